//! The years to come, epoch by epoch: reserves, pot, saturation, rewards, and what is left after
//! costs.
//!
//! Assumed, besides what the plan says: the network's blocks and fees stay; the active stake keeps
//! its share of the circulation; of each pot the planned share is paid, the rest returns to the
//! reserves:
//!
//! ```text
//! reserves' = reserves − ΔR1 + (R − paid share · R)
//! ```
//!
//! Stake counts for blocks two epochs after it is delegated, and blocks are paid two epochs after
//! they are made. So a new pool that registers in the first epoch makes blocks from the third and
//! is first paid at the start of the fifth; of a running pool the first two payments are taken to
//! be like those of the first epoch.

mod path;
pub mod reserves;

use super::chance::epoch_income::{EpochIncome, Whose};
use super::chance::varies;
use super::costs::RunningCosts;
use super::float;
use super::model::Model;
use crate::ledger::{
    EPOCHS_PER_YEAR, Epoch, LedgerError, Lovelace, Parameters, Performance, Pool, Rewards,
};
use crate::plan::{Parameter, Plan, Terms};
use path::Path;
use reserves::Course;

/// Epochs from delegating to the blocks it counts for, and from blocks to their reward.
const DELAY: usize = 2;

/// The years to come.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outlook {
    /// One for each epoch, from the first on.
    pub moments: Vec<Moment>,
    /// The first epoch at whose start everything paid so far is back; `None` where it never is, or
    /// nothing had to be paid back.
    pub payback: Option<Epoch>,
    /// The same where every payment is counted in money at the price of its time.
    pub payback_in_money: Option<Epoch>,
    /// Why there are no figures from some epoch on.
    pub end: Option<(Epoch, LedgerError)>,
}

/// One epoch to come. Amounts of the pool are averages over luck, in ada; where the plan gives the
/// number of blocks they are what that number implies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    /// The epoch.
    pub epoch: Epoch,
    /// The reserves its rewards are paid from.
    pub reserves: Lovelace,
    /// Its reward pot.
    pub reward_pot: Lovelace,
    /// The stake at which pools are saturated.
    pub saturation: Lovelace,
    /// The pool as its blocks are counted.
    pub pool: Pool,
    /// `f̂` at expected blocks, for the blocks made in this epoch.
    pub pool_reward: Lovelace,
    /// The income of operator and owners from its blocks.
    pub income: f64,
    /// The chances of that income; `None` without chances.
    pub luck: Option<EpochIncome>,
    /// The payment at its start: the income of two epochs before.
    pub paid: f64,
    /// Its running costs, and in the first epoch the costs paid once.
    pub costs: f64,
    /// Everything paid to operator and owners up to its start.
    pub paid_so_far: f64,
    /// The same less all costs up to here.
    pub net: f64,
    /// The standard deviation of `net`: luck of independent epochs adds up by variance.
    pub deviation: f64,
    /// The price of ada in money; 0 where it is unknown.
    pub price: f64,
    /// `net` with every payment in money at its price.
    pub net_in_money: f64,
}

impl Outlook {
    /// The years to come of a plan.
    pub fn of(plan: &Plan) -> Self {
        let mut walk = Walk::new(plan);
        let first = plan.projection.first_epoch(plan.network.epoch);
        let mut outlook = Self::default();
        if let Err(error) = walk.run_to(first) {
            outlook.end = Some((walk.epoch, error));
            return outlook;
        }
        let mut sums = Sums::new(plan);
        for after in 0..plan.projection.epochs() {
            match walk.step(after, &mut sums) {
                Ok(moment) => outlook.moments.push(moment),
                Err(error) => {
                    outlook.end = Some((walk.epoch, error));
                    break;
                }
            }
        }
        outlook.payback = payback(&outlook.moments, |moment| moment.net);
        if plan.price.is_known() {
            outlook.payback_in_money = payback(&outlook.moments, |moment| moment.net_in_money);
        }
        outlook
    }

    /// The epochs of each year, counted from 1.
    pub fn years(&self) -> impl Iterator<Item = (u32, &[Moment])> {
        let size = usize::try_from(EPOCHS_PER_YEAR).unwrap_or(usize::MAX);
        (1..).zip(self.moments.chunks(size))
    }

    /// The last epoch of a year, counted from 1.
    pub fn year_end(&self, year: u32) -> Option<&Moment> {
        let last = usize::try_from(year * EPOCHS_PER_YEAR)
            .ok()?
            .checked_sub(1)?;
        self.moments.get(last)
    }
}

/// The first epoch in which a sum that was negative no longer is.
fn payback(moments: &[Moment], sum: impl Fn(&Moment) -> f64) -> Option<Epoch> {
    let owing = moments.iter().position(|moment| sum(moment) < 0.0)?;
    let back = moments
        .iter()
        .skip(owing)
        .find(|moment| sum(moment) >= 0.0)?;
    Some(back.epoch)
}

/// The network and the pool's terms as they are in one epoch.
struct Walk {
    epoch: Epoch,
    network: Course,
    parameters: Parameters,
    /// Planned changes still to come, the next last.
    changes: Vec<(Epoch, Parameter)>,
    terms: Terms,
    is_new: bool,
    compounds: bool,
    performance: Performance,
    varies: bool,
    /// The owners' stake before any reward was left in the pool.
    owner_stake: Lovelace,
    path: Path,
    /// Owners' and delegators' stake as delegated in each epoch so far.
    stakes: Vec<(Lovelace, Lovelace)>,
}

/// The sums so far.
struct Sums {
    is_new: bool,
    /// Mean and variance of each epoch's income.
    incomes: Vec<(f64, f64)>,
    /// Costs in ada and in money, an epoch; and costs paid once, in ada.
    costs: (f64, f64, f64),
    price: f64,
    price_an_epoch: f64,
    paid: f64,
    net: f64,
    variance: f64,
    net_in_money: f64,
}

impl Walk {
    fn new(plan: &Plan) -> Self {
        let mut changes: Vec<_> = plan
            .projection
            .changes_in_order()
            .into_iter()
            .map(|change| (change.epoch, change.parameter))
            .collect();
        changes.reverse();
        Self {
            epoch: plan.network.epoch,
            network: Course::of(plan),
            parameters: plan.protocol.parameters.clone(),
            changes,
            terms: plan.terms,
            is_new: plan.projection.is_new,
            compounds: plan.projection.compounds,
            performance: Model::new(plan).map_or(Performance::EXPECTED, |model| model.performance),
            varies: varies(plan),
            owner_stake: plan.owner_stake(),
            path: Path::new(plan.delegated, &plan.projection.delegation),
            stakes: Vec::new(),
        }
    }

    /// Lets the reserves run to an epoch.
    fn run_to(&mut self, epoch: Epoch) -> Result<(), LedgerError> {
        while self.epoch < epoch {
            let rewards = self.rewards()?;
            self.next(&rewards);
        }
        Ok(())
    }

    /// The formulas of this epoch, after the changes that hold from it on.
    fn rewards(&mut self) -> Result<Rewards, LedgerError> {
        while let Some((epoch, parameter)) = self.changes.last().copied()
            && epoch <= self.epoch
        {
            self.terms = self.terms.following(&self.parameters, parameter);
            parameter.set(&mut self.parameters);
            self.changes.pop();
        }
        Rewards::new(&self.parameters, &self.network.figures)
    }

    fn next(&mut self, rewards: &Rewards) {
        self.network
            .advance(rewards.pots(), self.parameters.max_supply);
        self.epoch = self.epoch.plus(1);
    }

    fn step(&mut self, after: u32, sums: &mut Sums) -> Result<Moment, LedgerError> {
        let rewards = self.rewards()?;
        let place = self.stakes.len();
        sums.pay(place);
        let mut owned = self.owner_stake;
        if self.compounds {
            owned = owned.saturating_add(float::lovelace(sums.paid));
        }
        self.stakes.push((owned, self.path.at(after)));
        let pool = self.pool(place);
        let (pool_reward, luck) = self.reward(&rewards, &pool);
        let (income, variance) = match luck {
            Some(luck) => luck.moments(),
            None => (float::ada(pool.leader_reward(pool_reward)), 0.0),
        };
        sums.incomes.push((income, variance));
        let costs = sums.charge(place);
        let moment = Moment {
            epoch: self.epoch,
            reserves: self.network.figures.reserves,
            reward_pot: rewards.pots().reward_pot,
            saturation: rewards.saturation(),
            pool,
            pool_reward,
            income,
            luck,
            paid: sums.payment(place).0,
            costs,
            paid_so_far: sums.paid,
            net: sums.net,
            deviation: sums.variance.sqrt(),
            price: sums.price,
            net_in_money: sums.net_in_money,
        };
        sums.price *= sums.price_an_epoch;
        self.next(&rewards);
        Ok(moment)
    }

    /// The pool as its blocks of this epoch are counted: with the stake of two epochs before.
    fn pool(&self, place: usize) -> Pool {
        let (owner_stake, delegated, pledge) = if self.is_new && place < DELAY {
            Default::default()
        } else {
            let stakes = self.stakes.get(place.saturating_sub(DELAY));
            let (owned, delegated) = stakes.copied().unwrap_or_default();
            (owned, delegated, self.terms.pledge)
        };
        Pool {
            stake: owner_stake.saturating_add(delegated),
            owner_stake,
            pledge,
            fixed_cost: self.terms.fixed_cost,
            margin: self.terms.margin,
        }
    }

    fn reward(&self, rewards: &Rewards, pool: &Pool) -> (Lovelace, Option<EpochIncome>) {
        let largest = Lovelace(u64::MAX);
        let max = rewards.max_pool_reward(pool);
        let reward = self.performance.of(max).unwrap_or(largest);
        let luck = self
            .varies
            .then(|| EpochIncome::with(rewards, self.performance, pool, max, Whose::Operator))
            .flatten();
        (reward, luck)
    }
}

impl Sums {
    fn new(plan: &Plan) -> Self {
        let costs = RunningCosts::of(plan);
        let price = float::decimal(plan.price.of_ada);
        let year = f64::from(EPOCHS_PER_YEAR);
        let money = if plan.price.is_known() {
            float::decimal(costs.fiat_a_year)
        } else {
            0.0
        };
        let all = float::decimal(costs.ada_a_year);
        let in_ada = if price > 0.0 {
            (all - money / price).max(0.0)
        } else {
            all
        };
        Self {
            is_new: plan.projection.is_new,
            incomes: Vec::new(),
            costs: (in_ada / year, money / year, float::decimal(costs.ada_once)),
            price: if plan.price.is_known() { price } else { 0.0 },
            price_an_epoch: float::share(plan.projection.price_a_year).powf(1.0 / year),
            paid: 0.0,
            net: 0.0,
            variance: 0.0,
            net_in_money: 0.0,
        }
    }

    /// The payment at the start of an epoch, and its variance.
    fn payment(&self, place: usize) -> (f64, f64) {
        if self.is_new && place < DELAY {
            return (0.0, 0.0);
        }
        let income = self.incomes.get(place.saturating_sub(DELAY));
        income.copied().unwrap_or_default()
    }

    fn pay(&mut self, place: usize) {
        let (paid, variance) = self.payment(place);
        self.paid += paid;
        self.net += paid;
        self.net_in_money += paid * self.price;
        self.variance += variance;
    }

    /// Takes an epoch's costs off, and returns them.
    fn charge(&mut self, place: usize) -> f64 {
        let (ada, money, once) = self.costs;
        let mut costs = ada;
        if self.price > 0.0 {
            costs += money / self.price;
        }
        if place == 0 {
            costs += once;
        }
        self.net -= costs;
        self.net_in_money -= costs * self.price;
        costs
    }
}
