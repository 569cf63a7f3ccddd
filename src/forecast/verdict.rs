//! The plan in one sentence.

use super::break_even::BreakEven;
use super::chance::coverage::Coverage;
use super::outcome::Outcome;
use super::period::Period;
use crate::ledger::LedgerError;
use crate::number::{self, Places, Separators};
use crate::plan::{Blocks, Plan};
use rust_decimal::Decimal;

/// The sentence on top of the window and of reports.
pub fn verdict(
    plan: &Plan,
    outcome: &Result<Outcome, LedgerError>,
    separators: Separators,
) -> String {
    let outcome = match outcome {
        Ok(outcome) => outcome,
        Err(error) => return format!("Nothing can be computed: {error}"),
    };
    if !outcome.is_pledge_met() {
        return "The pledge is not met, so nobody earns anything: neither operator nor delegators"
            .to_owned();
    }
    let ada = |amount: Decimal| {
        let text = number::decimal(amount.abs(), Places::AtMost(0), separators);
        format!("₳{text}")
    };
    let when = match plan.blocks {
        Blocks::Expected { .. } => "At expected blocks".to_owned(),
        Blocks::Given(1) => "With 1 block an epoch".to_owned(),
        Blocks::Given(blocks) => {
            let blocks = number::decimal(Decimal::from(blocks), Places::Exact, separators);
            format!("With {blocks} blocks an epoch")
        }
    };
    let income = Period::Year.ada(outcome.parts.leader);
    let fees = Period::Year.ada(outcome.parts.fees());
    if outcome.parts.pool.0 == 0 {
        return format!("{when} the pool earns nothing");
    }
    if outcome.costs.is_free() {
        let costs = if !outcome.costs.incomplete {
            "no running costs are entered yet"
        } else if plan.price.is_known() {
            "the running costs are too large to count"
        } else {
            "costs in money do not count without a price of ada"
        };
        return format!(
            "{when} the owners get {} a year, {} of it from fees; {costs}",
            ada(income),
            ada(fees)
        );
    }
    let surplus = outcome.fees_after_costs();
    let net = outcome.income_after_costs();
    let compared = if surplus.is_sign_negative() {
        format!("fall short of the running costs by {}", ada(surplus))
    } else {
        format!("exceed the running costs by {}", ada(surplus))
    };
    let owners = if net.is_sign_negative() {
        format!("even with their own stake the owners lose {}", ada(net))
    } else if surplus.is_sign_negative() {
        format!("with their own stake the owners still get {}", ada(net))
    } else {
        format!("with their own stake the owners get {}", ada(net))
    };
    let when = match outcome.coverage {
        Some(coverage) => {
            let epochs = match Coverage::of_year(coverage.fees) {
                0 => "no epoch".to_owned(),
                epochs => format!("{epochs} of 73 epochs"),
            };
            format!("The fees cover the costs in {epochs}. {when} they")
        }
        None => format!("{when} the fees"),
    };
    let mut sentence = format!("{when} {compared} a year; {owners} after costs");
    if surplus.is_sign_negative() {
        match outcome.break_even {
            BreakEven::At(stake) => {
                let stake = number::compact(stake.ada(), separators);
                sentence.push_str(". The fees would cover them from ₳");
                sentence.push_str(&stake);
                sentence.push_str(" of stake");
            }
            BreakEven::Never { .. } => {
                sentence.push_str(". No amount of delegation makes the fees cover them");
            }
            BreakEven::NoCosts => {}
        }
    }
    sentence
}
