//! The command line: what the arguments ask for, and how a failure is told.

pub mod evaluate;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Planner for Cardano stake pools, exact to the lovelace.
#[derive(Debug, Parser)]
#[command(name = "poolwright", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Evaluate(evaluate::Arguments),
}

/// Does what the arguments of the process ask for.
///
/// Failures go to standard error and give exit code 1; clap answers wrong arguments itself, with 2.
pub fn run() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Evaluate(arguments) => evaluate::run(&arguments),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
