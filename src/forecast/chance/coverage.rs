//! The chance that an epoch covers its part of the running costs.

use super::epoch_income::{EpochIncome, Whose};
use super::varies;
use crate::forecast::costs::RunningCosts;
use crate::forecast::float;
use crate::forecast::model::Model;
use crate::ledger::EPOCHS_PER_YEAR;
use crate::plan::Plan;

/// The chances that an epoch covers its part of the running costs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coverage {
    /// The chance that an epoch's fees do.
    pub fees: f64,
    /// The chance that its fees and own-stake reward do.
    pub income: f64,
}

impl Coverage {
    /// The chances of a plan's epoch, which has to cover a 73rd of the yearly costs; `None` where
    /// there are no costs, the number of blocks is given, or no chances are defined.
    pub fn of(plan: &Plan, model: &Model, costs: &RunningCosts) -> Option<Self> {
        if costs.is_free() || !varies(plan) {
            return None;
        }
        let needed = float::decimal(costs.ada_a_year) / f64::from(EPOCHS_PER_YEAR);
        let chance = |whose| {
            let income = EpochIncome::of(model, &model.pool, whose)?;
            Some(match income.blocks_for(needed) {
                None => 0.0,
                Some(blocks) => income.blocks.at_least(1, blocks),
            })
        };
        Some(Self {
            fees: chance(Whose::Fees)?,
            income: chance(Whose::Operator)?,
        })
    }

    /// A chance as a number of a year's 73 epochs, rounded.
    pub fn of_year(chance: f64) -> u64 {
        float::whole((chance * f64::from(EPOCHS_PER_YEAR)).round())
    }
}
