//! The axis of the years to come, and the moments drawn along it.

use crate::forecast::Moment;
use crate::ledger::Epoch;
use crate::ui::cast;
use crate::ui::scene::Scene;

/// Epoch 208, the first with these dates, began at this part of this year.
const FIRST: (f64, f64) = (208.0, 2_020.576_3);

/// Epochs of five days in a mean year of the calendar.
const IN_A_YEAR: f64 = 73.048_5;
/// Points of a line; more would not be seen.
const POINTS: usize = 120;

/// An epoch as a place on an axis of years, so that marks fall on the turns of years; right to
/// about a day.
pub fn place(epoch: Epoch) -> f64 {
    FIRST.1 + (f64::from(epoch.0) - FIRST.0) / IN_A_YEAR
}

/// The epoch at a place on an axis of years.
pub fn epoch_at(year: f64) -> Epoch {
    let number = (year - FIRST.1).mul_add(IN_A_YEAR, FIRST.0).round();
    Epoch(u32::try_from(cast::whole(number)).unwrap_or(u32::MAX))
}

/// A mark of an axis of years: the year at its turn, otherwise year and month.
pub fn mark(scene: Scene<'_>, year: f64) -> String {
    if (year - year.round()).abs() < 1e-6 {
        return format!("{year:.0}");
    }
    scene.month(epoch_at(year))
}

/// The moment at a place of the axis.
pub fn nearest(moments: &[Moment], year: f64) -> Option<&Moment> {
    let Epoch(epoch) = epoch_at(year);
    let after = moments.partition_point(|moment| moment.epoch.0 <= epoch);
    moments.get(after.saturating_sub(1))
}

/// Some hundred moments, the first and the last among them.
pub fn thinned(moments: &[Moment]) -> Vec<&Moment> {
    let step = (moments.len() / POINTS).max(1);
    let mut thinned: Vec<&Moment> = moments.iter().step_by(step).collect();
    if let Some(last) = moments.last()
        && thinned.last().map(|moment| moment.epoch) != Some(last.epoch)
    {
        thinned.push(last);
    }
    thinned
}
