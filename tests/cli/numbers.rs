//! One grammar of numbers: the same texts read alike from a plan file, a table to evaluate, a table of
//! receipts and a field of the window.

use poolwright::chain::receipts::{Receipt, read_receipts};
use poolwright::ledger::{Lovelace, Ratio};
use poolwright::number::Separators;
use poolwright::plan::{Plan, format};
use poolwright::ui::widgets::{Kind, Plain};
use rust_decimal::Decimal;
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// Texts that are whole numbers, and those numbers.
const WHOLE: [(&str, u32); 18] = [
    ("1000", 1_000),
    ("01000", 1_000),
    ("+1000", 1_000),
    ("1,000", 1_000),
    ("1 000", 1_000),
    ("1\u{202f}000", 1_000),
    ("1'000", 1_000),
    ("1_000", 1_000),
    ("１０００", 1_000),
    ("1000.0", 1_000),
    ("1000.", 1_000),
    ("1.000,0", 1_000),
    ("1k", 1_000),
    ("1e3", 1_000),
    ("0.1E+4", 1_000),
    ("1e6", 1_000_000),
    ("1.5M", 1_500_000),
    ("-0", 0),
];

/// Texts that are ratios but no whole numbers, and those ratios in per cent.
const RATIOS: [(&str, u8); 12] = [
    ("0.05", 5),
    (".05", 5),
    ("0,05", 5),
    ("+0.05", 5),
    ("0.0_5", 5),
    ("5 %", 5),
    ("5%", 5),
    ("5e-2", 5),
    ("1/20", 5),
    (" 1 / 20 ", 5),
    ("1_000/20,000", 5),
    ("1e3/2e4", 5),
];

/// Texts that are no numbers at all.
const NEITHER: [&str; 19] = [
    "many", "-1", "−0.5", "--1", "1,00,0", "1.2.3", "0x10", "1e", "e3", "1e3k", "1/0", "1/2/3",
    "1/2.5", "-1/2", "5%%", "NaN", "inf", "1e30", "٣",
];

fn plan_with(field: &str, text: &str) -> Result<Plan, String> {
    let solo = include_str!("../../assets/examples/solo-operator.poolwright.ron");
    let (before, rest) = solo.split_once(&format!("    {field}: \"")).unwrap();
    let (_, after) = rest.split_once('"').unwrap();
    let changed = format!("{before}    {field}: \"{text}\"{after}");
    format::read(changed.as_bytes()).map_err(|error| error.to_string())
}

fn receipt_with(column: &str, text: &str) -> Result<Receipt, String> {
    let table = match column {
        "income_lovelace" => format!("epoch\tincome_lovelace\n600\t{text}\n"),
        _ => format!("epoch\tincome_ada\t{column}\n600\t400\t{text}\n"),
    };
    read_receipts(&table, Separators::default())
        .map(|receipts| receipts[0].clone())
        .map_err(|error| error.to_string())
}

/// The results of a row with these fees and this pledge influence.
fn evaluated(folder: &Path, fees: &str, a0: &str) -> Result<String, String> {
    fs::write(
        folder.join("one.csv"),
        format!(
            "fees,a0,reserves,blocks_total,k,rho,tau,active_stake,pool_stake,pledge,fixed_cost,margin,\
             blocks\n\"{fees}\",\"{a0}\",7433694305914142,21594,500,0.003,0.2,21765141117698004,\
             20000000000000,100000000000,170000000,0.02,20\n"
        ),
    )
    .unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_poolwright"))
        .current_dir(folder)
        .args(["evaluate", "one.csv"])
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let results = text.lines().nth(1).map(|row| {
        let (_, results) = row.split_once(",20,").unwrap();
        results.to_owned()
    });
    results.ok_or_else(|| String::from_utf8(output.stderr).unwrap())
}

#[test]
fn every_reader_takes_the_same_whole_numbers() {
    let folder = TempDir::new().unwrap();
    for (text, number) in WHOLE {
        let ada = Lovelace(u64::from(number) * 1_000_000);
        let plan = plan_with("fixed_cost", text).unwrap();
        assert_eq!(plan.terms.fixed_cost, ada, "{text}");
        let receipt = receipt_with("income_lovelace", text).unwrap();
        assert_eq!(receipt.income, Lovelace(u64::from(number)), "{text}");
        let separators = Separators::default();
        assert_eq!(u32::read(text, separators), Ok(number), "{text}");
        assert_eq!(Lovelace::read(text, separators), Ok(ada), "{text}");
        assert_eq!(
            evaluated(folder.path(), text, "0.3"),
            evaluated(folder.path(), &number.to_string(), "0.3"),
            "{text}"
        );
    }
}

#[test]
fn every_reader_takes_the_same_ratios() {
    let folder = TempDir::new().unwrap();
    for (text, percent) in RATIOS {
        let ratio = Ratio::percent(percent);
        let plan = plan_with("margin", text).unwrap();
        assert_eq!(plan.terms.margin, ratio, "{text}");
        let receipt = receipt_with("margin", text).unwrap();
        assert_eq!(receipt.margin, Some(ratio), "{text}");
        assert_eq!(
            Plain::read(text, Separators::default()),
            Ok(Plain(ratio)),
            "{text}"
        );
        let results = evaluated(folder.path(), "0", text);
        assert_eq!(results, evaluated(folder.path(), "0", "0.05"), "{text}");
        assert!(results.is_ok(), "{results:?}");
        assert!(receipt_with("income_lovelace", text).is_err(), "{text}");
        assert!(evaluated(folder.path(), text, "0.05").is_err(), "{text}");
        assert!(u32::read(text, Separators::default()).is_err(), "{text}");
    }
}

#[test]
fn every_reader_refuses_the_same_texts() {
    let folder = TempDir::new().unwrap();
    for text in NEITHER {
        let separators = Separators::default();
        for taken in [
            plan_with("fixed_cost", text).is_ok(),
            plan_with("margin", text).is_ok(),
            receipt_with("income_lovelace", text).is_ok(),
            receipt_with("pool_stake", text).is_ok(),
            receipt_with("margin", text).is_ok(),
            evaluated(folder.path(), text, "0.05").is_ok(),
            evaluated(folder.path(), "0", text).is_ok(),
            u32::read(text, separators).is_ok(),
            Lovelace::read(text, separators).is_ok(),
            Decimal::read(text, separators).is_ok(),
            Plain::read(text, separators).is_ok(),
        ] {
            assert!(!taken, "{text}");
        }
    }
}
