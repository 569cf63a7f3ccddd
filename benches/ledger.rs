//! What a reward costs: one pool, a curve and a map, each beside its bar; fails where one is missed.
//!
//! One pool is `maxP`, performance, pool reward and leader reward. The same formulas in big
//! rationals (the oracle of the tests) and in `f64` are timed in the same run over the same pools.

mod measure;
#[path = "../tests/ledger/oracle.rs"]
#[expect(dead_code, reason = "the pots and the members are for the tests")]
mod oracle;

use measure::{Nanoseconds, Repeat, Report, Timing, time};
use num_bigint::BigInt;
use oracle::Oracle;
use poolwright::ledger::{EpochFigures, Lovelace, Parameters, Performance, Pool, Ratio, Rewards};
use std::hint::black_box;
use std::process::ExitCode;

/// Different pools that are timed, one after the other.
const TIMED: usize = 4_096;
/// Pools among which the misses of `f64` are counted: they are rare.
const COUNTED: usize = 1_000_000;

const ONE_POOL: Nanoseconds = Nanoseconds(200.0);
/// How many times as long as in `f64` one pool may take.
const OVER_F64: f64 = 1.4;
/// How many times faster than big rationals one pool must be.
const SPEED_UP: f64 = 100.0;
const CURVE: Nanoseconds = Nanoseconds(1e6);
const CURVE_POINTS: u64 = 1_000;
const MAP: Nanoseconds = Nanoseconds(20e6);
const MAP_SIDE: u64 = 256;

fn main() -> ExitCode {
    let parameters = mainnet();
    let figures = epoch_536();
    let rewards = Rewards::new(&parameters, &figures).expect("mainnet's figures are in range");
    let samples: Vec<_> = pools(&rewards).take(TIMED).collect();
    let mut report = Report::new();
    time_one_pool(&mut report, &parameters, &figures, &samples);
    time_pictures(&mut report, &rewards, &samples);
    let outcome = report.finish("Rewards on mainnet, epoch 536; the bars are for the median");
    print_misses_of_f64(&rewards);
    outcome
}

/// One pool in every writing of the formulas.
fn time_one_pool(
    report: &mut Report,
    parameters: &Parameters,
    figures: &EpochFigures,
    samples: &[Sample],
) {
    let many = Repeat {
        batches: 400,
        calls: samples.len(),
    };
    let rewards = Rewards::new(parameters, figures).expect("mainnet's figures are in range");
    let ours = time_each(many, samples, |sample| exactly(black_box(&rewards), sample));
    report.hold("one pool", ours, ours.median, ONE_POOL);
    let times_ours = |timing: Timing| timing.median.0 / ours.median.0;

    let few = Repeat {
        batches: 100,
        calls: 32,
    };
    let oracle = Oracle::new(parameters, figures).expect("mainnet makes blocks");
    let rational = time_each(few, samples, |sample| {
        in_rationals(black_box(&oracle), sample)
    });
    let speed_up = times_ours(rational);
    report.judge(
        "one pool in big rationals",
        rational,
        &format!("{speed_up:.0} × ours, ≥ {SPEED_UP} ×"),
        speed_up >= SPEED_UP,
    );

    let floats = Floats::new(&rewards);
    let float = time_each(many, samples, |sample| black_box(&floats).rewards(sample));
    let over_f64 = 1.0 / times_ours(float);
    report.judge(
        "one pool in f64, not exact",
        float,
        &format!("ours {over_f64:.2} × it, ≤ {OVER_F64} ×"),
        over_f64 <= OVER_F64,
    );
    report.publish(
        "One pool: maxPool, performance, leader",
        &format!(
            "{}, {over_f64:.2} × `f64`, {speed_up:.0} times faster than big rationals",
            ours.median
        ),
        &format!("{ONE_POOL}, {OVER_F64} × `f64`, {SPEED_UP} times"),
    );

    let longest = Parameters {
        pledge_influence: ratio_of("0.3000000000000000000000000001"),
        leverage_cap: Some(ratio_of("100.00000000000000000000000001")),
        ..parameters.clone()
    };
    let widest = Rewards::new(&longest, figures).expect("mainnet's figures are in range");
    let timing = time_each(many, samples, |sample| exactly(black_box(&widest), sample));
    let note = format!("{:.2} × ours", times_ours(timing));
    report.show("one pool, a0 and leverage cap of 28 digits", timing, &note);
}

/// What the window draws.
fn time_pictures(report: &mut Report, rewards: &Rewards, samples: &[Sample]) {
    let pictures = |batches| Repeat { batches, calls: 1 };
    let timing = time_each(pictures(400), samples, |sample| {
        curve(black_box(rewards), sample)
    });
    report.hold("curve of 1,000 stakes", timing, timing.median, CURVE);
    let measured = timing.median.to_string();
    report.publish("A curve of 1,000 points", &measured, &CURVE.to_string());
    let timing = time_each(pictures(100), samples, |sample| {
        map(black_box(rewards), sample)
    });
    report.hold(
        "map of 256 × 256 stakes and pledges",
        timing,
        timing.median,
        MAP,
    );
    let measured = timing.median.to_string();
    report.publish("A map of 256 × 256", &measured, &MAP.to_string());
}

fn print_misses_of_f64(rewards: &Rewards) {
    let floats = Floats::new(rewards);
    let is_off = |sample: &Sample| floats.rewards(sample) != exactly(rewards, sample);
    let off = pools(rewards).take(COUNTED).filter(is_off).count();
    println!("\nIn f64 {off} of {COUNTED} pools are off by at least one lovelace.");
}

fn time_each<T>(repeat: Repeat, samples: &[Sample], work: impl Fn(&Sample) -> T) -> Timing {
    time(repeat, |call| work(&samples[call % samples.len()]))
}

/// Pool reward and leader reward as the program computes them.
fn exactly(rewards: &Rewards, sample: &Sample) -> (u64, u64) {
    let performance = rewards.performance(sample.blocks, sample.pool.stake);
    let (reward, leader) = at_performance(rewards, &sample.pool, performance);
    (reward.0, leader.0)
}

fn at_performance(
    rewards: &Rewards,
    pool: &Pool,
    performance: Performance,
) -> (Lovelace, Lovelace) {
    let reward = rewards
        .pool_reward(pool, performance)
        .expect("no sample is that lucky");
    (reward, pool.leader_reward(reward))
}

/// The same in big rationals.
fn in_rationals(oracle: &Oracle, sample: &Sample) -> (BigInt, BigInt) {
    let Sample { pool, blocks } = sample;
    let reward = oracle.pool_reward(pool, *blocks, &oracle.max_pool_reward(pool));
    let leader = Oracle::leader_reward(pool, &reward);
    (reward, leader)
}

/// Rewards from no stake to twice saturation, the pledge as it is.
fn curve(rewards: &Rewards, sample: &Sample) -> Vec<(Lovelace, Lovelace)> {
    let step = rewards.saturation().0 * 2 / CURVE_POINTS;
    (0..CURVE_POINTS)
        .map(|point| {
            let pool = Pool {
                stake: sample.pool.pledge.saturating_add(Lovelace(point * step)),
                ..sample.pool
            };
            at_performance(rewards, &pool, Performance::EXPECTED)
        })
        .collect()
}

/// The leader's rewards over stake, up to twice saturation, and pledge, up to the stake.
fn map(rewards: &Rewards, sample: &Sample) -> Vec<Lovelace> {
    let step = rewards.saturation().0 * 2 / MAP_SIDE;
    let cells = (1..=MAP_SIDE).flat_map(|x| (1..=MAP_SIDE).map(move |y| (x, y)));
    cells
        .map(|(x, y)| {
            let stake = x * step;
            let pledge = Lovelace(stake / MAP_SIDE * y);
            let pool = Pool {
                stake: Lovelace(stake),
                owner_stake: pledge,
                pledge,
                ..sample.pool
            };
            at_performance(
                rewards,
                &pool,
                rewards.performance(sample.blocks, pool.stake),
            )
            .1
        })
        .collect()
}

/// The same formulas in `f64`, the network's part computed once.
struct Floats {
    reward_pot: f64,
    circulation: f64,
    target_share: f64,
    pledge_influence: f64,
    blocks: f64,
    active_stake: f64,
}

impl Floats {
    fn new(rewards: &Rewards) -> Self {
        let figures = rewards.figures();
        let a0 = rewards.pledge_influence();
        Self {
            reward_pot: float(rewards.pots().reward_pot),
            circulation: float(rewards.circulation()),
            target_share: 1.0 / f64::from(rewards.target_pools()),
            pledge_influence: ratio_float(a0),
            blocks: f64::from(figures.blocks),
            active_stake: float(figures.active_stake),
        }
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "floored rewards, which are amounts of lovelace"
    )]
    fn rewards(&self, Sample { pool, blocks }: &Sample) -> (u64, u64) {
        let (z0, a0) = (self.target_share, self.pledge_influence);
        let stake = float(pool.stake);
        let sigma = (stake / self.circulation).min(z0);
        let pledge = (float(pool.pledge) / self.circulation).min(z0);
        let bracket = sigma - pledge * (z0 - sigma) / z0;
        let max = (self.reward_pot / (1.0 + a0) * (sigma + pledge * a0 * bracket / z0)).floor();
        let performance = (f64::from(*blocks) / self.blocks) / (stake / self.active_stake);
        let reward = (performance * max).floor();
        let cost = float(pool.fixed_cost);
        let leader = if reward <= cost {
            reward
        } else {
            let margin = ratio_float(pool.margin);
            let share = margin + (1.0 - margin) * float(pool.owner_stake) / stake;
            cost + ((reward - cost) * share).floor()
        };
        (reward as u64, leader as u64)
    }
}

#[expect(clippy::cast_precision_loss, reason = "this loss is what is measured")]
fn float(amount: Lovelace) -> f64 {
    amount.0 as f64
}

#[expect(clippy::cast_precision_loss, reason = "this loss is what is measured")]
fn ratio_float(ratio: Ratio) -> f64 {
    ratio.numerator() as f64 / ratio.denominator() as f64
}

/// A pool and the blocks it made.
struct Sample {
    pool: Pool,
    blocks: u32,
}

/// Pools as they come: up to one and a half times saturation, a tenth of them in whole ada and an
/// eighth the owners' alone, otherwise mostly little pledge; luck from none to double.
fn pools(rewards: &Rewards) -> impl Iterator<Item = Sample> {
    let mut dice = Dice(536);
    let figures = *rewards.figures();
    let saturation = rewards.saturation().0;
    std::iter::repeat_with(move || {
        let unit = if dice.below(10) == 0 { 1_000_000 } else { 1 };
        let stake = (1_000_000 + dice.below(saturation * 3 / 2)) / unit * unit;
        let owner_stake = match dice.below(8) {
            0 => stake,
            shift => dice.below(stake) >> shift,
        };
        let expected =
            u128::from(stake) * u128::from(figures.blocks) / u128::from(figures.active_stake.0);
        let expected = u64::try_from(expected).expect("fewer than all blocks");
        let blocks = 1 + dice.below(2 * expected + 1);
        Sample {
            pool: Pool {
                stake: Lovelace(stake),
                owner_stake: Lovelace(owner_stake),
                pledge: Lovelace(owner_stake - dice.below(owner_stake / 4 + 1)),
                fixed_cost: Lovelace::from_whole_ada(170 + dice.below(331)),
                margin: Ratio::new(dice.below(1_001).into(), 10_000).expect("a legal ratio"),
            },
            blocks: u32::try_from(blocks).expect("at most twice all blocks"),
        }
    })
}

/// Numbers that look random and are the same in every run (`SplitMix64`).
struct Dice(u64);

impl Dice {
    /// From 0 to one below `end`, which is not 0.
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }
}

fn mainnet() -> Parameters {
    Parameters {
        target_pools: 500,
        pledge_influence: ratio_of("0.3"),
        monetary_expansion: ratio_of("0.003"),
        treasury_cut: ratio_of("0.2"),
        min_fixed_cost: Lovelace::from_whole_ada(170),
        decentralisation: Ratio::ZERO,
        max_supply: Lovelace::from_whole_ada(45_000_000_000),
        slots_per_epoch: 432_000,
        active_slot_coefficient: ratio_of("1/20"),
        leverage_cap: None,
        min_margin: None,
    }
}

/// Mainnet in January 2025; the reserves are those of epoch 537, as the ledger uses them.
fn epoch_536() -> EpochFigures {
    EpochFigures {
        reserves: Lovelace(7_433_694_305_914_142),
        fees: Lovelace(93_384_750_236),
        blocks: 21_594,
        active_stake: Lovelace(21_765_141_117_698_004),
    }
}

fn ratio_of(text: &str) -> Ratio {
    text.parse().expect("a legal ratio")
}
