//! The figures behind the view that is open, as CSV.

use super::{View, ViewState, luck_view, map_view};
use crate::export::data::{self, DataError, Source};
use crate::export::{chances, outlook, shares};
use crate::forecast::{Figures, Luck, MapRequest};
use crate::ledger::LedgerError;
use crate::plan::Plan;
use thiserror::Error;

/// Columns and rows of the map that are written: a table is read by people and programs that have
/// no use for every cell of the picture.
const MAP_SIZE: (u32, u32) = (64, 64);

/// Why there is no table.
#[derive(Debug, Error)]
pub enum TableError {
    /// The plan's figures are outside what the formulas are defined for.
    #[error("Nothing can be computed: {0}")]
    Ledger(LedgerError),
    /// There is no distribution of blocks.
    #[error(
        "There are no chances: the pool holds more than the active stake, or nothing is actively staked"
    )]
    NoChances,
    /// The table did not come together.
    #[error(transparent)]
    Data(#[from] DataError),
}

/// The figures of a plan that the open view draws.
///
/// # Errors
/// When nothing can be computed from the plan.
pub fn csv(plan: &Plan, view: &ViewState) -> Result<Vec<u8>, TableError> {
    let figures = Figures::of(plan, view.separators);
    let outcome = figures
        .outcome
        .as_ref()
        .map_err(|e| TableError::Ledger(*e))?;
    let source = Source {
        name: "Base",
        outcome,
        period: view.period,
    };
    let table = match view.view {
        View::Stake => data::stake(source, &figures.stake)?,
        View::Pledge => data::pledge(source, &figures.pledge, &figures.pledge_saturated)?,
        View::Map => {
            let request = MapRequest {
                size: MAP_SIZE,
                ..map_view::request(outcome, view)
            };
            data::map(source, request)?
        }
        View::Split => shares::csv(source, plan, &figures.stake),
        View::Luck => Luck::of(plan, outcome, luck_view::request(view))
            .map(|luck| chances::luck(source, &luck))
            .ok_or(TableError::NoChances)?,
        View::Worth => chances::fees(source),
        View::Time => outlook::csv(source, plan),
    };
    Ok(table)
}
