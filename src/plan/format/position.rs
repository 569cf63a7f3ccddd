//! Positions in a text: lines and columns for people, offsets for programs.

/// The line and column of a byte offset, both counted from 1, columns in characters.
pub fn of(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |line_break| line_break + 1);
    let line = before.bytes().filter(|&byte| byte == b'\n').count() + 1;
    let column = before.get(line_start..).unwrap_or_default().chars().count() + 1;
    (line, column)
}

/// The byte offset of a line and column; the end of the text where there is no such line or column.
pub fn offset(text: &str, line: usize, column: usize) -> usize {
    let lines = text.split_inclusive('\n');
    let before: usize = lines.take(line.saturating_sub(1)).map(str::len).sum();
    let rest = text.get(before..).unwrap_or_default();
    rest.char_indices()
        .nth(column.saturating_sub(1))
        .map_or(text.len(), |(within, _)| before + within)
}

/// The start of the next word, number, text or sign, from a position that may be in a space before it.
pub fn of_next(text: &str, offset: usize) -> usize {
    let after = text.get(offset..).unwrap_or_default();
    offset + (after.len() - after.trim_start().len())
}

/// The start of the value that a parser stopped in or behind.
pub fn of_value(text: &str, offset: usize) -> usize {
    if let Some(start) = of_text_around(text, offset) {
        return start;
    }
    let before = text.get(..offset).unwrap_or(text);
    let word = before.trim_end_matches(|c: char| c.is_alphanumeric() || c == '_');
    let signed = word.strip_suffix(['-', '+']).unwrap_or(word);
    signed.strip_suffix('"').unwrap_or(signed).len()
}

/// The start of the text in quotes that a position is in, or right behind.
fn of_text_around(text: &str, offset: usize) -> Option<usize> {
    let mut at = 0;
    while at < offset {
        let rest = text.get(at..)?;
        // Where what begins here ends, and whether that is a text.
        let (length, is_text) = if rest.starts_with("//") {
            (rest.find('\n'), false)
        } else if rest.starts_with("/*") {
            (rest.find("*/").map(|end| end + 2), false)
        } else if rest.starts_with('"') {
            (quoted_length(rest), true)
        } else if rest.starts_with("'\"'") {
            (Some(3), false)
        } else {
            let next = rest
                .char_indices()
                .skip(1)
                .find(|(_, c)| matches!(c, '"' | '/' | '\''));
            (next.map(|(next, _)| next), false)
        };
        let end = at + length.unwrap_or(rest.len());
        if is_text && offset <= end {
            return Some(at);
        }
        at = end;
    }
    None
}

/// The length of a text with both its quotes; `None` where the second one lacks.
fn quoted_length(text: &str) -> Option<usize> {
    let mut is_escaped = false;
    text.char_indices().skip(1).find_map(|(at, c)| {
        let ends = c == '"' && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
        ends.then_some(at + 1)
    })
}

/// The last position of a sign before another position; that position where there is none.
pub fn of_last(sign: &str, text: &str, offset: usize) -> usize {
    let before = text.get(..offset).unwrap_or(text);
    before.rfind(sign).unwrap_or(offset)
}
