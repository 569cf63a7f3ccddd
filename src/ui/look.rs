//! What of a view is drawn: all of it in the window, less in a picture and before an audience.

/// What of a view is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Whether there is something to use: choices above the plots, points to drag.
    pub has_controls: bool,
    /// Whether lines have their names, and colours their scale.
    pub has_legend: bool,
    /// Whether amounts are written; shares and yields always are.
    pub has_amounts: bool,
}

impl Look {
    /// As in the window.
    pub const WINDOW: Self = Self {
        has_controls: true,
        has_legend: true,
        has_amounts: true,
    };

    /// To look at only.
    pub const PICTURE: Self = Self {
        has_controls: false,
        ..Self::WINDOW
    };
}

impl Default for Look {
    fn default() -> Self {
        Self::WINDOW
    }
}
