//! A table of distributions: the mean and the points of each.

use super::table::{self, Cell};
use crate::forecast::POINTS;
use crate::ui::scene::Scene;
use egui::Ui;

/// Draws a row for each distribution: its name, its mean, and its points.
pub fn spread(ui: &mut Ui, scene: Scene<'_>, name: &str, rows: Vec<(&str, String, [String; 7])>) {
    let points = POINTS.map(|share| scene.estimate_point(share));
    let mut head = vec![String::new(), "Mean".to_owned()];
    head.extend(points);
    let rows: Vec<Vec<Cell>> = rows
        .into_iter()
        .map(|(name, mean, points)| {
            let mut cells = vec![Cell::name(name).quiet(), Cell::figure(mean).strong()];
            cells.extend(points.map(Cell::figure));
            cells
        })
        .collect();
    table::show(ui, name, &head, &rows);
}
