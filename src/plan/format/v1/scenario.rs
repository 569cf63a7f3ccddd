//! Scenarios, as files of format 1 hold them.

use super::agreement::Step;
use super::projection::Projection;
use super::{Blocks, Cost, Network, Protocol};
use crate::plan::format::quoted::{Ada, Number, Share};
use crate::plan::format::unique;
use crate::plan::format::unique::{Distinct, Identified};
use crate::plan::{self, CostId, Figure, Input, OwnerId, Parameter, ScenarioId};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    id: u32,
    name: String,
    colour: Hue,
    line: Dash,
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

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
enum Change {
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
    Currency(String),
    Network(Box<Network>),
    Reserves(Ada),
    Fees(Ada),
    NetworkBlocks(u32),
    ActiveStake(Ada),
    Protocol(Box<Protocol>),
    TargetPools(u32),
    PledgeInfluence(Share),
    MonetaryExpansion(Share),
    TreasuryCut(Share),
    MinFixedCost(Ada),
    Decentralisation(Share),
    MaxSupply(Ada),
    SlotsPerEpoch(u32),
    ActiveSlotCoefficient(Share),
    LeverageCap(Option<Share>),
    MinMargin(Option<Share>),
    Projection(Box<Projection>),
}

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
        match self {
            Self::Pledge(_) => Input::Pledge,
            Self::OwnerStake { owner, .. } => Input::OwnerStake(OwnerId(*owner)),
            Self::PledgeFollowsStake(_) => Input::PledgeFollowsStake,
            Self::Steps(_) => Input::Steps,
            Self::FixedCost(_) => Input::FixedCost,
            Self::Margin(_) => Input::Margin,
            Self::Delegated(_) => Input::Delegated,
            Self::Blocks(_) => Input::Blocks,
            Self::Cost(cost) | Self::ExtraCost(cost) => Input::Cost(CostId(cost.id)),
            Self::NoCost(id) => Input::Cost(CostId(*id)),
            Self::Price(_) => Input::Price,
            Self::Currency(_) => Input::Currency,
            Self::Network(_) => Input::Network,
            Self::Reserves(_) => Input::Reserves,
            Self::Fees(_) => Input::Fees,
            Self::NetworkBlocks(_) => Input::NetworkBlocks,
            Self::ActiveStake(_) => Input::ActiveStake,
            Self::Protocol(_) => Input::Protocol,
            Self::TargetPools(_) => Input::TargetPools,
            Self::PledgeInfluence(_) => Input::PledgeInfluence,
            Self::MonetaryExpansion(_) => Input::MonetaryExpansion,
            Self::TreasuryCut(_) => Input::TreasuryCut,
            Self::MinFixedCost(_) => Input::MinFixedCost,
            Self::Decentralisation(_) => Input::Decentralisation,
            Self::MaxSupply(_) => Input::MaxSupply,
            Self::SlotsPerEpoch(_) => Input::SlotsPerEpoch,
            Self::ActiveSlotCoefficient(_) => Input::ActiveSlotCoefficient,
            Self::LeverageCap(_) => Input::LeverageCap,
            Self::MinMargin(_) => Input::MinMargin,
            Self::Projection(_) => Input::Projection,
        }
    }

    fn twice(&self) -> String {
        format!(
            "this scenario changes \"{}\" twice; remove one of the changes",
            self.key().name()
        )
    }
}

impl Scenario {
    /// The ids it takes: its own, and those of its own costs and steps.
    pub fn ids(&self) -> impl Iterator<Item = u32> {
        let own = |change: &Change| {
            if let Change::ExtraCost(cost) = change {
                vec![cost.id]
            } else if let Change::Steps(steps) = change {
                steps.iter().map(Identified::id).collect()
            } else {
                Vec::new()
            }
        };
        std::iter::once(self.id).chain(self.changes.iter().flat_map(own))
    }

    pub fn into_plan(self) -> plan::Scenario {
        plan::Scenario {
            id: ScenarioId(self.id),
            name: self.name,
            hue: self.colour.into_plan(),
            dash: self.line.into_plan(),
            note: self.note,
            pinned: self.pinned,
            changes: self.changes.into_iter().map(Change::into_plan).collect(),
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
            changes: scenario.changes.iter().map(Change::from).collect(),
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

impl Change {
    fn into_plan(self) -> plan::Change {
        match self {
            Self::Pledge(amount) => plan::Change::Pledge(amount.0),
            Self::OwnerStake { owner, stake } => plan::Change::OwnerStake(OwnerId(owner), stake.0),
            Self::PledgeFollowsStake(follows) => plan::Change::PledgeFollowsStake(follows),
            Self::Steps(steps) => {
                plan::Change::Steps(steps.into_iter().map(Step::into_plan).collect())
            }
            Self::FixedCost(amount) => plan::Change::FixedCost(amount.0),
            Self::Margin(margin) => plan::Change::Margin(margin.0),
            Self::Delegated(amount) => plan::Change::Delegated(amount.0),
            Self::Blocks(blocks) => plan::Change::Blocks(blocks.into_plan()),
            Self::Cost(cost) => plan::Change::Cost(cost.into_plan()),
            Self::ExtraCost(cost) => plan::Change::ExtraCost(cost.into_plan()),
            Self::NoCost(id) => plan::Change::NoCost(CostId(id)),
            Self::Price(price) => plan::Change::Price(price.0),
            Self::Currency(currency) => plan::Change::Currency(currency),
            Self::Network(network) => plan::Change::Network(network.into_plan()),
            Self::Reserves(amount) => Figure::Reserves(amount.0).into(),
            Self::Fees(amount) => Figure::Fees(amount.0).into(),
            Self::NetworkBlocks(count) => Figure::Blocks(count).into(),
            Self::ActiveStake(amount) => Figure::ActiveStake(amount.0).into(),
            Self::Protocol(protocol) => plan::Change::Protocol(Box::new(protocol.into_plan())),
            Self::TargetPools(k) => Parameter::TargetPools(k).into(),
            Self::PledgeInfluence(a0) => Parameter::PledgeInfluence(a0.0).into(),
            Self::MonetaryExpansion(rho) => Parameter::MonetaryExpansion(rho.0).into(),
            Self::TreasuryCut(tau) => Parameter::TreasuryCut(tau.0).into(),
            Self::MinFixedCost(amount) => Parameter::MinFixedCost(amount.0).into(),
            Self::Decentralisation(d) => Parameter::Decentralisation(d.0).into(),
            Self::MaxSupply(amount) => Parameter::MaxSupply(amount.0).into(),
            Self::SlotsPerEpoch(slots) => Parameter::SlotsPerEpoch(slots).into(),
            Self::ActiveSlotCoefficient(f) => Parameter::ActiveSlotCoefficient(f.0).into(),
            Self::LeverageCap(cap) => Parameter::LeverageCap(cap.map(|cap| cap.0)).into(),
            Self::MinMargin(margin) => Parameter::MinMargin(margin.map(|margin| margin.0)).into(),
            Self::Projection(projection) => {
                plan::Change::Projection(Box::new(projection.to_plan()))
            }
        }
    }
}

impl From<&plan::Change> for Change {
    fn from(change: &plan::Change) -> Self {
        match change {
            plan::Change::Pledge(amount) => Self::Pledge(Ada(*amount)),
            plan::Change::OwnerStake(owner, stake) => Self::OwnerStake {
                owner: owner.0,
                stake: Ada(*stake),
            },
            plan::Change::PledgeFollowsStake(follows) => Self::PledgeFollowsStake(*follows),
            plan::Change::Steps(steps) => Self::Steps(steps.iter().map(Step::from).collect()),
            plan::Change::FixedCost(amount) => Self::FixedCost(Ada(*amount)),
            plan::Change::Margin(margin) => Self::Margin(Share(*margin)),
            plan::Change::Delegated(amount) => Self::Delegated(Ada(*amount)),
            plan::Change::Blocks(blocks) => Self::Blocks(Blocks::from(*blocks)),
            plan::Change::Cost(cost) => Self::Cost(Cost::from(cost)),
            plan::Change::ExtraCost(cost) => Self::ExtraCost(Cost::from(cost)),
            plan::Change::NoCost(id) => Self::NoCost(id.0),
            plan::Change::Price(price) => Self::Price(Number(*price)),
            plan::Change::Currency(currency) => Self::Currency(currency.clone()),
            plan::Change::Network(network) => Self::Network(Box::new(Network::from(network))),
            plan::Change::Figure(figure) => Self::from(*figure),
            plan::Change::Protocol(protocol) => {
                Self::Protocol(Box::new(Protocol::from(protocol.as_ref())))
            }
            plan::Change::Parameter(parameter) => Self::from(*parameter),
            plan::Change::Projection(projection) => {
                Self::Projection(Box::new(Projection::from(projection.as_ref())))
            }
        }
    }
}

impl From<Figure> for Change {
    fn from(figure: Figure) -> Self {
        match figure {
            Figure::Reserves(amount) => Self::Reserves(Ada(amount)),
            Figure::Fees(amount) => Self::Fees(Ada(amount)),
            Figure::Blocks(count) => Self::NetworkBlocks(count),
            Figure::ActiveStake(amount) => Self::ActiveStake(Ada(amount)),
        }
    }
}

impl From<Parameter> for Change {
    fn from(parameter: Parameter) -> Self {
        match parameter {
            Parameter::TargetPools(k) => Self::TargetPools(k),
            Parameter::PledgeInfluence(a0) => Self::PledgeInfluence(Share(a0)),
            Parameter::MonetaryExpansion(rho) => Self::MonetaryExpansion(Share(rho)),
            Parameter::TreasuryCut(tau) => Self::TreasuryCut(Share(tau)),
            Parameter::MinFixedCost(amount) => Self::MinFixedCost(Ada(amount)),
            Parameter::Decentralisation(d) => Self::Decentralisation(Share(d)),
            Parameter::MaxSupply(amount) => Self::MaxSupply(Ada(amount)),
            Parameter::SlotsPerEpoch(slots) => Self::SlotsPerEpoch(slots),
            Parameter::ActiveSlotCoefficient(f) => Self::ActiveSlotCoefficient(Share(f)),
            Parameter::LeverageCap(cap) => Self::LeverageCap(cap.map(Share)),
            Parameter::MinMargin(margin) => Self::MinMargin(margin.map(Share)),
        }
    }
}
