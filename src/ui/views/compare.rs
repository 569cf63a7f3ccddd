//! The base and its scenarios side by side: figures down, scenarios across.

use crate::forecast::{Column, Comparison, Counted, Given, Measure};
use crate::number::{self, Places};
use crate::ui::command::{Command, ScenarioCommand, TableText};
use crate::ui::focus::Explained as _;
use crate::ui::panels::scenario;
use crate::ui::scene::{Asks, Scene};
use crate::ui::state::{Unit, ViewState};
use crate::ui::theme;
use crate::ui::widgets::amounts::period_and_unit;
use crate::ui::widgets::{command_button, line_sample};
use egui::{
    Align2, FontId, Pos2, Rect, RichText, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo,
    vec2,
};
use rust_decimal::Decimal;

/// Width of the column of names, in logical pixels.
const NAMES: f32 = 168.0;

/// The text in place of a hidden amount.
const HIDDEN: &str = "•••";

/// Least width of a scenario's column where columns can be scrolled, and where they cannot.
const LEAST: (f32, f32) = (164.0, 84.0);

/// Columns are no wider than this.
const WIDEST: f32 = 230.0;

/// Height of the heads: name, and what the scenario changes.
const HEAD: f32 = 78.0;

/// Height of a row: the value, and below it how it differs from the base.
const ROW: f32 = 36.0;

/// The period and unit of the compared amounts.
pub const fn given(view: &ViewState) -> Given {
    Given {
        period: view.period,
        in_money: matches!(view.unit, Unit::Fiat),
    }
}

/// Draws the table and what can be taken away of it.
pub fn show(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut ViewState,
    comparison: &Comparison,
    asks: &mut Asks,
) {
    if scene.look.has_controls {
        controls(ui, scene, view, asks);
    }
    if comparison.columns.len() < 2 {
        nothing_to_compare(ui, scene, asks);
        return;
    }
    table(ui, scene, comparison, given(view), asks);
    let palette = theme::of(ui);
    let text = "Framed is the best of its row. Below each value stands by how much it differs from the \
                base. Everything is at expected blocks";
    ui.label(RichText::new(text).small().color(palette.quiet));
}

/// Period, unit, and what can be taken away.
fn controls(ui: &mut Ui, scene: Scene<'_>, view: &mut ViewState, asks: &mut Asks) {
    ui.horizontal_wrapped(|ui| {
        period_and_unit(ui, scene, view);
        ui.separator();
        for text in [TableText::Tabs, TableText::Markdown] {
            command_button(ui, Command::CopyTable(text), asks);
        }
        command_button(ui, Command::ExportData, asks);
    });
}

fn nothing_to_compare(ui: &mut Ui, scene: Scene<'_>, asks: &mut Asks) {
    let palette = theme::of(ui);
    ui.add_space(16.0);
    ui.label(RichText::new("There is only the base plan so far").size(17.0));
    if !scene.look.has_controls {
        return;
    }
    let text = "Add a scenario to compare it with: change some inputs of a copy, or take a \
                ready-made what-if";
    ui.label(RichText::new(text).color(palette.quiet));
    ui.add_space(6.0);
    ui.vertical(|ui| {
        ui.set_max_width(280.0);
        command_button(ui, Command::Scenario(ScenarioCommand::New), asks);
        scenario::what_ifs(ui, scene.base(), asks);
    });
}

/// The names at the left stand still, the columns scroll; only those in sight are drawn.
fn table(ui: &mut Ui, scene: Scene<'_>, comparison: &Comparison, given: Given, asks: &mut Asks) {
    let rows = f32::from(u8::try_from(Measure::ALL.len()).unwrap_or(u8::MAX));
    let height = HEAD + rows * ROW;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let names = ui
            .allocate_exact_size(vec2(NAMES, height), Sense::hover())
            .0;
        stripes(ui, names);
        row_names(ui, names, given);
        let count = u16::try_from(comparison.columns.len()).unwrap_or(u16::MAX);
        let least = if scene.look.has_controls {
            LEAST.0
        } else {
            LEAST.1
        };
        let wide = (ui.available_width() / f32::from(count)).clamp(least, WIDEST);
        ScrollArea::horizontal()
            .id_salt("comparison")
            .auto_shrink([false, true])
            .show_viewport(ui, |ui, viewport| {
                let size = vec2(f32::from(count) * wide, height);
                let rect = ui.allocate_exact_size(size, Sense::hover()).0;
                stripes(ui, rect);
                let best = Measure::ALL.map(|measure| comparison.best(measure, given));
                for (column, index) in comparison.columns.iter().zip(0u16..) {
                    let left = f32::from(index) * wide;
                    // One more at each side, for keys to go on to.
                    if left + 2.0 * wide < viewport.left() || left > viewport.right() + wide {
                        continue;
                    }
                    let at = rect.min + vec2(left, 0.0);
                    let rect = Rect::from_min_size(at, vec2(wide, height));
                    let mut ui = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(index));
                    column_ui(
                        &mut ui,
                        rect,
                        scene,
                        comparison,
                        column,
                        (given, &best),
                        asks,
                    );
                }
            });
    });
}

/// The place of a row's figures.
fn row(table: Rect, index: usize) -> Rect {
    let index = f32::from(u8::try_from(index).unwrap_or(u8::MAX));
    let top = table.top() + HEAD + index * ROW;
    Rect::from_min_max(
        Pos2::new(table.left(), top),
        Pos2::new(table.right(), top + ROW),
    )
}

fn stripes(ui: &Ui, table: Rect) {
    let fill = ui.visuals().faint_bg_color;
    for index in (0..Measure::ALL.len()).step_by(2) {
        ui.painter().rect_filled(row(table, index), 0.0, fill);
    }
}

fn row_names(ui: &mut Ui, table: Rect, given: Given) {
    let palette = theme::of(ui);
    for (index, measure) in Measure::ALL.into_iter().enumerate() {
        let rect = row(table, index);
        let (indent, ink) = if measure.is_part() {
            (18.0, palette.quiet)
        } else {
            (6.0, palette.text)
        };
        let below = match measure.counted() {
            Counted::Income => given.period.text(),
            Counted::Stake => "of stake",
            Counted::Share | Counted::Blocks => "",
        };
        let at = rect.left_top() + vec2(indent, if below.is_empty() { 9.0 } else { 3.0 });
        let font = FontId::proportional(13.5);
        let text = measure.text();
        ui.painter().text(at, Align2::LEFT_TOP, text, font, ink);
        let at = rect.left_bottom() + vec2(indent, -3.0);
        let font = FontId::proportional(11.0);
        ui.painter()
            .text(at, Align2::LEFT_BOTTOM, below, font, palette.quiet);
        let response = ui.interact(rect, ui.scope_id().with(("row", index)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, text));
    }
}

fn column_ui(
    ui: &mut Ui,
    rect: Rect,
    scene: Scene<'_>,
    comparison: &Comparison,
    column: &Column,
    (given, best): (Given, &[Option<Decimal>]),
    asks: &mut Asks,
) {
    let palette = theme::of(ui);
    let is_open = column.scenario == scene.beside.open;
    if is_open {
        let fill = palette.accent.gamma_multiply(0.10);
        ui.painter().rect_filled(rect, 4.0, fill);
    }
    head(ui, scene, rect, column, is_open, asks);
    for ((index, measure), best) in Measure::ALL.into_iter().enumerate().zip(best) {
        let cell = row(rect, index);
        let value = column.value(measure, given);
        let text = value.map_or_else(
            || column.missing(measure).to_owned(),
            |value| value_text(scene, column, measure, given, value),
        );
        let is_best = value.is_some() && value == *best;
        let ink = if is_best {
            palette.accent
        } else {
            palette.text
        };
        let font = FontId::proportional(15.0);
        let at = cell.right_top() + vec2(-10.0, 2.0);
        let painter = ui.painter().with_clip_rect(cell.intersect(ui.clip_rect()));
        let written = painter.text(at, Align2::RIGHT_TOP, &text, font, ink);
        if is_best {
            let frame = written.expand2(vec2(6.0, 0.0));
            let stroke = Stroke::new(1.5, palette.accent);
            painter.rect_stroke(frame, 6.0, stroke, egui::StrokeKind::Inside);
        }
        let difference = comparison.difference(column, measure, given);
        let below = difference.map_or_else(String::new, |difference| {
            difference_text(scene, column, measure, given, difference)
        });
        let font = FontId::proportional(11.0);
        let at = cell.right_bottom() + vec2(-10.0, -2.0);
        painter.text(at, Align2::RIGHT_BOTTOM, &below, font, palette.quiet);
        let response = ui.interact(cell, ui.scope_id().with(index), Sense::hover());
        let best = if is_best { ", best of its row" } else { "" };
        response.widget_info(|| {
            let all = format!("{}, {}: {text} {below}{best}", column.name, measure.text());
            WidgetInfo::labeled(egui::Role::Label, true, all)
        });
    }
}

/// Name and changes; a click opens the scenario.
fn head(ui: &mut Ui, scene: Scene<'_>, column: Rect, of: &Column, is_open: bool, asks: &mut Asks) {
    let palette = theme::of(ui);
    let color = theme::scenario_color(of.hue, &palette);
    let rect = Rect::from_min_size(column.min, vec2(column.width(), HEAD));
    let response = ui.interact(rect, ui.scope_id().with("head"), Sense::click());
    response.widget_info(|| {
        WidgetInfo::selected(
            egui::Role::Button,
            true,
            is_open,
            format!("Open {}", of.name),
        )
    });
    let inner = rect.shrink2(vec2(8.0, 4.0));
    let painter = ui.painter().with_clip_rect(inner.intersect(ui.clip_rect()));
    let sample = Rect::from_min_size(inner.min + vec2(0.0, 2.0), vec2(inner.width(), 6.0));
    line_sample(&painter, sample, color, of.dash);
    let cut = |text: &str, size: f32, ink, rows: usize| {
        let mut job =
            egui::text::LayoutJob::simple(text.to_owned(), FontId::proportional(size), ink, 0.0);
        job.wrap.max_width = inner.width();
        job.wrap.max_rows = rows;
        job.halign = egui::Align::RIGHT;
        painter.layout_job(job)
    };
    let name = if of.name.is_empty() {
        "Scenario"
    } else {
        &of.name
    };
    let galley = cut(name, 14.5, palette.text, 1);
    let at = Pos2::new(inner.right(), inner.top() + 12.0);
    painter.galley(at, galley, palette.text);
    // They are amounts for the most part.
    let said = of.changes.iter().filter(|_| scene.look.has_amounts);
    let changes: Vec<String> = said.map(crate::plan::ChangeLine::text).collect();
    let galley = cut(&changes.join("\n"), 11.0, palette.quiet, 3);
    let at = Pos2::new(inner.right(), inner.top() + 31.0);
    painter.galley(at, galley, palette.quiet);
    if response.hovered() {
        let stroke = Stroke::new(1.5, palette.accent);
        ui.painter()
            .rect_stroke(rect, 4.0, stroke, egui::StrokeKind::Inside);
    }
    if response.clicked() {
        asks.command(Command::Scenario(ScenarioCommand::Open(of.scenario)));
    }
    response.explained_by(|ui| {
        ui.set_max_width(380.0);
        ui.strong(name);
        for change in &changes {
            ui.label(change);
        }
    });
}

fn value_text(
    scene: Scene<'_>,
    column: &Column,
    measure: Measure,
    given: Given,
    value: Decimal,
) -> String {
    match measure.counted() {
        Counted::Income => income_text(scene, column, given, value),
        Counted::Stake if !scene.look.has_amounts => HIDDEN.to_owned(),
        Counted::Stake => {
            let text = number::decimal(value, Places::AtMost(0), scene.separators);
            format!("₳{text}")
        }
        Counted::Share if measure == Measure::NoBlock => {
            scene.estimate(f64::try_from(value).unwrap_or(0.0))
        }
        Counted::Share => scene.percent(value, 3),
        Counted::Blocks => scene.decimal(value, 2),
    }
}

/// An amount in the scenario's own unit, rounded for reading.
fn income_text(scene: Scene<'_>, column: &Column, given: Given, value: Decimal) -> String {
    if !scene.look.has_amounts {
        return HIDDEN.to_owned();
    }
    if given.in_money && column.price.is_known() {
        return number::fiat(value, &column.price.currency, scene.separators);
    }
    let places = if value.abs() >= Decimal::ONE_THOUSAND {
        0
    } else {
        2
    };
    let text = number::decimal(value.abs(), Places::AtMost(places), scene.separators);
    let sign = if value.is_sign_negative() && !value.is_zero() {
        "−"
    } else {
        ""
    };
    format!("{sign}₳{text}")
}

fn difference_text(
    scene: Scene<'_>,
    column: &Column,
    measure: Measure,
    given: Given,
    (by, share): (Decimal, Option<Decimal>),
) -> String {
    if by.is_zero() {
        return "as the base".to_owned();
    }
    let sign = if by.is_sign_negative() { "−" } else { "+" };
    let size = by.abs();
    let amount = match measure.counted() {
        Counted::Income => income_text(scene, column, given, size),
        Counted::Stake if !scene.look.has_amounts => HIDDEN.to_owned(),
        Counted::Stake => format!("₳{}", number::compact(size, scene.separators)),
        Counted::Share if measure == Measure::NoBlock => {
            let percent = scene.estimate(f64::try_from(size).unwrap_or(0.0));
            return format!(
                "{sign}{} points",
                percent.trim_end_matches(['%', '\u{a0}', ' '])
            );
        }
        Counted::Share => {
            let points = size.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(size);
            format!("{} points", scene.decimal(points, 3))
        }
        Counted::Blocks => scene.decimal(size, 2),
    };
    match share {
        Some(share) => {
            let places = if share.abs() < Decimal::new(1, 3) {
                3
            } else {
                1
            };
            let percent = number::percent(share.abs(), Places::AtMost(places), scene.separators);
            format!("{sign}{amount} ({sign}{percent})")
        }
        None => format!("{sign}{amount}"),
    }
}
