//! The figures of one plan that are shown whichever view is open.

use super::account::{AccountIncome, Carried, Split, split};
use super::notices::notices;
use super::outcome::Outcome;
use super::verdict::verdict;
use crate::ledger::{LedgerError, Lovelace};
use crate::number::Separators;
use crate::plan::{Fingerprint, Notice, Plan};

/// The figures and sentences of a plan. Takes a fraction of a millisecond; what single views draw
/// is in [`super::ViewFigures`].
#[derive(Clone, Debug)]
pub struct Figures {
    /// Single figures, or why there are none.
    pub outcome: Result<Outcome, LedgerError>,
    /// The plan in one sentence.
    pub verdict: String,
    /// Remarks on inputs and rewards.
    pub notices: Vec<Notice>,
    /// The shares of an epoch's income.
    pub split: Option<Split>,
    /// By which co-owners know that they mean the same numbers.
    pub fingerprint: Fingerprint,
    /// The stake that makes one block an epoch on average.
    pub one_block: Option<Lovelace>,
}

impl Figures {
    /// The figures of a plan; sentences write numbers with these separators.
    pub fn of(plan: &Plan, separators: Separators) -> Self {
        let outcome = Outcome::of(plan);
        let figures = outcome.as_ref().ok();
        let account = figures.map(|figures| AccountIncome::of(&figures.parts));
        Self {
            verdict: verdict(plan, &outcome, separators),
            notices: notices(plan, &outcome, separators),
            split: account.map(|income| split(plan, &income, &Carried::default())),
            fingerprint: Fingerprint::of(plan),
            one_block: figures.and_then(|figures| {
                let model = &figures.model;
                model.rewards.stake_for_blocks(model.performance, 1)
            }),
            outcome,
        }
    }
}
