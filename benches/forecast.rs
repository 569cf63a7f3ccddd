//! What forecasts cost that the window shows live, each beside its bar; fails where one is missed.

mod measure;

use measure::{Nanoseconds, Repeat, Report, time};
use poolwright::forecast::{EpochIncome, Luck, LuckRequest, Model, Outcome, Whose};
use poolwright::ledger::Lovelace;
use poolwright::plan::Plan;
use std::hint::black_box;
use std::process::ExitCode;

/// The distribution of a year's income.
const YEAR: Nanoseconds = Nanoseconds(5e6);
const OFTEN: Repeat = Repeat {
    batches: 200,
    calls: 1,
};

fn main() -> ExitCode {
    let mut report = Report::new();
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
    report.finish("Forecasts of the default plan; the bars are for the median")
}
