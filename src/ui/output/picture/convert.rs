//! Colours and places of egui as drawings have them.

use crate::export::picture::drawing::{Colour, Point};
use egui::{Color32, Pos2};

/// A colour that is seen.
pub fn colour(color: Color32) -> Option<Colour> {
    let [red, green, blue, opacity] = color.to_srgba_unmultiplied();
    // Premultiplied colours may add light without hiding anything; SVG has no such thing.
    (opacity > 0).then_some(Colour {
        red,
        green,
        blue,
        opacity,
    })
}

/// A place as drawings have it.
pub const fn point(at: Pos2) -> Point {
    Point::new(at.x, at.y)
}
