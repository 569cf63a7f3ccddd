//! Characters that command a terminal or turn text around, shown as what they are.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Whether a character does something instead of being seen: controls, escapes among them, line and
/// paragraph ends, and what turns the direction of text. The marks that right-to-left scripts need
/// within a word (U+200E, U+200F) are none.
pub const fn commands(c: char) -> bool {
    matches!(
        c,
        '\0'..='\u{1f}'
            | '\u{7f}'..='\u{9f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
    )
}

/// A text as one line for a terminal or a page: `\u{202e}` instead of the character.
pub fn visible(text: &str) -> Cow<'_, str> {
    escaped(text, commands)
}

/// As [`visible`] for a text of several lines, which stay.
pub fn visible_lines(text: &str) -> Cow<'_, str> {
    escaped(text, |c| c != '\n' && commands(c))
}

/// JSON with `\u202e` instead of the characters that JSON allows but a terminal obeys.
pub fn json(text: &str) -> Cow<'_, str> {
    // Those below U+0020 are escaped within texts already, and between them they divide lines.
    let is_raw = |c: char| c > '\u{1f}' && commands(c);
    if !text.contains(is_raw) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_raw(c) {
            // Writing into a string cannot fail.
            let _ = write!(escaped, "\\u{:04x}", u32::from(c));
        } else {
            escaped.push(c);
        }
    }
    Cow::Owned(escaped)
}

fn escaped(text: &str, is_hidden: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(&is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_hidden(c) {
            escaped.extend(c.escape_default());
        } else {
            escaped.push(c);
        }
    }
    Cow::Owned(escaped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_commands_is_shown_and_everything_else_stays() {
        for (text, shown) in [
            (
                "Zoë 👩\u{200d}🚀 عَلي\u{200f} ₳",
                "Zoë 👩\u{200d}🚀 عَلي\u{200f} ₳",
            ),
            ("a\u{1b}[31mb", "a\\u{1b}[31mb"),
            ("\0\u{7f}\u{9b}", "\\u{0}\\u{7f}\\u{9b}"),
            ("a\nb\r\tc", "a\\nb\\r\\tc"),
            ("\u{202e}cod\u{2066}", "\\u{202e}cod\\u{2066}"),
            ("\u{2028}", "\\u{2028}"),
        ] {
            assert_eq!(visible(text), shown);
        }
        assert_eq!(visible_lines("a\nb\rc"), "a\nb\\rc");
    }

    #[test]
    fn json_means_the_same_and_holds_no_raw_commands() {
        let hostile = "\u{1b}\u{9b}\u{202e}\u{2069}\u{7f}\n\"";
        let plain = serde_json::to_string_pretty(&[hostile]).unwrap();
        let text = json(&plain);
        assert!(!text.contains(|c| c != '\n' && commands(c)), "{text:?}");
        let read: Vec<String> = serde_json::from_str(&text).unwrap();
        assert_eq!(read, [hostile]);
    }
}
