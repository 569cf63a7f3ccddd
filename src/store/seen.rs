//! What a file held when it was last read or written here, to notice that someone else changed it.

use super::read::{self, LoadError};
use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};
use std::fmt;
use std::io;
use std::path::Path;

/// What a file held when this program last read or wrote it: the SHA-256 of its bytes. Times do not
/// count, since synchronising sets them anew and some disks round them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen([u8; 32]);

impl Seen {
    /// Equal to nothing that a file holds: for a file of which it is not known what it held.
    pub const NOTHING: Self = Self([0; 32]);

    /// What these bytes are.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// What was displayed as this text; [`Self::NOTHING`] for any other.
    pub fn from_text(text: &str) -> Self {
        let bytes = HEXLOWER.decode(text.as_bytes()).ok();
        bytes
            .and_then(|bytes| bytes.try_into().ok())
            .map_or(Self::NOTHING, Self)
    }
}

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&HEXLOWER.encode(&self.0))
    }
}

/// What became of a file since it was seen.
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
