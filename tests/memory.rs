//! Files of 10 MiB take bounded memory and time, whatever is in them. Alone in its process: what is
//! counted is all that the process allocates.

#[path = "common/evaluate.rs"]
mod evaluate;

use evaluate::{HISTORY, evaluate};
use peak_alloc::PeakAlloc;
use poolwright::chain::receipts::read_receipts;
use poolwright::number::Separators;
use poolwright::plan::{Plan, format};

#[global_allocator]
static ALLOCATED: PeakAlloc = PeakAlloc;

/// Most memory that a file of 10 MiB may take, in MiB.
const MOST_MEMORY: f32 = 256.0;

/// Runs something and fails where it takes more memory than is allowed.
fn within_memory(what: &str, run: impl FnOnce()) {
    let before = ALLOCATED.current_usage_as_mb();
    ALLOCATED.reset_peak_usage();
    run();
    let taken = ALLOCATED.peak_usage_as_mb() - before;
    assert!(taken < MOST_MEMORY, "{what} takes {taken:.0} MiB");
}

#[test]
fn files_of_10_mib_take_less_than_256_mib_and_deep_nesting_is_refused() {
    const SIZE: usize = 10 * 1024 * 1024;
    let fill = |start: &str, part: &str, end: &str| {
        let times = (SIZE - start.len() - end.len()) / part.len();
        format!("{start}{}{end}", part.repeat(times))
    };
    let plan = format::write(&Plan::new()).unwrap();
    let title = |text: &str| plan.replacen("title: \"\"", &format!("title: \"{text}\""), 1);
    assert!(plan.contains("title: \"\""));
    let costs = |text: &str| plan.replacen("costs: []", &format!("costs: [{text}]"), 1);
    assert!(plan.contains("costs: []"));
    let cost = "(id: 2, what: \"\", amount: \"1\", currency: Ada, every: Year),";
    let cases = [
        ("a long title", title(&"a".repeat(SIZE)), false),
        (
            "many comments",
            fill("// a\n", "/* a */ // b\n", &plan),
            true,
        ),
        ("many costs", costs(&cost.repeat(SIZE / cost.len())), false),
        ("deep lists", fill("(format: 1, title: ", "[", ""), false),
        ("deep tuples", fill("(format: 1, title: ", "(", ""), false),
        (
            "deep options",
            fill("(format: 1, title: ", "Some(", ""),
            false,
        ),
        ("deep comments", fill("(format: 1, ", "/*", ""), false),
        ("many fields", fill("(format: 1, ", "a: 1,", ")"), false),
        ("only blanks", fill("", " ", ""), false),
    ];
    for (what, text, reads) in cases {
        within_memory(what, || {
            let read = format::read(text.as_bytes());
            assert_eq!(
                read.is_ok(),
                reads,
                "{what}: {:.200}",
                format!("{:?}", read.err())
            );
        });
    }
    // Before its format is known a file may nest anything.
    let deep = fill("(title: ", "[", "");
    let said = format::read(deep.as_bytes()).unwrap_err().to_string();
    assert!(said.starts_with("This is not a Poolwright plan"), "{said}");

    let header = "epoch,income_ada\n";
    for (what, table) in [
        ("many receipts", {
            let rows = (0..SIZE / 12).map(|row| format!("{row},1.5\n"));
            header.to_owned() + &rows.collect::<String>()
        }),
        ("one long cell", fill(header, "1", "")),
        ("an open quote", fill("epoch,income_ada\n1,\"", "1\n", "")),
        ("many columns", fill("epoch,income_ada", ",a", "\n1,2")),
    ] {
        within_memory(what, || {
            let _ = read_receipts(&table, Separators::CommaPoint);
        });
    }
    let (head, row) = HISTORY.split_once('\n').unwrap();
    for (what, table) in [
        ("a long history", fill(&format!("{head}\n"), row, "")),
        ("a long cell", fill(&format!("{head}\n"), "1", "")),
        ("an open quote", fill(&format!("{head}\n\""), "1\n", "")),
        ("many columns", fill(head, ",a", "\n1,2")),
    ] {
        within_memory(what, || evaluate(table.as_bytes()));
    }
}
