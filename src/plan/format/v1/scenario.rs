//! Scenarios, as files of format 1 hold them.

use super::agreement::Step;
use super::cost::Cost;
use super::network::{Network, Protocol};
use super::pool::Blocks;
use super::projection::Projection;
use crate::ledger::{Lovelace, Ratio};
use crate::plan::format::length;
use crate::plan::format::quoted::{Ada, Number, Share, Written};
use crate::plan::format::unique;
use crate::plan::format::unique::{Distinct, Identified};
use crate::plan::parameter::parameters;
use crate::plan::{self, CostId, Figure, Input, OwnerId, Parameter, ScenarioId};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    id: u32,
    #[serde(deserialize_with = "length::name")]
    name: String,
    colour: Hue,
    line: Dash,
    #[serde(deserialize_with = "length::note")]
    note: String,
    pinned: bool,
    #[serde(deserialize_with = "unique::of_unique")]
    changes: Vec<Change>,
}

#[derive(Serialize, Deserialize)]
enum Hue {
    Orange,
    SkyBlue,
    Green,
    Yellow,
    Blue,
    Vermillion,
    Purple,
}

#[derive(Serialize, Deserialize)]
enum Dash {
    Solid,
    Long,
    Short,
    Dotted,
}

/// One change of the plan's, read and written as a [`FileChange`].
#[derive(Clone, Serialize, Deserialize)]
#[serde(from = "FileChange", into = "FileChange")]
struct Change(plan::Change);

impl Identified for Scenario {
    const PLURAL: &'static str = "scenarios";

    fn id(&self) -> u32 {
        self.id
    }
}

impl Distinct for Change {
    const PLURAL: &'static str = "changes";

    type Key = Input;

    fn key(&self) -> Input {
        self.0.input()
    }

    fn twice(&self) -> String {
        format!(
            "this scenario changes \"{}\" twice; remove one of the changes",
            self.key().name()
        )
    }
}

impl Scenario {
    pub fn into_plan(self) -> plan::Scenario {
        plan::Scenario {
            id: ScenarioId(self.id),
            name: self.name,
            hue: self.colour.into_plan(),
            dash: self.line.into_plan(),
            note: self.note,
            pinned: self.pinned,
            changes: self.changes.into_iter().map(|change| change.0).collect(),
        }
    }
}

impl From<&plan::Scenario> for Scenario {
    fn from(scenario: &plan::Scenario) -> Self {
        Self {
            id: scenario.id.0,
            name: scenario.name.clone(),
            colour: Hue::from(scenario.hue),
            line: Dash::from(scenario.dash),
            note: scenario.note.clone(),
            pinned: scenario.pinned,
            changes: scenario.changes.iter().cloned().map(Change).collect(),
        }
    }
}

impl Hue {
    const fn into_plan(self) -> plan::Hue {
        match self {
            Self::Orange => plan::Hue::Orange,
            Self::SkyBlue => plan::Hue::SkyBlue,
            Self::Green => plan::Hue::Green,
            Self::Yellow => plan::Hue::Yellow,
            Self::Blue => plan::Hue::Blue,
            Self::Vermillion => plan::Hue::Vermillion,
            Self::Purple => plan::Hue::Purple,
        }
    }
}

impl From<plan::Hue> for Hue {
    fn from(hue: plan::Hue) -> Self {
        match hue {
            plan::Hue::Orange => Self::Orange,
            plan::Hue::SkyBlue => Self::SkyBlue,
            plan::Hue::Green => Self::Green,
            plan::Hue::Yellow => Self::Yellow,
            plan::Hue::Blue => Self::Blue,
            plan::Hue::Vermillion => Self::Vermillion,
            plan::Hue::Purple => Self::Purple,
        }
    }
}

impl Dash {
    const fn into_plan(self) -> plan::Dash {
        match self {
            Self::Solid => plan::Dash::Solid,
            Self::Long => plan::Dash::Long,
            Self::Short => plan::Dash::Short,
            Self::Dotted => plan::Dash::Dotted,
        }
    }
}

impl From<plan::Dash> for Dash {
    fn from(dash: plan::Dash) -> Self {
        match dash {
            plan::Dash::Solid => Self::Solid,
            plan::Dash::Long => Self::Long,
            plan::Dash::Short => Self::Short,
            plan::Dash::Dotted => Self::Dotted,
        }
    }
}

/// The changes of format 1, with a variant for each parameter of the table.
macro_rules! changes {
    (
        required { $($Name:ident $field:ident: $type:ty, $Kind:ident $texts:tt)* }
        optional {
            $($Optional:ident $optional:ident: $inner:ty, $InnerKind:ident $more:tt $switch:tt)*
        }
    ) => {
        #[derive(Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        enum FileChange {
            Pledge(Ada),
            OwnerStake { owner: u32, stake: Ada },
            PledgeFollowsStake(bool),
            Steps(#[serde(deserialize_with = "unique::of_unique")] Vec<Step>),
            FixedCost(Ada),
            Margin(Share),
            Delegated(Ada),
            Blocks(Blocks),
            Cost(Cost),
            ExtraCost(Cost),
            NoCost(u32),
            Price(Number),
            Currency(#[serde(deserialize_with = "length::name")] String),
            Network(Box<Network>),
            Reserves(Ada),
            Fees(Ada),
            NetworkBlocks(u32),
            ActiveStake(Ada),
            Protocol(Box<Protocol>),
            $($Name(<$type as Written>::Text),)*
            $($Optional(<Option<$inner> as Written>::Text),)*
            Projection(Box<Projection>),
        }

        impl From<FileChange> for Change {
            fn from(change: FileChange) -> Self {
                use FileChange as File;
                Self(match change {
                    File::Pledge(amount) => plan::Change::Pledge(amount.0),
                    File::OwnerStake { owner, stake } => {
                        plan::Change::OwnerStake(OwnerId(owner), stake.0)
                    }
                    File::PledgeFollowsStake(follows) => plan::Change::PledgeFollowsStake(follows),
                    File::Steps(steps) => {
                        plan::Change::Steps(steps.into_iter().map(Step::into_plan).collect())
                    }
                    File::FixedCost(amount) => plan::Change::FixedCost(amount.0),
                    File::Margin(margin) => plan::Change::Margin(margin.0),
                    File::Delegated(amount) => plan::Change::Delegated(amount.0),
                    File::Blocks(blocks) => plan::Change::Blocks(blocks.into_plan()),
                    File::Cost(cost) => plan::Change::Cost(cost.into_plan()),
                    File::ExtraCost(cost) => plan::Change::ExtraCost(cost.into_plan()),
                    File::NoCost(id) => plan::Change::NoCost(CostId(id)),
                    File::Price(price) => plan::Change::Price(price.0),
                    File::Currency(currency) => plan::Change::Currency(currency),
                    File::Network(network) => plan::Change::Network(network.into_plan()),
                    File::Reserves(amount) => Figure::Reserves(amount.0).into(),
                    File::Fees(amount) => Figure::Fees(amount.0).into(),
                    File::NetworkBlocks(count) => Figure::Blocks(count).into(),
                    File::ActiveStake(amount) => Figure::ActiveStake(amount.0).into(),
                    File::Protocol(protocol) => {
                        plan::Change::Protocol(Box::new(protocol.into_plan()))
                    }
                    $(File::$Name(text) => Parameter::$Name(Written::of(text)).into(),)*
                    $(File::$Optional(text) => Parameter::$Optional(Written::of(text)).into(),)*
                    File::Projection(projection) => {
                        plan::Change::Projection(Box::new(projection.to_plan()))
                    }
                })
            }
        }

        impl From<Parameter> for FileChange {
            fn from(parameter: Parameter) -> Self {
                match parameter {
                    $(Parameter::$Name(value) => Self::$Name(value.text()),)*
                    $(Parameter::$Optional(value) => Self::$Optional(value.text()),)*
                }
            }
        }
    };
}

parameters!(changes);

impl From<Change> for FileChange {
    fn from(Change(change): Change) -> Self {
        match change {
            plan::Change::Pledge(amount) => Self::Pledge(Ada(amount)),
            plan::Change::OwnerStake(owner, stake) => Self::OwnerStake {
                owner: owner.0,
                stake: Ada(stake),
            },
            plan::Change::PledgeFollowsStake(follows) => Self::PledgeFollowsStake(follows),
            plan::Change::Steps(steps) => Self::Steps(steps.iter().map(Step::from).collect()),
            plan::Change::FixedCost(amount) => Self::FixedCost(Ada(amount)),
            plan::Change::Margin(margin) => Self::Margin(Share(margin)),
            plan::Change::Delegated(amount) => Self::Delegated(Ada(amount)),
            plan::Change::Blocks(blocks) => Self::Blocks(Blocks::from(blocks)),
            plan::Change::Cost(cost) => Self::Cost(Cost::from(&cost)),
            plan::Change::ExtraCost(cost) => Self::ExtraCost(Cost::from(&cost)),
            plan::Change::NoCost(id) => Self::NoCost(id.0),
            plan::Change::Price(price) => Self::Price(Number(price)),
            plan::Change::Currency(currency) => Self::Currency(currency),
            plan::Change::Network(network) => Self::Network(Box::new(Network::from(&network))),
            plan::Change::Figure(Figure::Reserves(amount)) => Self::Reserves(Ada(amount)),
            plan::Change::Figure(Figure::Fees(amount)) => Self::Fees(Ada(amount)),
            plan::Change::Figure(Figure::Blocks(count)) => Self::NetworkBlocks(count),
            plan::Change::Figure(Figure::ActiveStake(amount)) => Self::ActiveStake(Ada(amount)),
            plan::Change::Protocol(protocol) => {
                Self::Protocol(Box::new(Protocol::from(protocol.as_ref())))
            }
            plan::Change::Parameter(parameter) => Self::from(parameter),
            plan::Change::Projection(projection) => {
                Self::Projection(Box::new(Projection::from(projection.as_ref())))
            }
        }
    }
}
