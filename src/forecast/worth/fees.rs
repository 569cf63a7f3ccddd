//! Margin and fixed cost: what each brings along its axis, and which pairs stay attractive.

use crate::forecast::bisect;
use crate::forecast::model::{Model, Parts};
use crate::forecast::outcome::Outcome;
use crate::ledger::{Lovelace, Pool, Ratio, return_on_stake};
use rust_decimal::Decimal;

/// Points of a line over margin or fixed cost.
const POINTS: u32 = 100;

/// Fixed costs at which the highest attractive margin is sought.
const COLUMNS: u32 = 120;

/// A step of the margin axis: a hundredth of a per cent.
const MARGIN_STEPS: u64 = 10_000;

/// Rewards along both fees, each with the other as it is in the plan.
#[derive(Clone, Debug)]
pub struct FeeCurves {
    /// Over the margin, from 0 to 100 %.
    pub over_margin: Vec<FeePoint<Ratio>>,
    /// Over the fixed cost, from 0 to [`highest_fixed_cost`].
    pub over_fixed_cost: Vec<FeePoint<Lovelace>>,
}

/// An epoch's rewards at one margin or fixed cost.
#[derive(Clone, Copy, Debug)]
pub struct FeePoint<T> {
    /// The margin or the fixed cost.
    pub at: T,
    /// The reward and its parts.
    pub parts: Parts,
    /// Delegators' simple return on stake, a year.
    pub return_on_stake: Decimal,
}

/// A fixed cost and the highest margin with which it still is attractive to delegators.
#[derive(Clone, Copy, Debug)]
pub struct AttractiveFees {
    /// The fixed cost.
    pub fixed_cost: Lovelace,
    /// The margin, to a hundredth of a per cent; 0 where none is low enough.
    pub highest_margin: Ratio,
}

impl FeeCurves {
    /// The rewards of a plan's pool along both fees; fixed costs go up to `highest`.
    pub fn of(model: &Model, highest: Lovelace) -> Self {
        let pool = model.pool;
        let reward = model.pool_reward(&pool);
        Self {
            over_margin: along(POINTS, |place| {
                let margin = part_of_one(place, POINTS);
                let moved = Pool { margin, ..pool };
                FeePoint::of(margin, &moved, reward)
            }),
            over_fixed_cost: along(POINTS, |place| {
                let fixed_cost = part(highest, place, POINTS);
                let moved = Pool { fixed_cost, ..pool };
                FeePoint::of(fixed_cost, &moved, reward)
            }),
        }
    }
}

impl<T> FeePoint<T> {
    fn of(at: T, pool: &Pool, reward: Lovelace) -> Self {
        Self {
            at,
            parts: Parts::of(pool, reward),
            return_on_stake: return_on_stake(pool, reward),
        }
    }
}

/// The end of the axis of fixed costs: beyond the plan's own and the highest there was on mainnet,
/// not beyond the whole reward where that is more.
pub fn highest_fixed_cost(outcome: &Outcome) -> Lovelace {
    let cost = outcome.model.pool.fixed_cost;
    let more = cost.saturating_add(Lovelace(cost.0 / 2));
    let reward = outcome.parts.pool.min(Lovelace::from_whole_ada(1_000));
    more.max(reward).max(Lovelace::from_whole_ada(400))
}

/// The highest margin that leaves delegators at least `benchmark`, for fixed costs from 0 to
/// `highest`.
pub fn attractive_fees(
    outcome: &Outcome,
    benchmark: Ratio,
    highest: Lovelace,
) -> Vec<AttractiveFees> {
    let (pool, reward) = (outcome.model.pool, outcome.parts.pool);
    let benchmark = benchmark.to_decimal();
    along(COLUMNS, |column| {
        let fixed_cost = part(highest, column, COLUMNS);
        let at = |margin| Pool {
            fixed_cost,
            margin,
            ..pool
        };
        AttractiveFees {
            fixed_cost,
            highest_margin: highest_margin(|margin| {
                return_on_stake(&at(margin), reward) >= benchmark
            }),
        }
    })
}

/// Whether delegators get at least the benchmark of this pool's reward.
pub fn is_attractive(pool: &Pool, reward: Lovelace, benchmark: Ratio) -> bool {
    return_on_stake(pool, reward) >= benchmark.to_decimal()
}

/// The highest margin that is low enough, to a hundredth of a per cent; 0 where none is.
fn highest_margin(is_low_enough: impl Fn(Ratio) -> bool) -> Ratio {
    let margin = |step: u64| Ratio::new(step.into(), MARGIN_STEPS.into()).unwrap_or(Ratio::ONE);
    bisect::first(0, MARGIN_STEPS, |step| !is_low_enough(margin(step)))
        .map_or(Ratio::ONE, |too_high| margin(too_high.saturating_sub(1)))
}

fn along<T>(last: u32, at: impl Fn(u32) -> T) -> Vec<T> {
    (0..=last).map(at).collect()
}

/// A part of an amount, rounded down.
fn part(amount: Lovelace, part: u32, of: u32) -> Lovelace {
    let scaled = u128::from(amount.0) * u128::from(part) / u128::from(of.max(1));
    Lovelace(u64::try_from(scaled).unwrap_or(u64::MAX))
}

fn part_of_one(part: u32, of: u32) -> Ratio {
    Ratio::new(u128::from(part), u128::from(of)).unwrap_or(Ratio::ONE)
}
