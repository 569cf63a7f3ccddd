//! The panels alone: what they show of a plan, and what they ask for when they are used.

use crate::amounts::ada;
use crate::examples::example;
use crate::tree::{self, assert_all_named, assert_says, press, says, type_into, value_of};
use egui::accesskit::{Role, Toggled};
use egui::{Key, Ui, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use poolwright::forecast::{Figures, Opened, Outcome, ViewFigures};
use poolwright::ledger::{Lovelace, Ratio};
use poolwright::number::Separators;
use poolwright::plan::{
    Blocks, CostCurrency, CostTemplate, Edit, Every, Figure, Parameter, Plan, presets,
};
use poolwright::ui::command::{Appearance, Available};
use poolwright::ui::panels::menu::Steps;
use poolwright::ui::panels::palette::PaletteState;
use poolwright::ui::views::Ready;
use poolwright::ui::{self, Asks, Command, Scene, View, ViewState};
use rust_decimal::Decimal;

/// A plan with the panel that draws it. What is asked for is kept; edits are also made, as the app
/// makes them.
struct Desk {
    plan: Plan,
    before: Option<Outcome>,
    view: ViewState,
    edits: Vec<Edit>,
    commands: Vec<Command>,
}

impl Desk {
    fn take_edits(&mut self) -> Vec<Edit> {
        std::mem::take(&mut self.edits)
    }
}

fn desk(
    plan: Plan,
    mut panel: impl FnMut(&mut Ui, Scene<'_>, &mut ViewState, &mut Asks) + 'static,
) -> Harness<'static, Desk> {
    let desk = Desk {
        plan,
        before: None,
        view: ViewState::default(),
        edits: Vec::new(),
        commands: Vec::new(),
    };
    Harness::builder()
        .with_size(vec2(380.0, 2_400.0))
        .with_context_setup(ui::install)
        .build_ui_state(
            move |ui, desk: &mut Desk| {
                let figures = Figures::of(&desk.plan, desk.view.separators);
                let scene = Scene {
                    plan: &desk.plan,
                    figures: &figures,
                    before: desk.before.as_ref(),
                    separators: desk.view.separators,
                    dates: desk.view.dates,
                    look: ui::Look::WINDOW,
                    beside: ui::Beside::default(),
                };
                let mut asks = Asks::default();
                panel(ui, scene, &mut desk.view, &mut asks);
                if !asks.edits.is_empty() {
                    desk.before = figures.outcome.ok();
                    for edit in &asks.edits {
                        desk.plan.apply(edit.clone());
                    }
                    ui.ctx().request_repaint();
                }
                desk.edits.append(&mut asks.edits);
                desk.commands.append(&mut asks.commands);
            },
            desk,
        )
}

/// The inputs with every group unfolded.
fn inputs(plan: Plan) -> Harness<'static, Desk> {
    let mut harness = desk(plan, |ui, scene, _, asks| {
        ui::panels::inputs::show(ui, scene, asks);
    });
    for group in ["Network", "Protocol", "Title and notes"] {
        press(&mut harness, group);
    }
    harness
}

/// Draws the open view with its figures.
fn open_view(ui: &mut Ui, scene: Scene<'_>, view: &mut ViewState, asks: &mut Asks) {
    let opened = Opened {
        base: scene.plan,
        scenario: None,
        plan: scene.plan,
    };
    let wanted = view.wanted(scene.plan);
    let outcome = &scene.figures.outcome;
    let figures = ViewFigures::of(opened, outcome, &wanted, view.separators);
    let ready = Ready {
        figures: &figures,
        map: None,
        today: None,
    };
    ui::views::show(ui, scene, view, ready, asks);
}

fn edited(mut plan: Plan, edits: impl IntoIterator<Item = Edit>) -> Plan {
    for edit in edits {
        plan.apply(edit);
    }
    plan
}

/// What a field was understood as, where it says so.
fn echoes(harness: &Harness<'_, Desk>) -> String {
    let mut texts = tree::texts(harness).into_iter();
    texts
        .find(|text| text.starts_with("= "))
        .unwrap_or_default()
}

#[test]
fn a_pledge_is_typed_as_people_write_it_and_echoed_as_it_was_understood() {
    for (text, pledge, echo) in [
        ("1.5M", ada(1_500_000), "= 1,500,000 ADA"),
        ("340k", ada(340_000), "= 340,000 ADA"),
        ("1 500 000", ada(1_500_000), "= 1,500,000 ADA"),
        ("0.000001", Lovelace(1), ""),
        ("1,500,000", ada(1_500_000), ""),
    ] {
        let mut harness = inputs(Plan::new());
        type_into(&mut harness, "Pledge", text);
        assert_eq!(harness.state_mut().take_edits(), [Edit::SetPledge(pledge)]);
        assert_eq!(value_of(&harness, "Pledge"), text, "while it is typed");
        assert_eq!(echoes(&harness), echo, "{text}");
        harness.key_press(Key::Tab);
        harness.run();
        assert_eq!(echoes(&harness), "", "the echo ends with the typing");
        assert_eq!(harness.state_mut().take_edits(), []);
    }
}

#[test]
fn typing_follows_the_chosen_separators() {
    let mut harness = inputs(Plan::new());
    harness.state_mut().view.separators = Separators::PointComma;
    harness.run();
    assert_eq!(value_of(&harness, "Pledge"), "100.000");
    type_into(&mut harness, "Pledge", "1.500");
    assert_eq!(
        harness.state_mut().take_edits(),
        [Edit::SetPledge(ada(1_500))]
    );
    harness.state_mut().view.separators = Separators::SpacePoint;
    harness.run();
    type_into(&mut harness, "Pledge", "2,500");
    assert_eq!(harness.state_mut().take_edits(), []);
    assert_says(&harness, "Is this 2.5 or 2\u{a0}500? Type one of them");
}

#[test]
fn a_text_that_is_no_amount_says_why_and_changes_nothing() {
    for (text, error) in [
        ("1,5,0", "Not a number. Try 1500000, 1,500,000 or 1.5M"),
        ("abc", "Not a number. Try 1500000, 1,500,000 or 1.5M"),
        ("-5", "Cannot be negative"),
        (" ", "Type a number"),
        (
            "1.2345678",
            "Ada has at most six decimal places (one lovelace is 0.000001 ada)",
        ),
        (
            "99B",
            "The amount is too large: there are at most 45,000,000,000 ada",
        ),
        (
            "99999999999999999999999999999",
            "Too many digits: at most 28",
        ),
    ] {
        let mut harness = inputs(Plan::new());
        type_into(&mut harness, "Pledge", text);
        // Any u64 of lovelace is kept, for what-ifs; a notice says that it is absurd.
        if text != "99B" {
            assert_says(&harness, error);
            assert_eq!(harness.state_mut().take_edits(), [], "{text}");
        }
        assert_eq!(value_of(&harness, "Pledge"), text);
    }
}

#[test]
fn a_broken_text_stays_until_it_is_mended() {
    let mut harness = inputs(Plan::new());
    type_into(&mut harness, "Pledge", "12x");
    harness.key_press(Key::Tab);
    harness.run();
    assert_eq!(value_of(&harness, "Pledge"), "12x", "leaving keeps it");
    assert_says(&harness, "Not a number");
    type_into(&mut harness, "Pledge", "12");
    assert!(!says(&harness, "Not a number"));
    assert_eq!(harness.state_mut().take_edits(), [Edit::SetPledge(ada(12))]);
}

#[test]
fn a_broken_text_goes_for_good_when_the_value_changes_elsewhere() {
    let mut harness = inputs(Plan::new());
    type_into(&mut harness, "Fixed cost", "much");
    press(&mut harness, "₳340");
    assert_eq!(value_of(&harness, "Fixed cost"), "340");
    assert!(!says(&harness, "Not a number"));
    press(&mut harness, "₳170");
    assert_eq!(value_of(&harness, "Fixed cost"), "170");
}

#[test]
fn a_margin_is_typed_as_per_cent() {
    let mut harness = inputs(Plan::new());
    for (text, margin) in [
        ("3.5", "0.035"),
        ("4 %", "0.04"),
        ("0.1234", "0.001234"),
        ("100", "1"),
    ] {
        type_into(&mut harness, "Margin", text);
        let margin = Edit::SetMargin(margin.parse().unwrap());
        assert_eq!(harness.state_mut().take_edits(), [margin]);
    }
}

#[test]
fn chips_snap_fixed_cost_and_margin() {
    let mut harness = inputs(Plan::new());
    for (chip, edit) in [
        ("₳75", Edit::SetFixedCost(ada(75))),
        ("₳170", Edit::SetFixedCost(ada(170))),
        ("₳340", Edit::SetFixedCost(ada(340))),
        ("0 %", Edit::SetMargin(Ratio::ZERO)),
        ("5 %", Edit::SetMargin(Ratio::percent(5))),
        ("Private 100 %", Edit::SetMargin(Ratio::ONE)),
    ] {
        press(&mut harness, chip);
        assert_eq!(harness.state_mut().take_edits(), [edit], "{chip}");
    }
}

#[test]
fn chips_of_the_delegation_aim_at_a_total_stake() {
    let plan = example("Solo operator");
    let figures = Figures::of(&plan, Separators::CommaPoint);
    let saturation = figures.outcome.unwrap().saturation;
    let mut harness = inputs(plan);
    press(&mut harness, "Saturation");
    let delegated = saturation.saturating_sub(ada(100_000));
    assert_eq!(
        harness.state_mut().take_edits(),
        [Edit::SetDelegated(delegated)]
    );
    assert_eq!(harness.state().plan.pool_stake(), saturation);
    for chip in ["1 block an epoch", "Break-even"] {
        press(&mut harness, chip);
        assert_eq!(harness.state_mut().take_edits().len(), 1, "{chip}");
    }
}

#[test]
fn blocks_are_expected_or_given() {
    let mut harness = inputs(example("Solo operator"));
    press(&mut harness, "A given number");
    assert_eq!(
        harness.state_mut().take_edits(),
        [Edit::SetBlocks(Blocks::Given(5))],
        "about as many as expected"
    );
    type_into(&mut harness, "Blocks made", "7");
    assert_eq!(
        harness.state_mut().take_edits(),
        [Edit::SetBlocks(Blocks::Given(7))]
    );
    type_into(&mut harness, "Blocks made", "7.5");
    assert_says(&harness, "A whole number belongs here");
    press(&mut harness, "Expected");
    let performance = |percent| {
        let performance = Ratio::percent(percent);
        Edit::SetBlocks(Blocks::Expected { performance })
    };
    assert_eq!(harness.state_mut().take_edits(), [performance(100)]);
    press(&mut harness, "Expected");
    assert_eq!(harness.state_mut().take_edits(), []);
    type_into(&mut harness, "Performance", "97");
    assert_eq!(harness.state_mut().take_edits(), [performance(97)]);
}

#[test]
fn pledge_and_owners_stake_are_linked_until_one_says_otherwise() {
    const LINK: &str = "Pledge and owners’ stake are the same";
    let mut harness = inputs(Plan::new());
    type_into(&mut harness, "Pledge", "200k");
    assert_eq!(harness.state().plan.owner_stake(), ada(200_000));
    assert!(harness.query_by_label("Owners’ stake").is_none());
    press(&mut harness, LINK);
    assert_eq!(
        harness.state_mut().take_edits().pop(),
        Some(Edit::SetPledgeFollowsStake(false))
    );
    let toggled = harness.get_by_label(LINK).accesskit_node().toggled();
    assert_eq!(toggled, Some(Toggled::False));
    type_into(&mut harness, "Owners’ stake", "300k");
    let plan = &harness.state().plan;
    assert_eq!(plan.owner_stake(), ada(300_000));
    assert_eq!(plan.terms.pledge, ada(200_000));
    press(&mut harness, LINK);
    assert_eq!(harness.state().plan.terms.pledge, ada(300_000));
}

#[test]
fn costs_are_added_described_priced_and_removed() {
    let mut harness = inputs(Plan::new());
    press(&mut harness, "Add cost");
    type_into(&mut harness, "What is paid", "Power");
    type_into(&mut harness, "Amount of the cost", "1,234.56");
    let line = |harness: &Harness<'_, Desk>| harness.state().plan.costs[0].line.clone();
    assert_eq!(line(&harness).what, "Power");
    assert_eq!(line(&harness).amount, Decimal::new(123_456, 2));
    press(&mut harness, "Currency of the cost");
    press(&mut harness, "ADA");
    assert_eq!(line(&harness).currency, CostCurrency::Ada);
    press(&mut harness, "How often it is paid");
    press(&mut harness, "an epoch");
    assert_eq!(line(&harness).every, Every::Epoch);
    assert_says(&harness, "₳90,123 a year");
    type_into(&mut harness, "Amount of the cost", "a lot");
    assert_says(&harness, "Not a number");
    press(&mut harness, "Remove Power");
    assert_eq!(harness.state().plan.costs, []);
}

#[test]
fn templates_add_their_lines_to_the_costs() {
    for template in CostTemplate::ALL {
        let mut harness = inputs(Plan::new());
        press(&mut harness, "Template");
        press(&mut harness, template.text());
        let costs = &harness.state().plan.costs;
        let lines: Vec<_> = costs.iter().map(|cost| cost.line.clone()).collect();
        assert_eq!(lines, template.lines());
        assert_says(&harness, "Costs in USD do not count without a price of ada");
    }
}

#[test]
fn price_and_currency_are_typed_or_chosen() {
    let mut harness = inputs(Plan::new());
    type_into(&mut harness, "Price of ada", "0.4567");
    press(&mut harness, "EUR");
    assert_eq!(
        harness.state_mut().take_edits(),
        [
            Edit::SetPrice(Decimal::new(4_567, 4)),
            Edit::SetCurrency("EUR".to_owned())
        ]
    );
    assert!(harness.query_by_label("EUR").is_none(), "it is chosen");
    type_into(&mut harness, "Currency", "chf");
    assert_eq!(harness.state().plan.price.currency, "CHF");
    type_into(&mut harness, "Currency", "E");
    assert_says(&harness, "A currency is three capital letters, such as EUR");
}

#[test]
fn a_network_preset_is_copied_and_then_ones_own() {
    let mut harness = inputs(Plan::new());
    let preset = &presets()[1];
    press(&mut harness, "Network preset");
    press(&mut harness, &preset.name);
    assert_eq!(
        harness.state_mut().take_edits(),
        [Edit::SetNetwork(preset.network.clone())]
    );
    type_into(&mut harness, "Reserves", "7B");
    type_into(&mut harness, "Blocks an epoch", "21,600");
    assert_eq!(
        harness.state_mut().take_edits(),
        [
            Edit::SetFigure(Figure::Reserves(ada(7_000_000_000))),
            Edit::SetFigure(Figure::Blocks(21_600))
        ]
    );
    assert!(harness.state().plan.network.origin.edited);
}

#[test]
fn every_protocol_parameter_is_a_field_and_the_preset_is_one_click_away() {
    let mut harness = inputs(Plan::new());
    let share = |text: &str| text.parse::<Ratio>().unwrap();
    for (field, text, parameter) in [
        ("Pools k", "1000", Parameter::TargetPools(1_000)),
        ("Pledge a0", "1/3", Parameter::PledgeInfluence(share("1/3"))),
        (
            "Expansion ρ",
            "0.25",
            Parameter::MonetaryExpansion(share("0.0025")),
        ),
        ("Treasury τ", "30", Parameter::TreasuryCut(share("0.3"))),
        ("Min. fixed cost", "75", Parameter::MinFixedCost(ada(75))),
        (
            "Max supply",
            "46B",
            Parameter::MaxSupply(ada(46_000_000_000)),
        ),
        ("Slots an epoch", "86400", Parameter::SlotsPerEpoch(86_400)),
        (
            "Active slots f",
            "10",
            Parameter::ActiveSlotCoefficient(share("0.1")),
        ),
        (
            "Federated d",
            "50",
            Parameter::Decentralisation(share("0.5")),
        ),
    ] {
        type_into(&mut harness, field, text);
        assert_eq!(
            harness.state_mut().take_edits(),
            [Edit::SetParameter(parameter)]
        );
    }
    press(&mut harness, "Back to the preset");
    let plan = &harness.state().plan;
    assert_eq!(plan.protocol, Plan::new().protocol);
    assert!(harness.query_by_label("Back to the preset").is_none());
    press(&mut harness, "k = 1000");
    assert_eq!(harness.state().plan.protocol.parameters.target_pools, 1_000);
}

#[test]
fn parameters_that_may_be_absent_have_a_switch() {
    let mut harness = inputs(Plan::new());
    press(&mut harness, "Pledge leverage cap L (CIP-50, not in force)");
    type_into(&mut harness, "Leverage cap L", "50");
    press(&mut harness, "Minimum margin (CIP-23, not in force)");
    assert_says(&harness, "Below the minimum margin set under Protocol");
    type_into(&mut harness, "Min. margin", "1.5");
    let parameters = &harness.state().plan.protocol.parameters;
    assert_eq!(parameters.leverage_cap, Ratio::new(50, 1).ok());
    assert_eq!(parameters.min_margin, "0.015".parse().ok());
    press(&mut harness, "Pledge leverage cap L (CIP-50, not in force)");
    press(&mut harness, "Minimum margin (CIP-23, not in force)");
    assert_eq!(harness.state().plan.protocol.parameters.leverage_cap, None);
    assert_eq!(harness.state().plan.protocol.parameters.min_margin, None);
}

#[test]
fn title_and_notes_are_typed() {
    let mut harness = inputs(Plan::new());
    type_into(&mut harness, "Title", "Our pool");
    harness
        .get_by_role_and_label(Role::MultilineTextInput, "Notes")
        .focus();
    harness.run();
    harness.event(egui::Event::Text("First draft".to_owned()));
    harness.run();
    let plan = &harness.state().plan;
    assert_eq!(plan.title, "Our pool");
    assert_eq!(plan.notes, "First draft");
}

#[test]
fn sliders_move_what_they_are_named_after() {
    let mut harness = inputs(Plan::new());
    for slider in ["Pledge slider", "Delegated slider", "Margin slider"] {
        harness.get_by_label(slider).increment_accesskit();
        harness.run();
        assert_eq!(harness.state_mut().take_edits().len(), 1, "{slider}");
    }
    let plan = &harness.state().plan;
    assert!(plan.terms.pledge > ada(100_000));
    assert!(plan.delegated > ada(5_000_000));
    assert_eq!(plan.terms.margin, "0.021".parse().unwrap());
}

#[test]
fn a_notice_beside_the_field_says_what_it_means_for_whom() {
    let unlinked = |pledge| {
        [
            Edit::SetPledgeFollowsStake(false),
            Edit::SetPledge(ada(pledge)),
        ]
    };
    let cases = [
        (
            edited(Plan::new(), unlinked(150_000)),
            "Pledge not met: the owners hold ₳50,000 less than declared",
            "Operator: earns nothing, the fixed cost included",
            "Delegators: earn nothing while this lasts",
        ),
        (
            edited(Plan::new(), [Edit::SetFixedCost(ada(75))]),
            "Below the minimum fixed cost of ₳170",
            "Operator: cannot register or re-register with this today",
            "Delegators: no change until the terms are re-registered",
        ),
        (
            edited(Plan::new(), [Edit::SetMargin(Ratio::ONE)]),
            "A private pool: margin 100 %",
            "Operator: keeps the whole reward",
            "Delegators: get nothing",
        ),
        (
            edited(Plan::new(), [Edit::SetDelegated(ada(90_000_000))]),
            "Oversaturated: rewards stop growing at ₳76,988,776",
            "Operator: earns no more from further delegation",
            "Delegators: share the same reward among more stake, so ROS falls",
        ),
        (
            example("Below break-even"),
            "does not exceed the fixed cost",
            "Operator: takes all of it",
            "Delegators: get nothing in such an epoch",
        ),
    ];
    for (plan, what, operator, delegators) in cases {
        let harness = inputs(plan);
        for text in [what, operator, delegators] {
            assert_says(&harness, text);
        }
    }
    assert!(!says(&inputs(example("Solo operator")), "Pledge not met"));
}

#[test]
fn cards_show_figures_with_their_units_and_what_they_were() {
    let mut harness = desk(example("Public pool, epoch 536"), |ui, scene, view, _| {
        ui::panels::cards::show(ui, scene, view);
    });
    for card in [
        "Pool reward a year: ₳539,912, ₳7,396 an epoch. Copy",
        "Operator income a year: ₳25,545, fees ₳22,960, own stake ₳2,585. Copy",
        "Blocks an epoch: 20, given; 19.84 expected. Copy",
        "Saturation: 26.6\u{a0}%, of ₳75.13M. Copy",
    ] {
        assert_says(&harness, card);
    }
    assert!(!says(&harness, "was "));
    let desk = harness.state_mut();
    desk.before = Outcome::of(&desk.plan).ok();
    desk.plan.apply(Edit::SetBlocks(Blocks::Given(10)));
    harness.run();
    assert_says(&harness, "was ₳539,912");
    assert_says(&harness, "was 20");
    assert!(!says(&harness, "was 26.6"), "what stayed has no past");
}

#[test]
fn a_card_copies_how_it_was_computed() {
    let mut harness = desk(example("Public pool, epoch 536"), |ui, scene, view, _| {
        ui::panels::cards::show(ui, scene, view);
    });
    let card = harness.get_by(|node| {
        node.role() == Role::Button && node.label().is_some_and(|name| name.starts_with("Pool"))
    });
    card.click();
    let mut copied = Vec::new();
    for _ in 0..4 {
        harness.step();
        copied.extend(harness.output().platform_output.commands.clone());
    }
    let why = "f = floor(p · maxP) = ₳7,396.050458 an epoch";
    assert!(
        copied.iter().any(|command| matches!(
            command,
            egui::OutputCommand::CopyText(text) if text.starts_with(why)
        )),
        "{copied:?}"
    );
}

#[test]
fn the_worked_example_is_explained_to_the_lovelace() {
    let harness = desk(example("Public pool, epoch 536"), |ui, scene, _, _| {
        ui::panels::explain::show(ui, scene);
    });
    for (name, value) in [
        ("Reserves", "₳7,433,694,305.914142"),
        ("+ Expansion ΔR1", "₳22,294,888.172487"),
        ("+ Fees", "₳93,384.750236"),
        ("= Pot", "₳22,388,272.922723"),
        ("− Treasury ΔT1", "₳4,477,654.584544"),
        ("= Reward pot R", "₳17,910,618.338179"),
        ("Circulation C", "₳37,566,305,694.085858"),
        ("Saturation C/k", "₳75,132,611.388171"),
        ("= Max pool reward", "₳7,337.894698"),
        ("= Pool reward f", "₳7,396.050458"),
        ("− Fixed cost", "₳170"),
        ("Operator and owners", "₳349.928656"),
    ] {
        assert_says(&harness, name);
        assert_says(&harness, value);
    }
}

#[test]
fn an_unmet_pledge_is_a_line_of_the_sum() {
    let unmet = edited(
        example("Public pool, epoch 536"),
        [
            Edit::SetPledgeFollowsStake(false),
            Edit::SetPledge(ada(100_001)),
        ],
    );
    let harness = desk(unmet, |ui, scene, _, _| {
        ui::panels::explain::show(ui, scene);
    });
    assert_says(&harness, "− Pledge not met");
    assert_says(&harness, "₳0");
}

#[test]
fn what_cannot_be_computed_is_said_everywhere_instead_of_figures() {
    let broken = edited(Plan::new(), [Edit::SetParameter(Parameter::TargetPools(0))]);
    let mut harness = desk(broken, |ui, scene, view, asks| {
        ui::panels::cards::show(ui, scene, view);
        ui::panels::explain::show(ui, scene);
        open_view(ui, scene, view, asks);
    });
    assert_says(&harness, "Nothing can be computed");
    assert!(!says(&harness, "Operator income"));
    harness
        .state_mut()
        .plan
        .apply(Edit::SetParameter(Parameter::TargetPools(500)));
    harness.run();
    assert_says(&harness, "Operator income");
}

fn menus(available: Available, steps: Steps) -> Harness<'static, Desk> {
    desk(Plan::new(), move |ui, _, view, asks| {
        ui::panels::menu::show(ui, available, steps, view, asks);
    })
}

#[track_caller]
fn is_disabled(harness: &Harness<'_, Desk>, entry: &str) -> bool {
    harness
        .get_by_label_contains(entry)
        .accesskit_node()
        .is_disabled()
}

#[test]
fn menu_entries_that_need_a_plan_wait_for_one() {
    let mut harness = menus(Available::default(), Steps::default());
    press(&mut harness, "File");
    for entry in ["Save as…", "Close plan"] {
        assert!(is_disabled(&harness, entry), "{entry}");
    }
    for entry in ["New plan", "Open…", "Quit"] {
        assert!(!is_disabled(&harness, entry), "{entry}");
    }
    assert!(is_disabled(&harness, "Open recent"));
    let mut harness = menus(Available::default(), Steps::default());
    press(&mut harness, "Edit");
    assert!(is_disabled(&harness, "Undo"));
    assert!(is_disabled(&harness, "Redo"));
}

#[test]
fn the_edit_menu_names_the_steps() {
    let available = Available {
        has_plan: true,
        can_undo: true,
        can_redo: true,
        ..Available::default()
    };
    let steps = Steps {
        undo: Some("change pledge"),
        redo: Some("change margin"),
    };
    let mut harness = menus(available, steps);
    press(&mut harness, "Edit");
    assert!(!is_disabled(&harness, "Redo change margin"));
    harness.get_by_label_contains("Undo change pledge").click();
    harness.run();
    assert_eq!(harness.state().commands, [Command::Undo]);
}

#[test]
fn the_view_menu_shows_and_switches_what_is_on() {
    let available = Available {
        has_plan: true,
        ..Available::default()
    };
    let mut harness = menus(available, Steps::default());
    press(&mut harness, "View");
    harness.get_by_label_contains("Map view").click();
    harness.run();
    assert_eq!(harness.state().commands, [Command::Show(View::Map)]);
    press(&mut harness, "View");
    press(&mut harness, "Appearance");
    press(&mut harness, "Dark");
    let dark = Appearance::Colours(egui::ThemePreference::Dark);
    assert_eq!(
        harness.state().commands.last(),
        Some(&Command::Appearance(dark))
    );
}

/// The palette, open until it closes itself.
fn open_palette(available: Available) -> Harness<'static, Desk> {
    let mut state = PaletteState::default();
    let mut is_open = true;
    desk(Plan::new(), move |ui, _, _, asks| {
        let ctx = ui.ctx().clone();
        is_open = is_open && ui::panels::palette::show(&ctx, &mut state, available, asks);
    })
}

#[test]
fn the_palette_finds_commands_by_their_words_and_runs_them_with_enter() {
    let mut harness = open_palette(Available::default());
    assert!(says(&harness, "New plan") && says(&harness, "About Poolwright"));
    assert!(
        !says(&harness, "Save as…"),
        "what cannot be done is left out"
    );
    type_into(&mut harness, "Find a command", "text larger");
    assert!(!says(&harness, "New plan"));
    assert_says(&harness, "Larger text");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().commands, [Command::ZoomIn]);
    assert!(!says(&harness, "Larger text"), "it closed");
}

#[test]
fn the_palette_is_walked_with_the_arrow_keys() {
    let mut harness = open_palette(Available::default());
    type_into(&mut harness, "Find a command", "text");
    harness.key_press(Key::ArrowDown);
    harness.key_press(Key::ArrowDown);
    harness.key_press(Key::ArrowUp);
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().commands, [Command::ZoomOut]);
}

#[test]
fn the_palette_says_when_nothing_matches_and_escape_closes_it() {
    let mut harness = open_palette(Available::default());
    type_into(&mut harness, "Find a command", "zzz");
    assert_says(&harness, "No command has this in its name");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().commands, []);
    harness.key_press(Key::Escape);
    harness.run();
    assert!(!says(&harness, "No command"));
}

#[test]
fn the_start_screen_offers_a_new_plan_files_and_examples() {
    let mut harness = desk(Plan::new(), |ui, _, view, asks| {
        ui::panels::start::show(ui, view, asks);
    });
    for (button, command) in [
        ("New plan", Command::New),
        ("Open…", Command::Open),
        ("Solo operator", Command::OpenExample(0)),
        ("Below break-even", Command::OpenExample(3)),
    ] {
        harness.get_by_role_and_label(Role::Button, button).click();
        harness.run();
        assert_eq!(harness.state().commands.last(), Some(&command));
    }
    assert!(!says(&harness, "Recent plans"));
    let recent = &mut harness.state_mut().view.recent;
    recent.note(std::path::Path::new("plans/mine.poolwright.ron"));
    harness.run();
    assert_says(&harness, "Recent plans");
    press(&mut harness, "mine");
    assert_eq!(
        harness.state().commands.last(),
        Some(&Command::OpenRecent(0))
    );
}

#[test]
fn the_start_screen_fits_a_small_window_at_twice_the_text_size() {
    let mut harness = desk(Plan::new(), |ui, _, view, asks| {
        ui::panels::start::show(ui, view, asks);
    });
    harness.set_size(vec2(320.0, 420.0));
    harness.run();
    for button in harness.get_all_by_role(Role::Button) {
        let place = button.rect().x_range();
        assert!(place.min >= 0.0 && place.max <= 320.0, "{button:?}");
    }
}

#[test]
fn every_control_of_every_panel_has_a_name() {
    let several = edited(
        example("Solo operator"),
        [Edit::AddOwner, Edit::SetPledgeFollowsStake(false)],
    );
    assert_all_named(&inputs(several));
    let panel = |ui: &mut Ui, scene: Scene<'_>, view: &mut ViewState, asks: &mut Asks| {
        ui::panels::cards::show(ui, scene, view);
        for shown in [View::Stake, View::Pledge] {
            view.view = shown;
            open_view(ui, scene, view, asks);
        }
        ui::panels::explain::show(ui, scene);
    };
    assert_all_named(&desk(example("Solo operator"), panel));
    let start = |ui: &mut Ui, _: Scene<'_>, view: &mut ViewState, asks: &mut Asks| {
        ui::panels::start::show(ui, view, asks);
    };
    assert_all_named(&desk(Plan::new(), start));
    assert_all_named(&open_palette(Available::default()));
}
