//! How the headless commands grow with a plan, up to the 10,000 entries that a list of a file may
//! have. Fails where time grows clearly faster than the plan, or a command takes longer than its bar.

mod measure;

use measure::{Nanoseconds, Repeat, Report, time};
use poolwright::export::{report, term_sheet};
use poolwright::forecast::new_scenario;
use poolwright::ledger::{Lovelace, Ratio};
use poolwright::number::Separators;
use poolwright::plan::{
    AgreedPledge, Change, Cost, CostCurrency, CostId, CostLine, Every, Owner, OwnerId, Party, Plan,
    Role, ScenarioId, Step, StepId, Take, To, format,
};
use poolwright::ui::output::{Subject, table};
use poolwright::ui::{View, ViewState};
use std::hint::black_box;
use std::process::ExitCode;
use std::sync::Arc;

/// How many entries the list under test has; the last is the most that a file may have.
const SIZES: [u32; 4] = [500, 2_000, 5_000, 10_000];

/// What any command may take at the largest size.
const BAR: Nanoseconds = Nanoseconds(2e9);

/// Time may grow with this power of the size: 1 is linear, 2 is quadratic.
const MOST: f64 = 1.3;

/// The quietest of a few runs counts: what other programs take is no cost of ours.
const RUNS: Repeat = Repeat {
    batches: 3,
    calls: 1,
};

/// A list that grows, with a plan for each size.
type Grown = (&'static str, fn(u32) -> Plan);

/// A command, given the text of a plan file.
type Command = (&'static str, fn(&str) -> usize);

const LISTS: [Grown; 5] = [
    ("owners", owners),
    ("owners by agreed pledge", by_pledge),
    ("steps", steps),
    ("costs", costs),
    ("scenarios", scenarios),
];

const COMMANDS: [Command; 7] = [
    ("open a file", |text| read(text).owners.len()),
    ("report", |text| {
        let report = report::text(&read(text), Separators::default());
        report.expect("the plan has figures").len()
    }),
    ("data, compare", |text| data(text, View::Compare)),
    ("data, split", |text| data(text, View::Split)),
    ("data, luck", |text| data(text, View::Luck)),
    ("data, time", |text| data(text, View::Time)),
    ("termsheet", |text| {
        let sheet = term_sheet::html(&read(text), Separators::default());
        sheet.expect("the plan has figures").len()
    }),
];

fn main() -> ExitCode {
    let mut shown = Report::new();
    let mut steepest = f64::NEG_INFINITY;
    let mut slowest = 0.0_f64;
    for (list, plan) in LISTS {
        let texts = SIZES.map(|size| format::write(&plan(size)).expect("a plan has a text"));
        for (command, run) in COMMANDS {
            let timings = texts
                .each_ref()
                .map(|text| time(RUNS, |_| run(black_box(text))));
            let least = timings.map(|timing| timing.median.0);
            let power = growth(least);
            let [smallest, .., largest] = timings;
            shown.show(&format!("{list}, {command}"), smallest, "the smallest");
            shown.hold("  the largest", largest, largest.median, BAR);
            let times = least.map(|time| format!("{:.1}", time / 1e6)).join(", ");
            let what = format!("  {times} ms");
            let bar = format!("size^{power:.2} ≤ size^{MOST}");
            shown.judge(&what, largest, &bar, power <= MOST);
            steepest = steepest.max(power);
            slowest = slowest.max(largest.median.0);
        }
    }
    shown.publish(
        "Any headless command on a plan of 10,000 owners, steps, costs or scenarios, at most",
        &format!("{}, growing as size^{steepest:.2}", Nanoseconds(slowest)),
        &format!("{BAR}, size^{MOST}"),
    );
    shown.finish(&format!(
        "Plans with {SIZES:?} entries in one list; the bars are for the median and the growth"
    ))
}

/// The power of the size with which times grow: the slope of their logarithms.
fn growth(times: [f64; 4]) -> f64 {
    let points = SIZES.map(f64::from).map(f64::ln);
    let values = times.map(f64::ln);
    let mean = |of: &[f64; 4]| of.iter().sum::<f64>() / 4.0;
    let (x, y) = (mean(&points), mean(&values));
    let pairs = || points.iter().zip(&values);
    let product: f64 = pairs().map(|(a, b)| (a - x) * (b - y)).sum();
    let square: f64 = points.iter().map(|a| (a - x) * (a - x)).sum();
    product / square
}

fn read(text: &str) -> Plan {
    format::read(text.as_bytes()).expect("a plan reads back")
}

fn data(text: &str, view: View) -> usize {
    let subject = Subject {
        base: Arc::new(read(text)),
        scenario: None,
        view: ViewState {
            view,
            ..ViewState::default()
        },
    };
    table::csv(subject).expect("the view has figures").len()
}

/// A plan whose owners stand in another order than that of their ids.
fn owners(size: u32) -> Plan {
    let mut plan = Plan::new();
    plan.terms.pledge = Lovelace::ZERO;
    let owner = |id: u32| Owner {
        id: OwnerId(id),
        name: format!("Owner {id}"),
        stake: Lovelace(1_000_000_000 + u64::from(id) * 7_919),
        role: Role::Owner,
        notes: String::new(),
    };
    let odd = (0..size / 2).rev().map(|half| 2 * half + 1);
    let even = (1..=size / 2).map(|half| 2 * half);
    plan.owners = odd.chain(even).map(owner).collect();
    plan.next_id = size + 1;
    plan
}

/// Half of the owners share by pledges agreed; a step for each of the first hundred, and as many
/// for owners who were removed.
fn by_pledge(size: u32) -> Plan {
    let mut plan = owners(size);
    let one = |id: u32| {
        let to = To::One(Party::Owner(OwnerId(id * 150)));
        let share = Ratio::new(1, 1_000).expect("a ratio");
        Step::new(StepId(plan.next_id + id), Take::OfRemainder(share), to)
    };
    let mut steps: Vec<Step> = (1..=100).map(one).collect();
    let pledges = (1..=size).step_by(2).map(|id| AgreedPledge {
        owner: OwnerId(id),
        pledge: Lovelace(1_000_000 + u64::from(id)),
    });
    let rest = To::ByPledge(pledges.collect());
    steps.push(Step::new(StepId(plan.next_id), Take::Rest, rest));
    plan.next_id += 200;
    plan.agreement.steps = steps;
    plan
}

fn steps(size: u32) -> Plan {
    let mut plan = owners(4);
    let one = |id: u32| {
        let to = To::One(Party::Owner(OwnerId(1 + id % 4)));
        let share = Ratio::new(1, 100_000).expect("a ratio");
        Step {
            carries_shortfall: true,
            ..Step::new(StepId(10 + id), Take::OfRemainder(share), to)
        }
    };
    plan.agreement.steps = (1..size).map(one).collect();
    let rest = Step::new(StepId(10), Take::Rest, To::ByStake);
    plan.agreement.steps.push(rest);
    plan.next_id = 10 + size;
    plan
}

fn costs(size: u32) -> Plan {
    let mut plan = owners(2);
    let cost = |id: u32| Cost {
        id: CostId(10 + id),
        line: CostLine {
            what: format!("Cost {id}"),
            amount: rust_decimal::Decimal::new(i64::from(id), 3),
            currency: CostCurrency::Ada,
            every: Every::Month,
        },
    };
    plan.costs = (0..size).map(cost).collect();
    plan.next_id = 10 + size;
    plan
}

/// All of them pinned, and each with another margin and stake.
fn scenarios(size: u32) -> Plan {
    let mut plan = owners(2);
    let fresh = new_scenario(&plan);
    for id in 0..size {
        let mut scenario = fresh.clone();
        scenario.id = ScenarioId(10 + id);
        scenario.name = format!("What if {id}");
        scenario.pinned = true;
        let margin = Ratio::new(u128::from(id + 1), 100_000).expect("a ratio");
        scenario.changes.set(Change::Margin(margin));
        let stake = Change::OwnerStake(OwnerId(2), Lovelace(u64::from(id)));
        scenario.changes.set(stake);
        plan.scenarios.push(scenario);
    }
    plan.next_id = 10 + size;
    plan
}
