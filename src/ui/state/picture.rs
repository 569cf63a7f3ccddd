//! The kind and the layout of exported pictures.

use serde::{Deserialize, Serialize};

/// A kind of picture file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum PictureKind {
    /// Pixels.
    #[default]
    Png,
    /// Vectors.
    Svg,
}

/// The kind of picture that is exported; kept for the next one.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PictureChoice {
    /// The kind of file.
    pub kind: PictureKind,
    /// The layout.
    pub page: Page,
    /// The pixels of a PNG for each of the page's.
    pub scale: u32,
    /// Whether an SVG holds text as text.
    pub keeps_text: bool,
}

impl Default for PictureChoice {
    fn default() -> Self {
        Self {
            kind: PictureKind::default(),
            page: Page::default(),
            scale: 2,
            keeps_text: false,
        }
    }
}

/// The layout of a picture, whatever it shows.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct Page {
    /// Width and height in pixels.
    pub size: (u32, u32),
    /// Whether it is light on dark.
    pub is_dark: bool,
    /// Whether what is behind it shows through.
    pub is_transparent: bool,
    /// Whether the plan's name and what is shown stand above.
    pub has_title: bool,
    /// Whether lines have their names, and colours their scale.
    pub has_legend: bool,
    /// Whether the line of assumptions stands below.
    pub has_assumptions: bool,
    /// The size of text and lines, 1 for as usual.
    pub text_scale: f32,
}

impl Default for Page {
    fn default() -> Self {
        Self {
            size: (1600, 900),
            is_dark: false,
            is_transparent: false,
            has_title: true,
            has_legend: true,
            has_assumptions: true,
            text_scale: 1.0,
        }
    }
}
