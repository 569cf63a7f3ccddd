//! Rewards where the engine goes over from 256 bits to 512, and from 128 to 256, against the formulas
//! in big rationals.

use crate::oracle::Oracle;
use num_bigint::BigInt;
use poolwright::ledger::{EpochFigures, Lovelace, Parameters, Performance, Pool, Ratio, Rewards};
use proptest::prelude::*;

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Every number of bits equally likely, at least 1.
fn any_size() -> impl Strategy<Value = u64> {
    (any::<u64>(), 0..64u32).prop_map(|(bits, shift)| (bits >> shift).max(1))
}

/// A ratio whose parts add up to about `sum`.
fn parts_of(sum: &BigInt, off: i64, share: u64) -> Option<Ratio> {
    let sum = u128::try_from((sum + off).clamp(1.into(), BigInt::from(1u128 << 96))).ok()?;
    let numerator = u128::try_from((BigInt::from(sum) * share) >> 64u8).ok()?;
    Ratio::new(numerator, sum - numerator).ok()
}

/// A network whose pot, circulation and block production are just these.
fn network(
    pot: u64,
    circulation: u64,
    k: u32,
    a0: Ratio,
    leverage_cap: Option<u32>,
    blocks: u32,
) -> (Parameters, EpochFigures) {
    let parameters = Parameters {
        target_pools: k,
        pledge_influence: a0,
        monetary_expansion: Ratio::ZERO,
        treasury_cut: Ratio::ZERO,
        min_fixed_cost: Lovelace::ZERO,
        decentralisation: Ratio::ZERO,
        max_supply: Lovelace(circulation),
        slots_per_epoch: 432_000,
        active_slot_coefficient: Ratio::percent(5),
        leverage_cap: leverage_cap.and_then(|cap| Ratio::new(cap.into(), 1).ok()),
        min_margin: None,
    };
    let figures = EpochFigures {
        reserves: Lovelace::ZERO,
        fees: Lovelace(pot),
        blocks,
        active_stake: Lovelace(circulation),
    };
    (parameters, figures)
}

fn big(amount: Lovelace) -> BigInt {
    amount.0.into()
}

proptest! {
    #![proptest_config(cases(4_000))]

    #[test]
    fn the_most_a_pool_can_earn_is_exact_on_both_sides_of_256_bits(
        pot in any_size(), circulation in any_size(), k in 1..=u32::MAX, k_shift in 0..32u32,
        (off, off_shift, share) in (any::<i64>(), 0..64u32, any::<u64>()),
        less in 0..8u16, cap in prop::option::weighted(0.2, 0..200u32),
        stake in any_size(), owned in any_size(),
    ) {
        let k = (k >> k_shift).max(1);
        let c = BigInt::from(circulation);
        let at_bound = (BigInt::from(1) << (256 - less)) / (&c * &c * &c * pot.max(k.into()));
        let Some(a0) = parts_of(&at_bound, off >> off_shift, share) else {
            return Ok(());
        };
        let (parameters, figures) = network(pot, circulation, k, a0, cap, 21_600);
        let rewards = Rewards::new(&parameters, &figures).unwrap();
        let oracle = Oracle::new(&parameters, &figures).unwrap();
        for (stake, owner_stake) in [
            (stake, owned.min(stake)),
            (circulation / u64::from(k), owned.min(circulation / u64::from(k))),
            (stake, stake),
        ] {
            let pool = Pool {
                stake: Lovelace(stake),
                owner_stake: Lovelace(owner_stake),
                pledge: Lovelace(owner_stake),
                fixed_cost: Lovelace::ZERO,
                margin: Ratio::ZERO,
            };
            prop_assert_eq!(big(rewards.max_pool_reward(&pool)), oracle.max_pool_reward(&pool));
        }
    }

    // The parts of the margin are drawn around the one that brings the product with stake and
    // reward to 2^128.
    #[test]
    fn what_leader_and_members_get_is_exact_on_both_sides_of_128_bits(
        stake in any_size(), reward in any_size(), owned in any_size(), member in any_size(),
        (off, off_shift, share) in (any::<i64>(), 0..64u32, any::<u64>()),
    ) {
        let at_bound = (BigInt::from(1) << 128u8) / (BigInt::from(stake) * reward);
        let Some(margin) = parts_of(&at_bound, off >> off_shift, share) else {
            return Ok(());
        };
        let margin = if margin.is_above_one() {
            Ratio::new(margin.denominator(), margin.numerator()).unwrap()
        } else {
            margin
        };
        let pool = Pool {
            stake: Lovelace(stake),
            owner_stake: Lovelace(owned.min(stake)),
            pledge: Lovelace::ZERO,
            fixed_cost: Lovelace::ZERO,
            margin,
        };
        let earned = BigInt::from(reward);
        let reward = Lovelace(reward);
        prop_assert_eq!(big(pool.leader_reward(reward)), Oracle::leader_reward(&pool, &earned));
        let member = member.min(stake);
        prop_assert_eq!(
            big(pool.member_reward(reward, Lovelace(member))),
            Oracle::member_reward(&pool, &earned, member)
        );
        prop_assert_eq!(
            big(pool.margin_part(reward)),
            &earned * margin.numerator() / margin.denominator()
        );
    }

    #[test]
    fn the_performance_is_exact_on_both_sides_of_128_bits(
        reward in any_size(), (blocks, of) in (1..=u32::MAX, 1..=u32::MAX),
        stake in any_size(), active in any_size(),
    ) {
        let (parameters, mut figures) = network(1, active, 500, Ratio::ZERO, None, of);
        figures.active_stake = Lovelace(active);
        let rewards = Rewards::new(&parameters, &figures).unwrap();
        let performance = rewards.performance(blocks, Lovelace(stake));
        let exact = BigInt::from(reward) * blocks * active / (BigInt::from(of) * stake);
        match performance.of(Lovelace(reward)) {
            Ok(paid) => prop_assert_eq!(big(paid), exact),
            Err(_) => prop_assert!(exact > BigInt::from(u64::MAX)),
        }
        prop_assert_eq!(Performance::EXPECTED.of(Lovelace(reward)), Ok(Lovelace(reward)));
    }
}
