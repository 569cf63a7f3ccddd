//! Pictures that know no window: shapes and texts, written as SVG or painted as PNG.

pub mod drawing;
mod pixels;
pub mod png;
pub mod svg;
