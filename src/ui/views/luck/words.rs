//! Numbers of epochs in words.

use crate::ledger::EPOCHS_PER_YEAR;
use crate::ui::scene::Scene;
use rust_decimal::Decimal;
/// `1 epoch`, `3 epochs`.
pub fn epochs(scene: Scene<'_>, count: f64) -> String {
    let text = scene.roughly(count, 0);
    let noun = if text == "1" { "epoch" } else { "epochs" };
    format!("{text} {noun}")
}

/// A stretch of epochs in words.
pub fn stretch(scene: Scene<'_>, epochs: u32) -> String {
    match epochs {
        1 => "an epoch".to_owned(),
        6 => "6 epochs (a month)".to_owned(),
        EPOCHS_PER_YEAR => "a year".to_owned(),
        epochs if epochs % EPOCHS_PER_YEAR == 0 => {
            format!("{} years", epochs / EPOCHS_PER_YEAR)
        }
        epochs => format!("{} epochs", scene.decimal(Decimal::from(epochs), 0)),
    }
}
