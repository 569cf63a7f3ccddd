//! Plans as text: RON, one struct a format number, read strictly.
//!
//! A file says its format first. [`read`] looks at that alone, parses with that format's own
//! struct and converts upward, one step a format; [`write`] writes the newest. Every format ever
//! written has a file in `tests/plans/` that must load.

mod sentence;
pub mod text;
mod v1;

use super::Plan;
use serde::Deserialize;
use thiserror::Error;

/// The format that [`write`] writes.
pub const NEWEST: u32 = 1;

/// What plan files are called after their name.
pub const EXTENSION: &str = "poolwright.ron";

/// Larger files are refused before they are read: plans have some kilobytes.
pub const LARGEST_FILE: u64 = 16 * 1024 * 1024;

/// Lists and fields nested deeper than this are refused; plans need six levels.
const DEEPEST: usize = 32;

/// Why a text is not a plan.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FormatError {
    /// Bytes that are no UTF-8 text.
    #[error("This is not a text file, so it cannot be a plan")]
    NotText,
    /// Nothing in it.
    #[error("The file is empty")]
    Empty,
    /// No `format: …` to go by.
    #[error(
        "This is not a Poolwright plan: it does not begin with its format number, as in (format: 1, …"
    )]
    NoFormat,
    /// Written by a later program.
    #[error(
        "The plan has format {found}, which is newer than this program knows ({NEWEST}). Open it with a newer Poolwright"
    )]
    Newer {
        /// The file's format.
        found: u32,
    },
    /// A format number that never existed.
    #[error("The plan says it has format 0; formats start at 1")]
    NeverWritten,
    /// Something in it that the format does not allow.
    #[error("Line {line}, column {column}: {what}")]
    Content {
        /// Counted from 1.
        line: usize,
        /// Counted from 1.
        column: usize,
        /// What is wrong there, as a sentence.
        what: String,
    },
    /// Two owners or two costs with one id.
    #[error("Two {what} have the id {id}. Give each an id of its own")]
    DoubleId {
        /// "owners" or "costs".
        what: &'static str,
        /// The id that appears twice.
        id: u32,
    },
}

/// Only the format number; any other field is left for the format's own struct.
#[derive(Deserialize)]
struct Head {
    format: u32,
}

fn options() -> ron::Options {
    ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
        .with_recursion_limit(DEEPEST)
}

/// The plan that the bytes of a file hold.
///
/// # Errors
/// When they are no text, no plan, a plan of a later format, or a plan with a mistake in it; the
/// message then names line, column and what to do.
pub fn read(bytes: &[u8]) -> Result<Plan, FormatError> {
    let text = std::str::from_utf8(bytes).map_err(|_| FormatError::NotText)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(FormatError::Empty);
    }
    match options().from_str::<Head>(text) {
        Ok(Head { format: 0 }) => Err(FormatError::NeverWritten),
        Ok(Head { format: 1 }) => parse::<v1::File>(text)?.into_plan(),
        Ok(Head { format }) => Err(FormatError::Newer { found: format }),
        // A head that cannot be read is either no plan at all or a plan with broken syntax further
        // down: the full parse then says where.
        Err(_) if looks_like_a_plan(text) => match parse::<v1::File>(text) {
            Ok(file) => file.into_plan(),
            Err(error) => Err(error),
        },
        Err(_) => Err(FormatError::NoFormat),
    }
}

/// The text of a plan in the newest format, ending with a line break.
pub fn write(plan: &Plan) -> String {
    let config = ron::ser::PrettyConfig::new()
        .new_line("\n")
        .struct_names(false);
    let body = options()
        .to_string_pretty(&v1::File::from(plan), config)
        .unwrap_or_default();
    format!(
        "// A Poolwright plan. Amounts of ada and ratios are decimals in quotes; \"0.02\" is 2 %.\n\
         {body}\n"
    )
}

/// Whether the first thing in the text, after comments, is `(format:`.
fn looks_like_a_plan(text: &str) -> bool {
    let start: String = text
        .lines()
        .map(|line| line.split_once("//").map_or(line, |(code, _)| code))
        .flat_map(str::chars)
        .filter(|c| !c.is_whitespace())
        .take("(format:".len())
        .collect();
    start == "(format:"
}

fn parse<'text, T: Deserialize<'text>>(text: &'text str) -> Result<T, FormatError> {
    options().from_str(text).map_err(|error| {
        // The end of the span is where the value that does not fit was read to.
        let position = error.span.start;
        FormatError::Content {
            line: position.line,
            column: position.col,
            what: sentence::of(&error.code),
        }
    })
}
