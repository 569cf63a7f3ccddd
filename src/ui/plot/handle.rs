//! The plan's point in a plot, to drag or to move by keys.

use super::figure::Drawn;
use crate::ui::theme;
use egui::{CursorIcon, Key, Painter, Pos2, Rect, Sense, Stroke, Ui};
use egui_plot::PlotPoint;

/// The plan's point: a handle that can be dragged, or moved with the arrow keys once it has the
/// focus. Returns where it was moved to, in the plot's values.
pub fn handle(
    ui: &mut Ui,
    drawn: &Drawn,
    name: &str,
    at: PlotPoint,
    steps: (f64, f64),
) -> Option<PlotPoint> {
    let palette = theme::of(ui);
    let frame = *drawn.transform.frame();
    let center = drawn.transform.position_from_point(&at);
    if !frame.expand(8.0).contains(center) {
        return None;
    }
    let id = drawn.response.id.with(name);
    let rect = Rect::from_center_size(center, egui::Vec2::splat(26.0));
    let painter = ui.painter().with_clip_rect(frame.expand(10.0));
    if !drawn.has_controls {
        point(&painter, center, &palette);
        return None;
    }
    let response = ui
        .interact(rect, id, Sense::click_and_drag())
        .on_hover_cursor(CursorIcon::Grab);
    response.widget_info(|| egui::WidgetInfo::slider(true, at.x, name));
    let is_active = response.hovered() || response.dragged() || response.has_focus();
    if is_active {
        painter.circle_filled(center, 13.0, palette.accent.gamma_multiply(0.25));
    }
    point(&painter, center, &palette);
    if response.clicked() || response.drag_started() {
        response.request_focus();
    }
    if response.dragged()
        && let Some(pointer) = response.interact_pointer_pos()
    {
        let pointer = pointer.clamp(frame.min, frame.max);
        return Some(drawn.transform.value_from_position(pointer));
    }
    if response.has_focus() {
        ui.memory_mut(|memory| {
            memory.set_focus_lock_filter(
                response.id,
                egui::EventFilter {
                    horizontal_arrows: true,
                    vertical_arrows: true,
                    ..Default::default()
                },
            );
        });
        let pressed =
            |key| ui.input(|input| f64::from(u32::try_from(input.num_presses(key)).unwrap_or(0)));
        let right = pressed(Key::ArrowRight) - pressed(Key::ArrowLeft);
        let up = pressed(Key::ArrowUp) - pressed(Key::ArrowDown);
        if right.abs() + up.abs() > 0.0 {
            return Some(PlotPoint::new(at.x + right * steps.0, at.y + up * steps.1));
        }
    }
    None
}

/// Draws the plan's point.
fn point(painter: &Painter, center: Pos2, palette: &theme::Palette) {
    let ring = Stroke::new(2.0, palette.canvas);
    painter.circle(center, 6.5, palette.accent, ring);
}
