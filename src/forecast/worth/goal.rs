//! Goal seek: what one input must become so that one figure reaches a target.
//!
//! The inputs move on a grid of whole lovelace, hundredths of a per cent or millionths of a coin.
//! The figure is first computed at places along the whole grid, which shows where it crosses the
//! target and whether it does so once; each crossing is then found to one step of the grid by
//! bisection. Every figure is the exact engine's, of the plan with the edit made.

use crate::forecast::account::{AccountIncome, Carried, split};
use crate::forecast::bisect;
use crate::forecast::chance::mean::no_block_chance;
use crate::forecast::chance::varies;
use crate::forecast::costs::RunningCosts;
use crate::forecast::model::Model;
use crate::forecast::period::Period;
use crate::ledger::{Lovelace, Ratio};
use crate::plan::{Edit, OwnerId, Party, Plan};
use rust_decimal::Decimal;

/// A figure that is to reach a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// Fees and own-stake reward, a year.
    Income,
    /// Fees and own-stake reward less the running costs, a year; may be negative.
    IncomeAfterCosts,
    /// Fees, a year.
    Fees,
    /// Fees less the running costs, a year; may be negative.
    FeesAfterCosts,
    /// One owner's income by the agreement, a year.
    OwnerIncome(OwnerId),
    /// Delegators' simple return on stake a year, 0.025 for 2.5 %.
    DelegatorRos,
    /// Blocks an epoch.
    Blocks,
    /// The chance of an epoch without a block; reached from above.
    NoBlockChance,
}

/// An input that may move.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lever {
    /// The delegated stake.
    #[default]
    Delegation,
    /// Declared pledge, with a single owner's stake where the two follow each other.
    Pledge,
    /// Margin.
    Margin,
    /// Fixed cost.
    FixedCost,
    /// Price of ada.
    Price,
}

/// A goal that is sought.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Request {
    /// The figure.
    pub goal: Goal,
    /// The target, in ada or money a year, a share, or blocks.
    pub target: Decimal,
    /// Whether an income is counted in money at the plan's price.
    pub in_money: bool,
    /// The input that moves.
    pub lever: Lever,
}

/// The answer to a goal.
#[derive(Clone, Debug, PartialEq)]
pub enum Sought {
    /// The input has no figure anywhere on its grid.
    Undefined,
    /// The target is reached wherever the input stands.
    Always,
    /// The target is not reached wherever the input stands; the nearest to it is this figure, with
    /// the input there.
    Never {
        /// The figure.
        nearest: Decimal,
        /// The input.
        at: Place,
    },
    /// The target is reached from here on; several where the figure crosses it more than once, the
    /// nearest to the plan first.
    At(Vec<Crossing>),
}

/// A place at which a figure crosses its target: the last one of the grid at which it reaches it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Crossing {
    /// The input.
    pub at: Place,
    /// The figure there.
    pub value: Decimal,
    /// Whether the target is reached from here upwards, rather than up to here.
    pub upwards: bool,
}

/// A value of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The delegated stake.
    Delegation(Lovelace),
    /// Declared pledge.
    Pledge(Lovelace),
    /// Fixed cost.
    FixedCost(Lovelace),
    /// Margin.
    Margin(Ratio),
    /// Price of ada.
    Price(Decimal),
}

impl Goal {
    /// Every choice; an owner's income stands for each owner.
    pub const ALL: [Self; 7] = [
        Self::Income,
        Self::IncomeAfterCosts,
        Self::Fees,
        Self::FeesAfterCosts,
        Self::DelegatorRos,
        Self::Blocks,
        Self::NoBlockChance,
    ];

    /// Whether it is an amount of ada or money.
    pub const fn is_income(self) -> bool {
        match self {
            Self::Income
            | Self::IncomeAfterCosts
            | Self::Fees
            | Self::FeesAfterCosts
            | Self::OwnerIncome(_) => true,
            Self::DelegatorRos | Self::Blocks | Self::NoBlockChance => false,
        }
    }

    /// This figure of a plan, incomes in ada a year; `None` where it has none.
    pub fn of(self, plan: &Plan) -> Option<Decimal> {
        let model = Model::new(plan).ok()?;
        let parts = || model.parts(&model.pool);
        let after = |income| {
            Period::Year
                .ada(income)
                .checked_sub(RunningCosts::of(plan).ada_a_year)
        };
        match self {
            Self::Income => Some(Period::Year.ada(parts().leader)),
            Self::IncomeAfterCosts => after(parts().leader),
            Self::Fees => Some(Period::Year.ada(parts().fees())),
            Self::FeesAfterCosts => after(parts().fees()),
            Self::OwnerIncome(owner) => {
                let income = AccountIncome::of(&parts());
                let divided = split(plan, &income, &Carried::default());
                Some(Period::Year.ada(divided.of(Party::Owner(owner))))
            }
            Self::DelegatorRos => Some(model.return_on_stake(&model.pool)),
            Self::Blocks => model
                .rewards
                .expected_blocks(model.performance, model.pool.stake),
            Self::NoBlockChance if !varies(plan) => None,
            Self::NoBlockChance => {
                let chance = no_block_chance(&model, model.pool.stake)?;
                Decimal::try_from(chance).ok()
            }
        }
    }
}

impl Lever {
    /// Every choice, in the order of the menu.
    pub const ALL: [Self; 5] = [
        Self::Delegation,
        Self::Pledge,
        Self::Margin,
        Self::FixedCost,
        Self::Price,
    ];

    /// The grid's steps, from 0 to the last.
    fn last(self, plan: &Plan, model: &Model) -> u64 {
        let saturation = model.rewards.saturation();
        match self {
            Self::Delegation => saturation.saturating_mul(2).max(plan.delegated).0,
            Self::Pledge => saturation.max(plan.terms.pledge).0,
            Self::Margin => 10_000,
            Self::FixedCost => {
                let reward = model.pool_reward(&model.pool);
                let least = Lovelace::from_whole_ada(1_000);
                reward.max(plan.terms.fixed_cost).max(least).0
            }
            // Up to a hundred times today's price.
            Self::Price => steps_of(plan.price.of_ada)
                .max(1_000_000)
                .saturating_mul(100),
        }
    }

    /// The place at a step of the grid.
    fn place(self, step: u64) -> Place {
        match self {
            Self::Delegation => Place::Delegation(Lovelace(step)),
            Self::Pledge => Place::Pledge(Lovelace(step)),
            Self::FixedCost => Place::FixedCost(Lovelace(step)),
            Self::Margin => {
                let margin = Ratio::new(u128::from(step), 10_000);
                Place::Margin(margin.unwrap_or(Ratio::ONE))
            }
            Self::Price => Place::Price(Decimal::from_i128_with_scale(i128::from(step), 6)),
        }
    }

    /// The step of the grid at or below the plan's own value.
    fn step_of(self, plan: &Plan) -> u64 {
        match self {
            Self::Delegation => plan.delegated.0,
            Self::Pledge => plan.terms.pledge.0,
            Self::FixedCost => plan.terms.fixed_cost.0,
            Self::Margin => {
                let margin = plan.terms.margin;
                let step = margin.numerator() * 10_000 / margin.denominator();
                u64::try_from(step).unwrap_or(u64::MAX)
            }
            Self::Price => steps_of(plan.price.of_ada),
        }
    }
}

/// A price in millionths, rounded down.
fn steps_of(price: Decimal) -> u64 {
    price
        .checked_mul(Decimal::from(1_000_000))
        .and_then(|steps| u64::try_from(steps.trunc()).ok())
        .unwrap_or(0)
}

impl Place {
    /// The edit that puts the input there.
    pub fn edit(self) -> Edit {
        match self {
            Self::Delegation(stake) => Edit::SetDelegated(stake),
            Self::Pledge(pledge) => Edit::SetPledge(pledge),
            Self::FixedCost(cost) => Edit::SetFixedCost(cost),
            Self::Margin(margin) => Edit::SetMargin(margin),
            Self::Price(price) => Edit::SetPrice(price),
        }
    }
}

/// The places of the grid that are looked at before bisecting.
const PLACES: u64 = 64;

/// Seeks what the input must become.
pub fn seek(plan: &Plan, request: Request) -> Sought {
    let Ok(model) = Model::new(plan) else {
        return Sought::Undefined;
    };
    let lever = request.lever;
    let value = |step: u64| -> Option<Decimal> {
        let mut moved = plan.clone();
        moved.apply(lever.place(step).edit());
        let value = request.goal.of(&moved)?;
        if request.in_money && request.goal.is_income() {
            moved.price.of(value)
        } else {
            Some(value)
        }
    };
    let reaches = |value: Decimal| match request.goal {
        Goal::NoBlockChance => value <= request.target,
        Goal::Income
        | Goal::IncomeAfterCosts
        | Goal::Fees
        | Goal::FeesAfterCosts
        | Goal::OwnerIncome(_)
        | Goal::DelegatorRos
        | Goal::Blocks => value >= request.target,
    };
    let looked: Vec<(u64, Decimal)> = steps(lever, plan, &model)
        .into_iter()
        .filter_map(|step| Some((step, value(step)?)))
        .collect();
    let mut crossings = Vec::new();
    for pair in looked.windows(2) {
        let [(low, first), (high, second)] = pair else {
            continue;
        };
        if reaches(*first) == reaches(*second) {
            continue;
        }
        let upwards = reaches(*second);
        let beyond = bisect::between(*low, *high, |step| {
            value(step).is_some_and(reaches) == upwards
        });
        let step = if upwards { beyond } else { beyond - 1 };
        if let Some(value) = value(step) {
            crossings.push((
                step,
                Crossing {
                    at: lever.place(step),
                    value,
                    upwards,
                },
            ));
        }
    }
    if !crossings.is_empty() {
        let here = lever.step_of(plan);
        crossings.sort_by_key(|(step, _)| step.abs_diff(here));
        return Sought::At(
            crossings
                .into_iter()
                .map(|(_, crossing)| crossing)
                .collect(),
        );
    }
    let distance = |value: &Decimal| request.target.checked_sub(*value).map(|far| far.abs());
    let nearest = looked
        .iter()
        .min_by_key(|(_, value)| distance(value).unwrap_or(Decimal::MAX));
    match nearest {
        None => Sought::Undefined,
        Some((_, value)) if reaches(*value) => Sought::Always,
        Some((step, value)) => Sought::Never {
            nearest: *value,
            at: lever.place(*step),
        },
    }
}

/// The places that are looked at, in rising order: even ones, some that fall off towards 0, and
/// those where figures bend.
fn steps(lever: Lever, plan: &Plan, model: &Model) -> Vec<u64> {
    let last = lever.last(plan, model);
    let even = (0..=PLACES / 2).map(|place| {
        let step = u128::from(last) * u128::from(place) / u128::from(PLACES / 2);
        u64::try_from(step).unwrap_or(last)
    });
    let falling = std::iter::successors(Some(last), |step| Some(step / 3 * 2))
        .take_while(|step| *step > 0)
        .take(48);
    let saturation = model.rewards.saturation().0;
    let owned = plan.owner_stake().0;
    let bends = match lever {
        // Beyond saturation by less than a step of the even ones.
        Lever::Delegation => vec![
            saturation.saturating_sub(owned),
            saturation.saturating_sub(owned).saturating_add(1_000_000),
            plan.delegated.0,
        ],
        Lever::Pledge => vec![plan.terms.pledge.0, owned, owned.saturating_add(1)],
        Lever::FixedCost => vec![plan.terms.fixed_cost.0],
        Lever::Margin | Lever::Price => vec![lever.step_of(plan)],
    };
    let mut steps: Vec<u64> = even.chain(falling).chain(bends).collect();
    // Costs in money do not count at a price of 0.
    let first = u64::from(lever == Lever::Price);
    steps.retain(|step| (first..=last).contains(step));
    steps.sort_unstable();
    steps.dedup();
    steps
}
