//! Notices on the assumptions of the years to come.

use super::{Field, Notice, Severity};
use crate::number::{self, Places, Separators};
use crate::plan::{DelegationPath, Plan, Projection};
use rust_decimal::Decimal;

/// Adds the notices of the projection.
pub fn projection(plan: &Plan, separators: Separators, notices: &mut Vec<Notice>) {
    let projection = &plan.projection;
    let mut note = |severity, what: String| {
        notices.push(Notice::new(Field::Projection, severity, what));
    };
    if !(1..=Projection::MOST_YEARS).contains(&projection.years) {
        let shown = projection.years.clamp(1, Projection::MOST_YEARS);
        note(
            Severity::Notice,
            format!("One can look 1 to 20 years ahead; shown are {shown}"),
        );
    }
    if projection.paid_share.is_above_one() {
        note(
            Severity::Notice,
            "No more than the whole pot can be paid; counted as 100 %".to_owned(),
        );
    }
    if let DelegationPath::Table(points) = &projection.delegation {
        if points.is_empty() {
            note(
                Severity::Notice,
                "The table of delegation is empty, so delegation stays".to_owned(),
            );
        } else if !points.is_sorted_by(|one, next| one.after < next.after) {
            note(
                Severity::Notice,
                "The table of delegation is not in rising order of epochs; it is read as if sorted"
                    .to_owned(),
            );
        }
    }
    let network = plan.network.epoch;
    let start = projection.first_epoch(network);
    if projection.start.is_some_and(|wanted| wanted != start) {
        let epoch = whole(start.0, separators);
        note(
            Severity::Notice,
            format!(
                "The first epoch lies from that of the network’s figures to 20 years later; \
                 shown from {epoch}"
            ),
        );
    }
    if projection.changes.iter().any(|change| change.epoch < start) {
        note(
            Severity::Notice,
            "A planned change before the first epoch holds from the start".to_owned(),
        );
    }
    let mut parameters = plan.protocol.parameters.clone();
    if parameters.check().is_err() {
        // Said beside the parameters themselves.
        return;
    }
    for change in projection.changes_in_order() {
        change.parameter.set(&mut parameters);
        if let Err(error) = parameters.check() {
            let epoch = whole(change.epoch.0, separators);
            note(
                Severity::Notice,
                format!("No figures from epoch {epoch} on: {error}"),
            );
            return;
        }
    }
}

fn whole(number: u32, separators: Separators) -> String {
    number::decimal(Decimal::from(number), Places::Exact, separators)
}
