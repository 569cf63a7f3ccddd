//! Text to decimals, without ever guessing a factor of a thousand.

use super::{Places, Separators, decimal};
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
}

/// The number a text stands for: digits with grouping (`1,500,000`, `1 500 000`, `1_500_000`,
/// `1'500'000`), decimals, and a suffix `k`, `M` or `B`; an ada sign or code around it is ignored.
///
/// Separators follow the user's choice. Where a text can only be read one way it is read that way
/// even against the choice (`1.234,5`); a lone separator before exactly three digits that belongs
/// to neither role is not guessed.
///
/// # Errors
/// When the text is empty, negative, ambiguous, too long or not a number.
pub fn read_decimal(text: &str, separators: Separators) -> Result<Decimal, ReadError> {
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
    let (digits, factor) = split_suffix(text);
    let finish = |plain: &str| -> Result<Decimal, ReadError> {
        let number = Decimal::from_str_exact(plain).map_err(|_| ReadError::TooLong)?;
        number
            .checked_mul(Decimal::from(factor))
            .map(|product| product.normalize())
            .ok_or(ReadError::TooLong)
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

fn split_suffix(text: &str) -> (&str, u64) {
    let suffixes = [
        (&["k", "K"][..], 1_000),
        (&["M", "m", "mio", "Mio"][..], 1_000_000),
        (&["B", "b", "bn", "G"][..], 1_000_000_000),
    ];
    for (names, factor) in suffixes {
        for name in names {
            if let Some(digits) = text.strip_suffix(name) {
                return (digits, factor);
            }
        }
    }
    (text, 1)
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
            ("1e30", ReadError::NotANumber),
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
