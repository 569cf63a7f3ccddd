//! Figures and pictures to text or bytes. Writes no files itself: the window and the headless
//! commands decide where they go.

pub mod chances;
pub mod comparison;
pub mod data;
pub mod drawing;
pub mod outlook;
pub mod png;
pub mod report;
pub mod shares;
pub mod statement;
pub mod svg;
pub mod term_sheet;
