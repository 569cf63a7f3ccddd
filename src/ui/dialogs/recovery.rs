//! The dialog that offers the unsaved work of an earlier run.

use crate::ui::widgets::named;
use crate::ui::{dialogs, focus, theme};
use egui::{Frame, Label, Margin, RichText, ScrollArea, Stroke, Ui};
use std::path::PathBuf;

/// Unsaved work of an earlier run, in words.
#[derive(Clone, Debug)]
pub struct Item {
    /// The plan's title.
    pub title: String,
    /// The file that it belongs to; none where it was never saved.
    pub place: Option<PathBuf>,
    /// The fate of that file since, if it changed.
    pub since: Option<&'static str>,
    /// The time it was kept at, with the time zone.
    pub at: Option<String>,
    /// The fault that keeps it from being restored.
    pub fault: Option<String>,
}

/// The answer to an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Open the one with this index.
    Restore(usize),
    /// Remove the one with this index for good.
    Discard(usize),
    /// Nothing now.
    Later,
}

/// Offers the items. `discarding` is the one about which it asks again.
pub fn show(ctx: &egui::Context, items: &[Item], discarding: &mut Option<usize>) -> Option<Answer> {
    let mut answer = None;
    let modal = dialogs::modal(ctx, "recovery").show(ctx, |ui| {
        ui.set_width(520.0_f32.min(ctx.content_rect().width() - 60.0));
        ui.heading("Unsaved work was kept");
        ui.label(
            "Poolwright ended before these changes were saved. Restore opens them as they were \
             then; the file stays as it is until you save",
        );
        ui.add_space(4.0);
        let most = (ctx.content_rect().height() - 200.0).max(80.0);
        ScrollArea::vertical().max_height(most).show(ui, |ui| {
            for (index, item) in items.iter().enumerate() {
                if let Some(given) = item_ui(ui, item, index, discarding) {
                    answer = Some(given);
                }
                ui.add_space(4.0);
            }
        });
        ui.add_space(4.0);
        let later = ui.button("Decide later").on_hover_text(
            "It is offered again at the next start, and under File › Recover unsaved work",
        );
        focus::begin_at(&later);
        if later.clicked() {
            answer = Some(Answer::Later);
        }
    });
    if answer.is_none() && modal.should_close() {
        answer = Some(Answer::Later);
    }
    answer
}

fn item_ui(
    ui: &mut Ui,
    item: &Item,
    index: usize,
    discarding: &mut Option<usize>,
) -> Option<Answer> {
    let palette = theme::of(ui);
    let mut answer = None;
    let quiet = |text: String| Label::new(RichText::new(text).color(palette.quiet)).wrap();
    Frame::new()
        .fill(palette.card)
        .stroke(Stroke::new(1.0, palette.edge))
        .corner_radius(6.0)
        .inner_margin(Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.add(Label::new(RichText::new(&item.title).strong()).wrap());
            if let Some(at) = &item.at {
                ui.add(quiet(format!("Kept {at}")));
            }
            match (&item.place, &item.fault) {
                (_, Some(fault)) => {
                    let fault = RichText::new(fault).color(palette.problem);
                    ui.add(Label::new(fault).wrap());
                    ui.add(quiet("It stays there until you discard it".to_owned()));
                }
                (Some(place), None) => {
                    ui.add(quiet(format!("Belongs to {}", place.display())));
                    if let Some(since) = item.since {
                        let since = RichText::new(since).color(palette.notice);
                        ui.add(Label::new(since).wrap());
                    }
                }
                (None, None) => {
                    ui.add(quiet("Never saved to a file".to_owned()));
                }
            }
            ui.add_space(4.0);
            ui.horizontal(|ui| {
                let named = |what: &str| format!("{what} {}", item.title);
                if *discarding == Some(index) {
                    ui.label("Discard it for good?");
                    if button(ui, "Discard", &named("Discard for good")).clicked() {
                        answer = Some(Answer::Discard(index));
                    }
                    if button(ui, "Keep", &named("Keep")).clicked() {
                        *discarding = None;
                    }
                    return;
                }
                if item.fault.is_none() {
                    let restore = button(ui, "Restore", &named("Restore"));
                    // Restoring comes first, and changes no file.
                    focus::begin_at(&restore);
                    if restore.clicked() {
                        answer = Some(Answer::Restore(index));
                    }
                }
                if button(ui, "Discard…", &named("Discard")).clicked() {
                    *discarding = Some(index);
                }
            });
        });
    answer
}

/// A button among others of the same text, told apart by its name.
fn button(ui: &mut Ui, text: &str, name: &str) -> egui::Response {
    let button = ui.button(text);
    named(&button, name);
    button
}
