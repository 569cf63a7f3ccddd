//! The part of the table of commands that concerns scenarios.

use super::available::Available;
use super::info::{Info, WITH_PLAN, ctrl, plain, shifted};
use crate::forecast::WhatIf;
use crate::plan::ScenarioId;
use egui::Key;

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
    /// Opens its details: name, note, colour, line.
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

    /// Its row of the table of commands.
    pub fn info(self) -> Info {
        const SCENARIOS: fn(Available) -> bool = |now| now.has_scenarios;
        const OPEN: fn(Available) -> bool = |now| now.in_scenario;
        match self {
            Self::Open(_) => {
                Info::new("Open scenario", "Show the plan as this scenario has it").when(WITH_PLAN)
            }
            Self::Next => Info::new(
                "Next scenario",
                "Show the plan as the scenario to the right has it",
            )
            .keys(ctrl(Key::PageDown))
            .when(SCENARIOS),
            Self::Previous => Info::new(
                "Previous scenario",
                "Show the plan as the scenario to the left has it",
            )
            .keys(ctrl(Key::PageUp))
            .when(SCENARIOS),
            Self::Base => Info::new("Base plan", "Show the plan without any scenario’s changes")
                .keys(ctrl(Key::B))
                .when(OPEN),
            Self::New => Info::new(
                "New scenario",
                "A scenario in which every input follows the base until you change it",
            )
            .keys(shifted(Key::N))
            .when(WITH_PLAN),
            Self::Clone => Info::new(
                "Clone scenario",
                "A copy of the open scenario, to change further",
            )
            .keys(ctrl(Key::D))
            .when(WITH_PLAN),
            Self::Details => Info::new(
                "Rename, note and colour…",
                "What the scenario is called, says and looks like",
            )
            .keys(plain(Key::F2))
            .when(OPEN),
            Self::Pin => Info::new(
                "Pin scenario",
                "Draw this scenario beside others, or no longer",
            )
            .keys(ctrl(Key::P))
            .when(OPEN),
            Self::MoveLeft => Info::new("Move scenario left", "One place to the left in the strip")
                .keys(shifted(Key::PageUp))
                .when(OPEN),
            Self::MoveRight => {
                Info::new("Move scenario right", "One place to the right in the strip")
                    .keys(shifted(Key::PageDown))
                    .when(OPEN)
            }
            Self::ResetAll => Info::new(
                "Reset all changes",
                "Let every input of this scenario follow the base again",
            )
            .when(OPEN),
            Self::MakeBase => Info::new(
                "Make this the base",
                "The base takes over this scenario’s values; other scenarios keep their changes",
            )
            .when(OPEN),
            Self::Delete => Info::new("Delete scenario", "Take this scenario off the plan")
                .keys(shifted(Key::Delete))
                .when(OPEN),
            Self::Add(what_if) => Info::new(question(what_if), what_if.about()).when(WITH_PLAN),
        }
    }
}

/// A ready-made scenario as a question; one that depends on the plan has no figures in it.
const fn question(what_if: WhatIf) -> &'static str {
    match what_if {
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
    }
}
