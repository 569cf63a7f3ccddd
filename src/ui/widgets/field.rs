//! A field one types an exact value into.
//!
//! Values are edited as text, never through floating point. What was typed stays as it was typed
//! while the field has the focus; what it was understood as is echoed below. A text that is no
//! value is kept with its error until it is mended or the value changes elsewhere: nothing typed
//! is thrown away.

use super::draft::{self, Draft};
use crate::ledger::{Lovelace, Ratio};
use crate::number::{self, Places, Separators, read_decimal, read_percent, read_ratio, read_whole};
use crate::ui::focus::Explained as _;
use crate::ui::theme;
use egui::{Response, RichText, TextEdit, Ui};
use rust_decimal::Decimal;

/// A kind of typed value, with its reading and writing.
pub trait Kind: Copy + PartialEq {
    /// The unit behind the field.
    const UNIT: &'static str;

    /// The value a text stands for.
    ///
    /// # Errors
    /// A sentence for the person who types.
    fn read(text: &str, separators: Separators) -> Result<Self, String>;

    /// The value as text that reads back as the same value.
    fn write(self, separators: Separators) -> String;
}

impl Kind for Lovelace {
    const UNIT: &'static str = "ADA";

    fn read(text: &str, separators: Separators) -> Result<Self, String> {
        let ada = read_decimal(text, separators).map_err(|error| error.to_string())?;
        Self::from_ada(ada).map_err(|error| {
            let text = error.to_string();
            let mut chars = text.chars();
            chars.next().map_or(String::new(), |first| {
                first.to_uppercase().chain(chars).collect()
            })
        })
    }

    fn write(self, separators: Separators) -> String {
        number::decimal(self.ada(), Places::Exact, separators)
    }
}

impl Kind for Decimal {
    const UNIT: &'static str = "";

    fn read(text: &str, separators: Separators) -> Result<Self, String> {
        read_decimal(text, separators).map_err(|error| error.to_string())
    }

    fn write(self, separators: Separators) -> String {
        number::decimal(self, Places::Exact, separators)
    }
}

impl Kind for u32 {
    const UNIT: &'static str = "";

    fn read(text: &str, separators: Separators) -> Result<Self, String> {
        let number = read_whole(text, separators).map_err(|error| error.to_string())?;
        Self::try_from(number).map_err(|_| "At most 4,294,967,295".to_owned())
    }

    fn write(self, separators: Separators) -> String {
        number::decimal(Decimal::from(self), Places::Exact, separators)
    }
}

/// A ratio typed as it is: `0.3`, or a fraction `1/3`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plain(pub Ratio);

/// A ratio typed as per cent.
impl Kind for Ratio {
    const UNIT: &'static str = "%";

    fn read(text: &str, separators: Separators) -> Result<Self, String> {
        let percent = read_percent(text, separators).map_err(|error| error.to_string())?;
        Self::from_percent(percent).map_err(|_| "Too many digits".to_owned())
    }

    fn write(self, separators: Separators) -> String {
        let percent = self.to_decimal().checked_mul(Decimal::ONE_HUNDRED);
        number::decimal(percent.unwrap_or(Decimal::MAX), Places::Exact, separators)
    }
}

impl Kind for Plain {
    const UNIT: &'static str = "";

    fn read(text: &str, separators: Separators) -> Result<Self, String> {
        read_ratio(text, separators)
            .map(Self)
            .map_err(|error| error.to_string())
    }

    fn write(self, separators: Separators) -> String {
        match self.0.exact_decimal() {
            Some(exact) => number::decimal(exact, Places::Exact, separators),
            None => self.0.to_string(),
        }
    }
}

/// A labelled field for one exact value.
#[must_use]
pub struct TypedField<'a> {
    name: &'a str,
    unit: Option<&'a str>,
    hint: &'a str,
    width: Option<f32>,
    separators: Separators,
}

/// Width of the column of labels in the inputs.
const LABEL_WIDTH: f32 = 104.0;

/// A label in the column left of the fields.
pub fn field_label(ui: &mut Ui, name: &str) -> Response {
    let size = egui::vec2(LABEL_WIDTH, ui.spacing().interact_size.y);
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    ui.allocate_ui_with_layout(size, layout, |ui| {
        ui.set_min_width(LABEL_WIDTH);
        ui.add(egui::Label::new(name).truncate())
    })
    .inner
}

impl<'a> TypedField<'a> {
    /// A field with this label.
    pub const fn new(name: &'a str, separators: Separators) -> Self {
        Self {
            name,
            unit: None,
            hint: "",
            width: None,
            separators,
        }
    }

    /// Another unit than the kind's own.
    pub const fn unit(mut self, unit: &'a str) -> Self {
        self.unit = Some(unit);
        self
    }

    /// The value's meaning, shown on hover and focus.
    pub const fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// A width other than what is left of the row.
    pub const fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// Draws label and field; the value as it became by typing in this frame.
    pub fn show<T: Kind>(self, ui: &mut Ui, value: T) -> Option<T> {
        let id = ui.scope_id().with(("typed field", self.name));
        let (new, below) = ui
            .horizontal(|ui| {
                let label = field_label(ui, self.name);
                if !self.hint.is_empty() {
                    // The field itself explains it where keys lead.
                    label.clone().on_hover_text(self.hint);
                }
                let (response, new, below) = self.edit(ui, id, value);
                let _ = response.labelled_by(label.id);
                (new, below)
            })
            .inner;
        if let Some(below) = below {
            ui.horizontal(|ui| {
                ui.add_space(LABEL_WIDTH + ui.spacing().item_spacing.x);
                ui.add(egui::Label::new(below).wrap());
            });
        }
        new
    }

    /// Draws the field without its label, for rows of several fields; screen readers still hear
    /// the name. Beside the value it gives the echo or the error, for the caller to draw below.
    pub fn show_alone<T: Kind>(mut self, ui: &mut Ui, value: T) -> (Option<T>, Option<RichText>) {
        // The hint names the field to screen readers where no label does.
        self.hint = self.name;
        let id = ui.scope_id().with(("typed field", self.name));
        let (_, new, below) = self.edit(ui, id, value);
        (new, below)
    }

    fn edit<T: Kind>(
        &self,
        ui: &mut Ui,
        id: egui::Id,
        value: T,
    ) -> (Response, Option<T>, Option<RichText>) {
        let palette = theme::of(ui);
        let shown = value.write(self.separators);
        let draft = draft::of(ui.ctx(), id, &shown);
        let mut text = draft
            .as_ref()
            .map_or_else(|| shown.clone(), |draft| draft.text.clone());
        let error = draft.as_ref().and_then(|draft| draft.error.clone());
        let unit = self.unit.unwrap_or(T::UNIT);
        let mut edit = TextEdit::singleline(&mut text)
            .id(id)
            .align(egui::Align2::RIGHT_CENTER)
            .desired_width(self.width.unwrap_or(f32::INFINITY));
        if !unit.is_empty() {
            edit = edit.suffix(RichText::new(unit).color(palette.quiet));
        }
        if error.is_some() {
            edit = edit.text_color(palette.problem);
        }
        let response = ui.add(edit);
        if response.gained_focus() && !ui.input(|input| input.pointer.any_down()) {
            select_all(ui, id, &text);
        }
        let response = if self.hint.is_empty() {
            response
        } else {
            response.explained(self.hint)
        };
        if let Some(error) = &error {
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_invalid(egui::accesskit::Invalid::True);
                node.set_description(error.as_str());
            });
        }
        let mut new = None;
        if response.changed() {
            let result = T::read(&text, self.separators);
            let (error, now) = match result {
                Ok(typed) => {
                    new = (typed != value).then_some(typed);
                    (None, typed.write(self.separators))
                }
                Err(error) => (Some(error), shown),
            };
            let draft = Draft {
                field: self.name.to_owned(),
                text,
                error,
                shown: now,
            };
            draft::keep(ui.ctx(), id, draft);
        } else if error.is_none() && draft.is_some() && !response.has_focus() {
            draft::end(ui.ctx(), id);
        }
        let below = match (&error, &draft) {
            (Some(error), _) => Some(RichText::new(error).small().color(palette.problem)),
            (None, Some(draft)) if draft.text != draft.shown => Some(
                RichText::new(format!("= {} {unit}", draft.shown))
                    .small()
                    .color(palette.quiet),
            ),
            (None, _) => None,
        };
        (response, new, below)
    }
}

/// Selects the whole text of a field, so that typing replaces it.
pub fn select_all(ui: &Ui, id: egui::Id, text: &str) {
    use egui::text::{CCursor, CCursorRange};
    let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    let all = CCursorRange::two(CCursor::default(), CCursor::new(text.chars().count()));
    state.cursor.set_char_range(Some(all));
    state.store(ui.ctx(), id);
}
