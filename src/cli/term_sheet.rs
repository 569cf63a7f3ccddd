//! `poolwright termsheet`: what co-owners sign, without a window.

use super::error::CommandError;
use super::input;
use super::output;
use crate::export::term_sheet;
use crate::number::Separators;
use crate::store::Input;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Write the term sheet of a plan's owners: who gets what, worked epochs, rules, signature lines
#[derive(Args, Debug)]
pub struct Arguments {
    /// The plan file; - reads standard input
    plan: PathBuf,
    /// Markdown, or one page that prints well
    #[arg(long, value_enum, default_value_t = Format::Markdown)]
    format: Format,
    /// Where to write; standard output without it
    #[arg(long)]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Markdown,
    Html,
}

/// Writes the term sheet of a plan.
///
/// # Errors
/// When the file is no plan, nothing can be computed from it, or writing failed.
pub fn run(arguments: &Arguments) -> Result<(), CommandError> {
    let plan = input::plan(&arguments.plan)?;
    let separators = Separators::default();
    let text = match arguments.format {
        Format::Markdown => term_sheet::markdown(&plan, separators),
        Format::Html => term_sheet::html(&plan, separators),
    };
    let text = text.map_err(|error| CommandError::undefined(&arguments.plan, error))?;
    let inputs = [Input::File(&arguments.plan)];
    output::write(arguments.output.as_deref(), text.as_bytes(), &inputs)
}
