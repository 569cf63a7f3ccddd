//! A plot's box: axes, curves and markers.

use super::labels::{End, end_labels, marker_labels};
use super::scale::mark;
use super::series::{Mark, Marker, Series};
use crate::ui::scene::{Look, Scene, Span};
use crate::ui::theme;
use egui::{Align2, FontId, Response, Ui};
use egui_plot::{
    AxisHints, GridInput, GridMark, Line, Plot, PlotBounds, PlotPoint, PlotPoints, PlotTransform,
};
use std::ops::RangeInclusive;

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
    pub x: Span,
    /// First and last value on the axes.
    pub y: Span,
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
    /// The elements that are drawn.
    pub look: Look<'a>,
}

impl<'a> Figure<'a> {
    /// A figure with these axes, amounts along both of them, and nothing drawn in it yet.
    pub fn new(scene: Scene<'a>, name: &'a str, height: f32, x: Span, y: Span) -> Self {
        Self {
            name,
            summary: String::new(),
            height,
            x_label: "",
            y_label: String::new(),
            x,
            y,
            x_mark: Box::new(move |value| mark(scene, value)),
            y_mark: Box::new(move |value| mark(scene, value)),
            y_right: None,
            series: Vec::new(),
            markers: Vec::new(),
            look: scene.look,
        }
    }

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

/// A drawn plot: where things are on the screen.
pub struct Drawn {
    /// The plot's own response.
    pub response: Response,
    /// Between the plot's values and the screen.
    pub transform: PlotTransform,
    /// Whether it can be used, not only looked at.
    pub has_controls: bool,
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
