//! Planned changes of the protocol: from which epoch on, which parameter, and what it becomes.

use crate::ledger::{Epoch, Ratio};
use crate::plan::{Assumption, Parameter, PlannedChange};
use crate::ui::focus::Explained as _;
use crate::ui::scene::Scene;
use crate::ui::widgets::{Plain, TypedField, sign_button};
use egui::{ComboBox, RichText, Ui};

/// The parameters that can be chosen, in the order of the menu.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Which {
    TargetPools,
    PledgeInfluence,
    MonetaryExpansion,
    TreasuryCut,
    MinFixedCost,
    MinMargin,
    LeverageCap,
    Other,
}

impl Which {
    const ALL: [Self; 7] = [
        Self::TargetPools,
        Self::PledgeInfluence,
        Self::MonetaryExpansion,
        Self::TreasuryCut,
        Self::MinFixedCost,
        Self::MinMargin,
        Self::LeverageCap,
    ];

    const fn of(parameter: Parameter) -> Self {
        match parameter {
            Parameter::TargetPools(_) => Self::TargetPools,
            Parameter::PledgeInfluence(_) => Self::PledgeInfluence,
            Parameter::MonetaryExpansion(_) => Self::MonetaryExpansion,
            Parameter::TreasuryCut(_) => Self::TreasuryCut,
            Parameter::MinFixedCost(_) => Self::MinFixedCost,
            Parameter::MinMargin(_) => Self::MinMargin,
            Parameter::LeverageCap(_) => Self::LeverageCap,
            Parameter::Decentralisation(_)
            | Parameter::MaxSupply(_)
            | Parameter::SlotsPerEpoch(_)
            | Parameter::ActiveSlotCoefficient(_) => Self::Other,
        }
    }

    const fn text(self) -> &'static str {
        match self {
            Self::TargetPools => "k",
            Self::PledgeInfluence => "a0",
            Self::MonetaryExpansion => "ρ",
            Self::TreasuryCut => "τ",
            Self::MinFixedCost => "Minimum fixed cost",
            Self::MinMargin => "Minimum margin",
            Self::LeverageCap => "Leverage cap",
            Self::Other => "Another parameter",
        }
    }

    /// The parameter as the plan has it today, to begin with.
    fn today(self, scene: Scene<'_>) -> Parameter {
        let now = &scene.plan.protocol.parameters;
        match self {
            Self::TargetPools | Self::Other => Parameter::TargetPools(now.target_pools),
            Self::PledgeInfluence => Parameter::PledgeInfluence(now.pledge_influence),
            Self::MonetaryExpansion => Parameter::MonetaryExpansion(now.monetary_expansion),
            Self::TreasuryCut => Parameter::TreasuryCut(now.treasury_cut),
            Self::MinFixedCost => Parameter::MinFixedCost(now.min_fixed_cost),
            Self::MinMargin => {
                Parameter::MinMargin(Some(now.min_margin.unwrap_or(Ratio::percent(2))))
            }
            Self::LeverageCap => {
                let cap = Ratio::new(100, 1).unwrap_or(Ratio::ONE);
                Parameter::LeverageCap(Some(now.leverage_cap.unwrap_or(cap)))
            }
        }
    }
}

/// Draws the list.
pub fn show(ui: &mut Ui, scene: Scene<'_>, assumed: &mut Vec<Assumption>) {
    let projection = &scene.plan.projection;
    let mut changes = projection.changes.clone();
    let mut changed = false;
    ui.label(RichText::new("Planned protocol changes").small());
    let mut removed = None;
    for (place, change) in changes.iter_mut().enumerate() {
        ui.push_id(place, |ui| {
            if row(ui, scene, change, &mut changed) {
                removed = Some(place);
            }
        });
    }
    if let Some(place) = removed {
        changes.remove(place);
        changed = true;
    }
    if ui.button("Add planned change").clicked() {
        let first = projection.first_epoch(scene.plan.network.epoch);
        changes.push(PlannedChange {
            epoch: Epoch(first.0.saturating_add(73)),
            parameter: Parameter::TargetPools(1_000),
        });
        changed = true;
    }
    if changed {
        assumed.push(Assumption::Changes(changes));
    }
}

/// One change; whether it is to go.
fn row(ui: &mut Ui, scene: Scene<'_>, change: &mut PlannedChange, changed: &mut bool) -> bool {
    let before = Which::of(change.parameter);
    let mut which = before;
    let mut is_removed = false;
    let mut below = None;
    ui.horizontal(|ui| {
        is_removed = sign_button(ui, "×", "Remove planned change", true);
        ui.label("from epoch");
        let field = TypedField::new("Epoch of the change", scene.separators).width(60.0);
        let (epoch, text) = field.show_alone(ui, change.epoch.0);
        below = text;
        if let Some(epoch) = epoch {
            change.epoch = Epoch(epoch);
            *changed = true;
        }
        ComboBox::from_id_salt("parameter")
            .selected_text(which.text())
            .width(90.0)
            .show_ui(ui, |ui| {
                for choice in Which::ALL {
                    ui.selectable_value(&mut which, choice, choice.text());
                }
            })
            .response
            .explained("Which parameter changes");
    });
    if let Some(below) = below {
        ui.add(egui::Label::new(below).wrap());
    }
    if which != before {
        change.parameter = which.today(scene);
        *changed = true;
        return is_removed;
    }
    if let Some(parameter) = value(ui, scene, change.parameter) {
        change.parameter = parameter;
        *changed = true;
    }
    is_removed
}

/// The field for what the parameter becomes.
fn value(ui: &mut Ui, scene: Scene<'_>, parameter: Parameter) -> Option<Parameter> {
    let field = || TypedField::new("becomes", scene.separators);
    match parameter {
        Parameter::TargetPools(k) => field().show(ui, k).map(Parameter::TargetPools),
        Parameter::PledgeInfluence(a0) => {
            let typed = field().show(ui, Plain(a0));
            typed.map(|Plain(a0)| Parameter::PledgeInfluence(a0))
        }
        Parameter::MonetaryExpansion(rho) => {
            field().show(ui, rho).map(Parameter::MonetaryExpansion)
        }
        Parameter::TreasuryCut(tau) => field().show(ui, tau).map(Parameter::TreasuryCut),
        Parameter::MinFixedCost(cost) => field().show(ui, cost).map(Parameter::MinFixedCost),
        Parameter::MinMargin(Some(margin)) => {
            let typed = field().show(ui, margin);
            typed.map(|margin| Parameter::MinMargin(Some(margin)))
        }
        Parameter::LeverageCap(Some(cap)) => {
            let typed = field().show(ui, Plain(cap));
            typed.map(|Plain(cap)| Parameter::LeverageCap(Some(cap)))
        }
        Parameter::MinMargin(None) | Parameter::LeverageCap(None) => {
            crate::ui::widgets::notices::line(ui, "is abolished");
            None
        }
        Parameter::Decentralisation(d) => field().show(ui, d).map(Parameter::Decentralisation),
        Parameter::MaxSupply(supply) => field().show(ui, supply).map(Parameter::MaxSupply),
        Parameter::SlotsPerEpoch(slots) => field().show(ui, slots).map(Parameter::SlotsPerEpoch),
        Parameter::ActiveSlotCoefficient(f) => {
            field().show(ui, f).map(Parameter::ActiveSlotCoefficient)
        }
    }
}
