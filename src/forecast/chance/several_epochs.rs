//! The income of several epochs together, a year above all: the exact convolution of an epoch's.
//!
//! Beyond the fixed cost the income is a straight line over blocks, and below it another. So the
//! income of `e` epochs is decided by three whole numbers: how many epochs lie beyond the bend, and
//! the blocks of those and of the others,
//!
//! ```text
//! below · u · T  +  above · u · B  +  (below − above) · c · k
//! ```
//!
//! Given `k`, the blocks `T` of the `e − k` epochs below and `B` of the `k` beyond are independent,
//! and each has the distribution of a sum of equal, truncated binomials. Where practically no epoch
//! lies on one side of the bend the whole is one binomial over `e·N`.
//!
//! Exactness: chances below 10^-12 are left out. Values closer to each other than an 8,192nd of the
//! range are put together at their mean; the mean of the whole stays. Where both sides of the bend
//! hold very many numbers of blocks (a fixed cost as high as the reward of a large pool; no real
//! pool has one) the incomes are put on a lattice of a hundredth of the standard deviation, by parts
//! that keep the mean; that makes the standard deviation too large by at most 0.1 %.

use super::blocks::BlockLuck;
use super::distribution::Distribution;
use super::epoch_income::EpochIncome;
use crate::forecast::float;

/// Chances below this are left out.
const NEGLIGIBLE: f64 = 1e-12;

/// Into how many places values are sorted.
const PLACES: usize = 1 << 13;

/// The most combinations of blocks that are looked at one by one.
const MOST_COMBINATIONS: f64 = 600_000.0;

/// Steps of the lattice for each standard deviation.
const LATTICE: f64 = 100.0;

/// Chances of 0, 1, 2… from a first number on.
#[derive(Clone, Debug)]
struct Run {
    first: u64,
    chances: Vec<f64>,
}

impl EpochIncome {
    /// The distribution of the income of so many epochs together.
    pub fn over(&self, epochs: u32) -> Distribution {
        if epochs == 0 {
            return Distribution::certain(0.0);
        }
        let likely = self.blocks.likely(1);
        let below = self.blocks.below(self.last_below).chance;
        let never = NEGLIGIBLE / f64::from(epochs);
        let is_straight = (self.above - self.below).abs() < f64::EPSILON;
        if is_straight || below < never || self.last_below < *likely.start() {
            return self.straight(epochs, self.above, self.below - self.above);
        }
        if 1.0 - below < never || self.last_below >= *likely.end() {
            return self.straight(epochs, self.below, 0.0);
        }
        if self.combinations(epochs) > MOST_COMBINATIONS {
            return self.on_lattice(epochs);
        }
        self.bent(epochs)
    }

    /// All epochs on the same line: `slope·u·n + lift·c` for each.
    fn straight(&self, epochs: u32, slope: f64, lift: f64) -> Distribution {
        let at_none = lift * self.fixed_cost * f64::from(epochs);
        let slope = slope * self.per_block;
        if slope <= 0.0 {
            return Distribution::certain(at_none);
        }
        let chances = self.blocks.chances(epochs);
        Distribution::new(
            chances
                .iter()
                .map(|(blocks, chance)| (at_none + slope * float::count(blocks), chance)),
        )
    }

    /// About how many combinations of `k`, `T` and `B` there are to look at.
    fn combinations(&self, epochs: u32) -> f64 {
        let all = self.blocks.chances(1);
        if all.step > 1 {
            return f64::INFINITY;
        }
        let (below, above) = self.sides();
        let epochs_f = f64::from(epochs);
        let share = self.blocks.below(self.last_below).chance;
        let split = (16.0 * (epochs_f * share * (1.0 - share)).sqrt() + 6.0).min(epochs_f);
        let wide = |run: &Run, epochs: f64| {
            let width = float::length(run.chances.len()) - 1.0;
            (width * epochs).min(16.0 * run.deviation() * epochs.sqrt() + width) + 1.0
        };
        let shorter = if self.below > 0.0 {
            wide(&below, epochs_f * share)
        } else {
            1.0
        };
        split * shorter * wide(&above, epochs_f * (1.0 - share))
    }

    /// The blocks of epochs below the bend and of those beyond it, each as a distribution.
    fn sides(&self) -> (Run, Run) {
        let all = self.blocks.chances(1);
        let (mut below, mut above): (Vec<_>, Vec<_>) = all
            .iter()
            .partition(|(blocks, _)| *blocks <= self.last_below);
        let run = |side: &mut Vec<(u64, f64)>| Run {
            first: side.first().map_or(0, |(blocks, _)| *blocks),
            chances: side.drain(..).map(|(_, chance)| chance).collect(),
        };
        (run(&mut below).trimmed(), run(&mut above).trimmed())
    }

    /// Epochs on both sides of the bend.
    fn bent(&self, epochs: u32) -> Distribution {
        let (below, above) = self.sides();
        let share = 1.0 - self.blocks.below(self.last_below).chance;
        let beyond = BlockLuck {
            trials: epochs,
            share,
        };
        let counts = beyond.chances(1);
        let (least, most) = (counts.first, counts.first + length(&counts.chances) - 1);
        let many = Powers::new(&above, least, most);
        let rest = |beyond: u64| u64::from(epochs) - beyond.min(u64::from(epochs));
        let few = if self.below > 0.0 {
            Powers::new(&below, rest(most), rest(least))
        } else {
            Powers::none()
        };
        let per = (self.below * self.per_block, self.above * self.per_block);
        let lift = (self.below - self.above) * self.fixed_cost;
        let mut parts = Vec::new();
        for (beyond, chance) in counts.iter() {
            if chance < NEGLIGIBLE {
                continue;
            }
            if let (Some(short), Some(long)) = (few.get(rest(beyond)), many.get(beyond)) {
                parts.push((lift * float::count(beyond), chance, short, long));
            }
        }
        let mut sorter = Sorter::new(parts.iter().map(|(lift, _, short, long)| {
            let low = lift + per.0 * short.low() + per.1 * long.low();
            let high = lift + per.0 * short.high() + per.1 * long.high();
            (low, high)
        }));
        for (lift, chance, short, long) in parts {
            for (blocks, first) in short.iter() {
                let base = lift + per.0 * blocks;
                let chance = chance * first;
                if chance >= NEGLIGIBLE {
                    for (blocks, second) in long.iter() {
                        sorter.add(base + per.1 * blocks, chance * second);
                    }
                }
            }
        }
        sorter.done()
    }

    /// Incomes on a lattice, an epoch's shared out between the two places beside it.
    fn on_lattice(&self, epochs: u32) -> Distribution {
        let (_, variance) = self.moments();
        let step = (variance * f64::from(epochs)).sqrt() / LATTICE;
        let chances = self.blocks.chances(1);
        let least = self.at(chances.first);
        let mut epoch = Run {
            first: 0,
            chances: Vec::new(),
        };
        for (blocks, chance) in chances.iter() {
            let at = (self.at(blocks) - least) / step;
            let (place, rest) = (float::place(at), at.fract());
            if epoch.chances.len() < place + 2 {
                epoch.chances.resize(place + 2, 0.0);
            }
            for (place, share) in [(place, 1.0 - rest), (place + 1, rest)] {
                if let Some(known) = epoch.chances.get_mut(place) {
                    *known += chance * share;
                }
            }
        }
        let sum = epoch.times(epochs);
        let first = least * f64::from(epochs);
        Distribution::new(
            sum.iter()
                .map(|(place, chance)| (first + place * step, chance)),
        )
    }
}

fn length<T>(list: &[T]) -> u64 {
    u64::try_from(list.len()).unwrap_or(u64::MAX)
}

impl Run {
    /// Certainly 0.
    fn none() -> Self {
        Self {
            first: 0,
            chances: vec![1.0],
        }
    }

    fn iter(&self) -> impl Iterator<Item = (f64, f64)> + '_ {
        let first = float::count(self.first);
        let steps = std::iter::successors(Some(first), |at| Some(at + 1.0));
        steps.zip(self.chances.iter().copied())
    }

    fn low(&self) -> f64 {
        float::count(self.first)
    }

    fn high(&self) -> f64 {
        self.low() + float::length(self.chances.len()) - 1.0
    }

    fn deviation(&self) -> f64 {
        Distribution::new(self.iter()).deviation()
    }

    /// The sum with another, independent number.
    fn plus(&self, other: &Self) -> Self {
        let (long, short) = if self.chances.len() >= other.chances.len() {
            (self, other)
        } else {
            (other, self)
        };
        let mut chances = vec![0.0; long.chances.len() + short.chances.len() - 1];
        for (place, share) in short.chances.iter().enumerate() {
            let row = chances.iter_mut().skip(place);
            for (sum, chance) in row.zip(&long.chances) {
                *sum += share * chance;
            }
        }
        Self {
            first: self.first + other.first,
            chances,
        }
        .trimmed()
    }

    /// The sum of so many such independent numbers.
    fn times(&self, count: u32) -> Self {
        let mut sum = Self::none();
        let mut power = self.clone();
        let mut rest = count;
        while rest > 0 {
            if rest % 2 == 1 {
                sum = sum.plus(&power);
            }
            rest /= 2;
            if rest > 0 {
                power = power.plus(&power);
            }
        }
        sum
    }

    /// Without the negligible chances at its ends, scaled to 1.
    fn trimmed(mut self) -> Self {
        let sum: f64 = self.chances.iter().sum();
        let counts = |chance: &f64| *chance > sum * NEGLIGIBLE / 100.0;
        let end = self
            .chances
            .iter()
            .rposition(counts)
            .map_or(0, |last| last + 1);
        self.chances.truncate(end);
        let start = self.chances.iter().position(counts).unwrap_or(0);
        self.chances.drain(..start);
        self.first += u64::try_from(start).unwrap_or(0);
        for chance in &mut self.chances {
            *chance /= sum;
        }
        if self.chances.is_empty() {
            self.chances.push(1.0);
        }
        self
    }
}

/// The sums of some numbers of equal, independent runs.
struct Powers {
    /// The number of runs in the first sum; `None` where every sum is certainly 0.
    first: Option<u64>,
    sums: Vec<Run>,
}

impl Powers {
    /// Sums that do not count.
    fn none() -> Self {
        Self {
            first: None,
            sums: vec![Run::none()],
        }
    }

    /// The sums of `first` to `last` runs.
    fn new(run: &Run, first: u64, last: u64) -> Self {
        let start = run.times(u32::try_from(first).unwrap_or(u32::MAX));
        let sums = std::iter::successors(Some(start), |sum| Some(sum.plus(run)));
        let count = usize::try_from(last - first.min(last) + 1).unwrap_or(usize::MAX);
        Self {
            first: Some(first),
            sums: sums.take(count).collect(),
        }
    }

    fn get(&self, count: u64) -> Option<&Run> {
        let place = self
            .first
            .map_or(Some(0), |first| count.checked_sub(first))?;
        self.sums.get(usize::try_from(place).ok()?)
    }
}

/// Puts values in order by dropping them into places of equal width, each of which keeps the mean
/// of what fell into it.
struct Sorter {
    low: f64,
    per_unit: f64,
    places: Vec<(f64, f64)>,
}

impl Sorter {
    fn new(ranges: impl Iterator<Item = (f64, f64)>) -> Self {
        let (low, high) = ranges.fold((f64::INFINITY, f64::NEG_INFINITY), |range, (low, high)| {
            (range.0.min(low), range.1.max(high))
        });
        Self {
            low,
            per_unit: float::length(PLACES - 1) / (high - low).max(f64::MIN_POSITIVE),
            places: vec![(0.0, 0.0); PLACES],
        }
    }

    fn add(&mut self, value: f64, chance: f64) {
        let place = float::place((value - self.low) * self.per_unit);
        if let Some((sum, weighed)) = self.places.get_mut(place.min(PLACES - 1)) {
            *sum += chance;
            *weighed += chance * value;
        }
    }

    fn done(self) -> Distribution {
        let filled = self.places.into_iter().filter(|(sum, _)| *sum > 0.0);
        Distribution::new(filled.map(|(sum, weighed)| (weighed / sum, sum)))
    }
}

#[cfg(test)]
mod tests {
    use super::{Distribution, EpochIncome, Run};
    use crate::forecast::chance::epoch_income::Whose;
    use crate::forecast::model::Model;
    use crate::ledger::Lovelace;
    use crate::plan::Plan;

    fn income(stake: u64, fixed_cost: u64) -> EpochIncome {
        let mut plan = Plan::new();
        plan.delegated = Lovelace::from_whole_ada(stake);
        plan.terms.fixed_cost = Lovelace::from_whole_ada(fixed_cost);
        let model = Model::new(&plan).unwrap();
        EpochIncome::of(&model, &model.pool, Whose::Operator).unwrap()
    }

    fn assert_alike(one: &Distribution, other: &Distribution, deviations: f64) {
        let hair = one.deviation() * deviations;
        assert!((one.mean() - other.mean()).abs() < one.mean() * 1e-9);
        assert!((one.deviation() - other.deviation()).abs() < one.deviation() * 1e-3);
        for share in [0.05, 0.25, 0.5, 0.75, 0.95] {
            let (one, other) = (one.point(share), other.point(share));
            assert!((one - other).abs() < hair, "{share}: {one} {other}");
        }
    }

    #[test]
    fn the_lattice_agrees_with_the_exact_sum() {
        for (stake, fixed_cost) in [(3_000_000, 1_000), (12_000_000, 3_900)] {
            let income = income(stake, fixed_cost);
            for epochs in [20, 73] {
                assert_alike(&income.bent(epochs), &income.on_lattice(epochs), 0.05);
            }
        }
    }

    #[test]
    fn epochs_that_hardly_ever_lie_below_the_bend_hardly_matter() {
        let income = income(21_000_000, 170);
        let straight = income.straight(73, income.above, income.below - income.above);
        assert_alike(&income.bent(73), &straight, 1e-3);
    }

    #[test]
    fn sums_of_runs_do_not_depend_on_how_they_are_grouped() {
        let epoch = income(1_000_000, 170).sides().1;
        let mut one_by_one = Run::none();
        for _ in 0..7 {
            one_by_one = one_by_one.plus(&epoch);
        }
        let doubled = epoch.times(7);
        assert_eq!(one_by_one.first, doubled.first);
        for ((_, one), (_, other)) in one_by_one.iter().zip(doubled.iter()) {
            assert!((one - other).abs() < 1e-14);
        }
    }
}
