//! The part of a report about owners and the shared account.

use super::lines::{Lines, a_year, lovelace};
use crate::forecast::{AccountIncome, Carried, Outcome, Period, Split, split};
use crate::ledger::Lovelace;
use crate::plan::agreement::Words;
use crate::plan::{Directory, Fingerprint, Plan, Role};
use serde::Serialize;

/// The keys of a report about owners and their agreement.
#[derive(Clone, Debug, Serialize)]
pub struct OwnerLines {
    owners: Vec<OwnerLine>,
    headroom: String,
    agreement: Vec<String>,
    reserve_pots: Vec<ReserveLine>,
    unassigned_income: String,
    shortfall_carried: String,
    fingerprint: String,
}

#[derive(Clone, Debug, Serialize)]
struct OwnerLine {
    id: u32,
    name: String,
    stake: String,
    role: &'static str,
    income: String,
    income_per_year: String,
}

#[derive(Clone, Debug, Serialize)]
struct ReserveLine {
    id: u32,
    name: String,
    income: String,
    income_per_year: String,
}

impl OwnerLines {
    pub fn of(plan: &Plan, outcome: &Outcome, words: Words<'_>) -> Self {
        let split = epoch(plan, outcome);
        let owned = i128::from(plan.owner_stake().0);
        Self {
            owners: plan
                .owners
                .iter()
                .zip(&split.owners)
                .map(|(owner, (_, income))| {
                    let income = *income;
                    OwnerLine {
                        id: owner.id.0,
                        name: owner.name.clone(),
                        stake: lovelace(owner.stake),
                        role: match owner.role {
                            Role::Operator => "operator",
                            Role::Owner => "owner",
                        },
                        income: lovelace(income),
                        income_per_year: a_year(income),
                    }
                })
                .collect(),
            headroom: (owned - i128::from(plan.terms.pledge.0)).to_string(),
            agreement: plan
                .agreement
                .steps_or_default()
                .iter()
                .map(|step| words.step(step))
                .collect(),
            reserve_pots: plan
                .agreement
                .reserves
                .iter()
                .zip(&split.reserves)
                .map(|(reserve, (_, income))| {
                    let income = *income;
                    ReserveLine {
                        id: reserve.id.0,
                        name: reserve.name.clone(),
                        income: lovelace(income),
                        income_per_year: a_year(income),
                    }
                })
                .collect(),
            unassigned_income: lovelace(split.unassigned),
            shortfall_carried: lovelace(split.carried.total()),
            fingerprint: Fingerprint::of(plan).to_string(),
        }
    }
}

/// Writes the shares of the account, where there is more than one owner, and the fingerprint.
pub fn text(plan: &Plan, outcome: &Outcome, lines: &mut Lines) {
    let split = epoch(plan, outcome);
    if plan.owners.len() > 1 || !plan.agreement.is_empty() {
        let words = Words {
            directory: &Directory::of(plan),
            separators: lines.separators,
        };
        lines.columns("Of the operator income", ["an epoch", "a year"]);
        for (party, amount) in split.parties() {
            let name = format!("  {}", words.party(party));
            both(lines, &name, amount);
        }
        if split.unassigned > Lovelace::ZERO {
            both(lines, "  stays in the account", split.unassigned);
        }
        lines.heading("Agreement");
        let steps = plan.agreement.steps_or_default();
        for (number, step) in (1..).zip(steps.iter()) {
            lines.text(&format!("  {number}. {}", words.step(step)));
        }
    }
    lines.text("");
    lines.words("Fingerprint", &Fingerprint::of(plan).to_string());
}

fn both(lines: &mut Lines, name: &str, amount: Lovelace) {
    let amounts = [Period::Epoch, Period::Year].map(|period| lines.ada(period.ada(amount)));
    lines.columns(name, amounts.each_ref().map(String::as_str));
}

fn epoch(plan: &Plan, outcome: &Outcome) -> Split {
    split(
        plan,
        &AccountIncome::of(&outcome.parts),
        &Carried::default(),
    )
}
