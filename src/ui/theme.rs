//! Colours, fonts and spacing, in light and dark.
//!
//! Series colours have the hues of the Okabe–Ito set, darker in the light theme and lighter in the
//! dark one, so that each reaches 4.5:1 on its background: names at the ends of lines have the lines'
//! colours. `tests/window/contrast.rs` holds that, and the least distances between them for people who see
//! fewer colours; still a line is never told by its colour alone.

use crate::plan::{Dash, Hue};
use egui::style::ScrollAnimation;
use egui::{Color32, FontDefinitions, FontFamily, Stroke, Style, Theme, Visuals};
use egui_plot::LineStyle;

/// The colours that stand for something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Behind plots.
    pub canvas: Color32,
    /// Behind cards.
    pub card: Color32,
    /// Lines of axes and edges of cards.
    pub edge: Color32,
    /// Figures and headings.
    pub text: Color32,
    /// Labels and explanations.
    pub quiet: Color32,
    /// Things to click, and the plan's point.
    pub accent: Color32,
    /// Text beside a value that needs a look.
    pub notice: Color32,
    /// Behind a notice.
    pub notice_fill: Color32,
    /// Text beside a value that stops the pool from earning.
    pub problem: Color32,
    /// Behind a problem.
    pub problem_fill: Color32,
    /// The pool as a whole.
    pub pool: Color32,
    /// Operator and owners.
    pub operator: Color32,
    /// Fees.
    pub fees: Color32,
    /// The owners' share by stake.
    pub own_stake: Color32,
    /// Delegators.
    pub delegators: Color32,
    /// Chances.
    pub chance: Color32,
    /// Scenarios, by hue: orange, sky blue, green, yellow, blue, vermillion, purple.
    scenarios: [Color32; 7],
}

const LIGHT: Palette = Palette {
    canvas: Color32::from_rgb(255, 255, 255),
    card: Color32::from_rgb(255, 255, 255),
    edge: Color32::from_rgb(214, 218, 224),
    text: Color32::from_rgb(24, 28, 35),
    quiet: Color32::from_rgb(88, 96, 110),
    accent: Color32::from_rgb(0, 90, 152),
    notice: Color32::from_rgb(122, 78, 0),
    notice_fill: Color32::from_rgb(255, 245, 222),
    problem: Color32::from_rgb(158, 45, 0),
    problem_fill: Color32::from_rgb(255, 234, 224),
    pool: Color32::from_rgb(0, 82, 143),
    operator: Color32::from_rgb(190, 75, 0),
    fees: Color32::from_rgb(110, 58, 0),
    own_stake: Color32::from_rgb(0, 122, 88),
    delegators: Color32::from_rgb(160, 66, 122),
    chance: Color32::from_rgb(88, 96, 110),
    scenarios: [
        Color32::from_rgb(115, 62, 0),
        Color32::from_rgb(8, 120, 166),
        Color32::from_rgb(7, 110, 73),
        Color32::from_rgb(119, 114, 52),
        Color32::from_rgb(0, 76, 168),
        Color32::from_rgb(196, 62, 0),
        Color32::from_rgb(173, 55, 134),
    ],
};

const DARK: Palette = Palette {
    canvas: Color32::from_rgb(22, 25, 30),
    card: Color32::from_rgb(33, 37, 44),
    edge: Color32::from_rgb(66, 73, 84),
    text: Color32::from_rgb(236, 239, 244),
    quiet: Color32::from_rgb(164, 173, 186),
    accent: Color32::from_rgb(110, 186, 240),
    notice: Color32::from_rgb(250, 205, 120),
    notice_fill: Color32::from_rgb(56, 46, 24),
    problem: Color32::from_rgb(255, 164, 128),
    problem_fill: Color32::from_rgb(66, 36, 24),
    pool: Color32::from_rgb(91, 176, 234),
    operator: Color32::from_rgb(255, 140, 72),
    fees: Color32::from_rgb(255, 197, 68),
    own_stake: Color32::from_rgb(72, 219, 172),
    delegators: Color32::from_rgb(230, 148, 194),
    chance: Color32::from_rgb(164, 173, 186),
    scenarios: [
        Color32::from_rgb(237, 175, 46),
        Color32::from_rgb(120, 210, 245),
        Color32::from_rgb(42, 194, 149),
        Color32::from_rgb(240, 230, 96),
        Color32::from_rgb(102, 160, 255),
        Color32::from_rgb(255, 128, 76),
        Color32::from_rgb(205, 152, 205),
    ],
};

/// The palette of a theme.
pub const fn palette(dark: bool) -> Palette {
    if dark { DARK } else { LIGHT }
}

/// The palette a panel draws with.
pub fn of(ui: &egui::Ui) -> Palette {
    palette(ui.visuals().dark_mode)
}

/// The colour of a scenario's lines; the base's has no hue.
pub const fn scenario_color(hue: Option<Hue>, palette: &Palette) -> Color32 {
    let [orange, sky_blue, green, yellow, blue, vermillion, purple] = palette.scenarios;
    match hue {
        None => palette.text,
        Some(Hue::Orange) => orange,
        Some(Hue::SkyBlue) => sky_blue,
        Some(Hue::Green) => green,
        Some(Hue::Yellow) => yellow,
        Some(Hue::Blue) => blue,
        Some(Hue::Vermillion) => vermillion,
        Some(Hue::Purple) => purple,
    }
}

/// The pattern of a scenario's lines in a plot.
pub const fn scenario_line(dash: Dash) -> LineStyle {
    match dash {
        Dash::Solid => LineStyle::Solid,
        Dash::Long => LineStyle::Dashed { length: 12.0 },
        Dash::Short => LineStyle::Dashed { length: 6.0 },
        Dash::Dotted => LineStyle::Dotted { spacing: 6.0 },
    }
}

/// The colour of the owner or reserve at this place of its list. Colours return after six; names
/// stand beside them everywhere.
pub const fn party(palette: &Palette, place: usize) -> Color32 {
    match place % 6 {
        0 => palette.operator,
        1 => palette.pool,
        2 => palette.delegators,
        3 => palette.fees,
        4 => palette.own_stake,
        _ => palette.chance,
    }
}

/// The dash patterns of lines, beside their colours.
pub mod dash {
    use super::LineStyle;

    /// Whole amounts.
    pub const SOLID: LineStyle = LineStyle::Solid;
    /// Fees.
    pub const DASHED: LineStyle = LineStyle::Dashed { length: 8.0 };
    /// Own stake.
    pub const DOTTED: LineStyle = LineStyle::Dotted { spacing: 6.0 };
}

/// Lets everything be in its new place at once, or move there.
pub fn set_motion(ctx: &egui::Context, is_reduced: bool) {
    let moving = Style::default();
    let (time, scrolling) = if is_reduced {
        (0.0, ScrollAnimation::none())
    } else {
        (moving.animation_time, moving.scroll_animation)
    };
    for theme in [Theme::Light, Theme::Dark] {
        let style = ctx.style_of(theme);
        if style.scroll_animation != scrolling {
            ctx.style_mut_of(theme, |style| {
                style.animation_time = time;
                style.scroll_animation = scrolling;
            });
        }
    }
}

/// egui's fonts, with the ada sign and arrows that its text font lacks.
pub fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    if let Some(family) = fonts.families.get_mut(&FontFamily::Proportional) {
        family.push("Hack".to_owned());
    }
    fonts
}

/// Spacing, sizes of text and colours of a theme.
pub fn style(theme: Theme) -> Style {
    let mut style = theme.default_style();
    let palette = palette(theme == Theme::Dark);
    style.visuals = visuals(style.visuals, &palette);
    if let Some(small) = style.text_styles.get_mut(&egui::TextStyle::Small) {
        small.size = 11.0;
    }
    style.spacing.item_spacing = egui::vec2(8.0, 6.0);
    style.spacing.button_padding = egui::vec2(8.0, 3.0);
    style.spacing.interact_size.y = 22.0;
    style.spacing.slider_rail_height = 4.0;
    style.spacing.combo_width = 60.0;
    // The bar has a place of its own, so that it never lies over figures.
    style.spacing.scroll.floating_allocated_width = 8.0;
    style.interaction.tooltip_delay = 0.35;
    style
}

fn visuals(mut visuals: Visuals, palette: &Palette) -> Visuals {
    let dark = visuals.dark_mode;
    visuals.panel_fill = if dark {
        Color32::from_rgb(27, 30, 36)
    } else {
        Color32::from_rgb(246, 247, 249)
    };
    visuals.window_fill = palette.card;
    visuals.window_stroke = Stroke::new(1.0, palette.edge);
    visuals.extreme_bg_color = palette.canvas;
    visuals.text_edit_bg_color = Some(palette.canvas);
    visuals.faint_bg_color = if dark {
        Color32::from_rgb(38, 42, 50)
    } else {
        Color32::from_rgb(238, 241, 245)
    };
    visuals.hyperlink_color = palette.accent;
    visuals.warn_fg_color = palette.notice;
    visuals.error_fg_color = palette.problem;
    visuals.weak_text_color = Some(palette.quiet);
    visuals.slider_trailing_fill = true;
    visuals.selection.bg_fill = if dark {
        Color32::from_rgb(18, 66, 102)
    } else {
        Color32::from_rgb(192, 224, 246)
    };
    // Also the ring around what has the keyboard's focus.
    visuals.selection.stroke = Stroke::new(1.5, palette.accent);
    visuals.widgets.noninteractive.fg_stroke.color = palette.text;
    visuals.widgets.noninteractive.bg_stroke = Stroke::new(1.0, palette.edge);
    visuals.widgets.inactive.fg_stroke.color = palette.text;
    // A visible edge: fields and buttons are told apart from text without hovering.
    visuals.widgets.inactive.bg_stroke = Stroke::new(
        1.0,
        if dark {
            Color32::from_rgb(112, 120, 134)
        } else {
            Color32::from_rgb(130, 138, 150)
        },
    );
    visuals.widgets.hovered.bg_stroke = Stroke::new(1.0, palette.accent);
    if !dark {
        // The focus ring stands out from it.
        visuals.widgets.active.weak_bg_fill = Color32::from_rgb(208, 214, 222);
    }
    // As wide as the others: what is pressed or focused must not move its neighbours.
    visuals.widgets.active.bg_stroke = Stroke::new(1.0, palette.accent);
    visuals
}
