//! The years to come in a table, and how lucky a chosen one can be.

use super::words::{earned, price};
use crate::forecast::{EpochIncome, Moment, Outlook, POINTS};
use crate::ledger::EPOCHS_PER_YEAR;
use crate::ui::scene::Scene;
use crate::ui::state::{Unit, ViewState};
use crate::ui::widgets::table::{self, Cell};
use crate::ui::widgets::{heading, notices, segmented, spread};
use egui::Ui;
use rust_decimal::Decimal;

/// Draws a row for each year.
pub fn by_year(ui: &mut Ui, scene: Scene<'_>, view: &ViewState, outlook: &Outlook) {
    heading(ui, "Year by year");
    let (unit, _) = scene.estimated_unit(view.unit);
    let head = [
        "Year",
        "ends",
        "Paid",
        "Costs",
        "Left so far",
        "Pool stake",
        "Of saturation",
    ];
    let rows: Vec<Vec<Cell>> = years(outlook)
        .filter_map(|(year, moments)| row(scene, unit, year, moments))
        .collect();
    table::show(ui, "year by year", &head, &rows);
}

/// The moments of each year, counted from 1.
fn years(outlook: &Outlook) -> impl Iterator<Item = (u32, &[Moment])> {
    let size = usize::try_from(EPOCHS_PER_YEAR).unwrap_or(usize::MAX);
    (1..).zip(outlook.moments.chunks(size))
}

fn row(scene: Scene<'_>, unit: Unit, year: u32, moments: &[Moment]) -> Option<Vec<Cell>> {
    let last = moments.last()?;
    let sum = |of: fn(&Moment) -> f64| -> f64 {
        moments
            .iter()
            .map(|moment| of(moment) * price(unit, moment))
            .sum()
    };
    let net = match unit {
        Unit::Ada => last.net,
        Unit::Fiat => last.net_in_money,
    };
    let share = crate::ledger::fraction(last.pool.stake, last.saturation);
    let cells = [
        scene.decimal(Decimal::from(year), 0),
        scene.date(last.epoch),
        earned(scene, unit, sum(|moment| moment.paid)),
        earned(scene, unit, sum(|moment| moment.costs)),
        earned(scene, unit, net),
        scene.compact(last.pool.stake),
        scene.or_dash(share.map(|share| scene.percent(share, 1))),
    ];
    Some(cells.map(Cell::figure).into())
}

/// The exact distribution of a chosen year's income, with the figures of its middle.
pub fn luck(ui: &mut Ui, scene: Scene<'_>, view: &mut ViewState, outlook: &Outlook) {
    heading(ui, "How lucky one of these years can be");
    let count = years(outlook).count();
    let last = u32::try_from(count).unwrap_or(1).max(1);
    view.luck_year = view.luck_year.clamp(1, last);
    ui.horizontal_wrapped(|ui| {
        ui.label("Year");
        segmented(
            ui,
            "Which of the years",
            &mut view.luck_year,
            (1..=last).map(|year| (year, year.to_string())),
        );
    });
    let wanted = years(outlook).find(|(year, _)| *year == view.luck_year);
    let middle = wanted.and_then(|(_, moments)| moments.get(moments.len() / 2));
    let Some((middle, income)) = middle.and_then(|middle| Some((middle, middle.luck?))) else {
        notices::line(
            ui,
            "No chances: the plan gives the number of blocks, or its stake defines none",
        );
        return;
    };
    let (unit, _) = scene.estimated_unit(view.unit);
    let sum = remembered(ui, income);
    let amount = |ada: f64| earned(scene, unit, ada * price(unit, middle));
    let points = sum.1.map(amount);
    let rows = vec![("Operator income", amount(sum.0), points)];
    spread(ui, scene, "luck of a year", rows);
    notices::line(
        ui,
        &format!(
            "Exact for 73 epochs like that of {}, the middle of the year; the bands above are the \
             normal approximation",
            scene.date(middle.epoch)
        ),
    );
}

/// Mean and points of a year like this epoch; computed again only where the epoch's income
/// changed.
fn remembered(ui: &Ui, income: EpochIncome) -> (f64, [f64; 7]) {
    type Known = (EpochIncome, (f64, [f64; 7]));
    let id = ui.scope_id().with("luck of a year");
    let known = ui.data(|data| data.get_temp::<Known>(id));
    if let Some((known, figures)) = known
        && known == income
    {
        return figures;
    }
    let sum = income.over(EPOCHS_PER_YEAR);
    let figures = (sum.mean(), POINTS.map(|share| sum.point(share)));
    ui.data_mut(|data| data.insert_temp(id, (income, figures)));
    figures
}
