//! The delegated stake on its way.

use crate::forecast::float;
use crate::ledger::Lovelace;
use crate::plan::{DelegationPath, Growth, PathPoint};

/// A path from the plan's delegation on, its table sorted.
pub struct Path {
    from: Lovelace,
    path: DelegationPath,
}

impl Path {
    pub fn new(from: Lovelace, path: &DelegationPath) -> Self {
        let mut path = path.clone();
        if let DelegationPath::Table(points) = &mut path {
            points.sort_by_key(|point| point.after);
        }
        Self { from, path }
    }

    /// The delegated stake this many epochs after the first.
    pub fn at(&self, after: u32) -> Lovelace {
        match &self.path {
            DelegationPath::Constant => self.from,
            DelegationPath::Linear(growth) => self.grown(*growth, after, |share| share),
            DelegationPath::SShaped(growth) => self.grown(*growth, after, |share| {
                share * share * 2.0f64.mul_add(-share, 3.0)
            }),
            DelegationPath::Table(points) => self.listed(points, after),
        }
    }

    fn grown(&self, growth: Growth, after: u32, shape: impl Fn(f64) -> f64) -> Lovelace {
        if after >= growth.epochs {
            return growth.to;
        }
        between(
            self.from,
            growth.to,
            shape(f64::from(after) / f64::from(growth.epochs)),
        )
    }

    fn listed(&self, points: &[PathPoint], after: u32) -> Lovelace {
        let next = points.partition_point(|point| point.after <= after);
        let before = next
            .checked_sub(1)
            .and_then(|last| points.get(last))
            .copied()
            .unwrap_or(PathPoint {
                after: 0,
                delegated: self.from,
            });
        let Some(next) = points.get(next) else {
            return before.delegated;
        };
        let share = f64::from(after - before.after) / f64::from(next.after - before.after);
        between(before.delegated, next.delegated, share)
    }
}

/// The amount at a share of the way from one to another, to the lovelace as far as floats go.
fn between(from: Lovelace, to: Lovelace, share: f64) -> Lovelace {
    let (low, high) = (float::ada(from), float::ada(to));
    float::lovelace((high - low).mul_add(share, low))
}
