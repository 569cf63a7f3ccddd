//! The inputs of headless commands: a file, a pipe, or standard input for `-`.
//!
//! A pipe is waited for, since whoever names it on a command line fills it. A device is refused: it
//! holds no plan and no table, and may never end.

use super::error::CommandError;
use crate::plan::Plan;
use crate::store::{self, LoadError};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The plan that an argument names.
///
/// # Errors
/// When it cannot be read or is no plan.
pub fn plan(path: &Path) -> Result<Plan, CommandError> {
    Ok(store::read_plan(open(path)?, path)?)
}

/// What an argument names, to be read once.
///
/// # Errors
/// When it cannot be opened, or is a folder, a device or a socket.
pub fn open(path: &Path) -> Result<Box<dyn Read>, LoadError> {
    if path == Path::new("-") {
        return Ok(Box::new(io::stdin().lock()));
    }
    store::refuse_devices(path)?;
    match File::open(path) {
        Ok(file) => Ok(Box::new(file)),
        Err(error) => Err(LoadError::Read {
            error,
            path: path.to_owned(),
        }),
    }
}
