//! Panels, plots and widgets: they borrow what they show, draw it, and ask for what should change.
//!
//! Nothing here changes the plan. A panel pushes [`Edit`](crate::plan::Edit)s and [`Command`]s
//! into [`Asks`]; [`crate::app`] carries them out. What is open, zoomed or selected lives in
//! [`ViewState`], which panels may change: it is neither in the plan nor undone.

pub mod axes;
pub mod caption;
pub mod cards;
pub mod command;
pub mod compare_view;
pub mod data;
pub mod dialog;
pub mod explain;
pub mod focus;
pub mod inputs;
pub mod look;
pub mod luck_view;
mod map_colour;
pub mod map_view;
pub mod menu;
pub mod notices;
pub mod nudge;
mod overlay_plot;
pub mod palette;
pub mod picture;
pub mod picture_dialog;
pub mod pledge_view;
pub mod plot;
pub mod prepared;
pub mod presentation_dialog;
pub mod recent;
pub mod recovery_dialog;
pub mod reward_plot;
pub mod scenario;
pub mod scene;
mod split;
pub mod split_view;
pub mod stage;
pub mod stake_view;
pub mod start;
pub mod status;
pub mod theme;
pub mod time_view;
pub mod view;
pub mod view_state;
pub mod widgets;
pub mod worth_view;

pub use command::{Command, TableText};
pub use look::Look;
pub use scenario::ScenarioCommand;
pub use scene::{Asks, Beside, Scene, Takeaway};
pub use view_state::{Lines, Motion, SplitSection, SplitState, Unit, View, ViewState, Zoom};
