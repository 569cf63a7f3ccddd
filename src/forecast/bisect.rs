//! Bisection: where along whole numbers something begins to hold.

/// The first number of `low..=high` for which something holds that holds from there on; `None`
/// where it holds for none of them.
pub fn first(low: u64, high: u64, holds: impl Fn(u64) -> bool) -> Option<u64> {
    if holds(low) {
        Some(low)
    } else if holds(high) {
        Some(between(low, high, holds))
    } else {
        None
    }
}

/// The first number above `low` for which something holds, where it is known not to hold at `low`
/// and to hold at `high`; neither is asked about again.
pub fn between(mut low: u64, mut high: u64, holds: impl Fn(u64) -> bool) -> u64 {
    while high.saturating_sub(low) > 1 {
        let middle = u64::midpoint(low, high);
        if holds(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::{between, first};

    #[test]
    fn the_first_is_found_wherever_it_lies() {
        for at in 3..=9 {
            assert_eq!(first(3, 9, |number| number >= at), Some(at));
        }
        assert_eq!(first(3, 9, |_| false), None);
        assert_eq!(
            first(0, u64::MAX, |number| number == u64::MAX),
            Some(u64::MAX)
        );
    }

    #[test]
    fn known_ends_are_not_asked_about() {
        assert_eq!(between(3, 4, |_| unreachable!()), 4);
        assert_eq!(between(3, 9, |number| number > 5), 6);
    }
}
