//! The views, one of which fills the centre.

use serde::{Deserialize, Serialize};

/// What the centre shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum View {
    /// Rewards against total stake.
    #[default]
    Stake,
    /// Rewards against pledge.
    Pledge,
    /// A figure over pledge and stake.
    Map,
    /// Who gets what of the shared account.
    Split,
    /// How lucky epochs and years are.
    Luck,
    /// What makes it worth it.
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

    /// What the headless commands call it, and the file names they suggest.
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
