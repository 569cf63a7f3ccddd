//! The years to come in a table, and how lucky a chosen one can be.

use super::{earned, price};
use crate::forecast::shown::TimeFigures;
use crate::forecast::{Moment, Outlook, POINTS};
use crate::ui::widgets::notices;
use crate::ui::widgets::segmented;
use crate::ui::{Scene, Unit, ViewState, theme};
use egui::{Align, Grid, Layout, RichText, Ui};
use rust_decimal::Decimal;

/// Draws a row for each year.
pub fn table(ui: &mut Ui, scene: Scene<'_>, view: &ViewState, outlook: &Outlook) {
    crate::ui::views::time::heading(ui, "Year by year");
    let (unit, _) = scene.estimated_unit(view.unit);
    let palette = theme::of(ui);
    egui::ScrollArea::horizontal()
        .id_salt("years")
        .show(ui, |ui| {
            Grid::new("year by year")
                .num_columns(8)
                .striped(true)
                .spacing([16.0, 4.0])
                .max_col_width(150.0)
                .show(ui, |ui| {
                    let names = [
                        "Year",
                        "ends",
                        "Paid",
                        "Costs",
                        "Left so far",
                        "Pool stake",
                        "Of saturation",
                    ];
                    for name in names {
                        number(ui, RichText::new(name).small().color(palette.quiet));
                    }
                    ui.label("");
                    ui.end_row();
                    for (year, moments) in outlook.years() {
                        row(ui, scene, unit, year, moments);
                        ui.label("");
                        ui.end_row();
                    }
                });
        });
}

fn row(ui: &mut Ui, scene: Scene<'_>, unit: Unit, year: u32, moments: &[Moment]) {
    let Some(last) = moments.last() else {
        return;
    };
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
    for cell in cells {
        number(ui, RichText::new(cell));
    }
}

fn number(ui: &mut Ui, text: RichText) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.label(text));
}

/// The exact distribution of a chosen year's income, with the figures of its middle.
pub fn luck(ui: &mut Ui, scene: Scene<'_>, view: &mut ViewState, figures: &TimeFigures) {
    crate::ui::views::time::heading(ui, "How lucky one of these years can be");
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
    let palette = theme::of(ui);
    egui::ScrollArea::horizontal()
        .id_salt("luck of a year")
        .show(ui, |ui| {
            Grid::new("luck of a year")
                .num_columns(10)
                .spacing([14.0, 4.0])
                .max_col_width(170.0)
                .show(ui, |ui| {
                    ui.label("");
                    let points = POINTS.map(|share| scene.estimate_point(share));
                    for name in std::iter::once("Mean".to_owned()).chain(points) {
                        number(ui, RichText::new(name).small().color(palette.quiet));
                    }
                    ui.label("");
                    ui.end_row();
                    ui.label(RichText::new("Operator income").color(palette.quiet));
                    number(ui, RichText::new(amount(year.mean)).strong());
                    for point in year.points {
                        number(ui, RichText::new(amount(point)));
                    }
                    ui.label("");
                    ui.end_row();
                });
        });
    notices::line(
        ui,
        &format!(
            "Exact for 73 epochs like that of {}, the middle of the year; the bands above are the \
             normal approximation",
            scene.date(year.middle.epoch)
        ),
    );
}
