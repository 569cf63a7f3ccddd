//! The order in which a plan is presented.

use super::ScenarioId;

/// One stop of a presentation: a view of the plan as a scenario has it.
///
/// A scenario that is gone, or a view that the program does not know, stays in the list and is
/// passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The scenario; `None` for the base.
    pub scenario: Option<ScenarioId>,
    /// The view's word, such as `stake`.
    pub view: String,
}
