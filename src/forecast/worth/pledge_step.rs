//! The reward of the next ada of pledge, told apart by why.

use crate::forecast::model::{Model, Parts};
use crate::ledger::Lovelace;

/// The reward of more pledge in an epoch, with the total stake held: the owners' ada take the place of
/// delegators' ada.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PledgeStep {
    /// The added pledge: as asked, or as much as fits below the total stake.
    pub added: Lovelace,
    /// Pledge bonus: the whole pool's further earnings, in lovelace; negative past the peak.
    pub pool_bonus: i128,
    /// The owners' further part of an unchanged reward, because more of the stake is theirs.
    pub larger_share: i128,
}

/// The next `step` of pledge at the plan's stake; `None` where the stake has no room for more.
pub fn pledge_step(model: &Model, step: Lovelace) -> Option<PledgeStep> {
    let stake = model.pool.stake;
    let pledge = model.pool.pledge.min(stake);
    let added = step.min(stake.saturating_sub(pledge));
    if added == Lovelace::ZERO {
        return None;
    }
    let now = model.at_pledge(stake, pledge);
    let next = model.at_pledge(stake, pledge.saturating_add(added));
    let reward_now = model.pool_reward(&now);
    let reward_next = model.pool_reward(&next);
    let difference = |more: Lovelace, less: Lovelace| i128::from(more.0) - i128::from(less.0);
    Some(PledgeStep {
        added,
        pool_bonus: difference(reward_next, reward_now),
        larger_share: difference(
            Parts::of(&next, reward_now).leader,
            Parts::of(&now, reward_now).leader,
        ),
    })
}
