//! The scenarios that are drawn in one plot: the base, those that are pinned, and the open one.

use super::chance::epoch_income::EpochIncome;
use super::{Curve, Model, Outlook, luck, pledge_curve, stake_curve};
use crate::ledger::Lovelace;
use crate::plan::{Dash, Hue, Plan, ScenarioId};

/// Points of a curve besides its kinks: fewer than where one plan is drawn alone, since every curve
/// is computed and drawn in each frame of a drag, and more would hardly be seen.
const POINTS: u32 = 180;

/// Which curves are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OverlayCurves {
    /// Against total stake.
    Stake,
    /// Against pledge, at the plan's stake and at saturation.
    Pledge,
    /// Over luck, an epoch's income.
    Luck,
    /// Over the years to come.
    Years,
    /// None, only where the plans stand.
    None,
}

/// One scenario, or the base, as plots show it beside others.
#[derive(Clone, Debug)]
pub struct Overlay {
    /// Which; `None` for the base.
    pub scenario: Option<ScenarioId>,
    /// What it is called.
    pub name: String,
    /// Colour; `None` for the base.
    pub hue: Option<Hue>,
    /// Pattern of the lines.
    pub dash: Dash,
    /// Whether it is the one that is open.
    pub is_open: bool,
    /// The formulas with the scenario's plan put in.
    pub model: Model,
    /// Price of an ada in it.
    pub price: crate::plan::Price,
    /// Rewards against total stake.
    pub stake: Curve,
    /// Rewards against pledge at the scenario's own stake.
    pub pledge: Curve,
    /// Rewards against pledge at the scenario's own saturation.
    pub pledge_saturated: Curve,
    /// How luck lets an epoch's operator income be; `None` where no chances are defined.
    pub income: Option<EpochIncome>,
    /// The years to come.
    pub years: Outlook,
}

/// Every scenario of a plot, in the order of the strip.
#[derive(Clone, Debug, Default)]
pub struct Overlays {
    /// Nothing where there is only one to show.
    pub list: Vec<Overlay>,
    /// Where a stake axis ends on which all of them are seen beyond saturation, whichever is open.
    pub stake_axis: Lovelace,
}

impl Overlays {
    /// The base, the pinned scenarios and the open one, where the formulas are defined.
    pub fn of(base: &Plan, open: Option<ScenarioId>, curves: OverlayCurves) -> Self {
        let shown =
            |scenario: &&crate::plan::Scenario| scenario.pinned || Some(scenario.id) == open;
        let scenarios: Vec<_> = base.scenarios.iter().filter(shown).collect();
        if scenarios.is_empty() {
            return Self::default();
        }
        let first = overlay(base, open.is_none(), curves).map(|overlay| Overlay {
            name: "Base".to_owned(),
            ..overlay
        });
        let others = scenarios.into_iter().filter_map(|scenario| {
            let plan = base.with(&scenario.changes);
            let overlay = overlay(&plan, Some(scenario.id) == open, curves)?;
            Some(Overlay {
                scenario: Some(scenario.id),
                name: scenario.label().to_owned(),
                hue: Some(scenario.hue),
                dash: scenario.dash,
                ..overlay
            })
        });
        let mut list: Vec<Overlay> = first.into_iter().chain(others).collect();
        let ends = list.iter().map(|overlay| stake_axis(&overlay.model));
        let end = ends.max().unwrap_or_default();
        for overlay in &mut list {
            let model = &overlay.model;
            match curves {
                OverlayCurves::Stake => overlay.stake = stake_curve(model, end, POINTS),
                OverlayCurves::Pledge => {
                    let saturation = model.rewards.saturation();
                    overlay.pledge = pledge_curve(model, model.pool.stake, POINTS);
                    overlay.pledge_saturated = pledge_curve(model, saturation, POINTS);
                }
                OverlayCurves::Luck | OverlayCurves::Years | OverlayCurves::None => {}
            }
        }
        Self {
            list,
            stake_axis: end,
        }
    }
}

fn overlay(plan: &Plan, is_open: bool, curves: OverlayCurves) -> Option<Overlay> {
    let model = Model::new(plan).ok()?;
    Some(Overlay {
        income: (curves == OverlayCurves::Luck)
            .then(|| luck::epoch_income(plan, &model))
            .flatten(),
        years: if curves == OverlayCurves::Years {
            Outlook::of(plan)
        } else {
            Outlook::default()
        },
        scenario: None,
        name: String::new(),
        hue: None,
        dash: Dash::Solid,
        is_open,
        model,
        price: plan.price.clone(),
        stake: Curve::default(),
        pledge: Curve::default(),
        pledge_saturated: Curve::default(),
    })
}

/// Where the stake axis of a plan ends: at 1.6 times saturation, or 1.1 times a larger plan.
pub fn stake_axis(model: &Model) -> Lovelace {
    let tenths = |amount: Lovelace, tenths| Lovelace((amount.0 / 10).saturating_mul(tenths));
    tenths(model.rewards.saturation(), 16).max(tenths(model.pool.stake, 11))
}
