//! The whole app without a window: scripted file dialogs, and a log of what it asks the window for.

use egui::{Context, FullOutput, Key, Modifiers, OutputCommand, Vec2, ViewportCommand, ViewportId};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use jiff::civil::date;
use poolwright::app::{Answer, App, Config, Executor, FileDialogs, Recovery, Request};
use poolwright::plan::Plan;
use std::cell::RefCell;
use std::collections::{HashMap, VecDeque};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::{Arc, Mutex};
use tempfile::TempDir;

/// The app in a window of its own, with a folder for files.
pub struct Window {
    pub harness: Harness<'static, App>,
    pub dialogs: Rc<RefCell<Dialogs>>,
    pub folder: TempDir,
    log: Arc<Mutex<Vec<ViewportCommand>>>,
    copied: Arc<Mutex<Vec<OutputCommand>>>,
}

/// What the dialogs were asked, and what they will answer. A dialog without an answer stays open.
#[derive(Default)]
pub struct Dialogs {
    pub asked: Vec<Request>,
    pub answers: VecDeque<Answer>,
    open: Option<Request>,
}

struct Script(Rc<RefCell<Dialogs>>);

impl FileDialogs for Script {
    fn ask(&mut self, ctx: &Context, request: Request) {
        let mut dialogs = self.0.borrow_mut();
        dialogs.asked.push(request.clone());
        dialogs.open.get_or_insert(request);
        ctx.request_repaint();
    }

    fn answer(&mut self) -> Option<(Request, Answer)> {
        let mut dialogs = self.0.borrow_mut();
        dialogs.open.as_ref()?;
        let answer = dialogs.answers.pop_front()?;
        dialogs.open.take().map(|request| (request, answer))
    }
}

/// Keeps what the app asks of its window and puts on the clipboard; the harness forgets it with
/// each frame.
struct Log {
    window: Arc<Mutex<Vec<ViewportCommand>>>,
    copied: Arc<Mutex<Vec<OutputCommand>>>,
}

impl egui::Plugin for Log {
    fn debug_name(&self) -> &'static str {
        "log of viewport commands"
    }

    fn output_hook(&mut self, _: &Context, output: &mut FullOutput) {
        if let Some(window) = output.viewport_output.get(&ViewportId::ROOT) {
            self.window.lock().unwrap().extend(window.commands.clone());
        }
        let commands = output.platform_output.commands.clone();
        self.copied.lock().unwrap().extend(commands);
    }
}

/// How a window is opened.
#[derive(Default)]
pub struct Start<'a> {
    pub size: Option<Vec2>,
    pub plan: Option<PathBuf>,
    pub storage: Option<&'a dyn eframe::Storage>,
    pub recovery: Option<Recovery>,
    /// Whether work beside the frames waits until [`Window::release`].
    pub is_held: bool,
    /// Whether letters that no font has may be boxes, as in the real window.
    pub allows_boxes: bool,
}

impl Window {
    /// On the start screen.
    pub fn empty() -> Self {
        Self::open(Start::default())
    }

    /// With a new plan.
    pub fn with_new_plan() -> Self {
        let mut window = Self::empty();
        window.keys(Modifiers::COMMAND, Key::N);
        window
    }

    /// With a plan that stands in a file.
    pub fn with_plan(plan: &Plan) -> Self {
        let mut window = Self::empty();
        let path = window.file("plan.poolwright.ron");
        poolwright::store::save(plan, &path).unwrap();
        window.drop_file(&path);
        window
    }

    pub fn open(start: Start<'_>) -> Self {
        let dialogs = Rc::<RefCell<Dialogs>>::default();
        let log = Arc::<Mutex<Vec<ViewportCommand>>>::default();
        let config = Config {
            plan: start.plan,
            dialogs: Box::new(Script(Rc::clone(&dialogs))),
            executor: if start.is_held {
                Executor::Held
            } else {
                Executor::Inline
            },
            recovery: start.recovery.unwrap_or_default(),
            today: date(2026, 11, 21),
        };
        let copied = Arc::<Mutex<Vec<OutputCommand>>>::default();
        let plugin = Log {
            window: Arc::clone(&log),
            copied: Arc::clone(&copied),
        };
        let mut builder = Harness::builder();
        if start.allows_boxes {
            builder = builder.allow_missing_glyphs();
        }
        let harness = builder
            .with_size(start.size.unwrap_or(Vec2::new(1280.0, 720.0)))
            .with_max_steps(12)
            .with_context_setup(|ctx| ctx.add_plugin(plugin))
            .build_eframe(|cc| {
                let mut stored = eframe::CreationContext::_new_kittest(cc.egui_ctx.clone());
                stored.storage = start.storage;
                App::new(&stored, config)
            });
        Self {
            harness,
            dialogs,
            folder: tempfile::tempdir().unwrap(),
            log,
            copied,
        }
    }

    /// A path in the window's own folder.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Lets the work beside the frames end that was begun so far, as when a drive answers at last.
    pub fn release(&mut self) {
        self.harness.state().release();
        self.harness.run();
    }

    /// Lets some seconds go by.
    pub fn wait(&mut self, seconds: usize) {
        // A step is a quarter of a second.
        for _ in 0..seconds * 4 {
            self.harness.step();
        }
    }

    /// What the next dialog answers.
    pub fn will_answer(&self, answer: Answer) {
        self.dialogs.borrow_mut().answers.push_back(answer);
    }

    pub fn plan(&self) -> &Plan {
        self.harness.state().plan().unwrap()
    }

    pub fn keys(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run();
    }

    pub fn undo(&mut self) {
        self.keys(Modifiers::COMMAND, Key::Z);
    }

    pub fn drop_file(&mut self, path: &Path) {
        let dropped: egui::DroppedFileHandle = Arc::new(Dropped(path.to_owned()));
        self.harness.input_mut().dropped_files.push(dropped);
        self.harness.run();
    }

    /// What happens when the user closes the window.
    pub fn close(&mut self) {
        let viewports = &mut self.harness.input_mut().viewports;
        let root = viewports.get_mut(&ViewportId::ROOT).unwrap();
        root.events.push(egui::ViewportEvent::Close);
        self.harness.run();
    }

    /// What the app asked of its window since this was last called.
    pub fn asked_of_window(&self) -> Vec<ViewportCommand> {
        std::mem::take(&mut self.log.lock().unwrap())
    }

    /// What was put on the clipboard since this was last called.
    pub fn copied(&self) -> Vec<OutputCommand> {
        std::mem::take(&mut self.copied.lock().unwrap())
    }

    /// Clicks what has this name.
    #[track_caller]
    pub fn press(&mut self, name: &str) {
        self.harness.get_by_label(name).click();
        self.harness.run();
    }
}

/// Where a run of the program leaves its state for the next.
#[derive(Default)]
pub struct Stored(pub HashMap<String, String>);

impl eframe::Storage for Stored {
    fn get_string(&self, key: &str) -> Option<String> {
        self.0.get(key).cloned()
    }

    fn set_string(&mut self, key: &str, value: String) {
        self.0.insert(key.to_owned(), value);
    }

    fn remove_string(&mut self, key: &str) {
        self.0.remove(key);
    }

    fn flush(&mut self) {}
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("only its path is asked for".to_owned())
    }
}
