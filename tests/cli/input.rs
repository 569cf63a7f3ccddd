//! What commands read: files, pipes and standard input, alike for all; never devices, and no more of a
//! row than rows have.

use std::fs;
use std::io::{Read, Write as _};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const PLAN: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/assets/examples/three-owners.poolwright.ron"
);
const RECEIPTS: &str = "epoch,income_ada\n600,400\n";

/// The commands that read something, with `FILE` where they do.
const READERS: [&[&str]; 7] = [
    &["report", "FILE"],
    &["data", "FILE", "--view", "stake"],
    &["picture", "FILE", "--view", "stake", "-o", "x.svg"],
    &["termsheet", "FILE"],
    &["statement", "FILE", "receipts.csv"],
    &["statement", PLAN, "FILE"],
    &["evaluate", "FILE"],
];

fn command(folder: &Path, arguments: &[&str], file: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_poolwright"));
    let named = arguments
        .iter()
        .map(|argument| if *argument == "FILE" { file } else { argument });
    command.current_dir(folder).args(named);
    command
}

/// A run to which this is piped, until it has had enough.
fn fed(mut command: Command, mut input: impl Read + Send + 'static) -> Output {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let feeding = std::thread::spawn(move || {
        let _ = std::io::copy(&mut input, &mut stdin);
        let _ = stdin.flush();
    });
    let output = child.wait_with_output().unwrap();
    feeding.join().unwrap();
    output
}

#[cfg(unix)]
#[test]
fn every_command_refuses_a_device_with_the_same_sentence() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("receipts.csv"), RECEIPTS).unwrap();
    for device in ["/dev/zero", "/dev/null", "/dev/full"] {
        for reader in READERS {
            let output = command(folder.path(), reader, device).output().unwrap();
            let said = String::from_utf8(output.stderr).unwrap();
            assert_eq!(
                said,
                format!("error: {device}: This is not a file but a device\n"),
                "{reader:?}"
            );
            assert_eq!(output.status.code(), Some(1));
        }
    }
}

#[test]
fn every_command_reads_standard_input() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("receipts.csv"), RECEIPTS).unwrap();
    fs::write(folder.path().join("history.csv"), HISTORY).unwrap();
    for reader in READERS {
        let file = match reader {
            ["evaluate", ..] => "history.csv",
            ["statement", _, "FILE"] => "receipts.csv",
            _ => PLAN,
        };
        let from_file = command(folder.path(), reader, file).output().unwrap();
        assert!(from_file.status.success(), "{reader:?} {from_file:?}");
        let content = fs::read(folder.path().join(file)).unwrap();
        let piped = fed(
            command(folder.path(), reader, "-"),
            std::io::Cursor::new(content),
        );
        assert_eq!(piped.stdout, from_file.stdout, "{reader:?} {piped:?}");
    }
}

#[cfg(unix)]
#[test]
fn every_command_reads_a_pipe() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("receipts.csv"), RECEIPTS).unwrap();
    fs::write(folder.path().join("history.csv"), HISTORY).unwrap();
    let pipe = folder.path().join("pipe");
    let made = Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    for reader in READERS {
        let file = match reader {
            ["evaluate", ..] => "history.csv",
            ["statement", _, "FILE"] => "receipts.csv",
            _ => PLAN,
        };
        let content = fs::read(folder.path().join(file)).unwrap();
        let into = pipe.clone();
        let feeding = std::thread::spawn(move || fs::write(into, content).unwrap());
        let output = command(folder.path(), reader, "pipe").output().unwrap();
        feeding.join().unwrap();
        assert!(output.status.success(), "{reader:?} {output:?}");
    }
}

const HISTORY: &str =
    "reserves,fees,blocks_total,k,a0,rho,tau\n7433694305914142,0,21594,500,0.3,0.003,0.2\n";

#[test]
fn a_row_that_does_not_end_is_refused() {
    let folder = TempDir::new().unwrap();
    let head = HISTORY.lines().next().unwrap();
    for (start, endless, line) in [
        (String::new(), 0u8, 1),
        (String::new(), b'a', 1),
        (String::new(), b',', 1),
        (String::from("\n\n"), b'"', 3),
        (format!("{HISTORY}\n"), b'1', 4),
        (format!("{HISTORY}\r\n\""), b'\n', 4),
        (format!("{head},note\n\"1"), b'\r', 2),
    ] {
        let input = std::io::Cursor::new(start.clone()).chain(std::io::repeat(endless));
        let output = fed(command(folder.path(), &["evaluate", "-"], ""), input);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(
            said,
            format!(
                "error: standard input, line {line}: the row that begins here is longer than 1 MiB; \
                 is this a table?\n"
            ),
            "{start:?} {endless}"
        );
    }
}

#[test]
fn a_long_row_and_many_blank_lines_are_no_fault() {
    let folder = TempDir::new().unwrap();
    let (head, row) = HISTORY.trim_end().split_once('\n').unwrap();
    let note = "n".repeat((1 << 20) - 200);
    let blank = "\r\n".repeat(1 << 20);
    let table = format!("{head},note\r\n{blank}{row},\"{note}\"\r\n{row},x\r\n");
    fs::write(folder.path().join("long.csv"), table).unwrap();
    let output = command(folder.path(), &["evaluate", "long.csv"], "")
        .output()
        .unwrap();
    assert!(output.status.success(), "{:?}", output.stderr);
    assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 3);
}

#[cfg(unix)]
#[test]
fn plans_and_receipts_that_do_not_end_are_refused() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("receipts.csv"), RECEIPTS).unwrap();
    for (reader, sentence) in [
        (READERS[0], "far too large to be a plan"),
        (READERS[5], "larger than 16 MiB"),
    ] {
        let output = fed(command(folder.path(), reader, "-"), std::io::repeat(b'1'));
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains(sentence), "{said}");
    }
}
