//! The order of input: whatever is typed before a command's keys has reached the plan when the
//! command acts, though all of it comes in one frame, as on a slow machine.

use crate::script::Window;
use crate::tree::{assert_says, says};
use egui::accesskit::Role;
use egui::{Event, Key, KeyboardShortcut, Modifiers, ViewportCommand, ViewportId};
use egui_kittest::kittest::Queryable;
use poolwright::app::Answer;
use poolwright::ledger::{Lovelace, Ratio};
use poolwright::plan::{EXAMPLES, Plan};
use poolwright::store;
use poolwright::ui::Command;

/// A plan in a file, with the focus in this field and its text selected.
fn in_field(field: &str) -> Window {
    let mut window = Window::with_plan(&EXAMPLES[0].plan().unwrap());
    let node = window.harness.get_by_role_and_label(Role::TextInput, field);
    node.focus();
    window.harness.run();
    window.keys(Modifiers::COMMAND, Key::A);
    window
}

fn pressed(keys: KeyboardShortcut) -> Event {
    Event::Key {
        key: keys.logical_key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: keys.modifiers,
    }
}

fn ctrl(key: Key) -> Event {
    pressed(KeyboardShortcut::new(Modifiers::COMMAND, key))
}

fn typed(text: &str) -> Event {
    Event::Text(text.to_owned())
}

/// All of these events in one frame, and what follows.
fn at_once(window: &mut Window, events: impl IntoIterator<Item = Event>) {
    window.harness.input_mut().events.extend(events);
    window.harness.step();
    window.harness.run();
}

fn saved(window: &Window) -> Plan {
    store::load(&window.file("plan.poolwright.ron")).unwrap()
}

#[test]
fn what_was_typed_is_saved_by_the_keys_that_follow_it_in_the_same_frame() {
    let ada = Lovelace::from_whole_ada;
    for (field, text, is_saved) in [
        (
            "Fixed cost",
            "98765",
            (|plan| plan.terms.fixed_cost == Lovelace::from_whole_ada(98_765)) as fn(&Plan) -> bool,
        ),
        ("Delegated", "1.5M", |plan| {
            plan.delegated == Lovelace::from_whole_ada(1_500_000)
        }),
        ("Margin", "7", |plan| plan.terms.margin == Ratio::percent(7)),
    ] {
        let mut window = in_field(field);
        at_once(&mut window, [typed(text), ctrl(Key::S)]);
        assert!(is_saved(&saved(&window)), "{field}");
        assert!(!window.harness.state().has_unsaved_work(), "{field}");
    }
    assert_eq!(ada(1), Lovelace(1_000_000));
}

#[test]
fn what_is_typed_behind_the_keys_comes_after_the_command() {
    let mut window = in_field("Fixed cost");
    let end = Event::Key {
        key: Key::End,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    at_once(&mut window, [typed("222"), ctrl(Key::S), end, typed("3")]);
    let cost = Lovelace::from_whole_ada;
    assert_eq!(saved(&window).terms.fixed_cost, cost(222));
    assert_eq!(window.plan().terms.fixed_cost, cost(2_223));
    assert!(window.harness.state().has_unsaved_work());
}

#[test]
fn every_command_that_leaves_the_plan_asks_about_what_was_just_typed() {
    for key in [Key::Q, Key::W, Key::N] {
        let mut window = in_field("Fixed cost");
        at_once(&mut window, [typed("98765"), ctrl(key)]);
        assert_says(&window.harness, "Save the changes?");
        assert!(
            !window.asked_of_window().contains(&ViewportCommand::Close),
            "{key:?}"
        );
        window.press("Cancel");
        let cost = window.plan().terms.fixed_cost;
        assert_eq!(cost, Lovelace::from_whole_ada(98_765), "{key:?}");
    }
}

#[test]
fn closing_the_window_asks_about_what_was_just_typed() {
    let mut window = in_field("Fixed cost");
    let root = window
        .harness
        .input_mut()
        .viewports
        .get_mut(&ViewportId::ROOT);
    root.unwrap().events.push(egui::ViewportEvent::Close);
    at_once(&mut window, [typed("98765")]);
    assert_says(&window.harness, "Save the changes?");
    let asked = window.asked_of_window();
    assert!(
        asked.contains(&ViewportCommand::CancelClose) && !asked.contains(&ViewportCommand::Close)
    );
}

#[test]
fn a_window_with_nothing_to_lose_still_closes() {
    let mut window = in_field("Fixed cost");
    window.close();
    let asked = window.asked_of_window();
    // It closes by itself unless that is cancelled; asked for again it closes all the same.
    let is_held = asked.contains(&ViewportCommand::CancelClose);
    assert!(!is_held || asked.contains(&ViewportCommand::Close));
    assert!(!says(&window.harness, "Save the changes?"));
}

#[test]
fn a_chosen_file_is_opened_after_what_was_typed_meanwhile() {
    let mut window = in_field("Fixed cost");
    let other = window.file("other.poolwright.ron");
    store::save(&Plan::new(), &other).unwrap();
    window.keys(Modifiers::COMMAND, Key::O);
    window.will_answer(Answer::Path(other));
    at_once(&mut window, [typed("98765")]);
    assert_says(&window.harness, "Save the changes?");
}

#[test]
fn undo_takes_back_what_was_typed_before_it_in_the_same_frame() {
    let mut window = in_field("Fixed cost");
    let before = window.plan().terms.fixed_cost;
    at_once(&mut window, [typed("98765"), ctrl(Key::Z)]);
    assert_eq!(window.plan().terms.fixed_cost, before);
}

#[test]
fn a_text_that_is_no_value_is_asked_about_and_named() {
    for key in [Key::Q, Key::W, Key::N] {
        let mut window = in_field("Fixed cost");
        at_once(&mut window, [typed("12x"), ctrl(key)]);
        assert_says(&window.harness, "“12x” in Fixed cost");
        assert!(!window.asked_of_window().contains(&ViewportCommand::Close));
        window.press("Cancel");
        let field = window
            .harness
            .get_by_role_and_label(Role::TextInput, "Fixed cost");
        assert_eq!(field.value().as_deref(), Some("12x"), "{key:?}");
    }
    let mut window = in_field("Fixed cost");
    at_once(&mut window, [typed("12x"), ctrl(Key::S)]);
    assert_says(&window.harness, "Saved without “12x” in Fixed cost");
    // Another plan does not begin with it.
    window.keys(Modifiers::COMMAND, Key::N);
    window.press("Don’t save");
    assert!(!says(&window.harness, "12x"));
}

#[test]
fn no_keys_of_any_command_overtake_a_letter() {
    for (keys, command) in Command::all_keys() {
        let mut window = in_field("Fixed cost");
        at_once(&mut window, [typed("98765"), pressed(keys)]);
        let kept = Lovelace::from_whole_ada(98_765);
        let plan = window.harness.state().plan();
        let in_plan = plan.is_some_and(|plan| {
            let scenario = plan.scenarios.iter();
            plan.terms.fixed_cost == kept || scenario.count() > 0
        });
        let undone = command == Command::Undo;
        assert!(in_plan || undone, "{command:?}");
    }
}
