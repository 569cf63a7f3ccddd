//! Chances: blocks of an epoch, income of one epoch and of several, and runs without a block.

pub mod blocks;
pub mod coverage;
pub mod distribution;
pub mod drought;
pub mod epoch_income;
pub mod mean;
pub mod past;
pub mod several_epochs;

use crate::plan::{Blocks, Plan};

/// Whether luck decides how many blocks the plan's pool makes: where the plan gives their number,
/// there are no chances and no averages.
pub const fn varies(plan: &Plan) -> bool {
    matches!(plan.blocks, Blocks::Expected { .. })
}
