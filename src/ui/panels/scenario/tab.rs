//! One tab of the strip: a dot in the scenario's colour, its line where it is pinned, its name.

use crate::plan::{Dash, Hue, Scenario, ScenarioId};
use crate::ui::focus::Explained as _;
use crate::ui::theme;
use crate::ui::widgets::line_sample;
use egui::{FontId, Pos2, Rect, Response, Sense, Stroke, Ui, vec2};

/// The contents of a tab.
pub struct Tab<'a> {
    scenario: Option<ScenarioId>,
    name: &'a str,
    hue: Option<Hue>,
    dash: Dash,
    is_pinned: bool,
    is_open: bool,
    note: &'a str,
    /// The width with the gap to the next tab; as wide as the name without.
    slot: Option<f32>,
}

impl<'a> Tab<'a> {
    /// The base's.
    pub const fn base(is_open: bool) -> Self {
        Self {
            scenario: None,
            name: "Base",
            hue: None,
            dash: Dash::Solid,
            is_pinned: true,
            is_open,
            note: "The plan itself",
            slot: None,
        }
    }

    /// A scenario's.
    pub fn of(scenario: &'a Scenario, is_open: bool) -> Self {
        Self {
            scenario: Some(scenario.id),
            name: scenario.label(),
            hue: Some(scenario.hue),
            dash: scenario.dash,
            is_pinned: scenario.pinned,
            is_open,
            note: &scenario.note,
            slot: None,
        }
    }

    /// The tab in a place of this width.
    #[must_use]
    pub const fn wide(self, slot: Option<f32>) -> Self {
        Self { slot, ..self }
    }
}

/// Height of the strip's tabs.
const HEIGHT: f32 = 26.0;

/// Names longer than this are cut; the tooltip has them whole.
const LONGEST: f32 = 190.0;

/// Draws a tab; it can be clicked, dragged and focused.
pub fn show(ui: &mut Ui, tab: &Tab<'_>) -> Response {
    let palette = theme::of(ui);
    let color = theme::scenario_color(tab.hue, &palette);
    let ink = if tab.is_open {
        palette.text
    } else {
        palette.quiet
    };
    let mut job = egui::text::LayoutJob::simple_singleline(
        tab.name.to_owned(),
        FontId::proportional(13.5),
        ink,
    );
    job.wrap =
        egui::text::TextWrapping::truncate_at_width(tab.slot.map_or(LONGEST, |slot| slot - 48.0));
    let galley = ui.painter().layout_job(job);
    let gap = ui.spacing().item_spacing.x;
    let width = tab.slot.map_or(galley.size().x + 48.0, |slot| slot - gap);
    let size = vec2(width, HEIGHT);
    let rect = ui.allocate_space(size).1;
    // Named after its scenario, not its place: a tab that is dragged changes places.
    let id = ui.scope_id().with(("tab", tab.scenario));
    let response = ui.interact(rect, id, Sense::click_and_drag());
    response
        .widget_info(|| egui::WidgetInfo::selected(egui::Role::Tab, true, tab.is_open, tab.name));
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        let corner = egui::CornerRadius {
            nw: 6,
            ne: 6,
            sw: 0,
            se: 0,
        };
        if tab.is_open {
            painter.rect_filled(rect, corner, palette.card);
            painter.hline(
                rect.x_range(),
                rect.bottom() - 1.25,
                Stroke::new(2.5, color),
            );
        } else if response.hovered() {
            painter.rect_filled(rect, corner, palette.edge.gamma_multiply(0.5));
        }
        sample(ui, sample_rect(rect), color, tab);
        let at = Pos2::new(rect.left() + 38.0, rect.center().y - galley.size().y / 2.0);
        painter.galley(at, galley, ink);
    }
    response.explained_by(|ui| {
        ui.set_max_width(380.0);
        ui.strong(tab.name);
        if !tab.note.is_empty() {
            ui.label(tab.note);
        }
        let pinned = match (tab.hue, tab.is_pinned) {
            (None, _) => "Always drawn beside its scenarios",
            (Some(_), true) => "Pinned: drawn beside others",
            (Some(_), false) => "Not pinned: drawn only while it is open",
        };
        ui.label(egui::RichText::new(pinned).small().color(palette.quiet));
    })
}

fn sample_rect(tab: Rect) -> Rect {
    Rect::from_center_size(
        Pos2::new(tab.left() + 20.0, tab.center().y),
        vec2(26.0, 10.0),
    )
}

/// The scenario's dot, on its line where the line is drawn beside others.
fn sample(ui: &Ui, rect: Rect, color: egui::Color32, tab: &Tab<'_>) {
    let painter = ui.painter();
    if tab.is_pinned {
        line_sample(painter, rect, color, tab.dash);
    }
    let ring = Stroke::new(1.5, color);
    if tab.is_pinned || tab.is_open {
        painter.circle(rect.center(), 4.5, color, ring);
    } else {
        painter.circle_stroke(rect.center(), 4.0, ring);
    }
}
