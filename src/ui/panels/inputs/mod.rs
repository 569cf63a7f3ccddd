//! The panel of inputs at the left: everything a plan assumes, in groups.

pub mod costs;
pub mod delegation;
pub mod network;
pub mod owners;
mod parameter;
pub mod pool;
pub mod projection;
pub mod protocol;

use crate::ui::scene::{Asks, Scene};
use egui::{CollapsingHeader, RichText, Ui};

/// Draws all groups of inputs.
pub fn show(ui: &mut Ui, scene: Scene<'_>, asks: &mut Asks) {
    group(ui, "Pool", true, |ui| pool::show(ui, scene, asks));
    let has_co_owners = scene.plan.owners.len() > 1;
    group(
        ui,
        "Owners",
        has_co_owners || !scene.plan.terms.pledge_follows_stake,
        |ui| {
            owners::show(ui, scene, asks);
        },
    );
    group(ui, "Delegation", true, |ui| {
        delegation::show(ui, scene, asks);
    });
    group(ui, "Costs and price", true, |ui| {
        costs::show(ui, scene, asks);
    });
    group(ui, "Network", false, |ui| network::show(ui, scene, asks));
    group(ui, "Protocol", false, |ui| protocol::show(ui, scene, asks));
    group(ui, "Years to come", false, |ui| {
        projection::show(ui, scene, asks);
    });
    group(ui, "Title and notes", false, |ui| about(ui, scene, asks));
}

fn group(ui: &mut Ui, name: &str, open: bool, add: impl FnOnce(&mut Ui)) {
    CollapsingHeader::new(RichText::new(name).strong())
        .id_salt(name)
        .default_open(open)
        .show_unindented(ui, |ui| {
            add(ui);
            ui.add_space(4.0);
        });
}

fn about(ui: &mut Ui, scene: Scene<'_>, asks: &mut Asks) {
    use crate::plan::Edit;
    use crate::plan::limit::{LONGEST_NAME, LONGEST_NOTE};
    let mut title = scene.plan.title.clone();
    let label = ui.label("Title");
    let field = egui::TextEdit::singleline(&mut title)
        .char_limit(LONGEST_NAME)
        .desired_width(f32::INFINITY);
    if ui.add(field).labelled_by(label.id).changed() {
        asks.edit(Edit::SetTitle(title));
    }
    let mut notes = scene.plan.notes.clone();
    let label = ui.label("Notes");
    let field = egui::TextEdit::multiline(&mut notes)
        .char_limit(LONGEST_NOTE)
        .desired_rows(3)
        .desired_width(f32::INFINITY);
    if ui.add(field).labelled_by(label.id).changed() {
        asks.edit(Edit::SetNotes(notes));
    }
}
