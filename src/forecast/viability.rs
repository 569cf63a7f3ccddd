//! The stake from which on the reward covers the fixed cost.

use super::bisect;
use super::model::Model;
use crate::ledger::Lovelace;

/// The part of a pool's stake that is pledged while the stake varies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pledged {
    /// The plan's pledge and owners' stake.
    AsPlanned,
    /// Nothing.
    Nothing,
    /// All of it.
    All,
}

/// The viability point: the smallest total stake whose reward is at least the fixed cost, to the
/// lovelace; `None` where none earns it.
pub fn viable(model: &Model, pledged: Pledged) -> Option<Lovelace> {
    stake_earning(model, pledged, model.pool.fixed_cost)
}

/// The smallest total stake with at least this pool reward; `None` where none has it.
pub fn stake_earning(model: &Model, pledged: Pledged, reward: Lovelace) -> Option<Lovelace> {
    let earns = |stake| {
        let stake = Lovelace(stake);
        let pool = match pledged {
            Pledged::AsPlanned => model.at_stake(stake),
            Pledged::Nothing => model.at_pledge(stake, Lovelace::ZERO),
            Pledged::All => model.at_pledge(stake, stake),
        };
        model.pool_reward(&pool) >= reward
    };
    let lowest = match pledged {
        Pledged::AsPlanned => model.pool.owner_stake,
        Pledged::Nothing | Pledged::All => Lovelace::ZERO,
    };
    // One above, since saturation is rounded down.
    let highest = model.rewards.saturation().saturating_add(Lovelace(1));
    bisect::first(lowest.0, highest.max(lowest).0, earns).map(Lovelace)
}
