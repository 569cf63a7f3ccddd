//! Everyone can use the window: by screen reader, by keyboard alone, with large text.

use crate::script::{Start, Stored, Window};
use crate::walk;
use egui::accesskit::{Action, Role};
use egui::{Color32, Event, Key, Modifiers, Rect, Shape, Vec2, vec2};
use egui_kittest::kittest::{AccessKitNode, NodeT as _};
use poolwright::ui::theme;
use std::collections::BTreeSet;

/// What a screen reader can say of a node.
fn said(node: &AccessKitNode<'_>) -> Option<String> {
    let text = if node.role() == Role::Label {
        node.value()
    } else {
        node.label()
    };
    text.filter(|text| !text.trim().is_empty())
}

fn can(node: &AccessKitNode<'_>, action: Action) -> bool {
    node.data().supports_action(action)
}

/// What is wrong with the tree of a place.
fn faults(window: &Window) -> Vec<String> {
    let mut faults = Vec::new();
    let mut controls = 0;
    // Of fields: they say the same where keys lead.
    let names: Vec<_> = window
        .harness
        .root()
        .children_recursive()
        .flat_map(|node| {
            node.accesskit_node()
                .labelled_by()
                .map(|name| name.id())
                .collect::<Vec<_>>()
        })
        .collect();
    for node in window.harness.root().children_recursive() {
        let node = node.accesskit_node();
        let place = node.raw_bounds();
        let role = node.role();
        // Text can be selected with the pointer, bars be dragged; neither is for keys.
        let is_control = !matches!(role, Role::ScrollBar | Role::Window)
            && (can(&node, Action::Focus) || (can(&node, Action::Click) && role != Role::Label));
        if is_control && !node.data().is_read_only() {
            controls += 1;
            if matches!(role, Role::Unknown | Role::GenericContainer) {
                faults.push(format!(
                    "a control without a role at {place:?}: {:?}",
                    node.label()
                ));
            }
            if said(&node).is_none() {
                faults.push(format!("{role:?} without a name at {place:?}"));
            }
        }
        if role == Role::Image {
            let text = node.label().unwrap_or_default();
            let has_figure = text.chars().any(|c| c.is_ascii_digit()) || text.contains("no ");
            if text.split_whitespace().count() < 4 || !has_figure {
                faults.push(format!("a picture at {place:?} says only {text:?}"));
            }
        }
        let is_explained = node.data().description().is_some();
        let names_another = names.contains(&node.id());
        if is_explained && !can(&node, Action::Focus) && !node.is_disabled() && !names_another {
            let text = said(&node).unwrap_or_default();
            faults.push(format!("{role:?} {text:?} is explained where no key leads"));
        }
    }
    if controls == 0 {
        faults.push("there is nothing to use".to_owned());
    }
    faults
}

#[test]
fn every_control_has_a_role_and_a_name_and_every_picture_says_its_figures() {
    let mut all = BTreeSet::new();
    let mut places = 0;
    walk::everywhere(
        &walk::full_plan(),
        (vec2(1280.0, 720.0), "Light"),
        |place, window| {
            places += 1;
            if place != "On stage" {
                all.extend(
                    faults(window)
                        .into_iter()
                        .map(|fault| format!("{place}: {fault}")),
                );
            }
        },
    );
    assert!(places > 25, "only {places} places");
    let all: Vec<_> = all.into_iter().collect();
    assert!(all.is_empty(), "\n{}", all.join("\n"));
}

/// What has the focus.
#[derive(Clone, Debug, PartialEq)]
struct Stop {
    node: u64,
    text: String,
    rect: Rect,
}

/// Presses Tab, in a single frame, and says where that leads.
fn tab(window: &mut Window, modifiers: Modifiers) -> Option<Stop> {
    let press = Event::Key {
        key: Key::Tab,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers,
    };
    window.harness.input_mut().events.push(press);
    window.harness.step();
    window.harness.step();
    focused(window)
}

fn focused(window: &Window) -> Option<Stop> {
    let node = window.harness.root().children_recursive().find(|node| {
        let node = node.accesskit_node();
        node.is_focused() && node.role() != Role::Window
    })?;
    Some(Stop {
        node: node.accesskit_node().locate().0.0,
        text: format!(
            "{:?} {:?}",
            node.accesskit_node().role(),
            said(&node.accesskit_node())
        ),
        rect: node.rect(),
    })
}

/// Everything that keys must lead to.
fn to_reach(window: &Window) -> Vec<Stop> {
    let nodes = window.harness.root().children_recursive();
    let stops = nodes.filter(|node| {
        let node = node.accesskit_node();
        can(&node, Action::Focus)
            && !node.is_disabled()
            && !matches!(node.role(), Role::ScrollBar | Role::Window)
    });
    stops
        .map(|node| Stop {
            node: node.accesskit_node().locate().0.0,
            text: format!(
                "{:?} {:?}",
                node.accesskit_node().role(),
                said(&node.accesskit_node())
            ),
            rect: node.rect(),
        })
        .collect()
}

/// Tabs through the window until it comes round; whether there is a ring each time.
fn around(window: &mut Window, modifiers: Modifiers, faults: &mut BTreeSet<String>) -> Vec<Stop> {
    let mut stops: Vec<Stop> = Vec::new();
    for _ in 0..400 {
        let Some(stop) = tab(window, modifiers) else {
            continue;
        };
        if stops.first().is_some_and(|first| first.node == stop.node) {
            return stops;
        }
        if stops.iter().any(|known| known.node == stop.node) {
            faults.insert(format!("a trap at {}", stop.text));
            return stops;
        }
        if !comes_in_sight(window) {
            faults.insert(format!(
                "no ring in sight around {} at {:?}",
                stop.text, stop.rect
            ));
        }
        stops.push(stop);
    }
    faults.insert(format!("no end after {:?}", stops.last()));
    stops
}

/// Whether what has the focus is scrolled to and has its ring, some frames later.
fn comes_in_sight(window: &mut Window) -> bool {
    (0..4).any(|frame| {
        if frame > 0 {
            window.harness.step();
        }
        focused(window).is_some_and(|stop| has_ring(window, &stop))
    })
}

/// Whether the focus ring is drawn around this, within what is seen of the window.
fn has_ring(window: &Window, stop: &Stop) -> bool {
    let ctx = &window.harness.ctx;
    let accent = theme::palette(ctx.global_style().visuals.dark_mode).accent;
    let screen = ctx.content_rect();
    window.harness.output().shapes.iter().any(|clipped| {
        let Shape::Rect(ring) = &clipped.shape else {
            return false;
        };
        let is_ring = ring.stroke.color == accent && ring.fill == Color32::TRANSPARENT;
        let seen = clipped.clip_rect.intersect(screen).intersect(ring.rect);
        is_ring
            && ring.stroke.width >= 2.0
            && ring.rect.expand(2.0).contains_rect(stop.rect)
            && seen.is_positive()
            && seen.area() >= 0.9 * ring.rect.area().min(4_000.0)
    })
}

#[test]
fn keys_lead_to_every_control_of_every_place_and_show_where_they_are() {
    keys_lead_everywhere(vec2(1280.0, 720.0));
}

/// As in a window of 1280 × 720 with text of twice its size.
#[test]
fn keys_lead_to_every_control_in_a_window_with_large_text() {
    keys_lead_everywhere(vec2(640.0, 360.0));
}

fn keys_lead_everywhere(size: Vec2) {
    let mut faults = BTreeSet::new();
    // What lies under dialogs is out of reach while they are open.
    let mut under = Vec::new();
    walk::everywhere(&walk::full_plan(), (size, "Light"), |place, window| {
        // The keys of the stage are its own; in the palette they choose while one types.
        if ["On stage", "Palette"].contains(&place) {
            return;
        }
        let mut here = BTreeSet::new();
        let stops = around(window, Modifiers::NONE, &mut here);
        if place == "Stake" {
            under = stops.iter().map(|stop| stop.node).collect();
        }
        let is_dialog = walk::DIALOGS.contains(&place);
        for wanted in to_reach(window) {
            let is_under = is_dialog && under.contains(&wanted.node);
            if !is_under && !stops.iter().any(|stop| stop.node == wanted.node) {
                here.insert(format!("no way to {} at {:?}", wanted.text, wanted.rect));
            }
        }
        faults.extend(here.into_iter().map(|fault| format!("{place}: {fault}")));
    });
    let faults: Vec<_> = faults.into_iter().collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn keys_go_from_the_menus_over_the_inputs_to_the_view_and_the_status_line_and_back() {
    let mut window = Window::with_plan(&walk::full_plan());
    let mut faults = BTreeSet::new();
    let forth = around(&mut window, Modifiers::NONE, &mut faults);
    let place = |part: &str| {
        let found = forth.iter().position(|stop| stop.text.contains(part));
        found.unwrap_or_else(|| panic!("{part} is not in {forth:#?}"))
    };
    let order = [
        "\"File\"",
        "\"Base\"",
        "\"Pool\"",
        "\"Pledge\"",
        "\"Title and notes\"",
        "Pool reward a year",
        "\"Compare\"",
        "Reward a year against total stake",
        "Copy fingerprint",
    ];
    assert!(order.map(place).is_sorted(), "{:?}", order.map(place));
    // The inputs stand below each other, so keys never go up there.
    let inputs = &forth[place("\"Pool\"")..place("\"Title and notes\"")];
    assert!(inputs.len() > 40);
    // Shift+Tab takes the same way back.
    let mut back = around(&mut window, Modifiers::SHIFT, &mut faults);
    back.reverse();
    let start = back.iter().position(|stop| stop.node == forth[0].node);
    back.rotate_left(start.unwrap());
    let nodes = |stops: &[Stop]| stops.iter().map(|stop| stop.node).collect::<Vec<_>>();
    assert_eq!(nodes(&back), nodes(&forth));
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn menus_and_what_they_hold_open_and_are_chosen_by_keys() {
    let mut window = Window::with_plan(&walk::full_plan());
    let lead_to = |window: &mut Window, part: &str| {
        for _ in 0..60 {
            let stop = tab(window, Modifiers::NONE);
            if stop.is_some_and(|stop| stop.text.contains(part)) {
                return;
            }
        }
        panic!("no key leads to {part}");
    };
    lead_to(&mut window, "\"View\"");
    window.keys(Modifiers::NONE, Key::Enter);
    lead_to(&mut window, "\"Appearance");
    window.keys(Modifiers::NONE, Key::Enter);
    lead_to(&mut window, "\"Dark\"");
    window.keys(Modifiers::NONE, Key::Space);
    assert_eq!(
        window.harness.state().view().theme,
        egui::ThemePreference::Dark
    );
    window.keys(Modifiers::NONE, Key::Escape);
    window.keys(Modifiers::NONE, Key::Escape);
}

#[test]
fn explanations_come_up_where_keys_lead_and_go_when_one_types() {
    let mut window = Window::with_plan(&walk::full_plan());
    let explanation = "What the owners declare to hold in the pool";
    let is_shown = |window: &Window| {
        let nodes = window.harness.root().children_recursive();
        nodes
            .filter_map(|node| node.accesskit_node().value())
            .any(|text| text.starts_with(explanation))
    };
    while !tab(&mut window, Modifiers::NONE).is_some_and(|stop| stop.text.contains("\"Pledge\"")) {
        assert!(!is_shown(&window));
    }
    window.harness.run();
    assert!(is_shown(&window));
    window.harness.event(Event::Text("1".to_owned()));
    window.harness.run();
    assert!(!is_shown(&window));
}

#[test]
fn motion_is_reduced_by_the_view_menu_and_stays_so() {
    let moves = |window: &Window| {
        let style = window.harness.ctx.global_style();
        let is_still = style.scroll_animation == egui::style::ScrollAnimation::none();
        assert_eq!(style.animation_time > 0.0, !is_still);
        !is_still
    };
    let mut window = Window::with_new_plan();
    assert!(moves(&window), "no system asks here");
    for (choice, does_move) in [("Without animation", false), ("Animated", true)] {
        walk::choose(&mut window, "View");
        walk::choose(&mut window, "Appearance");
        window.press(choice);
        assert_eq!(moves(&window), does_move);
        window.keys(Modifiers::NONE, Key::Escape);
        window.keys(Modifiers::NONE, Key::Escape);
    }
    let view = "(motion: Reduced)".to_owned();
    let window = Window::open(Start {
        storage: Some(&Stored([("view".to_owned(), view)].into())),
        ..Start::default()
    });
    assert!(!moves(&window));
}
