//! Network and parameter presets, shipped in `assets/presets/` with the source and date of every
//! figure.

use super::format::quoted::{Ada, Day, Share};
use super::{Network, Origin, Protocol};
use crate::ledger::{Epoch, EpochFigures, Parameters, Ratio};
use jiff::civil::Date;
use serde::Deserialize;
use std::sync::LazyLock;

/// The files, the default first.
const FILES: [&str; 2] = [
    include_str!("../../assets/presets/mainnet-618.ron"),
    include_str!("../../assets/presets/mainnet-536.ron"),
];

/// One epoch of a network, with the parameters then in force.
#[derive(Clone, Debug)]
pub struct Preset {
    /// What menus and plan files call it.
    pub name: String,
    /// How exact it is, in a sentence.
    pub quality: String,
    /// The figures of the epoch.
    pub network: Network,
    /// The parameters in force.
    pub protocol: Protocol,
    /// Share of the reward pot that was paid to all pools together; the rest returned to the
    /// reserves.
    pub paid_share: Ratio,
    /// Where each figure comes from, in the order shown.
    pub sources: Vec<FigureSource>,
}

/// Where one figure of a preset comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureSource {
    /// The figure's name.
    pub figure: &'static str,
    /// Who published it.
    pub source: String,
    /// The day it is true for, or since when it holds.
    pub date: Date,
}

/// Every preset, the default first.
pub fn presets() -> &'static [Preset] {
    static PRESETS: LazyLock<Vec<Preset>> = LazyLock::new(|| {
        FILES
            .iter()
            .map(|text| {
                #[expect(
                    clippy::expect_used,
                    reason = "compiled into the program; a test reads every preset"
                )]
                let file: File = ron::from_str(text).expect("presets are valid RON");
                Preset::from(file)
            })
            .collect()
    });
    &PRESETS
}

impl Default for Preset {
    fn default() -> Self {
        #[expect(
            clippy::indexing_slicing,
            reason = "the list of presets is never empty"
        )]
        presets()[0].clone()
    }
}

/// A figure as the asset file has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sourced<T> {
    value: T,
    date: Day,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    quality: String,
    source: String,
    epoch: u32,
    date: Day,
    reserves: Sourced<Ada>,
    fees: Sourced<Ada>,
    blocks: Sourced<u32>,
    active_stake: Sourced<Ada>,
    target_pools: Sourced<u32>,
    pledge_influence: Sourced<Share>,
    monetary_expansion: Sourced<Share>,
    treasury_cut: Sourced<Share>,
    min_fixed_cost: Sourced<Ada>,
    decentralisation: Sourced<Share>,
    max_supply: Sourced<Ada>,
    slots_per_epoch: Sourced<u32>,
    active_slot_coefficient: Sourced<Share>,
    paid_share: Sourced<Share>,
}

impl From<File> for Preset {
    fn from(file: File) -> Self {
        let origin = Origin {
            preset: file.name.clone(),
            source: file.source,
            date: file.date.0,
            edited: false,
        };
        let mut sources = Vec::new();
        let mut note = |figure, source: String, date: Day| {
            sources.push(FigureSource {
                figure,
                source,
                date: date.0,
            });
        };
        note("Reserves", file.reserves.source, file.reserves.date);
        note("Fees", file.fees.source, file.fees.date);
        note("Blocks", file.blocks.source, file.blocks.date);
        note(
            "Active stake",
            file.active_stake.source,
            file.active_stake.date,
        );
        note("k", file.target_pools.source, file.target_pools.date);
        note(
            "a0",
            file.pledge_influence.source,
            file.pledge_influence.date,
        );
        note(
            "ρ",
            file.monetary_expansion.source,
            file.monetary_expansion.date,
        );
        note("τ", file.treasury_cut.source, file.treasury_cut.date);
        note(
            "Minimum fixed cost",
            file.min_fixed_cost.source,
            file.min_fixed_cost.date,
        );
        note(
            "d",
            file.decentralisation.source,
            file.decentralisation.date,
        );
        note("Max supply", file.max_supply.source, file.max_supply.date);
        note(
            "Slots an epoch",
            file.slots_per_epoch.source,
            file.slots_per_epoch.date,
        );
        note(
            "f",
            file.active_slot_coefficient.source,
            file.active_slot_coefficient.date,
        );
        note(
            "Share of the pot paid",
            file.paid_share.source,
            file.paid_share.date,
        );
        Self {
            name: file.name,
            quality: file.quality,
            network: Network {
                epoch: Epoch(file.epoch),
                figures: EpochFigures {
                    reserves: file.reserves.value.0,
                    fees: file.fees.value.0,
                    blocks: file.blocks.value,
                    active_stake: file.active_stake.value.0,
                },
                origin: origin.clone(),
            },
            protocol: Protocol {
                parameters: Parameters {
                    target_pools: file.target_pools.value,
                    pledge_influence: file.pledge_influence.value.0,
                    monetary_expansion: file.monetary_expansion.value.0,
                    treasury_cut: file.treasury_cut.value.0,
                    min_fixed_cost: file.min_fixed_cost.value.0,
                    decentralisation: file.decentralisation.value.0,
                    max_supply: file.max_supply.value.0,
                    slots_per_epoch: file.slots_per_epoch.value,
                    active_slot_coefficient: file.active_slot_coefficient.value.0,
                    leverage_cap: None,
                    min_margin: None,
                },
                origin,
            },
            paid_share: file.paid_share.value.0,
            sources,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_reads_and_names_a_source_for_each_figure() {
        assert_eq!(presets().len(), FILES.len());
        for preset in presets() {
            assert_eq!(preset.sources.len(), 14);
            assert!(
                preset
                    .sources
                    .iter()
                    .all(|source| !source.source.is_empty())
            );
            let started = preset.network.epoch.start().unwrap();
            let age = preset
                .network
                .origin
                .date
                .to_zoned(jiff::tz::TimeZone::UTC)
                .unwrap();
            assert!(age.timestamp() >= started - crate::ledger::Epoch::duration());
        }
    }

    #[test]
    fn plans_assume_what_the_default_preset_pays() {
        let assumed = crate::plan::Projection::default().paid_share;
        assert_eq!(assumed, Preset::default().paid_share);
    }

    #[test]
    fn epoch_536_is_exact_to_the_lovelace() {
        let figures = presets()[1].network.figures;
        assert_eq!(figures.reserves.0, 7_433_694_305_914_142);
        assert_eq!(figures.active_stake.0, 21_765_141_117_698_004);
        assert_eq!(figures.blocks, 21_594);
        assert_eq!(figures.fees.0, 93_384_750_236);
    }
}
