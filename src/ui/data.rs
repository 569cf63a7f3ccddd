//! The figures behind the view that is open, as CSV.

use super::{View, ViewState, map_view};
use crate::export::data::{self, DataError, Source};
use crate::export::shares;
use crate::forecast::{Figures, MapRequest};
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
        View::Stake => data::stake(source, &figures.stake),
        View::Pledge => data::pledge(source, &figures.pledge, &figures.pledge_saturated),
        View::Map => {
            let request = MapRequest {
                size: MAP_SIZE,
                ..map_view::request(outcome, view)
            };
            data::map(source, request)
        }
        View::Split => Ok(shares::csv(source, plan, &figures.stake)),
    };
    Ok(table?)
}
