//! The order of input: a command acts after everything that was typed before it has reached the
//! plan, and before anything that was typed after it.

use super::modal::{Intent, Modal, Opening};
use super::{Answer, App, Request};
use crate::ui::Command;
use crate::ui::widgets::draft;
use egui::Event;

/// Input of one frame that is still to be dealt with.
#[derive(Default)]
pub struct Pending {
    /// The command whose keys were pressed in this frame; it acts once the frame's panels are drawn
    /// and their edits made.
    command: Option<Command>,
    /// Events behind those keys; they come first in the next frame.
    later: Vec<Event>,
    /// Whether the window asked to be closed in this frame.
    is_closing: bool,
}

impl App {
    /// Takes the first command that was asked for by keys, and holds back what came after them.
    pub(super) fn take_command(&mut self, ctx: &egui::Context) {
        let covered = self.is_covered();
        let pending = &mut self.pending;
        ctx.input_mut(|input| {
            if !pending.later.is_empty() {
                let newer = std::mem::take(&mut input.events);
                input.events = std::mem::take(&mut pending.later);
                input.events.extend(newer);
            }
            if covered || pending.command.is_some() {
                return;
            }
            let pressed = input
                .events
                .iter()
                .enumerate()
                .find_map(|(place, event)| Some((place, Command::of(event)?)));
            if let Some((place, command)) = pressed {
                pending.later = input.events.split_off(place + 1);
                input.events.truncate(place);
                pending.command = Some(command);
            }
        });
        if !pending.later.is_empty() {
            ctx.request_repaint();
        }
    }

    /// Notes that the window is to be closed. It stays open until what was typed in this frame has
    /// reached the plan and it is known whether anything would be lost.
    pub(super) fn hold_open(&mut self, ctx: &egui::Context) {
        let asked = ctx.input(|input| input.viewport().close_requested());
        if asked && !self.may_close && !self.is_at_rest(ctx) {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.pending.is_closing = true;
        }
    }

    /// Whether nothing is unsaved, half typed or being written, and nothing was typed in this frame.
    fn is_at_rest(&self, ctx: &egui::Context) -> bool {
        let is_idle = self.pending.later.is_empty() && ctx.input(|input| input.events.is_empty());
        let is_saved = !self.has_unsaved_work() && draft::unread(ctx).is_empty();
        !self.saves.is_busy() && (self.session.is_none() || (is_idle && is_saved))
    }

    /// Does what waits for the frame's edits: closing, answers of file dialogs, dropped files, and
    /// the command whose keys were pressed.
    pub(super) fn after_edits(&mut self, ctx: &egui::Context) {
        if std::mem::take(&mut self.pending.is_closing) {
            self.leave_stage(ctx);
            self.unless_unsaved(ctx, Intent::Quit);
        }
        self.take_answer(ctx);
        if !self.is_covered() {
            self.open_dropped_file(ctx);
        }
        let Some(command) = self.pending.command.take() else {
            return;
        };
        if !self.is_covered() && command.is_enabled(self.available()) {
            self.note = None;
            self.command(ctx, command);
            ctx.request_repaint();
        }
    }

    /// Takes the answer of a file dialog, if one came.
    fn take_answer(&mut self, ctx: &egui::Context) {
        let Some((request, answer)) = self.dialogs.answer() else {
            return;
        };
        // What comes of it is shown at once.
        ctx.request_repaint();
        let saving = self.saving.take();
        match (request, answer) {
            // Asked about only now: work may have been done while the dialog was open.
            (Request::Open, Answer::Path(path)) => {
                self.unless_unsaved(ctx, Intent::OpenFile(path));
            }
            (Request::Save { .. } | Request::Export { .. }, Answer::Path(path)) => {
                if let Some(saving) = saving {
                    self.save_to(ctx, saving.with_ending(path), saving);
                }
            }
            (_, Answer::Cancelled) => {}
            (Request::OpenTable, Answer::Path(path)) => self.open_table(ctx, path),
            (Request::Open, Answer::Unavailable) => {
                self.modal = Some(Modal::type_path_to_open(Opening::Plan));
            }
            (Request::OpenTable, Answer::Unavailable) => {
                self.modal = Some(Modal::type_path_to_open(Opening::Table));
            }
            (Request::Save { name } | Request::Export { name, .. }, Answer::Unavailable) => {
                if let Some(saving) = saving {
                    self.modal = Some(Modal::type_path_to_save(&name, saving));
                }
            }
        }
    }
}
