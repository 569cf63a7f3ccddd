//! An owner takes stake out: everyone's shares then, and the safe order to do it in.

use crate::forecast::{Leaving, SafeOrder, Shares, Stage};
use crate::ledger::{Epoch, Lovelace};
use crate::plan::{Field, Notice, Party, Severity};
use crate::ui::scene::Scene;
use crate::ui::state::{SplitState, ViewState};
use crate::ui::widgets::table::{self, Cell};
use crate::ui::widgets::{TypedField, chip, chips, heading, long, notices};
use egui::{ComboBox, Ui};
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// Draws the question and its answer. Epochs count from `today`, or from the plan’s own epoch.
pub fn show(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut ViewState,
    answer: Option<&Leaving>,
    today: Option<Date>,
) {
    let state = &mut view.split;
    let plan = scene.plan;
    let Some(owner) = state
        .leaver
        .and_then(|id| plan.owner(id))
        .or_else(|| plan.owners.last())
    else {
        notices::line(ui, "The plan has no owner who could leave");
        return;
    };
    let amount = state.leaving.unwrap_or(owner.stake).min(owner.stake);
    heading(ui, "What if an owner takes stake out?");
    ui.horizontal(|ui| {
        let label = crate::ui::widgets::field_label(ui, "Who leaves");
        ComboBox::from_id_salt("who leaves")
            .selected_text(plan.party_name(Party::Owner(owner.id)))
            .width(200.0)
            .truncate()
            .show_ui(ui, |ui| {
                long::list(ui, "leavers", plan.owners.len(), |ui, place| {
                    let Some(other) = plan.owners.get(place) else {
                        return;
                    };
                    let name = plan.party_name(Party::Owner(other.id));
                    if ui.selectable_label(other.id == owner.id, name).clicked() {
                        state.leaver = Some(other.id);
                        state.leaving = None;
                    }
                });
            })
            .response
            .labelled_by(label.id);
    });
    let field = TypedField::new("Takes out", scene.separators)
        .width(160.0)
        .hint("How much of the stake leaves the pool");
    if let Some(typed) = field.show(ui, amount) {
        state.leaving = Some(typed);
    }
    let headroom = plan.owner_stake().saturating_sub(plan.terms.pledge);
    chips(ui, |ui| {
        if chip(ui, "All of it", "Everything this owner holds") {
            state.leaving = Some(owner.stake);
        }
        if headroom > Lovelace::ZERO && chip(ui, "The headroom", "As much as the pledge can bear") {
            state.leaving = Some(headroom.min(owner.stake));
        }
    });
    if state.leaving.is_some_and(|typed| typed > owner.stake) {
        let holds = scene.exact(owner.stake);
        notices::line(ui, &format!("Counted as {holds}: the owner holds no more"));
    }
    if let Some(answer) = answer {
        words(ui, scene, answer);
        shares(ui, scene, answer);
        ui.add_space(6.0);
        safe_order(ui, scene, state, answer, today);
    }
}

fn words(ui: &mut Ui, scene: Scene<'_>, answer: &Leaving) {
    let after = &answer.after.pool;
    if answer.after.is_pledge_met() {
        let headroom = after.owner_stake.saturating_sub(after.pledge);
        notices::line(
            ui,
            &format!(
                "Owners’ stake falls from {} to {}; the pledge of {} holds, with a headroom of {}",
                scene.exact(answer.before.pool.owner_stake),
                scene.exact(after.owner_stake),
                scene.exact(after.pledge),
                scene.exact(headroom)
            ),
        );
        return;
    }
    let what = format!(
        "The pledge breaks: everyone, delegators included, gets 0. Owners’ stake {} is below the \
         pledge of {}; the pool loses {} an epoch",
        scene.exact(after.owner_stake),
        scene.exact(after.pledge),
        scene.exact(answer.loss())
    );
    notices::show(ui, &Notice::new(Field::Pledge, Severity::Problem, what));
}

/// The way in which a row writes its amounts.
#[derive(Clone, Copy)]
enum Write {
    /// Stakes: as short as they are exact.
    Stake,
    /// Rewards: to the lovelace, so that decimals stand below each other.
    Reward,
}

impl Write {
    fn amount(self, scene: Scene<'_>, amount: Lovelace) -> String {
        match self {
            Self::Stake => scene.exact(amount),
            Self::Reward => scene.lovelace(amount),
        }
    }
}

/// A row for each party: before, after, and after lowering the pledge first.
fn shares(ui: &mut Ui, scene: Scene<'_>, answer: &Leaving) {
    let mut head = vec!["An epoch", "Now"];
    let mut columns: Vec<&Shares> = vec![&answer.before];
    match &answer.after_lowering {
        None => {
            head.extend(["After", "Difference"]);
            columns.push(&answer.after);
        }
        Some(lowered) => {
            head.extend(["Pledge as declared", "Pledge lowered first", "Difference"]);
            columns.extend([&answer.after, lowered]);
        }
    }
    let row = |name: String, write: Write, of: &dyn Fn(&Shares) -> Lovelace| {
        let amounts: Vec<Lovelace> = columns.iter().map(|shares| of(shares)).collect();
        let mut cells = vec![Cell::name(name)];
        cells.extend(
            amounts
                .iter()
                .map(|amount| Cell::figure(write.amount(scene, *amount))),
        );
        if let (Some(before), Some(after)) = (amounts.first(), amounts.last()) {
            cells.push(Cell::figure(difference(scene, write, *before, *after)).quiet());
        }
        cells
    };
    let above = [
        row("Owners’ stake".to_owned(), Write::Stake, &|shares| {
            shares.pool.owner_stake
        }),
        row("Pledge".to_owned(), Write::Stake, &|shares| {
            shares.pool.pledge
        }),
        row("Pool’s stake".to_owned(), Write::Stake, &|shares| {
            shares.pool.stake
        }),
        row("Pool reward".to_owned(), Write::Reward, &|shares| {
            shares.parts.pool
        }),
    ];
    let parties: Vec<Party> = scene.plan.parties().collect();
    let delegators = row("Delegators".to_owned(), Write::Reward, &|shares| {
        shares.parts.delegators
    });
    let mut ros = vec![Cell::name("Delegators’ ROS, a year")];
    ros.extend(
        columns
            .iter()
            .map(|shares| Cell::figure(scene.percent(shares.delegator_ros, 4))),
    );
    ros.push(Cell::figure(""));
    let below = [delegators, ros];
    let count = above.len() + parties.len() + below.len();
    table::show_long(ui, "who leaves", &head, count, |place| {
        let after = place.saturating_sub(above.len());
        let known = above
            .get(place)
            .or_else(|| below.get(after.checked_sub(parties.len())?));
        match (known, parties.get(after)) {
            (Some(cells), _) => cells.clone(),
            (None, Some(party)) => {
                let name = scene.plan.party_name(*party);
                row(name, Write::Reward, &|shares| shares.split.of(*party))
            }
            (None, None) => Vec::new(),
        }
    });
    notices::line(
        ui,
        "Whoever takes everything out still gets what the agreement gives them besides their \
         stake. Remove the owner from the plan to see it without them",
    );
}

fn difference(scene: Scene<'_>, write: Write, before: Lovelace, after: Lovelace) -> String {
    if after >= before {
        format!("+{}", write.amount(scene, after.saturating_sub(before)))
    } else {
        format!("−{}", write.amount(scene, before.saturating_sub(after)))
    }
}

/// The safe order with its epochs and days.
fn safe_order(
    ui: &mut Ui,
    scene: Scene<'_>,
    state: &mut SplitState,
    answer: &Leaving,
    today: Option<Date>,
) {
    heading(ui, "The safe order");
    if answer.after_lowering.is_none() {
        notices::line(
            ui,
            "The pledge holds, so the stake can be moved at once. The order below is for a pledge \
             that has to be lowered first",
        );
    }
    let register = state.register.unwrap_or_else(|| {
        let current = today.and_then(current);
        current.unwrap_or(scene.plan.network.epoch).0
    });
    let field = TypedField::new("Epoch N", scene.separators)
        .width(100.0)
        .hint("The epoch in which the lower pledge is registered");
    if let Some(typed) = field.show(ui, register) {
        state.register = Some(typed);
    }
    let order = SafeOrder {
        register: Epoch(register),
    };
    let rows: Vec<Vec<Cell>> = Stage::ALL
        .into_iter()
        .map(|stage| {
            let epoch = order.epoch(stage);
            let name = match stage.epochs_after() {
                0 => "N".to_owned(),
                after => format!("N+{after}"),
            };
            vec![
                Cell::name(name).strong(),
                Cell::figure(epoch.0.to_string()),
                Cell::name(start(epoch)),
                Cell::name(stage.text()),
            ]
        })
        .collect();
    let head = ["", "Epoch", "Begins (UTC)", "What happens"];
    table::show(ui, "safe order", &head, &rows);
    notices::line(
        ui,
        "Stake moved in epoch N itself would break the old pledge for the blocks of N+2, paid at \
         the start of N+4",
    );
}

/// The epoch at noon of a day.
fn current(today: Date) -> Option<Epoch> {
    today
        .at(12, 0, 0, 0)
        .to_zoned(TimeZone::UTC)
        .ok()
        .and_then(|noon| Epoch::at(noon.timestamp()).ok())
}

fn start(epoch: Epoch) -> String {
    epoch.start().map_or_else(
        |error| error.to_string(),
        |start| start.strftime("%Y-%m-%d %H:%M").to_string(),
    )
}
