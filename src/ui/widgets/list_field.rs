//! A field for a list of values, typed or pasted as text.

use crate::ui::focus::Explained as _;
use crate::ui::theme;
use egui::{RichText, TextEdit, Ui};

/// A text under way in the field.
#[derive(Clone)]
struct Draft<T> {
    text: String,
    error: Option<String>,
    /// The values as they stood when it was typed; others from elsewhere end the draft.
    read: Vec<T>,
}

/// A field for a list of values.
pub struct ListField<'a> {
    /// Names it, unique in its panel.
    pub name: &'a str,
    /// An example of a list, shown while it is empty.
    pub example: &'a str,
    /// Its least number of lines.
    pub rows: usize,
}

impl ListField<'_> {
    /// Draws the field; the values as they became by typing in this frame. A text that is no list
    /// is kept with its error until it is mended.
    pub fn show<T: Clone + PartialEq + Send + Sync + 'static>(
        self,
        ui: &mut Ui,
        values: &[T],
        write: impl Fn(&[T]) -> String,
        read: impl Fn(&str) -> Result<Vec<T>, String>,
    ) -> Option<Vec<T>> {
        let id = ui.scope_id().with(("list field", self.name));
        let mut draft = ui.data(|data| data.get_temp::<Draft<T>>(id));
        if draft.as_ref().is_some_and(|draft| draft.read != values) {
            ui.data_mut(|data| data.remove::<Draft<T>>(id));
            draft = None;
        }
        let mut text = draft
            .as_ref()
            .map_or_else(|| write(values), |draft| draft.text.clone());
        let field = TextEdit::multiline(&mut text)
            .id(id)
            .desired_rows(self.rows)
            .desired_width(f32::INFINITY)
            .hint_text(self.example);
        let response = ui.add(field).explained(self.name);
        if let Some(error) = draft.as_ref().and_then(|draft| draft.error.as_ref()) {
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_invalid(egui::accesskit::Invalid::True);
                node.set_description(error.as_str());
            });
        }
        if response.changed() {
            let (read, error) = match read(&text) {
                Ok(read) => (read, None),
                Err(error) => (values.to_vec(), Some(error)),
            };
            let new = (read != values).then(|| read.clone());
            let draft = Draft { text, error, read };
            ui.data_mut(|data| data.insert_temp(id, draft));
            return new;
        }
        if let Some(error) = draft.and_then(|draft| draft.error) {
            let color = theme::of(ui).problem;
            ui.add(egui::Label::new(RichText::new(error).small().color(color)).wrap());
        }
        None
    }
}
