//! The costs of running the pool.

use crate::plan::{CostCurrency, Every, Plan};
use rust_decimal::Decimal;

/// The plan's costs added up. Costs paid once enter payback, not the yearly costs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RunningCosts {
    /// All yearly costs that can be counted, in ada.
    pub ada_a_year: Decimal,
    /// The yearly costs in money alone, in the plan's currency.
    pub fiat_a_year: Decimal,
    /// All costs paid once that can be counted, in ada.
    pub ada_once: Decimal,
    /// Whether costs in money are left out because ada has no price, or amounts are too large.
    pub incomplete: bool,
}

impl RunningCosts {
    /// The costs of a plan.
    pub fn of(plan: &Plan) -> Self {
        let mut costs = Self::default();
        for cost in &plan.costs {
            let line = &cost.line;
            let times = match line.every {
                Every::Once => Decimal::ONE,
                every @ (Every::Epoch | Every::Month | Every::Year) => {
                    Decimal::from(every.times_a_year())
                }
            };
            let amount = line.amount.checked_mul(times);
            let ada = match line.currency {
                CostCurrency::Ada => amount,
                CostCurrency::Fiat => amount.and_then(|money| plan.price.ada_for(money)),
            };
            let is_once = line.every == Every::Once;
            if line.currency == CostCurrency::Fiat && !is_once {
                costs.incomplete |= !add(&mut costs.fiat_a_year, amount);
            }
            let total = if is_once {
                &mut costs.ada_once
            } else {
                &mut costs.ada_a_year
            };
            let counted = add(total, ada);
            costs.incomplete |= !counted && !line.amount.is_zero();
        }
        costs
    }

    /// Whether nothing is paid each year that can be counted.
    pub fn is_free(&self) -> bool {
        self.ada_a_year.is_zero()
    }
}

/// Adds an amount where it is known; whether it was.
fn add(total: &mut Decimal, amount: Option<Decimal>) -> bool {
    match amount.and_then(|amount| total.checked_add(amount)) {
        Some(sum) => {
            *total = sum;
            true
        }
        None => false,
    }
}
