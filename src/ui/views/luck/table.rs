//! The table of what a stretch of epochs brings at better and worse luck.

use super::words::stretch;
use crate::forecast::{Distribution, Luck, POINTS};
use crate::ui::scene::Scene;
use crate::ui::state::ViewState;
use crate::ui::theme;
use crate::ui::widgets::heading;
use egui::{Align, Grid, Layout, RichText, Ui};

/// Draws the table.
pub fn show(ui: &mut Ui, scene: Scene<'_>, view: &ViewState, luck: &Luck) {
    let over = stretch(scene, luck.epochs);
    heading(ui, &format!("What {over} brings, from bad luck to good"));
    let ada = |amount: f64| scene.about(amount, view.unit);
    let after = |amount: f64| scene.about(amount - luck.costs, view.unit);
    let percent = |share: f64| scene.estimate_share(share);
    let mut rows: Vec<(&str, Vec<String>)> = vec![
        ("Operator income", row(&luck.operator, ada)),
        ("  fees", row(&luck.fees, ada)),
    ];
    if luck.costs > 0.0 {
        rows.push(("Left after costs", row(&luck.operator, after)));
    }
    rows.push(("Delegators’ ROS a year", row(&luck.returns, percent)));
    let palette = theme::of(ui);
    egui::ScrollArea::horizontal().show(ui, |ui| {
        Grid::new("what luck brings")
            .num_columns(10)
            .striped(true)
            .spacing([14.0, 4.0])
            .max_col_width(170.0)
            .show(ui, |ui| {
                ui.label("");
                let points = POINTS.map(|share| scene.estimate_point(share));
                for name in std::iter::once("Mean".to_owned()).chain(points) {
                    number(ui, RichText::new(name).small().color(palette.quiet));
                }
                ui.label("");
                ui.end_row();
                for (name, cells) in rows {
                    ui.label(RichText::new(name).color(palette.quiet));
                    for (place, cell) in cells.into_iter().enumerate() {
                        let text = RichText::new(cell);
                        number(ui, if place == 0 { text.strong() } else { text });
                    }
                    // The last column alone would take all the room that is left.
                    ui.label("");
                    ui.end_row();
                }
            });
    });
    crate::ui::widgets::notices::line(
        ui,
        "10 % means: in 1 of 10 cases it is this or less. Half of the cases lie between 25 and 75 %",
    );
}

/// The mean and each point of a distribution.
fn row(distribution: &Distribution, write: impl Fn(f64) -> String) -> Vec<String> {
    let points = POINTS.map(|share| distribution.point(share));
    std::iter::once(distribution.mean())
        .chain(points)
        .map(write)
        .collect()
}

fn number(ui: &mut Ui, text: RichText) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.label(text));
}
