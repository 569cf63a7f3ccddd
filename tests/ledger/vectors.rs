//! What the chain paid: every published outcome under `tests/vectors/` comes out to the lovelace.
//!
//! Where the rows are from, and what their columns mean: `tests/vectors/README.md`.

use poolwright::ledger::{EpochFigures, Lovelace, Parameters, Pool, Ratio, Rewards};
use serde::Deserialize;
use std::path::Path;

/// One row. Lovelace are integers, ratios are `0.05` or `1/20`, an empty cell is absent.
///
/// Unknown columns are refused, so that no expectation goes unread.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    reserves: u64,
    fees: u64,
    active_stake: u64,
    blocks_total: u32,
    k: u32,
    a0: String,
    rho: String,
    tau: String,
    #[serde(default)]
    d: Option<String>,
    #[serde(default)]
    slots_per_epoch: Option<u32>,
    #[serde(default)]
    pool_stake: Option<u64>,
    #[serde(default)]
    owner_stake: Option<u64>,
    #[serde(default)]
    pledge: Option<u64>,
    #[serde(default)]
    fixed_cost: Option<u64>,
    #[serde(default)]
    margin: Option<String>,
    #[serde(default)]
    blocks: Option<u32>,
    #[serde(default)]
    member_stake: Option<u64>,
    #[serde(default)]
    expect_reward_pot: Option<u64>,
    #[serde(default)]
    expect_pool_reward: Option<u64>,
    #[serde(default)]
    expect_leader_reward: Option<u64>,
    #[serde(default)]
    expect_member_reward: Option<u64>,
}

impl Row {
    fn rewards(&self) -> Rewards {
        let parameters = Parameters {
            target_pools: self.k,
            pledge_influence: ratio(&self.a0),
            monetary_expansion: ratio(&self.rho),
            treasury_cut: ratio(&self.tau),
            min_fixed_cost: Lovelace::ZERO,
            decentralisation: self.d.as_deref().map_or(Ratio::ZERO, ratio),
            max_supply: Lovelace(45_000_000_000_000_000),
            slots_per_epoch: self.slots_per_epoch.unwrap_or(432_000),
            active_slot_coefficient: ratio("1/20"),
            leverage_cap: None,
            min_margin: None,
        };
        let figures = EpochFigures {
            reserves: Lovelace(self.reserves),
            fees: Lovelace(self.fees),
            blocks: self.blocks_total,
            active_stake: Lovelace(self.active_stake),
        };
        Rewards::new(&parameters, &figures).unwrap()
    }

    /// `None` in rows about an epoch as a whole.
    fn pool(&self) -> Option<Pool> {
        Some(Pool {
            stake: Lovelace(self.pool_stake?),
            owner_stake: Lovelace(self.owner_stake?),
            pledge: Lovelace(self.pledge?),
            fixed_cost: Lovelace(self.fixed_cost?),
            margin: ratio(self.margin.as_deref()?),
        })
    }
}

fn ratio(text: &str) -> Ratio {
    text.parse().unwrap()
}

/// Compares everything the row expects and returns how many values that were.
fn check(file: &str, row: &Row) -> usize {
    let rewards = row.rewards();
    let pool = row.pool();
    let pool_reward = pool.and_then(|pool| {
        let performance = rewards.performance(row.blocks?, pool.stake);
        rewards.pool_reward(&pool, performance).ok()
    });
    let leader_reward = || Some(pool?.leader_reward(pool_reward?));
    let member_reward = || Some(pool?.member_reward(pool_reward?, Lovelace(row.member_stake?)));
    let columns = [
        (
            "expect_reward_pot",
            row.expect_reward_pot,
            Some(rewards.pots().reward_pot),
        ),
        ("expect_pool_reward", row.expect_pool_reward, pool_reward),
        (
            "expect_leader_reward",
            row.expect_leader_reward,
            leader_reward(),
        ),
        (
            "expect_member_reward",
            row.expect_member_reward,
            member_reward(),
        ),
    ];
    let mut compared = 0;
    for (column, expected, computed) in columns {
        if let Some(expected) = expected {
            assert_eq!(
                computed,
                Some(Lovelace(expected)),
                "{file}, {}, {column}",
                row.id
            );
            compared += 1;
        }
    }
    compared
}

/// Checks every row of a file and returns how many expected values it holds.
fn check_file(file: &str) -> usize {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/vectors")
        .join(file);
    csv::Reader::from_path(path)
        .unwrap()
        .deserialize()
        .map(|row| check(file, &row.unwrap_or_else(|error| panic!("{file}: {error}"))))
        .sum()
}

#[test]
fn every_published_outcome_is_reproduced_to_the_lovelace() {
    // 164 reward pots; 1,321 pool and as many leader rewards; 7,655 member rewards, 3,437 of them
    // with the leader's beside it: 164 + 2 · 1,321 + 7,655 + 3,437 = 13,898.
    let compared = ["mainnet_epochs.csv", "preview_pools.csv", "members.csv"].map(check_file);
    assert_eq!(compared, [164, 2_642, 11_092]);
    assert_eq!(compared.iter().sum::<usize>(), 13_898);
}
