//! The stake, price and margin that would cover the running costs, by fees alone and with own stake.

use super::words::{crossing_text, place_text};
use crate::forecast::worth::Covering;
use crate::forecast::worth::goal::{Lever, Place, Sought};
use crate::forecast::{Outcome, Period, Worth};
use crate::ui::focus::Explained as _;
use crate::ui::scene::{Asks, Scene};
use crate::ui::state::{Unit, ViewState};
use crate::ui::theme;
use crate::ui::widgets::{heading, notices};
use egui::{Grid, Label, RichText, Ui};

/// Draws the table.
pub fn show(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &ViewState,
    outcome: &Outcome,
    found: &Worth,
    asks: &mut Asks,
) {
    heading(ui, "What would cover the running costs");
    if outcome.costs.is_free() {
        let why = if outcome.costs.incomplete && !scene.plan.price.is_known() {
            "Costs in money do not count without a price of ada: enter one under Costs and price"
        } else {
            "No running costs are entered yet: add them under Costs and price"
        };
        notices::line(ui, why);
        return;
    }
    sentence(ui, scene, outcome);
    let width = ((ui.available_width() - 150.0) / 3.0 - 16.0).clamp(120.0, 320.0);
    let palette = theme::of(ui);
    Grid::new("what covers the costs")
        .num_columns(4)
        .spacing([16.0, 8.0])
        .striped(true)
        .show(ui, |ui| {
            ui.label("");
            for name in ["Delegated stake", "Price of ada", "Margin"] {
                ui.label(RichText::new(name).small().color(palette.quiet));
            }
            ui.end_row();
            let rows = [
                ("Fees alone", &found.by_fees),
                ("Fees and own stake", &found.by_income),
            ];
            for (name, covering) in rows {
                ui.label(RichText::new(name).strong());
                row(ui, scene, view, covering, width, asks);
                ui.end_row();
            }
        });
    let said = if scene.look.has_controls {
        "Each with everything else as it is, at expected blocks. Click a value to plan with it"
    } else {
        "Each with everything else as it is, at expected blocks"
    };
    notices::line(ui, said);
}

/// Costs beside both incomes, as the plan stands.
fn sentence(ui: &mut Ui, scene: Scene<'_>, outcome: &Outcome) {
    let ada = |amount| scene.money(amount, Unit::Ada);
    let text = format!(
        "Running costs {} a year; fees {}, with own stake {}",
        ada(outcome.costs.ada_a_year),
        ada(Period::Year.ada(outcome.parts.fees())),
        ada(Period::Year.ada(outcome.parts.leader)),
    );
    ui.add(Label::new(RichText::new(text).color(theme::of(ui).text)).wrap());
}

fn row(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &ViewState,
    covering: &Covering,
    width: f32,
    asks: &mut Asks,
) {
    let cells = [
        (Lever::Delegation, &covering.delegation),
        (Lever::Price, &covering.price),
        (Lever::Margin, &covering.margin),
    ];
    for (lever, sought) in cells {
        ui.vertical(|ui| {
            ui.set_width(width);
            cell(ui, scene, view, lever, sought, asks);
        });
    }
}

fn cell(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &ViewState,
    lever: Lever,
    sought: &Sought,
    asks: &mut Asks,
) {
    let palette = theme::of(ui);
    match sought {
        Sought::At(crossings) => {
            for crossing in crossings {
                let hint = "Plan with this value";
                let text = RichText::new(crossing_text(scene, crossing)).size(15.0);
                if !scene.look.has_controls {
                    ui.label(text.color(palette.text));
                    continue;
                }
                if ui.button(text).explained(hint).clicked() {
                    asks.edit(crossing.at.edit());
                }
            }
        }
        Sought::Always => {
            ui.label(RichText::new(always(lever)).size(15.0).color(palette.text));
        }
        Sought::Never { nearest, at } => {
            let short = scene.money(nearest.abs(), view.unit);
            let text = format!("cannot: {} it still lacks {short} a year", even(scene, *at));
            ui.add(Label::new(RichText::new(text).small().color(palette.quiet)).wrap());
        }
        Sought::Undefined => {
            ui.label("–");
        }
    }
}

const fn always(lever: Lever) -> &'static str {
    match lever {
        Lever::Price => "at any price",
        Lever::Margin => "at any margin",
        Lever::Delegation => "with any delegation",
        Lever::Pledge => "with any pledge",
        Lever::FixedCost => "at any fixed cost",
    }
}

/// "even a saturated pool …", the best that was tried.
fn even(scene: Scene<'_>, at: Place) -> String {
    match at {
        Place::Delegation(stake) => {
            format!("even with {} delegated", scene.compact(stake))
        }
        Place::Pledge(_) | Place::FixedCost(_) | Place::Price(_) | Place::Margin(_) => {
            format!("even at {}", place_text(scene, at))
        }
    }
}
