//! A chosen figure over pledge and stake, as a grid to colour and lines of equal value.

use super::float;
use super::model::Model;
use crate::ledger::Lovelace;
use contour::ContourBuilder;

/// The figure a map shows, an epoch.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
pub enum MapFigure {
    /// The reward of the pool as a whole, ada.
    #[default]
    PoolReward,
    /// The income of operator and owners, ada.
    OperatorIncome,
    /// Delegators' simple return on stake a year, 0.025 for 2.5 %.
    ReturnOnStake,
}

impl MapFigure {
    /// Every choice, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::PoolReward, Self::OperatorIncome, Self::ReturnOnStake];

    /// Its name in menus and on the colour bar.
    pub const fn text(self) -> &'static str {
        match self {
            Self::PoolReward => "Pool reward",
            Self::OperatorIncome => "Operator income",
            Self::ReturnOnStake => "Delegators’ ROS",
        }
    }

    /// Its name on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::PoolReward => "reward",
            Self::OperatorIncome => "operator",
            Self::ReturnOnStake => "ros",
        }
    }
}

/// The division of an axis.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
pub enum Scale {
    /// In ada.
    Linear,
    /// In the decimal logarithm of ada.
    #[default]
    Logarithmic,
}

impl Scale {
    /// Every choice.
    pub const ALL: [Self; 2] = [Self::Logarithmic, Self::Linear];

    /// Its name on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Logarithmic => "log",
            Self::Linear => "linear",
        }
    }

    /// The place of an amount on the axis; at least 1 ada on a logarithmic one.
    pub fn place(self, ada: f64) -> f64 {
        match self {
            Self::Linear => ada,
            Self::Logarithmic => ada.max(1.0).log10(),
        }
    }

    /// The amount at a place of the axis, in ada.
    pub fn ada(self, place: f64) -> f64 {
        match self {
            Self::Linear => place,
            Self::Logarithmic => 10f64.powf(place),
        }
    }
}

/// A map to compute; two equal requests of one revision give equal maps.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MapRequest {
    /// The figure.
    pub figure: MapFigure,
    /// The division of both axes.
    pub scale: Scale,
    /// First and last stake, in ada.
    pub stake_ada: (f64, f64),
    /// First and last pledge, in ada.
    pub pledge_ada: (f64, f64),
    /// Columns (stake) and rows (pledge).
    pub size: (u32, u32),
}

impl MapRequest {
    /// Stake and pledge in the middle of each cell, row by row from the lowest pledge.
    pub fn cells(self) -> impl Iterator<Item = (Lovelace, Lovelace)> {
        let (columns, rows) = self.size;
        (0..rows).flat_map(move |row| {
            let pledge = cell(self.scale, self.pledge_ada, row, rows);
            (0..columns).map(move |column| {
                let stake = cell(self.scale, self.stake_ada, column, columns);
                (stake, pledge)
            })
        })
    }
}

/// A grid of values, pledge upwards and stake to the right, and its lines of equal value.
#[derive(Clone, Debug)]
pub struct Map {
    /// The request it answers.
    pub request: MapRequest,
    /// Row by row from the lowest pledge, each from the lowest stake. Where the pledge exceeds the
    /// stake the value at pledge = stake stands, so that lines stay smooth up to the edge.
    pub values: Vec<f64>,
    /// The lowest and highest value in the possible region.
    pub range: (f64, f64),
    /// Lines of equal value.
    pub lines: Vec<IsoLine>,
}

/// A line of equal value.
#[derive(Clone, Debug)]
pub struct IsoLine {
    /// The value.
    pub level: f64,
    /// Its points as places on the stake axis and the pledge axis.
    pub points: Vec<(f64, f64)>,
}

impl Map {
    /// Computes the map of a model; owners' stake equals the pledge everywhere.
    pub fn new(model: &Model, request: MapRequest) -> Self {
        let mut values = Vec::new();
        let mut range = (f64::INFINITY, f64::NEG_INFINITY);
        for (stake, pledge) in request.cells() {
            let value = value(model, request.figure, stake, pledge);
            if pledge <= stake {
                range = (range.0.min(value), range.1.max(value));
            }
            values.push(value);
        }
        if range.0 > range.1 {
            range = (0.0, 0.0);
        }
        let lines = iso_lines(&request, &values, range);
        Self {
            request,
            values,
            range,
            lines,
        }
    }

    /// The place of an amount on the stake axis.
    pub fn stake_place(&self, ada: f64) -> f64 {
        self.request.scale.place(ada)
    }
}

/// The amount in the middle of a cell.
fn cell(scale: Scale, (from, to): (f64, f64), index: u32, count: u32) -> Lovelace {
    let (from, to) = (scale.place(from), scale.place(to));
    let middle = (f64::from(index) + 0.5) / f64::from(count);
    Lovelace(float::whole(scale.ada(from + (to - from) * middle) * 1e6))
}

fn value(model: &Model, figure: MapFigure, stake: Lovelace, pledge: Lovelace) -> f64 {
    let pool = model.at_pledge(stake, pledge);
    match figure {
        MapFigure::PoolReward => float::ada(model.pool_reward(&pool)),
        MapFigure::OperatorIncome => float::ada(pool.leader_reward(model.pool_reward(&pool))),
        MapFigure::ReturnOnStake => float::decimal(model.return_on_stake(&pool)),
    }
}

/// About eight lines at round values.
fn iso_lines(request: &MapRequest, values: &[f64], (low, high): (f64, f64)) -> Vec<IsoLine> {
    let levels = match request.scale {
        Scale::Linear => round_levels(low, high),
        Scale::Logarithmic => round_decades(low, high),
    };
    let (columns, rows) = request.size;
    let (Ok(width), Ok(height)) = (usize::try_from(columns), usize::try_from(rows)) else {
        return Vec::new();
    };
    let builder = ContourBuilder::new(width, height, true);
    let Ok(lines) = builder.lines(values, &levels) else {
        return Vec::new();
    };
    let place = |(from, to): (f64, f64), position: f64, count: u32| {
        let (from, to) = (request.scale.place(from), request.scale.place(to));
        from + (to - from) * position / f64::from(count)
    };
    let mut found = Vec::new();
    for line in lines {
        for path in line.geometry() {
            // The library closes lines along the border; those parts are no contour.
            let inside = |x: f64, y: f64| {
                x > 0.0 && y > 0.0 && x < f64::from(columns) && y < f64::from(rows)
            };
            for part in path.0.split(|point| !inside(point.x, point.y)) {
                if part.len() < 2 {
                    continue;
                }
                found.push(IsoLine {
                    level: line.threshold(),
                    points: part
                        .iter()
                        .map(|point| {
                            (
                                place(request.stake_ada, point.x, columns),
                                place(request.pledge_ada, point.y, rows),
                            )
                        })
                        .collect(),
                });
            }
        }
    }
    found
}

/// Multiples of 1, 2 or 5 times a power of ten, about eight of them.
fn round_levels(low: f64, high: f64) -> Vec<f64> {
    let span = high - low;
    if span <= 0.0 || !span.is_finite() {
        return Vec::new();
    }
    let rough = span / 8.0;
    let power = 10f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0]
        .map(|factor| factor * power)
        .into_iter()
        .find(|step| *step >= rough)
        .unwrap_or(rough);
    let first = (low / step).floor() + 1.0;
    (0..16u8)
        .map(|index| (first + f64::from(index)) * step)
        .take_while(|level| *level < high)
        .collect()
}

/// 1, 2 and 5 times each power of ten, the last three decades of them.
fn round_decades(low: f64, high: f64) -> Vec<f64> {
    if high <= 0.0 || !high.is_finite() {
        return Vec::new();
    }
    let top = high.log10().floor();
    let mut levels: Vec<f64> = (0..4u8)
        .map(|decade| 10f64.powf(top - f64::from(decade)))
        .flat_map(|power| [power, 2.0 * power, 5.0 * power])
        .filter(|level| *level > low && *level < high)
        .collect();
    levels.sort_by(f64::total_cmp);
    levels
}
