//! What the plots share: curves with labels at their ends, markers, a readout and a handle to drag.
//!
//! Axes are set each frame from what is shown, so that pictures are the same for the same plan.

mod handle;
pub mod rewards;
pub mod scenarios;

pub use handle::handle;

use super::{Look, Scene, theme};
use crate::ledger::Lovelace;
use crate::number;
use egui::{Align2, Color32, FontId, Painter, Pos2, Rect, Response, Stroke, Ui};
use egui_plot::{
    AxisHints, GridInput, GridMark, Line, LineStyle, Plot, PlotBounds, PlotPoint, PlotPoints,
    PlotTransform,
};
use rust_decimal::Decimal;
use std::ops::RangeInclusive;

/// A curve with its name at its right end.
pub struct Series {
    /// Stands at the end of the line.
    pub name: String,
    /// Of line and name.
    pub color: Color32,
    /// Tells lines apart without colour.
    pub style: LineStyle,
    /// In logical pixels.
    pub width: f32,
    /// In rising order of x.
    pub points: Vec<PlotPoint>,
}

/// A place on the x axis that has a name.
pub struct Marker {
    /// Where.
    pub x: f64,
    /// What it is, with its figure.
    pub text: String,
    /// Whether it is the plan's own place.
    pub is_plan: bool,
}

/// Writes a place of an axis.
pub type Mark<'a> = Box<dyn Fn(f64) -> String + 'a>;

/// A plot's box: axes, curves, markers.
pub struct Figure<'a> {
    /// Names the plot, unique in the window.
    pub name: &'a str,
    /// The sentence a screen reader gets.
    pub summary: String,
    /// In logical pixels.
    pub height: f32,
    /// Unit of the x axis.
    pub x_label: &'a str,
    /// Unit of the y axis.
    pub y_label: String,
    /// First and last value on the axes.
    pub x: (f64, f64),
    /// First and last value on the axes.
    pub y: (f64, f64),
    /// Writes a mark of the x axis.
    pub x_mark: Mark<'a>,
    /// Writes a mark of the y axis.
    pub y_mark: Mark<'a>,
    /// Unit of a second y axis at the right, and how it writes a place of the first.
    pub y_right: Option<(String, Mark<'a>)>,
    /// The curves, the most important last.
    pub series: Vec<Series>,
    /// Named places.
    pub markers: Vec<Marker>,
    /// What of it is drawn.
    pub look: Look<'a>,
}

/// A drawn plot: where things are on the screen.
pub struct Drawn {
    /// The plot's own response.
    pub response: Response,
    /// Between the plot's values and the screen.
    pub transform: PlotTransform,
    /// Whether it can be used, not only looked at.
    pub has_controls: bool,
}

impl Figure<'_> {
    /// Draws it; `under` draws first, in the plot's own layer.
    pub fn show(self, ui: &mut Ui, under: impl FnOnce(&mut egui_plot::PlotUi<'_>)) -> Drawn {
        let palette = theme::of(ui);
        let x = self.look.hold(&format!("{}, x", self.name), self.x);
        let y = self.look.hold(&format!("{}, y", self.name), self.y);
        let mut y_axes = vec![y_axis(self.y_label, self.y_mark)];
        // Half of the last mark of the x axis, where nothing stands at the right.
        let margin = if self.y_right.is_some() { 0.0 } else { 6.0 };
        if let Some((label, mark)) = self.y_right {
            let right = y_axis(label, mark).placement(egui_plot::HPlacement::Right);
            y_axes.push(right);
        }
        let plot = still(self.name, self.height)
            .width((ui.available_width() - margin).max(1.0))
            .cursor_color(palette.edge)
            .grid_color(palette.edge)
            .x_grid_spacer(|shown| grid(&shown, 8.0))
            .y_grid_spacer(|shown| grid(&shown, 5.0))
            .custom_x_axes(vec![x_axis(self.x_label, self.x_mark)])
            .custom_y_axes(y_axes);
        let series = self.series;
        let markers: Vec<f64> = self
            .markers
            .iter()
            .filter(|marker| !marker.is_plan)
            .map(|marker| marker.x)
            .collect();
        let ends: Vec<End> = series
            .iter()
            .filter_map(|series| {
                // Where the middle of the name will be: lines that meet at the very end still have
                // their names in the order they come in.
                let end = series.points.last()?.x.min(x.1);
                let middle = end - (x.1 - x.0) * 0.06;
                let y = height_at(&series.points, middle)?;
                Some(End {
                    at: PlotPoint::new(end, y),
                    name: series.name.clone(),
                    color: series.color,
                    size: if series.width > 3.0 { 14.0 } else { 12.0 },
                })
            })
            .collect();
        let plot = plot.show(ui, |plot_ui| {
            plot_ui.set_plot_bounds(PlotBounds::from_min_max([x.0, y.0], [x.1, y.1]));
            under(plot_ui);
            for at in markers {
                plot_ui.vline(
                    egui_plot::VLine::new("", at)
                        .color(palette.edge)
                        .width(1.0)
                        .allow_hover(false),
                );
            }
            for series in series {
                plot_ui.line(
                    Line::new("", PlotPoints::Owned(series.points))
                        .color(series.color)
                        .style(series.style)
                        .width(series.width)
                        .allow_hover(false),
                );
            }
        });
        let summary = self.summary;
        plot.response
            .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, summary.clone()));
        let painter = ui.painter().with_clip_rect(*plot.transform.frame());
        marker_labels(&painter, &plot.transform, &self.markers, &palette);
        if self.look.has_legend {
            end_labels(&painter, &plot.transform, ends, palette.canvas);
        }
        Drawn {
            response: plot.response,
            transform: plot.transform,
            has_controls: self.look.has_controls,
        }
    }
}

/// Lines at 1, 2 or 5 times a power of ten, about `apart` times the least distance from each other,
/// and finer ones between them.
fn grid(shown: &GridInput, apart: f64) -> Vec<GridMark> {
    let least = shown.base_step_size * apart;
    let power = 10f64.powf(least.log10().floor());
    let wide = [1.0, 2.0, 5.0, 10.0]
        .map(|times| times * power)
        .into_iter()
        .find(|step| *step >= least * 0.999)
        .unwrap_or(power * 10.0);
    let (low, high) = shown.bounds;
    let lines = |step: f64| {
        let first = (low / step).ceil();
        // A plot is at most some thousand pixels wide.
        let count = ((high / step).floor() - first).clamp(-1.0, 1_000.0);
        let places = std::iter::successors(Some(0.0), |place| Some(place + 1.0));
        places
            .take_while(move |place| *place <= count)
            .map(move |place| GridMark {
                value: (first + place) * step,
                step_size: step,
            })
    };
    let fine = wide / 5.0;
    lines(wide).chain(lines(fine)).collect()
}

/// A horizontal axis whose marks are either legible or not there.
pub fn x_axis<'a>(label: &str, mark: Mark<'a>) -> AxisHints<'a> {
    AxisHints::new_x()
        .label(label)
        .label_spacing(egui::Rangef::new(34.0, 38.0))
        .formatter(move |at: GridMark, _: &RangeInclusive<f64>| mark(at.value))
}

/// A vertical axis, wide enough that plots one below the other stand flush.
pub fn y_axis(label: impl Into<String>, mark: Mark<'_>) -> AxisHints<'_> {
    AxisHints::new_y()
        .label(label.into())
        .min_thickness(64.0)
        .label_spacing(egui::Rangef::new(22.0, 25.0))
        .formatter(move |at: GridMark, _: &RangeInclusive<f64>| mark(at.value))
}

/// A plot whose axes the plan decides, not the pointer.
pub fn still<'a>(name: &str, height: f32) -> Plot<'a> {
    Plot::new(name)
        .height(height)
        .allow_zoom(false)
        .allow_drag(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .allow_axis_zoom_drag(false)
        .set_margin_fraction(egui::Vec2::ZERO)
        .show_crosshair(false)
        .label_formatter(|_| None)
}

/// Names at the top of the plot, in as many rows as they need to stay apart.
fn marker_labels(
    painter: &Painter,
    transform: &PlotTransform,
    markers: &[Marker],
    palette: &theme::Palette,
) {
    let frame = *transform.frame();
    let font = FontId::proportional(11.0);
    let mut sorted: Vec<&Marker> = markers.iter().collect();
    sorted.sort_by(|a, b| a.x.total_cmp(&b.x));
    let mut rows: Vec<f32> = Vec::new();
    for marker in sorted {
        let x = transform.position_from_point_x(marker.x);
        if !frame.x_range().contains(x) {
            continue;
        }
        let color = if marker.is_plan {
            palette.accent
        } else {
            palette.quiet
        };
        let galley = painter.layout_no_wrap(marker.text.clone(), font.clone(), color);
        let width = galley.size().x;
        // To the right of its line, unless that leaves the plot.
        let left = if x + 4.0 + width > frame.right() {
            (x - 4.0 - width).max(frame.left())
        } else {
            x + 4.0
        };
        let row = rows
            .iter()
            .position(|end| *end + 8.0 <= left)
            .unwrap_or(rows.len());
        let end = left + width;
        match rows.get_mut(row) {
            Some(taken) => *taken = end,
            None => rows.push(end),
        }
        let row = f32::from(u8::try_from(row).unwrap_or(u8::MAX));
        let top = frame.top() + 3.0 + row * (galley.size().y + 2.0);
        let rect = Rect::from_min_size(Pos2::new(left, top), galley.size());
        painter.rect_filled(rect.expand(1.0), 2.0, palette.canvas);
        painter.galley(rect.min, galley, color);
    }
}

/// The highest place that a line of these reaches up to the end of the x axis; at least 0.
pub fn highest(series: &[Series], end: f64) -> f64 {
    let within = series.iter().flat_map(|series| {
        let inside = series.points.iter().filter(|point| point.x <= end);
        let at_end = height_at(&series.points, end);
        inside.map(|point| point.y).chain(at_end)
    });
    within.fold(0.0, f64::max)
}

/// A line's height at a place, between its points; `None` where it does not reach.
fn height_at(points: &[PlotPoint], x: f64) -> Option<f64> {
    let after = points.partition_point(|point| point.x <= x);
    let low = points.get(after.checked_sub(1)?)?;
    let Some(high) = points.get(after) else {
        return Some(low.y);
    };
    let share = (x - low.x) / (high.x - low.x).max(f64::MIN_POSITIVE);
    Some(low.y + (high.y - low.y) * share)
}

/// Where a curve ends, and its name.
struct End {
    at: PlotPoint,
    name: String,
    color: Color32,
    /// Of the name, in logical pixels.
    size: f32,
}

/// Names at the right ends of curves, pushed apart where ends are close.
fn end_labels(painter: &Painter, transform: &PlotTransform, ends: Vec<End>, ground: Color32) {
    let frame = *transform.frame();
    let mut labels: Vec<(f32, Pos2, std::sync::Arc<egui::Galley>, Color32)> = ends
        .into_iter()
        .map(|end| {
            let at = transform.position_from_point(&end.at);
            let font = FontId::proportional(end.size);
            let galley = painter.layout_no_wrap(end.name, font, end.color);
            (at.y - galley.size().y - 1.0, at, galley, end.color)
        })
        .collect();
    labels.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut floor = frame.top() + 30.0;
    for (top, _, galley, _) in &mut labels {
        *top = top.max(floor);
        floor = *top + galley.size().y + 1.0;
    }
    // Whatever was pushed below the plot goes up again.
    let mut ceiling = frame.bottom() - 2.0;
    for (top, _, galley, _) in labels.iter_mut().rev() {
        *top = top.min(ceiling - galley.size().y);
        ceiling = *top;
    }
    for (top, at, galley, color) in labels {
        let right = at.x.min(frame.right()) - 8.0;
        let min = Pos2::new((right - galley.size().x).max(frame.left()), top);
        let rect = Rect::from_min_size(min, galley.size());
        painter.rect_filled(rect.expand2(egui::vec2(3.0, 0.0)), 3.0, ground);
        painter.galley(min, galley, color);
    }
}

/// The exact values under the pointer, in a box beside it.
pub fn readout(ui: &Ui, drawn: &Drawn, lines: impl FnOnce(PlotPoint) -> Vec<(String, Color32)>) {
    let Some(pointer) = drawn.response.hover_pos().filter(|_| drawn.has_controls) else {
        return;
    };
    let frame = *drawn.transform.frame();
    if !frame.contains(pointer) {
        return;
    }
    let palette = theme::of(ui);
    let painter = ui.painter().with_clip_rect(frame);
    painter.vline(pointer.x, frame.y_range(), Stroke::new(1.0, palette.quiet));
    let galleys: Vec<_> = lines(drawn.transform.value_from_position(pointer))
        .into_iter()
        .map(|(text, color)| {
            let galley = painter.layout_no_wrap(text, FontId::proportional(12.0), color);
            (galley, color)
        })
        .collect();
    let width = galleys
        .iter()
        .map(|(galley, _)| galley.size().x)
        .fold(0.0, f32::max);
    let height: f32 = galleys
        .iter()
        .map(|(galley, _)| galley.size().y + 2.0)
        .sum();
    let size = egui::vec2(width + 16.0, height + 10.0);
    let left = if pointer.x + 14.0 + size.x > frame.right() {
        pointer.x - 14.0 - size.x
    } else {
        pointer.x + 14.0
    };
    let top = (pointer.y - size.y / 2.0).clamp(
        frame.top() + 2.0,
        (frame.bottom() - size.y - 2.0).max(frame.top() + 2.0),
    );
    let rect = Rect::from_min_size(Pos2::new(left.max(frame.left()), top), size);
    painter.rect(
        rect,
        5.0,
        palette.card.gamma_multiply(0.97),
        Stroke::new(1.0, palette.edge),
        egui::StrokeKind::Inside,
    );
    let mut at = rect.min + egui::vec2(8.0, 5.0);
    for (galley, color) in galleys {
        let row = galley.size().y + 2.0;
        painter.galley(at, galley, color);
        at.y += row;
    }
}

/// A note in the middle of where a plot would be.
pub fn cannot_draw(ui: &mut Ui, why: &str) {
    let palette = theme::of(ui);
    let size = egui::vec2(ui.available_width(), 160.0);
    let rect = ui.allocate_space(size).1;
    ui.painter().text(
        rect.center(),
        Align2::CENTER_CENTER,
        why,
        FontId::proportional(15.0),
        palette.quiet,
    );
}

/// An amount as a place on an axis, in ada.
pub fn place(amount: Lovelace) -> f64 {
    f64::try_from(amount.ada()).unwrap_or(0.0)
}

/// The amount at a place of an axis, in whole ada; 0 left of it.
pub fn amount(place: f64) -> Lovelace {
    Decimal::try_from(place.max(0.0))
        .ok()
        .and_then(|ada| Lovelace::from_ada_floor(ada.round()).ok())
        .unwrap_or(Lovelace::ZERO)
}

/// A place that was dragged to, as an amount no finer than a two-hundredth of what is shown.
pub fn dragged_amount(place: f64, shown: f64) -> Lovelace {
    let grain = 10f64.powf((shown / 1_000.0).max(1.0).log10().floor());
    amount((place / grain).round() * grain)
}

/// A mark of an axis in ada or money, in few digits; nothing where amounts are hidden.
pub fn mark(scene: Scene<'_>, value: f64) -> String {
    if !scene.look.has_amounts {
        return String::new();
    }
    Decimal::try_from(value).map_or_else(
        |_| String::new(),
        |value| number::compact(value, scene.separators),
    )
}

/// A count as a place on an axis.
#[expect(clippy::cast_precision_loss, reason = "a place on the screen")]
pub const fn count(number: u64) -> f64 {
    number as f64
}

/// A place on an axis of whole numbers.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "what is left of the axis becomes 0"
)]
pub const fn whole(place: f64) -> u64 {
    place as u64
}

/// A length or a share for the screen.
#[expect(clippy::cast_possible_truncation, reason = "a length on the screen")]
pub const fn pixels(length: f64) -> f32 {
    length as f32
}
