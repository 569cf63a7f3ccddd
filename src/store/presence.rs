//! The marks of running windows: which file each has open, so that a second one can say so.
//!
//! A mark is an empty file in the recovery folder, named after the file that is open. Its program
//! holds it locked, and the system frees the lock however the program ends, so that a mark which is
//! not locked is of a window that is gone.

use super::{Seen, new_file};
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// The ending of marks.
const ENDING: &str = "open";

/// Tells the marks of one program apart.
static NEXT: AtomicU64 = AtomicU64::new(0);

/// The mark of a file that this window has open; dropped, it is removed.
#[derive(Debug)]
pub struct Presence {
    mark: PathBuf,
    /// Whether another window had the file open when this one marked it.
    pub is_second: bool,
    _lock: File,
}

impl Presence {
    /// Marks a file as open in this window.
    ///
    /// # Errors
    /// When the folder of the marks cannot be made or written to.
    pub fn mark(folder: &Path, file: &Path) -> io::Result<Self> {
        super::journal::make_private(folder)?;
        let key = key(file);
        for _ in 0..100 {
            let number = NEXT.fetch_add(1, Ordering::Relaxed);
            let process = std::process::id();
            let mark = folder.join(format!("{key}-{process}-{number}.{ENDING}"));
            let lock = File::options()
                .write(true)
                .create(true)
                .truncate(false)
                .open(&mark)?;
            // Another program may just look whether it is locked, and then remove it. Where a disk
            // has no locks, no window knows of another.
            let is_taken = matches!(lock.try_lock(), Err(TryLockError::WouldBlock));
            if !is_taken && mark.exists() {
                let is_second = is_marked(folder, &key, &mark);
                return Ok(Self {
                    mark,
                    is_second,
                    _lock: lock,
                });
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }
}

impl Drop for Presence {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.mark);
    }
}

/// The beginning of the names of a file's marks: the same whatever path leads to it.
fn key(file: &Path) -> String {
    let target = new_file::resolve(file).unwrap_or_else(|_| file.to_owned());
    let hash = Seen::of(target.as_os_str().as_encoded_bytes()).to_string();
    hash.chars().take(32).collect()
}

/// Whether a running window other than this one has marked the file. Marks of windows that are gone
/// are removed.
fn is_marked(folder: &Path, key: &str, own: &Path) -> bool {
    let Ok(entries) = fs::read_dir(folder) else {
        return false;
    };
    let mut is_marked = false;
    for mark in entries.flatten().map(|entry| entry.path()) {
        let name = mark.file_name().unwrap_or_default().to_string_lossy();
        let is_mark = mark.extension().is_some_and(|ending| ending == ENDING);
        if !is_mark || mark == own {
            continue;
        }
        let Ok(lock) = File::options().write(true).open(&mark) else {
            continue;
        };
        match lock.try_lock() {
            Ok(()) => {
                let _ = fs::remove_file(&mark);
            }
            Err(TryLockError::WouldBlock) => is_marked |= name.starts_with(key),
            Err(TryLockError::Error(_)) => {}
        }
    }
    is_marked
}
