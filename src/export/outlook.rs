//! The years to come as a table for spreadsheets: CSV, a row for each epoch.
//!
//! Amounts are lovelace, as everywhere in tables; what averages over luck is rounded to the
//! nearest.

use super::report::date;
use crate::forecast::{Moment, Outlook};
use crate::plan::Plan;
use rust_decimal::Decimal;

/// The columns, in their order.
const COLUMNS: &str = "epoch,date,reserves,reward_pot,saturation,pool_stake,owner_stake,fixed_cost,\
                       pool_reward,operator_income,paid,costs,net,net_deviation,ada_price,net_in_money";

/// The table of a plan's years to come; the header alone where nothing can be computed.
pub fn csv(plan: &Plan) -> String {
    let mut text = COLUMNS.to_owned();
    text.push('\n');
    for moment in &Outlook::of(plan).moments {
        text.push_str(&row(plan, moment));
        text.push('\n');
    }
    text
}

fn row(plan: &Plan, moment: &Moment) -> String {
    let lovelace = |ada: f64| {
        let lovelace = Decimal::try_from(ada * 1e6).unwrap_or_default();
        lovelace.round().normalize().to_string()
    };
    let money = |amount: f64| {
        if plan.price.is_known() {
            let amount = Decimal::try_from(amount).unwrap_or_default();
            amount.round_dp(6).normalize().to_string()
        } else {
            String::new()
        }
    };
    let whole = |amount: crate::ledger::Lovelace| amount.0.to_string();
    [
        moment.epoch.0.to_string(),
        date(moment.epoch).unwrap_or_default(),
        whole(moment.reserves),
        whole(moment.reward_pot),
        whole(moment.saturation),
        whole(moment.pool.stake),
        whole(moment.pool.owner_stake),
        whole(moment.pool.fixed_cost),
        whole(moment.pool_reward),
        lovelace(moment.income),
        lovelace(moment.paid),
        lovelace(moment.costs),
        lovelace(moment.net),
        lovelace(moment.deviation),
        money(moment.price),
        money(moment.net_in_money),
    ]
    .join(",")
}
