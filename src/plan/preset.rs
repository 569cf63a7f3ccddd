//! Network and parameter presets, shipped in `assets/presets/` with the source and date of every
//! figure.

use super::format::quoted::{Ada, Day, Share, Written};
use super::parameter::parameters;
use super::{Network, Origin, ParameterName, Protocol};
use crate::ledger::{Epoch, EpochFigures, Lovelace, Parameters, Ratio};
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
    /// Its name in menus and plan files.
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
    /// The source of each figure, in the order shown.
    pub sources: Vec<FigureSource>,
}

/// The source of one figure of a preset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureSource {
    /// The figure's name.
    pub figure: &'static str,
    /// Its publisher.
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

impl<T> Sourced<T> {
    /// The value, its source noted.
    fn noted(self, figure: &'static str, sources: &mut Vec<FigureSource>) -> T {
        sources.push(FigureSource {
            figure,
            source: self.source,
            date: self.date.0,
        });
        self.value
    }
}

/// The asset file, with a field for each parameter of the table that is never absent.
macro_rules! file {
    (
        required { $($Name:ident $field:ident: $type:ty, $Kind:ident $texts:tt)* }
        optional {
            $($Optional:ident $optional:ident: $inner:ty, $InnerKind:ident $more:tt $switch:tt)*
        }
    ) => {
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
            $($field: Sourced<<$type as Written>::Text>,)*
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
                Self {
                    name: file.name,
                    quality: file.quality,
                    network: Network {
                        epoch: Epoch(file.epoch),
                        figures: EpochFigures {
                            reserves: file.reserves.noted("Reserves", &mut sources).0,
                            fees: file.fees.noted("Fees", &mut sources).0,
                            blocks: file.blocks.noted("Blocks", &mut sources),
                            active_stake: file.active_stake.noted("Active stake", &mut sources).0,
                        },
                        origin: origin.clone(),
                    },
                    protocol: Protocol {
                        parameters: Parameters {
                            $($field: {
                                let name = ParameterName::$Name.texts().name;
                                Written::of(file.$field.noted(name, &mut sources))
                            },)*
                            $($optional: None,)*
                        },
                        origin,
                    },
                    paid_share: file.paid_share.noted("Share of the pot paid", &mut sources).0,
                    sources,
                }
            }
        }
    };
}

parameters!(file);

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
