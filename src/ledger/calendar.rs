//! Epochs and their dates on mainnet.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use thiserror::Error;

/// Epochs in a year of 365 days.
pub const EPOCHS_PER_YEAR: u32 = 73;

/// The first epoch of the Shelley era, from which dates are counted.
const FIRST_SHELLEY: i64 = 208;
/// 2020-07-29 21:44:51 UTC, the start of epoch 208, in seconds since 1970.
const FIRST_SHELLEY_START: i64 = 1_596_059_091;
/// 432,000 slots of one second.
const EPOCH_SECONDS: i64 = 432_000;

/// The number of an epoch on mainnet: 432,000 slots of a second, five days.
///
/// Dates are those of the Shelley era (epoch 208 and later); earlier epochs are counted back at
/// the same length, which the Byron era had too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Epoch(pub u32);

/// An epoch without a date, or a date without an epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum EpochError {
    /// Later than the calendar goes.
    #[error("the epoch lies after the year 9999")]
    TooLate,
    /// Before epoch 0.
    #[error("the date lies before the first epoch (September 2017)")]
    TooEarly,
}

impl Epoch {
    /// The beginning of the epoch: 2020-07-29 21:44:51 UTC + 5 days · (e − 208).
    ///
    /// # Errors
    /// When that is after the year 9999.
    pub fn start(self) -> Result<Timestamp, EpochError> {
        let seconds = FIRST_SHELLEY_START + (i64::from(self.0) - FIRST_SHELLEY) * EPOCH_SECONDS;
        Timestamp::from_second(seconds).map_err(|_| EpochError::TooLate)
    }

    /// The day on which the epoch begins, in UTC.
    ///
    /// # Errors
    /// When that is after the year 9999.
    pub fn date(self) -> Result<Date, EpochError> {
        Ok(self.start()?.to_zoned(TimeZone::UTC).date())
    }

    /// The epoch that `moment` falls into; its very start belongs to it.
    ///
    /// # Errors
    /// When `moment` is before epoch 0.
    pub fn at(moment: Timestamp) -> Result<Self, EpochError> {
        // Floors towards the past for moments within a second too.
        let seconds = moment.as_second() - i64::from(moment.subsec_nanosecond() < 0);
        let number = (seconds - FIRST_SHELLEY_START).div_euclid(EPOCH_SECONDS) + FIRST_SHELLEY;
        u32::try_from(number)
            .map(Self)
            .map_err(|_| EpochError::TooEarly)
    }

    /// The epoch this many later; the last there is where that exceeds a `u32`.
    #[must_use]
    pub const fn plus(self, epochs: u32) -> Self {
        Self(self.0.saturating_add(epochs))
    }

    /// The day the blocks of this epoch are paid: at the start of the epoch two later.
    #[must_use]
    pub const fn paid_at_start_of(self) -> Self {
        self.plus(2)
    }

    /// The length of an epoch.
    pub const fn duration() -> SignedDuration {
        SignedDuration::from_secs(EPOCH_SECONDS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn epochs_have_the_dates_of_the_chain() {
        // 208 and 257 from the ledger's history; 536 began in January 2025, 618 in March 2026.
        for (epoch, start) in [
            (208, "2020-07-29T21:44:51Z"),
            (257, "2021-03-31T21:44:51Z"),
            (536, "2025-01-24T21:44:51Z"),
            (618, "2026-03-10T21:44:51Z"),
        ] {
            let moment: Timestamp = start.parse().unwrap();
            assert_eq!(Epoch(epoch).start(), Ok(moment));
            assert_eq!(Epoch::at(moment), Ok(Epoch(epoch)));
            let before = moment - SignedDuration::from_nanos(1);
            assert_eq!(Epoch::at(before), Ok(Epoch(epoch - 1)));
            assert_eq!(
                moment + Epoch::duration(),
                Epoch(epoch).plus(1).start().unwrap()
            );
        }
    }

    #[test]
    fn moments_outside_the_calendar_are_errors() {
        assert_eq!(Epoch::at(Timestamp::UNIX_EPOCH), Err(EpochError::TooEarly));
        assert_eq!(Epoch::at(Timestamp::MIN), Err(EpochError::TooEarly));
        assert_eq!(Epoch(u32::MAX).start(), Err(EpochError::TooLate));
        assert!(Epoch::at(Timestamp::MAX).is_ok());
    }
}
