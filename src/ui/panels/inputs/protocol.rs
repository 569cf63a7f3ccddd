//! The protocol parameters: behind a fold, since most plans leave them alone.

use super::parameter;
use crate::plan::{Edit, Field, Parameter, ParameterName, presets};
use crate::ui::scene::{Asks, Scene};
use crate::ui::widgets::{TypedField, chip, chips, notices};
use egui::Ui;

/// Draws the parameters.
pub fn show(ui: &mut Ui, scene: Scene<'_>, asks: &mut Asks) {
    // 0 for good since 2021, so below those that may still move.
    let past = ParameterName::Decentralisation;
    let (optional, required): (Vec<_>, Vec<_>) = ParameterName::ALL
        .iter()
        .copied()
        .filter(|name| *name != past)
        .partition(|name| name.switch().is_some());
    for name in required.into_iter().chain([past]).chain(optional) {
        show_one(ui, scene, name, asks);
        if name == ParameterName::TargetPools {
            chips(ui, |ui| {
                for (k, hint) in [
                    (500, "On mainnet since epoch 234"),
                    (1000, "Under discussion in 2026"),
                ] {
                    if chip(ui, &format!("k = {k}"), hint) {
                        asks.edit(Edit::SetParameter(Parameter::TargetPools(k)));
                    }
                }
            });
        }
    }
    let origin = &scene.plan.protocol.origin;
    notices::line(
        ui,
        &format!("{}, {}", origin.text(), scene.dates.day(origin.date)),
    );
    if origin.edited
        && chip(
            ui,
            "Back to the preset",
            "Take all parameters from the preset again",
        )
    {
        let preset = presets().iter().find(|preset| preset.name == origin.preset);
        asks.edit(preset.map(|preset| Edit::SetProtocol(preset.protocol.clone())));
    }
    notices::beside(ui, scene, Field::Protocol);
}

/// Draws the field of a parameter; one that may be absent has a switch, and its field while it is on.
fn show_one(ui: &mut Ui, scene: Scene<'_>, name: ParameterName, asks: &mut Asks) {
    let value = name.of(&scene.plan.protocol.parameters).value();
    if let Some(switch) = name.switch() {
        let mut is_on = value.is_some();
        if ui.checkbox(&mut is_on, switch.text).changed() {
            asks.edit(Edit::SetParameter(if is_on {
                switch.on
            } else {
                switch.off
            }));
        }
    }
    if let Some(value) = value {
        let texts = name.texts();
        let field = TypedField::new(texts.label, scene.separators).hint(texts.hint);
        asks.edit(parameter::field(ui, field, value).map(Edit::SetParameter));
    }
}
