//! Three epochs of a term sheet with every lovelace shown: a normal one, one with a single block,
//! and one without any.

use super::Sheet;
use crate::export::markdown::escape;
use crate::forecast::{Split, WorkedEpoch};
use crate::ledger::Lovelace;
use crate::number::{self, Places};
use crate::plan::{Blocks, Party};

/// Writes the section.
pub fn epochs(sheet: &mut Sheet<'_>) {
    sheet.out.heading(2, "6. Worked epochs");
    sheet.out.paragraph(
        "At the assumptions of section 9, each beginning with nothing carried forward. Amounts are \
         in ada; the sixth decimal is the lovelace.",
    );
    let figures = sheet.figures;
    let blocks = |blocks| number::decimal(blocks, Places::AtMost(2), sheet.separators);
    let normal = match (sheet.plan.blocks, figures.blocks) {
        (Blocks::Given(given), _) => format!("A normal epoch: {given} blocks"),
        (Blocks::Expected { .. }, Some(expected)) => {
            format!("A normal epoch: {} blocks, as expected", blocks(expected))
        }
        (Blocks::Expected { .. }, None) => "A normal epoch".to_owned(),
    };
    epoch(sheet, &normal, &figures.normal);
    epoch(sheet, "An epoch with a single block", &figures.single_block);
    epoch(sheet, "An empty epoch: no block", &figures.empty);
}

fn epoch(sheet: &mut Sheet<'_>, title: &str, worked: &WorkedEpoch) {
    let (parts, split) = (&worked.parts, &worked.split);
    sheet.out.heading(3, title);
    let income = &split.income;
    let text = format!(
        "The pool earns {}; delegators get {}; the account receives **{}** = {} fixed cost + {} \
         margin + {} own stake.",
        sheet.lovelace(parts.pool),
        sheet.lovelace(parts.delegators),
        sheet.lovelace(income.total),
        sheet.lovelace(income.fixed),
        sheet.lovelace(income.margin),
        sheet.lovelace(income.own_stake),
    );
    sheet.out.paragraph(&text);
    if income.total == Lovelace::ZERO {
        sheet
            .out
            .paragraph("The account receives nothing, so nobody is paid.");
    } else {
        steps(sheet, split);
    }
    let carried = split.carried.total();
    if carried > Lovelace::ZERO {
        let text = format!(
            "Carried forward to the next epoch: {}.",
            sheet.lovelace(carried)
        );
        sheet.out.paragraph(&text);
    }
}

/// A row for each payment, then what everybody gets.
fn steps(sheet: &mut Sheet<'_>, split: &Split) {
    let mut rows = Vec::new();
    for (number, step) in (1..).zip(&split.steps) {
        let due = sheet.lovelace(step.due);
        for payment in &step.payments {
            let odd = if payment.has_odd_lovelace {
                " (with an odd lovelace)"
            } else {
                ""
            };
            rows.push(vec![
                number.to_string(),
                due.clone(),
                format!("{}{odd}", who(sheet, payment.party)),
                sheet.lovelace(payment.amount),
            ]);
        }
        if step.unassigned > Lovelace::ZERO {
            rows.push(vec![
                number.to_string(),
                due.clone(),
                "nobody: stays in the account".to_owned(),
                sheet.lovelace(step.unassigned),
            ]);
        }
        if step.payments.is_empty() && step.unassigned == Lovelace::ZERO {
            rows.push(vec![
                number.to_string(),
                due,
                "nobody".to_owned(),
                sheet.lovelace(Lovelace::ZERO),
            ]);
        }
    }
    sheet
        .out
        .table(&["Step", "Due", "Paid to", "Amount"], "rrlr", &rows);
    let mut totals: Vec<Vec<String>> = split
        .parties()
        .map(|(party, amount)| vec![who(sheet, party), sheet.lovelace(amount)])
        .collect();
    if split.unassigned > Lovelace::ZERO {
        totals.push(vec![
            "Stays in the account, assigned to nobody".to_owned(),
            sheet.lovelace(split.unassigned),
        ]);
    }
    totals.push(vec![
        "**Together, as received**".to_owned(),
        format!("**{}**", sheet.lovelace(split.income.total)),
    ]);
    sheet.out.table(&["Who", "Gets"], "lr", &totals);
}

fn who(sheet: &Sheet<'_>, party: Party) -> String {
    escape(&sheet.words().party(party))
}
