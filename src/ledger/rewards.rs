//! What one pool earns in an epoch, and how the ledger divides it.

use super::wide::{U256, U512, div_floor};
use super::{EpochFigures, LedgerError, Lovelace, Parameters, Pots, Ratio};

/// A pool as the reward formulas see it: stake and terms of one snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pool {
    /// `st`: everything delegated to the pool, the owners' stake included.
    pub stake: Lovelace,
    /// `ow`: what the owners' keys hold and delegate to the pool.
    pub owner_stake: Lovelace,
    /// `pl`: the declared pledge.
    pub pledge: Lovelace,
    /// `c`: taken by the operator before anything is shared, per epoch.
    pub fixed_cost: Lovelace,
    /// `m`: the operator's share of what the fixed cost leaves, 0 to 1.
    pub margin: Ratio,
}

/// How well a pool did against its share of the active stake, as an exact fraction: 1 is as
/// expected, more than 1 is lucky.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Performance {
    numerator: u128,
    denominator: u128,
}

/// The reward formulas of one epoch with the network's figures put in.
///
/// Made once and asked for many pools: curves, maps and single figures all go through
/// [`Self::max_pool_reward`] and [`Self::pool_reward`].
///
/// No product can overflow its 512 bits. Amounts have at most 64 bits, `k` and blocks 32, the
/// parts of a ratio 96. With `L = ln/ld`, `s = min(ln·k·pl, ld·min(k·st, C))` has at most
/// 96 + 64 = 160 and the numerator of `maxP` is below `2·R·(ad+an)·s·C²`, so below
/// 1 + 64 + 97 + 160 + 128 = 450; its denominator has 97 + 32 + 192 + 96 = 417 at most.
/// What follows `maxP` fits into 256 bits; the sizes stand beside the products.
#[derive(Clone, Debug)]
pub struct Rewards {
    pots: Pots,
    circulation: Lovelace,
    figures: EpochFigures,
    target_pools: u32,
    federated: bool,
    pledge_influence: Ratio,
    leverage_cap: Option<Ratio>,
    /// `(ad+an)·k·C³·ld`, the same for every pool of the epoch.
    denominator: U512,
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
        let c = U512::from(circulation.0);
        let denominator = (U512::from(a0.denominator()) + U512::from(a0.numerator()))
            * U512::from(parameters.target_pools)
            * c
            * c
            * c
            * U512::from(parameters.leverage_cap.map_or(1, Ratio::denominator));
        Ok(Self {
            pots,
            circulation,
            figures: *figures,
            target_pools: parameters.target_pools,
            federated: parameters.is_federated(),
            pledge_influence: a0,
            leverage_cap: parameters.leverage_cap,
            denominator,
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
    pub(super) fn max_pool_reward_if_pledge_met(
        &self,
        stake: Lovelace,
        pledge: Lovelace,
    ) -> Lovelace {
        let c = self.circulation.0;
        let scaled =
            |amount: Lovelace| amount.0.saturating_mul(u64::from(self.target_pools)).min(c);
        let (s, p) = (scaled(stake), scaled(pledge));
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
        div_floor(numerator, self.denominator).unwrap_or(Lovelace::ZERO)
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
}

impl Performance {
    /// No blocks.
    pub const NONE: Self = Self {
        numerator: 0,
        denominator: 1,
    };
    /// As many blocks as the stake lets expect.
    pub const EXPECTED: Self = Self {
        numerator: 1,
        denominator: 1,
    };

    /// `floor(self · max_pool_reward)`.
    ///
    /// # Errors
    /// When the result exceeds a `u64`.
    pub fn of(self, max_pool_reward: Lovelace) -> Result<Lovelace, LedgerError> {
        // 64 + 128 bits over 128.
        div_floor(
            U256::from(max_pool_reward.0) * U256::from(self.numerator),
            U256::from(self.denominator),
        )
        .ok_or(LedgerError::TooLarge)
    }

    /// `self · stake · N / A`, the blocks a pool of this stake is expected to make, as numerator
    /// and denominator; the denominator is 0 where nothing is staked.
    pub(super) fn blocks_fraction(self, stake: Lovelace, figures: &EpochFigures) -> (U512, U512) {
        (
            U512::from(self.numerator) * U512::from(figures.blocks) * U512::from(stake.0),
            U512::from(self.denominator) * U512::from(figures.active_stake.0),
        )
    }

    /// Numerator and denominator, not reduced.
    pub const fn parts(self) -> (u128, u128) {
        (self.numerator, self.denominator)
    }
}

impl From<Ratio> for Performance {
    fn from(ratio: Ratio) -> Self {
        Self {
            numerator: ratio.numerator(),
            denominator: ratio.denominator(),
        }
    }
}

impl Pool {
    /// What the pool's reward account receives of `pool_reward` (`f̂`), one floor:
    ///
    /// ```text
    /// f̂                                         if f̂ ≤ c
    /// c + floor((f̂−c)·(m + (1−m)·ow/st))        otherwise
    /// ```
    ///
    /// A margin above 1 counts as 1, owners' stake above the pool's as the pool's.
    pub fn leader_reward(&self, pool_reward: Lovelace) -> Lovelace {
        let Some(shared) = self.shared(pool_reward) else {
            return pool_reward;
        };
        let (margin, rest) = self.margin_parts();
        let stake = U256::from(self.stake.0);
        let owners = U256::from(self.owner_stake.0.min(self.stake.0));
        // 64 + 160 bits over 160: owners' stake is at most the pool's, so the bracket is at most
        // `md·st`.
        let part = div_floor(
            U256::from(shared.0) * (margin * stake + rest * owners),
            (margin + rest) * stake,
        );
        self.fixed_cost
            .saturating_add(part.unwrap_or(Lovelace::ZERO))
    }

    /// What a delegator with `member_stake` receives of `pool_reward` (`f̂`), rounded down:
    /// `floor((f̂−c)·(1−m)·t/st)`, and 0 if `f̂ ≤ c`. Owners receive none.
    ///
    /// A stake above the pool's counts as the pool's.
    pub fn member_reward(&self, pool_reward: Lovelace, member_stake: Lovelace) -> Lovelace {
        let Some(shared) = self.shared(pool_reward) else {
            return Lovelace::ZERO;
        };
        let (margin, rest) = self.margin_parts();
        // 64 + 96 + 64 bits over 96 + 64.
        div_floor(
            U256::from(shared.0) * rest * U256::from(member_stake.0.min(self.stake.0)),
            (margin + rest) * U256::from(self.stake.0),
        )
        .unwrap_or(Lovelace::ZERO)
    }

    /// `floor((f̂−c)·m)`: the part of the leader's reward that the margin brings, 0 if `f̂ ≤ c`.
    pub fn margin_part(&self, pool_reward: Lovelace) -> Lovelace {
        let (margin, rest) = self.margin_parts();
        let shared = pool_reward.saturating_sub(self.fixed_cost);
        div_floor(U256::from(shared.0) * margin, margin + rest).unwrap_or(Lovelace::ZERO)
    }

    /// `f̂ − c` where something is left to share and a stake to share it by.
    fn shared(&self, pool_reward: Lovelace) -> Option<Lovelace> {
        let shared = pool_reward.checked_sub(self.fixed_cost)?;
        (shared > Lovelace::ZERO && self.stake > Lovelace::ZERO).then_some(shared)
    }

    /// `m` and `1 − m` over their common denominator, which is their sum.
    fn margin_parts(&self) -> (U256, U256) {
        let denominator = U256::from(self.margin.denominator());
        let margin = U256::from(self.margin.numerator()).min(denominator);
        (margin, denominator.saturating_sub(margin))
    }
}
