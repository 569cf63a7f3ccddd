//! The years to come in a table, and how lucky a chosen one can be.

use super::words::{earned, price};
use crate::forecast::shown::TimeFigures;
use crate::forecast::{Moment, Outlook};
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
    let rows: Vec<Vec<Cell>> = outlook
        .years()
        .filter_map(|(year, moments)| row(scene, unit, year, moments))
        .collect();
    table::show(ui, "year by year", &head, &rows);
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
pub fn luck(ui: &mut Ui, scene: Scene<'_>, view: &mut ViewState, figures: &TimeFigures) {
    heading(ui, "How lucky one of these years can be");
    let count = figures.plans.open().drawn.years().count();
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
    let Some(year) = &figures.luck else {
        notices::line(
            ui,
            "No chances: the plan gives the number of blocks, or its stake defines none",
        );
        return;
    };
    let (unit, _) = scene.estimated_unit(view.unit);
    let amount = |ada: f64| earned(scene, unit, ada * price(unit, &year.middle));
    let points = year.points.map(amount);
    let rows = vec![("Operator income", amount(year.mean), points)];
    spread(ui, scene, "luck of a year", rows);
    notices::line(
        ui,
        &format!(
            "Exact for 73 epochs like that of {}, the middle of the year; the bands above are the \
             normal approximation",
            scene.date(year.middle.epoch)
        ),
    );
}
