//! The text of a plan, proven to open again before anything is replaced by it.

use crate::plan::Plan;
use crate::plan::format::{self, LARGEST_FILE};
use thiserror::Error;

/// A plan without a text to keep.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TextError {
    /// So much text that it would not open again.
    #[error(
        "its file would have {} MB, more than a plan may have. Shorten its notes or lists",
        size / 1_000_000
    )]
    TooLarge {
        /// How many bytes it would have.
        size: usize,
    },
    /// A text that does not read back as the plan: a fault of the program.
    #[error("its file would not have read back. Please report this")]
    Unfaithful,
    /// No text at all: a fault of the program.
    #[error("{0}. Please report this")]
    Unwritable(#[from] format::WriteError),
}

/// The text of a plan behind a head, which holds nothing but comments.
///
/// # Errors
/// When there is none, or it would not open as this plan again.
pub fn proven(head: &str, plan: &Plan) -> Result<String, TextError> {
    let text = format!("{head}{}", format::write(plan)?);
    if u64::try_from(text.len()).is_ok_and(|size| size > LARGEST_FILE) {
        return Err(TextError::TooLarge { size: text.len() });
    }
    if format::read(text.as_bytes()).as_ref() != Ok(plan) {
        return Err(TextError::Unfaithful);
    }
    Ok(text)
}
