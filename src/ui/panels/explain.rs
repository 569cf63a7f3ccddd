//! "How this is computed": the pot ledger and the pool's reward as sums with the plan's numbers.

use crate::forecast::Outcome;
use crate::ledger::{Lovelace, Pool, fraction};
use crate::ui::focus::Explained as _;
use crate::ui::scene::Scene;
use crate::ui::theme;
use crate::ui::widgets::notices;
use egui::{Align, Grid, Label, Layout, RichText, Ui};
use rust_decimal::Decimal;

/// One line of a sum.
struct Line<'a> {
    name: &'a str,
    value: String,
    formula: String,
    is_total: bool,
}

impl<'a> Line<'a> {
    fn new(name: &'a str, value: impl Into<String>, formula: impl Into<String>) -> Self {
        Self {
            name,
            value: value.into(),
            formula: formula.into(),
            is_total: false,
        }
    }

    fn total(self) -> Self {
        Self {
            is_total: true,
            ..self
        }
    }
}

/// Draws both sums.
pub fn show(ui: &mut Ui, scene: Scene<'_>) {
    ui.heading("How this is computed");
    notices::line(
        ui,
        "One epoch, to the lovelace. Hover or focus a line for its formula",
    );
    let Ok(outcome) = &scene.figures.outcome else {
        notices::line(ui, &scene.figures.verdict);
        return;
    };
    section(ui, "The network’s pot", &pot(scene, outcome));
    section(ui, "What the pool could earn", &maximum(scene, outcome));
    section(ui, "What it earns and who gets it", &shares(scene, outcome));
}

fn section(ui: &mut Ui, name: &str, lines: &[Line<'_>]) {
    let palette = theme::of(ui);
    ui.add_space(8.0);
    ui.label(RichText::new(name).strong());
    Grid::new(name)
        .num_columns(2)
        .spacing([10.0, 3.0])
        .min_col_width(90.0)
        .show(ui, |ui| {
            for line in lines {
                let style = |text: &str| {
                    let text = RichText::new(text).size(12.5);
                    if line.is_total {
                        text.strong()
                    } else {
                        text.color(palette.text)
                    }
                };
                let name = if line.is_total {
                    style(line.name)
                } else {
                    style(line.name).color(palette.quiet)
                };
                let name = ui.add(Label::new(name).sense(egui::Sense::click()));
                let value = ui
                    .with_layout(Layout::right_to_left(Align::Center), |ui| {
                        ui.add(Label::new(style(&line.value)).selectable(true))
                    })
                    .inner;
                name.explained(&line.formula);
                value.on_hover_ui(|ui| {
                    ui.label(&line.formula);
                });
                ui.end_row();
            }
        });
}

fn pot<'a>(scene: Scene<'_>, outcome: &Outcome) -> Vec<Line<'a>> {
    let figures = outcome.model.rewards.figures();
    let pots = outcome.model.rewards.pots();
    let parameters = &scene.plan.protocol.parameters;
    let whole = |number: u64| scene.decimal(Decimal::from(number), 0);
    vec![
        Line::new(
            "Reserves",
            scene.exact(figures.reserves),
            "What is left of the max supply to be handed out",
        ),
        Line::new(
            "+ Expansion ΔR1",
            scene.exact(pots.expansion),
            format!(
                "floor(min(1, N/E) · ρ · reserves) with N = {}, E = {}, ρ = {}",
                whole(u64::from(figures.blocks)),
                whole(pots.expected_blocks),
                parameters.monetary_expansion
            ),
        ),
        Line::new(
            "+ Fees",
            scene.exact(figures.fees),
            "Transaction fees of the epoch",
        ),
        Line::new(
            "= Pot",
            scene.exact(pots.pot),
            "Expansion and fees together",
        )
        .total(),
        Line::new(
            "− Treasury ΔT1",
            scene.exact(pots.treasury),
            format!("floor(τ · pot) with τ = {}", parameters.treasury_cut),
        ),
        Line::new(
            "= Reward pot R",
            scene.exact(pots.reward_pot),
            "Pot less treasury: what all pools can earn together",
        )
        .total(),
    ]
}

fn maximum<'a>(scene: Scene<'_>, outcome: &Outcome) -> Vec<Line<'a>> {
    let rewards = &outcome.model.rewards;
    let pool = &outcome.model.pool;
    let a0 = rewards.pledge_influence();
    let without_pledge = rewards.max_pool_reward(&Pool {
        pledge: Lovelace::ZERO,
        ..*pool
    });
    let if_met = rewards.max_pool_reward(&Pool {
        owner_stake: pool.stake.max(pool.pledge),
        ..*pool
    });
    let bonus = i128::from(if_met.0) - i128::from(without_pledge.0);
    let lost = if_met.saturating_sub(outcome.max_pool_reward);
    let share = |amount| {
        scene.or_dash(fraction(amount, rewards.circulation()).map(|share| scene.percent(share, 6)))
    };
    let mut lines = vec![
        Line::new(
            "Circulation C",
            scene.exact(rewards.circulation()),
            "Max supply less reserves: what stake and pledge are measured against",
        ),
        Line::new(
            "Saturation C/k",
            scene.exact(outcome.saturation),
            format!("Circulation over k = {}", rewards.target_pools()),
        ),
        Line::new(
            "Stake σ",
            share(pool.stake),
            "Pool stake over circulation; counted up to 1/k",
        ),
        Line::new(
            "Pledge p",
            share(pool.pledge),
            "Pledge over circulation; counted up to 1/k",
        ),
        Line::new(
            "For the stake",
            scene.exact(without_pledge),
            format!("R/(1+a0) · σ' with a0 = {a0}: what a pool without pledge would earn"),
        ),
        Line::new(
            "+ Pledge bonus",
            signed(scene, bonus),
            "R/(1+a0) · p'·a0·(σ' − p'·(z0−σ')/z0)/z0 with z0 = 1/k",
        ),
    ];
    if lost > Lovelace::ZERO {
        lines.push(Line::new(
            "− Pledge not met",
            scene.exact(lost),
            "The owners’ stake is below the declared pledge: the whole reward is lost",
        ));
    }
    lines.push(
        Line::new(
            "= Max pool reward",
            scene.exact(outcome.max_pool_reward),
            "maxP: what the pool earns at performance 1, rounded down once",
        )
        .total(),
    );
    lines
}

fn shares<'a>(scene: Scene<'_>, outcome: &Outcome) -> Vec<Line<'a>> {
    let parts = &outcome.parts;
    let pool = &outcome.model.pool;
    let performance = scene.decimal(outcome.model.performance.to_decimal(), 6);
    let margin = scene.percent(pool.margin.to_decimal(), 4);
    vec![
        Line::new(
            "Performance",
            performance.clone(),
            "Blocks made over blocks expected: (n/N) / (st/A)",
        ),
        Line::new(
            "= Pool reward f",
            scene.exact(parts.pool),
            format!("floor(performance · max pool reward) with performance {performance}"),
        )
        .total(),
        Line::new(
            "− Fixed cost",
            scene.exact(parts.fixed),
            format!("min(f, c) with c = {}", scene.exact(pool.fixed_cost)),
        ),
        Line::new(
            "− Margin",
            scene.exact(parts.margin),
            format!("floor((f − c) · m) with m = {margin}"),
        ),
        Line::new(
            "− Owners, pro rata",
            scene.exact(parts.own_stake),
            format!(
                "Their share of the rest by stake: {} of {}",
                scene.exact(pool.owner_stake),
                scene.exact(pool.stake)
            ),
        ),
        Line::new(
            "= Delegators, pro rata",
            scene.exact(parts.delegators),
            "What is left; each delegator’s own share is rounded down, the dust returns to the \
             reserves",
        )
        .total(),
        Line::new(
            "Operator and owners",
            scene.exact(parts.leader),
            "Fixed cost, margin and the owners’ share: all to the pool’s reward account",
        )
        .total(),
    ]
}

fn signed(scene: Scene<'_>, lovelace: i128) -> String {
    let size = Lovelace(u64::try_from(lovelace.unsigned_abs()).unwrap_or(u64::MAX));
    let sign = if lovelace < 0 { "−" } else { "" };
    format!("{sign}{}", scene.exact(size))
}
