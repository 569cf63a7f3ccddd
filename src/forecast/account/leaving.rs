//! Everyone's income after an owner takes stake out of the pool.

use super::{AccountIncome, Carried, Split, split};
use crate::forecast::model::{Model, Parts};
use crate::ledger::{LedgerError, Lovelace, Pool};
use crate::plan::{Owner, OwnerId, Plan};
use rust_decimal::Decimal;

/// An epoch before and after a withdrawal.
#[derive(Clone, Debug)]
pub struct Leaving {
    /// The owner who takes stake out.
    pub owner: OwnerId,
    /// The stake taken out, at most all that the owner holds.
    pub amount: Lovelace,
    /// As the plan stands.
    pub before: Shares,
    /// With the stake gone and the pledge as declared.
    pub after: Shares,
    /// With the pledge lowered first to what the owners still hold, where it would break.
    pub after_lowering: Option<Shares>,
}

/// An epoch's income of everyone, at some stakes.
#[derive(Clone, Debug)]
pub struct Shares {
    /// The pool these are the shares of.
    pub pool: Pool,
    /// The pool's reward and its parts.
    pub parts: Parts,
    /// The parts of owners and reserves.
    pub split: Split,
    /// The delegators' simple return on stake, a year.
    pub delegator_ros: Decimal,
}

impl Shares {
    /// The shares of a plan whose performance stays that of `model`.
    pub(super) fn of(plan: &Plan, model: &Model) -> Self {
        let pool = plan.pool();
        let parts = model.parts(&pool);
        Self {
            pool,
            parts,
            split: split(plan, &AccountIncome::of(&parts), &Carried::default()),
            delegator_ros: model.return_on_stake(&pool),
        }
    }

    /// Whether the owners hold what the pool declares.
    pub fn is_pledge_met(&self) -> bool {
        self.pool.owner_stake >= self.pool.pledge
    }
}

impl Leaving {
    /// The loss of the pool as a whole, an epoch, where the pledge stays as declared.
    pub fn loss(&self) -> Lovelace {
        self.before.parts.pool.saturating_sub(self.after.parts.pool)
    }
}

/// An epoch before and after an owner takes `amount` out of the pool; `None` where the owner is gone.
/// The owner stays one of the agreement's parties, with what is left.
///
/// # Errors
/// When the plan's network or parameters are outside what the formulas are defined for.
pub fn leaving(
    plan: &Plan,
    owner: OwnerId,
    amount: Lovelace,
) -> Result<Option<Leaving>, LedgerError> {
    let Some(known) = plan.owner(owner) else {
        return Ok(None);
    };
    let model = Model::new(plan)?;
    let amount = amount.min(known.stake);
    let without = with_stake(plan, owner, known.stake.saturating_sub(amount));
    let after = Shares::of(&without, &model);
    let after_lowering =
        (!after.is_pledge_met()).then(|| Shares::of(&with_pledge_met(&without), &model));
    Ok(Some(Leaving {
        owner,
        amount,
        before: Shares::of(plan, &model),
        after,
        after_lowering,
    }))
}

/// The plan with another stake of one owner; the pledge stays.
pub(super) fn with_stake(plan: &Plan, id: OwnerId, stake: Lovelace) -> Plan {
    let mut plan = plan.clone();
    let mut owners = plan.owners.iter_mut();
    if let Some(owner) = owners.find(|owner: &&mut Owner| owner.id == id) {
        owner.stake = stake;
    }
    plan
}

/// The plan with its pledge lowered to what the owners hold, where they hold less.
pub(super) fn with_pledge_met(plan: &Plan) -> Plan {
    let mut plan = plan.clone();
    plan.terms.pledge = plan.terms.pledge.min(plan.owner_stake());
    plan
}
