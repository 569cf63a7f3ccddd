//! The projection of a plan, as format 1 holds it: left out of the file where it is the default,
//! and each of its fields may be left out where it is as usual.

use super::parameter::Parameter;
use crate::ledger::Epoch;
use crate::plan;
use crate::plan::format::quoted::{Ada, Share};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Projection {
    years: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<u32>,
    is_new: bool,
    paid_share: Share,
    compounds: bool,
    delegation: DelegationPath,
    price_a_year: Share,
    changes: Vec<Change>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
enum DelegationPath {
    Constant,
    Linear { to: Ada, epochs: u32 },
    SShaped { to: Ada, epochs: u32 },
    Table(Vec<PathPoint>),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PathPoint {
    after: u32,
    delegated: Ada,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    epoch: u32,
    set: Parameter,
}

impl Default for Projection {
    fn default() -> Self {
        Self::from(&plan::Projection::default())
    }
}

impl Projection {
    pub fn is_default(&self) -> bool {
        self.to_plan() == plan::Projection::default()
    }

    pub fn to_plan(&self) -> plan::Projection {
        plan::Projection {
            years: self.years,
            start: self.start.map(Epoch),
            is_new: self.is_new,
            paid_share: self.paid_share.0,
            compounds: self.compounds,
            delegation: self.delegation.to_plan(),
            price_a_year: self.price_a_year.0,
            changes: self.changes.iter().map(Change::to_plan).collect(),
        }
    }
}

impl From<&plan::Projection> for Projection {
    fn from(projection: &plan::Projection) -> Self {
        Self {
            years: projection.years,
            start: projection.start.map(|epoch| epoch.0),
            is_new: projection.is_new,
            paid_share: Share(projection.paid_share),
            compounds: projection.compounds,
            delegation: DelegationPath::from(&projection.delegation),
            price_a_year: Share(projection.price_a_year),
            changes: projection.changes.iter().map(Change::from).collect(),
        }
    }
}

impl DelegationPath {
    fn to_plan(&self) -> plan::DelegationPath {
        let growth = |to: Ada, epochs| plan::Growth { to: to.0, epochs };
        match self {
            Self::Constant => plan::DelegationPath::Constant,
            Self::Linear { to, epochs } => plan::DelegationPath::Linear(growth(*to, *epochs)),
            Self::SShaped { to, epochs } => plan::DelegationPath::SShaped(growth(*to, *epochs)),
            Self::Table(points) => {
                let point = |point: &PathPoint| plan::PathPoint {
                    after: point.after,
                    delegated: point.delegated.0,
                };
                plan::DelegationPath::Table(points.iter().map(point).collect())
            }
        }
    }
}

impl From<&plan::DelegationPath> for DelegationPath {
    fn from(path: &plan::DelegationPath) -> Self {
        match path {
            plan::DelegationPath::Constant => Self::Constant,
            plan::DelegationPath::Linear(plan::Growth { to, epochs }) => Self::Linear {
                to: Ada(*to),
                epochs: *epochs,
            },
            plan::DelegationPath::SShaped(plan::Growth { to, epochs }) => Self::SShaped {
                to: Ada(*to),
                epochs: *epochs,
            },
            plan::DelegationPath::Table(points) => {
                let point = |point: &plan::PathPoint| PathPoint {
                    after: point.after,
                    delegated: Ada(point.delegated),
                };
                Self::Table(points.iter().map(point).collect())
            }
        }
    }
}

impl Change {
    fn to_plan(&self) -> plan::PlannedChange {
        plan::PlannedChange {
            epoch: Epoch(self.epoch),
            parameter: self.set.into(),
        }
    }
}

impl From<&plan::PlannedChange> for Change {
    fn from(change: &plan::PlannedChange) -> Self {
        Self {
            epoch: change.epoch.0,
            set: change.parameter.into(),
        }
    }
}
