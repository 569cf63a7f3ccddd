//! The status line: the file, the network assumed and its age, and what needs a look.

use crate::plan::Severity;
use crate::ui::focus::{Explained as _, explained_label};
use crate::ui::scene::Scene;
use crate::ui::theme;
use crate::ui::widgets::named;
use egui::{Label, RichText, Ui};
use jiff::civil::Date;

/// What is to be said of the plan's file.
#[derive(Clone, Copy)]
pub struct State<'a> {
    /// Whether it is saved.
    pub text: &'a str,
    /// Whether it is being saved for so long that one may want to cancel that.
    pub may_be_cancelled: bool,
}

/// Draws the line. `today` is the day the window was opened, `note` what was done last. Returns whether
/// saving is cancelled.
pub fn show(
    ui: &mut Ui,
    scene: Scene<'_>,
    file: &str,
    state: State<'_>,
    today: Date,
    note: Option<&str>,
) -> bool {
    let mut is_cancelled = false;
    let palette = theme::of(ui);
    let quiet = |text: String| RichText::new(text).small().color(palette.quiet);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        ui.label(quiet(format!("{file}, {}", state.text)));
        if state.may_be_cancelled {
            is_cancelled = ui
                .small_button("Cancel saving")
                .explained("The plan stays open and not saved")
                .clicked();
        }
        if let Some(note) = note {
            ui.label(RichText::new(note).small().color(palette.text));
        }
        let origin = &scene.plan.network.origin;
        let assumed = format!("{} ({})", origin.text(), age(origin.date, today));
        let source = format!("{}, {}", origin.source, scene.dates.day(origin.date));
        explained_label(ui, Label::new(quiet(assumed)).truncate(), source);
        let fingerprint = scene.figures.fingerprint.to_string();
        let code =
            ui.add(Label::new(quiet(fingerprint.clone()).monospace()).sense(egui::Sense::click()));
        let code = code.explained(
            "Fingerprint of what is agreed: co-owners who see the same code have the same numbers. \
             Click to copy",
        );
        named(&code, &format!("Copy fingerprint {fingerprint}"));
        if code.clicked() {
            ui.ctx().copy_text(fingerprint);
        }
        let problem = scene
            .figures
            .notices
            .iter()
            .max_by_key(|notice| notice.severity);
        if let Some(notice) = problem {
            let color = match notice.severity {
                Severity::Problem => palette.problem,
                Severity::Notice => palette.notice,
            };
            let text = RichText::new(&notice.what).small().color(color);
            explained_label(ui, Label::new(text).truncate(), notice.line());
        }
    });
    is_cancelled
}

/// The age of figures in words.
fn age(date: Date, today: Date) -> String {
    let Ok(span) = today.since(date) else {
        return date.to_string();
    };
    let days = span.get_days();
    match days {
        i32::MIN..=-1 => "from the future".to_owned(),
        0..=1 => "from today".to_owned(),
        2..=60 => format!("{days} days old"),
        _ => format!("{} months old", days / 30),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_age_of_figures_is_told_in_words() {
        let of = date(2026, 3, 10);
        for (today, text) in [
            (date(2026, 3, 10), "from today"),
            (date(2026, 4, 10), "31 days old"),
            (date(2026, 11, 21), "8 months old"),
            (date(2026, 1, 1), "from the future"),
        ] {
            assert_eq!(age(of, today), text);
        }
    }
}
