//! Figures as tables to take away: CSV, and tabs and Markdown for the comparison.

pub mod comparison;
pub mod fees;
pub mod luck;
pub mod outlook;
pub mod rewards;
pub mod shares;
pub mod statement;

use crate::forecast::Model;
use crate::ledger::Lovelace;
use crate::text;
use rust_decimal::Decimal;

/// A plan with its name.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The scenario; `Base` for the base plan.
    pub name: &'a str,
    /// The formulas with the plan put in.
    pub model: &'a Model,
}

/// A growing table of comma-separated values, written as RFC 4180 has them but with bare line feeds.
/// No cell is one that a spreadsheet would compute.
#[derive(Default)]
struct Csv {
    text: String,
}

impl Csv {
    /// A table with its head.
    fn new(head: impl IntoIterator<Item: AsRef<str>>) -> Self {
        let mut table = Self::default();
        table.row(head);
        table
    }

    fn row(&mut self, cells: impl IntoIterator<Item: AsRef<str>>) {
        for (index, cell) in cells.into_iter().enumerate() {
            if index > 0 {
                self.text.push(',');
            }
            let cell = text::cell(cell.as_ref());
            // Some spreadsheets divide by semicolons or tabs, whatever the file does.
            if cell.contains([',', ';', '\t', '"', '\n', '\r']) {
                self.text.push('"');
                self.text.push_str(&cell.replace('"', "\"\""));
                self.text.push('"');
            } else {
                self.text.push_str(&cell);
            }
        }
        self.text.push('\n');
    }
}

/// An amount in ada, exact to the lovelace.
fn ada(amount: Lovelace) -> String {
    amount.ada().to_string()
}

/// An estimate rounded to so many places.
fn rounded(estimate: f64, places: u32) -> String {
    let estimate = Decimal::try_from(estimate).unwrap_or_default();
    estimate.round_dp(places).normalize().to_string()
}

#[cfg(test)]
mod tests {
    use super::{Csv, text};

    #[test]
    fn any_cell_is_read_back_as_it_was() {
        let rows = [
            ["plain", "", " spaced "],
            ["a, b", "\"quoted\"", "two\nlines"],
            ["x\r", "\"", "−1,5 €"],
            ["=1+1", "-1", "-1+1"],
            ["\t=1", "＠x, y", "'=1"],
            ["\u{202e}\u{1b}[31m", "a;=1", "\r\n@x"],
        ];
        let mut table = Csv::default();
        for row in rows {
            table.row(row);
        }
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(table.text.as_bytes());
        let mut read = reader.records();
        for row in rows {
            let cells = read.next().unwrap().unwrap();
            let cells: Vec<&str> = cells.iter().map(text::of_cell).collect();
            assert_eq!(cells, row);
        }
    }
}
