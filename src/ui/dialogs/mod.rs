//! Dialogs, which lie over the window: questions, messages, paths, and the list of keys.

pub mod picture;
pub mod presentation;
pub mod recovery;

use crate::ui::command::Command;
use crate::ui::{focus, theme};
use egui::{Grid, Id, Key, Modal, RichText, TextEdit, Ui};

/// A dialog with room around its contents.
pub(super) fn modal(ctx: &egui::Context, name: &str) -> Modal {
    let frame = egui::Frame::popup(&ctx.global_style()).inner_margin(16.0);
    Modal::new(Id::unique(name)).frame(frame)
}

/// An answer to "save first?".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveFirst {
    /// Save, then go on.
    Save,
    /// Go on without saving.
    Discard,
    /// Stay.
    Cancel,
}

/// Asks what to do with unsaved changes.
pub fn save_first(ctx: &egui::Context, name: &str, before: &str) -> Option<SaveFirst> {
    let mut answer = None;
    let modal = modal(ctx, "save first").show(ctx, |ui| {
        ui.set_width(380.0);
        ui.heading("Save the changes?");
        ui.label(format!(
            "“{name}” has changes that are in no file yet. Save them before {before}?"
        ));
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            let save = ui.button("Save");
            focus::begin_at(&save);
            if save.clicked() {
                answer = Some(SaveFirst::Save);
            }
            if ui.button("Don’t save").clicked() {
                answer = Some(SaveFirst::Discard);
            }
            if ui.button("Cancel").clicked() {
                answer = Some(SaveFirst::Cancel);
            }
        });
    });
    if answer.is_none() && modal.should_close() {
        answer = Some(SaveFirst::Cancel);
    }
    answer
}

/// A question with several answers.
#[derive(Clone, Copy, Debug)]
pub struct Choices<'a, A> {
    /// The question.
    pub title: &'a str,
    /// The facts one must know, a paragraph each.
    pub about: &'a [String],
    /// The answers with their buttons. The last one changes nothing; it has the focus, and Escape
    /// means it.
    pub choices: &'a [(A, &'a str)],
}

/// Asks a question. Returns the answer.
pub fn choose<A: Copy>(ctx: &egui::Context, name: &str, question: Choices<'_, A>) -> Option<A> {
    let mut answer = None;
    let last = question.choices.len().saturating_sub(1);
    let modal = modal(ctx, name).show(ctx, |ui| {
        ui.set_width(460.0_f32.min(ctx.content_rect().width() - 60.0));
        ui.heading(question.title);
        for about in question.about {
            ui.add(egui::Label::new(about).wrap());
        }
        ui.add_space(8.0);
        ui.horizontal_wrapped(|ui| {
            for (index, (meaning, text)) in question.choices.iter().enumerate() {
                let button = ui.button(*text);
                if index == last {
                    focus::begin_at(&button);
                }
                if button.clicked() {
                    answer = Some(*meaning);
                }
            }
        });
    });
    if answer.is_none() && modal.should_close() {
        answer = question.choices.last().map(|(meaning, _)| *meaning);
    }
    answer
}

/// Shows a message until it is dismissed. Returns whether it stays.
pub fn message(ctx: &egui::Context, title: &str, text: &str) -> bool {
    closable(ctx, "message", 440.0, |ui| {
        ui.heading(title);
        ui.add(egui::Label::new(text).wrap());
    })
}

/// An answer to a prompt for a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathAnswer {
    /// This path.
    Path(String),
    /// Nothing after all.
    Cancel,
}

/// Asks for the path of `what`, where no file dialog can be had or one prefers to type.
pub fn path(
    ctx: &egui::Context,
    (title, what): (&str, &str),
    action: &str,
    typed: &mut String,
) -> Option<PathAnswer> {
    let mut answer = None;
    let modal = modal(ctx, "path prompt").show(ctx, |ui| {
        ui.set_width(480.0);
        ui.heading(title);
        let label = ui.label(what);
        let field = TextEdit::singleline(typed).desired_width(f32::INFINITY);
        let field = ui.add(field).labelled_by(label.id);
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if !entered {
            focus::begin_at(&field);
        }
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            let ready = !typed.trim().is_empty();
            let clicked = ui.add_enabled(ready, egui::Button::new(action)).clicked();
            if ready && (clicked || entered) {
                answer = Some(PathAnswer::Path(typed.trim().to_owned()));
            }
            if ui.button("Cancel").clicked() {
                answer = Some(PathAnswer::Cancel);
            }
        });
    });
    if answer.is_none() && modal.should_close() {
        answer = Some(PathAnswer::Cancel);
    }
    answer
}

/// Asks whether a file that is there may be replaced.
pub fn replace(ctx: &egui::Context, path: &std::path::Path) -> Option<bool> {
    let mut answer = None;
    let modal = modal(ctx, "replace").show(ctx, |ui| {
        ui.set_width(440.0);
        ui.heading("Replace the file?");
        ui.label(format!("{} is already there", path.display()));
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            if ui.button("Replace").clicked() {
                answer = Some(true);
            }
            let keep = ui.button("Choose another name");
            focus::begin_at(&keep);
            if keep.clicked() {
                answer = Some(false);
            }
        });
    });
    if answer.is_none() && modal.should_close() {
        answer = Some(false);
    }
    answer
}

/// Lists every key. Returns whether it stays.
pub fn shortcuts(ctx: &egui::Context) -> bool {
    closable(ctx, "shortcuts", 420.0, |ui| {
        ui.heading("Keyboard shortcuts");
        Grid::new("shortcuts")
            .num_columns(2)
            .striped(true)
            .show(ui, |ui| {
                for command in std::iter::once(Command::Palette).chain(Command::all()) {
                    let keys: Vec<String> = command
                        .shortcuts()
                        .map(|keys| ui.ctx().format_shortcut(&keys))
                        .collect();
                    if keys.is_empty() {
                        continue;
                    }
                    ui.label(command.text());
                    ui.label(RichText::new(keys.join("  or  ")).monospace());
                    ui.end_row();
                }
            });
        ui.label(
            "Tab moves between fields; arrow keys move sliders and the plan’s point in a plot",
        );
    })
}

/// Says what the program is. Returns whether it stays.
pub fn about(ctx: &egui::Context) -> bool {
    closable(ctx, "about", 460.0, |ui| {
        let palette = theme::of(ui);
        ui.heading(format!("Poolwright {}", env!("CARGO_PKG_VERSION")));
        ui.label(
            "A planner for Cardano stake pools. It works offline: nothing leaves this machine",
        );
        ui.label(
            "Rewards follow the ledger’s own arithmetic (IntersectMBO/cardano-ledger), exact to the \
             lovelace, and are tested against thousands of real outcomes of the chain",
        );
        ui.label("Averages and chances are estimates under the assumptions shown beside them");
        ui.label(
            RichText::new("Licensed under MIT or Apache-2.0, as you choose. No investment advice")
                .color(palette.quiet),
        );
    })
}

fn closable(ctx: &egui::Context, name: &str, width: f32, add: impl FnOnce(&mut Ui)) -> bool {
    let mut is_open = true;
    let modal = modal(ctx, name).show(ctx, |ui| {
        scrolled(ui, width, add);
        ui.add_space(8.0);
        let close = ui.button("Close");
        focus::begin_at(&close);
        is_open = !close.clicked();
    });
    is_open && !modal.should_close()
}

/// Draws the contents of a dialog, as high as there is room; keys scroll the rest.
pub(super) fn scrolled(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    let screen = ui.ctx().content_rect().size();
    ui.set_width(width.min(screen.x - 64.0));
    let step = ui.input(|input| {
        let pressed = |key| f32::from(u8::try_from(input.num_presses(key)).unwrap_or(u8::MAX));
        40.0 * (pressed(Key::ArrowDown) - pressed(Key::ArrowUp))
            + 240.0 * (pressed(Key::PageDown) - pressed(Key::PageUp))
    });
    egui::ScrollArea::vertical()
        .max_height((screen.y - 120.0).max(80.0))
        .min_scrolled_height((screen.y - 120.0).max(80.0))
        .show(ui, |ui| {
            add(ui);
            if step != 0.0 {
                ui.scroll_with_delta(egui::vec2(0.0, -step));
            }
            focus::keep_in_sight(ui);
        });
}
