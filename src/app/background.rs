//! Work done beside the frames: saving, exports and copies, opening and looking at files, the search
//! for work that earlier runs kept. A drive that does not answer holds none of the frames up.

use super::App;
use super::modal::Saving;
use super::recovery::offer::KeptWork;
use super::saving::SaveEnd;
use crate::plan::Plan;
use crate::store::{Found, LoadError, OnDisk, Presence, Seen};
use std::cell::RefCell;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// A task that is not done yet.
type Work = Box<dyn FnOnce() + Send>;

/// Runs tasks beside the frames and collects the finished ones.
pub struct Background {
    sender: Sender<Finished>,
    receiver: Receiver<Finished>,
    executor: Executor,
    held: RefCell<Vec<Work>>,
}

impl Background {
    /// No task yet.
    pub fn new(executor: Executor) -> Self {
        let (sender, receiver) = channel();
        Self {
            sender,
            receiver,
            executor,
            held: RefCell::default(),
        }
    }

    /// Starts a task; once it is finished the window is drawn again.
    pub fn run(&self, ctx: &egui::Context, task: impl FnOnce() -> Finished + Send + 'static) {
        let sender = self.sender.clone();
        let ctx = ctx.clone();
        let work = move || {
            if sender.send(task()).is_ok() {
                ctx.request_repaint();
            }
        };
        match self.executor {
            Executor::Inline => work(),
            Executor::Held => self.held.borrow_mut().push(Box::new(work)),
            Executor::Thread => on_thread(Box::new(work)),
        }
    }

    /// The next finished task.
    pub fn finished(&self) -> Option<Finished> {
        self.receiver.try_recv().ok()
    }

    /// The next finished task, if one is within this time.
    pub fn finished_within(&self, time: Duration) -> Option<Finished> {
        match self.executor {
            Executor::Thread => self.receiver.recv_timeout(time).ok(),
            Executor::Inline | Executor::Held => self.finished(),
        }
    }

    /// Does the tasks that were held back.
    pub fn release(&self) {
        let held = std::mem::take(&mut *self.held.borrow_mut());
        for work in held {
            work();
        }
    }
}

/// Does some work on a thread of its own, or at once where no thread can be had.
fn on_thread(work: Work) {
    let work = Arc::new(Mutex::new(Some(work)));
    let take = |work: &Mutex<Option<Work>>| {
        let mut work = work.lock().unwrap_or_else(PoisonError::into_inner);
        work.take()
    };
    let of_thread = Arc::clone(&work);
    let started = thread::Builder::new()
        .name("background".to_owned())
        .spawn(move || {
            if let Some(work) = take(&of_thread) {
                work();
            }
        });
    if started.is_err()
        && let Some(work) = take(&work)
    {
        work();
    }
}

/// A finished background task.
pub enum Finished {
    /// The save with this number ended.
    Saved(u64, SaveEnd),
    /// The file of the opening with this number was read.
    Opened(u64, PathBuf, Result<(Plan, Seen), Unread>),
    /// The version of the plan's file that someone else wrote.
    Theirs(PathBuf, Result<(Plan, Seen), Unread>),
    /// A table was read.
    Table(Result<String, String>),
    /// Something is to be saved here, where a file may be already.
    Place(PathBuf, Saving, bool),
    /// A file taken out of the plan was written, or not.
    Exported(PathBuf, Result<(), String>),
    /// Something for the clipboard.
    Copy(Result<Clip, String>),
    /// The state of a file in which something else was seen before, and its backup.
    FileCheck {
        /// The file.
        path: PathBuf,
        /// What was seen in it.
        seen: Seen,
        /// Its state.
        on_disk: OnDisk,
        /// Its backup.
        backup: PathBuf,
    },
    /// The open plan's file was marked as open here.
    Marked(PathBuf, Option<Presence>),
    /// Unsaved work of earlier runs.
    KeptWork(Vec<Found>),
}

/// A file that did not open.
pub struct Unread {
    /// Why not.
    pub text: String,
    /// Whether it may another time.
    pub may_come_back: bool,
}

impl From<LoadError> for Unread {
    fn from(error: LoadError) -> Self {
        Self {
            text: error.to_string(),
            may_come_back: error.may_come_back(),
        }
    }
}

/// A content of the clipboard.
pub enum Clip {
    /// Text.
    Text(String),
    /// Pixels.
    Image(egui::ColorImage),
}

/// The place where work that takes longer than a frame is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Executor {
    /// On threads.
    Thread,
    /// At once, within the frame, and the desktop is asked nothing: for tests and measurements,
    /// which depend on nothing around them.
    Inline,
    /// As inline, but only once [`super::App::release`] is called: for tests of what happens while a
    /// drive does not answer.
    Held,
}

impl App {
    /// Goes on with the background tasks that finished since the last frame.
    pub(super) fn take_finished(&mut self, ctx: &egui::Context) {
        while let Some(finished) = self.background.finished() {
            self.finish(ctx, finished);
        }
    }

    /// Goes on with a background task that finished.
    pub(super) fn finish(&mut self, ctx: &egui::Context, finished: Finished) {
        match finished {
            Finished::Saved(number, end) => self.save_ended(ctx, number, end),
            Finished::Opened(number, path, opened) => self.opened(ctx, number, path, opened),
            Finished::Theirs(path, opened) => self.take_theirs(path, opened),
            Finished::Table(Ok(text)) => self.view.split.receipts = text,
            Finished::Table(Err(error)) => self.tell_later("The table did not open", error),
            Finished::Place(path, saving, is_there) => {
                self.save_in_place(ctx, path, saving, is_there);
            }
            Finished::Exported(path, written) => self.exported(&path, written),
            Finished::Copy(made) => self.copy(ctx, made),
            Finished::FileCheck {
                path,
                seen,
                on_disk,
                backup,
            } => self.file_checked(&path, seen, on_disk, backup),
            Finished::Marked(path, mark) => self.marked_open(&path, mark),
            Finished::KeptWork(found) => self.kept_work = KeptWork::new(found),
        }
    }
}
