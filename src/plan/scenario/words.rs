//! A change in words: what, from what, to what.

use super::{Change, Input};
use crate::number::{self, Places, Separators};
use crate::plan::agreement::Words;
use crate::plan::{Blocks, Cost, CostCurrency, Directory, Figure, Parameter, ParameterValue};
use rust_decimal::Decimal;

/// One change of a scenario, as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeLine {
    /// The input concerned, for a reset.
    pub input: Input,
    /// The input's name, such as "Margin".
    pub name: String,
    /// The value in the base; `None` where it has none.
    pub from: Option<String>,
    /// The value in the scenario.
    pub to: String,
    /// Whether the base no longer has what this changes, so that nothing changes.
    pub is_lost: bool,
}

impl ChangeLine {
    /// A change in words.
    pub fn of(change: &Change, base: &Directory<'_>, separators: Separators) -> Self {
        let input = change.input();
        let write = |change: &Change| value(change, base, separators);
        Self {
            input,
            name: name(change, base),
            // What the years bring is too much for a line.
            from: input
                .of(base)
                .filter(|_| input != Input::Projection)
                .as_ref()
                .map(write),
            to: write(change),
            is_lost: change.is_lost(base),
        }
    }

    /// All of it in a line, such as "Margin 2 % → 3 %".
    pub fn text(&self) -> String {
        match &self.from {
            Some(from) => format!("{} {from} → {}", self.name, self.to),
            None => format!("{} {}", self.name, self.to),
        }
    }
}

fn name(change: &Change, base: &Directory<'_>) -> String {
    let cost = |cost: Option<&Cost>| match cost.map(|cost| cost.line.what.as_str()) {
        None | Some("") => "Cost".to_owned(),
        Some(what) => format!("Cost “{what}”"),
    };
    let input = change.input();
    match change {
        Change::OwnerStake(id, _) => match base.owner(*id) {
            Some(owner) if base.plan().owners.len() > 1 => format!("Stake of {}", owner.name),
            Some(_) => "Owners’ stake".to_owned(),
            None => "Stake of a removed owner".to_owned(),
        },
        Change::ExtraCost(extra) => cost(Some(extra)),
        Change::Cost(_) | Change::NoCost(_) if change.is_lost(base) => {
            "A cost that was removed".to_owned()
        }
        Change::Cost(known) => cost(Some(known)),
        Change::NoCost(id) => cost(base.cost(*id)),
        Change::Pledge(_)
        | Change::PledgeFollowsStake(_)
        | Change::Steps(_)
        | Change::FixedCost(_)
        | Change::Margin(_)
        | Change::Delegated(_)
        | Change::Blocks(_)
        | Change::Price(_)
        | Change::Currency(_)
        | Change::Network(_)
        | Change::Figure(_)
        | Change::Protocol(_)
        | Change::Parameter(_)
        | Change::Projection(_) => input.name().to_owned(),
    }
}

impl Input {
    /// Its name in the inputs panel.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pledge => "Pledge",
            Self::OwnerStake(_) => "Owners’ stake",
            Self::PledgeFollowsStake => "Pledge follows owners’ stake",
            Self::Steps => "Agreement",
            Self::FixedCost => "Fixed cost",
            Self::Margin => "Margin",
            Self::Delegated => "Delegated",
            Self::Blocks => "Blocks",
            Self::Cost(_) => "Cost",
            Self::Price => "Price of ada",
            Self::Currency => "Currency",
            Self::Network => "Network",
            Self::Reserves => "Reserves",
            Self::Fees => "Network fees",
            Self::NetworkBlocks => "Network blocks",
            Self::ActiveStake => "Active stake",
            Self::Protocol => "Protocol",
            Self::Parameter(name) => name.texts().name,
            Self::Projection => "Years to come",
        }
    }
}

fn value(change: &Change, base: &Directory<'_>, separators: Separators) -> String {
    let ada = |amount| number::ada(amount, Places::Exact, separators);
    let decimal = |value| number::decimal(value, Places::Exact, separators);
    let percent = |share: Decimal| number::percent(share, Places::AtMost(4), separators);
    let whole = |count: u32| decimal(Decimal::from(count));
    let cost = |cost: &Cost| {
        let amount = decimal(cost.line.amount);
        let every = cost.line.every.text();
        match cost.line.currency {
            CostCurrency::Ada => format!("₳{amount} {every}"),
            CostCurrency::Fiat => format!("{amount} {} {every}", base.plan().price.currency),
        }
    };
    let absent = || "none".to_owned();
    match change {
        Change::Pledge(amount)
        | Change::OwnerStake(_, amount)
        | Change::FixedCost(amount)
        | Change::Delegated(amount)
        | Change::Figure(
            Figure::Reserves(amount) | Figure::Fees(amount) | Figure::ActiveStake(amount),
        ) => ada(*amount),
        Change::PledgeFollowsStake(true) => "yes".to_owned(),
        Change::PledgeFollowsStake(false) => "no".to_owned(),
        Change::Steps(steps) if steps.is_empty() => absent(),
        Change::Steps(steps) => {
            let words = Words {
                directory: base,
                separators,
            };
            let steps: Vec<String> = steps.iter().map(|step| words.step(step)).collect();
            steps.join("; ")
        }
        Change::Margin(margin) | Change::Parameter(Parameter::MinMargin(Some(margin))) => {
            percent(margin.to_decimal())
        }
        Change::Blocks(Blocks::Expected { performance }) => {
            format!("expected at {}", percent(performance.to_decimal()))
        }
        Change::Blocks(Blocks::Given(blocks)) => format!("{} an epoch", whole(*blocks)),
        Change::Cost(known) | Change::ExtraCost(known) => cost(known),
        Change::NoCost(_) => absent(),
        Change::Projection(_) => "other assumptions".to_owned(),
        Change::Price(price) => format!("{} {}", decimal(*price), base.plan().price.currency),
        Change::Currency(currency) => currency.clone(),
        Change::Network(network) => network.origin.text(),
        Change::Protocol(protocol) => protocol.origin.text(),
        Change::Figure(Figure::Blocks(count)) => whole(*count),
        Change::Parameter(parameter) => match parameter.value() {
            Some(ParameterValue::Whole(count, _)) => whole(count),
            Some(ParameterValue::Ada(amount, _)) => ada(amount),
            Some(ParameterValue::Share(ratio, _) | ParameterValue::Number(ratio, _)) => {
                ratio.to_string()
            }
            None => absent(),
        },
    }
}
