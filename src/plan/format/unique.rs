//! Lists whose entries have ids, as plan files hold them.
//!
//! An id that is used twice is refused while the list is read, so that the message can say where:
//! what refers to the id would be ambiguous.

use serde::Deserialize;
use serde::de::{Deserializer, Error, SeqAccess, Visitor};
use std::collections::BTreeSet;
use std::fmt;

/// Longer lists are refused: no pool has them, and a window full of them could not be used.
const MOST: usize = 10_000;

/// An entry that others may refer to.
pub trait Identified {
    /// The word for several of them, for messages.
    const PLURAL: &'static str;

    fn id(&self) -> u32;
}

/// An entry of which there may be only one.
pub trait Distinct {
    /// The word for several of them, for messages.
    const PLURAL: &'static str;

    /// The part that no two of them share.
    type Key: Ord;

    fn key(&self) -> Self::Key;

    /// The sentence for one that comes a second time.
    fn twice(&self) -> String;
}

impl<T: Identified> Distinct for T {
    const PLURAL: &'static str = T::PLURAL;

    type Key = u32;

    fn key(&self) -> u32 {
        self.id()
    }

    fn twice(&self) -> String {
        format!(
            "two {} have the id {}; give the last one before this another",
            T::PLURAL,
            self.id()
        )
    }
}

/// A list in which no entry appears twice.
pub fn of_unique<'de, T, D>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    T: Distinct + Deserialize<'de>,
    D: Deserializer<'de>,
{
    deserializer.deserialize_seq(ListVisitor(std::marker::PhantomData))
}

struct ListVisitor<T>(std::marker::PhantomData<T>);

impl<'de, T: Distinct + Deserialize<'de>> Visitor<'de> for ListVisitor<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a list of {} in square brackets", T::PLURAL)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Vec<T>, A::Error> {
        let mut list = Vec::new();
        let mut seen = BTreeSet::new();
        while let Some(entry) = entries.next_element::<T>()? {
            if list.len() == MOST {
                return Err(A::Error::custom(format!(
                    "a plan has at most {MOST} {}",
                    T::PLURAL
                )));
            }
            if !seen.insert(entry.key()) {
                return Err(A::Error::custom(entry.twice()));
            }
            list.push(entry);
        }
        Ok(list)
    }
}
