//! Small parts that several panels draw.

mod chip;
mod field;
mod slider;

pub use chip::{chip, chips, segmented};
pub use field::{Kind, LABEL_WIDTH, Plain, TypedField};
pub use slider::{amount_slider, share_slider};
