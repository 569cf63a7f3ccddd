//! The chances of the blocks of one epoch or several.
//!
//! Model: the blocks of an epoch are `Binomial(N, p·σ_a)`, whose mean is the expected number of
//! blocks, and epochs are independent, so those of `e` epochs are `Binomial(e·N, p·σ_a)`. Elected
//! slots alone would be `Binomial(432000, φ(σ_a))`; slot battles and missed slots are why N, the
//! network's own blocks, is used.

use crate::forecast::float;
use crate::forecast::model::Model;
use crate::ledger::{Lovelace, Performance, Rewards};
use statrs::distribution::{Binomial, Discrete, DiscreteCDF};
use std::ops::RangeInclusive;

/// The most numbers of blocks whose chances are computed one by one.
const MOST_COUNTS: u64 = 10_000;

/// The distribution of an epoch's blocks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BlockLuck {
    /// `N`, the blocks of the network.
    pub trials: u32,
    /// `p·σ_a`: the chance of each to be the pool's.
    pub share: f64,
}

/// The part of a distribution up to a number of blocks.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Below {
    /// The chance of so few blocks.
    pub chance: f64,
    /// The blocks of such epochs, times their chances.
    pub blocks: f64,
    /// The squares of the blocks of such epochs, times their chances.
    pub squares: f64,
}

/// Chances of numbers of blocks that are next to each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chances {
    /// The number of blocks of the first chance.
    pub first: u64,
    /// The blocks from one chance to the next: 1, unless there are too many to count.
    pub step: u64,
    /// They add up to 1.
    pub chances: Vec<f64>,
}

impl BlockLuck {
    /// The blocks of a pool with this stake; `None` where the network's figures define no chance
    /// (no active stake, or a share above 1).
    pub fn of(model: &Model, stake: Lovelace) -> Option<Self> {
        Self::with(&model.rewards, model.performance, stake)
    }

    /// The blocks of a pool with this stake at a performance; `None` as for [`Self::of`].
    pub fn with(rewards: &Rewards, performance: Performance, stake: Lovelace) -> Option<Self> {
        let figures = rewards.figures();
        if figures.active_stake == Lovelace::ZERO {
            return None;
        }
        let share = float::performance(performance)
            * (float::ada(stake) / float::ada(figures.active_stake));
        (share <= 1.0).then_some(Self {
            trials: figures.blocks,
            share,
        })
    }

    /// The expected number of blocks of an epoch, `N·p·σ_a`.
    pub fn mean(&self) -> f64 {
        f64::from(self.trials) * self.share
    }

    /// The variance of an epoch's blocks.
    pub fn variance(&self) -> f64 {
        self.mean() * (1.0 - self.share)
    }

    /// The chance that an epoch brings no block: `(1 − p·σ_a)^N`.
    pub fn none(&self) -> f64 {
        self.none_in(1)
    }

    /// The chance that this many epochs together bring no block.
    pub fn none_in(&self, epochs: u32) -> f64 {
        let trials = f64::from(self.trials) * f64::from(epochs);
        if trials <= 0.0 {
            return 1.0;
        }
        ((-self.share).ln_1p() * trials).exp()
    }

    /// The chance that this many epochs together bring at most so many blocks.
    pub fn at_most(&self, epochs: u32, blocks: u64) -> f64 {
        let trials = u64::from(self.trials) * u64::from(epochs);
        if blocks >= trials || self.share <= 0.0 {
            return 1.0;
        }
        Binomial::new(self.share, trials).map_or(1.0, |luck| luck.cdf(blocks))
    }

    /// The chance that this many epochs together bring at least so many blocks.
    pub fn at_least(&self, epochs: u32, blocks: u64) -> f64 {
        match blocks.checked_sub(1) {
            None => 1.0,
            Some(fewer) => {
                let trials = u64::from(self.trials) * u64::from(epochs);
                Binomial::new(self.share, trials).map_or(0.0, |luck| luck.sf(fewer))
            }
        }
    }

    /// The numbers of blocks of so many epochs but those further than ten standard deviations and
    /// ten blocks from the mean, whose chance is below 10^-20.
    pub fn likely(&self, epochs: u32) -> RangeInclusive<u64> {
        let epochs = f64::from(epochs);
        let (mean, deviation) = (self.mean() * epochs, (self.variance() * epochs).sqrt());
        let reach = 10.0 * deviation + 10.0;
        let most = f64::from(self.trials) * epochs;
        float::whole(mean - reach)..=float::whole((mean + reach).min(most))
    }

    /// The chances of all likely numbers of blocks of so many epochs.
    pub fn chances(&self, epochs: u32) -> Chances {
        let likely = self.likely(epochs);
        let (first, last) = (*likely.start(), *likely.end());
        // The chances of a network with billions of blocks change so little from one count to the
        // next that some thousand of them give the same picture.
        let step = (last - first) / MOST_COUNTS + 1;
        let trials = u64::from(self.trials) * u64::from(epochs);
        let mut chances = if step == 1 {
            neighbours(trials, self.share, first, last)
        } else {
            let luck = Binomial::new(self.share, trials);
            let chance = |blocks| luck.as_ref().map_or(0.0, |luck| luck.pmf(blocks));
            let places = usize::try_from(step).unwrap_or(usize::MAX);
            (first..=last).step_by(places).map(chance).collect()
        };
        let sum: f64 = chances.iter().sum();
        for chance in &mut chances {
            *chance /= sum;
        }
        Chances {
            first,
            step,
            chances,
        }
    }

    /// The part up to a number of blocks: its chance and moments.
    ///
    /// With `b(n; N)` for the chances of `Binomial(N, q)`: `n·b(n; N) = N·q·b(n−1; N−1)`, so the
    /// moments are chances of smaller binomials.
    pub fn below(&self, blocks: u64) -> Below {
        /// Up to so many blocks adding chances is faster than the incomplete beta function.
        const FEW: u64 = 12;
        let trials = u64::from(self.trials);
        if blocks <= FEW.min(trials) && self.share < 1.0 {
            return self.below_few(blocks);
        }
        let at_most = |fewer: u64| {
            let (Some(blocks), Some(trials)) =
                (blocks.checked_sub(fewer), trials.checked_sub(fewer))
            else {
                return 0.0;
            };
            if blocks >= trials {
                return 1.0;
            }
            Binomial::new(self.share, trials).map_or(0.0, |luck| luck.cdf(blocks))
        };
        let n = float::count(trials);
        let mean = n * self.share * at_most(1);
        let pairs = n * (n - 1.0).max(0.0) * self.share * self.share * at_most(2);
        Below {
            chance: at_most(0),
            blocks: mean,
            squares: pairs + mean,
        }
    }

    fn below_few(&self, blocks: u64) -> Below {
        let odds = self.share / (1.0 - self.share);
        let mut chance = self.none();
        let mut below = Below::default();
        let mut count = 0.0;
        for _ in 0..=blocks {
            below.chance += chance;
            below.blocks += chance * count;
            below.squares += chance * count * count;
            chance *= (f64::from(self.trials) - count) / (count + 1.0) * odds;
            count += 1.0;
        }
        below
    }
}

impl Chances {
    /// Every number of blocks with its chance.
    pub fn iter(&self) -> impl Iterator<Item = (u64, f64)> + '_ {
        let blocks = (0..).map(|place: u64| self.first + place * self.step);
        blocks.zip(self.chances.iter().copied())
    }
}

/// Chances of neighbouring numbers of successes, up to a common factor, each from the one before:
/// from the mode outwards, so that rounding adds up only where chances are small.
fn neighbours(trials: u64, share: f64, first: u64, last: u64) -> Vec<f64> {
    let n = float::count(trials);
    let mode = float::whole((n + 1.0) * share).clamp(first, last);
    let odds = share / (1.0 - share);
    let up = |chance: f64, blocks: u64| {
        let k = float::count(blocks);
        chance * ((n - k) / (k + 1.0)) * odds
    };
    let down = |chance: f64, blocks: u64| {
        let k = float::count(blocks);
        chance * (k / (n - k + 1.0)) / odds
    };
    let mut chances = Vec::with_capacity(usize::try_from(last - first + 1).unwrap_or_default());
    let mut chance = 1.0;
    for blocks in ((first + 1)..=mode).rev() {
        chance = down(chance, blocks);
        chances.push(chance);
    }
    chances.reverse();
    chances.push(1.0);
    chance = 1.0;
    for blocks in mode..last {
        // Certainty leaves nothing above the mode, and its odds are infinite.
        chance = up(chance, blocks);
        chances.push(chance);
    }
    chances
}
