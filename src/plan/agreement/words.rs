//! An agreement in words, as it is read aloud and signed.

use super::{AgreedPercent, AgreedPledge, Party, Step, Take, To};
use crate::ledger::{Lovelace, Ratio};
use crate::number::{self, Places, Separators};
use crate::plan::words::joined;
use crate::plan::{CostCurrency, Directory};
use std::fmt::Write as _;

/// Writes the steps of a plan's agreement.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    /// Of the plan whose names and price are used.
    pub directory: &'a Directory<'a>,
    /// How numbers are written.
    pub separators: Separators,
}

impl Words<'_> {
    /// A whole step: `The pool’s fixed cost to Ada, at most ₳170 an epoch`.
    pub fn step(self, step: &Step) -> String {
        let mut text = format!("{} to {}", self.take(&step.take), self.to(&step.to));
        if step.take != Take::Rest {
            if let Some(floor) = step.floor {
                _ = write!(text, ", at least {} an epoch", self.ada(floor));
            }
            if let Some(cap) = step.cap {
                _ = write!(text, ", at most {} an epoch", self.ada(cap));
            }
            if step.carries_shortfall {
                text.push_str("; what an epoch does not cover is carried forward to the next");
            }
        }
        text
    }

    /// How much a step takes: `10 % of what is left`.
    pub fn take(self, take: &Take) -> String {
        match take {
            Take::Amount {
                amount,
                currency: CostCurrency::Ada,
                every,
            } => {
                let ada = number::decimal(*amount, Places::Exact, self.separators);
                format!("₳{ada} {}", every.text())
            }
            Take::Amount {
                amount,
                currency: CostCurrency::Fiat,
                every,
            } => {
                let money = number::decimal(*amount, Places::Exact, self.separators);
                format!(
                    "{money} {} {}",
                    self.directory.plan().price.currency,
                    every.text()
                )
            }
            Take::OfIncome(share) => format!("{} of the income", self.percent(*share)),
            Take::OfRemainder(share) => format!("{} of what is left", self.percent(*share)),
            Take::FixedCost => "The pool’s fixed cost".to_owned(),
            Take::Margin => "The margin’s income".to_owned(),
            Take::OwnStake => "The reward of the owners’ own stake".to_owned(),
            Take::Rest => "The rest".to_owned(),
        }
    }

    /// To whom: `all owners in proportion to their stakes`.
    pub fn to(self, to: &To) -> String {
        match to {
            To::One(party) => self.party(*party),
            To::ByStake => "all owners in proportion to their stakes".to_owned(),
            To::Equally => "all owners in equal parts".to_owned(),
            To::ByPledge(pledges) => {
                let share = |agreed: &AgreedPledge| {
                    let owner = self.party(Party::Owner(agreed.owner));
                    format!("{owner} {}", self.ada(agreed.pledge))
                };
                let shares: Vec<String> = pledges.iter().map(share).collect();
                format!(
                    "the owners in proportion to the pledge agreed: {}",
                    joined(&shares, "nobody")
                )
            }
            To::ByPercent(percents) => {
                let share = |agreed: &AgreedPercent| {
                    format!(
                        "{} {}",
                        self.party(agreed.party),
                        self.percent(agreed.share)
                    )
                };
                let shares: Vec<String> = percents.iter().map(share).collect();
                joined(&shares, "nobody")
            }
        }
    }

    /// A party by name; reserves are called so.
    pub fn party(self, party: Party) -> String {
        let name = self.directory.party_name(party);
        match party {
            Party::Reserve(_) if self.directory.has_party(party) => format!("the reserve “{name}”"),
            Party::Owner(_) | Party::Reserve(_) => name,
        }
    }

    /// A share as per cent, or as the fraction it is where no percentage is exact.
    pub fn percent(self, share: Ratio) -> String {
        match share.exact_decimal() {
            Some(exact) => number::percent(exact, Places::Exact, self.separators),
            None => format!("{}/{}", share.numerator(), share.denominator()),
        }
    }

    fn ada(self, amount: Lovelace) -> String {
        number::ada(amount, Places::Exact, self.separators)
    }
}
