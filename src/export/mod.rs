//! Figures and pictures to text or bytes. Writes no files itself: the window and the headless
//! commands decide where they go.

mod markdown;
pub mod picture;
pub mod report;
pub mod table;
pub mod term_sheet;
