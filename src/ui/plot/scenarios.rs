//! One line a scenario: the open one strong, the base and the pinned ones quiet.

use super::rewards::{Amounts, Part};
use super::{Drawn, Series};
use crate::forecast::{Curve, Overlay};
use crate::ledger::{Lovelace, Pool};
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
pub fn part(scene: Scene<'_>, view: &ViewState) -> Option<Part> {
    if scene.beside.overlays.is_empty() {
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
pub fn choice(ui: &mut Ui, scene: Scene<'_>, view: &mut ViewState) {
    if !scene.beside.overlays.is_empty() {
        ui.separator();
        segmented(
            ui,
            "What the line of each scenario shows",
            &mut view.lines,
            Lines::ALL.map(|lines| (lines, lines.text().to_owned())),
        );
    }
}

/// What is drawn, the open one last so that it lies on top. Amounts in money are drawn of those
/// scenarios alone that count in the same money.
fn in_drawing_order(scene: Scene<'_>, unit: Unit) -> impl Iterator<Item = &Overlay> {
    let price = &scene.plan.price;
    let is_comparable = move |overlay: &&Overlay| {
        let same = || overlay.price.is_known() && overlay.price.currency == price.currency;
        unit == Unit::Ada || overlay.is_open || same()
    };
    let overlays = scene.beside.overlays.iter().filter(is_comparable);
    let quiet = overlays.clone().filter(|overlay| !overlay.is_open);
    quiet.chain(overlays.filter(|overlay| overlay.is_open))
}

/// Of an overlay's line and name.
pub fn color(overlay: &Overlay, palette: &Palette) -> Color32 {
    theme::scenario_color(overlay.hue, palette)
}

/// A line for each scenario in a plot of this unit, the open one on top; none where only one plan
/// is drawn.
pub fn each(
    scene: Scene<'_>,
    unit: Unit,
    palette: &Palette,
    points: impl Fn(&Overlay) -> Vec<PlotPoint>,
) -> Vec<Series> {
    let line = |overlay: &Overlay| Series {
        name: overlay.name.clone(),
        color: color(overlay, palette),
        style: theme::scenario_line(overlay.dash),
        width: if overlay.is_open { STRONG } else { QUIET },
        points: points(overlay),
    };
    in_drawing_order(scene, unit).map(line).collect()
}

/// A line for each scenario, or a single one where only one plan is drawn.
pub fn each_or(
    scene: Scene<'_>,
    unit: Unit,
    palette: &Palette,
    points: impl Fn(&Overlay) -> Vec<PlotPoint>,
    single: impl FnOnce() -> Series,
) -> Vec<Series> {
    let mut lines = each(scene, unit, palette, points);
    if lines.is_empty() {
        lines.push(single());
    }
    lines
}

/// The lines of the scenarios that are not open.
pub fn others(
    scene: Scene<'_>,
    unit: Unit,
    palette: &Palette,
    points: impl Fn(&Overlay) -> Vec<PlotPoint>,
) -> Vec<Series> {
    let mut lines = each(scene, unit, palette, points);
    if !lines.is_empty() && scene.beside.overlays.iter().any(|overlay| overlay.is_open) {
        lines.pop();
    }
    lines
}

/// A line of a readout for each scenario in this unit, the open one first.
pub fn read(
    scene: Scene<'_>,
    unit: Unit,
    palette: &Palette,
    text: impl Fn(&Overlay) -> Option<String>,
) -> Vec<(String, Color32)> {
    let in_order: Vec<&Overlay> = in_drawing_order(scene, unit).collect();
    let open = in_order.iter().filter(|overlay| overlay.is_open);
    let quiet = in_order.iter().filter(|overlay| !overlay.is_open);
    open.chain(quiet)
        .filter_map(|overlay| {
            let text = format!("{}: {}", overlay.name, text(overlay)?);
            Some((text, color(overlay, palette)))
        })
        .collect()
}

/// A line for each scenario: one part of its reward along an axis.
pub fn rewards(
    scene: Scene<'_>,
    amounts: Amounts<'_>,
    part: Part,
    palette: &Palette,
    curve: impl Fn(&Overlay) -> &Curve,
) -> Vec<Series> {
    each(scene, amounts.unit(), palette, |overlay| {
        let points = curve(overlay).points.iter();
        let place = |an_epoch| amounts.place_at(an_epoch, &overlay.price);
        points
            .map(|point| PlotPoint::new(plot::place(point.at), place(part.of(&point.parts))))
            .collect()
    })
}

/// A line for each scenario: delegators' return in per cent, along the stake axis.
pub fn returns(scene: Scene<'_>, palette: &Palette) -> Vec<Series> {
    let per_cent = |share: Decimal| f64::try_from(share).unwrap_or(0.0) * 100.0;
    each(scene, Unit::Ada, palette, |overlay| {
        let points = overlay.stake.points.iter();
        points
            .map(|point| PlotPoint::new(plot::place(point.at), per_cent(point.return_on_stake)))
            .collect()
    })
}

/// A line of a readout for each scenario, the open one first.
pub fn lines(
    scene: Scene<'_>,
    amounts: Amounts<'_>,
    part: Part,
    palette: &Palette,
    pool: impl Fn(&Overlay) -> Pool,
) -> Vec<(String, Color32)> {
    read(scene, amounts.unit(), palette, |overlay| {
        let parts = overlay.model.parts(&pool(overlay));
        Some(amounts.exact_at(part.of(&parts), &overlay.price))
    })
}

/// Where the other scenarios' plans stand on their lines; `at` gives a plan its place.
pub fn dots(
    ui: &Ui,
    scene: Scene<'_>,
    unit: Unit,
    drawn: &Drawn,
    at: impl Fn(&Overlay) -> PlotPoint,
) {
    let palette = theme::of(ui);
    let frame = *drawn.transform.frame();
    let painter = ui.painter().with_clip_rect(frame.expand(6.0));
    for overlay in in_drawing_order(scene, unit).filter(|overlay| !overlay.is_open) {
        let center = drawn.transform.position_from_point(&at(overlay));
        if frame.expand(4.0).contains(center) {
            let ring = Stroke::new(1.5, palette.canvas);
            painter.circle(center, 4.5, color(overlay, &palette), ring);
        }
    }
}

/// Where the plans of the other scenarios stand, with their names; `place` gives stake and pledge
/// their places.
pub fn points(
    ui: &Ui,
    scene: Scene<'_>,
    drawn: &Drawn,
    place: impl Fn(Lovelace, Lovelace) -> PlotPoint,
) {
    let palette = theme::of(ui);
    let frame = *drawn.transform.frame();
    let painter = ui.painter().with_clip_rect(frame);
    let open = scene.beside.overlays.iter().find(|overlay| overlay.is_open);
    let stands = |overlay: &Overlay| (overlay.model.pool.stake, overlay.model.pool.pledge);
    let mut taken: Vec<egui::Rect> = Vec::new();
    for overlay in in_drawing_order(scene, Unit::Ada).filter(|overlay| !overlay.is_open) {
        // Most what-ifs leave stake and pledge alone; a heap of points would hide the plan's own.
        if open.map(stands) == Some(stands(overlay)) {
            continue;
        }
        let (stake, pledge) = stands(overlay);
        let center = drawn.transform.position_from_point(&place(stake, pledge));
        if !frame.contains(center) {
            continue;
        }
        let color = color(overlay, &palette);
        painter.circle(center, 6.0, color, Stroke::new(2.0, palette.canvas));
        let galley =
            painter.layout_no_wrap(overlay.name.clone(), FontId::proportional(12.0), color);
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
