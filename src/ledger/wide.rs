//! 512-bit integers and their way back to lovelace.

use super::Lovelace;
use ruint::Uint;

/// Wide enough for every product of the reward formulas; its operators wrap, never panic, and
/// [`super::Rewards`] shows that none of its products reaches 2^512.
pub type U512 = Uint<512, 8>;

/// `numerator / denominator` rounded down, unless the denominator is 0 or the quotient exceeds a
/// `u64` of lovelace.
pub fn div_floor(numerator: U512, denominator: U512) -> Option<Lovelace> {
    let quotient = numerator.checked_div(denominator)?;
    u64::try_from(quotient).ok().map(Lovelace)
}
