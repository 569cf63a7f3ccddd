//! Plans as text: RON, one struct a format number, read strictly.
//!
//! A file says its format first. [`read()`] looks at that alone, parses with that format's own
//! struct and converts upward, one step a format; [`write()`] writes the newest. Every format ever
//! written has a file in `tests/plans/` that must load.

mod length;
mod message;
mod position;
pub(super) mod quoted;
mod unique;
mod v1;

use super::Plan;
use serde::{Deserialize, Serialize};
use std::path::Path;
use thiserror::Error;

/// The format that [`write()`] writes.
pub const NEWEST: u32 = 1;

/// The ending of plan files.
pub const EXTENSION: &str = "poolwright.ron";

/// Larger files are refused before they are read: plans have some kilobytes.
pub const LARGEST_FILE: u64 = 16 * 1024 * 1024;

/// Lists and fields nested deeper than this are refused; plans need six levels.
const DEEPEST: usize = 32;

/// A text that is not a plan.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FormatError {
    /// Bytes that are no text.
    #[error("This is not a text file, so it cannot be a plan")]
    NotText,
    /// Text in the encoding that some Windows programs call Unicode.
    #[error("The text is encoded as UTF-16. Save it as UTF-8 and open it again")]
    Utf16,
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
        /// The file's format; the largest `u64` where it is larger still.
        found: u64,
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
        /// The mistake, as a sentence.
        what: String,
    },
}

/// A plan that cannot be written as text.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("a value of it cannot be written ({0})")]
pub struct WriteError(#[from] ron::Error);

/// Only the format number; any other field is left for the format's own struct.
#[derive(Deserialize)]
struct Head {
    format: u64,
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
    let text = decode(bytes)?;
    if text.trim().is_empty() {
        return Err(FormatError::Empty);
    }
    if let Some(format) = declared_format(text) {
        return read_format(format, text);
    }
    // The format may stand elsewhere, or the text may have a mistake before it.
    match options().from_str::<Head>(text) {
        Ok(head) => read_format(head.format, text),
        Err(_) if after_format(text).is_some() => read_format(NEWEST.into(), text),
        Err(_) => Err(FormatError::NoFormat),
    }
}

/// The plan in a text of this format.
fn read_format(format: u64, text: &str) -> Result<Plan, FormatError> {
    match format {
        0 => Err(FormatError::NeverWritten),
        1 => parse::<v1::File>(text).map(v1::File::into_plan),
        found => Err(FormatError::Newer { found }),
    }
}

/// The text in the bytes, without the mark that some editors put at the start of UTF-8.
fn decode(bytes: &[u8]) -> Result<&str, FormatError> {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Err(error) => error,
    };
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(FormatError::Utf16);
    }
    let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
    match std::str::from_utf8(valid) {
        Ok(text) if after_format(text).is_some() => {
            let (line, column) = position::of(text, text.len());
            let what = "This character is not UTF-8. Save the file as UTF-8 and open it again";
            Err(FormatError::Content {
                line,
                column,
                what: what.to_owned(),
            })
        }
        _ => Err(FormatError::NotText),
    }
}

/// The text of a plan in the newest format, ending with a line break.
///
/// # Errors
/// When the plan holds what the format cannot.
pub fn write(plan: &Plan) -> Result<String, WriteError> {
    text_of(&v1::File::from(plan))
}

fn text_of(file: &impl Serialize) -> Result<String, WriteError> {
    let config = ron::ser::PrettyConfig::new()
        .new_line("\n")
        .struct_names(false);
    let body = options()
        .to_string_pretty(file, config)
        .map_err(WriteError::from)?;
    Ok(format!(
        "// A Poolwright plan. Amounts of ada and ratios are decimals in quotes; \"0.02\" is 2 %.\n\
         {body}\n"
    ))
}

/// The name of a file without its folders and the ending of plan files.
pub fn file_name(path: &Path) -> String {
    let name = path
        .file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned();
    let ending = format!(".{EXTENSION}");
    name.strip_suffix(&ending)
        .map_or(name.clone(), str::to_owned)
}

/// The format number of a text that begins with it, whatever follows: a later format may use what
/// this program cannot even parse.
fn declared_format(text: &str) -> Option<u64> {
    let rest = after_format(text)?;
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = rest.strip_suffix(after)?;
    if digits.is_empty() || after.starts_with(|c: char| c.is_alphanumeric() || "._".contains(c)) {
        return None;
    }
    Some(digits.parse().unwrap_or(u64::MAX))
}

/// The rest of a text that begins with `(format:`.
fn after_format(text: &str) -> Option<&str> {
    ["(", "format", ":"]
        .iter()
        .try_fold(text, |rest, part| skip_blank(rest).strip_prefix(part))
        .map(skip_blank)
}

/// The text from its first character that is neither a space nor in a comment.
fn skip_blank(text: &str) -> &str {
    let mut rest = text.trim_start();
    loop {
        rest = if let Some(comment) = rest.strip_prefix("//") {
            comment.split_once('\n').map_or("", |(_, after)| after)
        } else if let Some(comment) = rest.strip_prefix("/*") {
            comment.split_once("*/").map_or("", |(_, after)| after)
        } else {
            return rest;
        }
        .trim_start();
    }
}

fn parse<'text, T: Deserialize<'text>>(text: &'text str) -> Result<T, FormatError> {
    options().from_str(text).map_err(|error| {
        let start = error.span.start;
        let offset = position::offset(text, start.line, start.col);
        let offset = if message::is_about_a_value(&error.code) {
            position::of_value(text, position::of_next(text, offset))
        } else if error.code == ron::Error::UnclosedBlockComment {
            position::of_last("/*", text, offset)
        } else {
            position::of_next(text, offset)
        };
        let (line, column) = position::of(text, offset);
        FormatError::Content {
            line,
            column,
            what: message::shortened(message::of(
                &error.code,
                text.get(offset..).unwrap_or_default(),
            )),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::ser::{Error as _, Serializer};

    struct Unwritable;

    impl Serialize for Unwritable {
        fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            Err(S::Error::custom("not a number"))
        }
    }

    #[test]
    fn what_cannot_be_written_has_no_text() {
        let said = text_of(&Unwritable).unwrap_err().to_string();
        assert_eq!(said, "a value of it cannot be written (not a number)");
    }
}
