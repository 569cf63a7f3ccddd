//! Steps of an agreement that contradict themselves, each other or the plan.
//!
//! A fault never stops a split: what a faulty step would have paid stays in the account, assigned
//! to nobody, until the step is mended.

use super::{Party, Step, StepId, Take, To};
use crate::ledger::{Lovelace, Ratio};
use crate::plan::words::joined;
use crate::plan::{Directory, OwnerId, Plan};
use std::collections::BTreeSet;

/// A mistake in a step, as a sentence to stand beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The step; `None` for the list as a whole.
    pub step: Option<StepId>,
    /// The mistake and what to do.
    pub what: String,
    /// Whether money stays in the account, assigned to nobody, until it is mended.
    pub holds_money: bool,
}

/// The mistakes in the plan's agreement, in the order of its steps.
pub fn faults(plan: &Plan) -> Vec<Fault> {
    let steps = &plan.agreement.steps;
    let directory = Directory::of(plan);
    let owned = plan.owner_stake();
    let mut faults = Vec::new();
    let mut of_income = Some(Ratio::ZERO);
    let mut is_over = false;
    let mut rest_taken = false;
    for step in steps {
        let mut add = |holds_money, what: String| {
            faults.push(Fault {
                step: Some(step.id),
                what,
                holds_money,
            });
        };
        if rest_taken {
            add(
                false,
                "Gets nothing: a step before it takes the rest. Move it up".to_owned(),
            );
        }
        amount(plan, step, &mut add);
        recipients(&directory, owned, &step.to, &mut add);
        if let Take::OfIncome(share) = step.take {
            of_income = of_income.and_then(|sum| sum.checked_add(share));
            let above = of_income.is_none_or(Ratio::is_above_one);
            if above && !is_over && !share.is_above_one() {
                add(
                    false,
                    "With this step the shares of the income add up to more than 100 %".to_owned(),
                );
            }
            is_over |= above;
        }
        rest_taken |= step.take == Take::Rest;
    }
    if !steps.is_empty() && !rest_taken {
        faults.push(Fault {
            step: None,
            what: "Nobody takes the rest. End with a step that takes all that is left".to_owned(),
            holds_money: true,
        });
    }
    faults
}

fn amount(plan: &Plan, step: &Step, add: &mut impl FnMut(bool, String)) {
    match &step.take {
        Take::OfIncome(share) | Take::OfRemainder(share) if share.is_above_one() => {
            add(false, "More than 100 %; counted as 100 %".to_owned());
        }
        take if take.needs_price() && !plan.price.is_known() => add(
            false,
            format!(
                "Pays nothing: an amount in {} needs a price of ada",
                plan.price.currency
            ),
        ),
        Take::Rest if step.cap.is_some() || step.floor.is_some() => add(
            false,
            "Takes all that is left, so its minimum and maximum do not count".to_owned(),
        ),
        Take::Amount { .. }
        | Take::OfIncome(_)
        | Take::OfRemainder(_)
        | Take::FixedCost
        | Take::Margin
        | Take::OwnStake
        | Take::Rest => {}
    }
    if let (Some(floor), Some(cap)) = (step.floor, step.cap)
        && floor > cap
    {
        add(
            false,
            "The minimum is above the maximum; the maximum counts".to_owned(),
        );
    }
}

fn recipients(
    directory: &Directory<'_>,
    owned: Lovelace,
    to: &To,
    add: &mut impl FnMut(bool, String),
) {
    let plan = directory.plan();
    match to {
        To::One(party) => removed(directory, [*party], add),
        To::ByStake | To::Equally if plan.owners.is_empty() => add(true, NO_OWNER.to_owned()),
        To::ByStake if owned == Lovelace::ZERO => add(
            true,
            "Nobody holds stake, so nobody gets a share of it".to_owned(),
        ),
        To::ByStake | To::Equally => {}
        To::ByPledge(pledges) => {
            removed(
                directory,
                pledges
                    .iter()
                    .filter(|agreed| agreed.pledge > Lovelace::ZERO)
                    .map(|agreed| Party::Owner(agreed.owner)),
                add,
            );
            if pledges.iter().all(|agreed| agreed.pledge == Lovelace::ZERO) {
                add(
                    true,
                    "No pledge shares are agreed, so nobody gets any of it".to_owned(),
                );
            }
            let agreed: BTreeSet<OwnerId> = pledges.iter().map(|agreed| agreed.owner).collect();
            let without: Vec<String> = plan
                .owners
                .iter()
                .filter(|owner| !agreed.contains(&owner.id))
                .map(|owner| Party::Owner(owner.id).called(Some(&owner.name)))
                .collect();
            if !without.is_empty() && !pledges.is_empty() {
                add(
                    false,
                    format!(
                        "No pledge share is agreed for {}",
                        joined(&without, "nobody")
                    ),
                );
            }
            repeated(pledges.iter().map(|agreed| Party::Owner(agreed.owner)), add);
        }
        To::ByPercent(percents) => {
            let shares = percents.iter().filter(|agreed| !agreed.share.is_zero());
            removed(directory, shares.map(|agreed| agreed.party), add);
            let sum = percents
                .iter()
                .try_fold(Ratio::ZERO, |sum, agreed| sum.checked_add(agreed.share));
            if sum != Some(Ratio::ONE) {
                let so_far = sum
                    .and_then(|sum| {
                        sum.to_decimal()
                            .checked_mul(rust_decimal::Decimal::ONE_HUNDRED)
                    })
                    .map_or_else(
                        || "too many digits".to_owned(),
                        |sum| format!("{} %", sum.round_dp(6).normalize()),
                    );
                add(
                    true,
                    format!(
                        "The percentages add up to {so_far}, not 100 %; nobody is paid until they do"
                    ),
                );
            }
            repeated(percents.iter().map(|agreed| agreed.party), add);
        }
    }
}

const NO_OWNER: &str = "The plan has no owner to pay";

fn removed(
    directory: &Directory<'_>,
    parties: impl IntoIterator<Item = Party>,
    add: &mut impl FnMut(bool, String),
) {
    let gone: BTreeSet<Party> = parties
        .into_iter()
        .filter(|party| !directory.has_party(*party))
        .collect();
    for party in gone {
        let who = directory.party_name(party);
        add(
            true,
            format!("Pays {who}: choose someone else. Until then it stays in the account"),
        );
    }
}

/// A party that stands twice in a list of shares gets both, which a reader would not expect.
fn repeated(parties: impl Iterator<Item = Party>, add: &mut impl FnMut(bool, String)) {
    let mut seen = BTreeSet::new();
    let mut twice = false;
    for party in parties {
        twice |= !seen.insert(party);
    }
    if twice {
        add(
            false,
            "Someone stands twice in the list and gets both shares".to_owned(),
        );
    }
}
