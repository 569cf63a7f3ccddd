//! An input cut into pieces of whole rows, which can be read one without the other.

use super::lines::{LONGEST_ROW, Place, line_breaks};
use std::io::{self, BufRead};

/// Some rows of an input and the place at which they begin.
pub struct Piece {
    /// Of the first byte.
    pub place: Place,
    /// Whole rows; without its end only the last one of the input may be, or one that is too long.
    pub bytes: Vec<u8>,
}

/// Cuts an input behind the last row that ends in what has been read so far.
pub struct Pieces<R> {
    input: R,
    place: Place,
    /// Read, and not yet handed out.
    bytes: Vec<u8>,
    within: Within,
    at_end: bool,
}

/// What a byte stands in, as the CSV reader has it: quotes mean something at a cell's beginning only.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    CellStart,
    Cell,
    Quotes,
    /// Behind a quote within quotes, which ends them or stands for itself.
    QuoteInQuotes,
}

impl<R: BufRead> Pieces<R> {
    /// The rows of `input`, which begins at this place with a row.
    pub const fn new(place: Place, input: R) -> Self {
        Self {
            input,
            place,
            bytes: Vec::new(),
            within: Within::CellStart,
            at_end: false,
        }
    }

    /// The next piece; none after the last. It takes in what one read gives, if a row ends there, so
    /// that nobody waits for more.
    ///
    /// # Errors
    /// When the input cannot be read.
    pub fn next(&mut self) -> io::Result<Option<Piece>> {
        while !self.at_end {
            let read = self.input.fill_buf()?;
            let (from, length) = (self.bytes.len(), read.len());
            self.bytes.extend_from_slice(read);
            self.input.consume(length);
            let cut = self.last_row_end(from);
            self.at_end = length == 0 || cut.is_none() && self.bytes.len() > LONGEST_ROW;
            if self.at_end {
                break;
            }
            if let Some(cut) = cut {
                let rest = self.bytes.split_off(cut);
                return Ok(Some(self.piece(rest)));
            }
        }
        if self.bytes.is_empty() {
            return Ok(None);
        }
        Ok(Some(self.piece(Vec::new())))
    }

    /// What has been read but the rest.
    fn piece(&mut self, rest: Vec<u8>) -> Piece {
        let piece = Piece {
            place: self.place,
            bytes: std::mem::replace(&mut self.bytes, rest),
        };
        self.place = self.place.after(line_breaks(&piece.bytes));
        piece
    }

    /// Where the last row ends that ends in the bytes from there on, or just before them.
    fn last_row_end(&mut self, from: usize) -> Option<usize> {
        let new = self.bytes.get(from..)?;
        let is_quoted = matches!(self.within, Within::Quotes | Within::QuoteInQuotes);
        if is_quoted || memchr::memchr(b'"', new).is_some() {
            return self.last_row_end_among_quotes(from);
        }
        self.within = match new.last()? {
            b',' | b'\n' | b'\r' => Within::CellStart,
            _ => Within::Cell,
        };
        // A CR just before may end a row, which the byte behind it says.
        let start = from.saturating_sub(1);
        let ends = memchr::memrchr2_iter(b'\n', b'\r', self.bytes.get(start..)?);
        ends.map(|at| start + at)
            .find(|at| self.is_line_end(*at))
            .map(|at| at + 1)
    }

    fn last_row_end_among_quotes(&mut self, from: usize) -> Option<usize> {
        let mut end = None;
        if self.within == Within::CellStart && from > 0 && self.is_line_end(from - 1) {
            end = Some(from);
        }
        let new = self.bytes.get(from..)?;
        for (at, byte) in (from..).zip(new) {
            self.within = match (self.within, byte) {
                (Within::Quotes, b'"') => Within::QuoteInQuotes,
                (Within::Quotes, _) | (Within::QuoteInQuotes | Within::CellStart, b'"') => {
                    Within::Quotes
                }
                (_, b'\n' | b'\r') => {
                    if self.is_line_end(at) {
                        end = Some(at + 1);
                    }
                    Within::CellStart
                }
                (_, b',') => Within::CellStart,
                _ => Within::Cell,
            };
        }
        end
    }

    /// Whether a line ends with this byte: an LF, or a CR that is known to have none behind it.
    fn is_line_end(&self, at: usize) -> bool {
        match (self.bytes.get(at), self.bytes.get(at + 1)) {
            (Some(b'\n'), _) => true,
            (Some(b'\r'), Some(next)) => *next != b'\n',
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::evaluate::lines::Lines;
    use proptest::prelude::*;
    use std::io::BufReader;

    /// The records of a text, and the lines on which they end.
    fn records(lines: Lines<impl BufRead>) -> Vec<(csv::ByteRecord, u64)> {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(lines);
        let mut found = Vec::new();
        let mut record = csv::ByteRecord::new();
        while reader.read_byte_record(&mut record).unwrap() {
            found.push((record.clone(), reader.get_ref().line()));
        }
        found
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 3_000,
            failure_persistence: None,
            ..ProptestConfig::default()
        })]

        #[test]
        fn pieces_hold_the_rows_of_the_whole_and_their_lines(
            text in "([ab,\"\n\r]|\"\"|\r\n|,\"|\",|\"\n){0,60}", capacity in 1..20usize,
        ) {
            let (place, input) =
                Lines::new(BufReader::with_capacity(capacity, text.as_bytes())).rest();
            let mut pieces = Pieces::new(place, input);
            let mut found = Vec::new();
            while let Some(piece) = pieces.next().unwrap() {
                prop_assert!(!piece.bytes.is_empty());
                found.extend(records(Lines::at(piece.place, &piece.bytes[..])));
            }
            prop_assert_eq!(found, records(Lines::new(text.as_bytes())));
        }
    }
}
