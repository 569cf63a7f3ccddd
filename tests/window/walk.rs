//! A walk through every place of the window: start screen, views with their sections, panels,
//! menus, dialogs and the stage.

use crate::examples::example;
use crate::script::{Start, Stored, Window};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::{AccessKitNode, Queryable};
use poolwright::forecast::new_scenario;
use poolwright::ledger::{Epoch, Lovelace, Ratio};
use poolwright::plan::{
    AgreementEdit, AgreementPreset, Assumption, Change, CostTemplate, DelegationPath, Edit, Growth,
    Parameter, Plan, PlannedChange, Scenario, ScenarioEdit, Stop,
};
use poolwright::ui::{SplitSection, View};
use rust_decimal::Decimal;

/// A plan that has something of everything: owners, an agreement, scenarios, costs in money, past
/// blocks, years in which something changes.
pub fn full_plan() -> Plan {
    let mut plan = example("Three owners");
    let mut edits = vec![
        Edit::Agreement(AgreementEdit::Choose(AgreementPreset::FeesToOperator)),
        Edit::Agreement(AgreementEdit::AddReserve),
        Edit::Agreement(AgreementEdit::AddStep),
        Edit::SetPastBlocks(vec![20, 18, 25]),
        Edit::Assume(Assumption::Changes(vec![PlannedChange {
            epoch: Epoch(650),
            parameter: Parameter::TargetPools(1_000),
        }])),
        Edit::AddCosts(CostTemplate::ALL[0].lines()),
        Edit::SetPrice(Decimal::new(3, 1)),
        Edit::SetParameter(Parameter::LeverageCap(Some(Ratio::percent(200)))),
        Edit::SetParameter(Parameter::MinMargin(Some(Ratio::percent(1)))),
        Edit::Assume(Assumption::Delegation(DelegationPath::Linear(Growth {
            to: Lovelace::from_whole_ada(30_000_000),
            epochs: 146,
        }))),
    ];
    edits.push(Edit::SetPresentation(vec![Stop {
        scenario: None,
        view: "stake".to_owned(),
    }]));
    for edit in edits {
        plan.apply(edit);
    }
    for margin in [5, 100] {
        let mut scenario = Scenario {
            name: format!("Margin {margin} %"),
            note: "What a higher margin would bring".to_owned(),
            ..new_scenario(&plan)
        };
        scenario.changes.set(Change::Margin(Ratio::percent(margin)));
        plan.apply(Edit::Scenario(ScenarioEdit::Add {
            scenario: Box::new(scenario),
            after: None,
        }));
    }
    plan
}

/// The digit that shows a view.
pub const fn key(view: View) -> Key {
    match view {
        View::Stake => Key::Num1,
        View::Pledge => Key::Num2,
        View::Map => Key::Num3,
        View::Split => Key::Num4,
        View::Luck => Key::Num5,
        View::Worth => Key::Num6,
        View::Time => Key::Num7,
        View::Compare => Key::Num8,
    }
}

/// Clicks the button of this name where there is one, through the accessibility tree: also what
/// is scrolled out of sight.
pub fn choose(window: &mut Window, name: &str) -> bool {
    let is_it = |node: &AccessKitNode<'_>| {
        matches!(
            node.role(),
            Role::Button | Role::MenuItem | Role::DisclosureTriangle
        ) && node.label().as_deref() == Some(name)
    };
    let found = window.harness.query_all_by(is_it).next();
    let is_there = found.is_some();
    if let Some(node) = found {
        node.click_accesskit();
    }
    window.harness.run();
    is_there
}

/// The sections of the view "Worth it".
pub const WORTH: [&str; 3] = ["Fees", "Pool or delegate?", "Break-even and goals"];

/// The groups of inputs that are folded at first in a plan of several owners.
pub const FOLDED: [&str; 4] = ["Network", "Protocol", "Years to come", "Title and notes"];

/// Shows every view of the open plan, and every section of those that have some.
pub fn views(window: &mut Window, mut look: impl FnMut(&str, &mut Window)) {
    for view in View::ALL {
        window.keys(Modifiers::COMMAND, key(view));
        let name = view.text();
        match view {
            View::Split => {
                for section in SplitSection::ALL {
                    choose(window, section.text());
                    if section == SplitSection::Statement {
                        choose(window, "Try a sample");
                    }
                    look(&format!("{name}, {}", section.text()), window);
                }
                choose(window, SplitSection::Agreement.text());
            }
            View::Worth => {
                for section in WORTH {
                    choose(window, section);
                    look(&format!("{name}, {section}"), window);
                }
            }
            View::Stake | View::Pledge | View::Map | View::Luck | View::Time | View::Compare => {
                look(name, window);
            }
        }
    }
}

/// What lies over the window and lets keys through to nothing else.
pub const DIALOGS: [&str; 7] = [
    "Keyboard shortcuts",
    "Palette",
    "Export picture",
    "About",
    "Presentation",
    "Path",
    "Message",
];

/// What lies over the window, opened by keys; each is closed with Escape again.
pub fn overlays(window: &mut Window, mut look: impl FnMut(&str, &mut Window)) {
    let shifted = Modifiers::COMMAND | Modifiers::SHIFT;
    let by_keys = [
        ("Keyboard shortcuts", Modifiers::NONE, Key::F1),
        ("Palette", Modifiers::COMMAND, Key::K),
        ("Export picture", shifted, Key::E),
    ];
    for (name, modifiers, key) in by_keys {
        window.keys(modifiers, key);
        look(name, window);
        window.keys(Modifiers::NONE, Key::Escape);
        window.keys(Modifiers::NONE, Key::Escape);
    }
    let by_name = [
        ("About", "About Poolwright"),
        ("Presentation", "Presentation…"),
        ("Path", "Type a path…"),
    ];
    for (name, command) in by_name {
        find_command(window, command);
        look(name, window);
        window.keys(Modifiers::NONE, Key::Escape);
        window.keys(Modifiers::NONE, Key::Escape);
    }
    let broken = window.file("broken.ron");
    std::fs::write(&broken, "(").unwrap();
    window.drop_file(&broken);
    look("Message", window);
    window.keys(Modifiers::NONE, Key::Escape);
}

/// Carries out a command by the palette.
pub fn find_command(window: &mut Window, command: &str) {
    window.keys(Modifiers::COMMAND, Key::K);
    window.harness.event(egui::Event::Text(command.to_owned()));
    window.harness.run();
    window.keys(Modifiers::NONE, Key::Enter);
}

/// The menus of the bar.
pub const MENUS: [&str; 5] = ["File", "Edit", "View", "Scenario", "Help"];

/// Opens each menu in turn.
pub fn menus(window: &mut Window, mut look: impl FnMut(&str, &mut Window)) {
    for menu in MENUS {
        choose(window, menu);
        look(&format!("{menu} menu"), window);
        window.keys(Modifiers::NONE, Key::Escape);
    }
}

/// Walks through every place there is, with this plan, in a window of this size and theme.
pub fn everywhere(
    plan: &Plan,
    (size, theme): (Vec2, &str),
    mut look: impl FnMut(&str, &mut Window),
) {
    let view = format!("(motion: Reduced, theme: {theme})");
    let mut window = Window::open(Start {
        size: Some(size),
        storage: Some(&Stored([("view".to_owned(), view)].into())),
        ..Start::default()
    });
    look("Start screen", &mut window);
    let path = window.file("plan.poolwright.ron");
    poolwright::store::save(plan, &path).unwrap();
    window.drop_file(&path);
    let is_narrow = window.harness.state().view().is_narrow;
    if is_narrow {
        window.keys(Modifiers::COMMAND, Key::I);
    }
    for group in FOLDED {
        choose(&mut window, group);
    }
    look(
        if is_narrow {
            "Drawer of inputs"
        } else {
            "All inputs"
        },
        &mut window,
    );
    for group in FOLDED {
        choose(&mut window, group);
    }
    // Seen; without them there is less to go through.
    window.keys(Modifiers::COMMAND, Key::I);
    views(&mut window, &mut look);
    window.keys(Modifiers::COMMAND, Key::Num1);
    choose(&mut window, "How this is computed");
    look("How this is computed", &mut window);
    choose(&mut window, "How this is computed");
    window.keys(Modifiers::COMMAND, Key::PageDown);
    look("A scenario", &mut window);
    window.keys(Modifiers::NONE, Key::F2);
    assert!(window.harness.query_by_label("Long dashes").is_some());
    look("Scenario details", &mut window);
    window.keys(Modifiers::NONE, Key::Escape);
    window.keys(Modifiers::NONE, Key::Escape);
    choose(&mut window, "Add a scenario");
    look("Add a scenario menu", &mut window);
    window.keys(Modifiers::NONE, Key::Escape);
    window.keys(Modifiers::COMMAND, Key::PageUp);
    menus(&mut window, &mut look);
    overlays(&mut window, &mut look);
    window.keys(Modifiers::NONE, Key::F5);
    look("On stage", &mut window);
    window.keys(Modifiers::NONE, Key::Escape);
}
