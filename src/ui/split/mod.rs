//! The sections of the view of the split.

pub mod agreement;
pub mod as_delegator;
pub mod chart;
pub mod leaving;
pub mod statement;
pub mod step;
pub mod table;
pub mod term_sheet;
