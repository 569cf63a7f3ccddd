//! Every choice of *Appearance* can be made from the palette.

use crate::script::Window;
use egui::accesskit::Role;
use egui::{Key, Modifiers, ThemePreference};
use egui_kittest::kittest::Queryable;
use poolwright::ui::Motion;

/// Finds a command in the palette by these letters and carries it out.
fn choose(window: &mut Window, query: &str) {
    window.keys(Modifiers::COMMAND, Key::K);
    let field = window
        .harness
        .get_by_role_and_label(Role::TextInput, "Find a command");
    field.type_text(query);
    window.harness.run();
    window.keys(Modifiers::NONE, Key::Enter);
}

#[test]
fn colours_and_motion_are_chosen_in_the_palette() {
    let mut window = Window::with_new_plan();
    for (query, theme) in [
        ("dark colours", ThemePreference::Dark),
        ("light colours", ThemePreference::Light),
        ("colours as the system", ThemePreference::System),
    ] {
        choose(&mut window, query);
        assert_eq!(window.harness.state().view().theme, theme, "{query}");
        let used = window
            .harness
            .ctx
            .options(|options| options.theme_preference);
        assert_eq!(used, theme, "{query}");
    }
    for (query, motion) in [
        ("without animation", Motion::Reduced),
        ("animated as the system", Motion::System),
        ("animated move", Motion::Full),
    ] {
        choose(&mut window, query);
        assert_eq!(window.harness.state().view().motion, motion, "{query}");
    }
}

#[test]
fn the_size_of_text_is_chosen_in_the_palette() {
    let mut window = Window::empty();
    for (query, factor) in [
        ("text 75", 0.75),
        ("text 125", 1.25),
        ("text 150", 1.5),
        ("text 200", 2.0),
        ("text 100", 1.0),
    ] {
        choose(&mut window, query);
        let zoom = window.harness.ctx.zoom_factor();
        assert!((zoom - factor).abs() < 1e-6, "{query}: {zoom}");
    }
}

#[test]
fn all_of_them_are_found_by_the_name_of_their_menu() {
    let mut window = Window::empty();
    window.keys(Modifiers::COMMAND, Key::K);
    let field = window
        .harness
        .get_by_role_and_label(Role::TextInput, "Find a command");
    field.type_text("appearance");
    window.harness.run();
    for name in [
        "Colours as the system",
        "Light",
        "Dark",
        "Animated as the system",
        "Animated",
        "Without animation",
        "Text at 200 %",
    ] {
        let found = window.harness.query_by_role_and_label(Role::Button, name);
        assert!(found.is_some(), "{name}");
    }
}
