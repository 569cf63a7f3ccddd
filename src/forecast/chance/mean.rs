//! The averages of an epoch over luck, rounded as the ledger rounds each of its rewards.
//!
//! Blocks are as in [`BlockLuck`].

use super::blocks::BlockLuck;
use super::varies;
use crate::forecast::float::ada;
use crate::forecast::model::{Model, Parts};
use crate::ledger::Lovelace;
use crate::plan::Plan;
use statrs::distribution::{Binomial, Discrete};

/// The most numbers of blocks whose rewards are computed for one average.
const MOST_COUNTS: u64 = 10_000;

/// An epoch's averages over luck. They differ from the figures at expected blocks where epochs may
/// earn less than the fixed cost: the operator's mean is lower then, the delegators' higher.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mean {
    /// Mean income of operator and owners, in ada an epoch.
    pub leader_ada: f64,
    /// Mean reward of the delegators, in ada an epoch.
    pub delegators_ada: f64,
    /// Mean of the fees, in ada an epoch.
    pub fees_ada: f64,
}

/// The chance that an epoch brings no block: `(1 − p·σ_a)^N`. `None` where the plan's figures
/// define no distribution (no active stake, or a share above 1).
pub fn no_block_chance(model: &Model, stake: Lovelace) -> Option<f64> {
    BlockLuck::of(model, stake).map(|luck| luck.none())
}

/// The averages over luck of the plan's own pool; `None` where the plan gives the number of
/// blocks, or its figures define no distribution.
pub fn mean_over_luck(plan: &Plan, model: &Model) -> Option<Mean> {
    if !varies(plan) {
        return None;
    }
    let pool = &model.pool;
    let luck = BlockLuck::of(model, pool.stake)?;
    let binomial = Binomial::new(luck.share, u64::from(luck.trials)).ok()?;
    let max_pool_reward = model.rewards.max_pool_reward(pool);
    let mut weight = 0.0;
    let mut mean = Mean {
        leader_ada: 0.0,
        delegators_ada: 0.0,
        fees_ada: 0.0,
    };
    let likely = luck.likely(1);
    // The chances of a network with billions of blocks change so little from one count to the
    // next that some thousand of them give the same average.
    let step = (likely.end() - likely.start()) / MOST_COUNTS + 1;
    for blocks in likely.step_by(usize::try_from(step).unwrap_or(usize::MAX)) {
        let blocks = u32::try_from(blocks).unwrap_or(u32::MAX);
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
