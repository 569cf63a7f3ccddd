//! The changes that a scenario makes to the plan.

use super::Input;
use crate::ledger::{Lovelace, Ratio};
use crate::plan::{
    Blocks, Cost, CostId, Directory, Figure, Network, Origin, OwnerId, Parameter, Plan, Projection,
    Protocol, Step,
};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// One input of the base plan with its new value; the old one is the base's to say.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Declared pledge.
    Pledge(Lovelace),
    /// An owner's stake.
    OwnerStake(OwnerId, Lovelace),
    /// Whether pledge and owners' stake follow each other.
    PledgeFollowsStake(bool),
    /// The steps by which the owners share the account.
    Steps(Vec<Step>),
    /// Fixed cost an epoch.
    FixedCost(Lovelace),
    /// Margin.
    Margin(Ratio),
    /// Delegated stake.
    Delegated(Lovelace),
    /// How many blocks the pool makes.
    Blocks(Blocks),
    /// A cost of the base, as it becomes.
    Cost(Cost),
    /// A cost that the base does not have.
    ExtraCost(Cost),
    /// A cost of the base that is not paid.
    NoCost(CostId),
    /// Price of an ada.
    Price(Decimal),
    /// Currency of the price.
    Currency(String),
    /// Another network preset.
    Network(Network),
    /// One figure of the network.
    Figure(Figure),
    /// Another preset of parameters.
    Protocol(Box<Protocol>),
    /// One protocol parameter.
    Parameter(Parameter),
    /// The assumptions of the years to come.
    Projection(Box<Projection>),
}

impl From<Parameter> for Change {
    fn from(parameter: Parameter) -> Self {
        Self::Parameter(parameter)
    }
}

impl From<Figure> for Change {
    fn from(figure: Figure) -> Self {
        Self::Figure(figure)
    }
}

impl Change {
    /// The input concerned.
    pub const fn input(&self) -> Input {
        match self {
            Self::Pledge(_) => Input::Pledge,
            Self::OwnerStake(id, _) => Input::OwnerStake(*id),
            Self::PledgeFollowsStake(_) => Input::PledgeFollowsStake,
            Self::Steps(_) => Input::Steps,
            Self::FixedCost(_) => Input::FixedCost,
            Self::Margin(_) => Input::Margin,
            Self::Delegated(_) => Input::Delegated,
            Self::Blocks(_) => Input::Blocks,
            Self::Cost(cost) | Self::ExtraCost(cost) => Input::Cost(cost.id),
            Self::NoCost(id) => Input::Cost(*id),
            Self::Price(_) => Input::Price,
            Self::Currency(_) => Input::Currency,
            Self::Network(_) => Input::Network,
            Self::Figure(figure) => figure.input(),
            Self::Protocol(_) => Input::Protocol,
            Self::Parameter(parameter) => Input::Parameter(parameter.name()),
            Self::Projection(_) => Input::Projection,
        }
    }

    /// Makes the change. Returns whether the plan has what it changes; if not, nothing happens.
    pub fn make(&self, plan: &mut Plan) -> bool {
        match self {
            Self::Pledge(pledge) => plan.terms.pledge = *pledge,
            Self::OwnerStake(id, stake) => {
                let Some(owner) = plan.owners.iter_mut().find(|owner| owner.id == *id) else {
                    return false;
                };
                owner.stake = *stake;
            }
            Self::PledgeFollowsStake(follows) => plan.terms.pledge_follows_stake = *follows,
            Self::Steps(steps) => plan.agreement.steps.clone_from(steps),
            Self::FixedCost(cost) => plan.terms.fixed_cost = *cost,
            Self::Margin(margin) => plan.terms.margin = *margin,
            Self::Delegated(stake) => plan.delegated = *stake,
            Self::Blocks(blocks) => plan.blocks = *blocks,
            Self::Cost(cost) => {
                let Some(known) = plan.costs.iter_mut().find(|known| known.id == cost.id) else {
                    return false;
                };
                known.clone_from(cost);
            }
            Self::ExtraCost(cost) => {
                match plan.costs.iter_mut().find(|known| known.id == cost.id) {
                    Some(known) => known.clone_from(cost),
                    None => plan.costs.push(cost.clone()),
                }
            }
            Self::NoCost(id) => {
                let before = plan.costs.len();
                plan.costs.retain(|cost| cost.id != *id);
                return plan.costs.len() < before;
            }
            Self::Price(price) => plan.price.of_ada = *price,
            Self::Currency(currency) => plan.price.currency.clone_from(currency),
            Self::Network(network) => plan.network.clone_from(network),
            Self::Figure(figure) => plan.set_figure(*figure),
            Self::Protocol(protocol) => plan.protocol.clone_from(protocol.as_ref()),
            Self::Parameter(parameter) => plan.set_parameter(*parameter),
            Self::Projection(projection) => plan.projection.clone_from(projection.as_ref()),
        }
        true
    }

    /// Whether the base has what this changes.
    pub fn is_lost(&self, base: &Directory<'_>) -> bool {
        match self {
            Self::OwnerStake(id, _) => base.owner(*id).is_none(),
            Self::Cost(Cost { id, .. }) | Self::NoCost(id) => base.cost(*id).is_none(),
            Self::Pledge(_)
            | Self::PledgeFollowsStake(_)
            | Self::Steps(_)
            | Self::FixedCost(_)
            | Self::Margin(_)
            | Self::Delegated(_)
            | Self::Blocks(_)
            | Self::ExtraCost(_)
            | Self::Price(_)
            | Self::Currency(_)
            | Self::Network(_)
            | Self::Figure(_)
            | Self::Protocol(_)
            | Self::Parameter(_)
            | Self::Projection(_) => false,
        }
    }
}

impl Input {
    /// The input's value in a plan, as a change to it; `None` where the plan has no such owner or
    /// cost.
    pub fn of(self, directory: &Directory<'_>) -> Option<Change> {
        let plan = directory.plan();
        let figures = &plan.network.figures;
        Some(match self {
            Self::Pledge => Change::Pledge(plan.terms.pledge),
            Self::OwnerStake(id) => Change::OwnerStake(id, directory.owner(id)?.stake),
            Self::PledgeFollowsStake => Change::PledgeFollowsStake(plan.terms.pledge_follows_stake),
            Self::Steps => Change::Steps(plan.agreement.steps.clone()),
            Self::FixedCost => Change::FixedCost(plan.terms.fixed_cost),
            Self::Margin => Change::Margin(plan.terms.margin),
            Self::Delegated => Change::Delegated(plan.delegated),
            Self::Blocks => Change::Blocks(plan.blocks),
            Self::Cost(id) => Change::Cost(directory.cost(id)?.clone()),
            Self::Price => Change::Price(plan.price.of_ada),
            Self::Currency => Change::Currency(plan.price.currency.clone()),
            Self::Network => Change::Network(plan.network.clone()),
            Self::Reserves => Figure::Reserves(figures.reserves).into(),
            Self::Fees => Figure::Fees(figures.fees).into(),
            Self::NetworkBlocks => Figure::Blocks(figures.blocks).into(),
            Self::ActiveStake => Figure::ActiveStake(figures.active_stake).into(),
            Self::Protocol => Change::Protocol(Box::new(plan.protocol.clone())),
            Self::Parameter(name) => name.of(&plan.protocol.parameters).into(),
            Self::Projection => Change::Projection(Box::new(plan.projection.clone())),
        })
    }
}

/// The changes of one scenario, in the order of [`Input`], none twice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes(Vec<Change>);

impl FromIterator<Change> for Changes {
    /// The last of several changes of one input counts.
    fn from_iter<I: IntoIterator<Item = Change>>(changes: I) -> Self {
        let keyed = changes.into_iter().map(|change| (change.input(), change));
        Self(keyed.collect::<BTreeMap<_, _>>().into_values().collect())
    }
}

impl Changes {
    /// Every change, in the order in which they are listed.
    pub fn iter(&self) -> impl Iterator<Item = &Change> {
        self.0.iter()
    }

    /// How many there are.
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether the scenario is the base.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The change of an input.
    pub fn get(&self, input: Input) -> Option<&Change> {
        let place = self.0.partition_point(|known| known.input() < input);
        self.0.get(place).filter(|known| known.input() == input)
    }

    /// Changes an input to this and no longer to something else.
    pub fn set(&mut self, change: Change) {
        let input = change.input();
        self.remove(input);
        let position = self.0.partition_point(|known| known.input() < input);
        self.0.insert(position, change);
    }

    /// Lets an input follow the base again.
    pub fn remove(&mut self, input: Input) {
        self.0.retain(|change| change.input() != input);
    }

    /// Takes over what an edit made of the plan that these changes had made of `base`: each input
    /// that differs between the two becomes a change, or none where the base has just that.
    pub fn take_over(&mut self, base: &Plan, before: &Plan, edited: &Plan) {
        let network = before.network.epoch != edited.network.epoch
            || is_chosen(&before.network.origin, &edited.network.origin);
        let protocol = is_chosen(&before.protocol.origin, &edited.protocol.origin);
        let chosen = [
            network.then_some(Input::Network),
            protocol.then_some(Input::Protocol),
        ];
        let is_covered =
            |input: Input| input.preset().is_some() && chosen.contains(&input.preset());
        self.0.retain(|change| !is_covered(change.input()));
        let (stood, stands) = (Directory::of(before), Directory::of(edited));
        for input in Input::of_either(before, edited) {
            let differs = if matches!(input, Input::Network | Input::Protocol) {
                chosen.contains(&Some(input))
            } else {
                !is_covered(input) && input.of(&stood) != input.of(&stands)
            };
            if differs {
                self.record(input, base, &stands);
            }
        }
    }

    /// Makes an input what it is in `edited`, with no more changes than that takes.
    fn record(&mut self, input: Input, base: &Plan, edited: &Directory<'_>) {
        self.remove(input);
        let wanted = input.of(edited);
        if input.of(&Directory::of(&base.with(self))) == wanted {
            return;
        }
        let is_in_base = input.of(&Directory::of(base)).is_some();
        match (wanted, input) {
            (Some(Change::Cost(cost)), _) if !is_in_base => self.set(Change::ExtraCost(cost)),
            (Some(change), _) => self.set(change),
            (None, Input::Cost(id)) => self.set(Change::NoCost(id)),
            // Owners come and go in the base alone.
            (None, _) => {}
        }
    }
}

/// Whether another preset was chosen, and not only a figure of it changed by hand.
fn is_chosen(before: &Origin, after: &Origin) -> bool {
    let mut changed_by_hand = before.clone();
    changed_by_hand.edited |= after.edited;
    changed_by_hand != *after
}
