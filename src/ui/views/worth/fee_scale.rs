//! Margins and fixed costs as places on axes.

use crate::forecast::Outcome;
use crate::ledger::{Lovelace, Pool, Ratio, return_on_stake};
use crate::ui::plot;
use rust_decimal::Decimal;

/// A margin in per cent, for drawing.
pub fn margin_percent(margin: Ratio) -> f64 {
    f64::try_from(margin.to_decimal()).unwrap_or(0.0) * 100.0
}

/// The margin at a place of an axis in per cent, to a hundredth.
pub fn margin_at(percent: f64) -> Ratio {
    let percent = Decimal::try_from(percent.clamp(0.0, 100.0)).unwrap_or_default();
    Ratio::from_percent(percent.round_dp(2)).unwrap_or(Ratio::ONE)
}

/// Where the axis of fixed costs ends: beyond the plan's and the highest there was, not beyond the
/// whole reward where that is more.
pub fn cost_end(outcome: &Outcome) -> f64 {
    let cost = plot::place(outcome.model.pool.fixed_cost);
    let reward = plot::place(outcome.parts.pool);
    (cost * 1.5).max(reward.min(1_000.0)).max(400.0)
}

/// A share in per cent, for drawing.
pub fn percent_of(share: Decimal) -> f64 {
    f64::try_from(share).unwrap_or(0.0) * 100.0
}

/// Whether delegators get at least the benchmark of this pool's reward.
pub fn is_attractive(pool: &Pool, reward: Lovelace, benchmark: Ratio) -> bool {
    return_on_stake(pool, reward) >= benchmark.to_decimal()
}
