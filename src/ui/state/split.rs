//! The choices of the Split view.

use crate::ledger::Lovelace;
use crate::plan::OwnerId;
use serde::{Deserialize, Serialize};

/// The open section of the Split view, and the entries in it that are not in the plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SplitState {
    /// The open section.
    pub section: SplitSection,
    /// The owner who takes stake out; the last one where this one is not there.
    #[serde(skip)]
    pub leaver: Option<OwnerId>,
    /// The stake taken out; all of it where nothing was typed.
    #[serde(skip)]
    pub leaving: Option<Lovelace>,
    /// The epoch of the re-registration; today's where none was typed.
    #[serde(skip)]
    pub register: Option<u32>,
    /// The receipts of the account, as a table.
    #[serde(skip)]
    pub receipts: String,
}

/// The sections of the split.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum SplitSection {
    /// The agreement and what an epoch brings whom.
    #[default]
    Agreement,
    /// The consequences of an owner's taking stake out.
    Leaving,
    /// The same ada as an owner or as a delegator.
    AsDelegator,
    /// The debts that follow from the receipts.
    Statement,
    /// The text that the owners sign.
    TermSheet,
}

impl SplitSection {
    /// Every section, in the order of the buttons.
    pub const ALL: [Self; 5] = [
        Self::Agreement,
        Self::Leaving,
        Self::AsDelegator,
        Self::Statement,
        Self::TermSheet,
    ];

    /// The button's text.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Agreement => "Agreement",
            Self::Leaving => "Who leaves",
            Self::AsDelegator => "Owner or delegator",
            Self::Statement => "Statement",
            Self::TermSheet => "Term sheet",
        }
    }
}
