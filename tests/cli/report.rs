//! `poolwright report`: a plan's figures from the command line.
//!
//! The JSON of every example stands in `tests/golden/` and is compared to the byte: its keys and
//! figures are what other programs read. After a change that is meant, write the files anew and
//! look at the difference:
//!
//! ```text
//! UPDATE_GOLDEN=1 cargo test --test cli report
//! ```

use poolwright::plan::EXAMPLES;
use rust_decimal::Decimal;
use serde_json::Value;
use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

const WORKED_EXAMPLE: &str = "public-pool-epoch-536.poolwright.ron";

fn folder(below: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(below)
}

fn run<I: AsRef<OsStr>>(arguments: impl IntoIterator<Item = I>) -> Output {
    Command::new(env!("CARGO_BIN_EXE_poolwright"))
        .args(arguments)
        .output()
        .unwrap()
}

/// What a run that must succeed prints.
fn printed<I: AsRef<OsStr>>(arguments: impl IntoIterator<Item = I>) -> String {
    let output = run(arguments);
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{errors}");
    assert_eq!(errors, "");
    String::from_utf8(output.stdout).unwrap()
}

/// What a run that must fail says, with exit code 1 and nothing on standard output.
fn refused<I: AsRef<OsStr>>(arguments: impl IntoIterator<Item = I>) -> String {
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(output.stdout, b"");
    String::from_utf8(output.stderr).unwrap()
}

fn report(example: &str, format: &str) -> String {
    let path = folder("assets/examples").join(example);
    printed([
        "report".as_ref(),
        path.as_os_str(),
        "--format".as_ref(),
        format.as_ref(),
    ])
}

fn json(example: &str) -> Value {
    serde_json::from_str(&report(example, "json")).unwrap()
}

/// Compares with a file, or writes it where that was asked for.
fn golden(name: &str, text: &str) {
    let path = folder("tests/golden").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, text).unwrap();
    }
    let expected = fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        .replace("\r\n", "\n");
    assert!(
        text == expected,
        "{name} differs; is:\n{text}\nshould be:\n{expected}"
    );
}

#[test]
fn the_json_of_every_example_is_as_it_was() {
    for example in EXAMPLES {
        let name = example.file.replace(".poolwright.ron", ".json");
        golden(&name, &report(example.file, "json"));
    }
}

#[test]
fn the_text_of_every_example_is_as_it_was() {
    for example in EXAMPLES {
        let name = example.file.replace(".poolwright.ron", ".txt");
        let text = report(example.file, "text");
        golden(&name, &text);
        let path = folder("assets/examples").join(example.file);
        assert_eq!(printed(["report".as_ref(), path.as_os_str()]), text);
    }
}

#[test]
fn the_worked_example_of_epoch_536_comes_out_to_the_lovelace() {
    let report = json(WORKED_EXAMPLE);
    for (key, amount) in [
        ("expansion", "22294888172487"),
        ("pot", "22388272922723"),
        ("treasury", "4477654584544"),
        ("reward_pot", "17910618338179"),
        ("circulation", "37566305694085858"),
        ("saturation", "75132611388171"),
        ("max_pool_reward", "7337894698"),
        ("pool_reward", "7396050458"),
        ("leader_reward", "349928656"),
        // floor(0.02 · (7396050458 − 170000000)) and the rest of the leader's reward.
        ("fixed_cost_part", "170000000"),
        ("margin_part", "144521009"),
        ("own_stake_part", "35407647"),
        ("delegators_reward", "7046121802"),
    ] {
        assert_eq!(report[key], amount, "{key}");
    }
    // 73 · (7396050458 − 170000000) · 0.98 / 20000000000000
    assert_eq!(report["delegator_ros"], "0.0258475825");
    assert_eq!(report["blocks_given"], 20);
    assert_eq!(report["no_block_chance"], Value::Null);
}

#[test]
fn the_parts_of_every_report_add_up() {
    for example in EXAMPLES {
        let report = json(example.file);
        let amount = |key: &str| {
            let text = report[key].as_str().unwrap_or_else(|| panic!("{key}"));
            text.parse::<i128>().unwrap()
        };
        for suffix in ["", "_per_year"] {
            let part = |key: &str| amount(&format!("{key}{suffix}"));
            let fees = part("fixed_cost_part") + part("margin_part");
            assert_eq!(part("fees_part"), fees);
            assert_eq!(part("leader_reward"), fees + part("own_stake_part"));
            assert_eq!(
                part("pool_reward"),
                part("leader_reward") + part("delegators_reward")
            );
        }
        for key in [
            "max_pool_reward",
            "pool_reward",
            "leader_reward",
            "fixed_cost_part",
            "margin_part",
            "fees_part",
            "own_stake_part",
            "delegators_reward",
        ] {
            assert_eq!(
                amount(&format!("{key}_per_year")),
                73 * amount(key),
                "{key}"
            );
        }
        assert_eq!(
            amount("fees_after_costs_per_year"),
            amount("fees_part_per_year") - amount("running_costs_per_year")
        );
        assert_eq!(
            amount("income_after_costs_per_year"),
            amount("leader_reward_per_year") - amount("running_costs_per_year")
        );
        assert_eq!(
            amount("pool_stake"),
            amount("owner_stake") + amount("delegated_stake")
        );
        assert_eq!(amount("pot"), amount("expansion") + amount("network_fees"));
        assert_eq!(amount("reward_pot"), amount("pot") - amount("treasury"));
        assert_eq!(
            amount("saturation"),
            amount("circulation") / i128::from(report["target_pools"].as_u64().unwrap())
        );
    }
}

#[test]
fn amounts_and_ratios_are_decimal_strings_even_where_the_plan_holds_fractions() {
    let path = folder("tests/plans/v1-rich.poolwright.ron");
    let text = printed([
        "report".as_ref(),
        path.as_os_str(),
        "--format".as_ref(),
        "json".as_ref(),
    ]);
    let report: Value = serde_json::from_str(&text).unwrap();
    let words = [
        "title",
        "verdict",
        "network_preset",
        "network_source",
        "network_date",
        "protocol_preset",
        "protocol_date",
        "currency",
        "break_even",
        "fingerprint",
    ];
    for (key, value) in report.as_object().unwrap() {
        if let Value::String(text) = value
            && !words.contains(&key.as_str())
            && !key.ends_with("_date")
        {
            assert!(Decimal::from_str_exact(text).is_ok(), "{key}: {text}");
        }
    }
    assert_eq!(report["margin"], "0.3333333333333333333333333333");
    assert_eq!(report["owners"][1]["stake"], "99999999999");
    assert_eq!(report["owners"][1]["id"], 7);
    assert_eq!(report["leverage_cap"], "100");
    // A cost of 28 digits in yen: what cannot be counted is left out, and that is said.
    assert_eq!(report["running_costs_complete"], false);
}

#[test]
fn the_examples_show_what_they_say() {
    assert!(
        json("below-break-even.poolwright.ron")["fees_after_costs_per_year"]
            .as_str()
            .unwrap()
            .starts_with('-')
    );
    let solo = json("solo-operator.poolwright.ron");
    assert_eq!(solo["pool_stake"], "5000000000000");
    assert_eq!(solo["pledge"], "100000000000");
    let private = json("private-pool.poolwright.ron");
    assert_eq!(private["margin"], "1");
    assert_eq!(private["delegators_reward"], "0");
    let share = private["saturation_share"].as_str().unwrap();
    let share: Decimal = share.parse().unwrap();
    assert!((share - Decimal::ONE).abs() < Decimal::new(1, 6), "{share}");
}

#[test]
fn values_stand_in_columns_and_carry_their_units() {
    for example in EXAMPLES {
        let text = report(example.file, "text");
        for line in text.lines().filter(|line| line.ends_with(" ADA")) {
            let width = line.chars().count();
            assert!(width == 56 || width == 84, "{width}: {line}");
            let first: String = line.chars().take(56).collect();
            assert!(first.ends_with(" ADA"), "{line}");
        }
    }
}

#[test]
fn a_plan_that_cannot_be_opened_says_why_and_exits_with_1() {
    let files = tempfile::tempdir().unwrap();
    let missing = files.path().join("gone.poolwright.ron");
    assert_eq!(
        refused(["report".as_ref(), missing.as_os_str()]),
        format!("error: {}: No such file or folder\n", missing.display())
    );
    let example = fs::read_to_string(folder("assets/examples").join(WORKED_EXAMPLE)).unwrap();
    let broken = files.path().join("broken.ron");
    fs::write(&broken, example.replace("\"0.02\",\n", "0.02,\n")).unwrap();
    for format in ["text", "json"] {
        assert_eq!(
            refused([
                "report".as_ref(),
                broken.as_os_str(),
                "--format".as_ref(),
                format.as_ref()
            ]),
            format!(
                "error: {}: Line 10, column 17: Write a ratio in quotes, such as \"0.02\" for 2 %\n",
                broken.display()
            )
        );
    }
}

#[test]
fn a_plan_without_figures_says_why_and_exits_with_1() {
    let files = tempfile::tempdir().unwrap();
    let path = files.path().join("no pools.ron");
    let example = fs::read_to_string(folder("assets/examples").join(WORKED_EXAMPLE)).unwrap();
    fs::write(
        &path,
        example.replace("target_pools: 500", "target_pools: 0"),
    )
    .unwrap();
    assert_eq!(
        refused(["report".as_ref(), path.as_os_str()]),
        format!(
            "error: {}: nothing can be computed: the target number of pools k must be at least 1\n",
            path.display()
        )
    );
}

#[test]
fn help_and_version_are_printed_and_wrong_arguments_exit_with_2() {
    let help = printed(["--help"]);
    for word in [
        "Planner for Cardano stake pools",
        "evaluate",
        "report",
        "--renderer",
    ] {
        assert!(help.contains(word), "{word} is not in:\n{help}");
    }
    let help = printed(["report", "--help"]);
    for word in ["The plan file", "--format", "json"] {
        assert!(help.contains(word), "{word} is not in:\n{help}");
    }
    assert_eq!(
        printed(["--version"]),
        concat!("poolwright ", env!("CARGO_PKG_VERSION"), "\n")
    );
    for wrong in [&["report"][..], &["report", "x.ron", "--format", "xml"]] {
        let output = run(wrong);
        assert_eq!(output.status.code(), Some(2));
        assert!(!output.stderr.is_empty());
    }
}

#[test]
fn a_misspelt_command_is_told_the_right_one() {
    for (given, meant) in [
        ("reprot", "report"),
        ("Report", "report"),
        ("term-sheet", "termsheet"),
        ("evalute", "evaluate"),
        ("pictrue", "picture"),
    ] {
        for rest in [[].as_slice(), &["x.ron"], &["x.ron", "--view", "stake"]] {
            let mut arguments = vec![given];
            arguments.extend(rest);
            let output = run(arguments);
            let said = String::from_utf8(output.stderr).unwrap();
            let start = format!(
                "error: there is no command and no file \"{given}\"; did you mean {meant}?\n"
            );
            assert!(said.starts_with(&start), "{said}");
            assert_eq!(output.status.code(), Some(2));
        }
    }
}
