//! A plan's assumptions of the years to come: how long to look ahead, and how delegation, the price
//! of ada, the reserves and the protocol move on the way.

use super::Parameter;
use crate::ledger::{EPOCHS_PER_YEAR, Epoch, Lovelace, Ratio};

/// The assumptions of the Time view. The default assumes that nothing changes but the reserves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Projection {
    /// How many years to look ahead, 1 to [`Self::MOST_YEARS`].
    pub years: u32,
    /// The first epoch; that of the network's figures where absent.
    pub start: Option<Epoch>,
    /// Whether the pool registers in the first epoch, so that its first reward is paid four epochs
    /// later.
    pub is_new: bool,
    /// Share of the reward pot that is paid out to all pools together; the rest returns to the
    /// reserves.
    pub paid_share: Ratio,
    /// Whether the owners leave their rewards in the pool as stake.
    pub compounds: bool,
    /// The path of the delegated stake.
    pub delegation: DelegationPath,
    /// The price of ada after a year, as a multiple of the price before it; 1 where it stays.
    pub price_a_year: Ratio,
    /// Planned changes of the protocol.
    pub changes: Vec<PlannedChange>,
}

/// The path of the delegated stake from the plan's on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DelegationPath {
    /// It stays.
    Constant,
    /// By as much each epoch.
    Linear(Growth),
    /// Slowly, then fast, then slowly: `3x² − 2x³` of the way after the share `x` of the time.
    SShaped(Growth),
    /// As listed, in a straight line from one entry to the next; before the first from the plan's
    /// stake on, after the last it stays.
    Table(Vec<PathPoint>),
}

/// The end of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Growth {
    /// The delegated stake at its end.
    pub to: Lovelace,
    /// How many epochs it takes.
    pub epochs: u32,
}

/// The delegated stake at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PathPoint {
    /// Epochs after the first.
    pub after: u32,
    /// The delegated stake.
    pub delegated: Lovelace,
}

/// A change of the protocol at the start of an epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlannedChange {
    /// The epoch from which it holds.
    pub epoch: Epoch,
    /// The parameter with its new value.
    pub parameter: Parameter,
}

/// One assumption and what it becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Assumption {
    /// How many years.
    Years(u32),
    /// The first epoch.
    Start(Option<Epoch>),
    /// Whether the pool is new.
    IsNew(bool),
    /// Share of the pot that is paid.
    PaidShare(Ratio),
    /// Whether owners' rewards become stake.
    Compounds(bool),
    /// The path of the delegated stake.
    Delegation(DelegationPath),
    /// The path of the price.
    PriceAYear(Ratio),
    /// All planned changes.
    Changes(Vec<PlannedChange>),
}

impl Projection {
    /// The furthest one can look.
    pub const MOST_YEARS: u32 = 20;

    /// The years that are computed: what is asked for, within bounds.
    pub fn epochs(&self) -> u32 {
        self.years.clamp(1, Self::MOST_YEARS) * EPOCHS_PER_YEAR
    }

    /// The first epoch that is shown: the one asked for, but neither before the network's figures
    /// nor so late that the way there could not be computed.
    pub fn first_epoch(&self, network: Epoch) -> Epoch {
        let latest = network.plus(Self::MOST_YEARS * EPOCHS_PER_YEAR);
        self.start
            .map_or(network, |start| start.clamp(network, latest))
    }

    /// The planned changes as they come to hold.
    pub fn changes_in_order(&self) -> Vec<PlannedChange> {
        let mut changes = self.changes.clone();
        changes.sort_by_key(|change| change.epoch);
        changes
    }

    pub(super) fn assume(&mut self, assumption: Assumption) {
        match assumption {
            Assumption::Years(years) => self.years = years,
            Assumption::Start(start) => self.start = start,
            Assumption::IsNew(is_new) => self.is_new = is_new,
            Assumption::PaidShare(share) => self.paid_share = share,
            Assumption::Compounds(compounds) => self.compounds = compounds,
            Assumption::Delegation(path) => self.delegation = path,
            Assumption::PriceAYear(multiple) => self.price_a_year = multiple,
            Assumption::Changes(changes) => self.changes = changes,
        }
    }
}

impl Default for Projection {
    /// Five years of a new pool in which nothing changes but the reserves, of which 44 % of each
    /// pot are paid: mainnet around epoch 616 (6.79 M of 15.53 M ada).
    ///
    /// NOTE: plan files leave a default projection out, so none of these may ever change.
    fn default() -> Self {
        Self {
            years: 5,
            start: None,
            is_new: true,
            paid_share: Ratio::percent(44),
            compounds: false,
            delegation: DelegationPath::Constant,
            price_a_year: Ratio::ONE,
            changes: Vec::new(),
        }
    }
}

impl Assumption {
    pub(super) const fn edit_name(&self) -> &'static str {
        match self {
            Self::Years(_) => "change years to look ahead",
            Self::Start(_) => "change first epoch",
            Self::IsNew(_) => "change first reward",
            Self::PaidShare(_) => "change share of the pot paid",
            Self::Compounds(_) => "change compounding",
            Self::Delegation(_) => "change delegation path",
            Self::PriceAYear(_) => "change price path",
            Self::Changes(_) => "change planned protocol changes",
        }
    }
}
