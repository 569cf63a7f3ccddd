//! Requests of panels, carried out at the end of a frame.

use crate::plan::Edit;
use crate::ui::command::Command;

/// The requests of one frame.
#[derive(Debug, Default)]
pub struct Asks {
    /// Changes to the plan.
    pub edits: Vec<Edit>,
    /// Everything else.
    pub commands: Vec<Command>,
    /// Files to write.
    pub takeaways: Vec<Takeaway>,
}

/// A file made from a plan to take away, such as a term sheet or a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Takeaway {
    /// A name to begin with, with the ending that says what it is.
    pub name: String,
    /// Its contents.
    pub bytes: Vec<u8>,
}

impl Asks {
    /// Whether nothing was asked for.
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty() && self.commands.is_empty() && self.takeaways.is_empty()
    }

    /// Asks for a change, if there is one.
    pub fn edit(&mut self, edit: impl Into<Option<Edit>>) {
        self.edits.extend(edit.into());
    }

    /// Asks for a command.
    pub fn command(&mut self, command: Command) {
        self.commands.push(command);
    }
}
