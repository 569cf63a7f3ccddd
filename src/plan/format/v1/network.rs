//! The network and the protocol of a plan, as format 1 holds them.

use crate::ledger::{Epoch, EpochFigures, Lovelace, Parameters, Ratio};
use crate::plan;
use crate::plan::format::length;
use crate::plan::format::quoted::{Ada, Day, Written};
use crate::plan::parameter::parameters;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Network {
    epoch: u32,
    reserves: Ada,
    fees: Ada,
    blocks: u32,
    active_stake: Ada,
    origin: Origin,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Origin {
    #[serde(deserialize_with = "length::name")]
    preset: String,
    #[serde(deserialize_with = "length::name")]
    source: String,
    date: Day,
    edited: bool,
}

impl Network {
    pub fn into_plan(self) -> plan::Network {
        plan::Network {
            epoch: Epoch(self.epoch),
            figures: EpochFigures {
                reserves: self.reserves.0,
                fees: self.fees.0,
                blocks: self.blocks,
                active_stake: self.active_stake.0,
            },
            origin: self.origin.into_plan(),
        }
    }
}

impl From<&plan::Network> for Network {
    fn from(network: &plan::Network) -> Self {
        let figures = &network.figures;
        Self {
            epoch: network.epoch.0,
            reserves: Ada(figures.reserves),
            fees: Ada(figures.fees),
            blocks: figures.blocks,
            active_stake: Ada(figures.active_stake),
            origin: Origin::from(&network.origin),
        }
    }
}

/// The protocol of format 1, with a field for each parameter of the table.
macro_rules! protocol {
    (
        required { $($Name:ident $field:ident: $type:ty, $Kind:ident $texts:tt)* }
        optional {
            $($Optional:ident $optional:ident: $inner:ty, $InnerKind:ident $more:tt $switch:tt)*
        }
    ) => {
        #[derive(Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct Protocol {
            $($field: <$type as Written>::Text,)*
            $(
                #[serde(default, skip_serializing_if = "Option::is_none")]
                $optional: <Option<$inner> as Written>::Text,
            )*
            origin: Origin,
        }

        impl Protocol {
            pub fn into_plan(self) -> plan::Protocol {
                plan::Protocol {
                    parameters: Parameters {
                        $($field: Written::of(self.$field),)*
                        $($optional: Written::of(self.$optional),)*
                    },
                    origin: self.origin.into_plan(),
                }
            }
        }

        impl From<&plan::Protocol> for Protocol {
            fn from(protocol: &plan::Protocol) -> Self {
                Self {
                    $($field: protocol.parameters.$field.text(),)*
                    $($optional: protocol.parameters.$optional.text(),)*
                    origin: Origin::from(&protocol.origin),
                }
            }
        }
    };
}

parameters!(protocol);

impl Origin {
    fn into_plan(self) -> plan::Origin {
        plan::Origin {
            preset: self.preset,
            source: self.source,
            date: self.date.0,
            edited: self.edited,
        }
    }
}

impl From<&plan::Origin> for Origin {
    fn from(origin: &plan::Origin) -> Self {
        Self {
            preset: origin.preset.clone(),
            source: origin.source.clone(),
            date: Day(origin.date),
            edited: origin.edited,
        }
    }
}
