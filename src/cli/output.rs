//! The outputs of headless commands: standard output, or a file that appears when it is whole.

use super::error::CommandError;
use crate::store::{self, NewFile};
use crate::text;
use std::io::{self, IsTerminal as _, Write};
use std::path::Path;

/// Writes a text to a file, or to standard output without one.
///
/// # Errors
/// When the file or standard output cannot be written to.
pub fn write(path: Option<&Path>, text: &str) -> Result<(), CommandError> {
    let Some(path) = file(path) else {
        return print("Standard output", text.as_bytes());
    };
    NewFile::whole(path, text.as_bytes())
        .and_then(NewFile::commit)
        .map_err(|error| CommandError::WriteText {
            error,
            path: path.to_owned(),
        })
}

/// Writes a table to a file, or to standard output without one. Programs get it as it is; a terminal
/// would obey some of what names may hold, and is shown it instead.
///
/// # Errors
/// When the file or standard output cannot be written to.
pub fn write_table(path: Option<&Path>, table: &[u8]) -> Result<(), CommandError> {
    let what = "The table could not be written";
    match (file(path), std::str::from_utf8(table)) {
        (Some(path), _) => Ok(store::write(table, path)?),
        (None, Ok(shown)) if io::stdout().is_terminal() => {
            print(what, text::visible_lines(shown).as_bytes())
        }
        (None, _) => print(what, table),
    }
}

/// Writes to standard output. `what` begins the sentence where that fails.
///
/// # Errors
/// When standard output cannot be written to; a reader that had enough is no error.
pub fn print(what: &'static str, bytes: &[u8]) -> Result<(), CommandError> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if !has_enough(&error) => Err(CommandError::StandardOutput { what, error }),
        _ => Ok(()),
    }
}

/// Whether the reader of standard output, such as `head`, closed it before the end.
pub fn has_enough(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::BrokenPipe
}

/// The file to write to; without one, or with `-`, it is standard output.
pub fn file(path: Option<&Path>) -> Option<&Path> {
    path.filter(|path| *path != Path::new("-"))
}
