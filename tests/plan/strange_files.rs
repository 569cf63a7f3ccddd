//! Opening what is no plan, or hardly one: a sentence for each, within little memory.

#[cfg(target_os = "linux")]
use crate::child;
use poolwright::plan::Plan;
use poolwright::plan::format;
use poolwright::store;
use std::fs;
use std::path::Path;

fn said(path: &Path) -> String {
    let said = store::load(path).unwrap_err().to_string();
    let start = format!("{}: ", path.display());
    said.strip_prefix(&start).unwrap().to_owned()
}

#[test]
fn each_has_its_own_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let said_of = |bytes: &[u8]| {
        let path = folder.path().join("strange.poolwright.ron");
        fs::write(&path, bytes).unwrap();
        said(&path)
    };
    let plan = format::write(&Plan::new()).unwrap();
    let utf16: Vec<u8> = plan.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(
        said_of(plan.replace("format: 1", "format: 7").as_bytes()),
        "The plan has format 7, which is newer than this program knows (1). Open it with a newer \
         Poolwright"
    );
    assert_eq!(
        said_of(&[&[0xff, 0xfe], &utf16[..]].concat()),
        "The text is encoded as UTF-16. Save it as UTF-8 and open it again"
    );
    assert_eq!(said_of(b""), "The file is empty");
    assert_eq!(
        said_of(b"\x7fELF\x02\xff"),
        "This is not a text file, so it cannot be a plan"
    );
    assert_eq!(said(folder.path()), "This is not a file but a folder");
    assert_eq!(
        said(&folder.path().join("gone.ron")),
        "No such file or folder"
    );
    let large = folder.path().join("large.ron");
    fs::File::create(&large).unwrap().set_len(2 << 30).unwrap();
    assert_eq!(
        said(&large),
        "The file is far too large to be a plan (2147 MB)"
    );

    let windows = folder.path().join("windows.ron");
    let text = format!("\u{feff}{}", plan.replace('\n', "\r\n"));
    fs::write(&windows, text).unwrap();
    assert_eq!(store::load(&windows).unwrap(), Plan::new());
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_waited_for() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe.ron");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    assert_eq!(said(&pipe), "This is not a file but a pipe");
    let socket = folder.path().join("socket.ron");
    let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
    assert_eq!(said(&socket), "This is not a file but a socket");
    assert_eq!(
        said(Path::new("/dev/null")),
        "This is not a file but a device"
    );
    let file = folder.path().join("file.ron");
    fs::write(&file, "").unwrap();
    assert_eq!(
        said(&file.join("below.ron")),
        "No such file: a part of its path is not a folder"
    );
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&file).is_ok() {
        println!("Skipped in part: the superuser may read everything.");
    } else {
        assert_eq!(said(&file), "No permission");
    }
}

/// A file that grows while it is read, or whose size the system does not tell.
#[cfg(target_os = "linux")]
#[test]
fn a_file_without_a_size_is_read_as_far_as_it_goes() {
    assert_eq!(
        said(Path::new("/proc/self/limits")),
        "This is not a Poolwright plan: it does not begin with its format number, as in \
         (format: 1, …"
    );
}

/// Texts of ten million bytes that ask for as much work and memory as they can.
fn worst() -> Vec<(&'static str, String)> {
    const SIZE: usize = 10 << 20;
    let plan = format::write(&Plan::new()).unwrap();
    let many = |one: &str| one.repeat(SIZE / one.len());
    let numbered = |one: &dyn Fn(usize) -> String| {
        let mut text = String::new();
        for number in 1_000.. {
            text.push_str(&one(number));
            if text.len() > SIZE {
                break;
            }
        }
        text
    };
    let with = |from: &str, to: &str| {
        assert!(plan.contains(from), "{from} is not in {plan}");
        plan.replacen(from, to, 1)
    };
    let past = |list: String| {
        with(
            "    next_id",
            &format!("    past_blocks: [{list}],\n    next_id"),
        )
    };
    let owner = |id: usize| format!("(id:{id},name:\"\",stake:\"1\",role:Owner,notes:\"\"),");
    let cost = |id: usize| format!("(id:{id},what:\"\",amount:\"1\",currency:Ada,every:Once),");
    let scenario = |id: usize| {
        format!("(id:{id},name:\"\",colour:SkyBlue,line:Dotted,note:\"\",pinned:false,changes:[]),")
    };
    vec![
        (
            "notes",
            with("notes: \"\"", &format!("notes: \"{}\"", many("n"))),
        ),
        (
            "escapes",
            with("notes: \"\"", &format!("notes: \"{}\"", many("\\n"))),
        ),
        ("numbers", past(many("1,"))),
        (
            "owners",
            with("owners: [", &format!("owners: [{}", numbered(&owner))),
        ),
        (
            "one id",
            with("owners: [", &format!("owners: [{}", many(&owner(7)))),
        ),
        (
            "costs",
            with("costs: [", &format!("costs: [{}", numbered(&cost))),
        ),
        (
            "scenarios",
            with(
                "    next_id",
                &format!("    scenarios: [{}],\n    next_id", numbered(&scenario)),
            ),
        ),
        (
            "round brackets",
            with("notes: \"\"", &format!("notes: {}", many("("))),
        ),
        (
            "square brackets",
            with("costs: [", &format!("costs: {}", many("["))),
        ),
        (
            "some",
            with("notes: \"\"", &format!("notes: {}", many("Some("))),
        ),
        ("comments", format!("{}{plan}", many("/*"))),
        ("blank", format!("{}{plan}", many("\n"))),
        (
            "unknown",
            with("notes: \"\"", &format!("notes: \"\", {}: 1", many("x"))),
        ),
        (
            "unknown list",
            with("notes: \"\"", &format!("notes: \"\", x: [{}]", many("1,"))),
        ),
        ("no head", format!("(x: [{}], format: 1)", many("1,"))),
        ("no head, nested", format!("(x: {}", many("[{1:"))),
        (
            "digits",
            with("fixed_cost: \"", &format!("fixed_cost: \"{}", many("1"))),
        ),
        (
            "fraction",
            with("margin: \"", &format!("margin: \"1/{}", many("9"))),
        ),
        (
            "format",
            with("format: 1", &format!("format: 1{}", many("0"))),
        ),
        (
            "attributes",
            format!("{}{plan}", many("#![enable(implicit_some)]")),
        ),
        (
            "raw text",
            with("notes: \"\"", &format!("notes: r{}\"", many("#"))),
        ),
    ]
}

#[test]
fn deep_nesting_is_refused_where_it_begins() {
    let plan = format::write(&Plan::new()).unwrap();
    for (at, opening, said) in [
        (
            "notes: \"",
            "(",
            "Line 5, column 12: A text in double quotes belongs here, such as \"Solo pool\"",
        ),
        (
            "costs: ",
            "[",
            "Line 25, column 13: Fields in round brackets ( ) belong here",
        ),
        (
            "costs: [",
            "(((",
            "Line 25, column 14: A word without quotes belongs here",
        ),
        (
            "blocks: ",
            "Expected(performance: [",
            "Line 22, column 35: Write a ratio in quotes, such as \"0.02\" for 2 %",
        ),
    ] {
        let start = at.trim_end_matches('"');
        let nested = format!("{start}{}", opening.repeat(100_000));
        let text = plan.replacen(at, &nested, 1);
        assert_eq!(
            format::read(text.as_bytes()).unwrap_err().to_string(),
            said,
            "{at}"
        );
    }
}

#[test]
fn a_list_longer_than_any_plan_has_is_refused() {
    let owners = |count: u32| {
        let owner = |id| format!("(id: {id}, name: \"\", stake: \"1\", role: Owner, notes: \"\"),");
        let list: Vec<_> = (1_000..1_000 + count).map(owner).collect();
        let list = list.concat();
        let plan = format::write(&Plan::new()).unwrap();
        let begin = plan.find("owners: [").unwrap() + "owners: [".len();
        let end = begin + plan[begin..].find(']').unwrap();
        format::read([&plan[..begin], &list, &plan[end..]].concat().as_bytes())
    };
    assert_eq!(owners(10_000).unwrap().owners.len(), 10_000);
    let said = owners(10_001).unwrap_err().to_string();
    assert!(said.starts_with("Line 12, column "), "{said}");
    assert!(
        said.ends_with(": A plan has at most 10000 owners"),
        "{said}"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn reads_one_of_the_worst() {
    let Some(path) = child::work() else {
        return;
    };
    let read = store::load(Path::new(&path)).map(drop);
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let peak = peak.unwrap().trim().trim_end_matches(" kB");
    let said = read
        .err()
        .map(|error| error.to_string())
        .unwrap_or_default();
    eprintln!("peak {peak} kB {said:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn ten_million_bytes_are_read_within_a_quarter_of_a_gigabyte() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("worst.ron");
    for (name, text) in worst() {
        fs::write(&path, text).unwrap();
        let child = child::command(
            "strange_files::reads_one_of_the_worst",
            path.to_str().unwrap(),
        )
        .output()
        .unwrap();
        let said = String::from_utf8(child.stderr).unwrap();
        let peak = said
            .split_once("peak ")
            .and_then(|(_, rest)| rest.split_once(" kB"))
            .unwrap_or_else(|| panic!("{name}: {said}"));
        let kilobytes: u64 = peak.0.parse().unwrap();
        println!("{name}: {} MiB,{}", kilobytes / 1024, peak.1.trim_end());
        assert!(kilobytes < 256 * 1024, "{name}: {kilobytes} kB");
        assert!(said.len() < 2_000, "{name}: {} bytes of error", said.len());
    }
}
