//! Planned changes of the protocol: from which epoch on, which parameter, and what it becomes.

use crate::ledger::{Epoch, Parameters};
use crate::plan::{Assumption, Parameter, ParameterName, PlannedChange};
use crate::ui::focus::Explained as _;
use crate::ui::panels::inputs::parameter;
use crate::ui::scene::Scene;
use crate::ui::widgets::{TypedField, notices, sign_button};
use egui::{ComboBox, RichText, Ui};

/// Draws the list.
pub fn show(ui: &mut Ui, scene: Scene<'_>, assumed: &mut Vec<Assumption>) {
    let projection = &scene.plan.projection;
    let mut changes = projection.changes.clone();
    let mut changed = false;
    ui.label(RichText::new("Planned protocol changes").small());
    let mut removed = None;
    for (place, change) in changes.iter_mut().enumerate() {
        ui.push_id(place, |ui| {
            if row(ui, scene, change, &mut changed) {
                removed = Some(place);
            }
        });
    }
    if let Some(place) = removed {
        changes.remove(place);
        changed = true;
    }
    if ui.button("Add planned change").clicked() {
        let first = projection.first_epoch(scene.plan.network.epoch);
        changes.push(PlannedChange {
            epoch: Epoch(first.0.saturating_add(73)),
            parameter: Parameter::TargetPools(1_000),
        });
        changed = true;
    }
    if changed {
        assumed.push(Assumption::Changes(changes));
    }
}

/// One change; whether it is to go.
fn row(ui: &mut Ui, scene: Scene<'_>, change: &mut PlannedChange, changed: &mut bool) -> bool {
    let before = change.parameter.name();
    let mut name = before;
    let mut is_removed = false;
    let mut below = None;
    ui.horizontal(|ui| {
        is_removed = sign_button(ui, "×", "Remove planned change", true);
        ui.label("from epoch");
        let field = TypedField::new("Epoch of the change", scene.separators).width(60.0);
        let (epoch, text) = field.show_alone(ui, change.epoch.0);
        below = text;
        if let Some(epoch) = epoch {
            change.epoch = Epoch(epoch);
            *changed = true;
        }
        ComboBox::from_id_salt("parameter")
            .selected_text(name.texts().planned.unwrap_or("Another parameter"))
            .width(90.0)
            .show_ui(ui, |ui| {
                for choice in ParameterName::ALL {
                    if let Some(text) = choice.texts().planned {
                        ui.selectable_value(&mut name, *choice, text);
                    }
                }
            })
            .response
            .explained("Which parameter changes");
    });
    if let Some(below) = below {
        ui.add(egui::Label::new(below).wrap());
    }
    if name != before {
        change.parameter = first(name, &scene.plan.protocol.parameters);
        *changed = true;
        return is_removed;
    }
    let Some(value) = change.parameter.value() else {
        notices::line(ui, "is abolished");
        return is_removed;
    };
    let field = TypedField::new("becomes", scene.separators);
    if let Some(parameter) = parameter::field(ui, field, value) {
        change.parameter = parameter;
        *changed = true;
    }
    is_removed
}

/// A parameter to begin with: as it is today, or as switching it on makes it.
fn first(name: ParameterName, today: &Parameters) -> Parameter {
    let now = name.of(today);
    match name.switch() {
        Some(switch) if now == switch.off => switch.on,
        Some(_) | None => now,
    }
}
