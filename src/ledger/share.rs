//! Shares, yields and block counts as decimals for people to read.
//!
//! These are not amounts the ledger pays, so they are rounded: half to even, at a stated place.

use super::wide::U512;
use super::{EPOCHS_PER_YEAR, Lovelace, Performance, Pool, Rewards};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// Decimal places of every share and block count.
const PLACES: u32 = 10;

/// `part / whole` as a decimal rounded half to even at ten places; `None` where the whole is 0 or
/// the result has more than 28 digits.
pub fn fraction(part: Lovelace, whole: Lovelace) -> Option<Decimal> {
    decimal(U512::from(part.0), U512::from(whole.0))
}

/// Delegators' return on stake, a year, simple: `73·(f̂−c)·(1−m)/st`, as a decimal (0.025 is
/// 2.5 %) rounded half to even at ten places. Defined without delegators too; 0 without stake.
pub fn return_on_stake(pool: &Pool, pool_reward: Lovelace) -> Decimal {
    let shared = pool_reward.saturating_sub(pool.fixed_cost);
    let margin = pool.margin;
    let rest = margin.denominator().saturating_sub(margin.numerator());
    let narrow = || {
        let shared = rest.checked_mul(u128::from(shared.0))?;
        let whole = margin.denominator().checked_mul(u128::from(pool.stake.0))?;
        Some((shared.checked_mul(u128::from(EPOCHS_PER_YEAR))?, whole))
    };
    let narrow = narrow().and_then(|(shared, whole)| narrow_decimal(shared, whole));
    narrow.unwrap_or_else(|| {
        decimal(
            U512::from(shared.0) * U512::from(rest) * U512::from(EPOCHS_PER_YEAR),
            U512::from(margin.denominator()) * U512::from(pool.stake.0),
        )
        .unwrap_or(Decimal::ZERO)
    })
}

impl Rewards {
    /// `p·N·σ_a`, the blocks that a pool with `stake` makes in an epoch on average at performance
    /// `p`, rounded half to even at ten places; `None` where nothing is actively staked.
    pub fn expected_blocks(&self, performance: Performance, stake: Lovelace) -> Option<Decimal> {
        let (numerator, denominator) = performance.blocks_fraction(stake, self.figures());
        decimal(numerator, denominator)
    }

    /// `C/k` reached to this share: the pool's stake over saturation, rounded half to even at ten
    /// places; `None` where nothing is in circulation.
    pub fn saturation_share(&self, stake: Lovelace) -> Option<Decimal> {
        decimal(
            U512::from(stake.0) * U512::from(self.target_pools()),
            U512::from(self.circulation().0),
        )
    }

    /// The stake that makes `blocks` blocks an epoch on average at performance `p`, rounded up;
    /// `None` where no stake does.
    pub fn stake_for_blocks(&self, performance: Performance, blocks: u32) -> Option<Lovelace> {
        let (per_lovelace, denominator) = performance.blocks_fraction(Lovelace(1), self.figures());
        let (stake, rest) = if per_lovelace.is_zero() {
            return None;
        } else {
            (denominator * U512::from(blocks)).div_rem(per_lovelace)
        };
        let stake = u64::try_from(stake).ok()?;
        if rest.is_zero() {
            Some(Lovelace(stake))
        } else {
            stake.checked_add(1).map(Lovelace)
        }
    }
}

impl Performance {
    /// This performance as a decimal, rounded half to even at ten places; the largest decimal
    /// where it has more than 28 digits.
    pub fn to_decimal(self) -> Decimal {
        let (numerator, denominator) = self.parts();
        decimal(U512::from(numerator), U512::from(denominator)).unwrap_or(Decimal::MAX)
    }
}

/// The quotient rounded half to even at [`PLACES`].
fn decimal(numerator: U512, denominator: U512) -> Option<Decimal> {
    if denominator.is_zero() {
        return None;
    }
    let scaled = numerator.checked_mul(U512::from(10u64.pow(PLACES)))?;
    let (quotient, rest) = scaled.div_rem(denominator);
    rounded(
        u128::try_from(quotient).ok()?,
        (rest * U512::from(2)).cmp(&denominator),
    )
}

/// [`decimal`] in 128 bits; `None` also where they do not suffice.
fn narrow_decimal(numerator: u128, denominator: u128) -> Option<Decimal> {
    let scaled = numerator.checked_mul(u128::from(10u64.pow(PLACES)))?;
    let quotient = scaled.checked_div(denominator)?;
    let rest = scaled - quotient * denominator;
    rounded(quotient, rest.checked_mul(2)?.cmp(&denominator))
}

/// A number of units in the last of [`PLACES`], rounded half to even by how what was cut off compares
/// with half a unit.
fn rounded(quotient: u128, cut_off: Ordering) -> Option<Decimal> {
    let round_up = match cut_off {
        Ordering::Less => false,
        Ordering::Equal => quotient % 2 == 1,
        Ordering::Greater => true,
    };
    let rounded = quotient.checked_add(u128::from(round_up))?;
    Decimal::try_from_i128_with_scale(i128::try_from(rounded).ok()?, PLACES)
        .ok()
        .map(|decimal| decimal.normalize())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn quotients_in_128_bits_are_those_in_512(
            (numerator, more) in (any::<u128>(), 0..128u32),
            (denominator, less) in (any::<u128>(), 0..128u32),
            half in any::<u64>(),
        ) {
            let (numerator, denominator) = (numerator >> more, denominator >> less);
            // Halves of the last place too: an odd number of them over twice its unit.
            let unit = u128::from(10u64.pow(PLACES)) * 2;
            for (numerator, denominator) in [(numerator, denominator), (half.into(), unit)] {
                if let Some(narrow) = narrow_decimal(numerator, denominator) {
                    let wide = decimal(U512::from(numerator), U512::from(denominator));
                    prop_assert_eq!(Some(narrow), wide);
                }
            }
        }
    }
}
