//! Plan files: what is saved is loaded again, and what cannot be loaded says why.

use crate::arbitrary::{self, cases};
use poolwright::ledger::{Epoch, Lovelace, Ratio};
use poolwright::plan::{
    Blocks, Change, CostCurrency, CostId, DelegationPath, Directory, EXAMPLES, Every, Input,
    OwnerId, Parameter, PathPoint, Plan, PlannedChange, Projection, Role,
    format::{self, LARGEST_FILE},
};
use poolwright::store;
use proptest::prelude::*;
use std::fs;
use std::path::PathBuf;

fn folder(below: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(below)
}

fn sample(name: &str) -> Plan {
    let path = folder("tests/plans").join(format!("v1-{name}.poolwright.ron"));
    store::load(&path).unwrap_or_else(|error| panic!("{error}"))
}

/// A valid file to break.
fn plain() -> String {
    let path = folder("tests/plans/v1-plain.poolwright.ron");
    fs::read_to_string(path).unwrap().replace("\r\n", "\n")
}

/// What reading these bytes as a plan says.
fn message(bytes: impl AsRef<[u8]>) -> String {
    match format::read(bytes.as_ref()) {
        Ok(_) => "no error".to_owned(),
        Err(error) => error.to_string(),
    }
}

/// What is said when `from` becomes `to` in a valid file.
fn when(from: &str, to: &str) -> String {
    let text = plain();
    assert!(text.contains(from), "{from}");
    message(text.replacen(from, to, 1))
}

#[test]
fn a_new_plan_saved_and_loaded_is_the_same_plan() {
    let plan = Plan::new();
    assert_eq!(
        format::read(format::write(&plan).unwrap().as_bytes()),
        Ok(plan)
    );
}

#[test]
fn every_example_is_written_as_it_stands_in_its_file() {
    for example in EXAMPLES {
        let path = folder("assets/examples").join(example.file);
        let text = fs::read_to_string(path).unwrap().replace("\r\n", "\n");
        let plan = example.plan().unwrap();
        assert_eq!(format::write(&plan).unwrap(), text, "{}", example.file);
    }
}

#[test]
fn every_file_that_was_ever_written_loads_and_stays_the_same_plan_when_saved() {
    let saved = tempfile::tempdir().unwrap();
    let mut count = 0;
    for entry in fs::read_dir(folder("tests/plans")).unwrap() {
        let path = entry.unwrap().path();
        let plan = store::load(&path).unwrap_or_else(|error| panic!("{error}"));
        let copy = saved.path().join("copy.poolwright.ron");
        store::save(&plan, &copy).unwrap();
        assert_eq!(store::load(&copy).unwrap(), plan, "{}", path.display());
        count += 1;
    }
    assert!(count >= 7, "only {count} files");
}

#[test]
fn a_rich_plan_loads_with_every_detail_and_is_written_as_it_stands() {
    let plan = sample("rich");
    assert_eq!(plan.title, "Nous, vous & ils 🚀");
    assert_eq!(plan.notes, "Zeile eins\nline \"two\"\tשלום \\ end");
    assert_eq!(plan.terms.pledge, Lovelace(250_000_000_001));
    assert!(!plan.terms.pledge_follows_stake);
    assert_eq!(plan.terms.margin, Ratio::new(1, 3).unwrap());
    let names: Vec<_> = plan.owners.iter().map(|owner| &owner.name[..]).collect();
    assert_eq!(names[..3], ["Zoë 👩‍🚀", "عَلِيّ שׁרה", ""]);
    assert!(names[3].len() > 500);
    let ids: Vec<_> = plan.owners.iter().map(|owner| owner.id.0).collect();
    assert_eq!(ids, [1, 7, 4, 9]);
    assert_eq!(plan.owners[0].role, Role::Operator);
    assert_eq!(plan.owners[1].role, Role::Owner);
    assert_eq!(plan.owner_stake(), Lovelace(250_000_000_000));
    assert_eq!(plan.blocks, Blocks::Given(13));
    let first = &plan.costs[0].line;
    assert_eq!(
        (first.currency, first.every),
        (CostCurrency::Ada, Every::Once)
    );
    let second = &plan.costs[1].line;
    assert_eq!(second.amount.to_string(), "45.50");
    assert_eq!(
        plan.price.of_ada.to_string(),
        "0.4512345678901234567890123456"
    );
    let parameters = &plan.protocol.parameters;
    assert_eq!(parameters.leverage_cap, Some(Ratio::new(100, 1).unwrap()));
    assert_eq!(parameters.min_margin, Some(Ratio::new(15, 1000).unwrap()));
    assert_eq!(plan.next_id, 20);

    let path = folder("tests/plans/v1-rich.poolwright.ron");
    let text = fs::read_to_string(path).unwrap().replace("\r\n", "\n");
    assert_eq!(format::write(&plan).unwrap(), text);
}

#[test]
fn scenarios_load_with_every_kind_of_change_and_are_written_as_they_stand() {
    let plan = sample("scenarios");
    let scenario = &plan.scenarios[0];
    assert_eq!(scenario.changes.len(), 31);
    let lost: Vec<Input> = scenario
        .changes
        .iter()
        .filter(|change| change.is_lost(&Directory::of(&plan)))
        .map(Change::input)
        .collect();
    let gone = [
        Input::OwnerStake(OwnerId(77)),
        Input::Cost(CostId(78)),
        Input::Cost(CostId(79)),
    ];
    assert_eq!(lost, gone);
    let shown = plan.with(&scenario.changes);
    assert_eq!(shown.protocol.parameters.target_pools, 1_000);
    assert_eq!(shown.network.figures.fees.0, 1_000_000);
    assert_eq!(shown.costs.len(), plan.costs.len() + 1);
    let path = folder("tests/plans/v1-scenarios.poolwright.ron");
    let text = fs::read_to_string(path).unwrap().replace("\r\n", "\n");
    let body = |text: &str| text[text.find("format:").unwrap()..].to_owned();
    assert_eq!(body(&format::write(&plan).unwrap()), body(&text));
}

#[test]
fn a_scenario_that_is_not_one_says_where_and_what_to_write() {
    let scenario = |changes: &str| {
        format!(
            "scenarios: [(id: 9, name: \"A\", colour: Blue, line: Long, note: \"\", pinned: true, \
             changes: [{changes}])],\n    next_id"
        )
    };
    let with = |changes: &str| when("next_id", &scenario(changes));
    assert_eq!(with("Margin(\"0.03\"), TargetPools(1000)"), "no error");
    assert_eq!(
        with("Margin(\"0.03\"), Margin(\"0.04\")"),
        "Line 58, column 126: This scenario changes \"Margin\" twice; remove one of the changes"
    );
    assert_eq!(
        with("Margin(0.03)"),
        "Line 58, column 103: Write a ratio in quotes, such as \"0.02\" for 2 %"
    );
    assert!(with("Profit(\"1\")").starts_with(
        "Line 58, column 96: \"Profit\" is not one of the choices Pledge, OwnerStake,"
    ));
    let twice = scenario("").replace(
        "[(",
        "[(id: 9, name: \"\", colour: Blue, line: Long, note: \"\", pinned: true, changes: []), (",
    );
    assert_eq!(
        when("next_id", &twice),
        "Line 58, column 180: Two scenarios have the id 9; give the last one before this another"
    );
    let red = scenario("").replace("Blue", "Red");
    assert!(when("next_id", &red).contains("\"Red\" is not one of the choices Orange, SkyBlue,"));
}

#[test]
fn years_to_come_are_kept_whole_and_left_out_where_they_are_as_usual() {
    let plan = sample("projection");
    let projection = &plan.projection;
    assert_eq!(projection.years, 12);
    assert_eq!(projection.start, Some(Epoch(640)));
    assert!(!projection.is_new && projection.compounds);
    assert_eq!(projection.paid_share.to_string(), "0.45");
    assert_eq!(projection.price_a_year.to_string(), "0.9");
    let points = [(0, 1_000_000), (73, 2_500_000)].map(|(after, ada)| PathPoint {
        after,
        delegated: Lovelace::from_whole_ada(ada),
    });
    assert_eq!(projection.delegation, DelegationPath::Table(points.into()));
    let change = |epoch, parameter| PlannedChange {
        epoch: Epoch(epoch),
        parameter,
    };
    assert_eq!(
        projection.changes,
        [
            change(650, Parameter::TargetPools(1_000)),
            change(700, Parameter::MinMargin(Some(Ratio::percent(2)))),
            change(760, Parameter::LeverageCap(None)),
        ]
    );
    assert_eq!(plan.past_blocks, [21, 0, 19]);
    let path = folder("tests/plans/v1-projection.poolwright.ron");
    let text = fs::read_to_string(path).unwrap().replace("\r\n", "\n");
    assert_eq!(format::write(&plan).unwrap(), text);

    let usual = Plan {
        projection: Projection::default(),
        past_blocks: Vec::new(),
        ..plan
    };
    let text = format::write(&usual).unwrap();
    assert!(!text.contains("projection") && !text.contains("past_blocks"));
    // By hand only what is not as usual need be written.
    let short = text.replace("    next_id", "    projection: (years: 3),\n    next_id");
    let years = format::read(short.as_bytes()).unwrap().projection;
    assert_eq!(
        years,
        Projection {
            years: 3,
            ..Projection::default()
        }
    );
}

#[test]
fn a_mistake_in_the_years_to_come_is_named_with_its_place() {
    let with = |projection: &str| {
        let text = format!("    projection: ({projection}),\n    next_id");
        message(plain().replacen("    next_id", &text, 1))
    };
    for (projection, said) in [
        ("", "no error"),
        ("years: 3", "no error"),
        (
            "paid_share: 0.44",
            "Line 58, column 30: Write a ratio in quotes, such as \"0.02\" for 2 %",
        ),
        (
            "delegation: Quadratic",
            "Line 58, column 30: \"Quadratic\" is not one of the choices Constant, Linear, SShaped \
             and Table",
        ),
        (
            "until: 3",
            "Line 58, column 18: There is no field \"until\" here; the fields are years, start, \
             is_new, paid_share, compounds, delegation, price_a_year and changes",
        ),
    ] {
        assert_eq!(with(projection), said, "{projection}");
    }
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_change_nothing() {
    for (name, start) in [("crlf", &b"// A Poolw"[..]), ("bom", b"\xef\xbb\xbf//")] {
        let path = folder("tests/plans").join(format!("v1-{name}.poolwright.ron"));
        assert!(fs::read(&path).unwrap().starts_with(start));
        assert_eq!(sample(name), sample("plain"));
    }
    let path = folder("tests/plans/v1-crlf.poolwright.ron");
    assert!(fs::read_to_string(path).unwrap().contains(")\r\n"));
    let crlf = plain().replace('\n', "\r\n");
    let broken = crlf.replace("margin: \"0.02\"", "margin: 0.02");
    assert_eq!(
        message(broken),
        "Line 10, column 17: Write a ratio in quotes, such as \"0.02\" for 2 %"
    );
}

#[test]
fn optional_parameters_are_read_with_and_without_some() {
    assert_eq!(sample("options-some"), sample("options-bare"));
    let parameters = sample("options-bare").protocol.parameters;
    assert_eq!(parameters.leverage_cap, Some(Ratio::new(50, 1).unwrap()));
    assert_eq!(parameters.min_margin, Some(Ratio::percent(1)));
    assert_eq!(sample("by-hand").protocol.parameters.leverage_cap, None);
}

#[test]
fn fields_may_come_in_any_order_and_a_used_id_is_never_given_again() {
    let plan = sample("by-hand");
    assert_eq!(plan.title, "By hand");
    assert_eq!(plan.next_id, 42);
    assert_eq!(plan.terms.margin, Ratio::percent(3));
    assert_eq!(plan.delegated, Lovelace(100_000));
    assert_eq!(
        plan.owners[0].name,
        "Zoë 👩\u{200d}🚀 ع\u{64e}ل\u{650}ي\u{651}"
    );
}

#[test]
fn an_amount_that_is_not_one_says_where_and_what_to_write() {
    let pledge = |text: &str| when("pledge: \"100000\"", &format!("pledge: {text}"));
    let in_quotes =
        "Line 7, column 17: Write an amount of ada in quotes, such as \"100000.5\"".to_owned();
    for unquoted in [
        "100000", "-1", "0.5", "1_000", "1M", "100,000", "many", "true", "[1]", "(a: 1)",
    ] {
        assert_eq!(pledge(unquoted), in_quotes, "{unquoted}");
    }
    for (text, said) in [
        (
            "\"0.1234567\"",
            "\"0.1234567\": ada has at most six decimal places (one lovelace is 0.000001 ada)",
        ),
        ("\"-1\"", "\"-1\": an amount of ada cannot be negative"),
        (
            "\"plenty\"",
            "\"plenty\" is not an amount of ada such as \"100000.5\"",
        ),
        (
            "\"1,00,0\"",
            "\"1,00,0\" is not an amount of ada such as \"100000.5\"",
        ),
        ("\"\"", "\"\" is not an amount of ada such as \"100000.5\""),
        (
            "\"99999999999999999999\"",
            "\"99999999999999999999\": the amount is too large: there are at most 45,000,000,000 ada",
        ),
        (
            "\"0.12345678901234567890123456789\"",
            "\"0.12345678901234567890123456789\" has more than 28 digits",
        ),
        (
            "'100000'",
            "Single quotes do not count; write \" at both ends",
        ),
        (
            "“100000”",
            "Curly quotes do not count; write \" at both ends",
        ),
        ("", "Something is missing before this comma"),
    ] {
        assert_eq!(pledge(text), format!("Line 7, column 17: {said}"), "{text}");
    }
    assert_eq!(
        when("of_ada: \"0\"", "of_ada: \"-0.3\""),
        "Line 25, column 17: \"-0.3\": a number cannot be negative"
    );
}

#[test]
fn a_ratio_or_a_date_that_is_not_one_says_where_and_what_to_write() {
    let margin = |text: &str| when("margin: \"0.02\"", &format!("margin: {text}"));
    for (text, said) in [
        ("0.02", "Write a ratio in quotes, such as \"0.02\" for 2 %"),
        ("\"1/0\"", "\"1/0\": the denominator cannot be 0"),
        ("\"-0.02\"", "\"-0.02\": a ratio cannot be negative"),
        (
            "\"2 pc\"",
            "\"2 pc\" is not a ratio such as \"0.02\" for 2 %",
        ),
        ("\"two\"", "\"two\" is not a ratio such as \"0.02\" for 2 %"),
        (
            "\"1/99999999999999999999999999999\"",
            "\"1/99999999999999999999999999999\" has more than 28 digits",
        ),
    ] {
        assert_eq!(
            margin(text),
            format!("Line 10, column 17: {said}"),
            "{text}"
        );
    }
    let date = |text: &str| when("date: \"2025-01-29\"", &format!("date: {text}"));
    for (text, said) in [
        (
            "\"29.1.2025\"",
            "\"29.1.2025\" is not a date such as \"2026-03-10\"",
        ),
        (
            "\"2025-02-30\"",
            "\"2025-02-30\" is not a date such as \"2026-03-10\"",
        ),
        (
            "2025-01-29",
            "Write amounts, ratios and dates in quotes, such as \"100000.5\"",
        ),
    ] {
        assert_eq!(date(text), format!("Line 37, column 19: {said}"), "{text}");
    }
}

#[test]
fn a_word_text_or_whole_number_that_is_not_one_says_where_and_what_to_write() {
    for (from, to, said) in [
        (
            "role: Operator",
            "role: Boss",
            "Line 17, column 19: \"Boss\" is not one of the choices Operator and Owner",
        ),
        (
            "role: Operator",
            "role: \"Operator\"",
            "Line 17, column 19: A word without quotes belongs here",
        ),
        (
            "Given(20)",
            "Wished(20)",
            "Line 22, column 13: \"Wished\" is not one of the choices Expected and Given",
        ),
        (
            "Given(20)",
            "Given(\"20\")",
            "Line 22, column 19: A whole number belongs here, without quotes",
        ),
        (
            "Given(20)",
            "Given(-1)",
            "Line 22, column 19: A whole number from 0 to 4294967295 belongs here",
        ),
        (
            "Given(20)",
            "Expected(performance: \"1\", luck: \"2\")",
            "Line 22, column 40: There is no field \"luck\" here, only performance",
        ),
        (
            "target_pools: 500",
            "target_pools: 5000000000",
            "Line 42, column 23: A whole number from 0 to 4294967295 belongs here",
        ),
        (
            "target_pools: 500",
            "target_pools: 500.5",
            "Line 42, column 26: A whole number belongs here, without decimals",
        ),
        (
            "target_pools: 500",
            "target_pools: many",
            "Line 42, column 23: A whole number belongs here, without quotes",
        ),
        (
            "pledge_follows_stake: true",
            "pledge_follows_stake: yes",
            "Line 8, column 31: Either true or false belongs here, without quotes",
        ),
        (
            "title: \"Public pool, epoch 536\"",
            "title: Public pool",
            "Line 4, column 12: A text in double quotes belongs here, such as \"Solo pool\"",
        ),
        (
            "title: \"Public pool, epoch 536\"",
            "title: \"C:\\plans\"",
            "Line 4, column 13: In this text a backslash must be written twice, as in \"C:\\\\plans\"",
        ),
    ] {
        assert_eq!(when(from, to), said, "{to}");
    }
}

#[test]
fn a_field_that_is_unknown_missing_or_double_is_named_with_its_place() {
    for (from, to, said) in [
        (
            "pledge: \"100000\"",
            "plege: \"100000\"",
            "Line 7, column 9: There is no field \"plege\" here; the fields are pledge, pledge_follows_stake, fixed_cost and margin",
        ),
        (
            "title:",
            "titel:",
            "Line 4, column 5: There is no field \"titel\" here; the fields are format, title, notes, pool, owners, agreement, delegated, blocks, costs, price, network, protocol, scenarios, presentation, projection, past_blocks and next_id",
        ),
        (
            "        margin: \"0.02\",\n",
            "",
            "Line 10, column 5: The field \"margin\" is missing before this bracket",
        ),
        (
            "            id: 1,\n",
            "",
            "Line 18, column 9: The field \"id\" is missing before this bracket",
        ),
        (
            "    delegated: \"19900000\",\n",
            "",
            "Line 58, column 1: The field \"delegated\" is missing before this bracket",
        ),
        (
            "margin: \"0.02\",",
            "margin: \"0.02\", margin: \"0.03\",",
            "Line 10, column 25: The field \"margin\" is there twice",
        ),
        (
            "    format: 1,\n",
            "    format: 1,\n    format: 1,\n",
            "Line 4, column 5: The field \"format\" is there twice",
        ),
    ] {
        assert_eq!(when(from, to), said, "{to}");
    }
}

#[test]
fn broken_punctuation_is_named_with_its_place() {
    for (from, to, said) in [
        (
            "fixed_cost: \"170\",",
            "fixed_cost: \"170\"",
            "Line 10, column 9: A comma or a quotation mark is missing before this",
        ),
        (
            "fixed_cost: \"170\",",
            "fixed_cost: \"170\";",
            "Line 9, column 26: Fields are divided by commas, not by semicolons",
        ),
        (
            "fixed_cost: \"170\",",
            "fixed_cost: \"170\",,",
            "Line 9, column 27: Something is missing before this comma",
        ),
        (
            "fixed_cost: \"170\",",
            "fixed_cost = \"170\",",
            "Line 9, column 20: A colon is missing after the name of a field",
        ),
        (
            "fixed_cost: \"170\",",
            "\"fixed_cost\": \"170\",",
            "Line 9, column 9: A word without quotes belongs here",
        ),
        (
            "    ],\n    delegated",
            "    delegated",
            "Line 20, column 5: A bracket is missing before this: an opening ( or a closing ]",
        ),
        (
            "owners: [",
            "owners: (",
            "Line 12, column 13: A list in square brackets [ ] belongs here",
        ),
        (
            "pool: (",
            "pool: [",
            "Line 6, column 11: Fields in round brackets ( ) belong here",
        ),
        (
            "title: \"Public pool, epoch 536\"",
            "title: \"Public pool, epoch 536",
            "Line 5, column 13: A comma or a quotation mark is missing before this",
        ),
        (
            "title:",
            "/* the title: ",
            "Line 4, column 5: The comment that begins with /* has no end */",
        ),
        (
            "title:",
            "/ title:",
            "Line 4, column 5: The character / does not belong here",
        ),
        (
            "next_id: 2,\n)",
            "next_id: 2,\n)\nand more",
            "Line 60, column 1: Something stands after the end of the plan",
        ),
        (
            "next_id: 2,\n)",
            "next_id: 2,\n))",
            "Line 59, column 2: Something stands after the end of the plan",
        ),
    ] {
        assert_eq!(when(from, to), said, "{to}");
    }
    let open = "(".repeat(100_000);
    assert_eq!(
        when("notes: \"", &format!("notes: {open}\"")),
        "Line 5, column 12: A text in double quotes belongs here, such as \"Solo pool\""
    );
    assert_eq!(
        when("costs: []", &format!("costs: {}", "[".repeat(100_000))),
        "Line 23, column 13: Fields in round brackets ( ) belong here"
    );
}

#[test]
fn a_file_that_was_cut_off_says_so_wherever_it_was_cut() {
    let text = plain();
    let cut = |at: &str| message(&text[..text.find(at).unwrap()]);
    let early = "The file ends too early; its end may have been cut off";
    for (at, place) in [
        ("ormat:", None),
        (" 1,\n", Some("Line 3, column 11")),
        (",\n    title", Some("Line 3, column 13")),
        ("_stake: true", Some("Line 8, column 9")),
        (" true", Some("Line 8, column 29")),
        ("rator,", Some("Line 17, column 19")),
        ("notes: \"\"", Some("Line 18, column 13")),
        ("\n    delegated", Some("Line 20, column 6")),
    ] {
        match place {
            Some(place) => assert_eq!(cut(at), format!("{place}: {early}"), "{at}"),
            None => assert_eq!(cut(at), NO_PLAN, "{at}"),
        }
    }
    assert_eq!(
        cut("worked example"),
        "Line 5, column 12: The quotation mark at the end of this text is missing"
    );
    let last = text.trim_end().len() - 1;
    assert_eq!(
        message(&text[..last]),
        format!("Line 59, column 1: {early}")
    );
    // Nowhere is it mistaken for a plan, and everywhere a place is named once the format is.
    let format_ends = text.find("1,").unwrap() + 2;
    for end in (format_ends..=last).filter(|&end| text.is_char_boundary(end)) {
        let said = message(&text[..end]);
        assert!(said.starts_with("Line "), "cut at {end}: {said}");
    }
}

const NO_PLAN: &str =
    "This is not a Poolwright plan: it does not begin with its format number, as in (format: 1, …";

#[test]
fn what_is_no_plan_at_all_says_so() {
    for no_plan in [
        "(",
        "()",
        "[]",
        "hello",
        "// only a comment",
        "{\"format\": 1}",
        "<html>",
        "\0\0\0\0",
        "(format",
        "(title: \"x\")",
    ] {
        assert_eq!(message(no_plan), NO_PLAN, "{no_plan}");
    }
    assert_eq!(when("    format: 1,\n", ""), NO_PLAN);
    assert_eq!(message("(".repeat(100_000)), NO_PLAN);
    for empty in ["", " \n\t\n", "\u{feff}", "\u{feff}\r\n"] {
        assert_eq!(message(empty), "The file is empty", "{empty:?}");
    }
    let no_text = "This is not a text file, so it cannot be a plan";
    assert_eq!(message([0x89, b'P', b'N', b'G', 0, 1]), no_text);
    assert_eq!(message([0x50, 0x4b, 0x03, 0x04, 0xff, 0xfe]), no_text);
}

#[test]
fn a_text_in_another_encoding_says_how_to_save_it() {
    let said = "The text is encoded as UTF-16. Save it as UTF-8 and open it again";
    let units = || plain().encode_utf16().collect::<Vec<u16>>();
    let little: Vec<u8> = units().iter().flat_map(|unit| unit.to_le_bytes()).collect();
    let big: Vec<u8> = units().iter().flat_map(|unit| unit.to_be_bytes()).collect();
    assert_eq!(message([&[0xff, 0xfe], &little[..]].concat()), said);
    assert_eq!(message([&[0xfe, 0xff], &big[..]].concat()), said);

    let latin = plain().replace("Public pool", "Caf\u{1}");
    let latin: Vec<u8> = latin
        .bytes()
        .map(|byte| if byte == 1 { 0xe9 } else { byte })
        .collect();
    assert_eq!(
        message(latin),
        "Line 4, column 16: This character is not UTF-8. Save the file as UTF-8 and open it again"
    );
}

#[test]
fn a_format_of_another_time_says_so_whatever_the_file_holds_otherwise() {
    for (found, rest) in [
        ("2", ", anything: #[else]"),
        ("3", ""),
        ("99999999999", ", ((("),
    ] {
        assert_eq!(
            message(format!("// later\n(format: {found}{rest}")),
            format!(
                "The plan has format {found}, which is newer than this program knows (1). Open it with a newer Poolwright"
            )
        );
    }
    let later = "(title: \"x\", format: 2, more: {1: [Two(3)]})";
    assert!(message(later).starts_with("The plan has format 2"));
    assert_eq!(
        when("format: 1", "format: 0"),
        "The plan says it has format 0; formats start at 1"
    );
    for (format, said) in [
        ("-1", "A whole number from 0 to 4294967295 belongs here"),
        ("\"1\"", "A whole number belongs here, without quotes"),
    ] {
        let text = format!("format: {format}");
        assert_eq!(
            when("format: 1", &text),
            format!("Line 3, column 13: {said}")
        );
    }
    assert_eq!(
        when("format: 1", "format: 1.0"),
        "Line 3, column 14: A whole number belongs here, without decimals"
    );
}

#[test]
fn an_id_that_is_used_twice_says_which_and_where() {
    let owner = "(id: 1, name: \"A\", stake: \"1\", role: Owner, notes: \"\"),\n    ";
    assert_eq!(
        when(
            "    ],\n    delegated",
            &format!("        {owner}],\n    delegated")
        ),
        "Line 21, column 5: Two owners have the id 1; give the last one before this another"
    );
    let cost = "(id: 5, what: \"\", amount: \"1\", currency: Ada, every: Once)";
    assert_eq!(
        when("costs: []", &format!("costs: [{cost}, {cost}]")),
        "Line 23, column 131: Two costs have the id 5; give the last one before this another"
    );
}

#[test]
fn what_cannot_be_read_from_the_disk_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let load = |path: &std::path::Path| store::load(path).unwrap_err().to_string();
    let missing = folder.path().join("gone.poolwright.ron");
    assert_eq!(
        load(&missing),
        format!("{}: No such file or folder", missing.display())
    );
    assert_eq!(
        load(folder.path()),
        format!(
            "{}: This is not a file but a folder",
            folder.path().display()
        )
    );
    let large = folder.path().join("large.ron");
    // Nothing is written: the file is a hole of this size.
    fs::File::create(&large)
        .unwrap()
        .set_len(17_000_000)
        .unwrap();
    assert_eq!(
        load(&large),
        format!(
            "{}: The file is far too large to be a plan (17 MB)",
            large.display()
        )
    );
    let broken = folder.path().join("broken.ron");
    fs::write(&broken, plain().replace("\"0.02\"", "0.02")).unwrap();
    assert_eq!(
        load(&broken),
        format!(
            "{}: Line 10, column 17: Write a ratio in quotes, such as \"0.02\" for 2 %",
            broken.display()
        )
    );
}

#[test]
fn a_plan_as_large_as_files_may_be_still_loads() {
    let plan = crate::limits::filled(usize::try_from(LARGEST_FILE).unwrap() - 10_000);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.ron");
    store::save(&plan, &path).unwrap();
    assert!(store::load(&path).unwrap() == plan);
}

#[test]
fn saving_replaces_the_old_file_and_leaves_only_its_backup() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.poolwright.ron");
    store::save(&Plan::new(), &path).unwrap();
    store::save(&sample("rich"), &path).unwrap();
    assert_eq!(store::load(&path).unwrap(), sample("rich"));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    let nowhere = folder.path().join("no such folder/plan.ron");
    assert_eq!(
        store::save(&Plan::new(), &nowhere).unwrap_err().to_string(),
        format!(
            "{}: The plan was not saved: There is no folder {}. If it is on a drive, connect it \
             again; or choose another folder",
            nowhere.display(),
            nowhere.parent().unwrap().display()
        )
    );
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn any_plan_survives_its_file_and_is_written_the_same_again(plan in arbitrary::plan()) {
        let text = format::write(&plan).unwrap();
        let read = format::read(text.as_bytes());
        prop_assert_eq!(read.as_ref(), Ok(&plan));
        prop_assert_eq!(format::write(&read.unwrap()).unwrap(), text);
    }

    #[test]
    fn any_bytes_are_a_plan_or_an_error(bytes: Vec<u8>) {
        let _ = format::read(&bytes);
        let _ = format::read(&[b"(format: 1, title: ", &bytes[..]].concat());
    }

    #[test]
    fn a_valid_file_with_anything_changed_is_a_plan_or_an_error_with_a_place(
        start: prop::sample::Index,
        length in 0..40usize,
        put in prop_oneof![
            any::<String>(),
            prop::sample::select(vec![
                "(", ")", "[", "]", "\"", ",", ":", "//", "/*", "'", "\\", "-", "1e999", "#![", "r#",
                "Some(", "None", "\u{feff}", "\r", "0x", "b\"",
            ])
            .prop_map(str::to_owned),
        ],
    ) {
        let mut text = fs::read_to_string(folder("tests/plans/v1-rich.poolwright.ron")).unwrap();
        let start = text.floor_char_boundary(start.index(text.len()));
        let end = text.ceil_char_boundary((start + length).min(text.len()));
        text.replace_range(start..end, &put);
        if let Err(error) = format::read(text.as_bytes()) {
            let said = error.to_string();
            let place = said.strip_prefix("Line ").and_then(|rest| rest.split_once(", column "));
            if let Some((line, _)) = place {
                prop_assert!(line.parse::<usize>().unwrap() <= text.split('\n').count());
            }
        }
    }
}
