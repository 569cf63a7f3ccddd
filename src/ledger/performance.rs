//! A pool's blocks against those its stake lets expect.

use super::wide::{U512, mul_div};
use super::{EpochFigures, LedgerError, Lovelace, Ratio};

/// A pool's success against its share of the active stake, as an exact fraction: 1 is as
/// expected, more than 1 is lucky.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Performance {
    pub(super) numerator: u128,
    pub(super) denominator: u128,
}

impl Performance {
    /// No blocks.
    pub const NONE: Self = Self {
        numerator: 0,
        denominator: 1,
    };
    /// As many blocks as the stake lets expect.
    pub const EXPECTED: Self = Self {
        numerator: 1,
        denominator: 1,
    };

    /// `floor(self · max_pool_reward)`.
    ///
    /// # Errors
    /// When the result exceeds a `u64`.
    pub fn of(self, max_pool_reward: Lovelace) -> Result<Lovelace, LedgerError> {
        mul_div(self.numerator, max_pool_reward.0, self.denominator).ok_or(LedgerError::TooLarge)
    }

    /// `self · stake · N / A`, the blocks a pool of this stake is expected to make, as numerator
    /// and denominator; the denominator is 0 where nothing is staked.
    pub(super) fn blocks_fraction(self, stake: Lovelace, figures: &EpochFigures) -> (U512, U512) {
        (
            U512::from(self.numerator) * U512::from(figures.blocks) * U512::from(stake.0),
            U512::from(self.denominator) * U512::from(figures.active_stake.0),
        )
    }

    /// Numerator and denominator, not reduced.
    pub const fn parts(self) -> (u128, u128) {
        (self.numerator, self.denominator)
    }
}

impl From<Ratio> for Performance {
    fn from(ratio: Ratio) -> Self {
        Self {
            numerator: ratio.numerator(),
            denominator: ratio.denominator(),
        }
    }
}
