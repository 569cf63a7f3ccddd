//! What can be asked of the scenarios: their part of the table of commands.

use super::available::Available;
use crate::forecast::WhatIf;
use crate::plan::ScenarioId;
use egui::{Key, KeyboardShortcut, Modifiers};

/// Something to ask of the scenarios. Those that concern one concern the open one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScenarioCommand {
    /// Opens this scenario, or the base; not in the table, since scenarios come and go.
    Open(Option<ScenarioId>),
    /// Opens the next one to the right, the base after the last.
    Next,
    /// Opens the next one to the left, the last before the base.
    Previous,
    /// Opens the base.
    Base,
    /// Adds one without changes.
    New,
    /// Adds a copy of the open one.
    Clone,
    /// Shows what can be changed about it: name, note, colour, line.
    Details,
    /// Shows it beside others, or no longer.
    Pin,
    /// Moves it one place to the left.
    MoveLeft,
    /// Moves it one place to the right.
    MoveRight,
    /// Lets all its inputs follow the base again.
    ResetAll,
    /// Makes the base what it is.
    MakeBase,
    /// Takes it off the plan.
    Delete,
    /// Adds a ready-made one.
    Add(WhatIf),
}

impl ScenarioCommand {
    /// Those of the table, grouped as in the menu.
    pub const ALL: [Self; 21] = [
        Self::Next,
        Self::Previous,
        Self::Base,
        Self::New,
        Self::Clone,
        Self::Details,
        Self::Pin,
        Self::MoveLeft,
        Self::MoveRight,
        Self::ResetAll,
        Self::MakeBase,
        Self::Delete,
        Self::Add(WhatIf::MorePools),
        Self::Add(WhatIf::MinFixedCost(75)),
        Self::Add(WhatIf::MinFixedCost(170)),
        Self::Add(WhatIf::MinFixedCost(340)),
        Self::Add(WhatIf::MinMargin),
        Self::Add(WhatIf::LeverageCap),
        Self::Add(WhatIf::DelegationHalves),
        Self::Add(WhatIf::PriceHalves),
        Self::Add(WhatIf::OneYearLater),
    ];

    /// What menus and the palette call it; `…` where it asks for more.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Open(_) => "Open scenario",
            Self::Next => "Next scenario",
            Self::Previous => "Previous scenario",
            Self::Base => "Base plan",
            Self::New => "New scenario",
            Self::Clone => "Clone scenario",
            Self::Details => "Rename, note and colour…",
            Self::Pin => "Pin scenario",
            Self::MoveLeft => "Move scenario left",
            Self::MoveRight => "Move scenario right",
            Self::ResetAll => "Reset all changes",
            Self::MakeBase => "Make this the base",
            Self::Delete => "Delete scenario",
            Self::Add(what_if) => match what_if {
                WhatIf::MorePools => "What if k = 1000",
                WhatIf::MinFixedCost(75) => "What if the minimum cost is ₳75",
                WhatIf::MinFixedCost(170) => "What if the minimum cost is ₳170",
                WhatIf::MinFixedCost(340) => "What if the minimum cost is ₳340",
                WhatIf::MinFixedCost(_) => "What if the minimum cost is another",
                WhatIf::MinMargin => "What if there is a minimum margin (CIP-23)",
                WhatIf::LeverageCap => "What if pledge leverage is capped (CIP-50)",
                WhatIf::DelegationHalves => "What if delegation halves",
                WhatIf::PriceHalves => "What if the price falls 50 %",
                WhatIf::OwnerLeaves(_) => "What if an owner leaves",
                WhatIf::OneYearLater => "What if it is one year later",
            },
        }
    }

    /// What it does, for who lingers.
    pub const fn tooltip(self) -> &'static str {
        match self {
            Self::Open(_) => "Show the plan as this scenario has it",
            Self::Next => "Show the plan as the scenario to the right has it",
            Self::Previous => "Show the plan as the scenario to the left has it",
            Self::Base => "Show the plan without any scenario’s changes",
            Self::New => "A scenario in which every input follows the base until you change it",
            Self::Clone => "A copy of the open scenario, to change further",
            Self::Details => "What the scenario is called, says and looks like",
            Self::Pin => "Draw this scenario beside others, or no longer",
            Self::MoveLeft => "One place to the left in the strip",
            Self::MoveRight => "One place to the right in the strip",
            Self::ResetAll => "Let every input of this scenario follow the base again",
            Self::MakeBase => {
                "The base takes over this scenario’s values; other scenarios keep their changes"
            }
            Self::Delete => "Take this scenario off the plan",
            Self::Add(what_if) => what_if.about(),
        }
    }

    /// The keys that ask for it.
    pub fn shortcuts(self) -> &'static [KeyboardShortcut] {
        const SHIFTED: Modifiers = Modifiers {
            shift: true,
            ..Modifiers::COMMAND
        };
        const fn command(key: Key) -> KeyboardShortcut {
            KeyboardShortcut::new(Modifiers::COMMAND, key)
        }
        const fn shifted(key: Key) -> KeyboardShortcut {
            KeyboardShortcut::new(SHIFTED, key)
        }
        const NEXT: &[KeyboardShortcut] = &[command(Key::PageDown)];
        const PREVIOUS: &[KeyboardShortcut] = &[command(Key::PageUp)];
        const BASE: &[KeyboardShortcut] = &[command(Key::B)];
        const NEW: &[KeyboardShortcut] = &[shifted(Key::N)];
        const CLONE: &[KeyboardShortcut] = &[command(Key::D)];
        const DETAILS: &[KeyboardShortcut] = &[KeyboardShortcut::new(Modifiers::NONE, Key::F2)];
        const PIN: &[KeyboardShortcut] = &[command(Key::P)];
        const MOVE_LEFT: &[KeyboardShortcut] = &[shifted(Key::PageUp)];
        const MOVE_RIGHT: &[KeyboardShortcut] = &[shifted(Key::PageDown)];
        const DELETE: &[KeyboardShortcut] = &[shifted(Key::Delete)];
        match self {
            Self::Next => NEXT,
            Self::Previous => PREVIOUS,
            Self::Base => BASE,
            Self::New => NEW,
            Self::Clone => CLONE,
            Self::Details => DETAILS,
            Self::Pin => PIN,
            Self::MoveLeft => MOVE_LEFT,
            Self::MoveRight => MOVE_RIGHT,
            Self::Delete => DELETE,
            Self::Open(_) | Self::ResetAll | Self::MakeBase | Self::Add(_) => &[],
        }
    }

    /// Whether it can be carried out now.
    pub const fn is_enabled(self, available: Available) -> bool {
        match self {
            Self::Open(_) | Self::New | Self::Clone | Self::Add(_) => available.has_plan,
            Self::Next | Self::Previous => available.has_scenarios,
            Self::Base
            | Self::Details
            | Self::Pin
            | Self::MoveLeft
            | Self::MoveRight
            | Self::ResetAll
            | Self::MakeBase
            | Self::Delete => available.in_scenario,
        }
    }
}
