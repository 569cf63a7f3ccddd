//! Texts that are being typed into fields. A text that is no value stays in its field, in no plan,
//! until it is mended or the value changes elsewhere.

use egui::{Context, Id, IdMap};

/// A text in a field, while it differs from the value that the field shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The name of the field.
    pub field: String,
    /// The text as it was typed.
    pub text: String,
    /// Why it is no value.
    pub error: Option<String>,
    /// The value as it stood when the text was typed; another value elsewhere ends the draft.
    pub shown: String,
}

/// Every draft of the window.
#[derive(Clone, Default)]
struct Drafts(IdMap<Draft>);

fn with<R>(ctx: &Context, work: impl FnOnce(&mut IdMap<Draft>) -> R) -> R {
    ctx.data_mut(|data| work(&mut data.get_temp_mut_or_default::<Drafts>(Id::NULL).0))
}

/// The draft of a field that shows this value; ends one that was typed over another value.
pub fn of(ctx: &Context, field: Id, shown: &str) -> Option<Draft> {
    with(ctx, |drafts| {
        if drafts.get(&field).is_some_and(|draft| draft.shown != shown) {
            // For good: should the old value come back, the text must not.
            drafts.remove(&field);
        }
        drafts.get(&field).cloned()
    })
}

/// Keeps the draft of a field.
pub fn keep(ctx: &Context, field: Id, draft: Draft) {
    with(ctx, |drafts| drafts.insert(field, draft));
}

/// Ends the draft of a field.
pub fn end(ctx: &Context, field: Id) {
    with(ctx, |drafts| drafts.remove(&field));
}

/// Ends all drafts: another plan is open.
pub fn end_all(ctx: &Context) {
    with(ctx, IdMap::clear);
}

/// The drafts that are no values, and so stand in no plan, by the names of their fields.
pub fn unread(ctx: &Context) -> Vec<Draft> {
    with(ctx, |drafts| {
        let unread = drafts.values().filter(|draft| draft.error.is_some());
        let mut unread: Vec<Draft> = unread.cloned().collect();
        unread.sort_by(|one, other| one.field.cmp(&other.field));
        unread
    })
}

/// The beginning of a long text.
pub fn shortened(text: &str) -> String {
    const MOST: usize = 40;
    let mut short: String = text.chars().take(MOST).collect();
    if text.chars().nth(MOST).is_some() {
        short.push('…');
    }
    short
}
