//! Whether it is worth it: what covers the costs, what reaches a goal, which fees stay attractive,
//! and what the owners' ada would bring elsewhere.

pub mod break_even;
pub mod elsewhere;
pub mod fee_plane;
pub mod fees;
pub mod goal;

use crate::forecast::shown::{WorthFigures, WorthSectionFigures};
use crate::forecast::{Outcome, Worth};
use crate::ledger::{Lovelace, Ratio};
use crate::ui::focus::explained_label;
use crate::ui::state::wanted::share;
use crate::ui::state::worth::Section;
use crate::ui::widgets::{Tile, TypedField, segmented, tiles};
use crate::ui::{Asks, Scene, ViewState, plot};
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
            delegators(ui, scene, view, outcome, found);
        }
        WorthSectionFigures::Fees(fees) => fees::show(ui, scene, view, outcome, found, fees, asks),
        WorthSectionFigures::Elsewhere => elsewhere::show(ui, scene, view, outcome, found),
    }
}

/// Which section, and what amounts are given for.
fn controls(ui: &mut Ui, scene: Scene<'_>, view: &mut ViewState) {
    ui.horizontal_wrapped(|ui| {
        segmented(
            ui,
            "What to look at",
            &mut view.worth_section,
            Section::ALL.map(|section| (section, section.text().to_owned())),
        );
        ui.separator();
        crate::ui::views::stake::period_and_unit(ui, scene, view);
    });
}

/// From which stake on the pool is any good for its delegators.
fn delegators(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut ViewState,
    outcome: &Outcome,
    found: &Worth,
) {
    heading(ui, "From which stake on it is good for delegators");
    let competitive = &found.competitive;
    let stakes = competitive.stakes;
    let stake = outcome.model.pool.stake;
    let now = |reached: bool| if reached { "reached" } else { "not reached" };
    let viable = found.viable;
    let (value, below) = match stakes {
        Some((from, to)) => (
            format!("{} to {}", scene.compact(from), scene.compact(to)),
            now((from..=to).contains(&stake)).to_owned(),
        ),
        None => (
            "at no stake".to_owned(),
            "fixed cost or margin are too high for it".to_owned(),
        ),
    };
    tiles(
        ui,
        &[
            Tile::new(
                "Viable: the reward covers the fixed cost",
                viable.map_or("at no stake".to_owned(), |from| {
                    format!("from {}", scene.whole(from))
                }),
                now(viable.is_some_and(|from| stake >= from)),
            )
            .why(
                "The smallest total stake whose reward at expected blocks is at least the fixed \
                 cost, with pledge and owners’ stake as they are. Below it delegators get nothing \
                 in an ordinary epoch",
            ),
            Tile::new("Competitive", value, below).why(format!(
                "The total stakes at which delegators’ ROS is at least {} a year: the best possible \
                 less the chosen distance",
                scene.percent(competitive.least, 2)
            )),
            Tile::new(
                "Best possible ROS a year",
                scene.percent(competitive.best, 2),
                format!("this plan {}", scene.percent(outcome.delegator_ros, 2)),
            )
            .why(
                "What a saturated pool with this pledge would return without fixed cost and margin",
            ),
        ],
    );
    if !scene.look.has_controls {
        return;
    }
    let hint = "How far below the best possible return counts as competitive, in percentage points";
    let field = TypedField::new("Distance to best", scene.separators)
        .unit("points")
        .hint(hint);
    ui.scope(|ui| {
        ui.set_max_width(280.0);
        if let Some(distance) = field.show(ui, share(view.competitive_distance)) {
            view.competitive_distance = millionths(distance);
        }
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

/// A heading of a part of the view.
fn heading(ui: &mut Ui, text: &str) {
    let color = crate::ui::theme::of(ui).text;
    ui.label(egui::RichText::new(text).strong().color(color));
}

/// A stake in few digits, exactly enough to tell it from its neighbours.
fn stake_text(scene: Scene<'_>, stake: Lovelace) -> String {
    scene.whole(stake)
}
