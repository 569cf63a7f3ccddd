//! The axis of the years to come, and the moments drawn along it.

use crate::forecast::Moment;
use crate::ledger::Epoch;
use crate::ui::cast;
use crate::ui::scene::Scene;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;

/// Points of a line; more would not be seen.
const POINTS: usize = 120;

/// Seconds of a day.
const SECONDS_A_DAY: f64 = 86_400.0;

/// Right of every axis: epochs after the year 9999 have no date.
const BEYOND: f64 = 10_000.0;

/// The start of an epoch as a place on an axis of years, so that marks fall on the turns of years.
pub fn place(epoch: Epoch) -> f64 {
    let Ok(start) = epoch.start() else {
        return BEYOND;
    };
    let start = start.to_zoned(TimeZone::UTC).datetime();
    let time = start.time().duration_since(Time::midnight());
    let day = f64::from(start.day_of_year() - 1) + time.as_secs_f64() / SECONDS_A_DAY;
    f64::from(start.year()) + day / f64::from(start.days_in_year())
}

/// The day at a place on an axis of years.
fn day_at(year: f64) -> Option<Date> {
    let turn = Date::new(i16::try_from(cast::whole(year)).ok()?, 1, 1).ok()?;
    let passed = year.fract() * f64::from(turn.days_in_year());
    let day = i16::try_from(cast::whole(passed)).ok()? + 1;
    turn.with().day_of_year(day).build().ok()
}

/// A mark of an axis of years: the year at its turn, otherwise year and month.
pub fn mark(scene: Scene<'_>, year: f64) -> String {
    if (year - year.round()).abs() < 1e-6 {
        return format!("{year:.0}");
    }
    day_at(year).map_or_else(String::new, |day| scene.dates.month(day))
}

/// The moment that is nearest to a place of the axis.
pub fn nearest(moments: &[Moment], year: f64) -> Option<&Moment> {
    let after = moments.partition_point(|moment| place(moment.epoch) <= year);
    let away = |moment: &&Moment| (place(moment.epoch) - year).abs();
    let around = [after.checked_sub(1), Some(after)].into_iter().flatten();
    around
        .filter_map(|index| moments.get(index))
        .min_by(|one, other| away(one).total_cmp(&away(other)))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_epoch_stands_where_its_first_day_does() {
        // 21:44:51 of the 29th of July, the 211th day of a leap year.
        let day = 210.0 + (21.0 * 3_600.0 + 44.0 * 60.0 + 51.0) / SECONDS_A_DAY;
        assert!((place(Epoch(208)) - (2020.0 + day / 366.0)).abs() < 1e-9);
        for epoch in (208..5_000).map(Epoch) {
            let start = epoch.start().unwrap().to_zoned(TimeZone::UTC).date();
            assert_eq!(day_at(place(epoch)), Some(start), "{epoch:?}");
            assert!(place(epoch) < place(epoch.plus(1)));
        }
    }

    #[test]
    fn places_without_a_date_have_none() {
        assert!((place(Epoch(u32::MAX)) - BEYOND).abs() < 1e-9);
        assert_eq!(day_at(BEYOND), None);
    }
}
