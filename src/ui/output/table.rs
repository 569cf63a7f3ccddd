//! The figures behind the view that is open, as CSV.

use super::{Prepared, Subject};
use crate::export::table::{Source, comparison, fees, luck, outlook, rewards, shares};
use crate::forecast::{MapRequest, Overlay};
use crate::ledger::LedgerError;
use crate::ui::views::{compare, map};
use crate::ui::{Look, View};
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
}

/// The figures that the view draws: of the scenario that is shown and of those drawn beside it.
///
/// # Errors
/// When nothing can be computed from the plan.
pub fn csv(subject: Subject) -> Result<Vec<u8>, TableError> {
    let prepared = Prepared::new(subject);
    let subject = prepared.subject();
    let (view, figures) = (&subject.view, prepared.figures());
    let outcome = figures
        .outcome
        .as_ref()
        .map_err(|error| TableError::Ledger(*error))?;
    let shown = Source {
        name: subject.scenario_name().unwrap_or("Base"),
        model: &outcome.model,
    };
    let scene = prepared.scene(Look::PICTURE);
    let beside = &prepared.overlays().list;
    Ok(match view.view {
        View::Stake => {
            let curves = every(beside, |source, plan| (source, &plan.stake));
            let curves = curves.unwrap_or_else(|| vec![(shown, &figures.stake)]);
            rewards::stake(&curves, view.period)
        }
        View::Pledge => {
            let curves = every(beside, |source, plan| {
                (source, &plan.pledge, &plan.pledge_saturated)
            });
            let own = (shown, &figures.pledge, &figures.pledge_saturated);
            rewards::pledge(&curves.unwrap_or_else(|| vec![own]), view.period)
        }
        View::Map => {
            let request = MapRequest {
                size: MAP_SIZE,
                ..map::request(outcome, view, Look::PICTURE)
            };
            rewards::map(shown, request, view.period)
        }
        View::Split => shares::csv(shown, scene.plan, &figures.stake),
        View::Luck => {
            let luck = prepared.ready().luck.ok_or(TableError::NoChances)?;
            luck::luck(shown, luck)
        }
        View::Worth => {
            let sources = every(beside, |source, _| source);
            fees::fees(sources.unwrap_or_else(|| vec![shown]))
        }
        View::Time => {
            let own = prepared.ready().outlook;
            let own = own.map(|years| (shown.name, &scene.plan.price, years));
            let plans = every(beside, |source, plan| {
                (source.name, &plan.price, &plan.years)
            });
            outlook::csv(plans.unwrap_or_else(|| own.into_iter().collect()))
        }
        View::Compare => {
            let compared = prepared.ready().comparison;
            compared.map_or_else(Vec::new, |compared| {
                comparison::csv(compared, compare::given(view))
            })
        }
    })
}

/// Something of every plan that is drawn; `None` where only one is.
fn every<'a, T>(
    overlays: &'a [Overlay],
    of: impl Fn(Source<'a>, &'a Overlay) -> T,
) -> Option<Vec<T>> {
    let of = |overlay: &'a Overlay| {
        let source = Source {
            name: &overlay.name,
            model: &overlay.model,
        };
        of(source, overlay)
    };
    (!overlays.is_empty()).then(|| overlays.iter().map(of).collect())
}
