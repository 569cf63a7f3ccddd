//! The view that is open, whichever it is: in the window, in a picture or before an audience.

pub mod compare;
pub mod luck;
pub mod map;
pub mod pledge;
pub mod split;
pub mod stake;
pub mod time;
pub mod worth;

use super::widgets::notices;
use super::{Asks, Scene, ViewState};
use crate::forecast::{MOST_BESIDE, ViewFigures};
use egui::Ui;
use jiff::civil::Date;
use map::PaintedMap;

/// The figures and pictures of the open view, computed before it is drawn.
#[derive(Clone, Copy)]
pub struct Ready<'a> {
    /// The figures of the view that is open.
    pub figures: &'a ViewFigures,
    /// The newest map that is painted.
    pub map: Option<&'a PaintedMap>,
    /// The day it is; `None` where what is shown must not depend on it.
    pub today: Option<Date>,
}

/// Draws the view whose figures are ready.
pub fn show(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut ViewState,
    ready: Ready<'_>,
    asks: &mut Asks,
) {
    let left_out = ready.figures.left_out();
    if left_out > 0 {
        let text = format!(
            "Drawn are the {MOST_BESIDE} plans nearest to the open one; {left_out} more scenarios \
             are pinned"
        );
        notices::line(ui, &text);
    }
    match ready.figures {
        ViewFigures::Stake(figures) => stake::show(ui, scene, view, figures.as_ref(), asks),
        ViewFigures::Pledge(figures) => pledge::show(ui, scene, view, figures.as_ref(), asks),
        ViewFigures::Map(plans) => {
            map::show(ui, scene, view, plans.as_ref(), ready.map, asks);
        }
        ViewFigures::Compare(comparison) => compare::show(ui, scene, view, comparison, asks),
        ViewFigures::Split(figures) => split::show(ui, scene, view, figures, ready.today, asks),
        ViewFigures::Luck(figures) => luck::show(ui, scene, view, figures.as_ref(), asks),
        ViewFigures::Worth(figures) => worth::show(ui, scene, view, figures.as_ref(), asks),
        ViewFigures::Time(figures) => time::show(ui, scene, view, figures.as_ref(), asks),
    }
}
