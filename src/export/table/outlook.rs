//! The years to come as CSV: a row for each epoch. Amounts are ada; what is an average over luck is
//! rounded to the lovelace.

use crate::export::report::date;
use crate::forecast::{Moment, Outlook};
use crate::ledger::Lovelace;
use crate::plan::Price;
use csv::Writer;
use rust_decimal::Decimal;

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
    let mut writer = Writer::from_writer(Vec::new());
    // A vector takes everything that is written.
    let _ = writer.write_record(COLUMNS);
    for (name, price, outlook) in plans {
        for moment in &outlook.moments {
            let _ = writer.write_record(row(name, price, moment));
        }
    }
    writer.into_inner().unwrap_or_default()
}

fn row(name: &str, price: &Price, moment: &Moment) -> [String; 17] {
    let exact = |amount: Lovelace| amount.ada().normalize().to_string();
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
        date(moment.epoch).unwrap_or_default(),
        exact(moment.reserves),
        exact(moment.reward_pot),
        exact(moment.saturation),
        exact(moment.pool.stake),
        exact(moment.pool.owner_stake),
        exact(moment.pool.fixed_cost),
        exact(moment.pool_reward),
        estimate(moment.income),
        estimate(moment.paid),
        estimate(moment.costs),
        estimate(moment.net),
        estimate(moment.deviation),
        money(moment.price),
        money(moment.net_in_money),
    ]
}

/// An estimate in six places.
pub fn estimate(amount: f64) -> String {
    let amount = Decimal::try_from(amount).unwrap_or_default();
    amount.round_dp(6).normalize().to_string()
}
