//! Axes that hold still while one picture follows another, so that only the curves move.

use std::cell::RefCell;
use std::collections::BTreeMap;

/// The first and the last value of an axis.
pub type Span = (f64, f64);

/// What the axes of each plot have to hold: everything that was asked of them so far.
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
