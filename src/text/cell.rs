//! Cells of tables that spreadsheets open.
//!
//! A cell that begins like a formula is computed by the spreadsheet, and a formula can do harm. OWASP
//! ("CSV injection") advises an apostrophe before it, which makes it text.

use std::borrow::Cow;

/// What a formula begins with, the forms of full width among them.
const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// A text as a cell: with an apostrophe before it where a spreadsheet would compute it. Plain numbers
/// stay as they are. [`of_cell`] reads the text back.
pub fn cell(text: &str) -> Cow<'_, str> {
    // With the apostrophes that stand there already, one more is taken off in reading.
    if is_computed(text.trim_start_matches('\'')) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text that [`cell`] made a cell of.
pub fn of_cell(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if is_computed(text.trim_start_matches('\'')) => text,
        _ => cell,
    }
}

/// Whether a spreadsheet may take a cell for a formula: some pass over what cannot be seen before it.
fn is_computed(text: &str) -> bool {
    let is_passed_over = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
    };
    let seen = text.trim_start_matches(is_passed_over);
    let begins = text.starts_with(['\t', '\r', '\n']) || seen.starts_with(SIGNS);
    begins && !is_number(text)
}

/// Whether a text is a number as tables hold them.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    is_digits(whole) && is_digits(fraction)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_a_spreadsheet_would_compute_is_text() {
        for text in [
            "=1+1",
            "+1",
            "-1+1",
            "-",
            "--1",
            "-1.2.3",
            "@SUM(A1)",
            "\tx",
            "\r=x",
            "\nx",
            "＝1+1",
            "＋1",
            "－1",
            "＠x",
            " =1",
            "\u{a0}\u{feff}=1",
            "'=1",
            "''@x",
        ] {
            assert_eq!(cell(text), format!("'{text}"), "{text:?}");
            assert_eq!(of_cell(&cell(text)), text);
        }
    }

    #[test]
    fn numbers_and_plain_names_stay_as_they_are() {
        for text in [
            "",
            "0",
            "-1",
            "-0.000001",
            "12.5",
            "Ada",
            "a=b",
            "'tis",
            "−1",
            "k = 1000",
            "never",
        ] {
            assert_eq!(cell(text), text);
            assert_eq!(of_cell(text), text);
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_back(text in "['=+@＝a0. \t\r\n-]{0,6}|\\PC{0,8}") {
            let written = cell(&text).into_owned();
            prop_assert_eq!(of_cell(&written), text);
        }
    }
}
