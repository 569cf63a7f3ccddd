//! Nothing lies over anything else or is cut off, with text from three quarters to twice its size
//! in a window of 1280 × 720 pixels.

use crate::script::{Start, Window};
use crate::walk;
use egui::accesskit::{Action, NodeId, Role};
use egui::{LayerId, Rect, Shape, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::collections::{BTreeMap, BTreeSet};

/// A control on the screen: what of it can be seen.
struct Control {
    said: String,
    rect: Rect,
    role: Role,
    layer: LayerId,
}

fn controls(window: &Window) -> Vec<Control> {
    let ctx = &window.harness.ctx;
    let seen: BTreeMap<NodeId, (Rect, LayerId)> = ctx.viewport(|viewport| {
        let widgets = &viewport.prev_pass.widgets;
        let all = widgets
            .layer_ids()
            .flat_map(|layer| widgets.get_layer(layer));
        all.map(|widget| {
            (
                widget.id.accesskit_id(),
                (widget.interact_rect, widget.layer_id),
            )
        })
        .collect()
    });
    let nodes = window.harness.root().children_recursive();
    nodes
        .filter_map(|node| {
            let node = node.accesskit_node();
            let is_control = node.data().supports_action(Action::Focus)
                && !matches!(node.role(), Role::Window | Role::ScrollBar | Role::Splitter);
            let (rect, layer) = *seen.get(&node.locate().0)?;
            is_control.then(|| Control {
                said: node.label().or_else(|| node.value()).unwrap_or_default(),
                rect,
                role: node.role(),
                layer,
            })
        })
        .collect()
}

/// Controls that lie over each other; a picture may hold some, and so may a card.
fn overlaps(window: &Window) -> Vec<String> {
    let controls = controls(window);
    let mut found = Vec::new();
    for (index, one) in controls.iter().enumerate() {
        for other in &controls[index + 1..] {
            let shared = one.rect.intersect(other.rect);
            let is_within = one.rect.expand(1.0).contains_rect(other.rect)
                || other.rect.expand(1.0).contains_rect(one.rect);
            let is_on_picture = one.role == Role::Image || other.role == Role::Image;
            if shared.width() > 2.0
                && shared.height() > 2.0
                && !is_within
                && !is_on_picture
                && one.layer == other.layer
            {
                found.push(format!(
                    "{:?} and {:?} overlap by {shared:?}",
                    one.said, other.said
                ));
            }
        }
    }
    found
}

/// A text that is painted, and what of it can be seen.
struct Text {
    said: String,
    rect: Rect,
    clip: Rect,
    order: usize,
}

fn texts(window: &Window) -> (Vec<Text>, Vec<(usize, Rect)>) {
    fn walk(
        shape: &Shape,
        clip: Rect,
        order: &mut usize,
        found: &mut (Vec<Text>, Vec<(usize, Rect)>),
    ) {
        *order += 1;
        #[expect(
            clippy::wildcard_enum_match_arm,
            reason = "lines neither say nor cover anything"
        )]
        match shape {
            Shape::Vec(shapes) => shapes
                .iter()
                .for_each(|shape| walk(shape, clip, order, found)),
            Shape::Text(text) if text.angle == 0.0 => found.0.push(Text {
                said: text.galley.text().to_owned(),
                rect: shape.visual_bounding_rect(),
                clip,
                order: *order,
            }),
            Shape::Rect(rect) if rect.fill.a() > 200 => found.1.push((*order, rect.rect)),
            _ => {}
        }
    }
    let mut found = (Vec::new(), Vec::new());
    let mut order = 0;
    for clipped in &window.harness.output().shapes {
        walk(&clipped.shape, clipped.clip_rect, &mut order, &mut found);
    }
    found
}

/// Texts that are cut at the side, or lie over others.
fn illegible(window: &Window) -> Vec<String> {
    let screen = window.harness.ctx.content_rect();
    let (texts, fills) = texts(window);
    let fields: Vec<Rect> = window
        .harness
        .root()
        .children_recursive()
        .filter(|node| {
            matches!(
                node.accesskit_node().role(),
                Role::TextInput | Role::MultilineTextInput
            )
        })
        .map(|node| node.rect().expand(1.0))
        .collect();
    // Wide tables are scrolled to the side.
    let bars: Vec<Rect> = window
        .harness
        .root()
        .children_recursive()
        .filter(|node| node.accesskit_node().role() == Role::ScrollBar)
        .map(|node| node.rect())
        .filter(|bar| bar.width() > bar.height())
        .collect();
    let mut found = Vec::new();
    let seen: Vec<&Text> = texts
        .iter()
        .filter(|text| {
            let shown = text.rect.intersect(text.clip).intersect(screen);
            !text.said.trim().is_empty()
                && shown.width() > 1.0
                && shown.height() > 0.7 * text.rect.height().min(14.0)
        })
        .collect();
    for (index, text) in seen.iter().enumerate() {
        let shown = text.clip.intersect(screen);
        let cut = (shown.left() - text.rect.left()).max(text.rect.right() - shown.right());
        let is_typed = fields.iter().any(|field| {
            field.contains(text.rect.center())
                || field.intersects(text.rect) && text.clip.width() <= field.width()
        });
        let is_scrolled = bars.iter().any(|bar| {
            let clip = text.clip.expand(3.0).x_range();
            // The whole table, or a cell of it.
            let is_within = bar.left() < clip.max && bar.right() + 6.0 > clip.max;
            bar.top() > text.rect.top() && (clip.contains(bar.center().x) || is_within)
        });
        if cut > 2.0 && !is_typed && !is_scrolled {
            found.push(format!("{:.50?} is cut by {cut:.0}", text.said));
        }
        for other in &seen[index + 1..] {
            let shared = text
                .rect
                .intersect(other.rect)
                .intersect(text.clip)
                .intersect(other.clip);
            let is_covered = fills.iter().any(|(order, fill)| {
                (text.order..other.order).contains(order) && fill.expand(1.0).contains_rect(shared)
            });
            if shared.width() > 3.0 && shared.height() > 4.0 && !is_covered {
                found.push(format!("{:.40?} lies over {:.40?}", other.said, text.said));
            }
        }
    }
    found
}

fn look_at_scale(percent: f32) {
    look_at(
        vec2(1280.0, 720.0) * 100.0 / percent,
        &format!("at {percent} %"),
    );
}

fn look_at(size: Vec2, when: &str) {
    let mut faults = BTreeSet::new();
    walk::everywhere(&walk::full_plan(), (size, "Light"), |place, window| {
        let mut here = overlaps(window);
        // What lies over the window lies over its texts.
        let is_narrow = window.harness.state().view().is_narrow;
        let is_over = walk::DIALOGS.contains(&place)
            || place.ends_with(" menu")
            || place == "Scenario details"
            || is_narrow && ["Drawer of inputs", "How this is computed"].contains(&place);
        if !is_over {
            here.extend(illegible(window));
        }
        faults.extend(here.into_iter().map(|fault| format!("{place}: {fault}")));
    });
    let faults: Vec<_> = faults.into_iter().collect();
    assert!(faults.is_empty(), "{when}\n{}", faults.join("\n"));
}

#[test]
fn everything_is_legible_with_small_text() {
    look_at_scale(75.0);
}

#[test]
fn everything_is_legible_with_usual_text() {
    look_at_scale(100.0);
}

#[test]
fn everything_is_legible_with_text_half_larger() {
    look_at_scale(150.0);
}

#[test]
fn everything_is_legible_with_text_of_twice_its_size() {
    look_at_scale(200.0);
}

#[test]
fn everything_is_legible_in_a_small_window() {
    look_at(vec2(640.0, 480.0), "at 640 × 480");
}

#[test]
fn everything_is_legible_in_a_small_window_with_text_of_twice_its_size() {
    look_at(vec2(320.0, 240.0), "at 640 × 480 and 200 %");
}

#[test]
fn in_a_low_window_the_view_comes_first_and_the_cards_below_it() {
    for (size, is_low) in [
        (vec2(1280.0, 720.0), false),
        (vec2(640.0, 480.0), true),
        (vec2(640.0, 360.0), true),
        (vec2(320.0, 240.0), true),
    ] {
        let mut window = Window::open(Start {
            size: Some(size),
            ..Start::default()
        });
        let path = window.file("plan.poolwright.ron");
        poolwright::store::save(&walk::full_plan(), &path).unwrap();
        window.drop_file(&path);
        let node = |role, label| window.harness.get_by_role_and_label(role, label).rect();
        let tabs = node(Role::Button, "Stake");
        let is_plot = |said: &str| said.starts_with("Reward a year against total stake");
        let plot = window
            .harness
            .root()
            .children_recursive()
            .find(|node| is_plot(&node.accesskit_node().label().unwrap_or_default()))
            .map(|node| node.rect())
            .unwrap();
        let card = window
            .harness
            .root()
            .children_recursive()
            .find(|node| {
                let said = node.accesskit_node().label().unwrap_or_default();
                said.starts_with("Saturation") && node.rect().height() > 50.0
            })
            .map(|node| node.rect());
        let room = size.y - 30.0;
        if is_low {
            assert!(tabs.top() < 110.0, "{size:?}: tabs at {tabs:?}");
            let is_seen = plot.top() < room || size.x < 400.0;
            assert!(is_seen, "{size:?}: nothing of {plot:?} is seen");
        }
        if let Some(card) = card {
            assert_eq!(card.top() > plot.bottom(), is_low, "{size:?}: {card:?}");
        }
    }
}
