//! The dialog that lies over the window, one at a time: questions, messages, the palette.

use super::App;
use super::background::and_then;
use super::file_dialog::FileKind;
use super::session::Session;
use crate::store::{self, OnDisk};
use crate::ui::Asks;
use crate::ui::command::Available;
use crate::ui::dialogs::{self, PathAnswer, SaveFirst};
use crate::ui::panels::palette::{self, PaletteState};
use crate::ui::widgets::draft;
use std::path::PathBuf;

/// The name of the field in which a plan's path is typed.
const PLAN_PATH: &str = "Path of the plan file";

/// The dialog over the window.
pub enum Modal {
    /// Whether to save first.
    SaveFirst(Intent),
    /// Something that went wrong.
    Message {
        /// The thing that did not happen.
        title: String,
        /// Why, and what to do.
        text: String,
        /// The action to go on with once it is read.
        then: Option<Intent>,
    },
    /// Why the plan was not saved, and whether to save it elsewhere.
    NotSaved {
        /// Why.
        text: String,
        /// The action to go on with once it is saved.
        then: Option<Intent>,
    },
    /// A file that someone else changed.
    Changed(Changed),
    /// Something that takes long to be written, for which an action waits.
    StillWriting,
    /// Work that an earlier run left behind.
    Recover {
        /// The one about which it asks again before it is discarded.
        discarding: Option<usize>,
    },
    /// A path to open.
    PathToOpen {
        /// The text typed so far.
        typed: String,
        /// The kind of file.
        opening: Opening,
    },
    /// A path to save to.
    PathToSave {
        /// The text typed so far.
        typed: String,
        /// The thing to save.
        saving: Saving,
    },
    /// Whether to replace a file that is there.
    Replace {
        /// The file.
        path: PathBuf,
        /// The thing to save.
        saving: Saving,
    },
    /// The kind of picture to export.
    Picture,
    /// The order of a presentation.
    Presentation,
    /// Every key.
    Shortcuts,
    /// The program's name and version.
    About,
    /// The palette of commands.
    Palette(PaletteState),
}

impl Modal {
    /// An empty prompt for a path to open.
    pub const fn type_path_to_open(opening: Opening) -> Self {
        Self::PathToOpen {
            typed: String::new(),
            opening,
        }
    }

    /// A prompt for a path to save to, in the folder one is most likely to mean.
    pub fn type_path_to_save(name: &str, saving: Saving) -> Self {
        let folder = std::env::home_dir().unwrap_or_default();
        Self::PathToSave {
            typed: folder.join(name).display().to_string(),
            saving,
        }
    }
}

impl App {
    /// Shows a message over the window.
    pub(super) fn tell(&mut self, title: &str, text: String) {
        self.modal = Some(message(title, text));
    }

    /// Shows a message as soon as nothing lies over the window.
    pub(super) fn tell_later(&mut self, title: &str, text: String) {
        self.show_later(message(title, text));
    }

    /// Shows a dialog as soon as nothing lies over the window.
    pub(super) fn show_later(&mut self, modal: Modal) {
        self.later.push_back(modal);
        self.show_next();
    }

    /// Shows the dialog that came up first while something lay over the window.
    pub(super) fn show_next(&mut self) {
        if !self.is_covered() {
            self.modal = self.later.pop_front();
        }
    }

    /// Shows the dialog over the window and does what was answered.
    pub(super) fn show_modal(
        &mut self,
        ctx: &egui::Context,
        available: Available,
        asks: &mut Asks,
    ) {
        let Some(modal) = self.modal.take() else {
            return;
        };
        match modal {
            Modal::SaveFirst(intent) => self.show_save_first(ctx, intent),
            Modal::Message { title, text, then } => {
                if dialogs::message(ctx, &title, &text) {
                    self.modal = Some(Modal::Message { title, text, then });
                } else if let Some(intent) = then {
                    self.unless_unsaved(ctx, intent);
                }
            }
            Modal::NotSaved { text, then } => self.show_not_saved(ctx, text, then),
            Modal::Changed(changed) => self.show_changed(ctx, changed),
            Modal::StillWriting => self.show_still_writing(ctx),
            Modal::Recover { discarding } => self.show_kept_work(ctx, discarding),
            Modal::PathToOpen { typed, opening } => self.show_path_to_open(ctx, typed, opening),
            Modal::PathToSave { typed, saving } => self.show_path_to_save(ctx, typed, saving),
            Modal::Replace { path, saving } => self.show_replace(ctx, path, saving),
            Modal::Picture => self.show_picture_dialog(ctx),
            Modal::Presentation => self.show_presentation_dialog(ctx, asks),
            Modal::Shortcuts => {
                if dialogs::shortcuts(ctx) {
                    self.modal = Some(Modal::Shortcuts);
                }
            }
            Modal::About => {
                if dialogs::about(ctx) {
                    self.modal = Some(Modal::About);
                }
            }
            Modal::Palette(mut state) => {
                if palette::show(ctx, &mut state, available, asks) {
                    self.modal = Some(Modal::Palette(state));
                }
            }
        }
    }

    fn show_save_first(&mut self, ctx: &egui::Context, intent: Intent) {
        let name = self.session.as_ref().map(Session::name).unwrap_or_default();
        let unread = draft::unread(ctx);
        match dialogs::save_first(ctx, &name, intent.text(), &unread) {
            None => self.modal = Some(Modal::SaveFirst(intent)),
            Some(SaveFirst::Cancel) => {}
            Some(SaveFirst::Discard) => self.go(ctx, intent),
            Some(SaveFirst::Save) => self.save(ctx, Some(intent)),
        }
    }

    fn show_path_to_open(&mut self, ctx: &egui::Context, mut typed: String, opening: Opening) {
        let titles = match opening {
            Opening::Plan => ("Open a plan", PLAN_PATH),
            Opening::Table => ("Open a table", "Path of the CSV file"),
        };
        match dialogs::path(ctx, titles, "Open", &mut typed) {
            None => self.modal = Some(Modal::PathToOpen { typed, opening }),
            Some(PathAnswer::Cancel) => {}
            Some(PathAnswer::Path(path)) => {
                let path = store::expand_home(&path);
                match opening {
                    Opening::Plan => self.unless_unsaved(ctx, Intent::OpenFile(path)),
                    Opening::Table => self.open_table(ctx, path),
                }
            }
        }
    }

    fn show_path_to_save(&mut self, ctx: &egui::Context, mut typed: String, saving: Saving) {
        match dialogs::path(ctx, saving.titles(), "Save", &mut typed) {
            None => self.modal = Some(Modal::PathToSave { typed, saving }),
            Some(PathAnswer::Cancel) => {}
            Some(PathAnswer::Path(path)) => {
                let path = saving.with_ending(store::expand_home(&path));
                self.background.run(ctx, move || {
                    let is_there = path.exists();
                    and_then(move |app, ctx| app.save_in_place(ctx, path, saving, is_there))
                });
                self.take_finished(ctx);
            }
        }
    }

    /// Goes on with a typed path; asks first where something stands there.
    pub(super) fn save_in_place(
        &mut self,
        ctx: &egui::Context,
        path: PathBuf,
        saving: Saving,
        is_there: bool,
    ) {
        if is_there {
            self.show_later(Modal::Replace { path, saving });
        } else {
            self.save_to(ctx, path, saving);
        }
    }

    fn show_replace(&mut self, ctx: &egui::Context, path: PathBuf, saving: Saving) {
        match dialogs::replace(ctx, &path) {
            None => self.modal = Some(Modal::Replace { path, saving }),
            Some(false) => {
                let typed = path.display().to_string();
                self.modal = Some(Modal::PathToSave { typed, saving });
            }
            Some(true) => self.save_to(ctx, path, saving),
        }
    }
}

fn message(title: &str, text: String) -> Modal {
    Modal::Message {
        title: title.to_owned(),
        text,
        then: None,
    }
}

/// An action of the user that waits until unsaved work is settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Intent {
    /// Start a new plan.
    New,
    /// Open this file.
    OpenFile(PathBuf),
    /// Open the example with this index.
    Example(u8),
    /// Open the unsaved work that is kept here.
    Restore(PathBuf),
    /// Back to the start screen.
    Close,
    /// End the program.
    Quit,
}

impl Intent {
    /// The action in words, behind "before".
    const fn text(&self) -> &'static str {
        match self {
            Self::New => "starting a new plan",
            Self::OpenFile(_) | Self::Example(_) | Self::Restore(_) => "opening another plan",
            Self::Close => "closing it",
            Self::Quit => "quitting",
        }
    }
}

/// A kind of file to open by its path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// A plan.
    Plan,
    /// A table for the statement.
    Table,
}

/// Something that waits for the path to save it to.
pub enum Saving {
    /// The plan.
    Plan {
        /// The action to go on with once it is saved.
        then: Option<Intent>,
    },
    /// Something taken out of the plan.
    Export(Export),
}

impl Saving {
    /// The title of a prompt for the path, and the name of its field.
    const fn titles(&self) -> (&'static str, &'static str) {
        match self {
            Self::Plan { .. } => ("Save the plan", PLAN_PATH),
            Self::Export(_) => ("Export", "Path of the file to write"),
        }
    }

    /// A path with the ending of such files, where it has none.
    pub fn with_ending(&self, path: PathBuf) -> PathBuf {
        match self {
            Self::Plan { .. } => store::with_extension(path),
            Self::Export(export) => store::with_ending(path, export.kind.ending()),
        }
    }
}

/// Something taken out of the plan as it was when that was asked for.
pub struct Export {
    /// The file name to begin with.
    pub name: String,
    /// The kind of file.
    pub kind: FileKind,
    /// Makes the bytes of the file, or says why not; may take longer than a frame.
    pub make: Box<dyn FnOnce() -> Result<Vec<u8>, String> + Send>,
}

/// A file that is not as it was seen last.
pub struct Changed {
    /// Its state.
    pub on_disk: OnDisk,
    /// The place for the backup of what it holds.
    pub backup: PathBuf,
    /// Whether that was noticed while saving.
    pub is_saving: bool,
    /// The action to go on with once it is settled.
    pub then: Option<Intent>,
}
