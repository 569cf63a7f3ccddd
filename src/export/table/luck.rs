//! The plan's luck as CSV: every value that blocks and incomes may take, with its chance.

use super::{Csv, Source, rounded};
use crate::forecast::{Distribution, Luck};

/// A row for each value: its name, the value, its chance and that of at most it.
pub fn luck(source: Source<'_>, luck: &Luck) -> Vec<u8> {
    let mut table = Csv::new([
        "scenario",
        "epochs",
        "what",
        "value",
        "chance",
        "chance_of_at_most",
    ]);
    let mut write = |epochs: u32, what: &str, values: &mut dyn Iterator<Item = (f64, f64)>| {
        let mut up_to = 0.0;
        for (value, chance) in values {
            up_to += chance;
            table.row([
                source.name,
                &epochs.to_string(),
                what,
                &rounded(value, 8),
                &rounded(chance, 8),
                &rounded(up_to, 8),
            ]);
        }
    };
    let blocks =
        Distribution::new(luck.blocks.chances(1).iter().map(|(blocks, chance)| {
            (f64::from(u32::try_from(blocks).unwrap_or(u32::MAX)), chance)
        }));
    for (epochs, what, distribution) in [
        (1, "blocks", &blocks),
        (luck.epochs, "operator income (ADA)", &luck.operator),
        (luck.epochs, "fees (ADA)", &luck.fees),
        (
            luck.epochs,
            "delegators' return on stake (a year)",
            &luck.returns,
        ),
    ] {
        write(epochs, what, &mut likely(distribution));
    }
    table.text.into_bytes()
}

/// Values that are not beyond all likelihood.
fn likely(distribution: &Distribution) -> impl Iterator<Item = (f64, f64)> + '_ {
    distribution.atoms().filter(|(_, chance)| *chance >= 1e-8)
}
