//! The document: what a person decides and assumes about one pool.
//!
//! A [`Plan`] is a plain value. An [`Edit`] says what one of its values becomes, a [`Document`]
//! keeps the steps to undo, [`mod@format`] writes and reads it as RON. What a plan earns is not here
//! but in [`crate::forecast`].

pub mod agreement;
mod cost;
mod directory;
mod document;
mod edit;
mod example;
pub mod fingerprint;
pub mod format;
mod ids;
pub mod limit;
mod network;
mod notice;
mod order;
mod owner;
mod parameter;
mod presentation;
mod preset;
mod projection;
mod scenario;
mod terms;
pub mod words;

pub use agreement::{
    AccountControl, AgreedPercent, AgreedPledge, Agreement, AgreementEdit, AgreementPreset,
    Interval, Particulars, Party, Reserve, ReserveId, Step, StepId, Take, To,
};
pub use cost::{Cost, CostCurrency, CostId, CostLine, CostTemplate, Every};
pub use directory::Directory;
pub use document::{Document, Revision};
pub use edit::Edit;
pub use example::{EXAMPLES, Example};
pub use fingerprint::Fingerprint;
pub use network::{Figure, Network, Origin, Protocol};
pub use notice::{Field, Notice, Severity, problems};
pub use owner::{Owner, OwnerId, Role};
pub use parameter::{Parameter, ParameterName, ParameterSwitch, ParameterTexts, ParameterValue};
pub use presentation::Stop;
pub use preset::{Preset, presets};
pub use projection::{Assumption, DelegationPath, Growth, PathPoint, PlannedChange, Projection};
pub use scenario::{
    Change, ChangeLine, Changes, Dash, Hue, Input, Scenario, ScenarioEdit, ScenarioId, Variants,
};
pub use terms::Terms;

use crate::ledger::{Lovelace, Pool, Ratio};
use rust_decimal::Decimal;

/// A plan: one pool, the network it is planned on, and what running it costs.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// May be empty.
    pub title: String,
    /// Free text.
    pub notes: String,
    /// The pool's registered terms.
    pub terms: Terms,
    /// Those who pledge; their stakes together are the owners' stake. One owner unless co-owners
    /// were added.
    pub owners: Vec<Owner>,
    /// The owners' agreement on the income of the reward account.
    pub agreement: Agreement,
    /// Delegated stake, the owners' not included.
    pub delegated: Lovelace,
    /// How many blocks the pool makes.
    pub blocks: Blocks,
    /// The costs of running the pool.
    pub costs: Vec<Cost>,
    /// The price of ada.
    pub price: Price,
    /// The epoch that is taken as typical.
    pub network: Network,
    /// The protocol parameters.
    pub protocol: Protocol,
    /// The assumptions of the years to come.
    pub projection: Projection,
    /// The blocks that the pool made in past epochs, the oldest first.
    pub past_blocks: Vec<u32>,
    /// What-ifs, in the order of their tabs.
    pub scenarios: Vec<Scenario>,
    /// The stops of the presentation; empty for every scenario in the open view.
    pub presentation: Vec<Stop>,
    /// The number the next owner, step, reserve, cost or scenario gets: ids are never used twice in
    /// a plan.
    pub next_id: u32,
}

/// The blocks the pool is taken to make in an epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blocks {
    /// As many as its share of the active stake lets expect, times a performance (1 = all of
    /// them).
    Expected {
        /// Share of its leader slots the pool turns into blocks of the chain.
        performance: Ratio,
    },
    /// This many.
    Given(u32),
}

/// The price of ada in one currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Price {
    /// Price of one ada; 0 turns money off.
    pub of_ada: Decimal,
    /// ISO 4217 code, such as `EUR`.
    pub currency: String,
}

impl Price {
    /// Whether amounts can be shown in money.
    pub fn is_known(&self) -> bool {
        self.of_ada > Decimal::ZERO
    }

    /// The worth of an amount of ada, not rounded; `None` without a price or beyond 28 digits.
    pub fn of(&self, ada: Decimal) -> Option<Decimal> {
        if self.is_known() {
            ada.checked_mul(self.of_ada)
        } else {
            None
        }
    }

    /// How many ada an amount of money buys; `None` without a price or beyond 28 digits.
    pub fn ada_for(&self, money: Decimal) -> Option<Decimal> {
        if self.is_known() {
            money.checked_div(self.of_ada)
        } else {
            None
        }
    }
}

impl Plan {
    /// The title, or what stands for one where it is empty.
    pub fn label(&self) -> &str {
        if self.title.is_empty() {
            "Untitled plan"
        } else {
            &self.title
        }
    }

    /// A plan to start from: the default preset, a pledge of 100,000 ada, 5 M ada hoped for, the
    /// minimum fixed cost, 2 % margin, no costs and no price yet.
    pub fn new() -> Self {
        let preset = Preset::default();
        let protocol = preset.protocol;
        let pledge = Lovelace::from_whole_ada(100_000);
        Self {
            title: String::new(),
            notes: String::new(),
            terms: Terms {
                pledge,
                pledge_follows_stake: true,
                fixed_cost: protocol.parameters.min_fixed_cost,
                margin: Ratio::percent(2),
            },
            owners: vec![Owner {
                id: OwnerId(1),
                name: "Operator".to_owned(),
                stake: pledge,
                role: Role::Operator,
                notes: String::new(),
            }],
            agreement: Agreement::default(),
            delegated: Lovelace::from_whole_ada(5_000_000),
            blocks: Blocks::Expected {
                performance: Ratio::ONE,
            },
            costs: Vec::new(),
            price: Price {
                of_ada: Decimal::ZERO,
                currency: "USD".to_owned(),
            },
            network: preset.network,
            protocol,
            scenarios: Vec::new(),
            presentation: Vec::new(),
            projection: Projection::default(),
            past_blocks: Vec::new(),
            next_id: 2,
        }
    }

    /// Everything delegated to the pool: owners and delegators.
    pub fn pool_stake(&self) -> Lovelace {
        self.owner_stake().saturating_add(self.delegated)
    }

    /// The pool as the ledger sees it.
    pub fn pool(&self) -> Pool {
        Pool {
            stake: self.pool_stake(),
            owner_stake: self.owner_stake(),
            pledge: self.terms.pledge,
            fixed_cost: self.terms.fixed_cost,
            margin: self.terms.margin,
        }
    }

    /// Whether the margin is 100 %, so that delegators get nothing.
    pub fn is_private(&self) -> bool {
        self.terms.margin >= Ratio::ONE
    }

    /// Whether a party is still there to be paid.
    pub fn has_party(&self, party: Party) -> bool {
        match party {
            Party::Owner(id) => self.owner(id).is_some(),
            Party::Reserve(id) => self.agreement.reserve(id).is_some(),
        }
    }

    /// Everyone a step can pay: the owners in their order, then the reserves.
    pub fn parties(&self) -> impl Iterator<Item = Party> + '_ {
        let owners = self.owners.iter().map(|owner| Party::Owner(owner.id));
        let reserves = self.agreement.reserves.iter();
        owners.chain(reserves.map(|reserve| Party::Reserve(reserve.id)))
    }

    /// The name of a party; the id of one that was removed.
    pub fn party_name(&self, party: Party) -> String {
        let name = match party {
            Party::Owner(id) => self.owner(id).map(|owner| owner.name.as_str()),
            Party::Reserve(id) => self
                .agreement
                .reserve(id)
                .map(|reserve| reserve.name.as_str()),
        };
        party.called(name)
    }
}

impl Default for Plan {
    fn default() -> Self {
        Self::new()
    }
}
