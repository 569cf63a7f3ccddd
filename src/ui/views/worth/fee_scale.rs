//! Margins and fixed costs as places on axes.

use crate::ledger::Ratio;
use crate::ui::cast;
use rust_decimal::Decimal;

/// A margin in per cent, for drawing.
pub fn margin_percent(margin: Ratio) -> f64 {
    cast::ratio(margin) * 100.0
}

/// The margin at a place of an axis in per cent, to a hundredth.
pub fn margin_at(percent: f64) -> Ratio {
    let percent = Decimal::try_from(percent.clamp(0.0, 100.0)).unwrap_or_default();
    Ratio::from_percent(percent.round_dp(2)).unwrap_or(Ratio::ONE)
}

/// A share in per cent, for drawing.
pub fn percent_of(share: Decimal) -> f64 {
    cast::decimal(share) * 100.0
}
