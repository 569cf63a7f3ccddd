//! The stage: one view before an audience, large, with nothing to use.
//!
//! Everything is enlarged by the zoom of the whole window, so views are drawn here as they are
//! anywhere else.

use super::SubjectFigures;
use super::caption;
use crate::plan::Plan;
use crate::ui::scene::{Asks, Look, Scene};
use crate::ui::state::Nudge;
use crate::ui::{theme, views};
use egui::{
    Align, Area, CentralPanel, Color32, Context, Frame, Grid, Id, Label, Layout, Order, Pos2,
    RawInput, Rect, RichText, Ui, Vec2,
};

/// The least enlargement: lines of 1.5 pixels become 2.55.
pub const LEAST_ZOOM: f32 = 1.7;

/// The logical pixels that a view is laid out in on a large screen.
const ROOM: Vec2 = Vec2::new(1130.0, 636.0);

/// Height of a caption with a note of one line, in logical pixels.
const WITH_NOTE: f32 = 76.0;

/// Around everything, in logical pixels.
const MARGIN: f32 = 18.0;

/// The surroundings of the view on stage.
pub struct Standing<'a> {
    /// The number of the stop, and the count of stops.
    pub place: (usize, usize),
    /// The input that was moved, and the plan before.
    pub nudged: Option<(Nudge, &'a Plan)>,
    /// Whether room is kept for a note.
    pub has_notes: bool,
    /// Whether nothing is to be seen.
    pub is_blank: bool,
    /// Whether the keys are listed.
    pub shows_keys: bool,
}

/// The enlargement on a screen of this size, in unzoomed logical pixels.
pub fn zoom(screen: Vec2) -> f32 {
    (screen.x / ROOM.x).min(screen.y / ROOM.y).max(LEAST_ZOOM)
}

/// Draws a stop. Returns by how much what is drawn is higher than the stage; 1 where it fits.
pub fn show(
    ui: &mut Ui,
    computed: &SubjectFigures,
    look: Look<'_>,
    standing: &Standing<'_>,
) -> f32 {
    if standing.is_blank {
        CentralPanel::default()
            .frame(Frame::new().fill(Color32::BLACK))
            .show(ui, |_| {});
        return 1.0;
    }
    let ground = theme::of(ui).canvas;
    let frame = Frame::new().inner_margin(MARGIN).fill(ground);
    let room = ui.available_height();
    let mut used = 0.0;
    CentralPanel::default().frame(frame).show(ui, |ui| {
        let top = ui.min_rect().top();
        stop(ui, computed, look, standing);
        used = ui.min_rect().bottom() - top + 2.0 * MARGIN;
    });
    if standing.shows_keys {
        keys(ui.ctx());
    }
    (used / room.max(1.0)).max(1.0)
}

fn stop(ui: &mut Ui, computed: &SubjectFigures, look: Look<'_>, standing: &Standing<'_>) {
    let palette = theme::of(ui);
    let scene = computed.scene(look);
    let mut view = computed.subject().view.clone();
    ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
        if let Some((nudge, before)) = standing.nudged {
            nudged(ui, nudge, scene, before);
        }
        ui.with_layout(Layout::top_down(Align::LEFT), |ui| {
            ui.set_min_height(if standing.has_notes { WITH_NOTE } else { 0.0 });
            caption::show(ui, scene, &view.heading());
        });
    });
    ui.add_space(4.0);
    let below = 22.0;
    let room = Vec2::new(ui.available_width(), ui.available_height() - below);
    ui.allocate_ui(room, |ui| {
        ui.set_min_size(room);
        ui.set_max_height(room.y);
        views::show(ui, scene, &mut view, computed.ready(), &mut Asks::default());
    });
    ui.with_layout(Layout::right_to_left(Align::BOTTOM), |ui| {
        let (at, count) = standing.place;
        let small = |text: String| RichText::new(text).size(11.0).color(palette.quiet);
        if count > 1 {
            ui.label(small(format!("{} / {count}", at + 1)));
        }
        ui.with_layout(Layout::left_to_right(Align::BOTTOM), |ui| {
            let text = small(caption::assumptions(scene));
            ui.add(Label::new(text).truncate());
        });
    });
}

/// The moved input, large, and its value in the plan.
fn nudged(ui: &mut Ui, nudge: Nudge, scene: crate::ui::Scene<'_>, before: &Plan) {
    let palette = theme::of(ui);
    ui.with_layout(Layout::top_down(Align::RIGHT), |ui| {
        ui.set_max_width(320.0);
        let now = format!(
            "{} {}",
            nudge.text(),
            nudged_value(nudge, scene, scene.plan)
        );
        ui.label(RichText::new(now).size(24.0).color(palette.accent));
        let was = format!("instead of {}", nudged_value(nudge, scene, before));
        ui.label(RichText::new(was).size(13.0).color(palette.quiet));
    });
}

/// The card that lists the keys.
const KEYS: [(&str, &str); 9] = [
    ("Right, Space", "Next"),
    ("Left", "Back"),
    ("1 to 9", "Jump to a stop"),
    ("Home, End", "First and last stop"),
    ("Up, Down", "Move the chosen input"),
    ("B", "Blank, and back"),
    ("H", "Hide amounts, and show them"),
    ("?", "This card"),
    ("Esc", "Leave"),
];

fn keys(ctx: &Context) {
    Area::new(Id::unique("keys of the stage"))
        .order(Order::Foreground)
        .anchor(egui::Align2::CENTER_CENTER, Vec2::ZERO)
        .show(ctx, |ui| {
            let palette = theme::of(ui);
            Frame::popup(ui.style())
                .inner_margin(16.0)
                .stroke(egui::Stroke::new(1.0, palette.edge))
                .show(ui, |ui| {
                    ui.label(RichText::new("Presenting").size(18.0).color(palette.text));
                    Grid::new("keys of the stage")
                        .num_columns(2)
                        .show(ui, |ui| {
                            for (key, what) in KEYS {
                                ui.label(RichText::new(key).monospace().color(palette.accent));
                                ui.label(what);
                                ui.end_row();
                            }
                        });
                });
        });
}

/// Lets a stop ask for its axes without being seen, in a context of its own.
pub fn measure(ctx: &Context, computed: &mut SubjectFigures, look: Look<'_>) {
    computed.paint(ctx, look);
    let standing = Standing {
        place: (0, 1),
        nudged: None,
        has_notes: false,
        is_blank: false,
        shows_keys: false,
    };
    let input = RawInput {
        screen_rect: Some(Rect::from_min_size(Pos2::ZERO, ROOM)),
        ..RawInput::default()
    };
    let mut output = ctx.run_ui(input, |ui| {
        show(ui, computed, look, &standing);
    });
    output.textures_delta.clear();
}

/// The nudged input as it stands in a plan.
fn nudged_value(nudge: Nudge, scene: Scene<'_>, plan: &Plan) -> String {
    match nudge {
        Nudge::Margin => scene.percent(plan.terms.margin.to_decimal(), 2),
        Nudge::FixedCost => scene.exact(plan.terms.fixed_cost),
        Nudge::Pledge => scene.compact(plan.terms.pledge),
        Nudge::Delegated => scene.compact(plan.delegated),
        Nudge::Price => {
            let price = scene.decimal(plan.price.of_ada, 4);
            format!("{price} {}", plan.price.currency)
        }
        Nudge::TargetPools => plan.protocol.parameters.target_pools.to_string(),
    }
}
