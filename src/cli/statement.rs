//! `poolwright statement`: who is owed what of the income an account really received.

use super::error::CommandError;
use super::input;
use super::output;
use crate::chain::receipts::read_receipts;
use crate::export;
use crate::forecast::statement;
use crate::number::Separators;
use crate::store::{self, Input};
use clap::Args;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Divide what the reward account really received among the owners, epoch by epoch
///
/// The table has a header row with `epoch` or `date` and `income_ada` or `income_lovelace`;
/// `pool_stake`, `owner_stake`, `fixed_cost`, `margin` and `price` make the parts of an epoch exact.
#[derive(Args, Debug)]
pub struct Arguments {
    /// The plan file with owners and agreement
    plan: PathBuf,
    /// What the account received, as CSV; `-` reads standard input
    receipts: PathBuf,
    /// Where to write; standard output without it
    #[arg(long)]
    output: Option<PathBuf>,
}

/// Larger tables are refused before they are read: a century of epochs has some hundred kilobytes.
const LARGEST_TABLE: u64 = 16 * 1024 * 1024;

/// Writes the statement as CSV.
///
/// # Errors
/// When the plan or the table cannot be read, or writing failed.
pub fn run(arguments: &Arguments) -> Result<(), CommandError> {
    let plan = input::plan(&arguments.plan)?;
    let text = read(&arguments.receipts)?;
    let receipts = read_receipts(&text, Separators::default())
        .map_err(|error| CommandError::file(&arguments.receipts, error))?;
    let statement = statement(&plan, &receipts);
    if let [first, ..] = statement.missing.as_slice() {
        super::tell(&format!(
            "note: {} epochs between the first and the last are not listed, beginning with {}; \
             nothing is counted for them",
            statement.missing.len(),
            first.0
        ));
    }
    let table = export::table::statement::csv(&plan, &statement);
    let inputs = [
        Input::File(&arguments.plan),
        Input::named(&arguments.receipts),
    ];
    output::write_table(arguments.output.as_deref(), table.as_bytes(), &inputs)
}

fn read(path: &Path) -> Result<String, CommandError> {
    let mut bytes = Vec::new();
    input::open(path)?
        .take(LARGEST_TABLE + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| CommandError::file(path, store::reason(&error)))?;
    if bytes.len() as u64 > LARGEST_TABLE {
        return Err(CommandError::file(path, "The table is larger than 16 MiB"));
    }
    String::from_utf8(bytes).map_err(|_| CommandError::file(path, "The table is not UTF-8 text"))
}
