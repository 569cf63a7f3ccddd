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

/// Owners are asked about as long as their number times that of all stays below this: each choice
/// divides the account anew among all owners, while a frame waits.
const MOST_PARTS: usize = 100_000;

/// Whose choice is worked out even among any number of owners.
const FEWEST_CHOICES: usize = 10;

/// The choice of every owner, in the plan's order; of the first ones where there are hundreds.
pub fn as_delegator(plan: &Plan, outcome: &Outcome) -> Vec<AsDelegator> {
    let model = &outcome.model;
    let today = Shares::of(plan, model);
    let count = plan.owners.len();
    let most = (MOST_PARTS / count.max(1)).max(FEWEST_CHOICES);
    plan.owners
        .iter()
        .zip(&today.split.owners)
        .take(most)
        .map(|(owner, (_, as_owner))| {
            let mut moved = with_stake(plan, owner.id, Lovelace::ZERO);
            moved.delegated = moved.delegated.saturating_add(owner.stake);
            let delegating = delegate(&moved, model, owner.id, owner.stake);
            let after_lowering = (!delegating.shares.is_pledge_met())
                .then(|| delegate(&with_pledge_met(&moved), model, owner.id, owner.stake));
            AsDelegator {
                owner: owner.id,
                stake: owner.stake,
                as_owner: *as_owner,
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
