//! The command line: what the arguments ask for, and how a failure is told.

pub mod evaluate;
mod output;
pub mod picture;
pub mod report;
mod shown;
pub mod statement;
pub mod table;
pub mod term_sheet;

use crate::app::{self, StartError};
use clap::{Parser, Subcommand, ValueEnum};
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

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
    #[arg(long, value_enum, default_value_t = Renderer::Auto)]
    renderer: Renderer,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Renderer {
    Auto,
    Wgpu,
    Glow,
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

/// Does what the arguments of the process ask for: a headless command, or the window.
///
/// Failures go to standard error and give exit code 1; clap answers wrong arguments itself, with 2.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let result = match arguments.command {
        Some(Command::Evaluate(arguments)) => {
            evaluate::run(&arguments).map_err(|error| error.to_string())
        }
        Some(Command::Report(arguments)) => print_report(&arguments),
        Some(Command::Picture(arguments)) => {
            picture::run(&arguments).map_err(|error| error.to_string())
        }
        Some(Command::Data(arguments)) => table::run(&arguments).map_err(|error| error.to_string()),
        Some(Command::Statement(arguments)) => statement::run(&arguments),
        Some(Command::TermSheet(arguments)) => term_sheet::run(&arguments),
        None => open_window(arguments.plan.as_deref(), arguments.renderer)
            .map_err(|error| error.to_string()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Opens the window whatever the arguments; for the program that has no console.
pub fn run_window() -> ExitCode {
    let plan = std::env::args_os().nth(1).map(PathBuf::from);
    match open_window(plan.as_deref(), Renderer::Auto) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            // After a fault the window has said so itself.
            if !matches!(error, StartError::Crashed(_)) {
                app::say_in_dialog(&error.to_string());
            }
            ExitCode::FAILURE
        }
    }
}

fn print_report(arguments: &report::Arguments) -> Result<(), String> {
    match report::run(arguments, &mut io::stdout().lock()) {
        // The reader of a pipe had enough: that is no failure of ours.
        Err(report::ReportError::Write(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            Ok(())
        }
        result => result.map_err(|error| error.to_string()),
    }
}

fn open_window(plan: Option<&Path>, renderer: Renderer) -> Result<(), StartError> {
    let renderer = match renderer {
        Renderer::Auto => app::RendererChoice::Auto,
        Renderer::Wgpu => app::RendererChoice::Wgpu,
        Renderer::Glow => app::RendererChoice::Glow,
    };
    app::run(plan, renderer)
}
