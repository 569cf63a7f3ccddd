//! Saving: the plan to its file, and what is taken out of it to other files and the clipboard.

use super::file_dialog::FileKind;
use super::modal::{Intent, Overlay, PLAN_PATH};
use super::plan_file::Over;
use super::recovery::offer::Left;
use super::{App, Request};
use crate::store::{self, Found, OnDisk, Seen};
use crate::ui::Takeaway;
use crate::ui::dialogs::picture as picture_dialog;
use crate::ui::dialogs::picture::PictureAnswer;
use crate::ui::output::Subject;
use crate::ui::output::picture;
use crate::ui::output::table;
use crate::ui::state::picture::{PictureChoice, PictureKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// What a path is being asked for.
pub enum Saving {
    /// The plan.
    Plan {
        /// What to do once it is saved.
        then: Option<Intent>,
    },
    /// Something taken out of the plan.
    Export(Export),
}

impl Saving {
    /// What a prompt for the path says on top, and what it calls the field.
    pub const fn titles(&self) -> (&'static str, &'static str) {
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
    /// What the file holds.
    pub kind: FileKind,
    /// Makes the bytes of the file, or says why not; may take longer than a frame.
    pub make: Box<dyn FnOnce() -> Result<Vec<u8>, String> + Send>,
}

/// What goes on the clipboard.
pub enum Clip {
    /// Text.
    Text(String),
    /// Pixels.
    Image(egui::ColorImage),
}

/// What came of work off the frame.
pub(super) enum Done {
    /// Something to write to a file.
    Write(PathBuf, Result<Vec<u8>, String>),
    /// Something for the clipboard.
    Copy(Result<Clip, String>),
    /// What became of a file in which something else was seen before.
    Looked(PathBuf, Seen, OnDisk),
    /// What earlier runs left behind.
    Found(Vec<Found>),
}

/// Work with files and for the clipboard, done off the frame, one piece after another as it comes.
pub struct Errands {
    sender: Sender<Done>,
    receiver: Receiver<Done>,
    is_inline: bool,
}

impl Errands {
    /// Does its work on threads, or at once.
    pub fn new(executor: crate::app::Executor) -> Self {
        let (sender, receiver) = channel();
        Self {
            sender,
            receiver,
            is_inline: executor == crate::app::Executor::Inline,
        }
    }

    /// Does this work; what comes of it is taken in a later frame.
    pub(super) fn run(&self, ctx: &egui::Context, work: impl FnOnce() -> Done + Send + 'static) {
        let sender = self.sender.clone();
        let ctx = ctx.clone();
        let work = move || {
            if sender.send(work()).is_ok() {
                ctx.request_repaint();
            }
        };
        if self.is_inline {
            work();
        } else {
            // Where no thread can be had, nothing can be exported either; the user tries again.
            let _ = thread::Builder::new().name("errand".to_owned()).spawn(work);
        }
    }
}

impl App {
    /// Saves to the plan's file, or asks for one; then goes on with `then`.
    pub(super) fn save(&mut self, ctx: &egui::Context, then: Option<Intent>) {
        let path = self
            .session
            .as_ref()
            .and_then(|session| session.path().map(Path::to_owned));
        match path {
            Some(path) => self.save_plan_to(ctx, path, Over::Seen, then),
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

    /// Asks where to, and writes it there.
    pub(super) fn export(&mut self, ctx: &egui::Context, export: Export) {
        let request = Request::Export {
            name: export.name.clone(),
            kind: export.kind,
        };
        self.saving = Some(Saving::Export(export));
        self.dialogs.ask(ctx, request);
    }

    /// Asks where to write something that a panel made.
    pub(super) fn take_away(&mut self, ctx: &egui::Context, takeaway: Takeaway) {
        let Takeaway { name, bytes } = takeaway;
        let Some(kind) = FileKind::of_name(&name) else {
            return;
        };
        let make = Box::new(move || Ok(bytes));
        self.export(ctx, Export { name, kind, make });
    }

    /// Reads a table into the statement; what stood there stays where that fails.
    pub(super) fn open_table(&mut self, path: &Path) {
        match store::load_text(path) {
            Ok(text) => self.view.split.receipts = text,
            Err(error) => self.tell("The table did not open", error.to_string()),
        }
    }

    /// Goes on with a path that was chosen in a dialog, which has asked about replacing.
    pub(super) fn save_to(&mut self, ctx: &egui::Context, path: PathBuf, saving: Saving) {
        match saving {
            Saving::Plan { then } => self.save_plan_to(ctx, path, Over::Seen, then),
            Saving::Export(Export { make, .. }) => {
                self.errands.run(ctx, move || Done::Write(path, make()));
            }
        }
    }

    /// Goes on with what was done off the frame since the last one.
    pub(super) fn take_errands(&mut self, ctx: &egui::Context) {
        while let Ok(done) = self.errands.receiver.try_recv() {
            match done {
                Done::Write(path, made) => self.write(&path, made),
                Done::Copy(Ok(clip)) => {
                    match clip {
                        Clip::Text(text) => ctx.copy_text(text),
                        Clip::Image(image) => ctx.copy_image(image),
                    }
                    self.note = Some("Copied".to_owned());
                }
                Done::Looked(path, seen, on_disk) => self.take_look(&path, seen, on_disk),
                Done::Found(found) => {
                    self.left = Left {
                        offers: !found.is_empty(),
                        found,
                    };
                }
                Done::Copy(Err(error)) => self.tell("Nothing was copied", error),
            }
        }
    }

    fn write(&mut self, path: &Path, made: Result<Vec<u8>, String>) {
        let written =
            made.and_then(|bytes| store::write(&bytes, path).map_err(|error| error.to_string()));
        match written {
            Ok(()) => self.note = Some(format!("Written to {}", path.display())),
            Err(error) => self.tell("Nothing was exported", error),
        }
    }

    /// Asks for the figures behind the open view as a file.
    pub(super) fn export_data(&mut self, ctx: &egui::Context) {
        let Some(subject) = self.subject() else {
            return;
        };
        let export = Export {
            name: self.export_name(FileKind::Csv),
            kind: FileKind::Csv,
            make: Box::new(move || table::csv(subject).map_err(|error| error.to_string())),
        };
        self.export(ctx, export);
    }

    /// Shows what asks for the kind of picture, and does what was answered.
    pub(super) fn show_picture_dialog(&mut self, ctx: &egui::Context) {
        let shown = self.view.heading();
        match picture_dialog::show(ctx, &shown, &mut self.view.picture) {
            None => self.overlay = Some(Overlay::Picture),
            Some(PictureAnswer::Cancel) => {}
            Some(PictureAnswer::Save) => self.save_picture(ctx),
            Some(PictureAnswer::Copy) => self.copy_picture(ctx),
        }
    }

    fn save_picture(&mut self, ctx: &egui::Context) {
        let Some(drawn) = self.picture() else {
            return;
        };
        let kind = match drawn.choice.kind {
            PictureKind::Png => FileKind::Png,
            PictureKind::Svg => FileKind::Svg,
        };
        let export = Export {
            name: self.export_name(kind),
            kind,
            make: Box::new(move || drawn.bytes()),
        };
        self.export(ctx, export);
    }

    fn copy_picture(&mut self, ctx: &egui::Context) {
        if let Some(drawn) = self.picture() {
            self.errands.run(ctx, move || Done::Copy(drawn.clip()));
        }
    }

    /// The open view as it is now.
    fn picture(&self) -> Option<Drawn> {
        Some(Drawn {
            subject: self.subject()?,
            choice: self.view.picture,
        })
    }

    /// What the window shows, as it is now.
    pub(super) fn subject(&self) -> Option<Subject> {
        let document = &self.session.as_ref()?.document;
        Some(Subject {
            base: Arc::clone(document.plan()),
            scenario: document.scenario(),
            view: self.view.clone(),
        })
    }

    /// `Solo operator, stake.png`: what is exported of the open view.
    fn export_name(&self, kind: FileKind) -> String {
        let session = self.session.as_ref();
        let plan = session
            .map(crate::app::Session::file_stem)
            .unwrap_or_default();
        format!("{plan}, {}.{}", self.view.view.word(), kind.ending())
    }
}

/// A picture that is to be made.
struct Drawn {
    subject: Subject,
    choice: PictureChoice,
}

impl Drawn {
    fn drawing(&self) -> Result<crate::export::picture::drawing::Drawing, String> {
        picture::draw(self.subject.clone(), &self.choice.page)
            .map_err(|error| format!("Nothing can be computed: {error}"))
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        let drawing = self.drawing()?;
        match self.choice.kind {
            PictureKind::Svg => Ok(self.choice.svg(&drawing).into_bytes()),
            PictureKind::Png => {
                let painted = self.choice.painted(&drawing);
                painted
                    .and_then(|picture| picture.png())
                    .map_err(|error| error.to_string())
            }
        }
    }

    fn clip(&self) -> Result<Clip, String> {
        let drawing = self.drawing()?;
        match self.choice.kind {
            PictureKind::Svg => Ok(Clip::Text(self.choice.svg(&drawing))),
            PictureKind::Png => {
                let painted = self.choice.painted(&drawing);
                let picture = painted.map_err(|error| error.to_string())?;
                let side = |pixels: u32| usize::try_from(pixels).unwrap_or_default();
                let size = [side(picture.width()), side(picture.height())];
                let rgba = picture.premultiplied_rgba();
                let image = egui::ColorImage::from_rgba_premultiplied(size, rgba);
                Ok(Clip::Image(image))
            }
        }
    }
}
