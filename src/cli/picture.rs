//! `poolwright picture`: a view as a picture, without a window.

use super::shown::{NoScenario, Shown};
use crate::export::picture::png;
use crate::export::picture::png::PngError;
use crate::export::picture::svg;
use crate::export::picture::svg::TextAs;
use crate::ledger::LedgerError;
use crate::store::{self, LoadError, WriteError};
use crate::ui::output::picture;
use crate::ui::state::picture::Page;
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};
use thiserror::Error;

/// The largest width or height that can be asked for.
const LARGEST: u32 = png::LONGEST_SIDE;

/// Draw a view of a plan as a picture, SVG or PNG; needs no display
#[derive(Args, Debug)]
pub struct Arguments {
    /// The plan file
    plan: PathBuf,
    #[command(flatten)]
    shown: Shown,
    /// Width and height in pixels; a larger picture is the same one enlarged
    #[arg(long, value_name = "WxH", default_value = "1600x900", value_parser = size)]
    size: (u32, u32),
    /// Colours
    #[arg(long, value_enum, default_value_t = Theme::Light)]
    theme: Theme,
    /// What is behind it
    #[arg(long, value_enum, default_value_t = Background::Solid)]
    background: Background,
    /// How much larger text and lines are than usual, such as 1.5
    #[arg(long, value_name = "FACTOR", default_value = "1", value_parser = text_scale)]
    text_scale: f32,
    /// Leave the title out
    #[arg(long)]
    no_title: bool,
    /// Leave the names of lines and the scale of colours out
    #[arg(long)]
    no_legend: bool,
    /// Leave the line of assumptions out
    #[arg(long)]
    no_assumptions: bool,
    /// How an SVG holds text: outlines look the same everywhere, text can be changed
    #[arg(long, value_enum, default_value_t = Text::Outlines)]
    text: Text,
    /// Pixels of a PNG for each of the size: 2 is for sharp screens and print
    #[arg(long, value_name = "FACTOR", default_value_t = 1, conflicts_with = "width",
          value_parser = clap::value_parser!(u32).range(1..=8))]
    scale: u32,
    /// Width of a PNG in pixels; the height follows
    #[arg(long, value_name = "PIXELS", value_parser = clap::value_parser!(u32).range(16..=i64::from(LARGEST)))]
    width: Option<u32>,
    /// The file to write; its ending says which kind: .svg or .png
    #[arg(long, short, value_name = "FILE.svg|.png")]
    output: PathBuf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Theme {
    Light,
    Dark,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Background {
    Solid,
    Transparent,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Text {
    Outlines,
    Text,
}

/// Why there is no picture.
#[derive(Debug, Error)]
pub enum PictureError {
    /// The file's name does not say which kind.
    #[error(
        "{}: the ending says which kind of picture to write, expected .svg or .png", path.display()
    )]
    Kind {
        /// The file to be written.
        path: PathBuf,
    },
    /// The plan file is no plan.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// The plan's figures are outside what the formulas are defined for.
    #[error("{}: nothing can be computed: {error}", path.display())]
    Ledger {
        /// What is not defined.
        error: LedgerError,
        /// The plan file.
        path: PathBuf,
    },
    /// The plan has no such scenario.
    #[error("{}: {error}", path.display())]
    Scenario {
        /// What was asked for.
        error: NoScenario,
        /// The plan file.
        path: PathBuf,
    },
    /// It cannot be painted.
    #[error(transparent)]
    Paint(#[from] PngError),
    /// It cannot be written.
    #[error(transparent)]
    Write(#[from] WriteError),
}

enum Kind {
    Svg,
    Png,
}

/// Draws the view and writes the file, which appears only when all went well.
///
/// # Errors
/// When the plan cannot be read or computed, or the picture not painted or written.
pub fn run(arguments: &Arguments) -> Result<(), PictureError> {
    let kind = kind(&arguments.output).ok_or_else(|| PictureError::Kind {
        path: arguments.output.clone(),
    })?;
    let plan = store::load(&arguments.plan)?;
    let subject = arguments
        .shown
        .subject(plan)
        .map_err(|error| PictureError::Scenario {
            error,
            path: arguments.plan.clone(),
        })?;
    let page = Page {
        size: arguments.size,
        is_dark: arguments.theme == Theme::Dark,
        is_transparent: arguments.background == Background::Transparent,
        has_title: !arguments.no_title,
        has_legend: !arguments.no_legend,
        has_assumptions: !arguments.no_assumptions,
        text_scale: arguments.text_scale,
    };
    let drawing = picture::draw(subject, &page).map_err(|error| PictureError::Ledger {
        error,
        path: arguments.plan.clone(),
    })?;
    let bytes = match kind {
        Kind::Svg => {
            let text_as = match arguments.text {
                Text::Outlines => TextAs::Outlines,
                Text::Text => TextAs::Text,
            };
            svg::write(&drawing, text_as).into_bytes()
        }
        Kind::Png => {
            let scaled = arguments.size.0.saturating_mul(arguments.scale);
            png::paint(&drawing, arguments.width.unwrap_or(scaled))?.png()?
        }
    };
    store::write(&bytes, &arguments.output)?;
    Ok(())
}

fn kind(path: &Path) -> Option<Kind> {
    let ending = path.extension()?.to_str()?;
    if ending.eq_ignore_ascii_case("svg") {
        Some(Kind::Svg)
    } else if ending.eq_ignore_ascii_case("png") {
        Some(Kind::Png)
    } else {
        None
    }
}

fn size(text: &str) -> Result<(u32, u32), String> {
    let side = |text: &str| {
        let side = text.trim().parse().ok()?;
        (160..=LARGEST).contains(&side).then_some(side)
    };
    text.split_once(['x', 'X', '×'])
        .and_then(|(width, height)| Some((side(width)?, side(height)?)))
        .ok_or_else(|| {
            format!("expected width and height in pixels, each from 160 to {LARGEST}: 1600x900")
        })
}

fn text_scale(text: &str) -> Result<f32, String> {
    text.parse()
        .ok()
        .filter(|factor| (0.5..=3.0).contains(factor))
        .ok_or_else(|| "expected a factor from 0.5 to 3".to_owned())
}
