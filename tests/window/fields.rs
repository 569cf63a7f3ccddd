//! Every numeric field of the window takes whatever is typed or pasted: a number is understood and
//! said, anything else is kept with the reason, and no factor of 1,000 is ever guessed.

use crate::script::{Start, Stored, Window};
use crate::tree::{nonsense, texts};
use crate::walk;
use egui::accesskit::{Action, ActionRequest, NodeId, Role, TreeId};
use egui::{Event, Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use poolwright::number::{Separators, read_decimal, read_percent};
use poolwright::plan::Plan;
use std::collections::BTreeMap;

/// What people type and paste, and what they should not.
fn strange_texts() -> Vec<String> {
    let texts = [
        "0",
        "0.000001",
        "45,000,000,000.000001",
        "9999999999999999999999999999",
        "0.0000000000000000000000000001",
        "99999999999999999999999999999999",
        "-5",
        "1e30",
        "",
        "   ",
        " 1 000 ",
        "1’000",
        "1\u{a0}000\u{202f}000",
        "１２３，４５６．５",
        "100 %",
        "₳12,340.5 ADA",
        "1/3",
        "NaN",
        "--5",
        "1.5M",
    ];
    let mut texts: Vec<_> = texts.map(str::to_owned).into();
    texts.push("9".repeat(2_000));
    texts
}

#[test]
fn a_field_takes_no_longer_text_than_a_file() {
    let mut window = Window::with_new_plan();
    walk::choose(&mut window, "Title and notes");
    for (field, most) in [("Title", 1_000), ("Currency", 3)] {
        let node = window.harness.get_by_role_and_label(Role::TextInput, field);
        node.focus();
        window.harness.run();
        window.keys(Modifiers::COMMAND, Key::A);
        let pasted = Event::Paste("é".repeat(most + 500));
        window.harness.input_mut().events.push(pasted);
        window.harness.run();
        let value = match field {
            "Title" => window.plan().title.clone(),
            _ => window.plan().price.currency.clone(),
        };
        assert_eq!(value.chars().count(), most, "{field}");
    }
    let plan = window.plan().clone();
    let path = window.file("long.poolwright.ron");
    poolwright::store::save(&plan, &path).unwrap();
    assert_eq!(poolwright::store::load(&path).unwrap(), plan);
}

/// A field that holds a number, by its place in the tree and its name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Field {
    node: u64,
    name: String,
    value: String,
}

fn fields(window: &Window, separators: Separators) -> Vec<Field> {
    let nodes = window.harness.root().children_recursive();
    let inputs = nodes.filter_map(|node| {
        let node = node.accesskit_node();
        if node.role() != Role::TextInput || node.is_disabled() {
            return None;
        }
        Some(Field {
            node: node.locate().0.0,
            name: node.label().unwrap_or_default(),
            value: node.value().unwrap_or_default(),
        })
    });
    inputs
        .filter(|field| reads(&field.value, separators))
        .collect()
}

fn reads(text: &str, separators: Separators) -> bool {
    read_decimal(text, separators).is_ok() || read_percent(text, separators).is_ok()
}

/// Types over what stands in a field, in one frame, and draws another.
fn type_over(window: &mut Window, field: &Field, text: &str) {
    let focus = ActionRequest {
        action: Action::Focus,
        target_node: NodeId(field.node),
        target_tree: TreeId::ROOT,
        data: None,
    };
    let select = Event::Key {
        key: Key::A,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::COMMAND,
    };
    let typed = if text.is_empty() {
        Event::Key {
            key: Key::Delete,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        }
    } else {
        Event::Paste(text.to_owned())
    };
    let focused = window.harness.ctx.memory(egui::Memory::focused);
    if focused.is_none_or(|id| id.accesskit_id() != NodeId(field.node)) {
        let input = window.harness.input_mut();
        input.events.push(Event::AccessKitActionRequest(focus));
        window.harness.step();
    }
    window.harness.input_mut().events.extend([select, typed]);
    window.harness.step();
    window.harness.step();
}

/// Puts back what stood in a field, and takes back whatever else changed with it.
fn restore(window: &mut Window, field: &Field, plan: &Plan) {
    type_over(window, field, &field.value);
    for _ in 0..4 {
        if window.plan() != plan {
            window.undo();
        }
    }
    assert_eq!(window.plan(), plan, "{}", field.name);
}

/// Visits every numeric field there is, with what was there before and after.
fn every_field(separators: Separators, mut visit: impl FnMut(&str, &mut Window, &Field)) {
    let view = format!("(motion: Reduced, separators: {separators:?})");
    let mut window = Window::open(Start {
        size: Some(vec2(1280.0, 720.0)),
        storage: Some(&Stored([("view".to_owned(), view)].into())),
        allows_boxes: true,
        ..Start::default()
    });
    let plan = walk::full_plan();
    let path = window.file("plan.poolwright.ron");
    poolwright::store::save(&plan, &path).unwrap();
    window.drop_file(&path);
    window.keys(Modifiers::COMMAND, Key::Num1);
    for group in walk::FOLDED {
        walk::choose(&mut window, group);
    }
    let mut known = BTreeMap::new();
    let mut visit_new = |place: &str, window: &mut Window| {
        for field in fields(window, separators) {
            if known.insert(field.node, field.name.clone()).is_none() {
                visit(place, window, &field);
                restore(window, &field, &plan);
            }
        }
    };
    visit_new("inputs", &mut window);
    window.keys(Modifiers::COMMAND, Key::I);
    walk::views(&mut window, &mut visit_new);
    assert!(known.len() > 40, "only {known:#?}");
}

#[test]
fn every_field_takes_whatever_is_typed_and_says_what_it_understood() {
    every_field(Separators::CommaPoint, |place, window, field| {
        let before = window.plan().clone();
        for text in strange_texts() {
            let shown = format!("{place}: {} with {text:.40?}", field.name);
            type_over(window, field, &text);
            let found = nonsense(&window.harness);
            assert!(found.is_empty(), "{shown}: {found:?}");
            let refused = read_percent(&text, Separators::CommaPoint).err();
            if let Some(error) = refused.filter(|_| !text.contains('/')) {
                // A change of a price may be negative.
                if text == "-5" && field.name == "Price changes" {
                    continue;
                }
                let said = texts(&window.harness).contains(&error.to_string());
                assert!(said, "{shown}: nothing says {error}");
            }
        }
        // What cannot be read changes nothing.
        restore(window, field, &before);
        type_over(window, field, "abc");
        let node = window.harness.root().children_recursive().find(|node| {
            let node = node.accesskit_node();
            node.locate().0.0 == field.node
        });
        let told = node
            .unwrap()
            .accesskit_node()
            .data()
            .description()
            .map(str::to_owned);
        let told = told.unwrap_or_default();
        assert!(
            told.starts_with("Not a number"),
            "a screen reader hears {told:?}"
        );
        assert_eq!(window.plan(), &before, "{place}: {}", field.name);
    });
}

#[test]
fn no_field_guesses_a_factor_of_a_thousand() {
    for (separators, text, question) in [
        (
            Separators::SpacePoint,
            "1,500",
            "Is this 1.5 or 1\u{a0}500?",
        ),
        (
            Separators::SpaceComma,
            "1.500",
            "Is this 1,5 or 1\u{a0}500?",
        ),
    ] {
        every_field(separators, |place, window, field| {
            let before = window.plan().clone();
            type_over(window, field, text);
            let asks = texts(&window.harness)
                .iter()
                .any(|said| said.starts_with(question));
            assert!(asks, "{place}: {} does not ask about {text}", field.name);
            assert_eq!(window.plan(), &before, "{place}: {}", field.name);
        });
    }
}
