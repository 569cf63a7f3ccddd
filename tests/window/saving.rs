//! Saving, exporting and opening beside the frames, also where a drive does not answer.

use crate::amounts::ada;
use crate::script::{Start, Window};
use crate::tree::{assert_all_named, assert_says, says, type_into};
use egui::{Key, Modifiers, ViewportCommand};
use poolwright::app::{Answer, Executor, Recovery};
use poolwright::plan::{EXAMPLES, Plan};
use poolwright::store;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const COMMAND: Modifiers = Modifiers::COMMAND;
const STILL: &str = "Still saving";

fn example(index: usize) -> Plan {
    EXAMPLES[index].plan().unwrap()
}

fn pledge_in(path: &Path) -> String {
    let plan = store::load(path).unwrap();
    format!("{:?}", plan.terms.pledge)
}

/// What [`pledge_in`] says of so many ada.
fn pledge(of: u64) -> String {
    format!("{:?}", ada(of))
}

/// A window with a plan in a file whose drive answers only when it is told to.
fn held() -> (Window, PathBuf) {
    let mut window = Window::open(Start {
        is_held: true,
        ..Start::default()
    });
    let path = window.file("plan.poolwright.ron");
    store::save(&example(0), &path).unwrap();
    window.drop_file(&path);
    window.release();
    assert_eq!(window.plan(), &example(0));
    (window, path)
}

/// Such a window in which a save of 1M of pledge is under way.
fn saving() -> (Window, PathBuf) {
    let (mut window, path) = held();
    type_into(&mut window.harness, "Pledge", "1M");
    window.keys(COMMAND, Key::S);
    (window, path)
}

fn asked_to_close(window: &Window) -> bool {
    window.asked_of_window().contains(&ViewportCommand::Close)
}

#[test]
fn editing_goes_on_while_the_plan_is_saved() {
    let (mut window, path) = saving();
    assert_says(&window.harness, "Saving…");
    assert_eq!(store::load(&path).unwrap(), example(0));
    type_into(&mut window.harness, "Pledge", "2M");
    assert_eq!(window.plan().terms.pledge, ada(2_000_000));
    window.release();
    assert_eq!(pledge_in(&path), pledge(1_000_000), "as it was then");
    assert!(
        window.harness.state().has_unsaved_work(),
        "2M is in no file"
    );
    assert!(!says(&window.harness, "Saving…"));
    window.undo();
    assert!(!window.harness.state().has_unsaved_work());
}

#[test]
fn saves_come_one_after_the_other_in_their_order() {
    let (mut window, path) = saving();
    for more in ["2M", "3M"] {
        type_into(&mut window.harness, "Pledge", more);
        window.keys(COMMAND, Key::S);
    }
    for saved in [1_000_000, 2_000_000, 3_000_000] {
        assert!(window.harness.state().has_unsaved_work());
        window.release();
        assert_eq!(pledge_in(&path), pledge(saved));
    }
    assert!(!window.harness.state().has_unsaved_work());
    assert_eq!(pledge_in(&store::backup_path(&path)), pledge(2_000_000));
}

#[test]
fn closing_waits_for_a_save() {
    let (mut window, path) = saving();
    window.close();
    assert!(!asked_to_close(&window));
    assert!(
        !says(&window.harness, "Save the changes?"),
        "it is being saved"
    );
    window.release();
    assert!(asked_to_close(&window));
    assert_eq!(pledge_in(&path), pledge(1_000_000));
}

#[test]
fn work_done_while_closing_waits_is_asked_about() {
    let (mut window, _path) = saving();
    window.keys(COMMAND, Key::Q);
    type_into(&mut window.harness, "Pledge", "2M");
    window.release();
    assert!(!asked_to_close(&window));
    assert_says(&window.harness, "Save the changes?");
    window.press("Save");
    assert!(!asked_to_close(&window));
    window.release();
    assert!(asked_to_close(&window));
}

#[test]
fn a_save_of_something_else_is_no_reason_to_close_without_asking() {
    let (mut window, _path) = saving();
    type_into(&mut window.harness, "Pledge", "2M");
    window.keys(COMMAND, Key::W);
    assert_says(&window.harness, "Save the changes?");
    window.press("Cancel");
    window.release();
    assert!(window.harness.state().has_unsaved_work());
}

#[test]
fn after_some_seconds_closing_asks() {
    let recovery = tempfile::tempdir().unwrap();
    let mut window = Window::open(Start {
        is_held: true,
        recovery: Some(Recovery::in_folder(
            recovery.path().to_owned(),
            Executor::Inline,
        )),
        ..Start::default()
    });
    let path = window.file("plan.poolwright.ron");
    store::save(&example(0), &path).unwrap();
    window.drop_file(&path);
    window.release();
    type_into(&mut window.harness, "Pledge", "1M");
    window.keys(COMMAND, Key::S);
    window.keys(COMMAND, Key::Q);
    assert!(!says(&window.harness, STILL));
    window.wait(5);
    assert_says(&window.harness, STILL);
    assert_says(&window.harness, &path.display().to_string());
    assert_all_named(&window.harness);
    window.press("Wait");
    assert!(!says(&window.harness, STILL));
    window.wait(5);
    assert_says(&window.harness, STILL);
    window.press("Quit without it being saved");
    assert!(asked_to_close(&window));
    window.release();
    assert_eq!(store::load(&path).unwrap(), example(0), "given up");
    drop(window);
    assert!(!store::found(recovery.path()).is_empty(), "still kept");
}

#[test]
fn a_save_that_ends_while_it_is_asked_about_closes() {
    let (mut window, path) = saving();
    window.keys(COMMAND, Key::Q);
    window.wait(5);
    assert_says(&window.harness, STILL);
    window.release();
    assert!(asked_to_close(&window));
    assert_eq!(pledge_in(&path), pledge(1_000_000));
}

#[test]
fn the_plan_can_stay_open_after_all() {
    let (mut window, path) = saving();
    window.keys(COMMAND, Key::W);
    window.wait(5);
    window.press("Keep the plan open");
    window.release();
    assert!(!window.harness.state().has_unsaved_work());
    assert_eq!(window.plan().terms.pledge, ada(1_000_000));
    assert_eq!(pledge_in(&path), pledge(1_000_000));
}

#[test]
fn a_save_can_be_cancelled() {
    let (mut window, path) = saving();
    window.wait(2);
    window.press("Cancel saving");
    assert_says(&window.harness, "Saving was cancelled");
    assert!(window.harness.state().has_unsaved_work());
    // The drive hangs as before: what it may do later must not undo what is saved now.
    window.keys(COMMAND, Key::S);
    assert_says(
        &window.harness,
        "the drive has not answered the save before yet",
    );
    window.will_answer(Answer::Path(window.file("elsewhere")));
    window.press("Save as…");
    window.release();
    assert!(!window.harness.state().has_unsaved_work());
    assert_eq!(store::load(&path).unwrap(), example(0));
    let elsewhere = window.file("elsewhere.poolwright.ron");
    assert_eq!(pledge_in(&elsewhere), pledge(1_000_000));
}

#[test]
fn a_file_is_opened_once_it_is_read() {
    let (mut window, _path) = held();
    let other = window.file("other.poolwright.ron");
    store::save(&example(1), &other).unwrap();
    window.drop_file(&other);
    assert_says(&window.harness, "Opening other");
    assert_eq!(window.plan(), &example(0));
    window.release();
    assert_eq!(window.plan(), &example(1));
    assert!(!says(&window.harness, "Opening other"));
}

#[test]
fn work_done_while_a_file_is_read_is_asked_about() {
    let (mut window, _path) = held();
    let other = window.file("other.poolwright.ron");
    store::save(&example(1), &other).unwrap();
    window.drop_file(&other);
    type_into(&mut window.harness, "Pledge", "1M");
    window.release();
    assert_says(&window.harness, "Save the changes?");
    assert_eq!(window.plan().terms.pledge, ada(1_000_000));
    window.press("Don’t save");
    window.release();
    assert_eq!(window.plan(), &example(1));
}

#[test]
fn quitting_waits_for_an_export() {
    let (mut window, _path) = held();
    let table = window.file("table.csv");
    window.will_answer(Answer::Path(table.clone()));
    window.press("File");
    window.press("Export data…");
    window.keys(COMMAND, Key::Q);
    assert!(!asked_to_close(&window));
    window.wait(5);
    assert_says(&window.harness, STILL);
    window.release();
    assert!(table.exists());
    assert!(asked_to_close(&window));
}

#[test]
fn no_export_replaces_the_plan_or_its_backup() {
    let mut window = Window::with_plan(&example(0));
    let path = window.file("plan.poolwright.ron");
    type_into(&mut window.harness, "Pledge", "1M");
    window.keys(COMMAND, Key::S);
    let other = window.file("other.ron");
    store::save(&example(1), &other).unwrap();
    let backup = store::backup_path(&path);
    fs::write(&backup, "a damaged file that was saved over").unwrap();
    for file in [path, backup, other] {
        let before = fs::read(&file).unwrap();
        window.will_answer(Answer::Path(file.clone()));
        window.press("File");
        window.press("Export data…");
        assert_says(&window.harness, "Nothing was exported");
        assert_says(&window.harness, "Choose another name");
        window.press("Close");
        assert_eq!(fs::read(&file).unwrap(), before);
    }
}

#[test]
fn a_file_that_was_deleted_is_saved_anew_and_that_is_said() {
    let mut window = Window::with_plan(&example(0));
    let path = window.file("plan.poolwright.ron");
    type_into(&mut window.harness, "Pledge", "1M");
    fs::remove_file(&path).unwrap();
    window.keys(COMMAND, Key::S);
    assert_says(
        &window.harness,
        "The file was gone; the plan was saved anew to",
    );
    assert_eq!(pledge_in(&path), pledge(1_000_000));
    assert!(!window.harness.state().has_unsaved_work());

    type_into(&mut window.harness, "Pledge", "2M");
    fs::remove_file(&path).unwrap();
    window.keys(COMMAND, Key::Q);
    window.press("Save");
    assert_says(
        &window.harness,
        "The file was gone; the plan was saved anew to",
    );
    assert!(!asked_to_close(&window), "one could not read it");
    window.press("Close");
    assert!(asked_to_close(&window));
    assert_eq!(pledge_in(&path), pledge(2_000_000));
}

#[test]
fn a_first_save_and_a_save_elsewhere_say_nothing_of_that() {
    let mut window = Window::with_new_plan();
    window.will_answer(Answer::Path(window.file("new")));
    window.keys(COMMAND, Key::S);
    assert!(window.file("new.poolwright.ron").exists());
    assert!(!says(&window.harness, "The file was gone"));
}

#[cfg(unix)]
#[test]
fn other_names_of_the_file_are_told_of() {
    let mut window = Window::with_plan(&example(0));
    let path = window.file("plan.poolwright.ron");
    fs::hard_link(&path, window.file("other.ron")).unwrap();
    type_into(&mut window.harness, "Pledge", "1M");
    window.keys(COMMAND, Key::S);
    assert_says(&window.harness, "which keeps the version before");
    assert_eq!(store::load(&window.file("other.ron")).unwrap(), example(0));
}

fn in_recovery(folder: &TempDir) -> Window {
    Window::open(Start {
        recovery: Some(Recovery::in_folder(
            folder.path().to_owned(),
            Executor::Inline,
        )),
        ..Start::default()
    })
}

#[test]
fn a_second_window_on_a_file_says_so() {
    const TITLE: &str = "This plan is open in another window";
    let recovery = tempfile::tempdir().unwrap();
    let mut first = in_recovery(&recovery);
    let path = first.file("plan.poolwright.ron");
    store::save(&example(0), &path).unwrap();
    first.drop_file(&path);
    assert!(!says(&first.harness, TITLE));
    let mut second = in_recovery(&recovery);
    second.drop_file(&path);
    assert_says(&second.harness, TITLE);
    assert_says(&second.harness, &path.display().to_string());
    second.press("Close");
    assert_eq!(second.plan(), &example(0), "it is open all the same");
    second.keys(COMMAND, Key::W);
    first.keys(COMMAND, Key::W);
    second.drop_file(&path);
    assert!(!says(&second.harness, TITLE), "the first closed it");
}
