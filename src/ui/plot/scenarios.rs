//! One line a scenario: the open one strong, the base and the pinned ones quiet.

use super::rewards::{Amounts, Part};
use super::{Drawn, Series};
use crate::forecast::{Curve, CurvePoint, DrawnPlan, DrawnPlans};
use crate::ledger::{Lovelace, Pool};
use crate::ui::cast;
use crate::ui::plot;
use crate::ui::state::Lines;
use crate::ui::theme;
use crate::ui::theme::Palette;
use crate::ui::widgets::segmented;
use crate::ui::{Scene, Unit, ViewState};
use egui::{Color32, FontId, Stroke, Ui};
use egui_plot::PlotPoint;
use rust_decimal::Decimal;

/// Width of the open scenario's line, in logical pixels.
const STRONG: f32 = 3.5;

/// Width of the others' lines.
const QUIET: f32 = 1.75;

/// The part of the reward that lines of several scenarios show; `None` where the plot shows the
/// parts of one.
pub fn part<T>(plans: &DrawnPlans<T>, view: &ViewState) -> Option<Part> {
    if plans.is_alone() {
        return None;
    }
    match view.lines {
        Lines::Operator => Some(Part::Operator),
        Lines::Pool => Some(Part::Pool),
        Lines::Fees => Some(Part::Fees),
        Lines::Delegators => Some(Part::Delegators),
        Lines::Parts => None,
    }
}

/// Chooses what lines show, where there are several scenarios to draw.
pub fn choice<T>(ui: &mut Ui, plans: Option<&DrawnPlans<T>>, view: &mut ViewState) {
    if plans.is_some_and(|plans| !plans.is_alone()) {
        ui.separator();
        segmented(
            ui,
            "What the line of each scenario shows",
            &mut view.lines,
            Lines::ALL.map(|lines| (lines, lines.text().to_owned())),
        );
    }
}

/// The plans beside the open one. Amounts in money are drawn of those alone that count in the same
/// money.
fn beside<'a, T>(
    plans: &'a DrawnPlans<T>,
    scene: Scene<'_>,
    unit: Unit,
) -> impl Iterator<Item = &'a DrawnPlan<T>> {
    let currency = scene.plan.price.currency.clone();
    let is_comparable = move |plan: &&DrawnPlan<T>| {
        let price = &plan.price;
        unit == Unit::Ada || (price.is_known() && price.currency == currency)
    };
    plans.others().filter(is_comparable)
}

/// The colour of a plan's line and name.
pub fn color<T>(plan: &DrawnPlan<T>, palette: &Palette) -> Color32 {
    theme::scenario_color(plan.hue, palette)
}

/// A line that is drawn alone.
pub struct Alone {
    /// What it shows.
    pub name: &'static str,
    /// The colour of line and name.
    pub color: Color32,
    /// Width in logical pixels.
    pub width: f32,
}

/// A line for each plan in a plot of this unit, the open one last so that it lies on top. Where it
/// is the only one, its line looks as `alone` says.
pub fn series<T>(
    plans: &DrawnPlans<T>,
    scene: Scene<'_>,
    unit: Unit,
    palette: &Palette,
    alone: &Alone,
    points: impl Fn(&DrawnPlan<T>) -> Vec<PlotPoint>,
) -> Vec<Series> {
    if plans.is_alone() {
        return vec![Series {
            name: alone.name.to_owned(),
            color: alone.color,
            style: theme::dash::SOLID,
            width: alone.width,
            points: points(plans.open()),
        }];
    }
    each(plans, scene, unit, palette, points)
}

/// A line for each plan in the colour and pattern of its scenario, the open one last so that it lies
/// on top.
pub fn each<T>(
    plans: &DrawnPlans<T>,
    scene: Scene<'_>,
    unit: Unit,
    palette: &Palette,
    points: impl Fn(&DrawnPlan<T>) -> Vec<PlotPoint>,
) -> Vec<Series> {
    let mut lines = quiet(plans, scene, unit, palette, &points);
    let open = plans.open();
    lines.push(line(open, palette, STRONG, points(open)));
    lines
}

/// A line for each plan beside the open one.
pub fn quiet<T>(
    plans: &DrawnPlans<T>,
    scene: Scene<'_>,
    unit: Unit,
    palette: &Palette,
    points: impl Fn(&DrawnPlan<T>) -> Vec<PlotPoint>,
) -> Vec<Series> {
    beside(plans, scene, unit)
        .map(|plan| line(plan, palette, QUIET, points(plan)))
        .collect()
}

fn line<T>(plan: &DrawnPlan<T>, palette: &Palette, width: f32, points: Vec<PlotPoint>) -> Series {
    Series {
        name: plan.name.clone(),
        color: color(plan, palette),
        style: theme::scenario_line(plan.dash),
        width,
        points,
    }
}

/// A line of a readout for each scenario in this unit, the open one first; none where only one plan
/// is drawn.
pub fn read<T>(
    plans: &DrawnPlans<T>,
    scene: Scene<'_>,
    unit: Unit,
    palette: &Palette,
    text: impl Fn(&DrawnPlan<T>) -> Option<String>,
) -> Vec<(String, Color32)> {
    if plans.is_alone() {
        return Vec::new();
    }
    std::iter::once(plans.open())
        .chain(beside(plans, scene, unit))
        .filter_map(|plan| {
            let text = format!("{}: {}", plan.name, text(plan)?);
            Some((text, color(plan, palette)))
        })
        .collect()
}

/// A line for each scenario: one part of its reward along an axis.
pub fn rewards<T>(
    plans: &DrawnPlans<T>,
    scene: Scene<'_>,
    amounts: Amounts<'_>,
    part: Part,
    palette: &Palette,
    curve: impl Fn(&T) -> &Curve,
) -> Vec<Series> {
    each(plans, scene, amounts.unit(), palette, |plan| {
        let place = |an_epoch| amounts.place_at(an_epoch, &plan.price);
        let points = curve(&plan.drawn).points.iter();
        points
            .map(|point| PlotPoint::new(plot::place(point.at), place(part.of(&point.parts))))
            .collect()
    })
}

/// The points of a curve as delegators' return in per cent, along the stake axis.
pub fn returns(points: &[CurvePoint]) -> Vec<PlotPoint> {
    let per_cent = |share: Decimal| cast::decimal(share) * 100.0;
    let points = points.iter();
    points
        .map(|point| PlotPoint::new(plot::place(point.at), per_cent(point.return_on_stake)))
        .collect()
}

/// A line of a readout for each scenario, the open one first.
pub fn lines<T>(
    plans: &DrawnPlans<T>,
    scene: Scene<'_>,
    amounts: Amounts<'_>,
    part: Part,
    palette: &Palette,
    pool: impl Fn(&DrawnPlan<T>) -> Pool,
) -> Vec<(String, Color32)> {
    read(plans, scene, amounts.unit(), palette, |plan| {
        let parts = plan.model.parts(&pool(plan));
        Some(amounts.exact_at(part.of(&parts), &plan.price))
    })
}

/// Where the plans beside the open one stand on their lines; `at` gives a plan its place.
pub fn dots<T>(
    ui: &Ui,
    plans: &DrawnPlans<T>,
    scene: Scene<'_>,
    unit: Unit,
    drawn: &Drawn,
    at: impl Fn(&DrawnPlan<T>) -> PlotPoint,
) {
    let palette = theme::of(ui);
    let frame = *drawn.transform.frame();
    let painter = ui.painter().with_clip_rect(frame.expand(6.0));
    for plan in beside(plans, scene, unit) {
        let center = drawn.transform.position_from_point(&at(plan));
        if frame.expand(4.0).contains(center) {
            let ring = Stroke::new(1.5, palette.canvas);
            painter.circle(center, 4.5, color(plan, &palette), ring);
        }
    }
}

/// Where the plans of the other scenarios stand, with their names; `place` gives stake and pledge
/// their places.
pub fn points<T>(
    ui: &Ui,
    plans: &DrawnPlans<T>,
    scene: Scene<'_>,
    drawn: &Drawn,
    place: impl Fn(Lovelace, Lovelace) -> PlotPoint,
) {
    let palette = theme::of(ui);
    let frame = *drawn.transform.frame();
    let painter = ui.painter().with_clip_rect(frame);
    let stands = |plan: &DrawnPlan<T>| (plan.model.pool.stake, plan.model.pool.pledge);
    let mut taken: Vec<egui::Rect> = Vec::new();
    for plan in beside(plans, scene, Unit::Ada) {
        // Most what-ifs leave stake and pledge alone; a heap of points would hide the plan's own.
        if stands(plans.open()) == stands(plan) {
            continue;
        }
        let (stake, pledge) = stands(plan);
        let center = drawn.transform.position_from_point(&place(stake, pledge));
        if !frame.contains(center) {
            continue;
        }
        let color = color(plan, &palette);
        painter.circle(center, 6.0, color, Stroke::new(2.0, palette.canvas));
        let galley = painter.layout_no_wrap(plan.name.clone(), FontId::proportional(12.0), color);
        let right = center + egui::vec2(11.0, -galley.size().y / 2.0);
        let min = if right.x + galley.size().x > frame.right() {
            egui::pos2(center.x - 11.0 - galley.size().x, right.y)
        } else {
            right
        };
        let mut rect = egui::Rect::from_min_size(min, galley.size());
        while let Some(other) = taken.iter().find(|other| other.intersects(rect)) {
            let down = other.bottom() + 2.0 - rect.top();
            rect = rect.translate(egui::vec2(0.0, down.max(1.0)));
        }
        taken.push(rect);
        painter.rect_filled(rect.expand2(egui::vec2(4.0, 1.0)), 3.0, palette.canvas);
        painter.galley(rect.min, galley, color);
    }
}
