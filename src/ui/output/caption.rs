//! What stands around a view in a picture and on the stage: whose figures these are, what is shown,
//! and what is assumed. Pictures travel without their plan.

use crate::ui::scene::Scene;
use crate::ui::theme;
use egui::{Label, RichText, Ui};

/// Draws the plan's name with the scenario's, what is shown, and the scenario's note.
pub fn show(ui: &mut Ui, scene: Scene<'_>, heading: &str) {
    let palette = theme::of(ui);
    let scenario = scene.open_scenario();
    let name = match scenario {
        Some(scenario) if !scenario.name.is_empty() => {
            format!("{} – {}", scene.base().label(), scenario.name)
        }
        _ => scene.base().label().to_owned(),
    };
    let name = RichText::new(name).size(20.0).color(palette.text);
    ui.add(Label::new(name).truncate());
    let heading = RichText::new(heading).size(14.0).color(palette.quiet);
    ui.add(Label::new(heading).truncate());
    let note = scenario.map_or("", |scenario| scenario.note.trim());
    if !note.is_empty() {
        let note = RichText::new(note).size(13.0).color(palette.text);
        ui.add(Label::new(note).wrap());
    }
}

/// The network, where its figures come from, and the code of what is agreed.
pub fn assumptions(scene: Scene<'_>) -> String {
    let network = &scene.plan.network;
    let origin = &network.origin;
    format!(
        "{} · figures of epoch {}, {} · plan {}",
        origin.text(),
        network.epoch.0,
        scene.dates.day(origin.date),
        scene.figures.fingerprint
    )
}
