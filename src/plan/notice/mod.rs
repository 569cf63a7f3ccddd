//! Notices on a plan's inputs: values outside the protocol's limits, contradictions,
//! and what they mean for the operator and for delegators.

mod projection;

use super::agreement::faults;
use super::{Blocks, CostCurrency, Directory, Plan, StepId};
use crate::ledger::{LedgerError, Lovelace, Ratio, Rewards};
use crate::number::{self, Places, Separators};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// The input a notice stands beside, in the order of the inputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// Declared pledge.
    Pledge,
    /// The owners' stakes.
    OwnerStake,
    /// Fixed cost.
    FixedCost,
    /// Margin.
    Margin,
    /// The owners' agreement.
    Agreement,
    /// Delegated stake.
    Delegated,
    /// Blocks.
    Blocks,
    /// Running costs.
    Costs,
    /// Price and currency.
    Price,
    /// Network figures.
    Network,
    /// Protocol parameters.
    Protocol,
    /// Assumptions of the years to come.
    Projection,
    /// The scenarios.
    Scenarios,
}

/// The weight of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// True and worth knowing.
    Notice,
    /// The pool earns nothing, or nothing can be computed.
    Problem,
}

/// A sentence beside a field, and what follows for whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The input it stands beside.
    pub field: Field,
    /// Its weight.
    pub severity: Severity,
    /// The case, in a few words.
    pub what: String,
    /// Its meaning for the operator, where that is not plain.
    pub operator: Option<String>,
    /// Its meaning for delegators, where that is not plain.
    pub delegators: Option<String>,
}

impl Notice {
    /// A notice without consequences spelt out.
    pub fn new(field: Field, severity: Severity, what: impl Into<String>) -> Self {
        Self {
            field,
            severity,
            what: what.into(),
            operator: None,
            delegators: None,
        }
    }

    /// Adds what it means for whom.
    #[must_use]
    pub fn means(mut self, operator: impl Into<String>, delegators: impl Into<String>) -> Self {
        self.operator = Some(operator.into());
        self.delegators = Some(delegators.into());
        self
    }

    /// Everything in one line, for status lines and reports.
    pub fn line(&self) -> String {
        let mut line = self.what.clone();
        if let Some(operator) = &self.operator {
            line.push_str(". Operator: ");
            line.push_str(operator);
        }
        if let Some(delegators) = &self.delegators {
            line.push_str(". Delegators: ");
            line.push_str(delegators);
        }
        line
    }
}

/// The notices on a plan's inputs, in the order of the fields. Those on its rewards (reward below
/// fixed cost, oversaturation) are `forecast::notices`.
pub fn problems(plan: &Plan, separators: Separators) -> Vec<Notice> {
    let mut notices = Vec::new();
    pledge(plan, separators, &mut notices);
    terms(plan, separators, &mut notices);
    owners(plan, &mut notices);
    stake(plan, &mut notices);
    blocks(plan, separators, &mut notices);
    costs(plan, &mut notices);
    network(plan, &mut notices);
    projection::projection(plan, separators, &mut notices);
    scenarios(plan, &mut notices);
    notices
}

fn pledge(plan: &Plan, separators: Separators, notices: &mut Vec<Notice>) {
    let (owned, pledge) = (plan.owner_stake(), plan.terms.pledge);
    if owned < pledge {
        let missing = number::ada(pledge.saturating_sub(owned), Places::Exact, separators);
        notices.push(
            Notice::new(
                Field::Pledge,
                Severity::Problem,
                format!("Pledge not met: the owners hold {missing} less than declared"),
            )
            .means(
                "earns nothing, the fixed cost included",
                "earn nothing while this lasts",
            ),
        );
    }
    if plan.owners.is_empty() {
        notices.push(Notice::new(
            Field::OwnerStake,
            Severity::Notice,
            "The plan has no owner. Add one to pledge",
        ));
    }
}

fn terms(plan: &Plan, separators: Separators, notices: &mut Vec<Notice>) {
    let parameters = &plan.protocol.parameters;
    if plan.terms.fixed_cost < parameters.min_fixed_cost {
        let minimum = number::ada(parameters.min_fixed_cost, Places::Exact, separators);
        notices.push(
            Notice::new(
                Field::FixedCost,
                Severity::Notice,
                format!("Below the minimum fixed cost of {minimum}"),
            )
            .means(
                "cannot register or re-register with this today",
                "no change until the terms are re-registered",
            ),
        );
    }
    if plan.terms.margin.is_above_one() {
        notices.push(Notice::new(
            Field::Margin,
            Severity::Problem,
            "A margin cannot be above 100 %; counted as 100 %",
        ));
    } else if plan.is_private() {
        notices.push(
            Notice::new(
                Field::Margin,
                Severity::Notice,
                "A private pool: margin 100 %",
            )
            .means("keeps the whole reward", "get nothing"),
        );
    }
    if parameters
        .min_margin
        .is_some_and(|minimum| plan.terms.margin < minimum)
    {
        notices.push(Notice::new(
            Field::Margin,
            Severity::Notice,
            "Below the minimum margin set under Protocol",
        ));
    }
}

fn owners(plan: &Plan, notices: &mut Vec<Notice>) {
    let mut seen = BTreeSet::new();
    let mut told = BTreeSet::new();
    for owner in &plan.owners {
        let name = owner.name.trim();
        if name.is_empty() && told.insert("") {
            let what = "An owner has no name; a term sheet would leave it blank";
            notices.push(Notice::new(Field::OwnerStake, Severity::Notice, what));
        } else if !seen.insert(name) && told.insert(name) {
            let what = format!("Two owners are called {name}; give each a name of their own");
            notices.push(Notice::new(Field::OwnerStake, Severity::Notice, what));
        }
    }
    let steps = plan.agreement.steps.iter().zip(1..);
    let numbers: BTreeMap<StepId, usize> = steps.map(|(step, number)| (step.id, number)).collect();
    for fault in faults(plan) {
        let severity = if fault.holds_money {
            Severity::Problem
        } else {
            Severity::Notice
        };
        let number = fault.step.and_then(|step| numbers.get(&step));
        let step = number.map_or(String::new(), |number| format!("Step {number}: "));
        let what = format!("{step}{}", fault.what);
        notices.push(Notice::new(Field::Agreement, severity, what));
    }
}

fn stake(plan: &Plan, notices: &mut Vec<Notice>) {
    let figures = &plan.network.figures;
    if plan.pool_stake() > figures.active_stake && figures.active_stake > Lovelace::ZERO {
        notices.push(Notice::new(
            Field::Delegated,
            Severity::Problem,
            "The pool holds more than the network's whole active stake",
        ));
    }
}

fn blocks(plan: &Plan, separators: Separators, notices: &mut Vec<Notice>) {
    match plan.blocks {
        Blocks::Given(blocks) if blocks > plan.network.figures.blocks => {
            let all = number::decimal(
                Decimal::from(plan.network.figures.blocks),
                Places::Exact,
                separators,
            );
            notices.push(Notice::new(
                Field::Blocks,
                Severity::Problem,
                format!("More blocks than the whole network makes in an epoch ({all})"),
            ));
        }
        Blocks::Expected { performance } if performance.is_above_one() => {
            notices.push(Notice::new(
                Field::Blocks,
                Severity::Notice,
                "Above 100 %: luckier than expected in every epoch",
            ));
        }
        Blocks::Given(_) | Blocks::Expected { .. } => {}
    }
}

fn costs(plan: &Plan, notices: &mut Vec<Notice>) {
    let in_money = plan
        .costs
        .iter()
        .any(|cost| cost.line.currency == CostCurrency::Fiat && !cost.line.amount.is_zero());
    let currency = &plan.price.currency;
    if in_money && !plan.price.is_known() {
        notices.push(Notice::new(
            Field::Price,
            Severity::Notice,
            format!("Costs in {currency} do not count without a price of ada"),
        ));
    }
    if currency.len() != 3 || !currency.bytes().all(|byte| byte.is_ascii_uppercase()) {
        notices.push(Notice::new(
            Field::Price,
            Severity::Notice,
            "A currency is three capital letters, such as EUR",
        ));
    }
}

fn network(plan: &Plan, notices: &mut Vec<Notice>) {
    let figures = &plan.network.figures;
    let parameters = &plan.protocol.parameters;
    match Rewards::new(parameters, figures) {
        Err(error @ (LedgerError::ReservesAboveSupply | LedgerError::TooLarge)) => {
            notices.push(Notice::new(
                Field::Network,
                Severity::Problem,
                format!("No figures: {error}"),
            ));
        }
        Err(
            error @ (LedgerError::NoTargetPools
            | LedgerError::AboveOne(_)
            | LedgerError::NoExpectedBlocks),
        ) => notices.push(Notice::new(
            Field::Protocol,
            Severity::Problem,
            format!("No figures: {error}"),
        )),
        Ok(rewards) => {
            if figures.active_stake > rewards.circulation() {
                notices.push(Notice::new(
                    Field::Network,
                    Severity::Problem,
                    "More stake is active than is in circulation (max supply − reserves)",
                ));
            } else if figures.active_stake == Lovelace::ZERO {
                notices.push(Notice::new(
                    Field::Network,
                    Severity::Problem,
                    "Without active stake no blocks can be expected",
                ));
            }
        }
    }
    if parameters.leverage_cap.is_some_and(|cap| cap < Ratio::ONE) {
        notices.push(Notice::new(
            Field::Protocol,
            Severity::Notice,
            "A leverage cap below 1 can turn the formula negative; shown as 0",
        ));
    }
}

fn scenarios(plan: &Plan, notices: &mut Vec<Notice>) {
    let directory = Directory::of(plan);
    for scenario in &plan.scenarios {
        let mut changes = scenario.changes.iter();
        if changes.any(|change| change.is_lost(&directory)) {
            notices.push(Notice::new(
                Field::Scenarios,
                Severity::Notice,
                format!(
                    "Scenario “{}” changes an owner or a cost that was removed; that change has no \
                     effect",
                    scenario.name
                ),
            ));
        }
    }
}
