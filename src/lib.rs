//! Poolwright.
pub mod forecast;
pub mod ledger;
pub mod number;
pub mod plan;
