//! Scenarios as a person works with them: the strip, the list of changes, the keys.

use crate::script::Window;
use crate::tree::{assert_all_named, assert_says, says, type_into, value_of};
use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers, OutputCommand};
use egui_kittest::kittest::{NodeT, Queryable};
use poolwright::ledger::Ratio;
use poolwright::plan::{EXAMPLES, Plan};

const COMMAND: Modifiers = Modifiers::COMMAND;
const SHIFTED: Modifiers = Modifiers {
    shift: true,
    ..Modifiers::COMMAND
};

fn example() -> (Window, Plan) {
    let mut plan = EXAMPLES[0].plan().unwrap();
    plan.scenarios.clear();
    (Window::with_plan(&plan), plan)
}

/// Adds a ready-made scenario by the menu of the strip.
fn add(window: &mut Window, what_if: &str) {
    window.press("Add a scenario");
    window.press(what_if);
}

fn names(window: &Window) -> Vec<&str> {
    let scenarios = window.plan().scenarios.iter();
    scenarios.map(|scenario| scenario.name.as_str()).collect()
}

fn open_tab(window: &Window) -> String {
    let tabs = window.harness.get_all_by_role(Role::Tab);
    let open: Vec<String> = tabs
        .filter(|tab| tab.accesskit_node().toggled() == Some(Toggled::True))
        .filter_map(|tab| tab.accesskit_node().label())
        .collect();
    let [open] = open.as_slice() else {
        panic!("one tab is open: {open:?}");
    };
    open.clone()
}

fn click_tab(window: &mut Window, name: &str) {
    window
        .harness
        .get_by_role_and_label(Role::Tab, name)
        .click();
    window.harness.run();
}

#[test]
fn a_ready_made_scenario_opens_says_what_it_changes_and_leaves_the_base() {
    let (mut window, first) = example();
    add(&mut window, "Minimum cost ₳75");
    assert_eq!(open_tab(&window), "Minimum cost ₳75");
    assert_says(&window.harness, "Fixed cost ₳170 → ₳75");
    assert_says(&window.harness, "Minimum fixed cost ₳170 → ₳75");
    assert_eq!(value_of(&window.harness, "Fixed cost"), "75");
    assert_eq!(window.plan().terms, first.terms);
    assert_all_named(&window.harness);
    window.press("Reset Fixed cost");
    assert_eq!(value_of(&window.harness, "Fixed cost"), "170");
    assert!(!says(&window.harness, "Fixed cost ₳170 → ₳75"));
    click_tab(&mut window, "Base");
    assert_eq!(open_tab(&window), "Base");
    window.undo();
    assert_eq!(open_tab(&window), "Minimum cost ₳75", "where it was reset");
    assert_eq!(value_of(&window.harness, "Fixed cost"), "75");
    window.undo();
    assert_eq!(window.plan(), &first);
}

#[test]
fn typing_in_a_scenario_changes_the_scenario_alone() {
    let (mut window, first) = example();
    window.keys(SHIFTED, Key::N);
    assert_eq!(open_tab(&window), "Scenario");
    type_into(&mut window.harness, "Margin", "3");
    assert_says(&window.harness, "Margin 2\u{a0}% → 3\u{a0}%");
    assert_says(&window.harness, "base");
    assert_eq!(window.plan().terms, first.terms);
    window.keys(COMMAND, Key::B);
    assert_eq!(value_of(&window.harness, "Margin"), "2");
    type_into(&mut window.harness, "Fixed cost", "340");
    window.keys(COMMAND, Key::PageDown);
    assert_eq!(value_of(&window.harness, "Margin"), "3");
    assert_eq!(value_of(&window.harness, "Fixed cost"), "340");
    type_into(&mut window.harness, "Margin", "2");
    assert!(window.plan().scenarios[0].changes.is_empty());
}

#[test]
fn the_keys_step_through_the_tabs_and_around_their_ends() {
    let (mut window, _) = example();
    add(&mut window, "k = 1000");
    add(&mut window, "Delegation halves");
    for tab in ["Base", "k = 1000", "Delegation halves", "Base"] {
        window.keys(COMMAND, Key::PageDown);
        assert_eq!(open_tab(&window), tab);
    }
    window.keys(COMMAND, Key::PageUp);
    assert_eq!(open_tab(&window), "Delegation halves");
    window.keys(SHIFTED, Key::PageUp);
    assert_eq!(names(&window), ["Delegation halves", "k = 1000"]);
    window.keys(SHIFTED, Key::PageUp);
    assert_eq!(names(&window), ["Delegation halves", "k = 1000"]);
    window.keys(SHIFTED, Key::PageDown);
    assert_eq!(names(&window), ["k = 1000", "Delegation halves"]);
    window.keys(COMMAND, Key::P);
    assert!(!window.plan().scenarios[1].pinned);
    window.keys(COMMAND, Key::D);
    assert_eq!(names(&window)[2], "Delegation halves 2");
    window.keys(SHIFTED, Key::Delete);
    assert_eq!(
        (names(&window).len(), open_tab(&window)),
        (2, "Base".to_owned())
    );
    window.undo();
    assert_eq!(open_tab(&window), "Delegation halves 2");
}

#[test]
fn f2_renames_the_open_scenario_and_what_else_is_about_it_is_there_too() {
    let (mut window, _) = example();
    add(&mut window, "k = 1000");
    window.keys(Modifiers::NONE, Key::F2);
    assert_eq!(value_of(&window.harness, "Name"), "k = 1000");
    for letter in ["W", "h", "y"] {
        window.harness.event(egui::Event::Text(letter.to_owned()));
        window.harness.run();
    }
    assert_eq!(
        names(&window),
        ["Why"],
        "the name was ready to be typed over"
    );
    let colour = window.plan().scenarios[0].hue;
    window.press("Vermillion");
    assert_ne!(window.plan().scenarios[0].hue, colour);
    window.press("Dots");
    assert_all_named(&window.harness);
    window
        .harness
        .get_by_role_and_label(Role::MultilineTextInput, "Note")
        .focus();
    window.harness.run();
    window.keys(Modifiers::COMMAND, Key::A);
    window
        .harness
        .event(egui::Event::Text("Because".to_owned()));
    window.harness.run();
    assert_eq!(window.plan().scenarios[0].note, "Because");
    window.press("Make this the base");
    assert_eq!(window.plan().protocol.parameters.target_pools, 1_000);
    assert!(window.plan().scenarios.is_empty());
    for _ in 0..4 {
        window.undo();
    }
    assert_eq!(names(&window), ["Why"]);
    window.undo();
    assert_eq!(names(&window), ["k = 1000"], "typing a name is one step");
}

#[test]
fn a_tab_that_is_dragged_moves_in_one_step() {
    let (mut window, _) = example();
    for what_if in ["k = 1000", "Delegation halves", "Price falls 50 %"] {
        add(&mut window, what_if);
    }
    let center = |window: &Window, name: &str| {
        window
            .harness
            .get_by_role_and_label(Role::Tab, name)
            .rect()
            .center()
    };
    let from = center(&window, "k = 1000");
    let to = center(&window, "Price falls 50 %") + egui::vec2(30.0, 0.0);
    window.harness.hover_at(from);
    window.harness.drag_at(from);
    for step in 1..=10u8 {
        window
            .harness
            .hover_at(from.lerp(to, f32::from(step) / 10.0));
        window.harness.run();
    }
    window.harness.drop_at(to);
    window.harness.run();
    assert_eq!(
        names(&window),
        ["Delegation halves", "Price falls 50 %", "k = 1000"]
    );
    window.undo();
    assert_eq!(
        names(&window),
        ["k = 1000", "Delegation halves", "Price falls 50 %"]
    );
}

#[test]
fn what_would_change_nothing_cannot_be_chosen() {
    let (mut window, first) = example();
    window.press("Add a scenario");
    let same = window.harness.get_by_label("Minimum cost ₳170");
    assert!(same.accesskit_node().is_disabled());
    window.keys(Modifiers::NONE, Key::Escape);
    assert_eq!(window.plan(), &first);
}

#[test]
fn the_comparison_shows_every_scenario_and_copies_its_table() {
    let (mut window, _) = example();
    window.keys(COMMAND, Key::Num8);
    assert_says(&window.harness, "There is only the base plan so far");
    window.press("Delegation halves");
    window.keys(COMMAND, Key::B);
    assert_says(&window.harness, "Delegation halves, Pool reward: ₳56,859");
    assert_says(
        &window.harness,
        "Base, Pool reward: ₳111,488 , best of its row",
    );
    assert_all_named(&window.harness);
    for (button, part) in [
        (
            "Copy for a spreadsheet",
            "figure\tunit\tBase\tDelegation halves",
        ),
        ("Copy as Markdown", "|  | Base | Delegation halves |"),
    ] {
        window.harness.get_by_label(button).click();
        let mut copied = Vec::new();
        for _ in 0..3 {
            window.harness.step();
            let commands = &window.harness.output().platform_output.commands;
            copied.extend(commands.iter().filter_map(|command| {
                if let OutputCommand::CopyText(text) = command {
                    Some(text.clone())
                } else {
                    None
                }
            }));
        }
        assert!(copied.iter().any(|text| text.contains(part)), "{copied:?}");
    }
    window.press("Open Delegation halves");
    assert_eq!(open_tab(&window), "Delegation halves");
}

#[test]
fn lines_of_several_scenarios_are_drawn_and_can_show_each_part() {
    let (mut window, _) = example();
    add(&mut window, "k = 1000");
    for view in [Key::Num1, Key::Num2] {
        window.keys(COMMAND, view);
        for part in [
            "Pool reward",
            "Fees",
            "Delegators",
            "All parts of this one",
            "Operator income",
        ] {
            let buttons = window.harness.get_all_by_role_and_label(Role::Button, part);
            buttons.last().unwrap().click();
            window.harness.run();
        }
    }
    window.keys(COMMAND, Key::Num3);
    assert_all_named(&window.harness);
}

#[test]
fn a_change_to_an_owner_who_was_removed_is_shown_and_can_be_reset() {
    let mut plan = EXAMPLES[0].plan().unwrap();
    plan.scenarios.clear();
    let text = poolwright::plan::format::write(&plan).unwrap().replace(
        "    next_id",
        "    scenarios: [(id: 50, name: \"Gone\", colour: Blue, line: Long, note: \"\", pinned: true, \
         changes: [OwnerStake(owner: 77, stake: \"1\")])],\n    next_id",
    );
    let plan = poolwright::plan::format::read(text.as_bytes()).unwrap();
    let mut window = Window::with_plan(&plan);
    assert_says(
        &window.harness,
        "Scenario “Gone” changes an owner or a cost that was removed",
    );
    window.keys(COMMAND, Key::PageDown);
    assert_says(&window.harness, "▲ Stake of a removed owner");
    window.press("Reset Stake of a removed owner");
    assert!(window.plan().scenarios[0].changes.is_empty());
    assert_eq!(window.plan().terms.margin, Ratio::percent(2));
}

/// The panel has another height than in the frame before, and nothing asks for a frame after it.
#[test]
fn what_the_open_scenario_changes_is_seen_at_once() {
    let (mut window, _) = example();
    add(&mut window, "Minimum cost ₳75");
    window.keys(COMMAND, Key::PageUp);
    assert!(!says(&window.harness, "Differs from"));
    // The key alone, and then frame by frame: what a person sees until the key is up again.
    window.harness.input_mut().events.push(egui::Event::Key {
        key: Key::PageDown,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: COMMAND,
    });
    let shown = (0..5).find_map(|_| {
        window.harness.step();
        let shapes = window.harness.output().shapes.iter();
        let mut texts = shapes.filter_map(|clipped| {
            let egui::Shape::Text(text) = &clipped.shape else {
                return None;
            };
            let is_it = text.galley.text().starts_with("Differs from");
            let is_inside = clipped.clip_rect.contains_rect(text.visual_bounding_rect());
            is_it.then_some(is_inside)
        });
        texts.next()
    });
    assert_eq!(shown, Some(true), "the first frame that has it shows it");
}
