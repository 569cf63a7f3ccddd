//! The agreement of the owners, as format 1 holds it: left out of the file where there is none.

use super::cost::CostCurrency;
use crate::plan;
use crate::plan::format::length;
use crate::plan::format::quoted::{Ada, Number, Share};
use crate::plan::format::unique;
use crate::plan::format::unique::Identified;
use serde::{Deserialize, Serialize};

#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    #[serde(deserialize_with = "unique::of_unique")]
    steps: Vec<Step>,
    #[serde(
        default,
        skip_serializing_if = "Vec::is_empty",
        deserialize_with = "unique::of_unique"
    )]
    reserves: Vec<Reserve>,
    #[serde(default, skip_serializing_if = "Particulars::is_default")]
    particulars: Particulars,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    id: u32,
    take: Take,
    to: To,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    floor: Option<Ada>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    cap: Option<Ada>,
    carries_shortfall: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
enum Take {
    Amount {
        amount: Number,
        currency: CostCurrency,
        every: Interval,
    },
    OfIncome(Share),
    OfRemainder(Share),
    FixedCost,
    Margin,
    OwnStake,
    Rest,
}

#[derive(Serialize, Deserialize)]
enum Interval {
    Epoch,
    Month,
    Year,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
enum To {
    Owner(u32),
    Reserve(u32),
    ByStake,
    ByPledge(Vec<AgreedPledge>),
    Equally,
    ByPercent(Vec<AgreedPercent>),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct AgreedPledge {
    owner: u32,
    pledge: Ada,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct AgreedPercent {
    to: Party,
    share: Share,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
enum Party {
    Owner(u32),
    Reserve(u32),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Reserve {
    id: u32,
    #[serde(deserialize_with = "length::name")]
    name: String,
}

#[derive(Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Particulars {
    #[serde(deserialize_with = "length::name")]
    pool: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    account_control: Option<AccountControl>,
    #[serde(deserialize_with = "length::name")]
    account_holder: String,
    #[serde(deserialize_with = "length::name")]
    payouts: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    notice_epochs: Option<u32>,
}

#[derive(PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
enum AccountControl {
    Operator,
    Signatures { needed: u32, of: u32 },
}

impl Identified for Step {
    const PLURAL: &'static str = "steps";

    fn id(&self) -> u32 {
        self.id
    }
}

impl Identified for Reserve {
    const PLURAL: &'static str = "reserves";

    fn id(&self) -> u32 {
        self.id
    }
}

impl Particulars {
    fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

impl Agreement {
    /// Whether it says nothing, so that the file need not hold it.
    pub fn is_default(&self) -> bool {
        self.steps.is_empty() && self.reserves.is_empty() && self.particulars.is_default()
    }

    pub fn into_plan(self) -> plan::Agreement {
        plan::Agreement {
            steps: self.steps.into_iter().map(Step::into_plan).collect(),
            reserves: self
                .reserves
                .into_iter()
                .map(|reserve| plan::Reserve {
                    id: plan::ReserveId(reserve.id),
                    name: reserve.name,
                })
                .collect(),
            particulars: plan::Particulars {
                pool: self.particulars.pool,
                account_control: self
                    .particulars
                    .account_control
                    .map(|control| match control {
                        AccountControl::Operator => plan::AccountControl::Operator,
                        AccountControl::Signatures { needed, of } => {
                            plan::AccountControl::Signatures { needed, of }
                        }
                    }),
                account_holder: self.particulars.account_holder,
                payouts: self.particulars.payouts,
                notice_epochs: self.particulars.notice_epochs,
            },
        }
    }
}

impl From<&plan::Agreement> for Agreement {
    fn from(agreement: &plan::Agreement) -> Self {
        let particulars = &agreement.particulars;
        Self {
            steps: agreement.steps.iter().map(Step::from).collect(),
            reserves: agreement
                .reserves
                .iter()
                .map(|reserve| Reserve {
                    id: reserve.id.0,
                    name: reserve.name.clone(),
                })
                .collect(),
            particulars: Particulars {
                pool: particulars.pool.clone(),
                account_control: particulars.account_control.map(|control| match control {
                    plan::AccountControl::Operator => AccountControl::Operator,
                    plan::AccountControl::Signatures { needed, of } => {
                        AccountControl::Signatures { needed, of }
                    }
                }),
                account_holder: particulars.account_holder.clone(),
                payouts: particulars.payouts.clone(),
                notice_epochs: particulars.notice_epochs,
            },
        }
    }
}

impl Step {
    pub fn into_plan(self) -> plan::Step {
        plan::Step {
            id: plan::StepId(self.id),
            take: self.take.into_plan(),
            to: self.to.into_plan(),
            floor: self.floor.map(|floor| floor.0),
            cap: self.cap.map(|cap| cap.0),
            carries_shortfall: self.carries_shortfall,
        }
    }
}

impl From<&plan::Step> for Step {
    fn from(step: &plan::Step) -> Self {
        Self {
            id: step.id.0,
            take: Take::from(&step.take),
            to: To::from(&step.to),
            floor: step.floor.map(Ada),
            cap: step.cap.map(Ada),
            carries_shortfall: step.carries_shortfall,
        }
    }
}

impl Take {
    fn into_plan(self) -> plan::Take {
        match self {
            Self::Amount {
                amount,
                currency,
                every,
            } => plan::Take::Amount {
                amount: amount.0,
                currency: currency.into(),
                every: match every {
                    Interval::Epoch => plan::Interval::Epoch,
                    Interval::Month => plan::Interval::Month,
                    Interval::Year => plan::Interval::Year,
                },
            },
            Self::OfIncome(share) => plan::Take::OfIncome(share.0),
            Self::OfRemainder(share) => plan::Take::OfRemainder(share.0),
            Self::FixedCost => plan::Take::FixedCost,
            Self::Margin => plan::Take::Margin,
            Self::OwnStake => plan::Take::OwnStake,
            Self::Rest => plan::Take::Rest,
        }
    }
}

impl From<&plan::Take> for Take {
    fn from(take: &plan::Take) -> Self {
        match take {
            plan::Take::Amount {
                amount,
                currency,
                every,
            } => Self::Amount {
                amount: Number(*amount),
                currency: (*currency).into(),
                every: match every {
                    plan::Interval::Epoch => Interval::Epoch,
                    plan::Interval::Month => Interval::Month,
                    plan::Interval::Year => Interval::Year,
                },
            },
            plan::Take::OfIncome(share) => Self::OfIncome(Share(*share)),
            plan::Take::OfRemainder(share) => Self::OfRemainder(Share(*share)),
            plan::Take::FixedCost => Self::FixedCost,
            plan::Take::Margin => Self::Margin,
            plan::Take::OwnStake => Self::OwnStake,
            plan::Take::Rest => Self::Rest,
        }
    }
}

impl To {
    fn into_plan(self) -> plan::To {
        match self {
            Self::Owner(id) => plan::To::One(Party::Owner(id).into_plan()),
            Self::Reserve(id) => plan::To::One(Party::Reserve(id).into_plan()),
            Self::ByStake => plan::To::ByStake,
            Self::Equally => plan::To::Equally,
            Self::ByPledge(pledges) => plan::To::ByPledge(
                pledges
                    .into_iter()
                    .map(|agreed| plan::AgreedPledge {
                        owner: plan::OwnerId(agreed.owner),
                        pledge: agreed.pledge.0,
                    })
                    .collect(),
            ),
            Self::ByPercent(percents) => plan::To::ByPercent(
                percents
                    .into_iter()
                    .map(|agreed| plan::AgreedPercent {
                        party: agreed.to.into_plan(),
                        share: agreed.share.0,
                    })
                    .collect(),
            ),
        }
    }
}

impl From<&plan::To> for To {
    fn from(to: &plan::To) -> Self {
        match to {
            plan::To::One(plan::Party::Owner(id)) => Self::Owner(id.0),
            plan::To::One(plan::Party::Reserve(id)) => Self::Reserve(id.0),
            plan::To::ByStake => Self::ByStake,
            plan::To::Equally => Self::Equally,
            plan::To::ByPledge(pledges) => Self::ByPledge(
                pledges
                    .iter()
                    .map(|agreed| AgreedPledge {
                        owner: agreed.owner.0,
                        pledge: Ada(agreed.pledge),
                    })
                    .collect(),
            ),
            plan::To::ByPercent(percents) => Self::ByPercent(
                percents
                    .iter()
                    .map(|agreed| AgreedPercent {
                        to: Party::from(agreed.party),
                        share: Share(agreed.share),
                    })
                    .collect(),
            ),
        }
    }
}

impl Party {
    const fn into_plan(self) -> plan::Party {
        match self {
            Self::Owner(id) => plan::Party::Owner(plan::OwnerId(id)),
            Self::Reserve(id) => plan::Party::Reserve(plan::ReserveId(id)),
        }
    }
}

impl From<plan::Party> for Party {
    fn from(party: plan::Party) -> Self {
        match party {
            plan::Party::Owner(id) => Self::Owner(id.0),
            plan::Party::Reserve(id) => Self::Reserve(id.0),
        }
    }
}
