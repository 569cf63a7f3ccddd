//! The years to come: reserves, delays, costs, payback, and the bands of luck.

#![expect(
    clippy::cast_precision_loss,
    clippy::float_cmp,
    reason = "figures are compared as they are, and are far below 2^52"
)]

use crate::amounts::ada;
use crate::arbitrary::{self, cases};
use poolwright::forecast::{EpochIncome, Model, Outlook, WhatIf, Whose};
use poolwright::ledger::{
    Epoch, EpochFigures, LedgerError, Lovelace, Parameters, Pots, Ratio, Rewards,
};
use poolwright::plan::{
    Assumption, Blocks, CostCurrency, CostLine, DelegationPath, EXAMPLES, Edit, Every, Growth,
    Parameter, PathPoint, Plan, PlannedChange, Preset, presets,
};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn plan(edits: impl IntoIterator<Item = Edit>) -> Plan {
    edits.into_iter().fold(Plan::new(), |mut plan, edit| {
        plan.apply(edit);
        plan
    })
}

fn assume(assumption: Assumption) -> Edit {
    Edit::Assume(assumption)
}

fn cost(amount: i64, currency: CostCurrency, every: Every) -> Edit {
    Edit::AddCosts(vec![CostLine {
        what: "Servers".to_owned(),
        amount: Decimal::from(amount),
        currency,
        every,
    }])
}

fn assert_close(found: f64, expected: f64, tolerance: f64) {
    let far = (found - expected).abs();
    assert!(far <= tolerance, "{found} is not {expected}");
}

// Reserves

#[test]
fn reserves_fall_by_what_is_paid_and_kept_and_not_by_the_whole_expansion() {
    let plan = Plan::new();
    let outlook = Outlook::of(&plan);
    let [first, second] = [&outlook.moments[0], &outlook.moments[1]];
    assert_eq!(first.reserves, plan.network.figures.reserves);
    let pots = Pots::new(&plan.protocol.parameters, &plan.network.figures).unwrap();
    assert_eq!(first.reward_pot, pots.reward_pot);
    let paid = Lovelace(u64::try_from(u128::from(pots.reward_pot.0) * 44 / 100).unwrap());
    let after = pots.reserves_after(first.reserves, paid).unwrap();
    assert_eq!(second.reserves, after);
    let fall = 1.0 - second.reserves.0 as f64 / first.reserves.0 as f64;
    // The net fall on mainnet is 0.16 to 0.185 % an epoch.
    assert!((0.0015..0.00185).contains(&fall), "{fall}");
}

#[test]
fn everything_paid_drains_the_reserves_by_the_treasury_and_all_rewards() {
    let plan = plan([assume(Assumption::PaidShare(Ratio::ONE))]);
    let outlook = Outlook::of(&plan);
    let pots = Pots::new(&plan.protocol.parameters, &plan.network.figures).unwrap();
    let fall = outlook.moments[0].reserves.0 - outlook.moments[1].reserves.0;
    assert_eq!(fall, pots.expansion.0);
}

/// Reserves of mainnet by epoch, from the published vectors.
fn history() -> Vec<(u32, EpochFigures)> {
    let mut reader = csv::Reader::from_path("tests/vectors/mainnet_epochs.csv").unwrap();
    let headers = reader.headers().unwrap().clone();
    let column = |name: &str| headers.iter().position(|header| header == name).unwrap();
    let places = ["id", "reserves", "fees", "blocks_total", "active_stake"].map(column);
    reader
        .records()
        .map(|record| {
            let record = record.unwrap();
            let [id, reserves, fees, blocks, active] = places.map(|place| record[place].to_owned());
            let figures = EpochFigures {
                reserves: Lovelace(reserves.parse().unwrap()),
                fees: Lovelace(fees.parse().unwrap()),
                blocks: blocks.parse().unwrap(),
                active_stake: Lovelace(active.parse().unwrap()),
            };
            (id.rsplit_once('-').unwrap().1.parse().unwrap(), figures)
        })
        .collect()
}

#[test]
fn the_reserves_of_mainnet_fall_as_the_recursion_has_them_at_a_fitted_share() {
    let history = history();
    let of = |epoch| history.iter().find(|(known, _)| *known == epoch).unwrap().1;
    // Two years up to epoch 536, at constant parameters.
    let (start, end) = (390, 536);
    let fall = |share: Ratio| {
        let mut plan = Plan::new();
        plan.network.epoch = Epoch(start);
        plan.network.figures = of(start);
        plan.apply(assume(Assumption::PaidShare(share)));
        let outlook = Outlook::of(&plan);
        let at = |epoch: u32| {
            outlook.moments[usize::try_from(epoch - start).unwrap()]
                .reserves
                .0
        };
        [at(436), at(end)]
    };
    let real = [of(436).reserves.0, of(end).reserves.0];
    // The share that ends where mainnet did…
    let (mut low, mut high) = (0, 1_000);
    while high - low > 1 {
        let middle = u128::midpoint(low, high);
        if fall(Ratio::new(middle, 1_000).unwrap())[1] > real[1] {
            low = middle;
        } else {
            high = middle;
        }
    }
    assert!((440..520).contains(&high), "{high}");
    // …passes where mainnet was on the way, to 0.3 %: the real share was falling.
    let found = fall(Ratio::new(high, 1_000).unwrap())[0];
    assert_close(found as f64, real[0] as f64, real[0] as f64 * 0.003);
}

#[test]
fn presets_know_what_share_of_the_pot_was_paid() {
    let shares: Vec<String> = presets()
        .iter()
        .map(|preset: &Preset| preset.paid_share.to_string())
        .collect();
    assert_eq!(shares, ["0.44", "0.447"]);
    // The newer one is that of LEDGER's epoch 616, the older that of the fall of the reserves.
    let history = history();
    let [before, last] = [&history[history.len() - 2].1, &history[history.len() - 1].1];
    let parameters: Parameters = presets()[1].protocol.parameters.clone();
    let pots = Pots::new(&parameters, before).unwrap();
    let fall = (before.reserves.0 - last.reserves.0) as f64 / 2.0;
    let paid =
        (fall - pots.expansion.0 as f64 + pots.reward_pot.0 as f64) / pots.reward_pot.0 as f64;
    assert_close(paid, 0.447, 0.002);
}

#[test]
fn the_active_stake_keeps_its_share_of_the_circulation() {
    let plan = plan([assume(Assumption::Years(20))]);
    let outlook = Outlook::of(&plan);
    let last = outlook.moments.last().unwrap();
    let supply = plan.protocol.parameters.max_supply.0;
    let share = |active: f64, reserves: Lovelace| active / (supply - reserves.0) as f64;
    let start = share(
        plan.network.figures.active_stake.0 as f64,
        plan.network.figures.reserves,
    );
    // What is left of it in the chance of a block, p · st/A.
    let luck = last.luck.unwrap().blocks;
    let active = last.pool.stake.0 as f64 / luck.share;
    assert_close(share(active, last.reserves), start, 1e-9);
    assert!(last.saturation > outlook.moments[0].saturation);
}

// Delays

#[test]
fn a_new_pool_makes_blocks_from_the_third_epoch_and_is_paid_from_the_fifth() {
    let outlook = Outlook::of(&Plan::new());
    let made: Vec<bool> = outlook
        .moments
        .iter()
        .map(|m| m.income > 0.0)
        .take(4)
        .collect();
    assert_eq!(made, [false, false, true, true]);
    let paid: Vec<bool> = outlook
        .moments
        .iter()
        .map(|m| m.paid > 0.0)
        .take(6)
        .collect();
    assert_eq!(paid, [false, false, false, false, true, true]);
    assert_eq!(outlook.moments[4].paid, outlook.moments[2].income);
}

#[test]
fn a_running_pool_is_paid_from_the_start() {
    let outlook = Outlook::of(&plan([assume(Assumption::IsNew(false))]));
    let first = &outlook.moments[0];
    assert!(first.paid > 0.0);
    let model = Model::new(&Plan::new()).unwrap();
    let mean = EpochIncome::of(&model, &model.pool, Whose::Operator)
        .unwrap()
        .moments()
        .0;
    assert_close(first.income, mean, 1e-9);
    assert_eq!(outlook.moments[2].paid, first.income);
}

#[test]
fn a_later_start_lets_the_reserves_run_there_first() {
    let early = Outlook::of(&Plan::new());
    let late = Outlook::of(&plan([assume(Assumption::Start(Some(Epoch(628))))]));
    assert_eq!(late.moments[0].epoch, Epoch(628));
    assert_eq!(late.moments[0].reserves, early.moments[10].reserves);
    // Neither before the network's figures nor centuries after them.
    for (asked, shown) in [(0, 618), (u32::MAX, 618 + 20 * 73)] {
        let outlook = Outlook::of(&plan([assume(Assumption::Start(Some(Epoch(asked))))]));
        assert_eq!(outlook.moments[0].epoch, Epoch(shown));
    }
}

// Paths

fn stakes(path: DelegationPath) -> Vec<u64> {
    let outlook = Outlook::of(&plan([
        Edit::SetDelegated(ada(1_000_000)),
        assume(Assumption::IsNew(false)),
        assume(Assumption::Delegation(path)),
    ]));
    // As delegated, not as it counts two epochs later.
    let counted = outlook.moments.iter().skip(2);
    counted
        .map(|moment| (moment.pool.stake.0 - moment.pool.owner_stake.0) / 1_000_000)
        .collect()
}

#[test]
fn delegation_moves_along_its_path() {
    let growth = Growth {
        to: ada(3_000_000),
        epochs: 100,
    };
    let linear = stakes(DelegationPath::Linear(growth));
    assert_eq!(
        (linear[0], linear[50], linear[100]),
        (1_000_000, 2_000_000, 3_000_000)
    );
    assert_eq!(linear[200], 3_000_000);
    let s_shaped = stakes(DelegationPath::SShaped(growth));
    assert_eq!(
        (s_shaped[0], s_shaped[50], s_shaped[100]),
        (1_000_000, 2_000_000, 3_000_000)
    );
    assert!(s_shaped[10] < linear[10] && s_shaped[90] > linear[90]);
    let point = |after, stake| PathPoint {
        after,
        delegated: ada(stake),
    };
    let table = stakes(DelegationPath::Table(vec![
        point(20, 4_000_000),
        point(10, 2_000_000),
    ]));
    assert_eq!(
        (table[0], table[5], table[10]),
        (1_000_000, 1_500_000, 2_000_000)
    );
    assert_eq!(
        (table[15], table[20], table[100]),
        (3_000_000, 4_000_000, 4_000_000)
    );
    assert!(
        stakes(DelegationPath::Table(Vec::new()))
            .iter()
            .all(|stake| *stake == 1_000_000)
    );
}

#[test]
fn rewards_left_in_the_pool_become_stake() {
    let outlook = Outlook::of(&plan([assume(Assumption::Compounds(true))]));
    let [fifth, seventh] = [&outlook.moments[4], &outlook.moments[6]];
    // What is paid at the start of the fifth epoch counts from the seventh on.
    let owned = ada(100_000);
    assert_eq!(fifth.pool.owner_stake, owned);
    let more = seventh.pool.owner_stake.0 - owned.0;
    assert_close(more as f64 / 1e6, fifth.paid, 1e-5);
    let plain = Outlook::of(&Plan::new());
    let last = |outlook: &Outlook| outlook.moments.last().unwrap().net;
    assert!(last(&outlook) > last(&plain));
    assert_eq!(seventh.pool.pledge, owned);
}

#[test]
fn planned_changes_hold_from_their_epoch_on() {
    let change = |epoch, parameter| PlannedChange {
        epoch: Epoch(epoch),
        parameter,
    };
    let outlook = Outlook::of(&plan([assume(Assumption::Changes(vec![
        change(650, Parameter::TargetPools(1_000)),
        change(640, Parameter::MinFixedCost(ada(75))),
    ]))]));
    let at = |epoch: usize| &outlook.moments[epoch - 618];
    assert_eq!(at(639).pool.fixed_cost, ada(170));
    // A pool that charges the minimum follows it.
    assert_eq!(at(640).pool.fixed_cost, ada(75));
    let half = at(649).saturation.0 as f64 / at(650).saturation.0 as f64;
    assert_close(half, 2.0, 0.01);
    let dear = Outlook::of(&plan([
        Edit::SetFixedCost(ada(340)),
        assume(Assumption::Changes(vec![change(
            640,
            Parameter::MinFixedCost(ada(75)),
        )])),
    ]));
    assert_eq!(dear.moments.last().unwrap().pool.fixed_cost, ada(340));
}

#[test]
fn a_planned_minimum_moves_the_pools_own_as_a_what_if_does() {
    let margin = Parameter::MinMargin(Some(Ratio::percent(3)));
    let cost = |whole| Parameter::MinFixedCost(ada(whole));
    for (what_if, parameter) in [
        (WhatIf::MinFixedCost(75), cost(75)),
        (WhatIf::MinFixedCost(340), cost(340)),
        (WhatIf::MinMargin, margin),
    ] {
        for (own_cost, own_margin) in [(100, 0), (170, 2), (500, 5)] {
            let plan = plan([
                Edit::SetFixedCost(ada(own_cost)),
                Edit::SetMargin(Ratio::percent(own_margin)),
                assume(Assumption::Changes(vec![PlannedChange {
                    epoch: Epoch(640),
                    parameter,
                }])),
            ]);
            let last = Outlook::of(&plan).moments.last().unwrap().pool;
            let moved = plan.with(&what_if.changes(&plan)).terms;
            assert_eq!(
                (last.fixed_cost, last.margin),
                (moved.fixed_cost, moved.margin)
            );
        }
    }
}

#[test]
fn a_change_that_leaves_no_figures_ends_the_years_there() {
    let outlook = Outlook::of(&plan([assume(Assumption::Changes(vec![PlannedChange {
        epoch: Epoch(630),
        parameter: Parameter::TargetPools(0),
    }]))]));
    assert_eq!(outlook.moments.len(), 12);
    assert_eq!(outlook.end, Some((Epoch(630), LedgerError::NoTargetPools)));
}

// Money

#[test]
fn what_is_left_is_everything_paid_less_all_costs() {
    let outlook = Outlook::of(&EXAMPLES[0].plan().unwrap());
    let paid: f64 = outlook.moments.iter().map(|moment| moment.paid).sum();
    let costs: f64 = outlook.moments.iter().map(|moment| moment.costs).sum();
    let last = outlook.moments.last().unwrap();
    assert_close(last.paid_so_far, paid, 1e-6);
    assert_close(last.net, paid - costs, 1e-6);
    // 3,100 ada a year and 5,000 once.
    assert_close(costs, 5.0 * 3_100.0 + 5_000.0, 1e-6);
    let back = outlook.payback.unwrap();
    let place = outlook
        .moments
        .iter()
        .position(|m| m.epoch == back)
        .unwrap();
    assert!(outlook.moments[place].net >= 0.0 && outlook.moments[place - 1].net < 0.0);
    // At a constant price both ways of counting agree.
    assert_eq!(outlook.payback_in_money, outlook.payback);
    assert_close(last.net_in_money, last.net * 0.3, 1e-6);
}

#[test]
fn costs_in_money_move_with_the_price() {
    let plan = |yearly: u8| {
        plan([
            Edit::SetPrice(Decimal::ONE),
            cost(73, CostCurrency::Fiat, Every::Year),
            assume(Assumption::PriceAYear(Ratio::percent(yearly))),
        ])
    };
    let doubled = Outlook::of(&plan(200));
    assert_close(doubled.moments[0].costs, 1.0, 1e-12);
    assert_close(doubled.moments[73].price, 2.0, 1e-9);
    assert_close(doubled.moments[73].costs, 0.5, 1e-9);
    let gone = Outlook::of(&plan(0));
    assert!(gone.moments.last().unwrap().costs.is_finite());
}

#[test]
fn nothing_to_pay_back_has_no_day_of_payback_and_neither_has_what_never_comes_back() {
    let running = plan([assume(Assumption::IsNew(false))]);
    assert_eq!(Outlook::of(&running).payback, None);
    let dear = plan([cost(1_000_000_000, CostCurrency::Ada, Every::Year)]);
    let outlook = Outlook::of(&dear);
    assert_eq!(outlook.payback, None);
    assert!(outlook.moments.last().unwrap().net < 0.0);
}

// Luck

#[test]
fn the_bands_are_the_accumulated_variance_of_epochs() {
    let outlook = Outlook::of(&Plan::new());
    let variance: f64 = outlook
        .moments
        .iter()
        .take(outlook.moments.len() - 2)
        .filter_map(|moment| Some(moment.luck?.moments().1))
        .sum();
    let last = outlook.moments.last().unwrap();
    assert_close(last.deviation, variance.sqrt(), 1e-6);
    assert_eq!(
        outlook.moments[4].deviation,
        outlook.moments[2].luck.unwrap().moments().1.sqrt()
    );
}

#[test]
fn a_given_number_of_blocks_has_no_bands() {
    let given = plan([Edit::SetBlocks(Blocks::Given(5))]);
    let outlook = Outlook::of(&given);
    let last = outlook.moments.last().unwrap();
    assert_eq!(last.deviation, 0.0);
    assert_eq!(last.luck, None);
    // In the first epoch that counts, nearly what the plan says.
    let model = Model::new(&given).unwrap();
    let leader = model.parts(&model.pool).leader.0 as f64 / 1e6;
    assert_close(outlook.moments[2].income, leader, leader / 100.0);
}

#[test]
fn the_first_epoch_of_a_running_pool_is_that_of_the_plan() {
    let running = plan([assume(Assumption::IsNew(false))]);
    let first = Outlook::of(&running).moments[0];
    let model = Model::new(&running).unwrap();
    assert_eq!(first.pool, model.pool);
    assert_eq!(first.pool_reward, model.parts(&model.pool).pool);
    let rewards = Rewards::new(&running.protocol.parameters, &running.network.figures).unwrap();
    assert_eq!(first.saturation, rewards.saturation());
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn any_plan_has_years_to_come_or_says_where_they_end(plan in arbitrary::plan()) {
        let outlook = Outlook::of(&plan);
        let whole = usize::try_from(plan.projection.epochs()).unwrap();
        prop_assert_eq!(outlook.end.is_none(), outlook.moments.len() == whole);
        for moment in &outlook.moments {
            prop_assert!(moment.paid_so_far.is_finite() && moment.deviation.is_finite());
        }
    }
}
