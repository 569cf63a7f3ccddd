//! The open parts, choices and memories of the window: not the user's work, so neither in the plan
//! nor undone.

pub mod choice;
pub mod nudge;
pub mod picture;
pub mod recent;
pub mod split;
pub mod view;
pub mod wanted;
pub mod worth;

pub use choice::{Details, Lines, Motion, Unit, Zoom};
pub use nudge::Nudge;
pub use picture::PictureChoice;
pub use recent::Recent;
pub use split::{SplitSection, SplitState};
pub use view::View;

use crate::forecast::{MapFigure, Period, Scale};
use crate::number::{Dates, Separators};
use egui::ThemePreference;
use serde::{Deserialize, Serialize};
use worth::{Section, SeekState};

/// The window's state, kept between runs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct ViewState {
    /// The open view.
    pub view: View,
    /// Whether the inputs are shown.
    pub inputs_open: bool,
    /// Whether the window is too narrow for inputs beside the view; then they are a drawer.
    #[serde(skip)]
    pub is_narrow: bool,
    /// Whether the drawer of inputs is open.
    #[serde(skip)]
    pub drawer_open: bool,
    /// Whether the panel "How this is computed" is shown.
    pub explain_open: bool,
    /// The period of amounts.
    pub period: Period,
    /// The unit of amounts.
    pub unit: Unit,
    /// The part of the stake axis that is shown.
    pub stake_zoom: Zoom,
    /// The map's figure.
    pub map_figure: MapFigure,
    /// The map's axes.
    pub map_scale: Scale,
    /// The choices of the Split view.
    pub split: SplitState,
    /// The number of epochs that the Luck view looks at together.
    pub luck_epochs: u32,
    /// The stake, in lovelace, that the Luck view compares alone and pooled; the owners' stake
    /// where absent.
    pub compared_stake: Option<u64>,
    /// The year whose luck the Time view shows, counted from 1.
    pub luck_year: u32,
    /// The open section of the view "Worth it".
    pub worth_section: Section,
    /// The return that delegators can have elsewhere, in millionths a year; that of an ordinary pool
    /// where absent.
    pub benchmark: Option<u32>,
    /// The distance of a competitive pool from the best possible return, in millionths.
    pub competitive_distance: u32,
    /// The goal that is sought.
    #[serde(skip)]
    pub seek: SeekState,
    /// The style of numbers.
    pub separators: Separators,
    /// The style of dates.
    pub dates: Dates,
    /// Light, dark, or as the system has it.
    pub theme: ThemePreference,
    /// Whether things move on their way to a new place.
    pub motion: Motion,
    /// The input that can be moved on stage.
    pub nudge: Nudge,
    /// The kind of picture exported last.
    pub picture: PictureChoice,
    /// The figure of each scenario in plots of several.
    pub lines: Lines,
    /// Whether what can be changed about the open scenario is shown.
    #[serde(skip)]
    pub scenario_details: Details,
    /// Files opened lately.
    pub recent: Recent,
}

impl Default for ViewState {
    fn default() -> Self {
        Self {
            view: View::default(),
            inputs_open: true,
            is_narrow: false,
            drawer_open: false,
            explain_open: false,
            period: Period::default(),
            unit: Unit::default(),
            stake_zoom: Zoom::default(),
            map_figure: MapFigure::default(),
            map_scale: Scale::default(),
            split: SplitState::default(),
            luck_epochs: crate::ledger::EPOCHS_PER_YEAR,
            compared_stake: None,
            luck_year: 1,
            worth_section: Section::default(),
            benchmark: None,
            competitive_distance: 2_500,
            seek: SeekState::default(),
            separators: Separators::default(),
            dates: Dates::default(),
            theme: ThemePreference::System,
            motion: Motion::default(),
            nudge: Nudge::default(),
            picture: PictureChoice::default(),
            lines: Lines::default(),
            scenario_details: Details::default(),
            recent: Recent::default(),
        }
    }
}

impl ViewState {
    /// Whether the inputs are shown, beside the view or as a drawer over it.
    pub const fn shows_inputs(&self) -> bool {
        if self.is_narrow {
            self.drawer_open
        } else {
            self.inputs_open
        }
    }

    /// Shows or hides the inputs.
    pub const fn toggle_inputs(&mut self) {
        if self.is_narrow {
            self.drawer_open = !self.drawer_open;
        } else {
            self.inputs_open = !self.inputs_open;
        }
    }

    /// The heading of the open view.
    pub fn heading(&self) -> String {
        match self.view {
            View::Stake => format!("Rewards {} against total stake", self.period.text()),
            View::Pledge => format!("Rewards {} against pledge", self.period.text()),
            View::Map => format!("{} over stake and pledge", self.map_figure.text()),
            View::Compare => "The base and its scenarios compared".to_owned(),
            View::Split => "Who gets what of the shared account".to_owned(),
            View::Luck => "How lucky epochs and years are".to_owned(),
            View::Worth => "What makes it worth it".to_owned(),
            View::Time => "The years to come".to_owned(),
        }
    }
}
