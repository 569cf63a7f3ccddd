//! Running costs and the price of ada.

use crate::plan::limit::LONGEST_NAME;
use crate::plan::{Cost, CostCurrency, CostLine, CostTemplate, Edit, Every, Field};
use crate::ui::focus::Explained as _;
use crate::ui::scene::{Asks, Scene};
use crate::ui::state::Unit;
use crate::ui::widgets::{TypedField, chip, field_label, long, notices, sign_button};
use egui::{ComboBox, Ui};
use rust_decimal::Decimal;

/// Draws the list of costs and the price.
pub fn show(ui: &mut Ui, scene: Scene<'_>, asks: &mut Asks) {
    let costs = &scene.plan.costs;
    long::list(ui, "costs", costs.len(), |ui, place| {
        if let Some(cost) = costs.get(place) {
            ui.push_id(cost.id.0, |ui| row(ui, scene, cost, asks));
        }
    });
    ui.horizontal(|ui| {
        if ui.button("Add cost").clicked() {
            asks.edit(Edit::AddCosts(vec![CostLine {
                what: String::new(),
                amount: Decimal::ZERO,
                currency: CostCurrency::Fiat,
                every: Every::Month,
            }]));
        }
        ui.menu_button("Template", |ui| {
            for template in CostTemplate::ALL {
                let button = ui.button(template.text());
                if button.explained(template.assumption()).clicked() {
                    asks.edit(Edit::AddCosts(template.lines()));
                }
            }
        })
        .response
        .explained("Costs to start from; every line is then yours to change");
    });
    if let Some(outcome) = scene.outcome().filter(|outcome| !outcome.costs.is_free()) {
        notices::line(
            ui,
            &format!(
                "{} a year",
                scene.money(outcome.costs.ada_a_year, Unit::Ada)
            ),
        );
    }
    notices::beside(ui, scene, Field::Costs);
    price(ui, scene, asks);
}

/// Indent of the second row of a cost.
const INDENT: f32 = 26.0;

/// One cost: what it is and its amount, and below how often and in which currency.
fn row(ui: &mut Ui, scene: Scene<'_>, cost: &Cost, asks: &mut Asks) {
    let mut line = cost.line.clone();
    let mut changed = false;
    ui.horizontal(|ui| {
        let name = format!("Remove {}", cost.line.what);
        if sign_button(ui, "×", name.trim_end(), true) {
            asks.edit(Edit::RemoveCost(cost.id));
        }
        let what = egui::TextEdit::singleline(&mut line.what)
            .char_limit(LONGEST_NAME)
            .hint_text("What is paid")
            .desired_width(f32::INFINITY);
        let what = ui.add(what).explained("What is paid");
        changed |= what.changed();
    });
    let mut below = None;
    ui.horizontal(|ui| {
        ui.add_space(INDENT);
        let field = TypedField::new("Amount of the cost", scene.separators).width(86.0);
        let (amount, text) = field.show_alone(ui, line.amount);
        below = text;
        if let Some(amount) = amount {
            line.amount = amount;
            changed = true;
        }
        let fiat = scene.plan.price.currency.clone();
        let text = |currency| match currency {
            CostCurrency::Ada => "ADA".to_owned(),
            CostCurrency::Fiat => fiat.clone(),
        };
        let chosen = ComboBox::from_id_salt("currency")
            .selected_text(text(line.currency))
            .width(58.0)
            .show_ui(ui, |ui| {
                for currency in [CostCurrency::Ada, CostCurrency::Fiat] {
                    let choice = ui.selectable_value(&mut line.currency, currency, text(currency));
                    changed |= choice.changed();
                }
            });
        chosen.response.explained("Currency of the cost");
        let chosen = ComboBox::from_id_salt("every")
            .selected_text(line.every.text())
            .width(82.0)
            .show_ui(ui, |ui| {
                for every in Every::ALL {
                    let choice = ui.selectable_value(&mut line.every, every, every.text());
                    changed |= choice.changed();
                }
            });
        chosen.response.explained("How often it is paid");
    });
    if let Some(below) = below {
        ui.horizontal(|ui| {
            ui.add_space(INDENT + ui.spacing().item_spacing.x);
            ui.add(egui::Label::new(below).wrap());
        });
    }
    if changed {
        asks.edit(Edit::SetCost(Cost { id: cost.id, line }));
    }
}

fn price(ui: &mut Ui, scene: Scene<'_>, asks: &mut Asks) {
    let price = &scene.plan.price;
    let field = TypedField::new("Price of ada", scene.separators)
        .unit(&price.currency)
        .hint("Your assumption; 0 turns money off");
    asks.edit(field.show(ui, price.of_ada).map(Edit::SetPrice));
    ui.horizontal(|ui| {
        let label = field_label(ui, "Currency");
        let mut currency = price.currency.clone();
        let field = egui::TextEdit::singleline(&mut currency)
            .char_limit(3)
            .desired_width(48.0);
        let response = ui.add(field).labelled_by(label.id);
        if response.changed() {
            asks.edit(Edit::SetCurrency(currency.to_uppercase()));
        }
        for code in ["USD", "EUR", "GBP", "JPY"] {
            if code != price.currency && chip(ui, code, "Use this currency") {
                asks.edit(Edit::SetCurrency(code.to_owned()));
            }
        }
    });
    notices::beside(ui, scene, Field::Price);
}
