//! Limits of a plan's texts: what is longer is refused in files, and never made by edits.

use poolwright::plan::{AgreementEdit, Edit, Plan, ScenarioEdit, format};

fn sample(name: &str) -> Plan {
    let path = format!(
        "{}/tests/plans/v1-{name}.poolwright.ron",
        env!("CARGO_MANIFEST_DIR")
    );
    format::read(&std::fs::read(path).unwrap()).unwrap()
}

/// A plan whose file has just so many bytes, nearly all of them notes.
pub fn filled(size: usize) -> Plan {
    let mut plan = Plan::new();
    loop {
        let rest = size - format::write(&plan).unwrap().len();
        if rest <= 100_000 {
            plan.notes = "n".repeat(rest);
            return plan;
        }
        // An owner has some hundred bytes besides the notes.
        for _ in 0..(rest / 100_500).max(1) {
            plan.apply(Edit::AddOwner);
            let owner = plan.owners.last_mut().unwrap();
            owner.notes = "n".repeat(100_000.min(rest - 50_000));
        }
    }
}

/// A plan in which everything that has a name or notes has one.
fn all_named() -> String {
    let mut plan = sample("rich");
    plan.scenarios = sample("scenarios").scenarios;
    plan.agreement = sample("agreement").agreement;
    let mut text = format::write(&plan).unwrap();
    for field in ["pool", "account_holder", "payouts"] {
        assert!(text.contains(&format!("{field}: \"")), "{field} in {text}");
    }
    text.push('\n');
    text
}

#[test]
fn texts_have_limits_and_one_that_is_longer_is_told_with_its_place() {
    let text = all_named();
    let mut seen = 0;
    for (number, line) in (1..).zip(text.lines()) {
        let Some((field, _)) = line.trim_start().split_once(": \"") else {
            continue;
        };
        let (what, most, written) = match field {
            "title" | "name" | "what" | "preset" | "source" | "pool" | "account_holder"
            | "payouts" => ("A name", 1_000, "1,000"),
            "notes" | "note" => ("A note", 100_000, "100,000"),
            _ => continue,
        };
        seen += 1;
        let start = line.find('"').unwrap();
        for letter in ["x", "\\n", "é"] {
            let with = |count: usize| {
                let long = format!("{}\"{}\",", &line[..start], letter.repeat(count));
                let mut lines: Vec<&str> = text.lines().collect();
                lines[number - 1] = &long;
                lines.join("\n")
            };
            assert!(format::read(with(most).as_bytes()).is_ok(), "{field}");
            let said = format::read(with(most + 204).as_bytes()).unwrap_err();
            let count = most + 204;
            assert_eq!(
                said.to_string(),
                format!(
                    "Line {number}, column {}: {what} has at most {written} characters, and this one \
                     has {count}; shorten it",
                    start + 1
                )
            );
        }
    }
    assert!(seen > 15, "{seen}");
}

#[test]
fn edits_make_no_text_that_a_file_would_not_take() {
    let long = "é".repeat(200_000);
    let mut plan = sample("rich");
    plan.scenarios = sample("scenarios").scenarios;
    plan.agreement = sample("agreement").agreement;
    let text = format::write(&plan).unwrap();
    let mut plan = format::read(text.as_bytes()).unwrap();
    let mut owner = plan.owners[0].clone();
    owner.name.clone_from(&long);
    owner.notes.clone_from(&long);
    let mut cost = plan.costs[0].clone();
    cost.line.what.clone_from(&long);
    let mut reserve = plan.agreement.reserves[0].clone();
    reserve.name.clone_from(&long);
    let mut particulars = plan.agreement.particulars.clone();
    particulars.pool.clone_from(&long);
    particulars.account_holder.clone_from(&long);
    particulars.payouts.clone_from(&long);
    let mut scenario = plan.scenarios[0].clone();
    let id = scenario.id;
    scenario.name.clone_from(&long);
    scenario.note.clone_from(&long);
    for edit in [
        Edit::SetTitle(long.clone()),
        Edit::SetNotes(long.clone()),
        Edit::SetOwner(owner),
        Edit::AddCosts(vec![cost.line.clone()]),
        Edit::SetCost(cost),
        Edit::SetCurrency(long.clone()),
        Edit::Agreement(AgreementEdit::SetReserve(reserve)),
        Edit::Agreement(AgreementEdit::SetParticulars(particulars)),
        Edit::Scenario(ScenarioEdit::Rename(id, long.clone())),
        Edit::Scenario(ScenarioEdit::SetNote(id, long.clone())),
    ] {
        let name = edit.name();
        plan.apply(edit);
        let text = format::write(&plan).unwrap();
        assert_eq!(format::read(text.as_bytes()).as_ref(), Ok(&plan), "{name}");
    }
    assert_eq!(plan.title.chars().count(), 1_000);
    assert_eq!(plan.notes.chars().count(), 100_000);
    let add = ScenarioEdit::Add {
        scenario: Box::new(scenario),
        after: None,
    };
    plan.apply_in(Some(id), Edit::SetCurrency(long));
    plan.apply_in(None, Edit::Scenario(add));
    let text = format::write(&plan).unwrap();
    assert!(format::read(text.as_bytes()) == Ok(plan));
}
