//! The network a plan assumes, and where its figures come from.

use crate::ledger::{Epoch, EpochFigures, Parameters};
use jiff::civil::Date;

/// The figures of one epoch, taken as typical for every epoch planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Network {
    /// The epoch they belong to.
    pub epoch: Epoch,
    /// Reserves, fees, blocks and active stake.
    pub figures: EpochFigures,
    /// Where they come from.
    pub origin: Origin,
}

/// The protocol parameters a plan assumes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Protocol {
    /// The parameters.
    pub parameters: Parameters,
    /// Where they come from.
    pub origin: Origin,
}

/// Where copied figures come from, so that a plan opened years later says what it assumed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Name of the preset they were copied from.
    pub preset: String,
    /// Who published the figures.
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
