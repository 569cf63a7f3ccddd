//! Shapes that egui drew, as items of a [`Drawing`](crate::export::picture::drawing::Drawing).
//!
//! Left out are blurred shadows and what only a graphics card paints; views have neither.

use super::convert::{colour, point};
use super::letters::Letters;
use super::text;
use crate::export::picture::drawing::{Area, Image, Item, Mark, Outline, Step, Stroke};
use egui::epaint::{self, ClippedShape, PathShape, RectShape, Shape};
use egui::{Color32, ColorImage, Mesh, Pos2, Rect, StrokeKind, TextureId};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The pixels behind textures.
pub type Textures = BTreeMap<TextureId, Arc<ColorImage>>;

/// Turns shapes into items, one after another.
pub struct Translator<'a> {
    pub(super) letters: Letters,
    textures: &'a Textures,
    /// The colour of the ground, which is left out.
    ground: Option<Color32>,
    clip: Rect,
    items: Vec<Item>,
    /// Whether the newest item is a path of single lines, which more can join.
    is_open: bool,
}

impl<'a> Translator<'a> {
    /// Leaves out what is filled with the colour of the ground, where one is given.
    pub fn new(textures: &'a Textures, ground: Option<Color32>) -> Self {
        Self {
            letters: Letters::default(),
            textures,
            ground,
            clip: Rect::EVERYTHING,
            items: Vec::new(),
            is_open: false,
        }
    }

    /// The items of all the shapes.
    pub fn items(mut self, shapes: &[ClippedShape]) -> Vec<Item> {
        for clipped in shapes {
            self.clip = clipped.clip_rect;
            self.shape(&clipped.shape);
        }
        self.items
    }

    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Vec(shapes) => {
                for shape in shapes {
                    self.shape(shape);
                }
            }
            Shape::LineSegment { points, stroke } => self.line(*points, *stroke),
            Shape::Rect(rect) => self.rectangle(rect),
            Shape::Path(path) => self.path(path),
            Shape::Circle(circle) => {
                // The stroke lies around the circle, not half of it inside.
                let edge = if circle.stroke.is_empty() {
                    0.0
                } else {
                    circle.stroke.width / 2.0
                };
                let outline = Outline::Circle(point(circle.center), circle.radius + edge);
                let bounds = circle.visual_bounding_rect();
                self.push_shape(bounds, outline, circle.fill, circle.stroke);
            }
            Shape::Ellipse(ellipse) => {
                let points = around(ellipse.center, ellipse.radius, ellipse.angle);
                let outline = Outline::Path(polygon(points, true));
                let bounds = shape.visual_bounding_rect();
                self.push_shape(bounds, outline, ellipse.fill, ellipse.stroke);
            }
            Shape::Band(band) => {
                let turn = |at: Pos2| {
                    egui::emath::Rot2::from_angle(band.angle) * at.to_vec2() + egui::Vec2::ZERO
                };
                let top = band.points.iter().map(|at| Pos2::new(at.x, at.y.min));
                let bottom = band.points.iter().rev().map(|at| Pos2::new(at.x, at.y.max));
                let points = top.chain(bottom).map(|at| turn(at).to_pos2());
                let outline = Outline::Path(polygon(points, true));
                self.push_shape(
                    shape.visual_bounding_rect(),
                    outline,
                    band.fill,
                    band.stroke,
                );
            }
            Shape::QuadraticBezier(curve) => {
                let [from, control, to] = curve.points.map(point);
                let mut steps = vec![Step::Move(from), Step::Quadratic(control, to)];
                steps.extend(curve.closed.then_some(Step::Close));
                let stroke = solid(&curve.stroke, curve.visual_bounding_rect());
                let bounds = curve.visual_bounding_rect();
                self.push_shape(bounds, Outline::Path(steps), curve.fill, stroke);
            }
            Shape::CubicBezier(curve) => {
                let [from, one, two, to] = curve.points.map(point);
                let mut steps = vec![Step::Move(from), Step::Cubic(one, two, to)];
                steps.extend(curve.closed.then_some(Step::Close));
                let stroke = solid(&curve.stroke, curve.visual_bounding_rect());
                let bounds = curve.visual_bounding_rect();
                self.push_shape(bounds, Outline::Path(steps), curve.fill, stroke);
            }
            Shape::Text(text) => {
                for mark in text::marks(text, &self.letters) {
                    self.push(text.visual_bounding_rect(), mark);
                }
            }
            Shape::Mesh(mesh) => self.mesh(mesh),
            Shape::Noop | Shape::Callback(_) => {}
        }
    }

    /// A line joins the path before it where both look the same: dashes are many lines.
    fn line(&mut self, [from, to]: [Pos2; 2], stroke: egui::Stroke) {
        let bounds = Rect::from_two_pos(from, to).expand(stroke.width / 2.0);
        let steps = [Step::Move(point(from)), Step::Line(point(to))];
        let Some(clip) = self.clip_of(bounds) else {
            return;
        };
        let Some(edge) = visible(stroke) else {
            return;
        };
        if self.is_open
            && let Some(Item {
                clip: known,
                mark:
                    Mark::Shape {
                        outline: Outline::Path(path),
                        stroke,
                        ..
                    },
            }) = self.items.last_mut()
            && *stroke == Some(edge)
            && (known.is_none() || clip.is_none() || *known == clip)
        {
            // Bounds that cut neither of them cut none.
            *known = known.or(clip);
            let [begin, end] = steps;
            let goes_on = matches!(path.last(), Some(Step::Line(last)) if *last == point(from));
            path.extend((!goes_on).then_some(begin));
            path.push(end);
            return;
        }
        self.items.push(Item {
            clip,
            mark: Mark::Shape {
                outline: Outline::Path(steps.to_vec()),
                fill: None,
                stroke: Some(edge),
            },
        });
        self.is_open = true;
    }

    fn rectangle(&mut self, shape: &RectShape) {
        let bounds = shape.visual_bounding_rect();
        if shape.blur_width > 0.0 {
            return;
        }
        if let Some(brush) = &shape.brush
            && let Some(image) = self.image(brush.fill_texture_id, brush.uv, shape.rect)
        {
            self.push(bounds, Mark::Image(image));
            return;
        }
        let edge = if shape.stroke.is_empty() {
            0.0
        } else {
            shape.stroke.width / 2.0
        };
        let grown = match shape.stroke_kind {
            StrokeKind::Inside => -edge,
            StrokeKind::Middle => 0.0,
            StrokeKind::Outside => edge,
        };
        let rect = shape.rect.expand(grown);
        let radius = f32::from(shape.corner_radius.nw);
        let outline = if shape.angle == 0.0 {
            let radius = if radius > 0.0 {
                (radius + grown).max(0.0)
            } else {
                0.0
            };
            Outline::Rectangle(area(rect), radius)
        } else {
            let turn = egui::emath::Rot2::from_angle(shape.angle);
            let center = rect.center();
            let corners = [
                rect.left_top(),
                rect.right_top(),
                rect.right_bottom(),
                rect.left_bottom(),
            ];
            let corners = corners.map(|corner| center + turn * (corner - center));
            Outline::Path(polygon(corners, true))
        };
        self.push_shape(bounds, outline, shape.fill, shape.stroke);
    }

    fn path(&mut self, path: &PathShape) {
        let bounds = path.visual_bounding_rect();
        let outline = Outline::Path(polygon(path.points.iter().copied(), path.closed));
        self.push_shape(bounds, outline, path.fill, solid(&path.stroke, bounds));
    }

    /// A picture stretched over a rectangle, or coloured triangles.
    fn mesh(&mut self, mesh: &Mesh) {
        let bounds = mesh.calc_bounds();
        if mesh.texture_id != TextureId::default() {
            let places = mesh.vertices.iter().map(|vertex| vertex.uv);
            let uv = Rect::from_points(&places.collect::<Vec<_>>());
            if let Some(image) = self.image(mesh.texture_id, uv, bounds) {
                self.push(bounds, Mark::Image(image));
            }
            return;
        }
        for triangle in mesh.indices.chunks_exact(3) {
            let corners: Vec<_> = triangle
                .iter()
                .filter_map(|index| mesh.vertices.get(usize::try_from(*index).ok()?))
                .collect();
            let [one, two, three] = corners.as_slice() else {
                continue;
            };
            let points = [one, two, three].map(|corner| corner.pos);
            let fill = one.color.lerp_to_gamma(two.color, 0.5);
            let fill = fill.lerp_to_gamma(three.color, 1.0 / 3.0);
            let outline = Outline::Path(polygon(points, true));
            let bounds = Rect::from_points(&points);
            self.push_shape(bounds, outline, fill, egui::Stroke::NONE);
        }
    }

    /// The part of a texture, stretched; `None` where its pixels are not at hand.
    fn image(&self, id: TextureId, uv: Rect, rect: Rect) -> Option<Image> {
        let whole = self.textures.get(&id)?;
        let pixels = if uv == Rect::from_min_max(Pos2::ZERO, Pos2::new(1.0, 1.0)) {
            Arc::clone(whole)
        } else {
            let [width, height] = whole.size.map(length);
            let part = Rect::from_min_max(
                Pos2::new(uv.min.x * width, uv.min.y * height),
                Pos2::new(uv.max.x * width, uv.max.y * height),
            );
            let inside = part.intersect(Rect::from_min_size(Pos2::ZERO, egui::vec2(width, height)));
            Arc::new(whole.region(&inside, None))
        };
        Some(Image {
            area: area(rect),
            width: u32::try_from(pixels.width()).ok()?,
            height: u32::try_from(pixels.height()).ok()?,
            rgba: pixels
                .pixels
                .iter()
                .flat_map(Color32::to_srgba_unmultiplied)
                .collect(),
        })
    }

    fn push_shape(&mut self, bounds: Rect, outline: Outline, fill: Color32, edge: egui::Stroke) {
        let fill = if self.ground == Some(fill) {
            None
        } else {
            colour(fill)
        };
        let stroke = visible(edge);
        if fill.is_some() || stroke.is_some() {
            self.push(
                bounds,
                Mark::Shape {
                    outline,
                    fill,
                    stroke,
                },
            );
        }
    }

    fn push(&mut self, bounds: Rect, mark: Mark) {
        self.is_open = false;
        if let Some(clip) = self.clip_of(bounds) {
            self.items.push(Item { clip, mark });
        }
    }

    /// What cuts something with these bounds: nothing where it lies inside of it. `None` where it
    /// is cut off altogether.
    #[expect(clippy::option_option, reason = "seen or not, and if seen, cut or not")]
    fn clip_of(&self, bounds: Rect) -> Option<Option<Area>> {
        let is_seen = bounds.is_finite() && self.clip.intersects(bounds);
        let is_whole = self.clip.contains_rect(bounds);
        is_seen.then(|| (!is_whole).then(|| area(self.clip)))
    }
}

/// A stroke that is seen.
fn visible(stroke: egui::Stroke) -> Option<Stroke> {
    let colour = colour(stroke.color)?;
    (stroke.width > 0.0).then_some(Stroke {
        width: stroke.width,
        colour,
    })
}

/// A path's stroke in one colour.
fn solid(stroke: &epaint::PathStroke, bounds: Rect) -> egui::Stroke {
    let color = match &stroke.color {
        epaint::ColorMode::Solid(color) => *color,
        epaint::ColorMode::UV(color) => color(bounds, bounds.center()),
    };
    egui::Stroke::new(stroke.width, color)
}

fn polygon(points: impl IntoIterator<Item = Pos2>, is_closed: bool) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for at in points {
        steps.push(if steps.is_empty() {
            Step::Move(point(at))
        } else {
            Step::Line(point(at))
        });
    }
    if is_closed {
        steps.push(Step::Close);
    }
    steps
}

/// Points around an ellipse, near enough to be round.
fn around(center: Pos2, radius: egui::Vec2, angle: f32) -> impl Iterator<Item = Pos2> {
    let turn = egui::emath::Rot2::from_angle(angle);
    (0..64u8).map(move |step| {
        let at = egui::Vec2::angled(std::f32::consts::TAU * f32::from(step) / 64.0);
        center + turn * (at * radius)
    })
}

const fn area(rect: Rect) -> Area {
    Area {
        min: point(rect.min),
        max: point(rect.max),
    }
}

#[expect(clippy::cast_precision_loss, reason = "a count of pixels")]
const fn length(pixels: usize) -> f32 {
    pixels as f32
}
