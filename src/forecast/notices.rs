//! Notices that follow from the rewards, beside those of [`crate::plan::problems`].

use super::outcome::Outcome;
use super::period::Period;
use crate::ledger::LedgerError;
use crate::number::{self, Places, Separators};
use crate::plan::{Field, Notice, Plan, Severity, problems};

/// Every notice of a plan, in the order of the fields: those of its inputs and those that follow
/// from its rewards.
pub fn notices(
    plan: &Plan,
    outcome: &Result<Outcome, LedgerError>,
    separators: Separators,
) -> Vec<Notice> {
    let mut notices = problems(plan, separators);
    let Ok(outcome) = outcome else {
        return notices;
    };
    if outcome.is_pledge_met() && outcome.is_below_fixed_cost() && !plan.is_private() {
        let reward = number::ada(outcome.parts.pool, Places::AtMost(0), separators);
        notices.push(
            Notice::new(
                Field::FixedCost,
                Severity::Notice,
                format!("The reward of {reward} an epoch does not exceed the fixed cost"),
            )
            .means("takes all of it", "get nothing in such an epoch"),
        );
    }
    if outcome.is_oversaturated() {
        let saturation = number::ada(outcome.saturation, Places::AtMost(0), separators);
        notices.push(
            Notice::new(
                Field::Delegated,
                Severity::Notice,
                format!("Oversaturated: rewards stop growing at {saturation}"),
            )
            .means(
                "earns no more from further delegation",
                "share the same reward among more stake, so ROS falls",
            ),
        );
    }
    if outcome.costs.incomplete && plan.price.is_known() {
        notices.push(Notice::new(
            Field::Costs,
            Severity::Notice,
            "Some costs are too large to count",
        ));
    }
    if let Some(mean) = outcome.mean_that_differs() {
        let expected = Period::Epoch.ada(outcome.parts.leader);
        let ada = |amount: f64| {
            let amount = rust_decimal::Decimal::try_from(amount).unwrap_or_default();
            format!(
                "₳{}",
                number::decimal(amount, Places::AtMost(0), separators)
            )
        };
        let expected = number::decimal(expected, Places::AtMost(0), separators);
        notices.push(
            Notice::new(
                Field::Blocks,
                Severity::Notice,
                "Luck matters here: the average over luck differs from the figures at expected blocks",
            )
            .means(
                format!("{} an epoch on average, ₳{expected} at expected blocks", ada(mean.leader_ada)),
                format!(
                    "{} an epoch on average, {} at expected blocks",
                    ada(mean.delegators_ada),
                    number::ada(outcome.parts.delegators, Places::AtMost(0), separators)
                ),
            ),
        );
    }
    notices.sort_by_key(|notice| notice.field);
    notices
}
