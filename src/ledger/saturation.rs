//! The points of the reward curve that have names.

use super::rewards::Rewards;
use super::wide::{U512, div_floor};
use super::{Lovelace, Ratio};

impl Rewards {
    /// `C/k`, rounded down: beyond this stake the pool's reward stays flat.
    ///
    /// The denominator is the circulation, not the active stake.
    pub fn saturation(&self) -> Lovelace {
        self.circulation()
            .0
            .checked_div(u64::from(self.target_pools()))
            .map_or(Lovelace::ZERO, Lovelace)
    }

    /// `maxP` of a saturated pool without pledge: `1/(1+a0)` of
    /// [`Self::fully_pledged_reward`]; 0 where a leverage cap rewards only pledge.
    pub fn delegation_only_reward(&self) -> Lovelace {
        self.max_pool_reward_if_pledge_met(self.circulation(), Lovelace::ZERO)
    }

    /// `maxP` of a saturated pool that is pledge alone: `floor(R/k)` without a leverage cap.
    pub fn fully_pledged_reward(&self) -> Lovelace {
        self.max_pool_reward_if_pledge_met(self.circulation(), self.circulation())
    }

    /// `1/(1+a0)`, which is 10/13 = 76.9 % for a0 = 0.3: what a saturated pool without pledge
    /// earns of a fully pledged one. `None` where `1 + a0` has more digits than a ratio holds.
    pub fn delegation_only_share(&self) -> Option<Ratio> {
        let a0 = self.pledge_influence();
        let sum = a0.denominator().checked_add(a0.numerator())?;
        Ratio::new(a0.denominator(), sum).ok()
    }

    /// `λ*·st = st·C / (2·(C − k·st))`, rounded down: the pledge at which a pool of this total
    /// stake earns most. `None` from half saturation on, where more pledge always earns more, and
    /// with a leverage cap or without pledge influence, where the point does not exist.
    ///
    /// At a fixed stake below half saturation the reward peaks at the pledge share
    /// `λ* = 1/(2(1−σ/z0))` of the stake and then falls.
    pub fn peak_pledge(&self, stake: Lovelace) -> Option<Lovelace> {
        if self.has_leverage_cap() || self.pledge_influence().is_zero() {
            return None;
        }
        let circulation = U512::from(self.circulation().0);
        let scaled = U512::from(stake.0) * U512::from(self.target_pools());
        if scaled * U512::from(2) >= circulation {
            return None;
        }
        div_floor(
            U512::from(stake.0) * circulation,
            (circulation - scaled) * U512::from(2),
        )
    }
}
