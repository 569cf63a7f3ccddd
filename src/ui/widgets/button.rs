//! Buttons for commands.

use crate::ui::command::Command;
use crate::ui::focus::Explained as _;
use crate::ui::scene::Asks;
use egui::{Button, Ui};

/// A button that asks for a command, with its name and meaning.
pub fn command_button(ui: &mut Ui, command: Command, asks: &mut Asks) {
    let button = ui.button(command.text());
    if button.explained(command.tooltip()).clicked() {
        asks.command(command);
    }
}

/// A button with the keys of a command at its right.
pub fn with_keys<'a>(ui: &Ui, button: Button<'a>, command: Command) -> Button<'a> {
    match command.shortcuts().next() {
        Some(keys) => button.shortcut_text(ui.ctx().format_shortcut(&keys)),
        None => button,
    }
}
