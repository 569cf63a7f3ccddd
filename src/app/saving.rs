//! Saving beside the frames: one save after the other, editing going on meanwhile, and what the user
//! does about a drive that does not answer.

use super::App;
use super::background::and_then;
use super::modal::{Changed, Intent, Modal};
use super::session::{Overwrite, PlanFile, Session};
use crate::plan::{Plan, Revision};
use crate::store::{self, OnDisk, SaveError, Saved};
use crate::ui::dialogs::{self, Choices};
use crate::ui::widgets::draft;
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// The seconds that what waits for a save waits before it asks.
const PATIENCE: f64 = 3.0;

/// The seconds after which a save can be cancelled: most are over before one could read that.
const CANCEL_AFTER: f64 = 1.0;

/// The saves that are under way or wait for their turn, and the exports.
#[derive(Default)]
pub struct Saves {
    running: Option<Running>,
    waiting: VecDeque<Wanted>,
    /// Those that were cancelled and have not ended yet.
    given_up: Vec<Running>,
    last_number: u64,
    exports: usize,
    /// Quitting that waits for all of these.
    leaving: Option<Leaving>,
    /// Whether the program ends without waiting any longer.
    leaves_now: bool,
}

/// A save that is asked for.
struct Wanted {
    path: PathBuf,
    over: Overwrite,
    plan: Arc<Plan>,
    mark: Mark,
    then: Option<Intent>,
}

/// The work that a save is of.
#[derive(Clone, PartialEq, Eq)]
struct Mark {
    session: u64,
    revision: Revision,
    /// What stood in fields and is no value.
    drafts: Vec<String>,
}

/// A save that is under way.
struct Running {
    number: u64,
    path: PathBuf,
    mark: Mark,
    then: Option<Intent>,
    began: f64,
    /// The time from which on what waits for it waits.
    since: f64,
    is_given_up: Arc<AtomicBool>,
}

struct Leaving {
    since: f64,
    mark: Option<Mark>,
}

/// The end of a save.
pub enum SaveEnd {
    /// The plan is in its file.
    Saved {
        /// How it went.
        saved: Saved,
        /// Whether that was the open plan's file before.
        is_own: bool,
    },
    /// Someone else wrote the file; this would be the backup of their version.
    Changed(PathBuf),
    /// A sentence that says why not.
    Failed(String),
}

/// An answer to a save that takes long.
#[derive(Clone, Copy)]
enum Answer {
    Wait,
    Leave,
    Stay,
}

impl Saves {
    /// Whether anything is being written.
    pub const fn is_busy(&self) -> bool {
        self.running.is_some() || self.exports > 0
    }

    /// Whether a plan is being saved.
    pub const fn is_saving(&self) -> bool {
        self.running.is_some()
    }

    /// Whether the plan is being saved for so long that one may want to cancel that.
    pub fn may_be_cancelled(&self, now: f64) -> bool {
        let running = self.running.as_ref();
        running.is_some_and(|running| now - running.began >= CANCEL_AFTER)
    }

    /// Whether the program ends while something is still being written.
    pub const fn leaves_now(&self) -> bool {
        self.leaves_now
    }

    /// Notes that an export begins.
    pub const fn export_begins(&mut self) {
        self.exports += 1;
    }

    /// Notes that an export ended.
    pub const fn export_ended(&mut self) {
        self.exports = self.exports.saturating_sub(1);
    }

    /// Lets an action wait for the save of just this work, where there is one.
    fn let_wait(&mut self, mark: &Mark, intent: &Intent, now: f64) -> bool {
        let waiting = self.waiting.iter_mut().rev();
        if let Some(wanted) = waiting.into_iter().find(|wanted| wanted.mark == *mark) {
            wanted.then = Some(intent.clone());
            return true;
        }
        let running = self.running.as_mut();
        let Some(running) = running.filter(|running| running.mark == *mark) else {
            return false;
        };
        if running.then.is_none() {
            running.since = now;
        }
        running.then = Some(intent.clone());
        true
    }
}

impl App {
    /// Saves the plan there, then goes on with `then`. Editing goes on meanwhile.
    pub(super) fn save_plan_to(
        &mut self,
        ctx: &egui::Context,
        path: PathBuf,
        over: Overwrite,
        then: Option<Intent>,
    ) {
        let Some((session, mark)) = self.session.as_ref().zip(self.mark(ctx)) else {
            return;
        };
        let wanted = Wanted {
            path: store::absolute(path),
            over,
            plan: Arc::clone(session.document.plan()),
            mark,
            then,
        };
        self.saves.waiting.push_back(wanted);
        self.save_next(ctx);
    }

    /// The open work as it is now.
    fn mark(&self, ctx: &egui::Context) -> Option<Mark> {
        let session = self.session.as_ref()?;
        let drafts = draft::unread(ctx);
        Some(Mark {
            session: session.number,
            revision: session.document.revision(),
            drafts: drafts.into_iter().map(|draft| draft.text).collect(),
        })
    }

    /// Lets an action wait for the save that is under way, where the open work is just what it saves.
    pub(super) fn waits_for_save(&mut self, ctx: &egui::Context, intent: &Intent) -> bool {
        let now = ctx.input(|input| input.time);
        let mark = self.mark(ctx).filter(|mark| mark.drafts.is_empty());
        mark.is_some_and(|mark| self.saves.let_wait(&mark, intent, now))
    }

    /// Begins the next save, unless one is under way.
    fn save_next(&mut self, ctx: &egui::Context) {
        if self.saves.running.is_some() {
            return;
        }
        let Some(wanted) = self.saves.waiting.pop_front() else {
            return;
        };
        let Wanted {
            path,
            over,
            plan,
            mark,
            then,
        } = wanted;
        let given_up = &self.saves.given_up;
        if given_up.iter().any(|given_up| given_up.path == path) {
            let text = format!(
                "{}: The plan was not saved: the drive has not answered the save before yet. \
                 Save it under another name",
                path.display()
            );
            self.show_later(Modal::NotSaved { text, then });
            return;
        }
        let own = self.session.as_ref();
        let own = own.filter(|session| session.number == mark.session);
        let own = own.and_then(|session| session.file.clone());
        let is_given_up = Arc::new(AtomicBool::new(false));
        let now = ctx.input(|input| input.time);
        self.saves.last_number += 1;
        let number = self.saves.last_number;
        self.saves.running = Some(Running {
            number,
            path: path.clone(),
            mark,
            then,
            began: now,
            since: now,
            is_given_up: Arc::clone(&is_given_up),
        });
        self.background.run(ctx, move || {
            let own = own.filter(|file| store::is_same_file(&file.path, &path));
            let seen = own.as_ref().map(|file| file.seen);
            let seen = seen.filter(|_| over == Overwrite::Seen);
            let end = match store::save_unless(&plan, &path, seen, &is_given_up) {
                Ok(saved) => SaveEnd::Saved {
                    saved,
                    is_own: own.is_some(),
                },
                Err(SaveError::Changed { .. }) => SaveEnd::Changed(store::backup_path(&path)),
                Err(error) => SaveEnd::Failed(error.to_string()),
            };
            and_then(move |app, ctx| app.save_ended(ctx, number, end))
        });
        self.take_finished(ctx);
    }

    /// Goes on after a save, then with the next.
    pub(super) fn save_ended(&mut self, ctx: &egui::Context, number: u64, end: SaveEnd) {
        let given_up = &mut self.saves.given_up;
        if let Some(place) = given_up.iter().position(|it| it.number == number) {
            let running = given_up.remove(place);
            if let SaveEnd::Saved { saved, .. } = end {
                self.take_saved(&running, saved);
            }
            return;
        }
        let running = self.saves.running.take();
        let Some(mut running) = running.filter(|running| running.number == number) else {
            return;
        };
        if matches!(self.modal, Some(Modal::StillWriting)) {
            self.modal = None;
        }
        match end {
            SaveEnd::Saved { saved, is_own } => {
                self.take_saved(&running, saved);
                let remark = remark(&running.path, saved, is_own);
                match running.then {
                    Some(intent) => self.go_after_save(ctx, &running.mark, intent, remark),
                    None => self.note_saved(ctx, remark),
                }
            }
            SaveEnd::Changed(backup) => {
                let then = self.drop_same(&mut running);
                self.show_later(Modal::Changed(Changed {
                    on_disk: OnDisk::Changed,
                    backup,
                    is_saving: true,
                    then,
                }));
            }
            SaveEnd::Failed(text) => {
                let then = self.drop_same(&mut running);
                self.show_later(Modal::NotSaved { text, then });
            }
        }
        self.save_next(ctx);
    }

    /// Takes the saves to the same file out of the queue, since they would fail alike, and returns what
    /// was to follow.
    fn drop_same(&mut self, failed: &mut Running) -> Option<Intent> {
        let mut then = failed.then.take();
        let waiting = std::mem::take(&mut self.saves.waiting);
        for wanted in waiting {
            if wanted.path == failed.path {
                then = wanted.then.or(then);
            } else {
                self.saves.waiting.push_back(wanted);
            }
        }
        then
    }

    /// Takes over what a file holds now.
    fn take_saved(&mut self, running: &Running, saved: Saved) {
        self.view.recent.note(&running.path);
        let session = self.session.as_mut();
        if let Some(session) = session.filter(|it| it.number == running.mark.session) {
            session.document.mark_saved(running.mark.revision);
            session.file = Some(PlanFile::new(running.path.clone(), saved.seen));
        }
    }

    /// Goes on with what waited for a save; asks again where work was done since.
    fn go_after_save(
        &mut self,
        ctx: &egui::Context,
        saved: &Mark,
        intent: Intent,
        remark: Option<String>,
    ) {
        let now = self.mark(ctx);
        if now.is_some_and(|now| now != *saved) {
            self.unless_unsaved(ctx, intent);
            return;
        }
        match remark {
            // Nobody would see a note of a window that closes.
            Some(text) if intent == Intent::Quit => self.show_later(Modal::Message {
                title: "The plan was saved".to_owned(),
                text,
                then: Some(intent),
            }),
            remark => {
                self.go(ctx, intent);
                self.note = remark.or_else(|| self.note.take());
            }
        }
    }

    /// Says what is to be said about a save, and what of the typed texts the saved plan does not hold.
    fn note_saved(&mut self, ctx: &egui::Context, remark: Option<String>) {
        let unread = draft::unread(ctx);
        let unread = unread.first().map(|draft| {
            format!(
                "Saved without “{}” in {}: it is no value there",
                draft::shortened(&draft.text),
                draft.field
            )
        });
        let said: Vec<String> = unread.into_iter().chain(remark).collect();
        if !said.is_empty() {
            self.note = Some(said.join(". "));
        }
    }

    /// Cancels the save that is under way. Nothing is replaced any more, unless that is just happening.
    pub(super) fn give_up_save(&mut self) -> Option<Intent> {
        let mut running = self.saves.running.take()?;
        running.is_given_up.store(true, Ordering::Relaxed);
        let then = self.drop_same(&mut running);
        self.saves.given_up.push(running);
        self.note = Some("Saving was cancelled: the plan is open and not saved".to_owned());
        then
    }

    /// Lets quitting wait for what is being written. Whether it has to.
    pub(super) fn must_wait_to_leave(&mut self, ctx: &egui::Context) -> bool {
        if !self.saves.is_busy() || self.saves.leaves_now {
            return false;
        }
        if self.saves.leaving.is_none() {
            let since = ctx.input(|input| input.time);
            let mark = self.mark(ctx);
            self.saves.leaving = Some(Leaving { since, mark });
        }
        true
    }

    /// Goes on with the saves, and asks about what takes too long.
    pub(super) fn watch_saves(&mut self, ctx: &egui::Context) {
        self.save_next(ctx);
        if !self.saves.is_busy() {
            if let Some(leaving) = self.saves.leaving.take() {
                if matches!(self.modal, Some(Modal::StillWriting)) {
                    self.modal = None;
                }
                if leaving.mark == self.mark(ctx) {
                    self.go(ctx, Intent::Quit);
                } else {
                    self.unless_unsaved(ctx, Intent::Quit);
                }
            }
            return;
        }
        ctx.request_repaint_after(Duration::from_millis(250));
        let now = ctx.input(|input| input.time);
        let leaving = self.saves.leaving.as_ref().map(|leaving| leaving.since);
        let running = self.saves.running.as_ref();
        let running = running.filter(|running| running.then.is_some());
        let since = leaving.or_else(|| running.map(|running| running.since));
        if since.is_some_and(|since| now - since >= PATIENCE) && !self.is_covered() {
            self.modal = Some(Modal::StillWriting);
        }
    }

    /// Asks what is to be done about a drive that does not answer.
    pub(super) fn show_still_writing(&mut self, ctx: &egui::Context) {
        let path = self.saves.running.as_ref().map(|running| &running.path);
        let path = path.map(|path| path.display().to_string());
        let about = [
            path.unwrap_or_else(|| "What was exported".to_owned()),
            "It is still being written, which usually takes a moment: its drive may not answer"
                .to_owned(),
        ];
        let then = self.saves.running.as_ref();
        let then = then.and_then(|running| running.then.as_ref());
        let is_quitting = then.is_none_or(|then| *then == Intent::Quit);
        let leave = if is_quitting {
            "Quit without it being saved"
        } else {
            "Close without it being saved"
        };
        let question = Choices {
            title: "Still saving",
            about: &about,
            choices: &[
                (Answer::Wait, "Wait"),
                (Answer::Leave, leave),
                (Answer::Stay, "Keep the plan open"),
            ],
        };
        match dialogs::choose(ctx, "still writing", question) {
            None => self.modal = Some(Modal::StillWriting),
            Some(Answer::Wait) => {
                let now = ctx.input(|input| input.time);
                if let Some(leaving) = &mut self.saves.leaving {
                    leaving.since = now;
                }
                if let Some(running) = &mut self.saves.running {
                    running.since = now;
                }
            }
            Some(Answer::Leave) => {
                self.saves.leaving = None;
                let then = self.give_up_save().unwrap_or(Intent::Quit);
                // Unsaved work stays kept for recovery then.
                self.saves.leaves_now = then == Intent::Quit;
                self.go(ctx, then);
            }
            Some(Answer::Stay) => {
                self.saves.leaving = None;
                if let Some(running) = &mut self.saves.running {
                    running.then = None;
                }
            }
        }
    }

    /// The file of the open plan, for what only reads it.
    pub(super) fn plan_path(&self) -> Option<PathBuf> {
        let session = self.session.as_ref();
        session.and_then(Session::path).map(Path::to_owned)
    }
}

/// What is to be said about a save that went well.
fn remark(path: &Path, saved: Saved, is_own: bool) -> Option<String> {
    let path = path.display();
    if saved.is_new && is_own {
        return Some(format!(
            "The file was gone; the plan was saved anew to {path}"
        ));
    }
    match saved.other_names {
        0 => None,
        1 => Some(format!(
            "Saved. {path} had another name (a hard link), which keeps the version before"
        )),
        more => Some(format!(
            "Saved. {path} had {more} more names (hard links), which keep the version before"
        )),
    }
}
