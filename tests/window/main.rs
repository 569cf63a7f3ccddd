//! Tests of the window, without a display.

#[path = "../common/amounts.rs"]
mod amounts;
#[path = "../common/arbitrary/mod.rs"]
mod arbitrary;
#[path = "../common/child.rs"]
mod child;
#[path = "../common/examples.rs"]
mod examples;

mod accessibility;
mod app;
mod appearance;
mod changed_on_disk;
mod contrast;
mod export;
mod fields;
mod kill;
mod layout;
mod long_lists;
mod order;
mod panels;
mod presenting;
mod recovery;
mod saving;
mod script;
mod shared_account;
mod steps;
mod strip;
mod tree;
mod views;
mod walk;
