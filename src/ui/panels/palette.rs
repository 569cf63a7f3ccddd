//! The palette: every command by name, from the keyboard.

use crate::ui::command::{Available, Command};
use crate::ui::focus::Explained as _;
use crate::ui::scene::Asks;
use crate::ui::theme;
use crate::ui::widgets::with_keys;
use egui::{Button, Id, Key, Modal, RichText, TextEdit, Ui};

/// The query and the choice in the palette.
#[derive(Clone, Debug, Default)]
pub struct PaletteState {
    query: String,
    chosen: usize,
}

/// Draws the palette over the window. Returns whether it stays open.
pub fn show(
    ctx: &egui::Context,
    state: &mut PaletteState,
    available: Available,
    asks: &mut Asks,
) -> bool {
    let mut is_open = true;
    let modal = Modal::new(Id::unique("command palette")).show(ctx, |ui| {
        ui.set_width(420.0);
        is_open = contents(ui, state, available, asks);
    });
    is_open && !modal.should_close()
}

fn contents(ui: &mut Ui, state: &mut PaletteState, available: Available, asks: &mut Asks) -> bool {
    let palette = theme::of(ui);
    // Before the field takes them.
    let (up, down, enter) = ui.input_mut(|input| {
        let mut take = |key| input.consume_key(egui::Modifiers::NONE, key);
        (take(Key::ArrowUp), take(Key::ArrowDown), take(Key::Enter))
    });
    let field = TextEdit::singleline(&mut state.query)
        .hint_text("Type what you want to do")
        .desired_width(f32::INFINITY);
    let field = ui.add(field).explained("Find a command");
    field.request_focus();
    if field.changed() {
        state.chosen = 0;
    }
    let found: Vec<Command> = Command::all()
        .filter(|command| command.is_enabled(available) && matches(*command, &state.query))
        .collect();
    let last = found.len().saturating_sub(1);
    state.chosen = state.chosen.min(last);
    if up {
        state.chosen = state.chosen.saturating_sub(1);
    }
    if down {
        state.chosen = (state.chosen + 1).min(last);
    }
    if enter && let Some(command) = found.get(state.chosen) {
        asks.command(*command);
        return false;
    }
    let mut is_open = true;
    egui::ScrollArea::vertical()
        .max_height(320.0)
        .show(ui, |ui| {
            if found.is_empty() {
                ui.label(RichText::new("No command has this in its name").color(palette.quiet));
            }
            for (index, command) in found.iter().enumerate() {
                let button = Button::selectable(index == state.chosen, command.text())
                    .min_size(egui::vec2(ui.available_width(), 0.0));
                let button = with_keys(ui, button, *command);
                let response = ui.add(button).explained(command.tooltip());
                if index == state.chosen && (up || down) {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    asks.command(*command);
                    is_open = false;
                }
            }
        });
    is_open
}

/// Whether the letters of the query appear in the command's text or tooltip, word by word.
fn matches(command: Command, query: &str) -> bool {
    let text = format!("{} {}", command.text(), command.tooltip()).to_lowercase();
    query
        .to_lowercase()
        .split_whitespace()
        .all(|word| text.contains(word))
}
