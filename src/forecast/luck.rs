//! Luck: how the number of blocks varies, and what that does to the averages.
//!
//! Model: the blocks of an epoch are `Binomial(N, p·σ_a)`, whose mean is the expected number of
//! blocks. Elected slots alone would be `Binomial(432000, φ(σ_a))`; slot battles and missed slots
//! are why N, the network's own blocks, is used.

use super::{Model, Parts};
use crate::ledger::Lovelace;
use crate::plan::{Blocks, Plan};
use statrs::distribution::{Binomial, Discrete};

/// The most numbers of blocks whose rewards are computed for one average.
const MOST_COUNTS: u32 = 10_000;

/// An epoch's averages over luck. They differ from the figures at expected blocks where epochs may
/// earn less than the fixed cost: the operator's mean is lower then, the delegators' higher.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mean {
    /// Mean of what operator and owners receive, in ada an epoch.
    pub leader_ada: f64,
    /// Mean of what delegators receive, in ada an epoch.
    pub delegators_ada: f64,
    /// Mean of the fees, in ada an epoch.
    pub fees_ada: f64,
}

/// The chance that an epoch brings no block: `(1 − p·σ_a)^N`. `None` where the plan's figures
/// define no distribution (no active stake, or a share above 1).
pub fn no_block_chance(model: &Model, stake: Lovelace) -> Option<f64> {
    let (blocks, share) = distribution(model, stake)?;
    if blocks == 0 {
        return Some(1.0);
    }
    Some(((-share).ln_1p() * f64::from(blocks)).exp())
}

/// The averages over luck of the plan's own pool; `None` where the plan gives the number of
/// blocks, or its figures define no distribution.
pub fn mean_over_luck(plan: &Plan, model: &Model) -> Option<Mean> {
    if matches!(plan.blocks, Blocks::Given(_)) {
        return None;
    }
    let pool = &model.pool;
    let (trials, share) = distribution(model, pool.stake)?;
    let binomial = Binomial::new(share, u64::from(trials)).ok()?;
    let max_pool_reward = model.rewards.max_pool_reward(pool);
    let mut weight = 0.0;
    let mut mean = Mean {
        leader_ada: 0.0,
        delegators_ada: 0.0,
        fees_ada: 0.0,
    };
    let likely = likely_blocks(trials, share);
    // The chances of a network with billions of blocks change so little from one count to the
    // next that some thousand of them give the same average.
    let step = (likely.end() - likely.start()) / MOST_COUNTS + 1;
    for blocks in likely.step_by(usize::try_from(step).unwrap_or(usize::MAX)) {
        let chance = binomial.pmf(u64::from(blocks));
        let reward = model
            .rewards
            .performance(blocks, pool.stake)
            .of(max_pool_reward)
            .ok()?;
        let parts = Parts::of(pool, reward);
        weight += chance;
        mean.leader_ada += chance * ada(parts.leader);
        mean.delegators_ada += chance * ada(parts.delegators);
        mean.fees_ada += chance * ada(parts.fees());
    }
    if weight <= 0.0 {
        return None;
    }
    mean.leader_ada /= weight;
    mean.delegators_ada /= weight;
    mean.fees_ada /= weight;
    Some(mean)
}

/// `N` and `p·σ_a`, where that is a chance.
fn distribution(model: &Model, stake: Lovelace) -> Option<(u32, f64)> {
    let figures = model.rewards.figures();
    if figures.active_stake == Lovelace::ZERO {
        return None;
    }
    let (numerator, denominator) = model.performance.parts();
    let share = approximate(numerator) / approximate(denominator)
        * (ada(stake) / ada(figures.active_stake));
    (share <= 1.0).then_some((figures.blocks, share))
}

/// All block counts but those further than ten standard deviations and ten blocks from the mean,
/// whose chance is below 10^-20.
fn likely_blocks(trials: u32, share: f64) -> std::ops::RangeInclusive<u32> {
    let mean = f64::from(trials) * share;
    let reach = 10.0 * (mean * (1.0 - share)).sqrt() + 10.0;
    let low = whole((mean - reach).max(0.0));
    let high = whole((mean + reach).min(f64::from(trials)));
    low..=high
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the range of a u32 by its caller"
)]
fn whole(blocks: f64) -> u32 {
    blocks as u32
}

#[expect(clippy::cast_precision_loss, reason = "becomes a probability")]
fn approximate(part: u128) -> f64 {
    part as f64
}

#[expect(
    clippy::cast_precision_loss,
    reason = "becomes an average over chances"
)]
fn ada(amount: Lovelace) -> f64 {
    amount.0 as f64 / 1e6
}
