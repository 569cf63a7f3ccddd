//! The years to come as CSV: a row for each epoch. Amounts are ada; averages over luck are rounded to
//! the lovelace.

use super::{Csv, ada, rounded};
use crate::forecast::{Moment, Outlook};
use crate::plan::Price;

/// The columns, in their order.
const COLUMNS: [&str; 17] = [
    "scenario",
    "epoch",
    "begins",
    "reserves_ada",
    "reward_pot_ada",
    "saturation_ada",
    "pool_stake_ada",
    "owners_stake_ada",
    "fixed_cost_ada",
    "pool_reward_ada",
    "operator_income_ada",
    "paid_ada",
    "costs_ada",
    "left_so_far_ada",
    "left_so_far_deviation_ada",
    "ada_price",
    "left_so_far_in_money",
];

/// The years to come of each plan, with its price; the header alone where nothing can be computed.
pub fn csv<'a>(plans: impl IntoIterator<Item = (&'a str, &'a Price, &'a Outlook)>) -> Vec<u8> {
    let mut table = Csv::new(COLUMNS);
    for (name, price, outlook) in plans {
        for moment in &outlook.moments {
            table.row(row(name, price, moment));
        }
    }
    table.text.into_bytes()
}

fn row(name: &str, price: &Price, moment: &Moment) -> [String; 17] {
    let estimate = |amount: f64| rounded(amount, 6);
    let money = |amount: f64| {
        if price.is_known() {
            estimate(amount)
        } else {
            String::new()
        }
    };
    [
        name.to_owned(),
        moment.epoch.0.to_string(),
        moment
            .epoch
            .date()
            .map_or_else(|_| String::new(), |date| date.to_string()),
        ada(moment.reserves),
        ada(moment.reward_pot),
        ada(moment.saturation),
        ada(moment.pool.stake),
        ada(moment.pool.owner_stake),
        ada(moment.pool.fixed_cost),
        ada(moment.pool_reward),
        estimate(moment.income),
        estimate(moment.paid),
        estimate(moment.costs),
        estimate(moment.net),
        estimate(moment.deviation),
        money(moment.price),
        money(moment.net_in_money),
    ]
}
