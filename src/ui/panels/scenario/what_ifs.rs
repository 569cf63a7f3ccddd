//! The menu of ready-made scenarios.

use crate::forecast::WhatIf;
use crate::plan::Plan;
use crate::ui::command::{Command, ScenarioCommand};
use crate::ui::focus::Explained as _;
use crate::ui::scene::Asks;
use crate::ui::theme;
use egui::{Button, RichText, Ui};

/// Draws the ready-made scenarios; those that change nothing in this plan cannot be chosen.
pub fn what_ifs(ui: &mut Ui, base: &Plan, asks: &mut Asks) {
    for what_if in WhatIf::of(base) {
        let changes = !what_if.changes(base).is_empty();
        let button = ui.add_enabled(changes, Button::new(what_if.name(base)));
        let tip = |ui: &mut Ui| {
            ui.set_max_width(380.0);
            ui.label(what_if.about());
            if !changes {
                let so = RichText::new("Nothing of it would change this plan");
                ui.label(so.color(theme::of(ui).quiet));
            }
        };
        if button.explained_by(tip).on_disabled_hover_ui(tip).clicked() {
            asks.command(Command::Scenario(ScenarioCommand::Add(what_if)));
        }
    }
}
