//! Poolwright.
pub mod ledger;
pub mod number;
pub mod plan;
