//! Format 1, as it stands in files. Never changed once released: a later format gets a file of its
//! own and a conversion from this one.

mod agreement;
mod cost;
mod network;
mod parameter;
mod pool;
mod presentation;
mod projection;
mod scenario;

use super::length;
use super::quoted::{Ada, Number};
use super::unique;
use crate::plan;
use agreement::Agreement;
use cost::Cost;
use network::{Network, Protocol};
use pool::{Blocks, Owner, Pool};
use projection::Projection;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    format: u32,
    #[serde(deserialize_with = "length::name")]
    title: String,
    #[serde(deserialize_with = "length::note")]
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
struct Price {
    of_ada: Number,
    #[serde(deserialize_with = "length::name")]
    currency: String,
}

impl File {
    /// The plan this file holds.
    pub fn into_plan(self) -> plan::Plan {
        let mut plan = plan::Plan {
            title: self.title,
            notes: self.notes,
            terms: self.pool.into_plan(),
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
            next_id: self.next_id,
        };
        let first_free = plan.ids().max().map_or(1, |id| id.saturating_add(1));
        plan.next_id = plan.next_id.max(first_free);
        plan
    }
}

impl From<&plan::Plan> for File {
    fn from(plan: &plan::Plan) -> Self {
        Self {
            format: 1,
            title: plan.title.clone(),
            notes: plan.notes.clone(),
            pool: Pool::from(plan.terms),
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
