//! What a plan earns, as the window and the reports show it.

use crate::amounts::ada;
use crate::arbitrary::{self, cases};
use poolwright::export::report::{self, Report};
use poolwright::forecast::pledge_step;
use poolwright::forecast::{
    BreakEven, Curve, Figures, Income, Map, MapFigure, MapRequest, Model, Opened, Outcome, Parts,
    Period, RunningCosts, Scale, Shown, ViewFigures, Wanted, break_even, no_block_chance, notices,
    pledge_curve, stake_curve, verdict,
};
use poolwright::ledger::{Lovelace, Pool, Ratio};
use poolwright::number::Separators;
use poolwright::plan::{
    Blocks, CostCurrency, CostLine, CostTemplate, EXAMPLES, Edit, Every, Field, Figure, Owner,
    OwnerId, Parameter, Plan, Role, Severity,
};
use proptest::collection::vec;
use proptest::prelude::*;
use rust_decimal::Decimal;

const SEPARATORS: Separators = Separators::CommaPoint;
const MAX_SUPPLY: u64 = 45_000_000_000_000_000;

fn decimal(text: &str) -> Decimal {
    Decimal::from_str_exact(text).unwrap()
}

fn with(plan: Plan, edits: impl IntoIterator<Item = Edit>) -> Plan {
    edits.into_iter().fold(plan, |mut plan, edit| {
        plan.apply(edit);
        plan
    })
}

/// The default plan with these edits.
fn plan(edits: impl IntoIterator<Item = Edit>) -> Plan {
    with(Plan::new(), edits)
}

fn example(number: usize) -> Plan {
    EXAMPLES[number].plan().unwrap()
}

fn model(plan: &Plan) -> Model {
    Model::new(plan).unwrap()
}

fn outcome(plan: &Plan) -> Outcome {
    Outcome::of(plan).unwrap()
}

/// A cost in ada that is paid each year.
fn yearly(amount: Decimal) -> Edit {
    Edit::AddCosts(vec![CostLine {
        what: "Servers".to_owned(),
        amount,
        currency: CostCurrency::Ada,
        every: Every::Year,
    }])
}

fn costs_a_year(lovelace: u64) -> RunningCosts {
    RunningCosts {
        ada_a_year: Lovelace(lovelace).ada(),
        ..RunningCosts::default()
    }
}

/// A pledge that the owners do not hold.
fn unmet_pledge() -> [Edit; 2] {
    [
        Edit::SetPledgeFollowsStake(false),
        Edit::SetPledge(ada(100_001)),
    ]
}

fn assert_adds_up(parts: &Parts) {
    let sum = |amounts: &[Lovelace]| amounts.iter().map(|part| u128::from(part.0)).sum::<u128>();
    let (pool, leader) = (u128::from(parts.pool.0), u128::from(parts.leader.0));
    assert_eq!(sum(&[parts.fixed, parts.margin, parts.own_stake]), leader);
    assert_eq!(sum(&[parts.leader, parts.delegators]), pool);
    assert_eq!(parts.fees().0, parts.fixed.0 + parts.margin.0);
}

// Luck

#[test]
fn a_pool_of_1_m_ada_earns_its_operator_less_and_its_delegators_more_than_at_expected_blocks() {
    // The default preset, 100 k of pledge in 1 M of stake, fixed cost 170, margin 2 %.
    let plan = plan([Edit::SetDelegated(ada(900_000))]);
    let outcome = outcome(&plan);
    assert_eq!(outcome.model.pool.stake, ada(1_000_000));
    let rounded = |amount: Lovelace| Period::Epoch.ada(amount).round().to_string();
    assert_eq!(rounded(outcome.parts.leader), "186");
    assert_eq!(rounded(outcome.parts.delegators), "119");
    let mean = outcome.mean_that_differs().unwrap();
    assert!((mean.leader_ada - 130.0).abs() < 0.5, "{mean:?}");
    assert!((mean.delegators_ada - 175.0).abs() < 0.5, "{mean:?}");
    // Luck moves rewards between the two, on average it neither gives nor takes.
    let pool = f64::try_from(Period::Epoch.ada(outcome.parts.pool)).unwrap();
    let sum = mean.leader_ada + mean.delegators_ada;
    assert!((sum - pool).abs() < 0.000_1, "{sum} {pool}");
    assert!(mean.fees_ada < mean.leader_ada);
}

#[test]
fn a_large_pool_earns_on_average_what_it_earns_at_expected_blocks() {
    let plan = plan([Edit::SetDelegated(ada(60_000_000))]);
    let outcome = outcome(&plan);
    assert_eq!(outcome.mean_that_differs(), None);
    let mean = outcome.mean.unwrap();
    let leader = f64::try_from(Period::Epoch.ada(outcome.parts.leader)).unwrap();
    assert!((mean.leader_ada - leader).abs() < leader / 100_000.0);
}

#[test]
fn the_mean_and_the_chance_of_no_block_are_left_out_beside_a_given_number_of_blocks() {
    let outcome = outcome(&plan([Edit::SetBlocks(Blocks::Given(3))]));
    assert_eq!(outcome.mean, None);
    assert_eq!(outcome.no_block_chance, None);
    assert_eq!(outcome.blocks, Some(Decimal::from(3)));
}

#[test]
fn a_network_of_billions_of_blocks_is_averaged_as_well() {
    let plan = plan([
        Edit::SetFigure(Figure::Blocks(u32::MAX)),
        Edit::SetDelegated(ada(10_000_000_000)),
    ]);
    let outcome = outcome(&plan);
    let mean = outcome.mean.unwrap();
    let leader = f64::try_from(Period::Epoch.ada(outcome.parts.leader)).unwrap();
    assert!((mean.leader_ada - leader).abs() < leader / 1_000_000.0);
}

#[test]
fn small_pools_often_make_no_block() {
    // A = 22.71·10^9 ada, N = 21,600: 1 − σ to the power N.
    let plan = plan([
        Edit::SetFigure(Figure::ActiveStake(ada(22_710_000_000))),
        Edit::SetFigure(Figure::Blocks(21_600)),
    ]);
    let model = model(&plan);
    for (stake, chance, tolerance) in [
        (1_000_000, 0.386, 0.000_5),
        (5_000_000, 0.008_6, 0.000_05),
        (10_000_000, 0.000_074, 0.000_000_5),
    ] {
        let found = no_block_chance(&model, ada(stake)).unwrap();
        assert!((found - chance).abs() < tolerance, "{stake}: {found}");
    }
    assert_eq!(no_block_chance(&model, Lovelace::ZERO), Some(1.0));
    assert_eq!(no_block_chance(&model, ada(22_710_000_000)), Some(0.0));
    assert_eq!(no_block_chance(&model, ada(22_710_000_001)), None);
}

#[test]
fn one_block_an_epoch_takes_1_01_m_ada() {
    let plan = plan([
        Edit::SetFigure(Figure::ActiveStake(ada(21_800_000_000))),
        Edit::SetFigure(Figure::Blocks(21_600)),
    ]);
    let stake = Figures::of(&plan, SEPARATORS).one_block.unwrap();
    assert_eq!(stake, Lovelace(21_800_000_000_000_000_u64.div_ceil(21_600)));
    assert_eq!(stake.ada().round().to_string(), "1009259");
    let half = with(
        plan,
        [Edit::SetBlocks(Blocks::Expected {
            performance: Ratio::percent(50),
        })],
    );
    let twice = Figures::of(&half, SEPARATORS).one_block.unwrap();
    assert_eq!(twice, Lovelace(43_600_000_000_000_000_u64.div_ceil(21_600)));
}

#[test]
fn a_published_case_comes_out_as_the_official_calculator_has_it() {
    // Reserves 7,495,773,912; fees 107,387.014; N 21,600; A 21,817,460,646; a pool of 21,567,276.
    let plan = plan([
        Edit::SetFigure(Figure::Reserves(ada(7_495_773_912))),
        Edit::SetFigure(Figure::Fees(Lovelace(107_387_014_000))),
        Edit::SetFigure(Figure::Blocks(21_600)),
        Edit::SetFigure(Figure::ActiveStake(ada(21_817_460_646))),
        Edit::SetPledge(ada(58_045)),
        Edit::SetDelegated(ada(21_567_276 - 58_045)),
        Edit::SetFixedCost(ada(340)),
        Edit::SetMargin(Ratio::percent(5)),
    ]);
    let outcome = outcome(&plan);
    let pot = outcome.model.rewards.pots().reward_pot;
    assert_eq!(pot.ada().round().to_string(), "18075767");
    assert_eq!(outcome.parts.pool.ada().round_dp(3).to_string(), "7997.773");
    assert_eq!(outcome.blocks.unwrap().round_dp(4).to_string(), "21.3523");
    // At expected blocks; the published mean over luck is 2.4624 %.
    let ros = f64::try_from(outcome.delegator_ros).unwrap();
    assert!((ros - 0.024_624).abs() < 0.000_01, "{ros}");
}

// Break-even

#[test]
fn at_break_even_the_income_covers_the_costs_and_one_lovelace_less_does_not() {
    let model = model(&plan([]));
    for income in [Income::Fees, Income::FeesAndOwnStake] {
        let earned = |stake| {
            let parts = model.parts(&model.at_stake(Lovelace(stake)));
            Period::Year.ada(income.of(&parts))
        };
        for cost in [
            3_100_000_000,
            12_410_000_001,
            12_500_000_000,
            40_000_000_000,
        ] {
            let costs = costs_a_year(cost);
            let BreakEven::At(stake) = break_even(&model, &costs, income) else {
                panic!("{cost} is never covered by {income:?}");
            };
            assert!(earned(stake.0) >= costs.ada_a_year);
            assert!(stake > model.pool.owner_stake);
            assert!(earned(stake.0 - 1) < costs.ada_a_year);
        }
    }
}

#[test]
fn break_even_is_where_the_owners_stake_alone_covers_the_costs_already() {
    let model = model(&plan([]));
    let found = break_even(&model, &costs_a_year(1_000_000), Income::Fees);
    assert_eq!(found, BreakEven::At(ada(100_000)));
}

#[test]
fn costs_above_what_a_saturated_pool_earns_are_never_covered() {
    let model = model(&plan([]));
    let found = break_even(&model, &costs_a_year(1_000_000_000_000_000), Income::Fees);
    let saturated = model.at_stake(Lovelace(model.rewards.saturation().0 + 1));
    let at_saturation = model.parts(&saturated).fees();
    assert_eq!(found, BreakEven::Never { at_saturation });
    assert!(at_saturation > ada(600));

    let unmet = plan(unmet_pledge());
    let found = break_even(&Model::new(&unmet).unwrap(), &costs_a_year(1), Income::Fees);
    let at_saturation = Lovelace::ZERO;
    assert_eq!(found, BreakEven::Never { at_saturation });
}

#[test]
fn without_running_costs_there_is_nothing_to_cover() {
    assert_eq!(outcome(&plan([])).break_even, BreakEven::NoCosts);
    let once = CostLine {
        what: String::new(),
        amount: Decimal::TEN,
        currency: CostCurrency::Ada,
        every: Every::Once,
    };
    let outcome = outcome(&plan([Edit::AddCosts(vec![once])]));
    assert_eq!(outcome.break_even, BreakEven::NoCosts);
    assert_eq!(outcome.costs.ada_once, Decimal::TEN);
}

#[test]
fn costs_of_every_kind_add_up_to_a_year() {
    let line = |amount: &str, currency, every| CostLine {
        what: String::new(),
        amount: decimal(amount),
        currency,
        every,
    };
    let plan = plan([
        Edit::SetPrice(decimal("0.5")),
        Edit::AddCosts(vec![
            line("1", CostCurrency::Ada, Every::Epoch),
            line("10.5", CostCurrency::Fiat, Every::Month),
            line("100", CostCurrency::Fiat, Every::Year),
            line("7", CostCurrency::Fiat, Every::Once),
        ]),
    ]);
    let costs = RunningCosts::of(&plan);
    assert_eq!(costs.ada_a_year, decimal("525"));
    assert_eq!(costs.fiat_a_year, decimal("226"));
    assert_eq!(costs.ada_once, decimal("14"));
    assert!(!costs.incomplete);
}

// Curves

#[test]
fn the_stake_curve_has_saturation_as_a_point_and_is_flat_beyond() {
    for plan in [plan([]), example(0), example(2), example(3)] {
        let model = model(&plan);
        let saturation = model.rewards.saturation();
        let to = Lovelace(saturation.0 / 10 * 16);
        let curve = stake_curve(&model, to, 300);
        assert_eq!(curve.points[0].at, model.pool.owner_stake);
        assert_eq!(curve.points.last().unwrap().at, to);
        assert!(curve.points.is_sorted_by_key(|point| point.at));
        assert!(curve.points.iter().any(|point| point.at == saturation));
        let at_saturation = model.parts(&model.at_stake(saturation)).pool;
        let beyond = curve.points.iter().filter(|point| point.at > saturation);
        let rewards: Vec<u64> = beyond.clone().map(|point| point.parts.pool.0).collect();
        assert!(rewards.len() > 50);
        assert!(rewards.iter().all(|reward| *reward == rewards[0]));
        // Saturation is rounded down to the lovelace, so up to one more may come after it.
        assert!(rewards[0] - at_saturation.0 <= 1);
        let yields: Vec<Decimal> = beyond.map(|point| point.return_on_stake).collect();
        assert!(yields.is_sorted_by(|earlier, later| earlier > later));
        assert!(curve.points.is_sorted_by_key(|point| point.parts.pool));
        for point in &curve.points {
            assert_adds_up(&point.parts);
        }
    }
}

#[test]
fn the_stake_curve_bends_where_the_reward_exceeds_the_fixed_cost() {
    let model = model(&plan([]));
    let curve = stake_curve(&model, model.rewards.saturation(), 300);
    let pays = |point: &&_| {
        let point: &poolwright::forecast::CurvePoint = point;
        point.parts.pool > model.pool.fixed_cost
    };
    let first = curve.points.iter().find(pays).unwrap();
    let before = model.at_stake(Lovelace(first.at.0 - 1));
    assert!(model.pool_reward(&before) <= model.pool.fixed_cost);
}

#[test]
fn the_pledge_curve_peaks_at_the_peak_pledge_below_half_saturation() {
    let model = model(&plan([Edit::SetFigure(Figure::Fees(ada(1_000_000)))]));
    let saturation = model.rewards.saturation().0;
    for stake in [saturation / 50, saturation / 4, saturation * 45 / 100] {
        let stake = Lovelace(stake);
        let peak = model.rewards.peak_pledge(stake).unwrap();
        let curve = pledge_curve(&model, stake, 300);
        assert_eq!(curve.points[0].at, Lovelace::ZERO);
        assert_eq!(curve.points.last().unwrap().at, stake);
        let most = curve
            .points
            .iter()
            .map(|point| point.parts.pool)
            .max()
            .unwrap();
        let at_peak = curve.points.iter().find(|point| point.at == peak).unwrap();
        assert_eq!(at_peak.parts.pool, most);
        assert!(curve.points.last().unwrap().parts.pool < most);
    }
    // From half saturation on more pledge always earns more.
    let curve = pledge_curve(&model, Lovelace(saturation / 2 + 1), 300);
    assert!(curve.points.is_sorted_by_key(|point| point.parts.pool));
}

#[test]
fn a_saturated_pool_without_pledge_earns_ten_thirteenths_of_a_fully_pledged_one() {
    let outcome = outcome(&plan([]));
    let points = pledge_curve(&outcome.model, outcome.saturation, 300).points;
    let reward = |point: &poolwright::forecast::CurvePoint| u128::from(point.parts.pool.0);
    let (none, all) = (reward(&points[0]), reward(points.last().unwrap()));
    assert!((none * 13).abs_diff(all * 10) <= 26, "{none} {all}");
    let share = outcome.model.rewards.delegation_only_share();
    assert_eq!(share.unwrap(), Ratio::new(10, 13).unwrap());
}

#[test]
fn the_next_pledge_is_told_apart_into_bonus_and_larger_share() {
    let model = model(&plan([]));
    let step = pledge_step(&model, ada(100_000)).unwrap();
    assert_eq!(step.added, ada(100_000));
    let at = |pledge| model.at_pledge(model.pool.stake, ada(pledge));
    let (now, next) = (model.parts(&at(100_000)), model.parts(&at(200_000)));
    assert_eq!(
        step.pool_bonus,
        i128::from(next.pool.0) - i128::from(now.pool.0)
    );
    assert!(step.pool_bonus > 0 && step.larger_share > 0);
    // The owners get the larger share of the old reward, and their part of the bonus.
    let gain = i128::from(next.leader.0) - i128::from(now.leader.0);
    assert!((step.larger_share..=step.larger_share + step.pool_bonus).contains(&gain));

    let room = with(plan([]), [Edit::SetDelegated(ada(30_000))]);
    let step = pledge_step(&Model::new(&room).unwrap(), ada(100_000)).unwrap();
    assert_eq!(step.added, ada(30_000));
    let full = with(room, [Edit::SetDelegated(Lovelace::ZERO)]);
    assert_eq!(pledge_step(&Model::new(&full).unwrap(), ada(100_000)), None);
}

#[test]
fn delegators_of_a_private_pool_get_no_return_and_a_return_is_defined_without_delegators() {
    let private = outcome(&plan([Edit::SetMargin(Ratio::ONE)]));
    assert_eq!(private.delegator_ros, Decimal::ZERO);
    assert_eq!(private.parts.delegators, Lovelace::ZERO);
    assert_eq!(private.parts.own_stake, Lovelace::ZERO);
    let alone = outcome(&plan([
        Edit::SetPledge(ada(5_000_000)),
        Edit::SetDelegated(Lovelace::ZERO),
    ]));
    assert!(
        alone.delegator_ros > decimal("0.015"),
        "{}",
        alone.delegator_ros
    );
    assert_eq!(alone.parts.delegators, Lovelace::ZERO);
}

// Words

#[test]
fn the_verdict_says_how_fees_and_costs_compare() {
    let says = |plan: &Plan| verdict(plan, &Outcome::of(plan), SEPARATORS);
    assert_eq!(
        says(&example(0)),
        "The fees cover the costs in 72 of 73 epochs. At expected blocks they exceed the running costs by ₳11,292 a year; \
         with their own stake the owners get ₳13,233 after costs"
    );
    assert_eq!(
        says(&example(3)),
        "The fees cover the costs in 13 of 73 epochs. At expected blocks they fall short of the running costs by ₳1,622 a year; \
         even with their own stake the owners lose ₳1,622 after costs. \
         The fees would cover them from ₳272.7k of stake"
    );
    let own_stake = plan([
        Edit::SetPledge(ada(10_000_000)),
        Edit::SetDelegated(Lovelace::ZERO),
        yearly(decimal("30000")),
    ]);
    assert_eq!(
        says(&own_stake),
        "The fees cover the costs in no epoch. At expected blocks they fall short of the running costs by ₳13,358 a year; \
         with their own stake the owners still get ₳194,019 after costs. \
         The fees would cover them from ₳38.7M of stake"
    );
    assert_eq!(
        says(&plan([yearly(decimal("1000000000"))])),
        "The fees cover the costs in no epoch. At expected blocks they fall short of the running costs by ₳999,985,564 a year; \
         even with their own stake the owners lose ₳999,983,617 after costs. \
         No amount of delegation makes the fees cover them"
    );
}

#[test]
fn the_verdict_says_why_there_is_nothing_to_compare() {
    let says = |edits: &[Edit]| {
        let plan = plan(edits.iter().cloned());
        verdict(&plan, &Outcome::of(&plan), SEPARATORS)
    };
    assert_eq!(
        says(&[]),
        "At expected blocks the owners get ₳16,383 a year, ₳14,436 of it from fees; \
         no running costs are entered yet"
    );
    let rented = Edit::AddCosts(CostTemplate::Cloud.lines());
    assert_eq!(
        says(&[rented]),
        "At expected blocks the owners get ₳16,383 a year, ₳14,436 of it from fees; \
         costs in money do not count without a price of ada"
    );
    let too_large = Edit::AddCosts(vec![CostLine {
        what: String::new(),
        amount: Decimal::MAX,
        currency: CostCurrency::Ada,
        every: Every::Epoch,
    }]);
    assert_eq!(
        says(&[too_large, Edit::SetPrice(Decimal::ONE)]),
        "At expected blocks the owners get ₳16,383 a year, ₳14,436 of it from fees; \
         the running costs are too large to count"
    );
    assert_eq!(
        says(&unmet_pledge()),
        "The pledge is not met, so nobody earns anything: neither operator nor delegators"
    );
    let given = |blocks| Edit::SetBlocks(Blocks::Given(blocks));
    assert_eq!(
        says(&[given(1)]),
        "With 1 block an epoch the owners get ₳12,807 a year, ₳12,613 of it from fees; \
         no running costs are entered yet"
    );
    assert!(says(&[given(20_000)]).starts_with("With 20,000 blocks an epoch the owners get ₳"));
    assert_eq!(
        says(&[given(0)]),
        "With 0 blocks an epoch the pool earns nothing"
    );
    assert_eq!(
        says(&[Edit::SetParameter(Parameter::TargetPools(0))]),
        "Nothing can be computed: the target number of pools k must be at least 1"
    );
    assert_eq!(
        says(&[Edit::SetFigure(Figure::Reserves(Lovelace(MAX_SUPPLY + 1)))]),
        "Nothing can be computed: the reserves are above the max supply"
    );
}

/// The notices of a plan, as field and line.
fn told(plan: &Plan) -> Vec<(Field, String)> {
    notices(plan, &Outcome::of(plan), SEPARATORS)
        .iter()
        .map(|notice| (notice.field, notice.line()))
        .collect()
}

#[test]
fn a_plan_without_oddities_has_no_notices() {
    assert_eq!(told(&plan([])), []);
    assert_eq!(told(&example(0)), []);
    assert_eq!(told(&example(2)), []);
}

#[test]
fn what_is_odd_is_said_beside_its_field_with_what_it_means() {
    for (edits, field, line) in [
        (
            &unmet_pledge()[..],
            Field::Pledge,
            "Pledge not met: the owners hold ₳1 less than declared. \
             Operator: earns nothing, the fixed cost included. \
             Delegators: earn nothing while this lasts",
        ),
        (
            &[Edit::SetFixedCost(ada(100))],
            Field::FixedCost,
            "Below the minimum fixed cost of ₳170. \
             Operator: cannot register or re-register with this today. \
             Delegators: no change until the terms are re-registered",
        ),
        (
            &[Edit::SetMargin(Ratio::ONE)],
            Field::Margin,
            "A private pool: margin 100 %. Operator: keeps the whole reward. \
             Delegators: get nothing",
        ),
        (
            &[Edit::SetDelegated(ada(80_000_000))],
            Field::Delegated,
            "Oversaturated: rewards stop growing at ₳76,988,776. \
             Operator: earns no more from further delegation. \
             Delegators: share the same reward among more stake, so ROS falls",
        ),
        (
            &[Edit::SetBlocks(Blocks::Given(0))],
            Field::FixedCost,
            "The reward of ₳0 an epoch does not exceed the fixed cost. \
             Operator: takes all of it. Delegators: get nothing in such an epoch",
        ),
        (
            &[Edit::AddCosts(CostTemplate::Cloud.lines())],
            Field::Price,
            "Costs in USD do not count without a price of ada",
        ),
        (
            &[
                yearly(Decimal::MAX),
                Edit::SetPrice(Decimal::ONE),
                yearly(Decimal::MAX),
            ],
            Field::Costs,
            "Some costs are too large to count",
        ),
        (
            &[Edit::SetParameter(Parameter::TargetPools(0))],
            Field::Protocol,
            "No figures: the target number of pools k must be at least 1",
        ),
        (
            &[Edit::SetDelegated(ada(900_000))],
            Field::Blocks,
            "Luck matters here: the average over luck differs from the figures at expected blocks. \
             Operator: ₳130 an epoch on average, ₳186 at expected blocks. \
             Delegators: ₳175 an epoch on average, ₳119 at expected blocks",
        ),
    ] {
        let plan = plan(edits.iter().cloned());
        assert_eq!(told(&plan), [(field, line.to_owned())], "{edits:?}");
    }
}

#[test]
fn several_notices_come_in_the_order_of_the_fields() {
    let plan = plan([
        Edit::SetBlocks(Blocks::Given(1)),
        Edit::SetDelegated(ada(80_000_000)),
        Edit::SetFixedCost(ada(100)),
        Edit::SetMargin(Ratio::percent(200)),
        Edit::SetCurrency("euro".to_owned()),
    ]);
    let fields: Vec<Field> = told(&plan).iter().map(|(field, _)| *field).collect();
    let expected = [
        Field::FixedCost,
        Field::Margin,
        Field::Delegated,
        Field::Price,
    ];
    assert_eq!(fields, expected);
    let outcome = Outcome::of(&plan);
    let severe = notices(&plan, &outcome, SEPARATORS);
    let severe: Vec<_> = severe
        .iter()
        .filter(|notice| notice.severity == Severity::Problem)
        .map(|notice| notice.field)
        .collect();
    assert_eq!(severe, [Field::Margin]);
}

// The map

fn request(figure: MapFigure, scale: Scale, from: f64, cells: u32) -> MapRequest {
    MapRequest {
        figure,
        scale,
        stake_ada: (from, 120e6),
        pledge_ada: (from, 120e6),
        size: (cells, cells),
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "compared with what the map draws"
)]
fn figure_of(model: &Model, figure: MapFigure, pool: &Pool) -> f64 {
    let parts = model.parts(pool);
    match figure {
        MapFigure::PoolReward => parts.pool.0 as f64 / 1e6,
        MapFigure::OperatorIncome => parts.leader.0 as f64 / 1e6,
        MapFigure::ReturnOnStake => model.return_on_stake(pool).try_into().unwrap(),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a place on the map in lovelace"
)]
fn place(scale: Scale, place: f64) -> Lovelace {
    Lovelace((scale.ada(place) * 1e6) as u64)
}

fn every_map() -> impl Iterator<Item = (MapFigure, Scale, f64)> {
    let scales = [(Scale::Linear, 0.0), (Scale::Logarithmic, 10_000.0)];
    scales
        .into_iter()
        .flat_map(|(scale, from)| MapFigure::ALL.map(move |figure| (figure, scale, from)))
}

#[test]
fn a_cell_of_the_map_holds_the_model_s_figure_at_its_centre() {
    let model = model(&plan([]));
    for (figure, scale, from) in every_map() {
        let map = Map::new(&model, request(figure, scale, from, 8));
        let (low, high) = (scale.place(from), scale.place(120e6));
        let centre = |cell: u32| place(scale, low + (high - low) * (f64::from(cell) + 0.5) / 8.0);
        let mut values = map.values.iter();
        let mut range = (f64::INFINITY, f64::NEG_INFINITY);
        for row in 0..8 {
            for column in 0..8 {
                let (stake, pledge) = (centre(column), centre(row));
                let value = *values.next().unwrap();
                let expected = figure_of(&model, figure, &model.at_pledge(stake, pledge));
                assert!(value.to_bits() == expected.to_bits(), "{value} {expected}");
                if pledge <= stake {
                    range = (range.0.min(value), range.1.max(value));
                }
            }
        }
        assert_eq!(values.next(), None);
        assert_eq!(map.range, range);
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a place on the map in whole cells"
)]
fn interpolated(map: &Map, stake: f64, pledge: f64) -> f64 {
    let (columns, rows) = map.request.size;
    let scale = map.request.scale;
    let cell = |place: f64, (from, to): (f64, f64), count: u32| {
        let (from, to) = (scale.place(from), scale.place(to));
        let position = (place - from) / (to - from) * f64::from(count) - 0.5;
        let whole = position.clamp(0.0, f64::from(count - 2)).floor();
        (whole as usize, position - whole)
    };
    let (column, right) = cell(stake, map.request.stake_ada, columns);
    let (row, up) = cell(pledge, map.request.pledge_ada, rows);
    let value =
        |row: usize, column: usize| map.values[row * usize::try_from(columns).unwrap() + column];
    let along = |row| value(row, column) * (1.0 - right) + value(row, column + 1) * right;
    along(row) * (1.0 - up) + along(row + 1) * up
}

#[test]
fn a_line_of_equal_value_has_its_value_everywhere() {
    let model = model(&plan([]));
    for (figure, scale, from) in every_map() {
        let map = Map::new(&model, request(figure, scale, from, 128));
        assert!(!map.lines.is_empty());
        let (low, high) = map.range;
        let (mut on_the_grid, mut checked) = (0, 0);
        for line in &map.lines {
            let off = |value: f64| (value - line.level).abs() / (high - low);
            assert!((low..=high).contains(&line.level));
            for &(stake, pledge) in &line.points {
                let value = interpolated(&map, stake, pledge);
                assert!(
                    off(value) < 0.000_001,
                    "{figure:?} {scale:?}: {value} on {} at {stake} {pledge}",
                    line.level
                );
                on_the_grid += 1;
                let (stake, pledge) = (place(scale, stake), place(scale, pledge));
                // Near no stake at all, cells of a linear map are too wide for the steep return.
                if pledge > stake || (scale == Scale::Linear && stake < ada(5_000_000)) {
                    continue;
                }
                let value = figure_of(&model, figure, &model.at_pledge(stake, pledge));
                assert!(
                    off(value) < 0.03,
                    "{figure:?} {scale:?}: {value} on {} at {stake:?} {pledge:?}",
                    line.level
                );
                checked += 1;
            }
        }
        assert!(
            on_the_grid > 300 && checked > 150,
            "{on_the_grid} {checked}"
        );
    }
}

// Whatever is put in

/// Values at and beyond the edges of what makes sense.
fn absurd() -> Vec<Edit> {
    let mut edits = Vec::new();
    for amount in [0, 1, MAX_SUPPLY, MAX_SUPPLY + 1, u64::MAX].map(Lovelace) {
        edits.extend([
            Edit::SetPledge(amount),
            Edit::SetDelegated(amount),
            Edit::SetFixedCost(amount),
            Edit::SetFigure(Figure::Reserves(amount)),
            Edit::SetFigure(Figure::Fees(amount)),
            Edit::SetFigure(Figure::ActiveStake(amount)),
            Edit::SetParameter(Parameter::MinFixedCost(amount)),
            Edit::SetParameter(Parameter::MaxSupply(amount)),
            Edit::SetOwner(Owner {
                id: OwnerId(1),
                name: String::new(),
                stake: amount,
                role: Role::Owner,
                notes: String::new(),
            }),
        ]);
    }
    let large = Ratio::new((1 << 96) - 1, 1).unwrap();
    let small = Ratio::new(1, (1 << 96) - 1).unwrap();
    let ten = Ratio::new(10, 1).unwrap();
    for ratio in [
        Ratio::ZERO,
        small,
        Ratio::ONE,
        Ratio::percent(200),
        ten,
        large,
    ] {
        edits.extend([
            Edit::SetMargin(ratio),
            Edit::SetBlocks(Blocks::Expected { performance: ratio }),
            Edit::SetParameter(Parameter::PledgeInfluence(ratio)),
            Edit::SetParameter(Parameter::MonetaryExpansion(ratio)),
            Edit::SetParameter(Parameter::TreasuryCut(ratio)),
            Edit::SetParameter(Parameter::Decentralisation(ratio)),
            Edit::SetParameter(Parameter::ActiveSlotCoefficient(ratio)),
            Edit::SetParameter(Parameter::LeverageCap(Some(ratio))),
            Edit::SetParameter(Parameter::MinMargin(Some(ratio))),
        ]);
    }
    for count in [0, 1, u32::MAX] {
        edits.extend([
            Edit::SetBlocks(Blocks::Given(count)),
            Edit::SetFigure(Figure::Blocks(count)),
            Edit::SetParameter(Parameter::TargetPools(count)),
            Edit::SetParameter(Parameter::SlotsPerEpoch(count)),
        ]);
    }
    for amount in [Decimal::ZERO, Decimal::new(1, 28), Decimal::MAX] {
        edits.push(Edit::SetPrice(amount));
        for currency in [CostCurrency::Ada, CostCurrency::Fiat] {
            for every in Every::ALL {
                edits.push(Edit::AddCosts(vec![CostLine {
                    what: String::new(),
                    amount,
                    currency,
                    every,
                }]));
            }
        }
    }
    edits.extend([
        Edit::SetPledgeFollowsStake(false),
        Edit::RemoveOwner(OwnerId(1)),
        Edit::SetCurrency("💶".to_owned()),
    ]);
    edits
}

/// The curves that the Stake and the Pledge view draw of a plan.
fn curves(plan: &Plan) -> [Curve; 3] {
    let opened = Opened {
        base: plan,
        scenario: None,
        plan,
    };
    let shown = |wanted| Shown::of(opened, &wanted, SEPARATORS).view;
    let ViewFigures::Stake(Some(stake)) = shown(Wanted::Stake) else {
        panic!("no figures of the stake view");
    };
    let ViewFigures::Pledge(Some(pledge)) = shown(Wanted::Pledge) else {
        panic!("no figures of the pledge view");
    };
    let pledge = pledge.plans.open().drawn.clone();
    [
        stake.plans.open().drawn.clone(),
        pledge.at_plan,
        pledge.at_saturation,
    ]
}

/// Everything that is computed from a plan.
fn walk(plan: &Plan) {
    let figures = Figures::of(plan, SEPARATORS);
    assert!(!figures.verdict.is_empty());
    let model = Model::new(plan);
    assert_eq!(model.is_ok(), figures.outcome.is_ok());
    assert_eq!(Report::of(plan).is_ok(), model.is_ok());
    assert_eq!(
        report::text(plan, Separators::SpaceComma).is_ok(),
        model.is_ok()
    );
    let (Ok(model), Ok(outcome)) = (model, figures.outcome) else {
        return;
    };
    assert_adds_up(&outcome.parts);
    if let Some(mean) = outcome.mean {
        assert!(mean.leader_ada.is_finite() && mean.delegators_ada.is_finite());
    }
    assert!(
        outcome
            .no_block_chance
            .is_none_or(|chance| (0.0..=1.0).contains(&chance))
    );
    for curve in curves(plan) {
        assert!(curve.points.is_sorted_by_key(|point| point.at));
        for point in &curve.points {
            assert_adds_up(&point.parts);
        }
    }
    for (figure, scale, from) in every_map() {
        let map = Map::new(&model, request(figure, scale, from, 6));
        assert!(map.values.iter().all(|value| value.is_finite()));
        let (low, high) = map.range;
        assert!(low <= high);
    }
}

#[test]
fn absurd_values_one_by_one_are_computed_or_refused() {
    for number in 0..EXAMPLES.len() {
        for edit in absurd() {
            walk(&with(example(number), [edit]));
        }
    }
}

#[test]
fn maps_of_impossible_sizes_and_axes_are_empty_rather_than_wrong() {
    let model = model(&plan([]));
    let axes = [
        (0.0, 0.0),
        (1e8, 0.0),
        (-1e9, 1e9),
        (0.0, f64::INFINITY),
        (f64::NAN, 1.0),
        (f64::MIN, f64::MAX),
    ];
    for stake_ada in axes {
        for pledge_ada in axes {
            for size in [(0, 0), (0, 3), (1, 1), (1, 4), (5, 2)] {
                let map = Map::new(
                    &model,
                    MapRequest {
                        figure: MapFigure::ReturnOnStake,
                        scale: Scale::Logarithmic,
                        stake_ada,
                        pledge_ada,
                        size,
                    },
                );
                assert_eq!(map.values.len(), usize::try_from(size.0 * size.1).unwrap());
                assert!(map.range.0.is_finite() && map.range.1.is_finite());
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn the_parts_of_any_pool_add_up_and_never_exceed_the_reward(
        stakes in (arbitrary::lovelace(), arbitrary::lovelace(), arbitrary::lovelace()),
        fixed_cost in arbitrary::lovelace(),
        margin in arbitrary::ratio(),
        blocks in arbitrary::blocks(),
    ) {
        let (owned, pledge, delegated) = stakes;
        let plan = plan([
            Edit::SetPledge(owned),
            Edit::SetPledgeFollowsStake(false),
            Edit::SetPledge(pledge.min(owned)),
            Edit::SetDelegated(delegated),
            Edit::SetFixedCost(fixed_cost),
            Edit::SetMargin(margin),
            Edit::SetBlocks(blocks),
        ]);
        let outcome = outcome(&plan);
        assert_adds_up(&outcome.parts);
        prop_assert!(outcome.parts.fixed <= plan.terms.fixed_cost);
        if plan.is_private() || delegated == Lovelace::ZERO {
            prop_assert_eq!(outcome.parts.delegators, Lovelace::ZERO);
        }
        if owned == Lovelace::ZERO {
            prop_assert!(outcome.parts.own_stake <= Lovelace(1));
        }
        if plan.is_private() {
            prop_assert_eq!(outcome.delegator_ros, Decimal::ZERO);
        }
    }

    #[test]
    fn any_plan_is_computed_or_refused(plan in arbitrary::plan()) {
        walk(&plan);
    }

    #[test]
    fn absurd_values_together_are_computed_or_refused(
        number in 0..EXAMPLES.len(),
        edits in vec(prop::sample::select(absurd()), 1..8),
    ) {
        walk(&with(example(number), edits));
    }
}
