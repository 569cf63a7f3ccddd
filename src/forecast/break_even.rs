//! From which stake on the income covers the running costs.

use super::{Model, Parts, Period, RunningCosts};
use crate::ledger::Lovelace;

/// Which income has to cover the costs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Income {
    /// Fixed cost and margin.
    #[default]
    Fees,
    /// Fees and the owners' share by stake.
    FeesAndOwnStake,
}

impl Income {
    /// This income of one epoch.
    pub fn of(self, parts: &Parts) -> Lovelace {
        match self {
            Self::Fees => parts.fees(),
            Self::FeesAndOwnStake => parts.leader,
        }
    }
}

/// Where the income covers the costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BreakEven {
    /// There are no running costs to cover.
    NoCosts,
    /// At this total pool stake and above.
    At(Lovelace),
    /// Not at any stake; what a saturated pool's income is, an epoch.
    Never {
        /// The income of an epoch at saturation.
        at_saturation: Lovelace,
    },
}

/// The smallest total stake at which a year's income is at least the running costs, with the
/// owners' stake and the pledge held; to the lovelace.
///
/// The income never falls while delegation grows, so bisection finds it.
pub fn break_even(model: &Model, costs: &RunningCosts, income: Income) -> BreakEven {
    if costs.is_free() {
        return BreakEven::NoCosts;
    }
    let earned = |stake| income.of(&model.parts(&model.at_stake(stake)));
    let covers = |stake| Period::Year.ada(earned(stake)) >= costs.ada_a_year;
    let mut low = model.pool.owner_stake;
    // One above, since saturation is rounded down.
    let mut high = model
        .rewards
        .saturation()
        .saturating_add(Lovelace(1))
        .max(low);
    if covers(low) {
        return BreakEven::At(low);
    }
    if !covers(high) {
        return BreakEven::Never {
            at_saturation: earned(high),
        };
    }
    while high.0 - low.0 > 1 {
        let middle = Lovelace(low.0 + (high.0 - low.0) / 2);
        if covers(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    BreakEven::At(high)
}
