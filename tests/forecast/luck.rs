//! What luck does: blocks, droughts and the income of a year, against published figures, closed
//! forms and convolution by hand.

#![expect(
    clippy::cast_precision_loss,
    clippy::float_cmp,
    reason = "figures are compared as they are, and are far below 2^52"
)]

use crate::amounts::ada;
use crate::arbitrary::{self, cases};
use poolwright::forecast::drought;
use poolwright::forecast::{
    BlockLuck, Coverage, Distribution, EpochIncome, Luck, LuckRequest, MOST_EPOCHS, Model, Outcome,
    Whose,
};
use poolwright::ledger::{Lovelace, Ratio};
use poolwright::plan::{Blocks, CostCurrency, CostLine, Edit, Every, Figure, Parameter, Plan};
use proptest::prelude::*;
use rust_decimal::Decimal;

const EACH: [Whose; 4] = [
    Whose::Fees,
    Whose::Operator,
    Whose::Delegators,
    Whose::Return,
];

/// The default plan with these edits.
fn plan(edits: impl IntoIterator<Item = Edit>) -> Plan {
    edits.into_iter().fold(Plan::new(), |mut plan, edit| {
        plan.apply(edit);
        plan
    })
}

fn model(plan: &Plan) -> Model {
    Model::new(plan).unwrap()
}

fn income(plan: &Plan, whose: Whose) -> EpochIncome {
    let model = model(plan);
    EpochIncome::of(&model, &model.pool, whose).unwrap()
}

fn luck(plan: &Plan, epochs: u32) -> Luck {
    let request = LuckRequest {
        epochs,
        compared: None,
    };
    Luck::of(plan, &Outcome::of(plan).unwrap(), request).unwrap()
}

/// A pool of this stake, with 100,000 ada of pledge and this fixed cost.
fn pool(stake: u64, fixed_cost: u64) -> Plan {
    plan([
        Edit::SetPledge(ada(100_000)),
        Edit::SetDelegated(ada(stake - 100_000)),
        Edit::SetFixedCost(ada(fixed_cost)),
    ])
}

/// Pools whose fixed cost lies where luck decides whether an epoch covers it: small ones, and large
/// ones with costs that no real pool has.
fn bent_pools() -> [Plan; 5] {
    [
        pool(1_000_000, 170),
        pool(600_000, 340),
        pool(3_000_000, 1_000),
        pool(25_000_000, 9_000),
        pool(70_000_000, 30_000),
    ]
}

/// The pool of the official calculator's example.
fn published() -> Plan {
    plan([
        Edit::SetFigure(Figure::Reserves(ada(7_495_773_912))),
        Edit::SetFigure(Figure::Fees(Lovelace(107_387_014_000))),
        Edit::SetFigure(Figure::Blocks(21_600)),
        Edit::SetFigure(Figure::ActiveStake(ada(21_817_460_646))),
        Edit::SetPledge(ada(58_045)),
        Edit::SetDelegated(ada(21_567_276 - 58_045)),
        Edit::SetFixedCost(ada(340)),
        Edit::SetMargin(Ratio::percent(5)),
    ])
}

fn assert_close(found: f64, expected: f64, tolerance: f64) {
    let far = (found - expected).abs();
    assert!(far <= tolerance, "{found} is not {expected}");
}

// Blocks

#[test]
fn the_mean_of_the_blocks_is_what_the_stake_lets_expect() {
    for plan in [pool(200_000, 170), pool(5_000_000, 170), published()] {
        let model = model(&plan);
        let luck = BlockLuck::of(&model, model.pool.stake).unwrap();
        let expected = f64::try_from(Outcome::of(&plan).unwrap().blocks.unwrap()).unwrap();
        assert_close(luck.mean(), expected, 1e-9);
        for epochs in [1, 73] {
            let chances = luck.chances(epochs);
            let sum: f64 = chances.chances.iter().sum();
            assert_close(sum, 1.0, 1e-12);
            let mean: f64 = chances.iter().map(|(n, chance)| n as f64 * chance).sum();
            assert_close(mean, luck.mean() * f64::from(epochs), 1e-9);
        }
    }
}

#[test]
fn performance_scales_the_blocks() {
    let half = plan([Edit::SetBlocks(Blocks::Expected {
        performance: Ratio::percent(50),
    })]);
    let blocks = |plan: &Plan| {
        let model = model(plan);
        BlockLuck::of(&model, model.pool.stake).unwrap().mean()
    };
    assert_close(blocks(&half), blocks(&Plan::new()) / 2.0, 1e-12);
}

#[test]
fn chances_of_no_block_have_their_closed_forms() {
    let luck = BlockLuck {
        trials: 21_600,
        share: 1.0 / 21_600.0,
    };
    let none = (1.0 - 1.0 / 21_600.0_f64).powi(21_600);
    assert_close(luck.none(), none, 1e-12);
    assert_close(luck.none_in(3), none.powi(3), 1e-12);
    assert_close(luck.chances(1).chances[0], none, 1e-12);
    // Every epoch of a stretch, some epoch of it, and two in a row of three: p²·(2 − p).
    assert_close(drought::run_chance(none, 5, 5), none.powi(5), 1e-12);
    let some = 1.0 - (1.0 - none).powi(73);
    assert_close(drought::run_chance(none, 1, 73), some, 1e-12);
    let two_of_three = none * none * (2.0 - none);
    assert_close(drought::run_chance(none, 2, 3), two_of_three, 1e-12);
    assert_close(drought::run_chance(none, 0, 3), 1.0, 0.0);
    assert_close(drought::run_chance(none, 4, 3), 0.0, 0.0);
}

#[test]
fn waiting_for_a_block_is_geometric() {
    assert_eq!(drought::wait(0.5, 0.9), Some(4.0));
    assert_eq!(drought::wait(0.5, 0.75), Some(2.0));
    assert_eq!(drought::mean_wait(0.5), Some(2.0));
    assert_eq!(drought::wait(0.0, 0.9), Some(1.0));
    assert_eq!(drought::wait(1.0, 0.9), None);
    assert_eq!(drought::mean_wait(1.0), None);
    assert_eq!(drought::likely_run(0.0, 73, 0.5), 0);
    assert_eq!(drought::likely_run(1.0, 73, 0.5), 73);
    let run = drought::likely_run(0.4, 73, 0.5);
    assert!(drought::run_chance(0.4, run, 73) >= 0.5);
    assert!(drought::run_chance(0.4, run + 1, 73) < 0.5);
}

#[test]
fn the_moments_below_a_number_of_blocks_are_the_sums_of_their_chances() {
    for share in [0.000_01, 0.001, 0.2, 0.9] {
        let luck = BlockLuck { trials: 400, share };
        for upto in [0, 1, 3, 11, 13, 80, 350, 399, 400] {
            let below = luck.below(upto);
            let chances = luck.chances(1);
            let sum = |power: i32| -> f64 {
                let few = chances.iter().filter(|(blocks, _)| *blocks <= upto);
                few.map(|(blocks, chance)| chance * (blocks as f64).powi(power))
                    .sum()
            };
            assert_close(below.chance, sum(0), 1e-9);
            assert_close(below.blocks, sum(1), 1e-9 * 400.0);
            assert_close(below.squares, sum(2), 1e-9 * 160_000.0);
        }
    }
}

// Incomes

#[test]
fn the_published_year_comes_out_to_all_its_digits() {
    let year = income(&published(), Whose::Return).over(73);
    let percent = |share: f64| format!("{:.4}", share * 100.0);
    assert_eq!(percent(year.mean()), "2.4624");
    assert_eq!(percent(year.point(0.1)), "2.3787");
    assert_eq!(percent(year.point(0.9)), "2.5453");
    // The official calculator samples 2.46, 2.38 and 2.55.
    assert_close(year.mean(), 0.024_6, 0.000_05);
    assert_close(year.point(0.1), 0.023_8, 0.000_05);
    assert_close(year.point(0.9), 0.025_5, 0.000_05);
}

/// Every income of so many epochs with its chance, epoch by epoch over each number of blocks.
fn by_hand(income: &EpochIncome, epochs: u32) -> Vec<(f64, f64)> {
    let chances = income.blocks.chances(1);
    let likely = || chances.iter().filter(|(_, chance)| *chance > 1e-8);
    let mut sums = vec![(0.0, 1.0)];
    for _ in 0..epochs {
        sums = sums
            .iter()
            .flat_map(|(sum, chance)| {
                likely().map(move |(blocks, likely)| (sum + income.at(blocks), chance * likely))
            })
            .collect();
    }
    sums
}

#[test]
fn a_few_epochs_are_as_by_hand() {
    for plan in &bent_pools()[..3] {
        for whose in EACH {
            let income = income(plan, whose);
            let exact = income.over(3);
            let sums = by_hand(&income, 3);
            let mean: f64 = sums.iter().map(|(sum, chance)| sum * chance).sum();
            assert_close(exact.mean(), mean, mean * 1e-5);
            let hair = exact.deviation() / 1e3;
            for share in [0.1, 0.5, 0.9] {
                let point = exact.point(share);
                let up_to = |bound: f64| -> f64 {
                    let less = sums.iter().filter(|(sum, _)| *sum <= bound);
                    less.map(|(_, chance)| chance).sum()
                };
                // The smallest value that reaches the share.
                assert!(up_to(point + hair) >= share - 1e-5, "{whose:?} {share}");
                assert!(up_to(point - hair) < share + 1e-5, "{whose:?} {share}");
            }
        }
    }
}

#[test]
fn a_sum_has_the_mean_and_the_variance_of_its_epochs() {
    for plan in bent_pools().iter().chain(&[published()]) {
        for whose in EACH {
            let income = income(plan, whose);
            let (mean, variance) = income.moments();
            for epochs in [1, 10, 73] {
                let sum = income.over(epochs);
                let count = f64::from(epochs);
                assert_close(sum.mean(), mean * count, mean * count * 1e-9);
                let deviation = (variance * count).sqrt();
                assert_close(sum.deviation(), deviation, deviation * 1e-3);
            }
        }
    }
}

#[test]
fn the_mean_is_that_of_the_rewards_as_the_ledger_rounds_them() {
    for plan in bent_pools().iter().chain(&[published()]) {
        let mean = Outcome::of(plan).unwrap().mean.unwrap();
        for (whose, rounded) in [
            (Whose::Operator, mean.leader_ada),
            (Whose::Fees, mean.fees_ada),
            (Whose::Delegators, mean.delegators_ada),
        ] {
            assert_close(income(plan, whose).moments().0, rounded, 2.1e-6);
        }
    }
}

#[test]
fn blocks_by_decree_earn_once() {
    let plan = plan([Edit::SetParameter(Parameter::Decentralisation(Ratio::ONE))]);
    let income = income(&plan, Whose::Operator);
    assert_close(income.at(0), 0.0, 0.0);
    let leader = f64::try_from(Outcome::of(&plan).unwrap().parts.leader.ada()).unwrap();
    assert_close(income.at(1), leader, 2e-6);
    let year = income.over(73);
    assert_close(
        year.mean(),
        73.0 * income.at(1) * income.blocks.mean(),
        1e-6,
    );
    assert_close(year.point(1.0), 73.0 * income.at(1), 1e-6);
}

#[test]
fn a_private_pool_leaves_its_delegators_nothing() {
    let plan = plan([Edit::SetMargin(Ratio::ONE)]);
    for whose in [Whose::Return, Whose::Delegators] {
        let year = income(&plan, whose).over(73);
        assert_eq!((year.mean(), year.deviation()), (0.0, 0.0));
    }
    let fees = income(&plan, Whose::Fees).over(73);
    assert_eq!(fees, income(&plan, Whose::Operator).over(73));
}

// Costs

fn yearly(ada: i64) -> Edit {
    Edit::AddCosts(vec![CostLine {
        what: "Servers".to_owned(),
        amount: Decimal::from(ada),
        currency: CostCurrency::Ada,
        every: Every::Year,
    }])
}

#[test]
fn an_epoch_covers_its_costs_with_a_block_where_the_fixed_cost_does() {
    // 73 · 100 ada of costs; a block earns more than that, and the fixed cost is 170.
    let mut plan = pool(1_000_000, 170);
    plan.apply(yearly(7_300));
    let coverage = Outcome::of(&plan).unwrap().coverage.unwrap();
    let luck = luck(&plan, 73);
    assert_close(coverage.fees, 1.0 - luck.blocks.none(), 1e-9);
    assert_eq!(coverage.fees, coverage.income);
    assert_eq!(Coverage::of_year(coverage.fees), 46);
    assert_close(luck.costs, 7_300.0, 1e-9);
    // 46 of 73 epochs bring 170 ada and more: 7,300 a year are nearly certain.
    assert!(luck.fees_fall_short() < 0.2 && luck.fees_fall_short() > 0.001);
    assert!(luck.income_falls_short() <= luck.fees_fall_short());
}

#[test]
fn a_year_that_just_covers_its_costs_covers_them() {
    let year = Distribution::new([(1.0, 0.25), (2.0, 0.5), (3.0, 0.25)]);
    assert_eq!(year.below(2.0), 0.25);
    assert_eq!(year.below(1.0), 0.0);
    assert_eq!(year.below(3.5), 1.0);
    assert_eq!(year.point(0.25), 1.0);
    assert_eq!(year.point(0.26), 2.0);
    assert_eq!(year.point(1.0), 3.0);
    assert_eq!(year.mean(), 2.0);
    assert_eq!(year.bars(0.5, 3.5, 3), [0.25, 0.5, 0.25]);
}

#[test]
fn coverage_is_left_out_beside_a_given_number_of_blocks_and_without_costs() {
    let coverage = |edits: &[Edit]| {
        let plan = plan(edits.iter().cloned());
        Outcome::of(&plan).unwrap().coverage
    };
    assert_eq!(coverage(&[]), None);
    assert_eq!(
        coverage(&[yearly(1), Edit::SetBlocks(Blocks::Given(3))]),
        None
    );
    let none = coverage(&[yearly(1_000_000_000)]).unwrap();
    assert_eq!((none.fees, none.income), (0.0, 0.0));
}

// Together

#[test]
fn a_stake_earns_the_same_alone_and_pooled_before_fees_but_less_steadily() {
    let plan = pool(20_000_000, 170);
    let luck = luck(&plan, 73);
    let compared = luck.compared.unwrap();
    assert_eq!(compared.stake, ada(100_000));
    // But for the pledge bonus, which is small for a small stake.
    let alone = compared.alone.mean();
    assert_close(alone, compared.before_fees, alone / 100.0);
    assert!(compared.together.mean() < compared.before_fees);
    assert!(compared.together.deviation() * 5.0 < compared.alone.deviation());
}

#[test]
fn the_fan_opens_from_nothing_to_the_whole_stretch() {
    let luck = luck(&pool(1_000_000, 170), 73);
    let first = luck.fan.first().unwrap();
    assert_eq!((first.epochs, first.mean), (0, 0.0));
    let last = luck.fan.last().unwrap();
    assert_eq!(last.epochs, 73);
    assert_eq!(last.mean, luck.operator.mean());
    assert_eq!(last.points[3], luck.operator.point(0.5));
    assert!(luck.fan.is_sorted_by(|one, next| one.epochs < next.epochs));
    for place in &luck.fan {
        assert!(place.points.is_sorted());
    }
}

#[test]
fn a_given_number_of_blocks_is_looked_at_beside_what_the_stake_lets_expect() {
    let expected = luck(&Plan::new(), 73);
    let given = luck(&plan([Edit::SetBlocks(Blocks::Given(40))]), 73);
    assert_eq!(given.blocks, expected.blocks);
    assert_eq!(given.operator, expected.operator);
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn any_plan_has_a_distribution_or_none(plan in arbitrary::plan(), epochs in 0..=MOST_EPOCHS) {
        let Ok(outcome) = Outcome::of(&plan) else {
            return Ok(());
        };
        let request = LuckRequest { epochs, compared: None };
        if let Some(luck) = Luck::of(&plan, &outcome, request) {
            for sum in [&luck.operator, &luck.fees, &luck.returns] {
                prop_assert!(!sum.is_empty());
                prop_assert!(sum.mean().is_finite() && sum.deviation().is_finite());
                prop_assert!(sum.point(0.05) <= sum.point(0.95));
                let places = sum.atoms().map(|(value, _)| value);
                prop_assert!(places.is_sorted());
            }
            prop_assert!((0.0..=1.0).contains(&luck.income_falls_short()));
        }
    }
}
