//! A plan being worked on: its steps to undo and whether it is saved.

use super::{Edit, Plan, ScenarioId};
use std::borrow::Cow;
use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// The most steps that can be undone; a step is a plan of some kilobytes.
const MOST_STEPS: usize = 10_000;

/// Names one state of one plan. Equal revisions mean equal plans, in all documents of a run, so
/// figures are cached by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Revision(u64);

impl Revision {
    fn next() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

/// A plan with its past and its undone future.
///
/// Whole plans are kept, not inverse operations: nothing can be forgotten. Edits that continue
/// each other (a drag, a spell of typing) are one step until [`Self::seal`] ends it.
///
/// A scenario may be open: edits then change it and leave the base, and panels show the plan as
/// the scenario has it. Which one is open is neither saved nor a step, but every step knows where
/// it was made, and undo goes there: nothing changes unseen.
#[derive(Clone, Debug)]
pub struct Document {
    now: State,
    past: VecDeque<Step>,
    future: Vec<Step>,
    /// The edits that the newest step still takes more of.
    open: Option<Spell>,
    saved: Option<Revision>,
    /// The open scenario; always one that the plan has.
    scenario: Option<ScenarioId>,
    /// The plan as the open scenario has it, and its own revision.
    shown: State,
}

#[derive(Clone, Debug)]
struct State {
    plan: Arc<Plan>,
    revision: Revision,
}

/// A state and the edit that lies between it and its neighbour towards the present.
#[derive(Clone, Debug)]
struct Step {
    edit: &'static str,
    state: State,
    seen: Seen,
}

/// The scenarios that were open before and after an edit.
#[derive(Clone, Copy, Debug)]
struct Seen {
    before: Option<ScenarioId>,
    after: Option<ScenarioId>,
}

/// Edits that continue each other: they have one name and concern one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Spell {
    edit: &'static str,
    subject: u32,
}

impl Document {
    /// A plan that stands in a file just as it is here.
    pub fn saved(plan: Plan) -> Self {
        let revision = Revision::next();
        let plan = Arc::new(plan);
        Self {
            now: State {
                plan: Arc::clone(&plan),
                revision,
            },
            past: VecDeque::new(),
            future: Vec::new(),
            open: None,
            saved: Some(revision),
            scenario: None,
            shown: State { plan, revision },
        }
    }

    /// A plan that is in no file yet; it counts as unsaved from the start.
    pub fn unsaved(plan: Plan) -> Self {
        Self {
            saved: None,
            ..Self::saved(plan)
        }
    }

    /// The plan as it stands, without what an open scenario changes.
    pub fn plan(&self) -> &Arc<Plan> {
        &self.now.plan
    }

    /// The name of this state.
    pub const fn revision(&self) -> Revision {
        self.now.revision
    }

    /// The plan as the open scenario has it; the base where none is open.
    pub fn shown(&self) -> &Arc<Plan> {
        &self.shown.plan
    }

    /// The name of the plan as the open scenario has it; the document's own where none is open.
    pub const fn shown_revision(&self) -> Revision {
        self.shown.revision
    }

    /// The scenario that edits change; `None` for the base.
    pub const fn scenario(&self) -> Option<ScenarioId> {
        self.scenario
    }

    /// Opens a scenario, or the base.
    pub fn open_scenario(&mut self, scenario: Option<ScenarioId>) {
        self.open = None;
        self.show(scenario);
    }

    fn show(&mut self, scenario: Option<ScenarioId>) {
        self.scenario = scenario.filter(|id| self.now.plan.scenario(*id).is_some());
        self.shown = match self.now.plan.in_scenario(self.scenario) {
            Cow::Borrowed(_) => self.now.clone(),
            // As it was, where the step did not concern it.
            Cow::Owned(plan) if plan == *self.shown.plan => self.shown.clone(),
            Cow::Owned(plan) => State {
                plan: Arc::new(plan),
                revision: Revision::next(),
            },
        };
    }

    /// The scenario of the plan before the newest step that the open one is compared with: itself,
    /// or where it was not there yet, what was open then.
    pub fn scenario_before(&self) -> Option<ScenarioId> {
        let step = self.past.back()?;
        let stood = self
            .scenario
            .is_none_or(|id| step.state.plan.scenario(id).is_some());
        if stood {
            self.scenario
        } else {
            step.seen.before
        }
    }

    /// The plan before the newest step, to compare with.
    pub fn before(&self) -> Option<(&Arc<Plan>, Revision)> {
        self.past
            .back()
            .map(|step| (&step.state.plan, step.state.revision))
    }

    /// Makes a change. An edit that changes nothing leaves no step.
    pub fn apply(&mut self, edit: Edit) {
        let spell = Spell {
            edit: edit.name(),
            subject: edit.subject(),
        };
        let continues = edit.continues();
        let mut plan = Plan::clone(&self.now.plan);
        let then = plan.apply_in(self.scenario, edit);
        if plan == *self.now.plan {
            return;
        }
        let seen = Seen {
            before: self.scenario,
            after: then,
        };
        let before = self.replace(plan);
        if !(continues && self.open == Some(spell)) {
            self.push_step(Step {
                edit: spell.edit,
                state: before,
                seen,
            });
        }
        self.open = continues.then_some(spell);
        self.drop_void_step();
        self.show(then);
    }

    /// Puts a plan in the place of the one that is open, which is handed back. What was undone is
    /// out of reach from here.
    fn replace(&mut self, plan: Plan) -> State {
        self.future.clear();
        let next = State {
            plan: Arc::new(plan),
            revision: Revision::next(),
        };
        std::mem::replace(&mut self.now, next)
    }

    /// Adds the newest step; the oldest goes where there would be too many.
    fn push_step(&mut self, step: Step) {
        if self.past.len() == MOST_STEPS {
            self.past.pop_front();
        }
        self.past.push_back(step);
    }

    /// A drag that came back to where it began is no step.
    fn drop_void_step(&mut self) {
        let Some(step) = self.past.back() else {
            return;
        };
        if step.state.plan == self.now.plan {
            self.now = step.state.clone();
            self.past.pop_back();
            self.open = None;
        }
    }

    /// Ends the step that a drag or typing made: the next edit begins a new one.
    pub const fn seal(&mut self) {
        self.open = None;
    }

    /// The name of the step that [`Self::undo`] takes back.
    pub fn undo_name(&self) -> Option<&'static str> {
        self.past.back().map(|step| step.edit)
    }

    /// The name of the step that [`Self::redo`] does again.
    pub fn redo_name(&self) -> Option<&'static str> {
        self.future.last().map(|step| step.edit)
    }

    /// Takes the newest step back.
    pub fn undo(&mut self) {
        self.open = None;
        if let Some(step) = self.past.pop_back() {
            let undone = std::mem::replace(&mut self.now, step.state);
            self.future.push(Step {
                state: undone,
                ..step
            });
            self.show(step.seen.before);
        }
    }

    /// Does the step that was undone last again.
    pub fn redo(&mut self) {
        self.open = None;
        if let Some(step) = self.future.pop() {
            let before = std::mem::replace(&mut self.now, step.state);
            self.past.push_back(Step {
                state: before,
                ..step
            });
            self.show(step.seen.after);
        }
    }

    /// Whether the plan stands in its file as it is here.
    pub fn is_saved(&self) -> bool {
        self.saved == Some(self.now.revision)
    }

    /// Notes that this revision stands in the file.
    pub const fn mark_saved(&mut self, revision: Revision) {
        self.saved = Some(revision);
        self.open = None;
    }

    /// Notes that no file holds the plan as it is here.
    pub const fn mark_unsaved(&mut self) {
        self.saved = None;
    }

    /// Takes over what the plan's file holds now, as one step: undoing it brings this plan back.
    pub fn take_from_file(&mut self, plan: Plan) {
        self.open = None;
        if plan != *self.now.plan {
            let step = Step {
                edit: "load from file",
                state: self.replace(plan),
                seen: Seen {
                    before: self.scenario,
                    after: self.scenario,
                },
            };
            self.push_step(step);
            self.show(self.scenario);
        }
        self.saved = Some(self.now.revision);
    }

    /// Whether nothing was ever changed, so that closing it loses nothing.
    pub fn is_untouched(&self) -> bool {
        self.past.is_empty() && self.future.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::Lovelace;

    fn pledge(ada: u64) -> Edit {
        Edit::SetPledge(Lovelace::from_whole_ada(ada))
    }

    #[test]
    fn a_drag_is_one_step_until_the_user_lets_go() {
        let mut document = Document::saved(Plan::new());
        let first = Arc::clone(document.plan());
        document.apply(pledge(1));
        document.apply(pledge(2));
        document.seal();
        document.apply(pledge(3));
        assert_eq!(document.undo_name(), Some("change pledge"));
        document.undo();
        assert_eq!(document.plan().terms.pledge, Lovelace::from_whole_ada(2));
        document.undo();
        assert_eq!(document.plan(), &first);
        assert_eq!(document.undo_name(), None);
        document.redo();
        document.redo();
        assert_eq!(document.plan().terms.pledge, Lovelace::from_whole_ada(3));
        assert_eq!(document.redo_name(), None);
    }

    #[test]
    fn undoing_to_the_saved_state_is_saved_again() {
        let mut document = Document::saved(Plan::new());
        assert!(document.is_saved());
        document.apply(pledge(1));
        assert!(!document.is_saved());
        document.undo();
        assert!(document.is_saved());
        document.redo();
        document.mark_saved(document.revision());
        document.undo();
        assert!(!document.is_saved());
    }

    #[test]
    fn what_changes_nothing_is_no_step() {
        let mut document = Document::saved(Plan::new());
        document.apply(pledge(100_000));
        assert!(document.is_untouched());
        document.apply(pledge(5));
        document.apply(pledge(100_000));
        assert!(document.is_untouched());
        assert!(document.is_saved());
    }

    #[test]
    fn a_new_edit_forgets_what_was_undone() {
        let mut document = Document::unsaved(Plan::new());
        document.apply(pledge(1));
        document.undo();
        document.apply(Edit::SetTitle("Other".to_owned()));
        assert_eq!(document.redo_name(), None);
        assert_eq!(document.undo_name(), Some("change title"));
    }
}
