//! Dividing an amount by exact shares so that nothing is lost: the method of largest remainders.

use super::wide::U256;
use super::{Lovelace, Ratio};

/// One share of an amount.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Portion {
    /// The lovelace of this share, the odd one included.
    pub amount: Lovelace,
    /// Whether it got one lovelace more than its share rounded down.
    pub has_odd_lovelace: bool,
}

/// `amount` divided by `shares`, which add up to 1; the portions add up to `amount`.
///
/// Each share is rounded down; the lovelace that are left, fewer than there are shares, go one each
/// to the largest fractions cut off, of equal ones to those that come first. Shares below 1
/// together leave a rest that belongs to nobody; of shares above 1 those that come first are
/// filled.
pub fn apportion(amount: Lovelace, shares: &[Ratio]) -> Vec<Portion> {
    let mut cut_off = Vec::with_capacity(shares.len());
    let mut left = amount;
    let mut portions: Vec<Portion> = shares
        .iter()
        .enumerate()
        .map(|(index, share)| {
            let whole = U256::from(amount.0) * U256::from(share.numerator());
            let denominator = U256::from(share.denominator());
            let floor = u64::try_from(whole / denominator).map_or(amount, Lovelace);
            let floor = floor.min(left);
            left = left.saturating_sub(floor);
            cut_off.push((index, whole % denominator, denominator));
            Portion {
                amount: floor,
                has_odd_lovelace: false,
            }
        })
        .collect();
    cut_off.retain(|(_, remainder, _)| !remainder.is_zero());
    // a/b against c/d as a·d against c·b: below 2^192.
    cut_off.sort_by(|(_, a, b), (_, c, d)| (*c * *b).cmp(&(*a * *d)));
    let is_whole = shares
        .iter()
        .try_fold(Ratio::ZERO, |sum, share| sum.checked_add(*share))
        .is_none_or(|sum| sum >= Ratio::ONE);
    if is_whole {
        for (index, _, _) in cut_off {
            if left == Lovelace::ZERO {
                break;
            }
            if let Some(portion) = portions.get_mut(index) {
                portion.amount = portion.amount.saturating_add(Lovelace(1));
                portion.has_odd_lovelace = true;
                left = left.saturating_sub(Lovelace(1));
            }
        }
    }
    portions
}

/// The shares that weights have of their sum; empty where all are 0.
pub fn shares_of(weights: &[Lovelace]) -> Vec<Ratio> {
    let sum: u128 = weights.iter().map(|weight| u128::from(weight.0)).sum();
    weights
        .iter()
        .map(|weight| Ratio::new(u128::from(weight.0), sum))
        .collect::<Result<_, _>>()
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amounts(amount: u64, shares: &[Ratio]) -> Vec<u64> {
        apportion(Lovelace(amount), shares)
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

    #[test]
    fn the_largest_amounts_are_divided_without_loss() {
        let weights = [Lovelace(u64::MAX), Lovelace(u64::MAX - 1), Lovelace(1)];
        let shares = shares_of(&weights);
        let portions = amounts(u64::MAX, &shares);
        assert_eq!(
            portions.iter().map(|part| u128::from(*part)).sum::<u128>(),
            u128::from(u64::MAX)
        );
    }

    #[test]
    fn shares_short_of_the_whole_leave_a_rest() {
        let tenth = Ratio::new(1, 10).unwrap();
        assert_eq!(amounts(15, &[tenth, tenth]), [1, 1]);
        assert!(shares_of(&[Lovelace::ZERO]).is_empty());
    }
}
