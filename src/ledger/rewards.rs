//! The reward formulas of one epoch, and the points of the reward curve that have names.

use super::narrow::NarrowRewards;
use super::wide::{U256, U512, div_floor};
use super::{EpochFigures, LedgerError, Lovelace, Parameters, Performance, Pool, Pots, Ratio};

/// The reward formulas of one epoch with the network's figures put in.
///
/// Made once and asked for many pools: curves, maps and single figures all go through
/// [`Self::max_pool_reward`] and [`Self::pool_reward`].
///
/// No product can overflow its 512 bits. Amounts have at most 64 bits, `k` and blocks 32, the
/// parts of a ratio 96. With `L = ln/ld`, `s = min(ln·k·pl, ld·min(k·st, C))` has at most
/// 96 + 64 = 160 and the numerator of `maxP` is below `2·R·(ad+an)·s·C²`, so below
/// 1 + 64 + 97 + 160 + 128 = 450; its denominator has 97 + 32 + 192 + 96 = 417 at most.
/// What follows `maxP` fits into 256 bits; the sizes stand beside the products. Where the network's
/// figures are such that 256 bits suffice for `maxP` too, as on mainnet, `NarrowRewards` computes it,
/// four times faster and to the same lovelace.
#[derive(Clone, Debug)]
pub struct Rewards {
    pots: Pots,
    circulation: Lovelace,
    figures: EpochFigures,
    target_pools: u32,
    federated: bool,
    pledge_influence: Ratio,
    leverage_cap: Option<Ratio>,
    /// `maxP` in 256 bits, where they suffice.
    narrow: Option<NarrowRewards>,
}

impl Rewards {
    /// The formulas for these parameters and figures.
    ///
    /// # Errors
    /// As [`Pots::new`].
    pub fn new(parameters: &Parameters, figures: &EpochFigures) -> Result<Self, LedgerError> {
        let pots = Pots::new(parameters, figures)?;
        let circulation = parameters.max_supply.saturating_sub(figures.reserves);
        let a0 = parameters.pledge_influence;
        Ok(Self {
            pots,
            circulation,
            figures: *figures,
            target_pools: parameters.target_pools,
            federated: parameters.is_federated(),
            pledge_influence: a0,
            leverage_cap: parameters.leverage_cap,
            narrow: NarrowRewards::new(pots.reward_pot, a0, parameters.target_pools, circulation)
                .filter(|_| parameters.leverage_cap.is_none_or(is_whole)),
        })
    }

    /// The pots of the epoch.
    pub const fn pots(&self) -> &Pots {
        &self.pots
    }

    /// The figures these formulas were made with.
    pub const fn figures(&self) -> &EpochFigures {
        &self.figures
    }

    /// `C = S − res`: the denominator of σ and of saturation.
    pub const fn circulation(&self) -> Lovelace {
        self.circulation
    }

    /// `k`, at least 1.
    pub const fn target_pools(&self) -> u32 {
        self.target_pools
    }

    /// Whether the stake that is rewarded depends on the pledge (CIP-50).
    pub const fn has_leverage_cap(&self) -> bool {
        self.leverage_cap.is_some()
    }

    /// `a0`.
    pub const fn pledge_influence(&self) -> Ratio {
        self.pledge_influence
    }

    /// `maxP`: what the pool earns at performance 1, rounded down; 0 where the owners' stake is
    /// below the pledge.
    ///
    /// ```text
    /// z0 = 1/k     σ' = min(L·pl/C, st/C, z0)     p' = min(pl/C, z0)
    /// maxP = floor( R/(1+a0) · (σ' + p'·a0·(σ' − p'·(z0−σ')/z0)/z0) )
    /// ```
    ///
    /// NOTE: with a leverage cap `L` below 1 the bracket can turn negative; the rule does not say
    /// what then, and this returns 0. The same where nothing is in circulation.
    pub fn max_pool_reward(&self, pool: &Pool) -> Lovelace {
        if pool.pledge > pool.owner_stake {
            return Lovelace::ZERO;
        }
        self.max_pool_reward_if_pledge_met(pool.stake, pool.pledge)
    }

    /// [`Self::max_pool_reward`] of a pool whose owners hold at least the pledge.
    ///
    /// With `s = k·σ'·C·ld` and `p = k·p'·C`:
    ///
    /// ```text
    /// maxP = R·[ s·C·(ad·C + an·p) − an·p²·(ld·C − s) ]  div  [ (ad+an)·k·C³·ld ]
    /// ```
    fn max_pool_reward_if_pledge_met(&self, stake: Lovelace, pledge: Lovelace) -> Lovelace {
        let c = self.circulation.0;
        let scaled =
            |amount: Lovelace| amount.0.saturating_mul(u64::from(self.target_pools)).min(c);
        let (s, p) = (scaled(stake), scaled(pledge));
        if let Some(narrow) = &self.narrow {
            let capped = self.leverage_cap.map_or(s, |cap| {
                let most = U256::from(cap.numerator())
                    * U256::from(self.target_pools)
                    * U256::from(pledge.0);
                u64::try_from(most).map_or(s, |most| s.min(most))
            });
            return narrow.max_pool_reward(capped, p);
        }
        self.wide_max_pool_reward(s, p, pledge)
    }

    /// [`Self::max_pool_reward_if_pledge_met`] for any figures; `s` without the leverage cap.
    fn wide_max_pool_reward(&self, s: u64, p: u64, pledge: Lovelace) -> Lovelace {
        let c = self.circulation.0;
        let (s, whole) = match self.leverage_cap {
            None => (U512::from(s), U512::from(c)),
            Some(cap) => {
                let whole = U512::from(cap.denominator());
                let capped = U512::from(cap.numerator())
                    * U512::from(self.target_pools)
                    * U512::from(pledge.0);
                (capped.min(whole * U512::from(s)), whole * U512::from(c))
            }
        };
        let (a0_numerator, a0_denominator) = (
            U512::from(self.pledge_influence.numerator()),
            U512::from(self.pledge_influence.denominator()),
        );
        let (c, p) = (U512::from(c), U512::from(p));
        let pledge_term = a0_numerator * p;
        let gain = s * c * (a0_denominator * c + pledge_term);
        let loss = pledge_term * p * whole.saturating_sub(s);
        let numerator = gain.saturating_sub(loss) * U512::from(self.pots.reward_pot.0);
        let denominator =
            (a0_denominator + a0_numerator) * U512::from(self.target_pools) * c * c * whole;
        div_floor(numerator, denominator).unwrap_or(Lovelace::ZERO)
    }

    /// The performance that `blocks` made with `stake` stand for: `(n/N) / (st/A)`, 1 where
    /// `d ≥ 0.8`, 0 without blocks or stake. Not capped: a lucky pool earns more than `maxP`.
    pub fn performance(&self, blocks: u32, stake: Lovelace) -> Performance {
        if stake == Lovelace::ZERO || blocks == 0 || self.figures.blocks == 0 {
            return Performance::NONE;
        }
        if self.federated {
            return Performance::EXPECTED;
        }
        Performance {
            numerator: u128::from(blocks) * u128::from(self.figures.active_stake.0),
            denominator: u128::from(self.figures.blocks) * u128::from(stake.0),
        }
    }

    /// `f̂ = floor(perf · maxP)`: what the pool as a whole earns, a second floor on the already
    /// floored `maxP`.
    ///
    /// # Errors
    /// When the result exceeds a `u64`, as it can for a tiny stake with very many blocks.
    pub fn pool_reward(
        &self,
        pool: &Pool,
        performance: Performance,
    ) -> Result<Lovelace, LedgerError> {
        performance.of(self.max_pool_reward(pool))
    }

    /// `C/k`, rounded down: beyond this stake the pool's reward stays flat.
    ///
    /// The denominator is the circulation, not the active stake.
    pub fn saturation(&self) -> Lovelace {
        self.circulation
            .0
            .checked_div(u64::from(self.target_pools))
            .map_or(Lovelace::ZERO, Lovelace)
    }

    /// `maxP` of a saturated pool without pledge: `1/(1+a0)` of
    /// [`Self::fully_pledged_reward`]; 0 where a leverage cap rewards only pledge.
    pub fn delegation_only_reward(&self) -> Lovelace {
        self.max_pool_reward_if_pledge_met(self.circulation, Lovelace::ZERO)
    }

    /// `maxP` of a saturated pool that is pledge alone: `floor(R/k)` without a leverage cap.
    pub fn fully_pledged_reward(&self) -> Lovelace {
        self.max_pool_reward_if_pledge_met(self.circulation, self.circulation)
    }

    /// `1/(1+a0)`, which is 10/13 = 76.9 % for a0 = 0.3: what a saturated pool without pledge
    /// earns of a fully pledged one. `None` where `1 + a0` has more digits than a ratio holds.
    pub fn delegation_only_share(&self) -> Option<Ratio> {
        let a0 = self.pledge_influence;
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
        if self.leverage_cap.is_some() || self.pledge_influence.is_zero() {
            return None;
        }
        let circulation = U512::from(self.circulation.0);
        let scaled = U512::from(stake.0) * U512::from(self.target_pools);
        if scaled * U512::from(2) >= circulation {
            return None;
        }
        div_floor(
            U512::from(stake.0) * circulation,
            (circulation - scaled) * U512::from(2),
        )
    }
}

/// Whether a ratio is a whole number.
const fn is_whole(ratio: Ratio) -> bool {
    ratio.denominator() == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The formulas for a pot, a circulation, `k` and `a0` of any size.
    fn rewards(pot: u64, circulation: u64, target_pools: u32, a0: Ratio) -> Rewards {
        let parameters = Parameters {
            target_pools,
            pledge_influence: a0,
            monetary_expansion: Ratio::ZERO,
            treasury_cut: Ratio::ZERO,
            min_fixed_cost: Lovelace::ZERO,
            decentralisation: Ratio::ZERO,
            max_supply: Lovelace(circulation),
            slots_per_epoch: 432_000,
            active_slot_coefficient: Ratio::percent(5),
            leverage_cap: None,
            min_margin: None,
        };
        let figures = EpochFigures {
            reserves: Lovelace::ZERO,
            fees: Lovelace(pot),
            blocks: 21_600,
            active_stake: Lovelace(circulation),
        };
        Rewards::new(&parameters, &figures).unwrap()
    }

    /// `a0` whose parts add up to about `sum`: from nothing but the numerator to nothing but the
    /// denominator.
    fn pledge_influence(sum: u128, share: u64) -> Option<Ratio> {
        let numerator = sum / (1 << 64) * u128::from(share) + ((sum % (1 << 64)) >> 1);
        let numerator = numerator.min(sum.checked_sub(1)?);
        Ratio::new(numerator, sum - numerator).ok()
    }

    #[test]
    fn mainnet_is_narrow_and_the_longest_ratios_are_wide() {
        let is_narrow = |a0: &str| {
            let rewards = rewards(
                16_000_000_000_000,
                38_000_000_000_000_000,
                500,
                a0.parse().unwrap(),
            );
            rewards.narrow.is_some()
        };
        assert!(is_narrow("0"));
        assert!(is_narrow("0.3"));
        assert!(is_narrow("0.333333333333"));
        assert!(!is_narrow("0.3000000000000000000000000001"));
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 20_000,
            failure_persistence: None,
            ..ProptestConfig::default()
        })]

        // The sum of the parts of `a0` is drawn around the one that brings the larger of both
        // products to 2^256, or some bits less.
        #[test]
        fn narrow_and_wide_agree_up_to_the_very_bound(
            (pot_bits, pot_shift) in (any::<u64>(), 0..64u32),
            (circulation_bits, circulation_shift) in (1..=u64::MAX, 0..64u32),
            (k_bits, k_shift) in (any::<u32>(), 0..32u32),
            (off, off_shift, share) in (any::<i64>(), 0..64u32, any::<u64>()),
            less in 0..8usize,
            places in prop::collection::vec((any::<u64>(), any::<u64>(), 0..64u32), 8),
        ) {
            let pot = pot_bits >> pot_shift;
            let c = (circulation_bits >> circulation_shift).max(1);
            let k = (k_bits >> k_shift).max(1);
            let whole = U512::from(c) * U512::from(c) * U512::from(c)
                * U512::from(pot.max(u64::from(k)));
            let sum: U512 = (U512::from(1u8) << 256) / whole;
            let sum = (sum >> less).saturating_to::<u128>().min(1 << 96);
            let sum = sum.saturating_add_signed(i128::from(off >> off_shift)).max(1);
            let Some(a0) = pledge_influence(sum, share) else {
                return Ok(());
            };
            let rewards = rewards(pot, c, k, a0);
            let bits = |number: u128| number.checked_ilog2().map_or(0, |log| log + 1);
            let fits = bits(a0.numerator() + a0.denominator())
                + 3 * bits(c.into())
                + bits(pot.max(k.into()).into())
                <= 256
                && pot < 1 << 62;
            prop_assert_eq!(rewards.narrow.is_some(), fits);
            let Some(narrow) = &rewards.narrow else {
                return Ok(());
            };
            let part = |bits: u64| u64::try_from((u128::from(bits) * u128::from(c)) >> 64).unwrap();
            for (s, p, shift) in places {
                let (s, p, little) = (part(s), part(p), part(s) >> shift);
                for (s, p) in [(s, p), (little, p), (c - little, c), (c, p), (s, c), (s, 0), (c, c)] {
                    prop_assert_eq!(
                        narrow.max_pool_reward(s, p),
                        rewards.wide_max_pool_reward(s, p, Lovelace::ZERO),
                        "s {}, p {}", s, p
                    );
                }
            }
        }
    }
}
