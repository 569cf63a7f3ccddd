//! The outputs of headless commands: standard output, or a file that appears when it is whole.

use super::error::CommandError;
use crate::store::{self, Input};
use crate::text;
use std::io::{self, IsTerminal as _, Write};
use std::path::Path;

/// Writes to a file that is none of the inputs, or to standard output without one.
///
/// # Errors
/// When the file must not be replaced, or it or standard output cannot be written to.
pub fn write(path: Option<&Path>, bytes: &[u8], inputs: &[Input<'_>]) -> Result<(), CommandError> {
    match file(path) {
        Some(path) => {
            let other_names = store::other_names(path);
            store::write(bytes, path, inputs)?;
            note_other_names(path, other_names);
            Ok(())
        }
        None => print("Standard output", bytes),
    }
}

/// Writes a table to a file, or to standard output without one. Programs get it as it is; a terminal
/// would obey some of what names may hold, and is shown it instead.
///
/// # Errors
/// As [`write`].
pub fn write_table(
    path: Option<&Path>,
    table: &[u8],
    inputs: &[Input<'_>],
) -> Result<(), CommandError> {
    let what = "The table could not be written";
    match (file(path), std::str::from_utf8(table)) {
        (Some(_), _) => write(path, table, inputs),
        (None, Ok(shown)) if io::stdout().is_terminal() => {
            print(what, text::visible_lines(shown).as_bytes())
        }
        (None, _) => print(what, table),
    }
}

/// Says that other names of a file that was replaced keep what it held.
pub fn note_other_names(path: &Path, other_names: u64) {
    if other_names > 0 {
        let path = path.display();
        eprintln!(
            "note: {path} had {other_names} more names (hard links), which keep the old file"
        );
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
