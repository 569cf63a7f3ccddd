//! A table of a stretch of epochs at better and worse luck.

use super::words::stretch;
use crate::forecast::{Distribution, Luck, POINTS};
use crate::ui::scene::Scene;
use crate::ui::state::ViewState;
use crate::ui::widgets::{heading, notices, spread};
use egui::Ui;

/// Draws the table.
pub fn show(ui: &mut Ui, scene: Scene<'_>, view: &ViewState, luck: &Luck) {
    let over = stretch(scene, luck.epochs);
    heading(ui, &format!("What {over} brings, from bad luck to good"));
    let ada = |amount: f64| scene.about(amount, view.unit);
    let after = |amount: f64| scene.about(amount - luck.costs, view.unit);
    let percent = |share: f64| scene.estimate_share(share);
    let mut rows = vec![
        row("Operator income", &luck.operator, ada),
        row("  fees", &luck.fees, ada),
    ];
    if luck.costs > 0.0 {
        rows.push(row("Left after costs", &luck.operator, after));
    }
    rows.push(row("Delegators’ ROS a year", &luck.returns, percent));
    spread(ui, scene, "what luck brings", rows);
    notices::line(
        ui,
        "10 % means: in 1 of 10 cases it is this or less. Half of the cases lie between 25 and 75 %",
    );
}

/// The name, the mean and the points of a distribution.
fn row<'a>(
    name: &'a str,
    distribution: &Distribution,
    write: impl Fn(f64) -> String,
) -> (&'a str, String, [String; 7]) {
    let points = POINTS.map(|share| write(distribution.point(share)));
    (name, write(distribution.mean()), points)
}
