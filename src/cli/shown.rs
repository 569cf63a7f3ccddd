//! The view of a plan, as the arguments of `poolwright picture` and `poolwright data` choose it.

use super::words::words;
use crate::forecast::{MapFigure, Period, Scale};
use crate::plan::words::joined;
use crate::plan::{Plan, ScenarioId};
use crate::ui::output::Subject;
use crate::ui::{Lines, Unit, View, ViewState, Zoom};
use clap::Args;
use std::sync::Arc;
use thiserror::Error;

/// The view and its choices; each begins as in a new window.
#[derive(Args, Clone, Debug)]
pub struct Shown {
    /// The scenario by its name; the base plan without it
    #[arg(long, value_name = "NAME")]
    scenario: Option<String>,
    /// The view
    #[arg(long, value_parser = words(View::ALL, View::word))]
    view: View,
    /// What amounts are given for
    #[arg(long, value_parser = words(Period::ALL, Period::word), default_value = Period::default().word())]
    period: Period,
    /// What amounts are given in; money needs a price in the plan
    #[arg(long, value_parser = words(Unit::ALL, Unit::word), default_value = Unit::default().word())]
    unit: Unit,
    /// How far the stake axis goes: 2M, 10M or 40M ada, or beyond saturation
    #[arg(long, value_parser = words(Zoom::ALL, Zoom::word), default_value = Zoom::default().word())]
    stake_to: Zoom,
    /// What the line of each scenario shows, where several are drawn: the base and those that are
    /// pinned in the plan
    #[arg(long, value_parser = words(Lines::ALL, Lines::word), default_value = Lines::default().word())]
    lines: Lines,
    /// The map's figure
    #[arg(long, value_parser = words(MapFigure::ALL, MapFigure::word), default_value = MapFigure::default().word())]
    figure: MapFigure,
    /// How the map's axes are divided
    #[arg(long, value_parser = words(Scale::ALL, Scale::word), default_value = Scale::default().word())]
    axes: Scale,
}

/// A scenario that the plan does not have.
#[derive(Debug, Error)]
#[error("there is no scenario “{name}” in this plan; it has {}", listed(.known))]
pub struct NoScenario {
    name: String,
    known: Vec<String>,
}

/// More names than these are not listed.
const MOST_LISTED: usize = 20;

fn listed(names: &[String]) -> String {
    let first = names.iter().take(MOST_LISTED);
    let mut listed: Vec<String> = first.map(|name| format!("“{name}”")).collect();
    if names.len() > MOST_LISTED {
        listed.push(format!("{} more", names.len() - MOST_LISTED));
    }
    joined(&listed, "none")
}

impl Shown {
    /// This view of a plan.
    ///
    /// # Errors
    /// When the plan has no scenario of that name.
    pub fn subject(&self, plan: Plan) -> Result<Subject, NoScenario> {
        let scenario = match &self.scenario {
            None => None,
            Some(name) => Some(named(&plan, name)?),
        };
        Ok(Subject {
            base: Arc::new(plan),
            scenario,
            view: self.view_state(),
        })
    }

    /// The same choices as a window has them.
    fn view_state(&self) -> ViewState {
        ViewState {
            view: self.view,
            period: self.period,
            unit: self.unit,
            stake_zoom: self.stake_to,
            lines: self.lines,
            map_figure: self.figure,
            map_scale: self.axes,
            ..ViewState::default()
        }
    }
}

/// The scenario of this name, as written or else in any case.
///
/// # Errors
/// When the plan has no scenario of that name.
pub fn named(plan: &Plan, name: &str) -> Result<ScenarioId, NoScenario> {
    let name = name.trim();
    let scenarios = &plan.scenarios;
    let exact = scenarios.iter().find(|scenario| scenario.name == name);
    let lower = name.to_lowercase();
    let near = || {
        let mut all = scenarios.iter();
        all.find(|scenario| scenario.name.to_lowercase() == lower)
    };
    exact
        .or_else(near)
        .map(|scenario| scenario.id)
        .ok_or_else(|| NoScenario {
            name: name.to_owned(),
            known: scenarios.iter().map(|known| known.name.clone()).collect(),
        })
}
