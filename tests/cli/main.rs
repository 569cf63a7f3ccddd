//! Tests of the program itself: its commands, what they write, and what installs it.

#[path = "../common/examples.rs"]
mod examples;

mod evaluate;
mod installing;
mod outputs;
mod picture;
mod report;
