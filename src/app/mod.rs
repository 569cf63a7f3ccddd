//! The window: the only place that changes the document, opens dialogs and knows the time.
//!
//! A frame goes one way: keys and dialogs' answers become commands, panels read the plan and ask,
//! and only at the end of the frame what they asked for is carried out.

mod background;
mod crash;
mod desktop;
mod export;
mod figures;
mod file_dialog;
mod input;
mod layout;
mod map_worker;
mod modal;
mod plan_file;
mod recovery;
mod saving;
mod scenarios;
mod session;
mod stage;
mod window;

pub use background::Executor;
pub use file_dialog::{Answer, FileDialogs, FileKind, NativeDialogs, Request};
pub use recovery::Recovery;
pub use window::{RendererChoice, StartError, options, run, say_in_dialog};

use crate::plan::{Document, Plan, Revision};
use crate::store::{self, Presence, Seen};
use crate::ui::command::Available;
use crate::ui::panels::menu;
use crate::ui::panels::palette::PaletteState;
use crate::ui::widgets::draft;
use crate::ui::{self, Asks, Command, ViewState};
use background::{Background, and_then};
use egui::{Panel, Ui, ViewportCommand};
use figures::ShownPlan;
use input::Pending;
use jiff::civil::Date;
use map_worker::MapWorker;
use modal::{Intent, Modal, Opening, Saving};
use plan_file::{BeingRead, FileWatch};
use recovery::offer::KeptWork;
use saving::Saves;
use session::Session;
use stage::Stage;
use std::collections::VecDeque;
use std::path::PathBuf;
use std::time::Duration;

/// The name under which the window's state is kept between runs.
const VIEW_KEY: &str = "view";

/// For how long after a change of its size a window may still be settling.
const SETTLE: Duration = Duration::from_millis(800);

/// The surroundings an app is started with.
pub struct Config {
    /// A plan file to open.
    pub plan: Option<PathBuf>,
    /// The source of file dialogs.
    pub dialogs: Box<dyn FileDialogs>,
    /// The place of work that takes longer than a frame.
    pub executor: Executor,
    /// The keeper of unsaved work.
    pub recovery: Recovery,
    /// The day it is.
    pub today: Date,
}

/// The app.
pub struct App {
    session: Option<Session>,
    view: ViewState,
    modal: Option<Modal>,
    /// Dialogs that came up while something lay over the window.
    later: VecDeque<Modal>,
    dialogs: Box<dyn FileDialogs>,
    /// The thing that waits for the answer of a file dialog.
    saving: Option<Saving>,
    background: Background,
    saves: Saves,
    opening: BeingRead,
    /// The file that is marked as open in this window.
    marked: Option<(PathBuf, Option<Presence>)>,
    /// The last thing done, for the status line.
    note: Option<String>,
    shown: ShownPlan,
    /// The presentation that is under way.
    stage: Option<Stage>,
    map: MapWorker,
    recovery: Recovery,
    /// The unsaved work that recovery was given last.
    last_kept: Option<(Revision, Option<Seen>)>,
    kept_work: KeptWork,
    file_watch: FileWatch,
    today: Date,
    desktop: desktop::Desktop,
    /// The widget that had the focus in the frame before.
    focused: Option<egui::Id>,
    /// The window's size, and until when it may still be settling.
    settling: (egui::Vec2, f64),
    title: String,
    may_close: bool,
    pending: Pending,
    /// Whether the window was drawn since the last round of logic.
    was_drawn: bool,
}

impl App {
    /// The app in a window that eframe is creating.
    pub fn new(cc: &eframe::CreationContext<'_>, config: Config) -> Self {
        ui::install(&cc.egui_ctx);
        let view = cc
            .storage
            .and_then(|storage| eframe::get_value(storage, VIEW_KEY))
            .unwrap_or_default();
        let mut app = Self {
            session: None,
            view,
            modal: None,
            later: VecDeque::new(),
            dialogs: config.dialogs,
            saving: None,
            background: Background::new(config.executor),
            saves: Saves::default(),
            opening: BeingRead::default(),
            marked: None,
            note: None,
            shown: ShownPlan::default(),
            stage: None,
            map: MapWorker::new(&cc.egui_ctx, config.executor),
            recovery: config.recovery,
            last_kept: None,
            kept_work: KeptWork::default(),
            file_watch: FileWatch::default(),
            today: config.today,
            desktop: match config.executor {
                Executor::Thread => desktop::Desktop::ask(&cc.egui_ctx),
                Executor::Inline | Executor::Held => desktop::Desktop::default(),
            },
            focused: None,
            settling: (egui::Vec2::ZERO, 0.0),
            title: String::new(),
            may_close: false,
            pending: Pending::default(),
            was_drawn: false,
        };
        app.recovery.wake_on_failure(&cc.egui_ctx);
        app.find_kept_work(&cc.egui_ctx);
        if let Some(path) = config.plan {
            app.open_file(&cc.egui_ctx, path);
            app.await_opening(&cc.egui_ctx);
        }
        app
    }

    /// The choices that the window shows and remembers.
    pub const fn view(&self) -> &ViewState {
        &self.view
    }

    /// The plan that is open.
    pub fn plan(&self) -> Option<&Plan> {
        self.session
            .as_ref()
            .map(|session| session.document.plan().as_ref())
    }

    /// The number of times that figures of a plan were computed.
    pub const fn computations(&self) -> u64 {
        self.shown.computations()
    }

    /// Whether the open plan has changes that are in no file.
    pub fn has_unsaved_work(&self) -> bool {
        self.session
            .as_ref()
            .is_some_and(|session| !session.document.is_saved())
    }

    /// Does the tasks that [`Executor::Held`] holds back.
    pub fn release(&self) {
        self.background.release();
    }

    fn available(&self) -> Available {
        let document = self.session.as_ref().map(|session| &session.document);
        Available {
            has_plan: document.is_some(),
            can_undo: document.is_some_and(|document| document.undo_name().is_some()),
            can_redo: document.is_some_and(|document| document.redo_name().is_some()),
            has_scenarios: document.is_some_and(|document| !document.plan().scenarios.is_empty()),
            has_left: !self.kept_work.found.is_empty(),
            in_scenario: document.is_some_and(|document| document.scenario().is_some()),
        }
    }

    /// Carries out what was asked for in a frame.
    fn carry_out(&mut self, ctx: &egui::Context, asks: Asks) {
        if let Some(session) = &mut self.session {
            for edit in asks.edits {
                session.document.apply(edit);
            }
        }
        for command in asks.commands {
            self.command(ctx, command);
        }
        for takeaway in asks.takeaways {
            self.take_away(ctx, takeaway);
        }
    }

    fn command(&mut self, ctx: &egui::Context, command: Command) {
        match command {
            Command::New => self.unless_unsaved(ctx, Intent::New),
            Command::Open => self.dialogs.ask(ctx, Request::Open),
            Command::OpenPath => self.modal = Some(Modal::type_path_to_open(Opening::Plan)),
            Command::OpenExample(index) => self.unless_unsaved(ctx, Intent::Example(index)),
            Command::OpenRecent(index) => {
                let path = self.view.recent.paths().get(usize::from(index)).cloned();
                if let Some(path) = path {
                    self.unless_unsaved(ctx, Intent::OpenFile(path));
                }
            }
            Command::OpenTable => self.dialogs.ask(ctx, Request::OpenTable),
            Command::Recover => self.kept_work.offer_pending = true,
            Command::Save => self.save(ctx, None),
            Command::SaveAs => self.ask_where_to_save(ctx, None),
            Command::ExportPicture => self.modal = Some(Modal::Picture),
            Command::ExportData => self.export_data(ctx),
            Command::Close => self.unless_unsaved(ctx, Intent::Close),
            Command::Quit => self.unless_unsaved(ctx, Intent::Quit),
            Command::Undo => self.with_document(Document::undo),
            Command::Redo => self.with_document(Document::redo),
            Command::Show(view) => self.view.view = view,
            Command::Scenario(command) => self.scenario_command(command),
            Command::Appearance(choice) => choice.apply(ctx, &mut self.view),
            Command::CopyTable(text) => self.copy_table(ctx, text),
            Command::ToggleInputs => self.view.toggle_inputs(),
            Command::ToggleExplain => self.view.explain_open = !self.view.explain_open,
            Command::ZoomIn => zoom(ctx, 0.1),
            Command::ZoomOut => zoom(ctx, -0.1),
            Command::ZoomReset => ctx.set_zoom_factor(1.0),
            Command::Present => self.present(ctx),
            Command::Presentation => self.modal = Some(Modal::Presentation),
            Command::FullScreen => {
                let is_full = ctx.input(|input| input.viewport().fullscreen.unwrap_or(false));
                ctx.send_viewport_cmd(ViewportCommand::Fullscreen(!is_full));
            }
            Command::Palette => self.modal = Some(Modal::Palette(PaletteState::default())),
            Command::Shortcuts => self.modal = Some(Modal::Shortcuts),
            Command::About => self.modal = Some(Modal::About),
        }
    }

    fn with_document(&mut self, work: impl FnOnce(&mut Document)) {
        if let Some(session) = &mut self.session {
            work(&mut session.document);
        }
    }

    /// Goes on at once where nothing can be lost, and asks first where it can.
    fn unless_unsaved(&mut self, ctx: &egui::Context, intent: Intent) {
        let is_typing = self.session.is_some() && !draft::unread(ctx).is_empty();
        if self.waits_for_save(ctx, &intent) {
            return;
        }
        if self.has_unsaved_work() || is_typing {
            self.modal = Some(Modal::SaveFirst(intent));
        } else {
            self.go(ctx, intent);
        }
    }

    fn go(&mut self, ctx: &egui::Context, intent: Intent) {
        if intent == Intent::Quit && self.must_wait_to_leave(ctx) {
            return;
        }
        draft::end_all(ctx);
        match intent {
            Intent::New => self.session = Some(Session::new(Plan::new())),
            Intent::OpenFile(path) => self.open_file(ctx, path),
            Intent::Example(index) => self.open_example(index),
            Intent::Restore(entry) => self.restore(&entry),
            Intent::Close => self.session = None,
            Intent::Quit => {
                self.may_close = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
        }
    }

    /// Reads a table into the statement; what stood there stays where that fails.
    fn open_table(&mut self, ctx: &egui::Context, path: PathBuf) {
        self.background.run(ctx, move || {
            let text = store::load_text(&path);
            and_then(move |app, _| match text {
                Ok(text) => app.view.split.receipts = text,
                Err(error) => app.tell_later("The table did not open", error.to_string()),
            })
        });
        self.take_finished(ctx);
    }

    /// Whether something lies over the panels: a dialog or the stage.
    const fn is_covered(&self) -> bool {
        self.modal.is_some() || self.stage.is_some()
    }

    /// Ends a step of undo where a gesture or a field begins. A drag may take the focus while it
    /// lasts; that begins nothing.
    fn seal_before(&mut self, ctx: &egui::Context) {
        let focused = ctx.memory(egui::Memory::focused);
        let (begins, lasts) = ctx.input(|input| {
            let by_screen_reader = |event| matches!(event, &egui::Event::AccessKitActionRequest(_));
            let begins = input.pointer.any_pressed() || input.events.iter().any(by_screen_reader);
            (begins, input.pointer.any_down())
        });
        if begins || (focused != self.focused && !lasts) {
            self.with_document(Document::seal);
        }
        self.focused = focused;
    }

    /// Ends a step of undo where the pointer lets go, once the frame's edits are made.
    fn seal_after(&mut self, ctx: &egui::Context) {
        if ctx.input(|input| input.pointer.any_released()) {
            self.with_document(Document::seal);
        }
    }

    fn open_dropped_file(&mut self, ctx: &egui::Context) {
        let dropped = ctx.input_mut(|input| std::mem::take(&mut input.raw.dropped_files));
        if let Some(path) = dropped.first().map(|file| file.path().to_owned()) {
            self.unless_unsaved(ctx, Intent::OpenFile(path));
        }
    }

    fn close_drawer_on_escape(&mut self, ctx: &egui::Context) {
        // A field being typed into takes the key first, to give up its focus.
        let is_typing = ctx.memory(|memory| memory.focused().is_some());
        if self.view.drawer_open && !is_typing {
            let escape = |input: &mut egui::InputState| {
                input.consume_key(egui::Modifiers::NONE, egui::Key::Escape)
            };
            self.view.drawer_open = !ctx.input_mut(escape);
        }
    }

    /// Draws some frames more after the window's size changed. A frame that was made for the size
    /// before is thrown away by some renderers, and where nothing else happened what is seen would
    /// stay as it was: a part of a black screen.
    fn settle(&mut self, ctx: &egui::Context) {
        let (size, now) = ctx.input(|input| (input.viewport_rect().size(), input.time));
        let (known, until) = &mut self.settling;
        if *known != size {
            // The size that it opens with is no change.
            if *known != egui::Vec2::ZERO {
                *until = now + SETTLE.as_secs_f64();
            }
            *known = size;
        }
        if now < *until {
            ctx.request_repaint_after(SETTLE / 4);
        }
    }

    fn show_title(&mut self, ctx: &egui::Context) {
        let title = match &self.session {
            None => "Poolwright".to_owned(),
            Some(session) => {
                let mark = if session.document.is_saved() {
                    ""
                } else {
                    "• "
                };
                format!("{mark}{} – Poolwright", session.name())
            }
        };
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

/// Text between three quarters and twice its usual size.
fn zoom(ctx: &egui::Context, by: f32) {
    let factor = ((ctx.zoom_factor() + by) * 10.0).round() / 10.0;
    ctx.set_zoom_factor(factor.clamp(0.7, 2.0).max(0.75));
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        ctx.set_theme(self.view.theme);
        self.desktop.apply(ctx);
        let is_reduced = self.view.motion.is_reduced(self.desktop.reduces_motion());
        ui::theme::set_motion(ctx, is_reduced);
        self.seal_before(ctx);
        self.hold_open(ctx);
        self.take_finished(ctx);
        self.watch_saves(ctx);
        self.mark_open(ctx);
        self.show_next();
        self.settle(ctx);
        self.take_stage_keys(ctx);
        self.take_command(ctx);
        if !self.is_covered() {
            self.close_drawer_on_escape(ctx);
        }
        // A hidden window is not drawn: there is no typing in it that something has to wait for.
        if !std::mem::take(&mut self.was_drawn) {
            self.after_edits(ctx);
        }
        self.check_file(ctx);
        self.offer_kept_work();
        self.keep_unsaved();
        self.show_title(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.was_drawn = true;
        if self.stage.is_some() {
            self.show_stage(ui);
            self.after_edits(&ui.ctx().clone());
            return;
        }
        let mut asks = Asks::default();
        let available = self.available();
        let document = self.session.as_ref().map(|session| &session.document);
        let steps = menu::Steps {
            undo: document.and_then(Document::undo_name),
            redo: document.and_then(Document::redo_name),
        };
        Panel::top("menu").show(ui, |ui| {
            menu::show(ui, available, steps, &mut self.view, &mut asks);
        });
        self.panels(ui, &mut asks);
        let ctx = ui.ctx().clone();
        self.show_modal(&ctx, available, &mut asks);
        if let Some(session) = &self.session
            && self.shown.is_outdated(&session.document, &self.view)
        {
            // What was chosen in this frame is shown in it.
            ctx.request_discard("the view asks for other figures");
        }
        if !asks.is_empty() {
            self.note = None;
            self.carry_out(&ctx, asks);
            // What was changed is shown at once, not when something else moves.
            ctx.request_repaint();
        }
        self.seal_after(&ctx);
        self.after_edits(&ctx);
        self.keep_unsaved();
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        eframe::set_value(storage, VIEW_KEY, &self.view);
    }

    /// Also where the system ends the program without asking, as on macOS from the Dock.
    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.keep_unsaved();
        self.recovery.flush();
    }

    /// Not while everything is enlarged for an audience: the next start is as before that.
    fn persist_egui_memory(&self) -> bool {
        self.stage.is_none()
    }
}
