//! Times work and holds it to its bar: what the benchmarks share.
//!
//! A measurement is many timed batches, after some that only warm up. Its median says what the work
//! costs, its 99th percentile what a person may have to wait. A batch is as many calls as it takes
//! for the clock to be small beside them, or a single one (a frame, say).

use std::fmt::{self, Display};
use std::fs::OpenOptions;
use std::hint::black_box;
use std::io::Write;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// How often to run a piece of work.
#[derive(Clone, Copy)]
pub struct Repeat {
    /// Timed batches, at least one; a tenth as many run before them untimed.
    pub batches: usize,
    /// Calls in a batch. What is reported is the time of one call, the mean of its batch.
    pub calls: usize,
}

/// How long one call takes.
#[derive(Clone, Copy)]
pub struct Timing {
    /// Half of the batches took longer.
    pub median: Nanoseconds,
    /// One batch in a hundred took longer.
    pub percentile_99: Nanoseconds,
}

/// The time of one call. Not a [`Duration`], which knows no fractions of a nanosecond.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
pub struct Nanoseconds(pub f64);

/// Times `work`, which is given the number of the call, so that it can vary what it works on.
///
/// What it returns counts as used and cannot be optimised away. What stays the same in every call
/// goes in through [`black_box`], or the compiler may compute it once.
pub fn time<T>(repeat: Repeat, mut work: impl FnMut(usize) -> T) -> Timing {
    let mut call = 0;
    let mut batch = || {
        let start = Instant::now();
        for _ in 0..repeat.calls {
            black_box(work(black_box(call)));
            call += 1;
        }
        Nanoseconds::each(start.elapsed(), repeat.calls)
    };
    for _ in 0..repeat.batches / 10 {
        batch();
    }
    let mut times: Vec<_> = (0..repeat.batches.max(1)).map(|_| batch()).collect();
    times.sort_by(|one, other| one.0.total_cmp(&other.0));
    let at_percent = |percent| times[(times.len() - 1) * percent / 100];
    Timing {
        median: at_percent(50),
        percentile_99: at_percent(99),
    }
}

impl Nanoseconds {
    #[expect(clippy::cast_precision_loss, reason = "both are far below 2^52")]
    fn each(total: Duration, calls: usize) -> Self {
        Self(total.as_nanos() as f64 / calls.max(1) as f64)
    }
}

impl Display for Nanoseconds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            ns if ns < 1e3 => write!(f, "{ns:.1} ns"),
            ns if ns < 1e6 => write!(f, "{:.1} µs", ns / 1e3),
            ns => write!(f, "{:.2} ms", ns / 1e6),
        }
    }
}

/// The environment variable that names a file to which published lines are added.
const TABLE: &str = "BENCH_TABLE";

/// A table of timings that remembers whether every bar was met.
pub struct Report {
    rows: Vec<[String; 5]>,
    published: Vec<String>,
    all_met: bool,
}

impl Report {
    /// A table without rows.
    pub fn new() -> Self {
        Self {
            rows: vec![["", "median", "99 %", "bar", ""].map(str::to_owned)],
            published: Vec::new(),
            all_met: true,
        }
    }

    /// A timing that has no bar; `note` stands in its place.
    pub fn show(&mut self, what: &str, timing: Timing, note: &str) {
        self.row(what, timing, note, "");
    }

    /// A timing of which `held`, its median or its 99th percentile, may be at most `bar`.
    pub fn hold(&mut self, what: &str, timing: Timing, held: Nanoseconds, bar: Nanoseconds) {
        self.judge(what, timing, &format!("≤ {bar}"), held <= bar);
    }

    /// A timing with a bar of another kind: in words, and whether it is met.
    pub fn judge(&mut self, what: &str, timing: Timing, bar: &str, is_met: bool) {
        self.all_met &= is_met;
        self.row(what, timing, bar, if is_met { "ok" } else { "MISSED" });
    }

    /// A line for the table in the README.
    pub fn publish(&mut self, what: &str, measured: &str, bar: &str) {
        self.published
            .push(format!("| {what} | {measured} | {bar} |\n"));
    }

    /// Prints the table under its title; a failure where a bar was missed.
    pub fn finish(self, title: &str) -> ExitCode {
        println!("\n{title}\n");
        for [what, median, percentile_99, bar, verdict] in self.rows {
            println!("{what:<50} {median:>10} {percentile_99:>10}   {bar:<24} {verdict}");
        }
        if let Some(path) = std::env::var_os(TABLE) {
            let table = OpenOptions::new().append(true).create(true).open(path);
            let written = table.and_then(|mut table| {
                let lines = self.published.concat();
                table.write_all(lines.as_bytes())
            });
            if let Err(error) = written {
                println!("The table was not written: {error}");
                return ExitCode::FAILURE;
            }
        }
        if self.all_met {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }

    fn row(&mut self, what: &str, timing: Timing, bar: &str, verdict: &str) {
        let (median, percentile_99) = (timing.median.to_string(), timing.percentile_99.to_string());
        self.rows.push([
            what.into(),
            median,
            percentile_99,
            bar.into(),
            verdict.into(),
        ]);
    }
}
