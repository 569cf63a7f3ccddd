//! The open plan and its file: opening, saving only over what was seen in it, and noticing that
//! someone else changed or removed it.

use super::background::Finished;
use super::modal::{Changed, Intent, Modal, Saving};
use super::session::{Overwrite, PlanFile, Session};
use super::{App, Request};
use crate::plan::EXAMPLES;
use crate::store::{self, OnDisk, SaveError, Seen};
use crate::ui::dialogs::{self, Choices};
use crate::ui::widgets::draft;
use std::path::{Path, PathBuf};

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
    /// Opens a file; whatever is open stays open where that fails.
    pub(super) fn open_file(&mut self, path: PathBuf) {
        let path = store::absolute(path);
        match store::open(&path) {
            // Saving asks where, so that a backup is never taken for the plan.
            Ok((plan, _)) if store::is_backup(&path) => {
                self.session = Some(Session::unsaved(plan, None));
                self.note = Some("Opened a backup; saving asks where".to_owned());
            }
            Ok((plan, seen)) => {
                self.view.recent.note(&path);
                self.session = Some(Session::in_file(plan, path, seen));
            }
            Err(error) => {
                if !error.may_come_back() {
                    self.view.recent.forget(&path);
                }
                self.tell("The plan did not open", error.to_string());
            }
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
        let path = self
            .session
            .as_ref()
            .and_then(|session| session.path().map(Path::to_owned));
        match path {
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

    /// Saves the plan there, then goes on with `then`.
    fn save_plan_to(
        &mut self,
        ctx: &egui::Context,
        path: PathBuf,
        over: Overwrite,
        then: Option<Intent>,
    ) {
        let Some(session) = &mut self.session else {
            return;
        };
        let path = store::absolute(path);
        let own = session.file.as_ref();
        let own = own.filter(|file| store::is_same_file(&file.path, &path));
        let plan = session.document.plan();
        let saved = match (own, over) {
            (Some(file), Overwrite::Seen) => store::save_over(plan, &path, file.seen),
            (Some(_), Overwrite::Anything) | (None, _) => store::save(plan, &path),
        };
        match saved {
            Ok(saved) => {
                let seen = saved.seen;
                session.document.mark_saved(session.document.revision());
                self.view.recent.note(&path);
                session.file = Some(PlanFile::new(path, seen));
                match then {
                    Some(intent) => self.go(ctx, intent),
                    None => self.note_unread(ctx),
                }
            }
            Err(SaveError::Changed { .. }) => {
                self.modal = Some(Modal::Changed(Changed {
                    on_disk: OnDisk::Changed,
                    is_saving: true,
                    then,
                }));
            }
            Err(error) => {
                let text = error.to_string();
                self.modal = Some(Modal::NotSaved { text, then });
            }
        }
    }

    /// Says what of the typed texts the saved plan does not hold.
    fn note_unread(&mut self, ctx: &egui::Context) {
        if let Some(draft) = draft::unread(ctx).first() {
            self.note = Some(format!(
                "Saved without “{}” in {}: it is no value there",
                draft::shortened(&draft.text),
                draft.field
            ));
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
        if !self.file_watch.check_pending || self.is_covered() {
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
                Finished::FileCheck(file.path, file.seen, on_disk)
            });
        }
    }

    /// Takes the state of the plan's file; asks about it where that is news.
    pub(super) fn file_checked(&mut self, path: &Path, seen: Seen, on_disk: OnDisk) {
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
        if self.is_covered() {
            self.file_watch.check_pending = true;
            return;
        }
        self.modal = Some(Modal::Changed(Changed {
            on_disk,
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
                crate::plan::format::file_name(&store::backup_path(&path))
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
            Some(ChangedAnswer::LoadTheirs) => self.load_theirs(path),
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

    fn load_theirs(&mut self, path: PathBuf) {
        match store::open(&path) {
            Ok((plan, seen)) => {
                if let Some(session) = &mut self.session {
                    session.document.take_from_file(plan);
                    session.file = Some(PlanFile::new(path, seen));
                }
            }
            Err(error) => self.tell(
                "Their version did not open; yours still is",
                error.to_string(),
            ),
        }
    }
}
