//! The owners, who pledge to the pool.

use super::Plan;
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
    /// The stake of this owner's key, delegated to the pool.
    pub stake: Lovelace,
    /// Whether this owner also runs the pool.
    pub role: Role,
    /// Free text.
    pub notes: String,
}

/// The part an owner has in the pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Runs the pool and holds its cold key.
    Operator,
    /// Pledges only.
    Owner,
}

impl Plan {
    /// The owner with this id.
    pub fn owner(&self, id: OwnerId) -> Option<&Owner> {
        self.owners.iter().find(|owner| owner.id == id)
    }

    /// The operator: the first owner who runs the pool, or else the first owner.
    pub fn operator(&self) -> Option<&Owner> {
        let runs = |owner: &&Owner| owner.role == Role::Operator;
        self.owners
            .iter()
            .find(runs)
            .or_else(|| self.owners.first())
    }

    /// The stakes of all owners together.
    pub fn owner_stake(&self) -> Lovelace {
        self.owners.iter().map(|owner| owner.stake).sum()
    }
}
