//! For each owner: the same ada held by the owner's key, or under an ordinary delegation.

use crate::forecast::{AsDelegator, Delegating};
use crate::ledger::Lovelace;
use crate::plan::Party;
use crate::ui::scene::Scene;
use crate::ui::theme;
use crate::ui::widgets::table::{self, Cell};
use crate::ui::widgets::{heading, long, notices};
use egui::Ui;

/// Draws a row for each owner.
pub fn show(ui: &mut Ui, scene: Scene<'_>, choices: &[AsDelegator]) {
    heading(ui, "Owner, or delegator to our own pool?");
    notices::line(
        ui,
        "What an epoch brings each owner today, and what it would bring if the same ada were \
         delegated to this pool as an ordinary delegator’s. A delegator is paid by the ledger \
         directly and owes nobody an account, but the stake no longer counts towards the pledge",
    );
    if choices.is_empty() {
        notices::line(ui, "The plan has no owner yet");
        return;
    }
    let palette = theme::of(ui);
    let head = [
        "",
        "Stake",
        "As owner, by the agreement",
        "Delegating: from the ledger",
        "and from the account",
        "Together",
        "Difference",
        "The account then gets",
        "Pledge",
    ];
    table::show_long(ui, "owner or delegator", &head, choices.len(), |place| {
        let Some(choice) = choices.get(place) else {
            return Vec::new();
        };
        let name = scene.plan.party_name(Party::Owner(choice.owner));
        let mut row = vec![
            Cell::name(name).marked(theme::party(&palette, place)),
            Cell::figure(scene.exact(choice.stake)),
            Cell::figure(scene.lovelace(choice.as_owner)),
        ];
        row.extend(delegating(scene, choice));
        row
    });
    let all = scene.plan.owners.len();
    if choices.len() < all {
        let text = format!("Shown are the first {} of {all} owners", choices.len());
        notices::line(ui, &text);
    }
    for choice in choices.iter().take(long::MOST_NAMED) {
        if choice.after_lowering.is_some() {
            let name = scene.plan.party_name(Party::Owner(choice.owner));
            notices::line(
                ui,
                &format!(
                    "If {name} delegates, the owners hold {} and the declared pledge of {} breaks: \
                     everyone would get 0. The row shows the pledge lowered first",
                    scene.exact(choice.delegating.shares.pool.owner_stake),
                    scene.exact(scene.plan.terms.pledge)
                ),
            );
        }
    }
    notices::line(
        ui,
        "An owner’s stake earns the same from the ledger as a delegator’s; the difference is what \
         the agreement adds or takes, and what a lower pledge costs the pool",
    );
}

fn delegating(scene: Scene<'_>, choice: &AsDelegator) -> Vec<Cell> {
    let shown: &Delegating = choice.after_lowering.as_ref().unwrap_or(&choice.delegating);
    let total = shown.total();
    let difference = if total >= choice.as_owner {
        format!("+{}", scene.lovelace(total.saturating_sub(choice.as_owner)))
    } else {
        format!("−{}", scene.lovelace(choice.as_owner.saturating_sub(total)))
    };
    let pledge = if choice.after_lowering.is_some() {
        format!("lowered to {}", scene.exact(shown.shares.pool.pledge))
    } else if shown.shares.pool.pledge == Lovelace::ZERO {
        "none declared".to_owned()
    } else {
        "holds".to_owned()
    };
    vec![
        Cell::figure(scene.lovelace(shown.direct)),
        Cell::figure(scene.lovelace(shown.from_account)),
        Cell::figure(scene.lovelace(total)).strong(),
        Cell::figure(difference).quiet(),
        Cell::figure(scene.lovelace(shown.shares.parts.leader)),
        Cell::name(pledge).quiet(),
    ]
}
