//! Everything a user can ask of the program: one table that feeds menus, keyboard and palette.
//!
//! A command has one arm of [`Command::info`] here, and its work in [`crate::app`].

mod appearance;
mod available;
mod info;
mod scenario;

pub use appearance::{Appearance, TextSize};
pub use available::Available;
pub use info::Info;
pub use scenario::ScenarioCommand;

use super::state::{View, ViewState};
use crate::plan::EXAMPLES;
use egui::{Event, Key, KeyboardShortcut};
use info::{WITH_PLAN, ctrl, plain, shifted};

/// Something to ask of the app. Unlike an edit it may open a dialog and fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Starts a new plan.
    New,
    /// Opens a plan file.
    Open,
    /// Opens a plan file by typing its path.
    OpenPath,
    /// Opens the example with this index.
    OpenExample(u8),
    /// Opens the recent file with this index; not in the table, since files come and go.
    OpenRecent(u8),
    /// Opens a table of receipts into the statement; not in the table of commands.
    OpenTable,
    /// Offers work that an earlier run left behind.
    Recover,
    /// Saves to the plan's file.
    Save,
    /// Saves to another file.
    SaveAs,
    /// Asks what picture to make of the open view.
    ExportPicture,
    /// Writes the figures behind the open view.
    ExportData,
    /// Closes the plan and shows the start screen.
    Close,
    /// Ends the program.
    Quit,
    /// Takes the newest step back.
    Undo,
    /// Does the undone step again.
    Redo,
    /// Shows a view.
    Show(View),
    /// Asks something of the scenarios.
    Scenario(ScenarioCommand),
    /// Chooses how the window looks.
    Appearance(Appearance),
    /// Copies the comparison of scenarios as a table.
    CopyTable(TableText),
    /// Shows or hides the inputs.
    ToggleInputs,
    /// Shows or hides "How this is computed".
    ToggleExplain,
    /// Makes everything larger.
    ZoomIn,
    /// Makes everything smaller.
    ZoomOut,
    /// Makes everything as large as at the start.
    ZoomReset,
    /// Shows the plan to an audience.
    Present,
    /// Asks what is presented, in which order.
    Presentation,
    /// Fills the screen or stops doing so.
    FullScreen,
    /// Opens the palette of commands.
    Palette,
    /// Lists the shortcuts.
    Shortcuts,
    /// Says what the program is, its version and sources.
    About,
}

/// A way to write a table that is pasted elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableText {
    /// Cells divided by tabs.
    Tabs,
    /// Markdown.
    Markdown,
}

impl Command {
    /// Every command of the table, grouped as in the menus.
    pub const ALL: [Self; 37] = [
        Self::New,
        Self::Open,
        Self::OpenPath,
        Self::OpenExample(0),
        Self::OpenExample(1),
        Self::OpenExample(2),
        Self::OpenExample(3),
        Self::OpenExample(4),
        Self::Recover,
        Self::Save,
        Self::SaveAs,
        Self::ExportPicture,
        Self::ExportData,
        Self::Close,
        Self::Quit,
        Self::Undo,
        Self::Redo,
        Self::Show(View::Stake),
        Self::Show(View::Pledge),
        Self::Show(View::Map),
        Self::Show(View::Split),
        Self::Show(View::Luck),
        Self::Show(View::Worth),
        Self::Show(View::Time),
        Self::Show(View::Compare),
        Self::CopyTable(TableText::Tabs),
        Self::CopyTable(TableText::Markdown),
        Self::ToggleInputs,
        Self::ToggleExplain,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::ZoomReset,
        Self::Present,
        Self::Presentation,
        Self::FullScreen,
        Self::Shortcuts,
        Self::About,
    ];

    /// The whole table: these commands, those of the scenarios, and choices of appearance.
    pub fn all() -> impl Iterator<Item = Self> {
        let scenarios = ScenarioCommand::ALL.into_iter().map(Self::Scenario);
        let appearances = Appearance::all().map(Self::Appearance);
        Self::ALL.into_iter().chain(scenarios).chain(appearances)
    }

    /// Every pair of keys and command, the palette's among them.
    pub fn all_keys() -> impl Iterator<Item = (KeyboardShortcut, Self)> {
        std::iter::once(Self::Palette)
            .chain(Self::all())
            .flat_map(|command| command.shortcuts().map(move |keys| (keys, command)))
    }

    /// Its row of the table.
    #[expect(clippy::too_many_lines, reason = "a row for each command")]
    pub fn info(self) -> Info {
        match self {
            Self::New => Info::new("New plan", "Start from today’s network and usual terms")
                .keys(ctrl(Key::N)),
            Self::Open => Info::new("Open…", "Open a plan file").keys(ctrl(Key::O)),
            Self::OpenPath => Info::new("Type a path…", "Open a plan file by typing where it is"),
            Self::OpenExample(index) => EXAMPLES
                .get(usize::from(index))
                .map_or(Info::new("Example", "An example plan"), |example| {
                    Info::new(example.name, example.about)
                }),
            Self::OpenRecent(_) => Info::new("Open recent", "Open a plan used lately"),
            Self::OpenTable => {
                Info::new("Open a table…", "Take the receipts from a CSV file").when(WITH_PLAN)
            }
            Self::Recover => Info::new(
                "Recover unsaved work…",
                "Restore or discard work that was not saved when Poolwright ended",
            )
            .when(|now| now.has_left),
            Self::Save => Info::new("Save", "Save the plan to its file")
                .keys(ctrl(Key::S))
                .when(WITH_PLAN),
            Self::SaveAs => Info::new("Save as…", "Save the plan to another file")
                .keys(shifted(Key::S))
                .when(WITH_PLAN),
            Self::ExportPicture => Info::new(
                "Export picture…",
                "Save or copy the view as a picture, SVG or PNG",
            )
            .keys(shifted(Key::E))
            .when(WITH_PLAN),
            Self::ExportData => Info::new(
                "Export data…",
                "Save the figures behind the view as a table, CSV",
            )
            .when(WITH_PLAN),
            Self::Close => Info::new("Close plan", "Back to the start screen")
                .keys(ctrl(Key::W))
                .when(WITH_PLAN),
            Self::Quit => Info::new("Quit", "End Poolwright").keys(ctrl(Key::Q)),
            Self::Undo => Info::new("Undo", "Take the last change back")
                .keys(ctrl(Key::Z))
                .when(|now| now.can_undo),
            Self::Redo => Info::new("Redo", "Do the undone change again")
                .keys(shifted(Key::Z))
                .or(ctrl(Key::Y))
                .when(|now| now.can_redo),
            Self::Show(view) => show(view).when(WITH_PLAN),
            Self::Scenario(command) => command.info(),
            Self::Appearance(choice) => choice.info(),
            Self::CopyTable(TableText::Tabs) => Info::new(
                "Copy for a spreadsheet",
                "Copy the comparison of scenarios as cells divided by tabs, with exact numbers",
            )
            .when(WITH_PLAN),
            Self::CopyTable(TableText::Markdown) => Info::new(
                "Copy as Markdown",
                "Copy the comparison of scenarios as a Markdown table, rounded for reading",
            )
            .when(WITH_PLAN),
            Self::ToggleInputs => Info::new("Inputs", "Show or hide the inputs")
                .keys(ctrl(Key::I))
                .when(WITH_PLAN)
                .switch(ViewState::shows_inputs),
            Self::ToggleExplain => Info::new(
                "How this is computed",
                "The reward, step by step with this plan’s numbers",
            )
            .keys(ctrl(Key::E))
            .when(WITH_PLAN)
            .switch(|view| view.explain_open),
            Self::ZoomIn => Info::new("Larger text", "Make everything larger")
                .keys(ctrl(Key::Plus))
                .or(ctrl(Key::Equals)),
            Self::ZoomOut => {
                Info::new("Smaller text", "Make everything smaller").keys(ctrl(Key::Minus))
            }
            Self::ZoomReset => {
                Info::new("Normal text size", "Back to the usual size").keys(ctrl(Key::Num0))
            }
            Self::Present => {
                let info = Info::new(
                    "Present",
                    "Show the view large on the whole screen, a scenario at a time",
                )
                .keys(plain(Key::F5))
                .when(WITH_PLAN);
                #[cfg(target_os = "macos")]
                let info = info.or(KeyboardShortcut::new(
                    egui::Modifiers::MAC_CMD.plus(egui::Modifiers::CTRL),
                    Key::F,
                ));
                info
            }
            Self::Presentation => Info::new(
                "Presentation…",
                "Choose what is presented, in which order, and which input can be moved",
            )
            .when(WITH_PLAN),
            Self::FullScreen => {
                Info::new("Full screen", "Fill the screen, or stop doing so").keys(plain(Key::F11))
            }
            Self::Palette => Info::new("Find a command…", "Search every command by name")
                .keys(ctrl(Key::K))
                .or(shifted(Key::P)),
            Self::Shortcuts => {
                Info::new("Keyboard shortcuts", "Every key and what it does").keys(plain(Key::F1))
            }
            Self::About => Info::new(
                "About Poolwright",
                "Version, licence and where the numbers come from",
            ),
        }
    }

    /// Its name in menus and the palette; `…` where it asks for more.
    pub fn text(self) -> &'static str {
        self.info().text
    }

    /// Its meaning, for who lingers.
    pub fn tooltip(self) -> &'static str {
        self.info().tooltip
    }

    /// The keys that ask for it, the one that menus show first.
    pub fn shortcuts(self) -> impl Iterator<Item = KeyboardShortcut> {
        self.info().shortcuts()
    }

    /// Whether it can be carried out now.
    pub fn is_enabled(self, available: Available) -> bool {
        self.info().is_enabled(available)
    }

    /// Whether it is on, where it is a switch.
    pub fn is_on(self, view: &ViewState) -> Option<bool> {
        self.info().is_on(view)
    }

    /// The command that an event asks for, where it is one of its keys: the one with most modifiers,
    /// so that Shift+S is not also S.
    pub fn of(event: &Event) -> Option<Self> {
        let Event::Key {
            key,
            pressed: true,
            modifiers: held,
            ..
        } = event
        else {
            return None;
        };
        Self::all_keys()
            .filter(|(keys, _)| keys.logical_key == *key && held.matches_logically(keys.modifiers))
            .max_by_key(|(keys, _)| modifiers(*keys))
            .map(|(_, command)| command)
    }
}

/// The row of a view.
fn show(view: View) -> Info {
    match view {
        View::Stake => Info::new("Stake view", "Rewards against delegated stake")
            .keys(ctrl(Key::Num1))
            .switch(|state| state.view == View::Stake),
        View::Pledge => Info::new("Pledge view", "Rewards against pledge")
            .keys(ctrl(Key::Num2))
            .switch(|state| state.view == View::Pledge),
        View::Map => Info::new("Map view", "A figure over pledge and stake")
            .keys(ctrl(Key::Num3))
            .switch(|state| state.view == View::Map),
        View::Split => Info::new(
            "Split view",
            "Who gets what of the shared account, and what the owners sign",
        )
        .keys(ctrl(Key::Num4))
        .switch(|state| state.view == View::Split),
        View::Luck => Info::new(
            "Luck view",
            "Epochs without a block, and good and bad years",
        )
        .keys(ctrl(Key::Num5))
        .switch(|state| state.view == View::Luck),
        View::Worth => Info::new(
            "Worth-it view",
            "What pays its way, which fees stay attractive, and goals",
        )
        .keys(ctrl(Key::Num6))
        .switch(|state| state.view == View::Worth),
        View::Time => Info::new(
            "Time view",
            "The years to come, from the first cost to payback",
        )
        .keys(ctrl(Key::Num7))
        .switch(|state| state.view == View::Time),
        View::Compare => Info::new("Compare view", "The base and its scenarios side by side")
            .keys(ctrl(Key::Num8))
            .switch(|state| state.view == View::Compare),
    }
}

fn modifiers(keys: KeyboardShortcut) -> u8 {
    let held = keys.modifiers;
    u8::from(held.alt) + u8::from(held.shift) + u8::from(held.command || held.ctrl)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commands_share_their_keys() {
        let mut seen: Vec<(KeyboardShortcut, Command)> = Vec::new();
        for (keys, command) in Command::all_keys() {
            if let Some((_, other)) = seen.iter().find(|(known, _)| *known == keys) {
                panic!("{command:?} and {other:?} have the same keys");
            }
            seen.push((keys, command));
        }
        assert!(seen.len() > 20);
    }

    #[test]
    fn every_command_says_what_it_is_and_does() {
        for command in Command::all() {
            assert!(!command.text().is_empty() && !command.tooltip().is_empty());
            assert!(!command.tooltip().ends_with('.'));
        }
        assert_eq!(
            Command::ALL
                .iter()
                .filter(|c| matches!(c, Command::OpenExample(_)))
                .count(),
            crate::plan::EXAMPLES.len()
        );
    }
}
