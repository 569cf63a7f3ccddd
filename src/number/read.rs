//! Text to decimals, without ever guessing a factor of a thousand.

use super::{Places, Separators, decimal};
use crate::ledger::{Ratio, RatioError};
use rust_decimal::Decimal;
use thiserror::Error;

/// Why a typed text is not a number.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ReadError {
    /// Nothing but spaces.
    #[error("Type a number")]
    Empty,
    /// Something else.
    #[error("Not a number. Try 1500000, 1,500,000 or 1.5M")]
    NotANumber,
    /// A separator that may group thousands or mark decimals; both readings.
    #[error("Is this {} or {}? Type one of them", decimal(*.small, Places::Exact, *.separators), decimal(*.large, Places::Exact, *.separators))]
    Ambiguous {
        /// The reading with decimals.
        small: Decimal,
        /// The reading with thousands.
        large: Decimal,
        /// How the message writes the two.
        separators: Separators,
    },
    /// More digits than an exact decimal holds.
    #[error("Too many digits: at most 28")]
    TooLong,
    /// Below zero.
    #[error("Cannot be negative")]
    Negative,
    /// A number with decimals where only whole ones make sense.
    #[error("A whole number belongs here")]
    NotWhole,
    /// A fraction over zero.
    #[error("The denominator cannot be 0")]
    ZeroDenominator,
}

/// The number a text stands for: digits with grouping (`1,500,000`, `1 500 000`, `1_500_000`,
/// `1'500'000`), decimals, and a suffix `k`, `M` or `B` or a power of ten (`1.5e6`); an ada sign or
/// code around it is ignored. Whatever the program reads numbers from, this is what it reads.
///
/// Separators follow the user's choice. Where a text can only be read one way it is read that way
/// even against the choice (`1.234,5`); a lone separator before exactly three digits that belongs
/// to neither role is not guessed.
///
/// # Errors
/// When the text is empty, negative, ambiguous, too long or not a number.
pub fn read_decimal(text: &str, separators: Separators) -> Result<Decimal, ReadError> {
    if let Some(number) = read_plain(text, separators) {
        return Ok(number);
    }
    let mut text: String = text
        .chars()
        .filter_map(plain)
        .filter(|&c| !matches!(c, '_' | '\'' | '₳'))
        .collect();
    for unit in ["ADA", "Ada", "ada"] {
        if let Some(number) = text.strip_suffix(unit) {
            text = number.to_owned();
        }
    }
    if text.is_empty() {
        return Err(ReadError::Empty);
    }
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(&text)),
    };
    let (digits, power) = split_power(text)?;
    let finish = |plain: &str| -> Result<Decimal, ReadError> {
        let number = Decimal::from_str_exact(plain).map_err(|_| ReadError::TooLong)?;
        times_ten_to(number, power).ok_or(ReadError::TooLong)
    };
    let number = match interpret(digits, separators)? {
        Digits::One(plain) => finish(&plain)?,
        Digits::Either { small, large } => {
            return Err(ReadError::Ambiguous {
                small: finish(&small)?,
                large: finish(&large)?,
                separators,
            });
        }
    };
    if negative && !number.is_zero() {
        return Err(ReadError::Negative);
    }
    Ok(number)
}

/// What nearly every cell of a long table holds, without a detour: digits, with a point between them
/// where the separators make it one. Its decimals stay as many as they are.
fn read_plain(text: &str, separators: Separators) -> Option<Decimal> {
    let (whole, fraction) = match text.split_once('.') {
        Some(parts) if separators.point() == '.' => parts,
        Some(_) => return None,
        None => (text, "0"),
    };
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_digits(whole) || !is_digits(fraction) {
        return None;
    }
    Decimal::from_str_exact(text).ok()
}

/// A percentage, with or without its sign: the number before it (2.5 for `2.5 %`).
///
/// # Errors
/// As [`read_decimal`].
pub fn read_percent(text: &str, separators: Separators) -> Result<Decimal, ReadError> {
    let text = text.trim();
    let number = text.strip_suffix(['%', '％']).unwrap_or(text);
    read_decimal(number, separators)
}

/// Folds what keyboards and web pages produce into ASCII; spaces vanish.
fn plain(c: char) -> Option<char> {
    match c {
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10),
        '．' => Some('.'),
        '，' => Some(','),
        '’' | '‘' => Some('\''),
        '−' | '–' | '－' => Some('-'),
        '\u{feff}' | '\u{200b}' | '\u{2060}' => None,
        c if c.is_whitespace() => None,
        c => Some(c),
    }
}

/// A text without its suffix or exponent, and the power of ten that those stand for.
fn split_power(text: &str) -> Result<(&str, i32), ReadError> {
    let suffixes = [
        (&["k", "K"][..], 3),
        (&["M", "m", "mio", "Mio"][..], 6),
        (&["B", "b", "bn", "G"][..], 9),
    ];
    for (names, power) in suffixes {
        for name in names {
            if let Some(digits) = text.strip_suffix(name) {
                return Ok((digits, power));
            }
        }
    }
    let Some((digits, exponent)) = text.split_once(['e', 'E']) else {
        return Ok((text, 0));
    };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
    if !is_digits(unsigned) {
        return Err(ReadError::NotANumber);
    }
    // What is too long even for this is too long for a number.
    exponent
        .parse()
        .map(|power| (digits, power))
        .map_err(|_| ReadError::TooLong)
}

/// `number · 10^power`, without rounding; `None` where it has more digits than a decimal holds.
fn times_ten_to(number: Decimal, power: i32) -> Option<Decimal> {
    let mut product = number.normalize();
    if product.is_zero() {
        return Some(Decimal::ZERO);
    }
    let scale = i64::from(product.scale()) - i64::from(power);
    if scale >= 0 {
        product.set_scale(u32::try_from(scale).ok()?).ok()?;
        return Some(product);
    }
    product.set_scale(0).ok()?;
    let factor = 10i128.checked_pow(u32::try_from(-scale).ok()?)?;
    let factor = Decimal::try_from_i128_with_scale(factor, 0).ok()?;
    product.checked_mul(factor)
}

/// Whether a text says that it is an amount of ada, where that cannot be: counts, lovelace, ratios.
fn names_ada(text: &str) -> bool {
    text.contains('₳') || text.to_ascii_lowercase().contains("ada")
}

/// A whole number, in every way [`read_decimal`] reads one, but no amount of ada: lovelace are counted
/// by a million of it.
///
/// # Errors
/// As [`read_decimal`], and where decimals are left.
pub fn read_whole(text: &str, separators: Separators) -> Result<u128, ReadError> {
    if names_ada(text) {
        return Err(ReadError::NotANumber);
    }
    let number = read_decimal(text, separators)?;
    if !number.is_integer() {
        return Err(ReadError::NotWhole);
    }
    u128::try_from(number.trunc().mantissa()).map_err(|_| ReadError::TooLong)
}

/// A ratio: a number, a percentage with its sign (`2 %`), or a fraction of two whole numbers (`1/3`).
///
/// # Errors
/// As [`read_decimal`], and where a fraction has no value.
pub fn read_ratio(text: &str, separators: Separators) -> Result<Ratio, ReadError> {
    let text = text.trim();
    if names_ada(text) {
        return Err(ReadError::NotANumber);
    }
    let ratio = if let Some((numerator, denominator)) = text.split_once('/') {
        Ratio::new(
            part_of_fraction(numerator, separators)?,
            part_of_fraction(denominator, separators)?,
        )
    } else if text.ends_with(['%', '％']) {
        Ratio::from_percent(read_percent(text, separators)?)
    } else {
        Ratio::try_from(read_decimal(text, separators)?)
    };
    ratio.map_err(|error| match error {
        RatioError::NotARatio => ReadError::NotANumber,
        RatioError::Negative => ReadError::Negative,
        RatioError::ZeroDenominator => ReadError::ZeroDenominator,
        RatioError::TooLong => ReadError::TooLong,
    })
}

/// A part of a fraction; in lowest terms it may have a digit more than decimals have.
fn part_of_fraction(text: &str, separators: Separators) -> Result<u128, ReadError> {
    let digits = text.trim();
    if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return digits.parse().map_err(|_| ReadError::TooLong);
    }
    read_whole(text, separators)
}

/// Plain digits with at most one point, once or in two readings.
enum Digits {
    One(String),
    Either { small: String, large: String },
}

fn interpret(text: &str, separators: Separators) -> Result<Digits, ReadError> {
    if !text.bytes().any(|byte| byte.is_ascii_digit())
        || !text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
    {
        return Err(ReadError::NotANumber);
    }
    let one = |digits: String| Ok(Digits::One(digits));
    let count = |separator: char| text.matches(separator).count();
    match (count('.'), count(',')) {
        (0, 0) => one(text.to_owned()),
        (1, 0) => lone(text, '.', separators),
        (0, 1) => lone(text, ',', separators),
        (_, 0) => one(ungroup(text, '.')?),
        (0, _) => one(ungroup(text, ',')?),
        _ => {
            let (group, point) = if text.rfind('.') > text.rfind(',') {
                (',', '.')
            } else {
                ('.', ',')
            };
            let (whole, fraction) = text.rsplit_once(point).ok_or(ReadError::NotANumber)?;
            if whole.contains(point) {
                return Err(ReadError::NotANumber);
            }
            one(format!("{}.{fraction}", ungroup(whole, group)?))
        }
    }
}

/// A text with a single separator in it.
fn lone(text: &str, separator: char, separators: Separators) -> Result<Digits, ReadError> {
    let (whole, fraction) = text.split_once(separator).ok_or(ReadError::NotANumber)?;
    let with_decimals = format!("{}.{fraction}", if whole.is_empty() { "0" } else { whole });
    let may_group =
        fraction.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    if !may_group || separator == separators.point() {
        return Ok(Digits::One(with_decimals));
    }
    let with_thousands = format!("{whole}{fraction}");
    if separator == separators.group() {
        return Ok(Digits::One(with_thousands));
    }
    Ok(Digits::Either {
        small: with_decimals,
        large: with_thousands,
    })
}

/// Digits whose groups of three are joined.
fn ungroup(text: &str, group: char) -> Result<String, ReadError> {
    let mut parts = text.split(group);
    let first = parts.next().unwrap_or_default();
    if !(1..=3).contains(&first.len()) || !parts.all(|part| part.len() == 3) {
        return Err(ReadError::NotANumber);
    }
    Ok(text.replace(group, ""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Result<String, ReadError> {
        read_decimal(text, Separators::CommaPoint).map(|number| number.to_string())
    }

    #[test]
    fn ada_is_no_count_of_lovelace_and_no_ratio() {
        for text in ["1000 ADA", "₳1000", "5 ada"] {
            assert_eq!(
                read_whole(text, Separators::CommaPoint),
                Err(ReadError::NotANumber)
            );
            assert_eq!(
                read_ratio(text, Separators::CommaPoint),
                Err(ReadError::NotANumber)
            );
        }
    }

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (text, value) in [
            ("1.5M", "1500000"),
            ("340k", "340000"),
            ("1,500,000", "1500000"),
            ("1 500 000", "1500000"),
            ("1\u{a0}500\u{202f}000", "1500000"),
            ("1_500_000", "1500000"),
            ("1’500’000", "1500000"),
            ("₳ 12,340.5 ADA", "12340.5"),
            ("1.234.567,5", "1234567.5"),
            ("1.234,5", "1234.5"),
            ("1,500", "1500"),
            ("1,5", "1.5"),
            ("0,500", "0.5"),
            (".5", "0.5"),
            ("5.", "5"),
            ("１００", "100"),
            ("2bn", "2000000000"),
            ("-0", "0"),
            ("1e6", "1000000"),
            ("1.5E+06", "1500000"),
            ("5e-2", "0.05"),
            ("0e999", "0"),
            ("1e28", "10000000000000000000000000000"),
            ("1e-28", "0.0000000000000000000000000001"),
        ] {
            assert_eq!(read(text), Ok(value.to_owned()), "{text}");
        }
    }

    #[test]
    fn a_lone_separator_that_fits_neither_role_is_asked_about() {
        let error = read_decimal("1,500", Separators::SpacePoint).unwrap_err();
        assert_eq!(
            error.to_string(),
            "Is this 1.5 or 1\u{a0}500? Type one of them"
        );
        assert_eq!(
            read_decimal("1.500", Separators::PointComma).map(|n| n.to_string()),
            Ok("1500".to_owned())
        );
    }

    #[test]
    fn what_is_no_number_says_why() {
        for (text, error) in [
            ("", ReadError::Empty),
            ("  ", ReadError::Empty),
            ("ada", ReadError::Empty),
            ("abc", ReadError::NotANumber),
            ("1e30", ReadError::TooLong),
            ("1e99999999999", ReadError::TooLong),
            ("1e-29", ReadError::TooLong),
            ("1.5e-28", ReadError::TooLong),
            ("1e", ReadError::NotANumber),
            ("e6", ReadError::NotANumber),
            ("1e+-6", ReadError::NotANumber),
            ("1e3k", ReadError::NotANumber),
            ("1e3.5", ReadError::NotANumber),
            ("1,50,00", ReadError::NotANumber),
            ("1.2.3", ReadError::NotANumber),
            ("1,2.3.4", ReadError::NotANumber),
            (".", ReadError::NotANumber),
            ("--1", ReadError::NotANumber),
            ("-5", ReadError::Negative),
            ("99999999999999999999999999999999", ReadError::TooLong),
            ("99999999999999999999999999B", ReadError::TooLong),
        ] {
            assert_eq!(read(text), Err(error), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in ".{0,40}") {
            for separators in Separators::ALL {
                let _ = read_decimal(&text, separators);
                let _ = read_percent(&text, separators);
                let _ = read_whole(&text, separators);
                let _ = read_ratio(&text, separators);
            }
        }

        #[test]
        fn what_is_written_is_read_back(mantissa in 0i128..1 << 80, scale in 0u32..12) {
            let number = Decimal::from_i128_with_scale(mantissa, scale).normalize();
            for separators in Separators::ALL {
                let text = decimal(number, Places::Exact, separators);
                prop_assert_eq!(read_decimal(&text, separators), Ok(number), "{}", text);
            }
        }
    }
}
