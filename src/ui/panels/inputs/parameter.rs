//! The field of one protocol parameter.

use crate::plan::{Parameter, ParameterValue};
use crate::ui::widgets::{Plain, TypedField};
use egui::Ui;

/// Draws a field for a parameter's value; the parameter as it became by typing in this frame.
pub fn field(ui: &mut Ui, field: TypedField<'_>, value: ParameterValue) -> Option<Parameter> {
    match value {
        ParameterValue::Whole(count, made_of) => field.show(ui, count).map(made_of),
        ParameterValue::Ada(amount, made_of) => field.show(ui, amount).map(made_of),
        ParameterValue::Share(ratio, made_of) => field.show(ui, ratio).map(made_of),
        ParameterValue::Number(ratio, made_of) => field
            .show(ui, Plain(ratio))
            .map(|Plain(ratio)| made_of(ratio)),
    }
}
