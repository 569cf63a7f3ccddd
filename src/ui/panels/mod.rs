//! The panels around the views: menu, scenario strip, inputs, cards, status line, and what opens
//! over or beside them.

pub mod cards;
pub mod explain;
pub mod inputs;
pub mod menu;
pub mod palette;
pub mod scenario;
pub mod start;
pub mod status;
