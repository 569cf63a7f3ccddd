//! What a RON parser found, in words for someone who does not program.

use ron::Error;

/// The sentence for an error, without its place.
pub fn of(error: &Error) -> String {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the parser's error list is open; what has no sentence of ours keeps the parser's"
    )]
    match error {
        Error::Message(message) => sentence_case(message),
        Error::Eof => "The file ends too early; its end may have been cut off".to_owned(),
        Error::ExpectedComma => "A comma is missing before this".to_owned(),
        Error::ExpectedMapColon => "A colon is missing after the name of the field".to_owned(),
        Error::ExpectedStringEnd => "A quotation mark is missing at the end of a text".to_owned(),
        Error::ExpectedString => "A text in quotes belongs here, such as \"Solo pool\"".to_owned(),
        Error::ExpectedInteger => "A whole number belongs here, without quotes".to_owned(),
        Error::ExpectedBoolean => "Either true or false belongs here".to_owned(),
        Error::ExpectedArray => "A list in square brackets [ ] belongs here".to_owned(),
        Error::ExpectedArrayEnd => "A closing square bracket ] is missing".to_owned(),
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => {
            "Fields in round brackets ( ) belong here".to_owned()
        }
        Error::ExpectedStructLikeEnd => "A closing round bracket ) is missing".to_owned(),
        Error::IntegerOutOfBounds => "The number is too large or negative".to_owned(),
        Error::TrailingCharacters => "Something stands after the end of the plan".to_owned(),
        Error::ExceededRecursionLimit => {
            "Brackets are nested deeper than a plan ever is".to_owned()
        }
        Error::NoSuchStructField {
            expected, found, ..
        } => format!(
            "There is no field \"{found}\" here; the fields are {}",
            list(expected)
        ),
        Error::MissingStructField { field, .. } => format!("The field \"{field}\" is missing"),
        Error::DuplicateStructField { field, .. } => {
            format!("The field \"{field}\" is there twice")
        }
        Error::NoSuchEnumVariant {
            expected, found, ..
        } => format!("\"{found}\" is not one of the choices {}", list(expected)),
        Error::InvalidValueForType { expected, found } => {
            format!("Found {found} where {expected} belongs")
        }
        other => sentence_case(&other.to_string()),
    }
}

fn list(names: &[&str]) -> String {
    match names {
        [] => "none".to_owned(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

fn sentence_case(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}
