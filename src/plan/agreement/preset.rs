//! Agreements people usually start from.

use super::{AgreedPercent, Interval, Party, Step, StepId, Take, To};
use crate::ledger::Ratio;
use crate::plan::{CostCurrency, Every, OwnerId, Plan};
use rust_decimal::Decimal;

/// A list of steps to start from; every step is then the owners' to change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgreementPreset {
    /// Everything by stake.
    ProRata,
    /// The fixed cost to the operator, the rest by stake.
    FixedCostFirst,
    /// Fixed cost and margin to the operator, the rest by stake.
    FeesToOperator,
    /// The same for everyone.
    Equal,
    /// The plan's running costs to the operator, the rest by stake.
    CostsFirst,
    /// By percentages, which start out equal.
    Percentages,
}

impl AgreementPreset {
    /// Every preset, in the order of the menu.
    pub const ALL: [Self; 6] = [
        Self::ProRata,
        Self::FixedCostFirst,
        Self::FeesToOperator,
        Self::Equal,
        Self::CostsFirst,
        Self::Percentages,
    ];

    /// Its name in the menu.
    pub const fn text(self) -> &'static str {
        match self {
            Self::ProRata => "Pro rata",
            Self::FixedCostFirst => "Operator’s fixed cost first, then pro rata",
            Self::FeesToOperator => "All fees to the operator, own stake pro rata",
            Self::Equal => "Equal",
            Self::CostsFirst => "Recoup costs first, then split",
            Self::Percentages => "Percentages",
        }
    }

    /// A sentence on its effect.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::ProRata => "Everything is shared in proportion to the owners’ stakes",
            Self::FixedCostFirst => {
                "The fixed cost pays the operator for running the pool; margin and own-stake \
                 rewards are shared by stake"
            }
            Self::FeesToOperator => {
                "Fixed cost and margin pay the operator; what the owners’ stake earns is shared by \
                 stake"
            }
            Self::Equal => "Every owner gets the same, whatever they hold",
            Self::CostsFirst => {
                "The plan’s running costs go to the operator first, unpaid parts are carried \
                 forward; the rest is shared by stake"
            }
            Self::Percentages => "Every owner gets an agreed percentage",
        }
    }

    /// Its steps for this plan; `id` gives each an id of its own.
    pub fn steps(self, plan: &Plan, mut id: impl FnMut() -> u32) -> Vec<Step> {
        let operator = To::One(Party::Owner(
            plan.operator().map_or(OwnerId(0), |owner| owner.id),
        ));
        let takes: Vec<(Take, To)> = match self {
            Self::ProRata => vec![(Take::Rest, To::ByStake)],
            Self::FixedCostFirst => vec![(Take::FixedCost, operator), (Take::Rest, To::ByStake)],
            Self::FeesToOperator => vec![
                (Take::FixedCost, operator.clone()),
                (Take::Margin, operator),
                (Take::Rest, To::ByStake),
            ],
            Self::Equal => vec![(Take::Rest, To::Equally)],
            Self::CostsFirst => running_costs(plan)
                .into_iter()
                .map(|take| (take, operator.clone()))
                .chain([(Take::Rest, To::ByStake)])
                .collect(),
            Self::Percentages => vec![(Take::Rest, To::ByPercent(equal_percentages(plan)))],
        };
        let step = |(take, to)| {
            let carries_shortfall = matches!(take, Take::Amount { .. });
            Step {
                carries_shortfall,
                ..Step::new(StepId(id()), take, to)
            }
        };
        takes.into_iter().map(step).collect()
    }
}

/// The plan's costs a year, in ada and in money; an amount of 0 ada where there are none, to be
/// filled in.
fn running_costs(plan: &Plan) -> Vec<Take> {
    let yearly = |currency| {
        plan.costs
            .iter()
            .filter(|cost| cost.line.currency == currency && cost.line.every != Every::Once)
            .filter_map(|cost| {
                let times = Decimal::from(cost.line.every.times_a_year());
                cost.line.amount.checked_mul(times)
            })
            .fold(Decimal::ZERO, |sum, cost| {
                sum.checked_add(cost).unwrap_or(sum)
            })
    };
    let take = |currency, every| Take::Amount {
        amount: yearly(currency).normalize(),
        currency,
        every,
    };
    let mut takes: Vec<Take> = [CostCurrency::Fiat, CostCurrency::Ada]
        .into_iter()
        .filter(|currency| !yearly(*currency).is_zero())
        .map(|currency| take(currency, Interval::Year))
        .collect();
    if takes.is_empty() {
        takes.push(take(CostCurrency::Ada, Interval::Epoch));
    }
    takes
}

/// The same for every owner: as exact fractions where a percentage would not come out even.
fn equal_percentages(plan: &Plan) -> Vec<AgreedPercent> {
    let count = u128::try_from(plan.owners.len()).unwrap_or(1);
    let share = Ratio::new(1, count.max(1)).unwrap_or(Ratio::ONE);
    let percent = |owner: &crate::plan::Owner| AgreedPercent {
        party: Party::Owner(owner.id),
        share,
    };
    plan.owners.iter().map(percent).collect()
}
