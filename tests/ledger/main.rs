//! Tests of the reward arithmetic.

mod border;
mod oracle;
mod properties;
mod vectors;
mod worked_example;
