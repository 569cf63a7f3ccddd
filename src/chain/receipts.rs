//! The income of a reward account, read from a table as people paste or export it.
//!
//! Columns go by their header's name, in any order; columns with other names are ignored. Amounts
//! are ada, or lovelace where the name says so.

use crate::ledger::{Epoch, Lovelace, Ratio};
use crate::number::{ReadError, Separators, read_decimal, read_ratio, read_whole};
use crate::text;
use csv::{ReaderBuilder, StringRecord, Trim};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use thiserror::Error;

/// The account's income of one epoch, and the figures known of that epoch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The epoch at whose start it was received.
    pub epoch: Epoch,
    /// The amount received.
    pub income: Lovelace,
    /// The pool's stake that earned it.
    pub pool_stake: Option<Lovelace>,
    /// The owners' part of that stake.
    pub owner_stake: Option<Lovelace>,
    /// The pool's fixed cost then.
    pub fixed_cost: Option<Lovelace>,
    /// The pool's margin then.
    pub margin: Option<Ratio>,
    /// The price of an ada then, in the plan's currency.
    pub price: Option<Decimal>,
}

/// Tables with more columns are refused before they take memory.
const MOST_COLUMNS: usize = 1_000;

/// Longer tables are refused: so many epochs are 137 years.
const MOST_ROWS: usize = 10_000;

/// The reason why a table is no list of receipts.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ReceiptError {
    /// Nothing but a header, or not even that.
    #[error(
        "There are no rows. The first line names the columns: epoch (or date) and income_ada (or income_lovelace)"
    )]
    Empty,
    /// A first line that cannot be one of receipts.
    #[error("Line 1 names {0} columns; at most {MOST_COLUMNS} are read")]
    TooManyColumns(usize),
    /// More rows than there can be epochs worth reading.
    #[error("There are more than {MOST_ROWS} rows; read them in parts")]
    TooManyRows,
    /// A column that must be there.
    #[error("Line 1 names no column {0}")]
    MissingColumn(&'static str),
    /// Two columns that say the same.
    #[error("Line 1 names the column {0} twice")]
    DoubleColumn(String),
    /// A row with too few or too many cells, or broken quotes.
    #[error("Line {line}: {what}")]
    Row {
        /// Counted from 1.
        line: u64,
        /// The fault of the row.
        what: String,
    },
    /// A cell that cannot be read.
    #[error("Line {line}, column {column}: {what}")]
    Cell {
        /// Counted from 1.
        line: u64,
        /// The column's name.
        column: String,
        /// The fault of the cell.
        what: String,
    },
    /// An epoch that stands there twice.
    #[error("Epoch {epoch} stands in line {first} and again in line {line}; add the two up")]
    DoubleEpoch {
        /// The epoch.
        epoch: u32,
        /// The line where it stands first.
        first: u64,
        /// The line where it stands again.
        line: u64,
    },
}

/// The meaning of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Column {
    Epoch,
    Date,
    Income(Unit),
    PoolStake(Unit),
    OwnerStake(Unit),
    FixedCost(Unit),
    Margin,
    Price,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Unit {
    Ada,
    Lovelace,
}

impl Column {
    fn of(header: &str) -> Option<Self> {
        let name = text::of_cell(header.trim())
            .to_lowercase()
            .replace([' ', '-'], "_");
        let (name, unit) = match name.strip_suffix("_lovelace") {
            Some(name) => (name, Unit::Lovelace),
            None => (name.strip_suffix("_ada").unwrap_or(&name), Unit::Ada),
        };
        Some(match name {
            "epoch" => Self::Epoch,
            "date" => Self::Date,
            "income" => Self::Income(unit),
            "pool_stake" => Self::PoolStake(unit),
            "owner_stake" => Self::OwnerStake(unit),
            "fixed_cost" => Self::FixedCost(unit),
            "margin" => Self::Margin,
            "price" => Self::Price,
            _ => return None,
        })
    }

    /// Columns of the same name in different units say the same.
    const fn name(self) -> &'static str {
        match self {
            Self::Epoch => "epoch",
            Self::Date => "date",
            Self::Income(_) => "income",
            Self::PoolStake(_) => "pool_stake",
            Self::OwnerStake(_) => "owner_stake",
            Self::FixedCost(_) => "fixed_cost",
            Self::Margin => "margin",
            Self::Price => "price",
        }
    }
}

/// Reads receipts from a table with a header row, separated by commas, semicolons or tabs,
/// whichever the header uses. Numbers are read with `separators`; a date without a time counts to
/// its end, so that the day of a boundary belongs to the epoch that begins then.
///
/// # Errors
/// When a column is missing or a row cannot be read; the message names line and column.
pub fn read_receipts(text: &str, separators: Separators) -> Result<Vec<Receipt>, ReceiptError> {
    let text = text
        .strip_prefix('\u{feff}')
        .unwrap_or(text)
        .trim_start_matches(['\n', '\r']);
    let header = text.lines().next().unwrap_or_default();
    let delimiter = [b'\t', b';', b',']
        .into_iter()
        .find(|delimiter| header.contains(char::from(*delimiter)))
        .unwrap_or(b',');
    let named = header.matches(char::from(delimiter)).count() + 1;
    if named > MOST_COLUMNS {
        return Err(ReceiptError::TooManyColumns(named));
    }
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .trim(Trim::All)
        .from_reader(text.as_bytes());
    let columns = columns(&reader.headers().map_err(|error| row_error(&error))?.clone())?;
    let mut receipts: Vec<Receipt> = Vec::new();
    let mut lines: BTreeMap<Epoch, u64> = BTreeMap::new();
    for record in reader.records() {
        let record = record.map_err(|error| row_error(&error))?;
        if record.iter().all(str::is_empty) {
            continue;
        }
        if receipts.len() == MOST_ROWS {
            return Err(ReceiptError::TooManyRows);
        }
        let row = Row {
            line: record.position().map_or(0, csv::Position::line),
            columns: &columns,
            record: &record,
            separators,
        };
        let receipt = row.receipt()?;
        if let Some(first) = lines.insert(receipt.epoch, row.line) {
            return Err(ReceiptError::DoubleEpoch {
                epoch: receipt.epoch.0,
                first,
                line: row.line,
            });
        }
        receipts.push(receipt);
    }
    if receipts.is_empty() {
        return Err(ReceiptError::Empty);
    }
    Ok(receipts)
}

fn columns(header: &StringRecord) -> Result<Vec<(Column, usize)>, ReceiptError> {
    let known: Vec<(Column, usize)> = header
        .iter()
        .enumerate()
        .filter_map(|(place, name)| Some((Column::of(name)?, place)))
        .collect();
    if header.is_empty() {
        return Err(ReceiptError::Empty);
    }
    let has = |name| {
        known
            .iter()
            .filter(|(column, _)| column.name() == name)
            .count()
    };
    if has("epoch") + has("date") == 0 {
        return Err(ReceiptError::MissingColumn("epoch or date"));
    }
    if has("income") == 0 {
        return Err(ReceiptError::MissingColumn("income_ada or income_lovelace"));
    }
    match known.iter().find(|(column, _)| has(column.name()) > 1) {
        Some((double, _)) => Err(ReceiptError::DoubleColumn(double.name().to_owned())),
        None => Ok(known),
    }
}

fn row_error(error: &csv::Error) -> ReceiptError {
    let line = error.position().map_or(1, csv::Position::line);
    let what = if let csv::ErrorKind::UnequalLengths {
        expected_len, len, ..
    } = error.kind()
    {
        format!("{len} cells, but the first line names {expected_len} columns")
    } else {
        error.to_string()
    };
    ReceiptError::Row { line, what }
}

/// A row and where it stands.
struct Row<'a> {
    line: u64,
    columns: &'a [(Column, usize)],
    record: &'a StringRecord,
    separators: Separators,
}

impl Row<'_> {
    fn receipt(&self) -> Result<Receipt, ReceiptError> {
        let epoch = if let Some((_, text)) = self.cell("epoch") {
            self.told("epoch", epoch(text, self.separators))?
        } else {
            let (_, text) = self.cell("date").ok_or_else(|| self.empty("epoch"))?;
            self.told("date", epoch_of_date(text))?
        };
        let (column, text) = self.cell("income").ok_or_else(|| self.empty("income"))?;
        Ok(Receipt {
            epoch,
            income: self.told("income", self.amount(column, text))?,
            pool_stake: self.optional("pool_stake")?,
            owner_stake: self.optional("owner_stake")?,
            fixed_cost: self.optional("fixed_cost")?,
            margin: self
                .cell("margin")
                .map(|(_, text)| self.told("margin", margin(text, self.separators)))
                .transpose()?,
            price: self
                .cell("price")
                .map(|(_, text)| {
                    let price = read_decimal(text, self.separators);
                    self.told("price", price.map_err(|error| error.to_string()))
                })
                .transpose()?,
        })
    }

    /// The text of a column, unless there is none.
    fn cell(&self, name: &str) -> Option<(Column, &str)> {
        let (column, place) = *self
            .columns
            .iter()
            .find(|(column, _)| column.name() == name)?;
        let text = text::of_cell(self.record.get(place)?);
        (!text.is_empty()).then_some((column, text))
    }

    fn optional(&self, name: &'static str) -> Result<Option<Lovelace>, ReceiptError> {
        self.cell(name)
            .map(|(column, text)| self.told(name, self.amount(column, text)))
            .transpose()
    }

    fn amount(&self, column: Column, text: &str) -> Result<Lovelace, String> {
        let unit = match column {
            Column::Income(unit)
            | Column::PoolStake(unit)
            | Column::OwnerStake(unit)
            | Column::FixedCost(unit) => unit,
            Column::Epoch | Column::Date | Column::Margin | Column::Price => Unit::Ada,
        };
        match unit {
            Unit::Ada => {
                let ada = read_decimal(text, self.separators).map_err(|error| error.to_string())?;
                Lovelace::from_ada(ada).map_err(|error| error.to_string())
            }
            Unit::Lovelace => match read_whole(text, self.separators) {
                Ok(number) => u64::try_from(number)
                    .map(Lovelace)
                    .map_err(|_| "too many lovelace".to_owned()),
                Err(ReadError::NotWhole) => Err("lovelace are whole numbers".to_owned()),
                Err(error) => Err(error.to_string()),
            },
        }
    }

    fn told<T>(&self, column: &str, result: Result<T, String>) -> Result<T, ReceiptError> {
        result.map_err(|what| ReceiptError::Cell {
            line: self.line,
            column: column.to_owned(),
            what,
        })
    }

    fn empty(&self, column: &str) -> ReceiptError {
        ReceiptError::Cell {
            line: self.line,
            column: column.to_owned(),
            what: "nothing stands there".to_owned(),
        }
    }
}

fn epoch(text: &str, separators: Separators) -> Result<Epoch, String> {
    read_whole(text, separators)
        .ok()
        .and_then(|number| u32::try_from(number).ok())
        .map(Epoch)
        .ok_or_else(|| format!("“{text}” is no epoch number such as 618"))
}

fn epoch_of_date(text: &str) -> Result<Epoch, String> {
    let at = if let Ok(moment) = text.parse::<jiff::Timestamp>() {
        Ok(moment)
    } else {
        text.parse::<jiff::civil::DateTime>()
            .ok()
            .filter(|_| text.contains(':'))
            .map_or_else(
                || text.parse::<Date>().map(|date| date.at(23, 59, 59, 0)),
                Ok,
            )
            .and_then(|at| at.to_zoned(TimeZone::UTC))
            .map(|zoned| zoned.timestamp())
    };
    let at = at.map_err(|_| format!("“{text}” is no date such as 2026-03-10"))?;
    Epoch::at(at).map_err(|error| error.to_string())
}

/// `0.02`, `1/50` or `2 %`.
fn margin(text: &str, separators: Separators) -> Result<Ratio, String> {
    let ratio = read_ratio(text, separators).map_err(|error| error.to_string())?;
    if ratio.is_above_one() {
        return Err("a margin cannot be above 1; write 0.02 or 2 %".to_owned());
    }
    Ok(ratio)
}
