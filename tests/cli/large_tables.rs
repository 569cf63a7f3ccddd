//! `poolwright evaluate` on tables of many pieces: they are computed side by side and come out in
//! order, and a fault is told without waiting for the rest.

use std::fmt::Write as _;
use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

const EPOCH: &str = "reserves,fees,blocks_total,k,a0,rho,tau";
/// Mainnet, epoch 536.
const EPOCH_536: &str = "7433694305914142,93384750236,21594,500,0.3,0.003,0.2";
const POT_536: &str = "17910618338179";
const RESULTS: &str = "reward_pot,max_pool_reward,pool_reward,leader_reward,member_reward";
/// About 7 MB of rows.
const ROWS: usize = 80_000;

fn poolwright(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_poolwright"));
    command.current_dir(folder).arg("evaluate").args(arguments);
    command
}

/// A note for each row: plain for long stretches, then some with quotes, commas, line ends.
fn note(row: usize) -> String {
    match row {
        30_000..40_000 if row.is_multiple_of(7) => {
            format!("\"{row}, a \"\"note\"\"\r\nof two lines\"")
        }
        30_000..40_000 if row.is_multiple_of(5) => format!("a \"quote\" within {row}"),
        _ => format!("row {row}"),
    }
}

fn as_written(note: &str) -> String {
    if note.starts_with("a \"") {
        format!("\"{}\"", note.replace('"', "\"\""))
    } else {
        note.to_owned()
    }
}

fn table(line_end: &str) -> (String, String) {
    let mut table = format!("note,{EPOCH}{line_end}");
    let mut expected = format!("note,{EPOCH},{RESULTS}\n");
    for row in 0..ROWS {
        let note = note(row);
        _ = write!(table, "{note},{EPOCH_536}{line_end}");
        _ = writeln!(expected, "{},{EPOCH_536},{POT_536},,,,", as_written(&note));
    }
    (table, expected)
}

#[test]
fn many_rows_come_out_in_their_order_whatever_stands_among_them() {
    let folder = TempDir::new().unwrap();
    for line_end in ["\n", "\r\n", "\r"] {
        let (table, expected) = table(line_end);
        fs::write(folder.path().join("history.csv"), table).unwrap();
        let output = poolwright(folder.path(), &["history.csv"])
            .output()
            .unwrap();
        assert!(output.status.success(), "{line_end:?}");
        assert!(output.stdout == expected.as_bytes(), "{line_end:?}");
    }
}

#[test]
fn a_fault_far_within_is_told_with_its_line_and_the_rows_before_it_are_whole() {
    let folder = TempDir::new().unwrap();
    for line_end in ["\n", "\r\n", "\r"] {
        let (table, expected) = table(line_end);
        let bad = format!("row 70001,{EPOCH_536}");
        let table = table.replacen(&bad, &bad.replace("0.2", "2"), 1);
        // One line for the header, and one more for each note of two lines before this row.
        let line = 70_001 + 2 + (30_000..40_000).filter(|row| row % 7 == 0).count();
        fs::write(folder.path().join("history.csv"), table).unwrap();
        let output = poolwright(folder.path(), &["history.csv"])
            .output()
            .unwrap();
        assert_eq!(
            String::from_utf8(output.stderr).unwrap(),
            format!(
                "error: history.csv, line {line}, column \"tau\": found \"2\", \
                 expected a ratio between 0 and 1, such as 0.05 or 1/20\n"
            )
        );
        let whole = expected.split("row 70001,").next().unwrap();
        assert!(output.stdout == whole.as_bytes(), "{line_end:?}");
    }
}

#[test]
fn a_fault_is_told_while_the_input_stays_open() {
    let folder = TempDir::new().unwrap();
    let mut child = poolwright(folder.path(), &["-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    write!(input, "{EPOCH}\n{EPOCH_536}\n1,2\n").unwrap();
    let mut told = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut told)
        .unwrap();
    assert_eq!(
        told,
        "error: standard input, line 3: found 2 cells, expected 7 as in the header\n"
    );
    assert!(!child.wait().unwrap().success());
    drop(input);
}

#[test]
fn a_row_that_does_not_end_is_refused_before_it_takes_all_memory() {
    let folder = TempDir::new().unwrap();
    for start in ["", "\"", "\"\n"] {
        let mut child = poolwright(folder.path(), &["-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut input = child.stdin.take().unwrap();
        write!(input, "{EPOCH}\n{EPOCH_536}\n{start}").unwrap();
        // It ends while this goes on, and then nobody reads.
        while input.write_all(&[b'0'; 1 << 13]).is_ok() {}
        let output = child.wait_with_output().unwrap();
        assert_eq!(
            String::from_utf8(output.stderr).unwrap(),
            "error: standard input, line 3: the row that begins here is longer than 1 MiB; is this a \
             table?\n"
        );
    }
}
