//! Everything of a plan that a scenario can change, one by one.

use crate::plan::{CostId, Figure, OwnerId, ParameterName, Plan};

/// One input of a plan, in the order in which changes are listed and made: a preset before single
/// figures of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Input {
    /// Declared pledge.
    Pledge,
    /// This owner's stake.
    OwnerStake(OwnerId),
    /// Whether pledge and owners' stake follow each other.
    PledgeFollowsStake,
    /// The steps of the owners' agreement.
    Steps,
    /// Fixed cost an epoch.
    FixedCost,
    /// Margin.
    Margin,
    /// Delegated stake.
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
    /// One of its parameters.
    Parameter(ParameterName),
    /// The assumptions of the years to come.
    Projection,
}

impl Input {
    /// The inputs that every plan has once, without owners, costs and
    /// parameters.
    const SINGLE: [Self; 16] = [
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
        Self::Projection,
    ];

    /// The preset that brings this input.
    pub(super) const fn preset(self) -> Option<Self> {
        if matches!(
            self,
            Self::Reserves | Self::Fees | Self::NetworkBlocks | Self::ActiveStake
        ) {
            Some(Self::Network)
        } else if matches!(self, Self::Parameter(_)) {
            Some(Self::Protocol)
        } else {
            None
        }
    }

    /// Every input that either plan has.
    pub fn of_either(one: &Plan, other: &Plan) -> Vec<Self> {
        let plans = [one, other];
        let owners = plans.iter().flat_map(|plan| &plan.owners);
        let costs = plans.iter().flat_map(|plan| &plan.costs);
        let mut inputs: Vec<Self> = Self::SINGLE
            .into_iter()
            .chain(ParameterName::ALL.iter().copied().map(Self::Parameter))
            .chain(owners.map(|owner| Self::OwnerStake(owner.id)))
            .chain(costs.map(|cost| Self::Cost(cost.id)))
            .collect();
        inputs.sort_unstable();
        inputs.dedup();
        inputs
    }
}

impl Figure {
    /// The input that this figure is.
    pub const fn input(self) -> Input {
        match self {
            Self::Reserves(_) => Input::Reserves,
            Self::Fees(_) => Input::Fees,
            Self::Blocks(_) => Input::NetworkBlocks,
            Self::ActiveStake(_) => Input::ActiveStake,
        }
    }
}
