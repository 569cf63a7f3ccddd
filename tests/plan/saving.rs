//! Saving on disks as they are: backups, permissions, links, names, and disks that refuse.

use crate::child::Running;
use jiff::Timestamp;
use poolwright::plan::Plan;
use poolwright::plan::format::LARGEST_FILE;
use poolwright::store::{self, Journal, OnDisk, Presence, Seen, Unsaved};
use rust_decimal::Decimal;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;

fn titled(title: &str) -> Plan {
    let mut plan = Plan::new();
    title.clone_into(&mut plan.title);
    plan
}

/// A plan that no file can hold: amounts in files are not negative.
fn unreadable() -> Plan {
    let mut plan = Plan::new();
    plan.price.of_ada = Decimal::NEGATIVE_ONE;
    plan
}

fn title_in(path: &Path) -> String {
    store::load(path).unwrap().title
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.collect();
    names.sort();
    names
}

fn in_a_folder() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.poolwright.ron");
    (folder, path)
}

#[test]
fn the_version_before_is_kept_beside_the_file() {
    let (folder, path) = in_a_folder();
    store::save(&titled("one"), &path).unwrap();
    assert_eq!(
        names(folder.path()),
        ["plan.poolwright.ron"],
        "nothing before"
    );
    store::save(&titled("two"), &path).unwrap();
    let backup = folder.path().join("plan.poolwright.ron.bak");
    assert_eq!(store::backup_path(&path), backup);
    assert_eq!(title_in(&backup), "one");
    store::save(&titled("three"), &path).unwrap();
    assert_eq!(
        (title_in(&path), title_in(&backup)),
        ("three".into(), "two".into())
    );
    // Saving what is there already is no new version.
    store::save(&titled("three"), &path).unwrap();
    assert_eq!(title_in(&backup), "two");
    assert_eq!(
        names(folder.path()),
        ["plan.poolwright.ron", "plan.poolwright.ron.bak"]
    );
}

#[test]
fn a_damaged_file_that_is_saved_over_is_kept_as_it_is() {
    let (_folder, path) = in_a_folder();
    fs::write(&path, "(format: 1, title: \"half").unwrap();
    store::save(&titled("whole"), &path).unwrap();
    let kept = fs::read_to_string(store::backup_path(&path)).unwrap();
    assert_eq!(kept, "(format: 1, title: \"half");
}

#[test]
fn where_no_backup_can_be_kept_nothing_is_replaced() {
    let (folder, path) = in_a_folder();
    store::save(&titled("one"), &path).unwrap();
    let backup = store::backup_path(&path);
    fs::create_dir(&backup).unwrap();
    assert_eq!(
        store::save(&titled("two"), &path).unwrap_err().to_string(),
        format!(
            "{}: The plan was not saved, since the version before could not be kept as this \
             backup: This is a folder, not a file",
            backup.display()
        )
    );
    assert_eq!(title_in(&path), "one");
    assert_eq!(names(folder.path()).len(), 2, "nothing is left over");
}

#[test]
fn a_name_with_any_characters_is_saved_to_and_read_again() {
    let folder = tempfile::tempdir().unwrap();
    for name in [
        "Genossenschafts-Plan für März",
        "план пула",
        "プール計画",
        "خطة المجمع",
        "👩‍🌾🏊 plan",
        "e\u{301}té",
        "it's \"$(one)\" & %PATH%\ttab",
        "-rf",
    ] {
        if cfg!(windows) && name.contains(['"', '\t']) {
            continue;
        }
        let path = folder
            .path()
            .join(name)
            .join("a")
            .join(format!("{name}.ron"));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        store::save(&titled("one"), &path).unwrap();
        store::save(&titled(name), &path).unwrap();
        assert_eq!(title_in(&path), name);
        assert_eq!(title_in(&store::backup_path(&path)), "one");
    }
}

#[test]
fn a_name_that_is_too_long_says_so() {
    let (folder, _) = in_a_folder();
    let path = folder.path().join("n".repeat(300));
    let said = store::save(&Plan::new(), &path).unwrap_err().to_string();
    assert!(
        said.contains("The disk does not allow this name: it is too long"),
        "{said}"
    );
    if cfg!(unix) {
        // The file that is written first has a name of its own, so that a name may be as long as
        // the disk allows.
        store::save(&Plan::new(), &folder.path().join("n".repeat(255))).unwrap();
    }
}

#[test]
fn what_is_not_a_plan_at_all_is_not_replaced_by_one() {
    let (_folder, path) = in_a_folder();
    fs::File::create(&path)
        .unwrap()
        .set_len(20_000_000)
        .unwrap();
    assert_eq!(
        store::save(&Plan::new(), &path).unwrap_err().to_string(),
        format!(
            "{}: The file is far too large to be a plan (20 MB). The plan was not saved; choose \
             another name",
            path.display()
        )
    );
    assert_eq!(fs::metadata(&path).unwrap().len(), 20_000_000);
}

#[test]
fn a_plan_that_would_not_open_again_is_not_saved() {
    let (folder, path) = in_a_folder();
    let mut plan = Plan::new();
    plan.notes = "n".repeat(17_000_000);
    let said = store::save(&plan, &path).unwrap_err().to_string();
    assert!(
        said.contains("its file would have 17 MB, more than a plan may have"),
        "{said}"
    );
    assert!(names(folder.path()).is_empty());
}

#[test]
fn a_plan_that_would_not_read_back_is_not_saved() {
    let (folder, path) = in_a_folder();
    store::save(&titled("one"), &path).unwrap();
    assert_eq!(
        store::save(&unreadable(), &path).unwrap_err().to_string(),
        format!(
            "{}: The plan was not saved: its file would not have read back. Please report this",
            path.display()
        )
    );
    assert_eq!(title_in(&path), "one");
    assert_eq!(names(folder.path()), ["plan.poolwright.ron"]);
}

#[test]
fn unsaved_work_is_kept_only_where_it_would_open_again() {
    let folder = tempfile::tempdir().unwrap();
    let journals = folder.path().join("recovery");
    let mut journal = Journal::new(journals.clone());
    let now: Timestamp = "2026-11-21T17:03:59Z".parse().unwrap();
    let mut keep = |plan: Plan| {
        let work = Unsaved {
            plan: Arc::new(plan),
            file: None,
        };
        let kept = journal.keep(&work, now).map(Path::to_owned);
        kept.map_err(|error| error.to_string())
    };
    let said = |why| {
        let path = journals.display();
        Err(format!("{path}: The file was not written: {why}"))
    };
    let unreadable_said = said("its file would not have read back. Please report this");
    assert_eq!(keep(unreadable()), unreadable_said);
    assert!(!journals.exists(), "nothing to recover, so no folder");
    let entry = keep(titled("mine")).unwrap();
    assert_eq!(keep(unreadable()), unreadable_said);
    // The comment on where the plan belongs counts too.
    let long = crate::limits::filled(usize::try_from(LARGEST_FILE).unwrap());
    store::save(&long, &folder.path().join("largest.ron")).unwrap();
    assert_eq!(
        keep(long),
        said("its file would have 16 MB, more than a plan may have. Shorten its notes or lists")
    );
    assert_eq!(title_in(&entry), "mine", "kept before, and still whole");
}

#[test]
fn only_what_was_seen_last_is_saved_over() {
    let (_folder, path) = in_a_folder();
    let seen = store::save(&titled("one"), &path).unwrap().seen;
    assert_eq!(store::look(&path, seen), OnDisk::Same);
    assert_eq!(store::open(&path).unwrap().1, seen);
    let theirs = store::save(&titled("theirs"), &path).unwrap().seen;
    assert_eq!(store::look(&path, seen), OnDisk::Changed);
    assert_eq!(
        store::save_over(&titled("mine"), &path, seen)
            .unwrap_err()
            .to_string(),
        format!(
            "{}: The plan was not saved: another program changed the file",
            path.display()
        )
    );
    assert_eq!(title_in(&path), "theirs");
    // The same plan from two places is no conflict.
    assert_eq!(
        store::save_over(&titled("theirs"), &path, seen)
            .unwrap()
            .seen,
        theirs
    );
    store::save_over(&titled("mine"), &path, theirs).unwrap();
    assert_eq!(title_in(&path), "mine");
    fs::remove_file(&path).unwrap();
    assert_eq!(store::look(&path, theirs), OnDisk::Gone);
    store::save_over(&titled("mine"), &path, theirs).unwrap();
    assert_eq!(title_in(&path), "mine", "nothing was there to lose");
    assert_eq!(store::look(&path, Seen::NOTHING), OnDisk::Changed);
    assert_eq!(Seen::from_text(&seen.to_string()), seen);
    assert_eq!(Seen::from_text("no hash"), Seen::NOTHING);
}

#[test]
fn what_a_killed_program_left_is_removed_and_nothing_else() {
    let (folder, path) = in_a_folder();
    let left = folder.path().join(".poolwright-Ab3dEf9h.part");
    let being_written = folder.path().join(".poolwright-00000000.part");
    for path in [&left, &being_written] {
        fs::write(path, "half").unwrap();
    }
    let others = [
        ".poolwright-notes.part",
        ".plan.poolwright.ron.backup",
        "poolwright-Ab3dEf9h.part",
        ".poolwright-Ab3dEf9h.part.ron",
    ];
    for name in others {
        fs::write(folder.path().join(name), "mine").unwrap();
    }
    let writer = fs::File::options()
        .write(true)
        .open(&being_written)
        .unwrap();
    writer.lock().unwrap();
    store::save(&Plan::new(), &path).unwrap();
    assert!(!left.exists());
    assert!(being_written.exists(), "another program is at it");
    for name in others {
        assert!(folder.path().join(name).exists(), "{name}");
    }
}

#[cfg(unix)]
mod on_unix {
    use super::*;
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    use std::process::Command;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    fn set_mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn permissions_stay_and_hold_for_the_backup_too() {
        let (_folder, path) = in_a_folder();
        store::save(&titled("one"), &path).unwrap();
        let any_new_file = path.with_file_name("other");
        fs::write(&any_new_file, "").unwrap();
        assert_eq!(mode(&path), mode(&any_new_file), "as any new file");
        for wanted in [0o600, 0o640, 0o664] {
            set_mode(&path, wanted);
            store::save(&titled(&wanted.to_string()), &path).unwrap();
            assert_eq!(mode(&path), wanted);
            assert_eq!(mode(&store::backup_path(&path)), wanted);
        }
    }

    /// An access list of Linux: its owner and group, one user more, and nobody else.
    fn access_list() -> Vec<u8> {
        let mut list = 2_u32.to_le_bytes().to_vec();
        let nobody = u32::MAX;
        for (tag, rights, id) in [
            (0x01_u16, 6_u16, nobody),
            (0x02, 6, 1_234),
            (0x04, 4, nobody),
            (0x10, 6, nobody),
            (0x20, 0, nobody),
        ] {
            list.extend(tag.to_le_bytes());
            list.extend(rights.to_le_bytes());
            list.extend(id.to_le_bytes());
        }
        list
    }

    #[test]
    fn access_lists_and_attributes_stay_and_hold_for_the_backup_too() {
        let (folder, path) = in_a_folder();
        store::save(&titled("one"), &path).unwrap();
        let attributes = [
            ("user.origin", b"a test".to_vec()),
            ("system.posix_acl_access", access_list()),
        ];
        let set = |path: &Path, name: &str, value: &[u8]| xattr::set(path, name, value).is_ok();
        let kept: Vec<_> = attributes
            .iter()
            .filter(|(name, value)| set(&path, name, value))
            .collect();
        println!("This disk keeps {} of {}.", kept.len(), attributes.len());
        let before = mode(&path);
        store::save(&titled("two"), &path).unwrap();
        for (name, value) in kept {
            for path in [&path, &store::backup_path(&path)] {
                let found = xattr::get(path, name).unwrap();
                assert_eq!(found.as_ref(), Some(value), "{name} of {}", path.display());
            }
        }
        assert_eq!(mode(&path), before);
        // A file without a list gets none from its folder.
        let plain = path.with_file_name("plain.ron");
        store::save(&titled("one"), &plain).unwrap();
        let before = mode(&plain);
        let list = access_list();
        if set(folder.path(), "system.posix_acl_default", &list) {
            store::save(&titled("two"), &plain).unwrap();
            assert_eq!(xattr::get(&plain, "system.posix_acl_access").unwrap(), None);
            assert_eq!(mode(&plain), before);
        }
    }

    #[test]
    fn other_names_of_a_file_keep_the_version_before_and_are_told() {
        let (_folder, path) = in_a_folder();
        assert!(store::save(&titled("one"), &path).unwrap().is_new);
        let other = path.with_file_name("other.ron");
        fs::hard_link(&path, &other).unwrap();
        let saved = store::save(&titled("two"), &path).unwrap();
        assert_eq!((saved.is_new, saved.other_names), (false, 1));
        assert_eq!(
            (title_in(&path), title_in(&other)),
            ("two".to_owned(), "one".to_owned())
        );
        assert_eq!(store::save(&titled("three"), &path).unwrap().other_names, 0);
    }

    #[test]
    fn a_write_protected_backup_is_not_replaced() {
        let (_folder, path) = in_a_folder();
        store::save(&titled("one"), &path).unwrap();
        store::save(&titled("two"), &path).unwrap();
        let backup = store::backup_path(&path);
        set_mode(&backup, 0o444);
        let said = store::save(&titled("three"), &path)
            .unwrap_err()
            .to_string();
        assert!(
            said.contains("this backup of it is write-protected"),
            "{said}"
        );
        assert_eq!(
            (title_in(&path), title_in(&backup)),
            ("two".to_owned(), "one".to_owned())
        );
    }

    #[test]
    fn a_link_stays_one_and_what_it_points_to_is_saved() {
        let (folder, path) = in_a_folder();
        let elsewhere = folder.path().join("elsewhere");
        fs::create_dir(&elsewhere).unwrap();
        let target = elsewhere.join("real.ron");
        symlink("elsewhere/real.ron", &path).unwrap();
        // Also where it points to nothing yet.
        for title in ["one", "two"] {
            store::save(&titled(title), &path).unwrap();
            assert!(path.is_symlink());
            assert!(!target.is_symlink());
            assert_eq!(title_in(&target), title);
        }
        assert_eq!(title_in(&elsewhere.join("real.ron.bak")), "one");
        assert!(store::is_same_file(&path, &target));
        let (one, other) = (folder.path().join("x"), folder.path().join("y"));
        symlink(&one, &other).unwrap();
        symlink(&other, &one).unwrap();
        let said = store::save(&Plan::new(), &one).unwrap_err().to_string();
        assert!(said.contains("The links lead in a circle"), "{said}");
    }

    #[test]
    fn a_write_protected_file_is_not_replaced() {
        let (_folder, path) = in_a_folder();
        store::save(&titled("signed"), &path).unwrap();
        set_mode(&path, 0o444);
        assert_eq!(
            store::save(&titled("other"), &path)
                .unwrap_err()
                .to_string(),
            format!(
                "{}: The plan was not saved: the file is write-protected. Save it under another \
                 name, or allow writing to the file",
                path.display()
            )
        );
        assert_eq!(title_in(&path), "signed");
    }

    #[test]
    fn a_pipe_is_neither_replaced_nor_waited_for() {
        let (_folder, path) = in_a_folder();
        assert!(
            Command::new("mkfifo")
                .arg(&path)
                .status()
                .unwrap()
                .success()
        );
        assert_eq!(
            store::save(&Plan::new(), &path).unwrap_err().to_string(),
            format!(
                "{}: This is not a file but a pipe. The plan was not saved; choose another name",
                path.display()
            )
        );
    }
}

/// Disks of its own need a mount; where that is not permitted these tests say so.
#[cfg(target_os = "linux")]
mod on_a_disk_of_its_own {
    use super::*;
    use crate::child::{self, Running};
    use std::io::{self, Write as _};
    use std::process::Command;

    /// Runs a test of this file as a program that sees a fresh disk of 300 kB in this folder.
    fn with_small_disk(test: &str) {
        let folder = tempfile::tempdir().unwrap();
        let disk = folder.path().to_str().unwrap();
        let in_namespace = |then: &str| {
            let mut command = Command::new("unshare");
            let mount = format!("mount -t tmpfs -o size=300k tmpfs \"$0\" && {then}");
            command.args(["--map-root-user", "--mount", "sh", "-c", &mount, disk]);
            command
        };
        let may = in_namespace("true").output();
        if !may.is_ok_and(|output| output.status.success()) {
            println!("Skipped: mounting a disk is not permitted here.");
            return;
        }
        let program = child::command(test, disk);
        let mut command = in_namespace("exec \"$@\"");
        command.arg(program.get_program()).args(program.get_args());
        command.envs(
            program
                .get_envs()
                .filter_map(|(name, value)| Some((name, value?))),
        );
        let mut running = Running::start(command);
        running.says("all of it holds");
        assert!(running.child.wait().unwrap().success());
    }

    fn sized(title: &str) -> Plan {
        let mut plan = titled(title);
        plan.notes = title.repeat(30_000 / title.len());
        plan
    }

    /// Writes until the disk takes nothing more.
    fn fill(path: &Path) {
        let mut file = fs::File::create(path).unwrap();
        let full = loop {
            if let Err(error) = file.write_all(&[0; 512]) {
                break error;
            }
        };
        assert_eq!(full.kind(), io::ErrorKind::StorageFull);
    }

    #[test]
    fn full() {
        let Some(disk) = child::work() else {
            return;
        };
        let disk = PathBuf::from(disk);
        let path = disk.join("plan.ron");
        store::save(&sized("one"), &path).unwrap();
        let filler = disk.join("filler");
        fill(&filler);
        let said = |plan: &Plan| store::save(plan, &path).unwrap_err().to_string();
        assert_eq!(
            said(&sized("two")),
            format!(
                "{}: The plan was not saved: The disk is full. Make room, or choose another disk",
                path.display()
            )
        );
        assert_eq!(names(&disk), ["filler", "plan.ron"]);
        assert_eq!(store::load(&path).unwrap(), sized("one"));

        // Unsaved work that was kept before stays whole, too.
        let room = fs::metadata(&filler).unwrap().len() - 40_000;
        let shrink = |to| {
            let filler = fs::File::options().write(true).open(&filler).unwrap();
            filler.set_len(to).unwrap();
        };
        shrink(room);
        let journals = disk.join("recovery");
        let mut journal = Journal::new(journals.clone());
        let work = |title| Unsaved {
            plan: Arc::new(sized(title)),
            file: None,
        };
        let now: Timestamp = "2026-11-21T17:03:59Z".parse().unwrap();
        journal.keep(&work("mine"), now).unwrap();
        let said_of_journal = journal.keep(&work("more"), now).unwrap_err().to_string();
        assert!(
            said_of_journal.contains("The disk is full"),
            "{said_of_journal}"
        );
        drop(journal);
        let found = store::found(&journals).remove(0);
        assert_eq!(**found.plan.as_ref().unwrap(), sized("mine"));
        found.discard().unwrap();
        fs::remove_dir(&journals).unwrap();

        // Room for the plan, but not for its backup too.
        shrink(room - 10_000);
        assert_eq!(
            said(&sized("two")),
            format!(
                "{}.bak: The plan was not saved, since the version before could not be kept as \
                 this backup: The disk is full. Make room, or choose another disk",
                path.display()
            )
        );
        assert_eq!(names(&disk), ["filler", "plan.ron"]);
        assert_eq!(store::load(&path).unwrap(), sized("one"));

        fs::remove_file(&filler).unwrap();
        store::save(&sized("two"), &path).unwrap();
        assert_eq!(store::load(&path).unwrap(), sized("two"));
        println!("all of it holds");
    }

    #[test]
    fn read_only_and_then_gone() {
        let Some(disk) = child::work() else {
            return;
        };
        let path = PathBuf::from(&disk).join("plans").join("plan.ron");
        let folder = path.parent().unwrap();
        fs::create_dir(folder).unwrap();
        store::save(&titled("one"), &path).unwrap();
        let run = |program: &str, arguments: &[&str]| {
            assert!(
                Command::new(program)
                    .args(arguments)
                    .status()
                    .unwrap()
                    .success()
            );
        };
        let said = |path: &Path| store::save(&titled("two"), path).unwrap_err().to_string();
        run("mount", &["-o", "remount,ro", &disk]);
        for path in [&path, &folder.join("new.ron")] {
            assert_eq!(
                said(path),
                format!(
                    "{}: The plan was not saved: The disk is read-only. Choose another disk",
                    path.display()
                )
            );
        }
        assert_eq!(title_in(&path), "one");
        run("umount", &[&disk]);
        assert_eq!(
            said(&path),
            format!(
                "{}: The plan was not saved: There is no folder {}. If it is on a drive, connect \
                 it again; or choose another folder",
                path.display(),
                folder.display()
            )
        );
        println!("all of it holds");
    }

    #[test]
    fn a_full_disk_says_so_and_keeps_the_old_plan_whole() {
        with_small_disk("saving::on_a_disk_of_its_own::full");
    }

    #[test]
    fn a_read_only_disk_and_one_that_is_gone_say_so() {
        with_small_disk("saving::on_a_disk_of_its_own::read_only_and_then_gone");
    }
}

/// Has a plan open until it is killed.
#[test]
fn has_a_plan_open() {
    if let Some(folder) = crate::child::work() {
        let folder = Path::new(&folder);
        let _mark = Presence::mark(folder, &folder.join("plan.ron")).unwrap();
        println!("open");
        loop {
            std::thread::park();
        }
    }
}

#[test]
fn a_second_window_knows_of_the_first_while_that_runs() {
    let folder = tempfile::tempdir().unwrap();
    let work = folder.path().to_str().unwrap();
    let (plan, other) = (
        folder.path().join("plan.ron"),
        folder.path().join("other.ron"),
    );
    fs::write(&plan, "").unwrap();
    let is_second = |path: &Path| Presence::mark(folder.path(), path).unwrap().is_second;
    assert!(!is_second(&plan));
    assert!(!is_second(&plan), "the mark before is gone");
    let mut first = Running::start(crate::child::command("saving::has_a_plan_open", work));
    first.says("open");
    assert!(is_second(&plan));
    assert!(is_second(&folder.path().join(".").join("plan.ron")));
    assert!(!is_second(&other));
    first.kill();
    assert!(!is_second(&plan), "a window that is gone is none");
    assert_eq!(names(folder.path()), ["plan.ron"], "its mark is removed");
}
