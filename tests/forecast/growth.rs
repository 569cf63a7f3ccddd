//! Plans as long as files may hold: figures that grow with them, not with their square.

use poolwright::chain::receipts::read_receipts;
use poolwright::export::{report, table, term_sheet};
use poolwright::forecast::{
    AccountIncome, Carried, Division, DrawnPlans, MOST_BESIDE, Opened, Shown, Wanted, new_scenario,
    split, statement,
};
use poolwright::ledger::{Lovelace, Ratio};
use poolwright::number::Separators;
use poolwright::plan::{
    AgreedPledge, Change, Owner, OwnerId, Party, Plan, Role, ScenarioId, Step, StepId, Take, To,
};
use std::time::{Duration, Instant};

/// Owners in another order than that of their ids, each with a step, and half of them with a share
/// of the rest.
fn owners(count: u32) -> Plan {
    let mut plan = Plan::new();
    let owner = |id: u32| Owner {
        id: OwnerId(id),
        name: format!("Owner {id}"),
        stake: Lovelace(1_000_000 + u64::from(id)),
        role: Role::Owner,
        notes: String::new(),
    };
    plan.owners = (1..=count).rev().map(owner).collect();
    plan.terms.pledge = Lovelace::ZERO;
    let step = |id: u32| {
        // Every other step pays someone who was removed.
        let to = To::One(Party::Owner(OwnerId(id * 2)));
        let share = Ratio::new(1, 1_000_000).unwrap();
        Step::new(StepId(3 * count + id), Take::OfRemainder(share), to)
    };
    plan.agreement.steps = (1..=count).map(step).collect();
    let pledges = (1..=count).step_by(2).map(|id| AgreedPledge {
        owner: OwnerId(id),
        pledge: Lovelace(u64::from(id)),
    });
    let rest = Step::new(
        StepId(3 * count),
        Take::Rest,
        To::ByPledge(pledges.collect()),
    );
    plan.agreement.steps.push(rest);
    plan.next_id = 5 * count;
    plan
}

/// What is timed, and its name.
type Work<'a> = (&'a str, &'a dyn Fn(&Plan));

fn quickest(mut work: impl FnMut()) -> Duration {
    let timed = || {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    let mut timed = timed;
    (0..3).map(|_| timed()).min().unwrap()
}

#[test]
fn eight_times_the_owners_and_steps_do_not_take_sixty_four_times_the_time() {
    let receipts = read_receipts("epoch,income_ada\n600,100\n601,7\n", Separators::default());
    let receipts = receipts.unwrap();
    let works: [Work<'_>; 5] = [
        ("figures", &|plan| {
            let opened = Opened {
                base: plan,
                scenario: None,
                plan,
            };
            let _ = Shown::of(opened, &Wanted::Compare, Separators::default());
        }),
        ("split", &|plan| {
            let income = AccountIncome {
                total: Lovelace(1_000_000_000),
                ..AccountIncome::default()
            };
            let _ = split(plan, &income, &Carried::default());
        }),
        ("report", &|plan| {
            let _ = report::text(plan, Separators::default());
        }),
        ("term sheet", &|plan| {
            let _ = term_sheet::markdown(plan, Separators::default());
        }),
        ("statement", &|plan| {
            let _ = table::statement::csv(plan, &statement(plan, &receipts));
        }),
    ];
    let (few, many) = (owners(500), owners(4_000));
    for (name, work) in works {
        let (short, long) = (quickest(|| work(&few)), quickest(|| work(&many)));
        // 8 where time grows with the plan, 64 where it grows with its square.
        let times = long.as_secs_f64() / short.as_secs_f64().max(1e-3);
        assert!(times < 24.0, "{name}: {short:?}, then {long:?}");
    }
}

#[test]
fn one_division_divides_any_number_of_incomes_as_each_alone() {
    let plan = owners(40);
    let division = Division::of(&plan);
    let mut carried = Carried::default();
    for total in [0, 1, 999, 1_000_003, 123_456_789_012] {
        let income = AccountIncome {
            total: Lovelace(total),
            ..AccountIncome::default()
        };
        let divided = division.split(&income, &carried);
        assert_eq!(divided, split(&plan, &income, &carried));
        for (party, amount) in divided.parties() {
            assert_eq!(divided.of(party), amount);
        }
        carried = divided.carried;
    }
}

#[test]
fn a_plot_draws_the_plans_nearest_to_the_open_one_and_counts_the_others() {
    let mut plan = Plan::new();
    let fresh = new_scenario(&plan);
    for id in 0..100 {
        let mut scenario = fresh.clone();
        scenario.id = ScenarioId(100 + id);
        scenario.name = id.to_string();
        scenario.pinned = true;
        scenario.changes.set(Change::Margin(Ratio::percent(3)));
        plan.scenarios.push(scenario);
    }
    plan.next_id = 1_000;
    for (open, first, last) in [
        (None, "0", "23"),
        (Some(0), "1", "23"),
        (Some(50), "39", "62"),
        (Some(99), "76", "98"),
    ] {
        let open = open.map(|id| ScenarioId(100 + id));
        let opened = plan.in_scenario(open);
        let opened = Opened {
            base: &plan,
            scenario: open,
            plan: &opened,
        };
        let drawn = DrawnPlans::of(opened, |_, _, _| ()).unwrap();
        let names: Vec<&str> = drawn.others().map(|plan| plan.name.as_str()).collect();
        assert_eq!(names.len(), MOST_BESIDE);
        let scenarios: Vec<&str> = names.into_iter().filter(|name| *name != "Base").collect();
        assert_eq!(
            (scenarios[0], scenarios[scenarios.len() - 1]),
            (first, last)
        );
        let pinned = 100 - usize::from(open.is_some());
        assert_eq!(drawn.left_out(), pinned - scenarios.len());
    }
}
