//! Tests of the program itself: its commands, what they write, and what installs it.

#[path = "../common/examples.rs"]
mod examples;

mod evaluate;
mod hostile;
mod input;
mod installing;
mod large_tables;
mod numbers;
mod outputs;
mod picture;
mod report;
