//! What of a plan is shown, as the arguments of `poolwright picture` and `poolwright data` say it.

use crate::forecast::{MapFigure, Period, Scale};
use crate::ui::{Unit, View, ViewState, Zoom};
use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use clap::{Args, ValueEnum};

/// The view and its choices; each begins as in a new window.
#[derive(Args, Clone, Debug)]
pub struct Shown {
    /// The view
    #[arg(long, value_parser = PossibleValuesParser::new(View::ALL.map(View::word)).map(|word| view(&word)))]
    pub view: View,
    /// What amounts are given for
    #[arg(long, value_enum, default_value_t = PeriodWord::Year)]
    period: PeriodWord,
    /// What amounts are given in; money needs a price in the plan
    #[arg(long, value_enum, default_value_t = UnitWord::Ada)]
    unit: UnitWord,
    /// How far the stake axis goes: 2M, 10M or 40M ada, or beyond saturation
    #[arg(long, value_enum, default_value_t = ZoomWord::Whole)]
    stake_to: ZoomWord,
    /// The map's figure
    #[arg(long, value_enum, default_value_t = FigureWord::Reward)]
    figure: FigureWord,
    /// How the map's axes are divided
    #[arg(long, value_enum, default_value_t = ScaleWord::Logarithmic)]
    axes: ScaleWord,
}

impl Shown {
    /// The same choices as a window has them.
    pub fn view_state(&self) -> ViewState {
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
