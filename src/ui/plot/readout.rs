//! The exact values under the pointer.

use super::figure::Drawn;
use crate::ui::theme;
use egui::{Color32, FontId, Pos2, Rect, Stroke, Ui};
use egui_plot::PlotPoint;

/// The exact values under the pointer, in a box beside it.
pub fn readout(ui: &Ui, drawn: &Drawn, lines: impl FnOnce(PlotPoint) -> Vec<(String, Color32)>) {
    let Some(pointer) = drawn.response.hover_pos().filter(|_| drawn.has_controls) else {
        return;
    };
    let frame = *drawn.transform.frame();
    if !frame.contains(pointer) {
        return;
    }
    let palette = theme::of(ui);
    let painter = ui.painter().with_clip_rect(frame);
    painter.vline(pointer.x, frame.y_range(), Stroke::new(1.0, palette.quiet));
    let galleys: Vec<_> = lines(drawn.transform.value_from_position(pointer))
        .into_iter()
        .map(|(text, color)| {
            let galley = painter.layout_no_wrap(text, FontId::proportional(12.0), color);
            (galley, color)
        })
        .collect();
    let width = galleys
        .iter()
        .map(|(galley, _)| galley.size().x)
        .fold(0.0, f32::max);
    let height: f32 = galleys
        .iter()
        .map(|(galley, _)| galley.size().y + 2.0)
        .sum();
    let size = egui::vec2(width + 16.0, height + 10.0);
    let left = if pointer.x + 14.0 + size.x > frame.right() {
        pointer.x - 14.0 - size.x
    } else {
        pointer.x + 14.0
    };
    let top = (pointer.y - size.y / 2.0).clamp(
        frame.top() + 2.0,
        (frame.bottom() - size.y - 2.0).max(frame.top() + 2.0),
    );
    let rect = Rect::from_min_size(Pos2::new(left.max(frame.left()), top), size);
    painter.rect(
        rect,
        5.0,
        palette.card.gamma_multiply(0.97),
        Stroke::new(1.0, palette.edge),
        egui::StrokeKind::Inside,
    );
    let mut at = rect.min + egui::vec2(8.0, 5.0);
    for (galley, color) in galleys {
        let row = galley.size().y + 2.0;
        painter.galley(at, galley, color);
        at.y += row;
    }
}
