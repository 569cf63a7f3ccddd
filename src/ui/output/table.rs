//! The figures behind the view that is open, as CSV.

use super::{Subject, SubjectFigures};
use crate::export::table::{Source, comparison, fees, luck, outlook, rewards, shares};
use crate::forecast::shown::{SplitFigures, WorthSectionFigures};
use crate::forecast::{DrawnPlan, DrawnPlans, MapRequest, ViewFigures};
use crate::ledger::LedgerError;
use crate::ui::state::worth::Section;
use crate::ui::views::{compare, map};
use crate::ui::{Look, View, ViewState};
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
    let wanted = match subject.view.view {
        // The table is that of the fees, whichever section is open.
        View::Worth => ViewState {
            worth_section: Section::Fees,
            ..subject.view.clone()
        }
        .wanted_to_look_at(),
        View::Stake
        | View::Pledge
        | View::Map
        | View::Split
        | View::Luck
        | View::Time
        | View::Compare => subject.view.wanted_to_look_at(),
    };
    let computed = SubjectFigures::with(subject, &wanted);
    let subject = computed.subject();
    let view = &subject.view;
    let figures = computed.figures();
    let outcome = figures
        .outcome
        .as_ref()
        .map_err(|error| TableError::Ledger(*error))?;
    let shown = Source {
        name: subject.scenario_name().unwrap_or("Base"),
        model: &outcome.model,
    };
    let scene = computed.scene(Look::PICTURE);
    Ok(match computed.view() {
        ViewFigures::Stake(figures) => {
            let plans = figures.as_ref().map(|figures| &figures.plans);
            rewards::stake(
                &every(plans, |source, plan| (source, &plan.drawn)),
                view.period,
            )
        }
        ViewFigures::Pledge(figures) => {
            let plans = figures.as_ref().map(|figures| &figures.plans);
            let curves = every(plans, |source, plan| {
                (source, &plan.drawn.at_plan, &plan.drawn.at_saturation)
            });
            rewards::pledge(&curves, view.period)
        }
        ViewFigures::Map(_) => {
            let request = MapRequest {
                size: MAP_SIZE,
                ..map::request(outcome, view, Look::PICTURE)
            };
            rewards::map(shown, request, view.period)
        }
        ViewFigures::Split(SplitFigures::Agreement {
            shares: Some(shares),
            ..
        }) => shares::csv(shown, scene.plan, &shares.plans.open().drawn),
        ViewFigures::Split(_) => Vec::new(),
        ViewFigures::Luck(figures) => {
            let luck = figures.as_ref().and_then(|figures| figures.luck.as_ref());
            let (luck, _) = luck.ok_or(TableError::NoChances)?;
            luck::luck(shown, luck)
        }
        ViewFigures::Worth(figures) => match figures.as_ref().map(|figures| &figures.section) {
            Some(WorthSectionFigures::Fees(figures)) => {
                fees::fees(every(Some(&figures.plans), |source, _| source))
            }
            Some(WorthSectionFigures::PaysItsWay(_) | WorthSectionFigures::Elsewhere) | None => {
                Vec::new()
            }
        },
        ViewFigures::Time(figures) => {
            let plans = figures.as_ref().map(|figures| &figures.plans);
            outlook::csv(every(plans, |source, plan| {
                (source.name, &plan.price, &plan.drawn)
            }))
        }
        ViewFigures::Compare(compared) => comparison::csv(compared, compare::given(view)),
    })
}

/// Something of every plan that is drawn.
fn every<'a, T, R>(
    plans: Option<&'a DrawnPlans<T>>,
    of: impl Fn(Source<'a>, &'a DrawnPlan<T>) -> R,
) -> Vec<R> {
    let of = |plan: &'a DrawnPlan<T>| {
        let source = Source {
            name: &plan.name,
            model: &plan.model,
        };
        of(source, plan)
    };
    plans.map_or_else(Vec::new, |plans| plans.iter().map(of).collect())
}
