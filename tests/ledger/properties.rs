//! What holds of the reward formulas whatever is put in: they agree with a naive writing in big
//! rationals, keep the properties that follow from them, and never panic.
//!
//! Amounts are drawn around the points where the formulas bend (nothing, one lovelace, half
//! saturation, saturation, the max supply), not uniformly: drawn uniformly nearly every pool would
//! be saturated.

use crate::oracle::Oracle;
use jiff::Timestamp;
use num_bigint::BigInt;
use poolwright::ledger::{
    Epoch, EpochFigures, LedgerError, Lovelace, Parameters, Performance, Pool, Ratio, RatioError,
    Rewards, fraction, return_on_stake,
};
use proptest::prelude::*;
use rust_decimal::Decimal;

const MAX_SUPPLY: u64 = 45_000_000_000_000_000;

/// Files with failures would be strays in the source tree; a failure prints its smallest input.
fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

// Amounts

/// A place on the stake axis, made an amount once saturation is known.
#[derive(Clone, Copy, Debug)]
enum Stake {
    Exactly(u64),
    /// This many lovelace off saturation.
    Saturation(i64),
    /// This many lovelace off half saturation.
    HalfSaturation(i64),
    /// Millionths of saturation.
    Share(u32),
}

impl Stake {
    fn of(self, saturation: u64) -> u64 {
        let share = |millionths: u32| u128::from(saturation) * u128::from(millionths) / 1_000_000;
        let amount = match self {
            Self::Exactly(amount) => amount,
            Self::Saturation(offset) => saturation.saturating_add_signed(offset),
            Self::HalfSaturation(offset) => (saturation / 2).saturating_add_signed(offset),
            Self::Share(millionths) => share(millionths).try_into().unwrap_or(MAX_SUPPLY),
        };
        amount.min(MAX_SUPPLY)
    }
}

fn stake() -> impl Strategy<Value = Stake> {
    prop_oneof![
        3 => prop_oneof![Just(0), Just(1), Just(MAX_SUPPLY)].prop_map(Stake::Exactly),
        3 => (-1..=1i64).prop_map(Stake::Saturation),
        1 => (-1..=1i64).prop_map(Stake::HalfSaturation),
        8 => (0..=2_500_000u32).prop_map(Stake::Share),
        2 => any_size(MAX_SUPPLY).prop_map(Stake::Exactly),
    ]
}

/// From 0 to `largest`, every number of bits equally likely.
fn any_size(largest: u64) -> impl Strategy<Value = u64> {
    (any::<u64>(), 0..64u32).prop_map(move |(bits, shift)| (bits >> shift).min(largest))
}

/// A part of another amount.
#[derive(Clone, Copy, Debug)]
enum Part {
    Nothing,
    OneLovelace,
    AllButOne,
    All,
    /// Of 2^64.
    Share(u64),
}

impl Part {
    fn of(self, whole: u64) -> u64 {
        match self {
            Self::Nothing => 0,
            Self::OneLovelace => whole.min(1),
            Self::AllButOne => whole.saturating_sub(1),
            Self::All => whole,
            Self::Share(share) => {
                u64::try_from((u128::from(whole) * u128::from(share)) >> 64).unwrap_or(whole)
            }
        }
    }
}

fn part() -> impl Strategy<Value = Part> {
    prop_oneof![
        1 => Just(Part::Nothing),
        1 => Just(Part::OneLovelace),
        1 => Just(Part::AllButOne),
        1 => Just(Part::All),
        6 => any::<u64>().prop_map(Part::Share),
    ]
}

// Ratios

/// From 0 to `largest`: the ends, short and long decimals, fractions with large parts.
fn ratio_up_to(largest: u32) -> impl Strategy<Value = Ratio> {
    let decimal = (0..=28u32, any::<u128>()).prop_filter_map("too long", move |(scale, bits)| {
        let denominator = 10u128.pow(scale);
        Ratio::new(bits % (u128::from(largest) * denominator + 1), denominator).ok()
    });
    let small = (0..=u64::from(largest) * 1_000).prop_filter_map("too long", |thousandths| {
        Ratio::new(thousandths.into(), 1_000).ok()
    });
    let fraction = (1..=u64::MAX, any::<u128>()).prop_filter_map("too long", move |(low, bits)| {
        Ratio::new(
            bits % (u128::from(low) * u128::from(largest) + 1),
            low.into(),
        )
        .ok()
    });
    let longest = (1u128 << 95..1 << 96, any::<u128>())
        .prop_filter_map("too long", |(low, bits)| {
            Ratio::new(bits % (low + 1), low).ok()
        });
    prop_oneof![
        1 => Just(Ratio::ZERO),
        1 => Just(Ratio::new(largest.into(), 1).unwrap()),
        4 => small,
        4 => decimal,
        2 => fraction,
        1 => longest,
    ]
}

fn ratio(text: &str) -> Ratio {
    text.parse().unwrap()
}

fn decentralisation() -> impl Strategy<Value = Ratio> {
    prop_oneof![
        4 => Just(Ratio::ZERO),
        1 => Just(ratio("0.8")),
        1 => Just(ratio("0.7999999999999999999999999999")),
        1 => Just(ratio("0.32")),
        2 => ratio_up_to(1),
    ]
}

// Networks

fn parameters() -> impl Strategy<Value = Parameters> {
    (
        prop_oneof![1 => Just(1), 1 => Just(65_535), 2 => Just(500), 4 => 1..=65_535u32],
        prop_oneof![1 => Just(ratio("0.3")), 3 => ratio_up_to(10)],
        prop_oneof![1 => Just(ratio("0.003")), 1 => ratio_up_to(1)],
        prop_oneof![1 => Just(ratio("0.2")), 1 => ratio_up_to(1)],
        decentralisation(),
        prop_oneof![3 => Just(432_000), 1 => Just(86_400), 1 => 0..=100u32],
        prop_oneof![3 => Just(ratio("1/20")), 1 => ratio_up_to(1)],
    )
        .prop_map(|(k, a0, rho, tau, d, slots, f)| Parameters {
            target_pools: k,
            pledge_influence: a0,
            monetary_expansion: rho,
            treasury_cut: tau,
            min_fixed_cost: Lovelace::ZERO,
            decentralisation: d,
            max_supply: Lovelace(MAX_SUPPLY),
            slots_per_epoch: slots,
            active_slot_coefficient: f,
            leverage_cap: None,
            min_margin: None,
        })
}

fn figures() -> impl Strategy<Value = EpochFigures> {
    (
        prop_oneof![
            1 => Just(0),
            1 => Just(1),
            1 => Just(MAX_SUPPLY),
            1 => Just(MAX_SUPPLY - 1),
            6 => 0..=MAX_SUPPLY,
            1 => any_size(MAX_SUPPLY).prop_map(|circulation| MAX_SUPPLY - circulation),
        ],
        prop_oneof![1 => Just(0), 4 => any_size(1_000_000_000_000)],
        prop_oneof![1 => 0..=1u32, 1 => Just(21_600), 4 => 0..=43_200u32, 1 => any::<u32>()],
        prop_oneof![1 => 1..=MAX_SUPPLY, 1 => any_size(MAX_SUPPLY).prop_map(|stake| stake.max(1))],
    )
        .prop_map(|(reserves, fees, blocks, active_stake)| EpochFigures {
            reserves: Lovelace(reserves),
            fees: Lovelace(fees),
            blocks,
            active_stake: Lovelace(active_stake),
        })
}

/// The formulas over any network that they are defined for, without leverage cap.
fn rewards() -> impl Strategy<Value = Rewards> {
    (parameters(), figures()).prop_filter_map("no blocks are expected", |(parameters, figures)| {
        Rewards::new(&parameters, &figures).ok()
    })
}

/// As [`rewards`], where at least this much circulates.
fn rewards_in_circulation(least: Lovelace) -> impl Strategy<Value = Rewards> {
    rewards().prop_filter("too little circulates", move |rewards| {
        rewards.circulation() >= least
    })
}

/// The least stake that is saturated: `C/k` rounded up.
fn full(rewards: &Rewards) -> u64 {
    rewards
        .circulation()
        .0
        .div_ceil(u64::from(rewards.target_pools()))
}

/// A pool that is its terms only: no cost, no margin.
fn pool(stake: u64, pledge: u64) -> Pool {
    Pool {
        stake: Lovelace(stake),
        owner_stake: Lovelace(pledge),
        pledge: Lovelace(pledge),
        fixed_cost: Lovelace::ZERO,
        margin: Ratio::ZERO,
    }
}

fn max_pool_reward(rewards: &Rewards, stake: u64, pledge: u64) -> u64 {
    rewards.max_pool_reward(&pool(stake, pledge)).0
}

// Agreement with the oracle

/// A pool, its luck and one delegator, drawn relative to the network and to each other.
#[derive(Clone, Debug)]
struct Draw {
    stake: Stake,
    owner_stake: Part,
    pledge: Part,
    pledge_is_unmet: bool,
    blocks: Part,
    member_stake: Part,
    margin: Ratio,
    /// The fixed cost: a part of the reward, and this much off.
    cost: (Part, i64),
}

fn draw() -> impl Strategy<Value = Draw> {
    (
        stake(),
        part(),
        part(),
        prop::bool::weighted(0.05),
        part(),
        part(),
        ratio_up_to(1),
        (part(), -1..=1i64),
    )
        .prop_map(
            |(stake, owner_stake, pledge, pledge_is_unmet, blocks, member_stake, margin, cost)| {
                Draw {
                    stake,
                    owner_stake,
                    pledge,
                    pledge_is_unmet,
                    blocks,
                    member_stake,
                    margin,
                    cost,
                }
            },
        )
}

/// The leverage cap: below 1 the bracket turns negative, around 1 to 100 is what is proposed.
fn leverage_cap() -> impl Strategy<Value = Ratio> {
    prop_oneof![1 => ratio_up_to(1), 1 => ratio_up_to(10), 2 => ratio_up_to(1_000)]
}

fn agree(
    parameters: &Parameters,
    figures: &EpochFigures,
    draw: &Draw,
) -> Result<(), TestCaseError> {
    let rewards = Rewards::new(parameters, figures);
    let Some(oracle) = Oracle::new(parameters, figures) else {
        prop_assert_eq!(rewards.err(), Some(LedgerError::NoExpectedBlocks));
        return Ok(());
    };
    let rewards = rewards.unwrap();
    let pots = rewards.pots();
    prop_assert_eq!(big(pots.expansion), oracle.expansion.clone());
    prop_assert_eq!(big(pots.treasury), oracle.treasury.clone());
    prop_assert_eq!(big(pots.reward_pot), oracle.reward_pot.clone());

    let stake = draw.stake.of(rewards.saturation().0);
    let owner_stake = draw.owner_stake.of(stake);
    let pledge = draw.pledge.of(owner_stake);
    let mut pool = Pool {
        stake: Lovelace(stake),
        owner_stake: Lovelace(owner_stake),
        pledge: Lovelace(if draw.pledge_is_unmet {
            owner_stake + 1
        } else {
            pledge
        }),
        fixed_cost: Lovelace::ZERO,
        margin: draw.margin,
    };
    let max_pool_reward = oracle.max_pool_reward(&pool);
    prop_assert_eq!(big(rewards.max_pool_reward(&pool)), max_pool_reward.clone());

    let blocks = u32::try_from(draw.blocks.of(figures.blocks.into())).unwrap();
    let performance = rewards.performance(blocks, pool.stake);
    let expected = oracle.pool_reward(&pool, blocks, &max_pool_reward);
    let Ok(pool_reward) = rewards.pool_reward(&pool, performance) else {
        prop_assert!(expected > BigInt::from(u64::MAX));
        return Ok(());
    };
    prop_assert_eq!(big(pool_reward), expected.clone());

    let (cost, offset) = draw.cost;
    pool.fixed_cost = Lovelace(cost.of(pool_reward.0).saturating_add_signed(offset));
    prop_assert_eq!(
        big(pool.leader_reward(pool_reward)),
        Oracle::leader_reward(&pool, &expected)
    );
    let member = draw.member_stake.of(stake - owner_stake);
    prop_assert_eq!(
        big(pool.member_reward(pool_reward, Lovelace(member))),
        Oracle::member_reward(&pool, &expected, member)
    );
    Ok(())
}

fn big(amount: Lovelace) -> BigInt {
    amount.0.into()
}

proptest! {
    #![proptest_config(cases(3_000))]

    #[test]
    fn every_reward_agrees_with_the_formulas_in_big_rationals(
        parameters in parameters(), figures in figures(), draw in draw(),
    ) {
        agree(&parameters, &figures, &draw)?;
    }

    #[test]
    fn rewards_under_a_leverage_cap_agree_too(
        mut parameters in parameters(), figures in figures(), draw in draw(), cap in leverage_cap(),
    ) {
        parameters.leverage_cap = Some(cap);
        agree(&parameters, &figures, &draw)?;
    }
}

// Properties

proptest! {
    #![proptest_config(cases(2_000))]

    #[test]
    fn no_pool_can_earn_more_than_an_equal_share_of_the_pot(
        rewards in rewards(), stake in stake(), pledge in part(),
    ) {
        let stake = stake.of(rewards.saturation().0);
        let share = rewards.pots().reward_pot.0 / u64::from(rewards.target_pools());
        prop_assert!(max_pool_reward(&rewards, stake, pledge.of(stake)) <= share);
    }

    #[test]
    fn beyond_saturation_more_stake_earns_nothing_more(
        rewards in rewards(), pledge in stake(), above in any_size(MAX_SUPPLY),
    ) {
        let full = full(&rewards);
        let pledge = pledge.of(full);
        prop_assert_eq!(
            max_pool_reward(&rewards, full + above, pledge),
            max_pool_reward(&rewards, full, pledge)
        );
    }

    #[test]
    fn a_saturated_pool_earns_in_a_straight_line_with_its_pledge(
        rewards in rewards(), one in part(), other in part(),
    ) {
        let saturation = rewards.saturation().0;
        let one = one.of(saturation);
        let other = other.of(saturation - one);
        let reward = |pledge| max_pool_reward(&rewards, full(&rewards), pledge);
        let apart = reward(one) + reward(other);
        let together = reward(one + other) + reward(0);
        prop_assert!(apart.abs_diff(together) <= 1, "{apart} and {together}");
    }

    #[test]
    fn leader_and_members_share_out_all_but_the_dust(
        stakes in prop::collection::vec(any_size(MAX_SUPPLY / 8), 1..8),
        pool_reward in any_size(MAX_SUPPLY), cost in part(), margin in ratio_up_to(1),
    ) {
        let (owner_stake, members) = stakes.split_first().unwrap();
        let pool = Pool {
            stake: stakes.iter().map(|&stake| Lovelace(stake)).sum(),
            owner_stake: Lovelace(*owner_stake),
            pledge: Lovelace::ZERO,
            fixed_cost: Lovelace(cost.of(pool_reward)),
            margin,
        };
        let reward = Lovelace(pool_reward);
        let members: Lovelace =
            members.iter().map(|&stake| pool.member_reward(reward, Lovelace(stake))).sum();
        let paid = pool.leader_reward(reward).0 + members.0;
        let dust = pool_reward.checked_sub(paid);
        let participants = u64::try_from(stakes.len()).unwrap();
        prop_assert!(dust.is_some_and(|dust| dust <= participants), "{paid} of {pool_reward}");
    }

    #[test]
    fn a_pool_whose_owners_hold_less_than_the_pledge_earns_nothing(
        rewards in rewards(), stake in stake(), owner_stake in part(), missing in 1..=MAX_SUPPLY,
    ) {
        let stake = stake.of(rewards.saturation().0);
        let owner_stake = owner_stake.of(stake);
        let pool = Pool {
            owner_stake: Lovelace(owner_stake),
            ..pool(stake, owner_stake + missing)
        };
        prop_assert_eq!(rewards.max_pool_reward(&pool), Lovelace::ZERO);
        prop_assert_eq!(rewards.pool_reward(&pool, Performance::EXPECTED), Ok(Lovelace::ZERO));
    }

    #[test]
    fn reward_for_each_ada_never_falls_as_delegation_grows_to_saturation(
        rewards in rewards(), pledge in part(), less in part(), more in part(),
    ) {
        let saturation = rewards.saturation().0;
        let pledge = pledge.of(saturation);
        let less = pledge + less.of(saturation - pledge);
        let more = less + more.of(saturation - less);
        // With the floored rewards x and y of less and more: the exact y is below y + 1.
        let x = u128::from(max_pool_reward(&rewards, less, pledge));
        let y = u128::from(max_pool_reward(&rewards, more, pledge));
        prop_assert!(x * u128::from(more) <= (y + 1) * u128::from(less));
    }

    #[test]
    fn the_leader_earns_no_less_as_delegation_grows_to_saturation(
        rewards in rewards(), owner_stake in part(), pledge in part(), less in part(),
        more in part(), cost in part(), margin in ratio_up_to(1),
    ) {
        let saturation = rewards.saturation().0;
        let owner_stake = owner_stake.of(saturation);
        let less = owner_stake + less.of(saturation - owner_stake);
        let more = less + more.of(saturation - less);
        let income = |stake| {
            let pool = Pool {
                stake: Lovelace(stake),
                owner_stake: Lovelace(owner_stake),
                pledge: Lovelace(pledge.of(owner_stake)),
                fixed_cost: Lovelace(cost.of(rewards.fully_pledged_reward().0)),
                margin,
            };
            let reward = rewards.pool_reward(&pool, Performance::EXPECTED).unwrap();
            pool.leader_reward(reward).0
        };
        // Both floors together can take a lovelace.
        prop_assert!(income(less) <= income(more) + 1, "{} and {}", income(less), income(more));
    }

    #[test]
    fn no_pledge_earns_more_than_the_peak_pledge(
        // Of less, the peak rounded down to a lovelace can be well off the exact one.
        rewards in rewards_in_circulation(Lovelace::from_whole_ada(1_000_000_000)),
        stake in part(), pledge in part(),
        aside in 1..=1_000_000_000_000u64,
    ) {
        let stake = stake.of(rewards.saturation().0 / 2);
        let Some(Lovelace(peak)) = rewards.peak_pledge(Lovelace(stake)) else {
            let is_half = u128::from(stake) * 2 * u128::from(rewards.target_pools())
                >= u128::from(rewards.circulation().0);
            prop_assert!(is_half || rewards.pledge_influence().is_zero());
            return Ok(());
        };
        prop_assert!(peak <= stake);
        let best = max_pool_reward(&rewards, stake, peak);
        for other in [
            pledge.of(stake),
            peak.saturating_sub(1),
            (peak + 1).min(stake),
            peak.saturating_sub(aside),
            (peak + aside).min(stake),
        ] {
            let reward = max_pool_reward(&rewards, stake, other);
            prop_assert!(reward <= best + 1, "{reward} at {other}, {best} at {peak}");
        }
    }

    #[test]
    fn beyond_half_saturation_more_pledge_never_earns_less(
        rewards in rewards(), above in part(), less in part(), more in part(),
    ) {
        let half = rewards.circulation().0.div_ceil(2 * u64::from(rewards.target_pools()));
        let stake = half + above.of(2 * half);
        prop_assert_eq!(rewards.peak_pledge(Lovelace(stake)), None);
        let less = less.of(stake);
        let more = less + more.of(stake - less);
        let reward = |pledge| max_pool_reward(&rewards, stake, pledge);
        prop_assert!(reward(less) <= reward(more));
    }

    #[test]
    fn delegation_alone_earns_its_share_of_what_pledge_alone_earns(
        rewards in rewards_in_circulation(Lovelace(1)),
    ) {
        let pot = BigInt::from(rewards.pots().reward_pot.0);
        let k = BigInt::from(rewards.target_pools());
        let a0 = rewards.pledge_influence();
        let low = BigInt::from(a0.denominator());
        let sum = BigInt::from(a0.denominator() + a0.numerator());
        prop_assert_eq!(big(rewards.delegation_only_reward()), &pot * low / (sum * &k));
        prop_assert_eq!(big(rewards.fully_pledged_reward()), pot / k);
        let saturated = max_pool_reward(&rewards, full(&rewards), 0);
        prop_assert_eq!(rewards.delegation_only_reward(), Lovelace(saturated));
    }
}

// Anything at all

/// Any ratio there is, also above 1.
fn any_ratio() -> impl Strategy<Value = Ratio> {
    let parts = (any::<u128>(), any::<u128>(), 32..128u32, 32..128u32).prop_filter_map(
        "too long",
        |(numerator, denominator, one, other)| {
            Ratio::new(numerator >> one, denominator >> other).ok()
        },
    );
    prop_oneof![3 => parts, 1 => Just(Ratio::new((1 << 96) - 1, 1).unwrap()), 3 => ratio_up_to(1)]
}

/// Any amount, the ends more often than chance would have them.
fn any_amount() -> impl Strategy<Value = Lovelace> {
    prop_oneof![
        1 => Just(0),
        1 => Just(u64::MAX),
        2 => any::<u64>(),
        2 => any_size(u64::MAX),
    ]
    .prop_map(Lovelace)
}

fn any_count() -> impl Strategy<Value = u32> {
    prop_oneof![Just(0), Just(1), Just(u32::MAX), any::<u32>()]
}

fn any_decimal() -> impl Strategy<Value = Decimal> {
    (any::<[u32; 3]>(), any::<bool>(), 0..=28u32, 0..96u32).prop_map(
        |([low, middle, high], is_negative, scale, shift)| {
            let mut decimal = Decimal::from_parts(low, middle, high, false, 0);
            let mantissa = decimal.mantissa() >> shift;
            decimal = Decimal::from_i128_with_scale(mantissa, scale);
            decimal.set_sign_negative(is_negative);
            decimal
        },
    )
}

fn any_parameters() -> impl Strategy<Value = Parameters> {
    (
        (any_count(), any_count()),
        (
            any_ratio(),
            any_ratio(),
            any_ratio(),
            any_ratio(),
            any_ratio(),
        ),
        (any_amount(), any_amount()),
        (prop::option::of(any_ratio()), prop::option::of(any_ratio())),
    )
        .prop_map(
            |((k, slots), (a0, rho, tau, d, f), (cost, supply), (cap, margin))| Parameters {
                target_pools: k,
                pledge_influence: a0,
                monetary_expansion: rho,
                treasury_cut: tau,
                min_fixed_cost: cost,
                decentralisation: d,
                max_supply: supply,
                slots_per_epoch: slots,
                active_slot_coefficient: f,
                leverage_cap: cap,
                min_margin: margin,
            },
        )
}

fn any_figures() -> impl Strategy<Value = EpochFigures> {
    (any_amount(), any_amount(), any_count(), any_amount()).prop_map(
        |(reserves, fees, blocks, active_stake)| EpochFigures {
            reserves,
            fees,
            blocks,
            active_stake,
        },
    )
}

fn any_pool() -> impl Strategy<Value = Pool> {
    (
        any_amount(),
        any_amount(),
        any_amount(),
        any_amount(),
        any_ratio(),
    )
        .prop_map(|(stake, owner_stake, pledge, fixed_cost, margin)| Pool {
            stake,
            owner_stake,
            pledge,
            fixed_cost,
            margin,
        })
}

/// Asks `rewards` everything it can be asked.
fn exercise(
    rewards: &Rewards,
    pool: &Pool,
    blocks: u32,
    typed: Performance,
    amount: Lovelace,
) -> Result<(), TestCaseError> {
    let pots = rewards.pots();
    pots.returned(amount);
    pots.reserves_after(rewards.figures().reserves, amount);
    rewards.saturation();
    rewards.delegation_only_reward();
    rewards.fully_pledged_reward();
    rewards.delegation_only_share();
    rewards.has_leverage_cap();
    rewards.peak_pledge(pool.stake);
    rewards.saturation_share(pool.stake);
    // No product may wrap silently either: whatever is put in, the bound on maxP holds.
    let max_pool_reward = rewards.max_pool_reward(pool);
    prop_assert!(max_pool_reward.0 <= pots.reward_pot.0 / u64::from(rewards.target_pools()));
    for performance in [rewards.performance(blocks, pool.stake), typed] {
        performance.parts();
        performance.to_decimal();
        rewards.expected_blocks(performance, pool.stake);
        rewards.stake_for_blocks(performance, blocks);
        let _ = performance.of(amount);
        let _ = rewards.pool_reward(pool, performance);
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(3_000))]

    #[test]
    fn no_network_and_no_pool_makes_the_formulas_panic(
        mut parameters in any_parameters(), mut figures in any_figures(), pool in any_pool(),
        blocks in any_count(), typed in any_ratio(), amount in any_amount(),
    ) {
        let _ = parameters.check();
        let _ = Rewards::new(&parameters, &figures);
        // Most of those are refused; within their ranges the same numbers go further.
        parameters.target_pools = parameters.target_pools.max(1);
        for share in [
            &mut parameters.monetary_expansion,
            &mut parameters.treasury_cut,
            &mut parameters.decentralisation,
            &mut parameters.active_slot_coefficient,
        ] {
            *share = (*share).min(Ratio::ONE);
        }
        parameters.min_margin = parameters.min_margin.map(Ratio::complement);
        figures.reserves = figures.reserves.min(parameters.max_supply);
        let _ = parameters.is_federated();
        if let Ok(rewards) = Rewards::new(&parameters, &figures) {
            exercise(&rewards, &pool, blocks, typed.into(), amount)?;
        }
    }

    #[test]
    fn no_pool_makes_the_division_of_its_reward_panic(
        pool in any_pool(), reward in any_amount(), amount in any_amount(),
    ) {
        let leader = pool.leader_reward(reward);
        let member = pool.member_reward(reward, amount);
        prop_assert!(leader <= reward && member <= reward);
        prop_assert!(pool.margin_part(reward) <= leader || reward <= pool.fixed_cost);
        return_on_stake(&pool, reward);
        fraction(reward, amount);
    }

    #[test]
    fn amounts_neither_panic_nor_wrap(one in any_amount(), other in any_amount(), n in any::<u64>()) {
        let sum = one.saturating_add(other);
        prop_assert_eq!(one.checked_add(other).unwrap_or(Lovelace(u64::MAX)), sum);
        prop_assert_eq!([one, other].into_iter().sum::<Lovelace>(), sum);
        let difference = one.saturating_sub(other);
        prop_assert_eq!(one.checked_sub(other).unwrap_or(Lovelace::ZERO), difference);
        prop_assert!(n == 0 || one.saturating_mul(n) >= one);
        prop_assert!(Lovelace::from_whole_ada(n).0 >= n);
        prop_assert_eq!(Lovelace::from_ada(one.ada()), Ok(one));
        prop_assert_eq!(Lovelace::from_ada_floor(one.ada()), Ok(one));
    }

    #[test]
    fn every_decimal_is_an_amount_and_a_ratio_or_says_why_not(decimal in any_decimal()) {
        if let Ok(amount) = Lovelace::from_ada(decimal) {
            prop_assert_eq!(amount.ada(), decimal);
            prop_assert_eq!(Lovelace::from_ada_floor(decimal), Ok(amount));
        }
        if let Ok(floor) = Lovelace::from_ada_floor(decimal) {
            prop_assert!(floor.ada() <= decimal || decimal.is_sign_negative());
        }
        if let Ok(ratio) = Ratio::try_from(decimal) {
            prop_assert_eq!(ratio.exact_decimal(), Some(decimal));
        }
        if let Ok(hundredth) = Ratio::from_percent(decimal) {
            hundredth.to_decimal();
        }
    }

    #[test]
    fn every_pair_of_numbers_is_a_ratio_or_says_why_not(
        numerator in any::<u128>(), denominator in prop_oneof![Just(0), any::<u128>()],
        one in any_ratio(), other in any_ratio(),
    ) {
        match Ratio::new(numerator, denominator) {
            Ok(ratio) => prop_assert!(ratio.denominator() > 0),
            Err(RatioError::ZeroDenominator) => prop_assert_eq!(denominator, 0),
            Err(error) => prop_assert_eq!(error, RatioError::TooLong),
        }
        prop_assert_eq!(one.to_string().parse(), Ok(one));
        prop_assert_eq!(one < other, other > one);
        prop_assert_eq!(one.is_above_one(), one > Ratio::ONE);
        prop_assert!(one.complement() <= Ratio::ONE);
        one.to_decimal();
    }

    #[test]
    fn every_text_is_a_ratio_or_says_why_not(
        text in prop_oneof![".{0,40}", "[-+]?[0-9]{0,40}[./eE]?[-+]?[0-9_ ]{0,40}", "[0-9.eE/+-]{0,12}"],
    ) {
        if let Ok(ratio) = text.parse::<Ratio>() {
            prop_assert_eq!(ratio.to_string().parse(), Ok(ratio));
        }
    }

    #[test]
    fn every_moment_and_every_epoch_has_its_place_or_an_error(
        number in any_count(), later in any_count(),
        second in Timestamp::MIN.as_second()..=Timestamp::MAX.as_second(),
        nanosecond in -999_999_999..=999_999_999i32,
    ) {
        let epoch = Epoch(number);
        prop_assert!(epoch.plus(later) >= epoch);
        if let Ok(start) = epoch.start() {
            prop_assert_eq!(Epoch::at(start), Ok(epoch));
        }
        let _ = epoch.paid_at_start_of().start();
        if let Ok(moment) = Timestamp::new(second, nanosecond)
            && let Ok(epoch) = Epoch::at(moment)
        {
            prop_assert!(epoch.start().unwrap() <= moment);
            prop_assert!(moment.duration_since(epoch.start().unwrap()) < Epoch::duration());
        }
    }
}
