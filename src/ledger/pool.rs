//! One pool: its stake and terms, and how the ledger divides what it earns.

use super::wide::{U256, U512, div_floor, mul_div};
use super::{Lovelace, Ratio};

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

impl Pool {
    /// The part of `pool_reward` (`f̂`) that the pool's reward account receives, one floor:
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
        let stake = u128::from(self.stake.0);
        let owners = u128::from(self.owner_stake.0.min(self.stake.0));
        // Owners' stake is at most the pool's, so the bracket is at most `md·st`.
        let part = if let Some(whole) = (margin + rest).checked_mul(stake) {
            mul_div(margin * stake + rest * owners, shared.0, whole)
        } else {
            // 64 + 160 bits over 160.
            let (margin, rest) = (U256::from(margin), U256::from(rest));
            let (stake, owners) = (U256::from(stake), U256::from(owners));
            div_floor(
                U256::from(shared.0) * (margin * stake + rest * owners),
                (margin + rest) * stake,
            )
        };
        self.fixed_cost
            .saturating_add(part.unwrap_or(Lovelace::ZERO))
    }

    /// The part of `pool_reward` (`f̂`) that a delegator with `member_stake` receives, rounded down:
    /// `floor((f̂−c)·(1−m)·t/st)`, and 0 if `f̂ ≤ c`. Owners receive none.
    ///
    /// A stake above the pool's counts as the pool's.
    pub fn member_reward(&self, pool_reward: Lovelace, member_stake: Lovelace) -> Lovelace {
        let Some(shared) = self.shared(pool_reward) else {
            return Lovelace::ZERO;
        };
        let (margin, rest) = self.margin_parts();
        let stake = u128::from(self.stake.0);
        let member = u128::from(member_stake.0.min(self.stake.0));
        let part = if let Some(whole) = (margin + rest).checked_mul(stake) {
            // Below `md·st`, as the member's stake is at most the pool's.
            mul_div(rest * member, shared.0, whole)
        } else {
            // 64 + 96 + 64 bits over 96 + 64.
            div_floor(
                U256::from(shared.0) * U256::from(rest) * U256::from(member),
                U256::from(margin + rest) * U256::from(stake),
            )
        };
        part.unwrap_or(Lovelace::ZERO)
    }

    /// `floor((f̂−c)·m)`: the part of the leader's reward that the margin brings, 0 if `f̂ ≤ c`.
    pub fn margin_part(&self, pool_reward: Lovelace) -> Lovelace {
        let (margin, rest) = self.margin_parts();
        let shared = pool_reward.saturating_sub(self.fixed_cost);
        mul_div(margin, shared.0, margin + rest).unwrap_or(Lovelace::ZERO)
    }

    /// The smallest pool reward that pays the operator and owners `leader` lovelace; `None` where
    /// no reward pays just that.
    ///
    /// With `q = m + (1−m)·ow/st` the leader reward above the fixed cost is `floor((f̂−c)·q)`, so
    /// that up to `1/q` rewards in a row pay the same and the smallest is `c + ceil(x/q)`.
    pub fn least_reward_paying(&self, leader: Lovelace) -> Option<Lovelace> {
        let Some(above) = leader
            .checked_sub(self.fixed_cost)
            .filter(|above| *above > Lovelace::ZERO)
        else {
            return Some(leader);
        };
        let margin = self.margin.min(Ratio::ONE);
        let stake = U512::from(self.stake.0);
        let owned = U512::from(self.owner_stake.min(self.stake).0);
        let (mn, md) = (
            U512::from(margin.numerator()),
            U512::from(margin.denominator()),
        );
        let share = mn * stake + (md - mn) * owned;
        let whole = U512::from(above.0) * md * stake;
        if share.is_zero() {
            return None;
        }
        let reward = whole.div_ceil(share);
        let reward = u64::try_from(reward)
            .ok()
            .and_then(|reward| Lovelace(reward).checked_add(self.fixed_cost))?;
        (self.leader_reward(reward) == leader).then_some(reward)
    }

    /// `f̂ − c` where something is left to share and a stake to share it by.
    fn shared(&self, pool_reward: Lovelace) -> Option<Lovelace> {
        let shared = pool_reward.checked_sub(self.fixed_cost)?;
        (shared > Lovelace::ZERO && self.stake > Lovelace::ZERO).then_some(shared)
    }

    /// `m` and `1 − m` over their common denominator, which is their sum.
    fn margin_parts(&self) -> (u128, u128) {
        let denominator = self.margin.denominator();
        let margin = self.margin.numerator().min(denominator);
        (margin, denominator.saturating_sub(margin))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pool(margin: &str, owner_stake: u64) -> Pool {
        Pool {
            stake: Lovelace(2_000_000_000_000),
            owner_stake: Lovelace(owner_stake),
            pledge: Lovelace::ZERO,
            fixed_cost: Lovelace(170_000_000),
            margin: margin.parse().unwrap(),
        }
    }

    #[test]
    fn the_least_reward_pays_the_account_what_it_received() {
        for margin in ["0", "0.02", "1/3", "1"] {
            for owned in [0, 1, 500_000_000_000, 2_000_000_000_000] {
                let pool = pool(margin, owned);
                for reward in [0, 1, 169_999_999, 170_000_000, 170_000_001, 739_605_045_800] {
                    let paid = pool.leader_reward(Lovelace(reward));
                    let least = pool.least_reward_paying(paid).unwrap();
                    assert!(least <= Lovelace(reward), "margin {margin}, owned {owned}");
                    assert_eq!(pool.leader_reward(least), paid);
                }
            }
        }
    }

    #[test]
    fn what_no_reward_pays_has_none() {
        assert_eq!(
            pool("0", 0).least_reward_paying(Lovelace(170_000_001)),
            None
        );
    }
}
