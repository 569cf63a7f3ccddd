//! Rewards along stake and pledge as CSV: a row a point, units in the header, amounts exact.
//!
//! Numbers are written for programs: a point before the decimals and nothing between thousands.
//! Amounts are ada, exact to the lovelace for an epoch and for a year; for a month, 73/12 epochs,
//! they are rounded to it. Every view has the same columns, so that tables can be joined.

use super::{Csv, Source, ada};
use crate::forecast::{Curve, CurvePoint, MapRequest, Parts, Period, no_block_chance};
use crate::ledger::Lovelace;
use rust_decimal::Decimal;

/// A stake and a pledge, with the earnings of a pool there.
struct Place<'a> {
    source: Source<'a>,
    stake: Lovelace,
    pledge: Lovelace,
    /// Whether it is where the plan stands.
    is_plan: bool,
    parts: Parts,
    return_on_stake: Decimal,
}

/// A column: its header, and its cell for a place.
type Column = (String, Box<dyn Fn(&Place<'_>) -> String>);

/// Rewards against total stake: for each plan the points of its curve, and the plan.
pub fn stake(curves: &[(Source<'_>, &Curve)], period: Period) -> Vec<u8> {
    let places = curves.iter().flat_map(|(source, curve)| {
        let pledge = source.model.pool.pledge;
        let mut places: Vec<Place<'_>> =
            points(*source, curve, move |point| (point.at, pledge)).collect();
        insert(&mut places, *source, |place| place.stake);
        places
    });
    table(period, places)
}

/// Rewards against pledge: for each plan the curve at its stake with the plan, and the one at
/// saturation. Where the owners' stake is not the pledge the plan lies off its curve.
pub fn pledge(curves: &[(Source<'_>, &Curve, &Curve)], period: Period) -> Vec<u8> {
    let places = curves.iter().flat_map(|(source, at_plan, at_saturation)| {
        let (stake, saturation) = (source.model.pool.stake, source.model.rewards.saturation());
        let mut places: Vec<Place<'_>> =
            points(*source, at_plan, move |point| (stake, point.at)).collect();
        insert(&mut places, *source, |place| place.pledge);
        places.extend(points(*source, at_saturation, move |point| {
            (saturation, point.at)
        }));
        places
    });
    table(period, places)
}

/// Rewards over stake and pledge: the possible cells of a map, and the plan on top.
pub fn map(source: Source<'_>, request: MapRequest, period: Period) -> Vec<u8> {
    let model = source.model;
    let possible = request.cells().filter(|(stake, pledge)| pledge <= stake);
    let cells = possible.map(|(stake, pledge)| {
        let pool = model.at_pledge(stake, pledge);
        Place {
            source,
            stake,
            pledge,
            is_plan: false,
            parts: model.parts(&pool),
            return_on_stake: model.return_on_stake(&pool),
        }
    });
    table(period, std::iter::once(plan(source)).chain(cells))
}

fn points<'a>(
    source: Source<'a>,
    curve: &'a Curve,
    stake_and_pledge: impl Fn(&CurvePoint) -> (Lovelace, Lovelace) + 'a,
) -> impl Iterator<Item = Place<'a>> + 'a {
    curve.points.iter().map(move |point| {
        let (stake, pledge) = stake_and_pledge(point);
        Place {
            source,
            stake,
            pledge,
            is_plan: false,
            parts: point.parts,
            return_on_stake: point.return_on_stake,
        }
    })
}

/// The plan's own figures.
fn plan(source: Source<'_>) -> Place<'_> {
    let pool = &source.model.pool;
    Place {
        source,
        stake: pool.stake,
        pledge: pool.pledge,
        is_plan: true,
        parts: source.model.parts(pool),
        return_on_stake: source.model.return_on_stake(pool),
    }
}

/// Puts the plan among places in rising order, instead of one that is the same.
fn insert<'a>(
    places: &mut Vec<Place<'a>>,
    source: Source<'a>,
    by: impl Fn(&Place<'_>) -> Lovelace,
) {
    let plan = plan(source);
    let at = places.partition_point(|place| by(place) < by(&plan));
    let is_same = |place: &Place<'_>| by(place) == by(&plan) && place.parts == plan.parts;
    if places.get(at).is_some_and(is_same) {
        places.remove(at);
    }
    places.insert(at, plan);
}

fn columns(period: Period) -> Vec<Column> {
    let column = |header: &str, cell: fn(&Place<'_>) -> String| -> Column {
        (header.to_owned(), Box::new(cell))
    };
    let amount = |name: &str, of: fn(&Parts) -> Lovelace| -> Column {
        let header = format!("{name} (ADA {})", period.text());
        let cell = move |place: &Place<'_>| {
            let ada = period.ada(of(&place.parts));
            ada.round_dp(6).normalize().to_string()
        };
        (header, Box::new(cell))
    };
    vec![
        column("Scenario", |place| place.source.name.to_owned()),
        column("This plan", |place| {
            if place.is_plan { "yes" } else { "no" }.to_owned()
        }),
        column("Stake (ADA)", |place| ada(place.stake)),
        column("Pledge (ADA)", |place| ada(place.pledge)),
        column("Share of saturation (%)", |place| {
            per_cent(place.source.model.rewards.saturation_share(place.stake))
        }),
        amount("Pool reward", |parts| parts.pool),
        amount("Operator income", |parts| parts.leader),
        amount("Fixed cost", |parts| parts.fixed),
        amount("Margin", |parts| parts.margin),
        amount("Own stake", |parts| parts.own_stake),
        amount("Delegators", |parts| parts.delegators),
        column("Delegators' return on stake (% a year)", |place| {
            per_cent(Some(place.return_on_stake))
        }),
        column("Chance of no block in an epoch (%)", |place| {
            let chance = no_block_chance(place.source.model, place.stake);
            let chance = chance.and_then(|chance| Decimal::try_from(chance).ok());
            per_cent(chance.map(|chance| chance.round_dp(10)))
        }),
    ]
}

/// A share as per cent; nothing where it is not defined.
fn per_cent(share: Option<Decimal>) -> String {
    share
        .and_then(|share| share.checked_mul(Decimal::ONE_HUNDRED))
        .map(|share| share.normalize().to_string())
        .unwrap_or_default()
}

fn table<'a>(period: Period, places: impl IntoIterator<Item = Place<'a>>) -> Vec<u8> {
    let columns = columns(period);
    let mut table = Csv::new(columns.iter().map(|(header, _)| header));
    for place in places {
        table.row(columns.iter().map(|(_, cell)| cell(&place)));
    }
    table.text.into_bytes()
}
