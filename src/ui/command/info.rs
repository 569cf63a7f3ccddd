//! One row of the table of commands.

use super::available::Available;
use crate::ui::state::ViewState;
use egui::{Key, KeyboardShortcut, Modifiers};

/// Name, meaning and keys of a command, and when it can be carried out.
#[derive(Clone, Copy)]
#[must_use]
pub struct Info {
    /// Its name in menus and the palette; `…` where it asks for more.
    pub text: &'static str,
    /// Its meaning, for who lingers.
    pub tooltip: &'static str,
    keys: [Option<KeyboardShortcut>; 2],
    is_possible: fn(Available) -> bool,
    /// Whether it is on, where it is a switch.
    is_on: Option<fn(&ViewState) -> bool>,
}

/// While a plan is open.
pub const WITH_PLAN: fn(Available) -> bool = |now| now.has_plan;

impl Info {
    /// A command without keys that can always be carried out.
    pub fn new(text: &'static str, tooltip: &'static str) -> Self {
        Self {
            text,
            tooltip,
            keys: [None; 2],
            is_possible: |_| true,
            is_on: None,
        }
    }

    /// Possible only while this holds.
    pub fn when(self, is_possible: fn(Available) -> bool) -> Self {
        Self {
            is_possible,
            ..self
        }
    }

    /// Asked for by these keys.
    pub fn keys(self, keys: KeyboardShortcut) -> Self {
        Self {
            keys: [Some(keys), None],
            ..self
        }
    }

    /// Asked for by these keys too; menus show the first.
    pub fn or(self, more: KeyboardShortcut) -> Self {
        let [first, _] = self.keys;
        Self {
            keys: [first, Some(more)],
            ..self
        }
    }

    /// A switch, on while this holds.
    pub fn switch(self, is_on: fn(&ViewState) -> bool) -> Self {
        Self {
            is_on: Some(is_on),
            ..self
        }
    }

    /// The keys that ask for it, the one that menus show first.
    pub fn shortcuts(self) -> impl Iterator<Item = KeyboardShortcut> {
        self.keys.into_iter().flatten()
    }

    /// Whether it can be carried out now.
    pub fn is_enabled(self, available: Available) -> bool {
        (self.is_possible)(available)
    }

    /// Whether it is on, where it is a switch.
    pub fn is_on(self, view: &ViewState) -> Option<bool> {
        self.is_on.map(|is_on| is_on(view))
    }
}

/// A key with Ctrl, or Cmd on macOS.
pub const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

/// A key with Ctrl and Shift, or Cmd and Shift on macOS.
pub const fn shifted(key: Key) -> KeyboardShortcut {
    let modifiers = Modifiers {
        shift: true,
        ..Modifiers::COMMAND
    };
    KeyboardShortcut::new(modifiers, key)
}

/// A key alone.
pub const fn plain(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}
