//! The elements of a view that are drawn: all in the window, fewer in a picture and before an
//! audience.

use std::cell::RefCell;
use std::collections::BTreeMap;

/// The elements of a view that are drawn.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    /// Whether there is something to use: choices above the plots, points to drag.
    pub has_controls: bool,
    /// Whether lines have their names, and colours their scale.
    pub has_legend: bool,
    /// Whether amounts are written; shares and yields always are.
    pub has_amounts: bool,
    /// Axes that hold still; without them each plot has the axes that suit it.
    pub axes: Option<&'a Axes>,
}

impl Look<'_> {
    /// As in the window.
    pub const WINDOW: Self = Self {
        has_controls: true,
        has_legend: true,
        has_amounts: true,
        axes: None,
    };

    /// To look at only.
    pub const PICTURE: Self = Self {
        has_controls: false,
        ..Self::WINDOW
    };

    /// The span of an axis: the one that is asked for, or a wider one that holds still.
    pub fn hold(&self, axis: &str, asked: Span) -> Span {
        self.axes.map_or(asked, |axes| axes.hold(axis, asked))
    }

    /// The least height of what fills the view, in logical pixels: in the window it scrolls where
    /// there is less room, elsewhere it takes what there is.
    pub const fn least_height(&self, in_window: f32) -> f32 {
        if self.has_controls { in_window } else { 160.0 }
    }
}

impl Default for Look<'_> {
    fn default() -> Self {
        Self::WINDOW
    }
}

/// The first and the last value of an axis.
pub type Span = (f64, f64);

/// The spans of axes, each wide enough for everything that was asked of it so far.
#[derive(Debug, Default)]
pub struct Axes {
    spans: RefCell<BTreeMap<String, Span>>,
}

impl Axes {
    /// The span of an axis with this name that holds what is asked and all that was asked before.
    pub fn hold(&self, name: &str, asked: Span) -> Span {
        let Ok(mut spans) = self.spans.try_borrow_mut() else {
            return asked;
        };
        let held = spans.entry(name.to_owned()).or_insert(asked);
        *held = (held.0.min(asked.0), held.1.max(asked.1));
        *held
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_grows_to_what_is_asked_and_never_shrinks() {
        let axes = Axes::default();
        assert_eq!(axes.hold("one", (0.0, 5.0)), (0.0, 5.0));
        assert_eq!(axes.hold("other", (1.0, 2.0)), (1.0, 2.0));
        assert_eq!(axes.hold("one", (2.0, 3.0)), (0.0, 5.0));
        assert_eq!(axes.hold("one", (-1.0, 7.0)), (-1.0, 7.0));
    }
}
