//! Pledge, fixed cost and margin.

use crate::ledger::{Lovelace, Ratio};
use crate::plan::{Edit, Field, Owner};
use crate::ui::focus::Explained as _;
use crate::ui::scene::{Asks, Scene};
use crate::ui::widgets::{TypedField, amount_slider, chip, chips, notices, share_slider};
use egui::Ui;

/// Draws the pool's terms.
pub fn show(ui: &mut Ui, scene: Scene<'_>, asks: &mut Asks) {
    pledge(ui, scene, asks);
    single_owner(ui, scene, asks);
    fixed_cost(ui, scene, asks);
    margin(ui, scene, asks);
}

fn pledge(ui: &mut Ui, scene: Scene<'_>, asks: &mut Asks) {
    let pledge = scene.plan.terms.pledge;
    let field = TypedField::new("Pledge", scene.separators)
        .hint("What the owners declare to hold in the pool. If they hold less, everyone earns 0");
    asks.edit(field.show(ui, pledge).map(Edit::SetPledge));
    let most = scene
        .outcome()
        .map_or(Lovelace::from_whole_ada(100_000_000), |outcome| {
            outcome.saturation
        });
    asks.edit(amount_slider(ui, "Pledge", pledge, most).map(Edit::SetPledge));
    let share = scene
        .outcome()
        .and_then(|outcome| outcome.model.rewards.delegation_only_share())
        .map(|share| scene.percent(share.to_decimal(), 1));
    let hint = format!(
        "The delegation-only point: saturated without pledge a pool earns {} of one saturated with \
         pledge alone",
        scene.or_dash(share)
    );
    chips(ui, |ui| {
        if chip(ui, "Delegation only", &hint) {
            asks.edit(Edit::SetPledge(Lovelace::ZERO));
        }
    });
    notices::beside(ui, scene, Field::Pledge);
    let mut follows = scene.plan.terms.pledge_follows_stake;
    let linked = ui.checkbox(&mut follows, "Pledge and owners’ stake are the same");
    let linked = linked.explained(
        "While this is on, changing one changes the other. Off, the pledge can be lower than what \
         the owners hold",
    );
    if linked.changed() {
        asks.edit(Edit::SetPledgeFollowsStake(follows));
    }
}

/// The stake of a single owner, where it is not the pledge; several owners have a group of their
/// own.
fn single_owner(ui: &mut Ui, scene: Scene<'_>, asks: &mut Asks) {
    let [owner] = scene.plan.owners.as_slice() else {
        return;
    };
    if scene.plan.terms.pledge_follows_stake {
        return;
    }
    let field = TypedField::new("Owners’ stake", scene.separators)
        .hint("What the owner’s stake key really holds and delegates to the pool");
    if let Some(stake) = field.show(ui, owner.stake) {
        let owner = Owner {
            stake,
            ..owner.clone()
        };
        asks.edit(Edit::SetOwner(owner));
    }
}

fn fixed_cost(ui: &mut Ui, scene: Scene<'_>, asks: &mut Asks) {
    let field = TypedField::new("Fixed cost", scene.separators)
        .unit("ADA an epoch")
        .hint("Taken by the operator from the pool’s reward before anything is shared");
    let cost = scene.plan.terms.fixed_cost;
    asks.edit(field.show(ui, cost).map(Edit::SetFixedCost));
    chips(ui, |ui| {
        for (ada, hint) in [
            (75, "Minimum agreed on in April 2026; enactment not found"),
            (170, "Minimum on mainnet since October 2023"),
            (340, "Minimum on mainnet until October 2023"),
        ] {
            if chip(ui, &format!("₳{ada}"), hint) {
                asks.edit(Edit::SetFixedCost(Lovelace::from_whole_ada(ada)));
            }
        }
    });
    notices::beside(ui, scene, Field::FixedCost);
}

fn margin(ui: &mut Ui, scene: Scene<'_>, asks: &mut Asks) {
    let margin = scene.plan.terms.margin;
    let field = TypedField::new("Margin", scene.separators)
        .hint("The operator’s share of what the fixed cost leaves of the reward");
    asks.edit(field.show(ui, margin).map(Edit::SetMargin));
    asks.edit(share_slider(ui, "Margin", margin, 10.0).map(Edit::SetMargin));
    chips(ui, |ui| {
        for percent in [0, 1, 2, 3, 5] {
            if chip(ui, &format!("{percent} %"), "Set the margin to this") {
                asks.edit(Edit::SetMargin(Ratio::percent(percent)));
            }
        }
        if chip(
            ui,
            "Private 100 %",
            "Keep the whole reward: delegators get nothing",
        ) {
            asks.edit(Edit::SetMargin(Ratio::ONE));
        }
    });
    notices::beside(ui, scene, Field::Margin);
}
