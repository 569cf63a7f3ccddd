//! The menu bar, drawn from the table of commands.

use crate::forecast::WhatIf;
use crate::number::{Dates, Separators};
use crate::plan::format::file_name;
use crate::ui::command::{Appearance, Available, Command, ScenarioCommand};
use crate::ui::focus::Explained as _;
use crate::ui::scene::Asks;
use crate::ui::state::{View, ViewState};
use crate::ui::widgets::{fitting_menu, with_keys};
use egui::{Button, Ui};

/// The steps that undo and redo would take, for their menu entries.
#[derive(Clone, Copy, Debug, Default)]
pub struct Steps {
    /// Named step to undo.
    pub undo: Option<&'static str>,
    /// Named step to redo.
    pub redo: Option<&'static str>,
}

/// Draws the menus.
pub fn show(
    ui: &mut Ui,
    available: Available,
    steps: Steps,
    view: &mut ViewState,
    asks: &mut Asks,
) {
    egui::MenuBar::new().ui(ui, |ui| {
        menu(ui, "File", |ui| file(ui, available, view, asks));
        menu(ui, "Edit", |ui| {
            let named = |command: Command, step: Option<&str>| match step {
                Some(step) => format!("{} {step}", command.text()),
                None => command.text().to_owned(),
            };
            entry_named(
                ui,
                Command::Undo,
                named(Command::Undo, steps.undo),
                available,
                view,
                asks,
            );
            entry_named(
                ui,
                Command::Redo,
                named(Command::Redo, steps.redo),
                available,
                view,
                asks,
            );
            ui.separator();
            entry(ui, Command::Palette, available, view, asks);
        });
        menu(ui, "View", |ui| view_menu(ui, available, view, asks));
        menu(ui, "Scenario", |ui| {
            for command in ScenarioCommand::ALL {
                if matches!(
                    command,
                    ScenarioCommand::New
                        | ScenarioCommand::Pin
                        | ScenarioCommand::ResetAll
                        | ScenarioCommand::Add(WhatIf::MorePools)
                ) {
                    ui.separator();
                }
                entry(ui, Command::Scenario(command), available, view, asks);
            }
        });
        menu(ui, "Help", |ui| {
            entry(ui, Command::Shortcuts, available, view, asks);
            entry(ui, Command::About, available, view, asks);
        });
    });
}

fn menu(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui)) {
    ui.menu_button(name, |ui| fitting_menu(ui, add));
}

fn file(ui: &mut Ui, available: Available, view: &ViewState, asks: &mut Asks) {
    for command in [Command::New, Command::Open, Command::OpenPath] {
        entry(ui, command, available, view, asks);
    }
    ui.add_enabled_ui(!view.recent.paths().is_empty(), |ui| {
        ui.menu_button("Open recent", |ui| recent(ui, view, asks));
    });
    ui.menu_button("Examples", |ui| {
        for command in Command::ALL {
            if matches!(command, Command::OpenExample(_)) {
                entry(ui, command, available, view, asks);
            }
        }
    });
    entry(ui, Command::Recover, available, view, asks);
    ui.separator();
    entry(ui, Command::Save, available, view, asks);
    entry(ui, Command::SaveAs, available, view, asks);
    ui.separator();
    entry(ui, Command::ExportPicture, available, view, asks);
    entry(ui, Command::ExportData, available, view, asks);
    ui.separator();
    entry(ui, Command::Close, available, view, asks);
    entry(ui, Command::Quit, available, view, asks);
}

/// The recent files, each with where it is.
pub fn recent(ui: &mut Ui, view: &ViewState, asks: &mut Asks) {
    for (path, index) in view.recent.paths().iter().zip(0u8..) {
        let button = ui.button(file_name(path));
        if button.explained(path.display().to_string()).clicked() {
            asks.command(Command::OpenRecent(index));
        }
    }
}

fn view_menu(ui: &mut Ui, available: Available, view: &mut ViewState, asks: &mut Asks) {
    for shown in View::ALL {
        entry(ui, Command::Show(shown), available, view, asks);
    }
    ui.separator();
    entry(ui, Command::ToggleInputs, available, view, asks);
    entry(ui, Command::ToggleExplain, available, view, asks);
    ui.separator();
    ui.menu_button("Appearance", |ui| appearance(ui, view, asks));
    ui.menu_button("Numbers and dates", |ui| {
        for separators in Separators::ALL {
            ui.radio_value(&mut view.separators, separators, separators.sample());
        }
        ui.separator();
        for dates in Dates::ALL {
            ui.radio_value(&mut view.dates, dates, dates.sample());
        }
    });
    ui.separator();
    for command in [Command::ZoomIn, Command::ZoomOut, Command::ZoomReset] {
        entry(ui, command, available, view, asks);
    }
    ui.separator();
    for command in [Command::Present, Command::Presentation, Command::FullScreen] {
        entry(ui, command, available, view, asks);
    }
}

/// Colours and motion.
fn appearance(ui: &mut Ui, view: &ViewState, asks: &mut Asks) {
    for (index, choices) in [Appearance::COLOURS, Appearance::MOTIONS]
        .into_iter()
        .enumerate()
    {
        if index > 0 {
            ui.separator();
        }
        for command in choices.map(Command::Appearance) {
            let is_on = command.is_on(view).unwrap_or(false);
            if ui.radio(is_on, command.text()).clicked() {
                asks.command(command);
            }
        }
    }
}

fn entry(ui: &mut Ui, command: Command, available: Available, view: &ViewState, asks: &mut Asks) {
    entry_named(
        ui,
        command,
        command.text().to_owned(),
        available,
        view,
        asks,
    );
}

fn entry_named(
    ui: &mut Ui,
    command: Command,
    text: String,
    available: Available,
    view: &ViewState,
    asks: &mut Asks,
) {
    let mut button = with_keys(ui, Button::new(text), command);
    if let Some(is_on) = command.is_on(view) {
        button = button.selected(is_on);
    }
    let response = ui.add_enabled(command.is_enabled(available), button);
    if response.explained(command.tooltip()).clicked() {
        asks.command(command);
    }
}
