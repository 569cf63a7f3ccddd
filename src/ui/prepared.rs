//! A view of a plan with everything it shows computed at once, where there is no window that
//! computes it beside its frames: for pictures and for the stage.

use super::map_view::{self, PaintedMap};
use super::view::Ready;
use super::{Look, Scene, View, ViewState};
use crate::forecast::{Figures, Map};
use crate::plan::Plan;
use std::sync::Arc;

/// A plan, what it earns, and what the view shows of it.
pub struct Prepared {
    plan: Arc<Plan>,
    view: ViewState,
    figures: Figures,
    map: Option<PaintedMap>,
}

impl Prepared {
    /// Computes what the view that is open in `view` shows. Textures are made in `ctx`.
    pub fn new(ctx: &egui::Context, plan: Arc<Plan>, view: &ViewState, look: Look<'_>) -> Self {
        let figures = Figures::of(&plan, view.separators);
        let map = match (&figures.outcome, view.view) {
            (Ok(outcome), View::Map) => {
                let request = look.hold_map(map_view::request(outcome, view));
                let mut map = Map::new(&outcome.model, request);
                map.range = look.hold("map, colours", map.range);
                Some(PaintedMap::new(ctx, Arc::new(map)))
            }
            _ => None,
        };
        Self {
            plan,
            view: view.clone(),
            figures,
            map,
        }
    }

    /// What panels read.
    pub fn scene<'a>(&'a self, look: Look<'a>) -> Scene<'a> {
        Scene {
            plan: &self.plan,
            figures: &self.figures,
            before: None,
            separators: self.view.separators,
            look,
        }
    }

    /// What took longer than a frame to compute.
    pub fn ready(&self) -> Ready<'_> {
        Ready {
            map: self.map.as_ref(),
        }
    }

    /// What is shown, and how.
    pub const fn view(&self) -> &ViewState {
        &self.view
    }
}
