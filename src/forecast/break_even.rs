//! The stake from which on the income covers the running costs.

use super::bisect;
use super::costs::RunningCosts;
use super::model::{Model, Parts};
use super::period::Period;
use crate::ledger::Lovelace;

/// The income that has to cover the costs.
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

/// The stakes at which the income covers the costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BreakEven {
    /// There are no running costs to cover.
    NoCosts,
    /// At this total pool stake and above.
    At(Lovelace),
    /// Not at any stake.
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
    let covers = |stake| Period::Year.ada(earned(Lovelace(stake))) >= costs.ada_a_year;
    let low = model.pool.owner_stake;
    // One above, since saturation is rounded down.
    let high = model
        .rewards
        .saturation()
        .saturating_add(Lovelace(1))
        .max(low);
    match bisect::first(low.0, high.0, covers) {
        Some(stake) => BreakEven::At(Lovelace(stake)),
        None => BreakEven::Never {
            at_saturation: earned(high),
        },
    }
}
