//! Margin and fixed cost at once: which pairs leave delegators at least what they get elsewhere.

use super::fee_scale::{margin_at, margin_percent};
use crate::forecast::Outcome;
use crate::forecast::shown::FeeFigures;
use crate::forecast::worth::fees::is_attractive;
use crate::ledger::{Pool, Ratio};
use crate::plan::Edit;
use crate::ui::plot::{self, Figure, Marker};
use crate::ui::scene::{Asks, Scene};
use crate::ui::state::ViewState;
use crate::ui::theme;
use crate::ui::widgets::heading;
use egui::{Color32, Stroke, Ui};
use egui_plot::{FilledArea, PlotPoint};

/// Draws the plane; its point can be dragged in both directions.
pub fn show(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &ViewState,
    outcome: &Outcome,
    fees: &FeeFigures,
    height: f32,
    asks: &mut Asks,
) {
    let palette = theme::of(ui);
    let pool = outcome.model.pool;
    let reward = outcome.parts.pool;
    let least = fees.benchmark;
    let wanted = scene.percent(least.to_decimal(), 2);
    heading(ui, &format!("Fees that leave delegators {wanted} a year"));
    let end = plot::place(fees.highest_fixed_cost);
    let at = |margin: Ratio, cost: f64| Pool {
        margin,
        fixed_cost: plot::amount(cost),
        ..pool
    };
    let columns = &fees.attractive;
    let costs: Vec<f64> = columns
        .iter()
        .map(|column| plot::place(column.fixed_cost))
        .collect();
    let margins: Vec<f64> = columns
        .iter()
        .map(|column| margin_percent(column.highest_margin))
        .collect();
    let shown = axis_end(&margins, margin_percent(pool.margin));
    let is_inside = is_attractive(&pool, reward, least);
    let percent = move |value: f64| scene.roughly(value, 1) + "\u{a0}%";
    let figure = Figure {
        summary: format!(
            "Pairs of margin and fixed cost that leave delegators at least {wanted} a year. This \
             plan, {} and {} an epoch, is {} them",
            percent(margin_percent(pool.margin)),
            scene.whole(pool.fixed_cost),
            if is_inside { "among" } else { "not among" }
        ),
        x_label: "Fixed cost in ADA an epoch",
        y_label: "Margin".to_owned(),
        y_mark: Box::new(percent),
        markers: vec![Marker {
            x: plot::place(scene.plan.protocol.parameters.min_fixed_cost),
            text: "Minimum fixed cost".to_owned(),
            is_plan: false,
        }],
        ..Figure::new(
            scene,
            "Margin and fixed cost",
            height - 20.0,
            (0.0, end),
            (0.0, shown),
        )
    };
    let drawn = figure.show(ui, |plot_ui| {
        let floor = vec![0.0; costs.len()];
        plot_ui.add(
            FilledArea::new("", &costs, &floor, &margins)
                .fill_color(palette.delegators.gamma_multiply(0.28))
                .stroke(Stroke::new(2.0, palette.delegators))
                .allow_hover(false),
        );
    });
    let here = PlotPoint::new(
        plot::place(pool.fixed_cost),
        margin_percent(pool.margin).min(shown),
    );
    let steps = (end / 100.0, 0.1);
    if let Some(to) = plot::handle(ui, &drawn, "Margin and fixed cost of the plan", here, steps) {
        drag(asks, &pool, to, end, steps);
    }
    plot::readout(ui, &drawn, |pointer| {
        let margin = margin_at(pointer.y);
        let pool = at(margin, pointer.x);
        let parts = crate::forecast::Parts::of(&pool, reward);
        let ros = crate::ledger::return_on_stake(&pool, reward);
        let row = |text: String, color: Color32| (text, color);
        vec![
            row(
                format!(
                    "{} and {} an epoch",
                    percent(margin_percent(margin)),
                    scene.whole(pool.fixed_cost)
                ),
                palette.text,
            ),
            row(
                format!("Delegators’ ROS {} a year", scene.percent(ros, 3)),
                palette.delegators,
            ),
            row(
                format!(
                    "Operator income {} {}",
                    scene.over(parts.leader, view.period, view.unit),
                    view.period.text()
                ),
                palette.operator,
            ),
        ]
    });
}

/// The end of the axis of margins, with room above the shaded part and the plan.
fn axis_end(margins: &[f64], plan: f64) -> f64 {
    let highest = margins
        .iter()
        .fold(plan, |most: f64, margin| most.max(*margin));
    (highest * 1.25).clamp(5.0, 100.0)
}

/// Asks for what was dragged to: whole ada and tenths of a per cent; by the keyboard only what
/// moved.
fn drag(asks: &mut Asks, pool: &Pool, to: PlotPoint, end: f64, steps: (f64, f64)) {
    let cost = plot::amount((to.x.clamp(0.0, end)).round());
    let moved = (to.x - plot::place(pool.fixed_cost)).abs() >= steps.0.min(1.0) / 2.0;
    if moved && cost != pool.fixed_cost {
        asks.edit(Edit::SetFixedCost(cost));
    }
    let tenths = (to.y * 10.0).round() / 10.0;
    let margin = margin_at(tenths);
    let moved = (to.y - margin_percent(pool.margin)).abs() >= 0.05;
    if moved && margin != pool.margin {
        asks.edit(Edit::SetMargin(margin));
    }
}
