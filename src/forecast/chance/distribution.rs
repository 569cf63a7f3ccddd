//! Amounts with their chances.

use crate::forecast::float;

/// So much may the sums of chances be off by rounding.
const ROUNDING: f64 = 1e-12;

/// A distribution of an amount: every value it may take, and how likely it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Distribution {
    /// In rising order.
    values: Vec<f64>,
    /// The chance of at most the value at the same place; the last is 1.
    up_to: Vec<f64>,
    mean: f64,
}

impl Distribution {
    /// The distribution of values in rising order with their chances, which are scaled so that
    /// they add up to 1.
    pub fn new(atoms: impl IntoIterator<Item = (f64, f64)>) -> Self {
        let mut distribution = Self::default();
        let mut sum = 0.0;
        for (value, chance) in atoms {
            if chance > 0.0 {
                sum += chance;
                distribution.mean += value * chance;
                distribution.values.push(value);
                distribution.up_to.push(sum);
            }
        }
        for chance in &mut distribution.up_to {
            *chance /= sum;
        }
        distribution.mean /= sum;
        distribution
    }

    /// An amount that is certain.
    pub fn certain(value: f64) -> Self {
        Self::new([(value, 1.0)])
    }

    /// The mean.
    pub const fn mean(&self) -> f64 {
        self.mean
    }

    /// The standard deviation.
    pub fn deviation(&self) -> f64 {
        let squares = self.atoms().map(|(value, chance)| {
            let distance = value - self.mean;
            chance * distance * distance
        });
        squares.sum::<f64>().sqrt()
    }

    /// The smallest value whose cumulative chance reaches `share`.
    pub fn point(&self, share: f64) -> f64 {
        let place = self
            .up_to
            .partition_point(|chance| *chance < share - ROUNDING);
        let place = place.min(self.values.len().saturating_sub(1));
        self.values.get(place).copied().unwrap_or(0.0)
    }

    /// The chance of less than this.
    pub fn below(&self, value: f64) -> f64 {
        // Sums of floats that should equal a bound may miss it by a hair.
        let bound = value - value.abs() * ROUNDING;
        let place = self.values.partition_point(|known| *known < bound);
        match place.checked_sub(1) {
            None => 0.0,
            Some(last) => self.up_to.get(last).copied().unwrap_or(1.0),
        }
    }

    /// Every value with its chance, in rising order.
    pub fn atoms(&self) -> impl Iterator<Item = (f64, f64)> + '_ {
        let before = std::iter::once(0.0).chain(self.up_to.iter().copied());
        self.values
            .iter()
            .zip(self.up_to.iter().zip(before))
            .map(|(value, (up_to, before))| (*value, up_to - before))
    }

    /// The number of values.
    pub const fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there is no value at all.
    pub const fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Chances of equally wide stretches from `from` to `to`, for drawing; what lies outside is
    /// left out.
    pub fn bars(&self, from: f64, to: f64, count: usize) -> Vec<f64> {
        let width = (to - from) / float::length(count.max(1));
        let mut bars = vec![0.0; count];
        for (value, chance) in self.atoms() {
            if value < from || width <= 0.0 {
                continue;
            }
            if let Some(bar) = bars.get_mut(float::place((value - from) / width)) {
                *bar += chance;
            }
        }
        bars
    }
}
