//! How long the window takes from the start of its process to its first frame, and what memory it
//! then holds, beside a window with nothing in it that is built with the same features and opened
//! with the same options. Fails where the planner, as it starts, needs more than 1.3 times as much.
//!
//! A window with a plan is measured too. Most of what it takes beyond the start screen is drawing a
//! window full of plots, which on a display without a graphics card the processor does; its memory is
//! held to the bar, its time is only shown.
//!
//! Needs a display, a virtual one for instance: `xvfb-run cargo bench --bench start`.

#[expect(dead_code, reason = "each benchmark uses a part of it")]
mod measure;

use eframe::Frame;
use egui::{Context, Ui};
use measure::{Nanoseconds, Report, Timing};
use poolwright::app::{App, Config, Executor, NativeDialogs, Recovery, options};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

/// How often each window is opened.
const TIMES: usize = 10;
/// How much more than the empty window the planner may need.
const BAR: f64 = 1.3;
/// What a window prints once its first frame is shown, and before its memory in bytes.
const SHOWN: &str = "first frame shown";
const MEMORY: &str = "memory ";
/// How long a window settles before its memory is read.
const SETTLE: Duration = Duration::from_millis(700);
/// The argument that makes this program one of the windows.
const OPEN: &str = "--open";
const PLAN: &str = "assets/examples/three-owners.poolwright.ron";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip_while(|argument| argument != OPEN);
    if let (Some(_), Some(window)) = (arguments.next(), arguments.next()) {
        open(&window);
        return ExitCode::SUCCESS;
    }
    let mut report = Report::new();
    if std::env::var_os("DISPLAY").is_none() && cfg!(target_os = "linux") {
        println!("Skipped: no display here");
        return ExitCode::SUCCESS;
    }
    let windows = ["empty", "planner", PLAN];
    let mut runs: [Vec<Run>; 3] = Default::default();
    // The first round only warms the caches; then in turns, so that all meet the same weather.
    for round in 0..=TIMES {
        for (window, runs) in windows.iter().zip(&mut runs) {
            let run = measure(window);
            if round > 0 {
                runs.push(run);
            }
        }
    }
    let [empty, start, plan] = runs.map(Summary::of);
    report.show("empty window, first frame", empty.time, "");
    let times_empty = |summary: &Summary| summary.time.median.0 / empty.time.median.0;
    let ratio = times_empty(&start);
    let bar = format!("{ratio:.2} ≤ {BAR} × the empty one");
    report.judge("start screen, first frame", start.time, &bar, ratio <= BAR);
    let note = format!("{:.2} × the empty one", times_empty(&plan));
    report.show("a plan, first frame", plan.time, &note);
    let memory = |summary: &Summary| summary.memory / 1e6;
    println!("memory: empty {:.0} MB", memory(&empty));
    let mut fits = true;
    for (what, summary) in [("start screen", &start), ("a plan", &plan)] {
        let ratio = summary.memory / empty.memory;
        fits &= ratio <= BAR;
        println!("memory: {what} {:.0} MB, {ratio:.2} times", memory(summary));
    }
    report.publish(
        "Start to first frame: empty window, start screen, a plan",
        &format!(
            "{}, {}, {}",
            empty.time.median, start.time.median, plan.time.median
        ),
        &format!("{BAR} × empty for the start screen"),
    );
    report.publish(
        "Memory of these",
        &format!(
            "{:.0}, {:.0}, {:.0} MB",
            memory(&empty),
            memory(&start),
            memory(&plan)
        ),
        &format!("{BAR} × empty"),
    );
    let times = report.finish("From the start of the process to the first frame; median of 10");
    if fits { times } else { ExitCode::FAILURE }
}

/// One opening of a window.
struct Run {
    time: Duration,
    bytes: f64,
}

struct Summary {
    time: Timing,
    memory: f64,
}

impl Summary {
    fn of(mut runs: Vec<Run>) -> Self {
        runs.sort_by_key(|run| run.time);
        let nanoseconds = |run: &Run| Nanoseconds(run.time.as_secs_f64() * 1e9);
        let time = Timing {
            median: nanoseconds(&runs[runs.len() / 2]),
            percentile_99: nanoseconds(&runs[runs.len() - 1]),
        };
        runs.sort_by(|one, other| one.bytes.total_cmp(&other.bytes));
        Self {
            time,
            memory: runs[runs.len() / 2].bytes,
        }
    }
}

/// Opens a window in a process of its own.
fn measure(window: &str) -> Run {
    let settings = tempfile::tempdir().expect("a folder for settings");
    let program = std::env::current_exe().expect("this program has a path");
    let start = Instant::now();
    let mut child = Command::new(program)
        .args([OPEN, window])
        .env("XDG_DATA_HOME", settings.path())
        .env("XDG_CONFIG_HOME", settings.path())
        .stdout(Stdio::piped())
        // What a library says of the virtual display is of no interest here.
        .stderr(Stdio::null())
        .spawn()
        .expect("this program starts again");
    let output = child.stdout.take().expect("its output is piped");
    let mut time = None;
    let mut bytes = None;
    for line in BufReader::new(output).lines().map_while(Result::ok) {
        if line == SHOWN {
            time = Some(start.elapsed());
        }
        if let Some(memory) = line.strip_prefix(MEMORY) {
            bytes = memory.parse().ok();
        }
    }
    let _ = child.wait();
    Run {
        time: time.expect("the window shows a frame"),
        bytes: bytes.expect("the window tells its memory"),
    }
}

/// Opens a window, tells when it is shown and what memory it holds, and closes it.
fn open(window: &str) {
    let window = window.to_owned();
    let done = eframe::run_native(
        "poolwright-bench",
        options(eframe::Renderer::Wgpu),
        Box::new(move |cc| {
            let plan = (window == PLAN).then(|| PathBuf::from(PLAN));
            let inner: Box<dyn eframe::App> = if window == "empty" {
                Box::new(Empty)
            } else {
                Box::new(App::new(cc, config(plan)))
            };
            Ok(Box::new(Timed {
                inner,
                frames: 0,
                shown: None,
            }))
        }),
    );
    done.expect("the window opens");
}

fn config(plan: Option<PathBuf>) -> Config {
    // With its thread, as in the window; nothing is changed, so nothing is written.
    let recovery = std::env::temp_dir().join("poolwright-bench-recovery");
    Config {
        plan,
        dialogs: Box::new(NativeDialogs::default()),
        executor: Executor::Thread,
        recovery: Recovery::in_folder(recovery, Executor::Thread),
        today: jiff::civil::date(2026, 11, 21),
    }
}

/// A window that tells of itself.
struct Timed {
    inner: Box<dyn eframe::App>,
    frames: u32,
    shown: Option<Instant>,
}

impl eframe::App for Timed {
    fn logic(&mut self, ctx: &Context, frame: &mut Frame) {
        self.inner.logic(ctx, frame);
        self.frames += 1;
        // The first frame is shown once the second begins.
        if self.frames == 2 {
            println!("{SHOWN}");
            self.shown = Some(Instant::now());
        }
        match self.shown {
            None => ctx.request_repaint(),
            Some(shown) if shown.elapsed() >= SETTLE => {
                println!("{MEMORY}{}", memory().unwrap_or_default());
                std::process::exit(0);
            }
            Some(_) => ctx.request_repaint_after(SETTLE / 4),
        }
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut Frame) {
        self.inner.ui(ui, frame);
    }
}

/// The bytes of memory that this process holds; `None` where the system does not tell.
fn memory() -> Option<u64> {
    let status = std::fs::read_to_string(Path::new("/proc/self/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes * 1024)
}

/// The least that any window is.
struct Empty;

impl eframe::App for Empty {
    fn ui(&mut self, ui: &mut Ui, _: &mut Frame) {
        egui::CentralPanel::default().show(ui, |_| {});
    }
}
