//! The income from fees along margin and fixed cost as CSV.

use super::{Csv, Source, ada};
use crate::forecast::Parts;
use crate::ledger::{Lovelace, Pool, Ratio, return_on_stake};

/// A row for each margin in whole per cent with the fixed cost as it is, then one for each fixed
/// cost in steps of ten ada with the margin as it is; for each plan. Amounts are ada an epoch.
pub fn fees<'a>(plans: impl IntoIterator<Item = Source<'a>>) -> Vec<u8> {
    let mut table = Csv::new([
        "scenario",
        "margin",
        "fixed_cost_ada",
        "operator_income_ada_per_epoch",
        "fees_ada_per_epoch",
        "delegators_return_on_stake_a_year",
    ]);
    for source in plans {
        write_fees(&mut table, source);
    }
    table.text.into_bytes()
}

fn write_fees(table: &mut Csv, source: Source<'_>) {
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
        table.row([
            source.name.to_owned(),
            pool.margin.to_decimal().to_string(),
            ada(pool.fixed_cost),
            ada(parts.leader),
            ada(parts.fees()),
            return_on_stake(&pool, reward).to_string(),
        ]);
    }
}
