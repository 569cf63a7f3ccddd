//! What lies over the window: questions, messages, the palette. One at a time.

use super::App;
use super::export::Saving;
use super::plan_file::Changed;
use crate::store;
use crate::ui::Asks;
use crate::ui::command::Available;
use crate::ui::dialogs;
use crate::ui::dialogs::{PathAnswer, SaveFirst};
use crate::ui::panels::palette;
use crate::ui::panels::palette::PaletteState;
use std::path::PathBuf;

/// What a prompt calls its field where a plan's path is typed.
pub const PLAN_PATH: &str = "Path of the plan file";

/// What the user set out to do, kept while they are asked whether to save first.
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
    /// What saving comes before, in words.
    const fn text(&self) -> &'static str {
        match self {
            Self::New => "starting a new plan",
            Self::OpenFile(_) | Self::Example(_) | Self::Restore(_) => "opening another plan",
            Self::Close => "closing it",
            Self::Quit => "quitting",
        }
    }
}

/// What a path is asked for to open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// A plan.
    Plan,
    /// A table for the statement.
    Table,
}

/// What lies over the window.
pub enum Overlay {
    /// Whether to save first.
    SaveFirst(Intent),
    /// Something that went wrong.
    Message {
        /// What did not happen.
        title: String,
        /// Why, and what to do.
        text: String,
    },
    /// Why the plan was not saved, and whether to save it elsewhere.
    NotSaved {
        /// Why.
        text: String,
        /// What to do once it is saved.
        then: Option<Intent>,
    },
    /// A file that someone else changed.
    Changed(Changed),
    /// Work that an earlier run left behind.
    Recover {
        /// The one about which it asks again before it is discarded.
        discarding: Option<usize>,
    },
    /// A path to open.
    PathToOpen {
        /// What is typed so far.
        typed: String,
        /// What is to be opened.
        opening: Opening,
    },
    /// A path to save to.
    PathToSave {
        /// What is typed so far.
        typed: String,
        /// What is saved.
        saving: Saving,
    },
    /// Whether to replace a file that is there.
    Replace {
        /// The file.
        path: PathBuf,
        /// What is saved.
        saving: Saving,
    },
    /// What kind of picture to export.
    Picture,
    /// What is presented.
    Presentation,
    /// Every key.
    Shortcuts,
    /// What the program is.
    About,
    /// The palette of commands.
    Palette(PaletteState),
}

impl Overlay {
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
    /// Shows what lies over the window and does what was answered.
    pub(super) fn show_overlay(
        &mut self,
        ctx: &egui::Context,
        available: Available,
        asks: &mut Asks,
    ) {
        let Some(overlay) = self.overlay.take() else {
            return;
        };
        match overlay {
            Overlay::SaveFirst(intent) => self.show_save_first(ctx, intent),
            Overlay::Message { title, text } => {
                if dialogs::message(ctx, &title, &text) {
                    self.overlay = Some(Overlay::Message { title, text });
                }
            }
            Overlay::NotSaved { text, then } => self.show_not_saved(ctx, text, then),
            Overlay::Changed(changed) => self.show_changed(ctx, changed),
            Overlay::Recover { discarding } => self.show_left(ctx, discarding),
            Overlay::PathToOpen { typed, opening } => self.show_path_to_open(ctx, typed, opening),
            Overlay::PathToSave { typed, saving } => self.show_path_to_save(ctx, typed, saving),
            Overlay::Replace { path, saving } => self.show_replace(ctx, path, saving),
            Overlay::Picture => self.show_picture_dialog(ctx),
            Overlay::Presentation => self.show_presentation_dialog(ctx, asks),
            Overlay::Shortcuts => {
                if dialogs::shortcuts(ctx) {
                    self.overlay = Some(Overlay::Shortcuts);
                }
            }
            Overlay::About => {
                if dialogs::about(ctx) {
                    self.overlay = Some(Overlay::About);
                }
            }
            Overlay::Palette(mut state) => {
                if palette::show(ctx, &mut state, available, asks) {
                    self.overlay = Some(Overlay::Palette(state));
                }
            }
        }
    }

    fn show_save_first(&mut self, ctx: &egui::Context, intent: Intent) {
        let name = self
            .session
            .as_ref()
            .map(crate::app::Session::name)
            .unwrap_or_default();
        match dialogs::save_first(ctx, &name, intent.text()) {
            None => self.overlay = Some(Overlay::SaveFirst(intent)),
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
            None => self.overlay = Some(Overlay::PathToOpen { typed, opening }),
            Some(PathAnswer::Cancel) => {}
            Some(PathAnswer::Path(path)) => {
                let path = store::expand_home(&path);
                match opening {
                    Opening::Plan => self.unless_unsaved(ctx, Intent::OpenFile(path)),
                    Opening::Table => self.open_table(&path),
                }
            }
        }
    }

    fn show_path_to_save(&mut self, ctx: &egui::Context, mut typed: String, saving: Saving) {
        match dialogs::path(ctx, saving.titles(), "Save", &mut typed) {
            None => self.overlay = Some(Overlay::PathToSave { typed, saving }),
            Some(PathAnswer::Cancel) => {}
            Some(PathAnswer::Path(path)) => {
                let path = saving.with_ending(store::expand_home(&path));
                if path.exists() {
                    self.overlay = Some(Overlay::Replace { path, saving });
                } else {
                    self.save_to(ctx, path, saving);
                }
            }
        }
    }

    fn show_replace(&mut self, ctx: &egui::Context, path: PathBuf, saving: Saving) {
        match dialogs::replace(ctx, &path) {
            None => self.overlay = Some(Overlay::Replace { path, saving }),
            Some(false) => {
                let typed = path.display().to_string();
                self.overlay = Some(Overlay::PathToSave { typed, saving });
            }
            Some(true) => self.save_to(ctx, path, saving),
        }
    }
}
