//! The earnings of a plan: pure functions from a [`Plan`](crate::plan::Plan) to figures.
//!
//! Everything is computed at expected blocks (or at the number of blocks the plan gives) with the
//! exact engine of [`crate::ledger`]; luck enters as a second figure. No clock, no files, no egui.
//!
//! From the ground up, each using what stands above it or in its own line, and none what uses it:
//!
//! ```text
//! period, float, bisect, costs, model
//! viability, curve, break_even, chance, map
//! outcome
//! account, outlook, luck, comparison, verdict, notices
//! worth, what_if, drawn_plans
//! figures
//! shown
//! left_out
//! ```

mod account;
mod bisect;
mod break_even;
mod chance;
mod comparison;
mod costs;
mod curve;
mod drawn_plans;
mod figures;
mod float;
mod left_out;
mod luck;
mod map;
mod model;
mod notices;
mod outcome;
mod outlook;
mod period;
pub mod shown;
mod verdict;
mod viability;
mod what_if;
pub mod worth;

pub use account::as_delegator::{AsDelegator, Delegating, as_delegator};
pub use account::division::Division;
pub use account::leaving::{Leaving, Shares, leaving};
pub use account::safe_order::{SafeOrder, Stage};
pub use account::sheet::{SheetFigures, WorkedEpoch};
pub use account::statement::{Statement, StatementRow, statement};
pub use account::{AccountIncome, Carried, Payment, Split, StepSplit, epoch_amount, split};
pub use break_even::{BreakEven, Income, break_even};
pub use chance::blocks::{Below, BlockLuck, Chances};
pub use chance::coverage::Coverage;
pub use chance::distribution::Distribution;
pub use chance::drought;
pub use chance::epoch_income::{EpochIncome, Whose};
pub use chance::mean::{Mean, mean_over_luck, no_block_chance};
pub use chance::past::PastLuck;
pub use comparison::{Column, Comparison, Counted, Given, Measure};
pub use costs::RunningCosts;
pub use curve::{Curve, CurvePoint, pledge_curve, stake_curve};
pub use drawn_plans::{DrawnPlan, DrawnPlans, MOST_BESIDE, Opened, stake_axis};
pub use figures::Figures;
pub use luck::{Compared, FanPlace, Luck, LuckRequest, MOST_EPOCHS, POINTS};
pub use map::{IsoLine, Map, MapFigure, MapRequest, Scale};
pub use model::{Model, Parts};
pub use notices::notices;
pub use outcome::Outcome;
pub use outlook::reserves::figures_after;
pub use outlook::{Moment, Outlook};
pub use period::Period;
pub use shown::{Shown, ViewFigures, Wanted};
pub use verdict::verdict;
pub use what_if::{WhatIf, cloned_scenario, new_scenario};
pub use worth::pledge_step::{PledgeStep, pledge_step};
pub use worth::{Worth, WorthRequest};
