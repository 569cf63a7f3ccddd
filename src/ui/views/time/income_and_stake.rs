//! Two plots over time: operator income, and the pool's stake beside saturation.

use super::axis::{mark, nearest, place, thinned};
use super::words::{over_period, price};
use crate::forecast::{DrawnPlans, Moment, Outlook};
use crate::ui::plot::scenarios::{self, Alone};
use crate::ui::plot::{self, Figure, Series};
use crate::ui::scene::Scene;
use crate::ui::state::{Unit, ViewState};
use crate::ui::theme::{self, dash};
use crate::ui::widgets::heading;
use egui::{Color32, Ui};
use egui_plot::{LineStyle, PlotPoint};

/// Operator income over time.
pub fn income(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &ViewState,
    plans: &DrawnPlans<Outlook>,
    height: f32,
) {
    let outlook = &plans.open().drawn;
    heading(ui, "Operator income");
    let palette = theme::of(ui);
    let (unit, _) = scene.estimated_unit(view.unit);
    let times = view.period.epochs();
    let of = |moment: &Moment| moment.income * times * price(unit, moment);
    let costs = |moment: &Moment| running(outlook, moment) * times * price(unit, moment);
    let mut series = vec![line(
        "Running costs",
        palette.text,
        dash::DASHED,
        outlook,
        costs,
    )];
    let alone = Alone {
        name: "Operator income",
        color: palette.operator,
        width: 2.0,
    };
    let incomes = scenarios::series(plans, scene, unit, &palette, &alone, |plan| {
        points(&plan.drawn.moments, of)
    });
    series.extend(incomes);
    let end = outlook.moments.last();
    let figure = figure(
        scene,
        outlook,
        "Operator income over time",
        height,
        format!(
            "Operator income over time: {} in the end",
            end.map_or("–".to_owned(), |moment| over_period(
                scene,
                view,
                moment,
                moment.income
            ))
        ),
        format!("{} {}", scene.unit_name(view.unit), view.period.text()),
        series,
    );
    let drawn = figure.show(ui, |_| {});
    plot::readout(ui, &drawn, |at| {
        let Some(moment) = nearest(&outlook.moments, at.x) else {
            return Vec::new();
        };
        let mut lines = vec![
            (
                format!("Epoch {}, {}", moment.epoch.0, scene.date(moment.epoch)),
                palette.text,
            ),
            (
                format!("Income {}", over_period(scene, view, moment, moment.income)),
                palette.operator,
            ),
            (
                format!(
                    "Running costs {}",
                    over_period(scene, view, moment, running(outlook, moment))
                ),
                palette.quiet,
            ),
        ];
        lines.extend(scenarios::read(plans, scene, unit, &palette, |plan| {
            let moment = nearest(&plan.drawn.moments, at.x)?;
            Some(over_period(scene, view, moment, moment.income))
        }));
        lines
    });
}

/// An epoch's running costs, without what is paid once.
fn running(outlook: &Outlook, moment: &Moment) -> f64 {
    let is_first = outlook
        .moments
        .first()
        .is_some_and(|first| first.epoch == moment.epoch);
    if is_first {
        outlook
            .moments
            .get(1)
            .map_or(moment.costs, |next| next.costs)
    } else {
        moment.costs
    }
}

/// Stake and saturation over time.
pub fn stake(ui: &mut Ui, scene: Scene<'_>, plans: &DrawnPlans<Outlook>, height: f32) {
    let outlook = &plans.open().drawn;
    heading(ui, "Pool stake");
    let palette = theme::of(ui);
    let stake = |moment: &Moment| plot::place(moment.pool.stake);
    let full = |moment: &Moment| plot::place(moment.saturation);
    let highest = outlook
        .moments
        .iter()
        .fold(0.0, |most: f64, moment| most.max(stake(moment)));
    let alone = Alone {
        name: "Pool stake",
        color: palette.pool,
        width: 2.0,
    };
    let mut series = scenarios::series(plans, scene, Unit::Ada, &palette, &alone, |plan| {
        points(&plan.drawn.moments, stake)
    });
    // Saturation far above a small pool would press its stake flat.
    let saturation = outlook.moments.last().map_or(0.0, full);
    if saturation < highest * 4.0 {
        series.push(line(
            "Saturation",
            palette.quiet,
            dash::DASHED,
            outlook,
            full,
        ));
    }
    let end = outlook.moments.last().map(|moment| moment.pool.stake);
    let figure = figure(
        scene,
        outlook,
        "Pool stake over time",
        height,
        format!(
            "Pool stake over time as it counts for blocks: {} in the end",
            scene.or_dash(end.map(|stake| scene.whole(stake)))
        ),
        "ADA".to_owned(),
        series,
    );
    let drawn = figure.show(ui, |_| {});
    plot::readout(ui, &drawn, |at| {
        let Some(moment) = nearest(&outlook.moments, at.x) else {
            return Vec::new();
        };
        vec![
            (
                format!("Epoch {}, {}", moment.epoch.0, scene.date(moment.epoch)),
                palette.text,
            ),
            (
                format!("Pool stake {}", scene.whole(moment.pool.stake)),
                palette.pool,
            ),
            (
                format!("Owners’ stake {}", scene.whole(moment.pool.owner_stake)),
                palette.own_stake,
            ),
            (
                format!("Saturation {}", scene.whole(moment.saturation)),
                palette.quiet,
            ),
            (
                format!("Reserves {}", scene.whole(moment.reserves)),
                palette.quiet,
            ),
            (
                format!("Reward pot {}", scene.whole(moment.reward_pot)),
                palette.quiet,
            ),
        ]
    });
}

fn line(
    name: &str,
    color: Color32,
    style: LineStyle,
    outlook: &Outlook,
    of: impl Fn(&Moment) -> f64,
) -> Series {
    Series {
        name: name.to_owned(),
        color,
        style,
        width: 2.0,
        points: points(&outlook.moments, of),
    }
}

fn points(moments: &[Moment], of: impl Fn(&Moment) -> f64) -> Vec<PlotPoint> {
    thinned(moments)
        .into_iter()
        .map(|moment| PlotPoint::new(place(moment.epoch), of(moment)))
        .collect()
}

fn figure<'a>(
    scene: Scene<'a>,
    outlook: &Outlook,
    name: &'a str,
    height: f32,
    summary: String,
    y_label: String,
    series: Vec<Series>,
) -> Figure<'a> {
    let highest = series
        .iter()
        .flat_map(|series| &series.points)
        .fold(0.0, |most: f64, point| most.max(point.y));
    let at = |moment: Option<&Moment>| moment.map_or(0.0, |moment| place(moment.epoch));
    let (first, last) = (at(outlook.moments.first()), at(outlook.moments.last()));
    Figure {
        summary,
        y_label,
        x_mark: Box::new(move |year| mark(scene, year)),
        series,
        ..Figure::new(
            scene,
            name,
            height,
            (first, last.max(first + 0.01)),
            (0.0, (highest * 1.25).max(1e-6)),
        )
    }
}
