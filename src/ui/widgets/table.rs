//! A table of amounts: names at the left, figures flush right.

use super::long;
use crate::ui::theme;
use egui::{Align, Grid, Label, Layout, RichText, ScrollArea, Ui, UiBuilder};

/// A cell of a table.
#[derive(Clone, Debug)]
#[must_use]
pub struct Cell {
    text: String,
    is_quiet: bool,
    is_strong: bool,
    is_name: bool,
    mark: Option<egui::Color32>,
}

impl Cell {
    /// A figure, flush right.
    pub fn figure(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            is_quiet: false,
            is_strong: false,
            is_name: false,
            mark: None,
        }
    }

    /// A name, flush left.
    pub fn name(text: impl Into<String>) -> Self {
        Self {
            is_name: true,
            ..Self::figure(text)
        }
    }

    /// Less important.
    pub fn quiet(self) -> Self {
        Self {
            is_quiet: true,
            ..self
        }
    }

    /// A sum.
    pub fn strong(self) -> Self {
        Self {
            is_strong: true,
            ..self
        }
    }

    /// A spot of this colour before the text.
    pub fn marked(self, color: egui::Color32) -> Self {
        Self {
            mark: Some(color),
            ..self
        }
    }
}

/// Draws a table with a head; it scrolls sideways where it is wider than its place.
pub fn show(ui: &mut Ui, name: &str, head: &[impl AsRef<str>], rows: &[Vec<Cell>]) {
    ScrollArea::horizontal().id_salt(name).show(ui, |ui| {
        grid(ui, name, head, rows);
    });
}

/// Draws a table of so many rows, `row` making the one at a place. Of a long one only the rows in
/// sight are made and drawn; it scrolls in a frame of its own, below its head.
pub fn show_long(
    ui: &mut Ui,
    name: &str,
    head: &[impl AsRef<str>],
    count: usize,
    row: impl Fn(usize) -> Vec<Cell>,
) {
    if !long::is_long(count) {
        let rows: Vec<Vec<Cell>> = (0..count).map(row).collect();
        show(ui, name, head, &rows);
        return;
    }
    let body = ui.text_style_height(&egui::TextStyle::Body);
    let height = body.max(ui.spacing().interact_size.y) + SPACING.1;
    ScrollArea::both()
        .id_salt(name)
        .max_height(long::FRAME)
        .auto_shrink([false, false])
        .show_viewport(ui, |ui, viewport| {
            let seen = long::in_sight(viewport, height, count);
            let size = egui::vec2(ui.available_width(), height * long::pixels(count + 1));
            let (_, rect) = ui.allocate_space(size);
            let first = long::pixels(seen.start);
            let top = (rect.top() + height * first).max(rect.top() + viewport.top());
            let place = egui::Rect::from_min_max(egui::pos2(rect.left(), top), rect.right_bottom());
            let mut ui = ui.new_child(UiBuilder::new().max_rect(place).id_salt("in sight"));
            let rows: Vec<Vec<Cell>> = seen.map(row).collect();
            grid(&mut ui, name, head, &rows);
        });
}

/// Room between columns and between rows.
const SPACING: (f32, f32) = (18.0, 5.0);

fn grid(ui: &mut Ui, name: &str, head: &[impl AsRef<str>], rows: &[Vec<Cell>]) {
    let palette = theme::of(ui);
    Grid::new(name)
        .striped(true)
        .spacing([SPACING.0, SPACING.1])
        .show(ui, |ui| {
            for (place, text) in head.iter().enumerate() {
                let text = RichText::new(text.as_ref()).small().color(palette.quiet);
                let is_name = rows
                    .first()
                    .and_then(|row| row.get(place))
                    .is_none_or(|cell| cell.is_name);
                aligned(ui, is_name, |ui| {
                    ui.add(Label::new(text).extend());
                });
            }
            ui.end_row();
            for row in rows {
                for cell in row {
                    draw(ui, cell, &palette);
                }
                ui.end_row();
            }
        });
}

fn aligned(ui: &mut Ui, is_name: bool, add: impl FnOnce(&mut Ui)) {
    let layout = if is_name {
        Layout::left_to_right(Align::Center)
    } else {
        Layout::right_to_left(Align::Center)
    };
    ui.with_layout(layout, add);
}

fn draw(ui: &mut Ui, cell: &Cell, palette: &theme::Palette) {
    let mut text = RichText::new(&cell.text);
    if cell.is_quiet {
        text = text.color(palette.quiet);
    } else if cell.is_strong {
        text = text.strong();
    }
    aligned(ui, cell.is_name, |ui| {
        if let Some(mark) = cell.mark {
            let (rect, _) = ui.allocate_exact_size(egui::vec2(10.0, 10.0), egui::Sense::hover());
            ui.painter().circle_filled(rect.center(), 5.0, mark);
        }
        let label = if cell.is_name && cell.text.chars().count() > 40 {
            Label::new(text).truncate()
        } else {
            Label::new(text).extend()
        };
        ui.add(label);
    });
}
