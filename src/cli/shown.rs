//! What of a plan is shown, as the arguments of `poolwright picture` and `poolwright data` say it.

use crate::forecast::{MapFigure, Period, Scale};
use crate::plan::{Plan, ScenarioId};
use crate::ui::output::Subject;
use crate::ui::{Lines, Unit, View, ViewState, Zoom};
use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use clap::{Args, ValueEnum};
use std::sync::Arc;
use thiserror::Error;

/// The view and its choices; each begins as in a new window.
#[derive(Args, Clone, Debug)]
pub struct Shown {
    /// The scenario by its name; the base plan without it
    #[arg(long, value_name = "NAME")]
    scenario: Option<String>,
    /// The view
    #[arg(long, value_parser = PossibleValuesParser::new(View::ALL.map(View::word)).map(|word| view(&word)))]
    view: View,
    /// What amounts are given for
    #[arg(long, value_enum, default_value_t = PeriodWord::Year)]
    period: PeriodWord,
    /// What amounts are given in; money needs a price in the plan
    #[arg(long, value_enum, default_value_t = UnitWord::Ada)]
    unit: UnitWord,
    /// How far the stake axis goes: 2M, 10M or 40M ada, or beyond saturation
    #[arg(long, value_enum, default_value_t = ZoomWord::Whole)]
    stake_to: ZoomWord,
    /// What the line of each scenario shows, where several are drawn: the base and those that are
    /// pinned in the plan
    #[arg(long, value_enum, default_value_t = LinesWord::Operator)]
    lines: LinesWord,
    /// The map's figure
    #[arg(long, value_enum, default_value_t = FigureWord::Reward)]
    figure: FigureWord,
    /// How the map's axes are divided
    #[arg(long, value_enum, default_value_t = ScaleWord::Logarithmic)]
    axes: ScaleWord,
}

/// A scenario that the plan does not have.
#[derive(Debug, Error)]
#[error("there is no scenario “{name}” in this plan; it has {}", listed(.known))]
pub struct NoScenario {
    name: String,
    known: Vec<String>,
}

fn listed(names: &[String]) -> String {
    if names.is_empty() {
        return "none".to_owned();
    }
    let quoted: Vec<String> = names.iter().map(|name| format!("“{name}”")).collect();
    quoted.join(", ")
}

impl Shown {
    /// What is shown of a plan.
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
            period: match self.period {
                PeriodWord::Epoch => Period::Epoch,
                PeriodWord::Month => Period::Month,
                PeriodWord::Year => Period::Year,
            },
            unit: match self.unit {
                UnitWord::Ada => Unit::Ada,
                UnitWord::Money => Unit::Fiat,
            },
            stake_zoom: match self.stake_to {
                ZoomWord::Small => Zoom::Small,
                ZoomWord::Medium => Zoom::Medium,
                ZoomWord::Large => Zoom::Large,
                ZoomWord::Whole => Zoom::Whole,
            },
            lines: match self.lines {
                LinesWord::Operator => Lines::Operator,
                LinesWord::Pool => Lines::Pool,
                LinesWord::Fees => Lines::Fees,
                LinesWord::Delegators => Lines::Delegators,
                LinesWord::Parts => Lines::Parts,
            },
            map_figure: match self.figure {
                FigureWord::Reward => MapFigure::PoolReward,
                FigureWord::Operator => MapFigure::OperatorIncome,
                FigureWord::Ros => MapFigure::ReturnOnStake,
            },
            map_scale: match self.axes {
                ScaleWord::Logarithmic => Scale::Logarithmic,
                ScaleWord::Linear => Scale::Linear,
            },
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

fn view(word: &str) -> View {
    let named = |view: &View| view.word() == word;
    View::ALL.into_iter().find(named).unwrap_or_default()
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum PeriodWord {
    Epoch,
    Month,
    Year,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum UnitWord {
    Ada,
    Money,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ZoomWord {
    #[value(name = "2M")]
    Small,
    #[value(name = "10M")]
    Medium,
    #[value(name = "40M")]
    Large,
    #[value(name = "whole")]
    Whole,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum LinesWord {
    Operator,
    Pool,
    Fees,
    Delegators,
    Parts,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum FigureWord {
    Reward,
    Operator,
    Ros,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ScaleWord {
    #[value(name = "log")]
    Logarithmic,
    Linear,
}
