//! A view of a plan with everything it shows computed at once, where there is no window that
//! computes it beside its frames: for pictures, tables and the stage.

pub mod caption;
pub mod picture;
pub mod stage;
pub mod table;

use super::views::Ready;
use super::views::map::{self, PaintedMap};
use super::{Beside, Look, Scene, View, ViewState};
use crate::forecast::{Figures, Map, Opened, Shown, ViewFigures, Wanted};
use crate::plan::{Plan, Scenario, ScenarioId};
use std::sync::Arc;

/// A plan as one of its scenarios has it, and the choices of how it is shown.
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

/// A subject with everything that its view shows.
pub struct SubjectFigures {
    subject: Subject,
    plan: Plan,
    shown: Shown,
    map: Option<PaintedMap>,
}

impl SubjectFigures {
    /// Computes what the subject's view shows.
    pub fn new(subject: Subject) -> Self {
        let wanted = subject.view.wanted_to_look_at();
        Self::with(subject, &wanted)
    }

    /// Computes these figures of the subject.
    pub fn with(subject: Subject, wanted: &Wanted) -> Self {
        let plan = subject.plan();
        let opened = Opened {
            base: &subject.base,
            scenario: subject.scenario,
            plan: &plan,
        };
        Self {
            shown: Shown::of(opened, wanted, subject.view.separators),
            map: None,
            plan,
            subject,
        }
    }

    /// Paints the map, where that is the view, with textures of `ctx`.
    pub fn paint(&mut self, ctx: &egui::Context, look: Look<'_>) {
        if let (Ok(outcome), View::Map) = (&self.shown.figures.outcome, self.subject.view.view) {
            let request = map::request(outcome, &self.subject.view, look);
            let mut map = Map::new(&outcome.model, request);
            map.range = look.hold("map, colours", map.range);
            self.map = Some(PaintedMap::new(ctx, Arc::new(map)));
        }
    }

    /// The scene that panels read.
    pub fn scene<'a>(&'a self, look: Look<'a>) -> Scene<'a> {
        let view = &self.subject.view;
        Scene {
            plan: &self.plan,
            figures: &self.shown.figures,
            before: None,
            separators: view.separators,
            dates: view.dates,
            beside: Beside::of(
                &self.subject.base,
                self.subject.scenario,
                &self.plan,
                self.shown.base.as_ref(),
                view.unit,
            ),
            look,
        }
    }

    /// The figures and the map that the view draws. They do not depend on the day.
    pub fn ready(&self) -> Ready<'_> {
        Ready {
            figures: &self.shown.view,
            map: self.map.as_ref(),
            today: None,
        }
    }

    /// The subject.
    pub const fn subject(&self) -> &Subject {
        &self.subject
    }

    /// The figures that every view has around it.
    pub const fn figures(&self) -> &Figures {
        &self.shown.figures
    }

    /// The figures of the view.
    pub const fn view(&self) -> &ViewFigures {
        &self.shown.view
    }
}
