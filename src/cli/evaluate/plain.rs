//! Rows without quotes, which need no CSV reader: cells are what stands between commas.

/// The rows of a text without quotes and CR.
pub struct PlainRows<'a> {
    text: &'a str,
    ends: Vec<usize>,
}

/// The cells of one row.
#[derive(Clone, Copy)]
pub struct PlainRow<'t, 'e> {
    /// The whole row, as it stands in the text.
    pub line: &'t str,
    ends: &'e [usize],
}

impl<'a> PlainRows<'a> {
    /// The rows of these bytes, if they are plain.
    pub fn of(bytes: &'a [u8]) -> Option<Self> {
        if memchr::memchr2(b'"', b'\r', bytes).is_some() {
            return None;
        }
        Some(Self {
            text: str::from_utf8(bytes).ok()?,
            ends: Vec::new(),
        })
    }

    /// The next row; empty lines are none.
    pub fn next(&mut self) -> Option<PlainRow<'a, '_>> {
        let text = self.text.trim_start_matches('\n');
        let end = memchr::memchr(b'\n', text.as_bytes()).unwrap_or(text.len());
        let (line, rest) = text.split_at_checked(end)?;
        if line.is_empty() {
            return None;
        }
        self.text = rest;
        self.ends.clear();
        self.ends.extend(memchr::memchr_iter(b',', line.as_bytes()));
        self.ends.push(line.len());
        Some(PlainRow {
            line,
            ends: &self.ends,
        })
    }
}

impl<'t> PlainRow<'t, '_> {
    /// How many cells it has.
    pub const fn len(&self) -> usize {
        self.ends.len()
    }

    /// The cell at this place, counted from 0.
    pub fn get(&self, index: usize) -> Option<&'t str> {
        let start = match index.checked_sub(1) {
            None => 0,
            Some(before) => self.ends.get(before)? + 1,
        };
        self.line.get(start..*self.ends.get(index)?)
    }
}
