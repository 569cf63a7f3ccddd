//! The layout of the window: the places of its panels, and the figures that each is given.

use super::App;
use super::saving::Saves;
use super::session::Session;
use crate::ui::focus::Explained as _;
use crate::ui::panels::status::State;
use crate::ui::{self, Asks, Command, Scene, View, ViewState};
use egui::{CentralPanel, Panel, ScrollArea, Ui, UiBuilder};

/// Below this width in logical pixels the inputs cover the view instead of standing beside it.
const NARROW: f32 = 900.0;

/// Below this height in logical pixels the view comes before the key figures.
const LOW: f32 = 420.0;

/// The least width of the view beside the panel "How this is computed".
const LEAST_VIEW: f32 = 420.0;

impl App {
    /// Draws the start screen, or the open plan with its inputs, figures and view.
    pub(super) fn panels(&mut self, ui: &mut Ui, asks: &mut Asks) {
        let Some(session) = &self.session else {
            CentralPanel::default().show(ui, |ui| ui::panels::start::show(ui, &self.view, asks));
            return;
        };
        self.shown.update(&session.document, &self.view);
        let (Some(figures), Some(of_view)) = (self.shown.figures(), self.shown.view()) else {
            return;
        };
        let scene = Scene {
            plan: session.document.shown(),
            figures,
            before: self.shown.before(),
            separators: self.view.separators,
            dates: self.view.dates,
            look: ui::Look::WINDOW,
            beside: self.shown.beside(&session.document, &self.view),
        };
        self.view.is_narrow = ui.available_width() < NARROW;
        // Only its place: keys come to the status line last.
        let status = Panel::bottom("status").show(ui, |ui| {
            let height = ui.spacing().interact_size.y;
            ui.allocate_space(egui::vec2(ui.available_width(), height))
                .1
        });
        fitted(ui, Panel::top("scenarios"), "scenarios", |ui| {
            ui::panels::scenario::show(ui, scene, &mut self.view, asks);
        });
        if self.view.shows_inputs() {
            let inputs = |ui: &mut Ui| {
                ScrollArea::vertical()
                    .auto_shrink([false, false])
                    .show(ui, |ui| {
                        ui::panels::inputs::show(ui, scene, asks);
                        ui::focus::keep_in_sight(ui);
                    });
            };
            if self.view.is_narrow {
                drawer(ui, Side::Left, inputs);
            } else {
                Panel::left("inputs")
                    .default_size(340.0)
                    .size_range(280.0..=520.0)
                    .show(ui, inputs);
            }
        }
        if self.view.explain_open {
            explanation(ui, scene);
        }
        let revision = session.document.shown_revision();
        CentralPanel::default().show(ui, |ui| {
            ScrollArea::vertical()
                .auto_shrink([false, false])
                .show(ui, |ui| {
                    // Where they would leave no room for the view, they come below it.
                    let is_low = ui.available_height() < LOW;
                    if !is_low {
                        ui::panels::cards::show(ui, scene, &self.view);
                        ui.add_space(4.0);
                    }
                    // What stands above comes and goes; what has the pointer or the focus keeps them.
                    let scope = UiBuilder::new().scope_id(egui::Id::unique("the open view"));
                    ui.scope_builder(scope, |ui| {
                        tabs(ui, &self.view, asks);
                        if self.view.view == View::Map
                            && let Some(outcome) = scene.outcome()
                        {
                            let request = ui::views::map::request(outcome, &self.view, scene.look);
                            self.map.want(revision, &outcome.model, request);
                        }
                        let ready = ui::views::Ready {
                            figures: of_view,
                            map: self.map.painted(),
                            today: Some(self.today),
                        };
                        ui::views::show(ui, scene, &mut self.view, ready, asks);
                    });
                    if is_low {
                        ui.add_space(12.0);
                        ui::panels::cards::show(ui, scene, &self.view);
                    }
                    ui::focus::keep_in_sight(ui);
                });
        });
        let mut is_cancelled = false;
        let place = UiBuilder::new().max_rect(status.inner);
        ui.scope_builder(place, |ui| {
            let file = session.name();
            let note = self.note.as_deref();
            let state = state_of(session, &self.saves, ui.input(|input| input.time));
            is_cancelled = ui::panels::status::show(ui, scene, &file, state, self.today, note);
        });
        if is_cancelled {
            self.give_up_save();
        }
    }
}

/// The state of the open plan's file at this time.
fn state_of(session: &Session, saves: &Saves, now: f64) -> State<'static> {
    let text = match (session.document.is_saved(), session.path()) {
        _ if saves.is_saving() => "Saving…",
        (true, Some(_)) => "saved",
        // Nothing is lost with a plan as it began; but it is in no file either.
        (true, None) => "in no file yet",
        (false, _) => "not saved",
    };
    State {
        text,
        may_be_cancelled: saves.may_be_cancelled(now),
    }
}

/// Draws "How this is computed" beside the view, or over it where there is no room.
fn explanation(ui: &mut Ui, scene: Scene<'_>) {
    let explain = |ui: &mut Ui| {
        ScrollArea::vertical()
            .auto_shrink([false, false])
            .show(ui, |ui| {
                ui::panels::explain::show(ui, scene);
                ui::focus::keep_in_sight(ui);
            });
    };
    if ui.available_width() < 300.0 + LEAST_VIEW {
        drawer(ui, Side::Right, explain);
    } else {
        Panel::right("explain")
            .default_size(370.0)
            .size_range(300.0..=(ui.available_width() - LEAST_VIEW).min(560.0))
            .show(ui, explain);
    }
}

/// Draws a panel that is as high as what it holds. A panel has the height of the frame before; where
/// that no longer fits, the frame is made once more before it is seen.
fn fitted(ui: &mut Ui, panel: Panel, name: &str, add: impl FnOnce(&mut Ui)) {
    let height = panel.show(ui, add).response.rect.height();
    let id = ui.scope_id().with((name, "height"));
    let known = ui.data_mut(|data| data.get_temp_mut_or(id, height).to_bits());
    if known != height.to_bits() {
        ui.data_mut(|data| data.insert_temp(id, height));
        ui.ctx()
            .request_discard("a panel is not as high as what it holds");
    }
}

/// The side from which a drawer comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Side {
    Left,
    Right,
}

/// A panel over a side of the view, where there is no room beside it.
fn drawer(ui: &Ui, side: Side, add: impl FnOnce(&mut Ui)) {
    let room = ui.available_rect_before_wrap();
    let (pivot, corner) = match side {
        Side::Left => (egui::Align2::LEFT_TOP, room.left_top()),
        Side::Right => (egui::Align2::RIGHT_TOP, room.right_top()),
    };
    egui::Area::new(egui::Id::unique(("drawer", side)))
        .order(egui::Order::Middle)
        .pivot(pivot)
        .fixed_pos(corner)
        .show(ui.ctx(), |ui| {
            let frame = egui::Frame::side_top_panel(ui.style())
                .shadow(ui.visuals().window_shadow)
                .inner_margin(8.0);
            frame.show(ui, |ui| {
                ui.set_width((room.width() * 0.8).min(330.0));
                ui.set_height((room.height() - 16.0).max(0.0));
                add(ui);
            });
        });
}

/// The views, and the switches of the panels beside them.
fn tabs(ui: &mut Ui, view: &ViewState, asks: &mut Asks) {
    let switches = |ui: &mut Ui, asks: &mut Asks| {
        for command in [Command::ToggleExplain, Command::ToggleInputs] {
            let is_on = command.is_on(view).unwrap_or(false);
            let button = ui.selectable_label(is_on, command.text());
            if button.explained(command.tooltip()).clicked() {
                asks.command(command);
            }
        }
    };
    ui.horizontal_wrapped(|ui| {
        for tab in View::ALL {
            let text = egui::RichText::new(tab.text()).size(15.0);
            if ui.selectable_label(view.view == tab, text).clicked() {
                asks.command(Command::Show(tab));
            }
        }
        let left = ui.max_rect().right() - ui.cursor().left();
        if left < 260.0 {
            switches(ui, asks);
        } else {
            let layout = egui::Layout::right_to_left(egui::Align::Center);
            ui.with_layout(layout, |ui| switches(ui, asks));
        }
    });
    ui.separator();
}
