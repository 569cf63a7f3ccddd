//! The worked example of the reward arithmetic: mainnet epoch 536, a pool of 20 M ada.

use poolwright::ledger::{EpochFigures, Lovelace, Parameters, Performance, Pool, Ratio, Rewards};

fn mainnet_parameters() -> Parameters {
    let ratio = |text: &str| text.parse::<Ratio>().unwrap();
    Parameters {
        target_pools: 500,
        pledge_influence: ratio("0.3"),
        monetary_expansion: ratio("0.003"),
        treasury_cut: ratio("0.2"),
        min_fixed_cost: Lovelace::from_whole_ada(170),
        decentralisation: Ratio::ZERO,
        max_supply: Lovelace::from_whole_ada(45_000_000_000),
        slots_per_epoch: 432_000,
        active_slot_coefficient: ratio("1/20"),
        leverage_cap: None,
        min_margin: None,
    }
}

fn epoch_536() -> EpochFigures {
    EpochFigures {
        reserves: Lovelace(7_433_694_305_914_142),
        fees: Lovelace(93_384_750_236),
        blocks: 21_594,
        active_stake: Lovelace(21_765_141_117_698_004),
    }
}

fn public_pool() -> Pool {
    Pool {
        stake: Lovelace::from_whole_ada(20_000_000),
        owner_stake: Lovelace::from_whole_ada(100_000),
        pledge: Lovelace::from_whole_ada(100_000),
        fixed_cost: Lovelace::from_whole_ada(170),
        margin: "0.02".parse().unwrap(),
    }
}

#[test]
fn the_pots_of_epoch_536_come_out_to_the_lovelace() {
    let rewards = Rewards::new(&mainnet_parameters(), &epoch_536()).unwrap();
    let pots = rewards.pots();
    assert_eq!(pots.expected_blocks, 21_600);
    assert_eq!(pots.expansion, Lovelace(22_294_888_172_487));
    assert_eq!(pots.pot, Lovelace(22_388_272_922_723));
    assert_eq!(pots.treasury, Lovelace(4_477_654_584_544));
    assert_eq!(pots.reward_pot, Lovelace(17_910_618_338_179));
    assert_eq!(rewards.circulation(), Lovelace(37_566_305_694_085_858));
    assert_eq!(rewards.saturation().0 / 1_000_000, 75_132_611);
}

#[test]
fn a_pool_of_20_m_ada_is_paid_and_divided_to_the_lovelace() {
    let rewards = Rewards::new(&mainnet_parameters(), &epoch_536()).unwrap();
    let pool = public_pool();
    assert_eq!(rewards.max_pool_reward(&pool), Lovelace(7_337_894_698));
    let with_blocks = |blocks| {
        let performance = rewards.performance(blocks, pool.stake);
        rewards.pool_reward(&pool, performance).unwrap()
    };
    assert_eq!(with_blocks(20), Lovelace(7_396_050_458));
    assert_eq!(with_blocks(10), Lovelace(3_698_025_229));
    assert_eq!(with_blocks(25), Lovelace(9_245_063_073));
    assert_eq!(with_blocks(0), Lovelace::ZERO);
    let reward = with_blocks(20);
    assert_eq!(pool.leader_reward(reward), Lovelace(349_928_656));
    let member = |ada| pool.member_reward(reward, Lovelace::from_whole_ada(ada));
    assert_eq!(member(1_000_000), Lovelace(354_076_472));
    assert_eq!(member(10_000), Lovelace(3_540_764));
}

#[test]
fn decimals_of_28_digits_would_be_one_lovelace_low_here() {
    let figures = EpochFigures {
        reserves: Lovelace(6_480_000_000_000_000),
        fees: Lovelace::ZERO,
        blocks: 5,
        active_stake: Lovelace(1),
    };
    let rewards = Rewards::new(&mainnet_parameters(), &figures).unwrap();
    assert_eq!(rewards.pots().expansion, Lovelace(4_500_000_000));

    let stake = Lovelace(2_005_619_118_054);
    let pool = Pool {
        stake,
        owner_stake: stake,
        pledge: Lovelace::ZERO,
        fixed_cost: Lovelace(170_000_000),
        margin: "0.9999".parse().unwrap(),
    };
    let reward = Lovelace(1_491_612_539);
    assert_eq!(pool.leader_reward(reward), reward);
}

#[test]
fn the_named_points_follow_from_the_parameters() {
    let rewards = Rewards::new(&mainnet_parameters(), &epoch_536()).unwrap();
    assert_eq!(
        rewards.delegation_only_share().unwrap().to_string(),
        "10/13"
    );
    let fully_pledged = rewards.fully_pledged_reward();
    assert_eq!(fully_pledged.0, 17_910_618_338_179 / 500);
    assert_eq!(
        rewards.delegation_only_reward().0,
        17_910_618_338_179 * 10 / (13 * 500)
    );
    // A quarter of saturation: λ* = 1/(2·(3/4)) = 2/3 of the stake.
    let quarter = Lovelace(rewards.circulation().0 / 2_000);
    let peak = rewards.peak_pledge(quarter).unwrap();
    assert!(peak.0.abs_diff(quarter.0 * 2 / 3) <= 1);
    assert_eq!(
        rewards.peak_pledge(Lovelace(rewards.circulation().0 / 1_000 + 1)),
        None
    );
    let blocks = rewards
        .expected_blocks(Performance::EXPECTED, public_pool().stake)
        .unwrap();
    assert_eq!(blocks.round_dp(4).to_string(), "19.8427");
}
