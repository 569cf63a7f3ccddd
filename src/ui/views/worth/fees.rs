//! Fees: operator income and delegators' ROS over margin and over fixed cost.

use super::fee_scale::{cost_end, margin_at, margin_percent, percent_of};
use super::{benchmark, benchmark_field, fee_plane};
use crate::forecast::{Outcome, Overlay, Parts};
use crate::ledger::{Pool, return_on_stake};
use crate::ui::plot::rewards::{Amounts, Part};
use crate::ui::plot::{self, Figure, Marker, Series, scenarios};
use crate::ui::scene::{Asks, Scene};
use crate::ui::state::ViewState;
use crate::ui::theme::{self, dash};
use egui::{Color32, Stroke, Ui};
use egui_plot::{FilledArea, PlotPoint};

/// Points of a line.
const POINTS: u32 = 100;

/// Draws the plane of both fees, and a plot over each.
pub fn show(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut ViewState,
    outcome: &Outcome,
    asks: &mut Asks,
) {
    benchmark_field(ui, scene, outcome, view);
    let height = (ui.available_height() - 30.0).max(430.0);
    if ui.available_width() < 720.0 {
        fee_plane::show(ui, scene, view, outcome, 300.0, asks);
        over_margin(ui, scene, view, outcome, 230.0);
        over_fixed_cost(ui, scene, view, outcome, 230.0);
        return;
    }
    ui.columns(2, |columns| {
        if let [left, right] = columns {
            fee_plane::show(left, scene, view, outcome, height - 24.0, asks);
            over_margin(right, scene, view, outcome, height / 2.0 - 18.0);
            over_fixed_cost(right, scene, view, outcome, height / 2.0 - 18.0);
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
}

fn over_margin(ui: &mut Ui, scene: Scene<'_>, view: &ViewState, outcome: &Outcome, height: f32) {
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
    };
    along.show(ui, scene, view, outcome, height);
}

fn over_fixed_cost(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &ViewState,
    outcome: &Outcome,
    height: f32,
) {
    let pool = outcome.model.pool;
    let least = scene.plan.protocol.parameters.min_fixed_cost;
    let ada = |at: f64| scene.whole(plot::amount(at));
    let cost = plot::place(pool.fixed_cost);
    let along = Along {
        name: "Fees over fixed cost",
        x_label: "Fixed cost in ADA an epoch, the margin as it is",
        end: cost_end(outcome),
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
    };
    along.show(ui, scene, view, outcome, height);
}

impl Along<'_> {
    fn show(self, ui: &mut Ui, scene: Scene<'_>, view: &ViewState, outcome: &Outcome, height: f32) {
        let palette = theme::of(ui);
        let amounts = Amounts::new(scene, view);
        let reward = outcome.parts.pool;
        let benchmark = percent_of(benchmark(scene, outcome, view).to_decimal());
        let places: Vec<f64> = (0..=POINTS)
            .map(|place| self.end * f64::from(place) / f64::from(POINTS))
            .collect();
        let pool = outcome.model.pool;
        let pools: Vec<(f64, Pool)> = places
            .iter()
            .map(|at| (*at, (self.moved)(pool, *at)))
            .collect();
        let parts = |pool: &Pool| Parts::of(pool, reward);
        let ros = |pool: &Pool| percent_of(return_on_stake(pool, reward));
        let line = |of: &dyn Fn(&Pool) -> f64| -> Vec<PlotPoint> {
            let point = |(at, pool): &(f64, Pool)| PlotPoint::new(*at, of(pool));
            pools.iter().map(point).collect()
        };
        let fees = line(&|pool| amounts.place(parts(pool).fees()));
        let single = || Series {
            name: "Operator income".to_owned(),
            color: palette.operator,
            style: dash::SOLID,
            width: 2.0,
            points: line(&|pool| amounts.place(parts(pool).leader)),
        };
        let of_plan = |plan: &Overlay| self.incomes(amounts, plan, &places);
        let incomes = scenarios::each_or(scene, amounts.unit(), &palette, of_plan, single);
        let highest = plot::highest(&incomes, self.end);
        let top = (highest * 1.25).max(1e-6);
        let best = pools
            .iter()
            .fold(0.0, |most: f64, (_, pool)| most.max(ros(pool)));
        let right = (best.max(benchmark) * 1.25).max(1e-6);
        let returns = line(&|pool| ros(pool) / right * top);
        let attractive: Vec<f64> = pools
            .iter()
            .filter(|(_, pool)| ros(pool) >= benchmark)
            .map(|(at, _)| *at)
            .collect();
        let part = |name: &str, color, style, points| Series {
            name: name.to_owned(),
            color,
            style,
            width: 2.0,
            points,
        };
        let mut series = vec![
            part("Fees", palette.fees, dash::DASHED, fees),
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
            self.readout(scene, view, outcome, at.x.clamp(0.0, self.end), &palette)
        });
    }

    /// The operator's income in another scenario.
    fn incomes(&self, amounts: Amounts<'_>, plan: &Overlay, places: &[f64]) -> Vec<PlotPoint> {
        let pool = plan.model.pool;
        let reward = plan.model.pool_reward(&pool);
        let income = |at: &f64| {
            let parts = Parts::of(&(self.moved)(pool, *at), reward);
            PlotPoint::new(*at, amounts.place_at(parts.leader, &plan.price))
        };
        places.iter().map(income).collect()
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
            scene,
            amounts,
            Part::Operator,
            palette,
            |plan| (self.moved)(plan.model.pool, at),
        ));
        lines
    }
}
