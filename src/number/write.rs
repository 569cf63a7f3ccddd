//! Decimals to text.

use super::Separators;
use crate::ledger::Lovelace;
use rust_decimal::{Decimal, RoundingStrategy};

/// How many decimal places are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Places {
    /// All there are, without trailing zeros.
    Exact,
    /// At most this many, without trailing zeros.
    AtMost(u32),
    /// Exactly this many.
    Fixed(u32),
}

/// `number` with grouped thousands, rounded half to even where places are cut.
pub fn decimal(number: Decimal, places: Places, separators: Separators) -> String {
    let half_even =
        |places| number.round_dp_with_strategy(places, RoundingStrategy::MidpointNearestEven);
    let plain = match places {
        Places::Exact => number.normalize().to_string(),
        Places::AtMost(places) => half_even(places).normalize().to_string(),
        Places::Fixed(places) => {
            let mut rounded = half_even(places);
            rounded.rescale(places);
            rounded.to_string()
        }
    };
    let (sign, digits) = match plain.strip_prefix('-') {
        Some(digits) => ("−", digits),
        None => ("", plain.as_str()),
    };
    let (whole, fraction) = match digits.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    let mut text = String::with_capacity(plain.len() + plain.len() / 3 + 3);
    text.push_str(sign);
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && (whole.len() - position).is_multiple_of(3) {
            text.push(separators.group());
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push(separators.point());
        text.push_str(fraction);
    }
    text
}

/// An amount of ada with its sign, `₳12,340`.
pub fn ada(amount: Lovelace, places: Places, separators: Separators) -> String {
    format!("₳{}", decimal(amount.ada(), places, separators))
}

/// `number` with a plus or a minus in front, no sign where it rounds to 0.
pub fn signed(number: Decimal, places: Places, separators: Separators) -> String {
    let text = decimal(number, places, separators);
    if number > Decimal::ZERO && text.chars().any(|digit| matches!(digit, '1'..='9')) {
        format!("+{text}")
    } else {
        text
    }
}

/// A share as per cent, `2.46 %`.
pub fn percent(share: Decimal, places: Places, separators: Separators) -> String {
    match share.checked_mul(Decimal::ONE_HUNDRED) {
        Some(percent) => format!("{}\u{a0}%", decimal(percent, places, separators)),
        None => "very many\u{a0}%".to_owned(),
    }
}

/// `number` in at most four digits with k, M or B: for axis marks and labels, where exact digits
/// stand elsewhere.
pub fn compact(number: Decimal, separators: Separators) -> String {
    let units = [(1_000_000_000u64, "B"), (1_000_000, "M"), (1_000, "k")];
    let size = number.abs();
    for (unit, suffix) in units {
        let unit = Decimal::from(unit);
        if size >= unit {
            let scaled = number.checked_div(unit).unwrap_or(number);
            let places = match scaled.abs() {
                scaled if scaled >= Decimal::ONE_HUNDRED => 1,
                scaled if scaled >= Decimal::TEN => 2,
                _ => 3,
            };
            return format!(
                "{}{suffix}",
                decimal(scaled, Places::AtMost(places), separators)
            );
        }
    }
    decimal(number, Places::AtMost(2), separators)
}

/// Decimal places of a currency's minor unit: 2 for EUR, 0 for JPY; 2 for unknown codes.
pub fn minor_unit(currency: &str) -> u32 {
    iso_currency::Currency::from_code(currency)
        .and_then(iso_currency::Currency::exponent)
        .map_or(2, u32::from)
}

/// Money of a currency, rounded half to even to its minor unit: `1,234.50 EUR`.
pub fn fiat(amount: Decimal, currency: &str, separators: Separators) -> String {
    let places = Places::Fixed(minor_unit(currency));
    format!("{}\u{a0}{currency}", decimal(amount, places, separators))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        Decimal::from_str_exact(text).unwrap()
    }

    #[test]
    fn decimals_are_grouped_and_rounded_half_to_even() {
        let write = |text, places| decimal(number(text), places, Separators::CommaPoint);
        assert_eq!(write("1234567.50", Places::Exact), "1,234,567.5");
        assert_eq!(write("0.125", Places::Fixed(2)), "0.12");
        assert_eq!(write("0.135", Places::Fixed(2)), "0.14");
        assert_eq!(write("-1234", Places::Fixed(2)), "−1,234.00");
        assert_eq!(write("999", Places::Exact), "999");
        let german = decimal(number("1234.5"), Places::Exact, Separators::PointComma);
        assert_eq!(german, "1.234,5");
    }

    #[test]
    fn large_numbers_are_shortened_for_axes() {
        let write = |text| compact(number(text), Separators::CommaPoint);
        assert_eq!(write("75132611"), "75.13M");
        assert_eq!(write("5000000"), "5M");
        assert_eq!(write("340"), "340");
        assert_eq!(write("100000"), "100k");
    }

    #[test]
    fn money_is_written_in_the_currency_s_minor_unit() {
        let write = |currency| fiat(number("1234.505"), currency, Separators::CommaPoint);
        assert_eq!(write("EUR"), "1,234.50\u{a0}EUR");
        assert_eq!(write("JPY"), "1,235\u{a0}JPY");
        assert_eq!(write("XYZ"), "1,234.50\u{a0}XYZ");
    }
}
