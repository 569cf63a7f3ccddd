//! Poolwright's program: arguments, then the window or a headless command.

use std::process::ExitCode;

fn main() -> ExitCode {
    poolwright::cli::run()
}
