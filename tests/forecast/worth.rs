//! Whether it is worth it: viability, goals, break-even, against published figures and by putting
//! the answers back in.

use crate::amounts::ada;
use crate::arbitrary::{self, cases};
use poolwright::forecast::worth::goal::{Goal, Lever, Place, Request, Sought, seek};
use poolwright::forecast::worth::{Pledged, Worth, WorthRequest, best_return, viable};
use poolwright::forecast::{BreakEven, Model, Outcome};
use poolwright::ledger::{Lovelace, Ratio};
use poolwright::plan::{
    CostCurrency, CostLine, EXAMPLES, Edit, Every, Figure, OwnerId, Parameter, Plan,
};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn with(plan: Plan, edits: impl IntoIterator<Item = Edit>) -> Plan {
    edits.into_iter().fold(plan, |mut plan, edit| {
        plan.apply(edit);
        plan
    })
}

fn plan(edits: impl IntoIterator<Item = Edit>) -> Plan {
    with(Plan::new(), edits)
}

fn solo() -> Plan {
    EXAMPLES[0].plan().unwrap()
}

fn decimal(text: &str) -> Decimal {
    Decimal::from_str_exact(text).unwrap()
}

fn request(goal: Goal, target: &str, lever: Lever) -> Request {
    Request {
        goal,
        target: decimal(target),
        in_money: false,
        lever,
    }
}

// Viability

#[test]
fn the_published_viability_points_come_out() {
    // The set of CIP-82: an epoch's blocks as expected, so that the pot is the whole one.
    let network = [
        Edit::SetFigure(Figure::Reserves(ada(9_680_000_000))),
        Edit::SetParameter(Parameter::MaxSupply(ada(9_680_000_000 + 35_320_000_000))),
        Edit::SetFigure(Figure::Fees(ada(115_000))),
        Edit::SetFigure(Figure::Blocks(21_600)),
    ];
    for (cost, nothing, all) in [
        (340, 669_330, 669_312),
        (170, 334_665, 334_663),
        (75, 147_647, 147_647),
    ] {
        let model = Model::new(&plan(
            network
                .clone()
                .into_iter()
                .chain([Edit::SetFixedCost(ada(cost))]),
        ))
        .unwrap();
        // The smallest whole number of ada that is enough.
        let whole = |pledged| viable(&model, pledged).unwrap().0.div_ceil(1_000_000);
        assert_eq!(whole(Pledged::Nothing), nothing, "{cost}");
        assert_eq!(whole(Pledged::All), all, "{cost}");
    }
}

#[test]
fn below_the_viability_point_the_reward_does_not_cover_the_fixed_cost() {
    let model = Model::new(&solo()).unwrap();
    let stake = viable(&model, Pledged::AsPlanned).unwrap();
    let reward = |stake| model.pool_reward(&model.at_stake(stake));
    assert!(reward(stake) >= model.pool.fixed_cost);
    assert!(reward(Lovelace(stake.0 - 1)) < model.pool.fixed_cost);
    let dear = Model::new(&plan([Edit::SetFixedCost(ada(1_000_000))])).unwrap();
    assert_eq!(viable(&dear, Pledged::AsPlanned), None);
}

fn worth(plan: &Plan, distance: Ratio) -> Worth {
    let request = WorthRequest {
        benchmark: Some(Ratio::percent(2)),
        distance,
    };
    Worth::of(plan, &Outcome::of(plan).unwrap(), request)
}

#[test]
fn a_competitive_pool_is_within_the_chosen_distance_of_the_best() {
    let plan = solo();
    let model = Model::new(&plan).unwrap();
    let found = worth(&plan, Ratio::new(25, 10_000).unwrap()).competitive;
    assert_eq!(found.best, best_return(&model));
    assert_eq!(found.best - found.least, decimal("0.0025"));
    let (from, to) = found.stakes.unwrap();
    let ros = |stake| model.return_on_stake(&model.at_stake(stake));
    assert!(ros(from) >= found.least && ros(Lovelace(from.0 - 1)) < found.least);
    assert!(ros(to) >= found.least && ros(Lovelace(to.0 + 1)) < found.least);
    assert!(from < model.rewards.saturation() && to > model.rewards.saturation());
    assert_eq!(worth(&plan, Ratio::ZERO).competitive.stakes, None);
}

// Goals

/// Puts each answer back in, and looks one step of the grid to the other side.
fn assert_answers(plan: &Plan, request: Request) -> usize {
    let Sought::At(crossings) = seek(plan, request) else {
        return 0;
    };
    let reaches = |value: Decimal| {
        if request.goal == Goal::NoBlockChance {
            value <= request.target
        } else {
            value >= request.target
        }
    };
    for crossing in &crossings {
        let there = with(plan.clone(), [crossing.at.edit()]);
        let value = request.goal.of(&there).unwrap();
        assert_eq!(value, crossing.value);
        assert!(reaches(value), "{request:?} {crossing:?}");
        let step = |more: bool, amount: u64| {
            if more {
                amount + 1
            } else {
                amount.saturating_sub(1)
            }
        };
        let before = |amount: Lovelace| Lovelace(step(!crossing.upwards, amount.0));
        let beyond = match crossing.at {
            Place::Delegation(amount) => Place::Delegation(before(amount)),
            Place::Pledge(amount) => Place::Pledge(before(amount)),
            Place::FixedCost(amount) => Place::FixedCost(before(amount)),
            Place::Margin(margin) => {
                let steps = margin.numerator() * 10_000 / margin.denominator();
                let steps = step(!crossing.upwards, u64::try_from(steps).unwrap());
                Place::Margin(Ratio::new(u128::from(steps), 10_000).unwrap())
            }
            Place::Price(price) if crossing.upwards => Place::Price(price - decimal("0.000001")),
            Place::Price(price) => Place::Price(price + decimal("0.000001")),
        };
        let beyond = with(plan.clone(), [beyond.edit()]);
        let value = request.goal.of(&beyond).unwrap();
        assert!(!reaches(value), "{request:?} {crossing:?} {value}");
    }
    crossings.len()
}

#[test]
fn answers_hold_when_they_are_put_back_in_and_not_a_step_before() {
    for (goal, target, lever) in [
        (Goal::Income, "20000", Lever::Delegation),
        (Goal::IncomeAfterCosts, "20000", Lever::Delegation),
        (Goal::Fees, "15000", Lever::Delegation),
        (Goal::FeesAfterCosts, "12000", Lever::Margin),
        (Goal::FeesAfterCosts, "0", Lever::Price),
        (Goal::Income, "20000", Lever::Pledge),
        (Goal::Income, "20000", Lever::FixedCost),
        (Goal::OwnerIncome(OwnerId(1)), "20000", Lever::Delegation),
        (Goal::DelegatorRos, "0.021", Lever::Delegation),
        (Goal::DelegatorRos, "0.019", Lever::Margin),
        (Goal::DelegatorRos, "0.02", Lever::FixedCost),
        (Goal::Blocks, "10", Lever::Delegation),
        (Goal::NoBlockChance, "0.001", Lever::Delegation),
    ] {
        let request = request(goal, target, lever);
        assert!(assert_answers(&solo(), request) > 0, "{request:?}");
    }
}

#[test]
fn an_answer_that_is_not_unique_has_all_its_places() {
    // The return rises until the pool is saturated, then falls.
    let request = request(Goal::DelegatorRos, "0.021", Lever::Delegation);
    assert_eq!(assert_answers(&solo(), request), 2);
    let Sought::At(crossings) = seek(&solo(), request) else {
        panic!("reached");
    };
    assert!(crossings[0].upwards && !crossings[1].upwards);
}

#[test]
fn a_goal_out_of_reach_says_how_near_one_gets() {
    let found = seek(
        &solo(),
        request(Goal::DelegatorRos, "0.5", Lever::Delegation),
    );
    let Sought::Never { nearest, at } = found else {
        panic!("{found:?}");
    };
    assert!(nearest > decimal("0.02") && nearest < decimal("0.03"));
    let saturation = Outcome::of(&solo()).unwrap().saturation;
    let Place::Delegation(stake) = at else {
        panic!("{at:?}");
    };
    let near = stake.0.abs_diff(saturation.0 - ada(100_000).0);
    assert!(near <= 1_000_000, "{near}");
}

#[test]
fn what_the_input_cannot_change_is_always_or_never_so() {
    let always = request(Goal::Blocks, "1", Lever::Margin);
    assert_eq!(seek(&solo(), always), Sought::Always);
    let never = seek(&solo(), request(Goal::Blocks, "100", Lever::Margin));
    assert!(matches!(never, Sought::Never { .. }));
    let undefined = with(solo(), [Edit::SetParameter(Parameter::TargetPools(0))]);
    assert_eq!(seek(&undefined, always), Sought::Undefined);
}

#[test]
fn a_goal_in_money_moves_with_the_price() {
    let asked = Request {
        in_money: true,
        ..request(Goal::Income, "10000", Lever::Price)
    };
    let Sought::At(crossings) = seek(&solo(), asked) else {
        panic!("reached");
    };
    let income = Goal::Income.of(&solo()).unwrap();
    let Place::Price(price) = crossings[0].at else {
        panic!("a price");
    };
    assert!(income * price >= decimal("10000"));
    assert!(income * (price - decimal("0.000001")) < decimal("10000"));
}

// Costs

#[test]
fn break_even_by_goal_seek_is_the_break_even_of_the_figures() {
    let plan = with(EXAMPLES[3].plan().unwrap(), []);
    let found = worth(&plan, Ratio::ZERO);
    let BreakEven::At(stake) = Outcome::of(&plan).unwrap().break_even else {
        panic!("somewhere");
    };
    let Sought::At(crossings) = &found.by_fees.delegation else {
        panic!("{:?}", found.by_fees.delegation);
    };
    let delegated = stake.saturating_sub(plan.owner_stake());
    assert_eq!(crossings.len(), 1);
    assert_eq!(crossings[0].at, Place::Delegation(delegated));
}

#[test]
fn costs_in_ada_are_covered_at_every_price_or_at_none() {
    let yearly = |ada: i64| {
        Edit::AddCosts(vec![CostLine {
            what: String::new(),
            amount: Decimal::from(ada),
            currency: CostCurrency::Ada,
            every: Every::Year,
        }])
    };
    let price = |ada| worth(&plan([yearly(ada)]), Ratio::ZERO).by_fees.price;
    assert_eq!(price(1), Sought::Always);
    assert!(matches!(price(1_000_000_000), Sought::Never { .. }));
}

#[test]
fn elsewhere_the_owners_have_the_benchmark_on_their_stake() {
    let plan = solo();
    let found = worth(&plan, Ratio::ZERO).elsewhere;
    assert_eq!(found.there, decimal("2000"));
    assert_eq!(found.here, Outcome::of(&plan).unwrap().income_after_costs());
    let mean = found.here_on_average.unwrap();
    assert!((mean - f64::try_from(found.here).unwrap()).abs() < 200.0);
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn any_plan_has_answers_or_none(plan in arbitrary::plan(), distance in arbitrary::ratio()) {
        if let Ok(outcome) = Outcome::of(&plan) {
            let request = WorthRequest { benchmark: Some(distance), distance };
            let found = Worth::of(&plan, &outcome, request);
            if let Some((from, to)) = found.competitive.stakes {
                prop_assert!(from <= to);
            }
        }
        for lever in Lever::ALL {
            for goal in Goal::ALL {
                seek(&plan, request(goal, "1", lever));
            }
        }
    }
}
