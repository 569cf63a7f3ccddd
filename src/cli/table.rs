//! `poolwright data`: the figures behind a view, without a window.

use super::error::CommandError;
use super::input;
use super::output;
use super::shown::Shown;
use crate::store::Input;
use crate::ui::output::table;
use clap::Args;
use std::path::PathBuf;

/// Write the figures behind a view as CSV, amounts in ada exact to the lovelace
#[derive(Args, Debug)]
pub struct Arguments {
    /// The plan file; - reads standard input
    plan: PathBuf,
    #[command(flatten)]
    shown: Shown,
    /// The file to write; without it or with - the table goes to standard output
    #[arg(long, short, value_name = "FILE.csv")]
    output: Option<PathBuf>,
}

/// Writes the table; a file appears only when all went well.
///
/// # Errors
/// When the plan cannot be read or computed, or the table not written.
pub fn run(arguments: &Arguments) -> Result<(), CommandError> {
    let plan = input::plan(&arguments.plan)?;
    let subject = arguments
        .shown
        .subject(plan)
        .map_err(|error| CommandError::file(&arguments.plan, error))?;
    let table = table::csv(subject).map_err(|error| CommandError::file(&arguments.plan, error))?;
    let inputs = [Input::File(&arguments.plan)];
    output::write_table(arguments.output.as_deref(), &table, &inputs)
}
