//! Assumptions of the years to come, drawn at random.

use super::{count, lovelace, parameter, ratio};
use poolwright::ledger::Epoch;
use poolwright::plan::{DelegationPath, Growth, PathPoint, PlannedChange, Projection};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// A whole projection.
pub fn projection() -> BoxedStrategy<Projection> {
    let time = (years(), option::of(count().prop_map(Epoch)), any::<bool>());
    let money = (ratio(), any::<bool>(), path(), ratio());
    (time, money, vec(change(), 0..4))
        .prop_map(
            |((years, start, is_new), (paid_share, compounds, delegation, price), changes)| {
                Projection {
                    years,
                    start,
                    is_new,
                    paid_share,
                    compounds,
                    delegation,
                    price_a_year: price,
                    changes,
                }
            },
        )
        .boxed()
}

/// Years to look ahead, now and then absurdly many.
pub fn years() -> impl Strategy<Value = u32> {
    prop_oneof![3 => 1..6u32, 1 => count()]
}

/// A path of delegation.
pub fn path() -> BoxedStrategy<DelegationPath> {
    let growth = || (lovelace(), count()).prop_map(|(to, epochs)| Growth { to, epochs });
    let point = (count(), lovelace()).prop_map(|(after, delegated)| PathPoint { after, delegated });
    prop_oneof![
        Just(DelegationPath::Constant),
        growth().prop_map(DelegationPath::Linear),
        growth().prop_map(DelegationPath::SShaped),
        vec(point, 0..4).prop_map(DelegationPath::Table),
    ]
    .boxed()
}

/// A planned change.
pub fn change() -> BoxedStrategy<PlannedChange> {
    let epoch = prop_oneof![500..1_000u32, count()].prop_map(Epoch);
    (epoch, parameter())
        .prop_map(|(epoch, parameter)| PlannedChange { epoch, parameter })
        .boxed()
}
