//! The pool's terms, its owners and its blocks, as format 1 holds them.

use crate::plan;
use crate::plan::format::length;
use crate::plan::format::quoted::{Ada, Share};
use crate::plan::format::unique::Identified;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pool {
    pledge: Ada,
    pledge_follows_stake: bool,
    fixed_cost: Ada,
    margin: Share,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Owner {
    id: u32,
    #[serde(deserialize_with = "length::name")]
    name: String,
    stake: Ada,
    role: Role,
    #[serde(deserialize_with = "length::note")]
    notes: String,
}

#[derive(Serialize, Deserialize)]
pub enum Role {
    Operator,
    Owner,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Blocks {
    Expected { performance: Share },
    Given(u32),
}

impl Pool {
    pub fn into_plan(self) -> plan::Terms {
        plan::Terms {
            pledge: self.pledge.0,
            pledge_follows_stake: self.pledge_follows_stake,
            fixed_cost: self.fixed_cost.0,
            margin: self.margin.0,
        }
    }
}

impl From<plan::Terms> for Pool {
    fn from(terms: plan::Terms) -> Self {
        Self {
            pledge: Ada(terms.pledge),
            pledge_follows_stake: terms.pledge_follows_stake,
            fixed_cost: Ada(terms.fixed_cost),
            margin: Share(terms.margin),
        }
    }
}

impl Identified for Owner {
    const PLURAL: &'static str = "owners";

    fn id(&self) -> u32 {
        self.id
    }
}

impl Owner {
    pub fn into_plan(self) -> plan::Owner {
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

impl Blocks {
    pub fn into_plan(self) -> plan::Blocks {
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
