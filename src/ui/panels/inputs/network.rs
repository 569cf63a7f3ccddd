//! The epoch taken as typical.

use crate::plan::{Edit, Field, Figure, presets};
use crate::ui::focus::Explained as _;
use crate::ui::scene::{Asks, Scene};
use crate::ui::widgets::{TypedField, notices};
use egui::{ComboBox, Ui};

/// Draws the preset and the network's figures.
pub fn show(ui: &mut Ui, scene: Scene<'_>, asks: &mut Asks) {
    let network = &scene.plan.network;
    let origin = &network.origin;
    let chosen = ComboBox::from_id_salt("network preset")
        .selected_text(origin.text())
        .width(ui.available_width())
        .truncate()
        .show_ui(ui, |ui| {
            for preset in presets() {
                let is_this = preset.name == origin.preset && !origin.edited;
                let choice = ui.selectable_label(is_this, &preset.name);
                if choice.explained(&preset.quality).clicked() {
                    asks.edit(Edit::SetNetwork(preset.network.clone()));
                }
            }
        });
    chosen.response.explained("Network preset");
    let figures = &network.figures;
    let source = |figure: &str| {
        presets()
            .iter()
            .find(|preset| preset.name == origin.preset)
            .and_then(|preset| preset.sources.iter().find(|source| source.figure == figure))
            .map(|source| format!("Preset: {}, {}", source.source, source.date))
            .unwrap_or_default()
    };
    let amounts = [
        ("Reserves", figures.reserves, Figure::Reserves as fn(_) -> _),
        ("Fees", figures.fees, Figure::Fees as fn(_) -> _),
        (
            "Active stake",
            figures.active_stake,
            Figure::ActiveStake as fn(_) -> _,
        ),
    ];
    for (name, amount, figure) in amounts {
        let hint = source(name);
        let field = TypedField::new(name, scene.separators).hint(&hint);
        asks.edit(
            field
                .show(ui, amount)
                .map(|amount| Edit::SetFigure(figure(amount))),
        );
    }
    let hint = source("Blocks");
    let field = TypedField::new("Blocks an epoch", scene.separators).hint(&hint);
    asks.edit(
        field
            .show(ui, figures.blocks)
            .map(|blocks| Edit::SetFigure(Figure::Blocks(blocks))),
    );
    notices::line(
        ui,
        &format!("{}, {}", origin.source, scene.dates.day(origin.date)),
    );
    notices::beside(ui, scene, Field::Network);
}
