//! The owners: who they are, what their keys hold, and how much can leave before the pledge breaks.

use crate::ledger::{Lovelace, fraction};
use crate::plan::limit::{LONGEST_NAME, LONGEST_NOTE};
use crate::plan::{Edit, Field, Owner, Role};
use crate::ui::focus::{Explained as _, explained_label};
use crate::ui::scene::{Asks, Scene};
use crate::ui::theme;
use crate::ui::widgets::{TypedField, long, notices, sign_button};
use egui::{ComboBox, Label, RichText, TextEdit, Ui};

/// Indent of the second row of an owner.
const INDENT: f32 = 26.0;

/// Draws the table of owners.
pub fn show(ui: &mut Ui, scene: Scene<'_>, asks: &mut Asks) {
    let last = scene.plan.owners.len().saturating_sub(1);
    let owners = &scene.plan.owners;
    long::list(ui, "owners", owners.len(), |ui, place| {
        if let Some(owner) = owners.get(place) {
            ui.push_id(owner.id.0, |ui| row(ui, scene, owner, place, last, asks));
        }
    });
    ui.horizontal(|ui| {
        let add = ui.button("Add owner");
        let add = add.explained("Someone whose stake key is registered as an owner too");
        if add.clicked() {
            asks.edit(Edit::AddOwner);
        }
    });
    headroom(ui, scene);
    notices::beside(ui, scene, Field::OwnerStake);
}

fn row(ui: &mut Ui, scene: Scene<'_>, owner: &Owner, place: usize, last: usize, asks: &mut Asks) {
    let mut changed = owner.clone();
    let called = scene.plan.party_name(crate::plan::Party::Owner(owner.id));
    ui.horizontal(|ui| {
        if sign_button(ui, "×", &format!("Remove {called}"), true) {
            asks.edit(Edit::RemoveOwner(owner.id));
        }
        let width = (ui.available_width() - if last > 0 { 168.0 } else { 104.0 }).max(60.0);
        let name = TextEdit::singleline(&mut changed.name)
            .char_limit(LONGEST_NAME)
            .hint_text("Name")
            .desired_width(width);
        ui.add(name).explained("Name of the owner");
        let text = |role| match role {
            Role::Operator => "Operator",
            Role::Owner => "Owner",
        };
        ComboBox::from_id_salt("role")
            .selected_text(text(owner.role))
            .width(82.0)
            .show_ui(ui, |ui| {
                for role in [Role::Operator, Role::Owner] {
                    ui.selectable_value(&mut changed.role, role, text(role));
                }
            })
            .response
            .explained("Role: the operator runs the pool, owners pledge to it");
        if last > 0 {
            for (sign, is_possible, to, direction) in [
                ("↑", place > 0, place.saturating_sub(1), "up"),
                ("↓", place < last, place + 1, "down"),
            ] {
                let name = format!("Move {called} {direction}");
                if sign_button(ui, sign, &name, is_possible) {
                    asks.edit(Edit::MoveOwner { id: owner.id, to });
                }
            }
        }
    });
    let mut below = None;
    ui.horizontal(|ui| {
        ui.add_space(INDENT);
        let field = TypedField::new("Stake held by the owner’s key", scene.separators).width(150.0);
        let (stake, text) = field.show_alone(ui, owner.stake);
        below = text;
        if let Some(stake) = stake {
            changed.stake = stake;
        }
        if last > 0
            && let Some(share) = fraction(owner.stake, scene.plan.owner_stake())
        {
            let share = scene.percent(share, 2);
            let share = RichText::new(share).small().color(theme::of(ui).quiet);
            explained_label(ui, Label::new(share), "Share of all owners’ stake");
        }
    });
    if let Some(below) = below {
        ui.horizontal(|ui| {
            ui.add_space(INDENT + ui.spacing().item_spacing.x);
            ui.add(Label::new(below).wrap());
        });
    }
    if last > 0 || !owner.notes.is_empty() {
        ui.horizontal(|ui| {
            ui.add_space(INDENT);
            let notes = TextEdit::singleline(&mut changed.notes)
                .char_limit(LONGEST_NOTE)
                .hint_text("Notes")
                .desired_width(f32::INFINITY);
            ui.add(notes).explained(format!("Notes on {called}"));
        });
        ui.add_space(2.0);
    }
    if changed != *owner {
        asks.edit(Edit::SetOwner(changed));
    }
}

/// The owners' stake beside the declared pledge.
fn headroom(ui: &mut Ui, scene: Scene<'_>) {
    let (owned, pledge) = (scene.plan.owner_stake(), scene.plan.terms.pledge);
    let text = match owned.checked_sub(pledge) {
        Some(Lovelace::ZERO) => format!(
            "Owners’ stake {}, just the pledge: none of it can leave before the pledge breaks",
            scene.exact(owned)
        ),
        Some(headroom) => format!(
            "Owners’ stake {}, pledge {}. Headroom {}: so much can leave before the pledge breaks",
            scene.exact(owned),
            scene.exact(pledge),
            scene.exact(headroom)
        ),
        None => format!(
            "Owners’ stake {}, pledge {}: {} are missing",
            scene.exact(owned),
            scene.exact(pledge),
            scene.exact(pledge.saturating_sub(owned))
        ),
    };
    notices::line(ui, &text);
}
