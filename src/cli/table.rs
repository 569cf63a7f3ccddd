//! `poolwright data`: the figures behind a view, without a window.

use super::shown::{NoScenario, Shown};
use crate::store::{self, LoadError, WriteError};
use crate::ui::output::table;
use crate::ui::output::table::TableError;
use clap::Args;
use std::io::{self, Write as _};
use std::path::PathBuf;
use thiserror::Error;

/// Write the figures behind a view as CSV, amounts in ada exact to the lovelace
#[derive(Args, Debug)]
pub struct Arguments {
    /// The plan file
    plan: PathBuf,
    #[command(flatten)]
    shown: Shown,
    /// The file to write; without it or with - the table goes to standard output
    #[arg(long, short, value_name = "FILE.csv")]
    output: Option<PathBuf>,
}

/// Why there is no table.
#[derive(Debug, Error)]
pub enum DataError {
    /// The plan file is no plan.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// The plan has no such scenario.
    #[error("{}: {error}", path.display())]
    Scenario {
        /// What was asked for.
        error: NoScenario,
        /// The plan file.
        path: PathBuf,
    },
    /// Nothing can be computed from it.
    #[error("{}: {error}", path.display())]
    Table {
        /// What is not defined.
        error: TableError,
        /// The plan file.
        path: PathBuf,
    },
    /// It cannot be written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// Standard output failed.
    #[error("The table could not be written: {0}")]
    Output(#[from] io::Error),
}

/// Writes the table; a file appears only when all went well.
///
/// A reader that closes standard output early, such as `head`, ends the work without an error.
///
/// # Errors
/// When the plan cannot be read or computed, or the table not written.
pub fn run(arguments: &Arguments) -> Result<(), DataError> {
    let plan = store::load(&arguments.plan)?;
    let path = || arguments.plan.clone();
    let subject = arguments
        .shown
        .subject(plan)
        .map_err(|error| DataError::Scenario {
            error,
            path: path(),
        })?;
    let table = table::csv(subject).map_err(|error| DataError::Table {
        error,
        path: path(),
    })?;
    match &arguments.output {
        Some(path) if path.as_os_str() != "-" => store::write(&table, path)?,
        _ => {
            let mut output = io::stdout().lock();
            match output.write_all(&table).and_then(|()| output.flush()) {
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
                result => result?,
            }
        }
    }
    Ok(())
}
