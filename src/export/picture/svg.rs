//! Drawings as SVG: vectors that browsers and drawing programs open.

use super::drawing::{
    Area, Colour, Drawing, Image, Item, Mark, Outline, Point, Step, Stroke, Text,
};
use super::pixels;
use crate::text;
use data_encoding::BASE64;
use quick_xml::Writer;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};
use std::fmt::{self, Display, Write as _};

/// The form of text in a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextAs {
    /// As outlines: the picture looks the same everywhere, whatever fonts are there. What it says
    /// stands in labels and in the description.
    #[default]
    Outlines,
    /// As text: it can be searched and changed, and looks as the fonts at hand make it look.
    Text,
}

impl TextAs {
    /// Every form.
    pub const ALL: [Self; 2] = [Self::Outlines, Self::Text];

    /// Its name on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Outlines => "outlines",
            Self::Text => "text",
        }
    }
}

/// A drawing as the text of an SVG file.
pub fn write(drawing: &Drawing, text_as: TextAs) -> String {
    let mut xml = Xml::new();
    let (width, height) = drawing.size;
    xml.open(
        Element::new("svg")
            .with("xmlns", "http://www.w3.org/2000/svg")
            .with("width", drawing.pixels.0)
            .with("height", drawing.pixels.1)
            .with(
                "viewBox",
                format!("0 0 {} {}", Length(width), Length(height)),
            )
            .with("role", "img"),
    );
    xml.text(Element::new("title"), &drawing.title);
    xml.text(Element::new("desc"), &drawing.description);
    let clips = clips(&drawing.items);
    if !clips.is_empty() {
        xml.open(Element::new("defs"));
        for (clip, number) in clips.iter().zip(1u32..) {
            xml.open(Element::new("clipPath").with("id", format!("clip{number}")));
            xml.empty(Element::new("rect").over(clip));
            xml.close("clipPath");
        }
        xml.close("defs");
    }
    if let Some(ground) = drawing.ground {
        let rect = Element::new("rect")
            .with("width", Length(width))
            .with("height", Length(height));
        xml.empty(rect.filled(Some(ground)));
    }
    // What follows one another within the same bounds is a group.
    for group in drawing.items.chunk_by(|one, next| one.clip == next.clip) {
        let clip = group.first().and_then(|item| item.clip);
        let number = clip.and_then(|clip| clips.iter().position(|known| *known == clip));
        if let Some(number) = number {
            let bounds = format!("url(#clip{})", number + 1);
            xml.open(Element::new("g").with("clip-path", bounds));
        }
        for item in group {
            mark(&mut xml, &item.mark, text_as);
        }
        if number.is_some() {
            xml.close("g");
        }
    }
    xml.close("svg");
    xml.end()
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

fn mark(xml: &mut Xml, mark: &Mark, text_as: TextAs) {
    match mark {
        Mark::Shape {
            outline,
            fill,
            stroke,
        } => {
            let shape = shape(outline).filled(*fill);
            xml.empty(match stroke {
                Some(stroke) => shape.stroked(*stroke),
                None => shape,
            });
        }
        Mark::Text(text) => match text_as {
            TextAs::Outlines => xml.empty(outlined(text)),
            TextAs::Text => xml.text(line(text), &text.text),
        },
        Mark::Image(picture) => {
            if let Some(image) = image(picture) {
                xml.empty(image);
            }
        }
    }
}

fn shape(outline: &Outline) -> Element {
    match outline {
        Outline::Rectangle(area, radius) => {
            let rect = Element::new("rect").over(area);
            if *radius > 0.0 {
                rect.with("rx", Length(*radius))
            } else {
                rect
            }
        }
        Outline::Circle(center, radius) => Element::new("circle")
            .with("cx", Length(center.x))
            .with("cy", Length(center.y))
            .with("r", Length(*radius)),
        Outline::Path(steps) => Element::new("path").with("d", Way(steps)),
    }
}

/// Letters as a path, with what they say as its label.
fn outlined(text: &Text) -> Element {
    Element::new("path")
        .with("aria-label", text.text.trim())
        .turned(text.turned)
        .with("d", Way(&text.outlines))
        .filled(Some(text.colour))
}

fn line(text: &Text) -> Element {
    let line = Element::new("text")
        .with("x", Length(text.start.x))
        .with("y", Length(text.start.y))
        .turned(text.turned)
        // Another font takes the room that ours took, so that labels do not run into one another.
        .with("textLength", Length(text.width))
        .with("lengthAdjust", "spacingAndGlyphs")
        .with("font-size", Length(text.size));
    let line = if text.is_monospace {
        line.with("font-family", "Hack, monospace")
    } else {
        line.with("font-family", "Ubuntu, sans-serif")
            .with("font-weight", 300)
    };
    line.with("xml:space", "preserve").filled(Some(text.colour))
}

/// `None` where the pixels are not as many as the size says.
fn image(image: &Image) -> Option<Element> {
    let bytes = pixels::encode(image.width, image.height, &image.rgba)?;
    let data = BASE64.encode(&bytes);
    let element = Element::new("image")
        .over(&image.area)
        .with("preserveAspectRatio", "none")
        .with("href", format!("data:image/png;base64,{data}"));
    Some(element)
}

/// An element with its attributes.
struct Element(BytesStart<'static>);

impl Element {
    fn new(name: &'static str) -> Self {
        Self(BytesStart::new(name))
    }

    fn with(mut self, name: &str, value: impl Display) -> Self {
        self.0
            .push_attribute((name, legal(&value.to_string()).as_str()));
        self
    }

    fn over(self, area: &Area) -> Self {
        self.with("x", Length(area.min.x))
            .with("y", Length(area.min.y))
            .with("width", Length(area.width()))
            .with("height", Length(area.height()))
    }

    fn turned(self, turned: Option<(f32, Point)>) -> Self {
        let Some((angle, about)) = turned else {
            return self;
        };
        let (angle, about) = (Length(angle), Place(about));
        self.with("transform", format!("rotate({angle} {about})"))
    }

    fn filled(self, colour: Option<Colour>) -> Self {
        match colour {
            None => self.with("fill", "none"),
            Some(colour) => self
                .with("fill", Hex(colour))
                .seen("fill-opacity", colour.opacity),
        }
    }

    fn stroked(self, stroke: Stroke) -> Self {
        self.with("stroke", Hex(stroke.colour))
            .seen("stroke-opacity", stroke.colour.opacity)
            .with("stroke-width", Length(stroke.width))
            .with("stroke-linejoin", "round")
    }

    fn seen(self, name: &str, opacity: u8) -> Self {
        if opacity == u8::MAX {
            return self;
        }
        self.with(name, Length(f32::from(opacity) / f32::from(u8::MAX)))
    }
}

/// The text of the file as it comes together.
struct Xml(Writer<Vec<u8>>);

impl Xml {
    fn new() -> Self {
        Self(Writer::new_with_indent(Vec::new(), b' ', 1))
    }

    fn open(&mut self, element: Element) {
        self.event(Event::Start(element.0));
    }

    fn close(&mut self, name: &'static str) {
        self.event(Event::End(BytesEnd::new(name)));
    }

    fn empty(&mut self, element: Element) {
        self.event(Event::Empty(element.0));
    }

    /// An element that only holds text.
    fn text(&mut self, element: Element, text: &str) {
        let end = element.0.to_end().into_owned();
        self.event(Event::Start(element.0));
        self.event(Event::Text(BytesText::new(&legal(text))));
        self.event(Event::End(end));
    }

    fn event(&mut self, event: Event<'_>) {
        // Writing to memory does not fail.
        let _ = self.0.write_event(event);
    }

    fn end(self) -> String {
        let mut svg = String::from_utf8_lossy(&self.0.into_inner()).into_owned();
        svg.push('\n');
        svg
    }
}

/// Text without the characters that XML forbids, even escaped, or that turn text around.
fn legal(text: &str) -> String {
    let text = text.replace(['\u{FFFE}', '\u{FFFF}'], "");
    text::visible_lines(&text).into_owned()
}

/// A colour without its opacity.
struct Hex(Colour);

impl Display for Hex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Colour {
            red, green, blue, ..
        } = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
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
