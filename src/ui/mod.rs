//! Panels, plots and widgets: they borrow what they show, draw it, and ask for what should change.
//!
//! Nothing here changes the plan. A panel pushes [`Edit`](crate::plan::Edit)s and [`Command`]s
//! into [`Asks`]; [`crate::app`] carries them out. What is open, zoomed or selected lives in
//! [`ViewState`], which panels may change: it is neither in the plan nor undone.

pub mod command;
pub mod dialogs;
pub mod focus;
pub mod output;
pub mod panels;
pub mod plot;
pub mod scene;
pub mod state;
pub mod theme;
pub mod views;
pub mod widgets;

pub use command::scenario::ScenarioCommand;
pub use command::{Command, TableText};
pub use scene::look::Look;
pub use scene::{Asks, Beside, Scene, Takeaway};
pub use state::{Details, Lines, Motion, SplitSection, SplitState, Unit, View, ViewState, Zoom};
