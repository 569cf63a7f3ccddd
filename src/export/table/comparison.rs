//! The comparison of scenarios as a table to take away: tabs for spreadsheets, Markdown for
//! forums and mails, CSV for programs.
//!
//! Tabs and CSV hold exact numbers with a point before the decimals and nothing between thousands,
//! each row with its unit; Markdown holds numbers rounded for reading, the best of a row in bold.

use super::Csv;
use crate::export::markdown::escape;
use crate::forecast::{Column, Comparison, Counted, Given, Measure};
use crate::number::{self, Places, Separators};
use crate::plan::ChangeLine;
use crate::text;
use rust_decimal::Decimal;

/// Cells divided by tabs, to paste into a spreadsheet.
pub fn tabs(comparison: &Comparison, given: Given) -> String {
    let mut text = String::new();
    for row in rows(comparison, given) {
        // A tab or a line break within a name would move the cells after it.
        let cells: Vec<String> = row.iter().map(|cell| pasted(cell)).collect();
        text.push_str(&cells.join("\t"));
        text.push('\n');
    }
    text
}

/// A cell on its way through the clipboard.
fn pasted(cell: &str) -> String {
    let line = cell.replace(['\t', '\n', '\r'], " ");
    let cell = text::cell(&line);
    if cell.starts_with('"') {
        // A spreadsheet would take the quotes off, and compute what they held.
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.into_owned()
    }
}

/// Comma-separated values, UTF-8.
pub fn csv(comparison: &Comparison, given: Given) -> Vec<u8> {
    let mut table = Csv::default();
    for row in rows(comparison, given) {
        table.row(row);
    }
    table.text.into_bytes()
}

/// The head, the changes, and a row a figure: its name, its unit, the values, and the differences
/// to the base in the same unit.
fn rows(comparison: &Comparison, given: Given) -> Vec<Vec<String>> {
    let columns = &comparison.columns;
    let others = columns.get(1..).unwrap_or_default();
    let mut head = vec!["figure".to_owned(), "unit".to_owned()];
    head.extend(columns.iter().map(|column| column.name.clone()));
    head.extend(
        others
            .iter()
            .map(|column| format!("{} − base", column.name)),
    );
    let mut changes = vec!["changes".to_owned(), String::new()];
    changes.extend(columns.iter().map(changes_text));
    changes.extend(others.iter().map(|_| String::new()));
    let mut rows = vec![head, changes];
    for measure in Measure::ALL {
        let mut row = vec![measure.text().to_owned(), unit(comparison, measure, given)];
        let plain = |value: Option<Decimal>| {
            value.map_or_else(String::new, |value| value.normalize().to_string())
        };
        row.extend(columns.iter().map(|column| {
            if column.is_never(measure) {
                "never".to_owned()
            } else {
                plain(column.value(measure, given))
            }
        }));
        row.extend(others.iter().map(|column| {
            let difference = comparison.difference(column, measure, given);
            plain(difference.map(|(by, _)| by))
        }));
        rows.push(row);
    }
    rows
}

fn changes_text(column: &Column) -> String {
    let lines: Vec<String> = column.changes.iter().map(ChangeLine::text).collect();
    lines.join("; ")
}

fn unit(comparison: &Comparison, measure: Measure, given: Given) -> String {
    match measure.counted() {
        Counted::Income => {
            let mut units: Vec<&str> = comparison
                .columns
                .iter()
                .map(|column| column.unit(given))
                .collect();
            units.dedup();
            format!("{} {}", units.join(" / "), given.period.text())
        }
        Counted::Stake => "ADA".to_owned(),
        Counted::Share => "share (1 is 100 %)".to_owned(),
        Counted::Blocks => "blocks an epoch".to_owned(),
    }
}

/// A Markdown table; below each value how it differs from the base.
pub fn markdown(comparison: &Comparison, given: Given, separators: Separators) -> String {
    let columns = &comparison.columns;
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut head = vec![String::new()];
    head.extend(columns.iter().map(|column| escape(&column.name)));
    let mut text = line(head);
    let mut rule = vec!["---".to_owned()];
    rule.extend(columns.iter().map(|_| "---:".to_owned()));
    text.push_str(&line(rule));
    let mut changes = vec!["Changes".to_owned()];
    changes.extend(columns.iter().map(|column| escape(&changes_text(column))));
    text.push_str(&line(changes));
    for measure in Measure::ALL {
        let best = comparison.best(measure, given);
        let mut row = vec![name(measure, given)];
        row.extend(columns.iter().map(|column| {
            let value = column.value(measure, given);
            let written = value.map_or_else(
                || column.missing(measure).to_owned(),
                |value| written(column, measure, given, value, separators),
            );
            let shown = if value.is_some() && value == best {
                format!("**{written}**")
            } else {
                written
            };
            match comparison.difference(column, measure, given) {
                Some((by, Some(share))) if !by.is_zero() => {
                    let percent = share.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(share);
                    let percent = number::signed(percent, Places::AtMost(1), separators);
                    format!("{shown} ({percent} %)")
                }
                _ => shown,
            }
        }));
        text.push_str(&line(row));
    }
    text
}

fn name(measure: Measure, given: Given) -> String {
    if measure.counted() == Counted::Income {
        format!("{} {}", measure.text(), given.period.text())
    } else {
        measure.text().to_owned()
    }
}

fn written(
    column: &Column,
    measure: Measure,
    given: Given,
    value: Decimal,
    separators: Separators,
) -> String {
    match measure.counted() {
        Counted::Income if column.unit(given) != "ADA" => {
            number::fiat(value, &escape(&column.price.currency), separators)
        }
        Counted::Income | Counted::Stake => {
            let places = u32::from(value.abs() < Decimal::ONE_THOUSAND) * 2;
            format!(
                "₳{}",
                number::decimal(value, Places::AtMost(places), separators)
            )
        }
        Counted::Share => number::percent(value, Places::AtMost(3), separators),
        Counted::Blocks => number::decimal(value, Places::AtMost(2), separators),
    }
}
