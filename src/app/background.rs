//! Work done beside the frames: saving, exports and copies, opening and looking at files, the search
//! for work that earlier runs kept. A drive that does not answer holds none of the frames up.

use super::App;
use crate::store::LoadError;
use std::cell::RefCell;
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

/// A finished background task: the work that it leaves to the window.
pub type Finished = Box<dyn FnOnce(&mut App, &egui::Context) + Send>;

/// A finished background task that leaves this work to the window.
pub fn and_then(work: impl FnOnce(&mut App, &egui::Context) + Send + 'static) -> Finished {
    Box::new(work)
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
            finished(self, ctx);
        }
    }
}
