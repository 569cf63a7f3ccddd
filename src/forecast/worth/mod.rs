//! Whether running the pool is worth it: what would have to be the case for it to pay its way, and
//! what the owners' ada would bring elsewhere.

pub mod fees;
pub mod goal;
pub mod pledge_step;

pub use super::viability::{Pledged, viable};

use super::model::Model;
use super::outcome::Outcome;
use super::{bisect, float};
use crate::ledger::{Lovelace, Pool, Ratio, return_on_stake};
use crate::plan::Plan;
use goal::{Goal, Lever, Request, Sought, seek};
use rust_decimal::Decimal;

/// The questions of the view "Worth it", besides the plan itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorthRequest {
    /// Delegators' return elsewhere, a simple return on stake a year; that of an ordinary pool
    /// where absent.
    pub benchmark: Option<Ratio>,
    /// The distance below the best possible return that still is competitive, in the same measure.
    pub distance: Ratio,
}

/// The conditions under which the pool pays its way, and the alternative.
#[derive(Clone, Debug, PartialEq)]
pub struct Worth {
    /// The return of an ordinary pool, a simple return on stake a year; see [`ordinary_return`].
    pub ordinary: Decimal,
    /// The return that is compared with: as asked for, or the ordinary one in ten thousandths, no
    /// finer than it is shown.
    pub benchmark: Ratio,
    /// The inputs at which the fees alone cover the running costs.
    pub by_fees: Covering,
    /// The inputs at which fees and own-stake reward do.
    pub by_income: Covering,
    /// The smallest total stake whose reward is at least the fixed cost, so that delegators get
    /// anything beyond it; `None` where no stake earns it.
    pub viable: Option<Lovelace>,
    /// The stakes at which delegators' return is competitive.
    pub competitive: Competitive,
    /// The owners' ada elsewhere.
    pub elsewhere: Elsewhere,
}

/// The inputs that cover the running costs, each with the others as they are.
#[derive(Clone, Debug, PartialEq)]
pub struct Covering {
    /// The delegated stake.
    pub delegation: Sought,
    /// The price of ada.
    pub price: Sought,
    /// The margin.
    pub margin: Sought,
}

/// The stakes at which delegators' return is close to the best possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Competitive {
    /// The best possible: what a saturated pool with this pledge, without fixed cost and margin,
    /// returns at this performance.
    pub best: Decimal,
    /// The least return that counts as competitive.
    pub least: Decimal,
    /// The smallest and the largest total stake with at least that return; `None` where no stake
    /// has it.
    pub stakes: Option<(Lovelace, Lovelace)>,
}

/// The owners' stake in this pool against the same stake delegated elsewhere, a year, in ada.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Elsewhere {
    /// Fees and own-stake reward less the running costs, at expected or given blocks.
    pub here: Decimal,
    /// The same as an average over luck, where that is defined.
    pub here_on_average: Option<f64>,
    /// The owners' stake at the benchmark, without any work or cost.
    pub there: Decimal,
}

impl Worth {
    /// The conditions and the alternative of a plan.
    pub fn of(plan: &Plan, outcome: &Outcome, request: WorthRequest) -> Self {
        let model = &outcome.model;
        let covering = |goal| {
            let by = |lever| {
                seek(
                    plan,
                    Request {
                        goal,
                        target: Decimal::ZERO,
                        in_money: false,
                        lever,
                    },
                )
            };
            Covering {
                delegation: by(Lever::Delegation),
                price: by(Lever::Price),
                margin: by(Lever::Margin),
            }
        };
        let ordinary = ordinary_return(plan, model);
        let benchmark = request.benchmark.unwrap_or_else(|| {
            let rounded = ordinary.round_dp(4);
            Ratio::try_from(rounded).unwrap_or(Ratio::ZERO)
        });
        Self {
            ordinary,
            benchmark,
            by_fees: covering(Goal::FeesAfterCosts),
            by_income: covering(Goal::IncomeAfterCosts),
            viable: viable(model, Pledged::AsPlanned),
            competitive: competitive(model, request.distance),
            elsewhere: Elsewhere {
                here: outcome.income_after_costs(),
                here_on_average: outcome.mean.map(|mean| {
                    let year = f64::from(crate::ledger::EPOCHS_PER_YEAR);
                    mean.leader_ada * year - float::decimal(outcome.costs.ada_a_year)
                }),
                there: plan
                    .owner_stake()
                    .ada()
                    .checked_mul(benchmark.to_decimal())
                    .unwrap_or(Decimal::MAX),
            },
        }
    }
}

/// The best return of a pool with this pledge: saturated, without fixed cost and margin.
pub fn best_return(model: &Model) -> Decimal {
    let saturated = Pool {
        fixed_cost: Lovelace::ZERO,
        margin: Ratio::ZERO,
        ..model.at_stake(model.rewards.saturation())
    };
    return_on_stake(&saturated, model.pool_reward(&saturated))
}

fn competitive(model: &Model, distance: Ratio) -> Competitive {
    let best = best_return(model);
    let least = best
        .checked_sub(distance.to_decimal())
        .unwrap_or(Decimal::ZERO)
        .max(Decimal::ZERO);
    let enough = |stake| model.return_on_stake(&model.at_stake(Lovelace(stake))) >= least;
    let owned = model.pool.owner_stake.0;
    let saturation = model.rewards.saturation().0.max(owned);
    // Up to saturation the return never falls while delegation grows, beyond it it falls.
    let stakes = bisect::first(owned, saturation, enough).map(|from| {
        let beyond = saturation.saturating_mul(100);
        let past = bisect::first(saturation, beyond, |stake| !enough(stake));
        let to = past.map_or(beyond, |past| past.saturating_sub(1));
        (Lovelace(from), Lovelace(to.max(from)))
    });
    Competitive {
        best,
        least,
        stakes,
    }
}

/// The return of a large pool with ordinary fees: half saturated, without pledge, at the protocol's
/// minimum fixed cost and 2 % margin, or the minimum margin where that is more. What one may expect
/// elsewhere, to begin with.
pub fn ordinary_return(plan: &Plan, model: &Model) -> Decimal {
    let parameters = &plan.protocol.parameters;
    let margin = Ratio::percent(2);
    let pool = Pool {
        fixed_cost: parameters.min_fixed_cost,
        margin: parameters
            .min_margin
            .map_or(margin, |least| least.max(margin)),
        ..model.at_pledge(Lovelace(model.rewards.saturation().0 / 2), Lovelace::ZERO)
    };
    let reward = model.rewards.max_pool_reward(&pool);
    return_on_stake(&pool, reward)
}
