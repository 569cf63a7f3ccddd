//! Markdown with tables, as GitHub and most programs read it.

use crate::text;
use std::fmt::Write as _;

/// A text that grows.
#[derive(Default)]
pub struct Markdown {
    pub text: String,
}

impl Markdown {
    pub fn heading(&mut self, level: usize, text: &str) {
        self.gap();
        self.line(format_args!("{} {text}", "#".repeat(level)));
    }

    pub fn paragraph(&mut self, text: &str) {
        self.gap();
        self.text.push_str(text);
        self.text.push('\n');
    }

    pub fn bullets(&mut self, lines: &[&str]) {
        self.gap();
        for line in lines {
            self.line(format_args!("- {line}"));
        }
    }

    pub fn numbered(&mut self, lines: &[String]) {
        self.gap();
        for (number, line) in (1..).zip(lines) {
            self.line(format_args!("{number}. {line}"));
        }
    }

    /// A table; `columns` has a letter for each column: `l` left, `r` right.
    pub fn table(&mut self, head: &[&str], columns: &str, rows: &[Vec<String>]) {
        self.gap();
        let marks = columns.chars().map(|side| match side {
            'r' => "---:",
            _ => "---",
        });
        self.row(head.iter().copied());
        self.row(marks);
        for row in rows {
            self.row(row.iter().map(String::as_str));
        }
    }

    fn row<'a>(&mut self, cells: impl Iterator<Item = &'a str>) {
        let cells: Vec<&str> = cells.collect();
        self.line(format_args!("| {} |", cells.join(" | ")));
    }

    fn line(&mut self, line: std::fmt::Arguments<'_>) {
        // Writing to a text does not fail.
        let _ = writeln!(self.text, "{line}");
    }

    fn gap(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }
}

/// Somebody's words, so that they mean themselves in Markdown: on one line, without characters that
/// command or turn text around, and held together where they run from right to left.
pub fn escape(text: &str) -> String {
    let line = text.replace(['\n', '\r', '\t'], " ");
    let mut escaped = String::with_capacity(line.len());
    for character in text::visible(&line).chars() {
        let begins_a_list = escaped.is_empty() && matches!(character, '-' | '+' | '=');
        let has_meaning = matches!(
            character,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '&' | '~' | '#' | '$'
        );
        if begins_a_list || has_meaning {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    if text.chars().any(runs_leftwards) {
        format!("\u{2068}{escaped}\u{2069}")
    } else {
        escaped
    }
}

/// Whether a character belongs to a script written from right to left.
fn runs_leftwards(character: char) -> bool {
    matches!(
        character,
        '\u{590}'..='\u{8ff}'
            | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{feff}'
            | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}'
    )
}
