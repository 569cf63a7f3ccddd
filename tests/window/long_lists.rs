//! Plans as long as files may hold: what the window draws of them is what is in sight.

use crate::script::Window;
use crate::tree::{assert_says, texts};
use egui::accesskit::Role as Widget;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use poolwright::forecast::new_scenario;
use poolwright::ledger::{Lovelace, Ratio};
use poolwright::plan::{
    Cost, CostCurrency, CostId, CostLine, Every, Owner, OwnerId, Party, Plan, Role, ScenarioId,
    Step, StepId, Take, To,
};

/// More than a frame could draw, and few enough for a test.
const MANY: u32 = 700;

fn many_owners() -> Plan {
    let mut plan = Plan::new();
    let owner = |id: u32| Owner {
        id: OwnerId(id),
        name: format!("Owner {id}"),
        stake: Lovelace(1_000_000 + u64::from(id)),
        role: Role::Owner,
        notes: String::new(),
    };
    plan.owners = (1..=MANY).map(owner).collect();
    plan.terms.pledge = Lovelace::ZERO;
    plan.next_id = MANY + 1;
    plan
}

fn count(window: &Window, beginning: &str) -> usize {
    let texts = texts(&window.harness);
    let begins = |text: &&String| text.starts_with(beginning);
    texts.iter().filter(begins).count()
}

#[test]
fn of_many_owners_those_in_sight_are_drawn() {
    let mut window = Window::with_plan(&many_owners());
    let drawn = count(&window, "Remove Owner ");
    assert!((3..30).contains(&drawn), "{drawn} owners are drawn");
    window.keys(Modifiers::COMMAND, Key::Num4);
    let nodes = texts(&window.harness).len();
    assert!(nodes < 1_500, "{nodes} texts in the Split view");
    assert_says(&window.harness, "and 676 more owners, who are not drawn");
}

#[test]
fn of_many_steps_and_costs_those_in_sight_are_drawn() {
    let mut plan = many_owners();
    plan.owners.truncate(2);
    let step = |id: u32| {
        let share = Ratio::new(1, 1_000).unwrap();
        let to = To::One(Party::Owner(OwnerId(1)));
        Step::new(StepId(2_000 + id), Take::OfRemainder(share), to)
    };
    plan.agreement.steps = (0..MANY).map(step).collect();
    let cost = |id: u32| Cost {
        id: CostId(4_000 + id),
        line: CostLine {
            what: format!("Cost {id}"),
            amount: 1.into(),
            currency: CostCurrency::Ada,
            every: Every::Year,
        },
    };
    plan.costs = (0..MANY).map(cost).collect();
    plan.next_id = 8_000;
    let mut window = Window::with_plan(&plan);
    let drawn = count(&window, "Remove Cost ");
    assert!((1..30).contains(&drawn), "{drawn} costs are drawn");
    window.keys(Modifiers::COMMAND, Key::Num4);
    let drawn = count(&window, "Remove step ");
    assert!((1..30).contains(&drawn), "{drawn} steps are drawn");
}

#[test]
fn of_many_scenarios_the_tabs_in_sight_are_drawn_and_the_plot_says_what_it_leaves_out() {
    let mut plan = many_owners();
    plan.owners.truncate(1);
    let fresh = new_scenario(&plan);
    for id in 0..MANY {
        let mut scenario = fresh.clone();
        scenario.id = ScenarioId(2_000 + id);
        scenario.name = format!("What if {id}");
        scenario.pinned = true;
        plan.scenarios.push(scenario);
    }
    plan.next_id = 8_000;
    let window = Window::with_plan(&plan);
    let tabs = window.harness.query_all_by_role(Widget::Tab).count();
    assert!((3..30).contains(&tabs), "{tabs} tabs are drawn");
    assert_says(&window.harness, "676 more scenarios are pinned");
}
