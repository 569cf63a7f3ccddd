//! Laid-out text as lines of text, each in one font and colour, with the outlines of its letters.
//!
//! Left out are backgrounds, underlines and slanting; views use none of them.

use super::convert::{colour, point};
use super::letters::Letters;
use crate::export::picture::drawing::{Mark, Point, Step, Text};
use egui::epaint::TextShape;
use egui::epaint::text::Glyph;
use egui::text::LayoutSection;
use egui::{Color32, FontFamily};

/// The lines of a text.
pub fn marks(shape: &TextShape, letters: &Letters) -> Vec<Mark> {
    let mut marks = Vec::new();
    let text = &shape.galley.job.text;
    let mut chars = text.char_indices().map(|(offset, _)| offset);
    for row in &shape.galley.rows {
        let mut line: Option<Line<'_>> = None;
        let origin = shape.pos + row.pos.to_vec2();
        for glyph in &row.row.glyphs {
            // An ellipsis stands for letters that are not there; it looks as the ones before it.
            let offset = chars.next().unwrap_or(text.len().saturating_sub(1));
            let Some(section) = section_at(&shape.galley.job.sections, offset) else {
                continue;
            };
            let is_same = |line: &Line<'_>| std::ptr::eq(line.section, section);
            if !line.as_ref().is_some_and(is_same) {
                marks.extend(line.take().and_then(|line| line.mark(shape)));
            }
            line.get_or_insert_with(|| Line::new(section))
                .push(glyph, origin, letters);
        }
        marks.extend(line.and_then(|line| line.mark(shape)));
        if row.ends_with_newline {
            chars.next();
        }
    }
    marks
}

fn section_at(sections: &[LayoutSection], offset: usize) -> Option<&LayoutSection> {
    let offset = egui::text::ByteIndex(offset);
    sections
        .iter()
        .find(|section| section.byte_range.start <= offset && offset < section.byte_range.end)
        .or(sections.last())
}

/// A line as it comes together.
struct Line<'a> {
    section: &'a LayoutSection,
    text: String,
    start: Option<Point>,
    /// The end of the newest letter.
    end: f32,
    /// The place of a letter that was laid out with no room of its own: ligatures and marks.
    next: f32,
    outlines: Vec<Step>,
}

impl<'a> Line<'a> {
    const fn new(section: &'a LayoutSection) -> Self {
        Self {
            section,
            text: String::new(),
            start: None,
            end: 0.0,
            next: 0.0,
            outlines: Vec::new(),
        }
    }

    fn push(&mut self, glyph: &Glyph, origin: egui::Pos2, letters: &Letters) {
        let at = origin + glyph.pos.to_vec2();
        let is_attached = glyph.advance_width <= 0.0 && self.start.is_some();
        let x = if is_attached { self.next } else { at.x };
        let start = Point::new(x, at.y);
        let font = &self.section.format.font_id;
        let advance = letters.draw(font, glyph.chr, start, &mut self.outlines);
        self.text.push(glyph.chr);
        self.start.get_or_insert(start);
        self.next = x + advance;
        if !is_attached {
            self.end = at.x + glyph.advance_width;
        }
    }

    fn mark(self, shape: &TextShape) -> Option<Mark> {
        let start = self.start?;
        if self.text.trim().is_empty() {
            return None;
        }
        let format = &self.section.format;
        let own = if format.color == Color32::PLACEHOLDER {
            shape.fallback_color
        } else {
            format.color
        };
        let color = shape.override_text_color.unwrap_or(own);
        let turned = (shape.angle != 0.0).then(|| (shape.angle.to_degrees(), point(shape.pos)));
        Some(Mark::Text(Text {
            width: self.end - start.x,
            start,
            size: format.font_id.size,
            is_monospace: format.font_id.family == FontFamily::Monospace,
            colour: colour(color.gamma_multiply(shape.opacity_factor))?,
            turned,
            outlines: self.outlines,
            text: self.text,
        }))
    }
}
