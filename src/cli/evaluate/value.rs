//! The values of cells.

use crate::ledger::{Lovelace, Ratio};
use crate::number::{ReadError, Separators, read_ratio, read_whole};
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
        whole(text)
            .map(Self)
            .ok_or("a whole number of lovelace from 0 to 18446744073709551615")
    }
}

impl Value for u32 {
    fn read(text: &str) -> Result<Self, &'static str> {
        whole(text).ok_or("a whole number from 0 to 4294967295")
    }
}

impl Value for NonZeroU32 {
    fn read(text: &str) -> Result<Self, &'static str> {
        whole(text)
            .and_then(Self::new)
            .ok_or("a whole number from 1 to 4294967295")
    }
}

impl Value for Ratio {
    fn read(text: &str) -> Result<Self, &'static str> {
        read_ratio(text, Separators::default()).map_err(|error| match error {
            ReadError::Empty
            | ReadError::NotANumber
            | ReadError::NotWhole
            | ReadError::Ambiguous { .. } => "a ratio such as 0.05 or 1/20",
            ReadError::Negative => "a ratio of 0 or more, such as 0.05 or 1/20",
            ReadError::ZeroDenominator => "a ratio whose denominator is not 0, such as 1/20",
            ReadError::TooLong => "a ratio of at most 28 digits, such as 0.05 or 1/20",
        })
    }
}

impl Value for Share {
    fn read(text: &str) -> Result<Self, &'static str> {
        const EXPECTED: &str = "a ratio between 0 and 1, such as 0.05 or 1/20";
        match read_ratio(text, Separators::default()) {
            Ok(ratio) if ratio.is_above_one() => Err(EXPECTED),
            Ok(ratio) => Ok(Self(ratio)),
            Err(
                ReadError::Empty
                | ReadError::NotANumber
                | ReadError::NotWhole
                | ReadError::Ambiguous { .. }
                | ReadError::Negative,
            ) => Err(EXPECTED),
            Err(ReadError::ZeroDenominator) => {
                Err("a ratio between 0 and 1 whose denominator is not 0, such as 1/20")
            }
            Err(ReadError::TooLong) => {
                Err("a ratio between 0 and 1 of at most 28 digits, such as 0.05 or 1/20")
            }
        }
    }
}

/// A whole number: nearly always digits alone, which are read without a detour.
fn whole<N: FromStr + TryFrom<u128>>(text: &str) -> Option<N> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().ok();
    }
    let number = read_whole(text, Separators::default()).ok()?;
    N::try_from(number).ok()
}
