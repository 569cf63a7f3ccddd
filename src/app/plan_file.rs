//! The open plan and its file: opening, saving only over what was seen in it, and noticing that
//! someone else changed or removed it.

use super::background::{Unread, and_then};
use super::modal::{Changed, Intent, Modal, Saving};
use super::session::{Overwrite, PlanFile, Session};
use super::{App, Request};
use crate::plan::{EXAMPLES, Plan, Revision, format};
use crate::store::{self, OnDisk, Presence, Seen};
use crate::ui::dialogs::{self, Choices};
use crate::ui::widgets::draft;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How long the first frame waits at most for the file that the program was started with.
const FIRST_FRAME: Duration = Duration::from_millis(250);

/// A file that is being read to be opened; one that is opened later counts alone.
#[derive(Default)]
pub struct BeingRead {
    number: u64,
    /// The work that was open when that began; none while nothing is read.
    over: Option<Over>,
}

/// The session and state that were open; none on the start screen.
#[derive(PartialEq, Eq)]
struct Over(Option<(u64, Revision)>);

/// The moments at which the plan's file is checked.
pub struct FileWatch {
    had_focus: bool,
    /// Whether it is to be checked as soon as nothing lies over the window.
    check_pending: bool,
}

impl Default for FileWatch {
    fn default() -> Self {
        Self {
            had_focus: true,
            check_pending: false,
        }
    }
}

/// An answer to a file that is not as it was seen last.
#[derive(Clone, Copy)]
enum ChangedAnswer {
    KeepMine,
    LoadTheirs,
    SaveAs,
    Nothing,
}

/// An answer to a plan that could not be saved.
#[derive(Clone, Copy)]
enum NotSavedAnswer {
    SaveAs,
    Close,
}

impl App {
    /// Opens a file, once it is read; whatever is open stays open where that fails.
    pub(super) fn open_file(&mut self, ctx: &egui::Context, path: PathBuf) {
        let path = store::absolute(path);
        self.opening.number += 1;
        self.opening.over = Some(self.work());
        let number = self.opening.number;
        self.note = Some(opening(&path));
        self.background.run(ctx, move || {
            let opened = store::open(&path).map_err(Unread::from);
            and_then(move |app, ctx| app.opened(ctx, number, path, opened))
        });
        self.take_finished(ctx);
    }

    /// Waits a moment for the file that the program was started with, so that the first frame has it.
    pub(super) fn await_opening(&mut self, ctx: &egui::Context) {
        let end = Instant::now() + FIRST_FRAME;
        while self.opening.over.is_some() {
            let left = end.saturating_duration_since(Instant::now());
            let Some(finished) = self.background.finished_within(left) else {
                return;
            };
            finished(self, ctx);
        }
    }

    /// The open work: which, and in which state.
    fn work(&self) -> Over {
        let session = self.session.as_ref();
        Over(session.map(|session| (session.number, session.document.revision())))
    }

    /// Takes a file that was read, unless another was opened since.
    pub(super) fn opened(
        &mut self,
        ctx: &egui::Context,
        number: u64,
        path: PathBuf,
        opened: Result<(Plan, Seen), Unread>,
    ) {
        if number != self.opening.number {
            return;
        }
        let Some(over) = self.opening.over.take() else {
            return;
        };
        self.note.take_if(|note| *note == opening(&path));
        // Work may have been done while it was read.
        let is_changed = over != self.work() && self.has_unsaved_work();
        if opened.is_ok() && (is_changed || !draft::unread(ctx).is_empty()) {
            self.unless_unsaved(ctx, Intent::OpenFile(path));
            return;
        }
        match opened {
            // Saving asks where, so that a backup is never taken for the plan.
            Ok((plan, _)) if store::is_backup(&path) => {
                self.session = Some(Session::unsaved(plan, None));
                self.note = Some("Opened a backup; saving asks where".to_owned());
            }
            Ok((plan, seen)) => {
                self.view.recent.note(&path);
                self.session = Some(Session::in_file(plan, path, seen));
            }
            Err(unread) => {
                if !unread.may_come_back {
                    self.view.recent.forget(&path);
                }
                self.tell_later("The plan did not open", unread.text);
            }
        }
    }

    /// Marks the plan's file as open in this window, beside the frames.
    pub(super) fn mark_open(&mut self, ctx: &egui::Context) {
        let path = self.session.as_ref().and_then(Session::path);
        if self.marked.as_ref().map(|(path, _)| path.as_path()) == path {
            return;
        }
        self.marked = path.map(|path| (path.to_owned(), None));
        let folder = self.recovery.folder().map(Path::to_owned);
        if let Some((path, folder)) = path.map(Path::to_owned).zip(folder) {
            self.background.run(ctx, move || {
                let mark = Presence::mark(&folder, &path).ok();
                and_then(move |app, _| app.marked_open(&path, mark))
            });
        }
    }

    /// Takes the mark of the plan's file; says where another window has it open.
    pub(super) fn marked_open(&mut self, file: &Path, mark: Option<Presence>) {
        let Some((_, own)) = self.marked.as_mut().filter(|(path, _)| path == file) else {
            return;
        };
        let is_second = mark.as_ref().is_some_and(|mark| mark.is_second);
        *own = mark;
        if is_second {
            let text = format!(
                "{}\n\nAnother Poolwright window has it open. Whichever saves second is asked whose \
                 version to keep",
                file.display()
            );
            self.tell_later("This plan is open in another window", text);
        }
    }

    /// Opens an example; whatever is open stays open where that fails.
    pub(super) fn open_example(&mut self, index: u8) {
        if let Some(example) = EXAMPLES.get(usize::from(index)) {
            match example.plan() {
                Ok(plan) => self.session = Some(Session::new(plan)),
                Err(error) => self.tell("The example did not open", error.to_string()),
            }
        }
    }

    /// Saves to the plan's file, or asks for one; then goes on with `then`.
    pub(super) fn save(&mut self, ctx: &egui::Context, then: Option<Intent>) {
        match self.plan_path() {
            Some(path) => self.save_plan_to(ctx, path, Overwrite::Seen, then),
            None => self.ask_where_to_save(ctx, then),
        }
    }

    pub(super) fn ask_where_to_save(&mut self, ctx: &egui::Context, then: Option<Intent>) {
        if let Some(session) = &self.session {
            let name = session.suggested_file_name();
            self.saving = Some(Saving::Plan { then });
            self.dialogs.ask(ctx, Request::Save { name });
        }
    }

    /// Goes on with a path that was chosen in a dialog, which has asked about replacing.
    pub(super) fn save_to(&mut self, ctx: &egui::Context, path: PathBuf, saving: Saving) {
        match saving {
            Saving::Plan { then } => self.save_plan_to(ctx, path, Overwrite::Seen, then),
            Saving::Export(export) => self.write_export(ctx, path, export),
        }
    }

    /// Says why the plan was not saved, and offers another place.
    pub(super) fn show_not_saved(
        &mut self,
        ctx: &egui::Context,
        text: String,
        then: Option<Intent>,
    ) {
        let about = [text];
        let question = Choices {
            title: "The plan is still open and not saved",
            about: &about,
            choices: &[
                (NotSavedAnswer::SaveAs, "Save as…"),
                (NotSavedAnswer::Close, "Close"),
            ],
        };
        match dialogs::choose(ctx, "not saved", question) {
            None => {
                let [text] = about;
                self.modal = Some(Modal::NotSaved { text, then });
            }
            Some(NotSavedAnswer::SaveAs) => self.ask_where_to_save(ctx, then),
            Some(NotSavedAnswer::Close) => {}
        }
    }

    /// Checks the plan's file when the window is used again, as soon as nothing lies over it.
    pub(super) fn check_file(&mut self, ctx: &egui::Context) {
        let has_focus = ctx.input(|input| input.focused);
        self.file_watch.check_pending |= has_focus && !self.file_watch.had_focus;
        self.file_watch.had_focus = has_focus;
        if !self.file_watch.check_pending || self.is_covered() || self.saves.is_saving() {
            return;
        }
        self.file_watch.check_pending = false;
        if let Some(file) = self
            .session
            .as_ref()
            .and_then(|session| session.file.clone())
        {
            self.background.run(ctx, move || {
                let on_disk = store::look(&file.path, file.seen);
                let backup = store::backup_path(&file.path);
                and_then(move |app, _| app.file_checked(&file.path, file.seen, on_disk, backup))
            });
        }
    }

    /// Takes the state of the plan's file; asks about it where that is news.
    pub(super) fn file_checked(
        &mut self,
        path: &Path,
        seen: Seen,
        on_disk: OnDisk,
        backup: PathBuf,
    ) {
        let file = self.session.as_mut().and_then(|it| it.file.as_mut());
        let Some(file) = file.filter(|file| file.path == path && file.seen == seen) else {
            return;
        };
        let is_news = match on_disk {
            OnDisk::Same => {
                file.is_gone = false;
                false
            }
            OnDisk::Changed => true,
            OnDisk::Gone => !file.is_gone,
        };
        if !is_news {
            return;
        }
        // What is being saved here is no change by someone else.
        if self.is_covered() || self.saves.is_saving() {
            self.file_watch.check_pending = true;
            return;
        }
        self.modal = Some(Modal::Changed(Changed {
            on_disk,
            backup,
            is_saving: false,
            then: None,
        }));
    }

    /// Asks what is to be done about a file that is not as it was seen last.
    pub(super) fn show_changed(&mut self, ctx: &egui::Context, changed: Changed) {
        let Some(session) = &self.session else {
            return;
        };
        let Some(path) = session.path().map(Path::to_owned) else {
            return;
        };
        let is_gone = changed.on_disk == OnDisk::Gone;
        let mut about = vec![path.display().to_string()];
        let (title, choices): (_, &[_]) = if is_gone {
            about.push(
                "The file was moved, renamed or deleted. The plan is still open here, and now in \
                 no file"
                    .to_owned(),
            );
            (
                "The plan’s file is gone",
                &[
                    (ChangedAnswer::KeepMine, "Save it there again"),
                    (ChangedAnswer::SaveAs, "Save as…"),
                    (ChangedAnswer::Nothing, "Not now"),
                ],
            )
        } else {
            let mine = if session.document.is_saved() {
                "The plan is open here as it was before that"
            } else {
                "The plan open here has changes of its own"
            };
            about.push(format!(
                "Another program or window wrote the file since it was read or saved here. {mine}"
            ));
            about.push(format!(
                "Keep mine saves the plan from here; the other version becomes the backup {}. \
                 Load theirs opens the other version here; Undo brings yours back",
                format::file_name(&changed.backup)
            ));
            let nothing = if changed.is_saving {
                "Cancel"
            } else {
                "Not now"
            };
            (
                "The file was changed by someone else",
                &[
                    (ChangedAnswer::KeepMine, "Keep mine"),
                    (ChangedAnswer::LoadTheirs, "Load theirs"),
                    (ChangedAnswer::SaveAs, "Save as…"),
                    (ChangedAnswer::Nothing, nothing),
                ],
            )
        };
        let question = Choices {
            title,
            about: &about,
            choices,
        };
        match dialogs::choose(ctx, "file changed", question) {
            None => self.modal = Some(Modal::Changed(changed)),
            Some(ChangedAnswer::KeepMine) => {
                self.save_plan_to(ctx, path, Overwrite::Anything, changed.then);
            }
            Some(ChangedAnswer::LoadTheirs) => self.load_theirs(ctx, path),
            Some(ChangedAnswer::SaveAs) => {
                self.note_gone(is_gone);
                self.ask_where_to_save(ctx, changed.then);
            }
            Some(ChangedAnswer::Nothing) => self.note_gone(is_gone),
        }
    }

    /// The plan of a file that is gone is in no file; that is told once.
    fn note_gone(&mut self, is_gone: bool) {
        if let Some(session) = self.session.as_mut().filter(|_| is_gone) {
            session.document.mark_unsaved();
            if let Some(file) = &mut session.file {
                file.is_gone = true;
            }
        }
    }

    fn load_theirs(&mut self, ctx: &egui::Context, path: PathBuf) {
        self.background.run(ctx, move || {
            let opened = store::open(&path).map_err(Unread::from);
            and_then(move |app, _| app.take_theirs(path, opened))
        });
        self.take_finished(ctx);
    }

    /// Takes their version of the plan's file.
    pub(super) fn take_theirs(&mut self, path: PathBuf, opened: Result<(Plan, Seen), Unread>) {
        match opened {
            Ok((plan, seen)) => {
                if let Some(session) = &mut self.session
                    && session.path() == Some(path.as_path())
                {
                    session.document.take_from_file(plan);
                    session.file = Some(PlanFile::new(path, seen));
                }
            }
            Err(unread) => {
                self.tell_later("Their version did not open; yours still is", unread.text);
            }
        }
    }
}

/// Says that a file is being opened.
fn opening(path: &Path) -> String {
    format!("Opening {}…", format::file_name(path))
}
