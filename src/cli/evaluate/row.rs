//! From the cells of one row to its results.

use super::columns::{Column, Columns};
use super::error::Error;
use super::lines::line_breaks;
use super::plain::PlainRow;
use super::value::{Share, Value};
use crate::ledger::{EpochFigures, LedgerError, Lovelace, Parameters, Pool, Ratio, Rewards};
use csv::StringRecord;
use std::num::NonZeroU32;

/// The max supply of mainnet, 45·10^15 lovelace (Shelley genesis, `maxLovelaceSupply`).
const MAX_SUPPLY: Lovelace = Lovelace::from_whole_ada(45_000_000_000);

/// The cells of a row.
pub trait Cells {
    /// The cell at this place, counted from 0.
    fn cell(&self, index: usize) -> Option<&str>;
}

impl Cells for StringRecord {
    fn cell(&self, index: usize) -> Option<&str> {
        self.get(index)
    }
}

impl Cells for PlainRow<'_, '_> {
    fn cell(&self, index: usize) -> Option<&str> {
        self.get(index)
    }
}

/// One row and where it stands.
#[derive(Clone, Copy)]
pub struct Row<'a, C> {
    /// Name of the input.
    pub file: &'a str,
    /// Physical line on which the row ends.
    pub end_line: u64,
    /// Its cells.
    pub record: &'a C,
}

/// Results in the order of [`Columns::RESULTS`]; none is an empty cell.
pub type Results = [Option<Lovelace>; 5];

/// The terms that the rows of one epoch have in common.
pub struct Epoch {
    rewards: Rewards,
    blocks: u32,
    federated: bool,
    has_active_stake: bool,
}

impl Epoch {
    /// The epoch that the cells of `row` describe.
    ///
    /// # Errors
    /// The first cell that is not what its column expects.
    pub fn read(columns: &Columns, row: &Row<impl Cells>) -> Result<Self, Error> {
        let active_stake: Option<Lovelace> = row.optional(columns.active_stake)?;
        let figures = EpochFigures {
            reserves: row.required(columns.reserves)?,
            fees: row.required(columns.fees)?,
            blocks: row.required(columns.blocks_total)?,
            active_stake: active_stake.unwrap_or(Lovelace::ZERO),
        };
        let parameters = Parameters {
            target_pools: row.required::<NonZeroU32>(columns.k)?.get(),
            pledge_influence: row.required(columns.a0)?,
            monetary_expansion: row.required::<Share>(columns.rho)?.0,
            treasury_cut: row.required::<Share>(columns.tau)?.0,
            min_fixed_cost: Lovelace::ZERO,
            decentralisation: row.optional(columns.d)?.map_or(Ratio::ZERO, |Share(d)| d),
            max_supply: MAX_SUPPLY,
            slots_per_epoch: row.optional(columns.slots_per_epoch)?.unwrap_or(432_000),
            // f is 1/20 on mainnet and the public test networks.
            active_slot_coefficient: Ratio::percent(5),
            leverage_cap: row.optional(columns.leverage)?,
            min_margin: None,
        };
        let rewards = Rewards::new(&parameters, &figures).map_err(|error| match error {
            LedgerError::ReservesAboveSupply => row.error(
                columns.reserves,
                format!("at most the max supply of {} lovelace", MAX_SUPPLY.0),
            ),
            LedgerError::NoExpectedBlocks => row.error(
                columns.slots_per_epoch,
                "enough slots for one block: (1 − d)/20 · slots_per_epoch of at least 1",
            ),
            LedgerError::TooLarge => row.error(
                columns.fees,
                format!(
                    "fees that with the expansion are at most {} lovelace",
                    u64::MAX
                ),
            ),
            LedgerError::NoTargetPools | LedgerError::AboveOne(_) => row.ledger(error),
        })?;
        Ok(Self {
            rewards,
            blocks: figures.blocks,
            federated: parameters.is_federated(),
            has_active_stake: active_stake.is_some(),
        })
    }

    /// The earnings of the row's pool and delegator in this epoch.
    ///
    /// # Errors
    /// The first cell that is not what its column expects, also where it would not be used.
    pub fn results(&self, columns: &Columns, row: &Row<impl Cells>) -> Result<Results, Error> {
        let stake: Option<Lovelace> = row.optional(columns.pool_stake)?;
        let owner_stake: Option<Lovelace> = row.optional(columns.owner_stake)?;
        let pledge: Option<Lovelace> = row.optional(columns.pledge)?;
        let fixed_cost: Option<Lovelace> = row.optional(columns.fixed_cost)?;
        let margin: Option<Share> = row.optional(columns.margin)?;
        let blocks: Option<u32> = row.optional(columns.blocks)?;
        let member_stake: Option<Lovelace> = row.optional(columns.member_stake)?;

        if blocks.is_some_and(|blocks| blocks > self.blocks) {
            let expected = format!("at most the blocks_total of {}", self.blocks);
            return Err(row.error(columns.blocks, expected));
        }
        let above_pool = |part: Option<Lovelace>| match (part, stake) {
            (Some(part), Some(stake)) if part > stake => Some(stake.0),
            _ => None,
        };
        if let Some(stake) = above_pool(owner_stake) {
            let expected = format!("at most the pool_stake of {stake}");
            return Err(row.error(columns.owner_stake, expected));
        }

        let reward_pot = Some(self.rewards.pots().reward_pot);
        let (Some(stake), Some(pledge), Some(fixed_cost), Some(Share(margin)), Some(blocks)) =
            (stake, pledge, fixed_cost, margin, blocks)
        else {
            return Ok([reward_pot, None, None, None, None]);
        };
        if !self.federated && !self.has_active_stake {
            return Ok([reward_pot, None, None, None, None]);
        }
        if let Some(stake) = above_pool(owner_stake.or(Some(pledge))) {
            let expected = format!(
                "at most the pool_stake of {stake}, or an owner_stake: without one the owners \
                 hold the pledge"
            );
            return Err(row.error(columns.pledge, expected));
        }
        if let Some(stake) = above_pool(member_stake).filter(|_| !self.federated) {
            let expected = format!("at most the pool_stake of {stake}");
            return Err(row.error(columns.member_stake, expected));
        }
        let pool = Pool {
            stake,
            owner_stake: owner_stake.unwrap_or(pledge),
            pledge,
            fixed_cost,
            margin,
        };
        let max_pool_reward = self.rewards.max_pool_reward(&pool);
        let pool_reward = self
            .rewards
            .performance(blocks, stake)
            .of(max_pool_reward)
            .map_err(|_| {
                let limit = u64::MAX;
                let expected = format!("a stake with which the reward is at most {limit} lovelace");
                row.error(columns.pool_stake, expected)
            })?;
        Ok([
            reward_pot,
            Some(max_pool_reward),
            Some(pool_reward),
            Some(pool.leader_reward(pool_reward)),
            member_stake.map(|stake| pool.member_reward(pool_reward, stake)),
        ])
    }
}

impl<C: Cells> Row<'_, C> {
    /// Physical line on which the row begins.
    pub fn line(&self) -> u64 {
        let within: u64 = self.cells().map(line_breaks).sum();
        self.end_line.saturating_sub(within)
    }

    fn cells(&self) -> impl Iterator<Item = &str> {
        (0..).map_while(|index| self.record.cell(index))
    }

    /// The row's value in a column that every row must fill.
    fn required<V: Value>(&self, column: Column) -> Result<V, Error> {
        V::read(self.text(column)).map_err(|expected| self.error(column, expected))
    }

    /// The row's value in a column that may be absent or empty.
    fn optional<V: Value>(&self, column: Column) -> Result<Option<V>, Error> {
        if self.text(column).is_empty() {
            return Ok(None);
        }
        self.required(column).map(Some)
    }

    /// The cell without the spaces around it; empty where the column is absent.
    fn text(&self, column: Column) -> &str {
        let cell = column.index.and_then(|index| self.record.cell(index));
        let cell = cell.unwrap_or_default();
        // Most have no spaces around them, and trimming looks at whole characters.
        match cell.as_bytes() {
            [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => cell,
            _ => cell.trim(),
        }
    }

    /// That the cell in `column` is not as `expected`.
    fn error(&self, column: Column, expected: impl Into<String>) -> Error {
        let before = self.cells().take(column.index.unwrap_or(0));
        let breaks: u64 = before.map(line_breaks).sum();
        Error::Cell {
            file: self.file.to_owned(),
            line: self.line() + breaks,
            column: column.name,
            found: found(self.text(column)),
            expected: expected.into(),
        }
    }

    fn ledger(&self, error: LedgerError) -> Error {
        Error::Ledger {
            file: self.file.to_owned(),
            line: self.line(),
            error,
        }
    }
}

/// A cell as an error shows it: on one line, and not a whole page of it.
fn found(text: &str) -> String {
    const LONGEST: usize = 60;
    if text.is_empty() {
        return String::from("an empty cell");
    }
    let shown: String = text.chars().take(LONGEST).collect();
    let more = if shown.len() < text.len() { "…" } else { "" };
    format!("\"{}{more}\"", shown.escape_debug())
}
