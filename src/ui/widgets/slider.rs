//! Sliders linked to typed fields: logarithmic for stakes, linear for shares.

use crate::ledger::{Lovelace, Ratio};
use crate::ui::cast::pixels;
use crate::ui::theme;
use egui::{Slider, SliderClamping, Ui, UiBuilder};
use rust_decimal::Decimal;

/// The marks below a stake slider, in ada.
const MARKS: [(f64, &str); 5] = [
    (1e4, "10k"),
    (1e5, "100k"),
    (1e6, "1M"),
    (1e7, "10M"),
    (1e8, "100M"),
];

/// A logarithmic slider from 0 over 1,000 to `most` ada with labelled marks; the amount as it
/// became by dragging, in three significant digits.
pub fn amount_slider(
    ui: &mut Ui,
    name: &str,
    amount: Lovelace,
    most: Lovelace,
) -> Option<Lovelace> {
    const FIRST: f64 = 1e3;
    let most = approximate(most).max(1e5);
    let mut ada = approximate(amount);
    let before = ada;
    ui.spacing_mut().slider_width = ui.available_width();
    let slider = Slider::new(&mut ada, 0.0..=most)
        .logarithmic(true)
        .smallest_positive(FIRST)
        .clamping(SliderClamping::Never)
        .show_value(false);
    let response = add(ui, slider, name, before);
    marks(ui, response.rect, |ada| {
        (ada.log10() - FIRST.log10()) / (most.log10() - FIRST.log10())
    });
    if !response.changed() || (ada - before).abs() < f64::EPSILON {
        return None;
    }
    Decimal::try_from(ada.max(0.0))
        .ok()?
        .round_sf(3)
        .and_then(|ada| Lovelace::from_ada_floor(ada).ok())
}

fn marks(ui: &mut Ui, rail: egui::Rect, place: impl Fn(f64) -> f64) {
    let palette = theme::of(ui);
    let font = egui::FontId::proportional(9.5);
    let inset = rail.height() / 2.5;
    let (left, right) = (rail.left() + inset, rail.right() - inset);
    let row = ui.allocate_space(egui::vec2(rail.width(), 10.0)).1;
    for (ada, text) in MARKS {
        let place = place(ada);
        if (0.0..=1.0).contains(&place) {
            let x = egui::lerp(f64::from(left)..=f64::from(right), place);
            let at = egui::pos2(pixels(x), row.top() - 4.0);
            ui.painter().text(
                at,
                egui::Align2::CENTER_TOP,
                text,
                font.clone(),
                palette.quiet,
            );
        }
    }
}

/// A linear slider over per cent from 0 to `most`, in steps of a tenth; the share as it became by
/// dragging.
pub fn share_slider(ui: &mut Ui, name: &str, share: Ratio, most: f64) -> Option<Ratio> {
    let mut percent = f64::try_from(share.to_decimal()).unwrap_or(0.0) * 100.0;
    let before = percent;
    ui.spacing_mut().slider_width = ui.available_width();
    let slider = Slider::new(&mut percent, 0.0..=most)
        .clamping(SliderClamping::Never)
        .step_by(0.1)
        .show_value(false);
    let response = add(ui, slider, name, before);
    if !response.changed() || (percent - before).abs() < 1e-9 {
        return None;
    }
    let percent = Decimal::try_from(percent.max(0.0)).ok()?.round_dp(1);
    Ratio::from_percent(percent).ok()
}

/// Draws a slider and tells a screen reader what it moves. It is the same slider whatever notices
/// come and go above it, so that a drag or the focus stays with it.
fn add(ui: &mut Ui, slider: Slider<'_>, name: &str, value: f64) -> egui::Response {
    let id = ui.scope_id().with((name, "slider"));
    let scope = UiBuilder::new().scope_id(id);
    let response = ui.scope_builder(scope, |ui| ui.add(slider)).inner;
    response.widget_info(|| {
        egui::WidgetInfo::slider(response.enabled(), value, format!("{name} slider"))
    });
    response
}

fn approximate(amount: Lovelace) -> f64 {
    f64::try_from(amount.ada()).unwrap_or(0.0)
}
