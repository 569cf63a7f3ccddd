//! The figures of a plan at its own point.

use super::break_even::{BreakEven, Income, break_even};
use super::chance::coverage::Coverage;
use super::chance::mean::{Mean, mean_over_luck, no_block_chance};
use super::chance::varies;
use super::costs::RunningCosts;
use super::float;
use super::model::{Model, Parts};
use super::period::Period;
use crate::ledger::{LedgerError, Lovelace};
use crate::plan::Plan;
use rust_decimal::Decimal;

/// Every single figure that cards, the verdict and reports show; amounts are for an epoch at
/// expected blocks, or at the number of blocks that the plan gives.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The formulas with the plan put in.
    pub model: Model,
    /// `maxP`.
    pub max_pool_reward: Lovelace,
    /// The pool's reward and who gets it.
    pub parts: Parts,
    /// Delegators' simple return on stake a year, 0.025 for 2.5 %.
    pub delegator_ros: Decimal,
    /// Blocks an epoch; `None` without active stake.
    pub blocks: Option<Decimal>,
    /// Chance of an epoch without a block, from 0 to 1; `None` where the plan gives the number of
    /// blocks, or its figures define no distribution.
    pub no_block_chance: Option<f64>,
    /// Averages over luck, where they are defined.
    pub mean: Option<Mean>,
    /// `C/k`.
    pub saturation: Lovelace,
    /// The pool's stake over saturation; `None` where nothing is in circulation.
    pub saturation_share: Option<Decimal>,
    /// The costs of running the pool.
    pub costs: RunningCosts,
    /// The stake from which fees cover the running costs.
    pub break_even: BreakEven,
    /// The chances that an epoch covers its part of the running costs; `None` where there are none,
    /// the plan gives the number of blocks, or its figures define no distribution.
    pub coverage: Option<Coverage>,
}

impl Outcome {
    /// The figures of a plan.
    ///
    /// # Errors
    /// When the plan's network or parameters are outside what the formulas are defined for.
    pub fn of(plan: &Plan) -> Result<Self, LedgerError> {
        let model = Model::new(plan)?;
        let costs = RunningCosts::of(plan);
        let pool = &model.pool;
        Ok(Self {
            max_pool_reward: model.rewards.max_pool_reward(pool),
            parts: model.parts(pool),
            delegator_ros: model.return_on_stake(pool),
            blocks: model.rewards.expected_blocks(model.performance, pool.stake),
            no_block_chance: varies(plan)
                .then(|| no_block_chance(&model, pool.stake))
                .flatten(),
            mean: mean_over_luck(plan, &model),
            saturation: model.rewards.saturation(),
            saturation_share: model.rewards.saturation_share(pool.stake),
            break_even: break_even(&model, &costs, Income::Fees),
            coverage: Coverage::of(plan, &model, &costs),
            costs,
            model,
        })
    }

    /// Whether the owners hold what the pool declares.
    pub fn is_pledge_met(&self) -> bool {
        self.model.pool.owner_stake >= self.model.pool.pledge
    }

    /// Whether nothing is left for delegators after the fixed cost.
    pub fn is_below_fixed_cost(&self) -> bool {
        self.parts.pool <= self.model.pool.fixed_cost
    }

    /// Whether the pool holds more than is rewarded.
    pub fn is_oversaturated(&self) -> bool {
        self.saturation_share
            .is_some_and(|share| share > Decimal::ONE)
    }

    /// A year's fees less the running costs, in ada; negative where they do not cover them.
    pub fn fees_after_costs(&self) -> Decimal {
        Period::Year
            .ada(self.parts.fees())
            .checked_sub(self.costs.ada_a_year)
            .unwrap_or(Decimal::MIN)
    }

    /// A year's operator and owner income less the running costs, in ada.
    pub fn income_after_costs(&self) -> Decimal {
        Period::Year
            .ada(self.parts.leader)
            .checked_sub(self.costs.ada_a_year)
            .unwrap_or(Decimal::MIN)
    }

    /// The averages over luck, where they differ from the figures at expected blocks by more than
    /// 1 % for the operator or the delegators.
    pub fn mean_that_differs(&self) -> Option<Mean> {
        let differs = |mean: f64, amount: Lovelace| {
            let expected = float::decimal(Period::Epoch.ada(amount));
            (mean - expected).abs() > expected.abs() / 100.0
        };
        self.mean.filter(|mean| {
            differs(mean.leader_ada, self.parts.leader)
                || differs(mean.delegators_ada, self.parts.delegators)
        })
    }
}
