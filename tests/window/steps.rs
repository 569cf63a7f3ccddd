//! Steps of undo as a person feels them: what is one gesture is one step, and no two are.

use crate::amounts::ada;
use crate::script::Window;
use crate::tree::{assert_says, says, type_into, value_of};
use egui::{Key, Modifiers, Pos2, pos2};
use egui_kittest::kittest::{NodeT, Queryable};
use poolwright::ledger::Ratio;
use poolwright::plan::{EXAMPLES, Plan};

const COMMAND: Modifiers = Modifiers::COMMAND;

/// A window with an example, and the plan it has.
fn example() -> (Window, Plan) {
    let plan = EXAMPLES[0].plan().unwrap();
    (Window::with_plan(&plan), plan)
}

fn center_of(window: &Window, name: &str) -> Pos2 {
    window.harness.get_by_label(name).rect().center()
}

fn redo(window: &mut Window) {
    window.keys(COMMAND | Modifiers::SHIFT, Key::Z);
}

/// Presses the pointer at one place, moves it in steps to another and lets go.
fn drag(window: &mut Window, from: Pos2, to: Pos2) {
    window.harness.hover_at(from);
    window.harness.drag_at(from);
    for step in 1..=8u8 {
        window
            .harness
            .hover_at(from.lerp(to, f32::from(step) / 8.0));
    }
    window.harness.drop_at(to);
    window.harness.run();
}

#[test]
fn dragging_a_slider_is_one_step() {
    for slider in ["Pledge slider", "Delegated slider", "Margin slider"] {
        let (mut window, first) = example();
        let rail = window.harness.get_by_label(slider).rect();
        let to = rail.center() + (rail.right_center() - rail.center()) * 0.5;
        drag(&mut window, rail.center(), to);
        let dragged = window.plan().clone();
        assert_ne!(dragged, first, "{slider}");
        window.undo();
        assert_eq!(window.plan(), &first, "{slider}");
        redo(&mut window);
        assert_eq!(window.plan(), &dragged, "{slider}");
    }
}

#[test]
fn two_drags_are_two_steps() {
    let (mut window, first) = example();
    let rail = window.harness.get_by_label("Pledge slider").rect();
    drag(
        &mut window,
        rail.center(),
        rail.center() + egui::vec2(40.0, 0.0),
    );
    let once = window.plan().clone();
    drag(
        &mut window,
        rail.center() + egui::vec2(40.0, 0.0),
        rail.center() - egui::vec2(40.0, 0.0),
    );
    assert_ne!(window.plan(), &once);
    window.undo();
    assert_eq!(window.plan(), &once);
    window.undo();
    assert_eq!(window.plan(), &first);
}

#[test]
fn dragging_the_plans_point_over_the_stake_is_one_step_of_delegation() {
    let (mut window, first) = example();
    for (times, by) in [(1, 90.0), (2, -45.0)] {
        let before = window.plan().clone();
        let from = center_of(&window, "Total stake of the plan");
        drag(&mut window, from, from + egui::vec2(by, 10.0));
        let dragged = window.plan().clone();
        assert_eq!(
            dragged.delegated > before.delegated,
            by > 0.0,
            "drag {times}"
        );
        assert_eq!(dragged.owners, first.owners);
        window.undo();
        assert_eq!(window.plan(), &before, "drag {times}");
        redo(&mut window);
        assert_eq!(window.plan(), &dragged, "drag {times}");
    }
}

#[test]
fn the_plans_point_follows_the_pointer() {
    let (mut window, _) = example();
    let from = center_of(&window, "Total stake of the plan");
    drag(&mut window, from, from + egui::vec2(120.0, 0.0));
    let to = center_of(&window, "Total stake of the plan");
    assert!((to.x - from.x - 120.0).abs() < 3.0, "{from} {to}");
}

#[test]
fn dragging_the_plans_point_over_the_pledge_is_one_step_and_holds_the_stake() {
    let (mut window, first) = example();
    window.keys(COMMAND, Key::Num2);
    let from = center_of(&window, "Pledge of the plan");
    drag(&mut window, from, from + egui::vec2(150.0, 0.0));
    let dragged = window.plan().clone();
    assert!(dragged.terms.pledge > first.terms.pledge);
    assert_eq!(dragged.pool_stake(), first.pool_stake());
    window.undo();
    assert_eq!(window.plan(), &first);
    redo(&mut window);
    assert_eq!(window.plan(), &dragged);
}

#[test]
fn dragging_the_plans_point_over_the_map_is_one_step() {
    let (mut window, first) = example();
    window.keys(COMMAND, Key::Num3);
    let from = center_of(&window, "Stake and pledge of the plan");
    drag(&mut window, from, from + egui::vec2(40.0, -30.0));
    let dragged = window.plan().clone();
    assert!(dragged.terms.pledge > first.terms.pledge);
    assert!(dragged.pool_stake() > first.pool_stake());
    window.undo();
    assert_eq!(window.plan(), &first);
    redo(&mut window);
    assert_eq!(window.plan(), &dragged);
}

#[test]
fn the_plans_point_is_moved_with_arrow_keys_and_not_in_the_step_of_the_drag() {
    let (mut window, _) = example();
    let from = center_of(&window, "Total stake of the plan");
    drag(&mut window, from, from + egui::vec2(90.0, 0.0));
    let dragged = window.plan().clone();
    let handle = window.harness.get_by_label("Total stake of the plan");
    assert!(handle.is_focused(), "after a drag it has the focus");
    window.keys(Modifiers::NONE, Key::ArrowRight);
    window.keys(Modifiers::NONE, Key::ArrowRight);
    assert!(window.plan().delegated > dragged.delegated);
    window.undo();
    assert_eq!(window.plan(), &dragged);
}

#[test]
fn typing_is_one_step_until_the_field_is_left() {
    let (mut window, first) = example();
    type_into(&mut window.harness, "Pledge", "2");
    for letter in ["5", "0", "k"] {
        window.harness.event(egui::Event::Text(letter.to_owned()));
        window.harness.run();
    }
    assert_eq!(window.plan().terms.pledge, ada(250_000));
    type_into(&mut window.harness, "Delegated", "3M");
    type_into(&mut window.harness, "Pledge", "300k");
    window.undo();
    assert_eq!(window.plan().terms.pledge, ada(250_000));
    assert_eq!(window.plan().delegated, ada(3_000_000));
    window.undo();
    assert_eq!(window.plan().delegated, first.delegated);
    window.undo();
    assert_eq!(window.plan(), &first);
    for _ in 0..3 {
        redo(&mut window);
    }
    assert_eq!(window.plan().terms.pledge, ada(300_000));
}

#[test]
fn undo_in_a_field_shows_what_it_went_back_to() {
    let (mut window, first) = example();
    type_into(&mut window.harness, "Pledge", "1.5M");
    assert_eq!(value_of(&window.harness, "Pledge"), "1.5M");
    window.undo();
    assert_eq!(window.plan(), &first);
    assert_eq!(value_of(&window.harness, "Pledge"), "100,000");
    assert!(!says(&window.harness, "= 1,500,000 ADA"));
    redo(&mut window);
    assert_eq!(value_of(&window.harness, "Pledge"), "1,500,000");
    // The field still has the focus, and typing begins a step of its own.
    window.keys(COMMAND, Key::A);
    window.harness.event(egui::Event::Text("7".to_owned()));
    window.harness.run();
    assert_eq!(window.plan().terms.pledge, ada(7));
    window.undo();
    assert_eq!(window.plan().terms.pledge, ada(1_500_000));
}

#[test]
fn each_click_on_a_chip_is_a_step() {
    let (mut window, first) = example();
    for chip in ["₳340", "₳75", "3 %", "5 %"] {
        window.press(chip);
    }
    window.undo();
    assert_eq!(window.plan().terms.margin, Ratio::percent(3));
    window.undo();
    assert_eq!(window.plan().terms.margin, first.terms.margin);
    window.undo();
    assert_eq!(window.plan().terms.fixed_cost, ada(340));
    window.undo();
    assert_eq!(window.plan(), &first);
}

#[test]
fn chips_pressed_by_a_screen_reader_are_steps_too() {
    let (mut window, first) = example();
    for chip in ["₳340", "₳75"] {
        window.harness.get_by_label(chip).click_accesskit();
        window.harness.run();
    }
    window.undo();
    assert_eq!(window.plan().terms.fixed_cost, ada(340));
    window.undo();
    assert_eq!(window.plan(), &first);
}

#[test]
fn a_chip_after_typing_in_the_same_field_is_another_step() {
    let (mut window, first) = example();
    type_into(&mut window.harness, "Fixed cost", "500");
    window.press("₳340");
    window.undo();
    assert_eq!(window.plan().terms.fixed_cost, ada(500));
    window.undo();
    assert_eq!(window.plan(), &first);
}

#[test]
fn a_drag_that_comes_back_is_no_step() {
    let (mut window, first) = example();
    type_into(&mut window.harness, "Pledge", "200k");
    let from = center_of(&window, "Total stake of the plan");
    window.harness.hover_at(from);
    window.harness.drag_at(from);
    for x in [30.0, 60.0, 30.0, 0.0] {
        window.harness.hover_at(pos2(from.x + x, from.y));
    }
    window.harness.drop_at(from);
    window.harness.run();
    window.undo();
    assert_eq!(window.plan(), &first, "only the typing is undone");
}

#[test]
fn undo_and_redo_say_what_they_would_do() {
    let (mut window, _) = example();
    type_into(&mut window.harness, "Pledge", "200k");
    window.press("Edit");
    assert_says(&window.harness, "Undo change pledge");
    window.harness.get_by_label_contains("Undo").click();
    window.harness.run();
    window.press("Edit");
    assert_says(&window.harness, "Redo change pledge");
    let undo = window.harness.get_by_label_contains("Undo");
    assert!(undo.accesskit_node().is_disabled());
}

#[test]
fn what_is_new_after_an_undo_ends_the_redo() {
    let (mut window, _) = example();
    window.press("₳340");
    window.undo();
    window.press("3 %");
    let plan = window.plan().clone();
    redo(&mut window);
    assert_eq!(window.plan(), &plan);
}

/// Beyond the owners' stake the pledge is not met, which is said above the map: what is dragged must
/// not lose the pointer for it.
#[test]
fn a_drag_goes_on_while_notices_come_and_go() {
    for inputs_are_open in [true, false] {
        let three = EXAMPLES
            .iter()
            .find(|example| example.name == "Three owners");
        let plan = three.unwrap().plan().unwrap();
        let mut window = Window::with_plan(&plan);
        window.press("Map");
        if !inputs_are_open {
            window.press("Inputs");
        }
        let from = center_of(&window, "Stake and pledge of the plan");
        window.harness.hover_at(from);
        window.harness.drag_at(from);
        let mut pledges = vec![plan.terms.pledge];
        for step in 1..=25u8 {
            let up = egui::vec2(0.0, -2.0 * f32::from(step));
            window.harness.hover_at(from + up);
            window.harness.step();
            pledges.push(window.plan().terms.pledge);
        }
        window.harness.drop_at(from);
        assert!(pledges[25] > plan.owner_stake(), "{pledges:?}");
        // The first few pixels may still be a click.
        let mut steps = pledges[4..].windows(2);
        assert!(steps.all(|two| two[0] < two[1]), "{pledges:?}");
    }
}
