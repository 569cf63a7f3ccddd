//! The views, one of which fills the centre.

use serde::{Deserialize, Serialize};

/// A view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum View {
    /// Rewards against total stake.
    #[default]
    Stake,
    /// Rewards against pledge.
    Pledge,
    /// A figure over pledge and stake.
    Map,
    /// The shared account, split among its owners.
    Split,
    /// The luck of epochs and years.
    Luck,
    /// Costs, goals and fees.
    Worth,
    /// The years to come.
    Time,
    /// The base and its scenarios side by side.
    Compare,
}

impl View {
    /// Every view, in the order of the tabs.
    pub const ALL: [Self; 8] = [
        Self::Stake,
        Self::Pledge,
        Self::Map,
        Self::Split,
        Self::Luck,
        Self::Worth,
        Self::Time,
        Self::Compare,
    ];

    /// The tab's text.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Stake => "Stake",
            Self::Pledge => "Pledge",
            Self::Map => "Map",
            Self::Split => "Split",
            Self::Luck => "Luck",
            Self::Worth => "Worth it",
            Self::Time => "Time",
            Self::Compare => "Compare",
        }
    }

    /// Its name in headless commands and in the file names they suggest.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Stake => "stake",
            Self::Pledge => "pledge",
            Self::Map => "map",
            Self::Split => "split",
            Self::Luck => "luck",
            Self::Worth => "worth",
            Self::Time => "time",
            Self::Compare => "compare",
        }
    }
}
