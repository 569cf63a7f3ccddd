//! Agreements drawn at random: steps of every kind, that pay owners who are there and some who are
//! not.

use super::{decimal, lovelace, ratio, text};
use poolwright::ledger::Ratio;
use poolwright::plan::{
    AccountControl, AgreedPercent, AgreedPledge, Agreement, CostCurrency, Interval, OwnerId,
    Particulars, Party, Reserve, ReserveId, Step, StepId, Take, To,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// Any agreement of a plan whose owners have ids from 1 on; its own ids begin at 1,000.
pub fn agreement() -> BoxedStrategy<Agreement> {
    (vec(step(), 0..6), vec(text(), 0..3), particulars())
        .prop_map(|(steps, reserves, particulars)| Agreement {
            steps: (1_000..)
                .zip(steps)
                .map(|(id, step)| Step {
                    id: StepId(id),
                    ..step
                })
                .collect(),
            reserves: (2_000..)
                .zip(reserves)
                .map(|(id, name)| Reserve {
                    id: ReserveId(id),
                    name,
                })
                .collect(),
            particulars,
        })
        .boxed()
}

/// One step.
pub fn step() -> BoxedStrategy<Step> {
    (
        1_000..1_006u32,
        take(),
        to(),
        option::of(lovelace()),
        option::of(lovelace()),
        any::<bool>(),
    )
        .prop_map(|(id, take, to, floor, cap, carries_shortfall)| Step {
            id: StepId(id),
            take,
            to,
            floor,
            cap,
            carries_shortfall,
        })
        .boxed()
}

fn take() -> BoxedStrategy<Take> {
    let amount = (
        decimal(),
        any::<bool>(),
        prop::sample::select(Interval::ALL.to_vec()),
    );
    prop_oneof![
        amount.prop_map(|(amount, in_ada, every)| Take::Amount {
            amount,
            currency: if in_ada {
                CostCurrency::Ada
            } else {
                CostCurrency::Fiat
            },
            every,
        }),
        ratio().prop_map(Take::OfIncome),
        ratio().prop_map(Take::OfRemainder),
        Just(Take::FixedCost),
        Just(Take::Margin),
        Just(Take::OwnStake),
        Just(Take::Rest),
    ]
    .boxed()
}

fn to() -> BoxedStrategy<To> {
    let pledge = (0..7u32, lovelace()).prop_map(|(owner, pledge)| AgreedPledge {
        owner: OwnerId(owner),
        pledge,
    });
    let percent = (party(), ratio()).prop_map(|(party, share)| AgreedPercent { party, share });
    prop_oneof![
        party().prop_map(To::One),
        Just(To::ByStake),
        vec(pledge, 0..5).prop_map(To::ByPledge),
        Just(To::Equally),
        vec(percent, 0..5).prop_map(To::ByPercent),
        vec(party(), 1..8).prop_map(|parties| {
            let count = u128::try_from(parties.len()).unwrap();
            let share = Ratio::new(1, count).unwrap();
            To::ByPercent(
                parties
                    .into_iter()
                    .map(|party| AgreedPercent { party, share })
                    .collect(),
            )
        }),
    ]
    .boxed()
}

fn party() -> BoxedStrategy<Party> {
    prop_oneof![
        3 => (0..7u32).prop_map(|id| Party::Owner(OwnerId(id))),
        1 => (2_000..2_003u32).prop_map(|id| Party::Reserve(ReserveId(id))),
    ]
    .boxed()
}

/// What a term sheet says beside the numbers.
pub fn particulars() -> BoxedStrategy<Particulars> {
    let control = prop_oneof![
        Just(AccountControl::Operator),
        any::<(u32, u32)>().prop_map(|(needed, of)| AccountControl::Signatures { needed, of }),
    ];
    (
        text(),
        option::of(control),
        text(),
        text(),
        option::of(any::<u32>()),
    )
        .prop_map(
            |(pool, account_control, account_holder, payouts, notice_epochs)| Particulars {
                pool,
                account_control,
                account_holder,
                payouts,
                notice_epochs,
            },
        )
        .boxed()
}
