//! Scenarios on the screen: the strip of tabs, the changes of the open one, and ready-made ones.

pub mod changes;
pub mod details;
pub mod strip;
pub mod tab;
pub mod what_ifs;

pub use strip::show;
pub use what_ifs::what_ifs;
