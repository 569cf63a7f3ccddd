//! Exact ratios: parameters, margins, shares.

use super::wide::U512;
use rust_decimal::Decimal;
use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;
use thiserror::Error;

/// A ratio that is not negative, as an exact fraction in lowest terms.
///
/// Numerator and denominator are below 2^96, so that every product the reward formulas form fits
/// into 512 bits (see [`super::Rewards`]); that holds any decimal of 28 digits. It is printed
/// and parsed as a decimal (`0.05`) or, where no decimal is exact, as a fraction (`1/3`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ratio {
    numerator: u128,
    denominator: u128,
}

/// A text or a pair of numbers that is not a [`Ratio`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum RatioError {
    /// Neither `0.05` nor `1/20` nor `5e-2`.
    #[error("expected a ratio such as 0.05 or 1/20")]
    NotARatio,
    /// A part below zero.
    #[error("a ratio cannot be negative")]
    Negative,
    /// `x/0`.
    #[error("the denominator of a ratio cannot be 0")]
    ZeroDenominator,
    /// A part of 2^96 or more in lowest terms.
    #[error("a ratio can have at most 28 digits")]
    TooLong,
}

impl Ratio {
    /// 0.
    pub const ZERO: Self = Self {
        numerator: 0,
        denominator: 1,
    };
    /// 1.
    pub const ONE: Self = Self {
        numerator: 1,
        denominator: 1,
    };

    /// Numerators and denominators stay below this.
    const LIMIT: u128 = 1 << 96;

    /// The fraction `numerator / denominator`, reduced.
    ///
    /// # Errors
    /// When the denominator is 0, or a part in lowest terms is 2^96 or more.
    pub fn new(numerator: u128, denominator: u128) -> Result<Self, RatioError> {
        if denominator == 0 {
            return Err(RatioError::ZeroDenominator);
        }
        let divisor = greatest_common_divisor(numerator, denominator);
        let (numerator, denominator) = (numerator / divisor, denominator / divisor);
        if numerator >= Self::LIMIT || denominator >= Self::LIMIT {
            return Err(RatioError::TooLong);
        }
        Ok(Self {
            numerator,
            denominator,
        })
    }

    /// A whole number of hundredths, at most 255.
    pub fn percent(percent: u8) -> Self {
        Self::new(u128::from(percent), 100).unwrap_or(Self::ZERO)
    }

    /// This many hundredths.
    ///
    /// # Errors
    /// When `percent` is negative, or has so many digits that a hundredth of it is too long.
    pub fn from_percent(percent: Decimal) -> Result<Self, RatioError> {
        let ratio = Self::try_from(percent)?;
        match ratio.denominator.checked_mul(100) {
            Some(denominator) => Self::new(ratio.numerator, denominator),
            None => Err(RatioError::TooLong),
        }
    }

    /// The numerator in lowest terms, below 2^96.
    pub const fn numerator(self) -> u128 {
        self.numerator
    }

    /// The denominator in lowest terms, from 1 to 2^96 − 1.
    pub const fn denominator(self) -> u128 {
        self.denominator
    }

    /// Whether this is 0.
    pub const fn is_zero(self) -> bool {
        self.numerator == 0
    }

    /// Whether this is more than 1.
    pub const fn is_above_one(self) -> bool {
        self.numerator > self.denominator
    }

    /// `1 − self`, or 0 where this is more than 1.
    #[must_use]
    pub const fn complement(self) -> Self {
        Self {
            numerator: self.denominator.saturating_sub(self.numerator),
            denominator: if self.is_above_one() {
                1
            } else {
                self.denominator
            },
        }
    }

    /// The exact sum, unless a part of it in lowest terms is 2^96 or more.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let shared = greatest_common_divisor(self.denominator, other.denominator);
        let factor = other.denominator / shared;
        let denominator = self.denominator.checked_mul(factor)?;
        let left = self.numerator.checked_mul(factor)?;
        let right = other.numerator.checked_mul(self.denominator / shared)?;
        Self::new(left.checked_add(right)?, denominator).ok()
    }

    /// The exact decimal, where one of at most 28 digits exists.
    pub fn exact_decimal(self) -> Option<Decimal> {
        (0..=28u32).find_map(|scale| {
            let power = 10u128.checked_pow(scale)?;
            if power % self.denominator != 0 {
                return None;
            }
            let mantissa = self.numerator.checked_mul(power / self.denominator)?;
            Decimal::try_from_i128_with_scale(i128::try_from(mantissa).ok()?, scale).ok()
        })
    }

    /// The nearest decimal: exact where possible, otherwise rounded in the 28th digit.
    ///
    /// For showing and for figures that are estimates anyway; never for rewards.
    pub fn to_decimal(self) -> Decimal {
        if let Some(exact) = self.exact_decimal() {
            return exact.normalize();
        }
        let whole =
            |part: u128| Decimal::try_from_i128_with_scale(i128::try_from(part).ok()?, 0).ok();
        let quotient = || whole(self.numerator)?.checked_div(whole(self.denominator)?);
        quotient().unwrap_or(Decimal::ZERO).normalize()
    }
}

fn greatest_common_divisor(a: u128, b: u128) -> u128 {
    // Nearly every ratio people write has small parts, and 64-bit remainders are far cheaper.
    if let (Ok(mut a), Ok(mut b)) = (u64::try_from(a), u64::try_from(b)) {
        while b != 0 {
            (a, b) = (b, a % b);
        }
        return u128::from(a);
    }
    let (mut a, mut b) = (a, b);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

impl TryFrom<Decimal> for Ratio {
    type Error = RatioError;

    fn try_from(decimal: Decimal) -> Result<Self, RatioError> {
        let decimal = decimal.normalize();
        let mantissa = u128::try_from(decimal.mantissa()).map_err(|_| RatioError::Negative)?;
        let denominator = 10u128
            .checked_pow(decimal.scale())
            .ok_or(RatioError::TooLong)?;
        Self::new(mantissa, denominator)
    }
}

impl FromStr for Ratio {
    type Err = RatioError;

    /// Reads `0.05`, `1/20` and `5e-2`; spaces around are ignored. That is what ratios are printed as;
    /// what people write is for `number::read_ratio` to read.
    fn from_str(text: &str) -> Result<Self, RatioError> {
        let text = text.trim();
        if let Some((numerator, denominator)) = text.split_once('/') {
            return Self::new(part(numerator)?, part(denominator)?);
        }
        if !text.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '.' | '-')) {
            return Err(RatioError::NotARatio);
        }
        let decimal = if text.contains(['e', 'E']) {
            Decimal::from_scientific(text)
        } else {
            Decimal::from_str_exact(text)
        };
        match decimal {
            Ok(decimal) => Self::try_from(decimal),
            Err(_) if is_plain_decimal(text) => Err(RatioError::TooLong),
            Err(_) => Err(RatioError::NotARatio),
        }
    }
}

/// Whether a text is digits with at most one point: then only its length can be wrong.
fn is_plain_decimal(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.')
        && text.bytes().any(|byte| byte.is_ascii_digit())
        && text.matches('.').count() <= 1
}

/// The numerator or denominator of a typed fraction.
fn part(text: &str) -> Result<u128, RatioError> {
    let text = text.trim();
    if let Some(digits) = text.strip_prefix('-') {
        return match digits.parse::<u128>() {
            Ok(_) => Err(RatioError::Negative),
            Err(_) => Err(RatioError::NotARatio),
        };
    }
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        text.parse().map_err(|_| RatioError::TooLong)
    } else {
        Err(RatioError::NotARatio)
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.exact_decimal() {
            Some(decimal) => decimal.normalize().fmt(f),
            None => write!(f, "{}/{}", self.numerator, self.denominator),
        }
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        let left = U512::from(self.numerator) * U512::from(other.denominator);
        let right = U512::from(other.numerator) * U512::from(self.denominator);
        left.cmp(&right)
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_read_and_print_without_losing_a_digit() {
        for (text, printed) in [
            ("0.05", "0.05"),
            ("1/20", "0.05"),
            ("0/1", "0"),
            (" 69 / 1000 ", "0.069"),
            ("1/3", "1/3"),
            ("3.0e-2", "0.03"),
            ("1", "1"),
            (".5", "0.5"),
            (
                "0.1234567890123456789012345678",
                "0.1234567890123456789012345678",
            ),
        ] {
            let ratio: Ratio = text.parse().unwrap();
            assert_eq!(ratio.to_string(), printed);
            assert_eq!(ratio.to_string().parse(), Ok(ratio));
        }
    }

    #[test]
    fn what_is_no_ratio_says_why() {
        for (text, error) in [
            ("", RatioError::NotARatio),
            ("5%", RatioError::NotARatio),
            ("abc", RatioError::NotARatio),
            ("1/2/3", RatioError::NotARatio),
            ("+1/2", RatioError::NotARatio),
            ("1/0", RatioError::ZeroDenominator),
            ("-0.1", RatioError::Negative),
            ("-1/2", RatioError::Negative),
            ("0.12345678901234567890123456789", RatioError::TooLong),
            ("99999999999999999999999999999999", RatioError::TooLong),
            (
                "1/340282366920938463463374607431768211456",
                RatioError::TooLong,
            ),
        ] {
            assert_eq!(text.parse::<Ratio>(), Err(error), "{text}");
        }
    }
}
