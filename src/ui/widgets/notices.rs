//! Calm notices beside fields: what is the case, and what it means for whom.

use crate::plan::{Field, Notice, Severity};
use crate::ui::scene::Scene;
use crate::ui::theme;
use egui::{Frame, Label, Margin, RichText, Ui};

/// Notices of one field that are drawn.
const MOST: usize = 12;

/// Draws the notices of a field below it.
pub fn beside(ui: &mut Ui, scene: Scene<'_>, field: Field) {
    for notice in scene.notices(field).take(MOST) {
        show(ui, notice);
    }
    let more = scene.notices(field).skip(MOST).count();
    if more > 0 {
        line(ui, &format!("And {more} more; the report has all of them"));
    }
}

/// Draws one notice.
pub fn show(ui: &mut Ui, notice: &Notice) {
    let palette = theme::of(ui);
    let (ink, fill, sign) = match notice.severity {
        Severity::Notice => (palette.notice, palette.notice_fill, "●"),
        Severity::Problem => (palette.problem, palette.problem_fill, "▲"),
    };
    Frame::new()
        .fill(fill)
        .corner_radius(4.0)
        .inner_margin(Margin::symmetric(8, 5))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 2.0;
            let text = |text: String| Label::new(RichText::new(text).small().color(ink)).wrap();
            ui.add(text(format!("{sign} {}", notice.what)));
            if let Some(operator) = &notice.operator {
                ui.add(text(format!("Operator: {operator}")));
            }
            if let Some(delegators) = &notice.delegators {
                ui.add(text(format!("Delegators: {delegators}")));
            }
        });
}

/// A quiet line of explanation.
pub fn line(ui: &mut Ui, text: &str) {
    let palette = theme::of(ui);
    ui.add(Label::new(RichText::new(text).small().color(palette.quiet)).wrap());
}
