//! Pictures of views, and the figures behind them, as the headless commands make them.
//!
//! A few small pictures stand in `tests/pictures/` and are compared within a tolerance. After a
//! change that is meant, paint them anew and look at them:
//!
//! ```text
//! UPDATE_PICTURES=1 cargo test --test cli picture
//! ```

use crate::examples::example;
use poolwright::export::picture::drawing::Drawing;
use poolwright::export::picture::png;
use poolwright::export::picture::png::PngError;
use poolwright::export::picture::svg;
use poolwright::export::picture::svg::TextAs;
use poolwright::forecast::{Outcome, Period, new_scenario};
use poolwright::ledger::Ratio;
use poolwright::plan::{
    Change, EXAMPLES, Edit, Plan, Scenario, ScenarioEdit, Step, StepId, Take, To,
};
use poolwright::ui::output::Subject;
use poolwright::ui::output::picture;
use poolwright::ui::output::table;
use poolwright::ui::state::picture::Page;
use poolwright::ui::state::worth::Section;
use poolwright::ui::{View, ViewState, Zoom};
use resvg::tiny_skia::Pixmap;
use resvg::usvg::roxmltree::Document;
use rust_decimal::Decimal;
use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};
use std::sync::Arc;

fn showing(view: View) -> ViewState {
    ViewState {
        view,
        stake_zoom: Zoom::Medium,
        ..ViewState::default()
    }
}

/// The base of a plan in a view.
fn subject(plan: Plan, view: ViewState) -> Subject {
    Subject {
        base: Arc::new(plan),
        scenario: None,
        view,
    }
}

fn draw(view: View, page: &Page) -> Drawing {
    picture::draw(subject(example("Solo operator"), showing(view)), page).unwrap()
}

/// A plan with two scenarios, one of them pinned.
fn with_scenarios() -> Plan {
    let mut plan = example("Solo operator");
    for (name, margin, pinned) in [("Margin 5 %", 5, true), ("Private, quietly", 100, false)] {
        let mut scenario = Scenario {
            name: name.to_owned(),
            note: "Asked for in the call.".to_owned(),
            pinned,
            ..new_scenario(&plan)
        };
        scenario.changes.set(Change::Margin(Ratio::percent(margin)));
        plan.apply(Edit::Scenario(ScenarioEdit::Add {
            scenario: Box::new(scenario),
            after: None,
        }));
    }
    plan
}

fn small() -> Page {
    Page {
        size: (480, 270),
        ..Page::default()
    }
}

/// Everything that is written in a picture.
fn written(svg: &str) -> String {
    let document = Document::parse(svg).unwrap();
    let description = document
        .descendants()
        .find(|node| node.has_tag_name("desc"))
        .unwrap();
    let text = description.text().unwrap();
    let (_, written) = text.split_once("In the picture: ").unwrap();
    written.to_owned()
}

/// Compares with a stored picture, or stores it where that was asked for.
fn stored(name: &str, drawing: &Drawing) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/pictures")
        .join(name);
    let painted = png::paint(drawing, drawing.pixels.0).unwrap();
    if std::env::var_os("UPDATE_PICTURES").is_some() {
        fs::write(&path, painted.png().unwrap()).unwrap();
    }
    let expected = Pixmap::load_png(&path).unwrap();
    assert_eq!(
        (painted.width(), painted.height()),
        (expected.width(), expected.height())
    );
    let mut far = 0;
    let mut sum = 0;
    for (is, should) in painted.premultiplied_rgba().iter().zip(expected.data()) {
        let difference = u64::from(is.abs_diff(*should));
        far += u64::from(difference > 64);
        sum += difference;
    }
    let channels = u64::try_from(expected.data().len()).unwrap();
    // Edges may fall a little differently from one processor to another; nothing may be elsewhere.
    assert!(
        far * 1_000 <= channels && sum <= channels / 4,
        "{name} differs: {far} of {channels} channels by much, {sum} in all"
    );
}

#[test]
fn the_views_look_as_they_did() {
    let dark = Page {
        is_dark: true,
        ..small()
    };
    stored("stake.png", &draw(View::Stake, &small()));
    stored("pledge-dark.png", &draw(View::Pledge, &dark));
    stored("map.png", &draw(View::Map, &small()));
}

#[test]
fn a_picture_is_the_same_each_time_it_is_drawn() {
    for view in View::ALL {
        assert_eq!(draw(view, &small()), draw(view, &small()));
    }
}

#[test]
fn an_svg_holds_vectors_and_says_in_words_what_it_shows() {
    for view in View::ALL {
        let svg = svg::write(&draw(view, &Page::default()), TextAs::Outlines);
        let document = Document::parse(&svg).unwrap();
        let root = document.root_element();
        assert_eq!(root.attribute("width"), Some("1600"));
        // Views that need more room are drawn smaller, never cut or stretched.
        let bounds = root.attribute("viewBox").unwrap().split(' ');
        let bounds: Vec<f32> = bounds.map(|number| number.parse().unwrap()).collect();
        assert!(bounds[2] >= 1140.0, "{bounds:?}");
        assert!(
            (bounds[2] / bounds[3] - 16.0 / 9.0).abs() < 0.001,
            "{bounds:?}"
        );
        let find = |name| root.descendants().find(|node| node.has_tag_name(name));
        let title = find("title").unwrap().text().unwrap();
        assert!(title.starts_with("Solo operator – "), "{title}");
        let description = find("desc").unwrap().text().unwrap();
        if [View::Stake, View::Pledge, View::Map].contains(&view) {
            assert!(description.contains("This plan"), "{description}");
        }
        assert!(find("text").is_none());
        // Pixels are only in the map.
        assert_eq!(find("image").is_some(), view == View::Map);
        let labels = root
            .descendants()
            .filter_map(|node| node.attribute("aria-label"));
        let labels: Vec<&str> = labels.collect();
        assert!(labels.contains(&"Solo operator"), "{labels:?}");
        for label in labels {
            assert!(description.contains(label), "{label}");
        }
        for group in root.descendants() {
            let Some(clip) = group.attribute("clip-path") else {
                continue;
            };
            let id = clip.trim_start_matches("url(#").trim_end_matches(')');
            let mut ids = root.descendants().filter_map(|node| node.attribute("id"));
            assert!(ids.any(|known| known == id), "{clip}");
        }
    }
}

#[test]
fn text_that_is_kept_as_text_reads_as_in_the_picture() {
    let svg = svg::write(&draw(View::Stake, &Page::default()), TextAs::Text);
    let document = Document::parse(&svg).unwrap();
    let texts = document
        .descendants()
        .filter(|node| node.has_tag_name("text"))
        .filter_map(|node| node.text());
    let texts: Vec<&str> = texts.collect();
    for text in ["Solo operator", "Delegators’ ROS", "This plan ₳5M"] {
        assert!(texts.contains(&text), "{text} in {texts:?}");
    }
    assert!(!svg.contains("aria-label"));
}

#[test]
fn what_markup_means_and_what_it_forbids_does_no_harm_in_a_title() {
    let mut plan = example("Solo operator");
    plan.title = "<a href=\"x\">&amp; \u{1}\u{8}'ours'\u{ffff} ]]> fi ffl שלום".to_owned();
    for text_as in [TextAs::Outlines, TextAs::Text] {
        let subject = subject(plan.clone(), showing(View::Stake));
        let drawing = picture::draw(subject, &small()).unwrap();
        let svg = svg::write(&drawing, text_as);
        let document = Document::parse(&svg).unwrap();
        let title = document
            .descendants()
            .find(|node| node.has_tag_name("title"))
            .and_then(|node| node.text())
            .unwrap();
        assert!(title.starts_with("<a href=\"x\">&amp; \\u{1}\\u{8}'ours' ]]> fi ffl שלום – "));
        png::paint(&drawing, 480).unwrap();
    }
}

#[test]
fn a_larger_picture_is_the_same_picture_enlarged() {
    let large = Page {
        size: (1920, 1080),
        ..small()
    };
    let (small, large) = (draw(View::Stake, &small()), draw(View::Stake, &large));
    assert_eq!(small.items, large.items);
    for (width, height) in [(480, 270), (960, 540), (333, 187)] {
        let painted = png::paint(&small, width).unwrap();
        assert_eq!((painted.width(), painted.height()), (width, height));
        assert!(painted.png().unwrap().starts_with(b"\x89PNG"));
    }
    assert_eq!(
        png::paint(&small, 20_000),
        Err(PngError::TooLarge {
            width: 20_000,
            height: 11_250
        })
    );
}

#[test]
fn what_is_behind_a_transparent_picture_shows_through() {
    let transparent = Page {
        is_transparent: true,
        ..small()
    };
    for (page, opacity) in [(small(), 255), (transparent, 0)] {
        let painted = png::paint(&draw(View::Stake, &page), 480).unwrap();
        let opacities = painted.premultiplied_rgba().chunks_exact(4);
        let ground = opacities.filter(|pixel| pixel[3] == opacity).count();
        assert!(ground > 480 * 270 / 2, "{ground} of {opacity}");
    }
}

#[test]
fn title_legend_and_assumptions_are_there_unless_they_are_left_out() {
    let bare = Page {
        has_title: false,
        has_legend: false,
        has_assumptions: false,
        ..small()
    };
    for (view, legend) in [(View::Stake, "Pool reward"), (View::Map, "30.6k")] {
        let full = written(&svg::write(&draw(view, &small()), TextAs::Outlines));
        let less = written(&svg::write(&draw(view, &bare), TextAs::Outlines));
        for part in ["Solo operator", legend, "figures of epoch 618, 2026-03-10"] {
            assert!(full.contains(part), "{part} in {full}");
            assert!(!less.contains(part), "{part} in {less}");
        }
    }
}

#[test]
fn nothing_in_a_picture_lies_outside_of_it_or_over_the_next_line() {
    for example in EXAMPLES {
        for view in View::ALL {
            let plan = example.plan().unwrap();
            let drawing = picture::draw(subject(plan, showing(view)), &Page::default()).unwrap();
            let svg = svg::write(&drawing, TextAs::Text);
            let document = Document::parse(&svg).unwrap();
            for text in document
                .descendants()
                .filter(|node| node.has_tag_name("text"))
            {
                if text.attribute("transform").is_some() {
                    continue;
                }
                let number = |name| text.attribute(name).unwrap().parse::<f32>().unwrap();
                let (x, y, width) = (number("x"), number("y"), number("textLength"));
                let is_inside =
                    x >= 0.0 && x + width <= drawing.size.0 && y >= 0.0 && y <= drawing.size.1;
                let what = text.text().unwrap();
                assert!(is_inside, "{}: {what} at {x}, {y}", example.name);
            }
        }
    }
}

/// The table behind a view, its header first.
fn table(plan: &Plan, view: &ViewState) -> Vec<Vec<String>> {
    let bytes = table::csv(subject(plan.clone(), view.clone())).unwrap();
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(bytes.as_slice());
    reader
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

/// The cell of a row below this header.
fn cell<'a>(table: &'a [Vec<String>], row: &'a [String], header: &str) -> &'a str {
    let column = table[0].iter().position(|name| name == header).unwrap();
    &row[column]
}

#[test]
fn the_figures_behind_a_view_have_the_plan_among_them_to_the_lovelace() {
    for example in EXAMPLES {
        let plan = example.plan().unwrap();
        let outcome = Outcome::of(&plan).unwrap();
        for view in [View::Stake, View::Pledge, View::Map] {
            let table = table(&plan, &showing(view));
            let is_plan = |row: &&Vec<String>| cell(&table, row, "This plan") == "yes";
            let rows: Vec<_> = table[1..].iter().filter(is_plan).collect();
            assert_eq!(rows.len(), 1, "{view:?} of {}", example.name);
            let number = |header| cell(&table, rows[0], header).parse::<Decimal>().unwrap();
            let year = |amount| Period::Year.ada(amount);
            assert_eq!(number("Stake (ADA)"), outcome.model.pool.stake.ada());
            assert_eq!(number("Pledge (ADA)"), outcome.model.pool.pledge.ada());
            assert_eq!(number("Pool reward (ADA a year)"), year(outcome.parts.pool));
            assert_eq!(
                number("Delegators (ADA a year)"),
                year(outcome.parts.delegators)
            );
            assert_eq!(
                number("Delegators' return on stake (% a year)"),
                outcome.delegator_ros * Decimal::ONE_HUNDRED
            );
        }
    }
}

#[test]
fn scenarios_that_are_drawn_together_are_written_together() {
    let plan = with_scenarios();
    let names = |scenario, view| {
        let subject = Subject {
            base: Arc::new(plan.clone()),
            scenario,
            view: showing(view),
        };
        let bytes = table::csv(subject).unwrap();
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        let mut names: Vec<String> = reader
            .records()
            .map(|row| row.unwrap()[0].to_owned())
            .collect();
        names.dedup();
        names
    };
    let quiet = plan.scenarios[1].id;
    assert_eq!(names(None, View::Stake), ["Base", "Margin 5 %"]);
    assert_eq!(
        names(Some(quiet), View::Pledge),
        ["Base", "Margin 5 %", "Private, quietly"]
    );
    assert_eq!(names(Some(quiet), View::Map), ["Private, quietly"]);
}

#[test]
fn a_picture_of_a_scenario_has_its_name_and_note_as_caption() {
    let plan = with_scenarios();
    for view in View::ALL {
        let subject = Subject {
            scenario: Some(plan.scenarios[1].id),
            ..subject(plan.clone(), showing(view))
        };
        let drawing = picture::draw(subject, &Page::default()).unwrap();
        assert!(drawing.title.starts_with("Solo operator, Private, quietly"));
        let written = written(&svg::write(&drawing, TextAs::Outlines));
        assert!(written.contains("Solo operator – Private, quietly"));
        assert!(written.contains("Asked for in the call."), "{written}");
    }
}

#[test]
fn every_row_of_the_figures_adds_up() {
    let plan = example("Public pool, epoch 536");
    for period in Period::ALL {
        let view = ViewState {
            period,
            ..showing(View::Stake)
        };
        let table = table(&plan, &view);
        assert!(table.len() > 200);
        let mut stakes = Vec::new();
        for row in &table[1..] {
            let of = |name: &str| -> Decimal {
                let header = format!("{name} (ADA {})", period.text());
                cell(&table, row, &header).parse().unwrap()
            };
            let parts = of("Fixed cost") + of("Margin") + of("Own stake");
            let off = (parts + of("Delegators") - of("Pool reward")).abs();
            // A month is 73/12 epochs, each part of it rounded to the lovelace.
            let most = if period == Period::Month { 2 } else { 0 };
            assert!(off <= Decimal::new(most, 6), "{off}");
            stakes.push(cell(&table, row, "Stake (ADA)").parse::<Decimal>().unwrap());
        }
        assert!(stakes.is_sorted());
    }
}

fn run<I: AsRef<OsStr>>(arguments: impl IntoIterator<Item = I>) -> Output {
    Command::new(env!("CARGO_BIN_EXE_poolwright"))
        .args(arguments)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .unwrap()
}

const PLAN: &str = "assets/examples/solo-operator.poolwright.ron";

#[test]
fn the_command_writes_pictures_without_a_display() {
    let folder = tempfile::tempdir().unwrap();
    let svg = folder.path().join("stake.svg");
    let png = folder.path().join("stake.PNG");
    for (file, more) in [
        (&svg, ["--text", "text"]),
        (&png, ["--width", "640"]),
        (&png, ["--scale", "2"]),
    ] {
        let mut arguments = vec!["picture", PLAN, "--view", "stake", "--size", "400x300"];
        arguments.extend(more);
        arguments.extend(["--output", file.to_str().unwrap()]);
        let output = run(&arguments);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        assert!(output.stdout.is_empty() && output.stderr.is_empty());
    }
    let text = fs::read_to_string(svg).unwrap();
    assert!(text.contains(">Solo operator</text>"));
    let pixels = Pixmap::load_png(&png).unwrap();
    assert_eq!((pixels.width(), pixels.height()), (800, 600));
}

#[test]
fn the_command_says_what_is_wrong_and_leaves_files_as_they_were() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("there.jpg");
    fs::write(&file, "ours").unwrap();
    let path = file.to_str().unwrap();
    let refused = |arguments: &[&str], code, says: &str| {
        let output = run(arguments);
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{error}");
        assert!(error.contains(says), "{error}");
    };
    refused(
        &["picture", PLAN, "--view", "stake", "--output", path],
        1,
        "the ending says which kind of picture to write, expected .svg or .png",
    );
    assert_eq!(fs::read_to_string(&file).unwrap(), "ours");
    refused(
        &[
            "picture",
            PLAN,
            "--view",
            "stake",
            "--output",
            "no/folder/x.svg",
        ],
        1,
        "no/folder/x.svg: The file was not written: There is no folder no/folder",
    );
    refused(
        &["picture", path, "--view", "map", "--output", "x.svg"],
        1,
        "there.jpg: ",
    );
    refused(
        &[
            "picture",
            PLAN,
            "--view",
            "map",
            "--size",
            "9000x9000",
            "--scale",
            "2",
            "-o",
            "x.png",
        ],
        1,
        "A picture of 18000 × 18000 pixels is too large",
    );
    refused(
        &[
            "picture",
            PLAN,
            "--view",
            "map",
            "--scenario",
            "moon",
            "-o",
            "x.png",
        ],
        1,
        "there is no scenario “moon” in this plan; it has none",
    );
    refused(
        &[
            "picture", PLAN, "--view", "map", "--size", "1600", "-o", "x.png",
        ],
        2,
        "expected width and height in pixels",
    );
    refused(
        &["picture", PLAN, "--view", "moon", "-o", "x.png"],
        2,
        "stake, pledge, map",
    );
}

#[test]
fn the_command_writes_figures_to_a_file_or_to_standard_output() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("map.csv");
    let path = file.to_str().unwrap();
    let output = run([
        "data", PLAN, "--view", "map", "--period", "epoch", "--output", path,
    ]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let shown = run(["data", PLAN, "--view", "map", "--period", "epoch"]);
    let text = String::from_utf8(shown.stdout).unwrap();
    assert_eq!(fs::read_to_string(&file).unwrap(), text);
    assert!(text.starts_with("Scenario,This plan,Stake (ADA),Pledge (ADA),"));
    assert!(text.contains("Pool reward (ADA an epoch)"));
}

#[test]
fn every_view_draws_what_is_pinned_and_names_it() {
    let mut plan = with_scenarios();
    plan.apply(Edit::AddOwner);
    for view in [
        View::Stake,
        View::Pledge,
        View::Split,
        View::Luck,
        View::Worth,
        View::Time,
    ] {
        let shown = ViewState {
            worth_section: Section::Fees,
            ..showing(view)
        };
        let page = Page {
            size: (1280, 900),
            ..Page::default()
        };
        let drawing = picture::draw(subject(plan.clone(), shown), &page).unwrap();
        let text = written(&svg::write(&drawing, TextAs::Text));
        assert!(text.contains("Margin 5 %"), "{view:?}: {text}");
        assert!(!text.contains("Private, quietly"), "{view:?}: {text}");
    }
}

#[test]
fn the_years_and_fees_of_what_is_pinned_are_in_the_tables_too() {
    for view in [View::Worth, View::Time] {
        let table = table::csv(subject(with_scenarios(), showing(view))).unwrap();
        let mut rows = csv::Reader::from_reader(table.as_slice());
        let mut names: Vec<String> = rows
            .records()
            .map(|row| row.unwrap()[0].to_owned())
            .collect();
        names.dedup();
        assert_eq!(names, ["Base", "Margin 5 %"], "{view:?}");
    }
}

#[test]
fn a_picture_of_a_thousand_steps_shows_the_first_ones_and_says_how_many_more() {
    let mut plan = example("Three owners");
    let share = Ratio::new(1, 10_000).unwrap();
    let step = |id: u32| Step::new(StepId(100 + id), Take::OfRemainder(share), To::ByStake);
    plan.agreement.steps = (0..1_000).map(step).collect();
    plan.next_id = 2_000;
    let drawing = picture::draw(subject(plan, showing(View::Split)), &Page::default()).unwrap();
    let text = written(&svg::write(&drawing, TextAs::Text));
    assert!(text.contains("and 960 more steps"));
    assert!(!text.contains("100. 0.01"));
}
