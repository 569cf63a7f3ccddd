//! The cases in which the reward formulas have no value.

use thiserror::Error;

/// Figures for which the formulas have no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum LedgerError {
    /// `k = 0`.
    #[error("the target number of pools k must be at least 1")]
    NoTargetPools,
    /// A share above 1; names the parameter.
    #[error("the {0} must be between 0 and 1")]
    AboveOne(&'static str),
    /// `res > S`.
    #[error("the reserves are above the max supply")]
    ReservesAboveSupply,
    /// `E = floor((1−d)·f·slots) = 0` while rewards follow performance: the ledger would divide by
    /// zero.
    #[error("no block is expected in an epoch: (1 − d) · f · slots is below 1")]
    NoExpectedBlocks,
    /// A result above 2^64 − 1 lovelace.
    #[error("the amounts are too large to compute with")]
    TooLarge,
}
