//! `poolwright picture`: a view as a picture, without a window.

use super::error::CommandError;
use super::shown::Shown;
use super::words::words;
use super::{input, output};
use crate::export::picture::png;
use crate::export::picture::svg::{self, TextAs};
use crate::store::Input;
use crate::ui::output::picture;
use crate::ui::state::picture::Page;
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};

/// The largest width or height that can be asked for.
const LARGEST: u32 = png::LONGEST_SIDE;

/// Draw a view of a plan as a picture, SVG or PNG; needs no display
#[derive(Args, Debug)]
pub struct Arguments {
    /// The plan file; - reads standard input
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
    #[arg(long, value_parser = words(TextAs::ALL, TextAs::word),
          default_value = TextAs::default().word())]
    text: TextAs,
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

enum Kind {
    Svg,
    Png,
}

/// Draws the view and writes the file, which appears only when all went well.
///
/// # Errors
/// When the plan cannot be read or computed, or the picture not painted or written.
pub fn run(arguments: &Arguments) -> Result<(), CommandError> {
    let kind = kind(&arguments.output)?;
    let plan = input::plan(&arguments.plan)?;
    let subject = arguments
        .shown
        .subject(plan)
        .map_err(|error| CommandError::file(&arguments.plan, error))?;
    let page = Page {
        size: arguments.size,
        is_dark: arguments.theme == Theme::Dark,
        is_transparent: arguments.background == Background::Transparent,
        has_title: !arguments.no_title,
        has_legend: !arguments.no_legend,
        has_assumptions: !arguments.no_assumptions,
        text_scale: arguments.text_scale,
    };
    let drawing = picture::draw(subject, &page)
        .map_err(|error| CommandError::undefined(&arguments.plan, error))?;
    let bytes = match kind {
        Kind::Svg => svg::write(&drawing, arguments.text).into_bytes(),
        Kind::Png => {
            let scaled = arguments.size.0.saturating_mul(arguments.scale);
            png::paint(&drawing, arguments.width.unwrap_or(scaled))?.png()?
        }
    };
    let inputs = [Input::File(&arguments.plan)];
    output::write(Some(&arguments.output), &bytes, &inputs)
}

fn kind(path: &Path) -> Result<Kind, CommandError> {
    let is = |ending: &str| {
        path.extension()
            .is_some_and(|is| is.eq_ignore_ascii_case(ending))
    };
    if is("svg") {
        Ok(Kind::Svg)
    } else if is("png") {
        Ok(Kind::Png)
    } else {
        let reason = "the ending says which kind of picture to write, expected .svg or .png";
        Err(CommandError::file(path, reason))
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
