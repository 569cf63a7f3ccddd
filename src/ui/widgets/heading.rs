//! Headings within a view.

use crate::ui::theme;
use egui::{RichText, Ui};

/// The heading of a part of a view.
pub fn heading(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).strong().color(theme::of(ui).text));
}
