//! Whatever a file or a clipboard holds: readers answer with a value or a sentence, and never
//! end the program.

use crate::arbitrary::cases;
use crate::evaluate::{HISTORY, evaluate};
use poolwright::chain::receipts::read_receipts;
use poolwright::forecast::Figures;
use poolwright::number::{Separators, read_decimal, read_percent};
use poolwright::plan::{EXAMPLES, Plan, format};
use proptest::collection::vec;
use proptest::prelude::*;
use std::fs;

/// Reads what should be a plan; what it is understood as can be computed, what is refused is said.
fn read(bytes: &[u8]) -> Option<Plan> {
    match format::read(bytes) {
        Ok(plan) => {
            let again = format::write(&plan).unwrap();
            assert_eq!(format::read(again.as_bytes()).as_ref(), Ok(&plan));
            let figures = Figures::of(&plan, Separators::CommaPoint);
            assert!(!figures.verdict.is_empty());
            Some(plan)
        }
        Err(error) => {
            let said = error.to_string();
            assert!(!said.is_empty() && said.len() < 1_000, "{said}");
            None
        }
    }
}

/// A change to a file by chance, a slip or a bad disk.
#[derive(Clone, Debug)]
enum Harm {
    Put(usize, Vec<u8>),
    Cut(usize, usize),
    Double(usize, usize),
    Swap(usize, usize),
}

fn harm() -> impl Strategy<Value = Harm> {
    let at = 0..100_000usize;
    let word = prop::sample::select(vec![
        "(",
        ")",
        "[",
        "]",
        "\"",
        ",",
        ":",
        "Some(",
        "None",
        "-1",
        "1e30",
        "NaN",
        "inf",
        "0x",
        "/*",
        "//",
        "\\",
        "\u{0}",
        "99999999999999999999",
        "'a'",
        "true",
        "{",
        "}",
        "format: 2,",
        "r#\"",
    ]);
    prop_oneof![
        3 => (at.clone(), word).prop_map(|(at, word)| Harm::Put(at, word.as_bytes().to_vec())),
        1 => (at.clone(), vec(any::<u8>(), 1..6)).prop_map(|(at, bytes)| Harm::Put(at, bytes)),
        2 => (at.clone(), 1..40usize).prop_map(|(at, length)| Harm::Cut(at, length)),
        2 => (at.clone(), 1..200usize).prop_map(|(at, length)| Harm::Double(at, length)),
        1 => (at.clone(), at).prop_map(|(one, other)| Harm::Swap(one, other)),
    ]
}

fn harmed(mut bytes: Vec<u8>, harms: &[Harm]) -> Vec<u8> {
    for harm in harms {
        let length = bytes.len().max(1);
        let within = |at: usize, size: usize| {
            let start = (at % length).min(bytes.len());
            start..(start + size).min(bytes.len())
        };
        match harm {
            Harm::Put(at, put) => {
                let at = within(*at, 0).start;
                bytes.splice(at..at, put.iter().copied());
            }
            Harm::Cut(at, size) => {
                bytes.drain(within(*at, *size));
            }
            Harm::Double(at, size) => {
                let range = within(*at, *size);
                let again = bytes[range.clone()].to_vec();
                bytes.splice(range.end..range.end, again);
            }
            Harm::Swap(one, other) => {
                let (one, other) = (one % length, other % length);
                if one.max(other) < bytes.len() {
                    bytes.swap(one, other);
                }
            }
        }
    }
    bytes
}

/// Plan files as they are: the examples, and one of every format with everything in it.
fn files() -> Vec<Vec<u8>> {
    let mut files: Vec<Vec<u8>> = EXAMPLES
        .iter()
        .map(|example| {
            format::write(&example.plan().unwrap())
                .unwrap()
                .into_bytes()
        })
        .collect();
    for name in [
        "v1-scenarios",
        "v1-agreement",
        "v1-projection",
        "v1-by-hand",
    ] {
        files.push(fs::read(format!("tests/plans/{name}.poolwright.ron")).unwrap());
    }
    files
}

const RECEIPTS: &str = "epoch,income_ada,pool_stake,owner_stake,fixed_cost,margin,price\n\
    618,1391.14,20000000,3000000,170,0.02,0.3\n619,\"1,391.14\",,,,,\n\
    date,\n";

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn any_bytes_are_a_plan_or_refused(bytes in vec(any::<u8>(), 0..400)) {
        read(&bytes);
    }

    #[test]
    fn any_text_that_begins_like_a_plan_is_one_or_refused(text in "[ -~\\n\"(),:\\[\\]]{0,200}") {
        read(format!("(format: 1, {text}").as_bytes());
    }

    #[test]
    fn a_harmed_plan_is_read_or_refused(
        file in prop::sample::select(files()),
        harms in vec(harm(), 1..5),
    ) {
        read(&harmed(file, &harms));
    }

    #[test]
    fn any_typed_text_is_a_number_or_refused(text in "\\PC{0,40}|[-+0-9.,'’ _kKMB%eE\u{a0}₳]{0,30}") {
        for separators in Separators::ALL {
            if let Ok(number) = read_decimal(&text, separators) {
                prop_assert!(!number.is_sign_negative() || number.is_zero(), "{}", text);
            }
            let _ = read_percent(&text, separators);
        }
    }

    #[test]
    fn any_harmed_table_of_receipts_is_read_or_refused(harms in vec(harm(), 0..5)) {
        let bytes = harmed(RECEIPTS.as_bytes().to_vec(), &harms);
        let text = String::from_utf8_lossy(&bytes);
        for separators in Separators::ALL {
            if let Err(error) = read_receipts(&text, separators) {
                let said = error.to_string();
                prop_assert!(!said.is_empty() && said.len() < 1_000, "{}", said);
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn any_harmed_history_is_evaluated_or_refused(harms in vec(harm(), 0..5)) {
        evaluate(&harmed(HISTORY.as_bytes().to_vec(), &harms));
    }
}
