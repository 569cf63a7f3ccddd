//! How long the texts of a plan may be: longer ones are refused in files and not taken by fields.

/// Characters of a name: of a plan, an owner, a cost, a reserve, a scenario, a currency or a source.
pub const LONGEST_NAME: usize = 1_000;

/// Characters of notes.
pub const LONGEST_NOTE: usize = 100_000;

/// A name as a plan may have it: cut off where it is too long, as when a copy of a long name gets a
/// word more.
pub fn name(text: String) -> String {
    cut(text, LONGEST_NAME)
}

/// Notes as a plan may have them.
pub fn note(text: String) -> String {
    cut(text, LONGEST_NOTE)
}

fn cut(mut text: String, most: usize) -> String {
    if let Some((end, _)) = text.char_indices().nth(most) {
        text.truncate(end);
    }
    text
}
