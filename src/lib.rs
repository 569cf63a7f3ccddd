//! Poolwright.
pub mod cli;
pub mod ledger;
