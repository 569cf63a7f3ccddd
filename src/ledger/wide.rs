//! 256-bit and 512-bit integers and their way back to lovelace.

use super::Lovelace;
use ruint::Uint;

/// Wide enough for every product of the reward formulas; its operators wrap, never panic, and
/// [`super::Rewards`] shows that none of its products reaches 2^512.
pub type U512 = Uint<512, 8>;

/// Wide enough for dividing one pool's reward, and cheaper than [`U512`].
pub type U256 = Uint<256, 4>;

/// `numerator / denominator` rounded down, unless the denominator is 0 or the quotient exceeds a
/// `u64` of lovelace.
pub fn div_floor<const BITS: usize, const LIMBS: usize>(
    numerator: Uint<BITS, LIMBS>,
    denominator: Uint<BITS, LIMBS>,
) -> Option<Lovelace> {
    let quotient = numerator.checked_div(denominator)?;
    u64::try_from(quotient).ok().map(Lovelace)
}

/// `factor · amount / denominator` rounded down, unless the denominator is 0 or the quotient exceeds a
/// `u64`: in 128 bits where the product fits, as with mainnet's amounts, in 256 otherwise.
pub fn mul_div(factor: u128, amount: u64, denominator: u128) -> Option<Lovelace> {
    if let Some(product) = factor.checked_mul(u128::from(amount)) {
        let quotient = product.checked_div(denominator)?;
        return u64::try_from(quotient).ok().map(Lovelace);
    }
    // 128 + 64 bits over 128.
    div_floor(
        U256::from(factor) * U256::from(amount),
        U256::from(denominator),
    )
}

/// The product of `factors` over the product of `divisors`, rounded down; `None` where a divisor
/// is 0, a product of more than 512 bits, or the quotient more than a `u64` of lovelace.
pub fn mul_div_floor(factors: &[u128], divisors: &[u128]) -> Option<Lovelace> {
    let narrow = |parts: &[u128]| {
        parts
            .iter()
            .try_fold(1u128, |all, part| all.checked_mul(*part))
    };
    if let (Some(whole), Some(divisor)) = (narrow(factors), narrow(divisors)) {
        let quotient = whole.checked_div(divisor)?;
        return u64::try_from(quotient).ok().map(Lovelace);
    }
    let product = |parts: &[u128]| {
        parts.iter().try_fold(U512::from(1u8), |product, part| {
            product.checked_mul(U512::from(*part))
        })
    };
    div_floor(product(factors)?, product(divisors)?)
}
