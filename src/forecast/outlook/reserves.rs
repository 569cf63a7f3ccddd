//! How the reserves fall from epoch to epoch.
//!
//! They shrink by `ΔR1 − ΔR2`, not by `ΔR1`: what is not paid of the reward pot returns to them.

use crate::ledger::{EpochFigures, LedgerError, Lovelace, Parameters, Pots};

/// The share of the reward pot that is really paid on mainnet, 6.79 M of 15.53 M ada at epoch 616
/// (March 2026): ada that is not staked, unused pledge bonus and oversaturation return.
pub const PAID_SHARE: Percent = Percent(44);

/// A whole number of hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Percent(pub u8);

/// The reserves after this many epochs like the given one, in each of which this share of the
/// reward pot is paid out, rounded down.
///
/// # Errors
/// When the parameters or figures are outside what the formulas are defined for.
pub fn reserves_after(
    parameters: &Parameters,
    figures: &EpochFigures,
    epochs: u32,
    paid: Percent,
) -> Result<Lovelace, LedgerError> {
    let mut figures = *figures;
    for _ in 0..epochs {
        let pots = Pots::new(parameters, &figures)?;
        let paid = u128::from(pots.reward_pot.0) * u128::from(paid.0) / 100;
        let paid = Lovelace(u64::try_from(paid).unwrap_or(u64::MAX));
        figures.reserves = pots
            .reserves_after(figures.reserves, paid)
            .ok_or(LedgerError::TooLarge)?;
    }
    Ok(figures.reserves)
}
