//! The first screen: new plan, open, recent plans, examples.

use super::menu;
use crate::plan::EXAMPLES;
use crate::ui::command::Command;
use crate::ui::focus::{self, Explained as _};
use crate::ui::scene::Asks;
use crate::ui::state::ViewState;
use crate::ui::theme;
use crate::ui::widgets::{named, notices};
use egui::{Button, Frame, Label, Margin, RichText, Stroke, Ui};

/// Draws what one can begin with.
pub fn show(ui: &mut Ui, view: &ViewState, asks: &mut Asks) {
    let palette = theme::of(ui);
    egui::ScrollArea::vertical().show(ui, |ui| {
        ui.vertical_centered(|ui| {
            ui.set_max_width(ui.available_width().min(620.0));
            ui.add_space((ui.available_height() * 0.08).clamp(12.0, 90.0));
            ui.label(RichText::new("Poolwright").size(34.0).strong());
            let about = "What a Cardano stake pool earns, who gets it, and when it pays its way";
            let about = RichText::new(about).size(15.0).color(palette.quiet);
            ui.add(Label::new(about).wrap());
            ui.add_space(18.0);
            ui.horizontal(|ui| {
                let width = (ui.available_width() - 8.0) / 2.0;
                for command in [Command::New, Command::Open] {
                    let text = RichText::new(command.text()).size(16.0);
                    let button = Button::new(text).min_size(egui::vec2(width, 44.0));
                    if ui.add(button).explained(command.tooltip()).clicked() {
                        asks.command(command);
                    }
                }
            });
            ui.add_space(14.0);
            ui.with_layout(egui::Layout::top_down(egui::Align::LEFT), |ui| {
                if !view.recent.paths().is_empty() {
                    ui.label(RichText::new("Recent plans").strong());
                    menu::recent(ui, view, asks);
                    ui.add_space(10.0);
                }
                ui.label(RichText::new("Examples").strong());
                for (example, index) in EXAMPLES.iter().zip(0u8..) {
                    if example_ui(ui, example.name, example.about) {
                        asks.command(Command::OpenExample(index));
                    }
                }
                ui.add_space(8.0);
                notices::line(
                    ui,
                    "A plan file can also be dropped onto this window. Nothing leaves this machine",
                );
            });
        });
        focus::keep_in_sight(ui);
    });
}

fn example_ui(ui: &mut Ui, name: &str, about: &str) -> bool {
    let palette = theme::of(ui);
    let shown = Frame::new()
        .fill(palette.card)
        .stroke(Stroke::new(1.0, palette.edge))
        .corner_radius(6.0)
        .inner_margin(Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.add(Label::new(RichText::new(name).size(15.0)).selectable(false));
            let about = RichText::new(about).color(palette.quiet);
            ui.add(Label::new(about).wrap().selectable(false));
        })
        .response;
    // With an id of its own: what a frame registers gives focus up again.
    let response = ui
        .interact(shown.rect, shown.id.with("example"), egui::Sense::click())
        .on_hover_cursor(egui::CursorIcon::PointingHand);
    named(&response, name);
    if response.hovered() {
        ui.painter().rect_stroke(
            response.rect,
            6.0,
            Stroke::new(2.0, palette.accent),
            egui::StrokeKind::Inside,
        );
    }
    response.clicked()
}
