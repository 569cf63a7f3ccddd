//! Small parts that several panels draw.

mod chip;
mod field;
mod fitting;
mod list_field;
pub mod notices;
mod slider;
pub mod table;
mod tile;

pub use chip::{chip, chips, segmented};
pub use field::{Kind, Plain, TypedField, field_label, select_all};
pub use fitting::{fitting, fitting_menu};
pub use list_field::ListField;
pub use slider::{amount_slider, share_slider};
pub use tile::{Tile, tiles};
