//! A plan's agreement made ready to divide any number of incomes.

use super::{AccountIncome, Carried, Payment, Split, StepSplit, amount_at};
use crate::ledger::{Lovelace, Proportions, Ratio};
use crate::plan::{AgreedPercent, AgreedPledge, Directory, Owner, Party, Plan, Step, Take, To};
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Whom each step of an agreement pays, and in which proportions.
#[derive(Clone, Debug)]
pub struct Division<'a> {
    plan: &'a Plan,
    steps: Cow<'a, [Step]>,
    /// One for each step.
    payees: Vec<Rc<Payees>>,
}

/// Who shares what a step pays.
#[derive(Clone, Debug, Default)]
struct Payees {
    /// The parties with their places among the plan's, in the order that decides ties; no place for
    /// those who were removed.
    parties: Vec<(Party, Option<usize>)>,
    shares: Proportions,
}

impl<'a> Division<'a> {
    /// The division that a plan's owners agreed on.
    pub fn of(plan: &'a Plan) -> Self {
        let directory = Directory::of(plan);
        let steps = plan.agreement.steps_or_default();
        // Those of all owners are the same for any number of steps.
        let (mut by_stake, mut equally) = (None, None);
        let payees = steps
            .iter()
            .map(|step| match &step.to {
                To::ByStake => {
                    let all = || Rc::new(Payees::owners(&directory, |owner| owner.stake));
                    Rc::clone(by_stake.get_or_insert_with(all))
                }
                To::Equally => {
                    let all = || Rc::new(Payees::owners(&directory, |_| Lovelace(1)));
                    Rc::clone(equally.get_or_insert_with(all))
                }
                To::One(party) => Rc::new(Payees {
                    parties: vec![(*party, directory.place(*party))],
                    shares: Proportions::of_weights([Lovelace(1)]),
                }),
                To::ByPledge(pledges) => Rc::new(Payees::by_pledge(&directory, pledges)),
                To::ByPercent(percents) => Rc::new(Payees::by_percent(&directory, percents)),
            })
            .collect();
        Self {
            plan,
            steps,
            payees,
        }
    }

    /// How many steps and payments one income takes.
    pub fn work(&self) -> usize {
        let payments = self.payees.iter().map(|payees| payees.parties.len() + 1);
        payments.sum()
    }

    /// Divides an epoch's income, with what earlier epochs left unpaid, as [`super::split`] says.
    pub fn split(&self, income: &AccountIncome, carried: &Carried) -> Split {
        self.split_at(self.plan.price.of_ada, income, carried)
    }

    /// Divides an epoch's income at this price of ada.
    pub fn split_at(&self, price: Decimal, income: &AccountIncome, carried: &Carried) -> Split {
        let plan = self.plan;
        let (owners, reserves) = (&plan.owners, &plan.agreement.reserves);
        let mut sums = vec![Lovelace::ZERO; owners.len() + reserves.len()];
        let mut left = income.total;
        let mut owed_next = BTreeMap::new();
        let mut steps = Vec::with_capacity(self.steps.len());
        let mut unassigned = Lovelace::ZERO;
        for (step, payees) in self.steps.iter().zip(&self.payees) {
            let carried_in = carried.of(step.id);
            let new = amount_at(price, &step.take, income, left);
            let done = carry_out(step, payees, new, carried_in, left, &mut sums);
            if done.carried_out > Lovelace::ZERO {
                owed_next.insert(step.id, done.carried_out);
            }
            unassigned = unassigned.saturating_add(done.unassigned);
            left = done.left;
            steps.push(done);
        }
        let mut sums = sums.into_iter();
        let of_owners = owners.iter().map(|owner| owner.id).zip(sums.by_ref());
        let owners = of_owners.collect();
        let of_reserves = reserves.iter().map(|reserve| reserve.id).zip(sums);
        Split {
            income: *income,
            steps,
            owners,
            reserves: of_reserves.collect(),
            unassigned: unassigned.saturating_add(left),
            carried: Carried(owed_next),
        }
    }
}

fn carry_out(
    step: &Step,
    payees: &Payees,
    new: Lovelace,
    carried_in: Lovelace,
    left: Lovelace,
    sums: &mut [Lovelace],
) -> StepSplit {
    let due = if step.take == Take::Rest {
        left
    } else {
        let new = step.floor.map_or(new, |floor| new.max(floor));
        let new = step.cap.map_or(new, |cap| new.min(cap));
        new.saturating_add(carried_in)
    };
    let most = step.cap.filter(|_| step.take != Take::Rest);
    let paid = due.min(left).min(most.unwrap_or(left));
    let payments = payees.pay(paid, sums);
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

impl Payees {
    /// All owners in the order they were entered, which no reordering of the list changes.
    fn owners(directory: &Directory<'_>, weight: impl Fn(&Owner) -> Lovelace) -> Self {
        let mut owners: Vec<&Owner> = directory.plan().owners.iter().collect();
        owners.sort_by_key(|owner| owner.id);
        Self {
            shares: Proportions::of_weights(owners.iter().map(|owner| weight(owner))),
            parties: placed(directory, owners.iter().map(|owner| Party::Owner(owner.id))),
        }
    }

    fn by_pledge(directory: &Directory<'_>, pledges: &[AgreedPledge]) -> Self {
        let mut pledges: Vec<&AgreedPledge> = pledges.iter().collect();
        pledges.sort_by_key(|agreed| agreed.owner);
        let owners = pledges.iter().map(|agreed| Party::Owner(agreed.owner));
        Self {
            parties: placed(directory, owners),
            shares: Proportions::of_weights(pledges.iter().map(|agreed| agreed.pledge)),
        }
    }

    /// Parties and shares in the order they were entered; none where they do not add up to 1.
    fn by_percent(directory: &Directory<'_>, percents: &[AgreedPercent]) -> Self {
        let sum = percents
            .iter()
            .try_fold(Ratio::ZERO, |sum, agreed| sum.checked_add(agreed.share));
        if sum != Some(Ratio::ONE) {
            return Self::default();
        }
        let mut sorted: Vec<&AgreedPercent> = percents.iter().collect();
        sorted.sort_by_key(|agreed| agreed.party);
        Self {
            parties: placed(directory, sorted.iter().map(|agreed| agreed.party)),
            shares: Proportions::of(sorted.iter().map(|agreed| agreed.share).collect()),
        }
    }

    /// Divides what a step paid, and adds it to what each party gets; nobody where a fault is in the
    /// way, and not those who were removed.
    fn pay(&self, amount: Lovelace, sums: &mut [Lovelace]) -> Vec<Payment> {
        let portions = self.shares.apportion(amount);
        let mut payments = Vec::with_capacity(portions.len());
        for ((party, place), portion) in self.parties.iter().zip(portions) {
            if let Some(sum) = place.and_then(|place| sums.get_mut(place)) {
                *sum = sum.saturating_add(portion.amount);
                payments.push(Payment {
                    party: *party,
                    amount: portion.amount,
                    has_odd_lovelace: portion.has_odd_lovelace,
                });
            }
        }
        payments
    }
}

fn placed(
    directory: &Directory<'_>,
    parties: impl Iterator<Item = Party>,
) -> Vec<(Party, Option<usize>)> {
    parties
        .map(|party| (party, directory.place(party)))
        .collect()
}
