//! The protocol parameters that rewards depend on.

use super::{LedgerError, Lovelace, Ratio};

/// The protocol parameters that rewards depend on, as a value: each may change by a vote, so none
/// is a constant of the program.
///
/// Which value held since when: `assets/presets/` and the README.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameters {
    /// `k`, `stakePoolTargetNum`: the target number of pools, at least 1.
    pub target_pools: u32,
    /// `a0`, `poolPledgeInfluence`: how much pledge matters, from 0 on.
    pub pledge_influence: Ratio,
    /// `ρ`, `monetaryExpansion`: share of the reserves that leaves them each epoch, 0 to 1.
    pub monetary_expansion: Ratio,
    /// `τ`, `treasuryCut`: share of the pot that goes to the treasury, 0 to 1.
    pub treasury_cut: Ratio,
    /// `minPoolCost`: the lowest fixed cost a pool may register with, per epoch.
    pub min_fixed_cost: Lovelace,
    /// `d`: share of blocks made by federated nodes, 0 to 1; 0 since epoch 257.
    pub decentralisation: Ratio,
    /// `S`, `maxLovelaceSupply`: 45·10^15 lovelace on mainnet.
    pub max_supply: Lovelace,
    /// `epochLength`: 432,000 slots on mainnet.
    pub slots_per_epoch: u32,
    /// `f`, `activeSlotsCoeff`: share of slots that have a leader, 1/20 on mainnet.
    pub active_slot_coefficient: Ratio,
    /// `L` of CIP-50: a pool's rewarded stake is at most `L` times its pledge; absent today.
    pub leverage_cap: Option<Ratio>,
    /// The lowest margin a pool may register with (CIP-23), 0 to 1; absent today.
    pub min_margin: Option<Ratio>,
}

impl Parameters {
    /// Whether the formulas are defined for these parameters.
    ///
    /// # Errors
    /// The first that is not: `k = 0`, or `ρ`, `τ`, `d`, `f` or the minimum margin above 1.
    pub fn check(&self) -> Result<(), LedgerError> {
        if self.target_pools == 0 {
            return Err(LedgerError::NoTargetPools);
        }
        let shares = [
            ("monetary expansion ρ", Some(self.monetary_expansion)),
            ("treasury cut τ", Some(self.treasury_cut)),
            ("decentralisation d", Some(self.decentralisation)),
            (
                "active slot coefficient f",
                Some(self.active_slot_coefficient),
            ),
            ("minimum margin", self.min_margin),
        ];
        for (name, share) in shares {
            if share.is_some_and(Ratio::is_above_one) {
                return Err(LedgerError::AboveOne(name));
            }
        }
        Ok(())
    }

    /// Whether blocks are shared out by decree and not by performance: `d ≥ 0.8`.
    pub fn is_federated(&self) -> bool {
        self.decentralisation.numerator().saturating_mul(5)
            >= self.decentralisation.denominator().saturating_mul(4)
    }
}
