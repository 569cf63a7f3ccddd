//! The protocol parameters: behind a fold, since most plans leave them alone.

use crate::ledger::Ratio;
use crate::plan::{Edit, Field, Parameter, presets};
use crate::ui::scene::{Asks, Scene};
use crate::ui::widgets::{Plain, TypedField, chip, chips, notices};
use egui::Ui;

/// Draws the parameters.
pub fn show(ui: &mut Ui, scene: Scene<'_>, asks: &mut Asks) {
    let parameters = &scene.plan.protocol.parameters;
    let separators = scene.separators;
    let mut set = |parameter: Option<Parameter>| asks.edit(parameter.map(Edit::SetParameter));

    let field = TypedField::new("Pools k", separators)
        .hint("Target number of pools; saturation is circulation / k. 500 since December 2020");
    set(field
        .show(ui, parameters.target_pools)
        .map(Parameter::TargetPools));
    chips(ui, |ui| {
        for (k, hint) in [
            (500, "On mainnet since epoch 234"),
            (1000, "Under discussion in 2026"),
        ] {
            if chip(ui, &format!("k = {k}"), hint) {
                set(Some(Parameter::TargetPools(k)));
            }
        }
    });
    let field = TypedField::new("Pledge a0", separators)
        .hint("Pledge influence: a fully pledged saturated pool earns 1 + a0 times one without");
    set(field
        .show(ui, Plain(parameters.pledge_influence))
        .map(|Plain(a0)| Parameter::PledgeInfluence(a0)));
    let field = TypedField::new("Expansion ρ", separators)
        .hint("Share of the reserves paid out each epoch at full block production");
    set(field
        .show(ui, parameters.monetary_expansion)
        .map(Parameter::MonetaryExpansion));
    let field = TypedField::new("Treasury τ", separators)
        .hint("Share of the pot that goes to the treasury");
    set(field
        .show(ui, parameters.treasury_cut)
        .map(Parameter::TreasuryCut));
    let field = TypedField::new("Min. fixed cost", separators)
        .hint("Checked only when a pool is registered or re-registered");
    set(field
        .show(ui, parameters.min_fixed_cost)
        .map(Parameter::MinFixedCost));
    let field = TypedField::new("Max supply", separators).hint("All ada there will ever be");
    set(field
        .show(ui, parameters.max_supply)
        .map(Parameter::MaxSupply));
    let field = TypedField::new("Slots an epoch", separators).hint("432,000 slots of a second");
    set(field
        .show(ui, parameters.slots_per_epoch)
        .map(Parameter::SlotsPerEpoch));
    let field = TypedField::new("Active slots f", separators)
        .hint("Share of slots that have a leader: 5 %");
    set(field
        .show(ui, parameters.active_slot_coefficient)
        .map(Parameter::ActiveSlotCoefficient));
    let field = TypedField::new("Federated d", separators)
        .hint("Share of blocks made by federated nodes; 0 since March 2021");
    set(field
        .show(ui, parameters.decentralisation)
        .map(Parameter::Decentralisation));

    optional(
        ui,
        "Pledge leverage cap L (CIP-50, not in force)",
        parameters.leverage_cap,
        Ratio::new(100, 1).unwrap_or(Ratio::ONE),
        |value| set(Some(Parameter::LeverageCap(value))),
        |ui, cap| {
            TypedField::new("Leverage cap L", separators)
                .hint("Only L times the pledge is rewarded")
                .show(ui, Plain(cap))
                .map(|Plain(cap)| cap)
        },
    );
    optional(
        ui,
        "Minimum margin (CIP-23, not in force)",
        parameters.min_margin,
        Ratio::percent(3),
        |value| set(Some(Parameter::MinMargin(value))),
        |ui, margin| TypedField::new("Min. margin", separators).show(ui, margin),
    );
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

/// A parameter that may be absent: a switch, and its field while it is on.
fn optional(
    ui: &mut Ui,
    name: &str,
    value: Option<Ratio>,
    first: Ratio,
    mut set: impl FnMut(Option<Ratio>),
    field: impl FnOnce(&mut Ui, Ratio) -> Option<Ratio>,
) {
    let mut is_on = value.is_some();
    if ui.checkbox(&mut is_on, name).changed() {
        set(is_on.then_some(first));
    }
    if let Some(now) = value
        && let Some(new) = field(ui, now)
    {
        set(Some(new));
    }
}
