//! Uses of one file by another: every path of the code, led through imports to the file that defines
//! the item. A method is called without its path, so it is not followed.

use crate::source::{Source, is_word};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

/// A use of an item that another file defines.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Use<'a> {
    pub from: &'a str,
    pub line: usize,
    pub item: &'a str,
    pub to: &'a str,
}

impl fmt::Display for Use<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            from,
            line,
            item,
            to,
        } = self;
        write!(f, "{from}:{line}: uses {item} of {to}")
    }
}

/// Every item that a file uses of another, where it names it first; in order of the files.
pub fn uses(sources: &[Source]) -> Vec<Use<'_>> {
    let files = Files::new(sources);
    let mut known = BTreeSet::new();
    let mut found = Vec::new();
    for (module, file) in &files.0 {
        let from = &*file.source.path;
        for path in file.paths.iter().filter(|path| !path.is_public) {
            let Some(Found::Item {
                name: item,
                file: to,
            }) = files.find(module, path, &mut Vec::new())
            else {
                continue;
            };
            if to != from && known.insert((from, item, to)) {
                let line = file.source.line(path.offset);
                found.push(Use {
                    from,
                    line,
                    item,
                    to,
                });
            }
        }
    }
    found.sort();
    found
}

/// A module by the names that lead to it; the crate's own has none.
type Module<'a> = Vec<&'a str>;

/// A name in a module, and whether a path ends with it.
type Question<'a> = (Module<'a>, &'a str, bool);

struct Files<'a>(BTreeMap<Module<'a>, File<'a>>);

/// The target of a path.
enum Found<'a> {
    Module(Module<'a>),
    /// An item and the file that defines it.
    Item {
        name: &'a str,
        file: &'a str,
    },
}

impl<'a> Files<'a> {
    fn new(sources: &'a [Source]) -> Self {
        let file = |source: &'a Source| (source.modules(), File::new(source));
        Self(sources.iter().map(file).collect())
    }

    /// The target of a path in the file of a module; none where it leaves the crate. `asked` are the
    /// names that are being looked up already.
    fn find(
        &self,
        module: &[&'a str],
        path: &Path<'a>,
        asked: &mut Vec<Question<'a>>,
    ) -> Option<Found<'a>> {
        let inline = self.0.get(module)?.inline_modules.iter();
        let around = inline.filter(|inline| inline.contains(&path.offset));
        let mut at = module.to_vec();
        at.extend(around.map(|_| "inline"));
        let mut names = &path.names[..];
        while let [first, rest @ ..] = names {
            match *first {
                "crate" | "poolwright" => at.clear(),
                "super" => drop(at.pop()),
                "self" => {}
                _ => break,
            }
            names = rest;
        }
        // An inline module knows what its file imports, or imports it itself.
        at.truncate(module.len());
        while let [first, rest @ ..] = names {
            match self.named(&at, first, rest.is_empty(), asked)? {
                Found::Module(module) => at = module,
                item @ Found::Item { .. } => return Some(item),
            }
            names = rest;
        }
        Some(Found::Module(at))
    }

    /// The meaning of a name in a module: rather an item at the end of a path, a module before it.
    fn named(
        &self,
        module: &[&'a str],
        name: &'a str,
        is_end: bool,
        asked: &mut Vec<Question<'a>>,
    ) -> Option<Found<'a>> {
        let file = self.0.get(module)?;
        let question = (module.to_vec(), name, is_end);
        if asked.contains(&question) {
            return None;
        }
        asked.push(question);
        let mut found = Vec::new();
        if file.items.contains(&name) {
            found.push(Found::Item {
                name,
                file: &file.source.path,
            });
        }
        let below = [module, &[name]].concat();
        if self.0.contains_key(&below) {
            found.push(Found::Module(below));
        }
        let imports = file.paths.iter().filter(|path| path.import == Some(name));
        found.extend(imports.filter_map(|import| self.find(module, import, asked)));
        asked.pop();
        let is_meant = |found: &Found<'_>| matches!(found, Found::Item { .. }) == is_end;
        let meant = found.iter().position(is_meant).unwrap_or(0);
        found.into_iter().nth(meant)
    }
}

/// The items of a file, and the paths in it.
struct File<'a> {
    source: &'a Source,
    items: Vec<&'a str>,
    /// From brace to brace.
    inline_modules: Vec<Range<usize>>,
    paths: Vec<Path<'a>>,
}

/// A path as it is written.
struct Path<'a> {
    offset: usize,
    names: Vec<&'a str>,
    /// The name of its end in this file, if it is imported.
    import: Option<&'a str>,
    /// Whether it is a `pub use`, which is no use by the file itself.
    is_public: bool,
}

/// Words, `::` and other characters, with where they stand.
type Tokens<'a> = Peekable<IntoIter<(usize, &'a str)>>;

impl<'a> File<'a> {
    fn new(source: &'a Source) -> Self {
        let mut file = Self {
            source,
            items: Vec::new(),
            inline_modules: Vec::new(),
            paths: Vec::new(),
        };
        let mut tokens = tokens(&source.code);
        let mut depth = 0_usize;
        let mut open = Vec::new();
        let mut before = "";
        while let Some((offset, token)) = tokens.next() {
            match token {
                "{" => depth += 1,
                "}" => {
                    depth -= 1;
                    if let Some((start, _)) = open.pop_if(|(_, outside)| *outside == depth) {
                        file.inline_modules.push(start..offset);
                    }
                }
                "use" => file.import(&mut tokens, Vec::new(), matches!(before, "pub" | ")")),
                "fn" | "struct" | "enum" | "trait" | "type" | "const" | "static" if depth == 0 => {
                    file.items.extend(tokens.peek().map(|(_, name)| *name));
                }
                "mod" => {
                    let name = tokens.next();
                    if tokens.peek().is_some_and(|(_, next)| *next == "{") {
                        open.push((offset, depth));
                        file.items
                            .extend(name.filter(|_| depth == 0).map(|(_, name)| name));
                    }
                }
                "::" => drop(tokens.next_if(|(_, next)| is_name(next))),
                name if is_name(name) => file.path(&mut tokens, before, (offset, name)),
                _ => {}
            }
            before = token;
        }
        // Other single names are items of the file, imported already, or local.
        let handed_on = file.paths.iter().filter(|path| path.is_public);
        let handed_on: Vec<_> = handed_on.map(|path| path.import).collect();
        file.paths.retain(|path| {
            let is_one_of_these = || handed_on.contains(&path.names.first().copied());
            path.import.is_some() || path.names.len() > 1 || is_one_of_these()
        });
        file
    }

    /// A path in the code; a single name is one too.
    fn path(&mut self, tokens: &mut Tokens<'a>, before: &str, (offset, first): (usize, &'a str)) {
        let mut names = vec![first];
        while tokens.next_if(|(_, next)| *next == "::").is_some()
            && let Some((_, name)) = tokens.next_if(|(_, next)| is_name(next))
        {
            names.push(name);
        }
        if before != "." {
            self.paths.push(Path {
                offset,
                names,
                import: None,
                is_public: false,
            });
        }
    }

    /// The imports behind `use`, or in the braces that these names lead to.
    fn import(&mut self, tokens: &mut Tokens<'a>, mut names: Vec<&'a str>, is_public: bool) {
        while let Some((offset, token)) = tokens.next() {
            match token {
                "{" => {
                    while tokens.next_if(|(_, next)| *next == "}").is_none() {
                        self.import(tokens, names.clone(), is_public);
                        tokens.next_if(|(_, next)| *next == ",");
                    }
                    return;
                }
                "::" => {}
                name if is_name(name) => {
                    if name != "self" || names.is_empty() {
                        names.push(name);
                    }
                    if tokens.peek().is_some_and(|(_, next)| *next == "::") {
                        continue;
                    }
                    let renamed = tokens.next_if(|(_, next)| *next == "as");
                    let renamed = renamed.and_then(|_| tokens.next());
                    let import = renamed.map(|(_, name)| name).or(names.last().copied());
                    self.paths.push(Path {
                        offset,
                        names,
                        import,
                        is_public,
                    });
                    return;
                }
                _ => return,
            }
        }
    }
}

fn is_name(token: &str) -> bool {
    token.starts_with(is_word)
}

fn tokens(code: &str) -> Tokens<'_> {
    let mut found = Vec::new();
    let mut rest = code.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = if is_word(first) {
            rest.find(|c| !is_word(c)).unwrap_or(rest.len())
        } else if rest.starts_with("::") {
            2
        } else {
            first.len_utf8()
        };
        found.push((code.len() - rest.len(), &rest[..length]));
        rest = rest[length..].trim_start();
    }
    found.into_iter().peekable()
}
