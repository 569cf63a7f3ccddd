//! The choices of the view "Worth it".

use crate::forecast::Period;
use crate::forecast::worth::goal::{Goal, Lever, Request};
use crate::ledger::Ratio;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// The sections of the view "Worth it".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Section {
    /// Break-even and goals.
    #[default]
    PaysItsWay,
    /// Margin and fixed cost.
    Fees,
    /// The owners' ada elsewhere.
    Elsewhere,
}

impl Section {
    /// Every section, in the order of the buttons.
    pub const ALL: [Self; 3] = [Self::PaysItsWay, Self::Fees, Self::Elsewhere];

    /// The button's text.
    pub const fn text(self) -> &'static str {
        match self {
            Self::PaysItsWay => "Break-even and goals",
            Self::Fees => "Fees",
            Self::Elsewhere => "Pool or delegate?",
        }
    }
}

/// The goal as it stands in the fields.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SeekState {
    /// The figure that is to reach the target.
    pub goal: Goal,
    /// The input that may move.
    pub lever: Lever,
    /// The target of an income, over the view's period and in its unit.
    pub income: Decimal,
    /// The target of blocks an epoch.
    pub blocks: Decimal,
    /// The target of a return a year.
    pub return_on_stake: Ratio,
    /// The target of a chance.
    pub chance: Ratio,
}

impl Default for SeekState {
    fn default() -> Self {
        Self {
            goal: Goal::IncomeAfterCosts,
            lever: Lever::Delegation,
            income: Decimal::from(100),
            blocks: Decimal::ONE,
            return_on_stake: Ratio::new(22, 1_000).unwrap_or(Ratio::ZERO),
            chance: Ratio::percent(1),
        }
    }
}

impl SeekState {
    /// The goal, where an income is given over this period.
    pub fn request(&self, period: Period, in_money: bool) -> Request {
        let target = match self.goal {
            Goal::DelegatorRos => self.return_on_stake.to_decimal(),
            Goal::NoBlockChance => self.chance.to_decimal(),
            Goal::Blocks => self.blocks,
            Goal::Income
            | Goal::IncomeAfterCosts
            | Goal::Fees
            | Goal::FeesAfterCosts
            | Goal::OwnerIncome(_) => period.a_year(self.income),
        };
        Request {
            goal: self.goal,
            target,
            in_money,
            lever: self.lever,
        }
    }
}
