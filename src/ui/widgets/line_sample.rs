//! A sample of a scenario's line.

use crate::plan::Dash;
use egui::{Color32, Painter, Rect, Shape, Stroke};

/// A piece of a line in a scenario's colour and pattern.
pub fn line_sample(painter: &Painter, rect: Rect, color: Color32, dash: Dash) {
    let ends = [rect.left_center(), rect.right_center()];
    let stroke = Stroke::new(2.0, color);
    match dash {
        Dash::Solid => {
            painter.line_segment(ends, stroke);
        }
        Dash::Long => painter.extend(Shape::dashed_line(&ends, stroke, 7.0, 3.0)),
        Dash::Short => painter.extend(Shape::dashed_line(&ends, stroke, 3.0, 2.0)),
        Dash::Dotted => painter.extend(Shape::dotted_line(&ends, color, 3.5, 1.2)),
    }
}
