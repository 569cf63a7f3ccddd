//! The part of a report about running costs and what they leave.

use super::lines::{Lines, lovelace, lovelace_of};
use crate::forecast::{BreakEven, Outcome};
use crate::plan::Plan;
use serde::Serialize;

/// The keys of a report about costs and what they leave.
#[derive(Clone, Debug, Serialize)]
pub struct CostLines {
    ada_price: Option<String>,
    currency: String,
    running_costs_per_year: Option<String>,
    running_costs_complete: bool,
    one_off_costs: Option<String>,
    fees_after_costs_per_year: Option<String>,
    income_after_costs_per_year: Option<String>,
    break_even: &'static str,
    break_even_stake: Option<String>,
}

impl CostLines {
    pub fn of(plan: &Plan, outcome: &Outcome) -> Self {
        let price = &plan.price;
        let costs = &outcome.costs;
        let (break_even, break_even_stake) = match outcome.break_even {
            BreakEven::NoCosts => ("no_costs", None),
            BreakEven::At(stake) => ("at_stake", Some(lovelace(stake))),
            BreakEven::Never { .. } => ("never", None),
        };
        Self {
            ada_price: price
                .is_known()
                .then(|| price.of_ada.normalize().to_string()),
            currency: price.currency.clone(),
            running_costs_per_year: lovelace_of(costs.ada_a_year),
            running_costs_complete: !costs.incomplete,
            one_off_costs: lovelace_of(costs.ada_once),
            fees_after_costs_per_year: lovelace_of(outcome.fees_after_costs()),
            income_after_costs_per_year: lovelace_of(outcome.income_after_costs()),
            break_even,
            break_even_stake,
        }
    }
}

/// Writes the year after costs.
pub fn text(outcome: &Outcome, lines: &mut Lines) {
    let costs = &outcome.costs;
    lines.heading("A year after costs");
    let label = if costs.incomplete {
        "Running costs that count"
    } else {
        "Running costs"
    };
    lines.row(label, &lines.ada(costs.ada_a_year));
    lines.row("Fees after costs", &lines.ada(outcome.fees_after_costs()));
    lines.row(
        "Income after costs",
        &lines.ada(outcome.income_after_costs()),
    );
    if !costs.ada_once.is_zero() {
        lines.row("Costs paid once", &lines.ada(costs.ada_once));
    }
    match outcome.break_even {
        BreakEven::NoCosts => {}
        BreakEven::At(stake) if stake == outcome.model.pool.owner_stake => {
            lines.row("Fees cover costs from", "the owners’ stake alone");
        }
        BreakEven::At(stake) => lines.amount("Fees cover costs from stake", stake),
        BreakEven::Never { .. } => lines.row("Fees cover costs from stake", "none"),
    }
}
