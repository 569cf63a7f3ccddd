//! Presenting: stepping through scenarios and views on the stage, and leaving everything as it was.

use super::App;
use super::modal::Modal;
use crate::plan::{Plan, ScenarioId};
use crate::ui::dialogs::presentation;
use crate::ui::output::stage;
use crate::ui::output::stage::Standing;
use crate::ui::output::{Subject, SubjectFigures};
use crate::ui::scene::Axes;
use crate::ui::state::nudge::Nudge;
use crate::ui::{Asks, Look, Scene, View, ViewState, install};
use egui::{Context, Event, Key, Ui, ViewportCommand};
use std::sync::Arc;

/// The farthest an input can be moved from where it is, in steps.
const MOST_STEPS: i32 = 1_000;

/// A presentation that is under way. The plan is the one it began with; nothing here changes it.
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct Stage {
    base: Arc<Plan>,
    view: ViewState,
    stops: Vec<(Option<ScenarioId>, View)>,
    at: usize,
    /// The steps by which the chosen input is moved.
    moved: i32,
    is_blank: bool,
    hides_amounts: bool,
    shows_keys: bool,
    axes: Axes,
    /// The subject on stage, with the stop and the steps it was computed for.
    computed: Option<((usize, i32), SubjectFigures)>,
    /// The largest zoom at which each stop fits, as far as it was seen not to.
    fits: Vec<f32>,
    /// The size of the screen at which that was seen.
    screen: egui::Vec2,
    /// The window's state before the presentation.
    zoom: f32,
    was_full_screen: bool,
}

impl Stage {
    /// A presentation of a plan in its own order, or of every scenario in the open view. The axes
    /// hold whatever any of its stops shows.
    fn new(base: Arc<Plan>, view: &ViewState) -> Self {
        let known = |id: &Option<ScenarioId>| id.is_none_or(|id| base.scenario(id).is_some());
        let chosen = base.presentation.iter().filter_map(|stop| {
            let named = |view: &View| view.word() == stop.view;
            let view = View::ALL.into_iter().find(named)?;
            Some((stop.scenario, view)).filter(|(scenario, _)| known(scenario))
        });
        let mut stops: Vec<_> = chosen.collect();
        if stops.is_empty() {
            let scenarios = base.scenarios.iter().map(|scenario| Some(scenario.id));
            stops.extend(
                std::iter::once(None)
                    .chain(scenarios)
                    .map(|scenario| (scenario, view.view)),
            );
        }
        let stage = Self {
            fits: vec![f32::INFINITY; stops.len()],
            screen: egui::Vec2::ZERO,
            stops,
            base,
            view: view.clone(),
            at: 0,
            moved: 0,
            is_blank: false,
            hides_amounts: false,
            shows_keys: false,
            axes: Axes::default(),
            computed: None,
            zoom: 1.0,
            was_full_screen: false,
        };
        stage.hold_axes();
        stage
    }

    /// Lets every stop ask for its axes. The colours of a map follow from its axes, so that maps ask
    /// twice.
    fn hold_axes(&self) {
        let ctx = Context::default();
        install(&ctx);
        let all = 0..self.stops.len();
        let is_map = |(_, view): &(_, View)| *view == View::Map;
        let maps = all
            .clone()
            .filter(|at| self.stops.get(*at).is_some_and(is_map));
        for at in all.chain(maps) {
            if let Some(subject) = self.subject(at) {
                stage::measure(&ctx, &mut SubjectFigures::new(subject), self.look());
            }
        }
    }

    fn look(&self) -> Look<'_> {
        Look {
            has_amounts: !self.hides_amounts,
            axes: Some(&self.axes),
            ..Look::PICTURE
        }
    }

    /// The subject of a stop, nothing moved.
    fn subject(&self, at: usize) -> Option<Subject> {
        let (scenario, view) = *self.stops.get(at)?;
        Some(Subject {
            base: Arc::clone(&self.base),
            scenario,
            view: ViewState {
                view,
                ..self.view.clone()
            },
        })
    }

    /// Computes what is on stage, where that is not there yet.
    fn prepare(&mut self, ctx: &Context) {
        let key = (self.at, self.moved);
        if self
            .computed
            .as_ref()
            .is_some_and(|(known, _)| *known == key)
        {
            return;
        }
        let Some(mut subject) = self.subject(self.at) else {
            return;
        };
        if self.moved != 0 {
            let edit = self.view.nudge.edit(&subject.plan(), self.moved);
            let mut base = Plan::clone(&self.base);
            base.apply_in(subject.scenario, edit);
            subject.base = Arc::new(base);
        }
        let mut computed = SubjectFigures::new(subject);
        computed.paint(ctx, self.look());
        self.computed = Some((key, computed));
    }

    /// Whether any stop has a note; then all keep room for one, so that the plots hold still.
    fn has_notes(&self) -> bool {
        let mut scenarios = self.stops.iter().filter_map(|(scenario, _)| *scenario);
        scenarios.any(|id| {
            let note = self.base.scenario(id).map(|scenario| scenario.note.trim());
            note.is_some_and(|note| !note.is_empty())
        })
    }

    fn go(&mut self, to: usize) {
        if to < self.stops.len() {
            self.at = to;
            self.is_blank = false;
        }
    }

    fn move_input(&mut self, steps: i32) {
        self.moved = (self.moved + steps).clamp(-MOST_STEPS, MOST_STEPS);
    }

    /// Does what a key says; whether it says to leave.
    fn press(&mut self, key: Key) -> bool {
        let last = self.stops.len().saturating_sub(1);
        #[expect(
            clippy::wildcard_enum_match_arm,
            reason = "every other key does nothing here"
        )]
        match key {
            Key::Escape | Key::F5 => return true,
            Key::ArrowRight | Key::Space | Key::PageDown | Key::Enter => {
                self.go((self.at + 1).min(last));
            }
            Key::ArrowLeft | Key::PageUp | Key::Backspace => self.go(self.at.saturating_sub(1)),
            Key::End => self.go(last),
            Key::ArrowUp => self.move_input(1),
            Key::ArrowDown => self.move_input(-1),
            Key::B | Key::Period => self.is_blank = !self.is_blank,
            Key::H => self.hides_amounts = !self.hides_amounts,
            Key::Home | Key::Num1 => self.go(0),
            Key::Num2 => self.go(1),
            Key::Num3 => self.go(2),
            Key::Num4 => self.go(3),
            Key::Num5 => self.go(4),
            Key::Num6 => self.go(5),
            Key::Num7 => self.go(6),
            Key::Num8 => self.go(7),
            Key::Num9 => self.go(8),
            _ => {}
        }
        false
    }
}

impl App {
    /// Goes on stage with the open plan.
    pub(super) fn present(&mut self, ctx: &Context) {
        let Some(session) = &self.session else {
            return;
        };
        let base = Arc::clone(session.document.plan());
        let mut stage = Stage::new(base, &self.view);
        let open = (session.document.scenario(), self.view.view);
        // Where the stops are those of the open view, it begins with what is open.
        if stage.base.presentation.is_empty() {
            stage.at = stage
                .stops
                .iter()
                .position(|stop| *stop == open)
                .unwrap_or(0);
        }
        stage.zoom = ctx.zoom_factor();
        stage.was_full_screen = ctx.input(|input| input.viewport().fullscreen.unwrap_or(false));
        ctx.send_viewport_cmd(ViewportCommand::Fullscreen(true));
        ctx.memory_mut(egui::Memory::stop_text_input);
        self.stage = Some(stage);
    }

    /// Leaves the stage; the window is as it was before.
    pub(super) fn leave_stage(&mut self, ctx: &Context) {
        if let Some(stage) = self.stage.take() {
            ctx.set_zoom_factor(stage.zoom);
            ctx.send_viewport_cmd(ViewportCommand::Fullscreen(stage.was_full_screen));
            ctx.request_repaint();
        }
    }

    /// Shows what asks what is presented.
    pub(super) fn show_presentation_dialog(&mut self, ctx: &Context, asks: &mut Asks) {
        let Some(session) = &self.session else {
            return;
        };
        let document = &session.document;
        let Some(figures) = self.shown.figures() else {
            return;
        };
        let scene = Scene {
            plan: document.shown(),
            figures,
            before: None,
            separators: self.view.separators,
            dates: self.view.dates,
            beside: self.shown.beside(document, &self.view),
            look: Look::WINDOW,
        };
        if presentation::show(ctx, scene, &mut self.view, asks) {
            self.modal = Some(Modal::Presentation);
        }
    }

    /// Takes every key while on stage.
    pub(super) fn take_stage_keys(&mut self, ctx: &Context) {
        let Some(stage) = &mut self.stage else {
            return;
        };
        let mut leaves = false;
        ctx.input_mut(|input| {
            for event in &input.events {
                if let Event::Text(text) = event
                    && text == "?"
                {
                    stage.shows_keys = !stage.shows_keys;
                }
                if let Event::Key {
                    key, pressed: true, ..
                } = event
                {
                    // The card goes first.
                    if stage.shows_keys && *key == Key::Escape {
                        stage.shows_keys = false;
                    } else {
                        leaves |= stage.press(*key);
                    }
                }
            }
            input
                .events
                .retain(|event| !matches!(event, Event::Key { .. } | Event::Text(_)));
            input.raw.dropped_files.clear();
        });
        if leaves {
            self.leave_stage(ctx);
        }
    }

    /// Draws the stage.
    pub(super) fn show_stage(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        let Some(stage) = &mut self.stage else {
            return;
        };
        stage.prepare(&ctx);
        let is_moved = stage.moved != 0;
        let original = stage.subject(stage.at).filter(|_| is_moved);
        let original = original.map(|subject| subject.plan());
        let nudge: Nudge = stage.view.nudge;
        let standing = Standing {
            place: (stage.at, stage.stops.len()),
            nudged: original.as_ref().map(|plan| (nudge, plan)),
            has_notes: stage.has_notes(),
            is_blank: stage.is_blank,
            shows_keys: stage.shows_keys,
        };
        let Some((_, computed)) = &stage.computed else {
            return;
        };
        let over = stage::show(ui, computed, stage.look(), &standing);
        stage.fit(&ctx, over);
    }
}

impl Stage {
    /// Enlarges the window as far as the screen and what is shown allow.
    fn fit(&mut self, ctx: &Context, over: f32) {
        let screen = ctx.input(|input| {
            let inner = input.viewport().inner_rect?;
            let native = input.viewport().native_pixels_per_point.unwrap_or(1.0);
            Some(inner.size() * input.pixels_per_point() / native)
        });
        let largest = screen.map_or(stage::LEAST_ZOOM, stage::zoom);
        // The window becomes as large as the screen some frames after that was asked for. What did
        // not fit before says nothing then, nor does what was drawn in the frame that found out.
        if let Some(screen) = screen
            && (screen - self.screen).abs().max_elem() > 2.0
        {
            self.screen = screen;
            self.fits.fill(f32::INFINITY);
            ctx.request_repaint();
            return;
        }
        let Some(fit) = self.fits.get_mut(self.at) else {
            return;
        };
        if over > 1.005 {
            *fit = fit.min(ctx.zoom_factor() / over);
        }
        // What does not fit is drawn smaller, but never smaller than in the window.
        let wanted = largest.min(*fit).max(1.0);
        if (ctx.zoom_factor() - wanted).abs() > 0.01 {
            ctx.set_zoom_factor(wanted);
            ctx.request_repaint();
        }
    }
}
