//! All rows of a table, one after the other.

use super::columns::Columns;
use super::error::Error;
use super::lines::{BUFFER, Lines, line_breaks, without_byte_order_mark};
use super::row::{Epoch, Row};
use csv::{ByteRecord, Reader, StringRecord};
use std::fmt::Write as _;
use std::io::{self, BufRead, Write};

/// Tables with more columns are refused: a row of them is held more than once.
const MOST_COLUMNS: usize = 10_000;

/// Writes every row of `input` with its results appended.
///
/// # Errors
/// The first thing wrong with `input`, which errors call `file`; or what `write_failed` makes of a
/// failure to write. Whole rows only have gone to `writer` by then.
pub fn evaluate<W: Write>(
    file: &str,
    input: impl BufRead,
    writer: &mut csv::Writer<W>,
    write_failed: impl Fn(io::Error) -> Error,
) -> Result<(), Error> {
    let mut rows = Rows::new(file, input)?;
    let Some((mut header, line)) = rows.next(ByteRecord::new())? else {
        let file = file.to_owned();
        return Err(Error::Empty { file });
    };
    if header.len() > MOST_COLUMNS {
        return Err(Error::TooManyColumns {
            file: file.to_owned(),
            line,
            found: header.len(),
        });
    }
    let columns = Columns::find(&header, file, line)?;
    rows.header = Some(header.clone());
    header.extend(Columns::RESULTS);
    let mut write = |record: &StringRecord| {
        writer
            .write_byte_record(record.as_byte_record())
            .map_err(|error| write_failed(system_error(error)))
    };
    write(&header)?;

    // The rows of an epoch come together: its terms are read again only when a cell of them
    // changes. `previous` is the row that `epoch` was read from or one that says the same.
    let mut epoch: Option<Epoch> = None;
    let mut previous = StringRecord::new();
    let mut spare = ByteRecord::new();
    let mut digits = String::new();
    while let Some((mut record, end_line)) = rows.next(spare)? {
        let row = Row {
            file,
            end_line,
            record: &record,
        };
        let same = |index| previous.get(index) == record.get(index);
        let mut places = columns
            .epoch()
            .into_iter()
            .filter_map(|column| column.index);
        let current = match epoch.take().filter(|_| places.all(same)) {
            Some(current) => current,
            None => Epoch::read(&columns, &row)?,
        };
        for amount in current.results(&columns, &row)? {
            digits.clear();
            if let Some(amount) = amount {
                // Writing into a string cannot fail.
                let _ = write!(digits, "{}", amount.0);
            }
            record.push_field(&digits);
        }
        write(&record)?;
        epoch = Some(current);
        spare = std::mem::replace(&mut previous, record).into_byte_record();
    }
    Ok(())
}

/// Rows that are text and as long as the header.
struct Rows<'a, R> {
    file: &'a str,
    reader: Reader<Lines<R>>,
    header: Option<StringRecord>,
}

impl<'a> Rows<'a, ()> {
    fn new<R: BufRead>(file: &'a str, input: R) -> Result<Rows<'a, impl BufRead + use<R>>, Error> {
        let input = without_byte_order_mark(input).map_err(|error| Error::Read {
            file: file.to_owned(),
            error,
        })?;
        let reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .buffer_capacity(BUFFER)
            .from_reader(Lines::new(input));
        Ok(Rows {
            file,
            reader,
            header: None,
        })
    }
}

impl<R: BufRead> Rows<'_, R> {
    /// The next row, in the memory of a spent one, and the physical line on which it ends.
    fn next(&mut self, spent: ByteRecord) -> Result<Option<(StringRecord, u64)>, Error> {
        let mut record = spent;
        self.reader.get_mut().end_row();
        let is_row = self.reader.read_byte_record(&mut record).map_err(|error| {
            let file = self.file.to_owned();
            match self.reader.get_ref().long_row() {
                Some(line) => Error::LongRow { file, line },
                None => Error::Read {
                    file,
                    error: system_error(error),
                },
            }
        })?;
        if !is_row {
            return Ok(None);
        }
        let end_line = self.reader.get_ref().line();
        let record = StringRecord::from_byte_record(record).map_err(|error| {
            let index = error.utf8_error().field();
            self.not_text(&error.into_byte_record(), index, end_line)
        })?;
        let row = Row {
            file: self.file,
            end_line,
            record: &record,
        };
        if self.reader.get_ref().is_at_end() {
            // The end of the last line is within the quotes here.
            return Err(Error::OpenQuote {
                file: self.file.to_owned(),
                line: row.line() + 1,
            });
        }
        match self.header.as_ref().map(StringRecord::len) {
            Some(expected) if expected != record.len() => Err(Error::RowLength {
                file: self.file.to_owned(),
                line: row.line(),
                found: record.len(),
                expected,
            }),
            _ => Ok(Some((record, end_line))),
        }
    }

    fn not_text(&self, record: &ByteRecord, index: usize, end_line: u64) -> Error {
        let from_there = record.iter().skip(index);
        let breaks: u64 = from_there
            .map(|cell| line_breaks(&String::from_utf8_lossy(cell)))
            .sum();
        let header = self.header.as_ref();
        Error::NotText {
            file: self.file.to_owned(),
            line: end_line.saturating_sub(breaks),
            column: header.and_then(|header| Some(header.get(index)?.trim().to_owned())),
        }
    }
}

/// The failure of the system under one of the CSV library, which by itself would hide its kind.
fn system_error(error: csv::Error) -> io::Error {
    if let csv::ErrorKind::Io(error) = error.into_kind() {
        error
    } else {
        // Rows of any length are taken as bytes, so nothing else can fail.
        io::Error::other("the CSV reader failed")
    }
}
