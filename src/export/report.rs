//! A plan's figures without a window: JSON for programs, text for people.
//!
//! The keys of the JSON are kept stable and documented in the README. Amounts are lovelace and
//! ratios decimals, both as strings, so that no reader loses digits.

use crate::forecast::{BreakEven, Outcome, Period, notices, verdict};
use crate::ledger::{LedgerError, Lovelace};
use crate::number::{self, Places, Separators};
use crate::plan::{Blocks, Notice, Plan, Severity};
use rust_decimal::{Decimal, RoundingStrategy};
use serde::Serialize;

/// The figures of a plan, in the order they are reported.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    report_format: u32,
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
    target_pools: u32,
    pledge_influence: String,
    monetary_expansion: String,
    treasury_cut: String,
    min_fixed_cost: String,
    decentralisation: String,
    leverage_cap: Option<String>,
    min_margin: Option<String>,

    pledge: String,
    owner_stake: String,
    delegated_stake: String,
    pool_stake: String,
    fixed_cost: String,
    margin: String,
    owners: Vec<OwnerLine>,

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
    running_costs_per_year: String,
    running_costs_complete: bool,
    one_off_costs: String,
    fees_after_costs_per_year: String,
    income_after_costs_per_year: String,
    break_even: &'static str,
    break_even_stake: Option<String>,

    notices: Vec<NoticeLine>,
}

#[derive(Clone, Debug, Serialize)]
struct OwnerLine {
    id: u32,
    name: String,
    stake: String,
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
    pub fn of(plan: &Plan) -> Result<Self, LedgerError> {
        let separators = Separators::default();
        let outcome = Outcome::of(plan)?;
        let parts = outcome.parts;
        let rewards = &outcome.model.rewards;
        let pots = rewards.pots();
        let parameters = &plan.protocol.parameters;
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
                .map(lovelace_of)
        };
        let costs = outcome.costs.clone();
        let result = Ok(outcome.clone());
        Ok(Self {
            report_format: 1,
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
            target_pools: parameters.target_pools,
            pledge_influence: parameters.pledge_influence.to_string(),
            monetary_expansion: parameters.monetary_expansion.to_string(),
            treasury_cut: parameters.treasury_cut.to_string(),
            min_fixed_cost: lovelace(parameters.min_fixed_cost),
            decentralisation: parameters.decentralisation.to_string(),
            leverage_cap: parameters.leverage_cap.map(|cap| cap.to_string()),
            min_margin: parameters.min_margin.map(|margin| margin.to_string()),
            pledge: lovelace(pool.pledge),
            owner_stake: lovelace(pool.owner_stake),
            delegated_stake: lovelace(plan.delegated),
            pool_stake: lovelace(pool.stake),
            fixed_cost: lovelace(pool.fixed_cost),
            margin: pool.margin.to_string(),
            owners: plan.owners.iter().map(OwnerLine::of).collect(),
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

impl OwnerLine {
    fn of(owner: &crate::plan::Owner) -> Self {
        Self {
            id: owner.id.0,
            name: owner.name.clone(),
            stake: lovelace(owner.stake),
        }
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
    lovelace_of(Period::Year.ada(an_epoch))
}

/// A decimal number of ada in lovelace, rounded half to even; may be negative.
fn lovelace_of(ada: Decimal) -> String {
    ada.checked_mul(Decimal::from(1_000_000))
        .map(|lovelace| {
            lovelace
                .round_dp_with_strategy(0, RoundingStrategy::MidpointNearestEven)
                .normalize()
                .to_string()
        })
        .unwrap_or_default()
}

/// The report as text for a terminal, in columns.
///
/// # Errors
/// As [`Report::of`].
pub fn text(plan: &Plan, separators: Separators) -> Result<String, LedgerError> {
    let outcome = Outcome::of(plan)?;
    let rewards = outcome.model.rewards.clone();
    let parts = outcome.parts;
    let ada = |amount: Lovelace| {
        format!(
            "{} ADA",
            number::decimal(amount.ada(), Places::Fixed(6), separators)
        )
    };
    let percent = |share: Decimal| number::percent(share, Places::AtMost(4), separators);
    let mut lines = Lines::default();

    lines.heading(if plan.title.is_empty() {
        "Untitled plan"
    } else {
        &plan.title
    });
    let result = Ok(outcome.clone());
    lines.text(&verdict(plan, &result, separators));

    lines.heading("Network");
    lines.row("Preset", plan.network.origin.text());
    lines.row(
        "Source",
        format!(
            "{}, {}",
            plan.network.origin.source, plan.network.origin.date
        ),
    );
    lines.row("Reserves", ada(plan.network.figures.reserves));
    lines.row("Expansion", ada(rewards.pots().expansion));
    lines.row("Fees", ada(plan.network.figures.fees));
    lines.row("Treasury", ada(rewards.pots().treasury));
    lines.row("Reward pot", ada(rewards.pots().reward_pot));
    lines.row("Saturation", ada(outcome.saturation));

    lines.heading("Pool");
    lines.row("Pledge", ada(outcome.model.pool.pledge));
    lines.row("Owners’ stake", ada(outcome.model.pool.owner_stake));
    lines.row("Delegated", ada(plan.delegated));
    lines.row("Total stake", ada(outcome.model.pool.stake));
    if let Some(share) = outcome.saturation_share {
        lines.row("Of saturation", percent(share));
    }
    lines.row("Fixed cost", ada(outcome.model.pool.fixed_cost));
    lines.row("Margin", percent(outcome.model.pool.margin.to_decimal()));
    if let Some(blocks) = outcome.blocks {
        let label = match plan.blocks {
            Blocks::Given(_) => "Blocks given",
            Blocks::Expected { .. } => "Expected blocks",
        };
        lines.row(
            label,
            number::decimal(blocks, Places::AtMost(4), separators),
        );
    }
    if let Some(chance) = outcome
        .no_block_chance
        .and_then(|chance| Decimal::try_from(chance).ok())
    {
        lines.row("Chance of no block", percent(chance));
    }

    lines.heading(
        "Rewards                                        an epoch                    a year",
    );
    for (name, amount) in [
        ("Max pool reward", outcome.max_pool_reward),
        ("Pool reward", parts.pool),
        ("Operator and owners", parts.leader),
        ("  fixed cost", parts.fixed),
        ("  margin", parts.margin),
        ("  own stake", parts.own_stake),
        ("Delegators", parts.delegators),
    ] {
        let year = Period::Year.ada(amount);
        let year = number::decimal(year, Places::Fixed(6), separators);
        lines.row(
            name,
            format!("{}{:>26}", ada(amount), format!("{year} ADA")),
        );
    }
    lines.row("Delegators’ ROS, a year", percent(outcome.delegator_ros));

    lines.heading("A year after costs");
    let signed = |amount: Decimal| {
        format!(
            "{} ADA",
            number::decimal(amount, Places::Fixed(6), separators)
        )
    };
    lines.row("Running costs", signed(outcome.costs.ada_a_year));
    lines.row("Fees after costs", signed(outcome.fees_after_costs()));
    lines.row(
        "Operator income after costs",
        signed(outcome.income_after_costs()),
    );
    lines.row(
        "Fees cover costs from",
        match outcome.break_even {
            BreakEven::NoCosts => "no running costs".to_owned(),
            BreakEven::At(stake) => ada(stake),
            BreakEven::Never { .. } => "no stake".to_owned(),
        },
    );

    let notices = notices(plan, &result, separators);
    if !notices.is_empty() {
        lines.heading("Notices");
        for notice in &notices {
            lines.text(&notice.line());
        }
    }
    Ok(lines.text)
}

/// Lines of a report: headings, and names with right-aligned values.
#[derive(Default)]
struct Lines {
    text: String,
}

impl Lines {
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

    fn row(&mut self, name: &str, value: impl AsRef<str>) {
        let value = value.as_ref();
        self.text(&format!("  {name:<28}{value:>26}"));
    }
}
