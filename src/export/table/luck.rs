//! What luck makes of the plan as CSV: every value that blocks and incomes may take, with its
//! chance; and what fees bring along margin and fixed cost.

use super::rewards::Source;
use crate::forecast::{Distribution, Luck, Parts};
use crate::ledger::{Lovelace, Pool, Ratio, return_on_stake};
use csv::Writer;
use rust_decimal::Decimal;

/// A row for each value: of what, the value, its chance and that of at most it.
pub fn luck(source: Source<'_>, luck: &Luck) -> Vec<u8> {
    let mut writer = Writer::from_writer(Vec::new());
    // A vector takes everything that is written.
    let _ = writer.write_record([
        "scenario",
        "epochs",
        "what",
        "value",
        "chance",
        "chance_of_at_most",
    ]);
    let mut write = |epochs: u32, what: &str, values: &mut dyn Iterator<Item = (f64, f64)>| {
        let mut up_to = 0.0;
        for (value, chance) in values {
            up_to += chance;
            let _ = writer.write_record([
                source.name,
                &epochs.to_string(),
                what,
                &eight(value),
                &eight(chance),
                &eight(up_to),
            ]);
        }
    };
    let blocks =
        Distribution::new(luck.blocks.chances(1).iter().map(|(blocks, chance)| {
            (f64::from(u32::try_from(blocks).unwrap_or(u32::MAX)), chance)
        }));
    for (epochs, what, distribution) in [
        (1, "blocks", &blocks),
        (luck.epochs, "operator income (ADA)", &luck.operator),
        (luck.epochs, "fees (ADA)", &luck.fees),
        (
            luck.epochs,
            "delegators' return on stake (a year)",
            &luck.returns,
        ),
    ] {
        write(epochs, what, &mut likely(distribution));
    }
    writer.into_inner().unwrap_or_default()
}

/// Values that are not beyond all likelihood.
fn likely(distribution: &Distribution) -> impl Iterator<Item = (f64, f64)> + '_ {
    distribution.atoms().filter(|(_, chance)| *chance >= 1e-8)
}

fn eight(number: f64) -> String {
    let number = Decimal::try_from(number).unwrap_or_default();
    number.round_dp(8).normalize().to_string()
}

/// A row for each margin in whole per cent with the fixed cost as it is, then one for each fixed
/// cost in steps of ten ada with the margin as it is; for each plan. Amounts are ada an epoch.
pub fn fees<'a>(plans: impl IntoIterator<Item = Source<'a>>) -> Vec<u8> {
    let mut writer = Writer::from_writer(Vec::new());
    let _ = writer.write_record([
        "scenario",
        "margin",
        "fixed_cost_ada",
        "operator_income_ada_per_epoch",
        "fees_ada_per_epoch",
        "delegators_return_on_stake_a_year",
    ]);
    for source in plans {
        write_fees(&mut writer, source);
    }
    writer.into_inner().unwrap_or_default()
}

fn write_fees(writer: &mut Writer<Vec<u8>>, source: Source<'_>) {
    let pool = source.model.pool;
    let reward = source.model.pool_reward(&pool);
    let margins = (0..=100u8).map(|percent| Pool {
        margin: Ratio::percent(percent),
        ..pool
    });
    let costs = (0..=100).map(|tens| Pool {
        fixed_cost: Lovelace::from_whole_ada(tens * 10),
        ..pool
    });
    for pool in std::iter::once(pool).chain(margins).chain(costs) {
        let parts = Parts::of(&pool, reward);
        let ada = |amount: Lovelace| amount.ada().normalize().to_string();
        let _ = writer.write_record([
            source.name.to_owned(),
            pool.margin.to_decimal().to_string(),
            ada(pool.fixed_cost),
            ada(parts.leader),
            ada(parts.fees()),
            return_on_stake(&pool, reward).to_string(),
        ]);
    }
}
