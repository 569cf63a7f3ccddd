//! Poolwright: a desktop planner for Cardano stake pools.
//!
//! What a pool earns at any stake and pledge, exact to the lovelace; who gets it; from where it
//! pays its way; as pictures and as a plan file. It works offline.
//!
//! # Map
//!
//! ```text
//! {ledger, text} <- number <- chain <- plan <- forecast <- export <- ui <- app <- cli
//!                                      plan <- store <- {app, cli}
//! ```
//!
//! | module | what it is for |
//! |---|---|
//! | [`ledger`] | the reward arithmetic: exact, pure, integers of up to 512 bits |
//! | [`text`] | texts of others made harmless: for terminals, for cells of spreadsheets |
//! | [`number`] | numbers as people write and read them |
//! | [`chain`] | records of the chain, read from text: what a reward account received |
//! | [`plan`] | the document: plan, edits, undo, problems, presets, RON text |
//! | [`forecast`] | plan to figures: outcome, curves, map, luck, goals, years to come, verdict |
//! | [`export`] | figures and drawings to text or bytes; writes no files |
//! | [`store`] | plan files on disk, their backups, recovery of unsaved work |
//! | [`ui`] | panels, plots, widgets, the command table: they read, and ask; pictures of views |
//! | [`app`] | the window: the only place that changes the document and opens dialogs |
//! | [`cli`] | the headless commands |
//!
//! # Invariants
//!
//! Held by `tests/tidy/main.rs`, which reads the sources:
//!
//! - `ledger`, `text`, `number`, `chain`, `plan`, `forecast`, `export` and `store` never name egui.
//! - Only `store` and `cli` name `std::fs`.
//! - `ledger`, `chain` and `forecast` read no clock and do no input or output.
//! - Nothing points back along the arrows above; `cli` opens the window of `app` and lets `ui` draw
//!   pictures.
//! - Every file begins with what it is for, and none is longer than 700 lines.
//! - No file is reached again from what it uses, a module and its own parts aside; [`ui`] and
//!   [`forecast`] stand on the floors that their `mod.rs` lists.
//!
//! Held by types and tests:
//!
//! - Amounts are whole lovelace and ratios exact fractions until they become a pixel, a
//!   probability or an estimate in money; rewards never pass through floating point.
//! - Panels borrow the plan and the figures and push [`plan::Edit`]s and [`ui::Command`]s; only
//!   [`app::App`] carries them out.
//! - Equal [`plan::Revision`]s mean equal plans; [`forecast::Shown`] is the one way from a plan to what
//!   is shown of it, and is computed once for each revision and question.
//! - No input makes the program panic.

#![warn(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

pub mod app;
pub mod chain;
pub mod cli;
pub mod export;
pub mod forecast;
pub mod ledger;
pub mod number;
pub mod plan;
pub mod store;
pub mod text;
pub mod ui;
