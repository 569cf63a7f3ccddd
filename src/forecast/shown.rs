//! The one way from a plan to what is shown of it, for the window, the stage, pictures, tables and
//! the report.
//!
//! [`Wanted`] says which view's figures are wanted and what was asked in it; [`ViewFigures`] are
//! those figures. Nothing that a view shows is computed anywhere else.

use super::account::along::owner_shares;
use super::account::as_delegator::{AsDelegator, as_delegator};
use super::account::leaving::{Leaving, leaving};
use super::account::sheet::SheetFigures;
use super::account::statement::{Statement, statement};
use super::chance::blocks::Chances;
use super::chance::epoch_income::EpochIncome;
use super::chance::mean::no_block_chance;
use super::chance::past::PastLuck;
use super::comparison::Comparison;
use super::curve::{Curve, pledge_curve, stake_curve};
use super::drawn_plans::{DrawnPlans, Opened, POINTS_ALONE};
use super::figures::Figures;
use super::luck::{self, Luck, LuckRequest, POINTS};
use super::outcome::Outcome;
use super::outlook::{Moment, Outlook};
use super::worth::fees::{AttractiveFees, FeeCurves, attractive_fees, highest_fixed_cost};
use super::worth::goal::{self, Sought, seek};
use super::worth::pledge_step::{PledgeStep, pledge_step};
use super::worth::{Worth, WorthRequest};
use crate::chain::receipts::{ReceiptError, read_receipts};
use crate::ledger::{EPOCHS_PER_YEAR, LedgerError, Lovelace, Ratio};
use crate::number::Separators;
use crate::plan::OwnerId;
use crate::plan::agreement::{Fault, faults};

/// The step of pledge that is put in words.
const PLEDGE_STEP: Lovelace = Lovelace::from_whole_ada(100_000);

/// The view whose figures are wanted, with the questions asked in it.
#[derive(Clone, Debug, PartialEq)]
pub enum Wanted {
    /// Rewards against total stake.
    Stake,
    /// Rewards against pledge.
    Pledge,
    /// The plans' places on the map; the map itself takes longer than a frame and is apart.
    Map,
    /// The shared account.
    Split(SplitWanted),
    /// Blocks and income over luck.
    Luck(LuckRequest),
    /// Conditions, fees and the alternative.
    Worth(WorthWanted),
    /// The years to come.
    Time {
        /// The year whose luck is shown, counted from 1.
        year: u32,
    },
    /// The base and its scenarios side by side.
    Compare,
}

/// A part of the Split view.
#[derive(Clone, Debug, PartialEq)]
pub enum SplitWanted {
    /// The agreement and what an epoch brings whom.
    Agreement,
    /// An owner takes stake out.
    Leaving {
        /// The owner; the last one where absent or gone.
        owner: Option<OwnerId>,
        /// The stake taken out; all of it where absent.
        amount: Option<Lovelace>,
    },
    /// The same ada as an owner or as a delegator.
    AsDelegator,
    /// The shares of real receipts.
    Statement {
        /// The receipts of the account, as a table.
        table: String,
    },
    /// The text that the owners sign.
    TermSheet,
}

/// A part of the view "Worth it".
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WorthWanted {
    /// The questions of the whole view.
    pub request: WorthRequest,
    /// The open section with its question.
    pub section: WorthSection,
}

/// A section of the view "Worth it".
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum WorthSection {
    /// Break-even; and a goal, where one is sought.
    PaysItsWay(Option<goal::Request>),
    /// Margin and fixed cost.
    Fees,
    /// The owners' ada elsewhere.
    Elsewhere,
}

/// The figures of one view; `None` where the formulas are not defined for the open plan.
#[derive(Clone, Debug)]
pub enum ViewFigures {
    /// Rewards against total stake.
    Stake(Option<StakeFigures>),
    /// Rewards against pledge.
    Pledge(Option<PledgeFigures>),
    /// The plans' places on the map.
    Map(Option<DrawnPlans<()>>),
    /// The shared account.
    Split(SplitFigures),
    /// Blocks and income over luck.
    Luck(Option<LuckFigures>),
    /// Conditions, fees and the alternative.
    Worth(Option<WorthFigures>),
    /// The years to come.
    Time(Option<TimeFigures>),
    /// The base and its scenarios side by side.
    Compare(Comparison),
}

/// The figures of the Stake view.
#[derive(Clone, Debug)]
pub struct StakeFigures {
    /// Rewards against total stake, from the owners' stake to the end of the axis.
    pub plans: DrawnPlans<Curve>,
    /// The chance of an epoch without a block at stakes of the open plan's curve, where chances are
    /// defined.
    pub no_block: Vec<(Lovelace, f64)>,
}

/// The figures of the Pledge view.
#[derive(Clone, Debug)]
pub struct PledgeFigures {
    /// Rewards against pledge.
    pub plans: DrawnPlans<PledgeCurves>,
    /// The gain of the next 100,000 ada of pledge; `None` where the whole stake is pledged.
    pub next: Option<PledgeStep>,
}

/// A plan's rewards against pledge.
#[derive(Clone, Debug)]
pub struct PledgeCurves {
    /// At the plan's own stake.
    pub at_plan: Curve,
    /// At the plan's own saturation.
    pub at_saturation: Curve,
}

/// The figures of the Split view's open part.
#[derive(Clone, Debug)]
pub enum SplitFigures {
    /// The agreement and what it brings whom.
    Agreement {
        /// The faults of the agreement.
        faults: Vec<Fault>,
        /// Every owner's income along the stake axis; `None` where the formulas are not defined.
        shares: Option<Box<OwnerShares>>,
    },
    /// An owner takes stake out; `None` without owners or formulas.
    Leaving(Option<Box<Leaving>>),
    /// A row for each owner.
    AsDelegator(Vec<AsDelegator>),
    /// The statement; `None` where no table is there yet.
    Statement(Option<Result<Statement, ReceiptError>>),
    /// The figures of the text that the owners sign; `None` without formulas.
    TermSheet(Option<Box<SheetFigures>>),
}

/// Every owner's income along the stake axis.
#[derive(Clone, Debug)]
pub struct OwnerShares {
    /// Rewards against total stake, of which the account's income is drawn.
    pub plans: DrawnPlans<Curve>,
    /// Total stakes along the open plan's curve, and each owner's share there, in the plan's order;
    /// empty where one owner gets all. They are the curve's points, or for hundreds of owners some of
    /// them.
    pub along: Vec<(Lovelace, Vec<Lovelace>)>,
}

/// The figures of the Luck view.
#[derive(Clone, Debug)]
pub struct LuckFigures {
    /// An epoch of each plan; `None` where no chances are defined for it.
    pub plans: DrawnPlans<Option<EpochLuck>>,
    /// Luck over the chosen stretch, and of past epochs; `None` where no chances are defined.
    pub luck: Option<(Luck, PastLuck)>,
}

/// An epoch over luck.
#[derive(Clone, Debug)]
pub struct EpochLuck {
    /// The operator's income.
    pub income: EpochIncome,
    /// The chance of each number of blocks.
    pub blocks: Chances,
}

/// The figures of the view "Worth it".
#[derive(Clone, Debug)]
pub struct WorthFigures {
    /// The conditions under which the pool pays its way, and the alternative.
    pub worth: Worth,
    /// The figures of the open section.
    pub section: WorthSectionFigures,
}

/// The figures of a section of the view "Worth it".
#[derive(Clone, Debug)]
pub enum WorthSectionFigures {
    /// The goal that is sought and its answer, where one is sought.
    PaysItsWay(Option<(goal::Request, Sought)>),
    /// Rewards over both fees.
    Fees(Box<FeeFigures>),
    /// Nothing besides.
    Elsewhere,
}

/// Rewards over margin and fixed cost.
#[derive(Clone, Debug)]
pub struct FeeFigures {
    /// Each plan's rewards along both fees.
    pub plans: DrawnPlans<FeeCurves>,
    /// The highest attractive margin over the axis of fixed costs.
    pub attractive: Vec<AttractiveFees>,
    /// The return that is attractive, a simple return on stake a year.
    pub benchmark: Ratio,
    /// The end of the axis of fixed costs.
    pub highest_fixed_cost: Lovelace,
}

/// The figures of the Time view.
#[derive(Clone, Debug)]
pub struct TimeFigures {
    /// The years to come of each plan.
    pub plans: DrawnPlans<Outlook>,
    /// The chosen year over luck; `None` where no chances are defined.
    pub luck: Option<YearLuck>,
}

/// The operator's income of a year, over luck.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct YearLuck {
    /// The epoch in the year's middle, which the whole year is taken to be like.
    pub middle: Moment,
    /// The mean, in ada.
    pub mean: f64,
    /// The 5, 10, 25, 50, 75, 90 and 95 % points, in ada.
    pub points: [f64; 7],
}

/// Everything that is shown of a plan in one view.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The figures that every view has around it.
    pub figures: Figures,
    /// The figures of the base, while a scenario is open.
    pub base: Option<Outcome>,
    /// The figures of the view.
    pub view: ViewFigures,
}

impl Shown {
    /// Computes what is wanted of a plan; texts are read and written with these separators.
    pub fn of(opened: Opened<'_>, wanted: &Wanted, separators: Separators) -> Self {
        let figures = Figures::of(opened.plan, separators);
        let base = opened.scenario.and_then(|_| Outcome::of(opened.base).ok());
        Self {
            view: ViewFigures::of(opened, &figures.outcome, wanted, separators),
            figures,
            base,
        }
    }
}

impl ViewFigures {
    /// Computes what one view shows of a plan with this outcome.
    pub fn of(
        opened: Opened<'_>,
        outcome: &Result<Outcome, LedgerError>,
        wanted: &Wanted,
        separators: Separators,
    ) -> Self {
        let outcome = outcome.as_ref().ok();
        match wanted {
            Wanted::Stake => Self::Stake(StakeFigures::of(opened).ok()),
            Wanted::Pledge => Self::Pledge(PledgeFigures::of(opened).ok()),
            Wanted::Map => Self::Map(DrawnPlans::of(opened, |_, _, _| ()).ok()),
            Wanted::Split(part) => Self::Split(SplitFigures::of(opened, outcome, part, separators)),
            Wanted::Luck(request) => Self::Luck(
                outcome.and_then(|outcome| LuckFigures::of(opened, outcome, *request).ok()),
            ),
            Wanted::Worth(wanted) => Self::Worth(
                outcome.and_then(|outcome| WorthFigures::of(opened, outcome, *wanted).ok()),
            ),
            Wanted::Time { year } => Self::Time(TimeFigures::of(opened, *year).ok()),
            Wanted::Compare => Self::Compare(Comparison::of(opened.base, separators)),
        }
    }
}

impl StakeFigures {
    /// The figures of the Stake view.
    ///
    /// # Errors
    /// When the plan's figures are outside what the formulas are defined for.
    pub fn of(opened: Opened<'_>) -> Result<Self, LedgerError> {
        let plans = DrawnPlans::of(opened, |_, model, sampling| {
            stake_curve(model, sampling.stake_axis, sampling.points)
        })?;
        let open = plans.open();
        let chance = |at| Some((at, no_block_chance(&open.model, at)?));
        let points = open.drawn.points.iter();
        Ok(Self {
            no_block: points.filter_map(|point| chance(point.at)).collect(),
            plans,
        })
    }
}

impl PledgeFigures {
    /// The figures of the Pledge view.
    ///
    /// # Errors
    /// When the plan's figures are outside what the formulas are defined for.
    pub fn of(opened: Opened<'_>) -> Result<Self, LedgerError> {
        let plans = DrawnPlans::of(opened, |_, model, sampling| {
            let at = |stake| pledge_curve(model, stake, sampling.points);
            PledgeCurves {
                at_plan: at(model.pool.stake),
                at_saturation: at(model.rewards.saturation()),
            }
        })?;
        Ok(Self {
            next: pledge_step(&plans.open().model, PLEDGE_STEP),
            plans,
        })
    }
}

impl SplitFigures {
    fn of(
        opened: Opened<'_>,
        outcome: Option<&Outcome>,
        part: &SplitWanted,
        separators: Separators,
    ) -> Self {
        let plan = opened.plan;
        match part {
            SplitWanted::Agreement => Self::Agreement {
                faults: faults(plan),
                shares: OwnerShares::of(opened).ok().map(Box::new),
            },
            SplitWanted::Leaving { owner, amount } => {
                let chosen = owner.and_then(|id| plan.owner(id));
                Self::Leaving(chosen.or_else(|| plan.owners.last()).and_then(|owner| {
                    let amount = amount.unwrap_or(owner.stake);
                    leaving(plan, owner.id, amount).ok().flatten().map(Box::new)
                }))
            }
            SplitWanted::AsDelegator => {
                Self::AsDelegator(outcome.map_or_else(Vec::new, |it| as_delegator(plan, it)))
            }
            SplitWanted::Statement { table } => {
                let is_there = !table.trim().is_empty();
                Self::Statement(is_there.then(|| {
                    let receipts = read_receipts(table, separators)?;
                    Ok(statement(plan, &receipts))
                }))
            }
            SplitWanted::TermSheet => {
                Self::TermSheet(outcome.map(|outcome| Box::new(SheetFigures::of(plan, outcome))))
            }
        }
    }
}

impl OwnerShares {
    fn of(opened: Opened<'_>) -> Result<Self, LedgerError> {
        // As fine as a plan drawn alone: owners read their shares off it, and tables hold its rows.
        let plans = DrawnPlans::of(opened, |_, model, sampling| {
            stake_curve(model, sampling.stake_axis, POINTS_ALONE)
        })?;
        Ok(Self {
            along: owner_shares(
                opened.plan,
                &plans.open().drawn,
                plans.open().model.rewards.saturation(),
            ),
            plans,
        })
    }
}

impl LuckFigures {
    /// The figures of the Luck view.
    ///
    /// # Errors
    /// When the plan's figures are outside what the formulas are defined for.
    pub fn of(
        opened: Opened<'_>,
        outcome: &Outcome,
        request: LuckRequest,
    ) -> Result<Self, LedgerError> {
        let luck = Luck::of(opened.plan, outcome, request);
        Ok(Self {
            plans: DrawnPlans::of(opened, |plan, model, _| {
                let income = luck::epoch_income(plan, model)?;
                Some(EpochLuck {
                    blocks: income.blocks.chances(1),
                    income,
                })
            })?,
            luck: luck.map(|luck| {
                let past = PastLuck::of(&luck.blocks, &opened.plan.past_blocks);
                (luck, past)
            }),
        })
    }
}

impl WorthFigures {
    /// The figures of the view "Worth it".
    ///
    /// # Errors
    /// When the plan's figures are outside what the formulas are defined for.
    pub fn of(
        opened: Opened<'_>,
        outcome: &Outcome,
        wanted: WorthWanted,
    ) -> Result<Self, LedgerError> {
        let worth = Worth::of(opened.plan, outcome, wanted.request);
        let section = match wanted.section {
            WorthSection::PaysItsWay(goal) => {
                WorthSectionFigures::PaysItsWay(goal.map(|goal| (goal, seek(opened.plan, goal))))
            }
            WorthSection::Fees => {
                let highest = highest_fixed_cost(outcome);
                WorthSectionFigures::Fees(Box::new(FeeFigures {
                    plans: DrawnPlans::of(opened, |_, model, _| FeeCurves::of(model, highest))?,
                    attractive: attractive_fees(outcome, worth.benchmark, highest),
                    benchmark: worth.benchmark,
                    highest_fixed_cost: highest,
                }))
            }
            WorthSection::Elsewhere => WorthSectionFigures::Elsewhere,
        };
        Ok(Self { worth, section })
    }
}

impl TimeFigures {
    /// The figures of the Time view.
    ///
    /// # Errors
    /// When the plan's figures are outside what the formulas are defined for.
    pub fn of(opened: Opened<'_>, year: u32) -> Result<Self, LedgerError> {
        let plans = DrawnPlans::of(opened, |plan, _, _| Outlook::of(plan))?;
        Ok(Self {
            luck: YearLuck::of(&plans.open().drawn, year),
            plans,
        })
    }
}

impl YearLuck {
    /// The luck of a year, counted from 1; of the last one where there are not so many.
    fn of(outlook: &Outlook, year: u32) -> Option<Self> {
        let (_, moments) = outlook
            .years()
            .take_while(|(number, _)| *number <= year.max(1))
            .last()?;
        let middle = *moments.get(moments.len() / 2)?;
        let sum = middle.luck?.over(EPOCHS_PER_YEAR);
        Some(Self {
            middle,
            mean: sum.mean(),
            points: POINTS.map(|share| sum.point(share)),
        })
    }
}
