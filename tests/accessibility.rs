//! Everyone can use the window: by screen reader, by keyboard alone, with large text.

#[expect(dead_code, reason = "these tests change little")]
mod window;

use egui::accesskit::{Action, Role};
use egui::vec2;
use egui_kittest::kittest::{AccessKitNode, NodeT};
use std::collections::BTreeSet;
use window::script::Window;
use window::walk;

/// What a screen reader can say of a node.
fn said(node: &AccessKitNode<'_>) -> Option<String> {
    let text = match node.role() {
        Role::Label => node.value(),
        _ => node.label(),
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
    for node in window.harness.root().children_recursive() {
        let node = node.accesskit_node();
        let place = node.raw_bounds();
        let is_control = can(&node, Action::Click) || can(&node, Action::Focus);
        let role = node.role();
        if is_control && !node.data().is_read_only() && role != Role::Window {
            controls += 1;
            if matches!(role, Role::Unknown | Role::GenericContainer) {
                faults.push(format!("a control without a role at {place:?}: {:?}", node.label()));
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
        if is_explained && !can(&node, Action::Focus) && !node.is_disabled() {
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
    walk::everywhere(&walk::full_plan(), vec2(1280.0, 720.0), |place, window| {
        places += 1;
        if place != "On stage" {
            all.extend(faults(window).into_iter().map(|fault| format!("{place}: {fault}")));
        }
    });
    assert!(places > 25, "only {places} places");
    let all: Vec<_> = all.into_iter().collect();
    assert!(all.is_empty(), "\n{}", all.join("\n"));
}
