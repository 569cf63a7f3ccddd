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
use super::{Model, RunningCosts, float};
use crate::ledger::{
    EPOCHS_PER_YEAR, Epoch, EpochFigures, LedgerError, Lovelace, Parameters, Performance, Pool,
    Ratio, Rewards, mul_div_floor,
};
use crate::plan::{Blocks, Parameter, Plan};
use path::Path;

/// Epochs from delegating to the blocks it counts for, and from blocks to their reward.
const DELAY: usize = 2;

/// What the years to come bring.
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
    /// Which.
    pub epoch: Epoch,
    /// The reserves its rewards are paid from.
    pub reserves: Lovelace,
    /// Its reward pot.
    pub reward_pot: Lovelace,
    /// Where pools are saturated.
    pub saturation: Lovelace,
    /// The pool as its blocks are counted.
    pub pool: Pool,
    /// `f̂` at expected blocks, for the blocks made in this epoch.
    pub pool_reward: Lovelace,
    /// What its blocks bring operator and owners.
    pub income: f64,
    /// How its blocks bring it; `None` for a new pool's first epochs and without chances.
    pub luck: Option<EpochIncome>,
    /// What is paid at its start: the income of two epochs before.
    pub paid: f64,
    /// Its running costs, and in the first epoch what is paid once.
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
    /// What the years to come bring a plan.
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
            match walk.step(plan, after, &mut sums) {
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
    figures: EpochFigures,
    parameters: Parameters,
    /// Planned changes still to come, the next last.
    changes: Vec<(Epoch, Parameter)>,
    paid_share: Ratio,
    /// Active stake over circulation at the start.
    active: (Lovelace, Lovelace),
    terms: Pool,
    performance: Performance,
    expected: bool,
    path: Path,
    /// The owners' stake as it is delegated in each epoch so far.
    owned: Vec<Lovelace>,
}

/// What has added up so far.
struct Sums {
    incomes: Vec<(f64, f64)>,
    /// Costs in ada and in money, an epoch; and what is paid once, in ada.
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
        let figures = plan.network.figures;
        let parameters = plan.protocol.parameters.clone();
        let circulation = parameters.max_supply.saturating_sub(figures.reserves);
        let mut changes: Vec<_> = plan
            .projection
            .changes_in_order()
            .into_iter()
            .map(|change| (change.epoch, change.parameter))
            .collect();
        changes.reverse();
        let performance = Model::new(plan).map_or(Performance::EXPECTED, |model| model.performance);
        Self {
            epoch: plan.network.epoch,
            figures,
            parameters,
            changes,
            paid_share: plan.projection.paid_share.min(Ratio::ONE),
            active: (figures.active_stake, circulation),
            terms: plan.pool(),
            performance,
            expected: matches!(plan.blocks, Blocks::Expected { .. }),
            path: Path::new(plan.delegated, &plan.projection.delegation),
            owned: Vec::new(),
        }
    }

    /// Lets the reserves run to an epoch.
    fn run_to(&mut self, epoch: Epoch) -> Result<(), LedgerError> {
        while self.epoch < epoch {
            self.change();
            let rewards = Rewards::new(&self.parameters, &self.figures)?;
            self.next(&rewards);
        }
        Ok(())
    }

    /// Makes the changes that hold from this epoch on.
    fn change(&mut self) {
        while let Some((epoch, parameter)) = self.changes.last().copied()
            && epoch <= self.epoch
        {
            let before = self.parameters.clone();
            parameter.set(&mut self.parameters);
            self.terms.fixed_cost = followed(
                self.terms.fixed_cost,
                before.min_fixed_cost,
                self.parameters.min_fixed_cost,
            );
            if let Some(least) = self.parameters.min_margin {
                let old = before.min_margin.unwrap_or(Ratio::ZERO);
                self.terms.margin = followed(self.terms.margin, old, least);
            }
            self.changes.pop();
        }
    }

    /// Moves the reserves, and the active stake with the circulation, to the next epoch.
    fn next(&mut self, rewards: &Rewards) {
        let pots = rewards.pots();
        let share = self.paid_share;
        let paid = part(pots.reward_pot, share.numerator(), share.denominator());
        if let Some(reserves) = pots.reserves_after(self.figures.reserves, paid) {
            self.figures.reserves = reserves;
        }
        let circulation = self
            .parameters
            .max_supply
            .saturating_sub(self.figures.reserves);
        let (active, whole) = self.active;
        if whole > Lovelace::ZERO {
            self.figures.active_stake = part(active, circulation.0.into(), whole.0.into());
        }
        self.epoch = self.epoch.plus(1);
    }

    fn step(&mut self, plan: &Plan, after: u32, sums: &mut Sums) -> Result<Moment, LedgerError> {
        self.change();
        let rewards = Rewards::new(&self.parameters, &self.figures)?;
        let place = self.owned.len();
        sums.pay(place, plan.projection.is_new);
        let owned = if plan.projection.compounds {
            let paid = float::lovelace(sums.paid);
            self.terms.owner_stake.saturating_add(paid)
        } else {
            self.terms.owner_stake
        };
        self.owned.push(owned);
        let pool = self.pool(after, place, plan.projection.is_new);
        let (pool_reward, luck) = self.reward(&rewards, &pool);
        let (income, variance) = match luck {
            Some(luck) => luck.moments(),
            None => (float::ada(pool.leader_reward(pool_reward)), 0.0),
        };
        sums.incomes.push((income, variance));
        let costs = sums.charge(place);
        let moment = Moment {
            epoch: self.epoch,
            reserves: self.figures.reserves,
            reward_pot: rewards.pots().reward_pot,
            saturation: rewards.saturation(),
            pool,
            pool_reward,
            income,
            luck,
            paid: sums.payment(place, plan.projection.is_new).0,
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
    fn pool(&self, after: u32, place: usize, is_new: bool) -> Pool {
        let Some(then) = place.checked_sub(DELAY) else {
            let stake = self.terms.owner_stake.saturating_add(self.path.at(0));
            return if is_new {
                Pool {
                    stake: Lovelace::ZERO,
                    owner_stake: Lovelace::ZERO,
                    pledge: Lovelace::ZERO,
                    ..self.terms
                }
            } else {
                Pool {
                    stake,
                    ..self.terms
                }
            };
        };
        let owned = self.owned.get(then).copied();
        let owner_stake = owned.unwrap_or(self.terms.owner_stake);
        let delegated = self.path.at(after.saturating_sub(2));
        Pool {
            stake: owner_stake.saturating_add(delegated),
            owner_stake,
            ..self.terms
        }
    }

    fn reward(&self, rewards: &Rewards, pool: &Pool) -> (Lovelace, Option<EpochIncome>) {
        let largest = Lovelace(u64::MAX);
        let max = rewards.max_pool_reward(pool);
        let reward = self.performance.of(max).unwrap_or(largest);
        let luck = self
            .expected
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

    /// What is paid at the start of an epoch, and its variance.
    fn payment(&self, place: usize, is_new: bool) -> (f64, f64) {
        match place.checked_sub(DELAY) {
            Some(then) => self.incomes.get(then).copied().unwrap_or_default(),
            None if is_new => (0.0, 0.0),
            None => self.incomes.first().copied().unwrap_or_default(),
        }
    }

    fn pay(&mut self, place: usize, is_new: bool) {
        let (paid, variance) = self.payment(place, is_new);
        self.paid += paid;
        self.net += paid;
        self.net_in_money += paid * self.price;
        self.variance += variance;
    }

    /// Takes an epoch's costs off; what they are.
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

/// `amount · numerator / denominator`, rounded down; the amount itself beyond a `u64`.
fn part(amount: Lovelace, numerator: u128, denominator: u128) -> Lovelace {
    // Nearly always within 128 bits, where dividing is far cheaper.
    let product = u128::from(amount.0).checked_mul(numerator);
    let narrow = product
        .and_then(|product| product.checked_div(denominator))
        .and_then(|part| u64::try_from(part).ok())
        .map(Lovelace);
    narrow
        .or_else(|| mul_div_floor(&[amount.0.into(), numerator], &[denominator]))
        .unwrap_or(amount)
}

/// The pool's own value after its minimum changed: raised to a higher one, and lowered with it
/// where it stood at the minimum.
fn followed<T: Copy + Ord>(own: T, old: T, new: T) -> T {
    if own == old { new } else { own.max(new) }
}
