//! The look of a scenario's lines: told from others by colour, and without it.

/// The hue of a scenario's lines: one of the set of Okabe and Ito, which people with any colour
/// vision tell apart. Grey, their black, is the base plan's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Hue {
    /// Orange
    Orange,
    /// Sky blue
    SkyBlue,
    /// Bluish green
    Green,
    /// Yellow
    Yellow,
    /// Blue
    #[default]
    Blue,
    /// Vermillion
    Vermillion,
    /// Reddish purple
    Purple,
}

impl Hue {
    /// Every hue, in the order in which new scenarios take them: neighbours differ most.
    pub const ALL: [Self; 7] = [
        Self::Blue,
        Self::Vermillion,
        Self::Green,
        Self::Purple,
        Self::Orange,
        Self::SkyBlue,
        Self::Yellow,
    ];

    /// Its name in menus.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Orange => "Orange",
            Self::SkyBlue => "Sky blue",
            Self::Green => "Green",
            Self::Yellow => "Yellow",
            Self::Blue => "Blue",
            Self::Vermillion => "Vermillion",
            Self::Purple => "Purple",
        }
    }
}

/// The pattern of a scenario's lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Dash {
    /// Unbroken
    Solid,
    /// Long dashes
    #[default]
    Long,
    /// Short dashes
    Short,
    /// Dots
    Dotted,
}

impl Dash {
    /// Every pattern, in the order in which new scenarios take them.
    pub const ALL: [Self; 4] = [Self::Long, Self::Short, Self::Dotted, Self::Solid];

    /// Its name in menus.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Solid => "Unbroken",
            Self::Long => "Long dashes",
            Self::Short => "Short dashes",
            Self::Dotted => "Dots",
        }
    }
}
