//! One epoch's income of the shared reward account, divided among its owners.
//!
//! The steps of the agreement are carried out in their order over what is left. Nothing is lost:
//! what owners and reserves get, and what stays in the account because nobody is there to take
//! it, add up to the income to the lovelace.

pub mod along;
pub mod as_delegator;
pub mod division;
pub mod leaving;
pub mod safe_order;
pub mod sheet;
pub mod statement;

use super::model::Parts;
use crate::ledger::{EPOCHS_PER_YEAR, LOVELACE_PER_ADA, Lovelace, Ratio, mul_div_floor};
use crate::plan::{CostCurrency, Interval, OwnerId, Party, Plan, ReserveId, StepId, Take};
use division::Division;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The reward account's income of an epoch and its parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AccountIncome {
    /// The whole: the three parts together.
    pub total: Lovelace,
    /// `min(f̂, c)`.
    pub fixed: Lovelace,
    /// `floor((f̂−c)·m)`.
    pub margin: Lovelace,
    /// The rest: the reward of the owners' stake.
    pub own_stake: Lovelace,
}

/// The debts to steps that carry their shortfall forward.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Carried(BTreeMap<StepId, Lovelace>);

/// One epoch's income divided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// The income that was divided.
    pub income: AccountIncome,
    /// The steps carried out, in the agreement's order.
    pub steps: Vec<StepSplit>,
    /// Each owner's part, in the plan's order.
    pub owners: Vec<(OwnerId, Lovelace)>,
    /// Each reserve's part, in the agreement's order.
    pub reserves: Vec<(ReserveId, Lovelace)>,
    /// The part that stays in the account, assigned to nobody: 0 for an agreement without faults.
    pub unassigned: Lovelace,
    /// The debts of the next epoch.
    pub carried: Carried,
}

/// One step carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepSplit {
    /// The step.
    pub id: StepId,
    /// The debt of earlier epochs.
    pub carried_in: Lovelace,
    /// The amount to pay, `carried_in` included.
    pub due: Lovelace,
    /// The amount paid, had there been somebody to take it.
    pub paid: Lovelace,
    /// The payments, in the order that decides ties.
    pub payments: Vec<Payment>,
    /// The part that stays in the account because nobody is there to take it.
    pub unassigned: Lovelace,
    /// The debt left to the next epoch.
    pub carried_out: Lovelace,
    /// The income left for the steps after it.
    pub left: Lovelace,
}

/// One party's part of one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Payment {
    /// The party.
    pub party: Party,
    /// Its amount.
    pub amount: Lovelace,
    /// Whether a lovelace that did not come out even is in it.
    pub has_odd_lovelace: bool,
}

impl AccountIncome {
    /// The account's part of a pool reward.
    pub const fn of(parts: &Parts) -> Self {
        Self {
            total: parts.leader,
            fixed: parts.fixed,
            margin: parts.margin,
            own_stake: parts.own_stake,
        }
    }
}

impl Carried {
    /// The debt to a step.
    pub fn of(&self, step: StepId) -> Lovelace {
        self.0.get(&step).copied().unwrap_or_default()
    }

    /// The debt to all steps.
    pub fn total(&self) -> Lovelace {
        self.0.values().copied().sum()
    }
}

impl Split {
    /// Every party with its part, the owners in the plan's order, then the reserves.
    pub fn parties(&self) -> impl Iterator<Item = (Party, Lovelace)> + '_ {
        let owners = self.owners.iter();
        let owners = owners.map(|(id, amount)| (Party::Owner(*id), *amount));
        let reserves = self.reserves.iter();
        owners.chain(reserves.map(|(id, amount)| (Party::Reserve(*id), *amount)))
    }

    /// A single party's part; who wants all of them reads [`Self::parties`].
    pub fn of(&self, party: Party) -> Lovelace {
        match party {
            Party::Owner(id) => self
                .owners
                .iter()
                .find(|(owner, _)| *owner == id)
                .map(|(_, amount)| *amount),
            Party::Reserve(id) => self
                .reserves
                .iter()
                .find(|(reserve, _)| *reserve == id)
                .map(|(_, amount)| *amount),
        }
        .unwrap_or_default()
    }

    /// The parties whose part has a lovelace that did not come out even, by step.
    pub fn odd_lovelace(&self) -> impl Iterator<Item = (StepId, Party)> + '_ {
        let steps = self.steps.iter();
        steps.flat_map(|step| step.odd_lovelace().map(|party| (step.id, party)))
    }
}

impl StepSplit {
    /// The parties whose part has a lovelace that did not come out even.
    pub fn odd_lovelace(&self) -> impl Iterator<Item = Party> + '_ {
        let payments = self.payments.iter();
        let odd = payments.filter(|payment| payment.has_odd_lovelace);
        odd.map(|payment| payment.party)
    }
}

/// Divides an epoch's income as the plan's owners agreed, with what earlier epochs left unpaid.
///
/// Each step is due its amount and, where it carries shortfalls forward, what earlier epochs left
/// unpaid; it is paid as far as the income goes, at most its maximum. Amounts of an epoch and
/// shares are rounded down to the lovelace; what several parties divide is rounded by
/// [`Proportions::apportion`](crate::ledger::Proportions::apportion), ties going to whoever was
/// entered first. What a faulty step takes for nobody stays in the account. An epoch without income
/// pays nobody. Who divides several incomes makes one [`Division`] for all.
pub fn split(plan: &Plan, income: &AccountIncome, carried: &Carried) -> Split {
    Division::of(plan).split(income, carried)
}

/// A step's part of an epoch's income at a price of ada, before minimum and maximum.
fn amount_at(price: Decimal, take: &Take, income: &AccountIncome, left: Lovelace) -> Lovelace {
    match take {
        Take::Amount {
            amount,
            currency,
            every,
        } => epoch_amount(price, *amount, *currency, *every),
        Take::OfIncome(share) => part(income.total, *share),
        Take::OfRemainder(share) => part(left, *share),
        Take::FixedCost => income.fixed,
        Take::Margin => income.margin,
        Take::OwnStake => income.own_stake,
        Take::Rest => left,
    }
}

/// `floor(amount · share)`, a share above 1 counted as 1.
fn part(amount: Lovelace, share: Ratio) -> Lovelace {
    let share = share.min(Ratio::ONE);
    if let Some(product) = u128::from(amount.0).checked_mul(share.numerator()) {
        // At most the amount, since the share is at most 1.
        return u64::try_from(product / share.denominator()).map_or(amount, Lovelace);
    }
    mul_div_floor(
        &[u128::from(amount.0), share.numerator()],
        &[share.denominator()],
    )
    .unwrap_or(amount)
}

/// An epoch's part of an agreed amount at a price of ada: exact decimal arithmetic, rounded down to
/// the lovelace. 0 for money without a price; the largest amount there is beyond 28 digits.
pub fn epoch_amount(
    price: Decimal,
    amount: Decimal,
    currency: CostCurrency,
    every: Interval,
) -> Lovelace {
    let price = match currency {
        CostCurrency::Ada => Decimal::ONE,
        CostCurrency::Fiat if price > Decimal::ZERO => price,
        CostCurrency::Fiat => return Lovelace::ZERO,
    };
    let (Ok(amount), Ok(price)) = (Ratio::try_from(amount), Ratio::try_from(price)) else {
        return Lovelace(u64::MAX);
    };
    amount_in_lovelace(amount, price, every)
}

/// `floor(amount · 10^6 · times / (price · 73))`.
fn amount_in_lovelace(amount: Ratio, price: Ratio, every: Interval) -> Lovelace {
    mul_div_floor(
        &[
            amount.numerator(),
            price.denominator(),
            u128::from(LOVELACE_PER_ADA),
            u128::from(every.times_a_year()),
        ],
        &[
            amount.denominator(),
            price.numerator(),
            u128::from(EPOCHS_PER_YEAR),
        ],
    )
    .unwrap_or(Lovelace(u64::MAX))
}
