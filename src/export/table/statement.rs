//! A statement as a table for spreadsheets: a row for each epoch, a column for each party.

use super::Csv;
use crate::forecast::{Statement, StatementRow};
use crate::ledger::Lovelace;
use crate::plan::agreement::Words;
use crate::plan::{Directory, Plan, StepId};

/// The statement as CSV: amounts in ada with six decimals, the last row adds them up. It is read
/// back by the same program: `epoch` and `income_ada` name the same things there.
pub fn csv(plan: &Plan, statement: &Statement) -> String {
    let words = Words {
        directory: &Directory::of(plan),
        separators: crate::number::Separators::default(),
    };
    let steps = plan.agreement.steps_or_default();
    let carrying: Vec<(usize, StepId)> = (1..)
        .zip(steps.iter())
        .filter(|(_, step)| step.carries_shortfall)
        .map(|(number, step)| (number, step.id))
        .collect();
    let mut head: Vec<String> = [
        "epoch",
        "starts_utc",
        "income_ada",
        "fixed_cost_part_ada",
        "margin_part_ada",
        "own_stake_part_ada",
        "estimated",
    ]
    .map(str::to_owned)
    .to_vec();
    let parties = plan.parties();
    head.extend(parties.map(|party| format!("{} (ADA)", words.party(party))));
    head.push("stays in the account (ADA)".to_owned());
    head.extend(
        carrying
            .iter()
            .map(|(number, _)| format!("carried forward, step {number} (ADA)")),
    );
    head.push("odd lovelace to".to_owned());
    let mut table = Csv::new(head);
    for row in &statement.rows {
        table.row(epoch(row, &carrying, words));
    }
    table.row(total(plan, statement, &carrying));
    table.text
}

fn epoch(row: &StatementRow, carrying: &[(usize, StepId)], words: Words<'_>) -> Vec<String> {
    let split = &row.split;
    let income = &split.income;
    let start = row.receipt.epoch.start();
    let mut cells = vec![
        row.receipt.epoch.0.to_string(),
        start.map_or_else(|_| String::new(), |start| start.to_string()),
        ada(income.total),
        ada(income.fixed),
        ada(income.margin),
        ada(income.own_stake),
        if row.is_estimated { "yes" } else { "no" }.to_owned(),
    ];
    cells.extend(split.parties().map(|(_, amount)| ada(amount)));
    cells.push(ada(split.unassigned));
    cells.extend(
        carrying
            .iter()
            .map(|(_, step)| ada(split.carried.of(*step))),
    );
    let odd: Vec<String> = split
        .odd_lovelace()
        .map(|(_, party)| words.party(party))
        .collect();
    cells.push(odd.join("; "));
    cells
}

fn total(plan: &Plan, statement: &Statement, carrying: &[(usize, StepId)]) -> Vec<String> {
    let sum = |of: fn(&StatementRow) -> Lovelace| ada(statement.rows.iter().map(of).sum());
    let mut cells = vec![
        "total".to_owned(),
        String::new(),
        ada(statement.income()),
        sum(|row| row.split.income.fixed),
        sum(|row| row.split.income.margin),
        sum(|row| row.split.income.own_stake),
        String::new(),
    ];
    let totals = statement.totals(plan);
    cells.extend(totals.into_iter().map(|(_, total)| ada(total)));
    cells.push(ada(statement.unassigned()));
    let carried = statement.carried();
    cells.extend(carrying.iter().map(|(_, step)| ada(carried.of(*step))));
    cells.push(String::new());
    cells
}

/// An amount in ada with all six decimals.
fn ada(amount: Lovelace) -> String {
    let mut ada = amount.ada();
    ada.rescale(6);
    ada.to_string()
}
