//! Amounts, ratios and dates as plan files hold them: decimals in quotes.
//!
//! Numbers without quotes would pass through floating point and lose digits, so they are refused
//! with a sentence that says what to do.

use crate::ledger::{Lovelace, Ratio};
use crate::number::{ReadError, Separators, read_decimal, read_ratio};
use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::de::{Deserializer, Error, Visitor};
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};
use std::fmt;

/// An amount of ada: `"100000.5"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ada(pub Lovelace);

/// A ratio: `"0.02"` for 2 %, `"1/3"` where no decimal is exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share(pub Ratio);

/// A decimal that is not negative, such as an amount of money: `"45.50"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number(pub Decimal);

/// A day: `"2026-03-10"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day(pub Date);

/// A value of the plan, and how it stands in the file.
pub trait Written: Sized {
    /// Its form in the file.
    type Text;

    fn text(self) -> Self::Text;
    fn of(text: Self::Text) -> Self;
}

impl Written for u32 {
    type Text = Self;

    fn text(self) -> Self {
        self
    }

    fn of(text: Self) -> Self {
        text
    }
}

impl Written for Lovelace {
    type Text = Ada;

    fn text(self) -> Ada {
        Ada(self)
    }

    fn of(text: Ada) -> Self {
        text.0
    }
}

impl Written for Ratio {
    type Text = Share;

    fn text(self) -> Share {
        Share(self)
    }

    fn of(text: Share) -> Self {
        text.0
    }
}

impl<T: Written> Written for Option<T> {
    type Text = Option<T::Text>;

    fn text(self) -> Self::Text {
        self.map(T::text)
    }

    fn of(text: Self::Text) -> Self {
        text.map(T::of)
    }
}

/// A value that is a quoted text in the file.
trait Quoted: Sized {
    /// The kind of value, for messages.
    const WHAT: &'static str;
    /// An example of it, quoted.
    const EXAMPLE: &'static str;

    fn read(text: &str) -> Result<Self, String>;
}

impl Quoted for Ada {
    const WHAT: &'static str = "an amount of ada";
    const EXAMPLE: &'static str = "\"100000.5\"";

    fn read(text: &str) -> Result<Self, String> {
        let ada = read_decimal(text, Separators::default()).map_err(fault::<Self>(text))?;
        Lovelace::from_ada(ada)
            .map(Self)
            .map_err(|error| format!("\"{text}\": {error}"))
    }
}

impl Quoted for Share {
    const WHAT: &'static str = "a ratio";
    const EXAMPLE: &'static str = "\"0.02\" for 2 %";

    fn read(text: &str) -> Result<Self, String> {
        read_ratio(text, Separators::default())
            .map(Self)
            .map_err(fault::<Self>(text))
    }
}

impl Quoted for Number {
    const WHAT: &'static str = "a number";
    const EXAMPLE: &'static str = "\"45.50\"";

    fn read(text: &str) -> Result<Self, String> {
        read_decimal(text, Separators::default())
            .map(Self)
            .map_err(fault::<Self>(text))
    }
}

impl Quoted for Day {
    const WHAT: &'static str = "a date";
    const EXAMPLE: &'static str = "\"2026-03-10\"";

    fn read(text: &str) -> Result<Self, String> {
        text.parse()
            .map(Self)
            .map_err(|_| format!("\"{text}\" is not a date such as {}", Self::EXAMPLE))
    }
}

/// The sentence for a text that is no such value.
fn fault<T: Quoted>(text: &str) -> impl Fn(ReadError) -> String {
    move |error| match error {
        ReadError::Negative => format!("\"{text}\": {} cannot be negative", T::WHAT),
        ReadError::TooLong => format!("\"{text}\" has more than 28 digits"),
        ReadError::ZeroDenominator => format!("\"{text}\": the denominator cannot be 0"),
        ReadError::Empty
        | ReadError::NotANumber
        | ReadError::NotWhole
        | ReadError::Ambiguous { .. } => {
            format!("\"{text}\" is not {} such as {}", T::WHAT, T::EXAMPLE)
        }
    }
}

/// Reads a [`Quoted`]; everything else, numbers without quotes above all, is refused with the
/// sentence of `expecting`.
struct QuotedVisitor<T>(std::marker::PhantomData<T>);

impl<T: Quoted> Visitor<'_> for QuotedVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} in quotes, such as {}", T::WHAT, T::EXAMPLE)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        T::read(text).map_err(E::custom)
    }
}

/// Both directions for the types above.
macro_rules! quoted {
    ($($name:ident, $self:ident => $text:expr;)*) => {$(
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_any(QuotedVisitor(std::marker::PhantomData))
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&$self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(&$text)
            }
        }
    )*};
}

quoted! {
    Ada, self => self.0.ada();
    Share, self => self.0;
    Number, self => self.0;
    Day, self => self.0;
}
