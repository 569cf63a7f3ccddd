//! Figures of the open plan, computed once a revision.

use crate::forecast::{Comparison, Figures, Outcome, OverlayCurves, Overlays};
use crate::number::Separators;
use crate::plan::{Document, Revision, ScenarioId};
use crate::ui::{Beside, Unit, View, ViewState};

/// A value and what it was computed for.
type Kept<K, V> = Option<(K, V)>;

/// The figures of one revision, of the one before it, and of the scenarios beside it.
#[derive(Default)]
pub struct Derived {
    now: Option<(Revision, Separators, Figures)>,
    before: Kept<(Revision, Option<ScenarioId>), Option<Outcome>>,
    base: Kept<Revision, Option<Outcome>>,
    overlays: Kept<(Revision, Option<ScenarioId>, OverlayCurves), Overlays>,
    comparison: Kept<(Revision, Separators), Comparison>,
    /// Whether what the base earns is said beside what the open scenario earns.
    compares_with_base: bool,
}

impl Derived {
    /// Computes what the document's state and the open view need and is not there yet.
    pub fn update(&mut self, document: &Document, view: &ViewState) {
        let revision = document.shown_revision();
        let separators = view.separators;
        let stands = |(known, written, _): &(Revision, Separators, Figures)| {
            *known == revision && *written == separators
        };
        if !self.now.as_ref().is_some_and(stands) {
            let figures = Figures::of(document.shown(), separators);
            self.now = Some((revision, separators, figures));
        }
        self.update_before(document);
        self.update_beside(document, view);
        let key = (document.revision(), separators);
        if view.view == View::Compare && !is_for(self.comparison.as_ref(), &key) {
            let comparison = Comparison::of(document.plan(), separators);
            self.comparison = Some((key, comparison));
        }
    }

    fn update_before(&mut self, document: &Document) {
        let Some((plan, revision)) = document.before() else {
            self.before = None;
            return;
        };
        let scenario = document.scenario_before();
        let key = (revision, scenario);
        if !is_for(self.before.as_ref(), &key) {
            let outcome = Outcome::of(&plan.in_scenario(scenario)).ok();
            self.before = Some((key, outcome));
        }
    }

    fn update_beside(&mut self, document: &Document, view: &ViewState) {
        let (revision, open) = (document.revision(), document.scenario());
        if open.is_some() && !is_for(self.base.as_ref(), &revision) {
            self.base = Some((revision, Outcome::of(document.plan()).ok()));
        }
        // Amounts in money would be compared at two prices.
        let in_money = view.unit == Unit::Fiat;
        self.compares_with_base =
            open.is_some() && !(in_money && document.plan().price != document.shown().price);
        let curves = view.view.overlay_curves();
        let key = (revision, open, curves);
        if !is_for(self.overlays.as_ref(), &key) {
            let overlays = Overlays::of(document.plan(), open, curves);
            self.overlays = Some((key, overlays));
        }
    }

    /// The figures of the plan as it is shown.
    pub fn figures(&self) -> Option<&Figures> {
        self.now.as_ref().map(|(.., figures)| figures)
    }

    /// The figures before the newest step.
    pub fn before(&self) -> Option<&Outcome> {
        self.before
            .as_ref()
            .and_then(|(_, outcome)| outcome.as_ref())
    }

    /// What the plan is shown beside.
    pub fn beside<'a>(&'a self, document: &'a Document) -> Beside<'a> {
        let base = self.base.as_ref().filter(|_| self.compares_with_base);
        let overlays = self.overlays.as_ref().map(|(_, overlays)| overlays);
        Beside {
            base: Some(document.plan()),
            open: document.scenario(),
            outcome: base.and_then(|(_, outcome)| outcome.as_ref()),
            overlays: overlays.map_or(&[], |overlays| &overlays.list),
            stake_axis: overlays
                .map(|overlays| overlays.stake_axis)
                .unwrap_or_default(),
        }
    }

    /// The scenarios side by side, while that view is open.
    pub fn comparison(&self) -> Option<&Comparison> {
        self.comparison.as_ref().map(|(_, comparison)| comparison)
    }
}

/// Whether a kept value was computed for this.
fn is_for<K: PartialEq, V>(kept: Option<&(K, V)>, key: &K) -> bool {
    kept.is_some_and(|(known, _)| known == key)
}
