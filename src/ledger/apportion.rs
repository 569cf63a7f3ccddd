//! Dividing an amount by exact shares so that nothing is lost: the method of largest remainders.

use super::wide::U256;
use super::{Lovelace, Ratio};
use std::cmp::Ordering;

/// One share of an amount.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Portion {
    /// The lovelace of this share, the odd one included.
    pub amount: Lovelace,
    /// Whether it got one lovelace more than its share rounded down.
    pub has_odd_lovelace: bool,
}

/// Shares by which amounts are divided, made once for any number of amounts.
#[derive(Clone, Debug, Default)]
pub struct Proportions(Kind);

#[derive(Clone, Debug)]
enum Kind {
    /// Parts of the sum of these weights, which is not 0.
    OfWeights { weights: Vec<u64>, sum: u128 },
    /// Exact fractions, and whether they add up to 1 or more.
    Fractions { shares: Vec<Ratio>, is_whole: bool },
}

impl Default for Kind {
    fn default() -> Self {
        Self::Fractions {
            shares: Vec::new(),
            is_whole: false,
        }
    }
}

impl Proportions {
    /// These fractions.
    pub fn of(shares: Vec<Ratio>) -> Self {
        let is_whole = shares
            .iter()
            .try_fold(Ratio::ZERO, |sum, share| sum.checked_add(*share))
            .is_none_or(|sum| sum >= Ratio::ONE);
        Self(Kind::Fractions { shares, is_whole })
    }

    /// The shares that weights have of their sum; none where all are 0.
    pub fn of_weights(weights: impl IntoIterator<Item = Lovelace>) -> Self {
        let weights: Vec<u64> = weights.into_iter().map(|weight| weight.0).collect();
        let sum: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
        if sum == 0 {
            return Self::default();
        }
        Self(Kind::OfWeights { weights, sum })
    }

    /// `amount` divided by the shares, which add up to 1; the portions add up to `amount`.
    ///
    /// Each share is rounded down; the lovelace that are left, fewer than there are shares, go one
    /// each to the largest fractions cut off, of equal ones to those that come first. Shares below
    /// 1 together leave a rest that belongs to nobody; of shares above 1 those that come first are
    /// filled.
    pub fn apportion(&self, amount: Lovelace) -> Vec<Portion> {
        match &self.0 {
            Kind::OfWeights { weights, sum } => {
                let divide = |weight: &u64| {
                    // Below 2^128.
                    let product = u128::from(amount.0) * u128::from(*weight);
                    (product / sum, product % sum)
                };
                portions(amount, weights.iter().map(divide), true, Ord::cmp)
            }
            Kind::Fractions { shares, is_whole } => {
                let divide = |share: &Ratio| {
                    let product = U256::from(amount.0) * U256::from(share.numerator());
                    let denominator = U256::from(share.denominator());
                    let whole = u128::try_from(product / denominator).unwrap_or(u128::MAX);
                    (whole, Fraction(product % denominator, denominator))
                };
                let compare = |one: &Fraction, other: &Fraction| {
                    // a/b against c/d as a·d against c·b: below 2^192.
                    (one.0 * other.1).cmp(&(other.0 * one.1))
                };
                portions(amount, shares.iter().map(divide), *is_whole, compare)
            }
        }
    }
}

/// A numerator and its denominator.
#[derive(Clone, Copy, Debug)]
struct Fraction(U256, U256);

/// What a division cut off.
trait CutOff {
    fn is_nothing(&self) -> bool;
}

impl CutOff for u128 {
    fn is_nothing(&self) -> bool {
        *self == 0
    }
}

impl CutOff for Fraction {
    fn is_nothing(&self) -> bool {
        self.0.is_zero()
    }
}

/// Portions from each share's whole lovelace and the fraction cut off.
fn portions<T: CutOff>(
    amount: Lovelace,
    divided: impl ExactSizeIterator<Item = (u128, T)>,
    is_whole: bool,
    compare: impl Fn(&T, &T) -> Ordering,
) -> Vec<Portion> {
    let mut cut_off = Vec::with_capacity(divided.len());
    let mut left = amount;
    let mut portions = Vec::with_capacity(divided.len());
    for (index, (whole, fraction)) in divided.enumerate() {
        let floor = u64::try_from(whole).map_or(amount, Lovelace).min(left);
        left = left.saturating_sub(floor);
        if !fraction.is_nothing() {
            cut_off.push((index, fraction));
        }
        portions.push(Portion {
            amount: floor,
            has_odd_lovelace: false,
        });
    }
    if !is_whole {
        return portions;
    }
    // Who gets one is all that matters, not in which order.
    let odd = usize::try_from(left.0).map_or(cut_off.len(), |left| left.min(cut_off.len()));
    if odd > 0 && odd < cut_off.len() {
        cut_off.select_nth_unstable_by(odd, |(one, a), (other, b)| {
            compare(b, a).then(one.cmp(other))
        });
    }
    for (index, _) in cut_off.into_iter().take(odd) {
        if let Some(portion) = portions.get_mut(index) {
            portion.amount = portion.amount.saturating_add(Lovelace(1));
            portion.has_odd_lovelace = true;
        }
    }
    portions
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amounts(amount: u64, shares: &[Ratio]) -> Vec<u64> {
        Proportions::of(shares.to_vec())
            .apportion(Lovelace(amount))
            .into_iter()
            .map(|portion| portion.amount.0)
            .collect()
    }

    #[test]
    fn the_odd_lovelace_goes_to_the_largest_fraction_then_to_the_first() {
        let third = Ratio::new(1, 3).unwrap();
        assert_eq!(amounts(10, &[third, third, third]), [4, 3, 3]);
        assert_eq!(amounts(11, &[third, third, third]), [4, 4, 3]);
        let shares = [
            Ratio::new(1, 10).unwrap(),
            Ratio::new(26, 100).unwrap(),
            Ratio::new(64, 100).unwrap(),
        ];
        // 1.1, 2.86, 7.04
        assert_eq!(amounts(11, &shares), [1, 3, 7]);
    }

    /// The rule as it is written down: all fractions sorted, the first get one each.
    fn sorted(amount: u64, weights: &[u64]) -> Vec<u64> {
        let sum: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
        let product = |weight: u64| u128::from(amount) * u128::from(weight);
        let whole = |weight: &u64| u64::try_from(product(*weight) / sum).unwrap();
        let mut amounts: Vec<u64> = weights.iter().map(whole).collect();
        let left = amount - amounts.iter().sum::<u64>();
        let mut order: Vec<usize> = (0..weights.len()).collect();
        order.sort_by_key(|index| std::cmp::Reverse(product(weights[*index]) % sum));
        for index in order.into_iter().take(usize::try_from(left).unwrap()) {
            amounts[index] += 1;
        }
        amounts
    }

    #[test]
    fn weights_and_their_fractions_are_divided_alike_and_as_the_rule_says() {
        for seed in 1..200_u64 {
            let weights: Vec<u64> = (0..=seed % 23)
                .map(|place| (seed * 7_919 + place * place * 104_729) % 1_009 + 1)
                .collect();
            let sum: u64 = weights.iter().sum();
            let fractions: Vec<Ratio> = weights
                .iter()
                .map(|weight| Ratio::new(u128::from(*weight), u128::from(sum)).unwrap())
                .collect();
            let amount = seed * 1_000_003 % 99_991;
            let of_weights =
                Proportions::of_weights(weights.iter().map(|weight| Lovelace(*weight)));
            let portions = of_weights.apportion(Lovelace(amount));
            assert_eq!(
                portions,
                Proportions::of(fractions).apportion(Lovelace(amount))
            );
            let amounts: Vec<u64> = portions.iter().map(|portion| portion.amount.0).collect();
            assert_eq!(amounts, sorted(amount, &weights));
        }
    }

    #[test]
    fn the_largest_amounts_are_divided_without_loss() {
        let weights = [Lovelace(u64::MAX), Lovelace(u64::MAX - 1), Lovelace(1)];
        let portions = Proportions::of_weights(weights).apportion(Lovelace(u64::MAX));
        assert_eq!(
            portions
                .iter()
                .map(|part| u128::from(part.amount.0))
                .sum::<u128>(),
            u128::from(u64::MAX)
        );
    }

    #[test]
    fn shares_short_of_the_whole_leave_a_rest() {
        let tenth = Ratio::new(1, 10).unwrap();
        assert_eq!(amounts(15, &[tenth, tenth]), [1, 1]);
        let nothing = Proportions::of_weights([Lovelace::ZERO]);
        assert!(nothing.apportion(Lovelace(1)).is_empty());
    }
}
