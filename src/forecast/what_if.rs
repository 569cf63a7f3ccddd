//! Ready-made scenarios: changes that may come around a pool, and where each of them stands.
//!
//! A change of the protocol that moves a minimum also moves the pool's own value, as
//! [`Terms::following`](crate::plan::Terms::following) has it: a second change that is listed and
//! can be reset.

use super::outlook::reserves::figures_after;
use crate::ledger::{EPOCHS_PER_YEAR, Lovelace, Ratio};
use crate::plan::{
    Change, Changes, Dash, Directory, Figure, Hue, OwnerId, Parameter, Plan, Scenario, ScenarioId,
};
use std::collections::BTreeSet;

/// The most scenarios that are pinned without being asked to; more lines are hard to tell apart.
const PINNED_AT_FIRST: usize = 6;

/// A scenario to add with a click.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhatIf {
    /// `k = 1000`
    MorePools,
    /// Another minimum fixed cost, in whole ada.
    MinFixedCost(u16),
    /// A minimum margin, as CIP-23 proposes.
    MinMargin,
    /// A cap on rewarded stake over pledge, as CIP-50 proposes.
    LeverageCap,
    /// Half the delegation.
    DelegationHalves,
    /// Half the price.
    PriceHalves,
    /// This owner withdraws everything, and the pledge is lowered to what is left.
    OwnerLeaves(OwnerId),
    /// Reserves and active stake as a year from now.
    OneYearLater,
}

impl WhatIf {
    /// Those that every plan has, in the order of the menu; [`Self::OwnerLeaves`] comes beside
    /// them, once for every owner of a plan with several.
    pub const COMMON: [Self; 9] = [
        Self::MorePools,
        Self::MinFixedCost(75),
        Self::MinFixedCost(170),
        Self::MinFixedCost(340),
        Self::MinMargin,
        Self::LeverageCap,
        Self::DelegationHalves,
        Self::PriceHalves,
        Self::OneYearLater,
    ];

    /// Those that a plan has, in the order of the menu.
    pub fn of(plan: &Plan) -> Vec<Self> {
        let mut list = Self::COMMON.to_vec();
        if plan.owners.len() > 1 {
            list.extend(plan.owners.iter().map(|owner| Self::OwnerLeaves(owner.id)));
        }
        list
    }

    /// Its name in the menu, and the scenario's at first.
    pub const fn text(self) -> &'static str {
        match self {
            Self::MorePools => "k = 1000",
            Self::MinFixedCost(75) => "Minimum cost ₳75",
            Self::MinFixedCost(170) => "Minimum cost ₳170",
            Self::MinFixedCost(340) => "Minimum cost ₳340",
            Self::MinFixedCost(_) => "Another minimum cost",
            Self::MinMargin => "Minimum margin 3 %",
            Self::LeverageCap => "Leverage cap L = 100",
            Self::DelegationHalves => "Delegation halves",
            Self::PriceHalves => "Price falls 50 %",
            Self::OwnerLeaves(_) => "An owner leaves",
            Self::OneYearLater => "One year later",
        }
    }

    /// The text, with the owner's name.
    pub fn name(self, plan: &Plan) -> String {
        match self {
            Self::OwnerLeaves(id) => match plan.owners.iter().find(|owner| owner.id == id) {
                Some(owner) if !owner.name.is_empty() => format!("{} leaves", owner.name),
                _ => self.text().to_owned(),
            },
            Self::MorePools
            | Self::MinFixedCost(_)
            | Self::MinMargin
            | Self::LeverageCap
            | Self::DelegationHalves
            | Self::PriceHalves
            | Self::OneYearLater => self.text().to_owned(),
        }
    }

    /// An explanation: its meaning and where it stands, with the date.
    pub const fn about(self) -> &'static str {
        match self {
            Self::MorePools => {
                "Twice as many pools are sought, so saturation halves. Under discussion in 2026; k \
                 is 500 since December 2020 (epoch 234)"
            }
            Self::MinFixedCost(75) => {
                "Pools may charge as little as ₳75 an epoch. Agreed by the parameter committee in \
                 April 2026 and open for voting in August 2026; not known to be in force"
            }
            Self::MinFixedCost(170) => {
                "Pools must charge ₳170 an epoch or more. In force since October 2023 (epoch 445)"
            }
            Self::MinFixedCost(340) => {
                "Pools must charge ₳340 an epoch or more, as from July 2020 to October 2023 (epochs \
                 208 to 444)"
            }
            Self::MinFixedCost(_) => "Another minimum fixed cost; an assumption, not a proposal",
            Self::MinMargin => {
                "Pools must take a margin of 3 % or more. CIP-23, proposed in February 2021 and not \
                 in force; it leaves the value open, so 3 % is an example to change under Protocol"
            }
            Self::LeverageCap => {
                "At most L times the pledge is rewarded. CIP-50, in development for the ledger’s \
                 next era in August 2026 and not in force; L = 100 is an example to change under \
                 Protocol"
            }
            Self::DelegationHalves => {
                "Half of the delegated stake goes elsewhere. An assumption, not a forecast"
            }
            Self::PriceHalves => {
                "An ada is worth half as much; costs in money take twice the ada. An assumption, \
                 not a forecast"
            }
            Self::OwnerLeaves(_) => {
                "This owner withdraws everything, after the pledge was lowered to what is left. \
                 Reset the change of the pledge to see what happens if it is not lowered first"
            }
            Self::OneYearLater => {
                "Reserves after 73 epochs in each of which the share of the reward pot that the \
                 plan expects is paid out; the active stake keeps its share of the circulation. An \
                 assumption, not a forecast"
            }
        }
    }

    /// The changes it makes to a plan; none where the plan is so already.
    pub fn changes(self, plan: &Plan) -> Changes {
        let changes = match self {
            Self::MorePools => protocol(plan, Parameter::TargetPools(1_000)),
            Self::MinFixedCost(ada) => {
                let minimum = Lovelace::from_whole_ada(ada.into());
                protocol(plan, Parameter::MinFixedCost(minimum))
            }
            Self::MinMargin => protocol(plan, Parameter::MinMargin(Some(Ratio::percent(3)))),
            Self::LeverageCap => protocol(plan, Parameter::LeverageCap(Ratio::new(100, 1).ok())),
            Self::DelegationHalves => vec![Change::Delegated(Lovelace(plan.delegated.0 / 2))],
            Self::PriceHalves => {
                let half = plan.price.of_ada.checked_div(2.into());
                half.map(|price| Change::Price(price.normalize()))
                    .into_iter()
                    .collect()
            }
            Self::OwnerLeaves(id) => owner_leaves(plan, id),
            Self::OneYearLater => one_year_later(plan),
        };
        let directory = Directory::of(plan);
        let is_new = |change: &Change| change.input().of(&directory).as_ref() != Some(change);
        changes.into_iter().filter(is_new).collect()
    }

    /// The scenario that is added; its id is the plan's to give.
    pub fn scenario(self, plan: &Plan) -> Scenario {
        Scenario {
            name: self.name(plan),
            note: self.about().to_owned(),
            changes: self.changes(plan),
            ..new_scenario(plan)
        }
    }
}

/// A scenario without changes, in a colour and a pattern that the plan's others do not have.
pub fn new_scenario(plan: &Plan) -> Scenario {
    let count = plan.scenarios.len();
    let is_free = |(hue, dash): &(Hue, Dash)| {
        let mut taken = plan.scenarios.iter();
        taken.all(|known| (known.hue, known.dash) != (*hue, *dash))
    };
    // Neighbours differ in both.
    let looks = (0..Hue::ALL.len() * Dash::ALL.len()).map(|index| {
        let hue = Hue::ALL.get((count + index) % Hue::ALL.len());
        let dash = Dash::ALL.get((count + index) % Dash::ALL.len());
        (
            hue.copied().unwrap_or_default(),
            dash.copied().unwrap_or_default(),
        )
    });
    let mut looks = looks.peekable();
    let first = looks.peek().copied().unwrap_or_default();
    let (hue, dash) = looks.find(is_free).unwrap_or(first);
    let pinned = plan.scenarios.iter().filter(|known| known.pinned).count();
    Scenario {
        id: ScenarioId(0),
        name: free_name(plan, "Scenario"),
        hue,
        dash,
        note: String::new(),
        pinned: pinned < PINNED_AT_FIRST,
        changes: Changes::default(),
    }
}

/// A copy of a scenario, or of the base for none, under a name and in a look of its own.
pub fn cloned_scenario(plan: &Plan, id: Option<ScenarioId>) -> Scenario {
    let fresh = new_scenario(plan);
    match id.and_then(|id| plan.scenario(id)) {
        Some(scenario) => Scenario {
            name: free_name(plan, &scenario.name),
            note: scenario.note.clone(),
            changes: scenario.changes.clone(),
            ..fresh
        },
        None => fresh,
    }
}

/// `name`, with a number behind it where a scenario has it already.
fn free_name(plan: &Plan, name: &str) -> String {
    let taken: BTreeSet<&str> = plan.scenarios.iter().map(|known| &*known.name).collect();
    let is_free = |name: &String| !taken.contains(name.as_str());
    let numbered = (2u32..).map(|number| format!("{name} {number}"));
    std::iter::once(name.to_owned())
        .chain(numbered)
        .find(is_free)
        .unwrap_or_default()
}

/// A change of the protocol, with the pool's own terms as they follow it.
fn protocol(plan: &Plan, parameter: Parameter) -> Vec<Change> {
    let terms = plan.terms.following(&plan.protocol.parameters, parameter);
    vec![
        parameter.into(),
        Change::FixedCost(terms.fixed_cost),
        Change::Margin(terms.margin),
    ]
}

fn owner_leaves(plan: &Plan, id: OwnerId) -> Vec<Change> {
    let left = plan.owners.iter().filter(|owner| owner.id != id);
    let left: Lovelace = left.map(|owner| owner.stake).sum();
    vec![
        Change::OwnerStake(id, Lovelace::ZERO),
        Change::Pledge(plan.terms.pledge.min(left)),
    ]
}

fn one_year_later(plan: &Plan) -> Vec<Change> {
    let Ok(figures) = figures_after(plan, EPOCHS_PER_YEAR) else {
        return Vec::new();
    };
    vec![
        Figure::Reserves(figures.reserves).into(),
        Figure::ActiveStake(figures.active_stake).into(),
    ]
}
