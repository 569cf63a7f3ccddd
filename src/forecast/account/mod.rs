//! One epoch's income of the shared reward account, divided among its owners.
//!
//! The steps of the agreement are carried out in their order over what is left. Nothing is lost:
//! what owners and reserves get, and what stays in the account because nobody is there to take
//! it, add up to the income to the lovelace.

pub mod as_delegator;
pub mod leaving;
pub mod safe_order;
pub mod sheet;
pub mod statement;

use super::model::Parts;
use crate::ledger::{
    EPOCHS_PER_YEAR, LOVELACE_PER_ADA, Lovelace, Portion, Ratio, apportion, mul_div_floor,
    shares_of,
};
use crate::plan::{
    AgreedPercent, AgreedPledge, CostCurrency, Interval, OwnerId, Party, Plan, ReserveId, Step,
    StepId, Take, To,
};
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
    /// A party's part.
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
        self.steps.iter().flat_map(|step| {
            let odd = step
                .payments
                .iter()
                .filter(|payment| payment.has_odd_lovelace);
            odd.map(|payment| (step.id, payment.party))
        })
    }
}

/// Divides an epoch's income as the plan's owners agreed, with what earlier epochs left unpaid.
///
/// Each step is due its amount and, where it carries shortfalls forward, what earlier epochs left
/// unpaid; it is paid as far as the income goes, at most its maximum. Amounts of an epoch and
/// shares are rounded down to the lovelace; what several parties divide is rounded by
/// [`apportion`], ties going to whoever was entered first. What a faulty step takes for nobody
/// stays in the account. An epoch without income pays nobody.
pub fn split(plan: &Plan, income: &AccountIncome, carried: &Carried) -> Split {
    let mut left = income.total;
    let mut owed_next = BTreeMap::new();
    let mut paid: BTreeMap<Party, Lovelace> = BTreeMap::new();
    let mut steps = Vec::new();
    let mut unassigned = Lovelace::ZERO;
    for step in plan.agreement.steps_or_default().iter() {
        let carried_in = carried.of(step.id);
        let done = carry_out(plan, step, income, carried_in, left);
        for payment in &done.payments {
            let sum = paid.entry(payment.party).or_default();
            *sum = sum.saturating_add(payment.amount);
        }
        if done.carried_out > Lovelace::ZERO {
            owed_next.insert(step.id, done.carried_out);
        }
        unassigned = unassigned.saturating_add(done.unassigned);
        left = done.left;
        steps.push(done);
    }
    let of = |party| paid.get(&party).copied().unwrap_or_default();
    Split {
        income: *income,
        steps,
        owners: plan
            .owners
            .iter()
            .map(|owner| (owner.id, of(Party::Owner(owner.id))))
            .collect(),
        reserves: plan
            .agreement
            .reserves
            .iter()
            .map(|reserve| (reserve.id, of(Party::Reserve(reserve.id))))
            .collect(),
        unassigned: unassigned.saturating_add(left),
        carried: Carried(owed_next),
    }
}

fn carry_out(
    plan: &Plan,
    step: &Step,
    income: &AccountIncome,
    carried_in: Lovelace,
    left: Lovelace,
) -> StepSplit {
    let due = if step.take == Take::Rest {
        left
    } else {
        let new = amount(plan, &step.take, income, left);
        let new = step.floor.map_or(new, |floor| new.max(floor));
        let new = step.cap.map_or(new, |cap| new.min(cap));
        new.saturating_add(carried_in)
    };
    let most = step.cap.filter(|_| step.take != Take::Rest);
    let paid = due.min(left).min(most.unwrap_or(left));
    let payments = pay(plan, &step.to, paid);
    let given: Lovelace = payments.iter().map(|payment| payment.amount).sum();
    StepSplit {
        id: step.id,
        carried_in,
        due,
        paid,
        payments,
        unassigned: paid.saturating_sub(given),
        carried_out: if step.carries_shortfall {
            due.saturating_sub(paid)
        } else {
            Lovelace::ZERO
        },
        left: left.saturating_sub(paid),
    }
}

/// A step's part of an epoch's income, before minimum and maximum.
fn amount(plan: &Plan, take: &Take, income: &AccountIncome, left: Lovelace) -> Lovelace {
    match take {
        Take::Amount {
            amount,
            currency,
            every,
        } => epoch_amount(plan, *amount, *currency, *every),
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
    mul_div_floor(
        &[u128::from(amount.0), share.numerator()],
        &[share.denominator()],
    )
    .unwrap_or(amount)
}

/// An epoch's part of an agreed amount: exact decimal arithmetic, rounded down to the lovelace. 0
/// for money without a price; the largest amount there is beyond 28 digits.
pub fn epoch_amount(
    plan: &Plan,
    amount: Decimal,
    currency: CostCurrency,
    every: Interval,
) -> Lovelace {
    let price = match currency {
        CostCurrency::Ada => Decimal::ONE,
        CostCurrency::Fiat if plan.price.is_known() => plan.price.of_ada,
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

/// Divides what a step paid among those it pays; nobody where a fault is in the way, and not those
/// who were removed.
fn pay(plan: &Plan, to: &To, amount: Lovelace) -> Vec<Payment> {
    let (parties, shares): (Vec<Party>, Vec<Ratio>) = match to {
        To::One(party) => (vec![*party], vec![Ratio::ONE]),
        To::ByStake => {
            let owners = by_id(plan);
            let stakes: Vec<Lovelace> = owners.iter().map(|(_, stake)| *stake).collect();
            (
                owners.into_iter().map(|(id, _)| Party::Owner(id)).collect(),
                shares_of(&stakes),
            )
        }
        To::Equally => {
            let owners = by_id(plan);
            let same = vec![Lovelace(1); owners.len()];
            (
                owners.into_iter().map(|(id, _)| Party::Owner(id)).collect(),
                shares_of(&same),
            )
        }
        To::ByPledge(pledges) => {
            let mut pledges: Vec<&AgreedPledge> = pledges.iter().collect();
            pledges.sort_by_key(|agreed| agreed.owner);
            let weights: Vec<Lovelace> = pledges.iter().map(|agreed| agreed.pledge).collect();
            (
                pledges
                    .into_iter()
                    .map(|agreed| Party::Owner(agreed.owner))
                    .collect(),
                shares_of(&weights),
            )
        }
        To::ByPercent(percents) => by_percent(percents),
    };
    let portions = apportion(amount, &shares);
    let paid = |(party, portion): (Party, Portion)| Payment {
        party,
        amount: portion.amount,
        has_odd_lovelace: portion.has_odd_lovelace,
    };
    parties
        .into_iter()
        .zip(portions)
        .filter(|(party, _)| plan.has_party(*party))
        .map(paid)
        .collect()
}

/// The owners in the order they were entered, which no reordering of the list changes.
fn by_id(plan: &Plan) -> Vec<(OwnerId, Lovelace)> {
    let mut owners: Vec<_> = plan
        .owners
        .iter()
        .map(|owner| (owner.id, owner.stake))
        .collect();
    owners.sort_unstable_by_key(|(id, _)| *id);
    owners
}

/// Parties and shares in the order they were entered; none where they do not add up to 1.
fn by_percent(percents: &[AgreedPercent]) -> (Vec<Party>, Vec<Ratio>) {
    let sum = percents
        .iter()
        .try_fold(Ratio::ZERO, |sum, agreed| sum.checked_add(agreed.share));
    if sum != Some(Ratio::ONE) {
        return (Vec::new(), Vec::new());
    }
    let mut sorted: Vec<&AgreedPercent> = percents.iter().collect();
    sorted.sort_by_key(|agreed| agreed.party);
    sorted
        .into_iter()
        .map(|agreed| (agreed.party, agreed.share))
        .unzip()
}
