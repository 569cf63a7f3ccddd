//! Tests of the plan, its edits and its file.

#[path = "../common/amounts.rs"]
mod amounts;
#[path = "../common/arbitrary/mod.rs"]
mod arbitrary;
#[path = "../common/child.rs"]
mod child;
#[path = "../common/evaluate.rs"]
mod evaluate;

mod file;
mod fuzz;
mod kill;
mod limits;
mod saving;
mod scenarios;
mod strange_files;
mod undo;
