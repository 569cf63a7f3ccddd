//! What the account really received, pasted or opened as a table, and what each owner is owed of
//! it.

use crate::chain::receipts::ReceiptError;
use crate::export;
use crate::forecast::Statement;
use crate::ledger::Lovelace;
use crate::plan::{Field, Notice, Party, Plan, Severity};
use crate::ui::command::Command;
use crate::ui::focus::Explained as _;
use crate::ui::scene::{Asks, Scene, Takeaway};
use crate::ui::state::SplitState;
use crate::ui::theme;
use crate::ui::widgets::table::{self, Cell};
use crate::ui::widgets::{command_button, heading, long, notices};
use egui::{ScrollArea, TextEdit, Ui};

/// A table to start from.
const SAMPLE: &str = "epoch,income_ada\n615,1391.14\n616,204.72\n617,0\n618,1502.5\n";

/// Draws the field for the table and what follows from it.
pub fn show(
    ui: &mut Ui,
    scene: Scene<'_>,
    state: &mut SplitState,
    told: Option<&Result<Statement, ReceiptError>>,
    asks: &mut Asks,
) {
    heading(ui, "What is each owner owed of what really came in?");
    notices::line(
        ui,
        "Paste or open a table with a header line: epoch or date, and income_ada or \
         income_lovelace, as the reward account received it. The optional columns pool_stake, \
         owner_stake, fixed_cost, margin and price make the parts of each epoch exact. The table is \
         not kept in the plan",
    );
    ui.horizontal_wrapped(|ui| {
        command_button(ui, Command::OpenTable, asks);
        let sample = ui.button("Try a sample");
        if sample
            .explained("Puts four made-up epochs into the field")
            .clicked()
        {
            SAMPLE.clone_into(&mut state.receipts);
        }
        if !state.receipts.is_empty() && ui.button("Clear").clicked() {
            state.receipts.clear();
        }
    });
    ScrollArea::vertical()
        .id_salt("receipts")
        .max_height(150.0)
        .show(ui, |ui| {
            let field = TextEdit::multiline(&mut state.receipts)
                .code_editor()
                .lock_focus(false)
                .hint_text("epoch,income_ada\n618,1391.14")
                .desired_rows(5)
                .desired_width(f32::INFINITY);
            ui.add(field).explained("What the reward account received");
        });
    match told {
        None => {}
        Some(Err(error)) => {
            let notice = Notice::new(Field::Agreement, Severity::Problem, error.to_string());
            notices::show(ui, &notice);
        }
        Some(Ok(told)) => {
            export_buttons(ui, scene.plan, told, asks);
            remarks(ui, scene, told);
            rows(ui, scene, told);
        }
    }
}

fn export_buttons(ui: &mut Ui, plan: &Plan, told: &Statement, asks: &mut Asks) {
    ui.horizontal_wrapped(|ui| {
        if ui.button("Save as CSV…").clicked() {
            asks.takeaways.push(Takeaway {
                name: "statement.csv".to_owned(),
                bytes: export::table::statement::csv(plan, told).into_bytes(),
            });
        }
        if ui.button("Copy as CSV").clicked() {
            ui.ctx()
                .copy_text(export::table::statement::csv(plan, told));
        }
    });
}

fn remarks(ui: &mut Ui, scene: Scene<'_>, told: &Statement) {
    let estimated = told.rows.iter().filter(|row| row.is_estimated).count();
    if estimated > 0 {
        let matter = if Statement::parts_matter(scene.plan) {
            "The agreement pays by these parts, so check them"
        } else {
            "The agreement does not look at the parts, so the shares are exact all the same"
        };
        notices::line(
            ui,
            &format!(
                "{estimated} of {} epochs are estimated (≈): their parts are worked out with the \
                 plan’s values. {matter}",
                told.rows.len()
            ),
        );
    }
    if let Some(first) = told.missing.first() {
        let what = format!(
            "{} epochs in between are not listed, beginning with {}. List them with income 0 if \
             nothing came: what is due in them would be carried forward",
            told.missing.len(),
            first.0
        );
        let notice = Notice::new(Field::Agreement, Severity::Notice, what);
        notices::show(ui, &notice);
    }
}

fn rows(ui: &mut Ui, scene: Scene<'_>, told: &Statement) {
    let palette = theme::of(ui);
    let plan = scene.plan;
    let totals = told.totals(plan);
    let shown = totals.len().min(long::MOST_NAMED);
    let parties = totals.iter().take(shown);
    let names: Vec<String> = parties.map(|(party, _)| plan.party_name(*party)).collect();
    let has_unassigned = told.unassigned() > Lovelace::ZERO;
    let has_carried = told
        .rows
        .iter()
        .any(|row| row.split.carried.total() > Lovelace::ZERO);
    let mut head = vec!["Epoch", "Income", "Fixed cost", "Margin", "Own stake"];
    head.extend(names.iter().map(String::as_str));
    if has_unassigned {
        head.push("Stays in the account");
    }
    if has_carried {
        head.push("Carried forward");
    }
    head.push("Odd lovelace to");
    let last = total(scene, told, &totals, has_unassigned, has_carried);
    ui.add_space(4.0);
    table::show_long(ui, "statement", &head, told.rows.len() + 1, |place| {
        told.rows.get(place).map_or_else(
            || last.clone(),
            |row| {
                let split = &row.split;
                let mark = if row.is_estimated { "≈ " } else { "" };
                let part =
                    |amount| Cell::figure(format!("{mark}{}", scene.lovelace(amount))).quiet();
                let mut cells = vec![
                    Cell::name(row.receipt.epoch.0.to_string()),
                    Cell::figure(scene.lovelace(split.income.total)),
                    part(split.income.fixed),
                    part(split.income.margin),
                    part(split.income.own_stake),
                ];
                let amounts = split.parties().take(shown);
                cells.extend(amounts.map(|(_, amount)| Cell::figure(scene.lovelace(amount))));
                if has_unassigned {
                    cells.push(Cell::figure(scene.lovelace(split.unassigned)));
                }
                if has_carried {
                    cells.push(Cell::figure(scene.lovelace(split.carried.total())));
                }
                let odd: Vec<Party> = split.odd_lovelace().map(|(_, party)| party).collect();
                let name = |place| odd.get(place).map(|party| plan.party_name(*party));
                let odd = long::named(odd.len(), |place| name(place).unwrap_or_default());
                cells.push(Cell::name(odd).quiet());
                cells
            },
        )
    });
    if shown < totals.len() {
        let all = totals.len();
        let text = format!("The first {shown} of {all} parties are shown; the CSV has all of them");
        notices::line(ui, &text);
    }
    let name = |place| {
        let (party, total): (Party, Lovelace) = totals.get(place).copied()?;
        Some(format!(
            "{} {}",
            plan.party_name(party),
            scene.lovelace(total)
        ))
    };
    let names = long::named(totals.len(), |place| name(place).unwrap_or_default());
    let text = egui::RichText::new(format!("Together: {names}")).color(palette.text);
    ui.add(egui::Label::new(text).wrap());
}

fn total(
    scene: Scene<'_>,
    told: &Statement,
    totals: &[(Party, Lovelace)],
    has_unassigned: bool,
    has_carried: bool,
) -> Vec<Cell> {
    let sum = |of: fn(&crate::forecast::StatementRow) -> Lovelace| {
        let sum = told.rows.iter().map(of).sum();
        Cell::figure(scene.lovelace(sum)).strong()
    };
    let mut cells = vec![
        Cell::name("Total").strong(),
        sum(|row| row.split.income.total),
        sum(|row| row.split.income.fixed),
        sum(|row| row.split.income.margin),
        sum(|row| row.split.income.own_stake),
    ];
    let shown = totals.iter().take(long::MOST_NAMED);
    cells.extend(shown.map(|(_, total)| Cell::figure(scene.lovelace(*total)).strong()));
    if has_unassigned {
        cells.push(Cell::figure(scene.lovelace(told.unassigned())).strong());
    }
    if has_carried {
        cells.push(Cell::figure(scene.lovelace(told.carried().total())).strong());
    }
    cells.push(Cell::name(""));
    cells
}
