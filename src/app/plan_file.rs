//! The plan's file under the window: noticing that someone else changed or removed it, and saving
//! only over what was seen in it.

use super::App;
use super::export::Done;
use super::modal::{Intent, Overlay};
use super::session::PlanFile;
use crate::store::{self, OnDisk, SaveError, Seen};
use crate::ui::dialogs;
use crate::ui::dialogs::Choices;
use std::path::{Path, PathBuf};

/// A file that is not as it was seen last, and what to do once that is settled.
pub struct Changed {
    on_disk: OnDisk,
    /// Whether it was noticed while saving; otherwise by looking.
    is_saving: bool,
    then: Option<Intent>,
}

/// What may be written over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// What was seen in the plan's file last.
    Seen,
    /// Whatever is there.
    Anything,
}

/// When to look at the plan's file.
pub struct Watch {
    had_focus: bool,
    /// Whether it is to be looked at as soon as nothing lies over the window.
    looks: bool,
}

impl Default for Watch {
    fn default() -> Self {
        Self {
            had_focus: true,
            looks: false,
        }
    }
}

impl App {
    /// Saves the plan there, then goes on with `then`.
    pub(super) fn save_plan_to(
        &mut self,
        ctx: &egui::Context,
        path: PathBuf,
        over: Over,
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
            (Some(file), Over::Seen) => store::save_over(plan, &path, file.seen),
            (Some(_), Over::Anything) | (None, _) => store::save(plan, &path),
        };
        match saved {
            Ok(seen) => {
                session.document.mark_saved(session.document.revision());
                self.view.recent.note(&path);
                session.file = Some(PlanFile::new(path, seen));
                if let Some(intent) = then {
                    self.go(ctx, intent);
                }
            }
            Err(SaveError::Changed { .. }) => {
                self.overlay = Some(Overlay::Changed(Changed {
                    on_disk: OnDisk::Changed,
                    is_saving: true,
                    then,
                }));
            }
            Err(error) => {
                let text = error.to_string();
                self.overlay = Some(Overlay::NotSaved { text, then });
            }
        }
    }

    /// Looks at the plan's file when the window is used again, as soon as nothing lies over it.
    pub(super) fn look_at_file(&mut self, ctx: &egui::Context) {
        let has_focus = ctx.input(|input| input.focused);
        self.watch.looks |= has_focus && !self.watch.had_focus;
        self.watch.had_focus = has_focus;
        if !self.watch.looks || self.overlay.is_some() || self.stage.is_some() {
            return;
        }
        self.watch.looks = false;
        if let Some(file) = self
            .session
            .as_ref()
            .and_then(|session| session.file.clone())
        {
            self.errands.run(ctx, move || {
                let on_disk = store::look(&file.path, file.seen);
                Done::Looked(file.path, file.seen, on_disk)
            });
        }
    }

    /// Takes what was found at the plan's file; asks about it where that is news.
    pub(super) fn take_look(&mut self, path: &Path, seen: Seen, on_disk: OnDisk) {
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
        if self.overlay.is_some() || self.stage.is_some() {
            self.watch.looks = true;
            return;
        }
        self.overlay = Some(Overlay::Changed(Changed {
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
        let (title, choices): (_, &[&str]) = if is_gone {
            about.push(
                "The file was moved, renamed or deleted. The plan is still open here, and now in \
                 no file"
                    .to_owned(),
            );
            (
                "The plan’s file is gone",
                &["Save it there again", "Save as…", "Not now"],
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
            let choices: &[&str] = if changed.is_saving {
                &["Keep mine", "Load theirs", "Save as…", "Cancel"]
            } else {
                &["Keep mine", "Load theirs", "Save as…", "Not now"]
            };
            ("The file was changed by someone else", choices)
        };
        let Some(answer) = dialogs::choose(
            ctx,
            "file changed",
            Choices {
                title,
                about: &about,
                choices,
            },
        ) else {
            self.overlay = Some(Overlay::Changed(changed));
            return;
        };
        match choices.get(answer).copied() {
            Some("Keep mine" | "Save it there again") => {
                self.save_plan_to(ctx, path, Over::Anything, changed.then);
            }
            Some("Load theirs") => self.load_theirs(path),
            Some("Save as…") => {
                self.note_gone(is_gone);
                self.ask_where_to_save(ctx, changed.then);
            }
            _ => self.note_gone(is_gone),
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

    /// Says why the plan was not saved, and offers another place.
    pub(super) fn show_not_saved(
        &mut self,
        ctx: &egui::Context,
        text: String,
        then: Option<Intent>,
    ) {
        let about = [text];
        let choices = Choices {
            title: "The plan is still open and not saved",
            about: &about,
            choices: &["Save as…", "Close"],
        };
        match dialogs::choose(ctx, "not saved", choices) {
            None => {
                let [text] = about;
                self.overlay = Some(Overlay::NotSaved { text, then });
            }
            Some(0) => self.ask_where_to_save(ctx, then),
            Some(_) => {}
        }
    }
}
