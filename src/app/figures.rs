//! The figures of the open plan, computed once for each revision and each question of its views.

use crate::forecast::{Figures, Opened, Outcome, Shown, ViewFigures, Wanted};
use crate::number::Separators;
use crate::plan::{Document, Revision, ScenarioId};
use crate::ui::{Beside, ViewState};

/// The figures of the plan as it is shown, and of the revision before it.
#[derive(Default)]
pub struct ShownPlan {
    now: Option<(Key, Shown)>,
    before: Option<Before>,
    computations: u64,
}

/// The figures before the newest step.
struct Before {
    revision: Revision,
    scenario: Option<ScenarioId>,
    outcome: Option<Outcome>,
}

/// Everything that the figures depend on.
#[derive(Clone, Debug, PartialEq)]
struct Key {
    /// Of the plan, which pins scenarios beside the open one.
    base: Revision,
    /// Of the plan as the open scenario has it.
    shown: Revision,
    scenario: Option<ScenarioId>,
    separators: Separators,
    wanted: Wanted,
}

impl ShownPlan {
    /// Computes the figures of the document and of its open view, where they are not there yet.
    pub fn update(&mut self, document: &Document, view: &ViewState) {
        let key = Key {
            base: document.revision(),
            shown: document.shown_revision(),
            scenario: document.scenario(),
            separators: view.separators,
            wanted: view.wanted(document.shown()),
        };
        if self.now.as_ref().is_none_or(|(known, _)| *known != key) {
            let opened = Opened {
                base: document.plan(),
                scenario: document.scenario(),
                plan: document.shown(),
            };
            let shown = Shown::of(opened, &key.wanted, key.separators);
            self.computations += 1;
            self.now = Some((key, shown));
        }
        self.update_before(document);
    }

    fn update_before(&mut self, document: &Document) {
        let Some((plan, revision)) = document.before() else {
            self.before = None;
            return;
        };
        let scenario = document.scenario_before();
        let stands = |known: &Before| known.revision == revision && known.scenario == scenario;
        if !self.before.as_ref().is_some_and(stands) {
            self.before = Some(Before {
                revision,
                scenario,
                outcome: Outcome::of(&plan.in_scenario(scenario)).ok(),
            });
        }
    }

    /// Whether what is chosen in the view asks for other figures than those that are there.
    pub fn is_outdated(&self, document: &Document, view: &ViewState) -> bool {
        let asked = view.wanted(document.shown());
        self.now
            .as_ref()
            .is_some_and(|(known, _)| known.wanted != asked)
    }

    /// The number of computations since the window opened.
    pub const fn computations(&self) -> u64 {
        self.computations
    }

    /// The figures that every view has around it.
    pub fn figures(&self) -> Option<&Figures> {
        self.now.as_ref().map(|(_, shown)| &shown.figures)
    }

    /// The figures of the open view.
    pub fn view(&self) -> Option<&ViewFigures> {
        self.now.as_ref().map(|(_, shown)| &shown.view)
    }

    /// The figures before the newest step.
    pub fn before(&self) -> Option<&Outcome> {
        self.before.as_ref()?.outcome.as_ref()
    }

    /// The base that the open scenario is compared with.
    pub fn beside<'a>(&'a self, document: &'a Document, view: &ViewState) -> Beside<'a> {
        let base = self.now.as_ref().and_then(|(_, shown)| shown.base.as_ref());
        Beside::of(
            document.plan(),
            document.scenario(),
            document.shown(),
            base,
            view.unit,
        )
    }
}
