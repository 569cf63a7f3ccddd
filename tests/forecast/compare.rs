//! Ready-made scenarios, and the comparison of scenarios as a table on the screen and to take away.

use crate::amounts::ada;
use poolwright::export::table::comparison::{csv, markdown, tabs};
use poolwright::forecast::{
    Comparison, DrawnPlans, Given, Measure, Opened, Outcome, Outlook, Period, WhatIf,
    figures_after, new_scenario, stake_curve,
};
use poolwright::ledger::Ratio;
use poolwright::number::Separators;
use poolwright::plan::{
    Assumption, Change, ChangeLine, Directory, EXAMPLES, Edit, Input, Parameter, Plan,
    ScenarioEdit, ScenarioId, format,
};
use rust_decimal::Decimal;

const A_YEAR: Given = Given {
    period: Period::Year,
    in_money: false,
};

/// What a what-if changes in a plan, in words.
fn lines(what_if: WhatIf, plan: &Plan) -> Vec<String> {
    let line = |change: &Change| {
        ChangeLine::of(change, &Directory::of(plan), Separators::default()).text()
    };
    what_if.changes(plan).iter().map(line).collect()
}

fn with(edits: impl IntoIterator<Item = Edit>) -> Plan {
    let mut plan = Plan::new();
    for edit in edits {
        plan.apply(edit);
    }
    plan
}

fn add(plan: &mut Plan, what_if: WhatIf) -> ScenarioId {
    let scenario = Box::new(what_if.scenario(plan));
    let edit = Edit::Scenario(ScenarioEdit::Add {
        scenario,
        after: None,
    });
    plan.apply_in(None, edit).unwrap()
}

#[test]
fn a_minimum_cost_moves_the_pools_own_up_to_it_and_down_from_it() {
    let plan = Plan::new();
    assert_eq!(
        lines(WhatIf::MinFixedCost(75), &plan),
        ["Fixed cost ₳170 → ₳75", "Minimum fixed cost ₳170 → ₳75"]
    );
    assert_eq!(
        lines(WhatIf::MinFixedCost(340), &plan),
        ["Fixed cost ₳170 → ₳340", "Minimum fixed cost ₳170 → ₳340"]
    );
    assert!(lines(WhatIf::MinFixedCost(170), &plan).is_empty());
    let above = with([Edit::SetFixedCost(ada(500))]);
    assert_eq!(
        lines(WhatIf::MinFixedCost(340), &above),
        ["Minimum fixed cost ₳170 → ₳340"]
    );
    assert_eq!(
        lines(WhatIf::MinFixedCost(75), &above),
        ["Minimum fixed cost ₳170 → ₳75"]
    );
}

#[test]
fn a_minimum_margin_moves_the_pools_own_up() {
    assert_eq!(
        lines(WhatIf::MinMargin, &Plan::new()),
        [
            "Margin 2\u{a0}% → 3\u{a0}%",
            "Minimum margin none → 3\u{a0}%"
        ]
    );
    let above = with([Edit::SetMargin(Ratio::percent(5))]);
    assert_eq!(
        lines(WhatIf::MinMargin, &above),
        ["Minimum margin none → 3\u{a0}%"]
    );
}

#[test]
fn the_other_what_ifs_change_just_what_they_say() {
    let plan = with([Edit::SetPrice(Decimal::new(3, 1))]);
    assert_eq!(lines(WhatIf::MorePools, &plan), ["k 500 → 1,000"]);
    assert_eq!(
        lines(WhatIf::LeverageCap, &plan),
        ["Leverage cap L none → 100"]
    );
    assert_eq!(
        lines(WhatIf::DelegationHalves, &plan),
        ["Delegated ₳5,000,000 → ₳2,500,000"]
    );
    assert_eq!(
        lines(WhatIf::PriceHalves, &plan),
        ["Price of ada 0.3 USD → 0.15 USD"]
    );
    assert!(lines(WhatIf::PriceHalves, &Plan::new()).is_empty());
    let k = with([Edit::SetParameter(Parameter::TargetPools(1_000))]);
    assert!(lines(WhatIf::MorePools, &k).is_empty());
}

#[test]
fn an_owner_leaves_with_the_pledge_lowered_to_what_is_left() {
    let mut plan = Plan::new();
    assert!(
        !WhatIf::of(&plan)
            .iter()
            .any(|what_if| matches!(what_if, WhatIf::OwnerLeaves(_)))
    );
    plan.apply(Edit::AddOwner);
    let mut second = plan.owners[1].clone();
    second.stake = ada(50_000);
    second.name = "Ann".to_owned();
    plan.apply(Edit::SetOwner(second.clone()));
    let leaves = WhatIf::OwnerLeaves(second.id);
    assert!(WhatIf::of(&plan).contains(&leaves));
    assert_eq!(leaves.name(&plan), "Ann leaves");
    assert_eq!(
        lines(leaves, &plan),
        ["Pledge ₳150,000 → ₳100,000", "Stake of Ann ₳50,000 → ₳0"]
    );
    let after = plan.with(&leaves.changes(&plan));
    assert!(Outcome::of(&after).unwrap().is_pledge_met());
    let id = add(&mut plan, leaves);
    plan.scenarios[0].changes.remove(Input::Pledge);
    let unprepared = plan.in_scenario(Some(id));
    assert!(!Outcome::of(&unprepared).unwrap().is_pledge_met());
}

#[test]
fn a_year_later_the_reserves_have_fallen_by_what_was_paid_and_not_by_all_that_was_minted() {
    let plan = Plan::new();
    let reserves = plan.network.figures.reserves.0;
    let one = figures_after(&plan, 1).unwrap().reserves;
    let fall = Decimal::from(reserves - one.0) / Decimal::from(reserves);
    let (least, most) = (Decimal::new(155, 5), Decimal::new(185, 5));
    assert!(least < fall && fall < most, "{fall} an epoch");
    let later = plan.with(&WhatIf::OneYearLater.changes(&plan));
    assert_eq!(later.network.figures, figures_after(&plan, 73).unwrap());
    let share = |plan: &Plan| {
        let out = plan.protocol.parameters.max_supply.0 - plan.network.figures.reserves.0;
        Decimal::from(plan.network.figures.active_stake.0) / Decimal::from(out)
    };
    assert!((share(&later) - share(&plan)).abs() < Decimal::new(1, 9));
    assert!(later.network.origin.edited);
}

#[test]
fn a_year_later_is_the_year_that_the_plan_expects() {
    let later = |plan: &Plan| {
        let plan = plan.with(&WhatIf::OneYearLater.changes(plan));
        plan.network.figures.reserves
    };
    let usual = Plan::new();
    let more = with([Edit::Assume(Assumption::PaidShare(Ratio::percent(60)))]);
    assert!(later(&more) < later(&usual));
    for plan in [usual, more] {
        let outlook = Outlook::of(&plan);
        assert_eq!(later(&plan), outlook.moments[73].reserves);
    }
}

#[test]
fn every_what_if_says_what_it_is_where_it_stands_and_when() {
    for what_if in WhatIf::of(&Plan::new()) {
        let about = what_if.about();
        let is_dated = about.contains("20") || about.contains("assumption");
        assert!(is_dated && !about.ends_with('.'), "{about}");
        let scenario = what_if.scenario(&Plan::new());
        assert_eq!(
            (scenario.name.as_str(), scenario.note.as_str()),
            (what_if.text(), about)
        );
    }
}

#[test]
fn new_scenarios_differ_in_look_and_name_and_only_the_first_are_pinned() {
    let mut plan = Plan::new();
    for _ in 0..28 {
        let scenario = Box::new(new_scenario(&plan));
        plan.apply(Edit::Scenario(ScenarioEdit::Add {
            scenario,
            after: None,
        }));
    }
    let scenarios = &plan.scenarios;
    for (index, one) in scenarios.iter().enumerate() {
        for other in &scenarios[..index] {
            assert_ne!((one.hue, one.dash), (other.hue, other.dash));
            assert_ne!(one.name, other.name);
        }
    }
    assert_eq!(scenarios.iter().filter(|known| known.pinned).count(), 6);
    assert_eq!(new_scenario(&plan).name, "Scenario 29");
}

/// An example with three what-ifs.
fn compared() -> (Plan, Comparison) {
    let mut plan = EXAMPLES[0].plan().unwrap();
    plan.scenarios.clear();
    for what_if in [
        WhatIf::DelegationHalves,
        WhatIf::MinFixedCost(340),
        WhatIf::PriceHalves,
    ] {
        add(&mut plan, what_if);
    }
    let comparison = Comparison::of(&plan, Separators::default());
    (plan, comparison)
}

#[test]
fn the_comparison_holds_the_figures_that_each_scenario_alone_has() {
    let (plan, comparison) = compared();
    assert_eq!(comparison.columns.len(), 4);
    for column in &comparison.columns {
        let own = Outcome::of(&plan.in_scenario(column.scenario)).unwrap();
        let value = |measure| column.value(measure, A_YEAR).unwrap();
        assert_eq!(value(Measure::PoolReward), Period::Year.ada(own.parts.pool));
        assert_eq!(value(Measure::AfterCosts), own.income_after_costs());
        assert_eq!(value(Measure::ReturnOnStake), own.delegator_ros);
        assert_eq!(
            value(Measure::Fees) + value(Measure::OwnStake),
            value(Measure::OperatorIncome)
        );
    }
}

#[test]
fn differences_are_to_the_base_in_the_unit_and_as_a_share() {
    let (_, comparison) = compared();
    let [base, half, ..] = comparison.columns.as_slice() else {
        panic!("four columns");
    };
    let measure = Measure::PoolReward;
    let was = base.value(measure, A_YEAR).unwrap();
    let now = half.value(measure, A_YEAR).unwrap();
    let (by, share) = comparison.difference(half, measure, A_YEAR).unwrap();
    assert_eq!(by, now - was);
    assert_eq!(share, Some((now - was) / was));
    assert_eq!(comparison.difference(base, measure, A_YEAR), None);
}

#[test]
fn the_best_of_a_row_is_the_most_or_the_least_and_nothing_where_all_are_alike() {
    let (_, comparison) = compared();
    let best = |measure| comparison.best(measure, A_YEAR);
    let values = |measure| {
        let columns = comparison.columns.iter();
        columns.filter_map(move |column| column.value(measure, A_YEAR))
    };
    assert_eq!(best(Measure::Fees), values(Measure::Fees).max());
    assert_eq!(best(Measure::BreakEven), values(Measure::BreakEven).min());
    assert_eq!(best(Measure::NoBlock), values(Measure::NoBlock).min());
    assert_eq!(best(Measure::Saturation), None);
    let alone = Comparison::of(&Plan::new(), Separators::default());
    assert!(
        Measure::ALL
            .iter()
            .all(|measure| alone.best(*measure, A_YEAR).is_none())
    );
}

#[test]
fn money_is_counted_at_each_scenarios_own_price() {
    let (_, comparison) = compared();
    let in_money = Given {
        in_money: true,
        ..A_YEAR
    };
    let (base, halved) = (&comparison.columns[0], &comparison.columns[3]);
    let value = |column: &poolwright::forecast::Column| {
        column.value(Measure::PoolReward, in_money).unwrap()
    };
    assert_eq!(value(halved) * Decimal::TWO, value(base));
    assert_eq!(base.unit(in_money), "USD");
}

#[test]
fn the_table_for_spreadsheets_has_a_cell_for_everything_whatever_names_hold() {
    let (mut plan, _) = compared();
    plan.scenarios[0].name = "Tab\there\nand | there".to_owned();
    let comparison = Comparison::of(&plan, Separators::default());
    let text = tabs(&comparison, A_YEAR);
    let rows: Vec<Vec<&str>> = text.lines().map(|row| row.split('\t').collect()).collect();
    assert_eq!(rows.len(), 2 + Measure::ALL.len());
    assert!(rows.iter().all(|row| row.len() == 2 + 4 + 3));
    assert_eq!(rows[0][..3], ["figure", "unit", "Base"]);
    assert_eq!(rows[2][..2], ["Pool reward", "ADA a year"]);
    let base = comparison.columns[0]
        .value(Measure::PoolReward, A_YEAR)
        .unwrap();
    assert_eq!(rows[2][2], base.to_string());

    let mut reader = csv::Reader::from_reader(std::io::Cursor::new(csv_bytes(&comparison)));
    assert_eq!(
        reader.headers().unwrap().get(3),
        Some("Tab\there\nand | there")
    );
    assert_eq!(
        reader.records().map(Result::unwrap).count(),
        1 + Measure::ALL.len()
    );
}

fn csv_bytes(comparison: &Comparison) -> Vec<u8> {
    csv(comparison, A_YEAR)
}

#[test]
fn the_markdown_table_stays_a_table_and_marks_the_best() {
    let (mut plan, _) = compared();
    plan.scenarios[0].name = "a | b *c*".to_owned();
    let comparison = Comparison::of(&plan, Separators::default());
    let text = markdown(&comparison, A_YEAR, Separators::default());
    let bars = |line: &str| line.replace("\\|", "").matches('|').count();
    assert!(text.lines().all(|line| bars(line) == 6), "{text}");
    assert!(text.contains("a \\| b \\*c\\*"));
    let fees = text
        .lines()
        .find(|line| line.starts_with("| of it fees"))
        .unwrap();
    assert_eq!(fees.matches("**").count(), 2, "{fees}");
}

#[test]
fn plots_show_the_base_the_pinned_and_the_open_scenario_on_one_axis() {
    let (mut plan, _) = compared();
    let ids: Vec<ScenarioId> = plan.scenarios.iter().map(|known| known.id).collect();
    plan.apply(Edit::Scenario(ScenarioEdit::Pin(ids[2], false)));
    let shown = |open| {
        let opened = Opened {
            base: &plan,
            scenario: open,
            plan: &plan.in_scenario(open),
        };
        let plans = DrawnPlans::of(opened, |_, model, sampling| {
            stake_curve(model, sampling.stake_axis, sampling.points)
        });
        let plans = plans.unwrap();
        assert_eq!(plans.open().scenario, open);
        for plan in plans.iter() {
            let last = plan.drawn.points.last().unwrap();
            assert_eq!(last.at, plans.stake_axis());
        }
        let list: Vec<Option<ScenarioId>> = plans.iter().map(|plan| plan.scenario).collect();
        assert_eq!(plans.others().count() + 1, list.len());
        list
    };
    assert_eq!(shown(None), [None, Some(ids[0]), Some(ids[1])]);
    let all = [None, Some(ids[0]), Some(ids[1]), Some(ids[2])];
    assert_eq!(shown(Some(ids[2])), all);
    let plan = Plan::new();
    let opened = Opened {
        base: &plan,
        scenario: None,
        plan: &plan,
    };
    assert!(DrawnPlans::of(opened, |_, _, _| ()).unwrap().is_alone());
}

#[test]
fn a_plan_with_scenarios_survives_its_file() {
    let (plan, _) = compared();
    assert_eq!(
        format::read(format::write(&plan).unwrap().as_bytes()),
        Ok(plan)
    );
}
