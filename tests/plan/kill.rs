//! A program killed at any moment while it saves: the plan's file is whole.

use crate::child::{self, Running};
use poolwright::plan::Plan;
use poolwright::store;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Instant;

/// At least so many savers are killed, and at least so many saves go through between them.
const LEAST: u32 = 200;

/// So that a disk that is too slow ends the test.
const MOST: u32 = 5_000;

/// The plan that is saved as the one with this number, large enough that writing takes a while.
fn numbered(number: u64) -> Plan {
    let mut plan = Plan::new();
    plan.title = format!("Version {number}");
    plan.notes = number.to_string().repeat(2_000);
    plan
}

fn number_of(plan: &Plan) -> u64 {
    let number = plan.title.strip_prefix("Version ").unwrap();
    let number = number.parse().unwrap();
    assert_eq!(plan, &numbered(number), "a mixture of versions");
    number
}

#[test]
fn saves_without_end() {
    let Some(path) = child::work() else {
        return;
    };
    let path = PathBuf::from(path);
    let first = store::load(&path).map_or(0, |plan| number_of(&plan));
    println!("saving");
    for number in first + 1.. {
        store::save(&numbered(number), &path).unwrap();
    }
}

/// Files of the folder, without what a program that is killed may leave until the next save.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.collect();
    names.sort();
    names
}

#[test]
fn a_saver_killed_at_any_moment_leaves_the_old_or_the_new_plan_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.poolwright.ron");
    let began = Instant::now();
    store::save(&numbered(0), &path).unwrap();
    store::save(&numbered(1), &path).unwrap();
    // From the first moment of a save to some saves later.
    let span = began.elapsed() * 2;
    let (mut newest, mut kills) = (1, 0);
    while kills < LEAST || newest < LEAST.into() {
        assert!(kills < MOST, "{kills} killed, {newest} saves");
        kills += 1;
        let work = path.to_str().unwrap();
        let mut saver = Running::start(child::command("kill::saves_without_end", work));
        saver.says("saving");
        thread::sleep(span * (kills * 619 % 1_000) / 1_000);
        saver.kill();

        let number = number_of(&store::load(&path).unwrap());
        assert!(number >= newest, "version {number} came after {newest}");
        newest = number;
        let backup = store::backup_path(&path);
        if backup.exists() {
            let before = number_of(&store::load(&backup).unwrap());
            assert!(
                before <= newest && newest - before <= 1,
                "{before} {newest}"
            );
        }
        assert!(
            names(folder.path()).len() <= 4,
            "{:?}",
            names(folder.path())
        );
    }
    store::save(&Plan::new(), &path).unwrap();
    assert_eq!(
        names(folder.path()),
        ["plan.poolwright.ron", "plan.poolwright.ron.bak"]
    );
    println!("{kills} killed, {newest} saves");
}
