//! Plans with every field drawn at random, absurd ones included, for the property tests.
//!
//! Each strategy is boxed: as one nested type they are too large for the stack of a test.

pub mod agreement;
pub mod projection;

use jiff::civil::Date;
use poolwright::ledger::{Epoch, EpochFigures, Lovelace, Parameters, Ratio};
use poolwright::plan::{
    Blocks, Change, Cost, CostCurrency, CostId, CostLine, Dash, Every, Figure, Hue, Network,
    Origin, Owner, OwnerId, Parameter, Plan, Price, Protocol, Role, Scenario, ScenarioId, Stop,
    Terms,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use rust_decimal::Decimal;

/// Files with failures would be strays in the source tree; a failure prints its smallest input.
pub fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Any plan: it survives a file, but need not make sense.
pub fn plan() -> BoxedStrategy<Plan> {
    let head = (text(), text(), terms(), lovelace(), blocks());
    let lists = (
        vec(owner_body(), 0..6),
        vec(cost_line(), 0..6),
        agreement::agreement(),
        vec(scenario(), 0..4),
        vec((option::of(0..40u32), text()), 0..4),
    );
    let world = (decimal(), text(), network(), protocol(), 0..1_000u32);
    let time = (projection::projection(), vec(count(), 0..4));
    (head, lists, world, time)
        .prop_map(
            |(
                (title, notes, terms, delegated, blocks),
                (owners, costs, agreement, scenarios, stops),
                (of_ada, currency, network, protocol, spare),
                (projection, past_blocks),
            )| {
                let count = |entries: usize| u32::try_from(entries).unwrap();
                let first_cost = 1 + count(owners.len());
                let first_scenario = first_cost + count(costs.len());
                let next_id = 3_000 + spare;
                Plan {
                    title,
                    notes,
                    terms,
                    owners: (1..)
                        .zip(owners)
                        .map(|(id, owner)| Owner {
                            id: OwnerId(id),
                            ..owner
                        })
                        .collect(),
                    agreement,
                    delegated,
                    blocks,
                    costs: (first_cost..)
                        .zip(costs)
                        .map(|(id, line)| Cost {
                            id: CostId(id),
                            line,
                        })
                        .collect(),
                    price: Price { of_ada, currency },
                    network,
                    protocol,
                    scenarios: (first_scenario..)
                        .zip(scenarios)
                        .map(|(id, scenario)| Scenario {
                            id: ScenarioId(id),
                            ..scenario
                        })
                        .collect(),
                    presentation: stops
                        .into_iter()
                        .map(|(scenario, view)| Stop {
                            scenario: scenario.map(ScenarioId),
                            view,
                        })
                        .collect(),
                    projection,
                    past_blocks,
                    next_id,
                }
            },
        )
        .boxed()
}

/// Amounts of every size, the largest `u64` included.
pub fn lovelace() -> BoxedStrategy<Lovelace> {
    prop_oneof![
        1 => Just(0),
        1 => Just(1),
        1 => Just(45_000_000_000_000_000),
        1 => Just(u64::MAX),
        6 => (any::<u64>(), 0..64u32).prop_map(|(bits, shift)| bits >> shift),
    ]
    .prop_map(Lovelace)
    .boxed()
}

/// Ratios from 0 to far above 1, short ones and such of many digits.
pub fn ratio() -> BoxedStrategy<Ratio> {
    prop_oneof![
        1 => Just(Ratio::ZERO),
        1 => Just(Ratio::ONE),
        4 => (0..=200u8).prop_map(Ratio::percent),
        2 => (0..1u128 << 96, 1..1u128 << 96)
            .prop_map(|(numerator, denominator)| Ratio::new(numerator, denominator).unwrap()),
        2 => decimal().prop_map(|decimal| Ratio::try_from(decimal).unwrap_or(Ratio::ONE)),
    ]
    .boxed()
}

/// Decimals that are not negative, of up to 28 digits before or behind the point.
pub fn decimal() -> BoxedStrategy<Decimal> {
    (0..=Decimal::MAX.mantissa(), 0..96u32, 0..=28u32)
        .prop_map(|(mantissa, shift, scale)| {
            Decimal::from_i128_with_scale(mantissa >> shift, scale)
        })
        .boxed()
}

/// Any text: every script, control characters, quotes and backslashes.
pub fn text() -> BoxedStrategy<String> {
    prop_oneof![
        4 => any::<String>(),
        1 => Just("\"\\\r\n\t\0\u{feff}\u{202e}// /* */ (){}[],:".to_owned()),
        1 => Just("👩‍🚀 עברית العربية ﷽".to_owned()),
        1 => Just(String::new()),
    ]
    .boxed()
}

fn terms() -> BoxedStrategy<Terms> {
    (lovelace(), any::<bool>(), lovelace(), ratio())
        .prop_map(|(pledge, pledge_follows_stake, fixed_cost, margin)| Terms {
            pledge,
            pledge_follows_stake,
            fixed_cost,
            margin,
        })
        .boxed()
}

/// How many blocks.
pub fn blocks() -> BoxedStrategy<Blocks> {
    prop_oneof![
        ratio().prop_map(|performance| Blocks::Expected { performance }),
        count().prop_map(Blocks::Given),
    ]
    .boxed()
}

/// Counts of every size.
pub fn count() -> BoxedStrategy<u32> {
    prop_oneof![
        1 => Just(0),
        1 => Just(u32::MAX),
        4 => (any::<u32>(), 0..32u32).prop_map(|(bits, shift)| bits >> shift),
    ]
    .boxed()
}

fn owner_body() -> BoxedStrategy<Owner> {
    (text(), lovelace(), any::<bool>(), text())
        .prop_map(|(name, stake, is_operator, notes)| Owner {
            id: OwnerId(0),
            name,
            stake,
            role: if is_operator {
                Role::Operator
            } else {
                Role::Owner
            },
            notes,
        })
        .boxed()
}

/// One line of costs.
pub fn cost_line() -> BoxedStrategy<CostLine> {
    let every = prop::sample::select(Every::ALL.to_vec());
    (text(), decimal(), any::<bool>(), every)
        .prop_map(|(what, amount, in_ada, every)| CostLine {
            what,
            amount,
            currency: if in_ada {
                CostCurrency::Ada
            } else {
                CostCurrency::Fiat
            },
            every,
        })
        .boxed()
}

fn origin() -> BoxedStrategy<Origin> {
    let date = (-9_999..=9_999i16, 1..=12i8, 1..=28i8);
    (text(), text(), date, any::<bool>())
        .prop_map(|(preset, source, (year, month, day), edited)| Origin {
            preset,
            source,
            date: Date::new(year, month, day).unwrap(),
            edited,
        })
        .boxed()
}

/// The figures of an epoch.
pub fn network() -> BoxedStrategy<Network> {
    let figures = (lovelace(), lovelace(), count(), lovelace());
    (count(), figures, origin())
        .prop_map(
            |(epoch, (reserves, fees, blocks, active_stake), origin)| Network {
                epoch: Epoch(epoch),
                figures: EpochFigures {
                    reserves,
                    fees,
                    blocks,
                    active_stake,
                },
                origin,
            },
        )
        .boxed()
}

/// Protocol parameters.
pub fn protocol() -> BoxedStrategy<Protocol> {
    let shares = (ratio(), ratio(), ratio(), ratio(), ratio());
    let whole = (count(), count(), lovelace(), lovelace());
    let optional = (option::of(ratio()), option::of(ratio()));
    (shares, whole, optional, origin())
        .prop_map(
            |(
                (a0, rho, tau, d, f),
                (target_pools, slots_per_epoch, min_fixed_cost, max_supply),
                (leverage_cap, min_margin),
                origin,
            )| Protocol {
                parameters: Parameters {
                    target_pools,
                    pledge_influence: a0,
                    monetary_expansion: rho,
                    treasury_cut: tau,
                    min_fixed_cost,
                    decentralisation: d,
                    max_supply,
                    slots_per_epoch,
                    active_slot_coefficient: f,
                    leverage_cap,
                    min_margin,
                },
                origin,
            },
        )
        .boxed()
}

/// A scenario; some of its changes concern owners and costs that no plan has.
pub fn scenario() -> BoxedStrategy<Scenario> {
    let hue = prop::sample::select(Hue::ALL.to_vec());
    let dash = prop::sample::select(Dash::ALL.to_vec());
    let look = (hue, dash, any::<bool>());
    (text(), text(), look, vec(change(), 0..6))
        .prop_map(|(name, note, (hue, dash, pinned), changes)| Scenario {
            id: ScenarioId(0),
            name,
            hue,
            dash,
            note,
            pinned,
            changes: changes.into_iter().collect(),
        })
        .boxed()
}

/// What an input of a plan becomes.
pub fn change() -> BoxedStrategy<Change> {
    let cost = || {
        (1..12u32, cost_line()).prop_map(|(id, line)| Cost {
            id: CostId(id),
            line,
        })
    };
    prop_oneof![
        lovelace().prop_map(Change::Pledge),
        (1..8u32, lovelace()).prop_map(|(id, stake)| Change::OwnerStake(OwnerId(id), stake)),
        any::<bool>().prop_map(Change::PledgeFollowsStake),
        agreement::agreement().prop_map(|agreement| Change::Steps(agreement.steps)),
        lovelace().prop_map(Change::FixedCost),
        ratio().prop_map(Change::Margin),
        lovelace().prop_map(Change::Delegated),
        blocks().prop_map(Change::Blocks),
        cost().prop_map(Change::Cost),
        cost().prop_map(Change::ExtraCost),
        (1..12u32).prop_map(|id| Change::NoCost(CostId(id))),
        decimal().prop_map(Change::Price),
        text().prop_map(Change::Currency),
        network().prop_map(Change::Network),
        figure().prop_map(Change::Figure),
        protocol().prop_map(|protocol| Change::Protocol(Box::new(protocol))),
        parameter().prop_map(Change::Parameter),
        projection::projection().prop_map(|projection| Change::Projection(Box::new(projection))),
    ]
    .boxed()
}

fn figure() -> BoxedStrategy<Figure> {
    prop_oneof![
        lovelace().prop_map(Figure::Reserves),
        lovelace().prop_map(Figure::Fees),
        count().prop_map(Figure::Blocks),
        lovelace().prop_map(Figure::ActiveStake),
    ]
    .boxed()
}

fn parameter() -> BoxedStrategy<Parameter> {
    prop_oneof![
        count().prop_map(Parameter::TargetPools),
        ratio().prop_map(Parameter::PledgeInfluence),
        ratio().prop_map(Parameter::MonetaryExpansion),
        ratio().prop_map(Parameter::TreasuryCut),
        lovelace().prop_map(Parameter::MinFixedCost),
        ratio().prop_map(Parameter::Decentralisation),
        lovelace().prop_map(Parameter::MaxSupply),
        count().prop_map(Parameter::SlotsPerEpoch),
        ratio().prop_map(Parameter::ActiveSlotCoefficient),
        option::of(ratio()).prop_map(Parameter::LeverageCap),
        option::of(ratio()).prop_map(Parameter::MinMargin),
    ]
    .boxed()
}
