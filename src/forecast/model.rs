//! A plan with the ledger's formulas put in: the one way from stakes to rewards.

use crate::ledger::{LedgerError, Lovelace, Performance, Pool, Rewards, return_on_stake};
use crate::plan::{Blocks, Plan};
use rust_decimal::Decimal;

/// The reward formulas of the plan's epoch, its pool and the pool's performance.
///
/// Curves and maps ask it for pools of other stake or pledge; the performance stays, so a given
/// number of blocks scales with the stake.
#[derive(Clone, Debug)]
pub struct Model {
    /// The formulas with the network's figures in.
    pub rewards: Rewards,
    /// The plan's own pool.
    pub pool: Pool,
    /// Blocks made against blocks expected.
    pub performance: Performance,
}

/// A pool's reward of one epoch and who gets it. The five parts add up: `fixed + margin +
/// own_stake = leader`, `leader + delegators = pool`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// `f̂`: the reward of the pool as a whole.
    pub pool: Lovelace,
    /// The reward account's part, for operator and owners.
    pub leader: Lovelace,
    /// `min(f̂, c)`: the fixed cost, as far as the reward covers it.
    pub fixed: Lovelace,
    /// `floor((f̂−c)·m)`: the margin's part.
    pub margin: Lovelace,
    /// `leader − fixed − margin`: the owners' share by stake.
    pub own_stake: Lovelace,
    /// `f̂ − leader`: the delegators' part, the dust of their floors included.
    pub delegators: Lovelace,
}

impl Parts {
    /// The parts of a pool's reward.
    pub fn of(pool: &Pool, pool_reward: Lovelace) -> Self {
        let leader = pool.leader_reward(pool_reward);
        let fixed = pool_reward.min(pool.fixed_cost);
        let margin = pool.margin_part(pool_reward);
        Self {
            pool: pool_reward,
            leader,
            fixed,
            margin,
            own_stake: leader.saturating_sub(fixed).saturating_sub(margin),
            delegators: pool_reward.saturating_sub(leader),
        }
    }

    /// Fixed cost and margin: the income from operating, apart from owning stake.
    pub fn fees(&self) -> Lovelace {
        self.fixed.saturating_add(self.margin)
    }
}

impl Model {
    /// The model of a plan.
    ///
    /// # Errors
    /// When the plan's network or parameters are outside what the formulas are defined for.
    pub fn new(plan: &Plan) -> Result<Self, LedgerError> {
        let rewards = Rewards::new(&plan.protocol.parameters, &plan.network.figures)?;
        let pool = plan.pool();
        let performance = match plan.blocks {
            Blocks::Expected { performance } => performance.into(),
            Blocks::Given(blocks) => rewards.performance(blocks, pool.stake),
        };
        Ok(Self {
            rewards,
            pool,
            performance,
        })
    }

    /// `floor(p·maxP)` of a pool; the largest `u64` where absurd inputs exceed it.
    pub fn pool_reward(&self, pool: &Pool) -> Lovelace {
        self.rewards
            .pool_reward(pool, self.performance)
            .unwrap_or(Lovelace(u64::MAX))
    }

    /// A pool's reward of an epoch, divided.
    pub fn parts(&self, pool: &Pool) -> Parts {
        Parts::of(pool, self.pool_reward(pool))
    }

    /// The delegators' simple return on stake a year, 0.025 for 2.5 %.
    pub fn return_on_stake(&self, pool: &Pool) -> Decimal {
        return_on_stake(pool, self.pool_reward(pool))
    }

    /// The plan's pool at another total stake: owners' stake held, delegation varied. Below the
    /// owners' stake it is the owners' stake alone.
    pub fn at_stake(&self, stake: Lovelace) -> Pool {
        Pool {
            stake: stake.max(self.pool.owner_stake),
            ..self.pool
        }
    }

    /// The plan's pool at another pledge and a fixed total stake: the owners hold just the pledge,
    /// delegation gives way.
    pub fn at_pledge(&self, stake: Lovelace, pledge: Lovelace) -> Pool {
        let pledge = pledge.min(stake);
        Pool {
            stake,
            owner_stake: pledge,
            pledge,
            ..self.pool
        }
    }
}
