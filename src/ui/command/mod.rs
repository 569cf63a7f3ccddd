//! What a user can ask of the program: one table that feeds menus, keyboard and palette.

mod available;
mod scenario;

pub use available::Available;
pub use scenario::ScenarioCommand;

use super::state::{View, ViewState};
use egui::{Key, KeyboardShortcut, Modifiers};

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
    /// Something to ask of the scenarios.
    Scenario(ScenarioCommand),
    /// Copies the comparison of scenarios as a table.
    CopyTable(TableText),
    /// Shows or hides the inputs.
    ToggleInputs,
    /// Shows or hides "How this is computed".
    ToggleExplain,
    /// Larger text.
    ZoomIn,
    /// Smaller text.
    ZoomOut,
    /// Text as large as at the start.
    ZoomReset,
    /// Shows the plan to an audience.
    Present,
    /// What is presented, and in which order.
    Presentation,
    /// Fills the screen or stops doing so.
    FullScreen,
    /// The palette of commands.
    Palette,
    /// The list of shortcuts.
    Shortcuts,
    /// What the program is, its version and sources.
    About,
}

/// How a table is written to be pasted elsewhere.
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

    /// The whole table: these commands, and those of the scenarios.
    pub fn all() -> impl Iterator<Item = Self> {
        let scenarios = ScenarioCommand::ALL.into_iter().map(Self::Scenario);
        Self::ALL.into_iter().chain(scenarios)
    }

    /// What menus and the palette call it; `…` where it asks for more.
    pub fn text(self) -> &'static str {
        match self {
            Self::New => "New plan",
            Self::Open => "Open…",
            Self::OpenPath => "Type a path…",
            Self::OpenExample(index) => crate::plan::EXAMPLES
                .get(usize::from(index))
                .map_or("Example", |example| example.name),
            Self::OpenRecent(_) => "Open recent",
            Self::Recover => "Recover unsaved work…",
            Self::Save => "Save",
            Self::SaveAs => "Save as…",
            Self::ExportPicture => "Export picture…",
            Self::ExportData => "Export data…",
            Self::Close => "Close plan",
            Self::Quit => "Quit",
            Self::Undo => "Undo",
            Self::Redo => "Redo",
            Self::Show(View::Stake) => "Stake view",
            Self::Show(View::Pledge) => "Pledge view",
            Self::Show(View::Map) => "Map view",
            Self::Show(View::Split) => "Split view",
            Self::Show(View::Luck) => "Luck view",
            Self::Show(View::Worth) => "Worth-it view",
            Self::Show(View::Time) => "Time view",
            Self::Show(View::Compare) => "Compare view",
            Self::Scenario(command) => command.text(),
            Self::CopyTable(TableText::Tabs) => "Copy for a spreadsheet",
            Self::CopyTable(TableText::Markdown) => "Copy as Markdown",
            Self::ToggleInputs => "Inputs",
            Self::ToggleExplain => "How this is computed",
            Self::ZoomIn => "Larger text",
            Self::ZoomOut => "Smaller text",
            Self::ZoomReset => "Normal text size",
            Self::Present => "Present",
            Self::Presentation => "Presentation…",
            Self::FullScreen => "Full screen",
            Self::Palette => "Find a command…",
            Self::Shortcuts => "Keyboard shortcuts",
            Self::About => "About Poolwright",
        }
    }

    /// What it does, for who lingers.
    pub fn tooltip(self) -> &'static str {
        match self {
            Self::New => "Start from today’s network and usual terms",
            Self::Open => "Open a plan file",
            Self::OpenPath => "Open a plan file by typing where it is",
            Self::OpenExample(index) => crate::plan::EXAMPLES
                .get(usize::from(index))
                .map_or("An example plan", |example| example.about),
            Self::OpenRecent(_) => "Open a plan used lately",
            Self::Recover => "Restore or discard work that was not saved when Poolwright ended",
            Self::Save => "Save the plan to its file",
            Self::SaveAs => "Save the plan to another file",
            Self::ExportPicture => "Save or copy the view as a picture, SVG or PNG",
            Self::ExportData => "Save the figures behind the view as a table, CSV",
            Self::Close => "Back to the start screen",
            Self::Quit => "End Poolwright",
            Self::Undo => "Take the last change back",
            Self::Redo => "Do the undone change again",
            Self::Show(View::Stake) => "Rewards against delegated stake",
            Self::Show(View::Pledge) => "Rewards against pledge",
            Self::Show(View::Map) => "A figure over pledge and stake",
            Self::Show(View::Split) => {
                "Who gets what of the shared account, and what the owners sign"
            }
            Self::Show(View::Luck) => "Epochs without a block, and good and bad years",
            Self::Show(View::Worth) => "What pays its way, which fees stay attractive, and goals",
            Self::Show(View::Time) => "The years to come, from the first cost to payback",
            Self::Show(View::Compare) => "The base and its scenarios side by side",
            Self::Scenario(command) => command.tooltip(),
            Self::CopyTable(TableText::Tabs) => {
                "Copy the comparison of scenarios as cells divided by tabs, with exact numbers"
            }
            Self::CopyTable(TableText::Markdown) => {
                "Copy the comparison of scenarios as a Markdown table, rounded for reading"
            }
            Self::ToggleInputs => "Show or hide the inputs",
            Self::ToggleExplain => "The reward, step by step with this plan’s numbers",
            Self::ZoomIn => "Make everything larger",
            Self::ZoomOut => "Make everything smaller",
            Self::ZoomReset => "Back to the usual size",
            Self::Present => "Show the view large on the whole screen, a scenario at a time",
            Self::Presentation => {
                "Choose what is presented, in which order, and which input can be moved"
            }
            Self::FullScreen => "Fill the screen, or stop doing so",
            Self::Palette => "Search every command by name",
            Self::Shortcuts => "Every key and what it does",
            Self::About => "Version, licence and where the numbers come from",
        }
    }

    /// The keys that ask for it, the one that menus show first.
    pub fn shortcuts(self) -> &'static [KeyboardShortcut] {
        const fn command(key: Key) -> KeyboardShortcut {
            KeyboardShortcut::new(Modifiers::COMMAND, key)
        }
        const fn shifted(key: Key) -> KeyboardShortcut {
            KeyboardShortcut::new(
                Modifiers {
                    shift: true,
                    ..Modifiers::COMMAND
                },
                key,
            )
        }
        const fn plain(key: Key) -> KeyboardShortcut {
            KeyboardShortcut::new(Modifiers::NONE, key)
        }
        const NEW: &[KeyboardShortcut] = &[command(Key::N)];
        const OPEN: &[KeyboardShortcut] = &[command(Key::O)];
        const SAVE: &[KeyboardShortcut] = &[command(Key::S)];
        const SAVE_AS: &[KeyboardShortcut] = &[shifted(Key::S)];
        const PICTURE: &[KeyboardShortcut] = &[shifted(Key::E)];
        const CLOSE: &[KeyboardShortcut] = &[command(Key::W)];
        const QUIT: &[KeyboardShortcut] = &[command(Key::Q)];
        const UNDO: &[KeyboardShortcut] = &[command(Key::Z)];
        const REDO: &[KeyboardShortcut] = &[shifted(Key::Z), command(Key::Y)];
        const STAKE: &[KeyboardShortcut] = &[command(Key::Num1)];
        const PLEDGE: &[KeyboardShortcut] = &[command(Key::Num2)];
        const MAP: &[KeyboardShortcut] = &[command(Key::Num3)];
        const SPLIT: &[KeyboardShortcut] = &[command(Key::Num4)];
        const LUCK: &[KeyboardShortcut] = &[command(Key::Num5)];
        const WORTH: &[KeyboardShortcut] = &[command(Key::Num6)];
        const TIME: &[KeyboardShortcut] = &[command(Key::Num7)];
        const COMPARE: &[KeyboardShortcut] = &[command(Key::Num8)];
        const INPUTS: &[KeyboardShortcut] = &[command(Key::I)];
        const EXPLAIN: &[KeyboardShortcut] = &[command(Key::E)];
        const ZOOM_IN: &[KeyboardShortcut] = &[command(Key::Plus), command(Key::Equals)];
        const ZOOM_OUT: &[KeyboardShortcut] = &[command(Key::Minus)];
        const ZOOM_RESET: &[KeyboardShortcut] = &[command(Key::Num0)];
        #[cfg(not(target_os = "macos"))]
        const PRESENT: &[KeyboardShortcut] = &[plain(Key::F5)];
        #[cfg(target_os = "macos")]
        const PRESENT: &[KeyboardShortcut] = &[
            plain(Key::F5),
            KeyboardShortcut::new(Modifiers::MAC_CMD.plus(Modifiers::CTRL), Key::F),
        ];
        const FULL_SCREEN: &[KeyboardShortcut] = &[plain(Key::F11)];
        const PALETTE: &[KeyboardShortcut] = &[command(Key::K), shifted(Key::P)];
        const SHORTCUTS: &[KeyboardShortcut] = &[plain(Key::F1)];
        match self {
            Self::New => NEW,
            Self::Open => OPEN,
            Self::Save => SAVE,
            Self::SaveAs => SAVE_AS,
            Self::ExportPicture => PICTURE,
            Self::Close => CLOSE,
            Self::Quit => QUIT,
            Self::Undo => UNDO,
            Self::Redo => REDO,
            Self::Show(View::Stake) => STAKE,
            Self::Show(View::Pledge) => PLEDGE,
            Self::Show(View::Map) => MAP,
            Self::Show(View::Split) => SPLIT,
            Self::Show(View::Luck) => LUCK,
            Self::Show(View::Worth) => WORTH,
            Self::Show(View::Time) => TIME,
            Self::Show(View::Compare) => COMPARE,
            Self::Scenario(command) => command.shortcuts(),
            Self::ToggleInputs => INPUTS,
            Self::ToggleExplain => EXPLAIN,
            Self::ZoomIn => ZOOM_IN,
            Self::ZoomOut => ZOOM_OUT,
            Self::ZoomReset => ZOOM_RESET,
            Self::Present => PRESENT,
            Self::FullScreen => FULL_SCREEN,
            Self::Palette => PALETTE,
            Self::Shortcuts => SHORTCUTS,
            Self::CopyTable(_)
            | Self::OpenPath
            | Self::OpenExample(_)
            | Self::OpenRecent(_)
            | Self::Recover
            | Self::ExportData
            | Self::Presentation
            | Self::About => &[],
        }
    }

    /// Whether it can be carried out now.
    pub const fn is_enabled(self, available: Available) -> bool {
        match self {
            Self::Save
            | Self::SaveAs
            | Self::ExportPicture
            | Self::ExportData
            | Self::Present
            | Self::Presentation
            | Self::Close
            | Self::Show(_)
            | Self::CopyTable(_)
            | Self::ToggleInputs
            | Self::ToggleExplain => available.has_plan,
            Self::Scenario(command) => command.is_enabled(available),
            Self::Recover => available.has_left,
            Self::Undo => available.can_undo,
            Self::Redo => available.can_redo,
            Self::New
            | Self::Open
            | Self::OpenPath
            | Self::OpenExample(_)
            | Self::OpenRecent(_)
            | Self::Quit
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomReset
            | Self::FullScreen
            | Self::Palette
            | Self::Shortcuts
            | Self::About => true,
        }
    }

    /// Whether it is a switch that is on.
    pub fn is_on(self, view: &ViewState) -> Option<bool> {
        match self {
            Self::Show(shown) => Some(view.view == shown),
            Self::ToggleInputs => Some(view.shows_inputs()),
            Self::ToggleExplain => Some(view.explain_open),
            Self::New
            | Self::Open
            | Self::OpenPath
            | Self::OpenExample(_)
            | Self::OpenRecent(_)
            | Self::Recover
            | Self::Save
            | Self::SaveAs
            | Self::ExportPicture
            | Self::ExportData
            | Self::Close
            | Self::Quit
            | Self::Undo
            | Self::Redo
            | Self::Scenario(_)
            | Self::CopyTable(_)
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomReset
            | Self::Present
            | Self::Presentation
            | Self::FullScreen
            | Self::Palette
            | Self::Shortcuts
            | Self::About => None,
        }
    }

    /// The commands whose keys were pressed; takes the keys, those with most modifiers first, so
    /// that Shift+S is not also S.
    pub fn pressed(ctx: &egui::Context, available: Available) -> Vec<Self> {
        let mut table: Vec<(KeyboardShortcut, Self)> = std::iter::once(Self::Palette)
            .chain(Self::all())
            .flat_map(|command| command.shortcuts().iter().map(move |keys| (*keys, command)))
            .collect();
        table.sort_by_key(|(keys, _)| std::cmp::Reverse(modifiers(*keys)));
        ctx.input_mut(|input| {
            table
                .into_iter()
                .filter(|(keys, _)| input.consume_shortcut(keys))
                .map(|(_, command)| command)
                .filter(|command| command.is_enabled(available))
                .collect()
        })
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
        for command in std::iter::once(Command::Palette).chain(Command::all()) {
            for keys in command.shortcuts() {
                if let Some((_, other)) = seen.iter().find(|(known, _)| known == keys) {
                    panic!("{command:?} and {other:?} have the same keys");
                }
                seen.push((*keys, command));
            }
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
