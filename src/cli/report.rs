//! `poolwright report`: a plan's figures without a window.

use super::shown::{NoScenario, named};
use crate::export::report::{self, Report};
use crate::ledger::LedgerError;
use crate::number::Separators;
use crate::store::{self, LoadError};
use clap::{Args, ValueEnum};
use std::io::{self, Write};
use std::path::PathBuf;
use thiserror::Error;

/// Print a plan's figures: rewards an epoch and a year, who gets them, saturation, costs
#[derive(Args, Debug)]
pub struct Arguments {
    /// The plan file
    plan: PathBuf,
    /// The scenario by its name; the base plan without it
    #[arg(long, value_name = "NAME")]
    scenario: Option<String>,
    /// How to print: text for people, JSON for programs (lovelace and ratios as decimal strings)
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// Why there is no report.
#[derive(Debug, Error)]
pub enum ReportError {
    /// The file is no plan.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// The plan has no such scenario.
    #[error(transparent)]
    Scenario(#[from] NoScenario),
    /// The plan's figures are outside what the formulas are defined for.
    #[error("{}: nothing can be computed: {error}", path.display())]
    Ledger {
        /// What is not defined.
        error: LedgerError,
        /// The plan file.
        path: PathBuf,
    },
    /// Standard output failed.
    #[error("The report could not be written: {0}")]
    Write(#[from] io::Error),
}

/// Prints the report of a plan to `output`.
///
/// # Errors
/// When the file is no plan, nothing can be computed from it, or `output` fails.
pub fn run(arguments: &Arguments, output: &mut impl Write) -> Result<(), ReportError> {
    let base = store::load(&arguments.plan)?;
    let named = |name: &String| named(&base, name);
    let scenario = arguments.scenario.as_ref().map(named).transpose()?;
    let plan = base.in_scenario(scenario);
    let in_file = |error| ReportError::Ledger {
        error,
        path: arguments.plan.clone(),
    };
    let text = match arguments.format {
        Format::Text => report::text(&plan, Separators::default()).map_err(in_file)?,
        Format::Json => Report::of(&plan).map_err(in_file)?.json(),
    };
    output.write_all(text.as_bytes())?;
    output.flush()?;
    Ok(())
}
