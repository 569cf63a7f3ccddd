//! A picture as plain shapes, whoever drew it: what [`svg`](crate::export::picture::svg) writes and
//! [`png`](crate::export::picture::png) paints.
//!
//! Lengths are in the drawing's own units, x to the right and y down from the top left corner.

/// A picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// Width and height in the drawing's own units.
    pub size: (f32, f32),
    /// Width and height in pixels, at 1×.
    pub pixels: (u32, u32),
    /// Its title.
    pub title: String,
    /// A description in words, for those who cannot see it.
    pub description: String,
    /// The colour behind everything; transparent without one.
    pub ground: Option<Colour>,
    /// Its items, the last on top.
    pub items: Vec<Item>,
}

/// Something drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Outside of this nothing of it is seen.
    pub clip: Option<Area>,
    /// The thing itself.
    pub mark: Mark,
}

/// A thing that can be drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A shape with its inside and its edge.
    Shape {
        /// Its edge.
        outline: Outline,
        /// Of its inside.
        fill: Option<Colour>,
        /// Along its outline, half of it on each side.
        stroke: Option<Stroke>,
    },
    /// A line of text.
    Text(Text),
    /// A picture of pixels, stretched to its area.
    Image(Image),
}

/// The edge of a shape.
#[derive(Clone, Debug, PartialEq)]
pub enum Outline {
    /// A rectangle with corners rounded by a radius.
    Rectangle(Area, f32),
    /// A circle by centre and radius.
    Circle(Point, f32),
    /// Anything else.
    Path(Vec<Step>),
}

/// A step of a path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    /// Begins a part.
    Move(Point),
    /// A straight line.
    Line(Point),
    /// A quadratic Bézier curve: its control point and its end.
    Quadratic(Point, Point),
    /// A cubic Bézier curve: its control points and its end.
    Cubic(Point, Point, Point),
    /// Back to where the part began.
    Close,
}

/// A place.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f32,
    /// Down.
    pub y: f32,
}

impl Point {
    /// The point at these places.
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }
}

/// A rectangle along the axes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    /// Its top left corner.
    pub min: Point,
    /// Its bottom right corner.
    pub max: Point,
}

impl Area {
    /// From its left edge to its right one; never negative.
    pub const fn width(&self) -> f32 {
        (self.max.x - self.min.x).max(0.0)
    }

    /// From its top edge to its bottom one; never negative.
    pub const fn height(&self) -> f32 {
        (self.max.y - self.min.y).max(0.0)
    }
}

/// An sRGB colour with its opacity, from 0 to 255; channels are not multiplied with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
    /// 0 is not seen, 255 hides what is behind.
    pub opacity: u8,
}

/// A line along an outline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Its width.
    pub width: f32,
    /// Its colour.
    pub colour: Colour,
}

/// A line of text in one font and colour: what it says, and how it looks where the font is not at
/// hand.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// Its words.
    pub text: String,
    /// The start of its base line, before it is turned.
    pub start: Point,
    /// From the first letter to the end of the last.
    pub width: f32,
    /// The font's size.
    pub size: f32,
    /// Whether all letters have the same width.
    pub is_monospace: bool,
    /// Of the letters.
    pub colour: Colour,
    /// Degrees it is turned clockwise, and the place about which.
    pub turned: Option<(f32, Point)>,
    /// The letters' outlines, not turned yet.
    pub outlines: Vec<Step>,
}

/// A picture of pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    /// The area it is stretched to.
    pub area: Area,
    /// Columns of pixels.
    pub width: u32,
    /// Rows of pixels.
    pub height: u32,
    /// Red, green, blue and opacity of each pixel, row by row from the top; not multiplied.
    pub rgba: Vec<u8>,
}
