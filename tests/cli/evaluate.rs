//! `poolwright evaluate`, as a person or a script meets it: the program itself, run on files.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const EPOCH: &str = "reserves,fees,blocks_total,k,a0,rho,tau,active_stake";
/// Mainnet, epoch 536.
const EPOCH_536: &str = "7433694305914142,93384750236,21594,500,0.3,0.003,0.2,21765141117698004";
const POT_536: &str = "17910618338179";
const POOL: &str = "pool_stake,owner_stake,pledge,fixed_cost,margin,blocks,member_stake";
/// 20 M ada, pledge 100,000 ada, a delegator with 1 M ada.
const POOL_20M: &str = "20000000000000,100000000000,100000000000,170000000,0.02,20,1000000000000";
const REWARDS_20M: &str = "17910618338179,7337894698,7396050458,349928656,354076472";
const RESULTS: &str = "reward_pot,max_pool_reward,pool_reward,leader_reward,member_reward";

fn poolwright(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_poolwright"));
    command.current_dir(folder).arg("evaluate").args(arguments);
    command
}

/// Standard output and standard error of a run on a file of this content, and whether it was fine.
fn evaluate(content: impl AsRef<[u8]>) -> (String, String, bool) {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("history.csv"), content).unwrap();
    told(
        &poolwright(folder.path(), &["history.csv"])
            .output()
            .unwrap(),
    )
}

fn told(output: &Output) -> (String, String, bool) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let code = output.status.code();
    assert!(matches!(code, Some(0 | 1)), "{output:?}");
    (text(&output.stdout), text(&output.stderr), code == Some(0))
}

fn evaluated(content: impl AsRef<[u8]>) -> String {
    let (rows, message, fine) = evaluate(content);
    assert_eq!((message.as_str(), fine), ("", true));
    rows
}

/// The message of a run that must fail.
fn refused(content: impl AsRef<[u8]>) -> String {
    let (_, message, fine) = evaluate(content);
    assert!(!fine);
    message
}

/// A table of one row, in which the cell of `column` says `text`; the column is added if need be.
fn with_cell(column: &str, text: &str) -> String {
    with_cells(&[(column, text)])
}

fn with_cells(changes: &[(&str, &str)]) -> String {
    let names = format!("{EPOCH},{POOL}");
    let cells = format!("{EPOCH_536},{POOL_20M}");
    let mut names: Vec<&str> = names.split(',').collect();
    let mut cells: Vec<&str> = cells.split(',').collect();
    for (column, text) in changes {
        if let Some(index) = names.iter().position(|name| name == column) {
            cells[index] = text;
        } else {
            names.push(column);
            cells.push(text);
        }
    }
    format!("{}\n{}\n", names.join(","), cells.join(","))
}

/// The results of [`with_cells`].
fn results_with(changes: &[(&str, &str)]) -> String {
    let rows = evaluated(with_cells(changes));
    let row = rows.lines().nth(1).unwrap();
    let cells: Vec<&str> = row.split(',').collect();
    cells[cells.len() - 5..].join(",")
}

fn files_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let name = |entry: std::io::Result<fs::DirEntry>| entry.unwrap().file_name();
    let mut names: Vec<_> = entries
        .map(|entry| name(entry).into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn the_results_are_what_the_chain_paid() {
    let vectors = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    let mut checked = 0;
    for (file, rows) in [
        ("mainnet_epochs.csv", 164),
        ("members.csv", 7_655),
        ("preview_pools.csv", 1_321),
    ] {
        let output = poolwright(&vectors, &[file]).output().unwrap();
        let (text, message, fine) = told(&output);
        assert!(fine, "{message}");
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let header = reader.headers().unwrap().clone();
        let index = |name: &str| header.iter().position(|cell| cell == name).unwrap();
        let pairs: Vec<(usize, usize)> = header
            .iter()
            .filter_map(|name| Some((index(name), index(name.strip_prefix("expect_")?))))
            .collect();
        let mut found = 0;
        for record in reader.records() {
            let record = record.unwrap();
            found += 1;
            for &(expected, result) in &pairs {
                if !record[expected].is_empty() {
                    assert_eq!(record[result], record[expected], "{file}: {record:?}");
                    checked += 1;
                }
            }
        }
        assert_eq!(found, rows, "{file}");
    }
    assert_eq!(checked, 13_898);
}

#[test]
fn the_worked_example_comes_out_in_five_new_columns() {
    assert_eq!(
        evaluated(format!("{EPOCH},{POOL}\n{EPOCH_536},{POOL_20M}\n")),
        format!("{EPOCH},{POOL},{RESULTS}\n{EPOCH_536},{POOL_20M},{REWARDS_20M}\n")
    );
}

#[test]
fn the_required_columns_alone_give_the_pot_and_empty_cells() {
    let header = "tau,rho,a0,k,blocks_total,fees,reserves";
    let row = "0.2,0.003,0.3,500,21594,93384750236,7433694305914142";
    assert_eq!(
        evaluated(format!("{header}\n{row}\n")),
        format!("{header},{RESULTS}\n{row},{POT_536},,,,\n")
    );
}

#[test]
fn a_header_without_rows_gets_its_new_columns() {
    assert_eq!(evaluated(EPOCH), format!("{EPOCH},{RESULTS}\n"));
}

#[test]
fn rows_that_lack_a_cell_of_the_pool_have_empty_pool_results() {
    let pot_only = format!("{POT_536},,,,");
    for column in [
        "pool_stake",
        "pledge",
        "fixed_cost",
        "margin",
        "blocks",
        "active_stake",
    ] {
        assert_eq!(results_with(&[(column, "")]), pot_only, "{column}");
        assert_eq!(results_with(&[(column, "  ")]), pot_only, "{column}");
    }
    let without_member = REWARDS_20M.replace("354076472", "");
    assert_eq!(results_with(&[("member_stake", "")]), without_member);
}

#[test]
fn the_owners_hold_the_pledge_unless_they_say_otherwise() {
    assert_eq!(results_with(&[("owner_stake", "")]), REWARDS_20M);
    assert_eq!(
        results_with(&[("owner_stake", "99999999999")]),
        format!("{POT_536},0,0,0,0"),
        "a pledge that is not met"
    );
}

#[test]
fn active_stake_does_not_matter_where_blocks_are_by_decree() {
    let results = results_with(&[("d", "0.8"), ("active_stake", "")]);
    let cells: Vec<&str> = results.split(',').collect();
    assert_eq!(cells[1], cells[2], "performance is 1");
    assert_ne!(cells[1], "");
}

#[test]
fn empty_optional_cells_of_the_epoch_take_their_defaults() {
    let empty = [("d", ""), ("slots_per_epoch", ""), ("leverage", "")];
    assert_eq!(results_with(&empty), REWARDS_20M);
    let written = [("d", "0"), ("slots_per_epoch", "432000")];
    assert_eq!(results_with(&written), REWARDS_20M);
}

#[test]
fn a_leverage_cap_limits_the_stake_that_is_rewarded() {
    let loose = results_with(&[("leverage", "200")]);
    let tight = results_with(&[("leverage", "100.5")]);
    let max_pool_reward =
        |results: &str| results.split(',').nth(1).unwrap().parse::<u64>().unwrap();
    assert_eq!(loose, REWARDS_20M);
    assert!(max_pool_reward(&tight) < max_pool_reward(&loose) * 6 / 10);
}

#[test]
fn fractions_and_decimals_and_spaces_around_are_the_same() {
    let changes = [
        ("a0", "3/10"),
        ("rho", " 3/1000"),
        ("tau", "0.20"),
        ("margin", "1/50 "),
        ("k", " 500 "),
        ("fees", " 93384750236"),
    ];
    assert_eq!(results_with(&changes), REWARDS_20M);
}

#[test]
fn every_change_of_a_cell_of_the_epoch_is_noticed() {
    let changes = [
        ("reserves", "7433694305000000"),
        ("fees", "93384750999"),
        ("blocks_total", "21000"),
        ("k", "499"),
        ("a0", "0.4"),
        ("rho", "0.004"),
        ("tau", "0.1"),
        ("active_stake", "21000000000000000"),
        ("d", "0.5"),
        ("slots_per_epoch", "86400"),
        ("leverage", "50"),
    ];
    let names = format!("{EPOCH},d,slots_per_epoch,leverage,{POOL}");
    let plain = format!("{EPOCH_536},0,432000,100,{POOL_20M}");
    let mut table = format!("{names}\n");
    let mut alone = Vec::new();
    for (column, value) in changes {
        let index = names.split(',').position(|name| name == column).unwrap();
        let mut cells: Vec<&str> = plain.split(',').collect();
        cells[index] = value;
        for row in [plain.clone(), cells.join(",")] {
            table.push_str(&row);
            table.push('\n');
            let rows = evaluated(format!("{names}\n{row}\n"));
            alone.push(rows.lines().nth(1).unwrap().to_owned());
        }
    }
    let together: Vec<String> = evaluated(table)
        .lines()
        .skip(1)
        .map(str::to_owned)
        .collect();
    assert_eq!(together, alone);
    for pair in together.chunks(2) {
        let results = |row: &str| row.rsplitn(6, ',').take(5).collect::<Vec<_>>().join(",");
        assert_ne!(results(&pair[0]), results(&pair[1]), "{pair:?}");
    }
}

#[test]
fn unknown_columns_are_carried_through_in_their_places() {
    assert_eq!(
        evaluated(format!(
            "\"pool, name\",{EPOCH},note,note\n\
             \"the \"\"best\"\", they say\",{EPOCH_536},\"two\nlines\", späces \n\
             ,{EPOCH_536},1.50,\"\"\n"
        )),
        format!(
            "\"pool, name\",{EPOCH},note,note,{RESULTS}\n\
             \"the \"\"best\"\", they say\",{EPOCH_536},\"two\nlines\", späces ,{POT_536},,,,\n\
             ,{EPOCH_536},1.50,,{POT_536},,,,\n"
        )
    );
}

#[test]
fn files_of_spreadsheets_with_a_byte_order_mark_and_cr_lf_are_read() {
    let expected = format!("{EPOCH},note,{RESULTS}\n{EPOCH_536},\"a\r\nb\",{POT_536},,,,\n");
    let table = format!("\u{feff}{EPOCH},note\r\n\r\n{EPOCH_536},\"a\r\nb\"\r\n");
    assert_eq!(evaluated(&table), expected);
    let quoted = table.replacen("reserves", "\"reserves\"", 1);
    assert_eq!(evaluated(quoted), expected);
}

#[test]
fn reserves_may_be_the_whole_supply_and_no_more() {
    let all = results_with(&[("reserves", "45000000000000000")]);
    assert_eq!(all, "108044707800189,0,0,0,0");
    assert_eq!(
        refused(with_cell("reserves", "45000000000000001")),
        "error: history.csv, line 2, column \"reserves\": found \"45000000000000001\", \
         expected at most the max supply of 45000000000000000 lovelace\n"
    );
    assert!(results_with(&[("reserves", "0")]).starts_with("74707800189,"));
}

#[test]
fn the_largest_numbers_are_results_or_errors() {
    let max = "18446744073709551615";
    let changes = [
        ("active_stake", max),
        ("pool_stake", max),
        ("owner_stake", max),
        ("pledge", max),
        ("fixed_cost", max),
        ("member_stake", max),
    ];
    assert_eq!(
        results_with(&changes),
        "17910618338179,35821236676,33177027,33177027,0"
    );
    assert_eq!(
        refused(with_cell("fees", max)),
        format!(
            "error: history.csv, line 2, column \"fees\": found \"{max}\", \
             expected fees that with the expansion are at most {max} lovelace\n"
        )
    );
    let lucky = [
        ("reserves", "44999999999999000"),
        ("active_stake", max),
        ("pool_stake", "100"),
        ("owner_stake", "1"),
        ("pledge", "0"),
        ("blocks", "21594"),
        ("blocks_total", "21594"),
        ("k", "1"),
        ("member_stake", "1"),
    ];
    assert_eq!(
        refused(with_cells(&lucky)),
        format!(
            "error: history.csv, line 2, column \"pool_stake\": found \"100\", \
             expected a stake with which the reward is at most {max} lovelace\n"
        )
    );
}

#[test]
fn a_cell_that_is_not_what_its_column_expects_is_named_with_its_place() {
    let lovelace = "a whole number of lovelace from 0 to 18446744073709551615";
    let count = "a whole number from 0 to 4294967295";
    let positive = "a whole number from 1 to 4294967295";
    let ratio = "a ratio such as 0.05 or 1/20";
    let ratio_from_0 = "a ratio of 0 or more, such as 0.05 or 1/20";
    let whole_fraction = "a ratio whose denominator is not 0, such as 1/20";
    let share = "a ratio between 0 and 1, such as 0.05 or 1/20";
    let whole_share = "a ratio between 0 and 1 whose denominator is not 0, such as 1/20";
    let stake = "at most the pool_stake of 20000000000000";
    for (column, text, expected) in [
        ("reserves", "much", lovelace),
        ("reserves", "-1", lovelace),
        ("reserves", "1/1", lovelace),
        ("reserves", "1.5", lovelace),
        ("reserves", "1e-6", lovelace),
        ("fees", "0x10", lovelace),
        ("fees", "18446744073709551616", lovelace),
        ("active_stake", "-5", lovelace),
        ("pool_stake", "x", lovelace),
        ("owner_stake", "x", lovelace),
        ("pledge", "x", lovelace),
        ("fixed_cost", "-170000000", lovelace),
        ("member_stake", "٣", lovelace),
        ("blocks_total", "4294967296", count),
        ("blocks", "-1", count),
        ("slots_per_epoch", "12.5", count),
        ("k", "0", positive),
        ("k", "-500", positive),
        ("a0", "1/0", whole_fraction),
        ("a0", "-0.3", ratio_from_0),
        ("a0", "a third", ratio),
        ("leverage", "-1/2", ratio_from_0),
        ("leverage", "1/0", whole_fraction),
        ("leverage", "100x", ratio),
        ("rho", "1.001", share),
        ("rho", "-0.003", share),
        ("tau", "3/2", share),
        ("tau", "20%%", share),
        ("d", "1.1", share),
        ("d", "0/0", whole_share),
        ("margin", "1.5", share),
        ("margin", "1/0", whole_share),
        ("owner_stake", "20000000000001", stake),
        ("member_stake", "20000000000001", stake),
        ("blocks", "21595", "at most the blocks_total of 21594"),
        (
            "slots_per_epoch",
            "19",
            "enough slots for one block: (1 − d)/20 · slots_per_epoch of at least 1",
        ),
    ] {
        assert_eq!(
            refused(with_cell(column, text)),
            format!(
                "error: history.csv, line 2, column \"{column}\": found \"{text}\", \
                 expected {expected}\n"
            )
        );
    }
}

#[test]
fn an_empty_cell_in_a_required_column_is_an_error() {
    for (column, expected) in [
        (
            "reserves",
            "a whole number of lovelace from 0 to 18446744073709551615",
        ),
        (
            "fees",
            "a whole number of lovelace from 0 to 18446744073709551615",
        ),
        ("blocks_total", "a whole number from 0 to 4294967295"),
        ("k", "a whole number from 1 to 4294967295"),
        ("a0", "a ratio such as 0.05 or 1/20"),
        ("rho", "a ratio between 0 and 1, such as 0.05 or 1/20"),
        ("tau", "a ratio between 0 and 1, such as 0.05 or 1/20"),
    ] {
        assert_eq!(
            refused(with_cell(column, " ")),
            format!(
                "error: history.csv, line 2, column \"{column}\": found an empty cell, \
                 expected {expected}\n"
            )
        );
    }
}

#[test]
fn cells_that_are_not_used_must_be_right_as_well() {
    for change in [
        ("owner_stake", "x"),
        ("margin", "2"),
        ("member_stake", "-1"),
        ("blocks", "21595"),
    ] {
        let message = refused(with_cells(&[("fixed_cost", ""), change]));
        assert!(
            message.contains(&format!("column \"{}\"", change.0)),
            "{message}"
        );
    }
}

#[test]
fn a_pledge_above_the_pools_stake_needs_the_owners_stake_beside_it() {
    let changes = [("pledge", "20000000000001"), ("owner_stake", "")];
    assert_eq!(
        refused(with_cells(&changes)),
        "error: history.csv, line 2, column \"pledge\": found \"20000000000001\", expected at most \
         the pool_stake of 20000000000000, or an owner_stake: without one the owners hold the \
         pledge\n"
    );
    let changes = [
        ("pledge", "20000000000001"),
        ("owner_stake", "20000000000000"),
    ];
    assert_eq!(results_with(&changes), format!("{POT_536},0,0,0,0"));
}

#[test]
fn a_member_may_hold_more_than_the_pool_only_where_blocks_are_by_decree() {
    let changes = [("member_stake", "20000000000001"), ("d", "0.8")];
    assert!(!results_with(&changes).ends_with(','));
    let changes = [("member_stake", "20000000000001"), ("d", "0.79")];
    assert_eq!(
        refused(with_cells(&changes)),
        "error: history.csv, line 2, column \"member_stake\": found \"20000000000001\", \
         expected at most the pool_stake of 20000000000000\n"
    );
}

#[test]
fn a_long_or_odd_cell_is_shown_on_one_line_and_cut() {
    let long = "9".repeat(100);
    assert_eq!(
        refused(with_cell("fees", &long)),
        format!(
            "error: history.csv, line 2, column \"fees\": found \"{}…\", \
             expected a whole number of lovelace from 0 to 18446744073709551615\n",
            "9".repeat(60)
        )
    );
    let message = refused(with_cell("fees", "\"1\n\"\"2\""));
    assert!(
        message.contains("found \"1\\n\\\"2\", expected"),
        "{message}"
    );
}

#[test]
fn rows_of_another_length_than_the_header_are_errors() {
    for (row, cells) in [
        ("1,2,3", "3 cells"),
        (&format!("{EPOCH_536},"), "9 cells"),
        ("   ", "1 cell"),
    ] {
        assert_eq!(
            refused(format!("{EPOCH}\n{EPOCH_536}\n{row}\n{EPOCH_536}\n")),
            format!("error: history.csv, line 3: found {cells}, expected 8 as in the header\n")
        );
    }
}

#[test]
fn lines_are_counted_as_an_editor_counts_them() {
    let bad = EPOCH_536.replace("0.2", "2");
    for (line, table) in [
        (2, format!("{EPOCH}\n{bad}\n")),
        (2, format!("{EPOCH}\n{bad}")),
        (2, format!("\u{feff}{EPOCH}\r\n{bad}\r\n")),
        (3, format!("{EPOCH}\r\n{EPOCH_536}\r\n{bad}")),
        (3, format!("{EPOCH}\r{EPOCH_536}\r{bad}\r")),
        (4, format!("{EPOCH}\n\n\n{bad}\n")),
        (
            6,
            format!("{EPOCH}\r\n\r\n{EPOCH_536}\r\n\r\n\r\n{bad}\r\n"),
        ),
        (4, format!("note,{EPOCH}\n\"a\nb\",{EPOCH_536}\n,{bad}\n")),
        (
            4,
            format!("note,{EPOCH}\r\n\"a\r\nb\",{EPOCH_536}\r\n,{bad}\r\n"),
        ),
        (4, format!("note,{EPOCH}\n\"a\n\nb\",{bad}\n")),
        (2, format!("{EPOCH},note\n{bad},\"a\n\nb\"\n")),
        (4, format!("\"no\nte\",{EPOCH}\nx,{EPOCH_536}\nx,{bad}\n")),
    ] {
        assert_eq!(
            refused(&table),
            format!(
                "error: history.csv, line {line}, column \"tau\": found \"2\", \
                 expected a ratio between 0 and 1, such as 0.05 or 1/20\n"
            ),
            "{table:?}"
        );
    }
    assert_eq!(
        refused(format!(
            "{EPOCH},note\r\n{EPOCH_536},\"a\r\nb\"\r\n1,\"2\r\n\r\n\"\r\n"
        )),
        "error: history.csv, line 4: found 2 cells, expected 9 as in the header\n",
        "a row is named by the line on which it begins"
    );
}

#[test]
fn a_quote_that_is_never_closed_is_an_error() {
    for rest in ["", "\n", "\r\n", &format!("\n{EPOCH_536},x\n")] {
        assert_eq!(
            refused(format!(
                "{EPOCH},note\n{EPOCH_536},fine\n{EPOCH_536},\"open{rest}"
            )),
            "error: history.csv, line 3: found an opening quote in this row, \
             expected a closing one\n"
        );
    }
}

#[test]
fn all_missing_columns_are_named_at_once() {
    let all = "reserves, fees, blocks_total, k, a0, rho, tau";
    for (header, missing) in [
        ("reserves,fees,blocks_total,k,a0,rho", "\"tau\""),
        (
            "reserves,fees,K,a0,rho,pool_stake",
            "\"blocks_total\", \"k\" and \"tau\"",
        ),
        (
            "id",
            "\"reserves\", \"fees\", \"blocks_total\", \"k\", \"a0\", \"rho\" and \"tau\"",
        ),
    ] {
        assert_eq!(
            refused(format!("{header}\n1,2\n")),
            format!("error: history.csv, line 1: the header lacks {missing}, expected {all}\n")
        );
    }
}

#[test]
fn other_separators_are_recognised() {
    for (separator, name) in [(";", "semicolons"), ("\t", "tabs")] {
        assert_eq!(
            refused(EPOCH.replace(',', separator)),
            format!(
                "error: history.csv, line 1: found columns separated by {name}, expected commas\n"
            )
        );
    }
}

#[test]
fn a_known_column_may_not_stand_twice_nor_a_result_be_there_already() {
    for name in ["k", "blocks"] {
        assert_eq!(
            refused(format!("\n{EPOCH},{POOL}, {name} \n")),
            format!("error: history.csv, line 2, column \"{name}\": found twice, expected once\n")
        );
    }
    for name in RESULTS.split(',') {
        assert_eq!(
            refused(format!("{name},{EPOCH}\n")),
            format!(
                "error: history.csv, line 1, column \"{name}\": this column is a result and will \
                 be appended, expected another name\n"
            )
        );
    }
}

#[test]
fn an_empty_file_is_an_error() {
    for content in ["", "\n\r\n", "\u{feff}", "\u{feff}\n"] {
        assert_eq!(
            refused(content),
            "error: history.csv: found nothing, expected a first row with the names of the columns\n"
        );
    }
}

#[test]
fn bytes_that_are_no_text_are_named_with_their_place() {
    let mut table = format!("{EPOCH},note\n{EPOCH_536},fine\n{EPOCH_536},\"a\n").into_bytes();
    table.extend(b"M\xfcnster\"\n");
    assert_eq!(
        refused(&table),
        "error: history.csv, line 3, column \"note\": found bytes that are no text, \
         expected UTF-8\n"
    );
    assert_eq!(
        refused(b"\xff\xfer\0e\0s\0"),
        "error: history.csv, line 1: found bytes that are no text, expected UTF-8\n"
    );
}

#[test]
fn a_bad_row_comes_after_the_whole_rows_before_it() {
    let (rows, message, fine) = evaluate(format!("{EPOCH}\n{EPOCH_536}\n1,2\n{EPOCH_536}\n"));
    assert!(!fine);
    assert_eq!(
        rows,
        format!("{EPOCH},{RESULTS}\n{EPOCH_536},{POT_536},,,,\n")
    );
    assert_eq!(
        message,
        "error: history.csv, line 3: found 2 cells, expected 8 as in the header\n"
    );
}

#[test]
fn inputs_that_cannot_be_opened_are_named() {
    let folder = TempDir::new().unwrap();
    let (_, message, fine) = told(&poolwright(folder.path(), &["no.csv"]).output().unwrap());
    assert!(!fine);
    assert_eq!(
        message,
        "error: cannot read no.csv: there is no such file\n"
    );
    let (_, message, fine) = told(&poolwright(folder.path(), &["."]).output().unwrap());
    assert!(!fine);
    assert_eq!(message, "error: cannot read .: it is a directory\n");
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_is_named() {
    use std::os::unix::fs::PermissionsExt;

    let folder = TempDir::new().unwrap();
    let path = folder.path().join("secret.csv");
    fs::write(&path, EPOCH).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::File::open(&path).is_ok() {
        // The superuser may read everything.
        return;
    }
    let (_, message, fine) = told(&poolwright(folder.path(), &["secret.csv"]).output().unwrap());
    assert!(!fine);
    assert_eq!(
        message,
        "error: cannot read secret.csv: permission denied\n"
    );
}

fn evaluate_standard_input(folder: &Path, arguments: &[&str], content: &str) -> Output {
    let mut child = poolwright(folder, arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(content.as_bytes()).unwrap();
    drop(input);
    child.wait_with_output().unwrap()
}

#[test]
fn a_dash_reads_standard_input_and_writes_standard_output() {
    let folder = TempDir::new().unwrap();
    let table = format!("{EPOCH}\n{EPOCH_536}\n");
    let expected = format!("{EPOCH},{RESULTS}\n{EPOCH_536},{POT_536},,,,\n");
    for arguments in [&["-"][..], &["-", "--output", "-"]] {
        let output = evaluate_standard_input(folder.path(), arguments, &table);
        assert_eq!(told(&output), (expected.clone(), String::new(), true));
    }
    let output = evaluate_standard_input(folder.path(), &["-", "--output", "out.csv"], &table);
    assert_eq!(told(&output), (String::new(), String::new(), true));
    assert_eq!(
        fs::read_to_string(folder.path().join("out.csv")).unwrap(),
        expected
    );
    let output = evaluate_standard_input(folder.path(), &["-"], &format!("{EPOCH}\n1\n"));
    assert_eq!(
        told(&output).1,
        "error: standard input, line 2: found 1 cell, expected 8 as in the header\n"
    );
}

#[test]
fn a_reader_that_has_seen_enough_ends_the_work_quietly() {
    let folder = TempDir::new().unwrap();
    // More than the buffers on both sides and the pipe between them hold.
    let table = format!("{EPOCH}\n{}", format!("{EPOCH_536}\n").repeat(20_000));
    fs::write(folder.path().join("history.csv"), table).unwrap();
    let mut child = poolwright(folder.path(), &["history.csv"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut start = [0; 8];
    child.stdout.take().unwrap().read_exact(&mut start).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(&start, b"reserves");
    assert_eq!(told(&output), (String::new(), String::new(), true));
}

/// A folder with a good and a bad table and an older result.
fn folder_with_tables() -> (TempDir, String) {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, content: String| fs::write(folder.path().join(name), content).unwrap();
    write("good.csv", format!("{EPOCH}\n{EPOCH_536}\n"));
    write("bad.csv", format!("{EPOCH}\n{EPOCH_536}\n1,2\n"));
    write("old.csv", String::from("older results\n"));
    (
        folder,
        format!("{EPOCH},{RESULTS}\n{EPOCH_536},{POT_536},,,,\n"),
    )
}

#[test]
fn the_output_appears_or_is_replaced_when_all_went_well() {
    let (folder, expected) = folder_with_tables();
    for name in ["new.csv", "old.csv"] {
        let mut command = poolwright(folder.path(), &["good.csv", "--output", name]);
        assert_eq!(
            told(&command.output().unwrap()),
            (String::new(), String::new(), true)
        );
        assert_eq!(
            fs::read_to_string(folder.path().join(name)).unwrap(),
            expected
        );
    }
    assert_eq!(
        files_in(folder.path()),
        ["bad.csv", "good.csv", "new.csv", "old.csv"]
    );
}

#[test]
fn the_results_take_the_place_of_the_input_where_asked() {
    let (folder, expected) = folder_with_tables();
    let mut command = poolwright(folder.path(), &["good.csv", "--output", "good.csv"]);
    let message = "error: cannot write good.csv: it is the input; --in-place puts the results in \
                   its place\n";
    assert_eq!(
        told(&command.output().unwrap()),
        (String::new(), message.to_owned(), false)
    );
    assert_ne!(
        fs::read_to_string(folder.path().join("good.csv")).unwrap(),
        expected
    );
    let mut command = poolwright(folder.path(), &["good.csv", "--in-place"]);
    assert!(command.status().unwrap().success());
    assert_eq!(
        fs::read_to_string(folder.path().join("good.csv")).unwrap(),
        expected
    );
    assert_eq!(files_in(folder.path()), ["bad.csv", "good.csv", "old.csv"]);
}

#[test]
fn standard_input_has_no_place() {
    let folder = TempDir::new().unwrap();
    let output = evaluate_standard_input(folder.path(), &["-", "--in-place"], "");
    let message =
        "error: standard input has no place to write to: --in-place needs the name of a file\n";
    assert_eq!(told(&output), (String::new(), message.to_owned(), false));
}

#[test]
fn bad_input_leaves_the_output_as_it_was_and_nothing_beside_it() {
    let (folder, _) = folder_with_tables();
    let bad = fs::read_to_string(folder.path().join("bad.csv")).unwrap();
    for (arguments, name, before) in [
        (
            &["--output", "old.csv"][..],
            "old.csv",
            Some("older results\n"),
        ),
        (&["--in-place"], "bad.csv", Some(bad.as_str())),
        (&["--output", "new.csv"], "new.csv", None),
    ] {
        let arguments = [&["bad.csv"], arguments].concat();
        let mut command = poolwright(folder.path(), &arguments);
        let message = "error: bad.csv, line 3: found 2 cells, expected 8 as in the header\n";
        assert_eq!(
            told(&command.output().unwrap()),
            (String::new(), message.to_owned(), false)
        );
        let after = fs::read_to_string(folder.path().join(name)).ok();
        assert_eq!(after.as_deref(), before);
    }
    assert_eq!(files_in(folder.path()), ["bad.csv", "good.csv", "old.csv"]);
}

#[test]
fn outputs_that_cannot_be_written_are_named() {
    let (folder, _) = folder_with_tables();
    fs::create_dir(folder.path().join("folder")).unwrap();
    for (output, message) in [
        ("folder", "cannot write folder: it is a directory"),
        (
            "no/out.csv",
            "cannot write no/out.csv: there is no such folder",
        ),
    ] {
        let mut command = poolwright(folder.path(), &["good.csv", "--output", output]);
        let message = format!("error: {message}\n");
        assert_eq!(
            told(&command.output().unwrap()),
            (String::new(), message, false)
        );
    }
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_stays_and_its_target_is_replaced() {
    let (folder, expected) = folder_with_tables();
    let link: PathBuf = folder.path().join("link.csv");
    std::os::unix::fs::symlink("old.csv", &link).unwrap();
    let mut command = poolwright(folder.path(), &["good.csv", "--output", "link.csv"]);
    assert!(command.status().unwrap().success());
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(
        fs::read_to_string(folder.path().join("old.csv")).unwrap(),
        expected
    );
    assert_eq!(
        files_in(folder.path()),
        ["bad.csv", "good.csv", "link.csv", "old.csv"]
    );
}

#[cfg(unix)]
#[test]
fn a_device_is_never_replaced_by_a_file() {
    let (folder, _) = folder_with_tables();
    let mut command = poolwright(folder.path(), &["good.csv", "--output", "/dev/null"]);
    let message = "error: cannot write /dev/null: it is not a regular file; \
                   without --output the results go to standard output\n";
    assert_eq!(
        told(&command.output().unwrap()),
        (String::new(), message.to_owned(), false)
    );
}

#[test]
fn the_help_names_every_column() {
    let output = Command::new(env!("CARGO_BIN_EXE_poolwright"))
        .args(["evaluate", "--help"])
        .output()
        .unwrap();
    let (help, _, fine) = told(&output);
    assert!(fine);
    let names = format!("{EPOCH},{POOL},{RESULTS},d,slots_per_epoch,leverage");
    for name in names.split(',') {
        assert!(help.contains(&format!("\n    {name} ")), "{name}");
    }
}
