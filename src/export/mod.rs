//! Figures as text to take away. Writes no files itself.

pub mod comparison;
pub mod report;
pub mod statement;
pub mod term_sheet;
