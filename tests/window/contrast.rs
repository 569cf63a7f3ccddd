//! Colours: legible on what they are drawn on (WCAG 2, AA), and told apart by people who see fewer
//! of them.

use crate::walk;
use egui::epaint::ClippedShape;
use egui::{Color32, Context, Pos2, Rect, Shape, Theme, vec2};
use egui_kittest::kittest::{AccessKitNode, NodeT as _};
use poolwright::plan::Hue;
use poolwright::ui::theme::{self, Palette};
use std::collections::BTreeSet;

/// A channel without gamma, from 0 to 1.
fn linear(channel: u8) -> f64 {
    let value = f64::from(channel) / 255.0;
    if value <= 0.04045 {
        value / 12.92
    } else {
        ((value + 0.055) / 1.055).powf(2.4)
    }
}

fn linear_rgb(color: Color32) -> [f64; 3] {
    [color.r(), color.g(), color.b()].map(linear)
}

/// Contrast as WCAG 2 defines it, from 1 to 21.
fn contrast(one: Color32, other: Color32) -> f64 {
    let luminance = |color| {
        let [r, g, b] = linear_rgb(color);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn is_dark(theme: Theme) -> bool {
    theme == Theme::Dark
}

const THEMES: [Theme; 2] = [Theme::Light, Theme::Dark];

/// What figures and lines are drawn on.
fn grounds(theme: Theme) -> [Color32; 4] {
    let palette = theme::palette(is_dark(theme));
    let ctx = Context::default();
    poolwright::ui::install(&ctx);
    let visuals = ctx.style_of(theme).visuals.clone();
    let [panel, stripe] = [visuals.panel_fill, visuals.faint_bg_color];
    [palette.canvas, palette.card, panel, stripe]
}

/// The parts of a reward, drawn in one plot.
fn parts(palette: &Palette) -> Vec<(&'static str, Color32)> {
    vec![
        ("pool", palette.pool),
        ("operator", palette.operator),
        ("fees", palette.fees),
        ("own stake", palette.own_stake),
        ("delegators", palette.delegators),
    ]
}

/// The colours of scenarios, in the order in which new ones take them, and the base's.
fn scenarios(palette: &Palette) -> Vec<(&'static str, Color32)> {
    let hues = Hue::ALL.map(|hue| (hue.text(), theme::scenario_color(Some(hue), palette)));
    let base = ("base", theme::scenario_color(None, palette));
    hues.into_iter().chain([base]).collect()
}

/// The colours of owners and reserves, in the order of their list.
fn parties(palette: &Palette) -> Vec<(&'static str, Color32)> {
    let names = ["first", "second", "third", "fourth", "fifth", "sixth"];
    (0..)
        .zip(names)
        .map(|(place, name)| (name, theme::party(palette, place)))
        .collect()
}

#[test]
fn texts_and_series_reach_4_5_to_1_on_every_ground() {
    for theme in THEMES {
        let palette = theme::palette(is_dark(theme));
        let texts = [
            ("text", palette.text),
            ("quiet", palette.quiet),
            ("notice", palette.notice),
            ("problem", palette.problem),
            ("accent", palette.accent),
            ("chance", palette.chance),
        ];
        let series = parts(&palette).into_iter().chain(scenarios(&palette));
        for (name, color) in texts.into_iter().chain(series) {
            for ground in grounds(theme).into_iter().take(3) {
                let found = contrast(color, ground);
                assert!(
                    found >= 4.5,
                    "{theme:?}: {name} on {ground:?} has {found:.2}"
                );
            }
        }
        assert!(contrast(palette.notice, palette.notice_fill) >= 4.5);
        assert!(contrast(palette.problem, palette.problem_fill) >= 4.5);
    }
}

#[test]
fn edges_of_controls_and_the_focus_ring_reach_3_to_1_on_every_ground() {
    for theme in THEMES {
        let palette = theme::palette(is_dark(theme));
        let ctx = Context::default();
        poolwright::ui::install(&ctx);
        let visuals = ctx.style_of(theme).visuals.clone();
        let widgets = &visuals.widgets;
        let chosen = visuals.selection.bg_fill;
        let mut fills = grounds(theme).to_vec();
        let edge = widgets.inactive.bg_stroke.color;
        for ground in &fills {
            let found = contrast(edge, *ground);
            assert!(found >= 3.0, "{theme:?}: edge on {ground:?} has {found:.2}");
        }
        fills.extend([chosen, palette.notice_fill, palette.problem_fill]);
        fills.extend([widgets.inactive.weak_bg_fill, widgets.active.weak_bg_fill]);
        for fill in fills {
            let found = contrast(palette.accent, fill);
            assert!(found >= 3.0, "{theme:?}: ring on {fill:?} has {found:.2}");
        }
    }
}

/// How a person sees colours: a matrix over linear light.
type Vision = [[f64; 3]; 3];

/// Usual colour vision, and the three dichromacies as Machado, Oliveira and Fernandes model them
/// (2009, severity 1.0).
const VISIONS: [(&str, Vision); 4] = [
    ("usual", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

/// A colour in CIE L*a*b* (D65), as somebody sees it.
fn lab(color: Color32, vision: &Vision) -> [f64; 3] {
    let light = linear_rgb(color);
    let dot = |row: &[f64; 3], light: &[f64; 3]| -> f64 {
        row.iter().zip(light).map(|(one, other)| one * other).sum()
    };
    let seen = vision.map(|row| dot(&row, &light).clamp(0.0, 1.0));
    let xyz = [
        dot(&[0.4124, 0.3576, 0.1805], &seen) / 0.9505,
        dot(&[0.2126, 0.7152, 0.0722], &seen),
        dot(&[0.0193, 0.1192, 0.9505], &seen) / 1.089,
    ];
    let [x, y, z] = xyz.map(|t| {
        if t > 0.008_856 {
            t.cbrt()
        } else {
            7.787 * t + 16.0 / 116.0
        }
    });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// The colour difference ΔE*ab as somebody sees it: 2 is just noticed side by side.
fn distance(one: Color32, other: Color32, vision: &Vision) -> f64 {
    let (one, other) = (lab(one, vision), lab(other, vision));
    let squares = one.iter().zip(other).map(|(a, b)| (a - b).powi(2));
    squares.sum::<f64>().sqrt()
}

/// Fails where two of these colours are closer than that to anybody.
fn assert_apart(
    theme: Theme,
    pairs: impl IntoIterator<Item = ((&'static str, Color32), (&'static str, Color32))>,
    least: f64,
) {
    for ((one, a), (other, b)) in pairs {
        for (name, vision) in &VISIONS {
            let found = distance(a, b, vision);
            assert!(
                found >= least,
                "{theme:?}, {name}: {one} and {other} are {found:.1} apart, not {least}"
            );
        }
    }
}

type Named = (&'static str, Color32);

fn every_pair(colors: &[Named]) -> Vec<(Named, Named)> {
    let rest = |index: usize| colors[index + 1..].iter();
    let pairs = colors.iter().enumerate();
    pairs
        .flat_map(|(index, one)| rest(index).map(|other| (*one, *other)))
        .collect()
}

fn neighbours(colors: &[Named]) -> Vec<(Named, Named)> {
    let next = colors.iter().cycle().skip(1);
    colors.iter().copied().zip(next.copied()).collect()
}

#[test]
fn colours_drawn_together_are_told_apart_with_every_colour_vision() {
    for theme in THEMES {
        let palette = theme::palette(is_dark(theme));
        assert_apart(theme, every_pair(&parts(&palette)), 16.0);
        assert_apart(theme, neighbours(&parties(&palette)), 16.0);
        let hues = scenarios(&palette);
        assert_apart(theme, every_pair(&hues), 12.0);
        assert_apart(theme, neighbours(&hues[..7]), 23.0);
    }
}

#[test]
fn the_simulated_visions_confuse_what_people_confuse() {
    let seen = |name: &str, one, other| {
        let (_, vision) = VISIONS.iter().find(|vision| vision.0 == name).unwrap();
        distance(one, other, vision)
    };
    let (red, green) = (
        Color32::from_rgb(200, 60, 60),
        Color32::from_rgb(110, 110, 50),
    );
    assert!(seen("usual", red, green) > 50.0);
    assert!(seen("deuteranopia", red, green) < 20.0);
    let (blue, teal) = (
        Color32::from_rgb(60, 110, 190),
        Color32::from_rgb(20, 130, 130),
    );
    assert!(seen("tritanopia", blue, teal) < 0.5 * seen("usual", blue, teal));
}

/// What is painted in a frame, in order.
struct Painted<'a> {
    shapes: Vec<(&'a Shape, Rect)>,
}

impl<'a> Painted<'a> {
    fn new(shapes: &'a [ClippedShape]) -> Self {
        let mut flat = Vec::new();
        for clipped in shapes {
            flatten(&clipped.shape, clipped.clip_rect, &mut flat);
        }
        Self { shapes: flat }
    }

    /// The colour at a place below the shape with this index; `None` over a picture.
    fn ground(&self, index: usize, at: Pos2) -> Option<Color32> {
        let mut below = Color32::TRANSPARENT;
        let mut is_known = true;
        for (shape, clip) in &self.shapes[..index] {
            if !clip.contains(at) {
                continue;
            }
            #[expect(
                clippy::wildcard_enum_match_arm,
                reason = "lines and letters are no ground"
            )]
            match shape {
                Shape::Rect(rect) if rect.rect.contains(at) && rect.brush.is_none() => {
                    below = below.blend(rect.fill);
                    is_known |= rect.fill.is_opaque();
                }
                Shape::Rect(rect) if rect.rect.contains(at) => is_known = false,
                Shape::Mesh(mesh) if mesh.calc_bounds().contains(at) => is_known = false,
                Shape::Path(path)
                    if path.closed
                        && path.fill != Color32::TRANSPARENT
                        && path.visual_bounding_rect().contains(at) =>
                {
                    is_known = false;
                }
                _ => {}
            }
        }
        is_known.then_some(below)
    }

    /// Texts that are too faint for what they stand on.
    fn faint(&self, ground: Color32, is_disabled: impl Fn(Pos2) -> bool) -> Vec<String> {
        let mut faint = Vec::new();
        for (index, (shape, clip)) in self.shapes.iter().enumerate() {
            let Shape::Text(text) = shape else { continue };
            let rect = shape.visual_bounding_rect();
            if !rect.is_positive() || !clip.contains(rect.center()) || is_disabled(rect.center()) {
                continue;
            }
            let Some(below) = self.ground(index, rect.center()) else {
                continue;
            };
            let below = ground.blend(below);
            for section in &text.galley.job.sections {
                let format = &section.format;
                let own = if format.color == Color32::PLACEHOLDER {
                    text.fallback_color
                } else {
                    format.color
                };
                let ink = text.override_text_color.unwrap_or(own);
                let below = if format.background.is_opaque() {
                    format.background
                } else {
                    below
                };
                let ink = below.blend(ink.gamma_multiply(text.opacity_factor));
                let found = contrast(ink, below);
                let least = if format.font_id.size >= 24.0 {
                    3.0
                } else {
                    4.5
                };
                if found < least {
                    let said: String = text.galley.text().chars().take(40).collect();
                    faint.push(format!("{said:?} has {found:.2}: {ink:?} on {below:?}"));
                }
            }
        }
        faint
    }
}

fn flatten<'a>(shape: &'a Shape, clip: Rect, flat: &mut Vec<(&'a Shape, Rect)>) {
    if let Shape::Vec(shapes) = shape {
        for shape in shapes {
            flatten(shape, clip, flat);
        }
    } else {
        flat.push((shape, clip));
    }
}

/// Measured where it is drawn: nothing about backgrounds is assumed.
#[test]
fn every_text_of_every_place_reaches_4_5_to_1_where_it_stands() {
    for theme in ["Light", "Dark"] {
        let mut faint = BTreeSet::new();
        let mut seen = 0;
        let size = vec2(1280.0, 1400.0);
        walk::everywhere(&walk::full_plan(), (size, theme), |place, window| {
            let harness = &window.harness;
            let disabled: Vec<Rect> = harness
                .root()
                .children_recursive()
                .filter(|node| {
                    let node: AccessKitNode<'_> = node.accesskit_node();
                    node.is_disabled()
                })
                .map(|node| node.rect())
                .collect();
            let is_disabled = |at| disabled.iter().any(|rect| rect.contains(at));
            let ground = harness.ctx.global_style().visuals.panel_fill;
            let painted = Painted::new(&harness.output().shapes);
            seen += painted.shapes.len();
            let found = painted.faint(ground, is_disabled);
            faint.extend(found.into_iter().map(|text| format!("{place}: {text}")));
        });
        assert!(seen > 10_000);
        let faint: Vec<_> = faint.into_iter().collect();
        assert!(faint.is_empty(), "{theme}\n{}", faint.join("\n"));
    }
}
