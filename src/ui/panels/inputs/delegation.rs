//! Delegated stake, and the blocks that come of it.

use crate::forecast::BreakEven;
use crate::ledger::{Lovelace, Ratio};
use crate::plan::{Blocks, Edit, Field};
use crate::ui::focus::Explained as _;
use crate::ui::scene::{Asks, Scene};
use crate::ui::widgets::{TypedField, amount_slider, chip, chips, notices};
use egui::Ui;
use rust_decimal::Decimal;

/// Draws the delegated stake and the blocks.
pub fn show(ui: &mut Ui, scene: Scene<'_>, asks: &mut Asks) {
    delegated(ui, scene, asks);
    blocks(ui, scene, asks);
}

fn delegated(ui: &mut Ui, scene: Scene<'_>, asks: &mut Asks) {
    let delegated = scene.plan.delegated;
    let field = TypedField::new("Delegated", scene.separators)
        .hint("What delegators other than the owners delegate to the pool");
    asks.edit(field.show(ui, delegated).map(Edit::SetDelegated));
    let Some(outcome) = scene.outcome() else {
        return;
    };
    let saturation = outcome.saturation;
    let most = Lovelace(saturation.0.saturating_mul(8) / 5);
    asks.edit(amount_slider(ui, "Delegated", delegated, most).map(Edit::SetDelegated));
    let owned = scene.plan.owner_stake();
    // Each chip aims at a total stake; delegation is what the owners leave of it.
    let mut aims = vec![("Saturation", saturation)];
    aims.extend(
        scene
            .figures
            .one_block
            .map(|stake| ("1 block an epoch", stake)),
    );
    if let BreakEven::At(stake) = outcome.break_even
        && stake > owned
    {
        aims.push(("Break-even", stake));
    }
    chips(ui, |ui| {
        for (text, total) in aims {
            let hint = format!("A total stake of {}", scene.whole(total));
            if chip(ui, text, &hint) {
                asks.edit(Edit::SetDelegated(total.saturating_sub(owned)));
            }
        }
    });
    let share = scene.or_dash(
        outcome
            .saturation_share
            .map(|share| scene.percent(share, 2)),
    );
    notices::line(
        ui,
        &format!(
            "{} with the owners’ stake: {share} of saturation",
            scene.whole(scene.plan.pool_stake())
        ),
    );
    notices::beside(ui, scene, Field::Delegated);
}

fn blocks(ui: &mut Ui, scene: Scene<'_>, asks: &mut Asks) {
    let blocks = scene.plan.blocks;
    let is_expected = matches!(blocks, Blocks::Expected { .. });
    ui.horizontal_wrapped(|ui| {
        ui.label("Blocks");
        let expected = ui
            .radio(is_expected, "Expected")
            .explained("As many as the pool’s share of the active stake lets expect");
        if expected.clicked() && !is_expected {
            asks.edit(Edit::SetBlocks(Blocks::Expected {
                performance: Ratio::ONE,
            }));
        }
        let given = ui
            .radio(!is_expected, "A given number")
            .explained("Blocks really made in an epoch, or a lucky or unlucky one to look at");
        if given.clicked() && is_expected {
            let blocks = scene.outcome().and_then(|outcome| outcome.blocks);
            let whole = blocks.unwrap_or(Decimal::ZERO).round();
            let whole = u32::try_from(whole).unwrap_or_default();
            asks.edit(Edit::SetBlocks(Blocks::Given(whole)));
        }
    });
    match blocks {
        Blocks::Expected { performance } => {
            let field = TypedField::new("Performance", scene.separators).hint(
                "Share of its leader slots that the pool turns into blocks of the chain; 100 % \
                 when it misses none",
            );
            asks.edit(
                field
                    .show(ui, performance)
                    .map(|performance| Edit::SetBlocks(Blocks::Expected { performance })),
            );
        }
        Blocks::Given(blocks) => {
            let field = TypedField::new("Blocks made", scene.separators).unit("an epoch");
            asks.edit(
                field
                    .show(ui, blocks)
                    .map(|blocks| Edit::SetBlocks(Blocks::Given(blocks))),
            );
        }
    }
    notices::beside(ui, scene, Field::Blocks);
}
