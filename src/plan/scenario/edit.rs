//! The changes a person can make to the list of scenarios.

use super::{Dash, Hue, Input, Scenario, ScenarioId};
use crate::plan::Plan;
use crate::plan::limit;
use crate::plan::order::moved;

/// One change to the scenarios. Like every edit it says what becomes of something, and does
/// nothing to a scenario that is gone.
#[derive(Clone, Debug, PartialEq)]
pub enum ScenarioEdit {
    /// Adds a scenario behind another, or at the end; it gets an id of its own.
    Add {
        /// The scenario; its id does not count.
        scenario: Box<Scenario>,
        /// The one it stands behind.
        after: Option<ScenarioId>,
    },
    /// Its name.
    Rename(ScenarioId, String),
    /// Colour of its lines.
    SetHue(ScenarioId, Hue),
    /// Pattern of its lines.
    SetDash(ScenarioId, Dash),
    /// Its note.
    SetNote(ScenarioId, String),
    /// Whether it is shown beside others.
    Pin(ScenarioId, bool),
    /// Moves it to this position of the list, or to the end.
    Move(ScenarioId, usize),
    /// Takes it off the list.
    Remove(ScenarioId),
    /// Makes the base what this scenario is, and takes it off the list. Inputs that other
    /// scenarios do not change follow.
    MakeBase(ScenarioId),
    /// Lets one input follow the base again.
    Reset(ScenarioId, Input),
    /// Lets every input follow the base again.
    ResetAll(ScenarioId),
}

impl ScenarioEdit {
    /// Its name in the undo menu.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Add { .. } => "add scenario",
            Self::Rename(..) => "rename scenario",
            Self::SetHue(..) => "change colour of scenario",
            Self::SetDash(..) => "change line of scenario",
            Self::SetNote(..) => "change note of scenario",
            Self::Pin(_, true) => "pin scenario",
            Self::Pin(_, false) => "unpin scenario",
            Self::Move(..) => "move scenario",
            Self::Remove(_) => "delete scenario",
            Self::MakeBase(_) => "make scenario the base",
            Self::Reset(..) => "reset change of scenario",
            Self::ResetAll(_) => "reset scenario",
        }
    }

    /// The scenario concerned; 0 for one to be.
    pub const fn subject(&self) -> u32 {
        match self {
            Self::Add { .. } => 0,
            Self::Rename(id, _)
            | Self::SetHue(id, _)
            | Self::SetDash(id, _)
            | Self::SetNote(id, _)
            | Self::Pin(id, _)
            | Self::Move(id, _)
            | Self::Remove(id)
            | Self::MakeBase(id)
            | Self::Reset(id, _)
            | Self::ResetAll(id) => id.0,
        }
    }

    /// Whether repeating it while a drag or a spell of typing lasts makes one step of undo.
    pub const fn continues(&self) -> bool {
        matches!(self, Self::Rename(..) | Self::SetNote(..) | Self::Move(..))
    }
}

impl Plan {
    /// Makes a change to the list of scenarios.
    pub(in crate::plan) fn apply_scenario_edit(&mut self, edit: ScenarioEdit) {
        match edit {
            ScenarioEdit::Add { scenario, after } => {
                self.add_scenario(*scenario, after);
            }
            ScenarioEdit::Rename(id, name) => {
                self.set_scenario(id, |known| known.name = limit::name(name));
            }
            ScenarioEdit::SetHue(id, hue) => self.set_scenario(id, |known| known.hue = hue),
            ScenarioEdit::SetDash(id, dash) => self.set_scenario(id, |known| known.dash = dash),
            ScenarioEdit::SetNote(id, note) => {
                self.set_scenario(id, |known| known.note = limit::note(note));
            }
            ScenarioEdit::Pin(id, pinned) => self.set_scenario(id, |known| known.pinned = pinned),
            ScenarioEdit::Move(id, position) => {
                moved(&mut self.scenarios, |known| known.id == id, position);
            }
            ScenarioEdit::Remove(id) => self.scenarios.retain(|known| known.id != id),
            ScenarioEdit::MakeBase(id) => self.make_base(id),
            ScenarioEdit::Reset(id, input) => self.reset_change(id, input),
            ScenarioEdit::ResetAll(id) => {
                self.set_scenario(id, |known| known.changes = super::Changes::default());
            }
        }
    }

    fn set_scenario(&mut self, id: ScenarioId, set: impl FnOnce(&mut Scenario)) {
        if let Some(scenario) = self.scenarios.iter_mut().find(|known| known.id == id) {
            set(scenario);
        }
    }

    pub(in crate::plan) fn add_scenario(
        &mut self,
        scenario: Scenario,
        after: Option<ScenarioId>,
    ) -> ScenarioId {
        let own_ids = scenario.own_ids().max().unwrap_or(0);
        self.next_id = self.next_id.max(own_ids.saturating_add(1));
        let id = ScenarioId(self.take_id());
        let behind = self
            .scenarios
            .iter()
            .position(|known| Some(known.id) == after);
        let position = behind.map_or(self.scenarios.len(), |index| index + 1);
        let scenario = Scenario {
            id,
            name: limit::name(scenario.name),
            note: limit::note(scenario.note),
            ..scenario
        };
        self.scenarios.insert(position, scenario);
        id
    }

    fn make_base(&mut self, id: ScenarioId) {
        if let Some(scenario) = self.scenario(id) {
            let mut base = self.with(&scenario.changes);
            base.scenarios = std::mem::take(&mut self.scenarios);
            base.scenarios.retain(|known| known.id != id);
            *self = base;
        }
    }

    /// Pledge and owners' stake that follow each other go back together.
    fn reset_change(&mut self, id: ScenarioId, input: Input) {
        let follows = self.in_scenario(Some(id)).terms.pledge_follows_stake;
        let is_linked = |input| matches!(input, Input::Pledge | Input::OwnerStake(_));
        self.set_scenario(id, |known| {
            known.changes.remove(input);
            if follows && is_linked(input) {
                let linked: Vec<Input> = known.changes.iter().map(super::Change::input).collect();
                for other in linked.into_iter().filter(|other| is_linked(*other)) {
                    known.changes.remove(other);
                }
            }
        });
    }
}
