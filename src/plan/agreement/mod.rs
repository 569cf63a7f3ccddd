//! The owners' agreement on the income of the reward account: an ordered list of steps.
//!
//! The ledger pays all operator and owner rewards of a pool into one account and leaves the rest
//! to the owners. Each [`Step`] takes a part of an epoch's income and gives it to someone; the
//! last step takes what is left. What an epoch brings whom is [`crate::forecast::split`].

mod edit;
mod fault;
mod preset;
mod words;

pub use edit::AgreementEdit;
pub use fault::{Fault, faults};
pub use preset::AgreementPreset;
pub use words::Words;

use super::{CostCurrency, OwnerId};
use crate::ledger::{EPOCHS_PER_YEAR, Lovelace, Ratio};
use rust_decimal::Decimal;

/// The owners' agreement. Without steps the income is shared in proportion to the owners' stakes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agreement {
    /// Carried out in this order.
    pub steps: Vec<Step>,
    /// Pots that steps can pay into besides the owners.
    pub reserves: Vec<Reserve>,
    /// The words of the term sheet.
    pub particulars: Particulars,
}

/// Names one step for good, however the list is ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StepId(pub u32);

/// Names one reserve for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReserveId(pub u32);

/// One step: takes a part of what the steps before it left, and gives it to someone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Stable within the plan.
    pub id: StepId,
    /// How much.
    pub take: Take,
    /// To whom.
    pub to: To,
    /// The least that is due in an epoch.
    pub floor: Option<Lovelace>,
    /// The most that is paid in an epoch, what was carried forward included.
    pub cap: Option<Lovelace>,
    /// Whether what an epoch leaves unpaid is due in the next one on top.
    pub carries_shortfall: bool,
}

/// The part of an epoch's income that a step takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Take {
    /// An amount of ada or money.
    Amount {
        /// In the unit of `currency`, not negative.
        amount: Decimal,
        /// Ada, or the plan's money.
        currency: CostCurrency,
        /// How often it is due; an epoch's part is rounded down to the lovelace.
        every: Interval,
    },
    /// A share of the whole income of the epoch, rounded down.
    OfIncome(Ratio),
    /// A share of what the steps before left, rounded down.
    OfRemainder(Ratio),
    /// `min(f̂, c)`: the income from the pool's fixed cost.
    FixedCost,
    /// `floor((f̂−c)·m)`: the income from the margin.
    Margin,
    /// The reward of the owners' own stake.
    OwnStake,
    /// All that is left.
    Rest,
}

/// The interval at which an agreed amount is due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Interval {
    /// Every epoch.
    #[default]
    Epoch,
    /// Every month: 12/73 of it an epoch.
    Month,
    /// Every year: 1/73 of it an epoch.
    Year,
}

/// The recipients of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum To {
    /// One owner or reserve.
    One(Party),
    /// All owners, in proportion to their stakes.
    ByStake,
    /// Owners, in proportion to the pledge each of them agreed to.
    ByPledge(Vec<AgreedPledge>),
    /// All owners, the same for each.
    Equally,
    /// Owners and reserves, by shares that add up to 1.
    ByPercent(Vec<AgreedPercent>),
}

/// Someone a step can pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Party {
    /// An owner.
    Owner(OwnerId),
    /// A pot of the owners' own.
    Reserve(ReserveId),
}

/// The part of the pledge one owner agreed to bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgreedPledge {
    /// Who.
    pub owner: OwnerId,
    /// How much.
    pub pledge: Lovelace,
}

/// The share one party gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgreedPercent {
    /// Who.
    pub party: Party,
    /// 0 to 1.
    pub share: Ratio,
}

/// A pot that is nobody's own, such as taxes, charity or a buffer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reserve {
    /// Stable within the plan.
    pub id: ReserveId,
    /// Any text.
    pub name: String,
}

/// The words of a term sheet, on which no figure depends. An empty one is a blank to fill in by hand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Particulars {
    /// Ticker, name or id of the pool.
    pub pool: String,
    /// Control of the shared reward account.
    pub account_control: Option<AccountControl>,
    /// The holder of the account, such as a name or an address.
    pub account_holder: String,
    /// How and when payouts are made.
    pub payouts: String,
    /// How many epochs before taking stake out an owner says so.
    pub notice_epochs: Option<u32>,
}

/// The keys that can move the money of the shared reward account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountControl {
    /// The operator's key alone.
    Operator,
    /// So many of so many signatures, by a script.
    Signatures {
        /// How many must sign.
        needed: u32,
        /// Of how many.
        of: u32,
    },
}

impl Agreement {
    /// Whether nothing was agreed on yet.
    pub const fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// The reserve with this id.
    pub fn reserve(&self, id: ReserveId) -> Option<&Reserve> {
        self.reserves.iter().find(|reserve| reserve.id == id)
    }

    /// The steps to carry out: those agreed on, or a single one that shares everything by stake.
    pub fn steps_or_default(&self) -> std::borrow::Cow<'_, [Step]> {
        if self.steps.is_empty() {
            vec![Step::new(StepId(0), Take::Rest, To::ByStake)].into()
        } else {
            self.steps.as_slice().into()
        }
    }
}

impl Step {
    /// A step without floor, cap or carrying forward.
    pub const fn new(id: StepId, take: Take, to: To) -> Self {
        Self {
            id,
            take,
            to,
            floor: None,
            cap: None,
            carries_shortfall: false,
        }
    }
}

impl Take {
    /// Whether it needs the parts of the income, not only its sum.
    pub const fn needs_parts(&self) -> bool {
        matches!(self, Self::FixedCost | Self::Margin | Self::OwnStake)
    }

    /// Whether it needs the price of ada.
    pub const fn needs_price(&self) -> bool {
        matches!(
            self,
            Self::Amount {
                currency: CostCurrency::Fiat,
                ..
            }
        )
    }
}

impl Interval {
    /// Every choice, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::Epoch, Self::Month, Self::Year];

    /// How often a year.
    pub const fn times_a_year(self) -> u32 {
        match self {
            Self::Epoch => EPOCHS_PER_YEAR,
            Self::Month => 12,
            Self::Year => 1,
        }
    }

    /// As words behind an amount.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Epoch => "an epoch",
            Self::Month => "a month",
            Self::Year => "a year",
        }
    }
}
