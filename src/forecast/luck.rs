//! The luck of a plan over a stretch of epochs, a year above all.

use super::chance::blocks::BlockLuck;
use super::chance::distribution::Distribution;
use super::chance::epoch_income::{EpochIncome, Whose};
use super::chance::{drought, varies};
use super::float;
use super::model::Model;
use super::outcome::Outcome;
use crate::ledger::{EPOCHS_PER_YEAR, Lovelace, Performance, Pool};
use crate::plan::Plan;

/// The shares at which distributions are read: 5, 10, 25, 50, 75, 90 and 95 %.
pub const POINTS: [f64; 7] = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95];

/// The longest stretch, ten years.
pub const MOST_EPOCHS: u32 = 10 * EPOCHS_PER_YEAR;

/// The number of places in which the fan is computed.
const FAN_PLACES: u32 = 5;

/// A question to luck.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LuckRequest {
    /// The number of epochs together, 1 to [`MOST_EPOCHS`].
    pub epochs: u32,
    /// The compared stake, as a pool of its own and as a part of this one; the owners'
    /// stake where absent.
    pub compared: Option<Lovelace>,
}

/// The chances of a stretch of epochs; amounts in ada.
#[derive(Clone, Debug, PartialEq)]
pub struct Luck {
    /// The number of epochs.
    pub epochs: u32,
    /// The blocks of an epoch. Where the plan gives a number of blocks these are those that its
    /// stake lets expect at performance 1.
    pub blocks: BlockLuck,
    /// The income of operator and owners over all epochs.
    pub operator: Distribution,
    /// The fees in it.
    pub fees: Distribution,
    /// Delegators' return on their stake over all epochs, scaled to a year.
    pub returns: Distribution,
    /// The running costs over all epochs.
    pub costs: f64,
    /// The operator's income as it adds up, from the first epoch to the last.
    pub fan: Vec<FanPlace>,
    /// The same stake as a pool of its own and as a part of this one.
    pub compared: Option<Compared>,
}

/// The operator's income after so many epochs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FanPlace {
    /// The number of epochs passed.
    pub epochs: u32,
    /// The mean of their income.
    pub mean: f64,
    /// Its 5, 10, 25, 50, 75, 90 and 95 % points.
    pub points: [f64; 7],
}

/// The income of a stake on its own and in the plan's pool, over all epochs.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// The stake.
    pub stake: Lovelace,
    /// Blocks an epoch as a pool of its own.
    pub blocks_alone: BlockLuck,
    /// As a pool of its own, wholly pledged: the whole reward, before running costs.
    pub alone: Distribution,
    /// As a delegator of the plan's pool, after its fees.
    pub together: Distribution,
    /// The mean of its share of the pool's reward before fees.
    pub before_fees: f64,
}

impl Luck {
    /// The luck of a plan; `None` where its figures define no chances.
    pub fn of(plan: &Plan, outcome: &Outcome, request: LuckRequest) -> Option<Self> {
        let model = &expected(plan, &outcome.model);
        let epochs = request.epochs.clamp(1, MOST_EPOCHS);
        let income = |whose| EpochIncome::of(model, &model.pool, whose);
        let operator = income(Whose::Operator)?;
        let mut returns = income(Whose::Return)?;
        // To a year, whatever the stretch.
        returns.above *= f64::from(EPOCHS_PER_YEAR) / f64::from(epochs);
        let stake = request.compared.unwrap_or(model.pool.owner_stake);
        let costs = float::decimal(outcome.costs.ada_a_year) / f64::from(EPOCHS_PER_YEAR);
        let operator_sum = operator.over(epochs);
        Some(Self {
            epochs,
            blocks: operator.blocks,
            fees: income(Whose::Fees)?.over(epochs),
            returns: returns.over(epochs),
            costs: costs * f64::from(epochs),
            fan: fan(&operator, epochs, &operator_sum),
            compared: compared(model, stake, epochs),
            operator: operator_sum,
        })
    }

    /// The chance that the fees of all epochs stay below the running costs.
    pub fn fees_fall_short(&self) -> f64 {
        self.fees.below(self.costs)
    }

    /// The chance that fees and own-stake reward of all epochs stay below the running costs.
    pub fn income_falls_short(&self) -> f64 {
        self.operator.below(self.costs)
    }

    /// The chance of at least one run of so many epochs without a block.
    pub fn run_chance(&self, run: u32) -> f64 {
        drought::run_chance(self.blocks.none(), run, self.epochs)
    }
}

/// The chances of an epoch's operator income, as [`Luck::of`] has them.
pub(super) fn epoch_income(plan: &Plan, model: &Model) -> Option<EpochIncome> {
    EpochIncome::of(&expected(plan, model), &model.pool, Whose::Operator)
}

/// The model, at performance 1 where the plan gives a number of blocks.
fn expected(plan: &Plan, model: &Model) -> Model {
    let mut model = model.clone();
    if !varies(plan) {
        model.performance = Performance::EXPECTED;
    }
    model
}

/// The sum after some numbers of epochs; `whole` is the one after all of them.
fn fan(income: &EpochIncome, epochs: u32, whole: &Distribution) -> Vec<FanPlace> {
    let at = |epochs, sum: &Distribution| FanPlace {
        epochs,
        mean: sum.mean(),
        points: POINTS.map(|share| sum.point(share)),
    };
    let mut places = vec![FanPlace {
        epochs: 0,
        mean: 0.0,
        points: [0.0; 7],
    }];
    // Closer together at the start, where the fan bends most.
    let mut passed = 0;
    for place in 1..FAN_PLACES {
        let next = (epochs * place * place).div_ceil(FAN_PLACES * FAN_PLACES);
        if next > passed {
            passed = next;
            places.push(at(passed, &income.over(passed)));
        }
    }
    if epochs > passed {
        places.push(at(epochs, whole));
    }
    places
}

fn compared(model: &Model, stake: Lovelace, epochs: u32) -> Option<Compared> {
    let pool = &model.pool;
    let stake = stake.min(pool.stake);
    if stake == Lovelace::ZERO {
        return None;
    }
    let alone = Pool {
        stake,
        owner_stake: stake,
        pledge: stake,
        ..*pool
    };
    let own = EpochIncome::of(model, &alone, Whose::Operator)?;
    let mut part = EpochIncome::of(model, pool, Whose::Return)?;
    let ada = float::ada(stake);
    part.above *= ada;
    let share = ada / float::ada(pool.stake);
    let reward = part.per_block * part.blocks.mean();
    Some(Compared {
        stake,
        blocks_alone: own.blocks,
        alone: own.over(epochs),
        together: part.over(epochs),
        before_fees: share * reward * f64::from(epochs),
    })
}
