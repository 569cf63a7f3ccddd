//! A short code by which co-owners know that they signed the same numbers.
//!
//! It is the beginning of the SHA-256 of a canonical text of what is agreed: the pool's terms and
//! stake, owners, agreement, network, protocol and price. Title, notes, costs, scenarios and the
//! formatting of the file are not in it. The text has a version, so that a later program computes
//! the same code for the same agreement.

use super::agreement::{AgreedPercent, AgreedPledge, Interval, Party, Step, Take, To};
use super::{
    AccountControl, Blocks, CostCurrency, Owner, ParameterName, ParameterValue, Plan, Role,
};
use crate::ledger::{Lovelace, Ratio};
use sha2::{Digest, Sha256};
use std::fmt::{self, Write as _};

/// The version of the canonical text that [`canonical_text`] writes.
pub const VERSION: u32 = 1;

/// The code of a plan, written as `1-7K3M-2QXA-VT4Y-HB5C`: the version, and the first 80 bits of the
/// digest in base 32 (RFC 4648: the letters, and 2 to 7, so that no digit looks like a letter).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fingerprint {
    digest: [u8; 32],
}

impl Fingerprint {
    /// The fingerprint of what is agreed in a plan.
    pub fn of(plan: &Plan) -> Self {
        Self {
            digest: Sha256::digest(canonical_text(plan).as_bytes()).into(),
        }
    }

    /// The whole SHA-256 in lower-case hexadecimal.
    pub fn hex(&self) -> String {
        data_encoding::HEXLOWER.encode(&self.digest)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = data_encoding::BASE32_NOPAD.encode(&self.digest);
        write!(f, "{VERSION}")?;
        let digits = code.as_bytes().get(..16).unwrap_or_default();
        for group in digits.chunks(4) {
            write!(f, "-{}", String::from_utf8_lossy(group))?;
        }
        Ok(())
    }
}

/// The agreement as text: one fact a line, amounts in lovelace, ratios in lowest terms, names as
/// JSON strings. Owners and reserves come in the order they were entered and are named by their
/// number in it, so that neither the order on screen nor ids matter.
pub fn canonical_text(plan: &Plan) -> String {
    let mut text = Text {
        plan,
        lines: String::new(),
        owners: sorted(plan.owners.iter().map(|owner| Party::Owner(owner.id))),
        reserves: sorted(
            plan.agreement
                .reserves
                .iter()
                .map(|reserve| Party::Reserve(reserve.id)),
        ),
    };
    text.line("poolwright agreement", VERSION);
    text.terms();
    text.parties();
    for step in plan.agreement.steps_or_default().iter() {
        text.step(step);
    }
    text.particulars();
    text.world();
    text.lines
}

fn sorted(parties: impl Iterator<Item = Party>) -> Vec<Party> {
    let mut parties: Vec<Party> = parties.collect();
    parties.sort_unstable();
    parties
}

struct Text<'a> {
    plan: &'a Plan,
    lines: String,
    owners: Vec<Party>,
    reserves: Vec<Party>,
}

impl Text<'_> {
    fn line(&mut self, key: &str, value: impl fmt::Display) {
        _ = writeln!(self.lines, "{key} {value}");
    }

    fn terms(&mut self) {
        let plan = self.plan;
        self.line("pledge", plan.terms.pledge.0);
        self.line("fixed_cost", plan.terms.fixed_cost.0);
        self.line("margin", fraction(plan.terms.margin));
        self.line("delegated", plan.delegated.0);
        match plan.blocks {
            Blocks::Expected { performance } => {
                self.line("blocks expected", fraction(performance));
            }
            Blocks::Given(blocks) => self.line("blocks given", blocks),
        }
    }

    fn parties(&mut self) {
        let plan = self.plan;
        let mut owners: Vec<&Owner> = plan.owners.iter().collect();
        owners.sort_unstable_by_key(|owner| owner.id);
        for owner in owners {
            let role = match owner.role {
                Role::Operator => "operator",
                Role::Owner => "owner",
            };
            let name = quoted(&owner.name);
            self.line("owner", format!("{name} {role} {}", owner.stake.0));
        }
        let mut reserves: Vec<_> = plan.agreement.reserves.iter().collect();
        reserves.sort_unstable_by_key(|reserve| reserve.id);
        for reserve in reserves {
            self.line("reserve", quoted(&reserve.name));
        }
    }

    fn step(&mut self, step: &Step) {
        let take = match &step.take {
            Take::Amount {
                amount,
                currency,
                every,
            } => {
                let currency = match currency {
                    CostCurrency::Ada => "ada",
                    CostCurrency::Fiat => "fiat",
                };
                let every = match every {
                    Interval::Epoch => "epoch",
                    Interval::Month => "month",
                    Interval::Year => "year",
                };
                format!("amount {} {currency} {every}", amount.normalize())
            }
            Take::OfIncome(share) => format!("of_income {}", fraction(*share)),
            Take::OfRemainder(share) => format!("of_remainder {}", fraction(*share)),
            Take::FixedCost => "fixed_cost".to_owned(),
            Take::Margin => "margin".to_owned(),
            Take::OwnStake => "own_stake".to_owned(),
            Take::Rest => "rest".to_owned(),
        };
        let to = match &step.to {
            To::One(party) => self.party(*party),
            To::ByStake => "by_stake".to_owned(),
            To::Equally => "equally".to_owned(),
            To::ByPledge(pledges) => {
                let mut pledges: Vec<&AgreedPledge> = pledges.iter().collect();
                pledges.sort_by_key(|agreed| agreed.owner);
                let shares = pledges
                    .iter()
                    .filter(|agreed| agreed.pledge > Lovelace::ZERO)
                    .map(|agreed| {
                        let owner = self.party(Party::Owner(agreed.owner));
                        format!(" {owner} {}", agreed.pledge.0)
                    });
                format!("by_pledge{}", shares.collect::<String>())
            }
            To::ByPercent(percents) => {
                let mut percents: Vec<&AgreedPercent> = percents.iter().collect();
                percents.sort_by_key(|agreed| agreed.party);
                let shares = percents
                    .iter()
                    .filter(|agreed| !agreed.share.is_zero())
                    .map(|agreed| {
                        let party = self.party(agreed.party);
                        format!(" {party} {}", fraction(agreed.share))
                    });
                format!("by_percent{}", shares.collect::<String>())
            }
        };
        self.line("step", format!("{take} to {to}"));
        if let Some(floor) = step.floor {
            self.line("floor", floor.0);
        }
        if let Some(cap) = step.cap {
            self.line("cap", cap.0);
        }
        if step.carries_shortfall {
            self.line("carries", "shortfall");
        }
    }

    /// A party by its number in the order of entry, from 1; a removed one is nobody.
    fn party(&self, party: Party) -> String {
        let (kind, known) = match party {
            Party::Owner(_) => ("owner", &self.owners),
            Party::Reserve(_) => ("reserve", &self.reserves),
        };
        known.binary_search(&party).map_or_else(
            |_| "nobody".to_owned(),
            |position| format!("{kind}:{}", position + 1),
        )
    }

    fn particulars(&mut self) {
        let particulars = &self.plan.agreement.particulars;
        for (key, value) in [
            ("pool", &particulars.pool),
            ("account_holder", &particulars.account_holder),
            ("payouts", &particulars.payouts),
        ] {
            if !value.is_empty() {
                self.line(key, quoted(value));
            }
        }
        match particulars.account_control {
            None => {}
            Some(AccountControl::Operator) => self.line("account_control", "operator"),
            Some(AccountControl::Signatures { needed, of }) => {
                self.line("account_control", format!("{needed} of {of}"));
            }
        }
        if let Some(epochs) = particulars.notice_epochs {
            self.line("notice_epochs", epochs);
        }
    }

    fn world(&mut self) {
        let plan = self.plan;
        let figures = &plan.network.figures;
        self.line("epoch", plan.network.epoch.0);
        self.line("reserves", figures.reserves.0);
        self.line("fees", figures.fees.0);
        self.line("network_blocks", figures.blocks);
        self.line("active_stake", figures.active_stake.0);
        for name in ParameterName::ALL {
            let symbol = name.texts().symbol;
            match name.of(&plan.protocol.parameters).value() {
                Some(ParameterValue::Whole(count, _)) => self.line(symbol, count),
                Some(ParameterValue::Ada(amount, _)) => self.line(symbol, amount.0),
                Some(ParameterValue::Share(ratio, _) | ParameterValue::Number(ratio, _)) => {
                    self.line(symbol, fraction(ratio));
                }
                None => {}
            }
        }
        if plan.price.is_known() {
            let currency = quoted(&plan.price.currency);
            self.line(
                "price",
                format!("{} {currency}", plan.price.of_ada.normalize()),
            );
        }
    }
}

fn fraction(ratio: Ratio) -> String {
    format!("{}/{}", ratio.numerator(), ratio.denominator())
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
