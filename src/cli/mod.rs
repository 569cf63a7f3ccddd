//! The command line: the headless commands and the window.

mod error;
pub mod evaluate;
mod input;
mod misspelt;
mod output;
mod picture;
mod report;
mod shown;
mod statement;
mod table;
mod term_sheet;
mod words;

use crate::app::{self, RendererChoice, StartError};
use crate::text;
use clap::{Parser, Subcommand};
use error::CommandError;
use std::borrow::Cow;
use std::path::PathBuf;
use std::process::ExitCode;
use words::words;

/// Planner for Cardano stake pools, exact to the lovelace.
///
/// Without a command it opens the window.
#[derive(Debug, Parser)]
#[command(name = "poolwright", version, args_conflicts_with_subcommands = true)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// A plan file to open in the window
    plan: Option<PathBuf>,
    /// What draws the window: auto tries wgpu first and falls back to glow
    #[arg(long, value_parser = words(RendererChoice::ALL, RendererChoice::word),
          default_value = RendererChoice::default().word())]
    renderer: RendererChoice,
}

#[derive(Debug, Subcommand)]
enum Command {
    Evaluate(evaluate::Arguments),
    Report(report::Arguments),
    Picture(picture::Arguments),
    Data(table::Arguments),
    Statement(statement::Arguments),
    #[command(name = "termsheet")]
    TermSheet(term_sheet::Arguments),
}

/// Carries out the arguments of the process: a headless command, or the window.
///
/// Failures go to standard error and give exit code 1, wrong arguments 2.
pub fn run() -> ExitCode {
    if let Some(sentence) = misspelt::command() {
        return refuse(&sentence);
    }
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        // Clap repeats what was given as it is.
        Err(error) => {
            let said = error.render().to_string();
            match text::visible_lines(&said) {
                Cow::Borrowed(_) => error.exit(),
                Cow::Owned(harmless) => return refuse(&harmless),
            }
        }
    };
    match carry_out(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tell(&format!("error: {error}"));
            ExitCode::FAILURE
        }
    }
}

/// Says on standard error what is wrong with the arguments.
fn refuse(sentence: &str) -> ExitCode {
    tell(sentence.trim_end());
    ExitCode::from(2)
}

/// Writes a sentence to standard error; names and paths within it command no terminal.
fn tell(sentence: &str) {
    eprintln!("{}", text::visible_lines(sentence));
}

fn carry_out(arguments: Arguments) -> Result<(), CommandError> {
    match arguments.command {
        Some(Command::Evaluate(arguments)) => Ok(evaluate::run(&arguments)?),
        Some(Command::Report(arguments)) => report::run(&arguments),
        Some(Command::Picture(arguments)) => picture::run(&arguments),
        Some(Command::Data(arguments)) => table::run(&arguments),
        Some(Command::Statement(arguments)) => statement::run(&arguments),
        Some(Command::TermSheet(arguments)) => term_sheet::run(&arguments),
        None => Ok(app::run(arguments.plan.as_deref(), arguments.renderer)?),
    }
}

/// Opens the window whatever the arguments; for the program that has no console.
pub fn run_window() -> ExitCode {
    let plan = std::env::args_os().nth(1).map(PathBuf::from);
    match app::run(plan.as_deref(), RendererChoice::Auto) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tell(&format!("error: {error}"));
            // After a fault the window has said so itself.
            if !matches!(error, StartError::Crashed(_)) {
                app::say_in_dialog(&error.to_string());
            }
            ExitCode::FAILURE
        }
    }
}
