//! The part of a report about the pool: its terms and stake, and its blocks.

use super::lines::{Lines, lovelace, ratio};
use crate::forecast::Outcome;
use crate::number::{self, Places};
use crate::plan::{Blocks, Plan};
use rust_decimal::Decimal;
use serde::Serialize;

/// The keys of a report about the pool's terms and stake.
#[derive(Clone, Debug, Serialize)]
pub struct PoolLines {
    pledge: String,
    owner_stake: String,
    delegated_stake: String,
    pool_stake: String,
    fixed_cost: String,
    margin: String,
}

/// The keys of a report about the pool's blocks.
#[derive(Clone, Debug, Serialize)]
pub struct BlockLines {
    blocks_given: Option<u32>,
    performance: String,
    expected_blocks: Option<String>,
    no_block_chance: Option<String>,
}

impl PoolLines {
    pub fn of(plan: &Plan, outcome: &Outcome) -> Self {
        let pool = &outcome.model.pool;
        Self {
            pledge: lovelace(pool.pledge),
            owner_stake: lovelace(pool.owner_stake),
            delegated_stake: lovelace(plan.delegated),
            pool_stake: lovelace(pool.stake),
            fixed_cost: lovelace(pool.fixed_cost),
            margin: ratio(pool.margin),
        }
    }
}

impl BlockLines {
    pub fn of(plan: &Plan, outcome: &Outcome) -> Self {
        Self {
            blocks_given: match plan.blocks {
                Blocks::Given(blocks) => Some(blocks),
                Blocks::Expected { .. } => None,
            },
            performance: outcome.model.performance.to_decimal().to_string(),
            expected_blocks: outcome.blocks.map(|blocks| blocks.to_string()),
            no_block_chance: outcome
                .no_block_chance
                .and_then(|chance| Decimal::try_from(chance).ok())
                .map(|chance| chance.round_dp(10).normalize().to_string()),
        }
    }
}

/// Writes the pool's terms, stake and blocks.
pub fn text(plan: &Plan, outcome: &Outcome, lines: &mut Lines) {
    let pool = &outcome.model.pool;
    lines.heading("Pool");
    lines.amount("Pledge", pool.pledge);
    lines.amount("Owners’ stake", pool.owner_stake);
    lines.amount("Delegated", plan.delegated);
    lines.amount("Total stake", pool.stake);
    if let Some(share) = outcome.saturation_share {
        lines.share("Of saturation", share);
    }
    lines.amount("Fixed cost, an epoch", pool.fixed_cost);
    lines.share("Margin", pool.margin.to_decimal());
    if let Some(blocks) = outcome.blocks {
        let label = match plan.blocks {
            Blocks::Given(_) => "Blocks given, an epoch",
            Blocks::Expected { .. } => "Expected blocks, an epoch",
        };
        let blocks = number::decimal(blocks, Places::AtMost(4), lines.separators);
        lines.row(label, &blocks);
    }
    if let Some(chance) = outcome.no_block_chance {
        lines.chance("Chance of no block", chance);
    }
}
