//! Exports: pictures, figures and texts taken out of the plan, to files and the clipboard.

use super::background::{Clip, and_then};
use super::file_dialog::FileKind;
use super::modal::{Export, Modal, Saving};
use super::session::Session;
use super::{App, Request};
use crate::export::picture::drawing::Drawing;
use crate::store::{self, Input};
use crate::ui::Takeaway;
use crate::ui::dialogs::picture::{self as picture_dialog, PictureAnswer};
use crate::ui::output::{Subject, picture, table};
use crate::ui::state::picture::{PictureChoice, PictureKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

impl App {
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

    /// Makes an export and writes it to a file, beside the frames. It replaces neither the open
    /// plan's file nor the backup of that.
    pub(super) fn write_export(&mut self, ctx: &egui::Context, path: PathBuf, export: Export) {
        let plan = self.plan_path();
        self.saves.export_begins();
        self.background.run(ctx, move || {
            let kept = plan.map(|plan| [store::backup_path(&plan), plan]);
            let kept: Vec<Input<'_>> = kept.iter().flatten().map(|it| Input::File(it)).collect();
            let written = (export.make)().and_then(|bytes| {
                store::write(&bytes, &path, &kept).map_err(|error| error.to_string())
            });
            and_then(move |app, _| app.exported(&path, written))
        });
    }

    /// Says how an export went.
    pub(super) fn exported(&mut self, path: &Path, written: Result<(), String>) {
        self.saves.export_ended();
        match written {
            Ok(()) => self.note = Some(format!("Written to {}", path.display())),
            Err(error) => self.tell_later("Nothing was exported", error),
        }
    }

    /// Puts something on the clipboard.
    pub(super) fn copy(&mut self, ctx: &egui::Context, made: Result<Clip, String>) {
        match made {
            Ok(Clip::Text(text)) => ctx.copy_text(text),
            Ok(Clip::Image(image)) => ctx.copy_image(image),
            Err(error) => return self.tell_later("Nothing was copied", error),
        }
        self.note = Some("Copied".to_owned());
    }

    /// Asks where to write the figures behind the open view.
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

    /// Shows the dialog for the kind of picture, and does what was answered.
    pub(super) fn show_picture_dialog(&mut self, ctx: &egui::Context) {
        let shown = self.view.heading();
        match picture_dialog::show(ctx, &shown, &mut self.view.picture) {
            None => self.modal = Some(Modal::Picture),
            Some(PictureAnswer::Cancel) => {}
            Some(PictureAnswer::Save) => self.save_picture(ctx),
            Some(PictureAnswer::Copy) => self.copy_picture(ctx),
        }
    }

    fn save_picture(&mut self, ctx: &egui::Context) {
        let Some(task) = self.picture() else {
            return;
        };
        let kind = match task.choice.kind {
            PictureKind::Png => FileKind::Png,
            PictureKind::Svg => FileKind::Svg,
        };
        let export = Export {
            name: self.export_name(kind),
            kind,
            make: Box::new(move || task.bytes()),
        };
        self.export(ctx, export);
    }

    fn copy_picture(&mut self, ctx: &egui::Context) {
        if let Some(task) = self.picture() {
            self.background.run(ctx, move || {
                let made = task.clip();
                and_then(move |app, ctx| app.copy(ctx, made))
            });
        }
    }

    /// A picture of the open view as it is now.
    fn picture(&self) -> Option<PictureTask> {
        Some(PictureTask {
            subject: self.subject()?,
            choice: self.view.picture,
        })
    }

    /// The open plan and view as they are now.
    pub(super) fn subject(&self) -> Option<Subject> {
        let document = &self.session.as_ref()?.document;
        Some(Subject {
            base: Arc::clone(document.plan()),
            scenario: document.scenario(),
            view: self.view.clone(),
        })
    }

    /// A file name for an export of the open view: `Solo operator, stake.png`.
    fn export_name(&self, kind: FileKind) -> String {
        let session = self.session.as_ref();
        let plan = session.map(Session::file_stem).unwrap_or_default();
        format!("{plan}, {}.{}", self.view.view.word(), kind.ending())
    }
}

/// A picture to be made.
struct PictureTask {
    subject: Subject,
    choice: PictureChoice,
}

impl PictureTask {
    fn drawing(&self) -> Result<Drawing, String> {
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
