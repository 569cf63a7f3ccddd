//! Where headless commands write text: standard output, or a file that appears when it is whole.

use crate::store::{NewFile, write_reason};
use std::io::{self, Write};
use std::path::Path;

/// Writes a text to a file, or to standard output without one.
///
/// # Errors
/// A sentence that names the file.
pub fn write(path: Option<&Path>, text: &str) -> Result<(), String> {
    let Some(path) = path.filter(|path| *path != Path::new("-")) else {
        let mut out = io::stdout().lock();
        let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
        return match written {
            // The reader of a pipe had enough: that is no failure of ours.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            result => result.map_err(|error| format!("Standard output: {error}")),
        };
    };
    NewFile::whole(path, text.as_bytes())
        .and_then(NewFile::commit)
        .map_err(|error| {
            format!(
                "{} was not written: {}",
                path.display(),
                write_reason(&error, path)
            )
        })
}
