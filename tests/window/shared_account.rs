//! The window as co-owners use it: owners, agreement, leaving, statement, term sheet.

use crate::amounts::ada;
use crate::examples::example;
use crate::script::Window;
use crate::tree::{assert_all_named, assert_says, press, type_into};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use poolwright::app::Answer;
use poolwright::plan::{Plan, Role, Take, To};
use std::fs;

fn three_owners() -> Plan {
    example("Three owners")
}

/// The example in its Split view.
fn open() -> Window {
    let mut window = Window::with_plan(&three_owners());
    window.keys(Modifiers::COMMAND, Key::Num4);
    window
}

/// Clicks the first that has this name: some stand on a button and in a heading.
fn click(window: &mut Window, name: &str) {
    let found = window.harness.query_all_by_label(name).next();
    found.unwrap().click();
    window.harness.run();
}

#[test]
fn owners_are_added_named_moved_and_removed_and_it_can_all_be_undone() {
    let mut window = open();
    let first = window.plan().clone();
    window.press("Add owner");
    let names = |window: &Window| -> Vec<String> {
        let owners = window.plan().owners.iter();
        owners.map(|owner| owner.name.clone()).collect()
    };
    assert_eq!(names(&window), ["Amina", "Bjørn", "Chidi", "Owner 4"]);
    window.press("Move Owner 4 up");
    assert_eq!(names(&window), ["Amina", "Bjørn", "Owner 4", "Chidi"]);
    window.press("Remove Bjørn");
    assert_eq!(names(&window), ["Amina", "Owner 4", "Chidi"]);
    assert_eq!(window.plan().owner_stake(), ada(1_500_000));
    assert_says(&window.harness, "₳1,000,000 are missing");
    assert_says(&window.harness, "Pledge not met");
    for _ in 0..3 {
        window.undo();
    }
    assert_eq!(window.plan(), &first);
    assert_says(&window.harness, "Headroom ₳500,000");
    assert_eq!(window.plan().owners[0].role, Role::Operator);
    assert_all_named(&window.harness);
}

#[test]
fn an_agreement_is_chosen_changed_and_shown_to_the_lovelace() {
    let mut window = open();
    assert_says(&window.harness, "₳373.523108");
    window.press("Start from a preset");
    window.press("All fees to the operator, own stake pro rata");
    assert_eq!(window.plan().agreement.steps.len(), 3);
    assert_says(&window.harness, "₳495.39323");
    window.press("Add step");
    type_into(&mut window.harness, "Amount of the step", "50");
    let step = &window.plan().agreement.steps[2];
    assert!(matches!(&step.take, Take::Amount { amount, .. } if *amount == 50.into()));
    window.press("Remove step 4");
    assert_says(&window.harness, "Nobody takes the rest");
    assert_says(&window.harness, "Stays in the account");
    window.undo();
    assert!(matches!(window.plan().agreement.steps[3].to, To::ByStake));
}

#[test]
fn a_step_that_pays_someone_who_was_removed_says_so_beside_it() {
    let mut window = open();
    window.press("Remove Amina");
    assert_says(
        &window.harness,
        "Pays an owner who was removed (no. 1): choose someone else. Until then it stays in the \
         account",
    );
}

#[test]
fn leaving_says_what_breaks_and_gives_the_safe_order_with_dates() {
    let mut window = open();
    window.press("Who leaves");
    assert_says(
        &window.harness,
        "The pledge breaks: everyone, delegators included, gets 0",
    );
    assert_says(&window.harness, "₳7,096.038274");
    // The window was opened on 21 November 2026, in epoch 669.
    assert_says(&window.harness, "2026-11-20 21:44");
    window.press("The headroom");
    assert_says(&window.harness, "with a headroom of ₳0");
    assert_all_named(&window.harness);
}

#[test]
fn delegating_instead_shows_the_pledge_lowered_where_it_breaks() {
    let mut window = open();
    window.press("Owner or delegator");
    assert_says(
        &window.harness,
        "If Bjørn delegates, the owners hold ₳1,500,000 and the declared pledge of ₳2,500,000 \
         breaks",
    );
    assert_says(&window.harness, "lowered to ₳1,500,000");
}

#[test]
fn a_statement_is_opened_told_and_saved() {
    let mut window = open();
    window.press("Statement");
    let table = window.file("receipts.csv");
    fs::write(&table, "epoch,income_ada\n600,1391.138647\n601,oops\n").unwrap();
    window.will_answer(Answer::Path(table.clone()));
    window.press("Open a table…");
    window.harness.run();
    assert_says(&window.harness, "Line 3, column income");
    fs::write(&table, "epoch,income_ada\n600,1391.138647\n602,0\n").unwrap();
    window.will_answer(Answer::Path(table));
    window.press("Open a table…");
    window.harness.run();
    assert_says(&window.harness, "1 epochs in between are not listed");
    assert_says(
        &window.harness,
        "Together: Amina ₳373.523108, Bjørn ₳610.569323, Chidi ₳407.046216",
    );
    let path = window.file("ours.csv");
    window.will_answer(Answer::Path(path.clone()));
    window.press("Save as CSV…");
    window.harness.run();
    let saved = fs::read_to_string(path).unwrap();
    assert!(saved.starts_with("epoch,starts_utc,income_ada"), "{saved}");
    assert!(
        !window.harness.state().has_unsaved_work(),
        "a statement is no part of the plan"
    );
}

#[test]
fn the_term_sheet_is_filled_in_and_saved() {
    let mut window = open();
    window.press("Term sheet");
    type_into(&mut window.harness, "Pool", "TULIP");
    assert_eq!(window.plan().agreement.particulars.pool, "TULIP");
    let path = window.file("sheet.html");
    window.will_answer(Answer::Path(path.clone()));
    window.press("Save as HTML, to print…");
    window.harness.run();
    let saved = fs::read_to_string(path).unwrap();
    assert!(saved.contains("Agreement of the owners of TULIP"));
    let fingerprint = poolwright::plan::Fingerprint::of(window.plan()).to_string();
    assert!(saved.contains(&fingerprint));
    assert_says(&window.harness, &fingerprint);
    click(&mut window, "m of n signatures");
    type_into(&mut window.harness, "Signatures needed", "4");
    assert_says(&window.harness, "4 of 3 signatures cannot be had");
}

#[test]
fn a_solo_operator_is_not_bothered() {
    let mut window = Window::with_new_plan();
    window.keys(Modifiers::COMMAND, Key::Num4);
    assert_says(&window.harness, "Nothing is agreed yet");
    assert_says(&window.harness, "One owner gets everything");
    press(&mut window.harness, "Owner or delegator");
    assert_all_named(&window.harness);
}
