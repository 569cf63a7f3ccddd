//! The changes owners make to their agreement.

use super::{
    AgreementPreset, Interval, Particulars, Party, Reserve, ReserveId, Step, StepId, Take, To,
};
use crate::plan::limit;
use crate::plan::order::moved;
use crate::plan::{CostCurrency, OwnerId, Plan};
use rust_decimal::Decimal;

/// One change of the agreement; see [`crate::plan::Edit`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AgreementEdit {
    /// Puts a preset's steps in place of all there are.
    Choose(AgreementPreset),
    /// Puts a step before the one that takes the rest: 0 ada to the operator, to be filled in.
    AddStep,
    /// Replaces the step with this id.
    SetStep(Step),
    /// Takes a step off the list.
    RemoveStep(StepId),
    /// Moves a step to this position of the list, counted from 0.
    MoveStep {
        /// Which.
        id: StepId,
        /// Its new position; beyond the end means last.
        to: usize,
    },
    /// Puts a reserve at the end of the list.
    AddReserve,
    /// Replaces the reserve with this id.
    SetReserve(Reserve),
    /// Takes a reserve off the list; steps that pay it stay and say so.
    RemoveReserve(ReserveId),
    /// The words of the term sheet.
    SetParticulars(Particulars),
}

impl AgreementEdit {
    /// Its name in the undo menu.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Choose(_) => "choose agreement",
            Self::AddStep => "add step",
            Self::SetStep(_) => "change step",
            Self::RemoveStep(_) => "remove step",
            Self::MoveStep { .. } => "move step",
            Self::AddReserve => "add reserve",
            Self::SetReserve(_) => "change reserve",
            Self::RemoveReserve(_) => "remove reserve",
            Self::SetParticulars(_) => "change term sheet",
        }
    }

    /// The step or reserve concerned; 0 for the agreement as a whole.
    pub const fn subject(&self) -> u32 {
        match self {
            Self::SetStep(step) => step.id.0,
            Self::RemoveStep(id) | Self::MoveStep { id, .. } => id.0,
            Self::SetReserve(reserve) => reserve.id.0,
            Self::RemoveReserve(id) => id.0,
            Self::Choose(_) | Self::AddStep | Self::AddReserve | Self::SetParticulars(_) => 0,
        }
    }

    /// Whether repeating it while a spell of typing lasts makes one step of undo.
    pub const fn continues(&self) -> bool {
        matches!(
            self,
            Self::SetStep(_) | Self::SetReserve(_) | Self::SetParticulars(_)
        )
    }
}

impl Plan {
    /// Makes the change.
    pub(in crate::plan) fn apply_to_agreement(&mut self, edit: AgreementEdit) {
        match edit {
            AgreementEdit::Choose(preset) => self.choose_agreement(preset),
            AgreementEdit::AddStep => self.add_step(),
            AgreementEdit::SetStep(step) => {
                let mut steps = self.agreement.steps.iter_mut();
                if let Some(known) = steps.find(|known| known.id == step.id) {
                    *known = step;
                }
            }
            AgreementEdit::RemoveStep(id) => self.agreement.steps.retain(|step| step.id != id),
            AgreementEdit::MoveStep { id, to } => {
                moved(&mut self.agreement.steps, |step| step.id == id, to);
            }
            AgreementEdit::AddReserve => {
                let id = ReserveId(self.take_id());
                let name = self.free_reserve_name();
                self.agreement.reserves.push(Reserve { id, name });
            }
            AgreementEdit::SetReserve(reserve) => {
                let mut reserves = self.agreement.reserves.iter_mut();
                if let Some(known) = reserves.find(|known| known.id == reserve.id) {
                    *known = Reserve {
                        name: limit::name(reserve.name),
                        ..reserve
                    };
                }
            }
            AgreementEdit::RemoveReserve(id) => {
                self.agreement.reserves.retain(|reserve| reserve.id != id);
            }
            AgreementEdit::SetParticulars(particulars) => {
                self.agreement.particulars = Particulars {
                    pool: limit::name(particulars.pool),
                    account_holder: limit::name(particulars.account_holder),
                    payouts: limit::name(particulars.payouts),
                    ..particulars
                };
            }
        }
    }

    fn choose_agreement(&mut self, preset: AgreementPreset) {
        let plan = self.clone();
        let steps = preset.steps(&plan, || self.take_id());
        self.agreement.steps = steps;
    }

    fn add_step(&mut self) {
        let operator = self.operator().map_or(OwnerId(0), |owner| owner.id);
        if self.agreement.steps.is_empty() {
            self.choose_agreement(AgreementPreset::ProRata);
        }
        let take = Take::Amount {
            amount: Decimal::ZERO,
            currency: CostCurrency::Ada,
            every: Interval::Epoch,
        };
        let id = StepId(self.take_id());
        let step = Step::new(id, take, To::One(Party::Owner(operator)));
        let steps = &mut self.agreement.steps;
        let rest = steps.iter().position(|step| step.take == Take::Rest);
        steps.insert(rest.unwrap_or(steps.len()), step);
    }

    fn free_reserve_name(&self) -> String {
        let is_free = |name: &str| {
            let mut reserves = self.agreement.reserves.iter();
            reserves.all(|reserve| reserve.name != name)
        };
        if is_free("Reserve") {
            return "Reserve".to_owned();
        }
        (2..u32::MAX)
            .map(|number| format!("Reserve {number}"))
            .find(|name| is_free(name))
            .unwrap_or_default()
    }
}
