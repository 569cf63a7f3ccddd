//! The commands about scenarios.

use super::App;
use crate::export::table::comparison;
use crate::forecast::{Comparison, WhatIf, cloned_scenario, new_scenario};
use crate::plan::{Document, Edit, Scenario, ScenarioEdit, ScenarioId};
use crate::ui::Details;
use crate::ui::views::compare;
use crate::ui::{ScenarioCommand, TableText};

impl App {
    pub(super) fn scenario_command(&mut self, command: ScenarioCommand) {
        let Some(session) = &mut self.session else {
            return;
        };
        let document = &mut session.document;
        let open = document.scenario();
        let mut edit_open = |edit: fn(ScenarioId) -> ScenarioEdit| {
            if let Some(id) = open {
                apply(document, edit(id));
            }
        };
        match command {
            ScenarioCommand::Open(id) => document.open_scenario(id),
            ScenarioCommand::Base => document.open_scenario(None),
            ScenarioCommand::Next => step(document, 1),
            ScenarioCommand::Previous => step(document, -1),
            ScenarioCommand::New => {
                let scenario = new_scenario(document.plan());
                add(document, scenario, None);
            }
            ScenarioCommand::Clone => {
                let scenario = cloned_scenario(document.plan(), open);
                add(document, scenario, open);
            }
            ScenarioCommand::Details => self.view.scenario_details = Details::Opening,
            ScenarioCommand::Pin => {
                if let Some(scenario) = open.and_then(|id| document.plan().scenario(id)) {
                    let edit = ScenarioEdit::Pin(scenario.id, !scenario.pinned);
                    apply(document, edit);
                }
            }
            ScenarioCommand::MoveLeft => shift(document, -1),
            ScenarioCommand::MoveRight => shift(document, 1),
            ScenarioCommand::ResetAll => edit_open(ScenarioEdit::ResetAll),
            ScenarioCommand::MakeBase => edit_open(ScenarioEdit::MakeBase),
            ScenarioCommand::Delete => edit_open(ScenarioEdit::Remove),
            ScenarioCommand::Add(what_if) => self.add_what_if(what_if),
        }
    }

    /// Copies the comparison of the plan's scenarios.
    pub(super) fn copy_table(&self, ctx: &egui::Context, text: TableText) {
        let Some(session) = &self.session else {
            return;
        };
        let separators = self.view.separators;
        let comparison = Comparison::of(session.document.plan(), separators);
        let given = compare::given(&self.view);
        ctx.copy_text(match text {
            TableText::Tabs => comparison::tabs(&comparison, given),
            TableText::Markdown => comparison::markdown(&comparison, given, separators),
        });
    }

    fn add_what_if(&mut self, what_if: WhatIf) {
        let Some(session) = &mut self.session else {
            return;
        };
        let plan = session.document.plan();
        let scenario = what_if.scenario(plan);
        if scenario.changes.is_empty() {
            let title = scenario.name;
            self.tell(&title, "Nothing of it would change this plan".to_owned());
        } else {
            add(&mut session.document, scenario, None);
        }
    }
}

/// Each command is a step of its own.
fn apply(document: &mut Document, edit: ScenarioEdit) {
    document.seal();
    document.apply(Edit::Scenario(edit));
    document.seal();
}

fn add(document: &mut Document, scenario: Scenario, after: Option<ScenarioId>) {
    let scenario = Box::new(scenario);
    apply(document, ScenarioEdit::Add { scenario, after });
}

/// The index of the open scenario.
fn position(document: &Document) -> Option<usize> {
    let id = document.scenario()?;
    let mut scenarios = document.plan().scenarios.iter();
    scenarios.position(|scenario| scenario.id == id)
}

/// Opens the scenario so many tabs further, around the ends; the base is the first tab.
fn step(document: &mut Document, by: isize) {
    let tabs = document.plan().scenarios.len() + 1;
    let now = position(document).map_or(0, |index| index + 1);
    let next = now
        .checked_add_signed(by)
        .map_or(tabs - 1, |next| next % tabs);
    let id = next
        .checked_sub(1)
        .and_then(|index| document.plan().scenarios.get(index))
        .map(|scenario| scenario.id);
    document.open_scenario(id);
}

/// Moves the open scenario so many places.
fn shift(document: &mut Document, by: isize) {
    let to = position(document).and_then(|index| index.checked_add_signed(by));
    if let (Some(id), Some(to)) = (document.scenario(), to) {
        apply(document, ScenarioEdit::Move(id, to));
    }
}
