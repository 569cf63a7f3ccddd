//! Menus and pop-ups no higher than the window.

use crate::ui::focus;
use egui::{ScrollArea, TextWrapMode, Ui};

/// Draws contents as high as they are where there is room for them; the rest is scrolled to, by
/// the pointer or by where keys lead.
pub fn fitting<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let room = ui.ctx().content_rect().bottom() - ui.max_rect().top() - 16.0;
    let room = room.max(80.0);
    ScrollArea::vertical()
        .max_height(room)
        .min_scrolled_height(room)
        .show(ui, |ui| {
            let added = add(ui);
            focus::keep_in_sight(ui);
            added
        })
        .inner
}

/// As [`fitting()`], in a menu: nothing is broken into lines.
pub fn fitting_menu(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.style_mut().wrap_mode = Some(TextWrapMode::Extend);
    fitting(ui, add);
}
