//! `poolwright evaluate`: the rewards of many pools and epochs, for spreadsheets and history.
//!
//! A CSV file comes in row by row and goes out again with the results appended; only a few
//! pieces of it are held at a time. This file knows where rows come from and go to, `pieces` cuts the
//! input into whole rows, `in_order` spreads the pieces over the processors, `table` goes through one,
//! `row` computes a row.

mod columns;
mod error;
mod in_order;
mod lines;
mod pieces;
mod plain;
mod row;
mod table;
mod value;

pub use error::Error;

use super::output;
use crate::store::{self, Input, NewFile, Refusal};
use lines::BUFFER;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};

const COLUMNS: &str = "\
COLUMNS
  The first row names the columns. They may stand in any order; columns with other names are
  carried through unchanged. Amounts are whole lovelace (1000000, 1_000_000 or 1e6), ratios a
  decimal (0.05), a fraction (1/20) or a percentage (5 %). An empty cell of an optional column is as good as no column.

  Required
    reserves         lovelace in the reserves; for the blocks of epoch e those of e+1
    fees             lovelace of transaction fees in the epoch
    blocks_total     blocks made by pools in the epoch
    k                target number of pools, 1 or more
    a0               pledge influence, ratio
    rho              monetary expansion an epoch, ratio up to 1
    tau              treasury cut, ratio up to 1

  Optional, the epoch
    active_stake     lovelace delegated to all pools
    d                decentralisation, ratio up to 1 (default 0)
    slots_per_epoch  slots in an epoch (default 432000)
    leverage         pledge leverage cap of CIP-50, ratio (default none)

  Optional, the pool
    pool_stake       lovelace delegated to the pool, the owners' included
    owner_stake      lovelace delegated by the pool's owners (default: the pledge)
    pledge           lovelace declared as pledge
    fixed_cost       lovelace an epoch
    margin           ratio up to 1
    blocks           blocks the pool made in the epoch
    member_stake     lovelace of one delegator

  Appended
    reward_pot       lovelace that all pools can earn together
    max_pool_reward  what the pool earns at performance 1
    pool_reward      what the pool earns with its blocks
    leader_reward    what the operator's reward account receives of it
    member_reward    what the delegator with member_stake receives of it

  The pool's results are empty on rows without pool_stake, pledge, fixed_cost, margin or blocks,
  and without active_stake where d is below 0.8; member_reward also without member_stake.
  The max supply is 45000000000000000 lovelace; 1/20 of the slots have a leader.";

/// Compute the rewards of every row of a CSV file
#[derive(Clone, Debug, clap::Args)]
#[command(after_long_help = COLUMNS, after_help = "See --help for the columns.")]
pub struct Arguments {
    /// CSV file to read; - reads standard input
    pub input: PathBuf,
    /// File to write, which is not the input; it appears only when all went well. Without it or
    /// with - the rows go to standard output
    #[arg(long, value_name = "OUT.csv")]
    pub output: Option<PathBuf>,
    /// Put the results in the place of the input, once all went well
    #[arg(long, conflicts_with = "output")]
    pub in_place: bool,
}

/// Evaluates every row of the input and writes it with its results.
///
/// A reader that closes standard output early, such as `head`, ends the work without an error.
///
/// # Errors
/// A fault of the input and its place, or a failure to read or write. Standard output then has the
/// whole rows before the bad one; a file to be written is as it was.
pub fn run(arguments: &Arguments) -> Result<(), Error> {
    if arguments.in_place && arguments.input == Path::new("-") {
        return Err(Error::NoPlace);
    }
    let (name, input) = open(&arguments.input)?;
    if arguments.in_place {
        let path = &arguments.input;
        return write_file(&name, input, path, &[]);
    }
    match output::file(arguments.output.as_deref()) {
        Some(path) => write_file(&name, input, path, &[Input::named(&arguments.input)]),
        None => write_standard_output(&name, input),
    }
}

/// The input and the name by which errors call it.
fn open(path: &Path) -> Result<(String, Box<dyn BufRead + Send>), Error> {
    if path.as_os_str() == "-" {
        let name = String::from("standard input");
        return Ok((
            name,
            Box::new(BufReader::with_capacity(BUFFER, io::stdin())),
        ));
    }
    let name = path.display().to_string();
    // Asked first because systems differ in where and how they refuse to read a directory.
    if path.is_dir() {
        let error = io::ErrorKind::IsADirectory.into();
        return Err(Error::Read { file: name, error });
    }
    store::refuse_devices(path).map_err(Error::Device)?;
    match File::open(path) {
        Ok(file) => Ok((name, Box::new(BufReader::with_capacity(BUFFER, file)))),
        Err(error) => Err(Error::Read { file: name, error }),
    }
}

fn write_standard_output(
    input_name: &str,
    input: impl BufRead + Send + 'static,
) -> Result<(), Error> {
    let mut writer = io::stdout().lock();
    let failed = |error| Error::Write {
        file: String::from("standard output"),
        error,
    };
    let evaluated = table::evaluate(input_name, input, &mut writer, failed);
    // The rows before a bad one are whole and may appear.
    let flushed = writer.flush().map_err(failed);
    match evaluated.and(flushed) {
        Err(Error::Write { error, .. }) if output::has_enough(&error) => Ok(()),
        result => result,
    }
}

/// Writes beside `path` and renames when all went well. The input is closed by then, since it may
/// be the same file and not every system replaces an open one.
fn write_file(
    input_name: &str,
    input: impl BufRead + Send + 'static,
    path: &Path,
    kept: &[Input<'_>],
) -> Result<(), Error> {
    let failed = |error| Error::Write {
        file: path.display().to_string(),
        error,
    };
    let mut file = create(path, kept)?;
    table::evaluate(input_name, input, &mut file, failed)?;
    let other_names = store::other_names(path);
    file.commit().map_err(failed)?;
    output::note_other_names(path, other_names);
    Ok(())
}

/// Begins a file that replaces none of those kept, no plan, and nothing that is write-protected.
fn create(path: &Path, kept: &[Input<'_>]) -> Result<NewFile, Error> {
    let file = || path.display().to_string();
    if fs::metadata(path).is_ok_and(|about| !about.is_file() && !about.is_dir()) {
        return Err(Error::NotAFile { file: file() });
    }
    store::refuse(path, kept).map_err(|refusal| match refusal {
        Refusal::Input => Error::OverInput { file: file() },
        Refusal::Plan | Refusal::Protected => Error::Refused {
            file: file(),
            refusal,
        },
    })?;
    NewFile::create(path).map_err(|error| {
        let file = file();
        if error.kind() == io::ErrorKind::NotFound {
            Error::NoFolder { file }
        } else {
            Error::Write { file, error }
        }
    })
}
