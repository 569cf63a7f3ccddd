//! Texts of a file, which are refused where they are longer than those of a plan.

use crate::plan::limit::{LONGEST_NAME, LONGEST_NOTE};
use serde::de::{Deserializer, Error, Visitor};
use std::fmt;

/// A name.
pub fn name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    deserializer.deserialize_string(TextVisitor {
        what: "A name",
        most: LONGEST_NAME,
        written: "1,000",
    })
}

/// Notes.
pub fn note<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    deserializer.deserialize_string(TextVisitor {
        what: "A note",
        most: LONGEST_NOTE,
        written: "100,000",
    })
}

struct TextVisitor {
    what: &'static str,
    most: usize,
    /// The most, as people read it.
    written: &'static str,
}

impl Visitor<'_> for TextVisitor {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text in quotes")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<String, E> {
        self.visit_string(text.to_owned())
    }

    fn visit_string<E: Error>(self, text: String) -> Result<String, E> {
        // Bytes are counted faster, and there are never fewer of them.
        if text.len() > self.most && text.chars().count() > self.most {
            let Self { what, written, .. } = self;
            return Err(E::custom(format!(
                "{what} has at most {written} characters, and this one has {}; shorten it",
                text.chars().count()
            )));
        }
        Ok(text)
    }
}
