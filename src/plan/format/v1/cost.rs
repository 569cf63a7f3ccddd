//! The costs of a plan, as format 1 holds them.

use crate::plan;
use crate::plan::format::length;
use crate::plan::format::quoted::Number;
use crate::plan::format::unique::Identified;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cost {
    id: u32,
    #[serde(deserialize_with = "length::name")]
    what: String,
    amount: Number,
    currency: CostCurrency,
    every: Every,
}

#[derive(Serialize, Deserialize)]
pub enum CostCurrency {
    Ada,
    Fiat,
}

#[derive(Serialize, Deserialize)]
pub enum Every {
    Epoch,
    Month,
    Year,
    Once,
}

impl Identified for Cost {
    const PLURAL: &'static str = "costs";

    fn id(&self) -> u32 {
        self.id
    }
}

impl Cost {
    pub fn into_plan(self) -> plan::Cost {
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
