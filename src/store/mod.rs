//! Plan files on disk, and what is taken out of a plan. The only place beside the headless commands
//! that touches files.

use crate::plan::Plan;
use crate::plan::format::{self, FormatError, LARGEST_FILE};
use atomic_write_file::AtomicWriteFile;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why a file did not open as a plan.
#[derive(Debug, Error)]
pub enum LoadError {
    /// The system did not let us read it.
    #[error("{}: {}", path.display(), reason(error))]
    Read {
        /// What the system said.
        error: io::Error,
        /// The file.
        path: PathBuf,
    },
    /// A folder, a pipe or a device.
    #[error("{}: This is not a file but a {kind}", path.display())]
    NotAFile {
        /// What it is.
        kind: &'static str,
        /// Where it is.
        path: PathBuf,
    },
    /// Far larger than any plan.
    #[error("{}: The file is far too large to be a plan ({} MB)", path.display(), size / 1_000_000)]
    TooLarge {
        /// Its size in bytes.
        size: u64,
        /// The file.
        path: PathBuf,
    },
    /// What it holds is no plan.
    #[error("{}: {error}", path.display())]
    Format {
        /// What is wrong, and where in the file.
        error: FormatError,
        /// The file.
        path: PathBuf,
    },
}

/// Why a plan was not saved. The file that was there before is still there, whole.
#[derive(Debug, Error)]
pub enum SaveError {
    /// The system did not let us write.
    #[error("{}: The plan was not saved: {}", path.display(), reason(error))]
    Write {
        /// What the system said.
        error: io::Error,
        /// The file.
        path: PathBuf,
    },
    /// What would have been written does not read back as the plan: a fault of the program, noticed
    /// before anything was replaced.
    #[error("{}: The plan was not saved, since its file would not have read back. Please report this", path.display())]
    Unfaithful {
        /// The file.
        path: PathBuf,
    },
}

/// Why a file was not written. What was there before is still there, whole.
#[derive(Debug, Error)]
pub enum WriteError {
    /// The system did not let us write.
    #[error("{}: The file was not written: {}", path.display(), reason(error))]
    Write {
        /// What the system said.
        error: io::Error,
        /// The file.
        path: PathBuf,
    },
    /// A pipe or a device.
    #[error("{}: The file was not written: this is a pipe or a device", path.display())]
    NotAFile {
        /// Where it is.
        path: PathBuf,
    },
}

impl LoadError {
    /// Whether the file may be there another time: then it stays in the list of recent files.
    pub fn may_come_back(&self) -> bool {
        match self {
            Self::Read { error, .. } => error.kind() != io::ErrorKind::NotFound,
            Self::Format { .. } => true,
            Self::NotAFile { .. } | Self::TooLarge { .. } => false,
        }
    }
}

/// The plan in a file.
///
/// # Errors
/// When the file cannot be read or is no plan.
pub fn load(path: &Path) -> Result<Plan, LoadError> {
    let bytes = read(path)?;
    format::read(&bytes).map_err(|error| LoadError::Format {
        error,
        path: path.to_owned(),
    })
}

/// The text in a file that is no plan, such as a table; at most as large as a plan may be.
///
/// # Errors
/// When the file cannot be read or is no text in UTF-8.
pub fn load_text(path: &Path) -> Result<String, LoadError> {
    String::from_utf8(read(path)?).map_err(|_| LoadError::Format {
        error: FormatError::NotText,
        path: path.to_owned(),
    })
}

fn read(path: &Path) -> Result<Vec<u8>, LoadError> {
    let failed = |error| LoadError::Read {
        error,
        path: path.to_owned(),
    };
    let about = fs::metadata(path).map_err(failed)?;
    if !about.is_file() {
        return Err(LoadError::NotAFile {
            kind: if about.is_dir() {
                "folder"
            } else {
                "pipe or device"
            },
            path: path.to_owned(),
        });
    }
    if about.len() > LARGEST_FILE {
        return Err(LoadError::TooLarge {
            size: about.len(),
            path: path.to_owned(),
        });
    }
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(LARGEST_FILE).read_to_end(&mut bytes))
        .map_err(failed)?;
    Ok(bytes)
}

/// Saves a plan: written beside the file, flushed, and renamed over it, so that at any moment the
/// old or the new file is there whole. A symbolic link stays one; what it points to is replaced.
///
/// # Errors
/// When the folder cannot be written to, the disk is full, or the text would not read back; the old file is untouched then.
pub fn save(plan: &Plan, path: &Path) -> Result<(), SaveError> {
    let text = format::write(plan);
    if format::read(text.as_bytes()).as_ref() != Ok(plan) {
        return Err(SaveError::Unfaithful {
            path: path.to_owned(),
        });
    }
    replace(path, text.as_bytes()).map_err(|error| SaveError::Write {
        error,
        path: path.to_owned(),
    })
}

/// Writes what was taken out of a plan, such as a picture or a table, with the same care as a plan.
///
/// # Errors
/// When the folder cannot be written to or the disk is full; the old file is untouched then.
pub fn write(bytes: &[u8], path: &Path) -> Result<(), WriteError> {
    let about = fs::metadata(path).ok();
    // Renaming would put a file in the place of a device or a pipe.
    if about.is_some_and(|about| !about.is_file() && !about.is_dir()) {
        return Err(WriteError::NotAFile {
            path: path.to_owned(),
        });
    }
    replace(path, bytes).map_err(|error| WriteError::Write {
        error,
        path: path.to_owned(),
    })
}

/// Writes beside a file and renames over it.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = resolve(path);
    if target.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let mut file = AtomicWriteFile::open(&target)?;
    file.write_all(bytes)?;
    file.commit()
}

/// Where a path leads to through symbolic links; itself where nothing is there yet.
pub fn resolve(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// A path to save to, with the ending of plan files where the user typed none.
pub fn with_extension(path: PathBuf) -> PathBuf {
    with_ending(path, format::EXTENSION)
}

/// A path to write to, with this ending where the user typed none.
pub fn with_ending(path: PathBuf, ending: &str) -> PathBuf {
    if path.extension().is_some() {
        return path;
    }
    path.with_added_extension(ending)
}

/// A typed path, with `~/` at its start standing for the home folder.
pub fn expand_home(typed: &str) -> PathBuf {
    let home = std::env::home_dir();
    match (typed.strip_prefix("~/"), home) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(typed),
    }
}

/// What the system said, in words.
fn reason(error: &io::Error) -> String {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the system's error list is open; what has no sentence of ours keeps the system's"
    )]
    match error.kind() {
        io::ErrorKind::NotFound => "No such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "No permission".to_owned(),
        io::ErrorKind::StorageFull => "The disk is full".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "The disk is read-only".to_owned(),
        io::ErrorKind::IsADirectory => "This is a folder".to_owned(),
        _ => error.to_string(),
    }
}
