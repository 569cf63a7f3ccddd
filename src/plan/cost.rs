//! The costs of running the pool, as a list of lines people recognise from their bills.

use rust_decimal::Decimal;

/// Names one cost for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CostId(pub u32);

/// One line of the plan's costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Stable within the plan.
    pub id: CostId,
    /// The text and the amount.
    pub line: CostLine,
}

/// A cost without its id: its text, its amount and how often it is paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CostLine {
    /// Any text, such as "Block producer".
    pub what: String,
    /// In the unit of `currency`, not negative.
    pub amount: Decimal,
    /// Ada, or the plan's money.
    pub currency: CostCurrency,
    /// How often it is paid.
    pub every: Every,
}

/// The unit of a cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CostCurrency {
    /// Ada.
    Ada,
    /// The currency of the plan's price.
    Fiat,
}

/// The interval at which a cost is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Every {
    /// Each epoch, 73 times a year.
    Epoch,
    /// Each month, 12 times a year.
    Month,
    /// Each year.
    Year,
    /// One time; enters payback, not yearly costs.
    Once,
}

impl Every {
    /// Every choice, in the order of the menu.
    pub const ALL: [Self; 4] = [Self::Epoch, Self::Month, Self::Year, Self::Once];

    /// How often a year; 0 for costs paid once.
    pub const fn times_a_year(self) -> u32 {
        match self {
            Self::Epoch => crate::ledger::EPOCHS_PER_YEAR,
            Self::Month => 12,
            Self::Year => 1,
            Self::Once => 0,
        }
    }

    /// As a word behind an amount.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Epoch => "an epoch",
            Self::Month => "a month",
            Self::Year => "a year",
            Self::Once => "once",
        }
    }
}

/// A set of costs to start from; every line is then the user's to change.
///
/// Sized for what a node needs in 2026: at least 8 GB of memory (in practice more), about 1 GB of
/// traffic an hour and a public IPv4 address. Amounts are round guesses in money, not offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CostTemplate {
    /// Machines at home or in a rack.
    OwnHardware,
    /// One block producer and two relays, rented.
    Cloud,
}

impl CostTemplate {
    /// Every template, in the order of the menu.
    pub const ALL: [Self; 2] = [Self::OwnHardware, Self::Cloud];

    /// Its name in the menu.
    pub const fn text(self) -> &'static str {
        match self {
            Self::OwnHardware => "Own hardware",
            Self::Cloud => "Cloud: one block producer and two relays",
        }
    }

    /// Its assumptions, in a sentence.
    pub const fn assumption(self) -> &'static str {
        match self {
            Self::OwnHardware => {
                "Three small machines with 16 GB bought once, power, and a line with a public IPv4 \
                 address for about 1 GB of traffic an hour and node"
            }
            Self::Cloud => {
                "Three rented servers with 8 GB of memory or more, about 1 GB of traffic an hour \
                 each, and public IPv4 addresses"
            }
        }
    }

    /// Its lines, in the plan's money.
    pub fn lines(self) -> Vec<CostLine> {
        let line = |what: &str, amount: i64, every| CostLine {
            what: what.to_owned(),
            amount: Decimal::from(amount),
            currency: CostCurrency::Fiat,
            every,
        };
        match self {
            Self::OwnHardware => vec![
                line("Three machines, 16 GB each", 1_500, Every::Once),
                line("Power", 25, Every::Month),
                line("Line with public IPv4", 40, Every::Month),
                line("Spare parts", 150, Every::Year),
            ],
            Self::Cloud => vec![
                line("Block producer, 8 GB", 45, Every::Month),
                line("Two relays, 8 GB each", 90, Every::Month),
                line("Public IPv4 addresses", 12, Every::Month),
                line("Backups and domain", 60, Every::Year),
            ],
        }
    }
}
