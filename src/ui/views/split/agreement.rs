//! The agreement as a list one can change, and what it brings whom: a waterfall, a table, and every
//! owner's income against delegated stake.

use super::{chart, step};
use crate::forecast::shown::OwnerShares;
use crate::forecast::{Outcome, Period, Split};
use crate::ledger::{Lovelace, Proportions, fraction};
use crate::plan::agreement::{Fault, Words};
use crate::plan::limit::LONGEST_NAME;
use crate::plan::{
    AgreementEdit, AgreementPreset, Directory, Edit, Notice, Party, Reserve, Severity, StepId,
};
use crate::ui::focus::Explained as _;
use crate::ui::scene::{Asks, Scene};
use crate::ui::state::{Unit, ViewState};
use crate::ui::theme;
use crate::ui::widgets::table::{self, Cell};
use crate::ui::widgets::{heading, long, notices, sign_button};
use egui::{TextEdit, Ui};

/// Draws what the agreement brings whom.
pub fn outcome(
    ui: &mut Ui,
    scene: Scene<'_>,
    outcome: &Outcome,
    shares: Option<&OwnerShares>,
    view: &ViewState,
) {
    let (Some(split), Some(shares)) = (&scene.figures.split, shares) else {
        return;
    };
    ui.add_space(6.0);
    heading(ui, "An expected epoch, step by step");
    if split.income.total == Lovelace::ZERO {
        notices::line(ui, "The account receives nothing, so nobody is paid");
    }
    chart::waterfall(ui, scene, split);
    rounding(ui, scene, split);
    ui.add_space(6.0);
    heading(ui, "Who gets what");
    amounts(ui, scene, split);
    ui.add_space(6.0);
    heading(ui, "Every owner’s income against delegated stake");
    chart::against_stake(ui, scene, outcome, shares, view);
}

/// Draws the steps and reserves as they can be changed.
pub fn edit(ui: &mut Ui, scene: Scene<'_>, faults: &[Fault], asks: &mut Asks) {
    let agreement = &scene.plan.agreement;
    ui.horizontal_wrapped(|ui| {
        heading(ui, "Agreement");
        ui.menu_button("Start from a preset", |ui| {
            for preset in AgreementPreset::ALL {
                let button = ui.button(preset.text()).explained(preset.meaning());
                if button.clicked() {
                    asks.edit(Edit::Agreement(AgreementEdit::Choose(preset)));
                }
            }
        })
        .response
        .explained("Puts other steps in place of these; undo brings them back");
        let add = ui.button("Add step");
        if add
            .explained("A step before the one that takes the rest")
            .clicked()
        {
            asks.edit(Edit::Agreement(AgreementEdit::AddStep));
        }
        let reserve = ui.button("Add reserve");
        let hint = "A named pot that steps can pay into, such as taxes, charity or a buffer";
        if reserve.explained(hint).clicked() {
            asks.edit(Edit::Agreement(AgreementEdit::AddReserve));
        }
    });
    if agreement.is_empty() {
        notices::line(
            ui,
            "Nothing is agreed yet, so everything is shared in proportion to the owners’ stakes. \
             Start from a preset to say otherwise",
        );
    }
    let words = Words {
        directory: &Directory::of(scene.plan),
        separators: scene.separators,
    };
    long::list(ui, "steps", agreement.steps.len(), |ui, place| {
        if let Some(agreed) = agreement.steps.get(place) {
            let amount = step_amount(scene, place);
            ui.push_id(agreed.id.0, |ui| {
                step::show(ui, scene, words, agreed, (place, &amount), asks);
                fault(ui, faults, Some(agreed.id));
            });
            ui.separator();
        }
    });
    fault(ui, faults, None);
    let reserves = &agreement.reserves;
    long::list(ui, "reserves", reserves.len(), |ui, place| {
        if let Some(pot) = reserves.get(place) {
            ui.push_id(pot.id.0, |ui| reserve(ui, scene, pot, asks));
        }
    });
}

fn step_amount(scene: Scene<'_>, place: usize) -> String {
    let split = scene.figures.split.as_ref();
    let paid = split.and_then(|split| split.steps.get(place).map(|step| step.paid));
    scene.or_dash(paid.map(|paid| scene.exact(paid)))
}

fn fault(ui: &mut Ui, faults: &[Fault], step: Option<StepId>) {
    for fault in faults {
        if fault.step == step {
            let severity = if fault.holds_money {
                Severity::Problem
            } else {
                Severity::Notice
            };
            let field = crate::plan::Field::Agreement;
            notices::show(ui, &Notice::new(field, severity, fault.what.clone()));
        }
    }
}

fn reserve(ui: &mut Ui, scene: Scene<'_>, pot: &Reserve, asks: &mut Asks) {
    ui.horizontal(|ui| {
        if sign_button(ui, "×", &format!("Remove reserve {}", pot.name), true) {
            asks.edit(Edit::Agreement(AgreementEdit::RemoveReserve(pot.id)));
        }
        let label = ui.label("Reserve");
        let mut name = pot.name.clone();
        let field = TextEdit::singleline(&mut name)
            .char_limit(LONGEST_NAME)
            .desired_width(200.0);
        if ui.add(field).labelled_by(label.id).changed() {
            let edit = AgreementEdit::SetReserve(Reserve { id: pot.id, name });
            asks.edit(Edit::Agreement(edit));
        }
        if let Some(split) = &scene.figures.split {
            let amount = scene.exact(split.of(Party::Reserve(pot.id)));
            notices::line(ui, &format!("{amount} an epoch"));
        }
    });
}

/// The receivers of odd lovelaces, and the amounts carried forward.
fn rounding(ui: &mut Ui, scene: Scene<'_>, split: &Split) {
    let odd: Vec<(usize, Party)> = (1..)
        .zip(&split.steps)
        .flat_map(|(number, step)| step.odd_lovelace().map(move |party| (number, party)))
        .collect();
    let name = |place| {
        let (number, party) = odd.get(place).copied()?;
        Some(format!("{} (step {number})", scene.plan.party_name(party)))
    };
    if !odd.is_empty() {
        notices::line(
            ui,
            &format!(
                "Largest remainders: an odd lovelace goes to {}; of equal fractions to who was \
                 entered first",
                long::named(odd.len(), |place| name(place).unwrap_or_default())
            ),
        );
    }
    let carried = split.carried.total();
    if carried > Lovelace::ZERO {
        notices::line(
            ui,
            &format!(
                "{} are not covered and carried forward to the next epoch",
                scene.exact(carried)
            ),
        );
    }
}

/// A row for each party: an epoch, a month, a year, and its share against equal and pro rata.
fn amounts(ui: &mut Ui, scene: Scene<'_>, split: &Split) {
    let palette = theme::of(ui);
    let plan = scene.plan;
    let total = split.income.total;
    let stakes = plan.owners.iter().map(|owner| owner.stake);
    let by_stake = Proportions::of_weights(stakes).apportion(total);
    let each = plan.owners.iter().map(|_| Lovelace(1));
    let same = Proportions::of_weights(each).apportion(total);
    let is_priced = plan.price.is_known();
    let mut head = vec!["", "An epoch", "A month", "A year"];
    let in_fiat = format!("A year in {}", plan.price.currency);
    if is_priced {
        head.push(&in_fiat);
    }
    head.extend(["Share", "Against equal", "Against pro rata"]);
    let figures = |amount: Lovelace| -> Vec<Cell> {
        let mut cells = vec![
            Cell::figure(scene.lovelace(amount)),
            Cell::figure(scene.over(amount, Period::Month, Unit::Ada)),
            Cell::figure(scene.over(amount, Period::Year, Unit::Ada)),
        ];
        if is_priced {
            cells.push(Cell::figure(scene.over(amount, Period::Year, Unit::Fiat)));
        }
        let share = fraction(amount, total).map(|share| scene.percent(share, 2));
        cells.push(Cell::figure(scene.or_dash(share)));
        cells
    };
    let against = |amount: Lovelace, other: Option<&crate::ledger::Portion>| {
        let Some(other) = other else {
            return Cell::figure("–").quiet();
        };
        let (size, sign) = if amount >= other.amount {
            (amount.saturating_sub(other.amount), "+")
        } else {
            (other.amount.saturating_sub(amount), "−")
        };
        if size == Lovelace::ZERO {
            return Cell::figure("the same").quiet();
        }
        Cell::figure(format!("{sign}{}", scene.lovelace(size))).quiet()
    };
    let parties: Vec<(Party, Lovelace)> = split.parties().collect();
    let shown = if scene.look.has_controls {
        parties.len()
    } else {
        parties.len().min(long::MOST_NAMED)
    };
    let of_party = |place: usize, (party, amount): (Party, Lovelace)| {
        let mark = theme::party(&palette, place);
        let mut row = vec![Cell::name(plan.party_name(party)).marked(mark)];
        row.extend(figures(amount));
        if matches!(party, Party::Owner(_)) {
            row.push(against(amount, same.get(place)));
            row.push(against(amount, by_stake.get(place)));
        }
        row
    };
    let mut sums = Vec::new();
    if split.unassigned > Lovelace::ZERO {
        let mut row = vec![Cell::name("Stays in the account")];
        row.extend(figures(split.unassigned));
        sums.push(row);
    }
    let mut row = vec![Cell::name("Account").strong()];
    row.extend(figures(total).into_iter().map(Cell::strong));
    sums.push(row);
    table::show_long(
        ui,
        "who gets what",
        &head,
        shown + sums.len(),
        |place| match parties.get(place).filter(|_| place < shown) {
            Some(party) => of_party(place, *party),
            None => sums.get(place - shown).cloned().unwrap_or_default(),
        },
    );
    if shown < parties.len() {
        let more = parties.len() - shown;
        notices::line(ui, &format!("and {more} more parties"));
    }
}
