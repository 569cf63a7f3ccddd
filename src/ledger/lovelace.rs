//! Amounts of ada, in their smallest unit.

use rust_decimal::Decimal;
use std::iter::Sum;
use thiserror::Error;

/// The lovelace in one ada.
pub const LOVELACE_PER_ADA: u64 = 1_000_000;

/// An amount of ada in lovelace, one millionth of an ada: what the ledger counts in.
///
/// Any `u64` is allowed (up to 18.4·10^12 ada); the max supply is 45·10^15 lovelace.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lovelace(pub u64);

/// A decimal number of ada that is not an amount of lovelace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum AmountError {
    /// Amounts are never negative.
    #[error("an amount of ada cannot be negative")]
    Negative,
    /// A lovelace cannot be divided.
    #[error("ada has at most six decimal places (one lovelace is 0.000001 ada)")]
    TooFine,
    /// More than 2^64 − 1 lovelace.
    #[error("the amount is too large: there are at most 45,000,000,000 ada")]
    TooLarge,
}

impl Lovelace {
    /// No ada.
    pub const ZERO: Self = Self(0);

    /// The amount of this many whole ada.
    ///
    /// Saturates at the largest `u64` of lovelace.
    pub const fn from_whole_ada(ada: u64) -> Self {
        Self(ada.saturating_mul(LOVELACE_PER_ADA))
    }

    /// The amount that a decimal number of ada stands for, exactly.
    ///
    /// # Errors
    /// When `ada` is negative, finer than a lovelace, or larger than a `u64` of lovelace.
    pub fn from_ada(ada: Decimal) -> Result<Self, AmountError> {
        if ada.is_sign_negative() && !ada.is_zero() {
            return Err(AmountError::Negative);
        }
        let ada = ada.normalize();
        if ada.scale() > 6 {
            return Err(AmountError::TooFine);
        }
        let lovelace = ada
            .checked_mul(Decimal::from(LOVELACE_PER_ADA))
            .ok_or(AmountError::TooLarge)?;
        u64::try_from(lovelace)
            .map(Self)
            .map_err(|_| AmountError::TooLarge)
    }

    /// The largest amount that is not above `ada`; zero for a negative number.
    ///
    /// # Errors
    /// When `ada` is larger than a `u64` of lovelace.
    pub fn from_ada_floor(ada: Decimal) -> Result<Self, AmountError> {
        if ada.is_sign_negative() {
            return Ok(Self::ZERO);
        }
        Self::from_ada(ada.trunc_with_scale(6))
    }

    /// This amount in ada, exactly, without trailing zeros.
    pub fn ada(self) -> Decimal {
        Decimal::from_i128_with_scale(i128::from(self.0), 6).normalize()
    }

    /// The sum, unless it exceeds a `u64`.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The sum, or the largest `u64` where it exceeds one.
    #[must_use]
    pub fn saturating_add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// The difference, unless it is negative.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// The difference, or zero where it is negative.
    #[must_use]
    pub fn saturating_sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// This amount `times` over, or the largest `u64` where that exceeds one.
    #[must_use]
    pub fn saturating_mul(self, times: u64) -> Self {
        Self(self.0.saturating_mul(times))
    }
}

impl Sum for Lovelace {
    /// Saturates at the largest `u64`.
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Self::saturating_add)
    }
}
