//! How lucky: epochs without a block, what a stretch of epochs brings, past epochs, and a stake on
//! its own beside the same stake in this pool.

pub mod blocks;
pub mod compared;
pub mod fan;
pub mod past;
pub mod table;
pub mod words;

use crate::forecast::drought;
use crate::forecast::shown::{EpochLuck, LuckFigures};
use crate::forecast::{DrawnPlans, Luck, MOST_EPOCHS};
use crate::ledger::{EPOCHS_PER_YEAR, Ratio};
use crate::plan::{Blocks, Edit};
use crate::ui::plot;
use crate::ui::scene::{Asks, Scene};
use crate::ui::state::ViewState;
use crate::ui::widgets::{Tile, TypedField, amounts, chip, chips, notices, segmented, tiles};
use egui::Ui;
use rust_decimal::Decimal;
use words::{epochs, stretch};

/// The height from which a picture has room for the table below its plots.
const LEAST_WITH_TABLE: f32 = 380.0;

/// Days of an epoch.
const DAYS: f64 = 5.0;

/// Draws the view.
pub fn show(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut ViewState,
    figures: Option<&LuckFigures>,
    asks: &mut Asks,
) {
    let has_controls = scene.look.has_controls;
    if has_controls {
        controls(ui, scene, view);
    }
    let Some(figures) = figures else {
        plot::cannot_draw(ui, &scene.figures.verdict);
        return;
    };
    let plans = &figures.plans;
    let (Some((luck, past)), Some(epoch)) = (&figures.luck, &plans.open().drawn) else {
        plot::cannot_draw(
            ui,
            "No chances: the pool holds more than the active stake, or nothing is actively staked",
        );
        return;
    };
    if let Blocks::Given(given) = scene.plan.blocks
        && has_controls
    {
        given_blocks(ui, scene, given, luck, asks);
    }
    ui.add_space(2.0);
    blocks::in_ten_epochs(ui, scene, luck);
    ui.add_space(2.0);
    tiles(ui, &self::figures(scene, view, luck));
    ui.add_space(6.0);
    // On a small stage the pictures say more than the table that would squeeze them.
    let has_table = has_controls || ui.available_height() > LEAST_WITH_TABLE;
    pictures(ui, scene, view, luck, plans, epoch, has_table);
    if has_table {
        table::show(ui, scene, view, luck);
    }
    if !has_controls {
        return;
    }
    ui.add_space(10.0);
    compared::show(ui, scene, view, luck);
    ui.add_space(10.0);
    past::show(ui, scene, luck, &epoch.blocks, past, asks);
    ui.add_space(6.0);
    notices::line(
        ui,
        "Model: of the network’s N blocks an epoch each is the pool’s with the chance p · st/A, so \
         its blocks are Binomial(N, p · st/A), and epochs do not depend on each other. \
         Distributions are exact, not simulated",
    );
}

/// The choices of stretch and unit.
fn controls(ui: &mut Ui, scene: Scene<'_>, view: &mut ViewState) {
    ui.horizontal_wrapped(|ui| {
        segmented(
            ui,
            "How many epochs are looked at together",
            &mut view.luck_epochs,
            [
                (1, "Epoch".to_owned()),
                (6, "Month".to_owned()),
                (EPOCHS_PER_YEAR, "Year".to_owned()),
                (3 * EPOCHS_PER_YEAR, "3 years".to_owned()),
            ],
        );
        let field = TypedField::new("Epochs looked at together", scene.separators)
            .unit("epochs")
            .width(90.0);
        let (epochs, below) = field.show_alone(ui, view.luck_epochs);
        if let Some(epochs) = epochs {
            view.luck_epochs = epochs.clamp(1, MOST_EPOCHS);
        }
        if let Some(below) = below {
            ui.label(below);
        }
        amounts::unit(ui, scene, view);
    });
}

/// Says that a given number of blocks leaves luck out, and offers to put it in.
fn given_blocks(ui: &mut Ui, scene: Scene<'_>, given: u32, luck: &Luck, asks: &mut Asks) {
    let at_most = luck.blocks.at_most(1, u64::from(given));
    let at_least = luck.blocks.at_least(1, u64::from(given));
    let rare = if at_most <= at_least {
        format!("{} of epochs bring so few", scene.estimate(at_most))
    } else {
        format!("{} of epochs bring so many", scene.estimate(at_least))
    };
    let given = scene.decimal(Decimal::from(given), 0);
    chips(ui, |ui| {
        notices::line(
            ui,
            &format!(
                "The plan is given {given} blocks an epoch ({rare}). Here is what its stake lets \
                 expect"
            ),
        );
        let hint = "Plan with as many blocks as the stake lets expect";
        if chip(ui, "Use expected blocks", hint) {
            asks.edit(Edit::SetBlocks(Blocks::Expected {
                performance: Ratio::ONE,
            }));
        }
    });
}

/// The key figures.
fn figures(scene: Scene<'_>, view: &ViewState, luck: &Luck) -> Vec<Tile> {
    let none = luck.blocks.none();
    let over = stretch(scene, luck.epochs);
    let ada = |amount: f64| scene.about(amount, view.unit);
    let mut figures = vec![
        no_block(scene, luck, none, &over),
        wait(scene, none),
        longest_run(scene, luck, none, &over),
        Tile::new(
            format!("Operator income in {over}"),
            ada(luck.operator.mean()),
            format!(
                "{} to {} in 8 of 10 cases",
                ada(luck.operator.point(0.1)),
                ada(luck.operator.point(0.9))
            ),
        )
        .why("The mean over luck, and the 10 and 90 % points of the exact distribution"),
        Tile::new(
            "Delegators’ ROS a year",
            scene.estimate_share(luck.returns.mean()),
            format!(
                "{} to {} in 8 of 10 cases",
                scene.estimate_share(luck.returns.point(0.1)),
                scene.estimate_share(luck.returns.point(0.9))
            ),
        )
        .why(format!(
            "The mean over luck, and the 10 and 90 % points of the exact distribution of what {over} \
             brings a delegator, as a simple return on the stake a year"
        )),
    ];
    if luck.costs > 0.0 {
        figures.push(
            Tile::new(
                "Costs not covered",
                format!("{} by fees", scene.estimate(luck.fees_fall_short())),
                format!(
                    "chance for {over}; {} with own stake",
                    scene.estimate(luck.income_falls_short())
                ),
            )
            .why(format!(
                "The chance that the fees of {over} together stay below the running costs of {}, \
                 and that fees and own-stake reward do",
                ada(luck.costs)
            )),
        );
    }
    figures
}

fn no_block(scene: Scene<'_>, luck: &Luck, none: f64, over: &str) -> Tile {
    let all = match luck.blocks.none_in(luck.epochs) {
        chance if chance < 1e-6 => "practically never".to_owned(),
        chance => scene.estimate(chance),
    };
    let below = if luck.epochs == 1 {
        format!("{} blocks expected", scene.roughly(luck.blocks.mean(), 2))
    } else {
        format!("none in {over}: {all}")
    };
    Tile::new("No block in an epoch", scene.estimate(none), below).why(format!(
        "(1 − p · st/A)^N = {}; none in 2 epochs in a row {}, in 3 {}",
        scene.estimate(none),
        scene.estimate(luck.blocks.none_in(2)),
        scene.estimate(luck.blocks.none_in(3)),
    ))
}

fn wait(scene: Scene<'_>, none: f64) -> Tile {
    let name = "Wait for an epoch with a block";
    let (Some(mean), Some(mostly)) = (drought::mean_wait(none), drought::wait(none, 0.9)) else {
        return Tile::new(name, "for ever", "no block is expected");
    };
    Tile::new(
        name,
        match scene.roughly(mean, 2) {
            one if one == "1" => "1 epoch".to_owned(),
            many => format!("{many} epochs"),
        },
        format!(
            "on average; 9 of 10 times within {} ({} days)",
            epochs(scene, mostly),
            scene.roughly(mostly * DAYS, 0)
        ),
    )
    .why(format!(
        "1 / (1 − chance of none) = {} on average, the one with the block included: {} days. \
         Waiting is geometric",
        match scene.roughly(mean, 4) {
            one if one == "1" => "1 epoch".to_owned(),
            many => format!("{many} epochs"),
        },
        scene.roughly(mean * DAYS, 1)
    ))
}

fn longest_run(scene: Scene<'_>, luck: &Luck, none: f64, over: &str) -> Tile {
    let name = "Longest run without a block";
    let run = drought::likely_run(none, luck.epochs, 0.5);
    let longer = luck.run_chance(run + 1);
    let value = match run {
        0 => "none, most likely".to_owned(),
        run => epochs(scene, f64::from(run)),
    };
    let below = if run == luck.epochs {
        "the whole time".to_owned()
    } else {
        format!(
            "in {over}; {} or more: {}",
            epochs(scene, f64::from(run + 1)),
            scene.estimate(longer)
        )
    };
    Tile::new(name, value, below)
        .why("The longest run of epochs without a block that is more likely to happen than not")
}

/// The blocks of an epoch beside the fan of the stretch, or above it where the window is narrow.
fn pictures(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &ViewState,
    luck: &Luck,
    plans: &DrawnPlans<Option<EpochLuck>>,
    epoch: &EpochLuck,
    has_table: bool,
) {
    // In a picture the table below has to be in sight; in the window one scrolls to it.
    let below = match (scene.look.has_controls, has_table) {
        (true, _) => 90.0,
        (false, true) => 200.0,
        (false, false) => 30.0,
    };
    let height = (ui.available_height() - below).clamp(150.0, 380.0);
    if ui.available_width() < 720.0 {
        blocks::plot(ui, scene, luck, plans, epoch, height);
        fan::show(ui, scene, view, luck, plans, height);
        return;
    }
    ui.columns(2, |columns| {
        if let [left, right] = columns {
            blocks::plot(left, scene, luck, plans, epoch, height);
            fan::show(right, scene, view, luck, plans, height);
        }
    });
}
