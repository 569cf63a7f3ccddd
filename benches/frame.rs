//! What a frame of the window costs: the pass over the panels and the tessellation of what they
//! drew, without what the graphics card does. Fails where a view misses its bar.
//!
//! The app runs as in its window, at 1920 × 1080: idle, and while the delegation or the plan's point
//! is dragged by the pointer, so that every frame computes its figures anew. Every view is timed
//! with one plan, and with fifty scenarios of which six are drawn. A window with nothing in it is
//! timed in the same run. `cargo bench --bench frame -- Time` times this view alone.

mod measure;

use egui::accesskit::{Node, NodeId};
use egui::{Context, Event, Key, Modifiers, PointerButton, Pos2, RawInput, Rect, Vec2, vec2};
use measure::{Nanoseconds, Repeat, Report, Timing, time};
use poolwright::app::{Answer, App, Config, Executor, FileDialogs, Recovery, Request};
use poolwright::forecast::new_scenario;
use poolwright::ledger::{Lovelace, Ratio};
use poolwright::plan::{Change, EXAMPLES, Edit, Plan, ScenarioEdit};
use poolwright::store;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

const SIZE: Vec2 = vec2(1920.0, 1080.0);
const FRAMES: Repeat = Repeat {
    batches: 600,
    calls: 1,
};
/// How often the frames are timed. The quietest round counts: what other programs take from the
/// processor is no cost of ours.
const ROUNDS: usize = 3;
/// What a frame may take, in the 99th percentile, with one plan and with fifty scenarios of which six
/// are pinned.
const BAR: Nanoseconds = Nanoseconds(4e6);
/// What is dragged: every figure depends on it.
const SLIDER: &str = "Delegated slider";
/// The views with the keys that open them, and what can be dragged in some besides the slider.
const VIEWS: [(&str, Key, Option<&str>); 8] = [
    ("Stake", Key::Num1, Some("Total stake of the plan")),
    ("Pledge", Key::Num2, Some("Pledge of the plan")),
    ("Map", Key::Num3, Some("Stake and pledge of the plan")),
    ("Split", Key::Num4, None),
    ("Luck", Key::Num5, None),
    ("Worth it", Key::Num6, None),
    ("Time", Key::Num7, None),
    ("Compare", Key::Num8, None),
];

fn main() -> ExitCode {
    let mut report = Report::new();
    let mut empty = Window::new(|_| Empty);
    let timing = quietest(|_| empty.frame(Vec::new()));
    report.show("empty window", timing, "");
    let folder = tempfile::tempdir().expect("a folder for plans");
    let file = |name: &str, plan: &Plan| {
        let path = folder.path().join(name);
        store::save(plan, &path).expect("a plan is written");
        path
    };
    let alone = file("one.poolwright.ron", &with_scenarios(0));
    let fifty = file("fifty.poolwright.ron", &with_scenarios(50));
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let is_wanted = |view: &str| {
        let mut views = wanted
            .iter()
            .filter(|word| !word.starts_with('-'))
            .peekable();
        views.peek().is_none() || views.any(|word| word == view)
    };
    for (view, key, handle) in VIEWS.into_iter().filter(|(view, ..)| is_wanted(view)) {
        let mut measured = Vec::new();
        for (name, path) in [("one plan", &alone), ("6 of 50 scenarios", &fifty)] {
            let mut window = Window::new(|cc| App::new(cc, config(path.clone())));
            window.press_command(key);
            let mut hold = |what: &str, timing: Timing| {
                let what = format!("{view}, {name}, {what}");
                report.hold(&what, timing, timing.percentile_99, BAR);
                timing.percentile_99.to_string()
            };
            let idle = hold("idle", quietest(|_| window.frame(Vec::new())));
            let dragged = hold("dragged", drag(&mut window, SLIDER));
            if let Some(handle) = handle {
                hold("handle dragged", drag(&mut window, handle));
            }
            measured.push(format!("{idle}, {dragged}"));
        }
        report.publish(
            &format!("Frame of {view}: idle, dragged; with 6 scenarios"),
            &measured.join("; "),
            &BAR.to_string(),
        );
    }
    report.finish(
        "A frame at 1920 × 1080; the bars are for the 99th percentile of the quietest round",
    )
}

/// A plan of three owners with so many scenarios, six of them pinned.
fn with_scenarios(count: u8) -> Plan {
    let three = EXAMPLES
        .iter()
        .find(|example| example.name == "Three owners");
    let mut plan = three
        .and_then(|example| example.plan().ok())
        .expect("an example");
    plan.scenarios.clear();
    for place in 0..count {
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

fn config(plan: PathBuf) -> Config {
    Config {
        plan: Some(plan),
        dialogs: Box::new(NoDialogs),
        // The map is computed beside the frames, as in the window.
        executor: Executor::Thread,
        recovery: Recovery::none(),
        today: jiff::civil::date(2026, 11, 21),
    }
}

/// How many pixels a drag goes to the right before it turns back.
const REACH: usize = 140;

/// Times frames in each of which the handle is dragged to another place.
fn drag(window: &mut Window<App>, handle: &str) -> Timing {
    // A map still under way would come with other axes.
    for _ in 0..20 {
        window.frame(Vec::new());
        std::thread::sleep(Duration::from_millis(10));
    }
    let start = window.place_of(handle);
    let button = |pressed| Event::PointerButton {
        pos: start,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    window.frame(vec![Event::PointerMoved(start)]);
    window.frame(vec![button(true)]);
    let mut plan = window.app.plan().cloned();
    let mut unchanged = 0;
    let timing = quietest(|call| {
        // To and fro over 140 pixels, every place another than the one before.
        let step = f32::from(u16::try_from(call % REACH).unwrap_or_default());
        let way = if (call / REACH).is_multiple_of(2) {
            step
        } else {
            140.0 - step
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
    window.frame(vec![Event::PointerMoved(start)]);
    window.frame(vec![button(false)]);
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
