//! The protocol parameters, in one table. A new one takes a row here and a field of [`Parameters`]:
//! edits, scenarios, plan files, presets, agreements, inputs and reports read the row.

use super::{Plan, Protocol};
use crate::ledger::{Lovelace, Parameters, Ratio};

/// Hands the table to another macro.
///
/// A row: the parameter, its field and type, how it is typed, and its texts; one that may be absent
/// also has the switch that sets it and the value it then has first. The order is that of files and
/// of lists.
macro_rules! parameters {
    ($then:ident) => {
        $then! {
            required {
                TargetPools target_pools: u32, Whole {
                    name: "k",
                    edit: "change k",
                    symbol: "k",
                    label: "Pools k",
                    hint: "Target number of pools; saturation is circulation / k. 500 since \
December 2020",
                    planned: Some("k"),
                }
                PledgeInfluence pledge_influence: Ratio, Number {
                    name: "a0",
                    edit: "change a0",
                    symbol: "a0",
                    label: "Pledge a0",
                    hint: "Pledge influence: a fully pledged saturated pool earns 1 + a0 times one \
without",
                    planned: Some("a0"),
                }
                MonetaryExpansion monetary_expansion: Ratio, Share {
                    name: "ρ",
                    edit: "change ρ",
                    symbol: "rho",
                    label: "Expansion ρ",
                    hint: "Share of the reserves paid out each epoch at full block production",
                    planned: Some("ρ"),
                }
                TreasuryCut treasury_cut: Ratio, Share {
                    name: "τ",
                    edit: "change τ",
                    symbol: "tau",
                    label: "Treasury τ",
                    hint: "Share of the pot that goes to the treasury",
                    planned: Some("τ"),
                }
                MinFixedCost min_fixed_cost: Lovelace, Ada {
                    name: "Minimum fixed cost",
                    edit: "change minimum fixed cost",
                    symbol: "min_fixed_cost",
                    label: "Min. fixed cost",
                    hint: "Checked only when a pool is registered or re-registered",
                    planned: Some("Minimum fixed cost"),
                }
                Decentralisation decentralisation: Ratio, Share {
                    name: "d",
                    edit: "change d",
                    symbol: "d",
                    label: "Federated d",
                    hint: "Share of blocks made by federated nodes; 0 since March 2021",
                    planned: None,
                }
                MaxSupply max_supply: Lovelace, Ada {
                    name: "Max supply",
                    edit: "change max supply",
                    symbol: "max_supply",
                    label: "Max supply",
                    hint: "All ada there will ever be",
                    planned: None,
                }
                SlotsPerEpoch slots_per_epoch: u32, Whole {
                    name: "Slots an epoch",
                    edit: "change slots an epoch",
                    symbol: "slots_per_epoch",
                    label: "Slots an epoch",
                    hint: "432,000 slots of a second",
                    planned: None,
                }
                ActiveSlotCoefficient active_slot_coefficient: Ratio, Share {
                    name: "f",
                    edit: "change f",
                    symbol: "f",
                    label: "Active slots f",
                    hint: "Share of slots that have a leader: 5 %",
                    planned: None,
                }
            }
            optional {
                LeverageCap leverage_cap: Ratio, Number {
                    name: "Leverage cap L",
                    edit: "change leverage cap",
                    symbol: "leverage_cap",
                    label: "Leverage cap L",
                    hint: "Only L times the pledge is rewarded",
                    planned: Some("Leverage cap"),
                } (
                    "Pledge leverage cap L (CIP-50, not in force)",
                    Ratio::new(100, 1).unwrap_or(Ratio::ONE)
                )
                MinMargin min_margin: Ratio, Share {
                    name: "Minimum margin",
                    edit: "change minimum margin",
                    symbol: "min_margin",
                    label: "Min. margin",
                    hint: "",
                    planned: Some("Minimum margin"),
                } (
                    "Minimum margin (CIP-23, not in force)",
                    Ratio::percent(3)
                )
            }
        }
    };
}

pub(in crate::plan) use parameters;

/// The texts of one parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParameterTexts {
    /// In lists of changes and of sources.
    pub name: &'static str,
    /// In the undo menu.
    pub edit: &'static str,
    /// In the canonical text of an agreement.
    pub symbol: &'static str,
    /// Beside its field.
    pub label: &'static str,
    /// On its field.
    pub hint: &'static str,
    /// In the menu of planned changes, where it is offered there.
    pub planned: Option<&'static str>,
}

/// A parameter's value as it is typed and written, with the parameter it makes of another one.
#[derive(Clone, Copy, Debug)]
pub enum ParameterValue {
    /// A whole number.
    Whole(u32, fn(u32) -> Parameter),
    /// An amount of ada.
    Ada(Lovelace, fn(Lovelace) -> Parameter),
    /// A ratio, typed as per cent.
    Share(Ratio, fn(Ratio) -> Parameter),
    /// A ratio, typed as it is.
    Number(Ratio, fn(Ratio) -> Parameter),
}

/// The switch of a parameter that may be absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParameterSwitch {
    /// Beside it.
    pub text: &'static str,
    /// The parameter as switching on makes it.
    pub on: Parameter,
    /// The parameter as switching off makes it.
    pub off: Parameter,
}

macro_rules! define {
    (
        required { $($Name:ident $field:ident: $type:ty, $Kind:ident $texts:tt)* }
        optional { $(
            $Optional:ident $optional:ident: $inner:ty, $InnerKind:ident $inner_texts:tt
            ($switch:literal, $first:expr)
        )* }
    ) => {
        /// One protocol parameter and what it becomes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Parameter {
            $(#[doc = concat!("[`Parameters::", stringify!($field), "`]")] $Name($type),)*
            $(
                #[doc = concat!("[`Parameters::", stringify!($optional), "`]")]
                $Optional(Option<$inner>),
            )*
        }

        /// One protocol parameter, whatever it is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ParameterName {
            $(#[doc = concat!("[`Parameters::", stringify!($field), "`]")] $Name,)*
            $(#[doc = concat!("[`Parameters::", stringify!($optional), "`]")] $Optional,)*
        }

        impl Parameter {
            /// Which one it is.
            pub const fn name(self) -> ParameterName {
                match self {
                    $(Self::$Name(_) => ParameterName::$Name,)*
                    $(Self::$Optional(_) => ParameterName::$Optional,)*
                }
            }

            /// Its value; `None` where it is absent.
            pub fn value(self) -> Option<ParameterValue> {
                match self {
                    $(Self::$Name(value) => Some(ParameterValue::$Kind(value, Self::$Name)),)*
                    $(Self::$Optional(value) => value.map(|value| {
                        ParameterValue::$InnerKind(value, |value| Self::$Optional(Some(value)))
                    }),)*
                }
            }

            /// Puts the value into these parameters.
            pub fn set(self, parameters: &mut Parameters) {
                match self {
                    $(Self::$Name(value) => parameters.$field = value,)*
                    $(Self::$Optional(value) => parameters.$optional = value,)*
                }
            }
        }

        impl ParameterName {
            /// Every parameter, in the order of files and lists.
            pub const ALL: &[Self] = &[$(Self::$Name,)* $(Self::$Optional,)*];

            /// The parameter as it is among these.
            pub const fn of(self, parameters: &Parameters) -> Parameter {
                match self {
                    $(Self::$Name => Parameter::$Name(parameters.$field),)*
                    $(Self::$Optional => Parameter::$Optional(parameters.$optional),)*
                }
            }

            /// Its name in plan files and reports.
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$Name => stringify!($field),)*
                    $(Self::$Optional => stringify!($optional),)*
                }
            }

            /// Its texts.
            pub const fn texts(self) -> &'static ParameterTexts {
                match self {
                    $(Self::$Name => &ParameterTexts $texts,)*
                    $(Self::$Optional => &ParameterTexts $inner_texts,)*
                }
            }

            /// Its switch; `None` where it is never absent.
            pub fn switch(self) -> Option<ParameterSwitch> {
                match self {
                    $(Self::$Name => None,)*
                    $(Self::$Optional => Some(ParameterSwitch {
                        text: $switch,
                        on: Parameter::$Optional(Some($first)),
                        off: Parameter::$Optional(None),
                    }),)*
                }
            }
        }
    };
}

parameters!(define);

impl Plan {
    pub(super) fn set_parameter(&mut self, parameter: Parameter) {
        let Protocol { parameters, origin } = &mut self.protocol;
        origin.edited |= parameter.name().of(parameters) != parameter;
        parameter.set(parameters);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_parameter_is_read_from_where_it_is_put() {
        let mut parameters = Plan::new().protocol.parameters;
        for name in ParameterName::ALL {
            let changed = match (name.of(&parameters).value(), name.switch()) {
                (Some(ParameterValue::Whole(count, made_of)), None) => made_of(count + 1),
                (Some(ParameterValue::Ada(amount, made_of)), None) => {
                    made_of(Lovelace(amount.0 + 1))
                }
                (
                    Some(
                        ParameterValue::Share(ratio, made_of)
                        | ParameterValue::Number(ratio, made_of),
                    ),
                    None,
                ) => made_of(ratio.checked_add(Ratio::percent(1)).unwrap()),
                (None, Some(switch)) => switch.on,
                (value, switch) => panic!("{name:?}: {value:?}, {switch:?}"),
            };
            let before = parameters.clone();
            changed.set(&mut parameters);
            assert_ne!(parameters, before, "{name:?}");
            assert_eq!((name.of(&parameters), changed.name()), (changed, *name));
        }
    }

    #[test]
    fn a_parameter_that_is_switched_off_has_no_value() {
        let switches = ParameterName::ALL.iter().filter_map(|name| name.switch());
        for switch in switches {
            assert!(switch.off.value().is_none());
            assert!(switch.on.value().is_some());
            assert_eq!(switch.off.name(), switch.on.name());
        }
    }

    #[test]
    fn no_two_parameters_share_a_text() {
        let texts: [fn(&ParameterName) -> &'static str; 5] = [
            |name| name.key(),
            |name| name.texts().name,
            |name| name.texts().edit,
            |name| name.texts().symbol,
            |name| name.texts().label,
        ];
        for text in texts {
            let all: BTreeSet<_> = ParameterName::ALL.iter().map(text).collect();
            assert_eq!(all.len(), ParameterName::ALL.len(), "{all:?}");
        }
    }
}
