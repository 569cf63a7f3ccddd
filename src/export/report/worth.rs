//! The part of a report that says what would cover the running costs, and from which stake on the
//! pool is any good for its delegators.

use super::figures::ReportFigures;
use super::lines::{Lines, lovelace};
use crate::forecast::worth::Covering;
use crate::forecast::worth::goal::{Place, Sought};
use crate::number::{self, Places};
use crate::plan::Plan;
use serde::Serialize;

/// The keys of a report about what would be worth it.
#[derive(Clone, Debug, Serialize)]
pub struct WorthLines {
    viable_stake: Option<String>,
    best_delegator_ros: String,
    covering: Vec<CoveringLine>,
}

/// One income and one input that may move.
#[derive(Clone, Debug, Serialize)]
struct CoveringLine {
    income: &'static str,
    input: &'static str,
    state: &'static str,
    value: Option<String>,
    upwards: Option<bool>,
}

impl WorthLines {
    pub fn of(reported: &ReportFigures) -> Self {
        let (outcome, worth) = (&reported.outcome, &reported.worth);
        let mut covering = Vec::new();
        if !outcome.costs.is_free() {
            lines_of("fees", &worth.by_fees, &mut covering);
            lines_of("income", &worth.by_income, &mut covering);
        }
        Self {
            viable_stake: worth.viable.map(lovelace),
            best_delegator_ros: worth.competitive.best.to_string(),
            covering,
        }
    }
}

fn lines_of(income: &'static str, covering: &Covering, lines: &mut Vec<CoveringLine>) {
    let inputs = [
        ("delegated_stake", &covering.delegation),
        ("ada_price", &covering.price),
        ("margin", &covering.margin),
    ];
    for (input, sought) in inputs {
        let (state, crossing) = match sought {
            Sought::Undefined => ("undefined", None),
            Sought::Always => ("always", None),
            Sought::Never { .. } => ("never", None),
            Sought::At(crossings) => ("at", crossings.first()),
        };
        lines.push(CoveringLine {
            income,
            input,
            state,
            value: crossing.map(|crossing| match crossing.at {
                Place::Delegation(amount) | Place::Pledge(amount) | Place::FixedCost(amount) => {
                    lovelace(amount)
                }
                Place::Margin(margin) => margin.to_string(),
                Place::Price(price) => price.normalize().to_string(),
            }),
            upwards: crossing.map(|crossing| crossing.upwards),
        });
    }
}

/// Writes what would cover the running costs.
pub fn text(plan: &Plan, reported: &ReportFigures, lines: &mut Lines) {
    let (outcome, worth) = (&reported.outcome, &reported.worth);
    lines.heading("Worth it");
    match worth.viable {
        Some(stake) => lines.amount("Reward covers fixed cost", stake),
        None => lines.row("Reward covers fixed cost", "at no stake"),
    }
    lines.share("Best possible ROS, a year", worth.competitive.best);
    if outcome.costs.is_free() {
        return;
    }
    for (name, covering) in [
        ("Fees cover costs, ", &worth.by_fees),
        ("Income covers costs, ", &worth.by_income),
    ] {
        for (input, sought) in [("price", &covering.price), ("margin", &covering.margin)] {
            let value = sought_text(plan, lines, sought);
            lines.row(&format!("{name}{input}"), &value);
        }
    }
}

fn sought_text(plan: &Plan, lines: &Lines, sought: &Sought) -> String {
    match sought {
        Sought::Undefined => "–".to_owned(),
        Sought::Always => "always".to_owned(),
        Sought::Never { .. } => "never".to_owned(),
        Sought::At(crossings) => crossings.first().map_or_else(String::new, |crossing| {
            let word = if crossing.upwards { "from" } else { "up to" };
            let value = match crossing.at {
                Place::Delegation(amount) | Place::Pledge(amount) | Place::FixedCost(amount) => {
                    lines.ada(amount.ada())
                }
                Place::Margin(margin) => {
                    number::percent(margin.to_decimal(), Places::AtMost(2), lines.separators)
                }
                Place::Price(price) => {
                    let price = number::decimal(price, Places::AtMost(6), lines.separators);
                    format!("{price} {}", plan.price.currency)
                }
            };
            format!("{word} {value}")
        }),
    }
}
