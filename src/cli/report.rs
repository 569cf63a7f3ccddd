//! `poolwright report`: a plan's figures without a window.

use super::error::CommandError;
use super::input;
use super::output;
use super::shown::named;
use crate::export::report::{self, Report};
use crate::number::Separators;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Print a plan's figures: rewards an epoch and a year, who gets them, saturation, costs
#[derive(Args, Debug)]
pub struct Arguments {
    /// The plan file; - reads standard input
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

/// Prints the report of a plan.
///
/// # Errors
/// When the file is no plan, nothing can be computed from it, or standard output fails.
pub fn run(arguments: &Arguments) -> Result<(), CommandError> {
    let base = input::plan(&arguments.plan)?;
    let named = |name: &String| named(&base, name);
    let scenario = arguments.scenario.as_ref().map(named).transpose()?;
    let plan = base.in_scenario(scenario);
    let text = match arguments.format {
        Format::Text => report::text(&plan, Separators::default()),
        Format::Json => Report::of(&plan).map(|report| report.json()),
    };
    let text = text.map_err(|error| CommandError::undefined(&arguments.plan, error))?;
    output::print("The report could not be written", text.as_bytes())
}
