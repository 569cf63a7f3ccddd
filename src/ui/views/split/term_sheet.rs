//! The term sheet: the particulars that no figure says, and the text that the owners sign.

use crate::export::term_sheet;
use crate::forecast::SheetFigures;
use crate::plan::limit::LONGEST_NAME;
use crate::plan::{AccountControl, AgreementEdit, Edit, Field, Notice, Particulars, Severity};
use crate::ui::scene::{Asks, Scene, Takeaway};
use crate::ui::theme;
use crate::ui::widgets::{TypedField, field_label, heading, notices, segmented};
use egui::{Label, RichText, TextEdit, Ui};

/// Draws the particulars, the buttons, and the sheet as it stands.
pub fn show(ui: &mut Ui, scene: Scene<'_>, figures: &SheetFigures, asks: &mut Asks) {
    heading(ui, "Term sheet");
    notices::line(
        ui,
        "A text to sign, made from the plan: parties, powers, the account, terms, the steps in \
         words, three worked epochs, withdrawing, assumptions. What stays empty here is a blank to \
         fill in by hand. Not legal advice",
    );
    particulars(ui, scene, asks);
    if !figures.faults.is_empty() {
        let what = "Not ready to sign: the agreement has steps to be mended first";
        notices::show(ui, &Notice::new(Field::Agreement, Severity::Problem, what));
    }
    ui.add_space(4.0);
    let markdown = term_sheet::markdown_with(scene.plan, figures, scene.separators);
    ui.horizontal_wrapped(|ui| {
        if ui.button("Save as HTML, to print…").clicked() {
            let page = term_sheet::page_of(scene.plan, &markdown);
            asks.takeaways.push(takeaway("term-sheet.html", page));
        }
        if ui.button("Save as Markdown…").clicked() {
            asks.takeaways
                .push(takeaway("term-sheet.md", markdown.clone()));
        }
        if ui.button("Copy as Markdown").clicked() {
            ui.ctx().copy_text(markdown.clone());
        }
        ui.label("Fingerprint");
        ui.label(
            RichText::new(scene.figures.fingerprint.to_string())
                .monospace()
                .strong(),
        );
    });
    ui.separator();
    preview(ui, &markdown);
}

fn takeaway(name: &str, text: String) -> Takeaway {
    Takeaway {
        name: name.to_owned(),
        bytes: text.into_bytes(),
    }
}

fn particulars(ui: &mut Ui, scene: Scene<'_>, asks: &mut Asks) {
    let known = &scene.plan.agreement.particulars;
    let mut changed = known.clone();
    let Particulars {
        pool,
        account_control,
        account_holder,
        payouts,
        notice_epochs,
    } = &mut changed;
    for (name, hint, text) in [
        ("Pool", "Ticker, name or pool id", pool),
        (
            "Account holder",
            "Who holds the reward account: a name, an address",
            account_holder,
        ),
        (
            "Payouts",
            "How and when, such as: by hand, within five days of each epoch’s start",
            payouts,
        ),
    ] {
        ui.horizontal(|ui| {
            let label = field_label(ui, name);
            let field = TextEdit::singleline(text)
                .char_limit(LONGEST_NAME)
                .hint_text(hint)
                .desired_width(ui.available_width().min(520.0));
            ui.add(field).labelled_by(label.id);
        });
    }
    control(ui, scene, account_control);
    notice(ui, scene, notice_epochs);
    if changed != *known {
        asks.edit(Edit::Agreement(AgreementEdit::SetParticulars(changed)));
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Control {
    Open,
    Operator,
    Signatures,
}

fn control(ui: &mut Ui, scene: Scene<'_>, control: &mut Option<AccountControl>) {
    let before = match control {
        None => Control::Open,
        Some(AccountControl::Operator) => Control::Operator,
        Some(AccountControl::Signatures { .. }) => Control::Signatures,
    };
    let mut chosen = before;
    ui.horizontal_wrapped(|ui| {
        field_label(ui, "Controlled by");
        segmented(
            ui,
            "Who can move what the reward account holds",
            &mut chosen,
            [
                (Control::Open, "left open".to_owned()),
                (Control::Operator, "the operator".to_owned()),
                (Control::Signatures, "m of n signatures".to_owned()),
            ],
        );
        if let Some(AccountControl::Signatures { needed, of }) = control {
            for (name, number) in [("Signatures needed", needed), ("Signatures there are", of)] {
                let field = TypedField::new(name, scene.separators).width(44.0);
                let (new, below) = field.show_alone(ui, *number);
                if let Some(new) = new {
                    *number = new;
                }
                if let Some(below) = below {
                    ui.label(below);
                }
                if name == "Signatures needed" {
                    ui.label("of");
                }
            }
        }
    });
    if chosen != before {
        *control = match chosen {
            Control::Open => None,
            Control::Operator => Some(AccountControl::Operator),
            Control::Signatures => Some(AccountControl::Signatures {
                needed: 2,
                of: u32::try_from(scene.plan.owners.len())
                    .unwrap_or(u32::MAX)
                    .max(2),
            }),
        };
    }
    if let Some(AccountControl::Signatures { needed, of }) = control {
        if *needed == 0 || needed > of {
            let what = format!("{needed} of {of} signatures cannot be had");
            let notice = Notice::new(Field::Agreement, Severity::Notice, what);
            notices::show(ui, &notice);
        }
        notices::line(
            ui,
            "An account of several signatures is a script. It can be withdrawn from without a DRep, \
             but a script cannot be a pool owner: what it holds does not count towards the pledge",
        );
    }
}

fn notice(ui: &mut Ui, scene: Scene<'_>, epochs: &mut Option<u32>) {
    ui.horizontal_wrapped(|ui| {
        field_label(ui, "Notice period");
        let mut is_set = epochs.is_some();
        if ui.checkbox(&mut is_set, "agreed").changed() {
            *epochs = is_set.then_some(6);
        }
        if let Some(number) = epochs {
            let field = TypedField::new("Notice period in epochs", scene.separators)
                .unit("epochs")
                .width(80.0);
            let (new, below) = field.show_alone(ui, *number);
            if let Some(new) = new {
                *number = new;
            }
            if let Some(below) = below {
                ui.label(below);
            }
            let days = u64::from(*number) * 5;
            notices::line(ui, &format!("{days} days before an owner takes stake out"));
        }
    });
}

/// The sheet as text, headings larger; tables keep their columns in a fixed-width font.
fn preview(ui: &mut Ui, markdown: &str) {
    let palette = theme::of(ui);
    for line in markdown.lines() {
        let level = line.chars().take_while(|sign| *sign == '#').count();
        let text = line.trim_start_matches('#').trim_start();
        let text = if level > 0 {
            RichText::new(text).strong().size(match level {
                1 => 18.0,
                2 => 15.0,
                _ => 13.5,
            })
        } else if line.starts_with('|') {
            RichText::new(line).monospace().size(11.0)
        } else {
            RichText::new(line.replace("**", ""))
        };
        if line.is_empty() {
            ui.add_space(2.0);
        } else {
            ui.add(Label::new(text.color(palette.text)).wrap());
        }
    }
}
