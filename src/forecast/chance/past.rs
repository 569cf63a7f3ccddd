//! The luck of past epochs.

use super::blocks::BlockLuck;
use crate::forecast::float;

/// Blocks made, against those that the plan lets expect.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PastLuck {
    /// Their number.
    pub epochs: u32,
    /// The blocks they brought together.
    pub blocks: u64,
    /// The blocks one could expect of them.
    pub expected: f64,
    /// The chance of so few blocks or fewer.
    pub at_most: f64,
    /// The chance of so many blocks or more.
    pub at_least: f64,
}

impl PastLuck {
    /// The luck of these epochs together.
    pub fn of(luck: &BlockLuck, blocks: &[u32]) -> Self {
        let epochs = u32::try_from(blocks.len()).unwrap_or(u32::MAX);
        let made = blocks.iter().map(|blocks| u64::from(*blocks)).sum();
        Self {
            epochs,
            blocks: made,
            expected: luck.mean() * f64::from(epochs),
            at_most: luck.at_most(epochs, made),
            at_least: luck.at_least(epochs, made),
        }
    }

    /// Blocks made over blocks expected; `None` where none are expected.
    pub fn ratio(&self) -> Option<f64> {
        (self.expected > 0.0).then(|| float::count(self.blocks) / self.expected)
    }
}
