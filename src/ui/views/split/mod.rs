//! Who gets what of the shared account: the agreement, leaving, delegating instead, statements of
//! what was really received, and the term sheet.

pub mod agreement;
pub mod as_delegator;
pub mod chart;
pub mod leaving;
pub mod statement;
pub mod step;
pub mod term_sheet;

use crate::forecast::shown::SplitFigures;
use crate::ui::plot;
use crate::ui::scene::{Asks, Scene};
use crate::ui::state::{SplitSection, ViewState};
use crate::ui::widgets::segmented;
use egui::Ui;
use jiff::civil::Date;

/// Draws the choice of sections and the open one. `today` is the day it is, where that is known.
pub fn show(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut ViewState,
    figures: &SplitFigures,
    today: Option<Date>,
    asks: &mut Asks,
) {
    if scene.look.has_controls {
        ui.horizontal_wrapped(|ui| {
            segmented(
                ui,
                "What of the shared account is shown",
                &mut view.split.section,
                SplitSection::ALL.map(|section| (section, section.text().to_owned())),
            );
        });
        ui.add_space(4.0);
    }
    if let SplitFigures::Agreement { faults, .. } = figures
        && scene.look.has_controls
    {
        agreement::edit(ui, scene, faults, asks);
    }
    let Ok(outcome) = &scene.figures.outcome else {
        plot::cannot_draw(ui, &scene.figures.verdict);
        return;
    };
    match figures {
        SplitFigures::Agreement { shares, .. } => {
            agreement::outcome(ui, scene, outcome, shares.as_deref(), view);
        }
        SplitFigures::Leaving(answer) => leaving::show(ui, scene, view, answer.as_deref(), today),
        SplitFigures::AsDelegator(choices) => as_delegator::show(ui, scene, choices),
        SplitFigures::Statement(told) => {
            statement::show(ui, scene, &mut view.split, told.as_ref(), asks);
        }
        SplitFigures::TermSheet(Some(figures)) => term_sheet::show(ui, scene, figures, asks),
        SplitFigures::TermSheet(None) => {}
    }
}
