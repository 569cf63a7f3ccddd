//! Physical lines under a CSV reader.

use std::io::{BufRead, Cursor, Error, Read, Result};

/// Bytes read or written at once.
pub const BUFFER: usize = 1 << 16;

/// Longer rows are refused: what never ends would take all memory.
pub const LONGEST_ROW: usize = 1 << 20;

/// Hands its input out one physical line a read, so that the reader above, which asks for more only
/// when it needs it, has never seen a byte beyond the line on which its record ends.
///
/// That gives the line numbers that a person's editor shows: the CSV reader's own count stops
/// between the two bytes of CR LF and before blank lines. A line ends with LF, CR LF or CR. The
/// last one is always ended, so a record that comes after [`Self::is_at_end`] lacks a closing
/// quote.
pub struct Lines<R> {
    inner: R,
    line: u64,
    last: Last,
    at_end: bool,
    row: Option<RowSoFar>,
}

/// The row that is being read.
#[derive(Clone, Copy)]
struct RowSoFar {
    line: u64,
    length: usize,
}

/// A place between two reads of an input.
#[derive(Clone, Copy)]
pub struct Place {
    line: u64,
    last: Last,
}

impl Place {
    /// The place behind `lines` whole ones that begin here.
    #[must_use]
    pub const fn after(self, lines: u64) -> Self {
        Self {
            line: self.line + lines,
            last: Last::EndOfLine,
        }
    }
}

/// The byte handed out last.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    WithinLine,
    CarriageReturn,
    EndOfLine,
}

impl<R: BufRead> Lines<R> {
    /// Lines of `inner` from its first byte on.
    pub const fn new(inner: R) -> Self {
        Self {
            inner,
            line: 0,
            last: Last::EndOfLine,
            at_end: false,
            row: None,
        }
    }

    /// What follows `lines` of an input, from where their reader stopped; the inner one comes along.
    pub fn rest(self) -> (Place, R) {
        let Self {
            inner, line, last, ..
        } = self;
        (Place { line, last }, inner)
    }

    /// Lines of `inner`, which begins at this place.
    pub const fn at(place: Place, inner: R) -> Self {
        let mut lines = Self::new(inner);
        lines.line = place.line;
        lines.last = place.last;
        lines
    }

    /// Says that what comes next belongs to another row.
    pub const fn end_row(&mut self) {
        self.row = None;
    }

    /// The line on which a row begins that is longer than rows may be; reading it failed.
    pub fn long_row(&self) -> Option<u64> {
        let long = self.row.filter(|row| row.length > LONGEST_ROW);
        long.map(|row| row.line)
    }

    /// Number of the last line handed out, counted from 1; 0 before the first.
    pub const fn line(&self) -> u64 {
        self.line
    }

    /// Whether the reader above has been told that nothing follows.
    pub const fn is_at_end(&self) -> bool {
        self.at_end
    }
}

impl<R: BufRead> Read for Lines<R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let available = self.inner.fill_buf()?;
        if available.is_empty() {
            let Some(byte) = buffer.first_mut().filter(|_| self.last == Last::WithinLine) else {
                self.at_end = true;
                return Ok(0);
            };
            *byte = b'\n';
            self.last = Last::EndOfLine;
            return Ok(1);
        }
        let line_length = match memchr::memchr2(b'\n', b'\r', available) {
            Some(end) if available.get(end..end + 2) == Some(b"\r\n") => end + 2,
            Some(end) => end + 1,
            None => available.len(),
        };
        let handed = line_length.min(buffer.len());
        let (Some(from), Some(to)) = (available.get(..handed), buffer.get_mut(..handed)) else {
            return Ok(0);
        };
        to.copy_from_slice(from);
        // The LF of a CR LF that two reads tore apart belongs to the line of its CR.
        let goes_on = match self.last {
            Last::WithinLine => true,
            Last::CarriageReturn => from.starts_with(b"\n"),
            Last::EndOfLine => false,
        };
        if !goes_on {
            self.line += 1;
        }
        self.last = match from.last() {
            Some(b'\n') => Last::EndOfLine,
            Some(b'\r') => Last::CarriageReturn,
            _ => Last::WithinLine,
        };
        // Blank lines between rows belong to none.
        if self.row.is_some() || !matches!(from, b"\n" | b"\r" | b"\r\n") {
            let row = self.row.get_or_insert(RowSoFar {
                line: self.line,
                length: 0,
            });
            row.length += handed;
            if row.length > LONGEST_ROW {
                return Err(Error::other("the row is too long"));
            }
        }
        self.inner.consume(handed);
        Ok(handed)
    }
}

/// The number of lines that end within `text`.
pub fn line_breaks(text: impl AsRef<[u8]>) -> u64 {
    let text = text.as_ref();
    let breaks = memchr::memchr2_iter(b'\n', b'\r', text)
        .filter(|&at| text.get(at..at + 2) != Some(b"\r\n"));
    breaks.map(|_| 1).sum()
}

/// `input` without the byte order mark that some spreadsheets put before UTF-8 text.
///
/// # Errors
/// When the first bytes cannot be read.
pub fn without_byte_order_mark(mut input: impl BufRead) -> Result<impl BufRead> {
    let mut start = Vec::new();
    input.by_ref().take(3).read_to_end(&mut start)?;
    if start == "\u{feff}".as_bytes() {
        start.clear();
    }
    Ok(Cursor::new(start).chain(input))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::BufReader;

    /// The line on which each record begins and ends, read through buffers of `capacity` bytes.
    fn lines_of_records(text: &str, capacity: usize) -> Vec<(u64, u64)> {
        let input = BufReader::with_capacity(capacity, text.as_bytes());
        let lines = Lines::new(without_byte_order_mark(input).unwrap());
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(lines);
        let mut record = csv::StringRecord::new();
        let mut found = Vec::new();
        while reader.read_record(&mut record).unwrap() {
            assert!(!reader.get_ref().is_at_end(), "{text:?}");
            let end = reader.get_ref().line();
            found.push((end - record.iter().map(line_breaks).sum::<u64>(), end));
        }
        found
    }

    #[test]
    fn records_know_the_physical_lines_they_stand_on() {
        for (text, lines) in [
            ("a,b\n1,2\n3,4\n", vec![(1, 1), (2, 2), (3, 3)]),
            ("a,b\n1,2\n3,4", vec![(1, 1), (2, 2), (3, 3)]),
            ("a,b\r\n1,2\r\n3,4", vec![(1, 1), (2, 2), (3, 3)]),
            ("a,b\r1,2\r3,4\r", vec![(1, 1), (2, 2), (3, 3)]),
            ("\u{feff}a,b\r\n1,2", vec![(1, 1), (2, 2)]),
            ("\n\na,b\n\n\r\n1,2\n\n", vec![(3, 3), (6, 6)]),
            ("a,\"b\r\n\nc\",d\r\n1,2\r\n", vec![(1, 3), (4, 4)]),
            ("a,\"b\n\"\n1,\"\n\n2\"", vec![(1, 2), (3, 5)]),
            ("", vec![]),
            ("\n", vec![]),
        ] {
            for capacity in [1, 2, 3, 5, 1 << 16] {
                assert_eq!(
                    lines_of_records(text, capacity),
                    lines,
                    "{text:?} by {capacity}"
                );
            }
        }
    }

    #[test]
    fn a_record_whose_quote_stays_open_comes_after_the_end() {
        for text in ["a,\"b", "a,\"b\n", "a,\"b\r\n1,2\r\n"] {
            let lines = Lines::new(text.as_bytes());
            let mut reader = csv::ReaderBuilder::new()
                .has_headers(false)
                .from_reader(lines);
            let mut record = csv::StringRecord::new();
            assert!(reader.read_record(&mut record).unwrap());
            assert!(reader.get_ref().is_at_end(), "{text:?}");
        }
    }
}
