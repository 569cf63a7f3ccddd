//! From exact amounts to the floating point in which chances, averages and pictures are computed.

use crate::ledger::{Lovelace, Performance, Ratio};
use rust_decimal::Decimal;

/// An amount in ada.
#[expect(clippy::cast_precision_loss, reason = "becomes an estimate")]
pub const fn ada(amount: Lovelace) -> f64 {
    amount.0 as f64 / 1e6
}

/// A ratio.
#[expect(clippy::cast_precision_loss, reason = "becomes an estimate")]
pub const fn share(ratio: Ratio) -> f64 {
    ratio.numerator() as f64 / ratio.denominator() as f64
}

/// A performance.
#[expect(clippy::cast_precision_loss, reason = "becomes an estimate")]
pub const fn performance(performance: Performance) -> f64 {
    let (numerator, denominator) = performance.parts();
    numerator as f64 / denominator as f64
}

/// A decimal.
pub fn decimal(number: Decimal) -> f64 {
    f64::try_from(number).unwrap_or(f64::MAX)
}

/// A count.
#[expect(clippy::cast_precision_loss, reason = "becomes an estimate")]
pub const fn count(number: u64) -> f64 {
    number as f64
}

/// A length of a list.
#[expect(clippy::cast_precision_loss, reason = "becomes an estimate")]
pub const fn length(number: usize) -> f64 {
    number as f64
}

/// The whole part of a number; 0 for negative ones.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "what is out of range becomes the nearest that is in it"
)]
pub const fn whole(number: f64) -> u64 {
    number as u64
}

/// The whole part of a number as a place in a list; 0 for negative ones.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "what is out of range becomes the nearest that is in it"
)]
pub const fn place(number: f64) -> usize {
    number as usize
}

/// The amount nearest to a number of ada; none for negative ones.
pub const fn lovelace(ada: f64) -> Lovelace {
    Lovelace(whole((ada * 1e6).round()))
}
