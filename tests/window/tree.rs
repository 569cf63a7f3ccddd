//! The tree that a screen reader gets: reading it, and typing and pressing by its names.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

/// Puts the focus into a field, selects what is there and types over it.
#[track_caller]
pub fn type_into<State>(harness: &mut Harness<'_, State>, field: &str, text: &str) {
    harness
        .get_by_role_and_label(Role::TextInput, field)
        .focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.event(Event::Text(text.to_owned()));
    harness.run();
}

/// What stands in a field.
#[track_caller]
pub fn value_of<State>(harness: &Harness<'_, State>, field: &str) -> String {
    harness
        .get_by_role_and_label(Role::TextInput, field)
        .value()
        .unwrap_or_default()
}

/// Clicks what has this name, with the pointer.
#[track_caller]
pub fn press<State>(harness: &mut Harness<'_, State>, name: &str) {
    harness.get_by_label(name).click();
    harness.run();
}

/// Every text that a screen reader finds: names and values.
pub fn texts<State>(harness: &Harness<'_, State>) -> Vec<String> {
    harness
        .root()
        .children_recursive()
        .map(|node| node.accesskit_node())
        .filter(|node| node.role() != Role::TextRun)
        .flat_map(|node| [node.label(), node.value()])
        .flatten()
        .collect()
}

/// Whether any text holds this.
pub fn says<State>(harness: &Harness<'_, State>, part: &str) -> bool {
    texts(harness).iter().any(|text| text.contains(part))
}

/// Fails unless some text holds this; shows what there is.
#[track_caller]
pub fn assert_says<State>(harness: &Harness<'_, State>, part: &str) {
    let texts = texts(harness);
    let found = texts.iter().any(|text| text.contains(part));
    assert!(found, "nothing says {part:?} in {texts:#?}");
}

/// Fails where a control has no name: a screen reader could not tell it from others.
#[track_caller]
pub fn assert_all_named<State>(harness: &Harness<'_, State>) {
    let is_control = |role| {
        matches!(
            role,
            Role::Button
                | Role::CheckBox
                | Role::ComboBox
                | Role::DisclosureTriangle
                | Role::Image
                | Role::Link
                | Role::MenuItem
                | Role::MultilineTextInput
                | Role::RadioButton
                | Role::Slider
                | Role::SpinButton
                | Role::TextInput
        )
    };
    let mut controls = 0;
    for node in harness.root().children_recursive() {
        let node = node.accesskit_node();
        // The raw flag: the consumer reports every role that cannot be edited as read-only.
        if !is_control(node.role()) || node.data().is_read_only() {
            continue;
        }
        controls += 1;
        let is_named = node.label().is_some_and(|label| !label.trim().is_empty());
        let (role, place) = (node.role(), node.raw_bounds());
        assert!(is_named, "{role:?} at {place:?} has no name");
    }
    assert!(controls > 0, "there is nothing to use");
}

/// What no person should ever read: results of a calculation that went wrong. Looks at names,
/// values and everything painted.
pub fn nonsense<State>(harness: &Harness<'_, State>) -> Vec<String> {
    fn painted(shape: &egui::Shape, found: &mut Vec<String>) {
        if let egui::Shape::Text(text) = shape {
            found.push(text.galley.text().to_owned());
        } else if let egui::Shape::Vec(shapes) = shape {
            for shape in shapes {
                painted(shape, found);
            }
        }
    }
    // What was typed is the person's own.
    let is_field = |role| matches!(role, Role::TextInput | Role::MultilineTextInput);
    let (mut said, mut typed) = (Vec::new(), Vec::new());
    for node in harness.root().children_recursive() {
        let node = node.accesskit_node();
        if is_field(node.role()) {
            typed.extend(node.value());
        } else if node.role() != Role::TextRun {
            said.extend([node.label(), node.value()].into_iter().flatten());
        }
    }
    for clipped in &harness.output().shapes {
        painted(&clipped.shape, &mut said);
    }
    said.retain(|text| {
        let mut words = text.split(|c: char| !c.is_alphanumeric());
        words.any(|word| matches!(word, "NaN" | "inf" | "Infinity" | "infinity"))
            && !typed.contains(text)
    });
    said
}
