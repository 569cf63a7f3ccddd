//! From reserves and fees to the reward pot of one epoch.

use super::wide::{mul_div, mul_div_floor};
use super::{LedgerError, Lovelace, Parameters};

/// The network's figures of one epoch, and the reserves it is paid from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EpochFigures {
    /// `res`: what is left of the max supply to hand out. For the blocks of epoch e the ledger
    /// takes the reserves of e+1.
    pub reserves: Lovelace,
    /// Transaction fees of the epoch.
    pub fees: Lovelace,
    /// `N`: blocks made by pools in the epoch.
    pub blocks: u32,
    /// `A`: stake delegated to pools in the snapshot that elected the epoch's leaders.
    pub active_stake: Lovelace,
}

/// The pots of one epoch, each rounded down where the ledger rounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pots {
    /// `E`: blocks expected from pools in the epoch, 21,600 on mainnet.
    pub expected_blocks: u64,
    /// `ΔR1 = floor(min(1, N/E)·ρ·res)`.
    pub expansion: Lovelace,
    /// `fees + ΔR1`.
    pub pot: Lovelace,
    /// `ΔT1 = floor(τ·pot)`.
    pub treasury: Lovelace,
    /// `R = pot − ΔT1`. Not `floor((1−τ)·pot)`, which is mostly one lovelace lower.
    pub reward_pot: Lovelace,
}

impl Pots {
    /// The pots for these parameters and figures.
    ///
    /// # Errors
    /// When a parameter is outside its range, the reserves are above the max supply, no blocks are
    /// expected with `d < 0.8`, or the pot exceeds a `u64`.
    pub fn new(parameters: &Parameters, figures: &EpochFigures) -> Result<Self, LedgerError> {
        parameters.check()?;
        if figures.reserves > parameters.max_supply {
            return Err(LedgerError::ReservesAboveSupply);
        }
        let pool_share = parameters.decentralisation.complement();
        let slot_share = parameters.active_slot_coefficient;
        // 96 + 96 + 32 bits over 96 + 96.
        let expected_blocks = mul_div_floor(
            &[
                pool_share.numerator(),
                slot_share.numerator(),
                parameters.slots_per_epoch.into(),
            ],
            &[pool_share.denominator(), slot_share.denominator()],
        )
        .ok_or(LedgerError::TooLarge)?
        .0;
        let (made, expected) = if parameters.is_federated() {
            (1, 1)
        } else if expected_blocks == 0 {
            return Err(LedgerError::NoExpectedBlocks);
        } else {
            (
                u64::from(figures.blocks).min(expected_blocks),
                expected_blocks,
            )
        };
        let rho = parameters.monetary_expansion;
        // 64 + 96 + 64 bits over 64 + 96.
        let expansion = mul_div_floor(
            &[made.into(), rho.numerator(), figures.reserves.0.into()],
            &[expected.into(), rho.denominator()],
        )
        .ok_or(LedgerError::TooLarge)?;
        let pot = figures
            .fees
            .checked_add(expansion)
            .ok_or(LedgerError::TooLarge)?;
        let tau = parameters.treasury_cut;
        let treasury =
            mul_div(tau.numerator(), pot.0, tau.denominator()).ok_or(LedgerError::TooLarge)?;
        Ok(Self {
            expected_blocks,
            expansion,
            pot,
            treasury,
            reward_pot: pot.saturating_sub(treasury),
        })
    }

    /// `ΔR2 = R − Σ rewards`: what returns to the reserves, rounding dust included; `None` where
    /// more was paid than the pot holds.
    pub fn returned(&self, paid: Lovelace) -> Option<Lovelace> {
        self.reward_pot.checked_sub(paid)
    }

    /// `reserves' = res − ΔR1 + ΔR2`, where `paid` is the sum of all leader and member rewards;
    /// `None` where more was paid than the pot holds.
    pub fn reserves_after(&self, reserves: Lovelace, paid: Lovelace) -> Option<Lovelace> {
        reserves
            .checked_sub(self.expansion)?
            .checked_add(self.returned(paid)?)
    }
}
