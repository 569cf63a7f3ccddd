//! Plots of rewards: their amounts, a line for each part of the reward, and the exact amounts of a
//! readout.

use super::figure::{Figure, highest};
use super::scale::place;
use super::series::Series;
use crate::forecast::{CurvePoint, Parts, Period};
use crate::ledger::Lovelace;
use crate::number;
use crate::plan::Price;
use crate::ui::scene::Scene;
use crate::ui::state::{Unit, ViewState};
use crate::ui::theme::{Palette, dash};
use egui::Color32;
use egui_plot::{LineStyle, PlotPoint};

/// A part of a pool's reward that has a line of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The owners' share by stake.
    OwnStake,
    /// Fixed cost and margin.
    Fees,
    /// The delegators' rewards.
    Delegators,
    /// Fees and own stake.
    Operator,
    /// The whole.
    Pool,
}

impl Part {
    /// The name at the line's end.
    pub const fn name(self) -> &'static str {
        match self {
            Self::OwnStake => "Own stake",
            Self::Fees => "Fees",
            Self::Delegators => "Delegators",
            Self::Operator => "Operator income",
            Self::Pool => "Pool reward",
        }
    }

    /// Of line and name.
    pub const fn color(self, palette: &Palette) -> Color32 {
        match self {
            Self::OwnStake => palette.own_stake,
            Self::Fees => palette.fees,
            Self::Delegators => palette.delegators,
            Self::Operator => palette.operator,
            Self::Pool => palette.pool,
        }
    }

    const fn style(self) -> LineStyle {
        match self {
            Self::OwnStake => dash::DOTTED,
            Self::Fees => dash::DASHED,
            Self::Delegators | Self::Operator | Self::Pool => dash::SOLID,
        }
    }

    const fn width(self) -> f32 {
        match self {
            Self::OwnStake | Self::Fees | Self::Delegators => 2.0,
            Self::Operator | Self::Pool => 2.5,
        }
    }

    /// This part of an epoch's reward.
    pub fn of(self, parts: &Parts) -> Lovelace {
        match self {
            Self::OwnStake => parts.own_stake,
            Self::Fees => parts.fees(),
            Self::Delegators => parts.delegators,
            Self::Operator => parts.leader,
            Self::Pool => parts.pool,
        }
    }
}

/// An epoch's amounts in the period and unit of a view.
#[derive(Clone, Copy)]
pub struct Amounts<'a> {
    scene: Scene<'a>,
    period: Period,
    unit: Unit,
}

impl<'a> Amounts<'a> {
    /// As the view has it; in ada where ada has no price.
    pub fn new(scene: Scene<'a>, view: &ViewState) -> Self {
        let unit = if scene.plan.price.is_known() {
            view.unit
        } else {
            Unit::Ada
        };
        Self {
            scene,
            period: view.period,
            unit,
        }
    }

    /// The unit, ada where ada has no price.
    pub const fn unit(self) -> Unit {
        self.unit
    }

    /// The place of an epoch's amount on the y axis.
    pub fn place(self, an_epoch: Lovelace) -> f64 {
        self.place_at(an_epoch, &self.scene.plan.price)
    }

    /// The place of an epoch's amount at another scenario's price.
    pub fn place_at(self, an_epoch: Lovelace, price: &Price) -> f64 {
        let price = match self.unit {
            Unit::Ada => 1.0,
            Unit::Fiat => f64::try_from(price.of_ada).unwrap_or(1.0),
        };
        place(an_epoch) * self.period.epochs() * price
    }

    /// An epoch's amount over the period, rounded for reading.
    pub fn rounded(self, an_epoch: Lovelace) -> String {
        self.scene.over(an_epoch, self.period, self.unit)
    }

    /// An epoch's amount over the period, to the lovelace or the minor unit, and which period.
    pub fn exact(self, an_epoch: Lovelace) -> String {
        let text = match self.unit {
            Unit::Ada if self.scene.look.has_amounts => {
                let ada = self.period.ada(an_epoch).round_dp(6).normalize();
                format!("₳{}", self.scene.decimal(ada, 6))
            }
            Unit::Ada | Unit::Fiat => self.rounded(an_epoch),
        };
        format!("{text} {}", self.period.text())
    }

    /// An epoch's amount at another scenario's price, as [`Self::exact`] writes it.
    pub fn exact_at(self, an_epoch: Lovelace, price: &Price) -> String {
        match (self.unit, price.of(self.period.ada(an_epoch))) {
            (Unit::Fiat, Some(money)) if self.scene.look.has_amounts => {
                let money = number::fiat(money, &price.currency, self.scene.separators);
                format!("{money} {}", self.period.text())
            }
            (Unit::Fiat | Unit::Ada, _) => self.exact(an_epoch),
        }
    }

    /// The unit behind the y axis, `ADA a year`.
    pub fn unit_label(self) -> String {
        let unit = match self.unit {
            Unit::Ada => "ADA",
            Unit::Fiat => &self.scene.plan.price.currency,
        };
        format!("{unit} {}", self.period.text())
    }

    /// A line for each part, the last on top.
    pub fn series(self, points: &[CurvePoint], parts: &[Part], palette: &Palette) -> Vec<Series> {
        let line = |part: &Part| Series {
            name: part.name().to_owned(),
            color: part.color(palette),
            style: part.style(),
            width: part.width(),
            points: points
                .iter()
                .map(|point| PlotPoint::new(place(point.at), self.place(part.of(&point.parts))))
                .collect(),
        };
        parts.iter().map(line).collect()
    }

    /// A plot of these lines from 0 to `to` on an axis in ada, with room for labels on top.
    pub fn figure(
        self,
        name: &'a str,
        height: f32,
        to: Lovelace,
        series: Vec<Series>,
    ) -> Figure<'a> {
        let highest = highest(&series, place(to));
        let scene = self.scene;
        let top = (highest * 1.25).max(1e-6);
        let y = scene.look.hold(&format!("{name}, y"), (0.0, top));
        Figure {
            y_label: self.unit_label(),
            series,
            ..Figure::new(scene, name, height, (0.0, place(to).max(1.0)), y)
        }
    }

    /// A line of a readout for each part.
    pub fn lines(
        self,
        parts: &Parts,
        shown: &[Part],
        palette: &Palette,
    ) -> impl Iterator<Item = (String, Color32)> {
        shown.iter().map(move |part| {
            let text = format!("{} {}", part.name(), self.exact(part.of(parts)));
            (text, part.color(palette))
        })
    }
}
