//! Panels, plots and widgets: they borrow what they show, draw it, and ask for what should change.
//!
//! Nothing here changes the plan. A panel pushes [`Edit`](crate::plan::Edit)s and [`Command`]s
//! into [`Asks`]; [`crate::app`] carries them out. What is open, zoomed or selected lives in
//! [`ViewState`], which panels may change: it is neither in the plan nor undone.
//!
//! The parts stand on floors. Each uses only the floors below it, and names what it uses where that
//! is defined; the short names exported here are for other modules. From the ground up:
//!
//! | floor | |
//! |---|---|
//! | [`state`], [`theme`], `cast` | what is open and chosen; colours; numbers for the screen |
//! | [`command`], [`focus`] | what can be asked of the program; the keyboard's focus |
//! | `install` | a context made ready to draw in |
//! | [`scene`] | what a panel reads, and where it puts what it asks for |
//! | [`widgets`] | fields, buttons, headings, tables |
//! | [`plot`] | figures with axes, and the lines that several views draw |
//! | [`panels`], [`dialogs`] | around the view, and over the window |
//! | [`views`] | one of them fills the centre |
//! | [`output`] | views as pictures, tables and on stage |

mod cast;
pub mod command;
pub mod dialogs;
pub mod focus;
mod install;
pub mod output;
pub mod panels;
pub mod plot;
pub mod scene;
pub mod state;
pub mod theme;
pub mod views;
pub mod widgets;

pub use command::{Command, ScenarioCommand, TableText};
pub use install::install;
pub use scene::{Asks, Beside, Look, Scene, Takeaway};
pub use state::{Details, Lines, Motion, SplitSection, SplitState, Unit, View, ViewState, Zoom};
