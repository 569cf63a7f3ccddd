//! Amounts of ada.

use poolwright::ledger::Lovelace;

/// Whole ada.
pub const fn ada(whole: u64) -> Lovelace {
    Lovelace::from_whole_ada(whole)
}
