//! The figures that the open view asks for, as far as what is chosen in it says.

use super::{SplitSection, Unit, View, ViewState, worth};
use crate::forecast::shown::{SplitWanted, Wanted, WorthSection, WorthWanted};
use crate::forecast::worth::goal::Request;
use crate::forecast::{LuckRequest, MOST_EPOCHS, WorthRequest};
use crate::ledger::{Lovelace, Ratio};
use crate::plan::Plan;

/// Shares are kept between runs in millionths.
const MILLIONTHS: u128 = 1_000_000;

impl ViewState {
    /// The figures that the open view shows of a plan, in the window.
    pub fn wanted(&self, plan: &Plan) -> Wanted {
        match self.view {
            View::Split => Wanted::Split(self.split_wanted()),
            View::Worth => Wanted::Worth(self.worth_wanted(Some(self.goal_wanted(plan)))),
            View::Stake | View::Pledge | View::Map | View::Luck | View::Time | View::Compare => {
                self.wanted_to_look_at()
            }
        }
    }

    /// The figures that the open view shows where there is nothing to use: in pictures, in tables
    /// and on stage.
    pub fn wanted_to_look_at(&self) -> Wanted {
        match self.view {
            View::Stake => Wanted::Stake,
            View::Pledge => Wanted::Pledge,
            View::Map => Wanted::Map,
            View::Split => Wanted::Split(SplitWanted::Agreement),
            View::Luck => Wanted::Luck(LuckRequest {
                epochs: self.luck_epochs.clamp(1, MOST_EPOCHS),
                compared: self.compared_stake.map(Lovelace),
            }),
            View::Worth => Wanted::Worth(self.worth_wanted(None)),
            View::Time => Wanted::Time {
                year: self.luck_year,
            },
            View::Compare => Wanted::Compare,
        }
    }

    fn split_wanted(&self) -> SplitWanted {
        match self.split.section {
            SplitSection::Agreement => SplitWanted::Agreement,
            SplitSection::Leaving => SplitWanted::Leaving {
                owner: self.split.leaver,
                amount: self.split.leaving,
            },
            SplitSection::AsDelegator => SplitWanted::AsDelegator,
            SplitSection::Statement => SplitWanted::Statement {
                table: self.split.receipts.clone(),
            },
            SplitSection::TermSheet => SplitWanted::TermSheet,
        }
    }

    fn worth_wanted(&self, goal: Option<Request>) -> WorthWanted {
        WorthWanted {
            request: WorthRequest {
                benchmark: self.benchmark.map(share),
                distance: share(self.competitive_distance),
            },
            section: match self.worth_section {
                worth::Section::PaysItsWay => WorthSection::PaysItsWay(goal),
                worth::Section::Fees => WorthSection::Fees,
                worth::Section::Elsewhere => WorthSection::Elsewhere,
            },
        }
    }

    /// The goal that is sought, over the view's period and in its unit.
    pub fn goal_wanted(&self, plan: &Plan) -> Request {
        let in_money = self.unit == Unit::Fiat && plan.price.is_known();
        self.seek.request(self.period, in_money)
    }
}

/// A share that is kept in millionths.
pub fn share(millionths: u32) -> Ratio {
    Ratio::new(u128::from(millionths), MILLIONTHS).unwrap_or(Ratio::ZERO)
}
