//! Files that no output replaces: what the output is made from, plans, and what is write-protected.

use super::is_same_file;
use super::read;
use crate::plan::format::{self, EXTENSION, FormatError};
use same_file::Handle;
use std::fs::{self, File};
use std::io;
use std::path::Path;
use thiserror::Error;

/// Something that an output is made from.
#[derive(Clone, Copy, Debug)]
pub enum Input<'a> {
    /// A file.
    File(&'a Path),
    /// Standard input, which may be a file too.
    Standard,
}

impl<'a> Input<'a> {
    /// The input that an argument names: `-` is standard input.
    pub fn named(argument: &'a Path) -> Self {
        if argument == Path::new("-") {
            Self::Standard
        } else {
            Self::File(argument)
        }
    }

    /// Whether it is the file at this path, by whatever name.
    fn is_at(self, path: &Path) -> bool {
        match self {
            Self::File(input) => is_same_file(input, path),
            Self::Standard => is_file(path) && is_standard_input(path).unwrap_or(false),
        }
    }
}

fn is_standard_input(path: &Path) -> io::Result<bool> {
    Ok(Handle::stdin()? == Handle::from_path(path)?)
}

/// A reason why an output does not replace a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Refusal {
    /// The output is made from it.
    #[error("it is what this is made from. Choose another name")]
    Input,
    /// It holds a plan, perhaps one with a mistake or of a later format.
    #[error("it holds a plan. Choose another name, or remove the plan first")]
    Plan,
    /// It is not to be written to.
    #[error("it is write-protected. Choose another name, or allow writing to the file")]
    Protected,
}

/// Refuses to write what is no plan to a path where something stands that it must not replace.
///
/// # Errors
/// When there is one of these inputs, a plan, or a file that is write-protected.
pub fn refuse(path: &Path, inputs: &[Input<'_>]) -> Result<(), Refusal> {
    if inputs.iter().any(|input| input.is_at(path)) {
        return Err(Refusal::Input);
    }
    if !is_file(path) {
        return Ok(());
    }
    if holds_plan(path) {
        return Err(Refusal::Plan);
    }
    refuse_protected(path)
}

/// Refuses to replace a file that is write-protected: renaming would, as long as its folder may be
/// written to.
///
/// # Errors
/// When it is.
pub fn refuse_protected(path: &Path) -> Result<(), Refusal> {
    let is_read_only = fs::metadata(path).is_ok_and(|about| about.permissions().readonly());
    let may_not_open = || {
        File::options()
            .write(true)
            .open(path)
            .is_err_and(|error| error.kind() == io::ErrorKind::PermissionDenied)
    };
    if is_file(path) && (is_read_only || may_not_open()) {
        return Err(Refusal::Protected);
    }
    Ok(())
}

/// Whether a plan stands there: one that opens, one that would but for a mistake or its later
/// format, or something that has a plan's name.
fn holds_plan(path: &Path) -> bool {
    let Ok(bytes) = read::bytes(path) else {
        return false;
    };
    match format::read(&bytes) {
        Ok(_) | Err(FormatError::Newer { .. } | FormatError::Content { .. }) => true,
        Err(FormatError::Empty) => false,
        Err(
            FormatError::NotText
            | FormatError::Utf16
            | FormatError::NoFormat
            | FormatError::NeverWritten,
        ) => has_plan_name(path),
    }
}

fn has_plan_name(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let name = name.to_lowercase();
    name.ends_with(&format!(".{EXTENSION}")) || name.ends_with(&format!(".{EXTENSION}.bak"))
}

fn is_file(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|about| about.is_file())
}
