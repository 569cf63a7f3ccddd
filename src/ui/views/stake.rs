//! Rewards against total pool stake: the owners' stake held, delegation varied.

use crate::forecast::shown::StakeFigures;
use crate::forecast::{
    BreakEven, Curve, CurvePoint, DrawnPlan, DrawnPlans, Model, Outcome, no_block_chance,
    stake_axis,
};
use crate::ledger::Lovelace;
use crate::plan::Edit;
use crate::ui::plot::rewards::{Amounts, Part};
use crate::ui::plot::{self, Figure, Marker, Series, scenarios};
use crate::ui::scene::{Asks, Scene};
use crate::ui::state::{Unit, ViewState, Zoom};
use crate::ui::theme::{self, dash};
use crate::ui::widgets::amounts::period_and_unit;
use crate::ui::widgets::segmented;
use egui::{Color32, Stroke, Ui};
use egui_plot::{PlotPoint, PlotPoints, Polygon};
use rust_decimal::Decimal;

/// The lines, the most important last so that it lies on top.
const PARTS: [Part; 5] = [
    Part::OwnStake,
    Part::Fees,
    Part::Delegators,
    Part::Operator,
    Part::Pool,
];

/// The plot of delegators' return.
const RETURNS: &str = "Delegators’ ROS against stake";

/// Draws both plots and what chooses their units.
pub fn show(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut ViewState,
    figures: Option<&StakeFigures>,
    asks: &mut Asks,
) {
    if scene.look.has_controls {
        controls(ui, scene, view, figures);
    }
    let (Ok(outcome), Some(figures)) = (&scene.figures.outcome, figures) else {
        plot::cannot_draw(ui, &scene.figures.verdict);
        return;
    };
    let height = (ui.available_height() - 20.0).max(scene.look.least_height(380.0));
    rewards(ui, scene, outcome, figures, view, height * 0.64, asks);
    ui.add_space(4.0);
    returns(ui, scene, outcome, figures, view, height * 0.36 - 8.0);
}

/// Period, unit and how much is shown.
fn controls(ui: &mut Ui, scene: Scene<'_>, view: &mut ViewState, figures: Option<&StakeFigures>) {
    ui.horizontal_wrapped(|ui| {
        period_and_unit(ui, scene, view);
        ui.separator();
        segmented(
            ui,
            "How much of the stake axis is shown",
            &mut view.stake_zoom,
            Zoom::ALL.map(|zoom| (zoom, zoom.text().to_owned())),
        );
        scenarios::choice(ui, figures.map(|figures| &figures.plans), view);
    });
}

fn axis_end(figures: &StakeFigures, zoom: Zoom) -> Lovelace {
    let whole = figures.plans.stake_axis();
    zoom.end().map_or(whole, |end| end.min(whole))
}

fn rewards(
    ui: &mut Ui,
    scene: Scene<'_>,
    outcome: &Outcome,
    figures: &StakeFigures,
    view: &ViewState,
    height: f32,
    asks: &mut Asks,
) {
    let to = axis_end(figures, view.stake_zoom);
    let amounts = Amounts::new(scene, view);
    let stake = outcome.model.pool.stake;
    let plans = &figures.plans;
    let part = scenarios::part(plans, view);
    let palette = theme::of(ui);
    let series = match part {
        Some(part) => scenarios::rewards(plans, scene, amounts, part, &palette, |curve| curve),
        None => amounts.series(visible(plans, to), &PARTS, &palette),
    };
    let figure = Figure {
        summary: summary(scene, outcome, view),
        // An empty axis as wide as the one of the plot below, so that both stand flush.
        y_right: Some((" ".to_owned(), Box::new(|_| String::new()))),
        markers: markers(scene, outcome),
        ..amounts.figure("Reward against stake", height, to, series)
    };
    let owned = plot::place(outcome.model.pool.owner_stake);
    let top = figure.y.1;
    let shade = theme::of(ui).edge.gamma_multiply(0.35);
    let drawn = figure.show(ui, |plot_ui| {
        // No delegation leads into the owners' own stake.
        let corners = vec![[0.0, 0.0], [owned, 0.0], [owned, top], [0.0, top]];
        plot_ui.polygon(
            Polygon::new("", PlotPoints::from(corners))
                .fill_color(shade)
                .stroke(Stroke::NONE)
                .allow_hover(false),
        );
    });
    let at = part.unwrap_or(Part::Pool).of(&outcome.parts);
    let at = PlotPoint::new(plot::place(stake), amounts.place(at));
    if let Some(part) = part {
        scenarios::dots(ui, plans, scene, amounts.unit(), &drawn, |plan| {
            let parts = plan.model.parts(&plan.model.pool);
            let reward = amounts.place_at(part.of(&parts), &plan.price);
            PlotPoint::new(plot::place(plan.model.pool.stake), reward)
        });
    }
    let shown = plot::place(to);
    let moved = plot::handle(
        ui,
        &drawn,
        "Total stake of the plan",
        at,
        (shown / 200.0, 0.0),
    );
    if let Some(to) = moved {
        let stake = plot::dragged_amount(to.x, shown);
        asks.edit(Edit::SetDelegated(
            stake.saturating_sub(scene.plan.owner_stake()),
        ));
    }
    plot::readout(ui, &drawn, |at| {
        let stake = plot::amount(at.x);
        match part {
            Some(part) => scenarios_readout(plans, scene, stake, part, amounts, &palette),
            None => readout(scene, &outcome.model, stake, view, &palette),
        }
    });
}

/// The points up to the end of the axis, and the one beyond it that the line leads to.
fn visible(plans: &DrawnPlans<Curve>, to: Lovelace) -> &[CurvePoint] {
    let points = &plans.open().drawn.points;
    let inside = points.partition_point(|point| point.at <= to);
    points.get(..=inside).unwrap_or(points)
}

fn markers(scene: Scene<'_>, outcome: &Outcome) -> Vec<Marker> {
    let marker = |at: Lovelace, name: &str| Marker {
        x: plot::place(at),
        text: format!("{name} {}", scene.compact(at)),
        is_plan: false,
    };
    let mut markers = vec![marker(outcome.saturation, "Saturation")];
    markers.extend(
        scene
            .figures
            .one_block
            .map(|at| marker(at, "1 block an epoch")),
    );
    let owned = outcome.model.pool.owner_stake;
    if let BreakEven::At(at) = outcome.break_even
        && at > owned
    {
        markers.push(marker(at, "Fees cover costs"));
    }
    if owned > Lovelace(stake_axis(&outcome.model).0 / 50) {
        markers.push(marker(owned, "Owners’ stake"));
    }
    let stake = outcome.model.pool.stake;
    markers.push(Marker {
        x: plot::place(stake),
        text: format!("This plan {}", scene.compact(stake)),
        is_plan: true,
    });
    markers
}

fn summary(scene: Scene<'_>, outcome: &Outcome, view: &ViewState) -> String {
    let parts = &outcome.parts;
    let over = |amount| scene.over(amount, view.period, view.unit);
    format!(
        "Reward {} against total stake. This plan at {}: pool {}, operator {}, delegators {}. \
         Saturation at {}",
        view.period.text(),
        scene.whole(outcome.model.pool.stake),
        over(parts.pool),
        over(parts.leader),
        over(parts.delegators),
        scene.whole(outcome.saturation),
    )
}

fn readout(
    scene: Scene<'_>,
    model: &Model,
    stake: Lovelace,
    view: &ViewState,
    palette: &theme::Palette,
) -> Vec<(String, Color32)> {
    let owned = model.pool.owner_stake;
    if stake < owned {
        return vec![(
            format!("The owners alone hold {}", scene.whole(owned)),
            palette.text,
        )];
    }
    let pool = model.at_stake(stake);
    let parts = model.parts(&pool);
    let share = model
        .rewards
        .saturation_share(stake)
        .unwrap_or(Decimal::ZERO);
    let mut lines = vec![(
        format!(
            "Stake {}, {} of saturation",
            scene.exact(stake),
            scene.percent(share, 2)
        ),
        palette.text,
    )];
    let shown = [
        Part::Pool,
        Part::Operator,
        Part::Fees,
        Part::OwnStake,
        Part::Delegators,
    ];
    lines.extend(Amounts::new(scene, view).lines(&parts, &shown, palette));
    lines.extend(return_lines(scene, model, stake, palette));
    lines
}

/// The readout of each scenario's pool at this stake.
fn scenarios_readout(
    plans: &DrawnPlans<Curve>,
    scene: Scene<'_>,
    stake: Lovelace,
    part: Part,
    amounts: Amounts<'_>,
    palette: &theme::Palette,
) -> Vec<(String, Color32)> {
    let head = format!("{} at {}", part.name(), scene.exact(stake));
    let mut lines = vec![(head, palette.text)];
    let at = |plan: &DrawnPlan<Curve>| plan.model.at_stake(stake);
    lines.extend(scenarios::lines(plans, scene, amounts, part, palette, at));
    lines
}

fn return_lines(
    scene: Scene<'_>,
    model: &Model,
    stake: Lovelace,
    palette: &theme::Palette,
) -> Vec<(String, Color32)> {
    let ros = model.return_on_stake(&model.at_stake(stake));
    let chance = no_block_chance(model, stake).map(|chance| scene.estimate(chance));
    vec![
        (
            format!("Delegators’ ROS {} a year", scene.percent(ros, 4)),
            palette.delegators,
        ),
        (
            format!("Chance of no block in an epoch {}", scene.or_dash(chance)),
            palette.chance,
        ),
    ]
}

/// A round end for an axis whose highest value is this: half steps of its power of ten.
fn axis_top(highest: f64) -> f64 {
    if highest < 0.01 {
        return 1.0;
    }
    let highest = highest * 1.1;
    let step = 10f64.powf(highest.log10().floor()) / 2.0;
    (highest / step).ceil() * step
}

/// Delegators' ROS, and the chance of an epoch without a block against an axis of its own.
fn returns(
    ui: &mut Ui,
    scene: Scene<'_>,
    outcome: &Outcome,
    figures: &StakeFigures,
    view: &ViewState,
    height: f32,
) {
    let to = axis_end(figures, view.stake_zoom);
    let palette = theme::of(ui);
    let plans = &figures.plans;
    let lines = match scenarios::part(plans, view) {
        Some(_) => scenarios::each(plans, scene, Unit::Ada, &palette, |plan| {
            scenarios::returns(&plan.drawn.points)
        }),
        None => vec![Series {
            name: "Delegators’ ROS".to_owned(),
            color: palette.delegators,
            style: dash::SOLID,
            width: 2.5,
            points: scenarios::returns(visible(plans, to)),
        }],
    };
    let highest = plot::highest(&lines, plot::place(to));
    // The chance is drawn by this axis too, so the axis is held before anything is drawn.
    let (_, top) = scene
        .look
        .hold(&format!("{RETURNS}, y"), (0.0, axis_top(highest)));
    // The chance runs from 0 to 1 over the height that the ROS axis has.
    let last = visible(plans, to).last().map(|point| point.at);
    let chance: Vec<PlotPoint> = figures
        .no_block
        .iter()
        .take_while(|(at, _)| Some(*at) <= last)
        .map(|(at, chance)| PlotPoint::new(plot::place(*at), chance * top))
        .collect();
    let percent = move |value: f64, places| {
        Decimal::try_from(value / 100.0)
            .map_or_else(|_| String::new(), |share| scene.percent(share, places))
    };
    let none = outcome.no_block_chance.map_or_else(String::new, |chance| {
        let chance = scene.estimate(chance);
        format!(", chance of no block in an epoch {chance}")
    });
    let no_block = Series {
        name: "Chance of no block".to_owned(),
        color: palette.chance,
        style: dash::DASHED,
        width: 1.5,
        points: chance,
    };
    let series = std::iter::once(no_block).chain(lines).collect();
    let figure = Figure {
        summary: format!(
            "Delegators’ ROS against total stake. This plan: {} a year{none}",
            scene.percent(outcome.delegator_ros, 4)
        ),
        x_label: "Total pool stake in ADA",
        y_label: "ROS a year".to_owned(),
        y_mark: Box::new(move |value| percent(value, 2)),
        y_right: Some((
            "No block".to_owned(),
            // The lowest mark would stand on the last one of the stake axis.
            Box::new(move |value| {
                if value > 0.0 {
                    percent(value / top * 100.0, 0)
                } else {
                    String::new()
                }
            }),
        )),
        series,
        markers: vec![Marker {
            x: plot::place(outcome.model.pool.stake),
            text: format!("{} a year", scene.percent(outcome.delegator_ros, 2)),
            is_plan: true,
        }],
        ..Figure::new(
            scene,
            RETURNS,
            height.max(scene.look.least_height(300.0) * 0.4),
            (0.0, plot::place(to).max(1.0)),
            (0.0, top),
        )
    };
    let drawn = figure.show(ui, |_| {});
    plot::readout(ui, &drawn, |at| {
        let stake = plot::amount(at.x).max(outcome.model.pool.owner_stake);
        let mut lines = vec![(format!("Stake {}", scene.exact(stake)), palette.text)];
        lines.extend(return_lines(scene, &outcome.model, stake, &palette));
        lines
    });
}
