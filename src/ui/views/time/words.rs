//! Amounts of the years to come in words.

use crate::forecast::Moment;
use crate::ui::scene::Scene;
use crate::ui::state::{Unit, ViewState};
use rust_decimal::Decimal;

/// An amount already counted in the unit.
pub fn earned(scene: Scene<'_>, unit: Unit, amount: f64) -> String {
    let sign = if amount < 0.0 { "−" } else { "" };
    let size = Decimal::try_from(amount.abs()).unwrap_or(Decimal::MAX);
    match unit {
        Unit::Ada => format!("{sign}{}", scene.money(size, Unit::Ada)),
        Unit::Fiat => format!("{sign}{}", scene.fiat(size)),
    }
}

/// An epoch's amount in ada over the view's period, in the unit at the price of its time.
pub fn over_period(scene: Scene<'_>, view: &ViewState, moment: &Moment, ada: f64) -> String {
    let (unit, _) = scene.estimated_unit(view.unit);
    earned(
        scene,
        unit,
        ada * view.period.epochs() * price(unit, moment),
    )
}

/// The value of an ada in a unit at a time.
pub const fn price(unit: Unit, moment: &Moment) -> f64 {
    match unit {
        Unit::Ada => 1.0,
        Unit::Fiat => moment.price,
    }
}
