//! How long: the years to come with dates, from the first cost to payback and beyond.

pub mod axis;
pub mod income_and_stake;
pub mod net;
pub mod words;
pub mod year;

use crate::forecast::shown::TimeFigures;
use crate::forecast::{Moment, Outlook};
use crate::ledger::EPOCHS_PER_YEAR;
use crate::plan::{Assumption, DelegationPath, Edit, Projection};
use crate::ui::scene::{Asks, Scene};
use crate::ui::state::{Unit, ViewState};
use crate::ui::widgets::amounts::period_and_unit;
use crate::ui::widgets::{Tile, notices, segmented, tiles};
use crate::ui::{plot, theme};
use egui::{RichText, Ui};
use rust_decimal::Decimal;
use words::{earned, over_period};

/// Draws the view.
pub fn show(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut ViewState,
    figures: Option<&TimeFigures>,
    asks: &mut Asks,
) {
    if scene.look.has_controls {
        controls(ui, scene, view, asks);
    }
    let Some(figures) = figures else {
        plot::cannot_draw(ui, &scene.figures.verdict);
        return;
    };
    let plans = &figures.plans;
    let outlook = &plans.open().drawn;
    let (Some(first), Some(last)) = (outlook.moments.first(), outlook.moments.last()) else {
        let why = match (&scene.figures.outcome, outlook.end) {
            (Err(_), _) | (Ok(_), None) => scene.figures.verdict.clone(),
            (Ok(_), Some((epoch, error))) => {
                format!("No figures from epoch {} on: {error}", epoch.0)
            }
        };
        plot::cannot_draw(ui, &why);
        return;
    };
    if let Some((epoch, error)) = outlook.end {
        notices::line(
            ui,
            &format!(
                "No figures from epoch {} ({}) on: {error}",
                epoch.0,
                scene.date(epoch)
            ),
        );
    }
    sentence(ui, scene, view, outlook, last);
    tiles(ui, &self::figures(scene, view, outlook, first, last));
    ui.add_space(6.0);
    let least = if scene.look.has_controls {
        420.0
    } else {
        200.0
    };
    let height = (ui.available_height() - 60.0).clamp(least, 900.0);
    net::show(ui, scene, view, plans, height * 0.58);
    let lower = height * 0.42 - 26.0;
    if ui.available_width() < 640.0 {
        income_and_stake::income(ui, scene, view, plans, lower);
        income_and_stake::stake(ui, scene, plans, lower);
    } else {
        ui.columns(2, |columns| {
            if let [left, right] = columns {
                income_and_stake::income(left, scene, view, plans, lower);
                income_and_stake::stake(right, scene, plans, lower);
            }
        });
    }
    if scene.look.has_controls {
        year::by_year(ui, scene, view, outlook);
        ui.add_space(8.0);
        year::luck(ui, scene, view, figures);
        ui.add_space(6.0);
        assumptions(ui, scene);
    }
}

/// The choices of years, period and unit.
fn controls(ui: &mut Ui, scene: Scene<'_>, view: &mut ViewState, asks: &mut Asks) {
    ui.horizontal_wrapped(|ui| {
        let before = scene.plan.projection.years;
        let mut years = before;
        segmented(
            ui,
            "How far to look ahead",
            &mut years,
            [
                (1, "1 year".to_owned()),
                (2, "2".to_owned()),
                (5, "5".to_owned()),
                (10, "10".to_owned()),
                (20, "20 years".to_owned()),
            ],
        );
        if years != before {
            asks.edit(Edit::Assume(Assumption::Years(years)));
        }
        ui.separator();
        period_and_unit(ui, scene, view);
    });
}

/// The years in one sentence.
fn sentence(ui: &mut Ui, scene: Scene<'_>, view: &ViewState, outlook: &Outlook, last: &Moment) {
    let (unit, _) = scene.estimated_unit(view.unit);
    let (back, net) = match unit {
        Unit::Ada => (outlook.payback, last.net),
        Unit::Fiat => (outlook.payback_in_money, last.net_in_money),
    };
    let amount = earned(scene, unit, net.abs());
    let end = scene.date(last.epoch);
    let result = if net < 0.0 {
        format!("By {end} {amount} are still missing")
    } else {
        format!("By {end} {amount} are left after all costs")
    };
    let text = match back {
        Some(epoch) => format!("Everything paid is back on {}. {result}", scene.date(epoch)),
        None if net < 0.0 => format!("What is paid does not come back in this time. {result}"),
        None => result,
    };
    let text = RichText::new(text).size(16.0).color(theme::of(ui).text);
    ui.add(egui::Label::new(text).wrap());
}

fn figures(
    scene: Scene<'_>,
    view: &ViewState,
    outlook: &Outlook,
    first: &Moment,
    last: &Moment,
) -> Vec<Tile> {
    let reward = outlook
        .moments
        .iter()
        .find(|moment| moment.paid > 0.0)
        .map_or("never".to_owned(), |moment| scene.date(moment.epoch));
    let fall = |from: crate::ledger::Lovelace, to: crate::ledger::Lovelace| {
        format!("{} to {}", scene.compact(from), scene.compact(to))
    };
    let start = outlook
        .moments
        .iter()
        .find(|moment| moment.income > 0.0)
        .unwrap_or(first);
    let over = |moment: &Moment| over_period(scene, view, moment, moment.income);
    vec![
        Tile::new(
            "First reward",
            reward,
            if scene.plan.projection.is_new {
                "registered in the first epoch, paid four epochs later"
            } else {
                "the pool runs already"
            },
        ),
        Tile::new(
            format!("Operator income {}", view.period.text()),
            over(last),
            format!("in the end; {} at first", over(start)),
        )
        .why("The average over luck of the blocks of the last epoch, over the chosen period"),
        Tile::new(
            "Reserves",
            fall(first.reserves, last.reserves),
            format!("pot {} an epoch", fall(first.reward_pot, last.reward_pot)),
        )
        .why(
            "Reserves fall by the expansion and rise by what of the pot is not paid: reserves′ = \
             reserves − ΔR1 + (1 − paid share) · R",
        ),
        Tile::new(
            "Saturation",
            fall(first.saturation, last.saturation),
            "circulation over k; it grows as the reserves shrink",
        ),
    ]
}

/// The assumptions in words.
fn assumptions(ui: &mut Ui, scene: Scene<'_>) {
    let Projection {
        paid_share,
        compounds,
        delegation,
        changes,
        ..
    } = &scene.plan.projection;
    let delegated = match delegation {
        DelegationPath::Constant => "delegation stays".to_owned(),
        DelegationPath::Linear(growth) | DelegationPath::SShaped(growth) => format!(
            "delegation goes to {} over {} epochs",
            scene.compact(growth.to),
            scene.decimal(Decimal::from(growth.epochs), 0)
        ),
        DelegationPath::Table(_) => "delegation moves by a table".to_owned(),
    };
    let kept = if *compounds {
        "owners leave their rewards in the pool"
    } else {
        "owners take their rewards out"
    };
    let changed = match changes.len() {
        0 => "the protocol stays".to_owned(),
        1 => "the protocol changes once".to_owned(),
        count => format!("the protocol changes {count} times"),
    };
    notices::line(
        ui,
        &format!(
            "Assumed under Years to come: {delegated}, {kept}, {changed}; {} of each pot is paid and \
             the rest returns to the reserves. The network’s blocks and fees stay, and the active \
             stake keeps its share of the circulation. A year is {EPOCHS_PER_YEAR} epochs of five \
             days. Luck is shown by accumulated exact mean and variance, as a normal distribution",
            scene.percent(paid_share.to_decimal(), 1)
        ),
    );
}
