//! The parts of a figure: curves, and named places.

use egui::Color32;
use egui_plot::{LineStyle, PlotPoint};

/// A curve with its name at its right end.
pub struct Series {
    /// Stands at the end of the line.
    pub name: String,
    /// Of line and name.
    pub color: Color32,
    /// Tells lines apart without colour.
    pub style: LineStyle,
    /// In logical pixels.
    pub width: f32,
    /// In rising order of x.
    pub points: Vec<PlotPoint>,
}

/// A place on the x axis that has a name.
pub struct Marker {
    /// Its place.
    pub x: f64,
    /// Its name, with its figure.
    pub text: String,
    /// Whether it is the plan's own place.
    pub is_plan: bool,
}

/// Writes a place of an axis.
pub type Mark<'a> = Box<dyn Fn(f64) -> String + 'a>;
