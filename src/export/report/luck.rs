//! The part of a report about the luck of a year.

use super::figures::ReportFigures;
use super::lines::{Lines, estimate};
use crate::forecast::drought;
use crate::forecast::{Coverage, Distribution, POINTS};
use crate::ledger::EPOCHS_PER_YEAR;
use rust_decimal::Decimal;
use serde::Serialize;

/// The keys of a report about luck; absent where the plan gives the number of blocks, or its
/// figures define no chances.
#[derive(Clone, Debug, Default, Serialize)]
pub struct LuckLines {
    fees_cover_costs_chance: Option<String>,
    income_covers_costs_chance: Option<String>,
    no_block_in_year_chance: Option<String>,
    mean_wait_epochs: Option<String>,
    year_operator_income: Option<Points>,
    year_fees: Option<Points>,
    year_delegator_ros: Option<Points>,
    year_fees_below_costs_chance: Option<String>,
    year_income_below_costs_chance: Option<String>,
}

/// Mean and points of a distribution: the smallest values whose cumulative chance reaches so many
/// per cent.
#[derive(Clone, Debug, Serialize)]
struct Points {
    mean: String,
    p5: String,
    p10: String,
    p25: String,
    p50: String,
    p75: String,
    p90: String,
    p95: String,
}

impl LuckLines {
    pub fn of(reported: &ReportFigures) -> Self {
        let (outcome, Some(luck)) = (&reported.outcome, &reported.luck) else {
            return Self::default();
        };
        let none = luck.blocks.none();
        let covered = |of: fn(&Coverage) -> f64| outcome.coverage.as_ref().map(of);
        let has_costs = luck.costs > 0.0;
        let short = |chance: f64| has_costs.then(|| share(chance)).flatten();
        Self {
            fees_cover_costs_chance: covered(|coverage| coverage.fees).and_then(share),
            income_covers_costs_chance: covered(|coverage| coverage.income).and_then(share),
            no_block_in_year_chance: share(luck.blocks.none_in(EPOCHS_PER_YEAR)),
            mean_wait_epochs: drought::mean_wait(none).and_then(share),
            year_operator_income: Points::of(&luck.operator, estimate),
            year_fees: Points::of(&luck.fees, estimate),
            year_delegator_ros: Points::of(&luck.returns, share),
            year_fees_below_costs_chance: short(luck.fees_fall_short()),
            year_income_below_costs_chance: short(luck.income_falls_short()),
        }
    }
}

impl Points {
    fn of(sum: &Distribution, write: fn(f64) -> Option<String>) -> Option<Self> {
        let [p5, p10, p25, p50, p75, p90, p95] = POINTS.map(|at| write(sum.point(at)));
        Some(Self {
            mean: write(sum.mean())?,
            p5: p5?,
            p10: p10?,
            p25: p25?,
            p50: p50?,
            p75: p75?,
            p90: p90?,
            p95: p95?,
        })
    }
}

/// Writes the luck of a year.
pub fn text(reported: &ReportFigures, lines: &mut Lines) {
    let Some(luck) = &reported.luck else {
        return;
    };
    lines.columns("A year with luck", ["operator income", "delegators’ ROS"]);
    let row = |lines: &mut Lines, name: &str, income: f64, ros: f64| {
        let income = Decimal::try_from(income).unwrap_or_default().round_dp(6);
        let income = lines.ada(income);
        let ros = Decimal::try_from(ros).unwrap_or_default().round_dp(6);
        let ros = crate::number::percent(ros, crate::number::Places::Fixed(4), lines.separators);
        lines.columns(name, [&income, &ros]);
    };
    row(lines, "  Mean", luck.operator.mean(), luck.returns.mean());
    for at in POINTS {
        let name = format!("  {:.0} % of years at most", at * 100.0);
        row(
            lines,
            &name,
            luck.operator.point(at),
            luck.returns.point(at),
        );
    }
    if luck.costs > 0.0 {
        lines.chance("Years whose fees fall short", luck.fees_fall_short());
        lines.chance("… with own stake", luck.income_falls_short());
    }
}

/// A share, a chance or a small number in eight places.
fn share(share: f64) -> Option<String> {
    let share = Decimal::try_from(share).ok()?;
    Some(share.round_dp(8).normalize().to_string())
}
