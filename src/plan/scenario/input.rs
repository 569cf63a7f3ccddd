//! Everything of a plan that a scenario can change, one by one.

use super::Change;
use crate::plan::{CostId, Figure, OwnerId, Parameter, Plan};

/// One input of a plan, in the order in which changes are listed and made: a preset before single
/// figures of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Input {
    /// Declared pledge.
    Pledge,
    /// What this owner holds.
    OwnerStake(OwnerId),
    /// Whether pledge and owners' stake follow each other.
    PledgeFollowsStake,
    /// The steps of the owners' agreement.
    Steps,
    /// Fixed cost an epoch.
    FixedCost,
    /// Margin.
    Margin,
    /// What delegators delegate.
    Delegated,
    /// How many blocks the pool makes.
    Blocks,
    /// This line of the costs.
    Cost(CostId),
    /// Price of an ada.
    Price,
    /// Currency of the price.
    Currency,
    /// The network preset with all its figures.
    Network,
    /// Reserves.
    Reserves,
    /// Fees an epoch.
    Fees,
    /// Blocks of the network.
    NetworkBlocks,
    /// Active stake.
    ActiveStake,
    /// The protocol preset with all its parameters.
    Protocol,
    /// `k`
    TargetPools,
    /// `a0`
    PledgeInfluence,
    /// `ρ`
    MonetaryExpansion,
    /// `τ`
    TreasuryCut,
    /// Minimum fixed cost.
    MinFixedCost,
    /// `d`
    Decentralisation,
    /// `S`
    MaxSupply,
    /// Slots an epoch.
    SlotsPerEpoch,
    /// `f`
    ActiveSlotCoefficient,
    /// `L`
    LeverageCap,
    /// Minimum margin.
    MinMargin,
    /// What the years to come are assumed to bring.
    Projection,
}

impl Input {
    /// The inputs that every plan has once, without owners and costs.
    const SINGLE: [Self; 27] = [
        Self::Pledge,
        Self::PledgeFollowsStake,
        Self::Steps,
        Self::FixedCost,
        Self::Margin,
        Self::Delegated,
        Self::Blocks,
        Self::Price,
        Self::Currency,
        Self::Network,
        Self::Reserves,
        Self::Fees,
        Self::NetworkBlocks,
        Self::ActiveStake,
        Self::Protocol,
        Self::TargetPools,
        Self::PledgeInfluence,
        Self::MonetaryExpansion,
        Self::TreasuryCut,
        Self::MinFixedCost,
        Self::Decentralisation,
        Self::MaxSupply,
        Self::SlotsPerEpoch,
        Self::ActiveSlotCoefficient,
        Self::LeverageCap,
        Self::MinMargin,
        Self::Projection,
    ];

    /// The figures that a network preset brings.
    pub const NETWORK: [Self; 4] = [
        Self::Reserves,
        Self::Fees,
        Self::NetworkBlocks,
        Self::ActiveStake,
    ];

    /// The parameters that a protocol preset brings.
    pub const PROTOCOL: [Self; 11] = [
        Self::TargetPools,
        Self::PledgeInfluence,
        Self::MonetaryExpansion,
        Self::TreasuryCut,
        Self::MinFixedCost,
        Self::Decentralisation,
        Self::MaxSupply,
        Self::SlotsPerEpoch,
        Self::ActiveSlotCoefficient,
        Self::LeverageCap,
        Self::MinMargin,
    ];

    /// Every input that either plan has.
    pub fn of_either(one: &Plan, other: &Plan) -> Vec<Self> {
        let plans = [one, other];
        let owners = plans.iter().flat_map(|plan| &plan.owners);
        let costs = plans.iter().flat_map(|plan| &plan.costs);
        let mut inputs: Vec<Self> = Self::SINGLE
            .into_iter()
            .chain(owners.map(|owner| Self::OwnerStake(owner.id)))
            .chain(costs.map(|cost| Self::Cost(cost.id)))
            .collect();
        inputs.sort_unstable();
        inputs.dedup();
        inputs
    }

    /// What this input is in a plan, as a change to it; `None` where the plan has no such owner or
    /// cost.
    pub fn of(self, plan: &Plan) -> Option<Change> {
        let figures = &plan.network.figures;
        let parameters = &plan.protocol.parameters;
        Some(match self {
            Self::Pledge => Change::Pledge(plan.terms.pledge),
            Self::OwnerStake(id) => {
                let owner = plan.owners.iter().find(|owner| owner.id == id)?;
                Change::OwnerStake(id, owner.stake)
            }
            Self::PledgeFollowsStake => Change::PledgeFollowsStake(plan.terms.pledge_follows_stake),
            Self::Steps => Change::Steps(plan.agreement.steps.clone()),
            Self::FixedCost => Change::FixedCost(plan.terms.fixed_cost),
            Self::Margin => Change::Margin(plan.terms.margin),
            Self::Delegated => Change::Delegated(plan.delegated),
            Self::Blocks => Change::Blocks(plan.blocks),
            Self::Cost(id) => Change::Cost(plan.costs.iter().find(|cost| cost.id == id)?.clone()),
            Self::Price => Change::Price(plan.price.of_ada),
            Self::Currency => Change::Currency(plan.price.currency.clone()),
            Self::Network => Change::Network(plan.network.clone()),
            Self::Reserves => Figure::Reserves(figures.reserves).into(),
            Self::Fees => Figure::Fees(figures.fees).into(),
            Self::NetworkBlocks => Figure::Blocks(figures.blocks).into(),
            Self::ActiveStake => Figure::ActiveStake(figures.active_stake).into(),
            Self::Protocol => Change::Protocol(Box::new(plan.protocol.clone())),
            Self::TargetPools => Parameter::TargetPools(parameters.target_pools).into(),
            Self::PledgeInfluence => Parameter::PledgeInfluence(parameters.pledge_influence).into(),
            Self::MonetaryExpansion => {
                Parameter::MonetaryExpansion(parameters.monetary_expansion).into()
            }
            Self::TreasuryCut => Parameter::TreasuryCut(parameters.treasury_cut).into(),
            Self::MinFixedCost => Parameter::MinFixedCost(parameters.min_fixed_cost).into(),
            Self::Decentralisation => {
                Parameter::Decentralisation(parameters.decentralisation).into()
            }
            Self::MaxSupply => Parameter::MaxSupply(parameters.max_supply).into(),
            Self::SlotsPerEpoch => Parameter::SlotsPerEpoch(parameters.slots_per_epoch).into(),
            Self::ActiveSlotCoefficient => {
                Parameter::ActiveSlotCoefficient(parameters.active_slot_coefficient).into()
            }
            Self::LeverageCap => Parameter::LeverageCap(parameters.leverage_cap).into(),
            Self::MinMargin => Parameter::MinMargin(parameters.min_margin).into(),
            Self::Projection => Change::Projection(Box::new(plan.projection.clone())),
        })
    }
}
