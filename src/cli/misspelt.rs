//! Commands that are nearly right: without this they would be taken for plan files.

use super::Arguments;
use clap::CommandFactory as _;
use std::path::Path;

/// How alike two words must be, from 0 to 1; clap asks for as much of its own arguments.
const ALIKE: f64 = 0.7;

/// The sentence about the first argument of the process, where it is no file but nearly a command.
pub fn command() -> Option<String> {
    let given = std::env::args_os().nth(1)?;
    let given = given.to_str()?;
    let is_word = given
        .chars()
        .all(|c| c.is_alphanumeric() || c == '-' || c == '_');
    if given.starts_with('-') || !is_word || Path::new(given).exists() {
        return None;
    }
    let near = nearest(given)?;
    Some(format!(
        "error: there is no command and no file \"{given}\"; did you mean {near}?\n\n\
         For all commands, try 'poolwright --help'."
    ))
}

/// The command that a word is nearly.
fn nearest(given: &str) -> Option<String> {
    let lower = given.to_lowercase();
    let squeezed = lower.replace(['-', '_'], "");
    let arguments = Arguments::command();
    let names = arguments.get_subcommands().map(clap::Command::get_name);
    let alike = names
        .chain(["help"])
        .map(|name| (strsim::jaro(&squeezed, name), name));
    let (likeness, nearest) = alike.max_by(|(one, _), (other, _)| one.total_cmp(other))?;
    let is_itself = nearest == given;
    (likeness > ALIKE && !is_itself).then(|| nearest.to_owned())
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn misspelt_commands_are_known_and_other_words_are_not() {
        for (given, meant) in [
            ("reprot", "report"),
            ("REPORT", "report"),
            ("reports", "report"),
            ("pictures", "picture"),
            ("pciture", "picture"),
            ("term-sheet", "termsheet"),
            ("statment", "statement"),
            ("evalute", "evaluate"),
            ("dta", "data"),
            ("hlep", "help"),
        ] {
            assert_eq!(nearest(given).as_deref(), Some(meant), "{given}");
        }
        for given in ["report", "mypool", "solo-operator", "x", "plan"] {
            assert_eq!(nearest(given), None, "{given}");
        }
    }
}
