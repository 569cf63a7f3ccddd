//! A table of history, and `poolwright evaluate` run on a table.

use poolwright::cli;
use std::fs;

/// A pool of mainnet in one epoch, as `poolwright evaluate` reads it.
pub const HISTORY: &str = "reserves,fees,blocks_total,k,a0,rho,tau,active_stake,pool_stake,owner_stake,\
    pledge,fixed_cost,margin,blocks,member_stake\n\
    7433694305914142,93384750236,21594,500,0.3,0.003,0.2,21765141117698004,20000000000000,\
    100000000000,100000000000,170000000,0.02,20,1000000000000\n";

/// What `poolwright evaluate` does with a table; nothing is written where it refuses.
pub fn evaluate(table: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    let (input, output) = (folder.path().join("in.csv"), folder.path().join("out.csv"));
    fs::write(&input, table).unwrap();
    let done = cli::evaluate::run(&cli::evaluate::Arguments {
        input,
        output: Some(output.clone()),
        in_place: false,
    });
    assert_eq!(output.exists(), done.is_ok());
    if let Err(error) = done {
        let said = error.to_string();
        assert!(!said.is_empty() && said.len() < 2_000, "{said}");
    }
}
