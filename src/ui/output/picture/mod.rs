//! Pictures of views, made without a window: the view is drawn as ever, and what egui would paint
//! becomes a [`Drawing`] that is written as SVG or painted as PNG. Needs no display and no graphics
//! card.

mod convert;
mod letters;
mod shapes;
mod text;

use super::caption;
use super::{Subject, SubjectFigures};
use crate::export::picture::drawing::{Drawing, Item, Mark};
use crate::ledger::LedgerError;
use crate::ui::install::install;
use crate::ui::scene::{Asks, Look};
use crate::ui::state::ViewState;
use crate::ui::state::picture::Page;
use crate::ui::{theme, views};
use convert::colour;
use egui::epaint::ImageData;
use egui::{CentralPanel, Context, Frame, Label, Pos2, RawInput, Rect, RichText, Theme, Ui, Vec2};
use shapes::{Textures, Translator};
use std::sync::Arc;

/// The least room in logical pixels that a view is laid out in: larger pictures are the same
/// picture enlarged, so that text stays legible on a slide.
const ROOM: Vec2 = Vec2::new(1140.0, 640.0);

/// Pixels of a logical one while text is laid out: letters stand where they belong, not on the
/// nearest pixel of a screen.
const FINENESS: f32 = 4.0;

/// The passes until everything has found its place.
const PASSES: u8 = 4;

/// Around everything, in logical pixels.
const MARGIN: f32 = 18.0;

/// A picture of a subject.
///
/// # Errors
/// When nothing can be computed from the plan.
pub fn draw(subject: Subject, page: &Page) -> Result<Drawing, LedgerError> {
    let mut computed = SubjectFigures::new(subject);
    if let Err(error) = &computed.figures().outcome {
        return Err(*error);
    }
    let look = Look {
        has_legend: page.has_legend,
        ..Look::PICTURE
    };
    let ctx = Context::default();
    install(&ctx);
    ctx.set_theme(if page.is_dark {
        Theme::Dark
    } else {
        Theme::Light
    });
    // What a screen reader would say of the view becomes the picture's description.
    ctx.enable_accesskit();
    computed.paint(&ctx, look);
    let mut view = computed.subject().view.clone();
    let mut textures = Textures::new();
    let mut output = egui::FullOutput::default();
    let mut size = room(page);
    for _ in 0..PASSES {
        let mut used = 0.0_f32;
        output = ctx.run_ui(input(size), |ui| {
            let frame = Frame::new().inner_margin(MARGIN);
            CentralPanel::default().frame(frame).show(ui, |ui| {
                lay_out(ui, &computed, look, &mut view, page);
                used = ui.min_rect().bottom() + MARGIN;
            });
        });
        keep(&mut textures, &mut output.textures_delta);
        if used > size.y + 0.5 {
            // What does not fit is drawn smaller.
            size *= used / size.y;
        }
    }
    let palette = theme::palette(page.is_dark);
    let translator = Translator::new(&textures, page.is_transparent.then_some(palette.canvas));
    let items = translator.items(&output.shapes);
    let subject = computed.subject();
    let scenario = subject.scenario_name().map(|name| format!(", {name}"));
    Ok(Drawing {
        size: (size.x, size.y),
        pixels: page.size,
        title: format!(
            "{}{} – {}",
            subject.base.label(),
            scenario.unwrap_or_default(),
            view.heading()
        ),
        description: description(&output, &items),
        ground: (!page.is_transparent)
            .then_some(palette.canvas)
            .and_then(colour),
        items,
    })
}

fn input(size: Vec2) -> RawInput {
    let mut input = RawInput {
        screen_rect: Some(Rect::from_min_size(Pos2::ZERO, size)),
        ..RawInput::default()
    };
    if let Some(window) = input.viewports.get_mut(&input.viewport_id) {
        window.native_pixels_per_point = Some(FINENESS);
    }
    input
}

/// The logical pixels that a page of these pixels is laid out in: as wide for its height, and no
/// smaller than the least room either way.
fn room(page: &Page) -> Vec2 {
    let (width, height) = page.size;
    let pixels = Vec2::new(length(width.max(1)), length(height.max(1)));
    let least = ROOM / page.text_scale.clamp(0.25, 4.0);
    pixels / (pixels.x / least.x).min(pixels.y / least.y)
}

fn lay_out(
    ui: &mut Ui,
    computed: &SubjectFigures,
    look: Look<'_>,
    view: &mut ViewState,
    page: &Page,
) {
    let palette = theme::of(ui);
    let scene = computed.scene(look);
    if page.has_title {
        caption::show(ui, scene, &view.heading());
        ui.add_space(6.0);
    }
    let below = if page.has_assumptions { 26.0 } else { 0.0 };
    let room = Vec2::new(ui.available_width(), ui.available_height() - below);
    ui.allocate_ui(room, |ui| {
        ui.set_min_size(room);
        ui.set_max_height(room.y);
        views::show(ui, scene, view, computed.ready(), &mut Asks::default());
    });
    if page.has_assumptions {
        let text = RichText::new(caption::assumptions(scene)).size(11.0);
        ui.add(Label::new(text.color(palette.quiet)).truncate());
    }
}

/// The pixels of the textures that a pass made, which later passes do not repeat.
#[expect(clippy::iter_over_hash_type, reason = "each is kept under its name")]
fn keep(textures: &mut Textures, delta: &mut egui::TexturesDelta) {
    for (id, changes) in &delta.set {
        for change in changes {
            let ImageData::Color(image) = &change.image;
            if change.is_whole() {
                textures.insert(*id, Arc::clone(image));
            }
        }
    }
    delta.clear();
}

/// The summaries of the plots, and every text in the picture.
fn description(output: &egui::FullOutput, items: &[Item]) -> String {
    let tree = output.platform_output.accesskit_update.iter();
    let said = tree
        .flat_map(|tree| &tree.nodes)
        .filter(|(_, node)| node.role() == egui::accesskit::Role::Image)
        .filter_map(|(_, node)| node.label())
        .map(str::to_owned);
    let written = items.iter().filter_map(|item| match &item.mark {
        Mark::Text(text) => Some(text.text.trim()),
        Mark::Shape { .. } | Mark::Image(_) => None,
    });
    let written: Vec<&str> = written.collect();
    let mut lines: Vec<String> = said.collect();
    lines.push(format!("In the picture: {}", written.join("; ")));
    lines.join("\n")
}

#[expect(clippy::cast_precision_loss, reason = "a count of pixels")]
const fn length(pixels: u32) -> f32 {
    pixels as f32
}
