//! Poolwright's program: arguments, then a headless command.

use std::process::ExitCode;

fn main() -> ExitCode {
    poolwright::cli::run()
}
