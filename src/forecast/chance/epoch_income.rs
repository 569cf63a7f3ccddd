//! The income that an epoch's blocks bring: a straight line with one bend, at the fixed cost.

use super::blocks::BlockLuck;
use crate::forecast::model::Model;
use crate::forecast::{bisect, float};
use crate::ledger::{Lovelace, Performance, Pool, Rewards};

/// An income as the blocks of an epoch bring it, in any unit:
///
/// ```text
/// below · min(u·n, c)  +  above · max(u·n − c, 0)        u: reward a block, c: fixed cost
/// ```
///
/// The ledger rounds the pool's reward down and then the leader's or a member's; these two floors
/// are left out here, so an epoch's income may be up to two lovelace higher than what is paid. The
/// bend lies exactly between the numbers of blocks where the ledger has it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EpochIncome {
    /// The chances of an epoch's blocks.
    pub blocks: BlockLuck,
    /// `u`: the pool's reward for each block, in ada.
    pub per_block: f64,
    /// `c`, in ada.
    pub fixed_cost: f64,
    /// The most blocks whose reward does not exceed the fixed cost.
    pub last_below: u64,
    /// The share that counts of each ada up to the fixed cost.
    pub below: f64,
    /// The share that counts of each ada beyond it.
    pub above: f64,
}

/// The income of interest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Fixed cost and margin, in ada.
    Fees,
    /// Fees and the owners' share by stake, in ada.
    Operator,
    /// All delegators together, in ada.
    Delegators,
    /// Delegators' return on their stake, a share (0.025 for 2.5 % a year, if a year's epochs are
    /// added up).
    Return,
}

impl EpochIncome {
    /// This income of a pool; `None` where the network's figures define no chances.
    pub fn of(model: &Model, pool: &Pool, whose: Whose) -> Option<Self> {
        let max_pool_reward = model.rewards.max_pool_reward(pool);
        Self::with(
            &model.rewards,
            model.performance,
            pool,
            max_pool_reward,
            whose,
        )
    }

    /// This income of a pool whose `maxP` is known; `None` where the network's figures define no
    /// chances.
    pub fn with(
        rewards: &Rewards,
        performance: Performance,
        pool: &Pool,
        max_pool_reward: Lovelace,
        whose: Whose,
    ) -> Option<Self> {
        let mut blocks = BlockLuck::with(rewards, performance, pool.stake)?;
        let of_one = rewards.performance(1, pool.stake);
        let is_by_decree =
            of_one == Performance::EXPECTED && rewards.performance(2, pool.stake) == of_one;
        let mut per_block = float::ada(max_pool_reward) * float::performance(of_one);
        if is_by_decree {
            // Where blocks are shared out by decree, one block earns as much as many.
            blocks = BlockLuck {
                trials: 1,
                share: 1.0 - blocks.none(),
            };
            per_block = float::ada(max_pool_reward);
        }
        let is_below = |blocks: u64| {
            let blocks = u32::try_from(blocks).unwrap_or(u32::MAX);
            let performance = rewards.performance(blocks, pool.stake);
            let reward = performance.of(max_pool_reward);
            reward.unwrap_or(Lovelace(u64::MAX)) <= pool.fixed_cost
        };
        let most = u64::from(blocks.trials);
        let guess = float::whole(float::ada(pool.fixed_cost) / per_block).min(most);
        // The floats are nearly always right, and whether they are is cheap to tell.
        let is_right = is_below(guess) && (guess == most || !is_below(guess + 1));
        let last_below = if is_right {
            guess
        } else {
            bisect::first(0, most, |blocks| !is_below(blocks))
                .map_or(most, |above| above.saturating_sub(1))
        };
        let margin = float::share(pool.margin).min(1.0);
        let owned = if pool.stake == Lovelace::ZERO {
            0.0
        } else {
            (float::ada(pool.owner_stake) / float::ada(pool.stake)).min(1.0)
        };
        let (below, above) = match whose {
            Whose::Fees => (1.0, margin),
            Whose::Operator => (1.0, margin + (1.0 - margin) * owned),
            Whose::Delegators => (0.0, (1.0 - margin) * (1.0 - owned)),
            Whose::Return if pool.stake == Lovelace::ZERO => (0.0, 0.0),
            Whose::Return => (0.0, (1.0 - margin) / float::ada(pool.stake)),
        };
        Some(Self {
            blocks,
            per_block,
            fixed_cost: float::ada(pool.fixed_cost),
            last_below,
            below,
            above,
        })
    }

    /// The income of an epoch with this many blocks.
    pub fn at(&self, blocks: u64) -> f64 {
        let reward = self.per_block * float::count(blocks);
        if blocks <= self.last_below {
            self.below * reward
        } else {
            self.below * self.fixed_cost + self.above * (reward - self.fixed_cost)
        }
    }

    /// Mean and variance of an epoch's income, exact but for the floors.
    ///
    /// The income is the line beyond the bend, plus `b·(c − u·n)` in epochs below it, with
    /// `b = above − below`. So the moments of epochs below the bend are all that is needed.
    pub fn moments(&self) -> (f64, f64) {
        let slope = self.above * self.per_block;
        let line = (self.below - self.above) * self.fixed_cost + slope * self.blocks.mean();
        let spread = slope * slope * self.blocks.variance();
        let bend = self.above - self.below;
        if bend.abs() < f64::EPSILON {
            return (line, spread);
        }
        let below = self.blocks.below(self.last_below);
        let (c, u) = (self.fixed_cost, self.per_block);
        // Short of the fixed cost, its square, and it times the blocks: their means.
        let short = c * below.chance - u * below.blocks;
        let squares = c * c * below.chance - 2.0 * c * u * below.blocks + u * u * below.squares;
        let with_blocks = c * below.blocks - u * below.squares;
        let variance = spread
            + bend * bend * (squares - short * short)
            + 2.0 * slope * bend * (with_blocks - short * self.blocks.mean());
        (line + bend * short, variance.max(0.0))
    }

    /// The fewest blocks with which an epoch brings at least `income`; `None` where no number
    /// does.
    pub fn blocks_for(&self, income: f64) -> Option<u64> {
        let most = u64::from(self.blocks.trials);
        // A hair less counts as well: the bounds are themselves rounded.
        let enough = income - income.abs() * 1e-12;
        bisect::first(0, most, |blocks| self.at(blocks) >= enough)
    }
}
