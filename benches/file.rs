//! What a large plan costs as a file: a hundred scenarios and fifty owners, written and read. Fails
//! where that takes longer than its bar. What the disk takes to keep a file is no part of it.

mod measure;

use measure::{Nanoseconds, Repeat, Report, time};
use poolwright::forecast::new_scenario;
use poolwright::ledger::{Lovelace, Ratio};
use poolwright::plan::{Change, Edit, Plan, ScenarioEdit, format};
use poolwright::store;
use std::fs;
use std::hint::black_box;
use std::process::ExitCode;

/// What loading may take, and saving without the disk.
const BAR: Nanoseconds = Nanoseconds(20e6);
const OFTEN: Repeat = Repeat {
    batches: 100,
    calls: 1,
};

fn main() -> ExitCode {
    let plan = large();
    let text = format::write(&plan).expect("a plan has a text");
    let folder = tempfile::tempdir().expect("a folder for a plan");
    let path = folder.path().join("large.poolwright.ron");
    fs::write(&path, &text).expect("a plan is written");
    let mut report = Report::new();
    let load = time(OFTEN, |_| {
        store::load(black_box(&path)).expect("it reads back")
    });
    report.hold("load", load, load.percentile_99, BAR);
    // Every save reads back what it is going to write before anything is replaced.
    let save = time(OFTEN, |_| {
        let text = format::write(black_box(&plan)).expect("a plan has a text");
        assert!(format::read(text.as_bytes()).as_ref() == Ok(&plan));
        text
    });
    report.hold("save, without the disk", save, save.percentile_99, BAR);
    let disk = time(OFTEN, |_| store::save(&plan, &path).expect("it is saved"));
    report.show("save, flushed to the disk", disk, "");
    report.publish(
        "Load, and save without the disk: 100 scenarios, 50 owners",
        &format!("{}, {}", load.percentile_99, save.percentile_99),
        &format!("{BAR}"),
    );
    report.finish(&format!(
        "A plan with 100 scenarios and 50 owners, {} kB; the bars are for the 99th percentile",
        text.len() / 1000
    ))
}

fn large() -> Plan {
    let mut plan = Plan::new();
    for _ in 0..49 {
        plan.apply(Edit::AddOwner);
    }
    for place in 0..100u8 {
        let mut scenario = new_scenario(&plan);
        "Asked for in the call: what if?".clone_into(&mut scenario.note);
        scenario.changes.set(Change::Margin(Ratio::percent(place)));
        let cost = Lovelace::from_whole_ada(170 + u64::from(place));
        scenario.changes.set(Change::FixedCost(cost));
        scenario.changes.set(Change::Delegated(cost));
        plan.apply(Edit::Scenario(ScenarioEdit::Add {
            scenario: Box::new(scenario),
            after: None,
        }));
    }
    plan
}
