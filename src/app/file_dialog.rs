//! File dialogs of the system, behind a trait so that tests can script the answers.

use super::desktop;
use crate::plan::format::EXTENSION;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, channel};
use std::thread;

/// A question that a file dialog asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// A plan file to open.
    Open,
    /// A table to read, such as what an account received.
    OpenTable,
    /// A file to save to.
    Save {
        /// The name to begin with.
        name: String,
    },
    /// A file for something taken out of the plan.
    Export {
        /// The name to begin with.
        name: String,
        /// Its kind.
        kind: FileKind,
    },
}

/// A kind of file taken out of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A picture of pixels.
    Png,
    /// A picture of vectors.
    Svg,
    /// A table.
    Csv,
    /// A page to print.
    Html,
    /// Text.
    Markdown,
}

impl FileKind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Png, Self::Svg, Self::Csv, Self::Html, Self::Markdown];

    /// The kind whose names end as this one does.
    pub fn of_name(name: &str) -> Option<Self> {
        let ending = std::path::Path::new(name).extension()?;
        Self::ALL.into_iter().find(|kind| ending == kind.ending())
    }

    /// The ending of the names of such files.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Csv => "csv",
            Self::Html => "html",
            Self::Markdown => "md",
        }
    }

    /// The name of such files in dialogs.
    const fn text(self) -> &'static str {
        match self {
            Self::Png => "PNG pictures",
            Self::Svg => "SVG pictures",
            Self::Csv => "CSV tables",
            Self::Html => "HTML pages",
            Self::Markdown => "Markdown texts",
        }
    }
}

/// The answer of a file dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// This file.
    Path(PathBuf),
    /// The user changed their mind.
    Cancelled,
    /// No dialog could be shown.
    Unavailable,
}

/// A source of file dialogs. One is open at a time; its answer comes in a later frame.
pub trait FileDialogs {
    /// Opens a dialog; does nothing while another is open.
    fn ask(&mut self, ctx: &egui::Context, request: Request);

    /// The answer to the dialog that was open, once.
    fn answer(&mut self) -> Option<(Request, Answer)>;
}

/// The dialogs of the operating system.
#[derive(Default)]
pub struct NativeDialogs {
    open: Option<(Request, Receiver<Answer>)>,
}

impl FileDialogs for NativeDialogs {
    fn ask(&mut self, ctx: &egui::Context, request: Request) {
        if self.open.is_some() {
            return;
        }
        let (sender, receiver) = channel();
        let (text, endings): (_, &[&str]) = match &request {
            Request::Open | Request::Save { .. } => ("Poolwright plans", &[EXTENSION, "ron"]),
            Request::OpenTable => ("Tables", &["csv", "tsv", "txt"]),
            Request::Export { kind, .. } => (kind.text(), &[kind.ending()]),
        };
        let dialog = rfd::AsyncFileDialog::new()
            .add_filter(text, endings)
            .add_filter("All files", &["*"]);
        // The dialog is made here, since macOS wants that on the main thread, and awaited on
        // another, so that the window goes on.
        let chosen: std::pin::Pin<Box<dyn Future<Output = Option<rfd::FileHandle>> + Send>> =
            match &request {
                Request::Open => Box::pin(dialog.set_title("Open a plan").pick_file()),
                Request::OpenTable => Box::pin(dialog.set_title("Open a table").pick_file()),
                Request::Save { name } => Box::pin(
                    dialog
                        .set_title("Save the plan")
                        .set_file_name(name)
                        .save_file(),
                ),
                Request::Export { name, .. } => {
                    Box::pin(dialog.set_title("Export").set_file_name(name).save_file())
                }
            };
        let ctx = ctx.clone();
        let wait = move || {
            let answer = if desktop::has_file_dialogs() {
                match pollster::block_on(chosen) {
                    Some(file) => Answer::Path(file.path().to_owned()),
                    None => Answer::Cancelled,
                }
            } else {
                Answer::Unavailable
            };
            if sender.send(answer).is_ok() {
                ctx.request_repaint();
            }
        };
        let _ = thread::Builder::new()
            .name("file dialog".to_owned())
            .spawn(wait);
        self.open = Some((request, receiver));
    }

    fn answer(&mut self) -> Option<(Request, Answer)> {
        let (_, receiver) = self.open.as_ref()?;
        let answer = match receiver.try_recv() {
            Ok(answer) => answer,
            Err(std::sync::mpsc::TryRecvError::Empty) => return None,
            // The thread could not start, or ended without a word.
            Err(std::sync::mpsc::TryRecvError::Disconnected) => Answer::Unavailable,
        };
        self.open.take().map(|(request, _)| (request, answer))
    }
}
