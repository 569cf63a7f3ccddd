//! How the window looks: colours, motion and the size of text, as commands.

use super::info::Info;
use crate::ui::state::{Motion, ViewState};
use egui::ThemePreference;

/// A choice of how the window looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appearance {
    /// Light, dark or as the system.
    Colours(ThemePreference),
    /// Whether things move.
    Motion(Motion),
    /// The size of text and all around it.
    Text(TextSize),
}

/// The sizes of text that are a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextSize {
    /// Three quarters.
    Small,
    /// As at the start.
    Usual,
    /// A quarter more.
    Large,
    /// Half as much again.
    Larger,
    /// Twice as large.
    Largest,
}

impl TextSize {
    /// The factor of all sizes.
    pub const fn factor(self) -> f32 {
        match self {
            Self::Small => 0.75,
            Self::Usual => 1.0,
            Self::Large => 1.25,
            Self::Larger => 1.5,
            Self::Largest => 2.0,
        }
    }
}

impl Appearance {
    /// The colours, in the order of the menu.
    pub const COLOURS: [Self; 3] = [
        Self::Colours(ThemePreference::System),
        Self::Colours(ThemePreference::Light),
        Self::Colours(ThemePreference::Dark),
    ];
    /// Ways of moving, in the order of the menu.
    pub const MOTIONS: [Self; 3] = [
        Self::Motion(Motion::System),
        Self::Motion(Motion::Full),
        Self::Motion(Motion::Reduced),
    ];
    /// Sizes of text.
    pub const TEXTS: [Self; 5] = [
        Self::Text(TextSize::Small),
        Self::Text(TextSize::Usual),
        Self::Text(TextSize::Large),
        Self::Text(TextSize::Larger),
        Self::Text(TextSize::Largest),
    ];

    /// Every choice.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::COLOURS
            .into_iter()
            .chain(Self::MOTIONS)
            .chain(Self::TEXTS)
    }

    /// Its row of the table.
    pub(super) fn info(self) -> Info {
        match self {
            Self::Colours(ThemePreference::System) => {
                Info::new("Colours as the system", "Appearance: as the desktop has it")
                    .switch(|view| view.theme == ThemePreference::System)
            }
            Self::Colours(ThemePreference::Light) => {
                Info::new("Light", "Appearance: light colours")
                    .switch(|view| view.theme == ThemePreference::Light)
            }
            Self::Colours(ThemePreference::Dark) => Info::new("Dark", "Appearance: dark colours")
                .switch(|view| view.theme == ThemePreference::Dark),
            Self::Motion(motion @ Motion::System) => {
                Info::new(motion.text(), "Appearance: motion of panels and menus")
                    .switch(|view| view.motion == Motion::System)
            }
            Self::Motion(motion @ Motion::Full) => Info::new(
                motion.text(),
                "Appearance: panels and menus move on their way",
            )
            .switch(|view| view.motion == Motion::Full),
            Self::Motion(motion @ Motion::Reduced) => Info::new(
                motion.text(),
                "Appearance: panels and menus are there at once, without motion",
            )
            .switch(|view| view.motion == Motion::Reduced),
            Self::Text(TextSize::Small) => Info::new("Text at 75 %", SIZE),
            Self::Text(TextSize::Usual) => Info::new("Text at 100 %", SIZE),
            Self::Text(TextSize::Large) => Info::new("Text at 125 %", SIZE),
            Self::Text(TextSize::Larger) => Info::new("Text at 150 %", SIZE),
            Self::Text(TextSize::Largest) => Info::new("Text at 200 %", SIZE),
        }
    }

    /// Makes the window look so.
    pub fn apply(self, ctx: &egui::Context, view: &mut ViewState) {
        match self {
            Self::Colours(theme) => view.theme = theme,
            Self::Motion(motion) => view.motion = motion,
            Self::Text(size) => ctx.set_zoom_factor(size.factor()),
        }
    }
}

const SIZE: &str = "Appearance: size of text and all around it";
