//! Tests of the reward arithmetic.

mod oracle;
mod properties;
mod vectors;
mod worked_example;
