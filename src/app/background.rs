//! Work done beside the frames: what is exported and copied, looks at files, the search for work
//! that earlier runs kept.

use crate::store::{Found, OnDisk, Seen};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// Runs tasks beside the frames and collects the finished ones.
pub struct Background {
    sender: Sender<Finished>,
    receiver: Receiver<Finished>,
    executor: Executor,
}

impl Background {
    /// No task yet.
    pub fn new(executor: Executor) -> Self {
        let (sender, receiver) = channel();
        Self {
            sender,
            receiver,
            executor,
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
            Executor::Thread => {
                // Where no thread can be had nothing comes of the task; the user tries again.
                let name = "background".to_owned();
                let _ = thread::Builder::new().name(name).spawn(work);
            }
        }
    }

    /// The next finished task.
    pub fn finished(&self) -> Option<Finished> {
        self.receiver.try_recv().ok()
    }
}

/// A finished background task.
pub enum Finished {
    /// A file taken out of the plan was written, or not.
    Exported(PathBuf, Result<(), String>),
    /// Something for the clipboard.
    Copy(Result<Clip, String>),
    /// The state of a file in which something else was seen before.
    FileCheck(PathBuf, Seen, OnDisk),
    /// Unsaved work of earlier runs.
    KeptWork(Vec<Found>),
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
}
