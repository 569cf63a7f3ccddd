//! Small buttons: values that mean something, and choices side by side.

use crate::ui::focus::Explained as _;
use crate::ui::theme;
use egui::{Button, RichText, Ui};

/// A small button that snaps a value; says on hover what to. Returns whether it was clicked.
pub fn chip(ui: &mut Ui, text: &str, hint: &str) -> bool {
    let palette = theme::of(ui);
    ui.add(
        Button::new(RichText::new(text).small().color(palette.accent))
            .corner_radius(9.0)
            .min_size(egui::vec2(0.0, 18.0)),
    )
    .explained(hint)
    .clicked()
}

/// A row of chips that wraps.
pub fn chips(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(4.0, 4.0);
        ui.spacing_mut().button_padding = egui::vec2(7.0, 1.0);
        add(ui);
    });
}

/// Choices side by side of which one holds; for a row that wraps.
pub fn segmented<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    current: &mut T,
    choices: impl IntoIterator<Item = (T, String)>,
) {
    for (choice, text) in choices {
        let response = ui.selectable_label(*current == choice, text);
        if response.explained(name).clicked() {
            *current = choice;
        }
    }
}
