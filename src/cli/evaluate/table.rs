//! All rows of a table, in their order.

use super::columns::Columns;
use super::error::Error;
use super::in_order::in_order;
use super::lines::{BUFFER, Lines, line_breaks, without_byte_order_mark};
use super::pieces::{Piece, Pieces};
use super::plain::PlainRows;
use super::row::{Cells, Epoch, Results, Row};
use csv::{ByteRecord, Reader, StringRecord};
use std::io::{self, BufRead, Write};

/// Tables with more columns are refused: a row of them is held more than once.
const MOST_COLUMNS: usize = 10_000;

/// Writes every row of `input` with its results appended.
///
/// # Errors
/// The first thing wrong with `input`, which errors call `file`; or what `write_failed` makes of a
/// failure to write. Whole rows only have gone to `writer` by then.
pub fn evaluate(
    file: &str,
    input: impl BufRead + Send + 'static,
    writer: &mut impl Write,
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
    let columns_of_epoch = columns.epoch().into_iter();
    let table = Table {
        file: file.to_owned(),
        columns,
        places_of_epoch: columns_of_epoch.filter_map(|column| column.index).collect(),
        header: header.clone(),
    };
    header.extend(Columns::RESULTS);
    let mut first_row = csv::Writer::from_writer(Vec::new());
    _ = first_row.write_byte_record(header.as_byte_record());
    let first_row = first_row.into_inner().unwrap_or_default();
    writer.write_all(&first_row).map_err(&write_failed)?;

    let (place, input) = rows.reader.into_inner().rest();
    let mut pieces = Pieces::new(place, input);
    let read_failed = |file: &str, error| Error::Read {
        file: file.to_owned(),
        error,
    };
    in_order(
        move || pieces.next().transpose(),
        move |piece| match piece {
            Ok(piece) => table.evaluate(&piece),
            Err(error) => Evaluated {
                rows: Vec::new(),
                error: Some(read_failed(&table.file, error)),
            },
        },
        |done| {
            // The rows before a bad one are whole and may appear.
            writer.write_all(&done.rows).map_err(&write_failed)?;
            done.error.map_or(Ok(()), Err)
        },
        |error| read_failed(file, error),
    )
}

/// What the rows of a table have in common.
struct Table {
    file: String,
    columns: Columns,
    /// Where the cells of the epoch stand.
    places_of_epoch: Vec<usize>,
    header: StringRecord,
}

/// A piece of a table with its results.
struct Evaluated {
    /// Up to the first bad one.
    rows: Vec<u8>,
    /// What is wrong with it.
    error: Option<Error>,
}

impl Table {
    fn evaluate(&self, piece: &Piece) -> Evaluated {
        if let Some(rows) = self.evaluate_plain(piece) {
            return Evaluated { rows, error: None };
        }
        let mut writer = csv::Writer::from_writer(Vec::new());
        let error = self.evaluate_any(piece, &mut writer).err();
        Evaluated {
            rows: writer.into_inner().unwrap_or_default(),
            error,
        }
    }

    /// The rows with their results; none where something is unusual or wrong with one.
    fn evaluate_plain(&self, piece: &Piece) -> Option<Vec<u8>> {
        let mut rows = PlainRows::of(&piece.bytes)?;
        let mut evaluated = Vec::with_capacity(piece.bytes.len() / 2 * 3);
        let mut epoch = EpochSoFar::default();
        let mut digits = itoa::Buffer::new();
        while let Some(record) = rows.next() {
            if record.len() != self.header.len() {
                return None;
            }
            let results = epoch.results(self, 0, &record).ok()?;
            evaluated.extend_from_slice(record.line.as_bytes());
            for amount in results {
                evaluated.push(b',');
                let digits = amount.map_or("", |amount| digits.format(amount.0));
                evaluated.extend_from_slice(digits.as_bytes());
            }
            evaluated.push(b'\n');
        }
        Some(evaluated)
    }

    /// The rows with their results, up to the first bad one.
    fn evaluate_any(&self, piece: &Piece, writer: &mut csv::Writer<Vec<u8>>) -> Result<(), Error> {
        let lines = Lines::at(piece.place, piece.bytes.as_slice());
        let mut rows = Rows::of(&self.file, lines, Some(self.header.clone()));
        let mut epoch = EpochSoFar::default();
        let mut digits = itoa::Buffer::new();
        let mut spent = ByteRecord::new();
        while let Some((mut record, end_line)) = rows.next(spent)? {
            for amount in epoch.results(self, end_line, &record)? {
                record.push_field(amount.map_or("", |amount| digits.format(amount.0)));
            }
            // Nothing fails in memory.
            _ = writer.write_byte_record(record.as_byte_record());
            spent = record.into_byte_record();
        }
        Ok(())
    }
}

/// The epoch of the rows so far: those of one come together, so its terms are read again only when a
/// cell of them changes.
#[derive(Default)]
struct EpochSoFar {
    epoch: Option<Epoch>,
    /// The cells it was read from.
    cells: StringRecord,
}

impl EpochSoFar {
    fn results(
        &mut self,
        table: &Table,
        end_line: u64,
        record: &impl Cells,
    ) -> Result<Results, Error> {
        let row = Row {
            file: &table.file,
            end_line,
            record,
        };
        let cell = |place: &usize| record.cell(*place).unwrap_or_default();
        let places = table.places_of_epoch.iter();
        let is_same = places.clone().map(cell).eq(self.cells.iter());
        let epoch = if let Some(epoch) = self.epoch.take().filter(|_| is_same) {
            epoch
        } else {
            self.cells.clear();
            self.cells.extend(places.map(cell));
            Epoch::read(&table.columns, &row)?
        };
        self.epoch.insert(epoch).results(&table.columns, &row)
    }
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
        Ok(Rows::of(file, Lines::new(input), None))
    }
}

impl<'a, R: BufRead> Rows<'a, R> {
    fn of(file: &'a str, lines: Lines<R>, header: Option<StringRecord>) -> Self {
        let reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .buffer_capacity(BUFFER)
            .from_reader(lines);
        Self {
            file,
            reader,
            header,
        }
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
        let breaks: u64 = from_there.map(line_breaks).sum();
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
