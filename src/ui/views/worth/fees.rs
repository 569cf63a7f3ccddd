//! Fees: operator income and delegators' ROS over margin and over fixed cost.

use super::fee_scale::{margin_at, margin_percent, percent_of};
use super::{benchmark_field, fee_plane};
use crate::forecast::shown::FeeFigures;
use crate::forecast::worth::fees::{FeeCurves, FeePoint};
use crate::forecast::{DrawnPlans, Outcome, Parts, Worth};
use crate::ledger::{Pool, return_on_stake};
use crate::ui::plot::rewards::{Amounts, Part};
use crate::ui::plot::scenarios::{self, Alone};
use crate::ui::plot::{self, Figure, Marker, Series};
use crate::ui::scene::{Asks, Scene};
use crate::ui::state::ViewState;
use crate::ui::theme::{self, dash};
use egui::{Color32, Stroke, Ui};
use egui_plot::{FilledArea, PlotPoint};

/// Draws the plane of both fees, and a plot over each.
pub fn show(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut ViewState,
    outcome: &Outcome,
    found: &Worth,
    fees: &FeeFigures,
    asks: &mut Asks,
) {
    benchmark_field(ui, scene, found, view);
    let height = (ui.available_height() - 30.0).max(430.0);
    if ui.available_width() < 720.0 {
        fee_plane::show(ui, scene, view, outcome, fees, 300.0, asks);
        over_margin(ui, scene, view, outcome, fees, 230.0);
        over_fixed_cost(ui, scene, view, outcome, fees, 230.0);
        return;
    }
    ui.columns(2, |columns| {
        if let [left, right] = columns {
            fee_plane::show(left, scene, view, outcome, fees, height - 24.0, asks);
            over_margin(right, scene, view, outcome, fees, height / 2.0 - 18.0);
            over_fixed_cost(right, scene, view, outcome, fees, height / 2.0 - 18.0);
        }
    });
}

/// One of the plots: what moves along its axis.
struct Along<'a> {
    name: &'a str,
    x_label: &'a str,
    /// From 0 to this, in the axis' unit.
    end: f64,
    /// The plan's place, and what it says.
    plan: (f64, String),
    /// A second named place.
    other: Option<(f64, String)>,
    /// Writes a place of the axis.
    x_text: Box<dyn Fn(f64) -> String + 'a>,
    /// A pool moved to a place.
    moved: fn(Pool, f64) -> Pool,
    /// A plan's rewards along the axis.
    points: fn(&FeeCurves) -> Vec<Place>,
}

/// Rewards at a place of an axis.
struct Place {
    at: f64,
    parts: Parts,
    /// Delegators' return a year, in per cent.
    ros: f64,
}

fn places<T: Copy>(points: &[FeePoint<T>], place: impl Fn(T) -> f64) -> Vec<Place> {
    let of = |point: &FeePoint<T>| Place {
        at: place(point.at),
        parts: point.parts,
        ros: percent_of(point.return_on_stake),
    };
    points.iter().map(of).collect()
}

fn over_margin(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &ViewState,
    outcome: &Outcome,
    fees: &FeeFigures,
    height: f32,
) {
    let pool = outcome.model.pool;
    let percent = |at: f64| scene.roughly(at, 1) + "\u{a0}%";
    let margin = margin_percent(pool.margin);
    let along = Along {
        name: "Fees over margin",
        x_label: "Margin, the fixed cost as it is",
        end: 100.0,
        plan: (margin, format!("This plan {}", percent(margin))),
        other: Some((100.0, "Private pool".to_owned())),
        x_text: Box::new(percent),
        moved: |pool, at| Pool {
            margin: margin_at(at),
            ..pool
        },
        points: |curves| places(&curves.over_margin, margin_percent),
    };
    along.show(ui, scene, view, outcome, fees, height);
}

fn over_fixed_cost(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &ViewState,
    outcome: &Outcome,
    fees: &FeeFigures,
    height: f32,
) {
    let pool = outcome.model.pool;
    let least = scene.plan.protocol.parameters.min_fixed_cost;
    let ada = |at: f64| scene.whole(plot::amount(at));
    let cost = plot::place(pool.fixed_cost);
    let along = Along {
        name: "Fees over fixed cost",
        x_label: "Fixed cost in ADA an epoch, the margin as it is",
        end: plot::place(fees.highest_fixed_cost),
        plan: (cost, format!("This plan {}", ada(cost))),
        other: (least != pool.fixed_cost).then(|| {
            (
                plot::place(least),
                format!("Minimum {}", scene.whole(least)),
            )
        }),
        x_text: Box::new(ada),
        moved: |pool, at| Pool {
            fixed_cost: plot::amount(at),
            ..pool
        },
        points: |curves| places(&curves.over_fixed_cost, plot::place),
    };
    along.show(ui, scene, view, outcome, fees, height);
}

impl Along<'_> {
    fn show(
        self,
        ui: &mut Ui,
        scene: Scene<'_>,
        view: &ViewState,
        outcome: &Outcome,
        fees: &FeeFigures,
        height: f32,
    ) {
        let palette = theme::of(ui);
        let amounts = Amounts::new(scene, view);
        let benchmark = percent_of(fees.benchmark.to_decimal());
        let plans = &fees.plans;
        let places = (self.points)(&plans.open().drawn);
        let line = |of: &dyn Fn(&Place) -> f64| -> Vec<PlotPoint> {
            let point = |place: &Place| PlotPoint::new(place.at, of(place));
            places.iter().map(point).collect()
        };
        let fee_income = line(&|place| amounts.place(place.parts.fees()));
        let alone = Alone {
            name: "Operator income",
            color: palette.operator,
            width: 2.0,
        };
        let unit = amounts.unit();
        let incomes = scenarios::series(plans, scene, unit, &palette, &alone, |plan| {
            let income = |place: &Place| {
                PlotPoint::new(place.at, amounts.place_at(place.parts.leader, &plan.price))
            };
            (self.points)(&plan.drawn).iter().map(income).collect()
        });
        let highest = plot::highest(&incomes, self.end);
        let top = (highest * 1.25).max(1e-6);
        let best = places
            .iter()
            .fold(0.0, |most: f64, place| most.max(place.ros));
        let right = (best.max(benchmark) * 1.25).max(1e-6);
        let returns = line(&|place| place.ros / right * top);
        let attractive: Vec<f64> = places
            .iter()
            .filter(|place| place.ros >= benchmark)
            .map(|place| place.at)
            .collect();
        let part = |name: &str, color, style, points| Series {
            name: name.to_owned(),
            color,
            style,
            width: 2.0,
            points,
        };
        let mut series = vec![
            part("Fees", palette.fees, dash::DASHED, fee_income),
            part("Delegators’ ROS", palette.delegators, dash::SOLID, returns),
        ];
        series.extend(incomes);
        let here = &outcome.parts;
        let x_text = &self.x_text;
        let until = attractive
            .last()
            .map_or("nowhere".to_owned(), |at| format!("up to {}", x_text(*at)));
        let figure = Figure {
            summary: format!(
                "{}. {}: operator income {}, delegators’ ROS {} a year. ROS is at least {} {until}",
                self.name,
                self.plan.1,
                amounts.rounded(here.leader),
                scene.percent(outcome.delegator_ros, 2),
                scene.roughly(benchmark, 2) + "\u{a0}%",
            ),
            x_label: self.x_label,
            y_label: amounts.unit_label(),
            x_mark: Box::new(x_text),
            y_right: Some((
                "ROS a year".to_owned(),
                Box::new(move |value| scene.roughly(value / top * right, 1) + "\u{a0}%"),
            )),
            series,
            markers: self.markers(),
            ..Figure::new(scene, self.name, height, (0.0, self.end), (0.0, top))
        };
        let drawn = figure.show(ui, |plot_ui| {
            if let (Some(first), Some(last)) = (attractive.first(), attractive.last()) {
                plot_ui.add(
                    FilledArea::new("", &[*first, *last], &[0.0, 0.0], &[top, top])
                        .fill_color(palette.delegators.gamma_multiply(0.13))
                        .stroke(Stroke::NONE)
                        .allow_hover(false),
                );
            }
        });
        plot::readout(ui, &drawn, |at| {
            self.readout(
                plans,
                scene,
                view,
                outcome,
                at.x.clamp(0.0, self.end),
                &palette,
            )
        });
    }

    fn markers(&self) -> Vec<Marker> {
        let marker = |(x, text): &(f64, String), is_plan| Marker {
            x: *x,
            text: text.clone(),
            is_plan,
        };
        let other = self.other.as_ref().map(|other| marker(other, false));
        std::iter::once(marker(&self.plan, true))
            .chain(other)
            .collect()
    }

    fn readout(
        &self,
        plans: &DrawnPlans<FeeCurves>,
        scene: Scene<'_>,
        view: &ViewState,
        outcome: &Outcome,
        at: f64,
        palette: &theme::Palette,
    ) -> Vec<(String, Color32)> {
        let amounts = Amounts::new(scene, view);
        let reward = outcome.parts.pool;
        let pool = (self.moved)(outcome.model.pool, at);
        let parts = Parts::of(&pool, reward);
        let ros = scene.percent(return_on_stake(&pool, reward), 4);
        let mut lines = vec![
            ((self.x_text)(at), palette.text),
            (
                format!("Operator income {}", amounts.exact(parts.leader)),
                palette.operator,
            ),
            (
                format!("Fees {}", amounts.exact(parts.fees())),
                palette.fees,
            ),
            (format!("Delegators’ ROS {ros} a year"), palette.delegators),
        ];
        lines.extend(scenarios::lines(
            plans,
            scene,
            amounts,
            Part::Operator,
            palette,
            |plan| (self.moved)(plan.model.pool, at),
        ));
        lines
    }
}
