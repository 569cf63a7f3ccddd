//! Dates to text, as people of different places write them.

use jiff::civil::Date;

/// How dates are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Dates {
    /// `2026-12-31`, which no one can misread
    #[default]
    Iso,
    /// `31 Dec 2026`
    Named,
    /// `31.12.2026`
    Points,
    /// `31/12/2026`
    DayFirst,
    /// `12/31/2026`
    MonthFirst,
}

impl Dates {
    /// Every choice, in the order of the menu.
    pub const ALL: [Self; 5] = [
        Self::Iso,
        Self::Named,
        Self::Points,
        Self::DayFirst,
        Self::MonthFirst,
    ];

    /// The last day of 2026 written this way, for menus.
    pub const fn sample(self) -> &'static str {
        match self {
            Self::Iso => "2026-12-31",
            Self::Named => "31\u{a0}Dec\u{a0}2026",
            Self::Points => "31.12.2026",
            Self::DayFirst => "31/12/2026",
            Self::MonthFirst => "12/31/2026",
        }
    }

    /// A day.
    pub fn day(self, date: Date) -> String {
        let (year, month, day) = (date.year(), date.month(), date.day());
        match self {
            Self::Iso => date.to_string(),
            Self::Named => format!("{day}\u{a0}{}\u{a0}{year}", name(month)),
            Self::Points => format!("{day:02}.{month:02}.{year:04}"),
            Self::DayFirst => format!("{day:02}/{month:02}/{year:04}"),
            Self::MonthFirst => format!("{month:02}/{day:02}/{year:04}"),
        }
    }

    /// A month of a year, for axes.
    pub fn month(self, date: Date) -> String {
        let (year, month) = (date.year(), date.month());
        match self {
            Self::Iso => format!("{year:04}-{month:02}"),
            Self::Named => format!("{}\u{a0}{year}", name(month)),
            Self::Points => format!("{month:02}.{year:04}"),
            Self::DayFirst | Self::MonthFirst => format!("{month:02}/{year:04}"),
        }
    }
}

/// A month's short name.
const fn name(month: i8) -> &'static str {
    match month {
        1 => "Jan",
        2 => "Feb",
        3 => "Mar",
        4 => "Apr",
        5 => "May",
        6 => "Jun",
        7 => "Jul",
        8 => "Aug",
        9 => "Sep",
        10 => "Oct",
        11 => "Nov",
        _ => "Dec",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_are_written_as_their_samples_say() {
        for dates in Dates::ALL {
            assert_eq!(dates.day(date(2026, 12, 31)), dates.sample());
        }
        let early = date(2026, 3, 4);
        let written = Dates::ALL.map(|dates| (dates.day(early), dates.month(early)));
        let expected = [
            ("2026-03-04", "2026-03"),
            ("4\u{a0}Mar\u{a0}2026", "Mar\u{a0}2026"),
            ("04.03.2026", "03.2026"),
            ("04/03/2026", "03/2026"),
            ("03/04/2026", "03/2026"),
        ];
        for ((day, month), expected) in written.iter().zip(expected) {
            assert_eq!((day.as_str(), month.as_str()), expected);
        }
    }
}
