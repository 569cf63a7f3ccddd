//! Comparing a file with what was seen in it.

use super::Seen;
use super::read::{self, LoadError};
use std::io;
use std::path::Path;

/// A file compared with what was seen in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnDisk {
    /// It holds what it held; or it cannot be read just now, and saving will say why.
    Same,
    /// It holds something else.
    Changed,
    /// It is not there any more.
    Gone,
}

/// Looks whether a file still holds what was seen in it.
pub fn look(path: &Path, seen: Seen) -> OnDisk {
    match read::bytes(path) {
        Ok(bytes) if Seen::of(&bytes) == seen => OnDisk::Same,
        Ok(_)
        | Err(LoadError::TooLarge { .. } | LoadError::NotAFile { .. } | LoadError::Format { .. }) => {
            OnDisk::Changed
        }
        Err(LoadError::Read { error, .. }) if error.kind() == io::ErrorKind::NotFound => {
            OnDisk::Gone
        }
        Err(LoadError::Read { .. }) => OnDisk::Same,
    }
}
