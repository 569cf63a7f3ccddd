//! Figures as tables of comma-separated values, one file a view.

pub mod comparison;
pub mod luck;
pub mod outlook;
pub mod rewards;
pub mod shares;
pub mod statement;
