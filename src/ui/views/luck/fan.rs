//! The operator's income as it adds up, with better and worse luck.

use super::words::{epochs, stretch};
use crate::forecast::shown::EpochLuck;
use crate::forecast::{DrawnPlan, DrawnPlans, FanPlace, Luck};
use crate::plan::Price;
use crate::ui::plot::scenarios::{self, Alone};
use crate::ui::plot::{self, Figure, Series};
use crate::ui::scene::Scene;
use crate::ui::state::{Unit, ViewState};
use crate::ui::theme::{self, dash};
use crate::ui::widgets::heading;
use egui::{Color32, Stroke, Ui};
use egui_plot::{FilledArea, PlotPoint};

/// Draws the fan over the stretch.
pub fn show(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &ViewState,
    luck: &Luck,
    plans: &DrawnPlans<Option<EpochLuck>>,
    height: f32,
) {
    heading(
        ui,
        &format!(
            "Operator income as it adds up over {}",
            stretch(scene, luck.epochs)
        ),
    );
    let palette = theme::of(ui);
    let (unit, price) = scene.estimated_unit(view.unit);
    let fan = &luck.fan;
    let xs: Vec<f64> = fan.iter().map(|place| f64::from(place.epochs)).collect();
    let at = |point: usize| -> Vec<f64> {
        let of = |place: &FanPlace| place.points.get(point).copied().unwrap_or(0.0) * price;
        fan.iter().map(of).collect()
    };
    let highest = at(6).last().copied().unwrap_or(0.0);
    let costs = luck.costs * price;
    let end = f64::from(luck.epochs);
    let straight = |height: f64| vec![PlotPoint::new(0.0, 0.0), PlotPoint::new(end, height)];
    let alone = Alone {
        name: "Mean",
        color: palette.operator,
        width: 2.5,
    };
    let mean_of = |plan: &DrawnPlan<Option<EpochLuck>>| {
        let epoch = plan.drawn.as_ref();
        epoch.map_or(0.0, |epoch| epoch.income.moments().0) * price_of(unit, &plan.price)
    };
    let of_plan = |plan: &_| straight(mean_of(plan) * end);
    let mut series = scenarios::series(plans, scene, unit, &palette, &alone, of_plan);
    // The open one is drawn last.
    let color = series.last().map_or(palette.operator, |mean| mean.color);
    let highest = highest.max(plot::highest(&series, end));
    // Costs far above any income would press the fan flat; words say that they are not covered.
    let shows_costs = costs > 0.0 && costs < highest * 3.0;
    if shows_costs {
        series.push(Series {
            name: "Running costs".to_owned(),
            color: palette.text,
            style: dash::DASHED,
            width: 1.5,
            points: straight(costs),
        });
    }
    let top = if shows_costs {
        highest.max(costs)
    } else {
        highest
    };
    let ada = |amount: f64| scene.about(amount, view.unit);
    let figure = Figure {
        summary: format!(
            "Operator income as it adds up over {}: mean {}, 5 to 95 % points {} to {}, 25 to 75 % \
             points {} to {}; running costs {}",
            stretch(scene, luck.epochs),
            ada(luck.operator.mean()),
            ada(luck.operator.point(0.05)),
            ada(luck.operator.point(0.95)),
            ada(luck.operator.point(0.25)),
            ada(luck.operator.point(0.75)),
            ada(luck.costs),
        ),
        x_label: "Epochs",
        y_label: scene.unit_name(view.unit).to_owned(),
        x_mark: Box::new(move |value| scene.roughly(value, 0)),
        series,
        ..Figure::new(
            scene,
            "Operator income with luck",
            height,
            (0.0, end),
            (0.0, (top * 1.15).max(1e-6)),
        )
    };
    let drawn = figure.show(ui, |plot_ui| {
        for (low, high, strength) in [(0, 6, 0.18), (1, 5, 0.22), (2, 4, 0.3)] {
            plot_ui.add(
                FilledArea::new("", &xs, &at(low), &at(high))
                    .fill_color(color.gamma_multiply(strength))
                    .stroke(Stroke::NONE)
                    .allow_hover(false),
            );
        }
    });
    plot::readout(ui, &drawn, |pointer| {
        let near = |place: &&FanPlace| (f64::from(place.epochs) - pointer.x).abs();
        let nearest = fan
            .iter()
            .min_by(|one, other| near(one).total_cmp(&near(other)));
        nearest.map_or_else(Vec::new, |place| {
            readout(plans, scene, view, place, &palette)
        })
    });
}

fn readout(
    plans: &DrawnPlans<Option<EpochLuck>>,
    scene: Scene<'_>,
    view: &ViewState,
    place: &FanPlace,
    palette: &theme::Palette,
) -> Vec<(String, Color32)> {
    let (unit, price) = scene.estimated_unit(view.unit);
    let ada = |amount: f64| scene.about(amount, view.unit);
    let [p5, p10, p25, p50, p75, p90, p95] = place.points;
    let row = |name: &str, amount: String| (format!("{name} {amount}"), palette.text);
    let range = |low: f64, high: f64| format!("{} to {}", ada(low), ada(high));
    let mut lines = vec![
        row("After", epochs(scene, f64::from(place.epochs))),
        row("Mean", ada(place.mean)),
        row("Middle", ada(p50)),
        row("Half of cases", range(p25, p75)),
        row("8 of 10 cases", range(p10, p90)),
        row("9 of 10 cases", range(p5, p95)),
    ];
    lines.extend(scenarios::read(plans, scene, unit, palette, |plan| {
        let mean = plan.drawn.as_ref()?.income.moments().0 * f64::from(place.epochs);
        let price = price_of(unit, &plan.price) / price;
        Some(format!("mean {}", ada(mean * price)))
    }));
    lines
}

/// The value of an ada in a unit, at a plan's price.
fn price_of(unit: Unit, price: &Price) -> f64 {
    match unit {
        Unit::Ada => 1.0,
        Unit::Fiat => f64::try_from(price.of_ada).unwrap_or(0.0),
    }
}
