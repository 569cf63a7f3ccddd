//! Name, note, colour and line of the open scenario, in a window below its tab.

use crate::plan::limit::{LONGEST_NAME, LONGEST_NOTE};
use crate::plan::{Dash, Edit, Hue, Plan, Scenario, ScenarioEdit};
use crate::ui::command::{Command, ScenarioCommand};
use crate::ui::focus::Explained as _;
use crate::ui::scene::Asks;
use crate::ui::state::{Details, ViewState};
use crate::ui::theme;
use crate::ui::widgets::{fitting, line_sample, select_all, with_keys};
use egui::{Button, Popup, PopupCloseBehavior, Response, Sense, Stroke, TextEdit, Ui, vec2};

/// Draws the window below the tab of the open scenario.
pub fn show(
    tab: &Response,
    base: &Plan,
    scenario: &Scenario,
    view: &mut ViewState,
    asks: &mut Asks,
) {
    let is_first = view.scenario_details == Details::Opening;
    let mut is_open = view.scenario_details != Details::Closed;
    let popup = Popup::from_response(tab)
        .id(egui::Id::unique("scenario details"))
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .open_bool(&mut is_open);
    let chosen = popup.show(|ui| fitting(ui, |ui| contents(ui, base, scenario, is_first, asks)));
    let is_done = chosen.is_some_and(|chosen| chosen.inner);
    view.scenario_details = match (is_open && !is_done, is_first) {
        // The click that opened it is not one outside of it.
        (_, true) | (true, false) => Details::Open,
        (false, false) => Details::Closed,
    };
}

/// Draws its contents; whether what was chosen closes it.
fn contents(
    ui: &mut Ui,
    base: &Plan,
    scenario: &Scenario,
    is_first: bool,
    asks: &mut Asks,
) -> bool {
    ui.set_width(320.0);
    let id = scenario.id;
    let mut edit = |edit| asks.edit(Edit::Scenario(edit));
    let label = ui.label("Name");
    let mut name = scenario.name.clone();
    let field = TextEdit::singleline(&mut name)
        .char_limit(LONGEST_NAME)
        .desired_width(f32::INFINITY);
    let response = ui.add(field).labelled_by(label.id);
    if is_first {
        response.request_focus();
        select_all(ui, response.id, &name);
    }
    if response.changed() {
        edit(ScenarioEdit::Rename(id, name));
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    let label = ui.label("Note");
    let mut note = scenario.note.clone();
    let field = TextEdit::multiline(&mut note)
        .char_limit(LONGEST_NOTE)
        .desired_rows(3)
        .desired_width(f32::INFINITY)
        .hint_text("What it is and why, in a few sentences");
    if ui.add(field).labelled_by(label.id).changed() {
        edit(ScenarioEdit::SetNote(id, note));
    }
    ui.horizontal(|ui| {
        ui.label("Colour");
        for hue in Hue::ALL {
            if swatch(ui, hue, scenario.hue == hue) {
                edit(ScenarioEdit::SetHue(id, hue));
            }
        }
    });
    ui.horizontal(|ui| {
        ui.label("Line");
        for dash in Dash::ALL {
            if pattern(ui, scenario.hue, dash, scenario.dash == dash) {
                edit(ScenarioEdit::SetDash(id, dash));
            }
        }
    });
    let mut pinned = scenario.pinned;
    let text = "Pinned: drawn beside others";
    if ui.checkbox(&mut pinned, text).changed() {
        edit(ScenarioEdit::Pin(id, pinned));
    }
    ui.separator();
    let mut is_done = entered;
    let last = base.scenarios.len().saturating_sub(1);
    let index = base.scenarios.iter().position(|known| known.id == id);
    for command in [
        ScenarioCommand::Clone,
        ScenarioCommand::MoveLeft,
        ScenarioCommand::MoveRight,
        ScenarioCommand::MakeBase,
        ScenarioCommand::Delete,
    ] {
        let is_at_end = (command == ScenarioCommand::MoveLeft && index == Some(0))
            || (command == ScenarioCommand::MoveRight && index == Some(last));
        let command = Command::Scenario(command);
        let button = Button::new(command.text()).min_size(vec2(ui.available_width(), 0.0));
        let button = with_keys(ui, button, command);
        let response = ui.add_enabled(!is_at_end, button);
        if response.explained(command.tooltip()).clicked() {
            asks.command(command);
            is_done = true;
        }
    }
    is_done
}

/// A colour to choose.
fn swatch(ui: &mut Ui, hue: Hue, is_chosen: bool) -> bool {
    let palette = theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(24.0, 24.0), Sense::click());
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::RadioButton, true, is_chosen, hue.text())
    });
    let color = theme::scenario_color(Some(hue), &palette);
    ui.painter().circle_filled(rect.center(), 7.0, color);
    ring(ui, &response, is_chosen, 11.0);
    response.explained(hue.text()).clicked()
}

/// A pattern to choose.
fn pattern(ui: &mut Ui, hue: Hue, dash: Dash, is_chosen: bool) -> bool {
    let palette = theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(48.0, 24.0), Sense::click());
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::RadioButton, true, is_chosen, dash.text())
    });
    let color = theme::scenario_color(Some(hue), &palette);
    line_sample(ui.painter(), rect.shrink2(vec2(8.0, 0.0)), color, dash);
    ring(ui, &response, is_chosen, 6.0);
    response.explained(dash.text()).clicked()
}

/// Draws a ring around a choice that holds or is pointed at.
fn ring(ui: &Ui, response: &Response, is_chosen: bool, corner: f32) {
    let palette = theme::of(ui);
    let stroke = if is_chosen {
        Stroke::new(2.0, palette.text)
    } else if response.hovered() {
        Stroke::new(1.5, palette.accent)
    } else {
        return;
    };
    let rect = response.rect.shrink(1.0);
    ui.painter()
        .rect_stroke(rect, corner, stroke, egui::StrokeKind::Inside);
}
