//! The invariants that `src/lib.rs` states of the sources, held by reading them.
//!
//! Comments and the insides of texts do not count: a module may speak of what it does not name.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Files longer than this hold more than one notion.
const MOST_LINES: usize = 500;

/// What each module may use of the others: all that its arrows in `src/lib.rs` lead back to.
const MAY_USE: [(&str, &[&str]); 11] = [
    ("ledger", &[]),
    ("text", &[]),
    ("number", &["ledger", "text"]),
    ("chain", &["ledger", "text", "number"]),
    ("plan", &["ledger", "text", "number", "chain"]),
    ("forecast", &["ledger", "text", "number", "chain", "plan"]),
    (
        "export",
        &["ledger", "text", "number", "chain", "plan", "forecast"],
    ),
    ("store", &["ledger", "text", "number", "chain", "plan"]),
    (
        "ui",
        &[
            "ledger", "text", "number", "chain", "plan", "forecast", "export",
        ],
    ),
    (
        "app",
        &[
            "ledger", "text", "number", "chain", "plan", "forecast", "export", "store", "ui",
        ],
    ),
    (
        "cli",
        &[
            "ledger", "text", "number", "chain", "plan", "forecast", "export", "store", "ui", "app",
        ],
    ),
];

/// One source file, without its comments and the insides of its texts.
struct Source {
    /// From the root of the repository, with slashes.
    path: String,
    text: String,
    code: String,
}

impl Source {
    fn new(path: &str, text: &str) -> Self {
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
            code: code_of(text),
        }
    }

    /// The top module that the file belongs to; empty for `lib.rs`, `main.rs` and `bin/`.
    fn module(&self) -> &str {
        let below = self.path.strip_prefix("src/").unwrap_or(&self.path);
        let module = match below.split_once('/') {
            Some((module, _)) => module,
            None => below.trim_end_matches(".rs"),
        };
        let is_module = MAY_USE.iter().any(|(name, _)| *name == module);
        if is_module { module } else { "" }
    }

    /// How many `super` lead from the file's own module to the root of the crate.
    fn depth(&self) -> usize {
        let parts = self.path.split('/').skip(1);
        parts.filter(|part| *part != "mod.rs").count()
    }

    /// Every place of the code where one of the words stands, as lines to complain about.
    fn naming(&self, words: &[&str], why: &str) -> Vec<String> {
        let mut found = Vec::new();
        for (number, line) in (1..).zip(self.code.lines()) {
            for word in words {
                if stands_in(line, word) {
                    found.push(format!("{}:{number}: {why}: {word}", self.path));
                }
            }
        }
        found
    }

    /// Paths into the crate that the code uses, such as `plan::Edit`, with their line.
    fn uses(&self) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        for start in ["crate::", "poolwright::"] {
            for (offset, _) in self.code.match_indices(start) {
                let before = self.code[..offset].chars().next_back();
                if before.is_some_and(is_word) {
                    continue;
                }
                for path in paths(&self.code[offset + start.len()..]) {
                    found.push((self.line(offset), path));
                }
            }
        }
        let to_root = "super::".repeat(self.depth());
        for (offset, _) in self.code.match_indices(&to_root) {
            let before = &self.code[..offset];
            if before.ends_with("super::") || before.chars().next_back().is_some_and(is_word) {
                continue;
            }
            // `super` within an inline module leads into the file's own module, whose names differ.
            let of_the_crate = paths(&self.code[offset + to_root.len()..]);
            let is_module = |path: &String| {
                let first = path.split("::").next().unwrap_or_default();
                first != self.module() && MAY_USE.iter().any(|(name, _)| *name == first)
            };
            let modules = of_the_crate.into_iter().filter(is_module);
            found.extend(modules.map(|path| (self.line(offset), path)));
        }
        found
    }

    fn line(&self, offset: usize) -> usize {
        self.code[..offset].matches('\n').count() + 1
    }

    /// Uses of the crate that point back along the arrows.
    fn pointing_back(&self) -> Vec<String> {
        let module = self.module();
        let Some((_, may_use)) = MAY_USE.iter().find(|(name, _)| *name == module) else {
            return Vec::new();
        };
        let is_allowed = |path: &str| {
            let first = path.split("::").next().unwrap_or_default();
            first == module || may_use.contains(&first)
        };
        self.uses()
            .iter()
            .filter(|(_, path)| !is_allowed(path))
            .map(|(line, path)| format!("{}:{line}: {module} may not use {path}", self.path))
            .collect()
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Whether a line has a word or a path, not as a part of a longer one.
fn stands_in(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(offset, _)| {
        let before = line[..offset].chars().next_back();
        let after = line[offset + word.len()..].chars().next();
        !before.is_some_and(is_word) && !after.is_some_and(is_word)
    })
}

/// The paths that a text begins with: one, or those in its braces, each with all its segments.
fn paths(text: &str) -> Vec<String> {
    let end = text
        .find(|c: char| !is_word(c) && c != ':')
        .unwrap_or(text.len());
    let head = &text[..end];
    let Some(list) = text[end..].strip_prefix('{') else {
        return vec![head.trim_end_matches(':').to_owned()];
    };
    let mut found = Vec::new();
    let mut depth = 0;
    let mut entry = 0;
    for (offset, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                let name = list[entry..offset].trim();
                if !name.is_empty() {
                    let inner = paths(name);
                    found.extend(inner.into_iter().map(|path| format!("{head}{path}")));
                }
                entry = offset + 1;
                if c == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    found
}

/// The code of a source: comments and the insides of texts become spaces, line ends stay.
fn code_of(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let previous = code.chars().next_back();
        let end = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(end) = raw_text_end(rest).filter(|_| !previous.is_some_and(is_word)) {
            end
        } else if first == '"' {
            quoted_end(rest, '"')
        } else if let Some(end) = char_end(rest) {
            end
        } else {
            code.push(first);
            rest = &rest[first.len_utf8()..];
            continue;
        };
        let (blanked, after) = rest.split_at(end);
        code.extend(blanked.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        rest = after;
    }
    code
}

/// Where a text in quotes ends that begins here.
fn quoted_end(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (offset, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return offset + 1,
            _ => {}
        }
    }
    text.len()
}

/// Where a raw text such as `r#"…"#` ends, if one begins here.
fn raw_text_end(text: &str) -> Option<usize> {
    let after = text.strip_prefix("br").or_else(|| text.strip_prefix('r'))?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    let inside = after[hashes..].strip_prefix('"')?;
    let closing = format!("\"{}", "#".repeat(hashes));
    let start = text.len() - inside.len();
    Some(
        inside
            .find(&closing)
            .map_or(text.len(), |end| start + end + closing.len()),
    )
}

/// Where a character such as `'x'` ends, if one begins here; a lifetime is none.
fn char_end(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('\'')?;
    let mut chars = inside.chars();
    let (first, second) = (chars.next()?, chars.next()?);
    if first == '\\' {
        return Some(quoted_end(text, '\''));
    }
    (second == '\'').then(|| 1 + first.len_utf8() + 1)
}

/// Every source of the program.
fn sources() -> Vec<Source> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    collect(&root, &root.join("src"), &mut found);
    found.sort_by(|one, other| one.path.cmp(&other.path));
    assert!(found.len() > 40, "only {} files", found.len());
    found
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let parts = path.strip_prefix(root).unwrap().iter();
            let parts: Vec<_> = parts.map(|part| part.to_str().unwrap()).collect();
            found.push(Source::new(
                &parts.join("/"),
                &fs::read_to_string(&path).unwrap(),
            ));
        }
    }
}

/// Fails with every complaint, each on a line of its own.
fn none(complaints: impl IntoIterator<Item = String>) {
    let mut said = String::new();
    for complaint in complaints {
        let _ = writeln!(said, "{complaint}");
    }
    assert!(said.is_empty(), "\n{said}");
}

fn of<'a>(sources: &'a [Source], modules: &'a [&str]) -> impl Iterator<Item = &'a Source> {
    sources
        .iter()
        .filter(move |source| modules.contains(&source.module()))
}

const WINDOW: [&str; 6] = ["egui", "eframe", "egui_plot", "epaint", "emath", "rfd"];
const CLOCK: [&str; 4] = ["SystemTime", "Instant", "Timestamp::now", "Zoned::now"];
const INPUT_AND_OUTPUT: [&str; 12] = [
    "std::io",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "println",
    "print",
    "eprintln",
    "eprint",
    "dbg",
    "File",
    "fs",
];

#[test]
fn only_the_window_names_egui() {
    let sources = sources();
    let pure = [
        "ledger", "text", "number", "chain", "plan", "forecast", "export", "store",
    ];
    none(of(&sources, &pure).flat_map(|source| source.naming(&WINDOW, "names the window")));
}

#[test]
fn only_the_store_and_the_commands_touch_files() {
    let sources = sources();
    let others = sources
        .iter()
        .filter(|source| !["store", "cli"].contains(&source.module()));
    none(
        others.flat_map(|source| {
            source.naming(&["fs", "File::open", "File::create"], "touches files")
        }),
    );
}

#[test]
fn ledger_chain_and_forecast_read_no_clock_and_do_no_input_or_output() {
    let sources = sources();
    none(
        of(&sources, &["ledger", "chain", "forecast"]).flat_map(|source| {
            let mut complaints = source.naming(&CLOCK, "reads a clock");
            complaints.extend(source.naming(&INPUT_AND_OUTPUT, "does input or output"));
            complaints
        }),
    );
}

#[test]
fn nothing_points_back_along_the_arrows() {
    none(sources().iter().flat_map(Source::pointing_back));
}

#[test]
fn every_module_of_the_crate_has_its_place_on_the_map() {
    let sources = sources();
    let lib = sources
        .iter()
        .find(|source| source.path == "src/lib.rs")
        .unwrap();
    let declared: Vec<&str> = lib
        .code
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .collect();
    let mut placed: Vec<&str> = MAY_USE.iter().map(|(name, _)| *name).collect();
    placed.sort_unstable();
    assert_eq!(declared, placed);
    for module in declared {
        assert!(
            lib.text.contains(&format!("| [`{module}`] |")),
            "src/lib.rs does not say what {module} is for"
        );
    }
}

#[test]
fn no_file_is_so_long_that_it_holds_two_notions() {
    none(sources().iter().filter_map(|source| {
        let lines = source.text.lines().count();
        (lines > MOST_LINES)
            .then(|| format!("{}:{lines}: longer than {MOST_LINES} lines", source.path))
    }));
}

#[test]
fn every_file_begins_with_what_it_is_for() {
    none(sources().iter().filter_map(|source| {
        let begins = source.text.starts_with("//! ");
        (!begins).then(|| format!("{}:1: does not begin with //!", source.path))
    }));
}

#[test]
fn the_rules_find_what_breaks_them() {
    let text = "//! About egui.\n\
        use crate::{app, plan::{Edit, Plan}, forecast::Map};\n\
        /* use egui; */ const A: &str = \"egui \\\" egui\"; const Q: char = '\"';\n\
        fn f<'a>(x: &'a str) { egui::show(r#\"egui \"# , '\\'', x) }\n\
        use super::ui;\n\
        fn g() { poolwright::store::load(); std::fs::read(p); Instant::now(); my_egui(); }\n";
    let source = Source::new("src/ledger/mod.rs", text);
    assert_eq!(source.code.lines().count(), text.lines().count());
    assert_eq!(
        source.naming(&WINDOW, "names the window"),
        ["src/ledger/mod.rs:4: names the window: egui"]
    );
    assert_eq!(
        source.naming(&CLOCK, "reads a clock"),
        ["src/ledger/mod.rs:6: reads a clock: Instant"]
    );
    assert_eq!(
        source.naming(&["fs"], "touches files"),
        ["src/ledger/mod.rs:6: touches files: fs"]
    );
    assert_eq!(
        source.pointing_back(),
        [
            "src/ledger/mod.rs:2: ledger may not use app",
            "src/ledger/mod.rs:2: ledger may not use plan::Edit",
            "src/ledger/mod.rs:2: ledger may not use plan::Plan",
            "src/ledger/mod.rs:2: ledger may not use forecast::Map",
            "src/ledger/mod.rs:6: ledger may not use store::load",
            "src/ledger/mod.rs:5: ledger may not use ui",
        ]
    );
    let deeper = Source::new(
        "src/plan/format/mod.rs",
        "use super::Plan;\nuse super::super::{forecast, ledger};\nuse super::forecast;\n",
    );
    assert_eq!(
        deeper.pointing_back(),
        ["src/plan/format/mod.rs:2: plan may not use forecast"]
    );
}
