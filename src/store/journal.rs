//! Recovery: unsaved work kept in a folder of the program's own, and the work of earlier runs there.
//!
//! Each running program keeps at most one entry: a plan file that begins with a comment on where it
//! belongs, `ID.poolwright.ron`, beside `ID.lock`, which the program holds locked. The system frees
//! the lock however the program ends, so an entry whose lock is free was left behind.

use super::new_file::NewFile;
use super::text::{self, TextError};
use super::{LoadError, OnDisk, Seen, WriteError, folder_of, look, read};
use crate::plan::Plan;
use crate::plan::format::{self, EXTENSION};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// The ending of lock files.
const LOCK: &str = "lock";

/// The beginning of an entry, before its [`Header`].
const MARK: &str = "// Unsaved work, kept by Poolwright: ";

/// A lock without an entry that is older than this is of a program that was killed between making
/// the two; a younger one may be of a program that is about to write.
const STALE: Duration = Duration::from_hours(24);

/// Work that is in no file yet.
#[derive(Clone, Debug)]
pub struct Unsaved {
    /// The plan as it is.
    pub plan: Arc<Plan>,
    /// The file that it was opened from or saved to, and what that held then.
    pub file: Option<(PathBuf, Seen)>,
}

/// The first line of an entry: where its plan belongs, and when it was kept.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Header {
    at: String,
    file: Option<String>,
    seen: Option<String>,
}

/// The entry of this program.
#[derive(Debug)]
pub struct Journal {
    folder: PathBuf,
    claim: Option<Claim>,
}

/// A name that is this program's as long as the lock is held.
#[derive(Debug)]
struct Claim {
    entry: PathBuf,
    lock_path: PathBuf,
    _lock: File,
}

impl Journal {
    /// A journal in this folder, which is made when there is something to keep.
    pub const fn new(folder: PathBuf) -> Self {
        Self {
            folder,
            claim: None,
        }
    }

    /// Keeps this work in the place of what was kept before. Returns where.
    ///
    /// # Errors
    /// When the folder cannot be made or written to, the disk is full, or the plan has no text that
    /// would open again; what was kept before is still there then.
    pub fn keep(&mut self, work: &Unsaved, now: Timestamp) -> Result<&Path, WriteError> {
        let text = text_of(work, now).map_err(|error| WriteError::Text {
            error,
            path: self.folder.clone(),
        })?;
        // Someone may have emptied the folder.
        let claim = match self.claim.take().filter(|claim| claim.lock_path.exists()) {
            Some(claim) => claim,
            None => claim(&self.folder, now).map_err(|error| WriteError::Write {
                error,
                path: self.folder.clone(),
            })?,
        };
        let claim = self.claim.insert(claim);
        match NewFile::whole(&claim.entry, text.as_bytes()).and_then(NewFile::commit) {
            Ok(()) => Ok(&claim.entry),
            Err(error) => Err(WriteError::Write {
                error,
                path: claim.entry.clone(),
            }),
        }
    }

    /// Removes the entry: its work is in a file, or is not wanted.
    ///
    /// # Errors
    /// When it cannot be removed.
    pub fn clear(&mut self) -> io::Result<()> {
        let Some(claim) = self.claim.take() else {
            return Ok(());
        };
        remove(&claim.entry, &claim.lock_path)
    }
}

/// The text of an entry: a comment on where the plan belongs, and the plan.
fn text_of(work: &Unsaved, now: Timestamp) -> Result<String, TextError> {
    let path = work.file.as_ref().and_then(|(path, _)| path.to_str());
    let header = Header {
        at: now.to_string(),
        file: path.map(str::to_owned),
        seen: work.file.as_ref().map(|(_, seen)| seen.to_string()),
    };
    let header = ron::to_string(&header).map_err(format::WriteError::from)?;
    text::proven(&format!("{MARK}{header}\n"), &work.plan)
}

/// Takes a name that no other program has.
fn claim(folder: &Path, now: Timestamp) -> io::Result<Claim> {
    make_private(folder)?;
    let (time, process) = (now.as_millisecond(), std::process::id());
    for number in 0..100 {
        let id = format!("{time}-{process}-{number}");
        let lock_path = folder.join(&id).with_added_extension(LOCK);
        let created = File::options()
            .write(true)
            .create_new(true)
            .open(&lock_path);
        let lock = match created {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
            created => created?,
        };
        // Where a disk has no locks, an entry is offered even while its program runs: no harm.
        let _ = lock.try_lock();
        return Ok(Claim {
            entry: folder.join(id).with_added_extension(EXTENSION),
            lock_path,
            _lock: lock,
        });
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Makes a folder that only its owner may look into.
pub(super) fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Work that a run of the program left behind. It is this program's to decide on while it is held.
#[derive(Debug)]
pub struct Found {
    /// The plan, or why it cannot be read.
    pub plan: Result<Arc<Plan>, LoadError>,
    /// The entry.
    pub path: PathBuf,
    /// The file that it belongs to, and what that held.
    pub file: Option<(PathBuf, Seen)>,
    /// The state of that file today.
    pub on_disk: Option<OnDisk>,
    /// The time it was kept.
    pub at: Option<Timestamp>,
    lock_path: PathBuf,
    _lock: Option<File>,
}

impl Found {
    /// Removes the work for good.
    ///
    /// # Errors
    /// When it cannot be removed.
    pub fn discard(self) -> io::Result<()> {
        remove(&self.path, &self.lock_path)
    }
}

/// The work that earlier runs left in a folder, the newest first. Work that its file holds just so
/// is not offered: the program ended between saving and forgetting.
pub fn found(folder: &Path) -> Vec<Found> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.extension().is_some_and(|ending| ending == LOCK) {
            remove_if_stale(&path);
            continue;
        }
        let Some(left) = left_behind(path) else {
            continue;
        };
        let in_file = left.file.as_ref().map(|(path, _)| read::load(path));
        let is_saved = match (&left.plan, in_file) {
            (Ok(plan), Some(Ok(in_file))) => **plan == in_file,
            _ => false,
        };
        if !(is_saved && remove(&left.path, &left.lock_path).is_ok()) {
            found.push(left);
        }
    }
    found.sort_by(|one, other| (other.at, &other.path).cmp(&(one.at, &one.path)));
    found
}

/// The entry at a path, unless it is none or its program runs.
fn left_behind(path: PathBuf) -> Option<Found> {
    let name = path.file_name()?.to_str()?;
    let id = name.strip_suffix(EXTENSION)?.strip_suffix('.')?;
    let lock_path = folder_of(&path).join(id).with_added_extension(LOCK);
    let lock = File::options().write(true).open(&lock_path).ok();
    if let Some(Err(TryLockError::WouldBlock)) = lock.as_ref().map(File::try_lock) {
        return None;
    }
    let (plan, header) = match read::bytes(&path) {
        // It went away while it was looked at: its program removed it.
        Err(LoadError::Read { error, .. }) if error.kind() == io::ErrorKind::NotFound => {
            return None;
        }
        Err(error) => (Err(error), Header::default()),
        Ok(bytes) => {
            let plan = format::read(&bytes).map(Arc::new);
            let plan = plan.map_err(|error| LoadError::Format {
                error,
                path: path.clone(),
            });
            (plan, header(&bytes))
        }
    };
    let seen = header.seen.as_deref().map(Seen::from_text);
    let file = header
        .file
        .map(|file| (PathBuf::from(file), seen.unwrap_or(Seen::NOTHING)));
    let written = fs::metadata(&path).and_then(|about| about.modified()).ok();
    let written = written.and_then(|time| Timestamp::try_from(time).ok());
    Some(Found {
        plan,
        on_disk: file.as_ref().map(|(path, seen)| look(path, *seen)),
        file,
        at: header.at.parse().ok().or(written),
        path,
        lock_path,
        _lock: lock,
    })
}

/// The first line of an entry; an empty one where it is damaged.
fn header(bytes: &[u8]) -> Header {
    let line = bytes.split(|&byte| byte == b'\n').next();
    line.and_then(|line| std::str::from_utf8(line).ok())
        .and_then(|line| line.strip_prefix(MARK))
        .and_then(|header| ron::from_str(header).ok())
        .unwrap_or_default()
}

/// Removes an entry, then its lock: never the other way round, or another program would take the
/// entry for one that was left behind.
fn remove(entry: &Path, lock_path: &Path) -> io::Result<()> {
    for path in [entry, lock_path] {
        match fs::remove_file(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

/// Removes a lock whose program was killed before it wrote anything.
fn remove_if_stale(lock_path: &Path) {
    let entry = lock_path.with_extension(EXTENSION);
    let made = fs::metadata(lock_path).and_then(|about| about.modified());
    let is_old = made.is_ok_and(|made| made.elapsed().is_ok_and(|age| age > STALE));
    if entry.exists() || !is_old {
        return;
    }
    let lock = File::options().write(true).open(lock_path);
    if lock.is_ok_and(|lock| lock.try_lock().is_ok()) {
        let _ = fs::remove_file(lock_path);
    }
}
