//! The stake from which on the income covers the running costs.

use super::bisect;
use super::costs::RunningCosts;
use super::model::{Model, Parts};
use crate::ledger::{EPOCHS_PER_YEAR, LOVELACE_PER_ADA, Lovelace};
use rust_decimal::Decimal;

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
    let needed = needed_an_epoch(costs.ada_a_year);
    let covers = |stake| needed.is_some_and(|needed| earned(Lovelace(stake)) >= needed);
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

/// The least income of an epoch of which a year's is at least so much; `None` where no amount is.
fn needed_an_epoch(ada_a_year: Decimal) -> Option<Lovelace> {
    // 73·x ≥ c for a whole x exactly where 73·x ≥ ⌈c⌉.
    let lovelace = ada_a_year.checked_mul(LOVELACE_PER_ADA.into())?.ceil();
    let a_year = u128::try_from(lovelace.max(Decimal::ZERO)).ok()?;
    u64::try_from(a_year.div_ceil(EPOCHS_PER_YEAR.into()))
        .ok()
        .map(Lovelace)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecast::period::Period;

    #[test]
    fn the_least_income_covers_a_year_and_one_lovelace_less_does_not() {
        for costs in [
            "0.000001",
            "0.0000730000000000000000000001",
            "0.000073",
            "0.000074",
            "1",
            "12345.67",
            "999999999999.999999",
        ] {
            let costs: Decimal = costs.parse().unwrap();
            let least = needed_an_epoch(costs).unwrap();
            assert!(Period::Year.ada(least) >= costs, "{costs}");
            assert!(Period::Year.ada(Lovelace(least.0 - 1)) < costs, "{costs}");
        }
        assert_eq!(needed_an_epoch(Decimal::ZERO), Some(Lovelace::ZERO));
        assert_eq!(needed_an_epoch(Decimal::MAX), None);
    }
}
