//! From which stake on the pool is any good for its delegators.

use super::{millionths, share};
use crate::forecast::{Outcome, Worth};
use crate::ui::scene::Scene;
use crate::ui::state::ViewState;
use crate::ui::widgets::{Tile, TypedField, heading, tiles};
use egui::Ui;

/// Draws from where on it is viable and competitive.
pub fn show(ui: &mut Ui, scene: Scene<'_>, view: &mut ViewState, outcome: &Outcome, found: &Worth) {
    heading(ui, "From which stake on it is good for delegators");
    let competitive = &found.competitive;
    let stakes = competitive.stakes;
    let stake = outcome.model.pool.stake;
    let now = |reached: bool| if reached { "reached" } else { "not reached" };
    let viable = found.viable;
    let (value, below) = match stakes {
        Some((from, to)) => (
            format!("{} to {}", scene.compact(from), scene.compact(to)),
            now((from..=to).contains(&stake)).to_owned(),
        ),
        None => (
            "at no stake".to_owned(),
            "fixed cost or margin are too high for it".to_owned(),
        ),
    };
    tiles(
        ui,
        &[
            Tile::new(
                "Viable: the reward covers the fixed cost",
                viable.map_or("at no stake".to_owned(), |from| {
                    format!("from {}", scene.whole(from))
                }),
                now(viable.is_some_and(|from| stake >= from)),
            )
            .why(
                "The smallest total stake whose reward at expected blocks is at least the fixed \
                 cost, with pledge and owners’ stake as they are. Below it delegators get nothing \
                 in an ordinary epoch",
            ),
            Tile::new("Competitive", value, below).why(format!(
                "The total stakes at which delegators’ ROS is at least {} a year: the best possible \
                 less the chosen distance",
                scene.percent(competitive.least, 2)
            )),
            Tile::new(
                "Best possible ROS a year",
                scene.percent(competitive.best, 2),
                format!("this plan {}", scene.percent(outcome.delegator_ros, 2)),
            )
            .why(
                "What a saturated pool with this pledge would return without fixed cost and margin",
            ),
        ],
    );
    if !scene.look.has_controls {
        return;
    }
    let hint = "How far below the best possible return counts as competitive, in percentage points";
    let field = TypedField::new("Distance to best", scene.separators)
        .unit("points")
        .hint(hint);
    ui.scope(|ui| {
        ui.set_max_width(280.0);
        if let Some(distance) = field.show(ui, share(view.competitive_distance)) {
            view.competitive_distance = millionths(distance);
        }
    });
}
