//! Chances: blocks of an epoch, income of one epoch and of several, and runs without a block.

pub mod blocks;
pub mod distribution;
pub mod drought;
pub mod epoch_income;
pub mod mean;
pub mod past;
pub mod several_epochs;
