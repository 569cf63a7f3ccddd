//! The window alone, without a console on Windows; for shortcuts and file associations.
#![cfg_attr(windows, windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    poolwright::cli::run_window()
}
