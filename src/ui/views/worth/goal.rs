//! Goal seek: a figure, its target, and the input that may move.

use super::words::{crossing_text, place_text};
use crate::forecast::worth::goal::{Goal, Lever, Place, Request, Sought};
use crate::ui::focus::Explained as _;
use crate::ui::scene::{Asks, Scene};
use crate::ui::state::worth::SeekState;
use crate::ui::state::{Unit, ViewState};
use crate::ui::theme;
use crate::ui::widgets::{TypedField, heading, long, notices};
use egui::{ComboBox, RichText, Ui};
use rust_decimal::Decimal;

/// Draws the question and its answer.
pub fn show(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut ViewState,
    sought: Option<&(Request, Sought)>,
    asks: &mut Asks,
) {
    heading(ui, "What it takes to reach a goal");
    let mut state = view.seek;
    ui.horizontal_wrapped(|ui| {
        ui.label("For");
        goals(ui, scene, &mut state);
        ui.label(if state.goal == Goal::NoBlockChance {
            "of at most"
        } else {
            "of at least"
        });
        target(ui, scene, view, &mut state);
        ui.label("move");
        ComboBox::from_id_salt("what may move")
            .selected_text(lever_text(state.lever))
            .show_ui(ui, |ui| {
                for lever in Lever::ALL {
                    ui.selectable_value(&mut state.lever, lever, lever_text(lever));
                }
            })
            .response
            .explained("Which input may move");
    });
    view.seek = state;
    if let Some((request, sought)) = sought {
        answer(ui, scene, view, *request, sought, asks);
    }
}

fn goals(ui: &mut Ui, scene: Scene<'_>, state: &mut SeekState) {
    ComboBox::from_id_salt("goal")
        .selected_text(goal_text(scene, state.goal))
        .width(210.0)
        .show_ui(ui, |ui| {
            for goal in Goal::ALL {
                ui.selectable_value(&mut state.goal, goal, goal_text(scene, goal));
            }
            let owners = &scene.plan.owners;
            long::list(ui, "owners", owners.len(), |ui, place| {
                if let Some(owner) = owners.get(place) {
                    let goal = Goal::OwnerIncome(owner.id);
                    ui.selectable_value(&mut state.goal, goal, goal_text(scene, goal));
                }
            });
        })
        .response
        .explained("Which figure is to reach a target");
}

fn goal_text(scene: Scene<'_>, goal: Goal) -> String {
    match goal {
        Goal::Income => "operator income".to_owned(),
        Goal::IncomeAfterCosts => "operator income after costs".to_owned(),
        Goal::Fees => "fees".to_owned(),
        Goal::FeesAfterCosts => "fees after costs".to_owned(),
        Goal::DelegatorRos => "delegators’ ROS a year".to_owned(),
        Goal::Blocks => "blocks an epoch".to_owned(),
        Goal::NoBlockChance => "chance of no block in an epoch".to_owned(),
        Goal::OwnerIncome(id) => {
            let owner = scene.plan.owners.iter().find(|owner| owner.id == id);
            owner.map_or("an owner who is gone".to_owned(), |owner| {
                format!("income of {}", owner.name)
            })
        }
    }
}

/// The field for the target, in the goal's own unit.
fn target(ui: &mut Ui, scene: Scene<'_>, view: &ViewState, state: &mut SeekState) {
    let named = |unit| {
        TypedField::new("Target", scene.separators)
            .unit(unit)
            .width(150.0)
    };
    let below = match state.goal {
        Goal::DelegatorRos => put(ui, named("% a year"), &mut state.return_on_stake),
        Goal::NoBlockChance => put(ui, named("%"), &mut state.chance),
        Goal::Blocks => put(ui, named("blocks"), &mut state.blocks),
        Goal::Income
        | Goal::IncomeAfterCosts
        | Goal::Fees
        | Goal::FeesAfterCosts
        | Goal::OwnerIncome(_) => {
            let unit = format!("{} {}", scene.unit_name(view.unit), view.period.text());
            put(ui, named(&unit), &mut state.income)
        }
    };
    if let Some(below) = below {
        ui.label(below);
    }
}

/// Draws a field and takes what is typed.
fn put<T: crate::ui::widgets::Kind>(
    ui: &mut Ui,
    field: TypedField<'_>,
    value: &mut T,
) -> Option<RichText> {
    let (typed, below) = field.show_alone(ui, *value);
    if let Some(typed) = typed {
        *value = typed;
    }
    below
}

fn lever_text(lever: Lever) -> &'static str {
    match lever {
        Lever::Delegation => "the delegated stake",
        Lever::Pledge => "the pledge",
        Lever::Margin => "the margin",
        Lever::FixedCost => "the fixed cost",
        Lever::Price => "the price of ada",
    }
}

fn answer(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &ViewState,
    request: Request,
    sought: &Sought,
    asks: &mut Asks,
) {
    let palette = theme::of(ui);
    let lever = lever_text(request.lever);
    let say = |ui: &mut Ui, text: String| {
        ui.add(egui::Label::new(RichText::new(text).size(15.0).color(palette.text)).wrap());
    };
    match sought {
        Sought::At(crossings) => {
            if crossings.len() > 1 {
                notices::line(
                    ui,
                    "The answer is not unique: the figure crosses the target more than once. The \
                     nearest to the plan comes first",
                );
            }
            for crossing in crossings {
                ui.horizontal_wrapped(|ui| {
                    let text = format!(
                        "Reached with {lever} {}, where it is {}",
                        crossing_text(scene, crossing),
                        value_text(scene, view, request, crossing.value)
                    );
                    say(ui, text);
                    let hint = format!("Set {lever} to {}", place_text(scene, crossing.at));
                    if ui.button("Plan with this").explained(hint).clicked() {
                        asks.edit(crossing.at.edit());
                    }
                });
            }
        }
        Sought::Always => say(ui, format!("Reached already, and {lever} cannot undo it")),
        Sought::Never { nearest, at } => {
            let value = value_text(scene, view, request, *nearest);
            let text = match at {
                Place::Delegation(stake) => format!(
                    "Out of reach: moving {lever} brings it no nearer than {value}, with {} \
                     delegated",
                    scene.compact(*stake)
                ),
                Place::Pledge(_) | Place::FixedCost(_) | Place::Margin(_) | Place::Price(_) => {
                    format!(
                        "Out of reach: moving {lever} brings it no nearer than {value}, at {}",
                        place_text(scene, *at)
                    )
                }
            };
            say(ui, text);
        }
        Sought::Undefined => say(ui, "This figure is not defined for the plan".to_owned()),
    }
}

/// A figure of the goal, as its target is given.
fn value_text(scene: Scene<'_>, view: &ViewState, request: Request, value: Decimal) -> String {
    match request.goal {
        Goal::DelegatorRos => format!("{} a year", scene.percent(value, 4)),
        Goal::NoBlockChance => scene.estimate(f64::try_from(value).unwrap_or(0.0)),
        Goal::Blocks => format!("{} an epoch", scene.decimal(value, 4)),
        Goal::Income
        | Goal::IncomeAfterCosts
        | Goal::Fees
        | Goal::FeesAfterCosts
        | Goal::OwnerIncome(_) => {
            let amount = view.period.part_of_year(value);
            let text = if request.in_money {
                scene.fiat(amount)
            } else {
                scene.money(amount, Unit::Ada)
            };
            format!("{text} {}", view.period.text())
        }
    }
}
