//! The pool's registered terms.

use super::Parameter;
use crate::ledger::{Lovelace, Parameters, Ratio};

/// The terms in a pool's registration certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// Declared pledge.
    pub pledge: Lovelace,
    /// Whether editing the pledge or the owners' stake moves the other along.
    pub pledge_follows_stake: bool,
    /// Fixed cost an epoch.
    pub fixed_cost: Lovelace,
    /// Margin, 0 to 1.
    pub margin: Ratio,
}

impl Terms {
    /// The terms after one protocol parameter changed from its value in `before`.
    ///
    /// A moved minimum moves the pool's own fixed cost or margin: up to the new minimum where the
    /// pool lies below it, down with it where the pool stood exactly at the old one, else not. An
    /// absent minimum margin counts as 0; no other parameter moves a term.
    #[must_use]
    pub fn following(mut self, before: &Parameters, changed: Parameter) -> Self {
        if let Parameter::MinFixedCost(least) = changed {
            self.fixed_cost = followed(self.fixed_cost, before.min_fixed_cost, least);
        }
        if let Parameter::MinMargin(least) = changed {
            let [old, new] = [before.min_margin, least].map(|least| least.unwrap_or(Ratio::ZERO));
            self.margin = followed(self.margin, old, new);
        }
        self
    }
}

fn followed<T: Copy + Ord>(own: T, old: T, new: T) -> T {
    if own == old { new } else { own.max(new) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Plan;

    fn cost(own: u64, old: u64, new: u64) -> u64 {
        let plan = Plan::new();
        let mut before = plan.protocol.parameters;
        before.min_fixed_cost = Lovelace(old);
        let terms = Terms {
            fixed_cost: Lovelace(own),
            ..plan.terms
        };
        let after = terms.following(&before, Parameter::MinFixedCost(Lovelace(new)));
        assert_eq!(
            after,
            Terms {
                fixed_cost: after.fixed_cost,
                ..terms
            }
        );
        after.fixed_cost.0
    }

    fn margin(own: u8, old: Option<u8>, new: Option<u8>) -> Ratio {
        let plan = Plan::new();
        let mut before = plan.protocol.parameters;
        before.min_margin = old.map(Ratio::percent);
        let terms = Terms {
            margin: Ratio::percent(own),
            ..plan.terms
        };
        let new = new.map(Ratio::percent);
        let after = terms.following(&before, Parameter::MinMargin(new));
        assert_eq!(
            after,
            Terms {
                margin: after.margin,
                ..terms
            }
        );
        after.margin
    }

    #[test]
    fn a_fixed_cost_below_the_new_minimum_rises_to_it() {
        assert_eq!(cost(170, 170, 340), 340);
        assert_eq!(cost(200, 170, 340), 340);
        assert_eq!(cost(100, 170, 150), 150);
    }

    #[test]
    fn a_fixed_cost_at_the_old_minimum_falls_with_it() {
        assert_eq!(cost(170, 170, 75), 75);
    }

    #[test]
    fn a_fixed_cost_above_both_minimums_stays() {
        assert_eq!(cost(500, 170, 75), 500);
        assert_eq!(cost(500, 170, 340), 500);
    }

    #[test]
    fn a_margin_follows_its_minimum_alike() {
        let percent = Ratio::percent;
        assert_eq!(margin(2, Some(2), Some(3)), percent(3));
        assert_eq!(margin(1, Some(2), Some(3)), percent(3));
        assert_eq!(margin(3, Some(3), Some(2)), percent(2));
        assert_eq!(margin(5, Some(3), Some(2)), percent(5));
    }

    #[test]
    fn an_absent_minimum_margin_counts_as_zero() {
        let percent = Ratio::percent;
        assert_eq!(margin(0, None, Some(3)), percent(3));
        assert_eq!(margin(2, None, Some(3)), percent(3));
        assert_eq!(margin(5, None, Some(3)), percent(5));
        assert_eq!(margin(3, Some(3), None), percent(0));
        assert_eq!(margin(5, Some(3), None), percent(5));
    }

    #[test]
    fn no_other_parameter_moves_the_terms() {
        let plan = Plan::new();
        let before = &plan.protocol.parameters;
        let changed = Parameter::TargetPools(1_000);
        assert_eq!(plan.terms.following(before, changed), plan.terms);
    }
}
