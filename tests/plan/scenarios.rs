//! Scenarios of a plan: the base edited under them, and they on top of it, in any order.

use crate::amounts::ada;
use crate::arbitrary::{self, cases};
use poolwright::ledger::{Lovelace, Ratio};
use poolwright::number::Separators;
use poolwright::plan::{
    Change, ChangeLine, Changes, CostCurrency, CostLine, Dash, Directory, Document, Edit, Every,
    Figure, Hue, Input, OwnerId, Parameter, Plan, Preset, Scenario, ScenarioEdit, ScenarioId,
    Variants, format, presets,
};
use proptest::collection::vec;
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::sync::Arc;

fn named(name: &str) -> Scenario {
    Scenario {
        id: ScenarioId(0),
        name: name.to_owned(),
        hue: Hue::Blue,
        dash: Dash::Long,
        note: String::new(),
        pinned: false,
        changes: Changes::default(),
    }
}

fn add(name: &str) -> Edit {
    Edit::Scenario(ScenarioEdit::Add {
        scenario: Box::new(named(name)),
        after: None,
    })
}

/// A plan with one empty scenario, which is open.
fn opened() -> (Document, ScenarioId) {
    let mut document = Document::saved(Plan::new());
    document.apply(add("What if"));
    let id = document.scenario().expect("a new scenario is open");
    (document, id)
}

fn inputs(document: &Document, id: ScenarioId) -> Vec<Input> {
    let scenario = document.plan().scenario(id).unwrap();
    scenario.changes.iter().map(Change::input).collect()
}

fn lines(plan: &Plan, id: ScenarioId) -> Vec<String> {
    let changes = &plan.scenario(id).unwrap().changes;
    changes
        .iter()
        .map(|change| ChangeLine::of(change, &Directory::of(plan), Separators::default()).text())
        .collect()
}

#[test]
fn an_edit_while_a_scenario_is_open_is_recorded_in_it_and_the_base_stays() {
    let (mut document, id) = opened();
    let base = Plan::new();
    document.apply(Edit::SetMargin(Ratio::percent(3)));
    document.apply(Edit::SetParameter(Parameter::TargetPools(1_000)));
    assert_eq!(document.plan().terms, base.terms);
    assert_eq!(document.plan().protocol, base.protocol);
    assert_eq!(document.shown().terms.margin, Ratio::percent(3));
    assert_eq!(document.shown().protocol.parameters.target_pools, 1_000);
    assert!(document.shown().protocol.origin.edited);
    assert_eq!(
        lines(document.plan(), id),
        ["Margin 2\u{a0}% → 3\u{a0}%", "k 500 → 1,000"]
    );
}

#[test]
fn typing_the_bases_value_again_removes_the_change() {
    let (mut document, id) = opened();
    document.apply(Edit::SetMargin(Ratio::percent(3)));
    document.apply(Edit::SetFigure(Figure::Blocks(20_000)));
    assert_eq!(inputs(&document, id), [Input::Margin, Input::NetworkBlocks]);
    document.apply(Edit::SetMargin(Ratio::percent(2)));
    let blocks = document.plan().network.figures.blocks;
    document.apply(Edit::SetFigure(Figure::Blocks(blocks)));
    assert!(inputs(&document, id).is_empty());
    assert!(!document.shown().network.origin.edited);
}

#[test]
fn editing_the_base_moves_the_scenarios_that_did_not_change_the_value() {
    let (mut document, first) = opened();
    document.apply(Edit::SetMargin(Ratio::percent(3)));
    document.apply(add("Other"));
    document.apply(Edit::SetFixedCost(ada(75)));
    let second = document.scenario().unwrap();
    document.open_scenario(None);
    document.apply(Edit::SetMargin(Ratio::percent(5)));
    let margin = |id| document.plan().in_scenario(Some(id)).terms.margin;
    assert_eq!(margin(first), Ratio::percent(3));
    assert_eq!(margin(second), Ratio::percent(5));
    let cost = |id| document.plan().in_scenario(Some(id)).terms.fixed_cost;
    assert_eq!((cost(first), cost(second)), (ada(170), ada(75)));
}

#[test]
fn a_change_stays_recorded_when_the_base_becomes_the_same() {
    let (mut document, id) = opened();
    document.apply(Edit::SetMargin(Ratio::percent(3)));
    document.open_scenario(None);
    document.apply(Edit::SetMargin(Ratio::percent(3)));
    document.apply(Edit::SetMargin(Ratio::percent(4)));
    let shown = document.plan().in_scenario(Some(id));
    assert_eq!(shown.terms.margin, Ratio::percent(3));
}

#[test]
fn pledge_and_stake_that_follow_each_other_change_and_reset_together() {
    let (mut document, id) = opened();
    document.apply(Edit::SetPledge(ada(250_000)));
    let both = [Input::Pledge, Input::OwnerStake(OwnerId(1))];
    assert_eq!(inputs(&document, id), both);
    assert_eq!(document.shown().owner_stake(), ada(250_000));
    document.apply(Edit::Scenario(ScenarioEdit::Reset(id, Input::Pledge)));
    assert!(inputs(&document, id).is_empty());
    assert_eq!(document.shown().owner_stake(), ada(100_000));
}

#[test]
fn a_preset_is_one_change_and_takes_the_place_of_single_figures() {
    let (mut document, id) = opened();
    document.apply(Edit::SetFigure(Figure::Fees(ada(1))));
    let other: &Preset = &presets()[1];
    document.apply(Edit::SetNetwork(other.network.clone()));
    assert_eq!(inputs(&document, id), [Input::Network]);
    assert_eq!(document.shown().network, other.network);
    document.apply(Edit::SetFigure(Figure::Fees(ada(2))));
    assert_eq!(inputs(&document, id), [Input::Network, Input::Fees]);
    assert_eq!(document.shown().network.figures.fees, ada(2));
    let its_own = other.network.figures.fees;
    document.apply(Edit::SetFigure(Figure::Fees(its_own)));
    assert_eq!(inputs(&document, id), [Input::Network]);
    let base = document.plan().network.clone();
    document.apply(Edit::SetNetwork(base));
    assert!(inputs(&document, id).is_empty());
}

#[test]
fn costs_can_be_changed_added_and_left_out_in_a_scenario() {
    let line = |what: &str| CostLine {
        what: what.to_owned(),
        amount: Decimal::TEN,
        currency: CostCurrency::Ada,
        every: Every::Month,
    };
    let mut document = Document::saved(Plan::new());
    document.apply(Edit::AddCosts(vec![line("Server"), line("Power")]));
    document.apply(add("Cheaper"));
    let id = document.scenario().unwrap();
    let base = document.plan().costs.clone();
    document.apply(Edit::RemoveCost(base[0].id));
    let mut power = base[1].clone();
    power.line.amount = Decimal::ONE;
    document.apply(Edit::SetCost(power.clone()));
    document.apply(Edit::AddCosts(vec![line("Relay")]));
    assert_eq!(document.plan().costs, base);
    assert_eq!(
        lines(document.plan(), id),
        [
            "Cost “Server” ₳10 a month → none",
            "Cost “Power” ₳10 a month → ₳1 a month",
            "Cost “Relay” ₳10 a month",
        ]
    );
    let own = document.shown().costs[1].id;
    document.apply(Edit::RemoveCost(own));
    document.apply(Edit::SetCost(base[1].clone()));
    assert_eq!(inputs(&document, id), [Input::Cost(base[0].id)]);
    // An id that a scenario's cost had is not given again.
    document.open_scenario(None);
    document.apply(Edit::AddCosts(vec![line("Later")]));
    assert!(document.plan().costs.iter().all(|cost| cost.id != own));
}

#[test]
fn a_change_to_an_owner_who_was_removed_stays_listed_without_effect() {
    let (mut document, id) = opened();
    document.open_scenario(None);
    document.apply(Edit::AddOwner);
    let second = document.plan().owners[1].id;
    document.open_scenario(Some(id));
    let mut owner = document.shown().owners[1].clone();
    owner.stake = ada(5);
    owner.name = "Ann".to_owned();
    document.apply(Edit::SetOwner(owner));
    assert_eq!(
        document.plan().owners[1].name,
        "Ann",
        "names are the base's"
    );
    assert_eq!(document.plan().owners[1].stake, Lovelace::ZERO);
    assert_eq!(document.shown().owner_stake(), ada(100_005));
    document.apply(Edit::RemoveOwner(second));
    assert_eq!(document.shown().owner_stake(), ada(100_000));
    let lost = |plan: &Plan| {
        let changes = &plan.scenario(id).unwrap().changes;
        let is_lost = |change: &&Change| change.is_lost(&Directory::of(plan));
        changes
            .iter()
            .filter(is_lost)
            .map(Change::input)
            .collect::<Vec<_>>()
    };
    assert_eq!(lost(document.plan()), [Input::OwnerStake(second)]);
    let read = format::read(format::write(document.plan()).unwrap().as_bytes()).unwrap();
    assert_eq!(lost(&read), [Input::OwnerStake(second)]);
    assert!(lines(&read, id).contains(&"Stake of a removed owner ₳5".to_owned()));
    document.apply(Edit::Scenario(ScenarioEdit::Reset(
        id,
        Input::OwnerStake(second),
    )));
    assert!(lost(document.plan()).is_empty());
}

#[test]
fn making_a_scenario_the_base_takes_its_values_and_keeps_the_others() {
    let (mut document, first) = opened();
    document.apply(Edit::SetMargin(Ratio::percent(3)));
    document.apply(add("Other"));
    let second = document.scenario().unwrap();
    document.apply(Edit::SetFixedCost(ada(75)));
    document.open_scenario(Some(first));
    let shown = Arc::clone(document.shown());
    document.apply(Edit::Scenario(ScenarioEdit::MakeBase(first)));
    assert_eq!(document.scenario(), None);
    assert_eq!(document.plan().terms, shown.terms);
    assert_eq!(document.plan().scenarios.len(), 1);
    let other = document.plan().in_scenario(Some(second));
    assert_eq!(other.terms.margin, Ratio::percent(3));
    assert_eq!(other.terms.fixed_cost, ada(75));
    document.undo();
    assert_eq!(document.scenario(), Some(first));
    assert_eq!(document.shown(), &shown);
}

#[test]
fn undo_and_redo_go_to_where_the_step_was_made() {
    let (mut document, first) = opened();
    document.apply(Edit::SetMargin(Ratio::percent(3)));
    document.apply(add("Other"));
    let second = document.scenario().unwrap();
    document.open_scenario(None);
    document.apply(Edit::SetFixedCost(ada(340)));
    document.open_scenario(Some(first));
    document.undo();
    assert_eq!(document.scenario(), None, "the fixed cost is the base's");
    document.open_scenario(Some(first));
    document.undo();
    assert_eq!(document.scenario(), Some(first), "before the second came");
    document.undo();
    assert_eq!(document.scenario(), Some(first));
    assert_eq!(document.shown().terms.margin, Ratio::percent(2));
    document.undo();
    assert_eq!((document.scenario(), document.undo_name()), (None, None));
    for open in [Some(first), Some(first), Some(second), None] {
        document.redo();
        assert_eq!(document.scenario(), open);
    }
}

#[test]
fn opening_a_scenario_is_no_step_and_ends_the_one_before() {
    let (mut document, id) = opened();
    let revision = document.revision();
    document.open_scenario(None);
    document.open_scenario(Some(id));
    document.open_scenario(Some(ScenarioId(77)));
    assert_eq!(document.scenario(), None, "there is none of this id");
    assert_eq!(document.revision(), revision);
    document.open_scenario(Some(id));
    document.apply(Edit::SetMargin(Ratio::percent(3)));
    document.open_scenario(None);
    document.apply(Edit::SetMargin(Ratio::percent(4)));
    document.undo();
    assert_eq!(document.plan().terms.margin, Ratio::percent(2));
    let shown = document.plan().in_scenario(Some(id));
    assert_eq!(shown.terms.margin, Ratio::percent(3));
}

#[test]
fn a_drag_back_to_the_base_in_a_scenario_is_no_step() {
    let (mut document, _) = opened();
    document.seal();
    let revision = document.revision();
    for delegated in [6_000_000, 7_000_000, 5_000_000] {
        document.apply(Edit::SetDelegated(ada(delegated)));
    }
    assert_eq!(document.revision(), revision);
    assert_eq!(document.undo_name(), Some("add scenario"));
}

#[test]
fn scenarios_are_renamed_moved_cloned_pinned_and_deleted_as_steps() {
    let (mut document, first) = opened();
    let name = |document: &mut Document, edit| {
        document.apply(Edit::Scenario(edit));
        document.seal();
        document.undo_name().unwrap()
    };
    let rename = ScenarioEdit::Rename(first, "Better".to_owned());
    assert_eq!(name(&mut document, rename), "rename scenario");
    let note = ScenarioEdit::SetNote(first, "Why".to_owned());
    assert_eq!(name(&mut document, note), "change note of scenario");
    assert_eq!(
        name(&mut document, ScenarioEdit::Pin(first, true)),
        "pin scenario"
    );
    let copy = document.plan().scenario(first).unwrap().clone();
    let clone = ScenarioEdit::Add {
        scenario: Box::new(copy.clone()),
        after: Some(first),
    };
    assert_eq!(name(&mut document, clone), "add scenario");
    let second = document.scenario().unwrap();
    assert_ne!(second, first);
    let order = |document: &Document| -> Vec<ScenarioId> {
        document
            .plan()
            .scenarios
            .iter()
            .map(|known| known.id)
            .collect()
    };
    assert_eq!(order(&document), [first, second]);
    assert_eq!(
        name(&mut document, ScenarioEdit::Move(second, 0)),
        "move scenario"
    );
    assert_eq!(order(&document), [second, first]);
    assert_eq!(
        name(&mut document, ScenarioEdit::Remove(second)),
        "delete scenario"
    );
    assert_eq!(document.scenario(), None);
    document.undo();
    assert_eq!(document.scenario(), Some(second));
    let kept = document.plan().scenario(second).unwrap();
    assert_eq!(
        (&kept.name, &kept.note, kept.pinned),
        (&copy.name, &copy.note, true)
    );
}

#[derive(Clone, Debug)]
enum Act {
    Edit(Box<Edit>),
    Open(Option<usize>),
    Seal,
    Undo,
    Redo,
}

/// Edits of few values, so that scenarios and the base often agree and differ again.
fn edit() -> BoxedStrategy<Edit> {
    let few = || prop::sample::select(vec![0u64, 170, 340, 100_000]).prop_map(ada);
    let percent = || prop::sample::select(vec![0u8, 2, 3, 100]).prop_map(Ratio::percent);
    let id = || (1..9u32).prop_map(ScenarioId);
    let input = prop::sample::select(vec![
        Input::Pledge,
        Input::Margin,
        Input::FixedCost,
        Input::Network,
        Input::OwnerStake(OwnerId(1)),
    ]);
    let scenario = prop_oneof![
        2 => arbitrary::scenario().prop_map(|scenario| ScenarioEdit::Add {
            scenario: Box::new(scenario),
            after: None,
        }),
        1 => (id(), arbitrary::text()).prop_map(|(id, name)| ScenarioEdit::Rename(id, name)),
        1 => (id(), 0..4usize).prop_map(|(id, place)| ScenarioEdit::Move(id, place)),
        1 => (id(), any::<bool>()).prop_map(|(id, pinned)| ScenarioEdit::Pin(id, pinned)),
        1 => id().prop_map(ScenarioEdit::Remove),
        1 => id().prop_map(ScenarioEdit::MakeBase),
        1 => (id(), input).prop_map(|(id, input)| ScenarioEdit::Reset(id, input)),
        1 => id().prop_map(ScenarioEdit::ResetAll),
    ];
    prop_oneof![
        3 => few().prop_map(Edit::SetPledge),
        3 => few().prop_map(Edit::SetFixedCost),
        3 => percent().prop_map(Edit::SetMargin),
        1 => any::<bool>().prop_map(Edit::SetPledgeFollowsStake),
        1 => Just(Edit::AddOwner),
        1 => (1..9u32).prop_map(|id| Edit::RemoveOwner(OwnerId(id))),
        1 => vec(arbitrary::cost_line(), 1..3).prop_map(Edit::AddCosts),
        1 => (1..9u32).prop_map(|id| Edit::RemoveCost(poolwright::plan::CostId(id))),
        1 => (0..2usize).prop_map(|index| Edit::SetNetwork(presets()[index].network.clone())),
        1 => (0..2usize).prop_map(|index| Edit::SetProtocol(presets()[index].protocol.clone())),
        2 => few().prop_map(|amount| Edit::SetFigure(Figure::Fees(amount))),
        4 => scenario.prop_map(Edit::Scenario),
    ]
    .boxed()
}

fn act() -> BoxedStrategy<Act> {
    prop_oneof![
        8 => edit().prop_map(|edit| Act::Edit(Box::new(edit))),
        4 => prop::option::of(0..4usize).prop_map(Act::Open),
        1 => Just(Act::Seal),
        2 => Just(Act::Undo),
        1 => Just(Act::Redo),
    ]
    .boxed()
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn whatever_is_done_where_every_step_can_be_taken_back_and_done_again(
        acts in vec(act(), 0..50),
    ) {
        let mut document = Document::saved(Plan::new());
        for act in acts {
            match act {
                Act::Edit(edit) => {
                    let open = document.scenario();
                    let texts_only = matches!(*edit, Edit::Scenario(_) | Edit::AddOwner | Edit::RemoveOwner(_));
                    let base = Arc::clone(document.plan());
                    document.apply(*edit);
                    if open.is_some() && !texts_only {
                        let mut now = Plan::clone(document.plan());
                        now.scenarios.clone_from(&base.scenarios);
                        now.next_id = base.next_id;
                        prop_assert_eq!(&now, base.as_ref(), "an edit in a scenario moved the base");
                    }
                }
                Act::Open(index) => {
                    let id = index.and_then(|index| document.plan().scenarios.get(index));
                    let id = id.map(|scenario| scenario.id);
                    document.open_scenario(id);
                }
                Act::Seal => document.seal(),
                Act::Undo => document.undo(),
                Act::Redo => document.redo(),
            }
            let plan = document.plan();
            prop_assert!(document.scenario().is_none_or(|id| plan.scenario(id).is_some()));
            let shown = plan.in_scenario(document.scenario());
            prop_assert_eq!(document.shown().as_ref(), shown.as_ref());
            let mut ids: Vec<u32> = plan.scenarios.iter().map(|known| known.id.0).collect();
            ids.sort_unstable();
            ids.dedup();
            prop_assert_eq!(ids.len(), plan.scenarios.len());
        }
        let last = Arc::clone(document.plan());
        let mut steps = 0;
        while document.undo_name().is_some() {
            document.undo();
            steps += 1;
        }
        prop_assert_eq!(document.plan().as_ref(), &Plan::new());
        prop_assert_eq!(document.scenario(), None);
        for _ in 0..steps {
            document.redo();
        }
        prop_assert_eq!(document.plan(), &last);
        prop_assert_eq!(&format::read(format::write(&last).unwrap().as_bytes()).unwrap(), last.as_ref());
    }

    #[test]
    fn what_a_scenario_shows_is_what_the_edit_would_have_made_of_it(
        base in arbitrary::plan(),
        changes in vec(arbitrary::change(), 0..6),
        edit in edit(),
    ) {
        prop_assume!(!matches!(edit, Edit::Scenario(_) | Edit::AddOwner | Edit::RemoveOwner(_)));
        let mut base = base;
        let mut scenario = named("");
        scenario.changes = changes.into_iter().collect();
        let id = base.apply_in(None, Edit::Scenario(ScenarioEdit::Add {
            scenario: Box::new(scenario),
            after: None,
        }));
        let mut wanted = base.in_scenario(id).into_owned();
        wanted.apply(edit.clone());
        base.apply_in(id, edit);
        let mut shown = base.in_scenario(id).into_owned();
        // Whether a preset counts as edited is told by its figures, not by how they came about.
        shown.network.origin.edited = wanted.network.origin.edited;
        shown.protocol.origin.edited = wanted.protocol.origin.edited;
        prop_assert_eq!(shown.next_id, wanted.next_id);
        prop_assert_eq!(shown, wanted);
    }

    #[test]
    fn changes_are_listed_in_one_order_whatever_the_order_they_were_made_in(
        changes in vec(arbitrary::change(), 0..8),
    ) {
        let list: Changes = changes.iter().cloned().collect();
        let inputs: Vec<Input> = list.iter().map(Change::input).collect();
        let mut sorted = inputs.clone();
        sorted.sort_unstable();
        sorted.dedup();
        prop_assert_eq!(&inputs, &sorted);
        for change in &changes {
            prop_assert!(list.get(change.input()).is_some());
        }
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn one_scenario_after_another_is_made_as_each_alone(plan in arbitrary::plan()) {
        let mut variants = Variants::of(&plan);
        let scenarios = || plan.scenarios.iter();
        for scenario in scenarios().chain(scenarios().rev()) {
            let alone = plan.with(&scenario.changes);
            prop_assert_eq!(variants.with(&scenario.changes), &alone);
            // As if each change were made by itself.
            let mut one_by_one = plan.with(&Changes::default());
            for change in scenario.changes.iter() {
                change.make(&mut one_by_one);
            }
            prop_assert_eq!(one_by_one, alone);
        }
    }
}
