//! The stretch of time that amounts are given for.

use crate::ledger::{EPOCHS_PER_YEAR, Lovelace};
use rust_decimal::Decimal;

/// An epoch, a month or a year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Period {
    /// Five days.
    Epoch,
    /// 73/12 epochs.
    Month,
    /// 73 epochs.
    #[default]
    Year,
}

impl Period {
    /// Every choice, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::Epoch, Self::Month, Self::Year];

    /// As words behind an amount.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Epoch => "an epoch",
            Self::Month => "a month",
            Self::Year => "a year",
        }
    }

    /// Its name on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Epoch => "epoch",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    /// On its own, for buttons.
    pub const fn noun(self) -> &'static str {
        match self {
            Self::Epoch => "Epoch",
            Self::Month => "Month",
            Self::Year => "Year",
        }
    }

    /// The number of them in a year.
    const fn times_a_year(self) -> u32 {
        match self {
            Self::Epoch => EPOCHS_PER_YEAR,
            Self::Month => 12,
            Self::Year => 1,
        }
    }

    /// An epoch's amount over this period, in ada; exact for epochs and years, months to 28 digits.
    pub fn ada(self, an_epoch: Lovelace) -> Decimal {
        let ada = an_epoch.ada();
        // Lovelace have at most 20 digits, so times 73 always fits.
        let a_year = ada.checked_mul(EPOCHS_PER_YEAR.into()).unwrap_or(ada);
        match self {
            Self::Epoch => ada,
            Self::Month => self.part_of_year(a_year),
            Self::Year => a_year,
        }
    }

    /// This period's part of an amount a year, to 28 digits.
    pub fn part_of_year(self, a_year: Decimal) -> Decimal {
        a_year
            .checked_div(self.times_a_year().into())
            .unwrap_or(a_year)
    }

    /// An amount of this period as one a year; the largest there is beyond 28 digits.
    pub fn a_year(self, amount: Decimal) -> Decimal {
        amount
            .checked_mul(self.times_a_year().into())
            .unwrap_or(Decimal::MAX)
    }

    /// Its length in epochs, for drawing.
    pub fn epochs(self) -> f64 {
        f64::from(EPOCHS_PER_YEAR) / f64::from(self.times_a_year())
    }
}
