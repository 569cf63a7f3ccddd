//! One step of the agreement as a line one can read and change: how much, to whom, and the small
//! print below.

use crate::ledger::{Lovelace, Ratio};
use crate::plan::agreement::Words;
use crate::plan::{
    AgreedPercent, AgreedPledge, AgreementEdit, CostCurrency, Directory, Edit, Interval, Owner,
    OwnerId, Party, Plan, Step, Take, To,
};
use crate::ui::focus::Explained as _;
use crate::ui::scene::{Asks, Scene};
use crate::ui::theme;
use crate::ui::widgets::{Kind, Plain, TypedField, long, sign_button};
use egui::{ComboBox, Label, RichText, Ui};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The indent of everything below the first line.
const INDENT: f32 = 30.0;

/// Draws a step; `place` counts from 0, `amount` is what it pays in an expected epoch.
pub fn show(
    ui: &mut Ui,
    scene: Scene<'_>,
    words: Words<'_>,
    step: &Step,
    (place, amount): (usize, &str),
    asks: &mut Asks,
) {
    let mut changed = step.clone();
    let last = scene.plan.agreement.steps.len().saturating_sub(1);
    let number = place + 1;
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(format!("{number}.")).strong());
        take(ui, scene, &mut changed.take);
        ui.label("to");
        to(ui, scene.plan, words, &mut changed.to);
        buttons(ui, step, place, last, asks);
        let text = RichText::new(format!("{amount} an epoch")).color(theme::of(ui).quiet);
        ui.add(Label::new(text).extend());
    });
    shares(ui, scene, &mut changed.to);
    if step.take != Take::Rest {
        small_print(ui, scene, &mut changed);
    }
    if says_more(step) {
        ui.horizontal(|ui| {
            ui.add_space(INDENT);
            let text = RichText::new(words.step(step)).small();
            ui.add(Label::new(text.color(theme::of(ui).quiet)).wrap());
        });
    }
    if changed != *step {
        asks.edit(Edit::Agreement(AgreementEdit::SetStep(changed)));
    }
}

/// Whether a step's words say more than its first line already does.
const fn says_more(step: &Step) -> bool {
    let shares = match &step.to {
        To::ByPledge(pledges) => pledges.len(),
        To::ByPercent(percents) => percents.len(),
        To::One(_) | To::ByStake | To::Equally => 0,
    };
    // Nobody reads the words for hundreds of shares, which stand in fields of their own.
    !long::is_long(shares)
        && (step.floor.is_some()
            || step.cap.is_some()
            || step.carries_shortfall
            || matches!(step.to, To::ByPledge(_) | To::ByPercent(_)))
}

fn buttons(ui: &mut Ui, step: &Step, place: usize, last: usize, asks: &mut Asks) {
    let number = place + 1;
    for (sign, name, is_possible, edit) in [
        (
            "↑",
            format!("Move step {number} up"),
            place > 0,
            AgreementEdit::MoveStep {
                id: step.id,
                to: place.saturating_sub(1),
            },
        ),
        (
            "↓",
            format!("Move step {number} down"),
            place < last,
            AgreementEdit::MoveStep {
                id: step.id,
                to: place + 1,
            },
        ),
        (
            "×",
            format!("Remove step {number}"),
            true,
            AgreementEdit::RemoveStep(step.id),
        ),
    ] {
        if sign_button(ui, sign, &name, is_possible) {
            asks.edit(Edit::Agreement(edit));
        }
    }
}

/// The kinds of amounts, as the menu has them.
fn takes() -> [(&'static str, Take); 7] {
    let amount = Take::Amount {
        amount: Decimal::ZERO,
        currency: CostCurrency::Ada,
        every: Interval::Epoch,
    };
    [
        ("an amount", amount),
        ("% of the income", Take::OfIncome(Ratio::percent(10))),
        ("% of what is left", Take::OfRemainder(Ratio::percent(10))),
        ("the fixed cost", Take::FixedCost),
        ("the margin’s income", Take::Margin),
        ("the own-stake reward", Take::OwnStake),
        ("the rest", Take::Rest),
    ]
}

fn take(ui: &mut Ui, scene: Scene<'_>, take: &mut Take) {
    match take {
        Take::Amount { amount, .. } => typed(ui, scene, "Amount of the step", amount),
        Take::OfIncome(share) | Take::OfRemainder(share) => {
            typed(ui, scene, "Percentage of the step", share);
        }
        Take::FixedCost | Take::Margin | Take::OwnStake | Take::Rest => {}
    }
    if let Take::Amount {
        currency, every, ..
    } = take
    {
        let fiat = &scene.plan.price.currency;
        let text = |currency| match currency {
            CostCurrency::Ada => "ADA",
            CostCurrency::Fiat => fiat.as_str(),
        };
        choose(ui, "currency of the step", text(*currency), 52.0, |ui| {
            for choice in [CostCurrency::Ada, CostCurrency::Fiat] {
                ui.selectable_value(currency, choice, text(choice));
            }
        });
        choose(ui, "how often it is due", every.text(), 78.0, |ui| {
            for choice in Interval::ALL {
                ui.selectable_value(every, choice, choice.text());
            }
        });
    }
    let kind = |take: &Take| std::mem::discriminant(take);
    let known = takes();
    let chosen = known
        .iter()
        .find(|(_, other)| kind(other) == kind(take))
        .map_or("", |(text, _)| text);
    choose(ui, "what the step takes", chosen, 128.0, |ui| {
        for (text, choice) in takes() {
            let is_chosen = kind(&choice) == kind(take);
            if ui.selectable_label(is_chosen, text).clicked() && !is_chosen {
                *take = choice;
            }
        }
    });
}

fn to(ui: &mut Ui, plan: &Plan, words: Words<'_>, to: &mut To) {
    let text = |to: &To| match to {
        To::One(party) => words.party(*party),
        To::ByStake => "all owners by stake".to_owned(),
        To::Equally => "all owners equally".to_owned(),
        To::ByPledge(_) => "owners by agreed pledge".to_owned(),
        To::ByPercent(_) => "by percentages".to_owned(),
    };
    choose(ui, "who gets it", &text(to), 150.0, |ui| {
        let kind = |to: &To| std::mem::discriminant(to);
        let parties = plan.parties().map(To::One);
        let ways = [
            To::ByStake,
            To::Equally,
            To::ByPledge(pledges(plan, &[])),
            To::ByPercent(percents(plan, &[])),
        ];
        let choices: Vec<To> = ways.into_iter().chain(parties).collect();
        long::list(ui, "recipients", choices.len(), |ui, place| {
            let Some(choice) = choices.get(place) else {
                return;
            };
            let is_chosen = match (choice, &*to) {
                (To::One(a), To::One(b)) => a == b,
                (a, b) => kind(a) == kind(b),
            };
            if ui.selectable_label(is_chosen, text(choice)).clicked() && !is_chosen {
                to.clone_from(choice);
            }
        });
    });
}

/// The fields of a division that has figures of its own, one for each who can get a share.
fn shares(ui: &mut Ui, scene: Scene<'_>, to: &mut To) {
    let plan = scene.plan;
    match to {
        To::One(_) | To::ByStake | To::Equally => {}
        To::ByPledge(agreed) => {
            let mut all = pledges(plan, agreed);
            let mut has_changed = false;
            each_share(ui, all.len(), |ui, place| {
                if let Some(share) = all.get_mut(place) {
                    let party = Party::Owner(share.owner);
                    has_changed |= one_share(ui, scene, place, party, &mut share.pledge);
                }
            });
            if has_changed {
                *agreed = all;
            }
        }
        To::ByPercent(agreed) => {
            let mut all = percents(plan, agreed);
            let mut has_changed = false;
            each_share(ui, all.len(), |ui, place| {
                if let Some(share) = all.get_mut(place) {
                    // A third has no exact percentage, so such shares are typed as fractions.
                    has_changed |= if share.share.exact_decimal().is_some() {
                        one_share(ui, scene, place, share.party, &mut share.share)
                    } else {
                        let mut plain = Plain(share.share);
                        let changed = one_share(ui, scene, place, share.party, &mut plain);
                        share.share = plain.0;
                        changed
                    };
                }
            });
            if has_changed {
                let directory = Directory::of(plan);
                all.retain(|share| !share.share.is_zero() || directory.has_party(share.party));
                *agreed = all;
            }
        }
    }
}

/// Draws the fields of so many shares: a few beside each other, many below each other.
fn each_share(ui: &mut Ui, count: usize, mut add: impl FnMut(&mut Ui, usize)) {
    if long::is_long(count) {
        long::list(ui, "shares", count, |ui, place| {
            indented(ui, |ui| add(ui, place));
        });
    } else {
        indented(ui, |ui| (0..count).for_each(|place| add(ui, place)));
    }
}

/// A field for one share; a file may name someone twice, so `place` tells the fields apart.
fn one_share<T: Kind>(
    ui: &mut Ui,
    scene: Scene<'_>,
    place: usize,
    party: Party,
    value: &mut T,
) -> bool {
    let name = scene.plan.party_name(party);
    let before = *value;
    ui.push_id(place, |ui| {
        ui.add(Label::new(RichText::new(&name).small()).truncate());
        typed(ui, scene, &format!("Share of {name}"), value);
    });
    *value != before
}

/// The agreed share of each owner, 0 where nothing is agreed; those of removed owners stay.
fn pledges(plan: &Plan, agreed: &[AgreedPledge]) -> Vec<AgreedPledge> {
    let shares = agreed.iter().rev();
    let known: BTreeMap<OwnerId, Lovelace> =
        shares.map(|share| (share.owner, share.pledge)).collect();
    let directory = Directory::of(plan);
    let without = |owner: &Owner| match agreed {
        [] => owner.stake,
        _ => Lovelace::ZERO,
    };
    let known = plan.owners.iter().map(|owner| AgreedPledge {
        owner: owner.id,
        pledge: known
            .get(&owner.id)
            .copied()
            .unwrap_or_else(|| without(owner)),
    });
    let gone = agreed
        .iter()
        .filter(|share| directory.owner(share.owner).is_none() && share.pledge > Lovelace::ZERO);
    known.chain(gone.copied()).collect()
}

/// The agreed share of each party, 0 where nothing is agreed; equal shares to begin with.
fn percents(plan: &Plan, agreed: &[AgreedPercent]) -> Vec<AgreedPercent> {
    let count = u128::try_from(plan.owners.len()).unwrap_or(1).max(1);
    let equal = Ratio::new(1, count).unwrap_or(Ratio::ONE);
    let shares = agreed.iter().rev();
    let known: BTreeMap<Party, Ratio> = shares.map(|share| (share.party, share.share)).collect();
    let directory = Directory::of(plan);
    let known = plan.parties().map(|party| AgreedPercent {
        party,
        share: match known.get(&party) {
            Some(share) => *share,
            None if agreed.is_empty() && matches!(party, Party::Owner(_)) => equal,
            None => Ratio::ZERO,
        },
    });
    let gone = agreed
        .iter()
        .filter(|share| !directory.has_party(share.party) && !share.share.is_zero());
    known.chain(gone.copied()).collect()
}

/// Minimum, maximum and carrying forward.
fn small_print(ui: &mut Ui, scene: Scene<'_>, step: &mut Step) {
    indented(ui, |ui| {
        for (label, name, limit) in [
            ("at least", "Minimum of the step", &mut step.floor),
            ("at most", "Maximum of the step", &mut step.cap),
        ] {
            let mut is_on = limit.is_some();
            if ui
                .checkbox(&mut is_on, RichText::new(label).small())
                .changed()
            {
                *limit = is_on.then_some(Lovelace::ZERO);
            }
            if let Some(amount) = limit {
                typed(ui, scene, name, amount);
            }
        }
        let text = RichText::new("carry what is unpaid forward").small();
        ui.checkbox(&mut step.carries_shortfall, text).explained(
            "What an epoch does not cover is due in the next one on top. Off: it is forgotten",
        );
    });
}

fn indented(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.horizontal_wrapped(|ui| {
        ui.add_space(INDENT);
        add(ui);
    });
}

/// A short field; what was typed wrongly is told behind it.
fn typed<T: Kind>(ui: &mut Ui, scene: Scene<'_>, name: &str, value: &mut T) {
    let field = TypedField::new(name, scene.separators).width(104.0);
    let (new, below) = field.show_alone(ui, *value);
    if let Some(below) = below {
        ui.add(Label::new(below).extend());
    }
    if let Some(new) = new {
        *value = new;
    }
}

fn choose(ui: &mut Ui, name: &str, chosen: &str, width: f32, add: impl FnOnce(&mut Ui)) {
    let mut chars = name.chars();
    let name: String = chars
        .next()
        .map(|first| first.to_uppercase().chain(chars).collect())
        .unwrap_or_default();
    ComboBox::from_id_salt(&name)
        .selected_text(chosen)
        .width(width)
        .truncate()
        .show_ui(ui, add)
        .response
        .explained(name);
}
