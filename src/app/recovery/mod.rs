//! Keeps unsaved work for recovery while the window is used, off the frame.
//!
//! The window hands over each new state of its work, which costs nothing; a thread of its own writes
//! the newest one a second after the first that is not written yet. No frame waits for it and none is
//! drawn for it, so it works in a window that is hidden, busy or stuck.

pub mod offer;

use super::Executor;
use crate::store::{Journal, Unsaved};
use jiff::Timestamp;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, TryLockError};
use std::thread;
use std::time::{Duration, Instant};

/// From a change to when it is written: half of what may be lost at most, two seconds.
const DELAY: Duration = Duration::from_secs(1);

/// From a failed write to the next try.
const AGAIN: Duration = Duration::from_secs(10);

/// The patience of a dying program with a write that is under way.
const PATIENCE: Duration = Duration::from_secs(3);

/// Unsaved work on its way to the recovery folder. Clones are of the same work.
#[derive(Clone, Default)]
pub struct Recovery(Option<Arc<Shared>>);

struct Shared {
    folder: PathBuf,
    /// Whether it is written within the frame, since there is no thread.
    is_inline: AtomicBool,
    newest: Mutex<Newest>,
    woken: Condvar,
    /// Held while writing. What is written is looked up under it, so that an older state never
    /// replaces a newer one.
    journal: Mutex<Journal>,
}

/// The work to keep, as the window said last.
#[derive(Default)]
struct Newest {
    work: Option<Unsaved>,
    /// The time at which that is written; none once it is.
    due: Option<Instant>,
    failure: Option<String>,
    window: Option<egui::Context>,
}

impl Recovery {
    /// Keeps nothing.
    pub const fn none() -> Self {
        Self(None)
    }

    /// Keeps unsaved work in this folder.
    pub fn in_folder(folder: PathBuf, executor: Executor) -> Self {
        let shared = Arc::new(Shared {
            journal: Mutex::new(Journal::new(folder.clone())),
            folder,
            is_inline: AtomicBool::new(executor != Executor::Thread),
            newest: Mutex::default(),
            woken: Condvar::new(),
        });
        if executor == Executor::Thread {
            let work = Arc::clone(&shared);
            let thread = thread::Builder::new().name("recovery".to_owned());
            if thread.spawn(move || work.write_for_ever()).is_err() {
                shared.is_inline.store(true, Ordering::Relaxed);
            }
        }
        Self(Some(shared))
    }

    /// The folder of the kept work.
    pub fn folder(&self) -> Option<&Path> {
        self.0.as_ref().map(|shared| shared.folder.as_path())
    }

    /// Lets this window be drawn again where keeping fails.
    pub fn wake_on_failure(&self, window: &egui::Context) {
        if let Some(shared) = &self.0 {
            lock(&shared.newest).window = Some(window.clone());
        }
    }

    /// Hands over the newest state of the work; none once it is saved or given up.
    pub fn keep(&self, work: Option<Unsaved>) {
        let Some(shared) = &self.0 else {
            return;
        };
        {
            let mut newest = lock(&shared.newest);
            let now = Instant::now();
            let due = if work.is_some() { now + DELAY } else { now };
            newest.due = Some(newest.due.map_or(due, |earlier| earlier.min(due)));
            newest.work = work;
        }
        if shared.is_inline.load(Ordering::Relaxed) {
            shared.write();
        } else {
            shared.woken.notify_one();
        }
    }

    /// Writes now what is not written yet, and returns once it is. Whether that went well.
    pub fn flush(&self) -> bool {
        self.0.as_ref().is_none_or(|shared| {
            shared.write();
            lock(&shared.newest).failure.is_none()
        })
    }

    /// Why the work could not be kept, once.
    pub fn failure(&self) -> Option<String> {
        lock(&self.0.as_ref()?.newest).failure.take()
    }

    /// Writes the work from a program that is about to die, in whatever state it is: waits for no
    /// lock for ever. Returns where the work is; none where there is no unsaved work.
    ///
    /// # Errors
    /// When it could not be written.
    pub fn rescue(&self) -> Result<Option<PathBuf>, String> {
        let Some(shared) = &self.0 else {
            return Ok(None);
        };
        let stuck = || "It was just being written".to_owned();
        let mut journal = lock_soon(&shared.journal).ok_or_else(stuck)?;
        let work = lock_soon(&shared.newest).ok_or_else(stuck)?.work.clone();
        let Some(work) = work else {
            return Ok(None);
        };
        let kept = journal.keep(&work, Timestamp::now());
        kept.map(|path| Some(path.to_owned()))
            .map_err(|error| error.to_string())
    }
}

impl Shared {
    fn write_for_ever(&self) {
        let mut newest = lock(&self.newest);
        loop {
            let now = Instant::now();
            newest = match newest.due {
                None => self
                    .woken
                    .wait(newest)
                    .unwrap_or_else(PoisonError::into_inner),
                Some(due) if due > now => {
                    let waited = self.woken.wait_timeout(newest, due - now);
                    waited.unwrap_or_else(PoisonError::into_inner).0
                }
                Some(_) => {
                    drop(newest);
                    self.write();
                    lock(&self.newest)
                }
            };
        }
    }

    /// Writes the newest state, if it is not written yet.
    fn write(&self) {
        let mut journal = lock(&self.journal);
        let work = {
            let mut newest = lock(&self.newest);
            if newest.due.take().is_none() {
                return;
            }
            newest.work.clone()
        };
        let written = match work {
            Some(work) => {
                let kept = journal.keep(&work, Timestamp::now());
                kept.map(drop).map_err(|error| error.to_string())
            }
            None => journal.clear().map_err(|error| error.to_string()),
        };
        drop(journal);
        let mut newest = lock(&self.newest);
        newest.failure = written.err();
        if newest.failure.is_some() {
            newest.due.get_or_insert_with(|| Instant::now() + AGAIN);
            if let Some(window) = &newest.window {
                window.request_repaint();
            }
        }
    }
}

/// A lock, also where a thread died while it held it: what is behind these is whole at any moment.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A lock, unless it stays taken: perhaps by the very thread that asks.
fn lock_soon<T>(mutex: &Mutex<T>) -> Option<MutexGuard<'_, T>> {
    let end = Instant::now() + PATIENCE;
    loop {
        match mutex.try_lock() {
            Ok(guard) => return Some(guard),
            Err(TryLockError::Poisoned(poisoned)) => return Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) if Instant::now() > end => return None,
            Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(5)),
        }
    }
}
