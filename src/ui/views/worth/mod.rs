//! Whether it is worth it: what covers the costs, what reaches a goal, which fees stay attractive,
//! and what the owners' ada would bring elsewhere.

pub mod break_even;
pub mod delegators;
pub mod elsewhere;
pub mod fee_plane;
pub mod fee_scale;
pub mod fees;
pub mod goal;
pub mod words;

use crate::forecast::Worth;
use crate::forecast::shown::{WorthFigures, WorthSectionFigures};
use crate::ledger::Ratio;
use crate::ui::focus::explained_label;
use crate::ui::plot;
use crate::ui::scene::{Asks, Scene};
use crate::ui::state::ViewState;
use crate::ui::state::wanted::share;
use crate::ui::state::worth::Section;
use crate::ui::widgets::amounts::period_and_unit;
use crate::ui::widgets::{TypedField, segmented};
use egui::Ui;
use rust_decimal::Decimal;

/// Draws the view.
pub fn show(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut ViewState,
    figures: Option<&WorthFigures>,
    asks: &mut Asks,
) {
    let has_controls = scene.look.has_controls;
    if has_controls {
        controls(ui, scene, view);
    }
    let (Some(outcome), Some(figures)) = (scene.outcome(), figures) else {
        plot::cannot_draw(ui, &scene.figures.verdict);
        return;
    };
    ui.add_space(4.0);
    let found = &figures.worth;
    match &figures.section {
        WorthSectionFigures::PaysItsWay(sought) => {
            break_even::show(ui, scene, view, outcome, found, asks);
            ui.add_space(10.0);
            if has_controls {
                goal::show(ui, scene, view, sought.as_ref(), asks);
                ui.add_space(10.0);
            }
            delegators::show(ui, scene, view, outcome, found);
        }
        WorthSectionFigures::Fees(fees) => fees::show(ui, scene, view, outcome, found, fees, asks),
        WorthSectionFigures::Elsewhere => elsewhere::show(ui, scene, view, outcome, found),
    }
}

/// The choices of section, period and unit.
fn controls(ui: &mut Ui, scene: Scene<'_>, view: &mut ViewState) {
    ui.horizontal_wrapped(|ui| {
        segmented(
            ui,
            "What to look at",
            &mut view.worth_section,
            Section::ALL.map(|section| (section, section.text().to_owned())),
        );
        ui.separator();
        period_and_unit(ui, scene, view);
    });
}

/// The field for what delegators can have elsewhere.
fn benchmark_field(ui: &mut Ui, scene: Scene<'_>, found: &Worth, view: &mut ViewState) {
    let (ordinary, now) = (found.ordinary, found.benchmark);
    if !scene.look.has_controls {
        let share = scene.percent(now.to_decimal(), 2);
        crate::ui::widgets::notices::line(ui, &format!("Elsewhere delegators get {share} a year"));
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let why = "An assumption to compare with: the simple return on stake a year of other pools";
        explained_label(ui, egui::Label::new("Elsewhere delegators get"), why);
        let field = TypedField::new("ROS elsewhere", scene.separators).width(90.0);
        let (typed, below) = field.show_alone(ui, now);
        if let Some(typed) = typed {
            view.benchmark = Some(millionths(typed));
        }
        ui.label("a year");
        let text = format!("Ordinary pool {}", scene.percent(ordinary, 2));
        let hint = "A half saturated pool without pledge, at the minimum fixed cost and 2 % margin";
        if crate::ui::widgets::chip(ui, &text, hint) {
            view.benchmark = None;
        }
        if let Some(below) = below {
            ui.label(below);
        }
    });
}

fn millionths(share: Ratio) -> u32 {
    let scaled = share.to_decimal().checked_mul(Decimal::from(1_000_000));
    scaled
        .and_then(|scaled| u32::try_from(scaled.round()).ok())
        .unwrap_or(u32::MAX)
}
