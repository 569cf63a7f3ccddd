//! Names that somebody wrote to do harm: formulas for spreadsheets, commands for terminals, marks for
//! pages. They come out of every command as mere text.

use csv::ReaderBuilder;
use poolwright::export::report;
use poolwright::export::table::comparison;
use poolwright::export::term_sheet;
use poolwright::forecast::{Comparison, Given, Period};
use poolwright::number::Separators;
use poolwright::plan::{AgreementEdit, Edit, Plan, format};
use poolwright::text::{cell, commands, of_cell};
use resvg::usvg::roxmltree::Document;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

const NAMES: [&str; 21] = [
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1+1",
    "＠x",
    "\"=1+1\"",
    "a;=1+1",
    "\u{202e}fdp.exe",
    "\u{2066}a\u{2069}\u{2069}b",
    "\u{1b}[2J\u{1b}]0;owned\u{7}",
    "nul\0byte\u{9b}31m",
    "line\u{2028}two\r\n# heading\n\n- list",
    "<script>alert(1)</script>",
    "</title></desc></text><b>&amp;",
    "]]>\\\"'",
    "a|b`c`*d* [e](f) ~~g~~",
    "\\|\\",
];

/// The plan of three owners in which everything that has a name has this one.
fn plan_named(name: &str) -> Plan {
    let owners = include_str!("../../assets/examples/three-owners.poolwright.ron");
    let mut plan = format::read(owners.as_bytes()).unwrap();
    let scenarios = include_bytes!("../plans/v1-scenarios.poolwright.ron");
    plan.scenarios = format::read(scenarios).unwrap().scenarios;
    assert!(plan.scenarios.len() > 1);
    let is = || name.to_owned();
    plan.title = is();
    plan.notes = is();
    for owner in &mut plan.owners {
        owner.name = is();
        owner.notes = is();
    }
    for cost in &mut plan.costs {
        cost.line.what = is();
    }
    for scenario in &mut plan.scenarios {
        scenario.name = is();
        scenario.note = is();
        scenario.pinned = true;
    }
    if plan.agreement.reserves.is_empty() {
        plan.apply(Edit::Agreement(AgreementEdit::AddReserve));
    }
    for reserve in &mut plan.agreement.reserves {
        reserve.name = is();
    }
    let particulars = &mut plan.agreement.particulars;
    particulars.pool = is();
    particulars.account_holder = is();
    particulars.payouts = is();
    plan.price.currency = is();
    for origin in [&mut plan.network.origin, &mut plan.protocol.origin] {
        origin.preset = is();
        origin.source = is();
    }
    plan
}

fn poolwright(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_poolwright"))
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap()
}

/// Characters that a terminal would obey, line breaks and the isolates around right-to-left names
/// aside.
fn commands_in(text: &str) -> String {
    text.chars()
        .filter(|c| *c != '\n' && commands(*c))
        .collect()
}

#[test]
fn no_cell_of_any_table_is_a_formula_and_names_are_read_back() {
    let folder = TempDir::new().unwrap();
    fs::write(
        folder.path().join("receipts.csv"),
        "epoch,income_ada\n600,400\n601,500\n",
    )
    .unwrap();
    for name in NAMES {
        let plan = plan_named(name);
        let text = format::write(&plan).unwrap();
        fs::write(folder.path().join("plan.ron"), text).unwrap();
        for command in [
            ["data", "plan.ron", "--view", "compare"].as_slice(),
            &["data", "plan.ron", "--view", "stake"],
            &["data", "plan.ron", "--view", "split"],
            &["data", "plan.ron", "--view", "time"],
            &["statement", "plan.ron", "receipts.csv"],
        ] {
            let output = poolwright(folder.path(), command);
            assert!(output.status.success(), "{name:?} {command:?} {output:?}");
            let mut reader = ReaderBuilder::new()
                .has_headers(false)
                .from_reader(output.stdout.as_slice());
            let mut has_name = false;
            for record in reader.records() {
                for text in &record.unwrap() {
                    let is_number = text.parse::<f64>().is_ok();
                    let is_safe = is_number || cell(of_cell(text)) == text;
                    assert!(is_safe, "{name:?} {command:?}: {text:?}");
                    let sign = text.chars().next();
                    let begins = sign.is_some_and(|sign| "=+-@\t\r\n＝＋－＠".contains(sign));
                    assert!(!begins || is_number, "{name:?} {command:?}: {text:?}");
                    has_name |= of_cell(text).contains(name.trim());
                }
            }
            assert!(has_name, "{name:?} {command:?}");
        }
    }
}

#[test]
fn what_is_copied_for_a_spreadsheet_holds_no_formula_and_keeps_its_columns() {
    for name in NAMES {
        let plan = plan_named(name);
        let compared = Comparison::of(&plan, Separators::default());
        let given = Given {
            period: Period::Year,
            in_money: false,
        };
        let copied = comparison::tabs(&compared, given);
        let rows: Vec<Vec<&str>> = copied
            .lines()
            .map(|row| row.split('\t').collect())
            .collect();
        for row in &rows {
            assert_eq!(row.len(), rows[0].len(), "{name:?}");
            for text in row {
                let sign = text.trim_start().chars().next();
                let begins = sign.is_some_and(|sign| "=+-@＝＋－＠".contains(sign));
                let is_number = text.parse::<f64>().is_ok();
                assert!(!begins || is_number, "{name:?}: {text:?}");
                let opens = text.starts_with('"');
                assert!(!opens || text.starts_with("\"\"\""), "{name:?}: {text:?}");
            }
        }
    }
}

#[test]
fn receipts_are_read_with_and_without_the_apostrophe() {
    use poolwright::chain::receipts::read_receipts;
    let plain = "epoch,income_ada,note\n600,400,=x\n";
    let guarded = "epoch,income_ada,note\n600,400,'=x\n";
    let read = |text| read_receipts(text, Separators::default()).unwrap();
    assert_eq!(read(plain), read(guarded));
}

#[test]
fn reports_hold_nothing_that_a_terminal_obeys() {
    for name in NAMES {
        let plan = plan_named(name);
        let text = report::text(&plan, Separators::default()).unwrap();
        assert_eq!(commands_in(&text), "", "{name:?}");
        let json = report::Report::of(&plan).unwrap().json();
        assert_eq!(commands_in(&json), "", "{name:?}");
        let read: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(read["title"], name);
        assert_eq!(read["owners"][0]["name"], name);
    }
    let text = report::text(&plan_named("\u{202e}\u{1b}[m"), Separators::default()).unwrap();
    assert!(text.starts_with("\\u{202e}\\u{1b}[m\n"), "{text}");
}

#[test]
fn term_sheets_keep_their_form_whatever_the_names_are() {
    let plain = term_sheet::markdown(&plan_named("Ada"), Separators::default()).unwrap();
    let plain_page = term_sheet::html(&plan_named("Ada"), Separators::default()).unwrap();
    for name in NAMES {
        let plan = plan_named(name);
        let sheet = term_sheet::markdown(&plan, Separators::default()).unwrap();
        assert_eq!(commands_in(&sheet), "", "{name:?}");
        assert_eq!(sheet.lines().count(), plain.lines().count(), "{name:?}");
        let page = term_sheet::html(&plan, Separators::default()).unwrap();
        assert_eq!(commands_in(&page), "", "{name:?}");
        let tags = |page: &str| page.matches('<').count();
        assert_eq!(tags(&page), tags(&plain_page), "{name:?}\n{page}");
    }
}

#[test]
fn pictures_stay_whole_and_say_the_names() {
    let folder = TempDir::new().unwrap();
    for name in NAMES {
        let text = format::write(&plan_named(name)).unwrap();
        fs::write(folder.path().join("plan.ron"), text).unwrap();
        for (view, form) in [("split", "text"), ("stake", "outlines")] {
            let output = poolwright(
                folder.path(),
                &[
                    "picture", "plan.ron", "--view", view, "--text", form, "-o", "x.svg",
                ],
            );
            assert!(output.status.success(), "{name:?} {output:?}");
            let svg = fs::read_to_string(folder.path().join("x.svg")).unwrap();
            assert_eq!(commands_in(&svg), "", "{name:?}");
            let tree = Document::parse(&svg);
            assert!(tree.is_ok(), "{name:?} {view} {tree:?}");
            assert!(!svg.contains("<script") && !svg.contains("<b>"), "{name:?}");
        }
    }
}

#[test]
fn no_message_lets_a_name_command_the_terminal() {
    let folder = TempDir::new().unwrap();
    let name = "\u{1b}[2J\u{202e}x\u{9b}";
    let plan = format::write(&plan_named(name)).unwrap();
    fs::write(folder.path().join("plan.ron"), &plan).unwrap();
    let bad = plan.replacen("margin: \"", &format!("margin: \"{name}"), 1);
    fs::write(folder.path().join("bad.ron"), bad).unwrap();
    fs::write(
        folder.path().join("bad.csv"),
        format!("epoch,income_ada\n600,{name}\n"),
    )
    .unwrap();
    let gone = format!("{name}.ron");
    for arguments in [
        ["report", &gone].as_slice(),
        &["report", "bad.ron"],
        &["report", "plan.ron", "--scenario", &gone],
        &["report", "plan.ron", "--format", name],
        &["report", "plan.ron", name],
        &["statement", "plan.ron", "bad.csv"],
        &["evaluate", "bad.csv"],
        &["evaluate", &gone],
        &["picture", "plan.ron", "--view", "stake", "-o", name],
        &["data", "plan.ron", "--view", name],
        &[name, "plan.ron"],
    ] {
        let output = poolwright(folder.path(), arguments);
        assert!(!output.status.success(), "{arguments:?}");
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(commands_in(&said), "", "{arguments:?}");
        assert!(!said.is_empty() && output.stdout.is_empty());
    }
}
