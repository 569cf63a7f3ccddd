//! The sources of the program, read as text: comments and the insides of texts do not count, since a
//! module may speak of what it does not name.

use crate::MAY_USE;
use std::fs;
use std::path::{Path, PathBuf};

/// One source file, without its comments and the insides of its texts.
pub struct Source {
    /// From the root of the repository, with slashes.
    pub path: String,
    pub text: String,
    pub code: String,
}

impl Source {
    pub fn new(path: &str, text: &str) -> Self {
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
            code: code_of(text),
        }
    }

    /// The top module that the file belongs to; empty for `lib.rs`, `main.rs` and `bin/`.
    pub fn module(&self) -> &str {
        let below = self.path.strip_prefix("src/").unwrap_or(&self.path);
        let module = match below.split_once('/') {
            Some((module, _)) => module,
            None => below.trim_end_matches(".rs"),
        };
        let is_module = MAY_USE.iter().any(|(name, _)| *name == module);
        if is_module { module } else { "" }
    }

    /// The names of the modules that lead from the crate to the file's own.
    pub fn modules(&self) -> Vec<&str> {
        let below = self.path.strip_prefix("src/").unwrap_or(&self.path);
        let below = below.trim_end_matches(".rs");
        let mut names: Vec<_> = below.split('/').collect();
        if matches!(names.last(), Some(&"mod")) || names == ["lib"] {
            names.pop();
        }
        names
    }

    /// How many `super` lead from the file's own module to the root of the crate.
    fn depth(&self) -> usize {
        let parts = self.path.split('/').skip(1);
        parts.filter(|part| *part != "mod.rs").count()
    }

    /// Every place of the code where one of the words stands, as lines to complain about.
    pub fn naming(&self, words: &[&str], why: &str) -> Vec<String> {
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

    pub fn line(&self, offset: usize) -> usize {
        self.code[..offset].matches('\n').count() + 1
    }

    /// Uses of the crate that point back along the arrows.
    pub fn pointing_back(&self) -> Vec<String> {
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

pub fn is_word(c: char) -> bool {
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
pub fn sources() -> Vec<Source> {
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
