//! The columns of the table, by the names in the header.

use super::error::Error;
use csv::StringRecord;

/// A known column: its name and, where the header has it, its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// As it stands in the header.
    pub name: &'static str,
    /// Counted from 0; none where the header lacks it.
    pub index: Option<usize>,
}

/// All known columns, by their names in the header. Meaning and units: the help text of the command.
#[derive(Clone, Copy, Debug)]
pub struct Columns {
    pub reserves: Column,
    pub fees: Column,
    pub blocks_total: Column,
    pub k: Column,
    pub a0: Column,
    pub rho: Column,
    pub tau: Column,
    pub active_stake: Column,
    pub d: Column,
    pub slots_per_epoch: Column,
    pub leverage: Column,
    pub pool_stake: Column,
    pub owner_stake: Column,
    pub pledge: Column,
    pub fixed_cost: Column,
    pub margin: Column,
    pub blocks: Column,
    pub member_stake: Column,
}

impl Columns {
    /// Columns without which no row can be evaluated.
    pub const REQUIRED: [&'static str; 7] =
        ["reserves", "fees", "blocks_total", "k", "a0", "rho", "tau"];
    /// Columns that are appended, in this order.
    pub const RESULTS: [&'static str; 5] = [
        "reward_pot",
        "max_pool_reward",
        "pool_reward",
        "leader_reward",
        "member_reward",
    ];

    /// Finds the columns in the header; spaces around a name do not matter.
    ///
    /// # Errors
    /// When required columns lack, a known one stands there twice, or one that is to be appended is
    /// there already. `file` and `line` say where the header is.
    pub fn find(header: &StringRecord, file: &str, line: u64) -> Result<Self, Error> {
        let places = |name| {
            let same = move |(_, cell): &(usize, &str)| cell.trim() == name;
            header
                .iter()
                .enumerate()
                .filter(same)
                .map(|(index, _)| index)
        };
        let column = |name| Column {
            name,
            index: places(name).next(),
        };
        let columns = Self {
            reserves: column("reserves"),
            fees: column("fees"),
            blocks_total: column("blocks_total"),
            k: column("k"),
            a0: column("a0"),
            rho: column("rho"),
            tau: column("tau"),
            active_stake: column("active_stake"),
            d: column("d"),
            slots_per_epoch: column("slots_per_epoch"),
            leverage: column("leverage"),
            pool_stake: column("pool_stake"),
            owner_stake: column("owner_stake"),
            pledge: column("pledge"),
            fixed_cost: column("fixed_cost"),
            margin: column("margin"),
            blocks: column("blocks"),
            member_stake: column("member_stake"),
        };
        let file = || file.to_owned();
        if let Some(found) = separator(header) {
            let file = file();
            return Err(Error::Separator { file, line, found });
        }
        let is_missing = |name: &&'static str| places(name).next().is_none();
        let missing: Vec<_> = Self::REQUIRED.into_iter().filter(is_missing).collect();
        if !missing.is_empty() {
            let file = file();
            return Err(Error::MissingColumns {
                file,
                line,
                missing,
                expected: &Self::REQUIRED,
            });
        }
        let mut known = columns.epoch().into_iter().chain(columns.pool());
        if let Some(Column { name, .. }) = known.find(|column| places(column.name).count() > 1) {
            let file = file();
            return Err(Error::DuplicateColumn { file, line, name });
        }
        let is_there = |name: &&'static str| places(name).next().is_some();
        if let Some(name) = Self::RESULTS.into_iter().find(is_there) {
            let file = file();
            return Err(Error::ResultColumn { file, line, name });
        }
        Ok(columns)
    }

    /// The columns that are the same on all rows of an epoch.
    pub const fn epoch(&self) -> [Column; 11] {
        [
            self.reserves,
            self.fees,
            self.blocks_total,
            self.k,
            self.a0,
            self.rho,
            self.tau,
            self.active_stake,
            self.d,
            self.slots_per_epoch,
            self.leverage,
        ]
    }

    /// The columns that tell pools and delegators apart.
    const fn pool(&self) -> [Column; 7] {
        [
            self.pool_stake,
            self.owner_stake,
            self.pledge,
            self.fixed_cost,
            self.margin,
            self.blocks,
            self.member_stake,
        ]
    }
}

/// The separator of the columns where it is not commas: many spreadsheets write semicolons or tabs.
fn separator(header: &StringRecord) -> Option<&'static str> {
    let mut cells = header.iter();
    match (cells.next(), cells.next()) {
        (Some(only), None) if only.contains(';') => Some("semicolons"),
        (Some(only), None) if only.contains('\t') => Some("tabs"),
        _ => None,
    }
}
