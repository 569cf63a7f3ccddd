//! A plan's figures without a window: JSON for programs, text for people.
//!
//! The keys of the JSON are kept stable and documented in the README. Amounts are lovelace and
//! ratios decimals, both as strings, so that no reader loses digits.

mod costs;
mod figures;
mod lines;
mod luck;
mod network;
mod outlook;
mod owners;
mod parameters;
mod pool;
mod rewards;
mod worth;

use crate::ledger::LedgerError;
use crate::number::Separators;
use crate::plan::agreement::Words;
use crate::plan::{Directory, Notice, Plan, Severity};
use crate::text;
use costs::CostLines;
use figures::ReportFigures;
use lines::Lines;
use luck::LuckLines;
use network::{NetworkLines, PotLines};
use outlook::OutlookLines;
use owners::OwnerLines;
use parameters::ParameterLines;
use pool::{BlockLines, PoolLines};
use rewards::RewardLines;
use serde::Serialize;
use worth::WorthLines;

/// The figures of a plan, in the order they are reported.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    #[serde(rename = "report_format")]
    format: u32,
    title: String,
    verdict: String,

    #[serde(flatten)]
    network: NetworkLines,
    protocol_preset: String,
    protocol_date: String,
    #[serde(flatten)]
    parameters: ParameterLines,
    #[serde(flatten)]
    pool: PoolLines,
    #[serde(flatten)]
    owners: OwnerLines,
    #[serde(flatten)]
    pots: PotLines,
    #[serde(flatten)]
    blocks: BlockLines,
    #[serde(flatten)]
    rewards: RewardLines,
    #[serde(flatten)]
    costs: CostLines,
    #[serde(flatten)]
    worth: WorthLines,
    #[serde(flatten)]
    luck: LuckLines,
    #[serde(flatten)]
    outlook: OutlookLines,

    notices: Vec<NoticeLine>,
}

#[derive(Clone, Debug, Serialize)]
struct NoticeLine {
    severity: &'static str,
    what: String,
    operator: Option<String>,
    delegators: Option<String>,
}

impl Report {
    /// The report of a plan.
    ///
    /// # Errors
    /// When the plan's network or parameters are outside what the formulas are defined for.
    pub fn of(plan: &Plan) -> Result<Self, LedgerError> {
        let separators = Separators::default();
        let reported = ReportFigures::of(plan, separators)?;
        let outcome = &reported.outcome;
        let words = Words {
            directory: &Directory::of(plan),
            separators,
        };
        Ok(Self {
            format: 1,
            title: plan.title.clone(),
            verdict: reported.figures.verdict.clone(),
            network: NetworkLines::of(plan),
            protocol_preset: plan.protocol.origin.text(),
            protocol_date: plan.protocol.origin.date.to_string(),
            parameters: ParameterLines(plan.protocol.parameters.clone()),
            pool: PoolLines::of(plan, outcome),
            owners: OwnerLines::of(plan, outcome, words),
            pots: PotLines::of(outcome),
            blocks: BlockLines::of(plan, outcome),
            rewards: RewardLines::of(outcome),
            costs: CostLines::of(plan, outcome),
            worth: WorthLines::of(&reported),
            luck: LuckLines::of(&reported),
            outlook: OutlookLines::of(plan, &reported.outlook),
            notices: reported
                .figures
                .notices
                .iter()
                .map(NoticeLine::of)
                .collect(),
        })
    }

    /// The report as JSON, ending with a line break.
    pub fn json(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text::json(&text).into_owned()
    }
}

impl NoticeLine {
    fn of(notice: &Notice) -> Self {
        Self {
            severity: match notice.severity {
                Severity::Notice => "notice",
                Severity::Problem => "problem",
            },
            what: notice.what.clone(),
            operator: notice.operator.clone(),
            delegators: notice.delegators.clone(),
        }
    }
}

/// The report as text for a terminal, in columns.
///
/// # Errors
/// As [`Report::of`].
pub fn text(plan: &Plan, separators: Separators) -> Result<String, LedgerError> {
    let reported = ReportFigures::of(plan, separators)?;
    let outcome = &reported.outcome;
    let mut lines = Lines::new(separators);
    lines.heading(plan.label());
    lines.text(&reported.figures.verdict);
    network::text(plan, outcome, &mut lines);
    pool::text(plan, outcome, &mut lines);
    rewards::text(outcome, &mut lines);
    costs::text(outcome, &mut lines);
    worth::text(plan, &reported, &mut lines);
    luck::text(&reported, &mut lines);
    outlook::text(plan, &reported.outlook, &mut lines);
    owners::text(plan, outcome, &mut lines);
    let notices = &reported.figures.notices;
    if !notices.is_empty() {
        lines.heading("Notices");
        for notice in notices {
            lines.text(&format!("  {}", notice.line()));
        }
    }
    Ok(lines.text)
}
