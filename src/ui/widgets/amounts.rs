//! The choice of period and unit of amounts.

use super::segmented;
use crate::forecast::Period;
use crate::ui::scene::Scene;
use crate::ui::state::{Unit, ViewState};
use egui::Ui;

/// The choices of period and unit.
pub fn period_and_unit(ui: &mut Ui, scene: Scene<'_>, view: &mut ViewState) {
    segmented(
        ui,
        "What amounts are given for",
        &mut view.period,
        Period::ALL.map(|period| (period, period.noun().to_owned())),
    );
    unit(ui, scene, view);
}

/// The choice of ada or money, where ada has a price.
pub fn unit(ui: &mut Ui, scene: Scene<'_>, view: &mut ViewState) {
    if !scene.plan.price.is_known() {
        return;
    }
    ui.separator();
    segmented(
        ui,
        "What amounts are given in",
        &mut view.unit,
        [
            (Unit::Ada, "ADA".to_owned()),
            (Unit::Fiat, scene.plan.price.currency.clone()),
        ],
    );
}
