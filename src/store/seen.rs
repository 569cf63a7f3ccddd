//! The contents of a file when it was last read or written here, to notice that someone else changed
//! it.

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};
use std::fmt;

/// The contents of a file when this program last read or wrote it: the SHA-256 of its bytes. Times
/// do not count, since synchronising sets them anew and some disks round them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen([u8; 32]);

impl Seen {
    /// Equal to nothing that a file holds: for a file of which it is not known what it held.
    pub const NOTHING: Self = Self([0; 32]);

    /// The contents of a file that holds these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The contents that were displayed as this text; [`Self::NOTHING`] for any other.
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
