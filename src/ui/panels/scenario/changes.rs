//! The changes of the open scenario, each with a click to let it follow the base again.

use crate::plan::{ChangeLine, Directory, Edit, Plan, Scenario, ScenarioEdit};
use crate::ui::command::{Command, ScenarioCommand};
use crate::ui::focus::{self, Explained as _};
use crate::ui::scene::{Asks, Scene};
use crate::ui::theme;
use crate::ui::widgets::{chip, named};
use egui::{Frame, Label, Margin, RichText, Stroke, Ui};

/// Longer lines are cut; their tooltips have them whole.
const LONGEST: usize = 64;

/// More rows of changes than fit into this scroll, so that the view keeps its place.
const HIGHEST: f32 = 66.0;

/// Draws the note and the list of changes.
pub fn show(ui: &mut Ui, scene: Scene<'_>, base: &Plan, scenario: &Scenario, asks: &mut Asks) {
    let palette = theme::of(ui);
    let area = egui::ScrollArea::vertical()
        .max_height(HIGHEST)
        .auto_shrink([false, true]);
    area.id_salt("changes").show(ui, |ui| {
        list(ui, scene, base, scenario, asks);
        focus::keep_in_sight(ui);
    });
    if !scenario.note.is_empty() {
        let note = RichText::new(scenario.note.replace('\n', " "));
        let note = note.small().color(palette.quiet);
        ui.add(Label::new(note).truncate());
    }
}

fn list(ui: &mut Ui, scene: Scene<'_>, base: &Plan, scenario: &Scenario, asks: &mut Asks) {
    let palette = theme::of(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 3.0);
        if scenario.changes.is_empty() {
            let hint = "Like the base so far. Whatever you change now becomes a change of this \
                        scenario, and the base stays";
            ui.label(RichText::new(hint).small().color(palette.quiet));
        } else {
            ui.label(
                RichText::new("Differs from the base in")
                    .small()
                    .color(palette.quiet),
            );
        }
        let directory = Directory::of(base);
        for change in scenario.changes.iter() {
            let line = ChangeLine::of(change, &directory, scene.separators);
            if change_ui(ui, &line) {
                asks.edit(Edit::Scenario(ScenarioEdit::Reset(scenario.id, line.input)));
            }
        }
        if scenario.changes.len() > 1 {
            let command = Command::Scenario(ScenarioCommand::ResetAll);
            if chip(ui, "Reset all", command.tooltip()) {
                asks.command(command);
            }
        }
    });
}

/// One change; whether it shall be reset.
fn change_ui(ui: &mut Ui, line: &ChangeLine) -> bool {
    let palette = theme::of(ui);
    let (ink, fill, sign) = if line.is_lost {
        (palette.notice, palette.notice_fill, "▲ ")
    } else {
        (palette.text, palette.card, "")
    };
    let whole = line.text();
    let mut shown: String = whole.chars().take(LONGEST).collect();
    if shown.len() < whole.len() {
        shown.push('…');
    }
    Frame::new()
        .fill(fill)
        .stroke(Stroke::new(1.0, palette.edge))
        .corner_radius(9.0)
        .inner_margin(Margin {
            left: 8,
            right: 2,
            top: 0,
            bottom: 0,
        })
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.x = 3.0;
            ui.spacing_mut().interact_size.y = 18.0;
            let text = RichText::new(format!("{sign}{shown}")).small().color(ink);
            let tip = if line.is_lost {
                "The base no longer has what this changes, so it has no effect. Reset it to take \
                 it off the list"
                    .to_owned()
            } else {
                whole
            };
            focus::explained_label(ui, Label::new(text).selectable(false), tip);
            let reset = egui::Button::new(RichText::new("×").size(13.0)).frame(false);
            let reset = ui.add(reset).explained(match &line.from {
                Some(from) => format!("Back to the base: {from}"),
                None => "Take this change back".to_owned(),
            });
            let name = format!("Reset {}", line.name);
            named(&reset, &name);
            reset.clicked()
        })
        .inner
}
