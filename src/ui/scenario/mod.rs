//! Scenarios on the screen: the strip of tabs, what the open one changes, and what can be asked.

mod changes;
pub mod command;
mod details;
mod strip;
mod tab;

pub use command::ScenarioCommand;
pub use details::Details;
pub use strip::{show, what_ifs};
pub use tab::line as sample_line;
