//! The errors of the RON parser, in words for someone who does not program.

use crate::plan::words::joined;
use ron::Error;

/// The sentence for an error, without its position; `rest` is the text from that position on.
pub fn of(error: &Error, rest: &str) -> String {
    if let Some(sentence) = by_text(error, rest) {
        return sentence;
    }
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the parser's error list is open; what has no sentence of ours keeps the parser's"
    )]
    match error {
        Error::Message(message) => sentence_case(message),
        Error::Eof => ENDS_TOO_EARLY.to_owned(),
        Error::ExpectedComma => "A comma or a quotation mark is missing before this".to_owned(),
        Error::ExpectedMapColon => "A colon is missing after the name of a field".to_owned(),
        Error::ExpectedStringEnd => {
            "The quotation mark at the end of this text is missing".to_owned()
        }
        Error::ExpectedString => {
            "A text in double quotes belongs here, such as \"Solo pool\"".to_owned()
        }
        Error::ExpectedChar => "Single quotes do not count; write \" at both ends".to_owned(),
        Error::InvalidEscape(_) => {
            "In this text a backslash must be written twice, as in \"C:\\\\plans\"".to_owned()
        }
        Error::ExpectedInteger | Error::InvalidIntegerDigit { .. } => {
            "A whole number belongs here, without quotes".to_owned()
        }
        Error::IntegerOutOfBounds => format!("A whole number from 0 to {} belongs here", u32::MAX),
        Error::ExpectedFloat => {
            "Write amounts, ratios and dates in quotes, such as \"100000.5\"".to_owned()
        }
        Error::ExpectedBoolean => "Either true or false belongs here, without quotes".to_owned(),
        Error::ExpectedArray => "A list in square brackets [ ] belongs here".to_owned(),
        Error::ExpectedArrayEnd => "A closing square bracket ] is missing".to_owned(),
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => {
            "Fields in round brackets ( ) belong here".to_owned()
        }
        Error::ExpectedStructLikeEnd => "A closing round bracket ) is missing".to_owned(),
        Error::ExpectedDifferentStructName { .. } => {
            "A bracket is missing before this: an opening ( or a closing ]".to_owned()
        }
        Error::ExpectedIdentifier | Error::SuggestRawIdentifier(_) => {
            "A word without quotes belongs here".to_owned()
        }
        Error::UnclosedBlockComment => "The comment that begins with /* has no end */".to_owned(),
        Error::UnexpectedChar(found) => {
            let found = rest.chars().next().unwrap_or(*found);
            format!("The character {found} does not belong here")
        }
        Error::TrailingCharacters => "Something stands after the end of the plan".to_owned(),
        Error::ExceededRecursionLimit => {
            "Brackets are nested deeper than a plan ever is".to_owned()
        }
        Error::NoSuchStructField {
            expected, found, ..
        } => match expected {
            [only] => format!("There is no field \"{found}\" here, only {only}"),
            several => format!(
                "There is no field \"{found}\" here; the fields are {}",
                joined(several, "none")
            ),
        },
        Error::MissingStructField { field, .. } => {
            format!("The field \"{field}\" is missing before this bracket")
        }
        Error::DuplicateStructField { field, .. } => {
            format!("The field \"{field}\" is there twice")
        }
        Error::NoSuchEnumVariant {
            expected, found, ..
        } => format!(
            "\"{found}\" is not one of the choices {}",
            joined(expected, "none")
        ),
        Error::InvalidValueForType { expected, .. } => format!("Write {expected}"),
        other => sentence_case(&other.to_string()),
    }
}

/// A sentence of a length that one can read and show: what it quotes of the file may be a million
/// characters. Both ends stay, since what to do stands last.
pub fn shortened(sentence: String) -> String {
    const MOST: usize = 600;
    const START: usize = 120;
    const END: usize = 300;
    if sentence.len() <= MOST {
        return sentence;
    }
    let start = sentence.get(..sentence.floor_char_boundary(START));
    let end = sentence.get(sentence.ceil_char_boundary(sentence.len() - END)..);
    format!("{}…{}", start.unwrap_or_default(), end.unwrap_or_default())
}

/// Whether an error is about a whole value: the parser's position may then be inside or behind it.
pub const fn is_about_a_value(error: &Error) -> bool {
    matches!(
        error,
        Error::Message(_) | Error::InvalidValueForType { .. } | Error::IntegerOutOfBounds
    )
}

const ENDS_TOO_EARLY: &str = "The file ends too early; its end may have been cut off";

/// A better sentence than the error alone allows, from what stands there.
fn by_text(error: &Error, rest: &str) -> Option<String> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let is_end = rest
        .trim_start_matches(is_word)
        .trim_matches([' ', ':'])
        .is_empty();
    let speaks_of_the_end = matches!(
        error,
        Error::TrailingCharacters | Error::ExpectedStringEnd | Error::UnclosedBlockComment
    );
    if is_end && !speaks_of_the_end {
        return Some(ENDS_TOO_EARLY.to_owned());
    }
    let syntax = matches!(
        error,
        Error::ExpectedComma
            | Error::ExpectedStructLikeEnd
            | Error::ExpectedIdentifier
            | Error::ExpectedString
            | Error::UnexpectedChar(_)
    );
    if !syntax {
        return None;
    }
    match rest.chars().next()? {
        '.' => Some("A whole number belongs here, without decimals".to_owned()),
        '“' | '”' | '„' | '«' | '»' => {
            Some("Curly quotes do not count; write \" at both ends".to_owned())
        }
        '\'' => Some("Single quotes do not count; write \" at both ends".to_owned()),
        ',' => Some("Something is missing before this comma".to_owned()),
        ';' => Some("Fields are divided by commas, not by semicolons".to_owned()),
        _ => None,
    }
}

fn sentence_case(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}
