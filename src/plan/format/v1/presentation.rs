//! The order of a presentation, as format 1 holds it: left out of the file where there is none.

use crate::plan::format::length;
use crate::plan::{self, ScenarioId};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stop {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    scenario: Option<u32>,
    #[serde(deserialize_with = "length::name")]
    view: String,
}

impl Stop {
    pub fn into_plan(self) -> plan::Stop {
        plan::Stop {
            scenario: self.scenario.map(ScenarioId),
            view: self.view,
        }
    }
}

impl From<&plan::Stop> for Stop {
    fn from(stop: &plan::Stop) -> Self {
        Self {
            scenario: stop.scenario.map(|id| id.0),
            view: stop.view.clone(),
        }
    }
}
