//! Names in a plot, kept apart from each other.

use super::series::Marker;
use crate::ui::theme;
use egui::{Color32, FontId, Painter, Pos2, Rect};
use egui_plot::{PlotPoint, PlotTransform};

/// Names at the top of the plot, in as many rows as they need to stay apart.
pub fn marker_labels(
    painter: &Painter,
    transform: &PlotTransform,
    markers: &[Marker],
    palette: &theme::Palette,
) {
    let frame = *transform.frame();
    let font = FontId::proportional(11.0);
    let mut sorted: Vec<&Marker> = markers.iter().collect();
    sorted.sort_by(|a, b| a.x.total_cmp(&b.x));
    let mut rows: Vec<f32> = Vec::new();
    for marker in sorted {
        let x = transform.position_from_point_x(marker.x);
        if !frame.x_range().contains(x) {
            continue;
        }
        let color = if marker.is_plan {
            palette.accent
        } else {
            palette.quiet
        };
        let galley = painter.layout_no_wrap(marker.text.clone(), font.clone(), color);
        let width = galley.size().x;
        // To the right of its line, unless that leaves the plot.
        let left = if x + 4.0 + width > frame.right() {
            (x - 4.0 - width).max(frame.left())
        } else {
            x + 4.0
        };
        let row = rows
            .iter()
            .position(|end| *end + 8.0 <= left)
            .unwrap_or(rows.len());
        let end = left + width;
        match rows.get_mut(row) {
            Some(taken) => *taken = end,
            None => rows.push(end),
        }
        let row = f32::from(u8::try_from(row).unwrap_or(u8::MAX));
        let top = frame.top() + 3.0 + row * (galley.size().y + 2.0);
        let rect = Rect::from_min_size(Pos2::new(left, top), galley.size());
        painter.rect_filled(rect.expand(1.0), 2.0, palette.canvas);
        painter.galley(rect.min, galley, color);
    }
}

/// A curve's end, with its name.
pub struct End {
    pub at: PlotPoint,
    pub name: String,
    pub color: Color32,
    /// Of the name, in logical pixels.
    pub size: f32,
}

/// Names at the right ends of curves, pushed apart where ends are close.
pub fn end_labels(painter: &Painter, transform: &PlotTransform, ends: Vec<End>, ground: Color32) {
    let frame = *transform.frame();
    let mut labels: Vec<(f32, Pos2, std::sync::Arc<egui::Galley>, Color32)> = ends
        .into_iter()
        .map(|end| {
            let at = transform.position_from_point(&end.at);
            let font = FontId::proportional(end.size);
            let galley = painter.layout_no_wrap(end.name, font, end.color);
            (at.y - galley.size().y - 1.0, at, galley, end.color)
        })
        .collect();
    labels.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut floor = frame.top() + 30.0;
    for (top, _, galley, _) in &mut labels {
        *top = top.max(floor);
        floor = *top + galley.size().y + 1.0;
    }
    // Whatever was pushed below the plot goes up again.
    let mut ceiling = frame.bottom() - 2.0;
    for (top, _, galley, _) in labels.iter_mut().rev() {
        *top = top.min(ceiling - galley.size().y);
        ceiling = *top;
    }
    for (top, at, galley, color) in labels {
        let right = at.x.min(frame.right()) - 8.0;
        let min = Pos2::new((right - galley.size().x).max(frame.left()), top);
        let rect = Rect::from_min_size(min, galley.size());
        painter.rect_filled(rect.expand2(egui::vec2(3.0, 0.0)), 3.0, ground);
        painter.galley(min, galley, color);
    }
}
