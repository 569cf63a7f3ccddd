//! Fields, buttons, tables and notices that several panels draw.

pub mod amounts;
mod button;
mod chip;
pub mod draft;
mod field;
mod fitting;
mod heading;
mod line_sample;
mod list_field;
pub mod long;
pub mod notices;
mod rows;
mod slider;
mod spread;
pub mod table;
mod tile;

pub use button::{command_button, named, sign_button, with_keys};
pub use chip::{chip, chips, segmented};
pub use field::{Kind, Plain, TypedField, field_label, select_all};
pub use fitting::{fitting, fitting_menu};
pub use heading::heading;
pub use line_sample::line_sample;
pub use list_field::ListField;
pub use rows::{GAP, equal_rows};
pub use slider::{amount_slider, share_slider};
pub use spread::spread;
pub use tile::{Tile, tiles};
