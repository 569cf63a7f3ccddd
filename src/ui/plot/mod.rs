//! Plots: curves with labels at their ends, markers, a readout and a handle to drag.
//!
//! Axes are set each frame from what is shown, so that pictures are the same for the same plan.

mod figure;
mod handle;
mod labels;
mod readout;
pub mod rewards;
mod scale;
pub mod scenarios;
mod series;

pub use figure::{Drawn, Figure, cannot_draw, highest, still, x_axis, y_axis};
pub use handle::handle;
pub use readout::readout;
pub use scale::{amount, dragged_amount, mark, place};
pub use series::{Mark, Marker, Series};
