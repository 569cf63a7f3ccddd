//! Rewards along one axis, with every kink as a point of its own.

use super::model::{Model, Parts};
use super::viability::{Pledged, stake_earning};
use crate::ledger::{Lovelace, Pool};
use rust_decimal::Decimal;

/// Rewards along an axis.
#[derive(Clone, Debug, Default)]
pub struct Curve {
    /// In rising order of [`CurvePoint::at`].
    pub points: Vec<CurvePoint>,
}

/// The rewards of a pool at one place of the axis.
#[derive(Clone, Copy, Debug)]
pub struct CurvePoint {
    /// Stake or pledge, whichever the axis is.
    pub at: Lovelace,
    /// The reward of an epoch and its parts.
    pub parts: Parts,
    /// Delegators' simple return on stake, a year.
    pub return_on_stake: Decimal,
}

/// Rewards against total pool stake from the owners' stake to `to`: the owners' stake is held and
/// delegation varies. About `count` points, and the kinks at the fixed cost and at saturation.
pub fn stake_curve(model: &Model, to: Lovelace, count: u32) -> Curve {
    let saturation = model.rewards.saturation();
    let beyond_cost = model.pool.fixed_cost.saturating_add(Lovelace(1));
    let kinks = [
        saturation,
        saturation.saturating_add(Lovelace(1)),
        stake_earning(model, Pledged::AsPlanned, beyond_cost).unwrap_or(saturation),
    ];
    sample(model, model.pool.owner_stake, to, count, &kinks, |stake| {
        model.at_stake(stake)
    })
}

/// Rewards against pledge from 0 to the whole `stake`: the total is held, the owners hold just the
/// pledge, delegation gives way.
pub fn pledge_curve(model: &Model, stake: Lovelace, count: u32) -> Curve {
    let saturation = model.rewards.saturation();
    let kinks = [
        saturation,
        model.rewards.peak_pledge(stake).unwrap_or(stake),
    ];
    sample(model, Lovelace::ZERO, stake, count, &kinks, |pledge| {
        model.at_pledge(stake, pledge)
    })
}

fn sample(
    model: &Model,
    from: Lovelace,
    to: Lovelace,
    count: u32,
    kinks: &[Lovelace],
    pool_at: impl Fn(Lovelace) -> Pool,
) -> Curve {
    let to = to.max(from);
    let width = u128::from(to.0 - from.0);
    let steps = u128::from((count / 2).max(2) - 1);
    let even = (0..=steps).map(|step| {
        let offset = u64::try_from(width * step / steps).unwrap_or(u64::MAX);
        from.saturating_add(Lovelace(offset))
    });
    let inside = kinks
        .iter()
        .copied()
        .filter(|kink| (from..=to).contains(kink));
    // Half of the points fall off towards 0 by a sixteenth each, so that the curve is as smooth
    // over the first million ada as over all of them.
    let falling = std::iter::successors(Some(to), |at| Some(Lovelace(at.0 - at.0 / 16)))
        .take(usize::try_from(count / 2).unwrap_or_default())
        .take_while(|at| *at >= from);
    let mut places: Vec<Lovelace> = even.chain(falling).chain(inside).collect();
    places.sort_unstable();
    places.dedup();
    let points = places
        .into_iter()
        .map(|at| {
            let pool = pool_at(at);
            CurvePoint {
                at,
                parts: model.parts(&pool),
                return_on_stake: model.return_on_stake(&pool),
            }
        })
        .collect();
    Curve { points }
}
