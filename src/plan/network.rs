//! The network a plan assumes, and where its figures come from.

use super::Plan;
use crate::ledger::{Epoch, EpochFigures, Lovelace, Parameters};
use jiff::civil::Date;

/// The figures of one epoch, taken as typical for every epoch planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Network {
    /// The epoch they belong to.
    pub epoch: Epoch,
    /// Reserves, fees, blocks and active stake.
    pub figures: EpochFigures,
    /// Their origin.
    pub origin: Origin,
}

/// The protocol parameters a plan assumes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Protocol {
    /// The parameters.
    pub parameters: Parameters,
    /// Their origin.
    pub origin: Origin,
}

/// The origin of copied figures, so that a plan opened years later says what it assumed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Name of the preset they were copied from.
    pub preset: String,
    /// The publisher of the figures.
    pub source: String,
    /// The day they are true for.
    pub date: Date,
    /// Whether any of them was changed since.
    pub edited: bool,
}

impl Origin {
    /// The preset's name, with a word where figures were changed since.
    pub fn text(&self) -> String {
        if self.edited {
            format!("{}, edited", self.preset)
        } else {
            self.preset.clone()
        }
    }
}

/// One figure of the network and what it becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// Reserves.
    Reserves(Lovelace),
    /// Fees an epoch.
    Fees(Lovelace),
    /// Blocks made by pools in an epoch.
    Blocks(u32),
    /// Active stake.
    ActiveStake(Lovelace),
}

impl Figure {
    pub(super) const fn edit_name(self) -> &'static str {
        match self {
            Self::Reserves(_) => "change reserves",
            Self::Fees(_) => "change fees",
            Self::Blocks(_) => "change network blocks",
            Self::ActiveStake(_) => "change active stake",
        }
    }
}

impl Plan {
    pub(super) fn set_figure(&mut self, figure: Figure) {
        let figures = &mut self.network.figures;
        let before = *figures;
        match figure {
            Figure::Reserves(reserves) => figures.reserves = reserves,
            Figure::Fees(fees) => figures.fees = fees,
            Figure::Blocks(blocks) => figures.blocks = blocks,
            Figure::ActiveStake(stake) => figures.active_stake = stake,
        }
        self.network.origin.edited |= before != *figures;
    }
}
