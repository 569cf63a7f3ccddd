//! The view that is open, whichever it is: in the window, in a picture or before an audience.

use super::map_view::{self, PaintedMap};
use super::{Asks, Scene, View, ViewState, compare_view, pledge_view, split_view, stake_view};
use crate::forecast::Comparison;
use egui::Ui;
use jiff::civil::Date;

/// What views show that neither the plan nor its figures hold, as far as it is there.
#[derive(Clone, Copy, Default)]
pub struct Ready<'a> {
    /// For the map.
    pub map: Option<&'a PaintedMap>,
    /// For the comparison.
    pub comparison: Option<&'a Comparison>,
    /// The day it is.
    pub today: Option<Date>,
}

/// Draws the view that is open.
pub fn show(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut ViewState,
    ready: Ready<'_>,
    asks: &mut Asks,
) {
    match view.view {
        View::Stake => stake_view::show(ui, scene, view, asks),
        View::Pledge => pledge_view::show(ui, scene, view, asks),
        View::Map => map_view::show(ui, scene, view, ready.map, asks),
        View::Compare => compare_view::show(ui, scene, view, ready.comparison, asks),
        View::Split => split_view::show(ui, scene, view, ready.today, asks),
    }
}
