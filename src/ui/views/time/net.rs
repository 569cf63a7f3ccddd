//! The sum left after all costs, as it adds up, with bands of luck.

use super::axis::{mark, nearest, place, thinned};
use super::words::{earned, price};
use crate::forecast::{DrawnPlans, Moment, Outlook};
use crate::ledger::Epoch;
use crate::ui::plot::scenarios::{self, Alone};
use crate::ui::plot::{self, Figure, Marker, Series};
use crate::ui::scene::Scene;
use crate::ui::state::{Unit, ViewState};
use crate::ui::theme::{self, dash};
use crate::ui::widgets::heading;
use egui::{Color32, Stroke, Ui};
use egui_plot::{FilledArea, PlotPoint};

/// Standard deviations from the mean to the 5 and 95 %, and to the 25 and 75 % points of a normal
/// distribution.
const BANDS: [f64; 2] = [1.644_853_626_951_472_6, 0.674_489_750_196_081_7];

/// Draws the sum.
pub fn show(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &ViewState,
    plans: &DrawnPlans<Outlook>,
    height: f32,
) {
    let outlook = &plans.open().drawn;
    heading(ui, "Left after all costs, as it adds up");
    let palette = theme::of(ui);
    let (unit, _) = scene.estimated_unit(view.unit);
    let moments = thinned(&outlook.moments);
    let xs: Vec<f64> = moments.iter().map(|moment| place(moment.epoch)).collect();
    let net = |moment: &Moment| net_in(unit, moment);
    let edge = |times: f64| -> Vec<f64> {
        let of = |moment: &&Moment| net(moment) + times * moment.deviation * price(unit, moment);
        moments.iter().map(of).collect()
    };
    let [wide, narrow] = BANDS;
    let bands = [
        (edge(-wide), edge(wide), 0.16),
        (edge(-narrow), edge(narrow), 0.3),
    ];
    let line = |moments: &[Moment]| -> Vec<PlotPoint> {
        let point = |moment: &Moment| PlotPoint::new(place(moment.epoch), net(moment));
        thinned(moments).into_iter().map(point).collect()
    };
    let alone = Alone {
        name: "Mean",
        color: palette.operator,
        width: 2.5,
    };
    let means = scenarios::series(plans, scene, unit, &palette, &alone, |plan| {
        line(&plan.drawn.moments)
    });
    // The open one is drawn last.
    let color = means.last().map_or(palette.operator, |mean| mean.color);
    let edges = bands
        .iter()
        .flat_map(|(low, high, _)| low.iter().chain(high));
    let drawn = means.iter().flat_map(|mean| &mean.points);
    let reach = edges
        .copied()
        .chain(drawn.map(|point| point.y))
        .fold((0.0, 0.0), |(low, high): (f64, f64), value| {
            (low.min(value), high.max(value))
        });
    let (first, last) = (
        xs.first().copied().unwrap_or(0.0),
        xs.last().copied().unwrap_or(1.0),
    );
    let zero = Series {
        name: String::new(),
        color: palette.quiet,
        style: dash::SOLID,
        width: 1.0,
        points: vec![PlotPoint::new(first, 0.0), PlotPoint::new(last, 0.0)],
    };
    let back = match unit {
        Unit::Ada => outlook.payback,
        Unit::Fiat => outlook.payback_in_money,
    };
    let month =
        |moment: Option<&&Moment>| scene.or_dash(moment.map(|moment| scene.month(moment.epoch)));
    let ends = outlook.moments.last().map_or(0.0, net);
    let figure = Figure {
        summary: format!(
            "Income less all costs as it adds up, from {} to {}: {} in the end{}",
            month(moments.first()),
            month(moments.last()),
            earned(scene, unit, ends),
            back.map_or_else(
                || "; not paid back in this time".to_owned(),
                |epoch| format!("; paid back on {}", scene.date(epoch))
            ),
        ),
        y_label: scene.unit_name(view.unit).to_owned(),
        x_mark: Box::new(move |year| mark(scene, year)),
        series: std::iter::once(zero).chain(means).collect(),
        markers: markers(scene, back, first, last),
        ..Figure::new(
            scene,
            "Left after all costs",
            height,
            (first, last.max(first + 0.01)),
            with_room(reach),
        )
    };
    let drawn = figure.show(ui, |plot_ui| {
        for (low, high, strength) in &bands {
            plot_ui.add(
                FilledArea::new("", &xs, low, high)
                    .fill_color(color.gamma_multiply(*strength))
                    .stroke(Stroke::NONE)
                    .allow_hover(false),
            );
        }
    });
    plot::readout(ui, &drawn, |at| {
        let mut lines = nearest(&outlook.moments, at.x)
            .map_or_else(Vec::new, |moment| readout(scene, unit, moment, &palette));
        lines.extend(scenarios::read(plans, scene, unit, &palette, |plan| {
            let moment = nearest(&plan.drawn.moments, at.x)?;
            Some(earned(scene, unit, net_in(unit, moment)))
        }));
        lines
    });
}

/// Room for labels on top, and below where a sum is negative.
fn with_room((low, high): (f64, f64)) -> (f64, f64) {
    let room = (high - low).max(1e-6);
    let below = if low < 0.0 { room * 0.06 } else { 0.0 };
    (low - below, high + room * 0.14)
}

/// Payback and planned changes.
fn markers(scene: Scene<'_>, back: Option<Epoch>, first: f64, last: f64) -> Vec<Marker> {
    let marker = |at: Epoch, text: String| Marker {
        x: place(at),
        text,
        is_plan: false,
    };
    let payback = back.map(|epoch| marker(epoch, format!("Payback {}", scene.date(epoch))));
    let changes = scene.plan.projection.changes.iter().map(|change| {
        let text = format!("Protocol {}", scene.month(change.epoch));
        marker(change.epoch, text)
    });
    let is_shown = |marker: &Marker| (first..=last).contains(&marker.x);
    payback
        .into_iter()
        .chain(changes)
        .filter(is_shown)
        .collect()
}

fn net_in(unit: Unit, moment: &Moment) -> f64 {
    match unit {
        Unit::Ada => moment.net,
        Unit::Fiat => moment.net_in_money,
    }
}

fn readout(
    scene: Scene<'_>,
    unit: Unit,
    moment: &Moment,
    palette: &theme::Palette,
) -> Vec<(String, Color32)> {
    let middle = net_in(unit, moment);
    let band = |times: f64| {
        let reach = times * moment.deviation * price(unit, moment);
        let [low, high] = [middle - reach, middle + reach].map(|edge| earned(scene, unit, edge));
        format!("{low} to {high}")
    };
    let [wide, narrow] = BANDS;
    let row = |text: String| (text, palette.text);
    vec![
        row(format!(
            "Epoch {}, {}",
            moment.epoch.0,
            scene.date(moment.epoch)
        )),
        row(format!("Left so far {}", earned(scene, unit, middle))),
        row(format!("Half of cases {}", band(narrow))),
        row(format!("9 of 10 cases {}", band(wide))),
    ]
}
