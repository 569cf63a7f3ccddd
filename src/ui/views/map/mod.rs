//! A figure over pledge and stake: colours, lines of equal value, the impossible region, the plan.

pub mod colour;

use crate::forecast::{DrawnPlans, Map, MapFigure, MapRequest, Outcome, Scale};
use crate::number;
use crate::plan::Edit;
use crate::ui::cast::pixels;
use crate::ui::plot::{self, scenarios};
use crate::ui::scene::{Asks, Look, Scene};
use crate::ui::state::ViewState;
use crate::ui::theme;
use crate::ui::widgets::segmented;
use colour::{colour, image, unshape};
use egui::{Align2, Color32, FontId, Pos2, Rect, Stroke, TextureHandle, Ui};
use egui_plot::{Line, PlotBounds, PlotImage, PlotPoint, PlotPoints, Polygon, VLine};
use rust_decimal::Decimal;
use std::sync::Arc;

/// Columns and rows that are computed.
const SIZE: (u32, u32) = (256, 256);

/// The newest map that is ready, painted; it stands until the next one is.
#[derive(Clone)]
pub struct PaintedMap {
    /// The values and lines.
    pub map: Arc<Map>,
    texture: TextureHandle,
}

impl PaintedMap {
    /// Paints a map's values into a texture.
    pub fn new(ctx: &egui::Context, map: Arc<Map>) -> Self {
        let texture = ctx.load_texture("map", image(&map), egui::TextureOptions::LINEAR);
        Self { map, texture }
    }
}

/// The map that the view shows of a plan.
pub fn request(outcome: &Outcome, view: &ViewState, look: Look<'_>) -> MapRequest {
    let saturation = plot::place(outcome.saturation).max(1_000.0);
    let plan = plot::place(outcome.model.pool.stake);
    let stake_to = (saturation * 1.6).max(plan * 1.1);
    let pledge = plot::place(outcome.model.pool.pledge);
    let pledge_to = (saturation * 1.2).max(pledge * 1.1).min(stake_to);
    let from = |to: f64| match view.map_scale {
        Scale::Linear => 0.0,
        Scale::Logarithmic => 10_000f64.min(to / 10.0),
    };
    MapRequest {
        figure: view.map_figure,
        scale: view.map_scale,
        stake_ada: look.hold("map, stake", (from(stake_to), stake_to)),
        pledge_ada: look.hold("map, pledge", (from(pledge_to).min(1_000.0), pledge_to)),
        size: SIZE,
    }
}

/// Draws the map that is ready, or a note that it is being computed.
pub fn show(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut ViewState,
    plans: Option<&DrawnPlans<()>>,
    painted: Option<&PaintedMap>,
    asks: &mut Asks,
) {
    if scene.look.has_controls {
        controls(ui, view);
    }
    let (Ok(outcome), Some(plans)) = (&scene.figures.outcome, plans) else {
        plot::cannot_draw(ui, &scene.figures.verdict);
        return;
    };
    let Some(painted) = painted else {
        plot::cannot_draw(ui, "Computing the map…");
        return;
    };
    let height = (ui.available_height() - 8.0).max(scene.look.least_height(320.0));
    ui.horizontal_top(|ui| {
        let beside = if scene.look.has_legend { 92.0 } else { 0.0 };
        let width = (ui.available_width() - beside).max(200.0);
        ui.allocate_ui(egui::vec2(width, height), |ui| {
            plot_ui(ui, scene, outcome, plans, painted, height, asks);
        });
        if scene.look.has_legend {
            colour_bar(ui, scene, &painted.map, height);
        }
    });
}

/// The choices of figure and axes.
fn controls(ui: &mut Ui, view: &mut ViewState) {
    ui.horizontal_wrapped(|ui| {
        segmented(
            ui,
            "The figure the map shows",
            &mut view.map_figure,
            MapFigure::ALL.map(|figure| (figure, figure.text().to_owned())),
        );
        ui.separator();
        segmented(
            ui,
            "How both axes are divided",
            &mut view.map_scale,
            [
                (Scale::Logarithmic, "Logarithmic".to_owned()),
                (Scale::Linear, "Linear".to_owned()),
            ],
        );
    });
}

fn plot_ui(
    ui: &mut Ui,
    scene: Scene<'_>,
    outcome: &Outcome,
    plans: &DrawnPlans<()>,
    painted: &PaintedMap,
    height: f32,
    asks: &mut Asks,
) {
    let palette = theme::of(ui);
    let map = &painted.map;
    let request = map.request;
    let scale = request.scale;
    let x = (
        scale.place(request.stake_ada.0),
        scale.place(request.stake_ada.1),
    );
    let y = (
        scale.place(request.pledge_ada.0),
        scale.place(request.pledge_ada.1),
    );
    let saturation = scale.place(plot::place(outcome.saturation));
    let mark = move |place: f64| plot::mark(scene, scale.ada(place));
    // In the corner only the mark of the stake axis stands.
    let mark_above = move |place: f64| {
        if place > y.0 {
            mark(place)
        } else {
            String::new()
        }
    };
    let spacer = move |input: egui_plot::GridInput| grid(scale, input);
    let plot = plot::still("Map of pledge and stake", height)
        .show_grid(false)
        .x_grid_spacer(spacer)
        .y_grid_spacer(spacer)
        .custom_x_axes(vec![plot::x_axis(
            "Total pool stake in ADA",
            Box::new(mark),
        )])
        .custom_y_axes(vec![plot::y_axis(
            "Pledge and owners’ stake in ADA",
            Box::new(mark_above),
        )]);
    let plot = plot.show(ui, |plot_ui| {
        plot_ui.set_plot_bounds(PlotBounds::from_min_max([x.0, y.0], [x.1, y.1]));
        let center = PlotPoint::new(f64::midpoint(x.0, x.1), f64::midpoint(y.0, y.1));
        plot_ui.image(
            PlotImage::new(
                "",
                &painted.texture,
                center,
                [pixels(x.1 - x.0), pixels(y.1 - y.0)],
            )
            .allow_hover(false),
        );
        for line in &map.lines {
            let points = line
                .points
                .iter()
                .map(|(x, y)| PlotPoint::new(*x, *y))
                .collect();
            plot_ui.line(
                Line::new("", PlotPoints::Owned(points))
                    .color(Color32::from_white_alpha(150))
                    .width(1.5)
                    .allow_hover(false),
            );
        }
        plot_ui.polygon(
            Polygon::new("", impossible(x, y))
                .fill_color(palette.edge)
                .stroke(Stroke::new(1.0, palette.quiet))
                .allow_hover(false),
        );
        plot_ui.vline(
            VLine::new("", saturation)
                .color(Color32::WHITE)
                .style(theme::dash::DASHED)
                .width(1.5)
                .allow_hover(false),
        );
    });
    let summary = summary(scene, outcome, request.figure);
    plot.response
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, summary.clone()));
    let drawn = plot::Drawn {
        response: plot.response,
        transform: plot.transform,
        has_controls: scene.look.has_controls,
    };
    labels(ui, scene, &drawn, map, saturation);
    scenarios::points(ui, plans, scene, &drawn, |stake, pledge| {
        PlotPoint::new(
            scale.place(plot::place(stake)),
            scale.place(plot::place(pledge)),
        )
    });
    drag(ui, scene, outcome, &drawn, scale, asks);
    plot::readout(ui, &drawn, |at| {
        readout(scene, outcome, scale, at, &palette)
    });
}

/// The exact figures at a place of the map.
fn readout(
    scene: Scene<'_>,
    outcome: &Outcome,
    scale: Scale,
    at: PlotPoint,
    palette: &theme::Palette,
) -> Vec<(String, Color32)> {
    let stake = plot::amount(scale.ada(at.x));
    let pledge = plot::amount(scale.ada(at.y));
    if pledge > stake {
        return vec![(
            "Impossible: more pledge than stake".to_owned(),
            palette.text,
        )];
    }
    let pool = outcome.model.at_pledge(stake, pledge);
    let parts = outcome.model.parts(&pool);
    let ros = scene.percent(outcome.model.return_on_stake(&pool), 4);
    vec![
        (
            format!(
                "Stake {}, pledge {}",
                scene.exact(stake),
                scene.exact(pledge)
            ),
            palette.text,
        ),
        (
            format!("Pool reward {} an epoch", scene.exact(parts.pool)),
            palette.pool,
        ),
        (
            format!("Operator income {} an epoch", scene.exact(parts.leader)),
            palette.operator,
        ),
        (format!("Delegators’ ROS {ros} a year"), palette.delegators),
    ]
}

fn summary(scene: Scene<'_>, outcome: &Outcome, figure: MapFigure) -> String {
    format!(
        "{} over pledge and stake. This plan, pledge {} of {}: pool {} an epoch, operator {} an \
         epoch, delegators’ ROS {} a year",
        figure.text(),
        scene.whole(outcome.model.pool.pledge),
        scene.whole(outcome.model.pool.stake),
        scene.whole(outcome.parts.pool),
        scene.whole(outcome.parts.leader),
        scene.percent(outcome.delegator_ros, 2),
    )
}

/// The region above the line pledge = stake.
fn impossible(x: (f64, f64), y: (f64, f64)) -> PlotPoints<'static> {
    // Both axes are divided alike, so the line is straight on either scale.
    let low = x.0.max(y.0);
    let high = x.1.min(y.1);
    let mut corners = vec![[x.0, low]];
    if low > x.0 {
        corners.push([low, low]);
    }
    corners.push([high, high]);
    corners.push([high, y.1]);
    corners.push([x.0, y.1]);
    PlotPoints::from(corners)
}

/// Marks at powers of ten on a logarithmic axis, round steps on a linear one.
fn grid(scale: Scale, input: egui_plot::GridInput) -> Vec<egui_plot::GridMark> {
    match scale {
        Scale::Linear => (egui_plot::log_grid_spacer(10))(input),
        Scale::Logarithmic => {
            let (from, to) = input.bounds;
            (0..=12u8)
                .map(f64::from)
                .filter(|exponent| (from..=to).contains(exponent))
                .map(|value| egui_plot::GridMark {
                    value,
                    step_size: 1.0,
                })
                .collect()
        }
    }
}

/// The values of the lines, the saturation line's name, and the impossible region's.
fn labels(ui: &Ui, scene: Scene<'_>, drawn: &plot::Drawn, map: &Map, saturation: f64) {
    let frame = *drawn.transform.frame();
    let painter = ui.painter().with_clip_rect(frame);
    let palette = theme::of(ui);
    let font = FontId::proportional(10.5);
    let mut taken: Vec<Rect> = Vec::new();
    for line in &map.lines {
        let Some((x, y)) = line.points.get(line.points.len() / 2) else {
            continue;
        };
        let at = drawn.transform.position_from_point(&PlotPoint::new(*x, *y));
        let text = value_text(scene, map.request.figure, line.level);
        let galley = painter.layout_no_wrap(text, font.clone(), Color32::WHITE);
        let rect = Align2::CENTER_CENTER.anchor_size(at, galley.size());
        let is_above = map.request.scale.ada(*y) > map.request.scale.ada(*x);
        if is_above
            || !frame.contains_rect(rect)
            || taken.iter().any(|other| other.intersects(rect))
        {
            continue;
        }
        taken.push(rect.expand(4.0));
        painter.rect_filled(rect.expand(1.0), 2.0, Color32::from_black_alpha(130));
        painter.galley(rect.min, galley, Color32::WHITE);
    }
    let x = drawn.transform.position_from_point_x(saturation);
    let name = painter.layout_no_wrap("Saturation".to_owned(), font.clone(), Color32::WHITE);
    let at = Pos2::new(x - name.size().x - 5.0, frame.bottom() - 18.0);
    painter.rect_filled(
        Rect::from_min_size(at, name.size()).expand(2.0),
        2.0,
        Color32::from_black_alpha(130),
    );
    painter.galley(at, name, Color32::WHITE);
    painter.text(
        frame.left_top() + egui::vec2(12.0, 10.0),
        Align2::LEFT_TOP,
        "Impossible: more pledge than stake",
        FontId::proportional(12.0),
        palette.text,
    );
}

/// The plan's point, draggable along both axes.
fn drag(
    ui: &mut Ui,
    scene: Scene<'_>,
    outcome: &Outcome,
    drawn: &plot::Drawn,
    scale: Scale,
    asks: &mut Asks,
) {
    let pool = &outcome.model.pool;
    let at = PlotPoint::new(
        scale.place(plot::place(pool.stake)),
        scale.place(plot::place(pool.pledge)),
    );
    let bounds = *drawn.transform.bounds();
    let steps = (bounds.width() / 200.0, bounds.height() / 200.0);
    let moved = plot::handle(ui, drawn, "Stake and pledge of the plan", at, steps);
    let Some(to) = moved else {
        return;
    };
    let shown = |place: f64| match scale {
        Scale::Linear => bounds.width(),
        // A two-hundredth of the amount itself.
        Scale::Logarithmic => scale.ada(place),
    };
    let place = |place: f64| plot::dragged_amount(scale.ada(place), shown(place));
    // What was not moved stays exact: arrow keys move along one axis.
    let moved = |to: f64, from: f64| (to - from).abs() > f64::EPSILON;
    let stake = if moved(to.x, at.x) {
        place(to.x)
    } else {
        pool.stake
    };
    let pledge = if moved(to.y, at.y) {
        place(to.y).min(stake)
    } else {
        pool.pledge
    };
    asks.edit(Edit::pledge_at_stake(scene.plan, stake, pledge));
}

/// Steps of the colour bar.
const STEPS: u8 = 64;

/// The colours and what they stand for.
fn colour_bar(ui: &mut Ui, scene: Scene<'_>, map: &Map, height: f32) {
    let palette = theme::of(ui);
    let rect = ui.allocate_space(egui::vec2(80.0, height)).1;
    let painter = ui.painter();
    let bar = Rect::from_min_max(
        Pos2::new(rect.left() + 6.0, rect.top() + 34.0),
        Pos2::new(rect.left() + 22.0, rect.bottom() - 44.0),
    );
    // From the top, each step over the rest of the one before, so that no seam is seen.
    for step in (0..STEPS).rev() {
        let share = |step: u8| f32::from(step) / f32::from(STEPS);
        let top = egui::lerp(bar.bottom()..=bar.top(), share(step + 1));
        let part = Rect::from_min_max(Pos2::new(bar.left(), top), bar.max);
        painter.rect_filled(part, 0.0, colour(f64::from(share(step))));
    }
    let text = |at: Pos2, anchor, text: String| {
        painter.text(at, anchor, text, FontId::proportional(11.0), palette.text);
    };
    let unit = match map.request.figure {
        MapFigure::PoolReward | MapFigure::OperatorIncome => "ADA\nan epoch",
        MapFigure::ReturnOnStake => "ROS\na year",
    };
    text(rect.left_top(), Align2::LEFT_TOP, unit.to_owned());
    let (low, high) = map.range;
    for quarter in 0..=4u8 {
        let share = f64::from(quarter) / 4.0;
        let value = unshape(map, low, high, share);
        let y = egui::lerp(bar.bottom()..=bar.top(), f32::from(quarter) / 4.0);
        text(
            Pos2::new(bar.right() + 5.0, y),
            Align2::LEFT_CENTER,
            value_text(scene, map.request.figure, value),
        );
    }
}

fn value_text(scene: Scene<'_>, figure: MapFigure, value: f64) -> String {
    match figure {
        MapFigure::PoolReward | MapFigure::OperatorIncome if !scene.look.has_amounts => {
            String::new()
        }
        MapFigure::PoolReward | MapFigure::OperatorIncome => {
            let rounded = Decimal::try_from(value)
                .ok()
                .and_then(|value| value.round_sf(3));
            rounded.map_or_else(String::new, |value| {
                number::compact(value, scene.separators)
            })
        }
        MapFigure::ReturnOnStake => {
            Decimal::try_from(value).map_or_else(|_| String::new(), |share| scene.percent(share, 2))
        }
    }
}
