//! The one input that can be moved on stage, when somebody asks "and at 3 %?".

use crate::ledger::{Lovelace, Ratio};
use crate::plan::{Edit, Parameter, Plan};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// An input that can be moved on stage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Nudge {
    /// By a percentage point.
    #[default]
    Margin,
    /// By 10 ada.
    FixedCost,
    /// By a tenth of what it is.
    Pledge,
    /// By a tenth of what it is.
    Delegated,
    /// By a tenth of what it is.
    Price,
    /// By 50 pools.
    TargetPools,
}

impl Nudge {
    /// Every choice, in the order of the list.
    pub const ALL: [Self; 6] = [
        Self::Margin,
        Self::FixedCost,
        Self::Pledge,
        Self::Delegated,
        Self::Price,
        Self::TargetPools,
    ];

    /// The input's name.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Margin => "Margin",
            Self::FixedCost => "Fixed cost",
            Self::Pledge => "Pledge",
            Self::Delegated => "Delegated",
            Self::Price => "Price of ada",
            Self::TargetPools => "k, target pools",
        }
    }

    /// The edit that moves the input of a plan up by so many steps, or down.
    pub fn edit(self, plan: &Plan, steps: i32) -> Edit {
        match self {
            Self::Margin => {
                let step = Decimal::new(i64::from(steps), 2);
                let moved = plan.terms.margin.to_decimal().checked_add(step);
                let within = moved.map(|margin| margin.clamp(Decimal::ZERO, Decimal::ONE));
                let margin = within.and_then(|margin| Ratio::try_from(margin).ok());
                Edit::SetMargin(margin.unwrap_or(plan.terms.margin))
            }
            Self::FixedCost => {
                let step = Lovelace::from_whole_ada(10);
                Edit::SetFixedCost(moved(plan.terms.fixed_cost, step, steps))
            }
            Self::Pledge => {
                let pledge = plan.terms.pledge;
                Edit::SetPledge(moved(pledge, tenth(pledge), steps))
            }
            Self::Delegated => {
                Edit::SetDelegated(moved(plan.delegated, tenth(plan.delegated), steps))
            }
            Self::Price => {
                let step = plan
                    .price
                    .of_ada
                    .checked_mul(Decimal::new(i64::from(steps), 1));
                let moved = step.and_then(|step| plan.price.of_ada.checked_add(step));
                Edit::SetPrice(moved.unwrap_or(plan.price.of_ada).max(Decimal::ZERO))
            }
            Self::TargetPools => {
                let pools = plan.protocol.parameters.target_pools;
                let moved = i64::from(pools) + 50 * i64::from(steps);
                let pools = u32::try_from(moved.max(1)).unwrap_or(pools);
                Edit::SetParameter(Parameter::TargetPools(pools))
            }
        }
    }
}

/// A tenth, and a thousand ada where that is less.
fn tenth(amount: Lovelace) -> Lovelace {
    Lovelace(amount.0 / 10).max(Lovelace::from_whole_ada(1_000))
}

fn moved(amount: Lovelace, step: Lovelace, steps: i32) -> Lovelace {
    let way = Lovelace(step.0.saturating_mul(u64::from(steps.unsigned_abs())));
    if steps < 0 {
        amount.saturating_sub(way)
    } else {
        amount.saturating_add(way)
    }
}
