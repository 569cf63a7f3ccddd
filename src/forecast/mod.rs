//! What a plan earns: pure functions from a [`Plan`](crate::plan::Plan) to figures.
//!
//! Everything is computed at expected blocks (or at the number of blocks the plan gives) with the
//! exact engine of [`crate::ledger`]; luck enters as a second figure. No clock, no files, no egui.

mod as_delegator;
mod block_luck;
mod break_even;
mod compare;
mod costs;
mod curve;
mod distribution;
pub mod drought;
mod epoch_income;
mod estimate;
mod figures;
mod leaving;
mod luck;
mod map;
mod mean;
mod model;
mod notices;
mod outcome;
mod outlook;
mod overlay;
mod past;
mod pledge_step;
mod receipt;
mod reserves;
mod safe_order;
pub mod seek;
mod span;
mod split;
mod statement;

mod verdict;
mod what_if;
pub mod worth;

pub use as_delegator::{AsDelegator, Delegating, as_delegator};
pub use block_luck::{Below, BlockLuck, Chances};
pub use break_even::{BreakEven, Income, break_even};
pub use compare::{Column, Comparison, Counted, Given, Measure};
pub use costs::RunningCosts;
pub use curve::{Curve, CurvePoint, pledge_curve, stake_curve};
pub use distribution::Distribution;
pub use epoch_income::{EpochIncome, Whose};
pub use figures::Figures;
pub use leaving::{Leaving, Shares, leaving};
pub use luck::{Compared, Coverage, FanPlace, Luck, LuckRequest, MOST_EPOCHS, POINTS};
pub use map::{IsoLine, Map, MapFigure, MapRequest, Scale};
pub use mean::{Mean, mean_over_luck, no_block_chance};
pub use model::{Model, Parts, Period};
pub use notices::notices;
pub use outcome::Outcome;
pub use outlook::{Moment, Outlook};
pub use overlay::{Overlay, OverlayCurves, Overlays, stake_axis};
pub use past::PastLuck;
pub use pledge_step::{PledgeStep, pledge_step};
pub use receipt::{Receipt, ReceiptError, read_receipts};
pub use reserves::{PAID_SHARE, Percent, reserves_after};
pub use safe_order::{SafeOrder, Stage};
pub use split::{AccountIncome, Carried, Payment, Split, StepSplit, epoch_amount, split};
pub use statement::{Statement, StatementRow, statement};
pub use verdict::verdict;
pub use what_if::{WhatIf, cloned_scenario, new_scenario};
pub use worth::{Worth, WorthRequest};
