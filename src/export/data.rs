//! The figures behind the views as CSV: a row a point, units in the header, amounts exact.
//!
//! Numbers are written for programs: a point before the decimals and nothing between thousands.
//! Amounts are ada, exact to the lovelace for an epoch and for a year; for a month, 73/12 epochs,
//! they are rounded to it. Every view has the same columns, so that tables can be joined.

use crate::forecast::{Curve, CurvePoint, MapRequest, Outcome, Parts, Period, no_block_chance};
use crate::ledger::{Lovelace, fraction};
use rust_decimal::Decimal;
use thiserror::Error;

/// A plan whose figures are written.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// What it is called among others, in the first column of its rows.
    pub name: &'a str,
    /// Its figures.
    pub outcome: &'a Outcome,
    /// What amounts are given for.
    pub period: Period,
}

/// The table did not come together, which it has no reason to.
#[derive(Debug, Error)]
#[error("The table could not be written: {0}. Please report this")]
pub struct DataError(String);

/// What a pool of this stake and pledge earns.
struct Place {
    stake: Lovelace,
    pledge: Lovelace,
    /// Whether it is where the plan stands.
    is_plan: bool,
    parts: Parts,
    return_on_stake: Decimal,
}

/// A column: its header, and its cell for a place.
type Column<'a> = (String, Box<dyn Fn(&Place) -> String + 'a>);

/// Rewards against total stake: the points of the curve, and the plan.
///
/// # Errors
/// None is known.
pub fn stake(source: Source<'_>, curve: &Curve) -> Result<Vec<u8>, DataError> {
    let pledge = source.outcome.model.pool.pledge;
    let mut places: Vec<Place> = points(curve, |point| (point.at, pledge)).collect();
    insert(&mut places, source.outcome, |place| place.stake);
    table(source, places)
}

/// Rewards against pledge, along the curve of each of these total stakes, and the plan. Where the
/// owners' stake is not the pledge the plan lies off its curve.
///
/// # Errors
/// None is known.
pub fn pledge(
    source: Source<'_>,
    at_plan: &Curve,
    at_saturation: &Curve,
) -> Result<Vec<u8>, DataError> {
    let outcome = source.outcome;
    let stake = outcome.model.pool.stake;
    let mut places: Vec<Place> = points(at_plan, |point| (stake, point.at)).collect();
    insert(&mut places, outcome, |place| place.pledge);
    places.extend(points(at_saturation, |point| {
        (outcome.saturation, point.at)
    }));
    table(source, places)
}

/// Rewards over stake and pledge: the possible cells of a map, and the plan on top.
///
/// # Errors
/// None is known.
pub fn map(source: Source<'_>, request: MapRequest) -> Result<Vec<u8>, DataError> {
    let model = &source.outcome.model;
    let possible = request.cells().filter(|(stake, pledge)| pledge <= stake);
    let cells = possible.map(|(stake, pledge)| {
        let pool = model.at_pledge(stake, pledge);
        Place {
            stake,
            pledge,
            is_plan: false,
            parts: model.parts(&pool),
            return_on_stake: model.return_on_stake(&pool),
        }
    });
    let places = std::iter::once(plan(source.outcome)).chain(cells);
    table(source, places)
}

fn points<'a>(
    curve: &'a Curve,
    stake_and_pledge: impl Fn(&CurvePoint) -> (Lovelace, Lovelace) + 'a,
) -> impl Iterator<Item = Place> + 'a {
    curve.points.iter().map(move |point| {
        let (stake, pledge) = stake_and_pledge(point);
        Place {
            stake,
            pledge,
            is_plan: false,
            parts: point.parts,
            return_on_stake: point.return_on_stake,
        }
    })
}

/// The plan's own figures.
const fn plan(outcome: &Outcome) -> Place {
    let pool = &outcome.model.pool;
    Place {
        stake: pool.stake,
        pledge: pool.pledge,
        is_plan: true,
        parts: outcome.parts,
        return_on_stake: outcome.delegator_ros,
    }
}

/// Puts the plan among places in rising order, instead of one that is the same.
fn insert(places: &mut Vec<Place>, outcome: &Outcome, by: impl Fn(&Place) -> Lovelace) {
    let plan = plan(outcome);
    let at = places.partition_point(|place| by(place) < by(&plan));
    let is_same = |place: &Place| by(place) == by(&plan) && place.parts == plan.parts;
    if places.get(at).is_some_and(is_same) {
        places.remove(at);
    }
    places.insert(at, plan);
}

fn columns(source: Source<'_>) -> Vec<Column<'_>> {
    let model = &source.outcome.model;
    let period = source.period;
    let amount = move |name: &str, of: fn(&Parts) -> Lovelace| -> Column<'_> {
        let header = format!("{name} (ADA {})", period.text());
        let cell = move |place: &Place| {
            let ada = period.ada(of(&place.parts));
            ada.round_dp(6).normalize().to_string()
        };
        (header, Box::new(cell))
    };
    vec![
        ("Scenario".to_owned(), Box::new(|_| source.name.to_owned())),
        (
            "This plan".to_owned(),
            Box::new(|place| if place.is_plan { "yes" } else { "no" }.to_owned()),
        ),
        (
            "Stake (ADA)".to_owned(),
            Box::new(|place| place.stake.ada().to_string()),
        ),
        (
            "Pledge (ADA)".to_owned(),
            Box::new(|place| place.pledge.ada().to_string()),
        ),
        (
            "Share of saturation (%)".to_owned(),
            Box::new(|place| per_cent(fraction(place.stake, source.outcome.saturation))),
        ),
        amount("Pool reward", |parts| parts.pool),
        amount("Operator income", |parts| parts.leader),
        amount("Fixed cost", |parts| parts.fixed),
        amount("Margin", |parts| parts.margin),
        amount("Own stake", |parts| parts.own_stake),
        amount("Delegators", |parts| parts.delegators),
        (
            "Delegators' return on stake (% a year)".to_owned(),
            Box::new(|place| per_cent(Some(place.return_on_stake))),
        ),
        (
            "Chance of no block in an epoch (%)".to_owned(),
            Box::new(|place| {
                let chance = no_block_chance(model, place.stake);
                let chance = chance.and_then(|chance| Decimal::try_from(chance).ok());
                per_cent(chance.map(|chance| chance.round_dp(10)))
            }),
        ),
    ]
}

/// A share as per cent; nothing where it is not defined.
fn per_cent(share: Option<Decimal>) -> String {
    share
        .and_then(|share| share.checked_mul(Decimal::ONE_HUNDRED))
        .map(|share| share.normalize().to_string())
        .unwrap_or_default()
}

fn table(
    source: Source<'_>,
    places: impl IntoIterator<Item = Place>,
) -> Result<Vec<u8>, DataError> {
    let columns = columns(source);
    let mut writer = csv::Writer::from_writer(Vec::new());
    let failed = |error: csv::Error| DataError(error.to_string());
    writer
        .write_record(columns.iter().map(|(header, _)| header))
        .map_err(failed)?;
    for place in places {
        writer
            .write_record(columns.iter().map(|(_, cell)| cell(&place)))
            .map_err(failed)?;
    }
    writer
        .into_inner()
        .map_err(|error| DataError(error.to_string()))
}
