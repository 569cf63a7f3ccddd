//! The failures of headless commands, each a sentence for people.

use super::evaluate::Error as EvaluateError;
use super::shown::NoScenario;
use crate::app::StartError;
use crate::export::picture::png::PngError;
use crate::ledger::LedgerError;
use crate::store::{LoadError, WriteError};
use std::fmt::Display;
use std::io;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// A failure of a command.
#[derive(Debug, Error)]
pub enum CommandError {
    /// The plan file is no plan.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// The plan has no such scenario.
    #[error(transparent)]
    Scenario(#[from] NoScenario),
    /// A file that was given does not do.
    #[error("{}: {reason}", path.display())]
    File {
        /// The reason.
        reason: String,
        /// The file.
        path: PathBuf,
    },
    /// The table to evaluate is faulty, or its results cannot be written.
    #[error(transparent)]
    Evaluate(#[from] EvaluateError),
    /// The picture cannot be painted.
    #[error(transparent)]
    Paint(#[from] PngError),
    /// An output cannot be written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// Standard output failed.
    #[error("{what}: {error}")]
    StandardOutput {
        /// The thing that failed, in words.
        what: &'static str,
        /// The system's reason.
        error: io::Error,
    },
    /// The window did not open.
    #[error(transparent)]
    Window(#[from] StartError),
}

impl CommandError {
    /// A file that does not do, and why.
    pub fn file(path: &Path, reason: impl Display) -> Self {
        Self::File {
            reason: reason.to_string(),
            path: path.to_owned(),
        }
    }

    /// A plan whose figures are outside what the formulas are defined for.
    pub fn undefined(path: &Path, error: LedgerError) -> Self {
        Self::file(path, format_args!("nothing can be computed: {error}"))
    }
}
