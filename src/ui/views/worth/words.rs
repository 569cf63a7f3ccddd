//! Values of inputs in words.

use crate::forecast::worth::goal::{Crossing, Place};
use crate::number::{self, Places};
use crate::ui::scene::Scene;

/// The place at which a figure crosses its target, in words.
pub fn crossing_text(scene: Scene<'_>, crossing: &Crossing) -> String {
    let word = if crossing.upwards { "from" } else { "up to" };
    format!("{word} {}", place_text(scene, crossing.at))
}

/// A value of an input with its unit.
pub fn place_text(scene: Scene<'_>, place: Place) -> String {
    match place {
        Place::Delegation(amount) | Place::Pledge(amount) | Place::FixedCost(amount) => {
            scene.whole(amount)
        }
        Place::Margin(margin) => scene.percent(margin.to_decimal(), 2),
        Place::Price(price) => {
            let price = number::decimal(price, Places::AtMost(6), scene.separators);
            format!("{price}\u{a0}{}", scene.plan.price.currency)
        }
    }
}
