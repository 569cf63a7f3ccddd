//! The changes a person can make to a plan.

use super::limit;
use super::order::moved;
use super::{
    AgreementEdit, Assumption, Blocks, Cost, CostId, CostLine, Figure, Network, Owner, OwnerId,
    Parameter, Plan, Protocol, Role, ScenarioEdit, ScenarioId, Stop,
};
use crate::ledger::{Lovelace, Ratio};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// One change: it says what a value becomes, never by how much, so applying it twice changes
/// nothing more. Applying is pure and cannot fail; an edit of something that is gone does nothing.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    clippy::large_enum_variant,
    reason = "an edit lives until it is applied, and few exist at a time"
)]
pub enum Edit {
    /// The plan's title.
    SetTitle(String),
    /// Free text.
    SetNotes(String),
    /// Declared pledge. Moves a single owner's stake along where the two follow each other.
    SetPledge(Lovelace),
    /// Pledge and delegation at once: a point that is dragged over both, or along a held total
    /// stake. The pledge becomes what it becomes by [`Self::SetPledge`].
    SetPledgeAndDelegated {
        /// Declared pledge.
        pledge: Lovelace,
        /// Delegated stake, the owners' not included.
        delegated: Lovelace,
    },
    /// Whether pledge and owners' stake follow each other; turning it on takes the owners' stake.
    SetPledgeFollowsStake(bool),
    /// Fixed cost an epoch.
    SetFixedCost(Lovelace),
    /// Margin.
    SetMargin(Ratio),
    /// Puts an owner without stake at the end of the list.
    AddOwner,
    /// Replaces the owner with this id. Moves the pledge along where it follows.
    SetOwner(Owner),
    /// Takes an owner off the list. Moves the pledge along where it follows.
    RemoveOwner(OwnerId),
    /// Moves an owner to this position of the list, counted from 0; beyond the end means last.
    MoveOwner {
        /// Who.
        id: OwnerId,
        /// The position.
        to: usize,
    },
    /// Changes how the owners share their income.
    Agreement(AgreementEdit),
    /// Delegated stake, the owners' not included.
    SetDelegated(Lovelace),
    /// How many blocks the pool makes.
    SetBlocks(Blocks),
    /// Puts lines at the end of the costs.
    AddCosts(Vec<CostLine>),
    /// Replaces the cost with this id.
    SetCost(Cost),
    /// Takes a line off the costs.
    RemoveCost(CostId),
    /// Price of an ada; 0 turns money off.
    SetPrice(Decimal),
    /// Currency code.
    SetCurrency(String),
    /// Copies a preset's network figures.
    SetNetwork(Network),
    /// Changes one figure of the network by hand.
    SetFigure(Figure),
    /// Copies a preset's parameters.
    SetProtocol(Protocol),
    /// Changes one protocol parameter by hand.
    SetParameter(Parameter),
    /// The stops of the presentation.
    SetPresentation(Vec<Stop>),
    /// Changes the list of scenarios.
    Scenario(ScenarioEdit),
    /// Changes one assumption of the years to come.
    Assume(Assumption),
    /// The blocks that the pool made in past epochs, the oldest first.
    SetPastBlocks(Vec<u32>),
}

impl Edit {
    /// The edit that sets the pledge and holds the total stake: what a single owner adds,
    /// delegation gives up.
    pub fn pledge_at_stake(plan: &Plan, stake: Lovelace, pledge: Lovelace) -> Self {
        let owned = if plan.terms.pledge_follows_stake && plan.owners.len() == 1 {
            pledge
        } else {
            plan.owner_stake()
        };
        let delegated = stake.saturating_sub(owned);
        Self::SetPledgeAndDelegated { pledge, delegated }
    }

    /// Its name in the undo menu, as in "Undo change pledge".
    pub const fn name(&self) -> &'static str {
        match self {
            Self::SetTitle(_) => "change title",
            Self::SetNotes(_) => "change notes",
            Self::SetPledge(_) => "change pledge",
            Self::SetPledgeAndDelegated { .. } => "change pledge and delegation",
            Self::SetPledgeFollowsStake(true) => "link pledge and owners’ stake",
            Self::SetPledgeFollowsStake(false) => "unlink pledge and owners’ stake",
            Self::SetFixedCost(_) => "change fixed cost",
            Self::SetMargin(_) => "change margin",
            Self::AddOwner => "add owner",
            Self::SetOwner(_) => "change owner",
            Self::RemoveOwner(_) => "remove owner",
            Self::MoveOwner { .. } => "move owner",
            Self::Agreement(edit) => edit.name(),
            Self::SetDelegated(_) => "change delegation",
            Self::SetBlocks(_) => "change blocks",
            Self::AddCosts(_) => "add costs",
            Self::SetCost(_) => "change cost",
            Self::RemoveCost(_) => "remove cost",
            Self::SetPrice(_) => "change price",
            Self::SetCurrency(_) => "change currency",
            Self::SetNetwork(_) => "choose network preset",
            Self::SetFigure(figure) => figure.edit_name(),
            Self::SetProtocol(_) => "choose protocol preset",
            Self::SetParameter(parameter) => parameter.name().texts().edit,
            Self::SetPresentation(_) => "change presentation",
            Self::Scenario(edit) => edit.name(),
            Self::Assume(assumption) => assumption.edit_name(),
            Self::SetPastBlocks(_) => "change past blocks",
        }
    }

    /// The owner, step, reserve, cost or scenario concerned; 0 for edits of the whole plan. With
    /// [`Self::name`] it tells whether two edits continue each other.
    pub const fn subject(&self) -> u32 {
        match self {
            Self::SetOwner(owner) => owner.id.0,
            Self::RemoveOwner(id) | Self::MoveOwner { id, .. } => id.0,
            Self::Agreement(edit) => edit.subject(),
            Self::SetCost(cost) => cost.id.0,
            Self::RemoveCost(id) => id.0,
            Self::Scenario(edit) => edit.subject(),
            Self::SetTitle(_)
            | Self::SetNotes(_)
            | Self::SetPledge(_)
            | Self::SetPledgeAndDelegated { .. }
            | Self::SetPledgeFollowsStake(_)
            | Self::SetFixedCost(_)
            | Self::SetMargin(_)
            | Self::AddOwner
            | Self::SetDelegated(_)
            | Self::SetBlocks(_)
            | Self::AddCosts(_)
            | Self::SetPrice(_)
            | Self::SetCurrency(_)
            | Self::SetNetwork(_)
            | Self::SetFigure(_)
            | Self::SetProtocol(_)
            | Self::SetParameter(_)
            | Self::SetPresentation(_)
            | Self::Assume(_)
            | Self::SetPastBlocks(_) => 0,
        }
    }

    /// Whether repeating it while a drag or a spell of typing lasts makes one step of undo.
    pub const fn continues(&self) -> bool {
        match self {
            Self::Agreement(edit) => edit.continues(),
            Self::AddOwner
            | Self::RemoveOwner(_)
            | Self::MoveOwner { .. }
            | Self::AddCosts(_)
            | Self::RemoveCost(_)
            | Self::SetPresentation(_) => false,
            Self::Scenario(edit) => edit.continues(),
            Self::SetTitle(_)
            | Self::SetNotes(_)
            | Self::SetPledge(_)
            | Self::SetPledgeAndDelegated { .. }
            | Self::SetPledgeFollowsStake(_)
            | Self::SetFixedCost(_)
            | Self::SetMargin(_)
            | Self::SetOwner(_)
            | Self::SetDelegated(_)
            | Self::SetBlocks(_)
            | Self::SetCost(_)
            | Self::SetPrice(_)
            | Self::SetCurrency(_)
            | Self::SetNetwork(_)
            | Self::SetFigure(_)
            | Self::SetProtocol(_)
            | Self::SetParameter(_)
            | Self::Assume(_)
            | Self::SetPastBlocks(_) => true,
        }
    }
}

impl Plan {
    /// Makes the change.
    pub fn apply(&mut self, edit: Edit) {
        match edit {
            Edit::SetTitle(title) => self.title = limit::name(title),
            Edit::SetNotes(notes) => self.notes = limit::note(notes),
            Edit::SetPledge(pledge) => self.set_pledge(pledge),
            Edit::SetPledgeAndDelegated { pledge, delegated } => {
                self.set_pledge(pledge);
                self.delegated = delegated;
            }
            Edit::SetPledgeFollowsStake(follows) => {
                self.terms.pledge_follows_stake = follows;
                self.let_pledge_follow();
            }
            Edit::SetFixedCost(cost) => self.terms.fixed_cost = cost,
            Edit::SetMargin(margin) => self.terms.margin = margin,
            Edit::AddOwner => self.add_owner(),
            Edit::SetOwner(owner) => {
                if let Some(known) = self.owners.iter_mut().find(|known| known.id == owner.id) {
                    *known = Owner {
                        name: limit::name(owner.name),
                        notes: limit::note(owner.notes),
                        ..owner
                    };
                    self.let_pledge_follow();
                }
            }
            Edit::RemoveOwner(id) => {
                self.owners.retain(|owner| owner.id != id);
                self.let_pledge_follow();
            }
            Edit::MoveOwner { id, to } => moved(&mut self.owners, |owner| owner.id == id, to),
            Edit::Agreement(edit) => self.apply_to_agreement(edit),
            Edit::SetDelegated(stake) => self.delegated = stake,
            Edit::SetBlocks(blocks) => self.blocks = blocks,
            Edit::AddCosts(lines) => {
                for mut line in lines {
                    line.what = limit::name(line.what);
                    let id = CostId(self.take_id());
                    self.costs.push(Cost { id, line });
                }
            }
            Edit::SetCost(mut cost) => {
                cost.line.what = limit::name(cost.line.what);
                if let Some(known) = self.costs.iter_mut().find(|known| known.id == cost.id) {
                    *known = cost;
                }
            }
            Edit::RemoveCost(id) => self.costs.retain(|cost| cost.id != id),
            Edit::SetPrice(price) => self.price.of_ada = price,
            Edit::SetCurrency(currency) => self.price.currency = limit::name(currency),
            Edit::SetNetwork(network) => self.network = network,
            Edit::SetFigure(figure) => self.set_figure(figure),
            Edit::SetProtocol(protocol) => self.protocol = protocol,
            Edit::SetParameter(parameter) => self.set_parameter(parameter),
            Edit::SetPresentation(stops) => self.presentation = stops,
            Edit::Scenario(edit) => self.apply_scenario_edit(edit),
            Edit::Assume(assumption) => self.projection.assume(assumption),
            Edit::SetPastBlocks(blocks) => self.past_blocks = blocks,
        }
    }

    /// Makes the change while this scenario is open: what an input becomes is recorded in the
    /// scenario, and the base stays. Texts, the list of owners, past blocks
    /// and the scenarios themselves belong to the base whatever is open. Returns the scenario to be
    /// open afterwards.
    pub fn apply_in(&mut self, open: Option<ScenarioId>, edit: Edit) -> Option<ScenarioId> {
        if let Edit::Scenario(ScenarioEdit::Add { scenario, after }) = edit {
            return Some(self.add_scenario(*scenario, after));
        }
        match open {
            Some(id) if self.scenario(id).is_some() => self.apply_to_scenario(id, edit),
            _ => self.apply(edit),
        }
        open.filter(|id| self.scenario(*id).is_some())
    }

    fn apply_to_scenario(&mut self, id: ScenarioId, edit: Edit) {
        match &edit {
            Edit::SetTitle(_)
            | Edit::SetNotes(_)
            | Edit::SetPresentation(_)
            | Edit::AddOwner
            | Edit::RemoveOwner(_)
            | Edit::MoveOwner { .. }
            | Edit::Agreement(
                AgreementEdit::AddReserve
                | AgreementEdit::SetReserve(_)
                | AgreementEdit::RemoveReserve(_)
                | AgreementEdit::SetParticulars(_),
            )
            | Edit::SetPastBlocks(_)
            | Edit::Scenario(_) => return self.apply(edit),
            Edit::SetOwner(owner) => {
                let held = self.owners.iter().find(|known| known.id == owner.id);
                if let Some(stake) = held.map(|known| known.stake) {
                    let mut texts = owner.clone();
                    texts.stake = stake;
                    self.apply(Edit::SetOwner(texts));
                }
            }
            Edit::SetPledge(_)
            | Edit::SetPledgeAndDelegated { .. }
            | Edit::SetPledgeFollowsStake(_)
            | Edit::SetFixedCost(_)
            | Edit::SetMargin(_)
            | Edit::Agreement(_)
            | Edit::SetDelegated(_)
            | Edit::SetBlocks(_)
            | Edit::AddCosts(_)
            | Edit::SetCost(_)
            | Edit::RemoveCost(_)
            | Edit::SetPrice(_)
            | Edit::SetCurrency(_)
            | Edit::SetNetwork(_)
            | Edit::SetFigure(_)
            | Edit::SetProtocol(_)
            | Edit::SetParameter(_)
            | Edit::Assume(_) => {}
        }
        let Some(index) = self.scenarios.iter().position(|known| known.id == id) else {
            return;
        };
        let Some(mut changes) = self.scenarios.get(index).map(|known| known.changes.clone()) else {
            return;
        };
        let before = self.with(&changes);
        let mut edited = before.clone();
        // An id of any scenario's own costs must not be given again.
        edited.scenarios.clone_from(&self.scenarios);
        edited.apply(edit);
        self.next_id = edited.next_id;
        changes.take_over(self, &before, &edited);
        if let Some(scenario) = self.scenarios.get_mut(index) {
            scenario.changes = changes;
        }
    }

    fn set_pledge(&mut self, pledge: Lovelace) {
        self.terms.pledge = pledge;
        if self.terms.pledge_follows_stake {
            match self.owners.as_mut_slice() {
                [single] => single.stake = pledge,
                // Who of several owners adds or withdraws is not ours to guess.
                _ => self.terms.pledge_follows_stake = false,
            }
        }
    }

    fn let_pledge_follow(&mut self) {
        if self.terms.pledge_follows_stake {
            self.terms.pledge = self.owner_stake();
        }
    }

    fn add_owner(&mut self) {
        let id = self.take_id();
        let (name, role) = if self.owners.is_empty() {
            ("Operator".to_owned(), Role::Operator)
        } else {
            let taken: BTreeSet<&str> = self.owners.iter().map(|owner| &*owner.name).collect();
            let is_free = |name: &String| !taken.contains(name.as_str());
            let mut names = (self.owners.len() + 1..).map(|number| format!("Owner {number}"));
            (names.find(is_free).unwrap_or_default(), Role::Owner)
        };
        self.owners.push(Owner {
            id: OwnerId(id),
            name,
            stake: Lovelace::ZERO,
            role,
            notes: String::new(),
        });
    }
}
