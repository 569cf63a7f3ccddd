//! The part of a report about the pool's reward and its parts.

use super::lines::{Lines, a_year, estimate, lovelace};
use crate::forecast::{Mean, Outcome, Period};
use serde::Serialize;

/// The keys of a report about rewards: at expected blocks for an epoch and a year, then averages over
/// luck.
#[derive(Clone, Debug, Serialize)]
pub struct RewardLines {
    max_pool_reward: String,
    pool_reward: String,
    leader_reward: String,
    fixed_cost_part: String,
    margin_part: String,
    fees_part: String,
    own_stake_part: String,
    delegators_reward: String,
    max_pool_reward_per_year: String,
    pool_reward_per_year: String,
    leader_reward_per_year: String,
    fixed_cost_part_per_year: String,
    margin_part_per_year: String,
    fees_part_per_year: String,
    own_stake_part_per_year: String,
    delegators_reward_per_year: String,
    delegator_ros: String,
    mean_leader_reward: Option<String>,
    mean_fees_part: Option<String>,
    mean_delegators_reward: Option<String>,
}

impl RewardLines {
    pub fn of(outcome: &Outcome) -> Self {
        let parts = outcome.parts;
        let mean = |of: fn(&Mean) -> f64| outcome.mean.as_ref().map(of).and_then(estimate);
        Self {
            max_pool_reward: lovelace(outcome.max_pool_reward),
            pool_reward: lovelace(parts.pool),
            leader_reward: lovelace(parts.leader),
            fixed_cost_part: lovelace(parts.fixed),
            margin_part: lovelace(parts.margin),
            fees_part: lovelace(parts.fees()),
            own_stake_part: lovelace(parts.own_stake),
            delegators_reward: lovelace(parts.delegators),
            max_pool_reward_per_year: a_year(outcome.max_pool_reward),
            pool_reward_per_year: a_year(parts.pool),
            leader_reward_per_year: a_year(parts.leader),
            fixed_cost_part_per_year: a_year(parts.fixed),
            margin_part_per_year: a_year(parts.margin),
            fees_part_per_year: a_year(parts.fees()),
            own_stake_part_per_year: a_year(parts.own_stake),
            delegators_reward_per_year: a_year(parts.delegators),
            delegator_ros: outcome.delegator_ros.to_string(),
            mean_leader_reward: mean(|mean| mean.leader_ada),
            mean_fees_part: mean(|mean| mean.fees_ada),
            mean_delegators_reward: mean(|mean| mean.delegators_ada),
        }
    }
}

/// Writes the reward and its parts.
pub fn text(outcome: &Outcome, lines: &mut Lines) {
    let parts = outcome.parts;
    let expected = match outcome.no_block_chance {
        Some(_) => "Rewards at expected blocks",
        None => "Rewards",
    };
    lines.columns(expected, ["an epoch", "a year"]);
    for (name, amount) in [
        ("  Max pool reward", outcome.max_pool_reward),
        ("  Pool reward", parts.pool),
        ("  Operator income", parts.leader),
        ("    fees", parts.fees()),
        ("      fixed cost", parts.fixed),
        ("      margin", parts.margin),
        ("    own stake", parts.own_stake),
        ("  Delegators", parts.delegators),
    ] {
        let amounts = [Period::Epoch, Period::Year].map(|period| lines.ada(period.ada(amount)));
        lines.columns(name, amounts.each_ref().map(String::as_str));
    }
    lines.share("Delegators’ ROS, a year", outcome.delegator_ros);
}
