//! Equal parts side by side, in as many rows as they need.

use crate::ui::cast;

/// Between two parts, in logical pixels.
pub const GAP: f32 = 8.0;

/// The number of parts in a row and the width of each, where `count` parts at least `least` wide
/// fill rows of this width. Rows are of equal length: six stand as 6, 3 and 3, or 2, 2 and 2, never
/// as 5 and 1.
pub fn equal_rows(count: usize, width: f32, least: f32) -> (usize, f32) {
    let fitting = f64::from((width + GAP) / (least + GAP));
    let fitting = usize::try_from(cast::whole(fitting)).unwrap_or(usize::MAX);
    let rows = count.div_ceil(fitting.max(1)).max(1);
    let in_row = count.div_ceil(rows).max(1);
    let columns = f32::from(u8::try_from(in_row).unwrap_or(u8::MAX));
    (in_row, (width + GAP) / columns - GAP)
}
