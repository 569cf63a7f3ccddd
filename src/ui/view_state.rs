//! What is open, chosen and remembered of the window: not the user's work, so neither in the plan
//! nor undone.

use crate::forecast::{MapFigure, OverlayCurves, Period, Scale};
use crate::ledger::Lovelace;
use crate::number::{Dates, Separators};
use crate::plan::OwnerId;
use crate::ui::nudge::Nudge;
use crate::ui::picture_dialog::PictureChoice;
use crate::ui::recent::Recent;
use crate::ui::scenario::Details;
use crate::ui::worth_view::{Section, SeekState};
use egui::ThemePreference;
use serde::{Deserialize, Serialize};

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
    /// What amounts are given for.
    pub period: Period,
    /// What amounts are given in.
    pub unit: Unit,
    /// How much of the stake axis is shown.
    pub stake_zoom: Zoom,
    /// The map's figure.
    pub map_figure: MapFigure,
    /// The map's axes.
    pub map_scale: Scale,
    /// What the view of the split shows.
    pub split: SplitState,
    /// How many epochs the Luck view looks at together.
    pub luck_epochs: u32,
    /// The stake, in lovelace, that the Luck view compares alone and pooled; the owners' stake
    /// where absent.
    pub compared_stake: Option<u64>,
    /// The year whose luck the Time view shows, counted from 1.
    pub luck_year: u32,
    /// What of the view "Worth it" is shown.
    pub worth_section: Section,
    /// What delegators can have elsewhere, in millionths a year; that of an ordinary pool where
    /// absent.
    pub benchmark: Option<u32>,
    /// How far below the best possible return a competitive pool may be, in millionths.
    pub competitive_distance: u32,
    /// The goal that is sought.
    #[serde(skip)]
    pub seek: SeekState,
    /// Which characters numbers are written with.
    pub separators: Separators,
    /// How dates are written.
    pub dates: Dates,
    /// Light, dark, or as the system has it.
    pub theme: ThemePreference,
    /// Whether things move on their way to a new place.
    pub motion: Motion,
    /// The input that can be moved on stage.
    pub nudge: Nudge,
    /// What kind of picture was exported last.
    pub picture: PictureChoice,
    /// What plots of several scenarios show of each.
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
}

/// What the centre shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum View {
    /// Rewards against total stake.
    #[default]
    Stake,
    /// Rewards against pledge.
    Pledge,
    /// A figure over pledge and stake.
    Map,
    /// Who gets what of the shared account.
    Split,
    /// How lucky epochs and years are.
    Luck,
    /// What makes it worth it.
    Worth,
    /// The years to come.
    Time,
    /// The base and its scenarios side by side.
    Compare,
}

impl View {
    /// Every view, in the order of the tabs.
    pub const ALL: [Self; 8] = [
        Self::Stake,
        Self::Pledge,
        Self::Map,
        Self::Split,
        Self::Luck,
        Self::Worth,
        Self::Time,
        Self::Compare,
    ];

    /// The tab's text.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Stake => "Stake",
            Self::Pledge => "Pledge",
            Self::Map => "Map",
            Self::Split => "Split",
            Self::Luck => "Luck",
            Self::Worth => "Worth it",
            Self::Time => "Time",
            Self::Compare => "Compare",
        }
    }

    /// What the headless commands call it, and the file names they suggest.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Stake => "stake",
            Self::Pledge => "pledge",
            Self::Map => "map",
            Self::Split => "split",
            Self::Luck => "luck",
            Self::Worth => "worth",
            Self::Time => "time",
            Self::Compare => "compare",
        }
    }

    /// Which curves of the scenarios beside the open one it shows.
    pub const fn overlay_curves(self) -> OverlayCurves {
        match self {
            Self::Stake | Self::Split => OverlayCurves::Stake,
            Self::Pledge => OverlayCurves::Pledge,
            Self::Luck => OverlayCurves::Luck,
            Self::Time => OverlayCurves::Years,
            Self::Map | Self::Worth | Self::Compare => OverlayCurves::None,
        }
    }
}

/// What the view of the split shows, and what is typed into it that is not in the plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SplitState {
    /// The open section.
    pub section: SplitSection,
    /// Who takes stake out; the last owner where this one is not there.
    #[serde(skip)]
    pub leaver: Option<OwnerId>,
    /// How much; all of it where nothing was typed.
    #[serde(skip)]
    pub leaving: Option<Lovelace>,
    /// The epoch of the re-registration; today's where none was typed.
    #[serde(skip)]
    pub register: Option<u32>,
    /// What the account received, as a table.
    #[serde(skip)]
    pub receipts: String,
}

/// The sections of the split.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum SplitSection {
    /// The agreement and what an epoch brings whom.
    #[default]
    Agreement,
    /// What happens when an owner takes stake out.
    Leaving,
    /// The same ada as an owner or as a delegator.
    AsDelegator,
    /// What is owed of what was really received.
    Statement,
    /// What the owners sign.
    TermSheet,
}

impl SplitSection {
    /// Every section, in the order of the buttons.
    pub const ALL: [Self; 5] = [
        Self::Agreement,
        Self::Leaving,
        Self::AsDelegator,
        Self::Statement,
        Self::TermSheet,
    ];

    /// The button's text.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Agreement => "Agreement",
            Self::Leaving => "Who leaves",
            Self::AsDelegator => "Owner or delegator",
            Self::Statement => "Statement",
            Self::TermSheet => "Term sheet",
        }
    }
}

/// What plots of several scenarios show of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lines {
    /// What operator and owners receive.
    #[default]
    Operator,
    /// What the pool as a whole earns.
    Pool,
    /// Fixed cost and margin.
    Fees,
    /// What delegators receive.
    Delegators,
    /// Every part of the open one's reward, and nothing of the others.
    Parts,
}

impl Lines {
    /// Every choice, in the order of the buttons.
    pub const ALL: [Self; 5] = [
        Self::Operator,
        Self::Pool,
        Self::Fees,
        Self::Delegators,
        Self::Parts,
    ];

    /// The button's text.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Operator => "Operator income",
            Self::Pool => "Pool reward",
            Self::Fees => "Fees",
            Self::Delegators => "Delegators",
            Self::Parts => "All parts of this one",
        }
    }
}

/// Whether panels, menus and what is scrolled move on their way, or are there at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Motion {
    /// As the system asks.
    #[default]
    System,
    /// They move.
    Full,
    /// They are there at once.
    Reduced,
}

impl Motion {
    /// Every choice, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::System, Self::Full, Self::Reduced];

    /// The menu's text.
    pub const fn text(self) -> &'static str {
        match self {
            Self::System => "Animated as the system",
            Self::Full => "Animated",
            Self::Reduced => "Without animation",
        }
    }

    /// Whether nothing moves, given what the system asks.
    pub const fn is_reduced(self, system_asks: bool) -> bool {
        match self {
            Self::System => system_asks,
            Self::Full => false,
            Self::Reduced => true,
        }
    }
}

/// What amounts are given in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unit {
    /// Ada.
    #[default]
    Ada,
    /// The plan's money, where ada has a price.
    Fiat,
}

/// How much of the stake axis is shown. Fixed steps, so that the axis holds still while the plan's
/// point is dragged along it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Zoom {
    /// Up to 2 M ada.
    Small,
    /// Up to 10 M ada.
    Medium,
    /// Up to 40 M ada.
    Large,
    /// Up to 1.6 times saturation.
    #[default]
    Whole,
}

impl Zoom {
    /// Every choice, in the order of the buttons.
    pub const ALL: [Self; 4] = [Self::Small, Self::Medium, Self::Large, Self::Whole];

    /// The button's text.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Small => "to 2M",
            Self::Medium => "to 10M",
            Self::Large => "to 40M",
            Self::Whole => "beyond saturation",
        }
    }

    /// Where the axis ends; `None` for all of it.
    pub const fn end(self) -> Option<Lovelace> {
        match self {
            Self::Small => Some(Lovelace::from_whole_ada(2_000_000)),
            Self::Medium => Some(Lovelace::from_whole_ada(10_000_000)),
            Self::Large => Some(Lovelace::from_whole_ada(40_000_000)),
            Self::Whole => None,
        }
    }
}
