//! Blocks: ten epochs as small symbols, and the chance of each number as bars.

use crate::forecast::shown::EpochLuck;
use crate::forecast::{Chances, DrawnPlans, Luck};
use crate::ui::plot::{self, Figure, Marker, scenarios};
use crate::ui::scene::Scene;
use crate::ui::state::Unit;
use crate::ui::widgets::heading;
use crate::ui::{cast, theme};
use egui::{Color32, Rect, RichText, Sense, Stroke, StrokeKind, Ui, Vec2};
use egui_plot::{Bar, BarChart, PlotPoint};

/// Chances below this share of the highest bar have no bar.
const LEAST_BAR: f64 = 1e-4;

/// The most bars side by side; of more blocks several share one.
const MOST_BARS: u64 = 80;

/// "In 10 epochs, about 4 make no block", with ten symbols before it.
pub fn in_ten_epochs(ui: &mut Ui, scene: Scene<'_>, luck: &Luck) {
    let none = luck.blocks.none();
    let empty = of_ten(none);
    let sentence = sentence(scene, none, empty);
    ui.horizontal_wrapped(|ui| {
        symbols(ui, empty, &sentence);
        ui.add_space(4.0);
        let text = RichText::new(&sentence)
            .size(16.0)
            .color(theme::of(ui).text);
        ui.label(text);
    });
}

/// The epochs out of ten without a block, rounded.
fn of_ten(none: f64) -> u8 {
    let rounded = (none * 10.0).round();
    (0..=10)
        .find(|count| rounded <= f64::from(*count))
        .unwrap_or(10)
}

fn sentence(scene: Scene<'_>, none: f64, empty: u8) -> String {
    let one_in = |chance: f64| scene.roughly((1.0 / chance).round(), 0);
    match empty {
        0 if none <= 0.0 => "Every epoch makes a block".to_owned(),
        0 if none < 1e-6 => {
            "Practically every epoch makes a block: fewer than 1 in a million make none".to_owned()
        }
        0 => format!(
            "Nearly all epochs make a block: about 1 in {} makes none",
            one_in(none)
        ),
        10 if none >= 1.0 => "No epoch makes a block".to_owned(),
        10 => format!(
            "Hardly any epoch makes a block: about 1 in {}",
            one_in(1.0 - none)
        ),
        1 => "In 10 epochs, about 1 makes no block".to_owned(),
        empty => format!("In 10 epochs, about {empty} make no block"),
    }
}

/// Ten small blocks, hollow ones for epochs without.
fn symbols(ui: &mut Ui, empty: u8, sentence: &str) {
    const SIDE: f32 = 20.0;
    const GAP: f32 = 5.0;
    let palette = theme::of(ui);
    let size = Vec2::new(10.0 * (SIDE + GAP) - GAP, SIDE + 2.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::Image, true, format!("Ten epochs. {sentence}"))
    });
    let mut left = rect.left();
    for epoch in 0..10 {
        let block = Rect::from_min_size(egui::pos2(left, rect.top() + 1.0), Vec2::splat(SIDE));
        if epoch < 10 - empty {
            ui.painter().rect_filled(block, 4.0, palette.pool);
        } else {
            // Hollow and crossed, so that it is told apart without colour.
            let stroke = Stroke::new(1.5, palette.quiet);
            ui.painter()
                .rect_stroke(block, 4.0, stroke, StrokeKind::Inside);
            let inner = block.shrink(6.0);
            ui.painter()
                .line_segment([inner.left_bottom(), inner.right_top()], stroke);
        }
        left += SIDE + GAP;
    }
}

/// The chance of each number of blocks in an epoch.
pub fn plot(
    ui: &mut Ui,
    scene: Scene<'_>,
    luck: &Luck,
    plans: &DrawnPlans<Option<EpochLuck>>,
    epoch: &EpochLuck,
    height: f32,
) {
    heading(ui, "Blocks in an epoch");
    let palette = theme::of(ui);
    let chances = &epoch.blocks;
    let width = bar_width(chances);
    let bars = bars(chances, width);
    let none = luck.blocks.none();
    let as_f64 = cast::count;
    let middle = |bar: &(u64, u64, f64)| f64::midpoint(as_f64(bar.0), as_f64(bar.1));
    let others = scenarios::quiet(plans, scene, Unit::Ada, &palette, |plan| {
        let epoch = plan.drawn.as_ref();
        let bars = epoch.map_or_else(Vec::new, |epoch| self::bars(&epoch.blocks, width));
        bars.iter()
            .map(|bar| PlotPoint::new(middle(bar), bar.2 * 100.0))
            .collect()
    });
    let strong = if plans.is_alone() {
        palette.pool
    } else {
        scenarios::color(plans.open(), &palette)
    };
    let points = || others.iter().flat_map(|line| &line.points);
    let highest = bars.iter().map(|bar| bar.2 * 100.0);
    let highest = highest
        .chain(points().map(|point| point.y))
        .fold(0.0, f64::max);
    let ends = bars.iter().flat_map(|bar| [as_f64(bar.0), as_f64(bar.1)]);
    let ends = ends.chain(points().map(|point| point.x));
    let (first, last) = ends
        .map(|end| (end, end))
        .reduce(|(first, last), (from, to)| (from.min(first), last.max(to)))
        .unwrap_or_default();
    let drawn: Vec<Bar> = bars
        .iter()
        .map(|bar| {
            let (first, last, chance) = *bar;
            let width = as_f64(last - first) + 0.8;
            let color = if first == 0 && last == 0 {
                palette.quiet
            } else {
                strong
            };
            Bar::new(middle(bar), chance * 100.0)
                .width(width)
                .fill(color.gamma_multiply(0.85))
                .stroke(Stroke::NONE)
        })
        .collect();
    let mean = luck.blocks.mean();
    let marker = |x: f64, text: String, is_plan: bool| Marker { x, text, is_plan };
    let mut markers = vec![marker(
        mean,
        format!("Expected {}", scene.roughly(mean, 2)),
        false,
    )];
    if none > 0.005 {
        markers.push(marker(0.0, format!("None {}", scene.estimate(none)), true));
    }
    let figure = Figure {
        summary: format!(
            "Chances of blocks in an epoch: {} expected, none in {} of epochs; from {} to {} in 9 \
             of 10 epochs",
            scene.roughly(mean, 2),
            scene.estimate(none),
            scene.roughly(as_f64(point(chances, 0.05)), 0),
            scene.roughly(as_f64(point(chances, 0.95)), 0),
        ),
        x_label: "Blocks made in an epoch",
        y_label: "Share of epochs".to_owned(),
        x_mark: Box::new(move |value| {
            if value < 0.0 || value.fract().abs() > 1e-6 {
                String::new()
            } else {
                scene.roughly(value, 0)
            }
        }),
        y_mark: Box::new(move |value| scene.roughly(value, 1) + "\u{a0}%"),
        series: others,
        markers,
        ..Figure::new(
            scene,
            "Blocks in an epoch",
            height,
            (first - 0.8, last + 0.8),
            (0.0, (highest * 1.2).max(1e-6)),
        )
    };
    let picture = figure.show(ui, |plot_ui| {
        plot_ui.bar_chart(BarChart::new("", drawn).allow_hover(false));
    });
    plot::readout(ui, &picture, |at| {
        let near =
            |bar: &&(u64, u64, f64)| at.x >= as_f64(bar.0) - 0.5 && at.x < as_f64(bar.1) + 0.5;
        let bar = bars.iter().find(near);
        bar.map_or_else(Vec::new, |bar| readout(plans, scene, luck, *bar, &palette))
    });
}

fn readout(
    plans: &DrawnPlans<Option<EpochLuck>>,
    scene: Scene<'_>,
    luck: &Luck,
    (first, last, chance): (u64, u64, f64),
    palette: &theme::Palette,
) -> Vec<(String, Color32)> {
    let count = |blocks| scene.roughly(cast::count(blocks), 0);
    let blocks = if first == last {
        format!("{} blocks", count(first))
    } else {
        format!("{} to {} blocks", count(first), count(last))
    };
    let fewer = scene.estimate(luck.blocks.at_most(1, last));
    let more = scene.estimate(luck.blocks.at_least(1, first));
    let mut lines = vec![
        (
            format!("{blocks} in {} of epochs", scene.estimate(chance)),
            palette.text,
        ),
        (format!("so many or fewer in {fewer}"), palette.quiet),
        (format!("so many or more in {more}"), palette.quiet),
    ];
    lines.extend(scenarios::read(plans, scene, Unit::Ada, palette, |plan| {
        let mean = plan.drawn.as_ref()?.income.blocks.mean();
        Some(format!("{} expected", scene.roughly(mean, 2)))
    }));
    lines
}

/// The smallest number of blocks that so large a share of epochs does not exceed.
pub fn point(chances: &Chances, share: f64) -> u64 {
    let mut sum = 0.0;
    let reached = chances.iter().find(|(_, chance)| {
        sum += chance;
        sum >= share
    });
    reached.map_or(0, |(blocks, _)| blocks)
}

/// The count of block numbers that share a bar.
fn bar_width(chances: &Chances) -> u64 {
    let highest = highest(chances);
    let mut shown = chances
        .iter()
        .filter(|(_, chance)| *chance >= highest * LEAST_BAR)
        .map(|(blocks, _)| blocks);
    let first = shown.next().unwrap_or(0);
    (shown.last().unwrap_or(first) - first) / MOST_BARS + 1
}

fn highest(chances: &Chances) -> f64 {
    let chances = chances.iter().map(|(_, chance)| chance);
    chances.fold(0.0, f64::max)
}

/// Numbers of blocks from the first to the last of a bar, and their chance.
fn bars(chances: &Chances, width: u64) -> Vec<(u64, u64, f64)> {
    let highest = highest(chances);
    let shown = chances
        .iter()
        .filter(|(_, chance)| *chance >= highest * LEAST_BAR);
    // Several chances share a bar; where chances are further apart, each has its own.
    let width = width.div_ceil(chances.step) * chances.step;
    let mut bars: Vec<(u64, u64, f64)> = Vec::new();
    for (blocks, chance) in shown {
        match bars.last_mut() {
            Some((first, end, sum)) if blocks < *first + width => {
                *end = blocks;
                *sum += chance;
            }
            _ => bars.push((blocks, blocks, chance)),
        }
    }
    bars
}
