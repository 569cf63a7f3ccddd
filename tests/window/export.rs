//! Exporting from the window: pictures and figures to files and the clipboard.

use crate::script::Window;
use crate::tree::{assert_all_named, assert_says, says, type_into};
use egui::{Key, Modifiers, OutputCommand};
use poolwright::app::{Answer, FileKind, Request};
use poolwright::plan::EXAMPLES;
use poolwright::ui::state::picture::PictureKind;
use std::fs;

const SHIFTED: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

fn open() -> Window {
    let mut window = Window::with_plan(&EXAMPLES[0].plan().unwrap());
    // Large pictures take long where nothing is optimised.
    window.keys(SHIFTED, Key::E);
    window.press("1280 × 720");
    window.press("1×");
    window.press("Cancel");
    window
}

#[test]
fn a_picture_is_saved_where_the_dialog_says() {
    let mut window = open();
    let path = window.file("ours");
    window.will_answer(Answer::Path(path));
    window.keys(SHIFTED, Key::E);
    assert_says(&window.harness, "Rewards a year against total stake");
    assert_all_named(&window.harness);
    window.press("Save…");
    assert_eq!(
        window.dialogs.borrow().asked,
        [Request::Export {
            name: "plan, stake.png".to_owned(),
            kind: FileKind::Png,
        }]
    );
    let written = fs::read(window.file("ours.png")).unwrap();
    assert!(written.starts_with(b"\x89PNG"));
    assert_says(&window.harness, "Written to ");
    assert!(!window.harness.state().has_unsaved_work());
}

#[test]
fn the_choices_of_a_picture_stay_for_the_next() {
    let mut window = open();
    window.keys(SHIFTED, Key::E);
    window.press("SVG, vectors");
    window.press("As text");
    window.press("Dark");
    window.press("Title");
    window.press("Cancel");
    assert!(window.dialogs.borrow().asked.is_empty());
    let path = window.file("ours.svg");
    window.will_answer(Answer::Path(path.clone()));
    window.keys(SHIFTED, Key::E);
    window.press("Save…");
    let svg = fs::read_to_string(path).unwrap();
    assert!(svg.contains(">Pool reward</text>"));
    assert!(!svg.contains(">Solo operator</text>"));
    let choice = window.harness.state().view().picture;
    assert_eq!(choice.kind, PictureKind::Svg);
    assert!(choice.keeps_text && choice.page.is_dark && !choice.page.has_title);
}

#[test]
fn a_picture_is_copied_as_pixels_or_as_text() {
    let mut window = open();
    window.keys(SHIFTED, Key::E);
    window.press("Copy");
    let image = window.copied().into_iter().find_map(|command| {
        if let OutputCommand::CopyImage(image) = command {
            Some(image)
        } else {
            None
        }
    });
    assert_eq!(image.map(|image| image.size), Some([1280, 720]));
    assert_says(&window.harness, "Copied");
    window.keys(SHIFTED, Key::E);
    window.press("SVG, vectors");
    window.press("Copy");
    let text = window.copied().into_iter().find_map(|command| {
        if let OutputCommand::CopyText(text) = command {
            Some(text)
        } else {
            None
        }
    });
    assert!(text.is_some_and(|text| text.starts_with("<svg ")));
}

#[test]
fn the_figures_of_the_open_view_are_saved_as_a_table() {
    let mut window = open();
    window.keys(Modifiers::COMMAND, Key::Num2);
    window.will_answer(Answer::Path(window.file("ours.csv")));
    window.press("File");
    window.press("Export data…");
    assert_eq!(
        window.dialogs.borrow().asked,
        [Request::Export {
            name: "plan, pledge.csv".to_owned(),
            kind: FileKind::Csv,
        }]
    );
    let table = fs::read_to_string(window.file("ours.csv")).unwrap();
    assert!(table.starts_with("Scenario,This plan,Stake (ADA)"));
}

#[test]
fn without_a_file_dialog_the_path_is_typed_and_no_file_is_replaced_unasked() {
    let mut window = open();
    let path = window.file("there.png");
    fs::write(&path, "ours").unwrap();
    window.will_answer(Answer::Unavailable);
    window.keys(SHIFTED, Key::E);
    window.press("Save…");
    let field = "Path of the file to write";
    let typed = path.with_extension("").display().to_string();
    type_into(&mut window.harness, field, &typed);
    window.press("Save");
    assert_says(&window.harness, "Replace the file?");
    assert_eq!(fs::read_to_string(&path).unwrap(), "ours");
    window.press("Replace");
    assert!(fs::read(&path).unwrap().starts_with(b"\x89PNG"));
}

#[test]
fn what_cannot_be_written_is_told_and_nothing_is_lost() {
    let mut window = open();
    window.will_answer(Answer::Path(window.file("no/such/folder/x.png")));
    window.keys(SHIFTED, Key::E);
    window.press("Save…");
    assert_says(&window.harness, "Nothing was exported");
    assert_says(&window.harness, "There is no folder");
    window.press("Close");
    window.will_answer(Answer::Cancelled);
    window.keys(SHIFTED, Key::E);
    window.press("Save…");
    assert!(!says(&window.harness, "Nothing was exported"));
    assert!(window.harness.state().plan().is_some());
}
