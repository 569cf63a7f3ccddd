//! Amounts as places on an axis, and back.

use crate::ledger::Lovelace;
use crate::number;
use crate::ui::cast;
use crate::ui::scene::Scene;
use rust_decimal::Decimal;

/// An amount as a place on an axis, in ada.
pub fn place(amount: Lovelace) -> f64 {
    cast::count(amount.0) / 1e6
}

/// The amount at a place of an axis, in whole ada; 0 left of it.
pub fn amount(place: f64) -> Lovelace {
    Decimal::try_from(place.max(0.0))
        .ok()
        .and_then(|ada| Lovelace::from_ada_floor(ada.round()).ok())
        .unwrap_or(Lovelace::ZERO)
}

/// A place that was dragged to, as an amount no finer than a two-hundredth of what is shown.
pub fn dragged_amount(place: f64, shown: f64) -> Lovelace {
    let grain = 10f64.powf((shown / 1_000.0).max(1.0).log10().floor());
    amount((place / grain).round() * grain)
}

/// A mark of an axis in ada or money, in few digits; nothing where amounts are hidden.
pub fn mark(scene: Scene<'_>, value: f64) -> String {
    if !scene.look.has_amounts {
        return String::new();
    }
    Decimal::try_from(value).map_or_else(
        |_| String::new(),
        |value| number::compact(value, scene.separators),
    )
}
