//! Drawings as PNG, painted on the processor: no graphics card, no display and no fonts needed.

use super::drawing::Drawing;
use super::svg::{self, TextAs};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg;
use thiserror::Error;

/// The longest side that is painted, in pixels.
pub const LONGEST_SIDE: u32 = 16_384;

/// The most pixels that are painted: 100 million, 400 MB while it lasts.
const MOST_PIXELS: u64 = 100_000_000;

/// A failure to paint a picture.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum PngError {
    /// More pixels than we paint.
    #[error(
        "A picture of {width} × {height} pixels is too large: a side may have up to {LONGEST_SIDE} \
         pixels, the whole up to 100 million"
    )]
    TooLarge {
        /// Columns.
        width: u32,
        /// Rows.
        height: u32,
    },
    /// The painter refused: a fault of the program.
    #[error("The picture could not be painted: {0}. Please report this")]
    Painter(String),
}

/// A painted picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    pixels: Pixmap,
}

impl Picture {
    /// Columns of pixels.
    pub fn width(&self) -> u32 {
        self.pixels.width()
    }

    /// Rows of pixels.
    pub fn height(&self) -> u32 {
        self.pixels.height()
    }

    /// Red, green, blue and opacity of each pixel, row by row from the top, the colours multiplied
    /// with the opacity.
    pub fn premultiplied_rgba(&self) -> &[u8] {
        self.pixels.data()
    }

    /// The bytes of a PNG file.
    ///
    /// # Errors
    /// When the encoder refuses, which it has no reason to.
    pub fn png(&self) -> Result<Vec<u8>, PngError> {
        self.pixels
            .encode_png()
            .map_err(|error| PngError::Painter(error.to_string()))
    }
}

/// Paints a drawing so wide in pixels; the height follows.
///
/// # Errors
/// When the picture is too large.
pub fn paint(drawing: &Drawing, width: u32) -> Result<Picture, PngError> {
    let (own_width, own_height) = drawing.pixels;
    let height = u64::from(own_height) * u64::from(width) + u64::from(own_width) / 2;
    let height = height.checked_div(u64::from(own_width)).unwrap_or_default();
    let height = u32::try_from(height).unwrap_or(u32::MAX).max(1);
    let is_too_large =
        width.max(height) > LONGEST_SIDE || u64::from(width) * u64::from(height) > MOST_PIXELS;
    let too_large = PngError::TooLarge { width, height };
    if is_too_large {
        return Err(too_large);
    }
    let mut pixels = Pixmap::new(width, height).ok_or(too_large)?;
    let refused = |error: usvg::Error| PngError::Painter(error.to_string());
    let tree = usvg::Tree::from_str(
        &svg::write(drawing, TextAs::Outlines),
        &usvg::Options::default(),
    )
    .map_err(refused)?;
    let size = tree.size();
    let scale = Transform::from_scale(length(width) / size.width(), length(height) / size.height());
    resvg::render(&tree, scale, &mut pixels.as_mut());
    Ok(Picture { pixels })
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a count of pixels, at most 16,384"
)]
const fn length(pixels: u32) -> f32 {
    pixels as f32
}
