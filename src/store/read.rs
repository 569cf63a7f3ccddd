//! Reading: the plan in a file, or the error that says why there is none.

use super::{Seen, reason};
use crate::plan::Plan;
use crate::plan::format::{self, FormatError, LARGEST_FILE};
use std::fs::{self, File, FileType};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use thiserror::Error;

/// A file that did not open as a plan.
#[derive(Debug, Error)]
pub enum LoadError {
    /// The system did not let us read it.
    #[error("{}: {}", path.display(), reason(error))]
    Read {
        /// The system's error.
        error: io::Error,
        /// The file.
        path: PathBuf,
    },
    /// A folder, a pipe or a device.
    #[error("{}: This is not a file but a {kind}", path.display())]
    NotAFile {
        /// The word for it.
        kind: &'static str,
        /// Its path.
        path: PathBuf,
    },
    /// Far larger than any plan.
    #[error("{}: The file is far too large to be a plan ({} MB)", path.display(), size / 1_000_000)]
    TooLarge {
        /// Its size in bytes; at least so many where it grows while it is read.
        size: u64,
        /// The file.
        path: PathBuf,
    },
    /// A file that holds no plan.
    #[error("{}: {error}", path.display())]
    Format {
        /// The mistake, and its position in the file.
        error: FormatError,
        /// The file.
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
    open(path).map(|(plan, _)| plan)
}

/// The plan in a file, and what the file held, to notice later that someone else changed it.
///
/// # Errors
/// When the file cannot be read or is no plan.
pub fn open(path: &Path) -> Result<(Plan, Seen), LoadError> {
    let bytes = bytes(path)?;
    let plan = format::read(&bytes).map_err(|error| LoadError::Format {
        error,
        path: path.to_owned(),
    })?;
    Ok((plan, Seen::of(&bytes)))
}

/// The plan that is read from an open file or pipe, which errors call `path`.
///
/// # Errors
/// When it cannot be read or is no plan.
pub fn read_plan(input: impl Read, path: &Path) -> Result<Plan, LoadError> {
    let bytes = limited(input, path)?;
    format::read(&bytes).map_err(|error| LoadError::Format {
        error,
        path: path.to_owned(),
    })
}

/// Refuses to read from a folder, a device or a socket; a pipe will do. What is not there is left to
/// who opens it.
///
/// # Errors
/// When it is one of these.
pub fn refuse_devices(path: &Path) -> Result<(), LoadError> {
    match fs::metadata(path) {
        Ok(about) if !about.is_file() && kind(about.file_type()) != PIPE => {
            Err(LoadError::NotAFile {
                kind: kind(about.file_type()),
                path: path.to_owned(),
            })
        }
        _ => Ok(()),
    }
}

/// The text in a file that is no plan, such as a table; at most as large as a plan may be.
///
/// # Errors
/// When the file cannot be read or is no text in UTF-8.
pub fn load_text(path: &Path) -> Result<String, LoadError> {
    String::from_utf8(bytes(path)?).map_err(|_| LoadError::Format {
        error: FormatError::NotText,
        path: path.to_owned(),
    })
}

/// All that a file holds, at most as much as a plan may.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, LoadError> {
    let failed = |error| LoadError::Read {
        error,
        path: path.to_owned(),
    };
    let too_large = |size| LoadError::TooLarge {
        size,
        path: path.to_owned(),
    };
    // Asked before it is opened: opening a pipe waits for who writes into it.
    let about = fs::metadata(path).map_err(failed)?;
    if !about.is_file() {
        return Err(LoadError::NotAFile {
            kind: kind(about.file_type()),
            path: path.to_owned(),
        });
    }
    if about.len() > LARGEST_FILE {
        return Err(too_large(about.len()));
    }
    limited(File::open(path).map_err(failed)?, path)
}

/// All that an input holds, at most as much as a plan may.
fn limited(input: impl Read, path: &Path) -> Result<Vec<u8>, LoadError> {
    let path = || path.to_owned();
    let mut bytes = Vec::new();
    input
        .take(LARGEST_FILE + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| LoadError::Read {
            error,
            path: path(),
        })?;
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > LARGEST_FILE {
        return Err(LoadError::TooLarge { size, path: path() });
    }
    Ok(bytes)
}

/// The word for a pipe.
const PIPE: &str = "pipe";

/// The word for something that is not a file.
fn kind(of: FileType) -> &'static str {
    if of.is_dir() {
        return "folder";
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        if of.is_fifo() {
            return PIPE;
        }
        if of.is_socket() {
            return "socket";
        }
    }
    "device"
}
