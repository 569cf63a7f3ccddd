//! The view that is open, whichever it is: in the window, in a picture or before an audience.

pub mod compare;
pub mod luck;
pub mod map;
pub mod pledge;
pub mod split;
pub mod stake;
pub mod time;
pub mod worth;

use super::{Asks, Scene, View, ViewState};
use crate::forecast::{Comparison, Luck, Outlook, Worth};
use egui::Ui;
use jiff::civil::Date;
use map::PaintedMap;

/// What views show that neither the plan nor its figures hold, as far as it is there.
#[derive(Clone, Copy, Default)]
pub struct Ready<'a> {
    /// For the map.
    pub map: Option<&'a PaintedMap>,
    /// For the comparison.
    pub comparison: Option<&'a Comparison>,
    /// The day it is.
    pub today: Option<Date>,
    /// For the Luck view.
    pub luck: Option<&'a Luck>,
    /// For the view "Worth it".
    pub worth: Option<&'a Worth>,
    /// For the Time view.
    pub outlook: Option<&'a Outlook>,
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
        View::Stake => stake::show(ui, scene, view, asks),
        View::Pledge => pledge::show(ui, scene, view, asks),
        View::Map => map::show(ui, scene, view, ready.map, asks),
        View::Compare => compare::show(ui, scene, view, ready.comparison, asks),
        View::Split => split::show(ui, scene, view, ready.today, asks),
        View::Luck => luck::show(ui, scene, view, ready.luck, asks),
        View::Worth => worth::show(ui, scene, view, ready.worth, asks),
        View::Time => time::show(ui, scene, view, ready.outlook, asks),
    }
}

/// What the open view needs computed besides the figures, where it is none of the map's pictures.
#[derive(Clone, Debug, Default)]
pub struct Computed {
    luck: Option<Luck>,
    worth: Option<Worth>,
    outlook: Option<Outlook>,
}

impl Computed {
    /// Computes what the open view needs of a plan.
    pub fn of(scene: Scene<'_>, view: &ViewState) -> Self {
        let outcome = scene.outcome();
        let mut computed = Self::default();
        match view.view {
            View::Stake | View::Pledge | View::Map | View::Split | View::Compare => {}
            View::Luck => {
                let request = luck::request(view);
                computed.luck = outcome.and_then(|outcome| Luck::of(scene.plan, outcome, request));
            }
            View::Worth => {
                computed.worth = outcome.map(|outcome| {
                    let request = worth::request(scene, outcome, view);
                    Worth::of(scene.plan, outcome, request)
                });
            }
            View::Time => {
                // Where it is drawn among others it is computed already.
                let open = scene.beside.overlays.iter().find(|plan| plan.is_open);
                let known = open.map(|open| open.years.clone());
                computed.outlook = Some(known.unwrap_or_else(|| Outlook::of(scene.plan)));
            }
        }
        computed
    }

    /// As views take it.
    pub const fn ready(&self) -> Ready<'_> {
        Ready {
            map: None,
            comparison: None,
            today: None,
            luck: self.luck.as_ref(),
            worth: self.worth.as_ref(),
            outlook: self.outlook.as_ref(),
        }
    }
}
