//! Poolwright.
pub mod ledger;
