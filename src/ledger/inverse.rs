//! From what the reward account received back to what the pool earned.

use super::wide::U512;
use super::{Lovelace, Pool, Ratio};

impl Pool {
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
