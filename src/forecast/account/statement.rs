//! The reward account's real income divided among the owners, epoch by epoch.

use super::division::Division;
use super::{AccountIncome, Carried, Split};
use crate::chain::receipts::Receipt;
use crate::ledger::{Epoch, Lovelace, Pool};
use crate::plan::{Party, Plan, Take};

/// The income of several epochs divided, with what each leaves to the next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statement {
    /// One for each receipt, in the order of the epochs.
    pub rows: Vec<StatementRow>,
    /// Epochs between the first and the last of which nothing is said.
    pub missing: Vec<Epoch>,
}

/// One epoch of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementRow {
    /// The receipt of the epoch.
    pub receipt: Receipt,
    /// Whether something of the epoch was taken from the plan because the receipt does not say it.
    pub is_estimated: bool,
    /// The income divided.
    pub split: Split,
}

impl Statement {
    /// The income of all epochs.
    pub fn income(&self) -> Lovelace {
        self.rows.iter().map(|row| row.split.income.total).sum()
    }

    /// Every party's part of all epochs, in the order of [`Plan::parties`].
    pub fn totals(&self, plan: &Plan) -> Vec<(Party, Lovelace)> {
        let parties = plan.parties();
        let mut totals: Vec<(Party, Lovelace)> =
            parties.map(|party| (party, Lovelace::ZERO)).collect();
        for row in &self.rows {
            for ((_, total), (_, amount)) in totals.iter_mut().zip(row.split.parties()) {
                *total = total.saturating_add(amount);
            }
        }
        totals
    }

    /// The part of all epochs that stays in the account, assigned to nobody.
    pub fn unassigned(&self) -> Lovelace {
        self.rows.iter().map(|row| row.split.unassigned).sum()
    }

    /// The debts left after the last epoch.
    pub fn carried(&self) -> Carried {
        self.rows
            .last()
            .map(|row| row.split.carried.clone())
            .unwrap_or_default()
    }
}

/// Divides receipts as the plan's owners agreed, in the order of their epochs; what one epoch
/// leaves unpaid is carried into the next that is listed.
///
/// The parts of an epoch's income are worked out from its pool stake, owners' stake, fixed cost and
/// margin, which are the plan's where the receipt does not say them. The margin's part is exact to
/// one lovelace: rewards that differ by less than the account can tell have the same income.
pub fn statement(plan: &Plan, receipts: &[Receipt]) -> Statement {
    let mut receipts = receipts.to_vec();
    receipts.sort_by_key(|receipt| receipt.epoch);
    let missing = receipts
        .windows(2)
        .filter_map(|pair| match pair {
            [one, next] => Some(one.epoch.0.saturating_add(1)..next.epoch.0),
            _ => None,
        })
        .flatten()
        .take(MOST_MISSING)
        .map(Epoch)
        .collect();
    let steps = plan.agreement.steps_or_default();
    let owned = plan.owner_stake();
    let needs_price = steps.iter().any(|step| step.take.needs_price());
    let division = Division::of(plan);
    let mut carried = Carried::default();
    let mut rows = Vec::with_capacity(receipts.len());
    for receipt in receipts {
        let price = receipt.price.unwrap_or(plan.price.of_ada);
        let split = division.split_at(price, &income(plan, &receipt, owned), &carried);
        carried = split.carried.clone();
        let is_estimated = receipt.pool_stake.is_none()
            || receipt.owner_stake.is_none()
            || receipt.fixed_cost.is_none()
            || receipt.margin.is_none()
            || (needs_price && receipt.price.is_none());
        rows.push(StatementRow {
            receipt,
            is_estimated,
            split,
        });
    }
    Statement { rows, missing }
}

/// Missing epochs that are named at most.
const MOST_MISSING: usize = 1_000;

/// The income of a receipt in its parts, where the plan's owners hold `owned`.
fn income(plan: &Plan, receipt: &Receipt, owned: Lovelace) -> AccountIncome {
    let of_plan = owned.saturating_add(plan.delegated);
    let stake = receipt.pool_stake.unwrap_or(of_plan);
    let pool = Pool {
        stake,
        owner_stake: receipt.owner_stake.unwrap_or(owned).min(stake),
        pledge: Lovelace::ZERO,
        fixed_cost: receipt.fixed_cost.unwrap_or(plan.terms.fixed_cost),
        margin: receipt.margin.unwrap_or(plan.terms.margin),
    };
    let total = receipt.income;
    let fixed = total.min(pool.fixed_cost);
    let above = total.saturating_sub(fixed);
    let margin = pool
        .least_reward_paying(total)
        .map_or(Lovelace::ZERO, |reward| pool.margin_part(reward))
        .min(above);
    AccountIncome {
        total,
        fixed,
        margin,
        own_stake: above.saturating_sub(margin),
    }
}

impl Statement {
    /// Whether any step of the plan's agreement looks at the parts of the income, so that an
    /// estimated row may divide it otherwise than an exact one.
    pub fn parts_matter(plan: &Plan) -> bool {
        let steps = plan.agreement.steps_or_default();
        steps
            .iter()
            .any(|step| step.take.needs_parts() && !matches!(step.take, Take::Rest))
    }
}
