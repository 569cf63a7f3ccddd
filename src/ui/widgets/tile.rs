//! Figures side by side, each with its name above and its meaning below.

use super::rows::{GAP, equal_rows};
use crate::ui::focus::Explained as _;
use crate::ui::theme;
use egui::{FontId, Frame, Label, Margin, RichText, Stroke, TextStyle, Ui, Vec2, vec2};

/// One figure.
pub struct Tile {
    /// Its name.
    pub name: String,
    /// The figure, with its unit.
    pub value: String,
    /// Its meaning, or its parts.
    pub below: String,
    /// Its computation, on hover and focus; may be empty.
    pub why: String,
}

impl Tile {
    /// A figure without further explanation.
    pub fn new(
        name: impl Into<String>,
        value: impl Into<String>,
        below: impl Into<String>,
    ) -> Self {
        Self {
            name: name.into(),
            value: value.into(),
            below: below.into(),
            why: String::new(),
        }
    }

    /// Adds its computation.
    #[must_use]
    pub fn why(mut self, why: impl Into<String>) -> Self {
        self.why = why.into();
        self
    }
}

/// Width of the narrowest tile.
const LEAST: f32 = 150.0;
/// Size of a value's text.
const VALUE: f32 = 17.0;
/// Between the lines of a tile.
const BETWEEN: f32 = 1.0;
/// Width of a tile's margins and edges.
const MARGINS: f32 = 22.0;

/// Draws the figures in rows of equally large tiles.
pub fn tiles(ui: &mut Ui, tiles: &[Tile]) {
    let (in_row, each) = equal_rows(tiles.len(), ui.available_width(), LEAST);
    for row in tiles.chunks(in_row) {
        let height = row.iter().map(|tile| height(ui, tile, each));
        let height = height.fold(0.0, f32::max);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            for tile in row {
                tile_ui(ui, tile, vec2(each, height));
            }
        });
    }
}

/// The height of a tile's contents at this width, so that those of a row are equally high.
fn height(ui: &Ui, tile: &Tile, width: f32) -> f32 {
    let small = TextStyle::Small.resolve(ui.style());
    let above = [small.clone(), FontId::proportional(VALUE)];
    let above = above.map(|font| ui.fonts_mut(|fonts| fonts.row_height(&font)));
    let color = ui.visuals().text_color();
    let below = ui
        .painter()
        .layout(tile.below.clone(), small, color, width - MARGINS);
    above.iter().sum::<f32>() + 2.0 * BETWEEN + below.size().y
}

fn tile_ui(ui: &mut Ui, tile: &Tile, size: Vec2) {
    let palette = theme::of(ui);
    let shown = Frame::new()
        .fill(palette.card)
        .stroke(Stroke::new(1.0, palette.edge))
        .corner_radius(6.0)
        .inner_margin(Margin::symmetric(10, 6))
        .show(ui, |ui| {
            ui.set_width(size.x - MARGINS);
            ui.set_min_height(size.y);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = BETWEEN;
                let line = |text: RichText| Label::new(text).truncate();
                ui.add(line(RichText::new(&tile.name).small().color(palette.quiet)));
                ui.add(line(
                    RichText::new(&tile.value).size(VALUE).color(palette.text),
                ));
                let below = RichText::new(&tile.below).small().color(palette.quiet);
                ui.add(Label::new(below).wrap());
            });
        })
        .response;
    if !tile.why.is_empty() {
        let sense = egui::Sense::focusable_noninteractive();
        let response = ui.interact(shown.rect, shown.id.with("tile"), sense);
        response.widget_info(|| {
            let said = format!("{}: {}, {}", tile.name, tile.value, tile.below);
            egui::WidgetInfo::labeled(egui::Role::Label, true, said)
        });
        response.explained_by(|ui| {
            ui.set_max_width(420.0);
            ui.label(&tile.why);
        });
    }
}
