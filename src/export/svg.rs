//! Drawings as SVG: vectors that browsers and drawing programs open.

use super::drawing::{
    Area, Colour, Drawing, Image, Item, Mark, Outline, Point, Step, Stroke, Text,
};
use super::png;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::fmt::{self, Display, Write as _};
use xmlwriter::{Indent, Options, XmlWriter};

/// How text is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextAs {
    /// As outlines: the picture looks the same everywhere, whatever fonts are there. What it says
    /// stands in labels and in the description.
    #[default]
    Outlines,
    /// As text: it can be searched and changed, and looks as the fonts at hand make it look.
    Text,
}

/// A drawing as the text of an SVG file.
pub fn write(drawing: &Drawing, text_as: TextAs) -> String {
    let mut xml = XmlWriter::new(Options {
        indent: Indent::Spaces(1),
        ..Options::default()
    });
    let (width, height) = drawing.size;
    xml.start_element("svg");
    xml.write_attribute("xmlns", "http://www.w3.org/2000/svg");
    xml.write_attribute("width", &drawing.pixels.0);
    xml.write_attribute("height", &drawing.pixels.1);
    xml.write_attribute_fmt(
        "viewBox",
        format_args!("0 0 {} {}", Length(width), Length(height)),
    );
    xml.write_attribute("role", "img");
    written(&mut xml, "title", &drawing.title);
    written(&mut xml, "desc", &drawing.description);
    let clips = clips(&drawing.items);
    if !clips.is_empty() {
        xml.start_element("defs");
        for (clip, number) in clips.iter().zip(1u32..) {
            xml.start_element("clipPath");
            xml.write_attribute_fmt("id", format_args!("clip{number}"));
            xml.start_element("rect");
            area(&mut xml, clip);
            xml.end_element();
            xml.end_element();
        }
        xml.end_element();
    }
    if let Some(ground) = drawing.ground {
        xml.start_element("rect");
        xml.write_attribute("width", &Length(width));
        xml.write_attribute("height", &Length(height));
        fill(&mut xml, Some(ground));
        xml.end_element();
    }
    // What follows one another within the same bounds is a group.
    for group in drawing.items.chunk_by(|one, next| one.clip == next.clip) {
        let clip = group.first().and_then(|item| item.clip);
        let number = clip.and_then(|clip| clips.iter().position(|known| *known == clip));
        if let Some(number) = number {
            xml.start_element("g");
            xml.write_attribute_fmt("clip-path", format_args!("url(#clip{})", number + 1));
        }
        for item in group {
            mark(&mut xml, &item.mark, text_as);
        }
        if number.is_some() {
            xml.end_element();
        }
    }
    xml.end_element();
    let mut svg = xml.end_document();
    svg.push('\n');
    svg
}

/// Every area that something is clipped to, once.
fn clips(items: &[Item]) -> Vec<Area> {
    let mut found: Vec<Area> = Vec::new();
    for clip in items.iter().filter_map(|item| item.clip) {
        if !found.contains(&clip) {
            found.push(clip);
        }
    }
    found
}

fn mark(xml: &mut XmlWriter, mark: &Mark, text_as: TextAs) {
    match mark {
        Mark::Shape {
            outline: way,
            fill: inside,
            stroke: edge,
        } => {
            outline(xml, way);
            fill(xml, *inside);
            if let Some(edge) = edge {
                stroke(xml, *edge);
            }
            xml.end_element();
        }
        Mark::Text(line) => match text_as {
            TextAs::Outlines => outlined(xml, line),
            TextAs::Text => text(xml, line),
        },
        Mark::Image(picture) => image(xml, picture),
    }
}

fn outline(xml: &mut XmlWriter, outline: &Outline) {
    match outline {
        Outline::Rectangle(bounds, radius) => {
            xml.start_element("rect");
            area(xml, bounds);
            if *radius > 0.0 {
                xml.write_attribute("rx", &Length(*radius));
            }
        }
        Outline::Circle(center, radius) => {
            xml.start_element("circle");
            xml.write_attribute("cx", &Length(center.x));
            xml.write_attribute("cy", &Length(center.y));
            xml.write_attribute("r", &Length(*radius));
        }
        Outline::Path(steps) => {
            xml.start_element("path");
            xml.write_attribute("d", &Way(steps));
        }
    }
}

/// Letters as a path, with what they say as its label.
fn outlined(xml: &mut XmlWriter, text: &Text) {
    xml.start_element("path");
    xml.write_attribute("aria-label", &text.text);
    turned(xml, text.turned);
    xml.write_attribute("d", &Way(&text.outlines));
    fill(xml, Some(text.colour));
    xml.end_element();
}

fn text(xml: &mut XmlWriter, text: &Text) {
    xml.start_element("text");
    xml.write_attribute("x", &Length(text.start.x));
    xml.write_attribute("y", &Length(text.start.y));
    turned(xml, text.turned);
    // Another font takes the room that ours took, so that labels do not run into one another.
    xml.write_attribute("textLength", &Length(text.width));
    xml.write_attribute("lengthAdjust", "spacingAndGlyphs");
    xml.write_attribute("font-size", &Length(text.size));
    if text.is_monospace {
        xml.write_attribute("font-family", "Hack, monospace");
    } else {
        xml.write_attribute("font-family", "Ubuntu, sans-serif");
        xml.write_attribute("font-weight", "300");
    }
    xml.write_attribute("xml:space", "preserve");
    fill(xml, Some(text.colour));
    xml.set_preserve_whitespaces(true);
    xml.write_text(&text.text);
    xml.end_element();
    xml.set_preserve_whitespaces(false);
}

fn image(xml: &mut XmlWriter, image: &Image) {
    let Some(bytes) = png::encode(image.width, image.height, &image.rgba) else {
        return;
    };
    xml.start_element("image");
    area(xml, &image.area);
    xml.write_attribute("preserveAspectRatio", "none");
    let data = STANDARD.encode(bytes);
    xml.write_attribute_fmt("href", format_args!("data:image/png;base64,{data}"));
    xml.end_element();
}

fn turned(xml: &mut XmlWriter, turned: Option<(f32, Point)>) {
    if let Some((angle, about)) = turned {
        let (x, y) = (Length(about.x), Length(about.y));
        xml.write_attribute_fmt(
            "transform",
            format_args!("rotate({} {x} {y})", Length(angle)),
        );
    }
}

fn area(xml: &mut XmlWriter, area: &Area) {
    xml.write_attribute("x", &Length(area.min.x));
    xml.write_attribute("y", &Length(area.min.y));
    xml.write_attribute("width", &Length(area.width()));
    xml.write_attribute("height", &Length(area.height()));
}

fn fill(xml: &mut XmlWriter, colour: Option<Colour>) {
    match colour {
        None => xml.write_attribute("fill", "none"),
        Some(colour) => paint(xml, "fill", colour),
    }
}

fn stroke(xml: &mut XmlWriter, stroke: Stroke) {
    paint(xml, "stroke", stroke.colour);
    xml.write_attribute("stroke-width", &Length(stroke.width));
    xml.write_attribute("stroke-linejoin", "round");
}

fn paint(xml: &mut XmlWriter, what: &str, colour: Colour) {
    let Colour {
        red,
        green,
        blue,
        opacity,
    } = colour;
    xml.write_attribute_fmt(what, format_args!("#{red:02x}{green:02x}{blue:02x}"));
    if opacity < u8::MAX {
        let share = f32::from(opacity) / f32::from(u8::MAX);
        let name = if what == "fill" {
            "fill-opacity"
        } else {
            "stroke-opacity"
        };
        xml.write_attribute(name, &Length(share));
    }
}

/// An element that only holds text.
fn written(xml: &mut XmlWriter, name: &str, text: &str) {
    xml.start_element(name);
    xml.set_preserve_whitespaces(true);
    xml.write_text(&legal(text));
    xml.end_element();
    xml.set_preserve_whitespaces(false);
}

/// Text without the characters that XML forbids.
fn legal(text: &str) -> String {
    let is_legal = |c: &char| {
        matches!(c, '\t' | '\n' | '\r') || (*c >= ' ' && !matches!(c, '\u{FFFE}' | '\u{FFFF}'))
    };
    text.chars().filter(is_legal).collect()
}

/// A length with at most two decimals: a hundredth of a unit is not seen.
struct Length(f32);

impl Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rounded = (f64::from(self.0) * 100.0).round() / 100.0;
        // Never "-0", and nothing that a reader of SVG does not take for a number.
        if rounded.is_finite() && rounded != 0.0 {
            write!(f, "{rounded}")
        } else {
            f.write_str("0")
        }
    }
}

/// The steps of a path in SVG's letters.
struct Way<'a>(&'a [Step]);

impl Display for Way<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for step in self.0 {
            match *step {
                Step::Move(to) => write!(f, "M{}", Place(to)),
                Step::Line(to) => write!(f, "L{}", Place(to)),
                Step::Quadratic(control, to) => write!(f, "Q{} {}", Place(control), Place(to)),
                Step::Cubic(one, two, to) => {
                    write!(f, "C{} {} {}", Place(one), Place(two), Place(to))
                }
                Step::Close => f.write_char('Z'),
            }?;
        }
        Ok(())
    }
}

struct Place(Point);

impl Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", Length(self.0.x), Length(self.0.y))
    }
}
