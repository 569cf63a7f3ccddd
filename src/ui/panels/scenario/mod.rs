//! Scenarios on the screen: the strip of tabs, what the open one changes, and what can be asked.

pub mod changes;
pub mod details;
pub mod strip;
pub mod tab;

pub use strip::{show, what_ifs};
pub use tab::line as sample_line;
