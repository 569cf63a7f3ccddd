//! Who gets what of the shared account: the agreement, leaving, delegating instead, statements of
//! what was really received, and the term sheet.

pub mod agreement;
pub mod as_delegator;
pub mod chart;
pub mod leaving;
pub mod statement;
pub mod step;
pub mod term_sheet;

use crate::ui::plot;
use crate::ui::scene::{Asks, Scene};
use crate::ui::state::{SplitSection, ViewState};
use crate::ui::widgets::segmented;
use egui::Ui;
use jiff::civil::Date;

/// Draws the choice of sections and the open one. `today` is the day it is, where
/// that is known.
pub fn show(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut ViewState,
    today: Option<Date>,
    asks: &mut Asks,
) {
    if !scene.look.has_controls {
        if let Some(outcome) = scene.outcome() {
            agreement::outcome(ui, scene, outcome, view);
        }
        return;
    }
    ui.horizontal_wrapped(|ui| {
        segmented(
            ui,
            "What of the shared account is shown",
            &mut view.split.section,
            SplitSection::ALL.map(|section| (section, section.text().to_owned())),
        );
    });
    ui.add_space(4.0);
    let Ok(outcome) = &scene.figures.outcome else {
        if view.split.section == SplitSection::Agreement {
            agreement::edit(ui, scene, asks);
        }
        plot::cannot_draw(ui, &scene.figures.verdict);
        return;
    };
    match view.split.section {
        SplitSection::Agreement => agreement::show(ui, scene, outcome, view, asks),
        SplitSection::Leaving => leaving::show(ui, scene, view, today),
        SplitSection::AsDelegator => as_delegator::show(ui, scene, outcome),
        SplitSection::Statement => statement::show(ui, scene, &mut view.split, asks),
        SplitSection::TermSheet => term_sheet::show(ui, scene, asks),
    }
}
