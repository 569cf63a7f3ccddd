//! Format 1, as it stands in files. Never changed once released: a later format gets a file of its
//! own and a conversion from this one.

mod agreement;
mod presentation;
mod projection;
mod scenario;

use super::quoted::{Ada, Day, Number, Share};
use super::unique;
use super::unique::Identified;
use crate::ledger::{Epoch, EpochFigures, Parameters};
use crate::plan;
use agreement::Agreement;
use projection::Projection;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    format: u32,
    title: String,
    notes: String,
    pool: Pool,
    #[serde(deserialize_with = "unique::of_unique")]
    owners: Vec<Owner>,
    #[serde(default, skip_serializing_if = "Agreement::is_default")]
    agreement: Agreement,
    delegated: Ada,
    blocks: Blocks,
    #[serde(deserialize_with = "unique::of_unique")]
    costs: Vec<Cost>,
    price: Price,
    network: Network,
    protocol: Protocol,
    #[serde(
        default,
        deserialize_with = "unique::of_unique",
        skip_serializing_if = "Vec::is_empty"
    )]
    scenarios: Vec<scenario::Scenario>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    presentation: Vec<presentation::Stop>,
    #[serde(default, skip_serializing_if = "Projection::is_default")]
    projection: Projection,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    past_blocks: Vec<u32>,
    next_id: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pool {
    pledge: Ada,
    pledge_follows_stake: bool,
    fixed_cost: Ada,
    margin: Share,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Owner {
    id: u32,
    name: String,
    stake: Ada,
    role: Role,
    notes: String,
}

#[derive(Serialize, Deserialize)]
enum Role {
    Operator,
    Owner,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
enum Blocks {
    Expected { performance: Share },
    Given(u32),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Cost {
    id: u32,
    what: String,
    amount: Number,
    currency: CostCurrency,
    every: Every,
}

#[derive(Serialize, Deserialize)]
enum CostCurrency {
    Ada,
    Fiat,
}

#[derive(Serialize, Deserialize)]
enum Every {
    Epoch,
    Month,
    Year,
    Once,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Price {
    of_ada: Number,
    currency: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Origin {
    preset: String,
    source: String,
    date: Day,
    edited: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Network {
    epoch: u32,
    reserves: Ada,
    fees: Ada,
    blocks: u32,
    active_stake: Ada,
    origin: Origin,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Protocol {
    target_pools: u32,
    pledge_influence: Share,
    monetary_expansion: Share,
    treasury_cut: Share,
    min_fixed_cost: Ada,
    decentralisation: Share,
    max_supply: Ada,
    slots_per_epoch: u32,
    active_slot_coefficient: Share,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    leverage_cap: Option<Share>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    min_margin: Option<Share>,
    origin: Origin,
}

impl File {
    /// The plan this file holds.
    pub fn into_plan(self) -> plan::Plan {
        let used = self.owners.iter().map(|owner| owner.id);
        let used = used.chain(self.costs.iter().map(|cost| cost.id));
        let used = used.chain(self.agreement.ids());
        let used = used.chain(self.scenarios.iter().flat_map(scenario::Scenario::ids));
        let stops = self.presentation.iter();
        let used = used.chain(stops.filter_map(presentation::Stop::id));
        let first_free = used.max().map_or(1, |id| id.saturating_add(1));
        plan::Plan {
            title: self.title,
            notes: self.notes,
            terms: plan::Terms {
                pledge: self.pool.pledge.0,
                pledge_follows_stake: self.pool.pledge_follows_stake,
                fixed_cost: self.pool.fixed_cost.0,
                margin: self.pool.margin.0,
            },
            owners: self.owners.into_iter().map(Owner::into_plan).collect(),
            agreement: self.agreement.into_plan(),
            delegated: self.delegated.0,
            blocks: self.blocks.into_plan(),
            costs: self.costs.into_iter().map(Cost::into_plan).collect(),
            price: plan::Price {
                of_ada: self.price.of_ada.0,
                currency: self.price.currency,
            },
            network: self.network.into_plan(),
            protocol: self.protocol.into_plan(),
            scenarios: self
                .scenarios
                .into_iter()
                .map(scenario::Scenario::into_plan)
                .collect(),
            presentation: self
                .presentation
                .into_iter()
                .map(presentation::Stop::into_plan)
                .collect(),
            projection: self.projection.to_plan(),
            past_blocks: self.past_blocks,
            next_id: self.next_id.max(first_free),
        }
    }
}

impl From<&plan::Plan> for File {
    fn from(plan: &plan::Plan) -> Self {
        Self {
            format: 1,
            title: plan.title.clone(),
            notes: plan.notes.clone(),
            pool: Pool {
                pledge: Ada(plan.terms.pledge),
                pledge_follows_stake: plan.terms.pledge_follows_stake,
                fixed_cost: Ada(plan.terms.fixed_cost),
                margin: Share(plan.terms.margin),
            },
            owners: plan.owners.iter().map(Owner::from).collect(),
            agreement: Agreement::from(&plan.agreement),
            delegated: Ada(plan.delegated),
            blocks: Blocks::from(plan.blocks),
            costs: plan.costs.iter().map(Cost::from).collect(),
            price: Price {
                of_ada: Number(plan.price.of_ada),
                currency: plan.price.currency.clone(),
            },
            network: Network::from(&plan.network),
            protocol: Protocol::from(&plan.protocol),
            scenarios: plan
                .scenarios
                .iter()
                .map(scenario::Scenario::from)
                .collect(),
            presentation: plan
                .presentation
                .iter()
                .map(presentation::Stop::from)
                .collect(),
            projection: Projection::from(&plan.projection),
            past_blocks: plan.past_blocks.clone(),
            next_id: plan.next_id,
        }
    }
}

impl Blocks {
    fn into_plan(self) -> plan::Blocks {
        match self {
            Self::Expected { performance } => plan::Blocks::Expected {
                performance: performance.0,
            },
            Self::Given(blocks) => plan::Blocks::Given(blocks),
        }
    }
}

impl From<plan::Blocks> for Blocks {
    fn from(blocks: plan::Blocks) -> Self {
        match blocks {
            plan::Blocks::Expected { performance } => Self::Expected {
                performance: Share(performance),
            },
            plan::Blocks::Given(blocks) => Self::Given(blocks),
        }
    }
}

impl Identified for Owner {
    const PLURAL: &'static str = "owners";

    fn id(&self) -> u32 {
        self.id
    }
}

impl Identified for Cost {
    const PLURAL: &'static str = "costs";

    fn id(&self) -> u32 {
        self.id
    }
}

impl Owner {
    fn into_plan(self) -> plan::Owner {
        plan::Owner {
            id: plan::OwnerId(self.id),
            name: self.name,
            stake: self.stake.0,
            role: match self.role {
                Role::Operator => plan::Role::Operator,
                Role::Owner => plan::Role::Owner,
            },
            notes: self.notes,
        }
    }
}

impl From<&plan::Owner> for Owner {
    fn from(owner: &plan::Owner) -> Self {
        Self {
            id: owner.id.0,
            name: owner.name.clone(),
            stake: Ada(owner.stake),
            role: match owner.role {
                plan::Role::Operator => Role::Operator,
                plan::Role::Owner => Role::Owner,
            },
            notes: owner.notes.clone(),
        }
    }
}

impl Cost {
    fn into_plan(self) -> plan::Cost {
        plan::Cost {
            id: plan::CostId(self.id),
            line: plan::CostLine {
                what: self.what,
                amount: self.amount.0,
                currency: self.currency.into(),
                every: match self.every {
                    Every::Epoch => plan::Every::Epoch,
                    Every::Month => plan::Every::Month,
                    Every::Year => plan::Every::Year,
                    Every::Once => plan::Every::Once,
                },
            },
        }
    }
}

impl From<&plan::Cost> for Cost {
    fn from(cost: &plan::Cost) -> Self {
        Self {
            id: cost.id.0,
            what: cost.line.what.clone(),
            amount: Number(cost.line.amount),
            currency: cost.line.currency.into(),
            every: match cost.line.every {
                plan::Every::Epoch => Every::Epoch,
                plan::Every::Month => Every::Month,
                plan::Every::Year => Every::Year,
                plan::Every::Once => Every::Once,
            },
        }
    }
}

impl From<CostCurrency> for plan::CostCurrency {
    fn from(currency: CostCurrency) -> Self {
        match currency {
            CostCurrency::Ada => Self::Ada,
            CostCurrency::Fiat => Self::Fiat,
        }
    }
}

impl From<plan::CostCurrency> for CostCurrency {
    fn from(currency: plan::CostCurrency) -> Self {
        match currency {
            plan::CostCurrency::Ada => Self::Ada,
            plan::CostCurrency::Fiat => Self::Fiat,
        }
    }
}

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

impl Network {
    fn into_plan(self) -> plan::Network {
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

impl Protocol {
    fn into_plan(self) -> plan::Protocol {
        plan::Protocol {
            parameters: Parameters {
                target_pools: self.target_pools,
                pledge_influence: self.pledge_influence.0,
                monetary_expansion: self.monetary_expansion.0,
                treasury_cut: self.treasury_cut.0,
                min_fixed_cost: self.min_fixed_cost.0,
                decentralisation: self.decentralisation.0,
                max_supply: self.max_supply.0,
                slots_per_epoch: self.slots_per_epoch,
                active_slot_coefficient: self.active_slot_coefficient.0,
                leverage_cap: self.leverage_cap.map(|cap| cap.0),
                min_margin: self.min_margin.map(|margin| margin.0),
            },
            origin: self.origin.into_plan(),
        }
    }
}

impl From<&plan::Protocol> for Protocol {
    fn from(protocol: &plan::Protocol) -> Self {
        let parameters = &protocol.parameters;
        Self {
            target_pools: parameters.target_pools,
            pledge_influence: Share(parameters.pledge_influence),
            monetary_expansion: Share(parameters.monetary_expansion),
            treasury_cut: Share(parameters.treasury_cut),
            min_fixed_cost: Ada(parameters.min_fixed_cost),
            decentralisation: Share(parameters.decentralisation),
            max_supply: Ada(parameters.max_supply),
            slots_per_epoch: parameters.slots_per_epoch,
            active_slot_coefficient: Share(parameters.active_slot_coefficient),
            leverage_cap: parameters.leverage_cap.map(Share),
            min_margin: parameters.min_margin.map(Share),
            origin: Origin::from(&protocol.origin),
        }
    }
}
