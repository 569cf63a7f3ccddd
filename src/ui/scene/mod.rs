//! A plan with its figures, as panels read it, and the words they write them in.

mod asks;
mod look;

use super::state::Unit;
use crate::forecast::{Figures, Outcome, Period};
use crate::ledger::{Epoch, Lovelace};
use crate::number::{self, Dates, Places, Separators};
use crate::plan::{Field, Notice, Plan, Scenario, ScenarioId};
pub use asks::{Asks, Takeaway};
use jiff::civil::Date;
pub use look::{Axes, Look, Span};
use rust_decimal::Decimal;
use std::fmt::Display;

/// One revision of the plan with its figures, as every panel of a frame sees it.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The plan, as the open scenario has it.
    pub plan: &'a Plan,
    /// Its figures.
    pub figures: &'a Figures,
    /// Its earnings before the newest step, to compare with.
    pub before: Option<&'a Outcome>,
    /// The style of numbers.
    pub separators: Separators,
    /// The style of dates.
    pub dates: Dates,
    /// The elements of a view that are drawn.
    pub look: Look<'a>,
    /// The plans it is compared with.
    pub beside: Beside<'a>,
}

/// The base plan and which of its scenarios is open; empty where only one plan is shown.
#[derive(Clone, Copy, Default)]
pub struct Beside<'a> {
    /// The base, with the list of scenarios.
    pub base: Option<&'a Plan>,
    /// The scenario that is open; `None` for the base.
    pub open: Option<ScenarioId>,
    /// What the base earns, while a scenario is open.
    pub outcome: Option<&'a Outcome>,
}

impl<'a> Beside<'a> {
    /// The base and the open scenario. What the base earns stands beside what the scenario does,
    /// unless amounts in money would be compared at two prices.
    pub fn of(
        base: &'a Plan,
        open: Option<ScenarioId>,
        shown: &Plan,
        outcome: Option<&'a Outcome>,
        unit: Unit,
    ) -> Self {
        let is_comparable = unit == Unit::Ada || base.price == shown.price;
        Self {
            base: Some(base),
            open,
            outcome: outcome.filter(|_| open.is_some() && is_comparable),
        }
    }
}

impl<'a> Scene<'a> {
    /// The plan without what the open scenario changes.
    pub fn base(&self) -> &'a Plan {
        self.beside.base.unwrap_or(self.plan)
    }

    /// The scenario that is open.
    pub fn open_scenario(&self) -> Option<&'a Scenario> {
        self.beside.open.and_then(|id| self.base().scenario(id))
    }

    /// The single figures, where there are any.
    pub fn outcome(&self) -> Option<&'a Outcome> {
        self.figures.outcome.as_ref().ok()
    }

    /// The notices that stand beside a field.
    pub fn notices(&self, field: Field) -> impl Iterator<Item = &'a Notice> {
        self.figures
            .notices
            .iter()
            .filter(move |notice| notice.field == field)
    }

    /// An exact amount, `₳1,234.567891`.
    pub fn exact(&self, amount: Lovelace) -> String {
        self.unless_hidden(|| number::ada(amount, Places::Exact, self.separators))
    }

    /// An amount with all six decimals, for columns: `₳1,234.500000`.
    pub fn lovelace(&self, amount: Lovelace) -> String {
        self.unless_hidden(|| number::ada(amount, Places::Fixed(6), self.separators))
    }

    /// An amount in whole ada, `₳1,235`.
    pub fn whole(&self, amount: Lovelace) -> String {
        self.unless_hidden(|| number::ada(amount, Places::AtMost(0), self.separators))
    }

    /// A short amount for labels, `₳75.13M`.
    pub fn compact(&self, amount: Lovelace) -> String {
        self.unless_hidden(|| format!("₳{}", number::compact(amount.ada(), self.separators)))
    }

    /// An epoch's amount over a period, in ada or money as chosen, rounded for reading.
    pub fn over(&self, an_epoch: Lovelace, period: Period, unit: Unit) -> String {
        self.money(period.ada(an_epoch), unit)
    }

    /// A decimal number of ada in the chosen unit: whole ada from 1,000 on, otherwise with
    /// decimals.
    pub fn money(&self, ada: Decimal, unit: Unit) -> String {
        if !self.look.has_amounts {
            return self.unless_hidden(String::new);
        }
        match (unit, self.plan.price.of(ada)) {
            (Unit::Fiat, Some(money)) => {
                number::fiat(money, &self.plan.price.currency, self.separators)
            }
            (Unit::Fiat | Unit::Ada, _) => {
                let places = if ada.abs() >= Decimal::ONE_THOUSAND {
                    0
                } else {
                    2
                };
                let text = number::decimal(ada.abs(), Places::AtMost(places), self.separators);
                let sign = if ada.is_sign_negative() && !ada.is_zero() {
                    "−"
                } else {
                    ""
                };
                format!("{sign}₳{text}")
            }
        }
    }

    /// An amount of the plan's money, rounded to its minor unit.
    pub fn fiat(&self, money: Decimal) -> String {
        let currency = &self.plan.price.currency;
        self.unless_hidden(|| number::fiat(money, currency, self.separators))
    }

    /// An estimated amount of ada in the chosen unit, rounded as [`Self::money`].
    pub fn about(&self, ada: f64, unit: Unit) -> String {
        Decimal::try_from(ada).map_or_else(|_| "–".to_owned(), |ada| self.money(ada, unit))
    }

    /// An estimated number in at most this many places.
    pub fn roughly(&self, number: f64, places: u32) -> String {
        Decimal::try_from(number)
            .map_or_else(|_| "–".to_owned(), |number| self.decimal(number, places))
    }

    /// A share as per cent.
    pub fn percent(&self, share: Decimal, places: u32) -> String {
        number::percent(share, Places::AtMost(places), self.separators)
    }

    /// A chance or another estimate as per cent, with three significant digits.
    pub fn estimate(&self, share: f64) -> String {
        if share > 0.0 && share < 1e-6 {
            return format!("under {}", self.percent(Decimal::new(1, 6), 4));
        }
        let places = if share <= 0.0 || share >= 0.1 {
            1
        } else if share >= 0.001 {
            2
        } else {
            4
        };
        match Decimal::try_from(share) {
            Ok(share) => self.percent(share, places),
            Err(_) => "–".to_owned(),
        }
    }

    /// The unit that can be shown, and what one ada is in it, for drawing.
    pub fn estimated_unit(&self, unit: Unit) -> (Unit, f64) {
        match unit {
            Unit::Fiat if self.plan.price.is_known() => {
                let price = f64::try_from(self.plan.price.of_ada).unwrap_or(1.0);
                (Unit::Fiat, price)
            }
            Unit::Fiat | Unit::Ada => (Unit::Ada, 1.0),
        }
    }

    /// The unit as axes name it: `ADA` or the currency's code.
    pub fn unit_name(&self, unit: Unit) -> &'a str {
        match self.estimated_unit(unit).0 {
            Unit::Ada => "ADA",
            Unit::Fiat => &self.plan.price.currency,
        }
    }

    /// An estimated share as per cent with two decimals, for yields.
    pub fn estimate_share(&self, share: f64) -> String {
        Decimal::try_from(share).map_or_else(
            |_| "–".to_owned(),
            |share| number::percent(share, Places::Fixed(2), self.separators),
        )
    }

    /// A point of a distribution, `10 %`.
    pub fn estimate_point(&self, share: f64) -> String {
        Decimal::try_from(share).map_or_else(|_| "–".to_owned(), |share| self.percent(share, 0))
    }

    /// A decimal in at most this many places.
    pub fn decimal(&self, number: Decimal, places: u32) -> String {
        number::decimal(number, Places::AtMost(places), self.separators)
    }

    /// The day an epoch begins.
    pub fn date(&self, epoch: Epoch) -> String {
        day(epoch).map_or_else(|why| why, |day| self.dates.day(day))
    }

    /// Year and month in which an epoch begins.
    pub fn month(&self, epoch: Epoch) -> String {
        day(epoch).map_or_else(|why| why, |day| self.dates.month(day))
    }

    /// An amount in ada as it is written, or a stand-in where amounts are hidden.
    pub fn unless_hidden(&self, written: impl FnOnce() -> String) -> String {
        if self.look.has_amounts {
            written()
        } else {
            "₳•••".to_owned()
        }
    }

    /// Text from a value that may be missing.
    pub fn or_dash(&self, value: Option<impl Display>) -> String {
        value.map_or_else(|| "–".to_owned(), |value| value.to_string())
    }
}

/// The day an epoch begins, or why it has none.
fn day(epoch: Epoch) -> Result<Date, String> {
    epoch.date().map_err(|error| error.to_string())
}
