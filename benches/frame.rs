//! What a frame of the window costs: the pass over the panels and the tessellation of what they
//! drew, without what the graphics card does. Fails where the Stake view misses its bar.
//!
//! The app runs as in its window, at 1920 × 1080: idle, and while the plan's point is dragged by
//! the pointer, so that every frame computes its figures anew and reads out the values beside the
//! pointer. A window with nothing in it is timed in the same run.

mod measure;

use egui::accesskit::{Node, NodeId};
use egui::{Context, Event, Key, Modifiers, PointerButton, Pos2, RawInput, Rect, Vec2, vec2};
use measure::{Nanoseconds, Repeat, Report, Timing, time};
use poolwright::app::{Answer, App, Config, Executor, FileDialogs, Recovery, Request};
use poolwright::forecast::new_scenario;
use poolwright::ledger::{Lovelace, Ratio};
use poolwright::plan::{Change, EXAMPLES, Edit, Plan, ScenarioEdit};
use poolwright::store;
use std::process::ExitCode;

const SIZE: Vec2 = vec2(1920.0, 1080.0);
const FRAMES: Repeat = Repeat {
    batches: 600,
    calls: 1,
};
/// How often the frames are timed. The quietest round counts: what other programs take from the
/// processor is no cost of ours.
const ROUNDS: usize = 3;
/// What a frame of the Stake view may take, in the 99th percentile.
const STAKE: Nanoseconds = Nanoseconds(4e6);
/// The same with fifty scenarios of which six are pinned.
const SCENARIOS: Nanoseconds = Nanoseconds(6e6);
/// Opens the comparison of scenarios.
const COMPARE: Key = Key::Num8;

fn main() -> ExitCode {
    let mut report = Report::new();
    let mut empty = Window::new(|_| Empty);
    let timing = quietest(|_| empty.frame(Vec::new()));
    report.show("empty window", timing, "");
    for (name, key, handle) in [
        ("Stake", Key::Num1, "Total stake of the plan"),
        ("Pledge", Key::Num2, "Pledge of the plan"),
        ("Map", Key::Num3, "Stake and pledge of the plan"),
    ] {
        let mut window = Window::new(|cc| App::new(cc, config()));
        window.press_command(key);
        let idle = quietest(|_| window.frame(Vec::new()));
        let dragged = drag(&mut window, handle);
        for (what, timing) in [("idle", idle), ("dragged", dragged)] {
            let what = format!("{name} view, {what}");
            if key == Key::Num1 {
                report.hold(&what, timing, timing.percentile_99, STAKE);
            } else {
                report.show(&what, timing, "");
            }
        }
    }
    scenarios(&mut report);
    report.finish(
        "A frame at 1920 × 1080; the bars are for the 99th percentile of the quietest round",
    )
}

/// A plan with fifty scenarios of which six are pinned: seven curves in a plot, fifty-one columns in
/// a table.
fn scenarios(report: &mut Report) {
    let folder = tempfile::tempdir().expect("a folder for a plan");
    let path = folder.path().join("fifty.poolwright.ron");
    store::save(&fifty_scenarios(), &path).expect("a plan is written");
    let mut window = Window::new(|cc| {
        let plan = Some(path.clone());
        App::new(cc, Config { plan, ..config() })
    });
    let idle = quietest(|_| window.frame(Vec::new()));
    let dragged = drag(&mut window, "Total stake of the plan");
    window.press_command(Key::PageDown);
    let in_scenario = drag(&mut window, "Total stake of the plan");
    window.press_command(COMPARE);
    let compared = quietest(|_| window.frame(Vec::new()));
    for (what, timing) in [
        ("idle", idle),
        ("base dragged", dragged),
        ("one dragged", in_scenario),
        ("compared, idle", compared),
    ] {
        let what = format!("50 scenarios, {what}");
        report.hold(&what, timing, timing.percentile_99, SCENARIOS);
    }
}

fn fifty_scenarios() -> Plan {
    let mut plan = EXAMPLES[0].plan().expect("an example");
    plan.scenarios.clear();
    for place in 0..50u8 {
        let mut scenario = new_scenario(&plan);
        scenario.changes.set(Change::Margin(Ratio::percent(place)));
        scenario
            .changes
            .set(Change::FixedCost(Lovelace::from_whole_ada(
                170 + 10 * u64::from(place),
            )));
        plan.apply(Edit::Scenario(ScenarioEdit::Add {
            scenario: Box::new(scenario),
            after: None,
        }));
    }
    plan
}

/// Times frames in several rounds and takes the one with the shortest 99th percentile.
fn quietest(mut frame: impl FnMut(usize) -> usize) -> Timing {
    let rounds = (0..ROUNDS).map(|_| time(FRAMES, &mut frame));
    rounds
        .min_by(|one, other| one.percentile_99.0.total_cmp(&other.percentile_99.0))
        .expect("at least one round")
}

fn config() -> Config {
    Config {
        plan: Some("assets/examples/solo-operator.poolwright.ron".into()),
        dialogs: Box::new(NoDialogs),
        // The map is computed beside the frames, as in the window.
        executor: Executor::Thread,
        recovery: Recovery::none(),
        today: jiff::civil::date(2026, 11, 21),
    }
}

/// Times frames in each of which the handle is dragged to another place.
fn drag(window: &mut Window<App>, handle: &str) -> Timing {
    let start = window.place_of(handle);
    window.frame(vec![Event::PointerMoved(start)]);
    window.frame(vec![Event::PointerButton {
        pos: start,
        button: PointerButton::Primary,
        pressed: true,
        modifiers: Modifiers::NONE,
    }]);
    let mut plan = window.app.plan().cloned();
    let mut unchanged = 0;
    let timing = quietest(|call| {
        // To and fro over 300 pixels, every place another than the one before.
        let step = f32::from(u16::try_from(call % 300).unwrap_or_default());
        let way = if call / 300 % 2 == 0 {
            step
        } else {
            300.0 - step
        };
        window.frame(vec![Event::PointerMoved(
            start + vec2(10.0 + way, -way / 10.0),
        )])
    });
    for way in 0..10u8 {
        let to = start + vec2(20.0 + 5.0 * f32::from(way), 0.0);
        window.frame(vec![Event::PointerMoved(to)]);
        let now = window.app.plan().cloned();
        unchanged += usize::from(now == plan);
        plan = now;
    }
    assert_eq!(unchanged, 0, "the drag does not move {handle}");
    timing
}

/// An app and the context it draws into, without a window around them.
struct Window<A> {
    ctx: Context,
    app: A,
    frame: eframe::Frame,
    time: f64,
}

impl<A: eframe::App> Window<A> {
    fn new(app: impl FnOnce(&eframe::CreationContext<'_>) -> A) -> Self {
        let ctx = Context::default();
        let app = app(&eframe::CreationContext::_new_kittest(ctx.clone()));
        Self {
            ctx,
            app,
            frame: eframe::Frame::_new_kittest(),
            time: 0.0,
        }
    }

    /// What is timed: a pass of the app and the tessellation. Returns how many meshes came of it.
    fn frame(&mut self, events: Vec<Event>) -> usize {
        let output = self.pass(events);
        let meshes = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        meshes.len()
    }

    fn pass(&mut self, events: Vec<Event>) -> egui::FullOutput {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
            time: Some(self.time),
            events,
            ..RawInput::default()
        };
        let (app, frame) = (&mut self.app, &mut self.frame);
        self.ctx.run_ui(input, |ui| {
            app.logic(ui.ctx(), frame);
            app.ui(ui, frame);
        })
    }

    fn press_command(&mut self, key: Key) {
        for pressed in [true, false] {
            self.frame(vec![Event::Key {
                key,
                physical_key: None,
                pressed,
                repeat: false,
                modifiers: Modifiers::COMMAND,
            }]);
        }
    }

    /// Where what has this name is drawn, asked as a screen reader does.
    fn place_of(&mut self, name: &str) -> Pos2 {
        self.ctx.enable_accesskit();
        let mut output = self.pass(Vec::new());
        self.ctx.disable_accesskit();
        let tree = output.platform_output.accesskit_update.take();
        let nodes: Vec<(NodeId, Node)> = tree.map(|tree| tree.nodes).unwrap_or_default();
        let bounds = nodes
            .iter()
            .find(|(_, node)| node.label() == Some(name))
            .and_then(|(_, node)| node.bounds())
            .unwrap_or_else(|| panic!("nothing is called {name}"));
        #[expect(clippy::cast_possible_truncation, reason = "a place on the screen")]
        let middle = |from: f64, to: f64| f64::midpoint(from, to) as f32;
        Pos2::new(middle(bounds.x0, bounds.x1), middle(bounds.y0, bounds.y1))
    }
}

/// The least that any window costs.
struct Empty;

impl eframe::App for Empty {
    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        egui::CentralPanel::default().show(ui, |_| {});
    }
}

/// No file is opened or saved here.
struct NoDialogs;

impl FileDialogs for NoDialogs {
    fn ask(&mut self, _: &Context, _: Request) {}

    fn answer(&mut self) -> Option<(Request, Answer)> {
        None
    }
}
