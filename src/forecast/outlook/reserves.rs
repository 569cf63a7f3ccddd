//! The network's figures from epoch to epoch.
//!
//! The reserves shrink by `ΔR1 − ΔR2`, not by `ΔR1`: the part of the reward pot that is not paid
//! returns to them. The active stake keeps its share of the circulation.

use crate::ledger::{EpochFigures, LedgerError, Lovelace, Pots, Ratio, mul_div_floor};
use crate::plan::Plan;

/// The figures of a plan's network so many epochs later, if the parameters stay and the planned
/// share of each reward pot is paid.
///
/// # Errors
/// When the parameters or figures are outside what the formulas are defined for.
pub fn figures_after(plan: &Plan, epochs: u32) -> Result<EpochFigures, LedgerError> {
    let parameters = &plan.protocol.parameters;
    let mut course = Course::of(plan);
    for _ in 0..epochs {
        let pots = Pots::new(parameters, &course.figures)?;
        course.advance(&pots, parameters.max_supply);
    }
    Ok(course.figures)
}

/// The network on its way.
pub struct Course {
    /// The figures of the epoch it has come to.
    pub figures: EpochFigures,
    paid_share: Ratio,
    /// Active stake and circulation at the start.
    start: (Lovelace, Lovelace),
}

impl Course {
    /// The network of a plan at its own epoch.
    pub fn of(plan: &Plan) -> Self {
        let figures = plan.network.figures;
        let supply = plan.protocol.parameters.max_supply;
        Self {
            figures,
            paid_share: plan.projection.paid_share.min(Ratio::ONE),
            start: (
                figures.active_stake,
                supply.saturating_sub(figures.reserves),
            ),
        }
    }

    /// Moves on to the next epoch, from the pots and the max supply of this one.
    pub fn advance(&mut self, pots: &Pots, max_supply: Lovelace) {
        let share = self.paid_share;
        let paid = part(pots.reward_pot, share.numerator(), share.denominator());
        if let Some(reserves) = pots.reserves_after(self.figures.reserves, paid) {
            self.figures.reserves = reserves;
        }
        let circulation = max_supply.saturating_sub(self.figures.reserves);
        let (active, whole) = self.start;
        if whole > Lovelace::ZERO {
            self.figures.active_stake = part(active, circulation.0.into(), whole.0.into());
        }
    }
}

/// `amount · numerator / denominator`, rounded down; the amount itself beyond a `u64`.
fn part(amount: Lovelace, numerator: u128, denominator: u128) -> Lovelace {
    // Nearly always within 128 bits, where dividing is far cheaper.
    let product = u128::from(amount.0).checked_mul(numerator);
    let narrow = product
        .and_then(|product| product.checked_div(denominator))
        .and_then(|part| u64::try_from(part).ok())
        .map(Lovelace);
    narrow
        .or_else(|| mul_div_floor(&[amount.0.into(), numerator], &[denominator]))
        .unwrap_or(amount)
}
