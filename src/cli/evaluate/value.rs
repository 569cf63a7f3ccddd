//! The values of cells.

use crate::ledger::{Lovelace, Ratio, RatioError};
use std::num::NonZeroU32;
use std::str::FromStr;

/// Something that a cell can hold.
pub trait Value: Sized {
    /// Reads a cell that is not empty and has no spaces around it.
    ///
    /// # Errors
    /// The words to put behind "expected".
    fn read(text: &str) -> Result<Self, &'static str>;
}

/// A ratio from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share(pub Ratio);

impl Value for Lovelace {
    fn read(text: &str) -> Result<Self, &'static str> {
        digits(text)
            .map(Self)
            .ok_or("a whole number of lovelace from 0 to 18446744073709551615")
    }
}

impl Value for u32 {
    fn read(text: &str) -> Result<Self, &'static str> {
        digits(text).ok_or("a whole number from 0 to 4294967295")
    }
}

impl Value for NonZeroU32 {
    fn read(text: &str) -> Result<Self, &'static str> {
        digits(text).ok_or("a whole number from 1 to 4294967295")
    }
}

impl Value for Ratio {
    fn read(text: &str) -> Result<Self, &'static str> {
        text.parse().map_err(|error| match error {
            RatioError::NotARatio => "a ratio such as 0.05 or 1/20",
            RatioError::Negative => "a ratio of 0 or more, such as 0.05 or 1/20",
            RatioError::ZeroDenominator => "a ratio whose denominator is not 0, such as 1/20",
            RatioError::TooLong => "a ratio of at most 28 digits, such as 0.05 or 1/20",
        })
    }
}

impl Value for Share {
    fn read(text: &str) -> Result<Self, &'static str> {
        const EXPECTED: &str = "a ratio between 0 and 1, such as 0.05 or 1/20";
        match text.parse::<Ratio>() {
            Ok(ratio) if ratio.is_above_one() => Err(EXPECTED),
            Ok(ratio) => Ok(Self(ratio)),
            Err(RatioError::NotARatio | RatioError::Negative) => Err(EXPECTED),
            Err(RatioError::ZeroDenominator) => {
                Err("a ratio between 0 and 1 whose denominator is not 0, such as 1/20")
            }
            Err(RatioError::TooLong) => {
                Err("a ratio between 0 and 1 of at most 28 digits, such as 0.05 or 1/20")
            }
        }
    }
}

/// A number in digits alone, since the standard library also takes a plus sign.
fn digits<N: FromStr>(text: &str) -> Option<N> {
    text.bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| text.parse().ok())
        .flatten()
}
