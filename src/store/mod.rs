//! Plan files on disk, and what is taken out of a plan: reading, saving so that a kill at any moment
//! leaves the old or the new file whole, backups, and recovery of unsaved work. The only place beside
//! the headless commands that touches files.

mod access;
mod journal;
mod look;
mod new_file;
mod presence;
mod read;
mod refusal;
mod save;
mod seen;
mod text;

pub use journal::{Found, Journal, Unsaved, found};
pub use look::{OnDisk, look};
pub use new_file::{NewFile, is_same_file};
pub use presence::Presence;
pub use read::{LoadError, load, load_text, open, read_plan, refuse_devices};
pub use refusal::{Input, Refusal, refuse, refuse_protected};
pub use save::{
    SaveError, Saved, WriteError, backup_path, is_backup, save, save_over, save_unless, write,
};
pub use seen::Seen;
pub use text::TextError;

use crate::plan::format;
use std::io;
use std::path::{Path, PathBuf};

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

/// A path that means the same wherever the program is started the next time.
pub fn absolute(path: PathBuf) -> PathBuf {
    std::path::absolute(&path).unwrap_or(path)
}

/// The system's error about reading a file, in words.
pub fn reason(error: &io::Error) -> String {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the system's error list is open; what has no sentence of ours keeps the system's"
    )]
    match error.kind() {
        io::ErrorKind::NotFound => "No such file or folder".to_owned(),
        io::ErrorKind::NotADirectory => {
            "No such file: a part of its path is not a folder".to_owned()
        }
        io::ErrorKind::PermissionDenied => "No permission".to_owned(),
        io::ErrorKind::StorageFull => {
            "The disk is full. Make room, or choose another disk".to_owned()
        }
        io::ErrorKind::QuotaExceeded => {
            "Your share of this disk is used up. Make room, or choose another disk".to_owned()
        }
        io::ErrorKind::FileTooLarge => {
            "The system allows no file as large as this. Choose another disk".to_owned()
        }
        io::ErrorKind::ReadOnlyFilesystem => {
            "The disk is read-only. Choose another disk".to_owned()
        }
        io::ErrorKind::IsADirectory => "This is a folder, not a file".to_owned(),
        io::ErrorKind::InvalidFilename => {
            "The disk does not allow this name: it is too long, or has a character that may not be in names"
                .to_owned()
        }
        io::ErrorKind::StaleNetworkFileHandle
        | io::ErrorKind::NotConnected
        | io::ErrorKind::HostUnreachable
        | io::ErrorKind::NetworkUnreachable
        | io::ErrorKind::NetworkDown
        | io::ErrorKind::TimedOut => {
            "The drive cannot be reached. Connect it again, or choose another".to_owned()
        }
        _ => format!("The system says: {error}"),
    }
}

/// The system's error about writing a file, in words.
pub fn write_reason(error: &io::Error, path: &Path) -> String {
    let folder = folder_of(path);
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "writing differs from reading in these two alone"
    )]
    match error.kind() {
        io::ErrorKind::NotFound if !folder.is_dir() => format!(
            "There is no folder {}. If it is on a drive, connect it again; or choose another folder",
            folder.display()
        ),
        io::ErrorKind::PermissionDenied => format!(
            "No permission to write in {}. Choose another folder",
            folder.display()
        ),
        _ => reason(error),
    }
}

/// How many other names a file has, hard links: they keep what it held when it is replaced. None are
/// known on Windows.
pub fn other_names(path: &Path) -> u64 {
    access::other_names(path)
}

/// The folder that a file is in.
fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}
