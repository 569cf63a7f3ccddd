//! The faults of a table, as sentences that name file, line and column.

use crate::ledger::LedgerError;
use crate::plan::words::joined;
use std::io;
use thiserror::Error;

/// A failure to evaluate a table.
#[derive(Debug, Error)]
pub enum Error {
    /// The input cannot be opened or read.
    #[error("cannot read {file}: {}", reason(.error))]
    Read {
        /// Path, or "standard input".
        file: String,
        /// The system's reason.
        error: io::Error,
    },
    /// The output cannot be created or written.
    #[error("cannot write {file}: {}", reason(.error))]
    Write {
        /// Path, or "standard output".
        file: String,
        /// The system's reason.
        error: io::Error,
    },
    /// The output's folder is not there.
    #[error("cannot write {file}: there is no such folder")]
    NoFolder {
        /// Path of the output.
        file: String,
    },
    /// The output is a device or a pipe.
    #[error(
        "cannot write {file}: it is not a regular file; without --output the results go to \
         standard output"
    )]
    NotAFile {
        /// Path of the output.
        file: String,
    },
    /// The input has no row at all.
    #[error("{file}: found nothing, expected a first row with the names of the columns")]
    Empty {
        /// Path, or "standard input".
        file: String,
    },
    /// The first row is a single cell with other separators in it.
    #[error("{file}, line {line}: found columns separated by {found}, expected commas")]
    Separator {
        /// Path, or "standard input".
        file: String,
        /// Physical line of the header.
        line: u64,
        /// The separator in words.
        found: &'static str,
    },
    /// Required columns are not in the header.
    #[error(
        "{file}, line {line}: the header lacks {}, expected {}",
        quoted(.missing),
        expected.join(", ")
    )]
    MissingColumns {
        /// Path, or "standard input".
        file: String,
        /// Physical line of the header.
        line: u64,
        /// Names of all the columns that lack.
        missing: Vec<&'static str>,
        /// Names of all the columns that are required.
        expected: &'static [&'static str],
    },
    /// The header names more columns than a table has.
    #[error("{file}, line {line}: the header names {found} columns, expected at most 10000")]
    TooManyColumns {
        /// Path, or "standard input".
        file: String,
        /// Physical line of the header.
        line: u64,
        /// Their number.
        found: usize,
    },
    /// The header names a known column twice.
    #[error("{file}, line {line}, column \"{name}\": found twice, expected once")]
    DuplicateColumn {
        /// Path, or "standard input".
        file: String,
        /// Physical line of the header.
        line: u64,
        /// The column's name.
        name: &'static str,
    },
    /// The header has a column that is to be appended.
    #[error(
        "{file}, line {line}, column \"{name}\": this column is a result and will be appended, \
         expected another name"
    )]
    ResultColumn {
        /// Path, or "standard input".
        file: String,
        /// Physical line of the header.
        line: u64,
        /// The column's name.
        name: &'static str,
    },
    /// A row does not end.
    #[error("{file}, line {line}: the row that begins here is longer than 1 MiB; is this a table?")]
    LongRow {
        /// Path, or "standard input".
        file: String,
        /// Physical line on which the row begins.
        line: u64,
    },
    /// A row is shorter or longer than the header.
    #[error("{file}, line {line}: found {}, expected {expected} as in the header", cells(*.found))]
    RowLength {
        /// Path, or "standard input".
        file: String,
        /// Physical line on which the row begins.
        line: u64,
        /// Cells in the row.
        found: usize,
        /// Cells in the header.
        expected: usize,
    },
    /// The input ends within quotes.
    #[error("{file}, line {line}: found an opening quote in this row, expected a closing one")]
    OpenQuote {
        /// Path, or "standard input".
        file: String,
        /// Physical line on which the row begins.
        line: u64,
    },
    /// A cell is not UTF-8.
    #[error(
        "{file}, line {line}{}: found bytes that are no text, expected UTF-8",
        in_column(.column.as_deref())
    )]
    NotText {
        /// Path, or "standard input".
        file: String,
        /// Physical line of the cell.
        line: u64,
        /// Name of the column; none for the header itself.
        column: Option<String>,
    },
    /// A cell does not say what its column expects.
    #[error("{file}, line {line}, column \"{column}\": found {found}, expected {expected}")]
    Cell {
        /// Path, or "standard input".
        file: String,
        /// Physical line of the cell.
        line: u64,
        /// The column's name.
        column: &'static str,
        /// The cell in quotes, or that it is empty.
        found: String,
        /// The cells that may stand there, in words.
        expected: String,
    },
    /// The cells are fine each, the formulas have no value for them together.
    #[error("{file}, line {line}: {error}")]
    Ledger {
        /// Path, or "standard input".
        file: String,
        /// Physical line on which the row begins.
        line: u64,
        /// The formulas' reason.
        error: LedgerError,
    },
}

/// The system's reason, in the same words everywhere for what happens daily.
fn reason(error: &io::Error) -> String {
    let kind = error.kind();
    if kind == io::ErrorKind::NotFound {
        String::from("there is no such file")
    } else if kind == io::ErrorKind::PermissionDenied {
        String::from("permission denied")
    } else if kind == io::ErrorKind::IsADirectory {
        String::from("it is a directory")
    } else {
        error.to_string()
    }
}

fn cells(count: usize) -> String {
    let noun = if count == 1 { "cell" } else { "cells" };
    format!("{count} {noun}")
}

fn quoted(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
    joined(&quoted, "")
}

fn in_column(name: Option<&str>) -> String {
    name.map_or_else(String::new, |name| format!(", column \"{name}\""))
}
