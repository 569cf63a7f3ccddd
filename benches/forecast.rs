//! What forecasts cost that the window shows live, each beside its bar; fails where one is missed.

mod measure;

use measure::{Nanoseconds, Repeat, Report, time};
use poolwright::forecast::{
    EpochIncome, Luck, LuckRequest, Model, Outcome, Outlook, Whose, Worth, WorthRequest,
};
use poolwright::ledger::{Lovelace, Ratio};
use poolwright::plan::{EXAMPLES, Plan};
use std::hint::black_box;
use std::process::ExitCode;

/// The distribution of a year's income.
const YEAR: Nanoseconds = Nanoseconds(5e6);
/// Twenty years of six scenarios.
const YEARS: Nanoseconds = Nanoseconds(10e6);
const OFTEN: Repeat = Repeat {
    batches: 200,
    calls: 1,
};

fn main() -> ExitCode {
    let mut report = Report::new();
    let mut slowest = 0.0_f64;
    for (what, stake, fixed_cost) in [
        ("1 M ada", 1_000_000, 170),
        ("5 M ada", 5_000_000, 170),
        ("21 M ada", 21_000_000, 340),
        ("70 M ada", 70_000_000, 170),
        ("3 M ada, fixed cost 1,000 ada", 3_000_000, 1_000),
        ("70 M ada, fixed cost 30,000 ada", 70_000_000, 30_000),
    ] {
        let mut plan = Plan::new();
        plan.delegated = Lovelace::from_whole_ada(stake - 100_000);
        plan.terms.fixed_cost = Lovelace::from_whole_ada(fixed_cost);
        let model = Model::new(&plan).expect("the default plan has figures");
        let year = |whose| {
            time(OFTEN, |_| {
                let income = EpochIncome::of(black_box(&model), &model.pool, whose);
                income.map(|income| income.over(73))
            })
        };
        let timing = year(Whose::Operator);
        report.hold(&format!("a year of {what}"), timing, timing.median, YEAR);
        slowest = slowest.max(timing.median.0);
        let timing = year(Whose::Return);
        report.hold("  of its delegators", timing, timing.median, YEAR);
        let outcome = Outcome::of(&plan).expect("the default plan has figures");
        let request = LuckRequest {
            epochs: 73,
            compared: None,
        };
        let timing = time(OFTEN, |_| Luck::of(black_box(&plan), &outcome, request));
        report.show("  all of the Luck view", timing, "");
    }
    let scenarios: Vec<Plan> = (0..6).map(scenario).collect();
    let timing = time(OFTEN, |_| {
        let outlooks = black_box(&scenarios).iter().map(Outlook::of);
        outlooks.map(|outlook| outlook.moments.len()).sum::<usize>()
    });
    report.hold("20 years of 6 scenarios", timing, timing.median, YEARS);
    report.publish(
        "The exact distribution of a year’s income, at most",
        &Nanoseconds(slowest).to_string(),
        &YEAR.to_string(),
    );
    let measured = timing.median.to_string();
    report.publish("20 years of 6 scenarios", &measured, &YEARS.to_string());
    let plan = EXAMPLES[0].plan().expect("examples read");
    let outcome = Outcome::of(&plan).expect("examples have figures");
    let request = WorthRequest {
        benchmark: Some(Ratio::percent(2)),
        distance: Ratio::percent(0),
    };
    let timing = time(OFTEN, |_| Worth::of(black_box(&plan), &outcome, request));
    report.show("all of the Worth-it view", timing, "");
    report.finish("Forecasts of the default plan; the bars are for the median")
}

/// A plan that looks twenty years ahead, with a stake of its own.
fn scenario(number: u64) -> Plan {
    let mut plan = EXAMPLES[0].plan().expect("examples read");
    plan.delegated = Lovelace::from_whole_ada(1_000_000 + number * 4_000_000);
    plan.projection.years = 20;
    plan.projection.compounds = number.is_multiple_of(2);
    plan
}
