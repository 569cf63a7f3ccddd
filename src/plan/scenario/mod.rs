//! Named what-ifs: the base plan plus a short list of changes.

mod change;
mod edit;
mod input;
mod look;
mod variants;
mod words;

pub use change::{Change, Changes};
pub use edit::ScenarioEdit;
pub use input::Input;
pub use look::{Dash, Hue};
pub use variants::Variants;
pub use words::ChangeLine;

use super::Plan;
use std::borrow::Cow;

/// Names one scenario for good, however the list is sorted or renamed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ScenarioId(pub u32);

/// The base plan with some of its inputs changed.
///
/// Only what differs is kept: an input without a change follows the base. A change to an owner or
/// a cost that the base no longer has stays in the list without effect, until it is reset.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// Stable within the plan.
    pub id: ScenarioId,
    /// Any text.
    pub name: String,
    /// Colour of its lines.
    pub hue: Hue,
    /// Tells its lines apart without colour.
    pub dash: Dash,
    /// A few sentences, shown as caption.
    pub note: String,
    /// Whether its curves are shown while another scenario is open.
    pub pinned: bool,
    /// The differences from the base.
    pub changes: Changes,
}

impl Scenario {
    /// The name, or what stands for one where it is empty.
    pub fn label(&self) -> &str {
        if self.name.is_empty() {
            "Scenario"
        } else {
            &self.name
        }
    }

    /// The ids of costs that the base does not have, and of the scenario's steps.
    pub(super) fn own_ids(&self) -> impl Iterator<Item = u32> {
        self.changes.iter().flat_map(|change| {
            if let Change::ExtraCost(cost) = change {
                vec![cost.id.0]
            } else if let Change::Steps(steps) = change {
                steps.iter().map(|step| step.id.0).collect()
            } else {
                Vec::new()
            }
        })
    }
}

impl Plan {
    /// The scenario with this id.
    pub fn scenario(&self, id: ScenarioId) -> Option<&Scenario> {
        self.scenarios.iter().find(|scenario| scenario.id == id)
    }

    /// The plan as a scenario has it: a plan of its own, which has no scenarios.
    #[must_use]
    pub fn with(&self, changes: &Changes) -> Self {
        let mut plan = Self {
            scenarios: Vec::new(),
            ..self.clone()
        };
        changes.make(&mut plan);
        plan
    }

    /// The plan as this scenario has it; the base itself for none, or for one that is gone.
    pub fn in_scenario(&self, id: Option<ScenarioId>) -> Cow<'_, Self> {
        match id.and_then(|id| self.scenario(id)) {
            Some(scenario) => Cow::Owned(self.with(&scenario.changes)),
            None => Cow::Borrowed(self),
        }
    }
}
