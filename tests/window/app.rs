//! The app as a person uses it: open, edit, undo, save, close.

use crate::amounts::ada;
use crate::script::{Start, Stored, Window};
use crate::tree::{assert_all_named, assert_says, press, says, type_into, value_of};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2, Rect, Vec2, ViewportCommand, ViewportId, vec2};
use egui_kittest::kittest::Queryable;
use poolwright::app::{Answer, Request};
use poolwright::ledger::Lovelace;
use poolwright::plan::{EXAMPLES, Plan};
use poolwright::store;
use poolwright::ui::{View, ViewState};
use std::fs;
use std::time::Duration;

const COMMAND: Modifiers = Modifiers::COMMAND;
const SHIFTED: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// The title of the window, as last set.
fn last_title(commands: &[ViewportCommand]) -> Option<&str> {
    commands.iter().rev().find_map(|command| {
        if let ViewportCommand::Title(title) = command {
            Some(title.as_str())
        } else {
            None
        }
    })
}

#[test]
fn a_plan_is_made_saved_and_opened_again_just_as_it_was() {
    let mut window = Window::empty();
    window.press("New plan");
    assert_eq!(
        last_title(&window.asked_of_window()),
        Some("Untitled plan – Poolwright")
    );
    type_into(&mut window.harness, "Pledge", "123,456.789");
    assert_eq!(
        last_title(&window.asked_of_window()),
        Some("• Untitled plan – Poolwright")
    );
    assert!(window.harness.state().has_unsaved_work());
    let path = window.file("ours.poolwright.ron");
    window.will_answer(Answer::Path(path.clone()));
    window.keys(COMMAND, Key::S);
    assert_eq!(
        window.dialogs.borrow().asked,
        [Request::Save {
            name: "Untitled plan.poolwright.ron".to_owned()
        }]
    );
    assert!(!window.harness.state().has_unsaved_work());
    assert_eq!(
        last_title(&window.asked_of_window()),
        Some("ours – Poolwright")
    );
    let saved = window.plan().clone();
    assert_eq!(saved.terms.pledge, Lovelace(123_456_789_000));

    let mut window = Window::open(Start {
        plan: Some(path),
        ..Start::default()
    });
    assert_eq!(window.plan(), &saved);
    assert!(!window.harness.state().has_unsaved_work());
    window.keys(COMMAND, Key::S);
    assert!(window.dialogs.borrow().asked.is_empty(), "it has its file");
}

#[test]
fn an_ending_is_added_to_a_name_without_one() {
    let mut window = Window::with_new_plan();
    window.will_answer(Answer::Path(window.file("ours")));
    window.keys(SHIFTED, Key::S);
    assert!(window.file("ours.poolwright.ron").exists());
}

#[test]
fn undoing_back_to_what_was_saved_is_saved() {
    let mut window = Window::with_plan(&Plan::new());
    type_into(&mut window.harness, "Pledge", "1M");
    assert!(window.harness.state().has_unsaved_work());
    assert_says(&window.harness, "plan, not saved");
    window.undo();
    assert!(!window.harness.state().has_unsaved_work());
    assert_says(&window.harness, "plan, saved");
    assert_eq!(
        last_title(&window.asked_of_window()),
        Some("plan – Poolwright")
    );
}

#[test]
fn a_broken_file_leaves_the_open_plan_alone_and_names_the_place() {
    let mut window = Window::with_plan(&EXAMPLES[0].plan().unwrap());
    let good = window.plan().clone();
    let text = fs::read_to_string(window.file("plan.poolwright.ron")).unwrap();
    let broken = window.file("broken.poolwright.ron");
    fs::write(
        &broken,
        text.replace("fixed_cost: \"170\"", "fixed_cost: 170"),
    )
    .unwrap();
    let line = 1 + text
        .lines()
        .take_while(|line| !line.contains("fixed_cost:"))
        .count();
    window.will_answer(Answer::Path(broken));
    window.keys(COMMAND, Key::O);
    assert_says(&window.harness, "The plan did not open");
    assert_says(&window.harness, &format!("Line {line}, column "));
    assert_eq!(window.plan(), &good);
    window.press("Close");
    assert!(!says(&window.harness, "did not open"));
    assert_eq!(window.plan(), &good);
}

#[test]
fn a_file_that_is_gone_leaves_the_list_of_recent_files() {
    let mut window = Window::with_plan(&Plan::new());
    fs::remove_file(window.file("plan.poolwright.ron")).unwrap();
    window.keys(COMMAND, Key::W);
    assert_says(&window.harness, "Recent plans");
    window.press("plan");
    assert_says(&window.harness, "No such file or folder");
    window.press("Close");
    assert!(!says(&window.harness, "Recent plans"));
}

#[test]
fn closing_with_unsaved_work_asks_and_cancel_stays() {
    let mut window = Window::with_new_plan();
    type_into(&mut window.harness, "Pledge", "1M");
    window.asked_of_window();
    window.close();
    assert!(
        window
            .asked_of_window()
            .contains(&ViewportCommand::CancelClose)
    );
    assert_says(&window.harness, "Save the changes?");
    assert_says(&window.harness, "Save them before quitting?");
    window.press("Cancel");
    assert!(!says(&window.harness, "Save the changes?"));
    assert_eq!(window.plan().terms.pledge, ada(1_000_000));
    assert!(!window.asked_of_window().contains(&ViewportCommand::Close));
    window.close();
    assert!(
        window
            .asked_of_window()
            .contains(&ViewportCommand::CancelClose)
    );
    window.keys(Modifiers::NONE, Key::Escape);
    assert!(!says(&window.harness, "Save the changes?"), "as Cancel");
    assert!(window.harness.state().has_unsaved_work());
}

#[test]
fn closing_without_saving_closes() {
    let mut window = Window::with_new_plan();
    type_into(&mut window.harness, "Pledge", "1M");
    window.keys(COMMAND, Key::Q);
    window.asked_of_window();
    window.press("Don’t save");
    assert!(window.asked_of_window().contains(&ViewportCommand::Close));
    window.close();
    assert!(
        !window
            .asked_of_window()
            .contains(&ViewportCommand::CancelClose)
    );
}

#[test]
fn closing_after_saving_waits_for_the_dialog() {
    let mut window = Window::with_new_plan();
    type_into(&mut window.harness, "Pledge", "1M");
    window.close();
    window.press("Save");
    assert!(!window.asked_of_window().contains(&ViewportCommand::Close));
    let path = window.file("ours.poolwright.ron");
    window.will_answer(Answer::Path(path.clone()));
    window.harness.run();
    assert!(window.asked_of_window().contains(&ViewportCommand::Close));
    assert_eq!(&store::load(&path).unwrap(), window.plan());
}

#[test]
fn a_save_dialog_that_is_cancelled_keeps_the_window_open() {
    let mut window = Window::with_new_plan();
    type_into(&mut window.harness, "Pledge", "1M");
    window.close();
    window.will_answer(Answer::Cancelled);
    window.press("Save");
    assert!(!window.asked_of_window().contains(&ViewportCommand::Close));
    assert!(window.harness.state().has_unsaved_work());
    // The intent to quit is gone with it: saving now only saves.
    window.will_answer(Answer::Path(window.file("ours")));
    window.keys(COMMAND, Key::S);
    assert!(!window.asked_of_window().contains(&ViewportCommand::Close));
    assert!(!window.harness.state().has_unsaved_work());
}

#[test]
fn a_plan_that_cannot_be_saved_stays_open_and_says_why() {
    let mut window = Window::with_new_plan();
    type_into(&mut window.harness, "Pledge", "1M");
    window.close();
    window.will_answer(Answer::Path(window.file("no/such/folder/plan.ron")));
    window.press("Save");
    assert_says(&window.harness, "The plan is still open and not saved");
    assert_says(&window.harness, "There is no folder");
    assert!(!window.asked_of_window().contains(&ViewportCommand::Close));
    assert!(window.harness.state().has_unsaved_work());
}

#[test]
fn closing_with_everything_saved_closes_at_once() {
    let mut window = Window::with_plan(&Plan::new());
    window.asked_of_window();
    window.close();
    let asked = window.asked_of_window();
    assert!(!asked.contains(&ViewportCommand::CancelClose));
    assert!(!says(&window.harness, "Save the changes?"));
}

#[test]
fn opening_over_unsaved_work_asks_first() {
    let other = EXAMPLES[0].plan().unwrap();
    for dropped in [true, false] {
        let mut window = Window::with_new_plan();
        let path = window.file("other.poolwright.ron");
        store::save(&other, &path).unwrap();
        type_into(&mut window.harness, "Pledge", "1M");
        let mut open = || {
            if dropped {
                window.drop_file(&path);
            } else {
                window.will_answer(Answer::Path(path.clone()));
                window.keys(COMMAND, Key::O);
            }
            assert_says(&window.harness, "Save them before opening another plan?");
            window.plan().terms.pledge
        };
        assert_eq!(open(), ada(1_000_000));
        window.press("Cancel");
        assert_eq!(window.plan().terms.pledge, ada(1_000_000));
        window.dialogs.borrow_mut().answers.clear();
        if dropped {
            window.drop_file(&path);
        } else {
            window.will_answer(Answer::Path(path.clone()));
            window.keys(COMMAND, Key::O);
        }
        window.press("Don’t save");
        assert_eq!(window.plan(), &other);
    }
}

#[test]
fn work_done_while_a_file_dialog_is_open_is_not_lost() {
    let mut window = Window::with_plan(&Plan::new());
    let path = window.file("other.poolwright.ron");
    store::save(&EXAMPLES[0].plan().unwrap(), &path).unwrap();
    window.keys(COMMAND, Key::O);
    type_into(&mut window.harness, "Pledge", "1M");
    window.will_answer(Answer::Path(path));
    window.harness.run();
    assert_says(&window.harness, "Save the changes?");
    assert_eq!(window.plan().terms.pledge, ada(1_000_000));
}

#[test]
fn a_new_plan_and_an_example_ask_over_unsaved_work_too() {
    let mut window = Window::with_new_plan();
    type_into(&mut window.harness, "Pledge", "1M");
    window.keys(COMMAND, Key::N);
    assert_says(&window.harness, "Save them before starting a new plan?");
    window.press("Don’t save");
    assert_eq!(window.plan(), &Plan::new());
    type_into(&mut window.harness, "Pledge", "1M");
    window.keys(COMMAND, Key::W);
    assert_says(&window.harness, "Save them before closing it?");
    window.press("Don’t save");
    assert!(window.harness.state().plan().is_none());
    assert_says(&window.harness, "Examples");
}

#[test]
fn where_no_dialog_can_be_shown_a_path_is_typed() {
    let mut window = Window::with_new_plan();
    window.will_answer(Answer::Unavailable);
    window.keys(COMMAND, Key::S);
    assert_says(&window.harness, "Save the plan");
    let path = window.file("typed");
    type_into(
        &mut window.harness,
        "Path of the plan file",
        path.to_str().unwrap(),
    );
    window.press("Save");
    let path = window.file("typed.poolwright.ron");
    assert_eq!(&store::load(&path).unwrap(), window.plan());

    // Over a file that is there it asks, and another name can be chosen.
    type_into(&mut window.harness, "Pledge", "1M");
    window.will_answer(Answer::Unavailable);
    window.keys(SHIFTED, Key::S);
    type_into(
        &mut window.harness,
        "Path of the plan file",
        path.to_str().unwrap(),
    );
    window.press("Save");
    assert_says(&window.harness, "Replace the file?");
    window.press("Choose another name");
    assert_eq!(
        value_of(&window.harness, "Path of the plan file"),
        path.to_str().unwrap()
    );
    window.press("Save");
    window.press("Replace");
    assert_eq!(store::load(&path).unwrap().terms.pledge, ada(1_000_000));

    window.keys(COMMAND, Key::N);
    window.will_answer(Answer::Unavailable);
    window.keys(COMMAND, Key::O);
    assert_says(&window.harness, "Open a plan");
    type_into(
        &mut window.harness,
        "Path of the plan file",
        path.to_str().unwrap(),
    );
    window.keys(Modifiers::NONE, Key::Enter);
    assert_eq!(window.plan().terms.pledge, ada(1_000_000));
}

#[test]
fn saving_by_a_typed_path_goes_on_to_what_was_asked_for() {
    let mut window = Window::with_new_plan();
    type_into(&mut window.harness, "Pledge", "1M");
    window.will_answer(Answer::Unavailable);
    window.close();
    window.press("Save");
    let path = window.file("typed");
    type_into(
        &mut window.harness,
        "Path of the plan file",
        path.to_str().unwrap(),
    );
    window.asked_of_window();
    window.press("Save");
    assert!(window.asked_of_window().contains(&ViewportCommand::Close));
}

#[test]
fn a_dropped_file_opens_and_is_remembered() {
    let mut window = Window::with_plan(&EXAMPLES[3].plan().unwrap());
    assert_eq!(window.plan(), &EXAMPLES[3].plan().unwrap());
    window.keys(COMMAND, Key::N);
    window.press("File");
    window.press("Open recent");
    window.press("plan");
    assert_eq!(window.plan(), &EXAMPLES[3].plan().unwrap());
}

#[test]
fn a_plan_from_the_command_line_that_does_not_open_says_so() {
    let window = Window::open(Start {
        plan: Some("no/such/plan.ron".into()),
        ..Start::default()
    });
    assert_says(&window.harness, "The plan did not open");
    assert!(window.harness.state().plan().is_none());
}

#[test]
fn every_example_opens_from_the_start_screen_unchanged() {
    for example in EXAMPLES {
        let mut window = Window::empty();
        press_example(&mut window, example.name);
        assert_eq!(window.plan(), &example.plan().unwrap());
        assert!(!window.harness.state().has_unsaved_work());
        assert!(says(&window.harness, "Saturation"));
    }
}

fn press_example(window: &mut Window, name: &str) {
    let button = egui::accesskit::Role::Button;
    window.harness.get_by_role_and_label(button, name).click();
    window.harness.run();
}

#[test]
fn every_command_has_its_keys() {
    let mut window = Window::empty();
    window.keys(COMMAND, Key::N);
    assert_eq!(window.plan(), &Plan::new());
    for (key, view) in [
        (Key::Num2, View::Pledge),
        (Key::Num3, View::Map),
        (Key::Num1, View::Stake),
    ] {
        window.keys(COMMAND, key);
        assert_eq!(window.harness.state().view().view, view);
    }
    type_into(&mut window.harness, "Pledge", "1M");
    window.keys(COMMAND, Key::Z);
    assert_eq!(window.plan(), &Plan::new());
    window.keys(COMMAND, Key::Y);
    assert_eq!(window.plan().terms.pledge, ada(1_000_000));
    window.keys(COMMAND, Key::Z);
    window.keys(SHIFTED, Key::Z);
    assert_eq!(window.plan().terms.pledge, ada(1_000_000));
    for (modifiers, key) in [(COMMAND, Key::K), (SHIFTED, Key::P)] {
        window.keys(modifiers, key);
        assert_says(&window.harness, "Find a command");
        window.keys(Modifiers::NONE, Key::Escape);
        assert!(window.harness.query_by_label("Find a command").is_none());
    }
    window.keys(COMMAND, Key::O);
    window.keys(COMMAND, Key::S);
    window.keys(SHIFTED, Key::S);
    let name = "Untitled plan.poolwright.ron".to_owned();
    let save = Request::Save { name };
    assert_eq!(
        window.dialogs.borrow().asked,
        [Request::Open, save.clone(), save]
    );
    window.asked_of_window();
    window.keys(Modifiers::NONE, Key::F11);
    assert_eq!(
        window.asked_of_window(),
        [ViewportCommand::Fullscreen(true)]
    );
    window.keys(COMMAND, Key::I);
    assert!(!window.harness.state().view().inputs_open);
    window.keys(COMMAND, Key::E);
    assert_says(&window.harness, "How this is computed");
    assert!(window.harness.state().view().explain_open);
}

#[test]
fn text_grows_to_twice_and_shrinks_to_three_quarters_of_its_size() {
    let mut window = Window::with_new_plan();
    let zoom = |window: &Window| window.harness.ctx.zoom_factor();
    for _ in 0..15 {
        window.keys(COMMAND, Key::Plus);
    }
    assert!((zoom(&window) - 2.0).abs() < 1e-6);
    window.keys(COMMAND, Key::Num0);
    assert!((zoom(&window) - 1.0).abs() < 1e-6);
    window.keys(COMMAND, Key::Equals);
    assert!((zoom(&window) - 1.1).abs() < 1e-6);
    for _ in 0..15 {
        window.keys(COMMAND, Key::Minus);
    }
    assert!((zoom(&window) - 0.75).abs() < 1e-6);
}

#[test]
fn keys_do_nothing_behind_a_question() {
    let mut window = Window::with_new_plan();
    type_into(&mut window.harness, "Pledge", "1M");
    window.close();
    window.keys(COMMAND, Key::N);
    window.keys(COMMAND, Key::Z);
    assert_eq!(window.plan().terms.pledge, ada(1_000_000));
    assert_says(&window.harness, "Save the changes?");
}

#[test]
fn a_question_takes_the_focus_so_that_enter_answers_it() {
    let mut window = Window::with_new_plan();
    type_into(&mut window.harness, "Pledge", "1M");
    window.close();
    window.will_answer(Answer::Path(window.file("ours")));
    window.keys(Modifiers::NONE, Key::Enter);
    assert!(!window.harness.state().has_unsaved_work(), "Save has it");
}

/// The last one is the smallest window at 200 % text size.
const NARROW: [Vec2; 3] = [vec2(700.0, 500.0), vec2(640.0, 420.0), vec2(320.0, 210.0)];

#[test]
fn in_a_narrow_window_the_inputs_are_still_reachable() {
    for size in NARROW {
        let mut window = Window::open(Start {
            size: Some(size),
            ..Start::default()
        });
        window.keys(COMMAND, Key::N);
        assert!(window.harness.query_by_label("Protocol").is_none());
        window.keys(COMMAND, Key::I);
        type_into(&mut window.harness, "Pledge", "1M");
        assert_eq!(window.plan().terms.pledge, ada(1_000_000));
        for group in ["Protocol", "Network", "Delegation"] {
            window.harness.get_by_label(group).scroll_to_me();
            window.harness.run();
            let place = window.harness.get_by_label(group).rect();
            let screen = Rect::from_min_size(Pos2::ZERO, size);
            assert!(screen.contains_rect(place), "{group} {place} {size}");
        }
        window.keys(COMMAND, Key::I);
        assert!(window.harness.query_by_label("Protocol").is_none());
        assert_says(&window.harness, "Total stake of the plan");
        assert_all_named(&window.harness);
    }
}

#[test]
fn how_this_is_computed_is_a_drawer_where_there_is_no_room_beside_the_view() {
    for size in NARROW {
        let mut window = Window::open(Start {
            size: Some(size),
            ..Start::default()
        });
        window.keys(COMMAND, Key::N);
        window.keys(COMMAND, Key::E);
        assert_says(&window.harness, "The network’s pot");
        assert_says(&window.harness, "Total stake of the plan");
        window.keys(COMMAND, Key::E);
        assert!(!says(&window.harness, "The network’s pot"));
    }
}

#[test]
fn the_next_run_begins_with_the_same_view() {
    let mut window = Window::with_plan(&Plan::new());
    window.keys(COMMAND, Key::Num2);
    window.keys(COMMAND, Key::E);
    press(&mut window.harness, "Month");
    let mut stored = Stored::default();
    eframe::App::save(window.harness.state_mut(), &mut stored);
    let next = Window::open(Start {
        storage: Some(&stored),
        ..Start::default()
    });
    let view = next.harness.state().view();
    assert_eq!(view, window.harness.state().view());
    assert_ne!(view, &ViewState::default());
    assert_says(&next.harness, "Recent plans");
}

#[test]
fn what_an_older_or_newer_version_stored_does_not_stop_the_start() {
    for text in [
        "(view: Pledge)",
        "(view: Sideways)",
        "(of_tomorrow: 1)",
        "{",
    ] {
        let stored = Stored([("view".to_owned(), text.to_owned())].into());
        let window = Window::open(Start {
            storage: Some(&stored),
            ..Start::default()
        });
        let is_pledge = window.harness.state().view().view == View::Pledge;
        assert_eq!(is_pledge, text == "(view: Pledge)");
    }
}

#[test]
fn an_idle_window_repaints_nothing() {
    let mut window = Window::with_plan(&EXAMPLES[0].plan().unwrap());
    type_into(&mut window.harness, "Pledge", "1M");
    for view in [Key::Num1, Key::Num2, Key::Num3] {
        window.keys(COMMAND, view);
        for _ in 0..3 {
            window.harness.step();
        }
        let output = &window.harness.output().viewport_output[&ViewportId::ROOT];
        assert_eq!(output.repaint_delay, Duration::MAX, "{view:?}");
        assert!(!window.harness.ctx.has_requested_repaint());
    }
    let mut window = Window::empty();
    window.harness.step();
    let output = &window.harness.output().viewport_output[&ViewportId::ROOT];
    assert_eq!(output.repaint_delay, Duration::MAX, "the start screen");
}

#[test]
fn every_control_of_the_window_has_a_name() {
    let mut window = Window::empty();
    assert_all_named(&window.harness);
    window.keys(COMMAND, Key::N);
    window.keys(COMMAND, Key::E);
    for view in [Key::Num1, Key::Num2, Key::Num3] {
        window.keys(COMMAND, view);
        assert_all_named(&window.harness);
    }
    for menu in ["File", "Edit", "View", "Help"] {
        window.press(menu);
        assert_all_named(&window.harness);
        window.keys(Modifiers::NONE, Key::Escape);
    }
    for key in [Key::K, Key::N] {
        window.keys(COMMAND, key);
        assert_all_named(&window.harness);
        window.keys(Modifiers::NONE, Key::Escape);
    }
}

#[test]
fn a_field_reached_by_keys_is_typed_over() {
    let mut window = Window::with_plan(&EXAMPLES[0].plan().unwrap());
    window
        .harness
        .get_by_role_and_label(Role::TextInput, "Pledge")
        .focus();
    window.harness.run();
    window.harness.event(egui::Event::Text("1.5M".to_owned()));
    window.harness.run();
    assert_eq!(value_of(&window.harness, "Pledge"), "1.5M");
}
