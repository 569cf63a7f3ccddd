//! The reward formulas once more, written straight from the paper with big rationals.
//!
//! Naive on purpose: `σ'`, `p'` and `z0` are computed and divided by as the formulas say, each
//! step an exact fraction, and floors stand only where the ledger floors. Nothing is shared with
//! the engine but the types of its inputs. It takes legal inputs only.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};
use poolwright::ledger::{EpochFigures, Parameters, Pool, Ratio};

/// The formulas of one epoch with the network's figures put in.
pub struct Oracle {
    pub expansion: BigInt,
    pub treasury: BigInt,
    pub reward_pot: BigInt,
    circulation: BigRational,
    active_stake: BigRational,
    blocks: BigRational,
    target_share: BigRational,
    pledge_influence: BigRational,
    leverage_cap: Option<BigRational>,
    is_federated: bool,
}

impl Oracle {
    /// `None` where no block is expected although rewards follow performance.
    pub fn new(parameters: &Parameters, figures: &EpochFigures) -> Option<Self> {
        let one = BigRational::one();
        let d = exact(parameters.decentralisation);
        let is_federated = d >= fraction(8, 10);
        let f = exact(parameters.active_slot_coefficient);
        let expected = ((&one - &d) * f * whole(parameters.slots_per_epoch)).floor();
        let eta = if is_federated {
            one.clone()
        } else if expected.is_zero() {
            return None;
        } else {
            whole(figures.blocks) / expected
        };
        let reserves = whole(figures.reserves.0);
        let rho = exact(parameters.monetary_expansion);
        let expansion = (eta.min(one.clone()) * rho * &reserves).floor();
        let pot = whole(figures.fees.0) + &expansion;
        let treasury = (exact(parameters.treasury_cut) * &pot).floor();
        Some(Self {
            reward_pot: (pot - &treasury).to_integer(),
            expansion: expansion.to_integer(),
            treasury: treasury.to_integer(),
            circulation: whole(parameters.max_supply.0) - reserves,
            active_stake: whole(figures.active_stake.0),
            blocks: whole(figures.blocks),
            target_share: one / whole(parameters.target_pools),
            pledge_influence: exact(parameters.pledge_influence),
            leverage_cap: parameters.leverage_cap.map(exact),
            is_federated,
        })
    }

    /// `maxP`; 0 where the bracket is negative or nothing is in circulation.
    pub fn max_pool_reward(&self, pool: &Pool) -> BigInt {
        if pool.pledge > pool.owner_stake || self.circulation.is_zero() {
            return BigInt::zero();
        }
        let z0 = &self.target_share;
        let a0 = &self.pledge_influence;
        let pledge_share = whole(pool.pledge.0) / &self.circulation;
        let stake_share = whole(pool.stake.0) / &self.circulation;
        let mut sigma = stake_share.min(z0.clone());
        if let Some(cap) = &self.leverage_cap {
            sigma = sigma.min(cap * &pledge_share);
        }
        let pledge = pledge_share.min(z0.clone());
        let bracket = &sigma - &pledge * (z0 - &sigma) / z0;
        let reward = whole(self.reward_pot.clone()) / (BigRational::one() + a0)
            * (&sigma + &pledge * a0 * bracket / z0);
        reward.max(BigRational::zero()).floor().to_integer()
    }

    /// `f̂` of a pool that made `blocks` and could earn `max_pool_reward`.
    pub fn pool_reward(&self, pool: &Pool, blocks: u32, max_pool_reward: &BigInt) -> BigInt {
        let performance = if pool.stake.0 == 0 || blocks == 0 {
            BigRational::zero()
        } else if self.is_federated {
            BigRational::one()
        } else {
            (whole(blocks) / &self.blocks) / (whole(pool.stake.0) / &self.active_stake)
        };
        (performance * whole(max_pool_reward.clone()))
            .floor()
            .to_integer()
    }

    /// The leader's part of `pool_reward`.
    pub fn leader_reward(pool: &Pool, pool_reward: &BigInt) -> BigInt {
        let cost = BigInt::from(pool.fixed_cost.0);
        if *pool_reward <= cost {
            return pool_reward.clone();
        }
        let margin = exact(pool.margin);
        let owners_share = whole(pool.owner_stake.0) / whole(pool.stake.0);
        let share = &margin + (BigRational::one() - &margin) * owners_share;
        let part = whole(pool_reward - &cost) * share;
        cost + part.floor().to_integer()
    }

    /// The part of `pool_reward` of a delegator who is no owner.
    pub fn member_reward(pool: &Pool, pool_reward: &BigInt, member_stake: u64) -> BigInt {
        let cost = BigInt::from(pool.fixed_cost.0);
        if *pool_reward <= cost {
            return BigInt::zero();
        }
        let rest = BigRational::one() - exact(pool.margin);
        let share = whole(member_stake) / whole(pool.stake.0);
        (whole(pool_reward - cost) * rest * share)
            .floor()
            .to_integer()
    }
}

fn exact(ratio: Ratio) -> BigRational {
    fraction(ratio.numerator(), ratio.denominator())
}

fn fraction(numerator: u128, denominator: u128) -> BigRational {
    BigRational::new(numerator.into(), denominator.into())
}

fn whole(number: impl Into<BigInt>) -> BigRational {
    BigRational::from_integer(number.into())
}
