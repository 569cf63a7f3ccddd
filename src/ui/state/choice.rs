//! Choices that several views share.

use crate::ledger::Lovelace;
use serde::{Deserialize, Serialize};

/// The figure of each scenario in plots of several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lines {
    /// The income of operator and owners.
    #[default]
    Operator,
    /// The reward of the whole pool.
    Pool,
    /// Fixed cost and margin.
    Fees,
    /// The delegators' rewards.
    Delegators,
    /// Every part of the open one's reward, and nothing of the others.
    Parts,
}

impl Lines {
    /// Every choice, in the order of the buttons.
    pub const ALL: [Self; 5] = [
        Self::Operator,
        Self::Pool,
        Self::Fees,
        Self::Delegators,
        Self::Parts,
    ];

    /// The button's text.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Operator => "Operator income",
            Self::Pool => "Pool reward",
            Self::Fees => "Fees",
            Self::Delegators => "Delegators",
            Self::Parts => "All parts of this one",
        }
    }

    /// Its name on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Operator => "operator",
            Self::Pool => "pool",
            Self::Fees => "fees",
            Self::Delegators => "delegators",
            Self::Parts => "parts",
        }
    }
}

/// Whether panels, menus and what is scrolled move on their way, or are there at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Motion {
    /// As the system asks.
    #[default]
    System,
    /// They move.
    Full,
    /// They are there at once.
    Reduced,
}

impl Motion {
    /// Every choice, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::System, Self::Full, Self::Reduced];

    /// The menu's text.
    pub const fn text(self) -> &'static str {
        match self {
            Self::System => "Animated as the system",
            Self::Full => "Animated",
            Self::Reduced => "Without animation",
        }
    }

    /// Whether nothing moves, given what the system asks.
    pub const fn is_reduced(self, system_asks: bool) -> bool {
        match self {
            Self::System => system_asks,
            Self::Full => false,
            Self::Reduced => true,
        }
    }
}

/// The unit of amounts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unit {
    /// Ada.
    #[default]
    Ada,
    /// The plan's money, where ada has a price.
    Fiat,
}

impl Unit {
    /// Every choice.
    pub const ALL: [Self; 2] = [Self::Ada, Self::Fiat];

    /// Its name on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ada => "ada",
            Self::Fiat => "money",
        }
    }
}

/// The part of the stake axis that is shown. Fixed steps, so that the axis holds still while the plan's
/// point is dragged along it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Zoom {
    /// Up to 2 M ada.
    Small,
    /// Up to 10 M ada.
    Medium,
    /// Up to 40 M ada.
    Large,
    /// Up to 1.6 times saturation.
    #[default]
    Whole,
}

impl Zoom {
    /// Every choice, in the order of the buttons.
    pub const ALL: [Self; 4] = [Self::Small, Self::Medium, Self::Large, Self::Whole];

    /// The button's text.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Small => "to 2M",
            Self::Medium => "to 10M",
            Self::Large => "to 40M",
            Self::Whole => "beyond saturation",
        }
    }

    /// Its name on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Small => "2M",
            Self::Medium => "10M",
            Self::Large => "40M",
            Self::Whole => "whole",
        }
    }

    /// The end of the axis; `None` for all of it.
    pub const fn end(self) -> Option<Lovelace> {
        match self {
            Self::Small => Some(Lovelace::from_whole_ada(2_000_000)),
            Self::Medium => Some(Lovelace::from_whole_ada(10_000_000)),
            Self::Large => Some(Lovelace::from_whole_ada(40_000_000)),
            Self::Whole => None,
        }
    }
}

/// Whether the window with the details of the open scenario is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Details {
    /// It is not.
    #[default]
    Closed,
    /// It opens with this frame, with the name ready to be typed over.
    Opening,
    /// It is.
    Open,
}
