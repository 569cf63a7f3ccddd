//! The dialog that asks which kind of picture to export.

use crate::export::picture::drawing::Drawing;
use crate::export::picture::png;
use crate::export::picture::png::{Picture, PngError};
use crate::export::picture::svg;
use crate::export::picture::svg::TextAs;
use crate::ui::focus::{self, Explained as _};
use crate::ui::state::picture::{PictureChoice, PictureKind};
use crate::ui::widgets::segmented;
use crate::ui::{dialogs, theme};
use egui::{DragValue, Grid, RichText, Ui};

/// The sizes that are offered, width and height in pixels.
const SIZES: [(u32, u32); 4] = [(1600, 900), (1920, 1080), (1280, 720), (1200, 1200)];

/// The sides that can be typed.
const SIDES: std::ops::RangeInclusive<u32> = 160..=8_192;

impl PictureChoice {
    /// A drawing as the SVG that was chosen.
    pub fn svg(&self, drawing: &Drawing) -> String {
        let text_as = if self.keeps_text {
            TextAs::Text
        } else {
            TextAs::Outlines
        };
        svg::write(drawing, text_as)
    }

    /// A drawing with as many pixels as were chosen.
    ///
    /// # Errors
    /// When that is too large.
    pub fn painted(&self, drawing: &Drawing) -> Result<Picture, PngError> {
        png::paint(drawing, self.page.size.0.saturating_mul(self.scale))
    }
}

/// The answer to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureAnswer {
    /// Save it to a file.
    Save,
    /// Put it on the clipboard.
    Copy,
    /// Nothing after all.
    Cancel,
}

/// Asks what kind of picture to make of what is called `shown`.
pub fn show(ctx: &egui::Context, shown: &str, choice: &mut PictureChoice) -> Option<PictureAnswer> {
    let mut answer = None;
    let modal = dialogs::modal(ctx, "picture").show(ctx, |ui| {
        ui.set_width(430.0);
        ui.heading("Export picture");
        let quiet = theme::of(ui).quiet;
        ui.label(RichText::new(shown).color(quiet));
        ui.add_space(4.0);
        Grid::new("picture choices")
            .num_columns(2)
            .spacing([14.0, 8.0])
            .show(ui, |ui| choices(ui, choice));
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            let save = ui.button("Save…");
            focus::begin_at(&save);
            if save.clicked() {
                answer = Some(PictureAnswer::Save);
            }
            let what = match choice.kind {
                PictureKind::Png => "Copies the picture",
                PictureKind::Svg => "Copies the text of the SVG file",
            };
            if ui.button("Copy").explained(what).clicked() {
                answer = Some(PictureAnswer::Copy);
            }
            if ui.button("Cancel").clicked() {
                answer = Some(PictureAnswer::Cancel);
            }
        });
    });
    if answer.is_none() && modal.should_close() {
        answer = Some(PictureAnswer::Cancel);
    }
    answer
}

fn choices(ui: &mut Ui, choice: &mut PictureChoice) {
    let page = &mut choice.page;
    row(ui, "Kind", |ui| {
        segmented(
            ui,
            "The kind of file",
            &mut choice.kind,
            [
                (PictureKind::Png, "PNG, pixels".to_owned()),
                (PictureKind::Svg, "SVG, vectors".to_owned()),
            ],
        );
    });
    row(ui, "Size", |ui| {
        let sizes = SIZES.map(|size| (size, format!("{} × {}", size.0, size.1)));
        segmented(ui, "Width and height in pixels", &mut page.size, sizes);
    });
    row(ui, "", |ui| {
        side(ui, "Width", &mut page.size.0);
        side(ui, "Height", &mut page.size.1);
    });
    match choice.kind {
        PictureKind::Png => row(ui, "Pixels", |ui| {
            segmented(
                ui,
                "How many pixels for each of the size; more are sharper and larger",
                &mut choice.scale,
                [1, 2, 3].map(|scale| (scale, format!("{scale}×"))),
            );
        }),
        PictureKind::Svg => row(ui, "Text", |ui| {
            segmented(
                ui,
                "Outlines look the same everywhere; text can be searched and changed",
                &mut choice.keeps_text,
                [
                    (false, "As outlines".to_owned()),
                    (true, "As text".to_owned()),
                ],
            );
        }),
    }
    row(ui, "Text size", |ui| {
        let sizes = [(1.0, "Usual"), (1.25, "Larger"), (1.5, "Largest")];
        segmented(
            ui,
            "How large text and lines are",
            &mut page.text_scale,
            sizes.map(|(scale, text)| (scale, text.to_owned())),
        );
    });
    row(ui, "Colours", |ui| {
        segmented(
            ui,
            "Dark on light or light on dark",
            &mut page.is_dark,
            [(false, "Light".to_owned()), (true, "Dark".to_owned())],
        );
        ui.checkbox(&mut page.is_transparent, "Transparent ground");
    });
    row(ui, "With", |ui| {
        ui.checkbox(&mut page.has_title, "Title");
        ui.checkbox(&mut page.has_legend, "Legend")
            .explained("Names of lines, scale of colours");
        ui.checkbox(&mut page.has_assumptions, "Assumptions")
            .explained("The network and where its figures come from, in a small line");
    });
}

fn row(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui)) {
    ui.label(name);
    ui.horizontal(add);
    ui.end_row();
}

fn side(ui: &mut Ui, name: &str, pixels: &mut u32) {
    let label = ui.label(name);
    let field = DragValue::new(pixels)
        .range(SIDES)
        .clamp_existing_to_range(false)
        .speed(10.0)
        .suffix(" px");
    ui.add(field).labelled_by(label.id);
}
