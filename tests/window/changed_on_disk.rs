//! The plan's file changes, moves or vanishes under the window: nothing is overwritten unasked.

use crate::amounts::ada;
use crate::script::Window;
use crate::tree::{assert_all_named, assert_says, says, type_into};
use egui::{Key, Modifiers, ViewportCommand};
use poolwright::app::Answer;
use poolwright::plan::{EXAMPLES, Plan};
use poolwright::store;
use std::fs;
use std::path::PathBuf;

const COMMAND: Modifiers = Modifiers::COMMAND;
const CHANGED: &str = "The file was changed by someone else";
const GONE: &str = "The plan’s file is gone";

fn theirs() -> Plan {
    EXAMPLES[1].plan().unwrap()
}

/// A window with a plan in a file.
fn window() -> (Window, PathBuf) {
    let window = Window::with_plan(&EXAMPLES[0].plan().unwrap());
    let path = window.file("plan.poolwright.ron");
    (window, path)
}

/// A window with a plan in a file that someone else then writes.
fn swapped() -> (Window, PathBuf) {
    let (window, path) = window();
    fs::write(&path, poolwright::plan::format::write(&theirs()).unwrap()).unwrap();
    (window, path)
}

/// What happens when the user goes to another window and comes back.
fn come_back(window: &mut Window) {
    for has_focus in [false, true] {
        window.harness.input_mut().focused = has_focus;
        window.harness.run();
    }
}

#[test]
fn saving_over_a_file_that_someone_else_wrote_asks_first() {
    let (mut window, path) = swapped();
    type_into(&mut window.harness, "Pledge", "1M");
    window.keys(COMMAND, Key::S);
    assert_says(&window.harness, CHANGED);
    assert_says(&window.harness, "The plan open here has changes of its own");
    assert_says(&window.harness, &path.display().to_string());
    assert_all_named(&window.harness);
    window.press("Cancel");
    assert_eq!(store::load(&path).unwrap(), theirs());
    assert!(window.harness.state().has_unsaved_work());

    window.keys(COMMAND, Key::S);
    window.press("Keep mine");
    assert_eq!(store::load(&path).unwrap().terms.pledge, ada(1_000_000));
    assert!(!window.harness.state().has_unsaved_work());
    let backup = store::backup_path(&path);
    assert_eq!(store::load(&backup).unwrap(), theirs(), "theirs is kept");
    type_into(&mut window.harness, "Pledge", "2M");
    window.keys(COMMAND, Key::S);
    assert!(!says(&window.harness, CHANGED), "settled");
}

#[test]
fn theirs_can_be_loaded_and_undo_brings_mine_back() {
    let (mut window, path) = swapped();
    type_into(&mut window.harness, "Pledge", "1M");
    let mine = window.plan().clone();
    window.keys(COMMAND, Key::S);
    window.press("Load theirs");
    assert_eq!(window.plan(), &theirs());
    assert!(!window.harness.state().has_unsaved_work());
    window.undo();
    assert_eq!(window.plan(), &mine);
    assert!(window.harness.state().has_unsaved_work());
    window.keys(COMMAND, Key::S);
    assert!(!says(&window.harness, CHANGED), "theirs was seen");
    assert_eq!(store::load(&path).unwrap(), mine);
}

#[test]
fn mine_can_be_saved_elsewhere() {
    let (mut window, path) = swapped();
    type_into(&mut window.harness, "Pledge", "1M");
    window.close();
    window.press("Save");
    assert_says(&window.harness, CHANGED);
    window.asked_of_window();
    window.will_answer(Answer::Path(window.file("mine")));
    window.press("Save as…");
    assert!(window.asked_of_window().contains(&ViewportCommand::Close));
    let mine = window.file("mine.poolwright.ron");
    assert_eq!(store::load(&mine).unwrap().terms.pledge, ada(1_000_000));
    assert_eq!(store::load(&path).unwrap(), theirs());
}

#[test]
fn a_change_is_noticed_when_the_window_is_used_again() {
    let (mut window, path) = swapped();
    window.harness.run();
    assert!(!says(&window.harness, CHANGED));
    come_back(&mut window);
    assert_says(&window.harness, CHANGED);
    assert_says(
        &window.harness,
        "The plan is open here as it was before that",
    );
    window.press("Not now");
    assert_eq!(window.plan(), &EXAMPLES[0].plan().unwrap());
    come_back(&mut window);
    window.press("Load theirs");
    assert_eq!(window.plan(), &theirs());
    come_back(&mut window);
    assert!(!says(&window.harness, CHANGED));
    assert_eq!(store::load(&path).unwrap(), theirs());
}

#[test]
fn a_change_behind_a_question_is_asked_about_after_it() {
    let (mut window, _path) = swapped();
    type_into(&mut window.harness, "Pledge", "1M");
    window.keys(COMMAND, Key::N);
    come_back(&mut window);
    assert_says(&window.harness, "Save the changes?");
    assert!(!says(&window.harness, CHANGED));
    window.press("Cancel");
    window.harness.run();
    assert_says(&window.harness, CHANGED);
}

#[test]
fn a_file_that_was_only_touched_is_not_asked_about() {
    let (mut window, path) = window();
    let bytes = fs::read(&path).unwrap();
    fs::remove_file(&path).unwrap();
    fs::write(&path, bytes).unwrap();
    come_back(&mut window);
    assert!(!says(&window.harness, CHANGED));
    type_into(&mut window.harness, "Pledge", "1M");
    window.keys(COMMAND, Key::S);
    assert!(!window.harness.state().has_unsaved_work());
}

#[test]
fn two_windows_on_one_file_notice_each_other() {
    let (mut one, path) = window();
    let mut other = Window::empty();
    other.drop_file(&path);
    type_into(&mut one.harness, "Pledge", "1M");
    one.keys(COMMAND, Key::S);
    type_into(&mut other.harness, "Pledge", "2M");
    other.keys(COMMAND, Key::S);
    assert_says(&other.harness, CHANGED);
    assert_eq!(store::load(&path).unwrap().terms.pledge, ada(1_000_000));
    other.press("Keep mine");
    come_back(&mut one);
    assert_says(&one.harness, CHANGED);
    one.press("Load theirs");
    assert_eq!(one.plan().terms.pledge, ada(2_000_000));
}

#[test]
fn their_version_that_is_no_plan_leaves_mine_open() {
    let (mut window, path) = window();
    fs::write(&path, "<<<<<<< mine").unwrap();
    come_back(&mut window);
    window.press("Load theirs");
    assert_says(
        &window.harness,
        "Their version did not open; yours still is",
    );
    window.press("Close");
    assert_eq!(window.plan(), &EXAMPLES[0].plan().unwrap());
    type_into(&mut window.harness, "Pledge", "1M");
    window.keys(COMMAND, Key::S);
    assert_says(&window.harness, CHANGED);
}

#[test]
fn a_file_that_is_gone_makes_the_plan_unsaved_and_is_told_once() {
    let (mut window, path) = window();
    let moved = window.file("moved.ron");
    fs::rename(&path, &moved).unwrap();
    come_back(&mut window);
    assert_says(&window.harness, GONE);
    window.press("Not now");
    assert!(window.harness.state().has_unsaved_work());
    come_back(&mut window);
    assert!(!says(&window.harness, GONE), "told once");
    window.keys(COMMAND, Key::S);
    assert!(path.exists());
    fs::remove_file(&path).unwrap();
    come_back(&mut window);
    assert_says(&window.harness, GONE);
    window.press("Save it there again");
    assert!(path.exists());
    assert!(!window.harness.state().has_unsaved_work());
}

#[test]
fn a_plan_that_was_not_saved_can_be_saved_elsewhere_at_once() {
    let (mut window, path) = window();
    type_into(&mut window.harness, "Pledge", "1M");
    let backup = store::backup_path(&path);
    fs::create_dir(&backup).unwrap();
    window.keys(COMMAND, Key::S);
    assert_says(&window.harness, "The plan is still open and not saved");
    assert_says(&window.harness, "could not be kept as this backup");
    assert!(window.harness.state().has_unsaved_work());
    window.will_answer(Answer::Path(window.file("elsewhere")));
    window.press("Save as…");
    window.harness.run();
    assert!(!window.harness.state().has_unsaved_work());
    let elsewhere = window.file("elsewhere.poolwright.ron");
    assert_eq!(
        store::load(&elsewhere).unwrap().terms.pledge,
        ada(1_000_000)
    );
}
