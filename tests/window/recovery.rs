//! Unsaved work is kept, offered at the next start, and never put over a file unasked.

use crate::amounts::ada;
use crate::script::{Start, Window};
use crate::tree::{assert_all_named, assert_says, says, type_into};
use egui::{Key, Modifiers, ViewportCommand, ViewportId};
use jiff::Timestamp;
use poolwright::app::{Answer, Executor, Recovery};
use poolwright::plan::{EXAMPLES, Plan};
use poolwright::store::{self, Journal, Unsaved};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;

const COMMAND: Modifiers = Modifiers::COMMAND;
/// What ends the work of a window.
type Ending = fn(&mut Window);

const OFFER: &str = "Unsaved work was kept";

/// A window whose unsaved work is kept in this folder.
fn open_in(folder: &Path, plan: Option<PathBuf>) -> Window {
    let recovery = Recovery::in_folder(folder.to_owned(), Executor::Inline);
    let mut window = Window::open(Start {
        recovery: Some(recovery),
        plan,
        ..Start::default()
    });
    window.harness.run();
    window
}

/// The plans that are kept in a folder.
fn kept(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let paths = entries.map(|entry| entry.unwrap().path());
    paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "ron"))
        .collect()
}

/// Whether a folder has no files at all but the marks of what is open.
fn is_empty(folder: &Path) -> bool {
    let is_mark = |path: &Path| path.extension().is_some_and(|ending| ending == "open");
    fs::read_dir(folder)
        .is_ok_and(|mut entries| entries.all(|entry| is_mark(&entry.unwrap().path())))
}

/// A plan in a file, opened, changed and left without a word, as when the program is killed.
fn left_in(folder: &Path) -> (TempDir, PathBuf) {
    let files = tempfile::tempdir().unwrap();
    let path = files.path().join("ours.poolwright.ron");
    store::save(&EXAMPLES[0].plan().unwrap(), &path).unwrap();
    let mut window = open_in(folder, Some(path.clone()));
    type_into(&mut window.harness, "Pledge", "123456");
    (files, path)
}

#[test]
fn work_that_was_left_comes_back_unsaved_and_belongs_to_its_file() {
    let folder = tempfile::tempdir().unwrap();
    let (_files, path) = left_in(folder.path());
    let before = fs::read(&path).unwrap();
    let mut window = open_in(folder.path(), None);
    assert_says(&window.harness, OFFER);
    assert_says(&window.harness, &format!("Belongs to {}", path.display()));
    assert_says(&window.harness, "Kept 20");
    assert_says(&window.harness, " UTC");
    assert_all_named(&window.harness);
    window.press("Restore Solo operator");
    assert!(!says(&window.harness, OFFER));
    assert_eq!(window.plan().terms.pledge, ada(123_456));
    assert!(window.harness.state().has_unsaved_work());
    assert_says(&window.harness, "ours, not saved");
    assert_eq!(fs::read(&path).unwrap(), before, "the file is as it was");
    assert_eq!(kept(folder.path()).len(), 1, "kept for this window now");
    window.keys(COMMAND, Key::S);
    assert!(window.dialogs.borrow().asked.is_empty(), "it has its file");
    assert_eq!(store::load(&path).unwrap().terms.pledge, ada(123_456));
    assert!(is_empty(folder.path()), "nothing is left to recover");
}

#[test]
fn a_plan_opened_by_a_short_path_is_found_again_from_anywhere() {
    let folder = tempfile::tempdir().unwrap();
    let short = PathBuf::from("assets/examples/solo-operator.poolwright.ron");
    let mut window = open_in(folder.path(), Some(short.clone()));
    type_into(&mut window.harness, "Pledge", "123456");
    drop(window);
    let found = store::found(folder.path()).remove(0);
    let (path, _) = found.file.clone().unwrap();
    assert!(path.is_absolute() && path.ends_with(short), "{path:?}");
}

#[test]
fn what_was_restored_survives_another_kill() {
    let folder = tempfile::tempdir().unwrap();
    let (_files, _path) = left_in(folder.path());
    for _ in 0..2 {
        let mut window = open_in(folder.path(), None);
        window.press("Restore Solo operator");
        assert_eq!(window.plan().terms.pledge, ada(123_456));
        assert_eq!(kept(folder.path()).len(), 1);
    }
}

#[test]
fn a_file_that_changed_since_is_not_overwritten_by_restored_work() {
    let folder = tempfile::tempdir().unwrap();
    let (_files, path) = left_in(folder.path());
    let theirs = EXAMPLES[1].plan().unwrap();
    store::save(&theirs, &path).unwrap();
    let mut window = open_in(folder.path(), None);
    assert_says(
        &window.harness,
        "The file was changed since by someone else",
    );
    window.press("Restore Solo operator");
    window.keys(COMMAND, Key::S);
    assert_says(&window.harness, "The file was changed by someone else");
    assert_eq!(store::load(&path).unwrap(), theirs);
    assert!(window.harness.state().has_unsaved_work());
}

#[test]
fn a_plan_that_was_never_saved_comes_back_without_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = open_in(folder.path(), None);
    window.keys(COMMAND, Key::N);
    assert!(kept(folder.path()).is_empty(), "nothing is lost yet");
    type_into(&mut window.harness, "Pledge", "1M");
    drop(window);
    let mut window = open_in(folder.path(), None);
    assert_says(&window.harness, "Never saved to a file");
    window.press("Restore Untitled plan");
    window.will_answer(Answer::Path(window.file("new")));
    window.keys(COMMAND, Key::S);
    assert_eq!(window.dialogs.borrow().asked.len(), 1);
    assert!(window.file("new.poolwright.ron").exists());
}

#[test]
fn deciding_later_offers_it_in_the_menu_and_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let (_files, _path) = left_in(folder.path());
    let mut window = open_in(folder.path(), None);
    window.press("Decide later");
    assert!(!says(&window.harness, OFFER));
    drop(window);
    let mut window = open_in(folder.path(), None);
    window.keys(Modifiers::NONE, Key::Escape);
    assert!(!says(&window.harness, OFFER), "Escape is later");
    window.press("File");
    window.press("Recover unsaved work…");
    window.harness.run();
    window.press("Restore Solo operator");
    assert_eq!(window.plan().terms.pledge, ada(123_456));
}

#[test]
fn restoring_over_unsaved_work_asks_first() {
    let folder = tempfile::tempdir().unwrap();
    let (_files, _path) = left_in(folder.path());
    let mut window = open_in(folder.path(), None);
    window.press("Decide later");
    window.keys(COMMAND, Key::N);
    type_into(&mut window.harness, "Pledge", "777");
    window.press("File");
    window.press("Recover unsaved work…");
    window.harness.run();
    window.press("Restore Solo operator");
    assert_says(&window.harness, "Save them before opening another plan?");
    window.press("Cancel");
    assert_eq!(window.plan().terms.pledge, ada(777));
    assert_eq!(kept(folder.path()).len(), 2);
}

#[test]
fn discarding_asks_again_and_then_removes_it() {
    let folder = tempfile::tempdir().unwrap();
    let (_files, _path) = left_in(folder.path());
    let mut window = open_in(folder.path(), None);
    window.press("Discard Solo operator");
    assert_says(&window.harness, "Discard it for good?");
    window.press("Keep Solo operator");
    assert_eq!(kept(folder.path()).len(), 1);
    window.press("Discard Solo operator");
    window.press("Discard for good Solo operator");
    assert!(!says(&window.harness, OFFER));
    assert!(is_empty(folder.path()));
}

#[test]
fn nothing_stays_where_the_work_was_saved_undone_or_given_up() {
    let folder = tempfile::tempdir().unwrap();
    let files = tempfile::tempdir().unwrap();
    let path = files.path().join("ours.poolwright.ron");
    store::save(&Plan::new(), &path).unwrap();
    let endings: [(&str, Ending); 4] = [
        ("saved", |window| window.keys(COMMAND, Key::S)),
        ("undone", |window| window.undo()),
        ("closed", |window| {
            window.keys(COMMAND, Key::W);
            window.press("Don’t save");
        }),
        ("quit", |window| {
            window.keys(COMMAND, Key::Q);
            window.press("Don’t save");
            assert!(window.asked_of_window().contains(&ViewportCommand::Close));
            eframe::App::on_exit(window.harness.state_mut(), None);
        }),
    ];
    for (pledge, (name, end)) in (1_000..).zip(endings) {
        let mut window = open_in(folder.path(), Some(path.clone()));
        type_into(&mut window.harness, "Pledge", &format!("{pledge}"));
        assert_eq!(kept(folder.path()).len(), 1, "{name}");
        end(&mut window);
        assert!(is_empty(folder.path()), "{name}");
    }
}

#[test]
fn a_program_that_is_ended_without_asking_keeps_the_work() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = open_in(folder.path(), None);
    window.keys(COMMAND, Key::N);
    type_into(&mut window.harness, "Pledge", "1M");
    eframe::App::on_exit(window.harness.state_mut(), None);
    drop(window);
    assert_says(&open_in(folder.path(), None).harness, OFFER);
}

#[test]
fn windows_that_run_at_once_keep_their_work_apart() {
    let folder = tempfile::tempdir().unwrap();
    let mut windows: Vec<_> = (0..3)
        .map(|number| {
            let mut window = open_in(folder.path(), None);
            assert!(!says(&window.harness, OFFER), "the others still run");
            window.keys(COMMAND, Key::N);
            type_into(
                &mut window.harness,
                "Pledge",
                &format!("{}", 1_000 + number),
            );
            window
        })
        .collect();
    assert_eq!(kept(folder.path()).len(), 3);
    windows.remove(1);
    let mut next = open_in(folder.path(), None);
    next.press("Restore Untitled plan");
    assert_eq!(next.plan().terms.pledge, ada(1_001));
    assert_eq!(kept(folder.path()).len(), 3);
}

#[test]
fn nothing_is_written_or_drawn_while_nothing_changes() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = open_in(folder.path(), None);
    window.keys(COMMAND, Key::N);
    type_into(&mut window.harness, "Pledge", "1M");
    let entry = kept(folder.path()).remove(0);
    fs::write(&entry, "as it was").unwrap();
    for _ in 0..5 {
        window.harness.step();
    }
    assert_eq!(fs::read_to_string(&entry).unwrap(), "as it was");
    let output = &window.harness.output().viewport_output[&ViewportId::ROOT];
    assert_eq!(output.repaint_delay, Duration::MAX);
    type_into(&mut window.harness, "Pledge", "2M");
    assert_eq!(store::load(&entry).unwrap().terms.pledge, ada(2_000_000));
}

#[test]
fn damaged_work_is_told_and_stays_until_it_is_discarded() {
    let folder = tempfile::tempdir().unwrap();
    let (_files, _path) = left_in(folder.path());
    let entry = kept(folder.path()).remove(0);
    let text = fs::read_to_string(&entry).unwrap();
    for damaged in [
        "",
        "\u{1}",
        &text[..text.len() / 2],
        &text.replace("margin", "m"),
    ] {
        fs::write(&entry, damaged).unwrap();
        let mut window = open_in(folder.path(), None);
        assert_says(&window.harness, "Work that cannot be read");
        assert_says(&window.harness, &entry.display().to_string());
        assert_says(&window.harness, "It stays there until you discard it");
        assert!(!says(&window.harness, "Restore Work"));
        window.press("Decide later");
        assert_eq!(fs::read_to_string(&entry).unwrap(), damaged);
    }
    // A damaged first line loses where it belongs, not the plan.
    let (_, plan) = text.split_once('\n').unwrap();
    fs::write(
        &entry,
        format!("// Unsaved work, kept by Poolwright: (at\n{plan}"),
    )
    .unwrap();
    let mut window = open_in(folder.path(), None);
    assert_says(&window.harness, "Never saved to a file");
    window.press("Restore Solo operator");
    assert_eq!(window.plan().terms.pledge, ada(123_456));
}

#[test]
fn work_that_cannot_be_kept_is_told_of_and_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let blocked = folder.path().join("file");
    fs::write(&blocked, "").unwrap();
    let mut window = open_in(&blocked.join("recovery"), None);
    window.keys(COMMAND, Key::N);
    type_into(&mut window.harness, "Pledge", "1M");
    assert_says(&window.harness, "Unsaved changes are not kept for recovery");
    assert_eq!(window.plan().terms.pledge, ada(1_000_000));
}

#[test]
fn a_backup_opens_as_a_plan_that_has_no_file() {
    let mut window = Window::with_plan(&EXAMPLES[0].plan().unwrap());
    type_into(&mut window.harness, "Pledge", "1M");
    window.keys(COMMAND, Key::S);
    let backup = window.file("plan.poolwright.ron.bak");
    window.drop_file(&backup);
    assert_eq!(window.plan(), &EXAMPLES[0].plan().unwrap());
    assert!(window.harness.state().has_unsaved_work());
    assert_says(&window.harness, "Opened a backup; saving asks where");
    window.keys(COMMAND, Key::S);
    assert_eq!(window.dialogs.borrow().asked.len(), 1);
}

#[test]
fn an_entry_says_where_it_belongs_and_opens_as_a_plan() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("Plan \"ä\"\n🚀.ron");
    let seen = store::save(&Plan::new(), &file).unwrap().seen;
    let journals = folder.path().join("deep/below");
    let mut journal = Journal::new(journals.clone());
    let mut plan = Plan::new();
    plan.title = "mine".to_owned();
    let work = Unsaved {
        plan: Arc::new(plan.clone()),
        file: Some((file.clone(), seen)),
    };
    let now: Timestamp = "2026-11-21T17:03:59Z".parse().unwrap();
    let entry = journal.keep(&work, now).unwrap().to_owned();
    assert_eq!(store::load(&entry).unwrap(), plan);
    assert!(store::found(&journals).is_empty(), "its program runs");
    drop(journal);
    let found = store::found(&journals);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].at, Some(now));
    assert_eq!(found[0].file, Some((file.clone(), seen)));
    assert!(
        store::found(&journals).is_empty(),
        "who found it first decides on it"
    );
    drop(found);
    // Killed between saving and forgetting: there is nothing to recover.
    store::save(&plan, &file).unwrap();
    assert!(store::found(&journals).is_empty());
    assert!(is_empty(&journals));
}

#[cfg(unix)]
#[test]
fn only_its_owner_may_look_into_the_folder() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let below = folder.path().join("recovery");
    let (_files, _path) = left_in(&below);
    let mode = fs::metadata(&below).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
}
