//! Buttons: for commands, and small ones with a sign.

use crate::ui::command::Command;
use crate::ui::focus::Explained as _;
use crate::ui::scene::Asks;
use egui::{Button, Response, Role, Ui, WidgetInfo};

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

/// A small button with a sign such as × or ↑, and a name that tells it from its like. Returns
/// whether it was clicked.
pub fn sign_button(ui: &mut Ui, sign: &str, name: &str, is_enabled: bool) -> bool {
    let button = ui.add_enabled(is_enabled, Button::new(sign).small());
    named(&button, name);
    button.explained(name).clicked()
}

/// Names a button to screen readers where its text does not.
pub fn named(button: &Response, name: &str) {
    button.widget_info(|| WidgetInfo::labeled(Role::Button, button.enabled(), name));
}
