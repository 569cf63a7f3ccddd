//! The conditions of commands.

/// The state of the program that decides which commands can be carried out.
#[derive(Clone, Copy, Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a question of its own"
)]
pub struct Available {
    /// Whether a plan is open.
    pub has_plan: bool,
    /// Whether there is a step to undo.
    pub can_undo: bool,
    /// Whether there is a step to redo.
    pub can_redo: bool,
    /// Whether the plan has scenarios.
    pub has_scenarios: bool,
    /// Whether one of them is open.
    pub in_scenario: bool,
    /// Whether an earlier run left work behind.
    pub has_left: bool,
}
