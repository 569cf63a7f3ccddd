//! The part of a report about the years to come.

use super::lines::{Lines, estimate, lovelace, ratio};
use crate::forecast::{Moment, Outlook};
use crate::ledger::Epoch;
use crate::number::{self, Places};
use crate::plan::Plan;
use rust_decimal::Decimal;
use serde::Serialize;

/// The keys of a report about the years to come.
#[derive(Clone, Debug, Serialize)]
pub struct OutlookLines {
    paid_share: String,
    projection_first_epoch: Option<u32>,
    projection_first_date: Option<String>,
    first_reward_date: Option<String>,
    payback_epoch: Option<u32>,
    payback_date: Option<String>,
    payback_in_money_epoch: Option<u32>,
    payback_in_money_date: Option<String>,
    projected_years: Vec<YearLine>,
}

/// One year of 73 epochs: sums over it, and the state at its end.
#[derive(Clone, Debug, Serialize)]
struct YearLine {
    year: u32,
    last_epoch: u32,
    last_date: Option<String>,
    paid: Option<String>,
    costs: Option<String>,
    net_so_far: Option<String>,
    net_deviation: Option<String>,
    net_so_far_in_money: Option<String>,
    pool_stake: String,
    saturation: String,
    reserves: String,
}

impl OutlookLines {
    pub fn of(plan: &Plan, outlook: &Outlook) -> Self {
        let first = outlook.moments.first().map(|moment| moment.epoch);
        let number = |epoch: Option<Epoch>| epoch.map(|epoch| epoch.0);
        Self {
            paid_share: ratio(plan.projection.paid_share),
            projection_first_epoch: number(first),
            projection_first_date: first.and_then(date),
            first_reward_date: first_reward(outlook).and_then(date),
            payback_epoch: number(outlook.payback),
            payback_date: outlook.payback.and_then(date),
            payback_in_money_epoch: number(outlook.payback_in_money),
            payback_in_money_date: outlook.payback_in_money.and_then(date),
            projected_years: outlook
                .years()
                .filter_map(|(year, moments)| YearLine::of(plan, year, moments))
                .collect(),
        }
    }
}

impl YearLine {
    fn of(plan: &Plan, year: u32, moments: &[Moment]) -> Option<Self> {
        let last = moments.last()?;
        let sum = |of: fn(&Moment) -> f64| estimate(moments.iter().map(of).sum());
        let money = plan.price.is_known().then_some(last.net_in_money);
        Some(Self {
            year,
            last_epoch: last.epoch.0,
            last_date: date(last.epoch),
            paid: sum(|moment| moment.paid),
            costs: sum(|moment| moment.costs),
            net_so_far: estimate(last.net),
            net_deviation: estimate(last.deviation),
            net_so_far_in_money: money.and_then(|money| Decimal::try_from(money).ok()).map(
                |money| {
                    let places = number::minor_unit(&plan.price.currency);
                    money.round_dp(places).to_string()
                },
            ),
            pool_stake: lovelace(last.pool.stake),
            saturation: lovelace(last.saturation),
            reserves: lovelace(last.reserves),
        })
    }
}

/// Writes the years to come.
pub fn text(plan: &Plan, outlook: &Outlook, lines: &mut Lines) {
    if outlook.moments.is_empty() {
        return;
    }
    lines.heading("Years to come");
    let share = number::percent(
        plan.projection.paid_share.to_decimal(),
        Places::AtMost(2),
        lines.separators,
    );
    lines.row("Of each pot is paid", &share);
    if let Some(day) = first_reward(outlook).and_then(date) {
        lines.row("First reward", &day);
    }
    if let Some(day) = outlook.payback.and_then(date) {
        lines.row("Everything paid is back", &day);
    }
    lines.columns("After", ["paid less costs so far", "pool stake"]);
    for (year, moments) in outlook.years() {
        if let Some(last) = moments.last() {
            let net = Decimal::try_from(last.net).unwrap_or_default();
            let net = lines.ada(net.round_dp(6));
            let stake = lines.ada(last.pool.stake.ada());
            let name = format!("  {year} years, {}", date(last.epoch).unwrap_or_default());
            lines.columns(&name.replace(" 1 years", " 1 year"), [&net, &stake]);
        }
    }
}

fn first_reward(outlook: &Outlook) -> Option<Epoch> {
    let paid = outlook.moments.iter().find(|moment| moment.paid > 0.0)?;
    Some(paid.epoch)
}

/// The day an epoch begins.
fn date(epoch: Epoch) -> Option<String> {
    epoch.date().ok().map(|date| date.to_string())
}
