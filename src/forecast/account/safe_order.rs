//! The order in which an owner takes stake out without breaking the pledge for anyone.

use crate::ledger::Epoch;

/// The epochs of a safe withdrawal, for a re-registration in one epoch.
///
/// A boundary takes the snapshot first and activates re-registrations after it, and the pledge is
/// tested against the owners' stake of the same snapshot. So the lower pledge is registered in one
/// epoch and the stake moved in the next, not before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SafeOrder {
    /// The epoch in which the lower pledge is registered.
    pub register: Epoch,
}

/// One stage of a safe withdrawal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Re-register the pool with the lower pledge, in this epoch.
    Register,
    /// The stake can be moved from the start of this epoch on, not before.
    Move,
    /// Both changes count for the blocks of this epoch and later ones.
    Count,
    /// The last payment at the old amounts comes at the start of this epoch.
    LastOldPayment,
    /// The first payment at the new amounts comes at the start of this epoch.
    FirstNewPayment,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: [Self; 5] = [
        Self::Register,
        Self::Move,
        Self::Count,
        Self::LastOldPayment,
        Self::FirstNewPayment,
    ];

    /// The stage in words.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Register => "Re-register the pool with the lower pledge during this epoch",
            Self::Move => "Move the stake from the start of this epoch on, not before",
            Self::Count => "Both changes count for the blocks of this epoch",
            Self::LastOldPayment => "Last payment at the old amounts, at the start of this epoch",
            Self::FirstNewPayment => "First payment at the new amounts, at the start of this epoch",
        }
    }

    /// Epochs after the re-registration.
    pub const fn epochs_after(self) -> u32 {
        match self {
            Self::Register => 0,
            Self::Move => 1,
            Self::Count => 3,
            Self::LastOldPayment => 4,
            Self::FirstNewPayment => 5,
        }
    }
}

impl SafeOrder {
    /// The epoch of a stage.
    pub const fn epoch(self, stage: Stage) -> Epoch {
        self.register.plus(stage.epochs_after())
    }
}
