//! The part of a report about the network and its pots.

use super::lines::{Lines, lovelace};
use crate::forecast::Outcome;
use crate::plan::Plan;
use serde::Serialize;

/// The keys of a report about the network.
#[derive(Clone, Debug, Serialize)]
pub struct NetworkLines {
    network_preset: String,
    network_source: String,
    network_date: String,
    network_epoch: u32,
    reserves: String,
    network_fees: String,
    network_blocks: u32,
    active_stake: String,
}

/// The keys of a report about the pots of an epoch.
#[derive(Clone, Debug, Serialize)]
pub struct PotLines {
    circulation: String,
    expansion: String,
    pot: String,
    treasury: String,
    reward_pot: String,
    saturation: String,
    saturation_share: Option<String>,
    delegation_only_share: Option<String>,
}

impl NetworkLines {
    pub fn of(plan: &Plan) -> Self {
        let network = &plan.network;
        Self {
            network_preset: network.origin.text(),
            network_source: network.origin.source.clone(),
            network_date: network.origin.date.to_string(),
            network_epoch: network.epoch.0,
            reserves: lovelace(network.figures.reserves),
            network_fees: lovelace(network.figures.fees),
            network_blocks: network.figures.blocks,
            active_stake: lovelace(network.figures.active_stake),
        }
    }
}

impl PotLines {
    pub fn of(outcome: &Outcome) -> Self {
        let rewards = &outcome.model.rewards;
        let pots = rewards.pots();
        Self {
            circulation: lovelace(rewards.circulation()),
            expansion: lovelace(pots.expansion),
            pot: lovelace(pots.pot),
            treasury: lovelace(pots.treasury),
            reward_pot: lovelace(pots.reward_pot),
            saturation: lovelace(outcome.saturation),
            saturation_share: outcome.saturation_share.map(|share| share.to_string()),
            delegation_only_share: rewards
                .delegation_only_share()
                .map(|share| share.to_decimal().round_dp(10).normalize().to_string()),
        }
    }
}

/// Writes the network and its pots.
pub fn text(plan: &Plan, outcome: &Outcome, lines: &mut Lines) {
    let origin = &plan.network.origin;
    let pots = outcome.model.rewards.pots();
    lines.heading("Network");
    lines.words("Preset", &origin.text());
    lines.words("Source", &format!("{}, {}", origin.source, origin.date));
    lines.amount("Reserves", plan.network.figures.reserves);
    lines.amount("Expansion, an epoch", pots.expansion);
    lines.amount("Fees, an epoch", plan.network.figures.fees);
    lines.amount("Treasury, an epoch", pots.treasury);
    lines.amount("Reward pot, an epoch", pots.reward_pot);
    lines.amount("Saturation", outcome.saturation);
}
