//! Saving: the new plan beside the file, flushed; what the file held as its backup; then renamed.

use super::access;
use super::new_file::{self, NewFile};
use super::read::{self, LoadError};
use super::text::{self, TextError};
use super::{Input, Refusal, Seen, refuse, refuse_protected, write_reason};
use crate::plan::Plan;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use thiserror::Error;

/// The ending of backups, after the name of the file.
const BACKUP: &str = "bak";

/// A plan that was not saved. The file that was there before is still there, whole.
#[derive(Debug, Error)]
pub enum SaveError {
    /// The system did not let us write.
    #[error("{}: The plan was not saved: {}", path.display(), write_reason(error, path))]
    Write {
        /// The system's error.
        error: io::Error,
        /// The file.
        path: PathBuf,
    },
    /// The version before could not be kept.
    #[error(
        "{}: The plan was not saved, since the version before could not be kept as this backup: {}",
        path.display(),
        write_reason(error, path)
    )]
    Backup {
        /// The system's error.
        error: io::Error,
        /// The backup.
        path: PathBuf,
    },
    /// The file is not to be written to.
    #[error(
        "{}: The plan was not saved: the file is write-protected. Save it under another name, or allow writing to the file",
        path.display()
    )]
    Protected {
        /// The file.
        path: PathBuf,
    },
    /// The version before cannot be kept, since the backup is not to be written to.
    #[error(
        "{}: The plan was not saved, since this backup of it is write-protected. Save it under another name, or allow writing to the backup",
        path.display()
    )]
    ProtectedBackup {
        /// The backup.
        path: PathBuf,
    },
    /// The file is not as it was seen last: someone else wrote it.
    #[error("{}: The plan was not saved: another program changed the file", path.display())]
    Changed {
        /// The file.
        path: PathBuf,
    },
    /// No plan stands there, or one that cannot be read, so that no backup of it can be made.
    #[error("{0}. The plan was not saved; choose another name")]
    InTheWay(LoadError),
    /// It was given up while it was under way.
    #[error("The plan was not saved: saving was cancelled")]
    GivenUp,
    /// The plan has no text that would open again.
    #[error("{}: The plan was not saved: {error}", path.display())]
    Text {
        /// The reason.
        error: TextError,
        /// The file.
        path: PathBuf,
    },
}

/// A file that was not written. The one that was there before is still there, whole.
#[derive(Debug, Error)]
pub enum WriteError {
    /// The system did not let us write.
    #[error("{}: The file was not written: {}", path.display(), write_reason(error, path))]
    Write {
        /// The system's error.
        error: io::Error,
        /// The file.
        path: PathBuf,
    },
    /// The plan to keep has no text that would open again.
    #[error("{}: The file was not written: {error}", path.display())]
    Text {
        /// The reason.
        error: TextError,
        /// The file, or the folder it was to be in.
        path: PathBuf,
    },
    /// Something stands there that is not to be replaced.
    #[error("{}: The file was not written: {refusal}", path.display())]
    Refused {
        /// Why not.
        refusal: Refusal,
        /// The file.
        path: PathBuf,
    },
    /// A pipe or a device.
    #[error("{}: The file was not written: this is a pipe or a device", path.display())]
    NotAFile {
        /// Its path.
        path: PathBuf,
    },
}

/// A plan that was saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saved {
    /// What the file holds now.
    pub seen: Seen,
    /// Whether nothing stood there before.
    pub is_new: bool,
    /// How many other names the file had, hard links: they keep the version before.
    pub other_names: u64,
}

/// Saves a plan over whatever the file holds, which becomes its backup: written beside the file,
/// flushed, and renamed over it, so that at any moment the old or the new file is there whole. A
/// symbolic link stays one; what it points to is replaced.
///
/// # Errors
/// When the file or its folder cannot be written to, the disk is full, no backup can be made, or the
/// text would not read back; the old file is untouched then.
pub fn save(plan: &Plan, path: &Path) -> Result<Saved, SaveError> {
    replace(plan, path, None, &AtomicBool::new(false))
}

/// Saves as [`save`] does, but only over what was seen in the file last.
///
/// # Errors
/// As [`save`], and [`SaveError::Changed`] when the file holds something else than was seen.
pub fn save_over(plan: &Plan, path: &Path, seen: Seen) -> Result<Saved, SaveError> {
    replace(plan, path, Some(seen), &AtomicBool::new(false))
}

/// Saves as [`save`] does, or as [`save_over`] where it was seen what the file holds; unless that is
/// given up before anything is replaced, which a drive that does not answer makes one wish.
///
/// # Errors
/// As these two, and [`SaveError::GivenUp`].
pub fn save_unless(
    plan: &Plan,
    path: &Path,
    seen: Option<Seen>,
    is_given_up: &AtomicBool,
) -> Result<Saved, SaveError> {
    replace(plan, path, seen, is_given_up)
}

fn replace(
    plan: &Plan,
    path: &Path,
    seen: Option<Seen>,
    is_given_up: &AtomicBool,
) -> Result<Saved, SaveError> {
    let failed = |error| SaveError::Write {
        error,
        path: path.to_owned(),
    };
    let text = text::proven("", plan).map_err(|error| SaveError::Text {
        error,
        path: path.to_owned(),
    })?;
    let new = text.as_bytes();
    let target = new_file::resolve(path).map_err(failed)?;
    let old = match read::bytes(&target) {
        Ok(old) => Some(old),
        Err(LoadError::Read { error, .. }) if error.kind() == io::ErrorKind::NotFound => None,
        Err(LoadError::Read { error, path }) if error.kind() == io::ErrorKind::NotADirectory => {
            return Err(SaveError::Write { error, path });
        }
        Err(error) => return Err(SaveError::InTheWay(error)),
    };
    if old.as_deref() == Some(new) {
        return Ok(Saved {
            seen: Seen::of(new),
            is_new: false,
            other_names: 0,
        });
    }
    if let Some(old) = &old {
        if seen.is_some_and(|seen| seen != Seen::of(old)) {
            return Err(SaveError::Changed {
                path: path.to_owned(),
            });
        }
        if refuse_protected(&target).is_err() {
            return Err(SaveError::Protected {
                path: path.to_owned(),
            });
        }
    }
    let file = NewFile::whole(&target, new).map_err(failed)?;
    // What can fail for want of room is done before anything changes.
    file.sync().map_err(failed)?;
    if is_given_up.load(Ordering::Relaxed) {
        return Err(SaveError::GivenUp);
    }
    if let Some(old) = &old {
        back_up(&target, old)?;
    }
    let other_names = access::other_names(&target);
    file.commit().map_err(failed)?;
    Ok(Saved {
        seen: Seen::of(new),
        is_new: old.is_none(),
        other_names,
    })
}

/// The path of the version before: `NAME.poolwright.ron.bak` beside the file, or beside the target
/// of a symbolic link.
pub fn backup_path(path: &Path) -> PathBuf {
    let target = new_file::resolve(path).unwrap_or_else(|_| path.to_owned());
    target.with_added_extension(BACKUP)
}

/// Whether a path is that of a backup.
pub fn is_backup(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == BACKUP)
}

/// Keeps what a file holds as its backup, readable for the same people.
fn back_up(target: &Path, old: &[u8]) -> Result<(), SaveError> {
    let path = target.with_added_extension(BACKUP);
    if read::bytes(&path).is_ok_and(|kept| kept == old) {
        return Ok(());
    }
    if refuse_protected(&path).is_err() {
        return Err(SaveError::ProtectedBackup { path });
    }
    let keep = || -> io::Result<()> {
        let mut file = NewFile::create(&path)?;
        access::give_access(file.as_file(), target)?;
        io::Write::write_all(&mut file, old)?;
        file.commit()
    };
    keep().map_err(|error| SaveError::Backup {
        error,
        path: path.clone(),
    })
}

/// Writes what was taken out of a plan, such as a picture or a table, with the same care as a plan,
/// but without a backup. It replaces none of the inputs it is made from, no plan, and nothing that is
/// write-protected.
///
/// # Errors
/// When such a file stands there, the folder cannot be written to, or the disk is full; the old file
/// is untouched then.
pub fn write(bytes: &[u8], path: &Path, inputs: &[Input<'_>]) -> Result<(), WriteError> {
    let about = fs::metadata(path).ok();
    if about.is_some_and(|about| !about.is_file() && !about.is_dir()) {
        return Err(WriteError::NotAFile {
            path: path.to_owned(),
        });
    }
    refuse(path, inputs).map_err(|refusal| WriteError::Refused {
        refusal,
        path: path.to_owned(),
    })?;
    NewFile::whole(path, bytes)
        .and_then(NewFile::commit)
        .map_err(|error| WriteError::Write {
            error,
            path: path.to_owned(),
        })
}
