//! How fast `poolwright evaluate` goes through a table of real outcomes, reading and writing and the
//! start of the program included, beside a mere copy of the rows in the same run. Fails where it is slower
//! than its bars.

#[expect(dead_code, reason = "each benchmark uses a part of it")]
mod measure;

use measure::{Nanoseconds, Repeat, Report, Timing, time};
use std::fmt::Write as _;
use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, ExitCode};

/// What a row may take: 500,000 rows a second.
const BAR: Nanoseconds = Nanoseconds(2e3);
/// How many times as long it may take as reading and writing the rows alone.
const OVER_COPY: f64 = 1.5;
/// Rows of the table at least.
const ROWS: usize = 400_000;

fn main() -> ExitCode {
    let folder = tempfile::tempdir().expect("a folder for tables");
    let input = folder.path().join("input.csv");
    let rows = table(&input);
    let mut report = Report::new();
    let once = Repeat {
        batches: 10,
        calls: 1,
    };
    let timing = time(once, |_| {
        let output = File::create(folder.path().join("output.csv")).expect("a file");
        let done = Command::new(env!("CARGO_BIN_EXE_poolwright"))
            .arg("evaluate")
            .arg(&input)
            .stdout(output)
            .status();
        assert!(done.is_ok_and(|status| status.success()));
    });
    let copied = time(once, |_| {
        copy(&input, &folder.path().join("copy.csv")).expect("a copy is written");
    });
    let written = fs::read_to_string(folder.path().join("output.csv")).expect("a table");
    assert_eq!(written.lines().count(), rows + 1, "a line for each row");
    #[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
    let rows = rows as f64;
    let each = |timing: Timing| Timing {
        median: Nanoseconds(timing.median.0 / rows),
        percentile_99: Nanoseconds(timing.percentile_99.0 / rows),
    };
    let (timing, copied) = (each(timing), each(copied));
    report.hold("a row", timing, timing.median, BAR);
    let over_copy = timing.median.0 / copied.median.0;
    report.judge(
        "a row merely read and written",
        copied,
        &format!("ours {over_copy:.2} × it, ≤ {OVER_COPY} ×"),
        over_copy <= OVER_COPY,
    );
    report.publish(
        "`evaluate`, file to file",
        &format!(
            "{:.0} rows a second, {over_copy:.2} × a mere copy",
            1e9 / timing.median.0
        ),
        &format!("{:.0}, {OVER_COPY} × a mere copy", 1e9 / BAR.0),
    );
    report.finish(&format!(
        "poolwright evaluate of {rows} rows; the bar is for the median"
    ))
}

/// The rows read and written by the CSV library in one thread, nothing done with them.
fn copy(from: &Path, to: &Path) -> csv::Result<()> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .buffer_capacity(1 << 16)
        .from_path(from)?;
    let mut writer = csv::WriterBuilder::new()
        .buffer_capacity(1 << 16)
        .from_path(to)?;
    let mut record = csv::ByteRecord::new();
    while reader.read_byte_record(&mut record)? {
        writer.write_byte_record(&record)?;
    }
    Ok(writer.flush()?)
}

/// Writes the rewards of real pools over and over; returns the number of rows.
fn table(path: &Path) -> usize {
    let real = fs::read_to_string("tests/vectors/members.csv").expect("the vectors are there");
    let (head, rows) = real.split_once('\n').expect("a header and rows");
    let count = rows.lines().count();
    let times = ROWS.div_ceil(count);
    let mut text = String::new();
    _ = writeln!(text, "{head}");
    for _ in 0..times {
        text.push_str(rows);
    }
    fs::write(path, text).expect("a table is written");
    count * times
}
