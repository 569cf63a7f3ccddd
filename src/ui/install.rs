//! A context made ready for panels and plots.

use super::focus::FocusRing;
use crate::ui::theme;
use egui::Theme;

/// Gives a context our fonts, colours and spacing.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(theme::fonts());
    ctx.add_plugin(FocusRing);
    for shade in [Theme::Light, Theme::Dark] {
        ctx.set_style_of(shade, theme::style(shade));
    }
    ctx.options_mut(|options| {
        // Zooming is a command like any other, with its own shortcuts.
        options.zoom_with_keyboard = false;
    });
}
