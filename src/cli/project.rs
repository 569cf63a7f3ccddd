//! `poolwright project`: the years to come as a table, without a window.

use super::output;
use crate::export::outlook;
use crate::forecast::Outlook;
use crate::store;
use clap::Args;
use std::path::PathBuf;

/// Write the years to come of a plan as CSV, a row for each epoch
#[derive(Args, Debug)]
pub struct Arguments {
    /// The plan file
    plan: PathBuf,
    /// Where to write; standard output without it
    #[arg(long)]
    output: Option<PathBuf>,
}

/// Writes the table of a plan.
///
/// # Errors
/// A sentence for people: the file is no plan, nothing can be computed, or writing failed.
pub fn run(arguments: &Arguments) -> Result<(), String> {
    let plan = store::load(&arguments.plan).map_err(|error| error.to_string())?;
    if let Some((epoch, error)) = Outlook::of(&plan).end {
        let path = arguments.plan.display();
        return Err(format!(
            "{path}: nothing can be computed from epoch {} on: {error}",
            epoch.0
        ));
    }
    output::write(arguments.output.as_deref(), &outlook::csv(&plan))
}
