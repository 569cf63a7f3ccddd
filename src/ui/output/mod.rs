//! A view of a plan with everything it shows computed at once, where there is no window that
//! computes it beside its frames: for pictures, tables and the stage.

pub mod caption;
pub mod picture;
pub mod stage;
pub mod table;

use super::views::map;
use super::views::map::PaintedMap;
use super::views::{Computed, Ready};
use super::{Beside, Look, Scene, Unit, View, ViewState};
use crate::forecast::{Comparison, Figures, Map, Outcome, Overlays};
use crate::plan::{Plan, Scenario, ScenarioId};
use std::sync::Arc;

/// What is shown: a plan as one of its scenarios has it, and how.
#[derive(Clone)]
pub struct Subject {
    /// The plan with its scenarios.
    pub base: Arc<Plan>,
    /// The scenario that is shown; `None` for the base.
    pub scenario: Option<ScenarioId>,
    /// The view, and what is chosen in it.
    pub view: ViewState,
}

impl Subject {
    /// The name of the scenario, `None` for the base.
    pub fn scenario_name(&self) -> Option<&str> {
        self.base.scenario(self.scenario?).map(Scenario::label)
    }

    /// The plan as it is shown.
    pub fn plan(&self) -> Plan {
        self.base.in_scenario(self.scenario).into_owned()
    }
}

/// Everything that is shown of a subject.
pub struct Prepared {
    subject: Subject,
    plan: Plan,
    figures: Figures,
    base_outcome: Option<Outcome>,
    overlays: Overlays,
    comparison: Option<Comparison>,
    computed: Computed,
    map: Option<PaintedMap>,
}

impl Prepared {
    /// Computes what the subject's view shows.
    pub fn new(subject: Subject) -> Self {
        let plan = subject.plan();
        let view = &subject.view;
        let base = &subject.base;
        // Amounts in money would be compared at two prices.
        let is_comparable = view.unit == Unit::Ada || base.price == plan.price;
        let base_outcome = subject.scenario.filter(|_| is_comparable);
        let mut prepared = Self {
            figures: Figures::of(&plan, view.separators),
            base_outcome: base_outcome.and_then(|_| Outcome::of(base).ok()),
            overlays: Overlays::of(base, subject.scenario, view.view.overlay_curves()),
            comparison: (view.view == View::Compare).then(|| Comparison::of(base, view.separators)),
            computed: Computed::default(),
            map: None,
            plan,
            subject,
        };
        let scene = prepared.scene(Look::PICTURE);
        prepared.computed = Computed::of(scene, &prepared.subject.view);
        prepared
    }

    /// Paints what the view shows as pixels, with textures of `ctx`.
    pub fn paint(&mut self, ctx: &egui::Context, look: Look<'_>) {
        if let (Ok(outcome), View::Map) = (&self.figures.outcome, self.subject.view.view) {
            let request = map::request(outcome, &self.subject.view, look);
            let mut map = Map::new(&outcome.model, request);
            map.range = look.hold("map, colours", map.range);
            self.map = Some(PaintedMap::new(ctx, Arc::new(map)));
        }
    }

    /// What panels read.
    pub fn scene<'a>(&'a self, look: Look<'a>) -> Scene<'a> {
        Scene {
            plan: &self.plan,
            figures: &self.figures,
            before: None,
            separators: self.subject.view.separators,
            dates: self.subject.view.dates,
            beside: Beside {
                base: Some(&self.subject.base),
                open: self.subject.scenario,
                outcome: self.base_outcome.as_ref(),
                overlays: &self.overlays.list,
                stake_axis: self.overlays.stake_axis,
            },
            look,
        }
    }

    /// What takes longer than a frame to compute.
    pub fn ready(&self) -> Ready<'_> {
        Ready {
            map: self.map.as_ref(),
            comparison: self.comparison.as_ref(),
            // What is shown to look at does not depend on the day.
            today: None,
            ..self.computed.ready()
        }
    }

    /// What is shown.
    pub const fn subject(&self) -> &Subject {
        &self.subject
    }

    /// What it earns.
    pub const fn figures(&self) -> &Figures {
        &self.figures
    }

    /// What is drawn beside it.
    pub const fn overlays(&self) -> &Overlays {
        &self.overlays
    }
}
