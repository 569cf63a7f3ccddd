//! The strip below the menu bar: a tab for the base and for each scenario, and what to add.

use super::what_ifs::what_ifs;
use super::{changes, details, tab};
use crate::plan::{Edit, Plan, Scenario, ScenarioEdit, ScenarioId};
use crate::ui::command::{Command, ScenarioCommand};
use crate::ui::focus::{self, Explained as _};
use crate::ui::scene::{Asks, Scene};
use crate::ui::state::{Details, ViewState};
use crate::ui::theme;
use crate::ui::widgets::{command_button, fitting_menu, named};
use egui::{Button, RichText, ScrollArea, Ui};

/// Draws the tabs, and below them what the open scenario changes.
pub fn show(ui: &mut Ui, scene: Scene<'_>, view: &mut ViewState, asks: &mut Asks) {
    let base = scene.base();
    let open = scene.open_scenario();
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let width = (ui.available_width() - 132.0).max(80.0);
        ScrollArea::horizontal()
            .id_salt("scenario tabs")
            .max_width(width)
            .auto_shrink([true, true])
            .show(ui, |ui| {
                ui.horizontal(|ui| tabs(ui, base, open, view, asks));
                focus::keep_in_sight(ui);
            });
        add(ui, base, asks);
        if base.scenarios.is_empty() {
            let palette = theme::of(ui);
            let hint = "What if? Add scenarios beside this plan and compare them";
            let hint = RichText::new(hint).small().color(palette.quiet);
            let room = egui::vec2((ui.available_width() - 88.0).max(0.0), 24.0);
            ui.allocate_ui(room, |ui| ui.add(egui::Label::new(hint).truncate()));
        }
        let layout = egui::Layout::right_to_left(egui::Align::Center);
        ui.with_layout(layout, |ui| {
            command_button(ui, Command::Present, asks);
        });
    });
    if let Some(scenario) = open {
        changes::show(ui, scene, base, scenario, asks);
    }
}

/// Tabs that are as wide as their names; more have one width, and only those in sight are drawn.
const MOST_WHOLE: usize = 60;

/// That width, the gap between two tabs included.
const SLOT: f32 = 132.0;

fn tabs(ui: &mut Ui, base: &Plan, open: Option<&Scenario>, view: &mut ViewState, asks: &mut Asks) {
    let response = tab::show(ui, &tab::Tab::base(open.is_none()));
    if response.clicked() {
        asks.command(Command::Scenario(ScenarioCommand::Open(None)));
    }
    let opened = open.map(|scenario| scenario.id);
    let is_new = ui.data(|data| data.get_temp::<Option<ScenarioId>>(shown_id(ui))) != Some(opened);
    if is_new {
        ui.data_mut(|data| data.insert_temp(shown_id(ui), opened));
        if opened.is_none() {
            response.scroll_to_me(None);
        }
    }
    let mut places = Vec::new();
    let mut dragged = None;
    let slot = (base.scenarios.len() > MOST_WHOLE).then_some(SLOT);
    let clip = ui.clip_rect().x_range().expand(SLOT);
    let mut passed = 0.0;
    for (index, scenario) in base.scenarios.iter().enumerate() {
        if let Some(slot) = slot {
            let left = ui.cursor().left() + passed;
            let center = left + slot / 2.0;
            let must_be_drawn = opened == Some(scenario.id);
            if !clip.contains(center) && !must_be_drawn {
                passed += slot;
                places.push(center);
                continue;
            }
        }
        ui.add_space(std::mem::take(&mut passed));
        let is_open = opened == Some(scenario.id);
        let response = tab::show(ui, &tab::Tab::of(scenario, is_open).wide(slot));
        if response.clicked() && !is_open {
            asks.command(Command::Scenario(ScenarioCommand::Open(Some(scenario.id))));
        }
        let asks_for_details = response.double_clicked()
            || response.secondary_clicked()
            || (is_open && response.clicked());
        if asks_for_details {
            if !is_open {
                asks.command(Command::Scenario(ScenarioCommand::Open(Some(scenario.id))));
            }
            view.scenario_details = Details::Opening;
        }
        if is_open && is_new {
            response.scroll_to_me(None);
        }
        if response.dragged() {
            dragged = response
                .interact_pointer_pos()
                .map(|pointer| (index, scenario.id, pointer.x));
        }
        if is_open {
            details::show(&response, base, scenario, view, asks);
        }
        places.push(response.rect.center().x);
    }
    ui.add_space(passed);
    if let Some((from, id, x)) = dragged {
        let others = places
            .iter()
            .enumerate()
            .filter(|(index, _)| *index != from);
        let to = others.filter(|(_, center)| **center < x).count();
        if to != from {
            asks.edit(Edit::Scenario(ScenarioEdit::Move(id, to)));
        }
    }
}

/// The place of the tab that the strip last brought into sight.
fn shown_id(ui: &Ui) -> egui::Id {
    ui.scope_id().with("tab in sight")
}

/// The button that adds scenarios.
fn add(ui: &mut Ui, base: &Plan, asks: &mut Asks) {
    let button = Button::new(RichText::new("+").size(16.0)).min_size(egui::vec2(28.0, 24.0));
    let menu = egui::containers::menu::MenuButton::from_button(button);
    let (response, _) = menu.ui(ui, |ui| {
        ui.set_min_width(300.0);
        fitting_menu(ui, |ui| add_menu(ui, base, asks));
    });
    named(&response, "Add a scenario");
    response.explained("Add a scenario: empty, a copy, or a ready-made what-if");
}

fn add_menu(ui: &mut Ui, base: &Plan, asks: &mut Asks) {
    for command in [ScenarioCommand::New, ScenarioCommand::Clone] {
        command_button(ui, Command::Scenario(command), asks);
    }
    ui.separator();
    ui.label(RichText::new("What if…").small().color(theme::of(ui).quiet));
    what_ifs(ui, base, asks);
}
