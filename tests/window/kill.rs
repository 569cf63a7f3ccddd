//! A window that is killed: its unsaved work is there again.

use crate::child::{self, Running};
use crate::script::{Start, Window};
use crate::tree::{assert_says, says, type_into};
use poolwright::app::{Executor, Recovery};
use poolwright::ledger::Lovelace;
use std::fs;
use std::thread;
use std::time::Duration;

#[test]
fn works_in_a_window() {
    let Some(folder) = child::work() else {
        return;
    };
    let mut window = Window::open(Start {
        recovery: Some(Recovery::in_folder(folder.into(), Executor::Thread)),
        ..Start::default()
    });
    window.press("New plan");
    type_into(&mut window.harness, "Pledge", "123456");
    println!("edited");
    // As a window in which nobody does anything: no frame is drawn any more.
    loop {
        thread::park();
    }
}

#[test]
fn a_window_that_is_killed_leaves_its_unsaved_work_to_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let work = folder.path().to_str().unwrap();
    let mut first = Running::start(child::command("kill::works_in_a_window", work));
    first.says("edited");
    let is_kept = || {
        let entries = fs::read_dir(folder.path()).unwrap();
        let mut names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.any(|name| name.ends_with(".poolwright.ron"))
    };
    while !is_kept() {
        assert!(first.child.try_wait().unwrap().is_none(), "it ended");
        thread::sleep(Duration::from_millis(20));
    }
    let next = || {
        Window::open(Start {
            recovery: Some(Recovery::in_folder(
                folder.path().to_owned(),
                Executor::Inline,
            )),
            ..Start::default()
        })
    };
    let meanwhile = next();
    assert!(
        !says(&meanwhile.harness, "Unsaved work was kept"),
        "the other window still runs"
    );
    first.kill();
    let mut next = next();
    next.harness.run();
    assert_says(&next.harness, "Unsaved work was kept");
    next.press("Restore Untitled plan");
    assert_eq!(next.plan().terms.pledge, Lovelace::from_whole_ada(123_456));
    assert!(next.harness.state().has_unsaved_work());
}
