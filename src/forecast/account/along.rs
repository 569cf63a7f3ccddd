//! What every owner gets along a curve of rewards.

use super::division::Division;
use super::{AccountIncome, Carried};
use crate::forecast::curve::Curve;
use crate::ledger::Lovelace;
use crate::plan::Plan;

/// Shares that are worked out along a curve at most, while a frame waits.
const MOST_SHARES: usize = 100_000;

/// What each owner gets at the points of a curve; at some of them, its ends and the saturation among
/// them, where owners and steps are many.
pub fn owner_shares(
    plan: &Plan,
    curve: &Curve,
    saturation: Lovelace,
) -> Vec<(Lovelace, Vec<Lovelace>)> {
    if plan.owners.len() < 2 && plan.agreement.is_empty() {
        return Vec::new();
    }
    let division = Division::of(plan);
    let every = (curve.points.len() * division.work()).div_ceil(MOST_SHARES);
    let last = curve.points.len().saturating_sub(1);
    let points = curve.points.iter().enumerate();
    let shares = points
        .filter(|(place, point)| {
            place % every.max(1) == 0 || *place == last || point.at == saturation
        })
        .map(|(_, point)| {
            let split = division.split(&AccountIncome::of(&point.parts), &Carried::default());
            let owners = split.owners.into_iter();
            (point.at, owners.map(|(_, amount)| amount).collect())
        });
    shares.collect()
}
