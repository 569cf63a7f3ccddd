//! Numbers as people write and read them: separators, suffixes, percentages, money; and dates.
//!
//! Everything here is text to [`Decimal`](rust_decimal::Decimal) and back; what the numbers mean
//! is for other modules to say.

mod date;
mod read;
mod write;

pub use date::Dates;
pub use read::{ReadError, read_decimal, read_percent, read_ratio, read_whole};
pub use write::{Places, ada, compact, decimal, fiat, minor_unit, percent, signed};

/// Which characters group thousands and mark the decimals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Separators {
    /// `1,234.5`
    #[default]
    CommaPoint,
    /// `1.234,5`
    PointComma,
    /// `1 234.5`, with a no-break space
    SpacePoint,
    /// `1 234,5`, with a no-break space
    SpaceComma,
}

impl Separators {
    /// Every choice, in the order of the menu.
    pub const ALL: [Self; 4] = [
        Self::CommaPoint,
        Self::PointComma,
        Self::SpacePoint,
        Self::SpaceComma,
    ];

    /// The character between groups of three digits.
    pub const fn group(self) -> char {
        match self {
            Self::CommaPoint => ',',
            Self::PointComma => '.',
            Self::SpacePoint | Self::SpaceComma => '\u{a0}',
        }
    }

    /// The character before the decimals.
    pub const fn point(self) -> char {
        match self {
            Self::CommaPoint | Self::SpacePoint => '.',
            Self::PointComma | Self::SpaceComma => ',',
        }
    }

    /// A number written this way, for menus.
    pub const fn sample(self) -> &'static str {
        match self {
            Self::CommaPoint => "1,234,567.8",
            Self::PointComma => "1.234.567,8",
            Self::SpacePoint => "1\u{a0}234\u{a0}567.8",
            Self::SpaceComma => "1\u{a0}234\u{a0}567,8",
        }
    }
}
