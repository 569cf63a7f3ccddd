//! The views draw whatever a plan holds, in light and dark, in large and small windows, and say in
//! words what they show.

use crate::arbitrary;
use crate::script::{Start, Stored, Window};
use crate::tree::{assert_all_named, assert_says, nonsense};
use crate::walk;
use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2, vec2};
use egui_kittest::kittest::{AccessKitNode, NodeT, Queryable};
use poolwright::forecast::Scale;
use poolwright::ledger::{Lovelace, Ratio};
use poolwright::plan::{
    AgreementEdit, AgreementPreset, Blocks, Change, CostCurrency, CostLine, EXAMPLES, Edit, Every,
    Example, Figure, OwnerId, Parameter, Plan,
};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// Plans that make no sense, or hardly any, each with what is odd about it.
#[expect(clippy::too_many_lines, reason = "a table")]
fn absurd_plans() -> Vec<(String, Plan)> {
    let ratio = |text: &str| text.parse::<Ratio>().unwrap();
    let parameter = Edit::SetParameter;
    let figure = Edit::SetFigure;
    let agreement = Edit::Agreement;
    let all_amounts = |lovelace| {
        vec![
            Edit::SetPledge(Lovelace(lovelace)),
            Edit::SetDelegated(Lovelace(lovelace)),
            Edit::SetFixedCost(Lovelace(lovelace)),
        ]
    };
    let everything = |lovelace| {
        let mut edits = all_amounts(lovelace);
        edits.extend([
            figure(Figure::Reserves(Lovelace(lovelace))),
            figure(Figure::Fees(Lovelace(lovelace))),
            figure(Figure::ActiveStake(Lovelace(lovelace))),
            parameter(Parameter::MaxSupply(Lovelace(lovelace))),
        ]);
        edits
    };
    let cost = |amount, every| {
        Edit::AddCosts(vec![CostLine {
            what: "Gold".to_owned(),
            amount,
            currency: CostCurrency::Fiat,
            every,
        }])
    };
    let supply = Lovelace::from_whole_ada(45_000_000_000);
    let huge = ratio("79228162514264337593543950335");
    let fine = ratio("0.3000000000000000000000000001");
    let cases = [
        ("no amounts", all_amounts(0)),
        ("amounts of 1 lovelace", all_amounts(1)),
        ("the largest amounts", all_amounts(u64::MAX)),
        ("no ada anywhere", everything(0)),
        ("1 lovelace everywhere", everything(1)),
        ("the largest amounts everywhere", everything(u64::MAX)),
        ("k = 0", vec![parameter(Parameter::TargetPools(0))]),
        ("k = 1", vec![parameter(Parameter::TargetPools(1))]),
        (
            "the largest k",
            vec![parameter(Parameter::TargetPools(u32::MAX))],
        ),
        (
            "everything in reserve",
            vec![figure(Figure::Reserves(supply))],
        ),
        (
            "more in reserve than there is",
            vec![figure(Figure::Reserves(Lovelace(u64::MAX)))],
        ),
        (
            "no active stake",
            vec![figure(Figure::ActiveStake(Lovelace(0)))],
        ),
        (
            "an active stake of 1 lovelace",
            vec![figure(Figure::ActiveStake(Lovelace(1)))],
        ),
        ("no blocks", vec![figure(Figure::Blocks(0))]),
        ("most blocks", vec![figure(Figure::Blocks(u32::MAX))]),
        ("given no blocks", vec![Edit::SetBlocks(Blocks::Given(0))]),
        (
            "given most blocks",
            vec![Edit::SetBlocks(Blocks::Given(u32::MAX))],
        ),
        (
            "a performance beyond belief",
            vec![Edit::SetBlocks(Blocks::Expected { performance: huge })],
        ),
        ("a margin of 200 %", vec![Edit::SetMargin(ratio("2"))]),
        ("a margin beyond belief", vec![Edit::SetMargin(huge)]),
        (
            "a0 = 0",
            vec![parameter(Parameter::PledgeInfluence(Ratio::ZERO))],
        ),
        (
            "the largest a0",
            vec![parameter(Parameter::PledgeInfluence(huge))],
        ),
        (
            "a fine a0",
            vec![parameter(Parameter::PledgeInfluence(fine))],
        ),
        (
            "ρ = 2",
            vec![parameter(Parameter::MonetaryExpansion(ratio("2")))],
        ),
        (
            "ρ = 1",
            vec![parameter(Parameter::MonetaryExpansion(Ratio::ONE))],
        ),
        ("τ = 1", vec![parameter(Parameter::TreasuryCut(Ratio::ONE))]),
        (
            "a0 = 10",
            vec![parameter(Parameter::PledgeInfluence(ratio("10")))],
        ),
        (
            "ρ = 0",
            vec![parameter(Parameter::MonetaryExpansion(Ratio::ZERO))],
        ),
        (
            "τ = 0",
            vec![parameter(Parameter::TreasuryCut(Ratio::ZERO))],
        ),
        ("no reserves", vec![figure(Figure::Reserves(Lovelace(0)))]),
        ("a margin of 0 %", vec![Edit::SetMargin(Ratio::ZERO)]),
        ("a margin of 100 %", vec![Edit::SetMargin(Ratio::ONE)]),
        ("the max supply as amounts", all_amounts(supply.0)),
        (
            "k = 1, a0 = 10, ρ = 1, τ = 1",
            vec![
                parameter(Parameter::TargetPools(1)),
                parameter(Parameter::PledgeInfluence(ratio("10"))),
                parameter(Parameter::MonetaryExpansion(Ratio::ONE)),
                parameter(Parameter::TreasuryCut(Ratio::ONE)),
            ],
        ),
        (
            "k = 1, a0 = 0, ρ = 1, no margin",
            vec![
                parameter(Parameter::TargetPools(1)),
                parameter(Parameter::PledgeInfluence(Ratio::ZERO)),
                parameter(Parameter::MonetaryExpansion(Ratio::ONE)),
                parameter(Parameter::TreasuryCut(Ratio::ZERO)),
                Edit::SetMargin(Ratio::ZERO),
            ],
        ),
        ("no slots", vec![parameter(Parameter::SlotsPerEpoch(0))]),
        (
            "f = 0",
            vec![parameter(Parameter::ActiveSlotCoefficient(Ratio::ZERO))],
        ),
        (
            "d = 1",
            vec![parameter(Parameter::Decentralisation(Ratio::ONE))],
        ),
        (
            "a leverage cap of 0",
            vec![parameter(Parameter::LeverageCap(Some(Ratio::ZERO)))],
        ),
        (
            "a minimum margin of 200 %",
            vec![parameter(Parameter::MinMargin(Some(ratio("2"))))],
        ),
        (
            "a price beyond belief",
            vec![
                Edit::SetPrice(Decimal::MAX),
                cost(Decimal::MAX, Every::Epoch),
            ],
        ),
        (
            "a price of next to nothing",
            vec![
                Edit::SetPrice(Decimal::new(1, 28)),
                cost(Decimal::ONE, Every::Once),
                cost(Decimal::MAX, Every::Year),
            ],
        ),
        (
            "a currency without a name",
            vec![Edit::SetCurrency(String::new())],
        ),
        (
            "an unmet pledge",
            vec![
                Edit::SetPledgeFollowsStake(false),
                Edit::SetPledge(Lovelace(u64::MAX)),
            ],
        ),
        (
            "two owners",
            vec![Edit::SetPledgeFollowsStake(false), Edit::AddOwner],
        ),
        (
            "no owner",
            vec![Edit::RemoveOwner(Plan::new().owners[0].id)],
        ),
        ("no owner", vec![Edit::RemoveOwner(OwnerId(1))]),
        (
            "an agreement with an owner who was removed",
            vec![
                Edit::AddOwner,
                Edit::AddOwner,
                agreement(AgreementEdit::Choose(AgreementPreset::FeesToOperator)),
                agreement(AgreementEdit::AddReserve),
                agreement(AgreementEdit::AddStep),
                Edit::RemoveOwner(OwnerId(1)),
            ],
        ),
        (
            "an agreement by percentages that do not add up",
            vec![
                Edit::AddOwner,
                agreement(AgreementEdit::Choose(AgreementPreset::Percentages)),
                Edit::AddOwner,
                Edit::RemoveOwner(OwnerId(1)),
            ],
        ),
        ("a long title", vec![Edit::SetTitle("long ".repeat(200))]),
    ];
    cases
        .into_iter()
        .map(|(name, edits)| {
            let mut plan = Plan::new();
            for edit in edits {
                plan.apply(edit);
            }
            (name.to_owned(), plan)
        })
        .collect()
}

/// A window in which each plan in turn is opened and looked at from everywhere.
fn look_at(plans: &[(String, Plan)], theme: &str, size: Vec2) {
    let view = format!("(theme: {theme}, explain_open: true, motion: Reduced)");
    let mut window = Window::open(Start {
        size: Some(size),
        storage: Some(&Stored([("view".to_owned(), view)].into())),
        ..Start::default()
    });
    for (name, plan) in plans {
        window.keys(Modifiers::COMMAND, Key::Num1);
        let path = window.file("plan.poolwright.ron");
        poolwright::store::save(plan, &path).unwrap();
        window.drop_file(&path);
        assert_eq!(window.plan(), plan, "{name}");
        let look = |place: &str, window: &mut Window| {
            assert_all_named(&window.harness);
            let found = nonsense(&window.harness);
            assert!(found.is_empty(), "{name}, {place}: {found:?}");
            point_at_pictures(window);
        };
        walk::views(&mut window, look);
        // The same with the first scenario open.
        for key in [Key::PageDown, Key::Num2, Key::Num1] {
            window.keys(Modifiers::COMMAND, key);
            look("first scenario", &mut window);
        }
    }
    let is_dark = window.harness.ctx.global_style().visuals.dark_mode;
    assert_eq!(is_dark, theme == "Dark");
}

/// Clicks the choice with this text.
fn choose(window: &mut Window, name: &str) {
    let choice = |node: &AccessKitNode<'_>| {
        node.role() == Role::Button && node.label().as_deref() == Some(name)
    };
    window.harness.get_by(choice).click();
    window.harness.run();
}

/// Holds the pointer over every picture, so that it reads out what is there.
fn point_at_pictures(window: &mut Window) {
    let pictures = window.harness.query_all_by_role(Role::Image);
    let places: Vec<_> = pictures.map(|picture| picture.rect().center()).collect();
    let seen = window.harness.ctx.content_rect();
    for place in places.into_iter().filter(|place| seen.contains(*place)) {
        window.harness.hover_at(place);
        window.harness.step();
    }
}

/// Every example, and of the absurd plans every fourth beginning with `turn`: what is odd about a
/// plan does not depend on the theme.
fn every_plan(turn: usize) -> Vec<(String, Plan)> {
    let example = |example: &Example| (example.name.to_owned(), example.plan().unwrap());
    let mut plans: Vec<_> = EXAMPLES.iter().map(example).collect();
    plans.extend(absurd_plans().into_iter().skip(turn).step_by(4));
    plans
}

const USUAL: Vec2 = vec2(1280.0, 720.0);
const SMALL: Vec2 = vec2(700.0, 500.0);

#[test]
fn every_plan_is_drawn_in_light_in_a_usual_window() {
    look_at(&every_plan(0), "Light", USUAL);
}

#[test]
fn every_plan_is_drawn_in_dark_in_a_usual_window() {
    look_at(&every_plan(1), "Dark", USUAL);
}

#[test]
fn every_plan_is_drawn_in_light_in_a_small_window() {
    look_at(&every_plan(2), "Light", SMALL);
}

#[test]
fn every_plan_is_drawn_in_dark_in_a_small_window() {
    look_at(&every_plan(3), "Dark", SMALL);
}

/// A plan without texts that the fonts may not have: a missing glyph is a box in the window, but
/// ends a test.
fn drawable(mut plan: Plan) -> Plan {
    let name = |text: &mut String| "Name".clone_into(text);
    name(&mut plan.title);
    name(&mut plan.notes);
    name(&mut plan.price.currency);
    for origin in [&mut plan.network.origin, &mut plan.protocol.origin] {
        name(&mut origin.preset);
        name(&mut origin.source);
    }
    for owner in &mut plan.owners {
        name(&mut owner.name);
    }
    for cost in &mut plan.costs {
        name(&mut cost.line.what);
    }
    for owner in &mut plan.owners {
        name(&mut owner.notes);
    }
    for reserve in &mut plan.agreement.reserves {
        name(&mut reserve.name);
    }
    let particulars = &mut plan.agreement.particulars;
    for text in [
        &mut particulars.pool,
        &mut particulars.account_holder,
        &mut particulars.payouts,
    ] {
        name(text);
    }
    for scenario in &mut plan.scenarios {
        name(&mut scenario.name);
        name(&mut scenario.note);
        let changes = scenario.changes.iter().cloned().map(drawable_change);
        scenario.changes = changes.collect();
    }
    plan
}

fn drawable_change(change: Change) -> Change {
    let mut plan = Plan::new();
    match change {
        Change::Currency(_) => Change::Currency("EUR".to_owned()),
        Change::Cost(mut cost) => {
            "Name".clone_into(&mut cost.line.what);
            Change::Cost(cost)
        }
        Change::ExtraCost(mut cost) => {
            "Name".clone_into(&mut cost.line.what);
            Change::ExtraCost(cost)
        }
        Change::Network(network) => {
            plan.network.figures = network.figures;
            Change::Network(plan.network)
        }
        Change::Protocol(protocol) => {
            plan.protocol.parameters = protocol.parameters;
            Change::Protocol(Box::new(plan.protocol))
        }
        other @ (Change::Pledge(_)
        | Change::OwnerStake(..)
        | Change::PledgeFollowsStake(_)
        | Change::Steps(_)
        | Change::FixedCost(_)
        | Change::Margin(_)
        | Change::Delegated(_)
        | Change::Blocks(_)
        | Change::NoCost(_)
        | Change::Price(_)
        | Change::Projection(_)
        | Change::Figure(_)
        | Change::Parameter(_)) => other,
    }
}

proptest! {
    #![proptest_config(arbitrary::cases(10))]

    #[test]
    fn any_plan_is_drawn(plan in arbitrary::plan()) {
        let plans = [("any".to_owned(), drawable(plan))];
        look_at(&plans, "Dark", vec2(1000.0, 600.0));
    }
}

/// The pictures of a view, as a screen reader tells them.
fn pictures(window: &Window) -> Vec<String> {
    let pictures = window.harness.query_all_by_role(Role::Image);
    pictures
        .filter_map(|picture| picture.accesskit_node().label())
        .collect()
}

#[test]
fn each_plot_tells_its_key_figures() {
    let mut window = Window::with_plan(&EXAMPLES[2].plan().unwrap());
    let mut found = Vec::new();
    for view in [Key::Num1, Key::Num2, Key::Num3] {
        window.keys(Modifiers::COMMAND, view);
        found.extend(pictures(&window));
    }
    assert_eq!(
        found,
        [
            "Reward a year against total stake. This plan at ₳20,000,000: pool ₳539,912, operator \
             ₳25,545, delegators ₳514,367. Saturation at ₳75,132,611",
            "Delegators’ ROS against total stake. This plan: 2.5848\u{a0}% a year",
            "Reward a year against pledge at the plan’s stake of ₳20,000,000. This plan pledges \
             ₳100,000 and its pool earns ₳539,912",
            "Reward a year against pledge at saturation. Delegation only ₳2,027,442, fully \
             pledged ₳2,635,675; 1/(1+a0) is 76.92\u{a0}%",
            "Pool reward over pledge and stake. This plan, pledge ₳100,000 of ₳20,000,000: pool \
             ₳7,396 an epoch, operator ₳350 an epoch, delegators’ ROS 2.58\u{a0}% a year",
        ]
    );
}

#[test]
fn amounts_are_given_over_the_chosen_period_and_in_the_chosen_money() {
    let mut window = Window::with_plan(&EXAMPLES[0].plan().unwrap());
    for (choices, start) in [
        (&["Epoch", "ADA"], "Reward an epoch against total stake"),
        (&["Month", "USD"], "Reward a month against total stake"),
    ] {
        for choice in choices {
            let chosen = |node: &AccessKitNode<'_>| {
                node.role() == Role::Button && node.label().as_deref() == Some(choice)
            };
            window.harness.get_by(chosen).click();
            window.harness.run();
        }
        let picture = pictures(&window).remove(0);
        assert!(picture.starts_with(start), "{picture}");
        assert_eq!(picture.contains("\u{a0}USD"), choices[1] == "USD");
    }
}

#[test]
fn the_pledge_view_says_in_words_what_more_pledge_brings() {
    let mut window = Window::with_plan(&EXAMPLES[2].plan().unwrap());
    window.keys(Modifiers::COMMAND, Key::Num2);
    assert_says(
        &window.harness,
        "the next ₳100k of pledge brings the whole pool",
    );
    assert_says(&window.harness, "move from delegators to the owners");
}

#[test]
fn the_map_shows_the_chosen_figure_on_the_chosen_axes() {
    let mut window = Window::with_plan(&EXAMPLES[0].plan().unwrap());
    window.keys(Modifiers::COMMAND, Key::Num3);
    for name in ["Linear", "Operator income"] {
        let choice = |node: &AccessKitNode<'_>| {
            node.role() == Role::Button && node.label().as_deref() == Some(name)
        };
        window.harness.get_by(choice).click();
        window.harness.run();
    }
    let picture = pictures(&window).remove(0);
    assert!(picture.starts_with("Operator income over pledge and stake"));
    assert_eq!(window.harness.state().view().map_scale, Scale::Linear);
}

#[test]
fn each_view_of_what_is_to_come_tells_its_key_figures() {
    let mut plan = EXAMPLES[0].plan().unwrap();
    plan.apply(Edit::SetDelegated(Lovelace::from_whole_ada(900_000)));
    plan.apply(Edit::SetPastBlocks(vec![1, 0, 2]));
    let mut window = Window::with_plan(&plan);
    let mut found = Vec::new();
    for view in [Key::Num5, Key::Num6, Key::Num7] {
        window.keys(Modifiers::COMMAND, view);
        if view == Key::Num6 {
            for section in ["Fees", "Pool or delegate?"] {
                choose(&mut window, section);
                found.extend(pictures(&window));
            }
        } else {
            found.extend(pictures(&window));
        }
    }
    assert_eq!(
        found,
        [
            "Ten epochs. In 10 epochs, about 4 make no block",
            "Chances of blocks in an epoch: 0.99 expected, none in 37.2\u{a0}% of epochs; from 0 to \
             3 in 9 of 10 epochs",
            "Operator income as it adds up over a year: mean ₳9,506, 5 to 95 % points ₳8,038 to \
             ₳10,935, 25 to 75 % points ₳8,925 to ₳10,112; running costs ₳3,100",
            "What ₳100,000 brings in a year. Alone: mean ₳2,229, ₳1,235 to ₳3,395 in 8 of 10 cases. \
             In this pool: mean ₳1,421, ₳1,158 to ₳1,695 in 8 of 10 cases",
            "Blocks made in past epochs: 1, 0, 2. Nine of ten epochs bring 0 to 3",
            "Pairs of margin and fixed cost that leave delegators at least 2.15\u{a0}% a year. This \
             plan, 2\u{a0}% and ₳170 an epoch, is not among them",
            "Fees over margin. This plan 2\u{a0}%: operator income ₳13,577, delegators’ ROS \
             0.97\u{a0}% a year. ROS is at least 2.15\u{a0}% nowhere",
            "Fees over fixed cost. This plan ₳170: operator income ₳13,577, delegators’ ROS \
             0.97\u{a0}% a year. ROS is at least 2.15\u{a0}% up to ₳4",
            "This pool: own stake ₳968.92 a year, fees ₳12,608 a year, running costs ₳3,100 a year. \
             Elsewhere: ₳2,150 a year",
            "Income less all costs as it adds up, from 2026-03 to 2031-03: ₳22,184 in the end; paid \
             back on 2027-01-24",
            "Operator income over time: ₳7,944 in the end",
            "Pool stake over time as it counts for blocks: ₳1,000,000 in the end",
        ]
    );
}

#[test]
fn luck_is_told_in_words_for_the_chosen_epochs() {
    let mut plan = EXAMPLES[0].plan().unwrap();
    plan.apply(Edit::SetDelegated(Lovelace::from_whole_ada(900_000)));
    let mut window = Window::with_plan(&plan);
    window.keys(Modifiers::COMMAND, Key::Num5);
    assert_says(&window.harness, "In 10 epochs, about 4 make no block");
    assert_says(&window.harness, "Operator income in a year");
    choose(&mut window, "Month");
    assert_says(&window.harness, "Operator income in 6 epochs (a month)");
    assert_eq!(window.harness.state().view().luck_epochs, 6);
}

#[test]
fn past_blocks_are_typed_compared_and_undone() {
    let mut window = Window::with_plan(&EXAMPLES[0].plan().unwrap());
    window.keys(Modifiers::COMMAND, Key::Num5);
    let field = "Blocks of past epochs, the oldest first";
    let input = |node: &AccessKitNode<'_>| {
        node.role() == Role::MultilineTextInput && node.label().as_deref() == Some(field)
    };
    window.harness.get_by(input).focus();
    window.harness.run();
    window.harness.event(egui::Event::Text("4\t7 5".to_owned()));
    window.harness.run();
    assert_eq!(window.plan().past_blocks, [4, 7, 5]);
    assert_says(&window.harness, "16 blocks in 3 epochs, 14.8 expected");
    window.harness.event(egui::Event::Text(" x".to_owned()));
    window.harness.run();
    assert_says(&window.harness, "“x” is not a number of blocks");
    assert_eq!(window.plan().past_blocks, [4, 7, 5]);
}

#[test]
fn a_goal_is_reached_with_one_click_and_taken_back_with_another() {
    let mut window = Window::with_plan(&EXAMPLES[0].plan().unwrap());
    let before = window.plan().delegated;
    window.keys(Modifiers::COMMAND, Key::Num6);
    assert_says(&window.harness, "What would cover the running costs");
    choose(&mut window, "Plan with this");
    let after = window.plan().delegated;
    assert!(after < before);
    assert_says(&window.harness, "where it is ₳100 a year");
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.plan().delegated, before);
}

#[test]
fn years_to_come_are_chosen_in_the_view_and_saved_with_the_plan() {
    let mut window = Window::with_plan(&EXAMPLES[0].plan().unwrap());
    window.keys(Modifiers::COMMAND, Key::Num7);
    assert_says(&window.harness, "Everything paid is back on 2026-08-17");
    choose(&mut window, "20 years");
    assert_eq!(window.plan().projection.years, 20);
    assert_says(&window.harness, "By 2046-");
}

#[test]
fn dates_are_written_as_the_user_chose() {
    for (dates, payback, turn) in [
        ("Iso", "2026-08-17", "2026-03 to 2031-03"),
        ("Points", "17.08.2026", "03.2026 to 03.2031"),
        (
            "Named",
            "17\u{a0}Aug\u{a0}2026",
            "Mar\u{a0}2026 to Mar\u{a0}2031",
        ),
    ] {
        let view = format!("(dates: {dates}, view: Time)");
        let mut window = Window::open(Start {
            storage: Some(&Stored([("view".to_owned(), view)].into())),
            ..Start::default()
        });
        let path = window.file("plan.poolwright.ron");
        poolwright::store::save(&EXAMPLES[0].plan().unwrap(), &path).unwrap();
        window.drop_file(&path);
        assert_says(&window.harness, &format!("paid is back on {payback}"));
        assert!(
            pictures(&window)[0].contains(turn),
            "{:?}",
            pictures(&window)
        );
    }
}

/// How often the window computed figures while this was done.
fn computations(window: &mut Window, mut done: impl FnMut(&mut Window)) -> u64 {
    let before = window.harness.state().computations();
    done(window);
    window.harness.state().computations() - before
}

#[test]
fn nothing_is_computed_in_a_frame_in_which_nothing_changed() {
    let plan = EXAMPLES
        .iter()
        .find(|example| example.name == "Three owners");
    let mut window = Window::with_plan(&plan.unwrap().plan().unwrap());
    let sections = [
        (
            Key::Num4,
            &[
                "Who leaves",
                "Owner or delegator",
                "Statement",
                "Term sheet",
                "Agreement",
            ][..],
        ),
        (
            Key::Num6,
            &["Fees", "Pool or delegate?", "Break-even and goals"][..],
        ),
    ];
    let idle = |window: &mut Window| {
        computations(window, |window| {
            for _ in 0..5 {
                window.harness.step();
            }
        })
    };
    for view in [
        Key::Num1,
        Key::Num2,
        Key::Num3,
        Key::Num4,
        Key::Num5,
        Key::Num6,
        Key::Num7,
        Key::Num8,
    ] {
        let opened = computations(&mut window, |window| window.keys(Modifiers::COMMAND, view));
        assert!(opened <= 1, "{view:?}: {opened}");
        assert_eq!(idle(&mut window), 0, "{view:?}");
        let sections = sections.iter().find(|(of, _)| *of == view);
        for section in sections.map_or(&[][..], |(_, sections)| *sections) {
            let opened = computations(&mut window, |window| window.press(section));
            assert_eq!(opened, 1, "{view:?} {section}");
            assert_eq!(idle(&mut window), 0, "{view:?} {section}");
        }
    }
}

#[test]
fn figures_are_computed_once_for_each_place_of_a_drag() {
    let mut window = Window::with_plan(&EXAMPLES[0].plan().unwrap());
    window.keys(Modifiers::COMMAND, Key::Num1);
    let handle = window
        .harness
        .get_by_role_and_label(Role::Slider, "Total stake of the plan");
    let start = handle.rect().center();
    window.harness.drag_at(start);
    window.harness.step();
    let mut stakes = vec![window.plan().delegated];
    let count = computations(&mut window, |window| {
        for step in 1..=20_u8 {
            let moved = start + vec2(f32::from(step / 2) * 8.0, 0.0);
            window.harness.hover_at(moved);
            window.harness.step();
            stakes.push(window.plan().delegated);
        }
        window.harness.step();
    });
    stakes.dedup();
    assert!(stakes.len() > 5, "{stakes:?}");
    let changes = u64::try_from(stakes.len() - 1).unwrap();
    assert_eq!(count, changes);
    window.harness.drop_at(start);
}
