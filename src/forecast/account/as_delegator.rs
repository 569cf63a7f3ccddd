//! The same ada held by an owner's key, or under an ordinary delegation to the same pool.

use super::leaving::{Shares, with_pledge_met, with_stake};
use crate::forecast::model::Model;
use crate::forecast::outcome::Outcome;
use crate::ledger::Lovelace;
use crate::plan::{OwnerId, Party, Plan};

/// An owner's choice between holding as an owner and delegating.
#[derive(Clone, Debug)]
pub struct AsDelegator {
    /// The owner.
    pub owner: OwnerId,
    /// The ada in question.
    pub stake: Lovelace,
    /// The owner's part of an epoch today, by the agreement.
    pub as_owner: Lovelace,
    /// Delegating while the pledge stays as declared.
    pub delegating: Delegating,
    /// Delegating with the pledge lowered to what the owners still hold, where it would break.
    pub after_lowering: Option<Delegating>,
}

/// An epoch in which one owner's ada is delegated instead.
#[derive(Clone, Debug)]
pub struct Delegating {
    /// The delegation's own reward, paid directly by the ledger.
    pub direct: Lovelace,
    /// The owner's part by the agreement, without any owner's stake.
    pub from_account: Lovelace,
    /// The parts of the shared account and everyone else.
    pub shares: Shares,
}

impl Delegating {
    /// Both together.
    pub fn total(&self) -> Lovelace {
        self.direct.saturating_add(self.from_account)
    }
}

/// The choice of every owner, in the plan's order.
pub fn as_delegator(plan: &Plan, outcome: &Outcome) -> Vec<AsDelegator> {
    let model = &outcome.model;
    let today = Shares::of(plan, model);
    plan.owners
        .iter()
        .map(|owner| {
            let mut moved = with_stake(plan, owner.id, Lovelace::ZERO);
            moved.delegated = moved.delegated.saturating_add(owner.stake);
            let delegating = delegate(&moved, model, owner.id, owner.stake);
            let after_lowering = (!delegating.shares.is_pledge_met())
                .then(|| delegate(&with_pledge_met(&moved), model, owner.id, owner.stake));
            AsDelegator {
                owner: owner.id,
                stake: owner.stake,
                as_owner: today.split.of(Party::Owner(owner.id)),
                delegating,
                after_lowering,
            }
        })
        .collect()
}

fn delegate(plan: &Plan, model: &Model, owner: OwnerId, stake: Lovelace) -> Delegating {
    let shares = Shares::of(plan, model);
    Delegating {
        direct: shares.pool.member_reward(shares.parts.pool, stake),
        from_account: shares.split.of(Party::Owner(owner)),
        shares,
    }
}
