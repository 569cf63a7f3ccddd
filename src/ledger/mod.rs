//! The reward arithmetic of the Cardano ledger, exact to the lovelace.
//!
//! Pure functions over integers: no clock, no files, no floating point, no egui.
//! Every intermediate is an exact fraction held in integers of 512 bits, or of 256 or 128 where those
//! provably suffice, divided last and floored only where the ledger floors. Forecasts (what a plan earns, curves, break-even) live in
//! [`crate::forecast`].
//!
//! | letter | name | unit | where |
//! |---|---|---|---|
//! | `res` | [`EpochFigures::reserves`] | lovelace | of epoch e+1 for the blocks of e |
//! | `fees` | [`EpochFigures::fees`] | lovelace | transaction fees of the epoch |
//! | `N` | [`EpochFigures::blocks`] | blocks | made by pools in the epoch |
//! | `A` | [`EpochFigures::active_stake`] | lovelace | delegated to any pool |
//! | `S` | [`Parameters::max_supply`] | lovelace | 45·10^15 |
//! | `C` | [`Rewards::circulation`] | lovelace | `S − res`, the ledger's *total stake* |
//! | `k` | [`Parameters::target_pools`] | pools | `stakePoolTargetNum` |
//! | `a0` | [`Parameters::pledge_influence`] | ratio | `poolPledgeInfluence` |
//! | `ρ` | [`Parameters::monetary_expansion`] | ratio an epoch | `monetaryExpansion` |
//! | `τ` | [`Parameters::treasury_cut`] | ratio | `treasuryCut` |
//! | `d` | [`Parameters::decentralisation`] | ratio | 0 since epoch 257 |
//! | `f` | [`Parameters::active_slot_coefficient`] | ratio | genesis, 1/20 |
//! | `L` | [`Parameters::leverage_cap`] | ratio | CIP-50, absent today |
//! | `ΔR1` | [`Pots::expansion`] | lovelace | leaves the reserves |
//! | `ΔT1` | [`Pots::treasury`] | lovelace | goes to the treasury |
//! | `R` | [`Pots::reward_pot`] | lovelace | what pools can earn together |
//! | `st` | [`Pool::stake`] | lovelace | owners and delegators |
//! | `ow` | [`Pool::owner_stake`] | lovelace | delegated by the owners' keys |
//! | `pl` | [`Pool::pledge`] | lovelace | declared |
//! | `c` | [`Pool::fixed_cost`] | lovelace an epoch | |
//! | `m` | [`Pool::margin`] | ratio | |
//! | `n` | `blocks` | blocks | made by the pool |
//! | `t` | `member_stake` | lovelace | of one delegator |
//! | `maxP` | [`Rewards::max_pool_reward`] | lovelace | at performance 1 |
//! | `f̂` | [`Rewards::pool_reward`] | lovelace | what the pool as a whole earns |
//!
//! Source: `IntersectMBO/cardano-ledger` at `bbf77221`: `PulsingReward.hs` (pots), `Rewards.hs`
//! (pool, leader, member), `SnapShots.hs` (`maxPool'`), `formal-spec/epoch.tex`.

#![deny(clippy::as_conversions, clippy::float_arithmetic)]

mod apportion;
mod calendar;
mod error;
mod lovelace;
mod narrow;
mod parameters;
mod performance;
mod pool;
mod pots;
mod ratio;
mod rewards;
mod share;
mod wide;

pub use apportion::{Portion, Proportions};
pub use calendar::{EPOCHS_PER_YEAR, Epoch, EpochError};
pub use error::LedgerError;
pub use lovelace::{AmountError, LOVELACE_PER_ADA, Lovelace};
pub use parameters::Parameters;
pub use performance::Performance;
pub use pool::Pool;
pub use pots::{EpochFigures, Pots};
pub use ratio::{Ratio, RatioError};
pub use rewards::Rewards;
pub use share::{fraction, return_on_stake};
pub use wide::mul_div_floor;
