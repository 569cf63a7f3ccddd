//! The verdict and the key figures, on top of every view.

use crate::forecast::{Outcome, Period};
use crate::ledger::{Lovelace, Performance};
use crate::plan::Blocks;
use crate::ui::focus::Explained as _;
use crate::ui::scene::Scene;
use crate::ui::state::{Unit, ViewState};
use crate::ui::theme;
use crate::ui::widgets::{GAP, equal_rows, named};
use egui::{Frame, Label, Margin, RichText, Stroke, Ui};
use rust_decimal::Decimal;

/// One key figure.
struct Card {
    name: String,
    value: String,
    /// Its value before the newest step and the difference, where it was another.
    before: Option<String>,
    below: String,
    /// The formula and the numbers in it.
    why: String,
}

/// Width of the narrowest card.
const LEAST: f32 = 128.0;

/// Draws the verdict, and the cards in as many rows as they need. Problems stand beside the inputs and
/// in the status line: here they would push a plot down while it is dragged in.
pub fn show(ui: &mut Ui, scene: Scene<'_>, view: &ViewState) {
    let palette = theme::of(ui);
    let verdict = RichText::new(&scene.figures.verdict)
        .size(17.0)
        .color(palette.text);
    ui.add(Label::new(verdict).wrap());
    let Some(outcome) = scene.outcome() else {
        return;
    };
    let cards = cards(scene, outcome, view);
    let (in_row, card_width) = equal_rows(cards.len(), ui.available_width(), LEAST);
    ui.spacing_mut().item_spacing = egui::vec2(GAP, GAP);
    for row in cards.chunks(in_row) {
        ui.horizontal(|ui| {
            for card in row {
                card_ui(ui, card, card_width);
            }
        });
    }
}

fn card_ui(ui: &mut Ui, card: &Card, width: f32) {
    let palette = theme::of(ui);
    let frame = Frame::new()
        .fill(palette.card)
        .stroke(Stroke::new(1.0, palette.edge))
        .corner_radius(6.0)
        .inner_margin(Margin::symmetric(10, 7));
    let shown = frame
        .show(ui, |ui| {
            ui.set_width(width - 22.0);
            ui.set_min_height(if width < 190.0 { 68.0 } else { 54.0 });
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                let line = |text: RichText| Label::new(text).truncate();
                ui.add(line(RichText::new(&card.name).small().color(palette.quiet)));
                ui.add(line(
                    RichText::new(&card.value).size(19.0).color(palette.text),
                ));
                let below = card.before.as_ref().unwrap_or(&card.below);
                let below = RichText::new(below).small().color(palette.quiet);
                ui.add(Label::new(below).wrap());
            });
        })
        .response;
    // With an id of its own: what a frame registers gives focus up again.
    let response = ui.interact(shown.rect, shown.id.with("card"), egui::Sense::click());
    let name = format!("{}: {}, {}. Copy", card.name, card.value, card.below);
    named(&response, &name);
    if response.clicked() {
        ui.ctx().copy_text(card.why.clone());
    }
    let tip = |ui: &mut Ui| {
        ui.set_max_width(420.0);
        ui.label(&card.why);
        ui.label(RichText::new("Click to copy").small().color(palette.quiet));
    };
    response.explained_by(tip);
}

fn cards(scene: Scene<'_>, outcome: &Outcome, view: &ViewState) -> Vec<Card> {
    vec![
        pool_reward(scene, outcome, view),
        operator_income(scene, outcome, view),
        after_costs(scene, outcome, view),
        delegators(scene, outcome),
        blocks(scene, outcome),
        saturation(scene, outcome),
    ]
}

/// A figure as text, and where it read differently before the newest step, what it was and by how
/// much it differs; otherwise, while a scenario is open, the same against the base.
fn compared(
    scene: Scene<'_>,
    outcome: &Outcome,
    number: impl Fn(&Outcome) -> Option<Decimal>,
    write: impl Fn(Decimal) -> String,
) -> (String, Option<String>) {
    let now = number(outcome);
    let value = scene.or_dash(now.map(&write));
    let against = |other: Option<&Outcome>, word: &str| {
        let (now, other) = (now?, number(other?)?);
        let text = write(other);
        (text != value).then(|| (format!("{word} {text}"), now, other))
    };
    let found = against(scene.before, "was").or_else(|| against(scene.beside.outcome, "base"));
    let Some((other, now, before)) = found else {
        return (value, None);
    };
    let difference = now.checked_sub(before).unwrap_or_default();
    let sign = if difference.is_sign_negative() {
        "−"
    } else {
        "+"
    };
    // Shares differ by points: 2 % are not "+100 %" of 1 %, nor "+1 %".
    let by = write(difference.abs()).replace('%', "points");
    let by = format!("{sign}{by}");
    (value, Some(format!("{other}, {by}")))
}

fn pool_reward(scene: Scene<'_>, outcome: &Outcome, view: &ViewState) -> Card {
    let reward = |outcome: &Outcome| Some(view.period.ada(outcome.parts.pool));
    let (value, before) = compared(scene, outcome, reward, |ada| scene.money(ada, view.unit));
    Card {
        name: format!("Pool reward {}", view.period.text()),
        before,
        below: format!("{} an epoch", scene.whole(outcome.parts.pool)),
        why: format!(
            "f = floor(p · maxP) = {} an epoch, with p = {} and maxP = {}. A year is 73 epochs",
            scene.exact(outcome.parts.pool),
            scene.decimal(outcome.model.performance.to_decimal(), 6),
            scene.exact(outcome.max_pool_reward),
        ),
        value,
    }
}

fn operator_income(scene: Scene<'_>, outcome: &Outcome, view: &ViewState) -> Card {
    let parts = &outcome.parts;
    let income = |outcome: &Outcome| Some(view.period.ada(outcome.parts.leader));
    let (value, before) = compared(scene, outcome, income, |ada| scene.money(ada, view.unit));
    let over = |amount: Lovelace| scene.over(amount, view.period, view.unit);
    Card {
        name: format!("Operator income {}", view.period.text()),
        before,
        below: format!(
            "fees {}, own stake {}",
            over(parts.fees()),
            over(parts.own_stake)
        ),
        why: format!(
            "c + floor((f − c) · (m + (1 − m) · ow/st)) = {} an epoch: fixed cost {}, margin {}, own \
             stake {}. All of it lands in the pool’s reward account",
            scene.exact(parts.leader),
            scene.exact(parts.fixed),
            scene.exact(parts.margin),
            scene.exact(parts.own_stake),
        ),
        value,
    }
}

fn after_costs(scene: Scene<'_>, outcome: &Outcome, view: &ViewState) -> Card {
    let scaled = |a_year| view.period.part_of_year(a_year);
    let write = |ada| scene.money(ada, view.unit);
    let left = |outcome: &Outcome| Some(scaled(outcome.income_after_costs()));
    let (value, before) = compared(scene, outcome, left, write);
    Card {
        name: format!("Left after costs {}", view.period.text()),
        before,
        below: format!("fees alone {}", write(scaled(outcome.fees_after_costs()))),
        why: format!(
            "Operator income less running costs, a year: {} − {} = {}. Costs paid once are not in it",
            scene.money(Period::Year.ada(outcome.parts.leader), Unit::Ada),
            scene.money(outcome.costs.ada_a_year, Unit::Ada),
            scene.money(outcome.income_after_costs(), Unit::Ada),
        ),
        value,
    }
}

fn delegators(scene: Scene<'_>, outcome: &Outcome) -> Card {
    let ros = |outcome: &Outcome| Some(outcome.delegator_ros);
    let (value, before) = compared(scene, outcome, ros, |share| scene.percent(share, 2));
    Card {
        name: "Delegators’ ROS a year".to_owned(),
        before,
        below: "simple, on their stake".to_owned(),
        why: format!(
            "73 · (f − c) · (1 − m) / st = {}: 73 epochs of what is left after fixed cost {} and \
             margin {}, over the pool’s stake of {}",
            scene.percent(outcome.delegator_ros, 6),
            scene.exact(outcome.model.pool.fixed_cost),
            scene.percent(outcome.model.pool.margin.to_decimal(), 4),
            scene.exact(outcome.model.pool.stake),
        ),
        value,
    }
}

fn blocks(scene: Scene<'_>, outcome: &Outcome) -> Card {
    let number = |outcome: &Outcome| outcome.blocks;
    let (value, before) = compared(scene, outcome, number, |blocks| scene.decimal(blocks, 2));
    let rewards = &outcome.model.rewards;
    let stake = outcome.model.pool.stake;
    let chance = outcome.no_block_chance.map(|chance| scene.estimate(chance));
    let below = match scene.plan.blocks {
        Blocks::Expected { .. } => {
            format!("no block in {} of epochs", scene.or_dash(chance.as_ref()))
        }
        Blocks::Given(_) => {
            let expected = rewards.expected_blocks(Performance::EXPECTED, stake);
            let expected = expected.map(|blocks| scene.decimal(blocks, 2));
            format!("given; {} expected", scene.or_dash(expected))
        }
    };
    let none = chance.map(|chance| {
        format!(". Chance of none (1 − p · st/A)^N = {chance}, in the model Binomial(N, p · st/A)")
    });
    let why = format!(
        "p · N · st / A = {}: N = {} blocks of the network, A = {} active stake{}",
        scene.or_dash(outcome.blocks.map(|blocks| scene.decimal(blocks, 6))),
        scene.decimal(Decimal::from(rewards.figures().blocks), 0),
        scene.exact(rewards.figures().active_stake),
        none.unwrap_or_default(),
    );
    Card {
        name: "Blocks an epoch".to_owned(),
        before,
        below,
        why,
        value,
    }
}

fn saturation(scene: Scene<'_>, outcome: &Outcome) -> Card {
    let share = |outcome: &Outcome| outcome.saturation_share;
    let (value, before) = compared(scene, outcome, share, |share| scene.percent(share, 1));
    Card {
        name: "Saturation".to_owned(),
        before,
        below: format!("of {}", scene.compact(outcome.saturation)),
        why: format!(
            "st / (C/k) = {}: C = {} in circulation (max supply − reserves), k = {}, so saturation \
             is at {}",
            scene.or_dash(
                outcome
                    .saturation_share
                    .map(|share| scene.percent(share, 6))
            ),
            scene.exact(outcome.model.rewards.circulation()),
            outcome.model.rewards.target_pools(),
            scene.exact(outcome.saturation),
        ),
        value,
    }
}
