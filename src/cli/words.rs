//! Choices of the program as words of the command line.

use clap::builder::{PossibleValuesParser, TypedValueParser};

/// Reads a choice by its word; the help lists all of them.
pub fn words<T, const N: usize>(
    all: [T; N],
    word: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T>
where
    T: Copy + Default + Send + Sync + 'static,
{
    PossibleValuesParser::new(all.map(word)).map(move |given| {
        let mut all = all.into_iter();
        all.find(|choice| word(*choice) == given)
            .unwrap_or_default()
    })
}
