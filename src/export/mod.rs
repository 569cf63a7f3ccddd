//! Figures as text to take away. Writes no files itself.

pub mod report;
