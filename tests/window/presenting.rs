//! Presenting: going on stage, stepping, hiding, moving an input, and leaving all as it was.

use crate::script::Window;
use crate::tree::{assert_all_named, assert_says, says};
use egui::{Event, Key, Modifiers, ViewportCommand};
use poolwright::forecast::new_scenario;
use poolwright::ledger::Ratio;
use poolwright::plan::{Change, EXAMPLES, Edit, Plan, Scenario, ScenarioEdit, Stop};
use poolwright::ui::View;

fn plan() -> Plan {
    let mut plan = EXAMPLES[0].plan().unwrap();
    for (name, margin) in [("Margin 5 %", 5), ("Private", 100)] {
        let mut scenario = Scenario {
            name: name.to_owned(),
            note: format!("What {name} would bring"),
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

fn on_stage(plan: &Plan) -> Window {
    let mut window = Window::with_plan(plan);
    window.asked_of_window();
    press(&mut window, Key::F5);
    window
}

fn press(window: &mut Window, key: Key) {
    window.keys(Modifiers::NONE, key);
}

fn full_screen(window: &Window) -> Option<bool> {
    let asked = window.asked_of_window();
    asked.iter().rev().find_map(|command| {
        if let ViewportCommand::Fullscreen(is_full) = command {
            Some(*is_full)
        } else {
            None
        }
    })
}

#[test]
fn the_stage_fills_the_screen_with_the_view_and_nothing_to_use() {
    let window = on_stage(&plan());
    assert_eq!(full_screen(&window), Some(true));
    assert_says(&window.harness, "Solo operator");
    assert_says(&window.harness, "Reward a year against total stake");
    assert_says(
        &window.harness,
        "figures of epoch 618, 2026-03-10 · plan 1-",
    );
    assert_says(&window.harness, "1 / 3");
    for gone in ["File", "Pledge", "Present", "Total stake of the plan"] {
        assert!(!says(&window.harness, gone) || gone == "Pledge", "{gone}");
    }
    assert!(window.harness.ctx.zoom_factor() >= 1.6);
}

#[test]
fn leaving_the_stage_puts_everything_back() {
    let mut window = Window::with_plan(&plan());
    window.keys(Modifiers::COMMAND, Key::Num2);
    let view = window.harness.state().view().clone();
    let zoom = window.harness.ctx.zoom_factor();
    press(&mut window, Key::F5);
    for key in [Key::ArrowRight, Key::H, Key::ArrowUp, Key::B, Key::Space] {
        press(&mut window, key);
    }
    window.asked_of_window();
    press(&mut window, Key::Escape);
    assert_eq!(full_screen(&window), Some(false));
    assert!((window.harness.ctx.zoom_factor() - zoom).abs() < 1e-6);
    assert_eq!(*window.harness.state().view(), view);
    assert_eq!(*window.plan(), plan());
    assert!(!window.harness.state().has_unsaved_work());
    assert_says(&window.harness, "File");
    assert_all_named(&window.harness);
}

#[test]
fn keys_step_through_the_scenarios_and_jump() {
    let mut window = on_stage(&plan());
    let at = |window: &Window, stop: &str, name: &str| {
        assert_says(&window.harness, stop);
        assert_says(&window.harness, name);
    };
    at(&window, "1 / 3", "Solo operator");
    press(&mut window, Key::ArrowRight);
    at(&window, "2 / 3", "Solo operator – Margin 5 %");
    assert_says(&window.harness, "What Margin 5 % would bring");
    press(&mut window, Key::Space);
    at(&window, "3 / 3", "Solo operator – Private");
    press(&mut window, Key::ArrowRight);
    at(&window, "3 / 3", "Solo operator – Private");
    press(&mut window, Key::ArrowLeft);
    at(&window, "2 / 3", "Margin 5 %");
    press(&mut window, Key::Num1);
    at(&window, "1 / 3", "Solo operator");
    press(&mut window, Key::Num9);
    at(&window, "1 / 3", "Solo operator");
    press(&mut window, Key::End);
    at(&window, "3 / 3", "Private");
}

#[test]
fn amounts_are_hidden_and_shares_stay() {
    let mut window = on_stage(&plan());
    assert_says(&window.harness, "₳5,000,000");
    press(&mut window, Key::H);
    assert_says(&window.harness, "₳•••");
    assert!(!says(&window.harness, "₳5"));
    assert_says(&window.harness, "1.9419\u{a0}% a year");
    press(&mut window, Key::H);
    assert_says(&window.harness, "₳5,000,000");
}

#[test]
fn hidden_amounts_are_hidden_in_every_view() {
    let mut plan = plan();
    let only = poolwright::ledger::Lovelace::from_whole_ada(7_654_321);
    plan.apply(Edit::SetDelegated(only));
    plan.presentation = View::ALL
        .map(|view| Stop {
            scenario: Some(plan.scenarios[0].id),
            view: view.word().to_owned(),
        })
        .to_vec();
    let mut window = on_stage(&plan);
    press(&mut window, Key::H);
    for view in View::ALL {
        let shapes = window.harness.output().shapes.clone();
        let written = shapes.iter().filter_map(|clipped| {
            if let egui::Shape::Text(text) = &clipped.shape {
                Some(text.galley.job.text.clone())
            } else {
                None
            }
        });
        for text in written {
            let mut after = text.split('₳').skip(1);
            let is_hidden = after.all(|rest| rest.starts_with("•••"));
            assert!(is_hidden, "{view:?}: {text}");
        }
        press(&mut window, Key::ArrowRight);
    }
}

#[test]
fn the_screen_is_blanked_and_comes_back() {
    let mut window = on_stage(&plan());
    press(&mut window, Key::B);
    assert!(!says(&window.harness, "Solo operator"));
    press(&mut window, Key::B);
    assert_says(&window.harness, "Solo operator");
    press(&mut window, Key::B);
    press(&mut window, Key::ArrowRight);
    assert_says(&window.harness, "Margin 5 %");
}

#[test]
fn an_input_is_moved_on_stage_and_never_kept() {
    let mut window = on_stage(&plan());
    press(&mut window, Key::ArrowUp);
    assert_says(&window.harness, "Margin 3\u{a0}%");
    assert_says(&window.harness, "instead of 2\u{a0}%");
    press(&mut window, Key::ArrowUp);
    assert_says(&window.harness, "Margin 4\u{a0}%");
    press(&mut window, Key::ArrowRight);
    assert_says(&window.harness, "Margin 7\u{a0}%");
    assert_says(&window.harness, "instead of 5\u{a0}%");
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::ArrowDown);
    assert!(!says(&window.harness, "instead of"));
    press(&mut window, Key::Escape);
    assert_eq!(*window.plan(), plan());
}

#[test]
fn axes_hold_still_from_one_scenario_to_the_next() {
    let mut plan = plan();
    let mut large = Scenario {
        name: "Far more".to_owned(),
        pinned: false,
        ..new_scenario(&plan)
    };
    let delegated = poolwright::ledger::Lovelace::from_whole_ada(300_000_000);
    large.changes.set(Change::Delegated(delegated));
    plan.apply(Edit::Scenario(ScenarioEdit::Add {
        scenario: Box::new(large),
        after: None,
    }));
    let mut window = on_stage(&plan);
    // The marks on the axes are drawn, not named: the picture's place of the plan tells the axis.
    let marks = |window: &Window| {
        let shapes = window.harness.output().shapes.clone();
        let mut texts: Vec<String> = shapes
            .iter()
            .filter_map(|clipped| {
                if let egui::Shape::Text(text) = &clipped.shape {
                    Some(text.galley.job.text.clone())
                } else {
                    None
                }
            })
            .filter(|text| text.ends_with('M') && !text.contains('₳'))
            .collect();
        texts.sort();
        texts
    };
    let first = marks(&window);
    assert!(first.iter().any(|mark| mark == "300M"), "{first:?}");
    for _ in 0..3 {
        press(&mut window, Key::ArrowRight);
        assert_eq!(marks(&window), first);
    }
}

#[test]
fn a_card_lists_the_keys() {
    let mut window = on_stage(&plan());
    window.harness.event(Event::Text("?".to_owned()));
    window.harness.run();
    assert_says(&window.harness, "Hide amounts, and show them");
    press(&mut window, Key::Escape);
    assert!(!says(&window.harness, "Hide amounts, and show them"));
    assert_says(&window.harness, "1 / 3");
}

#[test]
fn the_order_of_a_plan_is_presented_and_what_is_gone_is_passed_over() {
    let mut plan = plan();
    let private = plan.scenarios[1].id;
    plan.next_id = 5_000;
    plan.presentation = vec![
        Stop {
            scenario: Some(private),
            view: "pledge".to_owned(),
        },
        Stop {
            scenario: Some(poolwright::plan::ScenarioId(4_000)),
            view: "stake".to_owned(),
        },
        Stop {
            scenario: None,
            view: "hologram".to_owned(),
        },
        Stop {
            scenario: None,
            view: "map".to_owned(),
        },
    ];
    let mut window = on_stage(&plan);
    assert_says(&window.harness, "Rewards a year against pledge");
    assert_says(&window.harness, "Private");
    assert_says(&window.harness, "1 / 2");
    press(&mut window, Key::ArrowRight);
    assert_says(&window.harness, "Pool reward over stake and pledge");
    press(&mut window, Key::Escape);
    assert_eq!(window.harness.state().view().view, View::Stake);
    assert_eq!(*window.plan(), plan);
}

#[test]
fn the_order_is_put_together_in_a_dialog_and_undone() {
    let mut window = Window::with_plan(&plan());
    window.press("View");
    window.press("Presentation…");
    window.press("Add every scenario");
    assert_eq!(window.plan().presentation.len(), 3);
    assert_all_named(&window.harness);
    window.press("Move stop 3 up");
    window.press("Remove stop 1");
    let order: Vec<_> = window
        .plan()
        .presentation
        .iter()
        .map(|stop| stop.scenario)
        .collect();
    let [margin, private] = [0, 1].map(|index| window.plan().scenarios[index].id);
    assert_eq!(order, [Some(private), Some(margin)]);
    window.press("Close");
    for _ in 0..3 {
        window.undo();
    }
    assert_eq!(window.plan().presentation, []);
}
