//! Fields, buttons, tables and notices that several panels draw.

pub mod amounts;
mod button;
mod chip;
mod field;
mod fitting;
mod heading;
mod line_sample;
mod list_field;
pub mod notices;
mod slider;
pub mod table;
mod tile;

pub use button::{command_button, with_keys};
pub use chip::{chip, chips, segmented};
pub use field::{Kind, Plain, TypedField, field_label, select_all};
pub use fitting::{fitting, fitting_menu};
pub use heading::heading;
pub use line_sample::line_sample;
pub use list_field::ListField;
pub use slider::{amount_slider, share_slider};
pub use tile::{Tile, tiles};
