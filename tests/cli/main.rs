//! Tests of the program itself: its commands, what they write, and what installs it.

#[path = "../common/examples.rs"]
mod examples;

mod evaluate;
mod installing;
mod large_tables;
mod picture;
mod report;
