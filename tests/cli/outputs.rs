//! What no output of a command replaces: its inputs by any name, plans, write-protected files.

use poolwright::plan::{EXAMPLES, format};
use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

const TABLE: &str = "reserves,fees,blocks_total,k,a0,rho,tau\n1,1,1,1,0.3,0.003,0.2\n";
const INPUT: &str = "it is what this is made from. Choose another name";
const PLAN: &str = "it holds a plan. Choose another name, or remove the plan first";
const PROTECTED: &str = "it is write-protected. Choose another name, or allow writing to the file";

/// The arguments of every command that writes a file, but for the file.
const COMMANDS: [&[&str]; 7] = [
    &["termsheet", "q.ron", "--output"],
    &["termsheet", "q.ron", "--format", "html", "--output"],
    &["data", "q.ron", "--view", "stake", "--output"],
    &["statement", "q.ron", "in.csv", "--output"],
    &[
        "picture", "q.ron", "--view", "stake", "--size", "320x200", "--output",
    ],
    &["evaluate", "rows.csv", "--output"],
    &["evaluate", "./rows.csv", "--output"],
];

/// A folder with a plan, tables, and another plan, one of a later format and one with a mistake.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, content: &str| fs::write(folder.path().join(name), content).unwrap();
    let plan = |index: usize| format::write(&EXAMPLES[index].plan().unwrap()).unwrap();
    write("q.ron", &plan(2));
    write("in.csv", "epoch,income_ada\n620,400\n");
    write("rows.csv", TABLE);
    write("other.txt", &plan(0));
    write("later.txt", "(format: 999, title: \"later\")");
    write("mistake.txt", "(format: 1, title: 3)");
    write("damaged.poolwright.ron", "\u{1}\u{2}");
    write("damaged.Poolwright.ron.bak", "<<<<<<< mine");
    write("old.txt", "older output");
    folder
}

fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_poolwright"));
    command.current_dir(folder).args(arguments);
    command
}

/// Every file with its content.
fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_file())
        .map(|entry| {
            let name = entry.file_name().into_string().unwrap();
            (name, fs::read(entry.path()).unwrap())
        })
        .collect();
    all.sort();
    all
}

/// Asserts that one sentence came, exit code 1, and nothing is changed.
#[track_caller]
fn assert_refused(folder: &TempDir, mut command: Command, why: &str) {
    let before = contents(folder.path());
    let output: Output = command.output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{command:?}: {said}");
    assert!(said.contains(why), "{command:?}: {said}");
    assert_eq!(said.lines().count(), 1, "{command:?}: {said}");
    assert!(output.stdout.is_empty());
    assert_eq!(contents(folder.path()), before, "{command:?}");
}

/// Every command with this output. A picture's name has to end as one.
fn each(folder: &TempDir, output: &str, mut check: impl FnMut(Command, &str)) {
    for arguments in COMMANDS {
        let is_picture = arguments[0] == "picture";
        let path = folder.path();
        let picture = format!("{output}.svg");
        if is_picture && path.join(output).exists() && !path.join(&picture).exists() {
            fs::copy(path.join(output), path.join(&picture)).unwrap();
        }
        let name = if is_picture { &picture } else { output };
        check(program(path, &[arguments, &[name]].concat()), arguments[0]);
    }
}

#[test]
fn no_output_replaces_a_plan() {
    let folder = folder();
    for name in ["other.txt", "later.txt", "mistake.txt"] {
        each(&folder, name, |command, _| {
            assert_refused(&folder, command, PLAN);
        });
    }
    for name in ["damaged.poolwright.ron", "damaged.Poolwright.ron.bak"] {
        let command = program(folder.path(), &["termsheet", "q.ron", "--output", name]);
        assert_refused(&folder, command, PLAN);
    }
}

#[test]
fn other_files_are_replaced_as_ever() {
    let folder = folder();
    each(&folder, "old.txt", |mut command, what| {
        let output = command.output().unwrap();
        assert!(output.status.success(), "{what}: {output:?}");
    });
    let written = fs::read_to_string(folder.path().join("old.txt")).unwrap();
    assert!(written.contains("reward_pot"));
    let picture = fs::read_to_string(folder.path().join("old.txt.svg")).unwrap();
    assert!(picture.contains("<svg"));
}

/// Spellings of the path of a file in the folder, with links to it.
fn spellings(folder: &Path, name: &str) -> Vec<String> {
    fs::create_dir_all(folder.join("sub")).unwrap();
    let mut all = vec![
        name.to_owned(),
        format!("./{name}"),
        format!("sub/../{name}"),
        folder.join(name).display().to_string(),
    ];
    let hard = format!("hard-{name}.svg");
    fs::hard_link(folder.join(name), folder.join(&hard)).unwrap();
    all.push(hard);
    #[cfg(unix)]
    {
        use std::os::unix::fs::symlink;
        let link = format!("link-{name}.svg");
        symlink(name, folder.join(&link)).unwrap();
        symlink(".", folder.join("here")).unwrap();
        all.extend([link, format!("here/{name}")]);
    }
    let upper = name.to_uppercase();
    if folder.join(&upper).exists() {
        all.push(upper);
    }
    all
}

#[test]
fn no_output_replaces_the_plan_it_is_made_from() {
    let folder = folder();
    for name in spellings(folder.path(), "q.ron") {
        for arguments in COMMANDS.into_iter().filter(|it| it[1] == "q.ron") {
            let is_svg = Path::new(&name).extension().is_some_and(|it| it == "svg");
            if arguments[0] == "picture" && !is_svg {
                continue;
            }
            let command = program(folder.path(), &[arguments, &[name.as_str()]].concat());
            assert_refused(&folder, command, INPUT);
        }
    }
}

#[test]
fn no_output_replaces_a_table_it_is_made_from() {
    let folder = folder();
    for name in spellings(folder.path(), "in.csv") {
        let arguments = ["statement", "q.ron", "in.csv", "--output", &name];
        assert_refused(&folder, program(folder.path(), &arguments), INPUT);
        let mut command = program(
            folder.path(),
            &["statement", "q.ron", "-", "--output", &name],
        );
        command.stdin(File::open(folder.path().join("in.csv")).unwrap());
        assert_refused(&folder, command, INPUT);
    }
    fs::remove_file(folder.path().join("here")).ok();
    for name in spellings(folder.path(), "rows.csv") {
        let arguments = ["evaluate", "rows.csv", "--output", &name];
        let is_input = "it is the input; --in-place puts the results in its place";
        assert_refused(&folder, program(folder.path(), &arguments), is_input);
        let mut command = program(folder.path(), &["evaluate", "-", "--output", &name]);
        command.stdin(File::open(folder.path().join("rows.csv")).unwrap());
        assert_refused(&folder, command, is_input);
    }
}

#[test]
fn no_output_replaces_a_write_protected_file() {
    let folder = folder();
    let path = folder.path().join("old.txt");
    let picture = folder.path().join("old.txt.svg");
    fs::copy(&path, &picture).unwrap();
    let table = folder.path().join("rows.csv");
    for path in [&path, &picture, &table] {
        let mut permissions = fs::metadata(path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(path, permissions).unwrap();
    }
    each(&folder, "old.txt", |command, _| {
        assert_refused(&folder, command, PROTECTED);
    });
    let in_place = program(folder.path(), &["evaluate", "rows.csv", "--in-place"]);
    assert_refused(&folder, in_place, PROTECTED);
}

/// Only root can be someone else; where these tests run as another user this one does nothing.
#[cfg(unix)]
#[test]
fn no_output_replaces_a_file_that_only_its_owner_may_write() {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    use std::os::unix::process::CommandExt as _;
    let folder = folder();
    if fs::metadata(folder.path()).unwrap().uid() != 0 {
        println!("Skipped: this is not root.");
        return;
    }
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o777)).unwrap();
    fs::copy(
        folder.path().join("old.txt"),
        folder.path().join("old.txt.svg"),
    )
    .unwrap();
    let program = folder.path().join("program");
    fs::copy(env!("CARGO_BIN_EXE_poolwright"), &program).unwrap();
    each(&folder, "old.txt", |command, _| {
        let mut other = Command::new(&program);
        other.current_dir(folder.path()).args(command.get_args());
        other.uid(65_534).gid(65_534);
        assert_refused(&folder, other, PROTECTED);
        let about = fs::metadata(folder.path().join("old.txt")).unwrap();
        assert_eq!(about.uid(), 0);
    });
}
