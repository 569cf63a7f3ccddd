//! The lines of a report as text, and the values of its keys.

use crate::ledger::{EPOCHS_PER_YEAR, LOVELACE_PER_ADA, Lovelace, Ratio};
use crate::number::{self, Places, Separators};
use crate::text;
use rust_decimal::{Decimal, RoundingStrategy};

/// Lines of a report: headings, and names with values in columns.
pub struct Lines {
    pub text: String,
    pub separators: Separators,
}

impl Lines {
    pub const fn new(separators: Separators) -> Self {
        Self {
            text: String::new(),
            separators,
        }
    }

    pub fn heading(&mut self, heading: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text(heading);
    }

    /// A line as it is, but for what a terminal would obey.
    pub fn text(&mut self, line: &str) {
        self.text.push_str(&text::visible(line));
        self.text.push('\n');
    }

    /// A name and words behind it.
    pub fn words(&mut self, name: &str, words: &str) {
        self.text(&format!("  {name:<26}{words}"));
    }

    /// A name and a value that ends where the others do.
    pub fn row(&mut self, name: &str, value: &str) {
        self.text(&format!("  {name:<28}{value:>26}"));
    }

    /// A name, or a heading, and two values; the first ends where those of [`Self::row`] do.
    pub fn columns(&mut self, name: &str, [first, second]: [&str; 2]) {
        if !name.starts_with(' ') {
            self.text.push('\n');
        }
        self.text(&format!("{name:<30}{first:>26}{second:>28}"));
    }

    pub fn amount(&mut self, name: &str, amount: Lovelace) {
        let value = self.ada(amount.ada());
        self.row(name, &value);
    }

    pub fn share(&mut self, name: &str, share: Decimal) {
        let value = number::percent(share, Places::AtMost(4), self.separators);
        self.row(name, &value);
    }

    /// A chance; what would be rounded to never is not written as never.
    pub fn chance(&mut self, name: &str, chance: f64) {
        let least = Decimal::new(1, 6);
        let rounded = Decimal::try_from(chance).unwrap_or_default();
        if chance > 0.0 && rounded < least {
            let least = number::percent(least, Places::Exact, self.separators);
            self.row(name, &format!("below {least}"));
        } else {
            self.share(name, rounded);
        }
    }

    /// An amount to the lovelace.
    pub fn ada(&self, ada: Decimal) -> String {
        format!(
            "{} ADA",
            number::decimal(ada, Places::Fixed(6), self.separators)
        )
    }
}

/// An amount in lovelace.
pub fn lovelace(amount: Lovelace) -> String {
    amount.0.to_string()
}

/// An epoch's amount over a year, in lovelace.
pub fn a_year(an_epoch: Lovelace) -> String {
    (u128::from(an_epoch.0) * u128::from(EPOCHS_PER_YEAR)).to_string()
}

/// A decimal number of ada in lovelace, rounded half to even; may be negative. `None` beyond 28
/// digits.
pub fn lovelace_of(ada: Decimal) -> Option<String> {
    // Rounded first: with a digit less before the product it holds a digit more behind.
    let ada = ada.round_dp_with_strategy(6, RoundingStrategy::MidpointNearestEven);
    let lovelace = ada.checked_mul(Decimal::from(LOVELACE_PER_ADA))?;
    Some(lovelace.normalize().to_string())
}

/// An estimate of ada in lovelace.
pub fn estimate(ada: f64) -> Option<String> {
    Decimal::try_from(ada).ok().and_then(lovelace_of)
}

/// A ratio as a decimal, rounded in the 28th digit where no decimal is exact.
pub fn ratio(ratio: Ratio) -> String {
    ratio.to_decimal().to_string()
}
