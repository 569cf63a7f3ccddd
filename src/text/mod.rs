//! Texts that somebody else wrote, made harmless for where they go: terminals, pages, tables.
//!
//! Names and notes may hold anything that a file can: characters that command a terminal or turn the
//! text around, and what a spreadsheet takes for a formula.

mod cell;
mod visible;

pub use cell::{cell, of_cell};
pub use visible::{commands, json, visible, visible_lines};
