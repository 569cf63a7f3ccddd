//! The dialog that asks what is presented, in which order, and which input can be moved.

use crate::plan::{Edit, Plan, Scenario, ScenarioId, Stop};
use crate::ui::command::Command;
use crate::ui::focus::{self, Explained as _};
use crate::ui::scene::{Asks, Scene};
use crate::ui::state::nudge::Nudge;
use crate::ui::state::{View, ViewState};
use crate::ui::widgets::sign_button;
use crate::ui::{dialogs, theme};
use egui::{Button, ComboBox, Context, Grid, RichText, ScrollArea, Ui};

/// Asks, and pushes what was changed. Returns whether it stays open.
pub fn show(ctx: &Context, scene: Scene<'_>, view: &mut ViewState, asks: &mut Asks) -> bool {
    let mut stays = true;
    let modal = dialogs::modal(ctx, "presentation").show(ctx, |ui| {
        ui.set_width(500.0);
        ui.heading("Presentation");
        let plan = scene.base();
        let quiet = theme::of(ui).quiet;
        let text = if plan.presentation.is_empty() {
            "Without stops of your own, the base and every scenario are shown in the open view, one \
             after another"
        } else {
            "Shown one after another, in this order"
        };
        ui.label(RichText::new(text).color(quiet));
        stops(ui, plan, asks);
        add(ui, scene, view, asks);
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            ui.label("Up and Down move");
            let chosen = ComboBox::from_id_salt("nudge").selected_text(view.nudge.text());
            let combo = chosen.show_ui(ui, |ui| {
                for nudge in Nudge::ALL {
                    ui.selectable_value(&mut view.nudge, nudge, nudge.text());
                }
            });
            combo
                .response
                .explained("The input that can be moved on stage; nothing of it is kept");
        });
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            let present = ui.button(Command::Present.text());
            focus::begin_at(&present);
            if present.clicked() {
                asks.command(Command::Present);
                stays = false;
            }
            if ui.button("Close").clicked() {
                stays = false;
            }
        });
    });
    stays && !modal.should_close()
}

fn stops(ui: &mut Ui, plan: &Plan, asks: &mut Asks) {
    let list = &plan.presentation;
    let mut wish = None;
    ScrollArea::vertical().max_height(260.0).show(ui, |ui| {
        Grid::new("stops").num_columns(4).show(ui, |ui| {
            for (index, stop) in list.iter().enumerate() {
                let number = index + 1;
                ui.label(number.to_string());
                let mut edited = stop.clone();
                scenario(ui, plan, number, &mut edited);
                view(ui, number, &mut edited);
                if edited != *stop {
                    wish = Some((index, Wish::Set(edited)));
                }
                ui.horizontal(|ui| {
                    if sign_button(ui, "↑", &format!("Move stop {number} up"), index > 0) {
                        wish = Some((index, Wish::Up));
                    }
                    let is_last = number == list.len();
                    if sign_button(ui, "↓", &format!("Move stop {number} down"), !is_last) {
                        wish = Some((index, Wish::Down));
                    }
                    if sign_button(ui, "×", &format!("Remove stop {number}"), true) {
                        wish = Some((index, Wish::Remove));
                    }
                });
                ui.end_row();
            }
        });
        focus::keep_in_sight(ui);
    });
    if let Some((index, wish)) = wish {
        asks.edit(Edit::SetPresentation(wish.carried_out(list, index)));
    }
}

/// A change to one stop.
enum Wish {
    Set(Stop),
    Up,
    Down,
    Remove,
}

impl Wish {
    fn carried_out(self, list: &[Stop], index: usize) -> Vec<Stop> {
        let mut list = list.to_vec();
        let other = match &self {
            Self::Up => index.saturating_sub(1),
            Self::Down => index + 1,
            Self::Set(_) | Self::Remove => index,
        };
        if index.max(other) >= list.len() {
            return list;
        }
        match self {
            Self::Set(stop) => {
                list.splice(index..=index, [stop]);
            }
            Self::Up | Self::Down => list.swap(index, other),
            Self::Remove => {
                list.remove(index);
            }
        }
        list
    }
}

fn scenario(ui: &mut Ui, plan: &Plan, number: usize, stop: &mut Stop) {
    let name = stop.scenario.map_or("Base", |id| {
        plan.scenario(id)
            .map_or("Deleted scenario", Scenario::label)
    });
    let combo = ComboBox::from_id_salt(("scenario of stop", number))
        .width(190.0)
        .selected_text(name.to_owned())
        .show_ui(ui, |ui| {
            ui.selectable_value(&mut stop.scenario, None, "Base");
            for scenario in &plan.scenarios {
                ui.selectable_value(&mut stop.scenario, Some(scenario.id), scenario.label());
            }
        });
    combo
        .response
        .explained(format!("The scenario of stop {number}"));
}

fn view(ui: &mut Ui, number: usize, stop: &mut Stop) {
    let known = View::ALL.into_iter().find(|view| view.word() == stop.view);
    let text = known.map_or_else(|| stop.view.clone(), |view| view.text().to_owned());
    let combo = ComboBox::from_id_salt(("view of stop", number))
        .width(100.0)
        .selected_text(text)
        .show_ui(ui, |ui| {
            for view in View::ALL {
                let word = view.word().to_owned();
                ui.selectable_value(&mut stop.view, word, view.text());
            }
        });
    combo
        .response
        .explained(format!("The view of stop {number}"));
}

fn add(ui: &mut Ui, scene: Scene<'_>, view: &ViewState, asks: &mut Asks) {
    let plan = scene.base();
    let stop = |scenario: Option<ScenarioId>| Stop {
        scenario,
        view: view.view.word().to_owned(),
    };
    let mut more = Vec::new();
    ui.horizontal(|ui| {
        let one = ui.button("Add what is open");
        if one
            .explained("The open scenario in the open view")
            .clicked()
        {
            more.push(stop(scene.beside.open));
        }
        let all = ui.button("Add every scenario");
        if all
            .explained("The base and every scenario in the open view")
            .clicked()
        {
            more.push(stop(None));
            more.extend(plan.scenarios.iter().map(|known| stop(Some(known.id))));
        }
        let has_stops = !plan.presentation.is_empty();
        if ui.add_enabled(has_stops, Button::new("Clear")).clicked() {
            asks.edit(Edit::SetPresentation(Vec::new()));
        }
    });
    if !more.is_empty() {
        let mut stops = plan.presentation.clone();
        stops.append(&mut more);
        asks.edit(Edit::SetPresentation(stops));
    }
}
