//! The invariants that `src/lib.rs` states of the sources, held by reading them.

mod circles;
mod floors;
mod source;
mod uses;

use circles::circles;
use floors::pointing_up;
use source::{Source, sources};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use uses::{Use, uses};

/// Files longer than this hold more than one notion.
const MOST_LINES: usize = 700;

/// What each module may use of the others: all that its arrows in `src/lib.rs` lead back to.
const MAY_USE: [(&str, &[&str]); 11] = [
    ("ledger", &[]),
    ("text", &[]),
    ("number", &["ledger", "text"]),
    ("chain", &["ledger", "text", "number"]),
    ("plan", &["ledger", "text", "number", "chain"]),
    ("forecast", &["ledger", "text", "number", "chain", "plan"]),
    (
        "export",
        &["ledger", "text", "number", "chain", "plan", "forecast"],
    ),
    ("store", &["ledger", "text", "number", "chain", "plan"]),
    (
        "ui",
        &[
            "ledger", "text", "number", "chain", "plan", "forecast", "export",
        ],
    ),
    (
        "app",
        &[
            "ledger", "text", "number", "chain", "plan", "forecast", "export", "store", "ui",
        ],
    ),
    (
        "cli",
        &[
            "ledger", "text", "number", "chain", "plan", "forecast", "export", "store", "ui", "app",
        ],
    ),
];

/// Fails with every complaint, each on a line of its own.
fn none(complaints: impl IntoIterator<Item = String>) {
    let mut said = String::new();
    for complaint in complaints {
        let _ = writeln!(said, "{complaint}");
    }
    assert!(said.is_empty(), "\n{said}");
}

fn of<'a>(sources: &'a [Source], modules: &'a [&str]) -> impl Iterator<Item = &'a Source> {
    sources
        .iter()
        .filter(move |source| modules.contains(&source.module()))
}

const WINDOW: [&str; 6] = ["egui", "eframe", "egui_plot", "epaint", "emath", "rfd"];
const CLOCK: [&str; 4] = ["SystemTime", "Instant", "Timestamp::now", "Zoned::now"];
const INPUT_AND_OUTPUT: [&str; 12] = [
    "std::io",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "println",
    "print",
    "eprintln",
    "eprint",
    "dbg",
    "File",
    "fs",
];

#[test]
fn only_the_window_names_egui() {
    let sources = sources();
    let pure = [
        "ledger", "text", "number", "chain", "plan", "forecast", "export", "store",
    ];
    none(of(&sources, &pure).flat_map(|source| source.naming(&WINDOW, "names the window")));
}

#[test]
fn only_the_store_and_the_commands_touch_files() {
    let sources = sources();
    let others = sources
        .iter()
        .filter(|source| !["store", "cli"].contains(&source.module()));
    none(
        others.flat_map(|source| {
            source.naming(&["fs", "File::open", "File::create"], "touches files")
        }),
    );
}

#[test]
fn ledger_chain_and_forecast_read_no_clock_and_do_no_input_or_output() {
    let sources = sources();
    none(
        of(&sources, &["ledger", "chain", "forecast"]).flat_map(|source| {
            let mut complaints = source.naming(&CLOCK, "reads a clock");
            complaints.extend(source.naming(&INPUT_AND_OUTPUT, "does input or output"));
            complaints
        }),
    );
}

#[test]
fn nothing_points_back_along_the_arrows() {
    none(sources().iter().flat_map(Source::pointing_back));
}

#[test]
fn no_file_is_reached_again_from_what_it_uses() {
    let sources = sources();
    let uses = uses(&sources);
    none(circles(&uses).iter().map(|circle| {
        let files: Vec<&str> = circle.iter().copied().collect();
        let within = uses
            .iter()
            .filter(|a_use| circle.contains(a_use.from) && circle.contains(a_use.to));
        let lines: Vec<String> = within.map(|a_use| format!("\n  {a_use}")).collect();
        format!("{} files reach each other:{}", files.len(), lines.concat())
    }));
}

#[test]
fn the_parts_of_ui_and_forecast_stand_on_their_floors() {
    let sources = sources();
    none(pointing_up(&uses(&sources)));
}

/// What turns a plan into figures. Views draw figures that are there.
const COMPUTING: [&str; 10] = [
    "Outcome::of",
    "Figures::of",
    "ViewFigures::of",
    "DrawnPlans::of",
    "Luck::of",
    "Worth::of",
    "Outlook::of",
    "Model::new",
    "read_receipts",
    "agreement::faults",
];

#[test]
fn panels_and_views_compute_no_figures() {
    let sources = sources();
    let drawing = of(&sources, &["ui"]).filter(|source| !source.path.starts_with("src/ui/output"));
    none(drawing.flat_map(|source| source.naming(&COMPUTING, "computes in a frame")));
}

#[test]
fn every_module_of_the_crate_has_its_place_on_the_map() {
    let sources = sources();
    let lib = sources
        .iter()
        .find(|source| source.path == "src/lib.rs")
        .unwrap();
    let declared: Vec<&str> = lib
        .code
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .collect();
    let mut placed: Vec<&str> = MAY_USE.iter().map(|(name, _)| *name).collect();
    placed.sort_unstable();
    assert_eq!(declared, placed);
    for module in declared {
        assert!(
            lib.text.contains(&format!("| [`{module}`] |")),
            "src/lib.rs does not say what {module} is for"
        );
    }
}

#[test]
fn no_file_is_so_long_that_it_holds_two_notions() {
    none(sources().iter().filter_map(|source| {
        let lines = source.text.lines().count();
        (lines > MOST_LINES)
            .then(|| format!("{}:{lines}: longer than {MOST_LINES} lines", source.path))
    }));
}

#[test]
fn every_file_begins_with_what_it_is_for() {
    none(sources().iter().filter_map(|source| {
        let begins = source.text.starts_with("//! ");
        (!begins).then(|| format!("{}:1: does not begin with //!", source.path))
    }));
}

#[test]
fn the_rules_find_what_breaks_them() {
    let text = "//! About egui.\n\
        use crate::{app, plan::{Edit, Plan}, forecast::Map};\n\
        /* use egui; */ const A: &str = \"egui \\\" egui\"; const Q: char = '\"';\n\
        fn f<'a>(x: &'a str) { egui::show(r#\"egui \"# , '\\'', x) }\n\
        use super::ui;\n\
        fn g() { poolwright::store::load(); std::fs::read(p); Instant::now(); my_egui(); }\n";
    let source = Source::new("src/ledger/mod.rs", text);
    assert_eq!(source.code.lines().count(), text.lines().count());
    assert_eq!(
        source.naming(&WINDOW, "names the window"),
        ["src/ledger/mod.rs:4: names the window: egui"]
    );
    assert_eq!(
        source.naming(&CLOCK, "reads a clock"),
        ["src/ledger/mod.rs:6: reads a clock: Instant"]
    );
    assert_eq!(
        source.naming(&["fs"], "touches files"),
        ["src/ledger/mod.rs:6: touches files: fs"]
    );
    assert_eq!(
        source.pointing_back(),
        [
            "src/ledger/mod.rs:2: ledger may not use app",
            "src/ledger/mod.rs:2: ledger may not use plan::Edit",
            "src/ledger/mod.rs:2: ledger may not use plan::Plan",
            "src/ledger/mod.rs:2: ledger may not use forecast::Map",
            "src/ledger/mod.rs:6: ledger may not use store::load",
            "src/ledger/mod.rs:5: ledger may not use ui",
        ]
    );
    let deeper = Source::new(
        "src/plan/format/mod.rs",
        "use super::Plan;\nuse super::super::{forecast, ledger};\nuse super::forecast;\n",
    );
    assert_eq!(
        deeper.pointing_back(),
        ["src/plan/format/mod.rs:2: plan may not use forecast"]
    );
}

#[test]
fn uses_are_led_to_the_file_that_defines_the_item() {
    let sources = [
        ("src/lib.rs", "pub mod plan;\npub mod forecast;\n"),
        (
            "src/plan/mod.rs",
            "mod edit;\npub mod cost;\npub use edit::{Edit as Change, apply};\n\
                pub struct Plan { costs: Vec<cost::Cost> }\n",
        ),
        (
            "src/plan/edit.rs",
            "pub enum Edit { Title }\npub const fn apply() {}\n",
        ),
        ("src/plan/cost.rs", "pub struct Cost;\n"),
        (
            "src/forecast/mod.rs",
            "mod luck;\npub use luck::luck;\nuse crate::plan::{self, Change, cost::{Cost, CostError}};\n\
                fn f() { plan::apply(); luck(Change::Title, std::fs::read()) }\n",
        ),
        (
            "src/forecast/luck.rs",
            "use super::*;\npub fn luck() {}\n\
                mod tests { use super::super::super::plan as p; fn f() { super::luck(p::Plan) } }\n",
        ),
    ];
    let sources = sources.map(|(path, text)| Source::new(path, text));
    let uses: Vec<_> = uses(&sources).iter().map(Use::to_string).collect();
    assert_eq!(
        uses,
        [
            "src/forecast/luck.rs:3: uses Plan of src/plan/mod.rs",
            "src/forecast/mod.rs:3: uses Cost of src/plan/cost.rs",
            "src/forecast/mod.rs:3: uses Edit of src/plan/edit.rs",
            "src/forecast/mod.rs:4: uses apply of src/plan/edit.rs",
            "src/forecast/mod.rs:4: uses luck of src/forecast/luck.rs",
            "src/plan/mod.rs:4: uses Cost of src/plan/cost.rs",
        ]
    );
}

#[test]
fn a_module_and_its_parts_may_use_each_other_and_others_may_not() {
    let of = |uses: &[(&'static str, &'static str)]| {
        let uses = uses.iter().map(|(from, to)| Use {
            from,
            line: 1,
            item: "it",
            to,
        });
        let uses: Vec<_> = uses.collect();
        (circles(&uses), pointing_up(&uses))
    };
    let parts = [
        ("src/ui/mod.rs", "src/ui/state/mod.rs"),
        ("src/ui/state/mod.rs", "src/ui/state/view.rs"),
        ("src/ui/state/view.rs", "src/ui/state/mod.rs"),
        ("src/ui/state/mod.rs", "src/ui/state/zoom.rs"),
        ("src/ui/state/zoom.rs", "src/ui/state/mod.rs"),
        ("src/ui/views/stake.rs", "src/ui/state/mod.rs"),
    ];
    assert_eq!(of(&parts), (Vec::new(), Vec::new()));
    let siblings = [
        &parts[..],
        &[("src/ui/state/view.rs", "src/ui/state/zoom.rs")],
    ]
    .concat();
    assert_eq!(of(&siblings).0, Vec::<BTreeSet<&str>>::new());
    let both = [
        &siblings[..],
        &[("src/ui/state/zoom.rs", "src/ui/state/view.rs")],
    ];
    assert_eq!(
        of(&both.concat()).0,
        [["src/ui/state/view.rs", "src/ui/state/zoom.rs"].into()]
    );
    let back = [
        &parts[..],
        &[("src/ui/state/zoom.rs", "src/ui/views/stake.rs")],
    ]
    .concat();
    let (circles, up) = of(&back);
    let circle = [
        "src/ui/state/mod.rs",
        "src/ui/state/zoom.rs",
        "src/ui/views/stake.rs",
    ];
    assert_eq!(circles.len(), 1);
    assert!(circles[0].is_superset(&circle.into()));
    assert_eq!(
        up,
        ["src/ui/state/zoom.rs:1: uses it of src/ui/views/stake.rs"]
    );
    let unknown = [("src/ui/attic.rs", "src/ui/theme.rs")];
    assert_eq!(
        of(&unknown).1,
        ["src/ui/attic.rs:1: uses it of src/ui/theme.rs"]
    );
}
