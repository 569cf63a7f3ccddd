//! Numbers where they become places on the screen.

use crate::ledger::Ratio;
use rust_decimal::Decimal;

/// A count as a place on an axis.
#[expect(clippy::cast_precision_loss, reason = "a place on the screen")]
pub const fn count(number: u64) -> f64 {
    number as f64
}

/// A ratio as a place on an axis.
#[expect(clippy::cast_precision_loss, reason = "a place on the screen")]
pub const fn ratio(ratio: Ratio) -> f64 {
    ratio.numerator() as f64 / ratio.denominator() as f64
}

/// A decimal as a place on an axis.
#[expect(clippy::cast_precision_loss, reason = "a place on the screen")]
pub fn decimal(number: Decimal) -> f64 {
    // Far cheaper than by the library, and lines have thousands of points.
    number.mantissa() as f64 / 10f64.powi(number.scale().cast_signed())
}

/// A place on an axis of whole numbers.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "what is left of the axis becomes 0"
)]
pub const fn whole(place: f64) -> u64 {
    place as u64
}

/// A length or a share for the screen.
#[expect(clippy::cast_possible_truncation, reason = "a length on the screen")]
pub const fn pixels(length: f64) -> f32 {
    length as f32
}
