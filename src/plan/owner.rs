//! Who pledges to the pool.

use crate::ledger::Lovelace;

/// Names one owner for good, however the list is sorted or renamed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OwnerId(pub u32);

/// Someone whose stake key is registered as an owner of the pool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    /// Stable within the plan.
    pub id: OwnerId,
    /// Any text.
    pub name: String,
    /// What this owner's key holds and delegates to the pool.
    pub stake: Lovelace,
    /// Whether this owner also runs the pool.
    pub role: Role,
    /// Free text.
    pub notes: String,
}

/// What an owner does for the pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Runs the pool and holds its cold key.
    Operator,
    /// Pledges only.
    Owner,
}
