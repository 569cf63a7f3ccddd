//! The plans of one plot: the open one, and beside it the base and the pinned scenarios.

use super::model::Model;
use crate::ledger::{LedgerError, Lovelace};
use crate::plan::{Dash, Hue, Plan, Price, Scenario, ScenarioId};
use std::borrow::Cow;

/// Points of a curve that is drawn alone, besides its kinks; more would not be seen at 1080p.
pub const POINTS_ALONE: u32 = 300;

/// Points of each of several curves: all are computed and drawn in each frame of a drag, and more
/// would hardly be seen.
const POINTS_BESIDE: u32 = 180;

/// Plans that are drawn beside the open one at most: among more lines nobody finds one's own.
pub const MOST_BESIDE: usize = 24;

/// A plan with a scenario open, whose figures are wanted.
#[derive(Clone, Copy, Debug)]
pub struct Opened<'a> {
    /// The plan without any scenario's changes.
    pub base: &'a Plan,
    /// The open scenario; `None` for the base.
    pub scenario: Option<ScenarioId>,
    /// The plan as the open scenario has it.
    pub plan: &'a Plan,
}

/// One plan of a plot and what is drawn of it.
#[derive(Clone, Debug)]
pub struct DrawnPlan<T> {
    /// The scenario; `None` for the base.
    pub scenario: Option<ScenarioId>,
    /// The scenario's name, or `Base`.
    pub name: String,
    /// Colour of the lines; `None` for the base.
    pub hue: Option<Hue>,
    /// Pattern of the lines.
    pub dash: Dash,
    /// The formulas with the plan put in.
    pub model: Model,
    /// Price of ada in this scenario.
    pub price: Price,
    /// The curves, or whatever else the view draws of each plan.
    pub drawn: T,
}

/// The plans of a plot in the order of the strip. The open one is always among them.
#[derive(Clone, Debug)]
pub struct DrawnPlans<T> {
    before: Vec<DrawnPlan<T>>,
    open: DrawnPlan<T>,
    after: Vec<DrawnPlan<T>>,
    stake_axis: Lovelace,
    /// Pinned scenarios that are not drawn.
    left_out: usize,
}

/// The reach and fineness of the curves of a plot, the same for all its plans.
#[derive(Clone, Copy, Debug)]
pub struct Sampling {
    /// The end of the stake axis.
    pub stake_axis: Lovelace,
    /// Points of a curve besides its kinks.
    pub points: u32,
}

impl<T> DrawnPlans<T> {
    /// The open plan, the base and the pinned scenarios, those left out whose figures are outside
    /// what the formulas are defined for.
    ///
    /// # Errors
    /// When the open plan's own figures are.
    pub fn of(
        opened: Opened<'_>,
        draw: impl Fn(&Plan, &Model, Sampling) -> T,
    ) -> Result<Self, LedgerError> {
        let base = opened.base;
        let place = opened
            .scenario
            .and_then(|id| base.scenarios.iter().position(|known| known.id == id));
        let (left, right) = base.scenarios.split_at(place.unwrap_or(0));
        let (open, right) = match (place, right) {
            (Some(_), [open, right @ ..]) => (Some(open), right),
            (_, right) => (None, right),
        };
        let pinned = |scenario: &&Scenario| scenario.pinned;
        let scenario = |scenario| Outline::of_scenario(base, scenario);
        let open = Outline::of(open, Cow::Borrowed(opened.plan))?;
        let of_base = open
            .scenario
            .and_then(|_| Outline::of(None, Cow::Borrowed(base)).ok());
        let drawn = |side: &'_ [Scenario]| side.iter().filter(pinned).count();
        // The nearest to the open one, as many of each side as the other leaves room for.
        let room = MOST_BESIDE.saturating_sub(usize::from(of_base.is_some()));
        let (on_left, on_right) = (drawn(left), drawn(right));
        let from_right = on_right.min(room.saturating_sub(on_left.min(room / 2)));
        let from_left = on_left.min(room - from_right);
        let left_out = on_left + on_right - from_left - from_right;
        let scenarios_before = left.iter().filter(pinned).skip(on_left - from_left);
        let before: Vec<_> = of_base
            .into_iter()
            .chain(scenarios_before.filter_map(scenario))
            .collect();
        let scenarios_after = right.iter().filter(pinned).take(from_right);
        let after: Vec<_> = scenarios_after.filter_map(scenario).collect();
        let beside = before.iter().chain(&after);
        let end = beside
            .map(|outline| stake_axis(&outline.model))
            .fold(stake_axis(&open.model), Lovelace::max);
        let is_alone = before.is_empty() && after.is_empty();
        let sampling = Sampling {
            stake_axis: end,
            points: if is_alone {
                POINTS_ALONE
            } else {
                POINTS_BESIDE
            },
        };
        let draw = |outline: Outline<'_>| outline.drawn(|plan, model| draw(plan, model, sampling));
        Ok(Self {
            before: before.into_iter().map(draw).collect(),
            open: draw(open),
            after: after.into_iter().map(draw).collect(),
            stake_axis: end,
            left_out,
        })
    }

    /// The open plan.
    pub const fn open(&self) -> &DrawnPlan<T> {
        &self.open
    }

    /// The open plan, without those beside it.
    pub fn into_open(self) -> DrawnPlan<T> {
        self.open
    }

    /// Every plan, in the order of the strip.
    pub fn iter(&self) -> impl Iterator<Item = &DrawnPlan<T>> {
        let open = std::iter::once(&self.open);
        self.before.iter().chain(open).chain(&self.after)
    }

    /// The plans beside the open one.
    pub fn others(&self) -> impl Iterator<Item = &DrawnPlan<T>> {
        self.before.iter().chain(&self.after)
    }

    /// How many pinned scenarios are not drawn because there are too many.
    pub const fn left_out(&self) -> usize {
        self.left_out
    }

    /// Whether the open plan is the only one.
    pub const fn is_alone(&self) -> bool {
        self.before.is_empty() && self.after.is_empty()
    }

    /// The end of a stake axis on which all plans are seen beyond saturation, whichever is open.
    pub const fn stake_axis(&self) -> Lovelace {
        self.stake_axis
    }
}

/// A plan of a plot before anything is drawn of it.
struct Outline<'a> {
    scenario: Option<&'a Scenario>,
    plan: Cow<'a, Plan>,
    model: Model,
}

impl<'a> Outline<'a> {
    fn of_scenario(base: &Plan, scenario: &'a Scenario) -> Option<Self> {
        Self::of(Some(scenario), Cow::Owned(base.with(&scenario.changes))).ok()
    }

    fn of(scenario: Option<&'a Scenario>, plan: Cow<'a, Plan>) -> Result<Self, LedgerError> {
        let model = Model::new(&plan)?;
        Ok(Self {
            scenario,
            plan,
            model,
        })
    }

    fn drawn<T>(self, draw: impl Fn(&Plan, &Model) -> T) -> DrawnPlan<T> {
        let scenario = self.scenario;
        DrawnPlan {
            scenario: scenario.map(|scenario| scenario.id),
            name: scenario.map_or("Base", Scenario::label).to_owned(),
            hue: scenario.map(|scenario| scenario.hue),
            dash: scenario.map_or(Dash::Solid, |scenario| scenario.dash),
            drawn: draw(&self.plan, &self.model),
            model: self.model,
            price: self.plan.price.clone(),
        }
    }
}

/// The end of a plan's stake axis: 1.6 times saturation, or 1.1 times a larger plan.
pub fn stake_axis(model: &Model) -> Lovelace {
    let tenths = |amount: Lovelace, tenths| Lovelace((amount.0 / 10).saturating_mul(tenths));
    tenths(model.rewards.saturation(), 16).max(tenths(model.pool.stake, 11))
}
