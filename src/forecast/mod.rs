//! What a plan earns: pure functions from a [`Plan`](crate::plan::Plan) to figures.
//!
//! Everything is computed at expected blocks (or at the number of blocks the plan gives) with the
//! exact engine of [`crate::ledger`]; luck enters as a second figure. No clock, no files, no egui.

mod as_delegator;
mod break_even;
mod compare;
mod costs;
mod curve;
mod figures;
mod leaving;
mod luck;
mod map;
mod model;
mod notices;
mod outcome;
mod overlay;
mod pledge_step;
mod receipt;
mod reserves;
mod safe_order;
mod split;
mod statement;

mod verdict;
mod what_if;

pub use as_delegator::{AsDelegator, Delegating, as_delegator};
pub use break_even::{BreakEven, Income, break_even};
pub use compare::{Column, Comparison, Counted, Given, Measure};
pub use costs::RunningCosts;
pub use curve::{Curve, CurvePoint, pledge_curve, stake_curve};
pub use figures::Figures;
pub use leaving::{Leaving, Shares, leaving};
pub use luck::{Mean, mean_over_luck, no_block_chance};
pub use map::{IsoLine, Map, MapFigure, MapRequest, Scale};
pub use model::{Model, Parts, Period};
pub use notices::notices;
pub use outcome::Outcome;
pub use overlay::{Overlay, OverlayCurves, Overlays, stake_axis};
pub use pledge_step::{PledgeStep, pledge_step};
pub use receipt::{Receipt, ReceiptError, read_receipts};
pub use reserves::{PAID_SHARE, Percent, reserves_after};
pub use safe_order::{SafeOrder, Stage};
pub use split::{AccountIncome, Carried, Payment, Split, StepSplit, epoch_amount, split};
pub use statement::{Statement, StatementRow, statement};
pub use verdict::verdict;
pub use what_if::{WhatIf, cloned_scenario, new_scenario};
