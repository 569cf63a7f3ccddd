//! A plan's figures without a window: JSON for programs, text for people.
//!
//! The keys of the JSON are kept stable and documented in the README. Amounts are lovelace and
//! ratios decimals, both as strings, so that no reader loses digits.

mod luck;
mod outlook;
mod owners;
mod parameters;
mod worth;

use crate::forecast::{BreakEven, Outcome, Period, notices, verdict};
use crate::ledger::{EPOCHS_PER_YEAR, LOVELACE_PER_ADA, LedgerError, Lovelace, Ratio};
use crate::number::{self, Places, Separators};
use crate::plan::agreement::Words;
use crate::plan::{Blocks, Notice, Plan, Severity};
use luck::LuckLines;
use outlook::OutlookLines;
pub use outlook::date;
use owners::OwnerLines;
use parameters::ParameterLines;
use rust_decimal::{Decimal, RoundingStrategy};
use serde::Serialize;
use worth::WorthLines;

/// The figures of a plan, in the order they are reported.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    #[serde(rename = "report_format")]
    format: u32,
    title: String,
    verdict: String,

    network_preset: String,
    network_source: String,
    network_date: String,
    network_epoch: u32,
    reserves: String,
    network_fees: String,
    network_blocks: u32,
    active_stake: String,
    protocol_preset: String,
    protocol_date: String,
    #[serde(flatten)]
    parameters: ParameterLines,

    pledge: String,
    owner_stake: String,
    delegated_stake: String,
    pool_stake: String,
    fixed_cost: String,
    margin: String,
    #[serde(flatten)]
    owners: OwnerLines,

    circulation: String,
    expansion: String,
    pot: String,
    treasury: String,
    reward_pot: String,
    saturation: String,
    saturation_share: Option<String>,
    delegation_only_share: Option<String>,

    blocks_given: Option<u32>,
    performance: String,
    expected_blocks: Option<String>,
    no_block_chance: Option<String>,

    max_pool_reward: String,
    pool_reward: String,
    leader_reward: String,
    fixed_cost_part: String,
    margin_part: String,
    fees_part: String,
    own_stake_part: String,
    delegators_reward: String,
    max_pool_reward_per_year: String,
    pool_reward_per_year: String,
    leader_reward_per_year: String,
    fixed_cost_part_per_year: String,
    margin_part_per_year: String,
    fees_part_per_year: String,
    own_stake_part_per_year: String,
    delegators_reward_per_year: String,
    delegator_ros: String,

    mean_leader_reward: Option<String>,
    mean_fees_part: Option<String>,
    mean_delegators_reward: Option<String>,

    ada_price: Option<String>,
    currency: String,
    running_costs_per_year: Option<String>,
    running_costs_complete: bool,
    one_off_costs: Option<String>,
    fees_after_costs_per_year: Option<String>,
    income_after_costs_per_year: Option<String>,
    break_even: &'static str,
    break_even_stake: Option<String>,
    #[serde(flatten)]
    worth: WorthLines,
    #[serde(flatten)]
    luck: LuckLines,
    #[serde(flatten)]
    outlook: OutlookLines,

    notices: Vec<NoticeLine>,
}

#[derive(Clone, Debug, Serialize)]
struct NoticeLine {
    severity: &'static str,
    what: String,
    operator: Option<String>,
    delegators: Option<String>,
}

impl Report {
    /// The report of a plan.
    ///
    /// # Errors
    /// When the plan's network or parameters are outside what the formulas are defined for.
    #[expect(clippy::too_many_lines, reason = "a line for each key of the report")]
    pub fn of(plan: &Plan) -> Result<Self, LedgerError> {
        let separators = Separators::default();
        let outcome = Outcome::of(plan)?;
        let parts = outcome.parts;
        let rewards = &outcome.model.rewards;
        let pots = rewards.pots();
        let pool = &outcome.model.pool;
        let fees_after_costs = lovelace_of(outcome.fees_after_costs());
        let income_after_costs = lovelace_of(outcome.income_after_costs());
        let (break_even, break_even_stake) = match outcome.break_even {
            BreakEven::NoCosts => ("no_costs", None),
            BreakEven::At(stake) => ("at_stake", Some(lovelace(stake))),
            BreakEven::Never { .. } => ("never", None),
        };
        let mean = |of: fn(&crate::forecast::Mean) -> f64| {
            outcome
                .mean
                .as_ref()
                .and_then(|mean| Decimal::try_from(of(mean)).ok())
                .and_then(lovelace_of)
        };
        let costs = outcome.costs.clone();
        let result = Ok(outcome.clone());
        Ok(Self {
            format: 1,
            title: plan.title.clone(),
            verdict: verdict(plan, &result, separators),
            network_preset: plan.network.origin.text(),
            network_source: plan.network.origin.source.clone(),
            network_date: plan.network.origin.date.to_string(),
            network_epoch: plan.network.epoch.0,
            reserves: lovelace(plan.network.figures.reserves),
            network_fees: lovelace(plan.network.figures.fees),
            network_blocks: plan.network.figures.blocks,
            active_stake: lovelace(plan.network.figures.active_stake),
            protocol_preset: plan.protocol.origin.text(),
            protocol_date: plan.protocol.origin.date.to_string(),
            parameters: ParameterLines(plan.protocol.parameters.clone()),
            pledge: lovelace(pool.pledge),
            owner_stake: lovelace(pool.owner_stake),
            delegated_stake: lovelace(plan.delegated),
            pool_stake: lovelace(pool.stake),
            fixed_cost: lovelace(pool.fixed_cost),
            margin: ratio(pool.margin),
            owners: OwnerLines::of(plan, &outcome, Words { plan, separators }),
            circulation: lovelace(rewards.circulation()),
            expansion: lovelace(pots.expansion),
            pot: lovelace(pots.pot),
            treasury: lovelace(pots.treasury),
            reward_pot: lovelace(pots.reward_pot),
            saturation: lovelace(outcome.saturation),
            saturation_share: outcome.saturation_share.map(|share| share.to_string()),
            delegation_only_share: rewards
                .delegation_only_share()
                .map(|share| share.to_decimal().round_dp(10).normalize().to_string()),
            blocks_given: match plan.blocks {
                Blocks::Given(blocks) => Some(blocks),
                Blocks::Expected { .. } => None,
            },
            performance: outcome.model.performance.to_decimal().to_string(),
            expected_blocks: outcome.blocks.map(|blocks| blocks.to_string()),
            no_block_chance: outcome
                .no_block_chance
                .and_then(|chance| Decimal::try_from(chance).ok())
                .map(|chance| chance.round_dp(10).normalize().to_string()),
            max_pool_reward: lovelace(outcome.max_pool_reward),
            pool_reward: lovelace(parts.pool),
            leader_reward: lovelace(parts.leader),
            fixed_cost_part: lovelace(parts.fixed),
            margin_part: lovelace(parts.margin),
            fees_part: lovelace(parts.fees()),
            own_stake_part: lovelace(parts.own_stake),
            delegators_reward: lovelace(parts.delegators),
            max_pool_reward_per_year: a_year(outcome.max_pool_reward),
            pool_reward_per_year: a_year(parts.pool),
            leader_reward_per_year: a_year(parts.leader),
            fixed_cost_part_per_year: a_year(parts.fixed),
            margin_part_per_year: a_year(parts.margin),
            fees_part_per_year: a_year(parts.fees()),
            own_stake_part_per_year: a_year(parts.own_stake),
            delegators_reward_per_year: a_year(parts.delegators),
            delegator_ros: outcome.delegator_ros.to_string(),
            mean_leader_reward: mean(|mean| mean.leader_ada),
            mean_fees_part: mean(|mean| mean.fees_ada),
            mean_delegators_reward: mean(|mean| mean.delegators_ada),
            ada_price: plan
                .price
                .is_known()
                .then(|| plan.price.of_ada.normalize().to_string()),
            currency: plan.price.currency.clone(),
            running_costs_per_year: lovelace_of(costs.ada_a_year),
            running_costs_complete: !costs.incomplete,
            one_off_costs: lovelace_of(costs.ada_once),
            fees_after_costs_per_year: fees_after_costs,
            income_after_costs_per_year: income_after_costs,
            break_even,
            break_even_stake,
            worth: WorthLines::of(plan, &outcome),
            luck: LuckLines::of(plan, &outcome),
            outlook: OutlookLines::of(plan),
            notices: notices(plan, &result, separators)
                .iter()
                .map(NoticeLine::of)
                .collect(),
        })
    }

    /// The report as JSON, ending with a line break.
    pub fn json(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }
}

impl NoticeLine {
    fn of(notice: &Notice) -> Self {
        Self {
            severity: match notice.severity {
                Severity::Notice => "notice",
                Severity::Problem => "problem",
            },
            what: notice.what.clone(),
            operator: notice.operator.clone(),
            delegators: notice.delegators.clone(),
        }
    }
}

fn lovelace(amount: Lovelace) -> String {
    amount.0.to_string()
}

fn a_year(an_epoch: Lovelace) -> String {
    (u128::from(an_epoch.0) * u128::from(EPOCHS_PER_YEAR)).to_string()
}

/// A decimal number of ada in lovelace, rounded half to even; may be negative. `None` beyond 28
/// digits.
fn lovelace_of(ada: Decimal) -> Option<String> {
    // Rounded first: with a digit less before the product it holds a digit more behind.
    let ada = ada.round_dp_with_strategy(6, RoundingStrategy::MidpointNearestEven);
    let lovelace = ada.checked_mul(Decimal::from(LOVELACE_PER_ADA))?;
    Some(lovelace.normalize().to_string())
}

/// A ratio as a decimal, rounded in the 28th digit where no decimal is exact.
fn ratio(ratio: Ratio) -> String {
    ratio.to_decimal().to_string()
}

/// The report as text for a terminal, in columns.
///
/// # Errors
/// As [`Report::of`].
pub fn text(plan: &Plan, separators: Separators) -> Result<String, LedgerError> {
    let outcome = Outcome::of(plan)?;
    let result = Ok(outcome.clone());
    let mut lines = Lines::new(separators);
    lines.heading(plan.label());
    lines.text(&verdict(plan, &result, separators));
    network(plan, &outcome, &mut lines);
    pool(plan, &outcome, &mut lines);
    rewards(&outcome, &mut lines);
    after_costs(&outcome, &mut lines);
    worth::text(plan, &outcome, &mut lines);
    luck::text(plan, &outcome, &mut lines);
    outlook::text(plan, &mut lines);
    owners::text(plan, &outcome, &mut lines);
    let notices = notices(plan, &result, separators);
    if !notices.is_empty() {
        lines.heading("Notices");
        for notice in &notices {
            lines.text(&format!("  {}", notice.line()));
        }
    }
    Ok(lines.text)
}

fn network(plan: &Plan, outcome: &Outcome, lines: &mut Lines) {
    let origin = &plan.network.origin;
    let pots = outcome.model.rewards.pots();
    lines.heading("Network");
    lines.words("Preset", &origin.text());
    lines.words("Source", &format!("{}, {}", origin.source, origin.date));
    lines.amount("Reserves", plan.network.figures.reserves);
    lines.amount("Expansion, an epoch", pots.expansion);
    lines.amount("Fees, an epoch", plan.network.figures.fees);
    lines.amount("Treasury, an epoch", pots.treasury);
    lines.amount("Reward pot, an epoch", pots.reward_pot);
    lines.amount("Saturation", outcome.saturation);
}

fn pool(plan: &Plan, outcome: &Outcome, lines: &mut Lines) {
    let pool = &outcome.model.pool;
    lines.heading("Pool");
    lines.amount("Pledge", pool.pledge);
    lines.amount("Owners’ stake", pool.owner_stake);
    lines.amount("Delegated", plan.delegated);
    lines.amount("Total stake", pool.stake);
    if let Some(share) = outcome.saturation_share {
        lines.share("Of saturation", share);
    }
    lines.amount("Fixed cost, an epoch", pool.fixed_cost);
    lines.share("Margin", pool.margin.to_decimal());
    if let Some(blocks) = outcome.blocks {
        let label = match plan.blocks {
            Blocks::Given(_) => "Blocks given, an epoch",
            Blocks::Expected { .. } => "Expected blocks, an epoch",
        };
        let blocks = number::decimal(blocks, Places::AtMost(4), lines.separators);
        lines.row(label, &blocks);
    }
    if let Some(chance) = outcome.no_block_chance {
        lines.chance("Chance of no block", chance);
    }
}

fn rewards(outcome: &Outcome, lines: &mut Lines) {
    let parts = outcome.parts;
    let expected = match outcome.no_block_chance {
        Some(_) => "Rewards at expected blocks",
        None => "Rewards",
    };
    lines.columns(expected, ["an epoch", "a year"]);
    for (name, amount) in [
        ("  Max pool reward", outcome.max_pool_reward),
        ("  Pool reward", parts.pool),
        ("  Operator income", parts.leader),
        ("    fees", parts.fees()),
        ("      fixed cost", parts.fixed),
        ("      margin", parts.margin),
        ("    own stake", parts.own_stake),
        ("  Delegators", parts.delegators),
    ] {
        let amounts = [Period::Epoch, Period::Year].map(|period| lines.ada(period.ada(amount)));
        lines.columns(name, amounts.each_ref().map(String::as_str));
    }
    lines.share("Delegators’ ROS, a year", outcome.delegator_ros);
}

fn after_costs(outcome: &Outcome, lines: &mut Lines) {
    let costs = &outcome.costs;
    lines.heading("A year after costs");
    let label = if costs.incomplete {
        "Running costs that count"
    } else {
        "Running costs"
    };
    lines.row(label, &lines.ada(costs.ada_a_year));
    lines.row("Fees after costs", &lines.ada(outcome.fees_after_costs()));
    lines.row(
        "Income after costs",
        &lines.ada(outcome.income_after_costs()),
    );
    if !costs.ada_once.is_zero() {
        lines.row("Costs paid once", &lines.ada(costs.ada_once));
    }
    match outcome.break_even {
        BreakEven::NoCosts => {}
        BreakEven::At(stake) if stake == outcome.model.pool.owner_stake => {
            lines.row("Fees cover costs from", "the owners’ stake alone");
        }
        BreakEven::At(stake) => lines.amount("Fees cover costs from stake", stake),
        BreakEven::Never { .. } => lines.row("Fees cover costs from stake", "none"),
    }
}

/// Lines of a report: headings, and names with values in columns.
struct Lines {
    text: String,
    separators: Separators,
}

impl Lines {
    const fn new(separators: Separators) -> Self {
        Self {
            text: String::new(),
            separators,
        }
    }

    fn heading(&mut self, heading: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text(heading);
    }

    fn text(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// A name and words behind it.
    fn words(&mut self, name: &str, words: &str) {
        self.text(&format!("  {name:<26}{words}"));
    }

    /// A name and a value that ends where the others do.
    fn row(&mut self, name: &str, value: &str) {
        self.text(&format!("  {name:<28}{value:>26}"));
    }

    /// A name, or a heading, and two values; the first ends where those of [`Self::row`] do.
    fn columns(&mut self, name: &str, [first, second]: [&str; 2]) {
        if !name.starts_with(' ') {
            self.text.push('\n');
        }
        self.text(&format!("{name:<30}{first:>26}{second:>28}"));
    }

    fn amount(&mut self, name: &str, amount: Lovelace) {
        let value = self.ada(amount.ada());
        self.row(name, &value);
    }

    fn share(&mut self, name: &str, share: Decimal) {
        let value = number::percent(share, Places::AtMost(4), self.separators);
        self.row(name, &value);
    }

    /// A chance; what would be rounded to never is not written as never.
    fn chance(&mut self, name: &str, chance: f64) {
        let least = Decimal::new(1, 6);
        let rounded = Decimal::try_from(chance).unwrap_or_default();
        if chance > 0.0 && rounded < least {
            let least = number::percent(least, Places::Exact, self.separators);
            self.row(name, &format!("below {least}"));
        } else {
            self.share(name, rounded);
        }
    }

    /// An amount to the lovelace.
    fn ada(&self, ada: Decimal) -> String {
        format!(
            "{} ADA",
            number::decimal(ada, Places::Fixed(6), self.separators)
        )
    }
}
