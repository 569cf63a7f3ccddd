//! The outlines of letters, from the fonts that the window uses.

use crate::export::picture::drawing::{Point, Step};
use crate::ui::theme;
use egui::{FontDefinitions, FontFamily, FontId};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider as _};

/// The window's fonts, and where to look for a letter first.
pub struct Letters {
    fonts: FontDefinitions,
}

impl Default for Letters {
    fn default() -> Self {
        Self {
            fonts: theme::fonts(),
        }
    }
}

impl Letters {
    /// Draws a letter whose base line begins at `start`. Returns how far on the next one stands.
    pub fn draw(&self, font: &FontId, letter: char, start: Point, steps: &mut Vec<Step>) -> f32 {
        let Some(Face {
            font: face,
            glyph,
            scale,
            drop,
        }) = self.face(font, letter)
        else {
            return 0.0;
        };
        let size = Size::new(scale);
        let mut pen = Pen {
            start: Point::new(start.x, start.y + drop),
            steps,
        };
        if let Some(outline) = face.outline_glyphs().get(glyph) {
            let settings = DrawSettings::unhinted(size, LocationRef::default());
            // A letter without an outline, such as a space, draws nothing.
            let _ = outline.draw(settings, &mut pen);
        }
        face.glyph_metrics(size, LocationRef::default())
            .advance_width(glyph)
            .unwrap_or_default()
    }

    /// The first font of the family that has the letter; the first of all where none has.
    fn face(&self, font: &FontId, letter: char) -> Option<Face<'_>> {
        let names = self
            .fonts
            .families
            .get(&font.family)
            .or_else(|| self.fonts.families.get(&FontFamily::Proportional))?;
        let mut missing = None;
        for name in names {
            let Some(data) = self.fonts.font_data.get(name) else {
                continue;
            };
            let Ok(face) = FontRef::from_index(data.bytes(), data.index) else {
                continue;
            };
            let glyph = face.charmap().map(letter);
            let scale = font.size * data.tweak.scale;
            let found = Face {
                glyph: glyph.unwrap_or(GlyphId::NOTDEF),
                scale,
                drop: scale * data.tweak.y_offset_factor + data.tweak.y_offset,
                font: face,
            };
            if glyph.is_some_and(|glyph| glyph != GlyphId::NOTDEF) {
                return Some(found);
            }
            missing.get_or_insert(found);
        }
        missing
    }
}

/// A letter in a font.
struct Face<'a> {
    font: FontRef<'a>,
    glyph: GlyphId,
    /// Its size in points.
    scale: f32,
    /// The distance by which the font is moved below the base line.
    drop: f32,
}

/// Collects an outline; fonts count upwards, drawings down.
struct Pen<'a> {
    start: Point,
    steps: &'a mut Vec<Step>,
}

impl Pen<'_> {
    fn at(&self, x: f32, y: f32) -> Point {
        Point::new(self.start.x + x, self.start.y - y)
    }
}

impl OutlinePen for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        let to = self.at(x, y);
        self.steps.push(Step::Move(to));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let to = self.at(x, y);
        self.steps.push(Step::Line(to));
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        let (control, to) = (self.at(cx0, cy0), self.at(x, y));
        self.steps.push(Step::Quadratic(control, to));
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let (one, two, to) = (self.at(cx0, cy0), self.at(cx1, cy1), self.at(x, y));
        self.steps.push(Step::Cubic(one, two, to));
    }

    fn close(&mut self) {
        self.steps.push(Step::Close);
    }
}
