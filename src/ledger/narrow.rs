//! `maxP` in 256 bits, where those provably suffice.

use super::wide::{U256, U512};
use super::{Lovelace, Ratio};

/// `maxP` of one epoch in integers of 256 bits, with the network's factors multiplied out once.
///
/// With `s` and `p` at most `C`, as [`super::Rewards`] has them:
///
/// ```text
/// X = s·C     Y = p·(C−s)
/// maxP = [ R·ad·C²·s + R·an·p·(X−Y) ]  div  [ (ad+an)·k·C³ ]
/// ```
///
/// It exists where the bits of `ad+an`, of `C` three times, and of the larger of `R` and `k` add up to
/// 256 at most, and `R` has at most 62. Then nothing overflows: `X` and `Y` are at most `C²`, below
/// 2^128, `p·|X−Y|` is at most `C³`, and both terms of the numerator are at most `(ad+an)·C³·R`. On
/// mainnet `C` and `R` have 56 and 44 bits, so that any `a0` of up to 13 digits is in.
///
/// The quotient `Q` is at most `R/k`, below 2^62, and found without dividing. Let the denominator `D`
/// have `n` bits, `T = N div 2^(n−1)` and `M = 2^(n+62) div D`. As `N < 2^62·D`, both are at most
/// 2^63, and `Q − 2 ≤ T·M div 2^63 ≤ Q`: never above, since both are rounded down; and below `N/D`
/// by less than 3, of which the end of `N` brings `2^(n−1)/D ≤ 1`, that of `M` `T/2^63 ≤ 1` and the
/// last floor 1. What is left of `N` says which of the three it is.
///
/// Small denominators are brought to 193 bits by a power of two in both `N` and `D`, so that `T` is
/// always the upper 64 bits of `N` or a part of them.
#[derive(Clone, Debug)]
pub struct NarrowRewards {
    circulation: u64,
    /// `R·ad·C²`, times the power of two.
    per_stake: U256,
    /// `R·an`, times the power of two.
    per_pledge: U256,
    /// `D`, times the power of two.
    denominator: U256,
    /// `n − 193`.
    unused_bits: usize,
    /// `M`.
    reciprocal: u64,
}

impl NarrowRewards {
    /// Bits of the smallest denominator.
    const LEAST_BITS: usize = 193;

    /// The formula for these figures; `None` where they are beyond the bound or the denominator
    /// is 0.
    pub fn new(
        reward_pot: Lovelace,
        pledge_influence: Ratio,
        target_pools: u32,
        circulation: Lovelace,
    ) -> Option<Self> {
        let (an, ad) = (
            U256::from(pledge_influence.numerator()),
            U256::from(pledge_influence.denominator()),
        );
        let (c, k) = (U256::from(circulation.0), U256::from(target_pools));
        let pot = U256::from(reward_pot.0);
        let is_within = (ad + an).bit_len() + 3 * c.bit_len() + pot.max(k).bit_len() <= U256::BITS;
        let denominator = (ad + an) * c * c * c * k;
        if !is_within || pot.bit_len() > 62 || denominator.is_zero() {
            return None;
        }
        let missing_bits = Self::LEAST_BITS.saturating_sub(denominator.bit_len());
        // Nothing is lost: `N < 2^62·D`, and each factor is at most `N`.
        let denominator = denominator << missing_bits;
        let bits = denominator.bit_len();
        let reciprocal = if bits == Self::LEAST_BITS {
            u64::try_from((U256::from(1u8) << (bits + 62)) / denominator)
        } else {
            u64::try_from((U512::from(1u8) << (bits + 62)) / U512::from(denominator))
        };
        Some(Self {
            circulation: circulation.0,
            per_stake: (pot * ad * c * c) << missing_bits,
            per_pledge: (pot * an) << missing_bits,
            denominator,
            unused_bits: bits.saturating_sub(Self::LEAST_BITS),
            reciprocal: reciprocal.ok()?,
        })
    }

    /// `maxP` for `s = k·σ'·C` and `p = k·p'·C`, both at most `C`; 0 where the bracket is negative.
    pub fn max_pool_reward(&self, s: u64, p: u64) -> Lovelace {
        let c = self.circulation;
        let gain = u128::from(s) * u128::from(c);
        let loss = u128::from(p) * u128::from(c.saturating_sub(s));
        let by_stake = self.per_stake * U256::from(s);
        let by_pledge = self.per_pledge * (U256::from(gain.abs_diff(loss)) * U256::from(p));
        let numerator = if gain >= loss {
            by_stake + by_pledge
        } else {
            by_stake.saturating_sub(by_pledge)
        };
        self.divided(numerator)
    }

    /// `N div D`, as described above.
    fn divided(&self, numerator: U256) -> Lovelace {
        let [.., upper] = *numerator.as_limbs();
        let product = u128::from(upper >> self.unused_bits) * u128::from(self.reciprocal);
        // Below 2^63, as both factors are at most that.
        let estimate = u64::try_from(product >> 63).unwrap_or(u64::MAX);
        let left = numerator - self.denominator * U256::from(estimate);
        let (less, is_below_one) = left.overflowing_sub(self.denominator);
        let is_two = !is_below_one && less >= self.denominator;
        Lovelace(estimate + u64::from(!is_below_one) + u64::from(is_two))
    }
}
