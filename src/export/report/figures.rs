//! The figures that a report tells, each computed once by the way that all views go.

use crate::forecast::shown::{LuckFigures, TimeFigures, WorthFigures, WorthSection, WorthWanted};
use crate::forecast::{Figures, Luck, LuckRequest, Opened, Outcome, Outlook, Worth, WorthRequest};
use crate::ledger::{EPOCHS_PER_YEAR, LedgerError, Ratio};
use crate::number::Separators;
use crate::plan::{Blocks, Plan};

/// The figures of a report.
pub struct ReportFigures {
    pub outcome: Outcome,
    pub figures: Figures,
    pub worth: Worth,
    /// A year over luck; `None` where the plan gives the number of blocks, or no chances are defined.
    pub luck: Option<Luck>,
    pub outlook: Outlook,
}

impl ReportFigures {
    /// The figures of a plan, without its scenarios.
    pub fn of(plan: &Plan, separators: Separators) -> Result<Self, LedgerError> {
        let plan = Plan {
            scenarios: Vec::new(),
            ..plan.clone()
        };
        let opened = Opened {
            base: &plan,
            scenario: None,
            plan: &plan,
        };
        let figures = Figures::of(&plan, separators);
        let outcome = figures.outcome.clone()?;
        let year = LuckRequest {
            epochs: EPOCHS_PER_YEAR,
            compared: None,
        };
        // Both shares are a matter of taste, so nothing that depends on them is reported.
        let worth = WorthWanted {
            request: WorthRequest {
                benchmark: Some(Ratio::ZERO),
                distance: Ratio::ZERO,
            },
            section: WorthSection::Elsewhere,
        };
        let luck = LuckFigures::of(opened, &outcome, year)?;
        let is_varied = matches!(plan.blocks, Blocks::Expected { .. });
        Ok(Self {
            worth: WorthFigures::of(opened, &outcome, worth)?.worth,
            luck: luck.luck.map(|(luck, _)| luck).filter(|_| is_varied),
            outlook: TimeFigures::of(opened, 1)?.plans.into_open().drawn,
            outcome,
            figures,
        })
    }
}
