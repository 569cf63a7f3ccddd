//! The base and its scenarios side by side: figures down, scenarios across.

use super::break_even::BreakEven;
use super::outcome::Outcome;
use super::period::Period;
use crate::ledger::LedgerError;
use crate::number::Separators;
use crate::plan::{ChangeLine, Dash, Directory, Hue, Plan, Price, ScenarioId, Variants};
use rust_decimal::Decimal;

/// One scenario, or the base, with its figures.
#[derive(Clone, Debug)]
pub struct Column {
    /// The scenario; `None` for the base.
    pub scenario: Option<ScenarioId>,
    /// Its name.
    pub name: String,
    /// Colour; `None` for the base.
    pub hue: Option<Hue>,
    /// Pattern of its lines.
    pub dash: Dash,
    /// Its differences from the base.
    pub changes: Vec<ChangeLine>,
    /// Its figures, or why there are none.
    pub outcome: Result<Outcome, LedgerError>,
    /// The price of ada in it.
    pub price: Price,
}

/// The period and the unit of amounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Given {
    /// The period.
    pub period: Period,
    /// In the money of each scenario instead of ada; where it has no price, in ada.
    pub in_money: bool,
}

/// One row of the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// The reward of the pool as a whole.
    PoolReward,
    /// The income of operator and owners.
    OperatorIncome,
    /// Fixed cost and margin.
    Fees,
    /// The owners' share by stake.
    OwnStake,
    /// Operator income less running costs.
    AfterCosts,
    /// Fees less running costs.
    FeesAfterCosts,
    /// The delegators' part.
    Delegators,
    /// Delegators' simple return on stake a year.
    ReturnOnStake,
    /// Blocks an epoch.
    Blocks,
    /// Chance of an epoch without a block.
    NoBlock,
    /// `C/k`
    Saturation,
    /// The pool's stake over saturation.
    SaturationShare,
    /// The total stake from which the fees cover the running costs.
    BreakEven,
}

/// The kind of unit of a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Ada or money over the period.
    Income,
    /// Ada at one time.
    Stake,
    /// A share, 0.025 for 2.5 %.
    Share,
    /// A number of blocks.
    Blocks,
}

impl Measure {
    /// Every row, in order.
    pub const ALL: [Self; 13] = [
        Self::PoolReward,
        Self::OperatorIncome,
        Self::Fees,
        Self::OwnStake,
        Self::AfterCosts,
        Self::FeesAfterCosts,
        Self::Delegators,
        Self::ReturnOnStake,
        Self::Blocks,
        Self::NoBlock,
        Self::Saturation,
        Self::SaturationShare,
        Self::BreakEven,
    ];

    /// Its name, at the head of the row.
    pub const fn text(self) -> &'static str {
        match self {
            Self::PoolReward => "Pool reward",
            Self::OperatorIncome => "Operator income",
            Self::Fees => "of it fees",
            Self::OwnStake => "of it own stake",
            Self::AfterCosts => "Left after costs",
            Self::FeesAfterCosts => "Fees after costs",
            Self::Delegators => "Delegators get",
            Self::ReturnOnStake => "Delegators’ ROS a year",
            Self::Blocks => "Blocks an epoch",
            Self::NoBlock => "Epochs without a block",
            Self::Saturation => "Saturation at",
            Self::SaturationShare => "Share of saturation",
            Self::BreakEven => "Fees cover costs from",
        }
    }

    /// Its kind of unit.
    pub const fn counted(self) -> Counted {
        match self {
            Self::PoolReward
            | Self::OperatorIncome
            | Self::Fees
            | Self::OwnStake
            | Self::AfterCosts
            | Self::FeesAfterCosts
            | Self::Delegators => Counted::Income,
            Self::ReturnOnStake | Self::NoBlock | Self::SaturationShare => Counted::Share,
            Self::Blocks => Counted::Blocks,
            Self::Saturation | Self::BreakEven => Counted::Stake,
        }
    }

    /// Whether it is a part of the row above.
    pub const fn is_part(self) -> bool {
        matches!(self, Self::Fees | Self::OwnStake)
    }

    /// Whether more of it is better, or less; `None` where neither is.
    pub const fn more_is_better(self) -> Option<bool> {
        match self {
            Self::PoolReward
            | Self::OperatorIncome
            | Self::Fees
            | Self::OwnStake
            | Self::AfterCosts
            | Self::FeesAfterCosts
            | Self::Delegators
            | Self::ReturnOnStake
            | Self::Blocks => Some(true),
            Self::NoBlock | Self::BreakEven => Some(false),
            Self::Saturation | Self::SaturationShare => None,
        }
    }
}

impl Column {
    /// A figure in the period and unit asked for; `None` where the scenario has none.
    pub fn value(&self, measure: Measure, given: Given) -> Option<Decimal> {
        let outcome = self.outcome.as_ref().ok()?;
        let over = |an_epoch| self.in_unit(given.period.ada(an_epoch), given);
        let of_year = |ada: Decimal| self.in_unit(given.period.part_of_year(ada), given);
        let parts = &outcome.parts;
        match measure {
            Measure::PoolReward => over(parts.pool),
            Measure::OperatorIncome => over(parts.leader),
            Measure::Fees => over(parts.fees()),
            Measure::OwnStake => over(parts.own_stake),
            Measure::AfterCosts => of_year(outcome.income_after_costs()),
            Measure::FeesAfterCosts => of_year(outcome.fees_after_costs()),
            Measure::Delegators => over(parts.delegators),
            Measure::ReturnOnStake => Some(outcome.delegator_ros),
            Measure::Blocks => outcome.blocks,
            Measure::NoBlock => Decimal::try_from(outcome.no_block_chance?).ok(),
            Measure::Saturation => Some(outcome.saturation.ada()),
            Measure::SaturationShare => outcome.saturation_share,
            Measure::BreakEven => match outcome.break_even {
                BreakEven::At(stake) => Some(stake.ada()),
                BreakEven::NoCosts | BreakEven::Never { .. } => None,
            },
        }
    }

    /// The words in place of a missing figure.
    pub fn missing(&self, measure: Measure) -> &'static str {
        if self.is_never(measure) {
            "never"
        } else {
            "–"
        }
    }

    /// Whether there is no figure since the fees never cover the costs.
    pub fn is_never(&self, measure: Measure) -> bool {
        let outcome = self.outcome.as_ref();
        measure == Measure::BreakEven
            && outcome.is_ok_and(|outcome| matches!(outcome.break_even, BreakEven::Never { .. }))
    }

    /// The code of the unit that incomes are given in.
    pub fn unit(&self, given: Given) -> &str {
        if given.in_money && self.price.is_known() {
            &self.price.currency
        } else {
            "ADA"
        }
    }

    fn in_unit(&self, ada: Decimal, given: Given) -> Option<Decimal> {
        if given.in_money && self.price.is_known() {
            self.price.of(ada)
        } else {
            Some(ada)
        }
    }
}

/// The base and every scenario.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// The base first, then the scenarios in the order of the strip.
    pub columns: Vec<Column>,
}

impl Comparison {
    /// The comparison of a plan with its scenarios.
    pub fn of(base: &Plan, separators: Separators) -> Self {
        let first = Column {
            scenario: None,
            name: "Base".to_owned(),
            hue: None,
            dash: Dash::Solid,
            changes: Vec::new(),
            outcome: Outcome::of(base),
            price: base.price.clone(),
        };
        let directory = Directory::of(base);
        let mut variants = Variants::of(base);
        let others = base.scenarios.iter().map(|scenario| {
            let plan = variants.with(&scenario.changes);
            let line = |change| ChangeLine::of(change, &directory, separators);
            Column {
                scenario: Some(scenario.id),
                name: scenario.name.clone(),
                hue: Some(scenario.hue),
                dash: scenario.dash,
                changes: scenario.changes.iter().map(line).collect(),
                outcome: Outcome::of(plan),
                price: plan.price.clone(),
            }
        });
        Self {
            columns: std::iter::once(first).chain(others).collect(),
        }
    }

    /// A scenario's difference from the base: in the unit, and as a share of the base's size. `None` for the base itself, where either has no figure, or in different currencies.
    pub fn difference(
        &self,
        column: &Column,
        measure: Measure,
        given: Given,
    ) -> Option<(Decimal, Option<Decimal>)> {
        let base = self.columns.first()?;
        let is_income = measure.counted() == Counted::Income;
        if column.scenario.is_none() || (is_income && column.unit(given) != base.unit(given)) {
            return None;
        }
        let was = base.value(measure, given)?;
        let by = column.value(measure, given)?.checked_sub(was)?;
        let share = if was.is_zero() {
            None
        } else {
            by.checked_div(was.abs())
        };
        Some((by, share))
    }

    /// The best value of a row; `None` where no value is better than another.
    pub fn best(&self, measure: Measure, given: Given) -> Option<Decimal> {
        let more = measure.more_is_better()?;
        let unit = self.columns.first()?.unit(given);
        if self.columns.iter().any(|column| column.unit(given) != unit) {
            return None;
        }
        let values = || {
            let columns = self.columns.iter();
            columns.filter_map(|column| column.value(measure, given))
        };
        let (least, most) = (values().min()?, values().max()?);
        let best = if more { most } else { least };
        (least != most).then_some(best)
    }
}
