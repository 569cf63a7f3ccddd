//! The figures of a term sheet: three worked epochs, and what is wrong with the agreement.

use super::{AccountIncome, Carried, Split, split};
use crate::forecast::model::Parts;
use crate::forecast::outcome::Outcome;
use crate::ledger::Lovelace;
use crate::plan::Plan;
use crate::plan::agreement::{Fault, faults};
use rust_decimal::Decimal;

/// The figures of a term sheet.
#[derive(Clone, Debug)]
pub struct SheetFigures {
    /// An epoch at expected blocks, or at the number of blocks that the plan gives.
    pub normal: WorkedEpoch,
    /// An epoch with a single block.
    pub single_block: WorkedEpoch,
    /// An epoch without a block.
    pub empty: WorkedEpoch,
    /// The blocks of the normal epoch; `None` without active stake.
    pub blocks: Option<Decimal>,
    /// The faults of the agreement.
    pub faults: Vec<Fault>,
}

/// An epoch's reward and who gets what of it, nothing carried into it.
#[derive(Clone, Debug)]
pub struct WorkedEpoch {
    /// The pool's reward and its parts.
    pub parts: Parts,
    /// The shares of owners and reserves.
    pub split: Split,
}

impl SheetFigures {
    /// The figures of a plan's sheet.
    pub fn of(plan: &Plan, outcome: &Outcome) -> Self {
        let model = &outcome.model;
        let single = model
            .rewards
            .performance(1, model.pool.stake)
            .of(outcome.max_pool_reward)
            .unwrap_or_default();
        let epoch = |parts: Parts| WorkedEpoch {
            split: split(plan, &AccountIncome::of(&parts), &Carried::default()),
            parts,
        };
        Self {
            normal: epoch(outcome.parts),
            single_block: epoch(Parts::of(&model.pool, single)),
            empty: epoch(Parts::of(&model.pool, Lovelace::ZERO)),
            blocks: outcome.blocks,
            faults: faults(plan),
        }
    }
}
