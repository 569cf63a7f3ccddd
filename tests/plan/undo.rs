//! Undo: whatever is edited, every step can be taken back and done again.

use crate::arbitrary::{self, cases};
use poolwright::ledger::{Epoch, Lovelace, Ratio};
use poolwright::plan::{
    AgreementEdit, AgreementPreset, Assumption, Blocks, Cost, CostId, Document, Edit, Figure,
    Owner, OwnerId, Parameter, Plan, Reserve, ReserveId, Revision, Role, StepId,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::collections::HashMap;
use std::sync::Arc;

/// Few ids, so that edits often meet an owner or a cost that is there.
fn id() -> impl Strategy<Value = u32> {
    1..8u32
}

/// Few amounts, so that edits often change nothing or change back.
fn amount() -> impl Strategy<Value = Lovelace> {
    prop_oneof![
        4 => prop::sample::select(vec![0, 1, 100_000_000_000, u64::MAX]).prop_map(Lovelace),
        1 => arbitrary::lovelace(),
    ]
}

fn ratio() -> impl Strategy<Value = Ratio> {
    prop_oneof![
        3 => prop::sample::select(vec![0, 2, 100]).prop_map(Ratio::percent),
        1 => arbitrary::ratio(),
    ]
}

fn owner() -> BoxedStrategy<Owner> {
    (id(), "[ab]?", amount(), any::<bool>())
        .prop_map(|(id, name, stake, is_operator)| Owner {
            id: OwnerId(id),
            name,
            stake,
            role: if is_operator {
                Role::Operator
            } else {
                Role::Owner
            },
            notes: String::new(),
        })
        .boxed()
}

fn figure() -> impl Strategy<Value = Figure> {
    prop_oneof![
        amount().prop_map(Figure::Reserves),
        amount().prop_map(Figure::Fees),
        (0..3u32).prop_map(Figure::Blocks),
        amount().prop_map(Figure::ActiveStake),
    ]
}

fn parameter() -> impl Strategy<Value = Parameter> {
    prop_oneof![
        prop::sample::select(vec![0, 500, 1_000]).prop_map(Parameter::TargetPools),
        ratio().prop_map(Parameter::PledgeInfluence),
        ratio().prop_map(Parameter::MonetaryExpansion),
        ratio().prop_map(Parameter::TreasuryCut),
        amount().prop_map(Parameter::MinFixedCost),
        ratio().prop_map(Parameter::Decentralisation),
        amount().prop_map(Parameter::MaxSupply),
        (0..3u32).prop_map(Parameter::SlotsPerEpoch),
        ratio().prop_map(Parameter::ActiveSlotCoefficient),
        option::of(ratio()).prop_map(Parameter::LeverageCap),
        option::of(ratio()).prop_map(Parameter::MinMargin),
    ]
}

/// An edit that says what something becomes, or takes it away.
fn change() -> BoxedStrategy<Edit> {
    prop_oneof![
        "[ab]?".prop_map(Edit::SetTitle),
        "[ab]?".prop_map(Edit::SetNotes),
        amount().prop_map(Edit::SetPledge),
        (amount(), amount())
            .prop_map(|(pledge, delegated)| Edit::SetPledgeAndDelegated { pledge, delegated }),
        any::<bool>().prop_map(Edit::SetPledgeFollowsStake),
        amount().prop_map(Edit::SetFixedCost),
        ratio().prop_map(Edit::SetMargin),
        owner().prop_map(Edit::SetOwner),
        id().prop_map(|id| Edit::RemoveOwner(OwnerId(id))),
        (id(), 0..5usize).prop_map(|(id, to)| Edit::MoveOwner {
            id: OwnerId(id),
            to
        }),
        amount().prop_map(Edit::SetDelegated),
        arbitrary::blocks().prop_map(Edit::SetBlocks),
        (0..2u32).prop_map(|blocks| Edit::SetBlocks(Blocks::Given(blocks))),
        (id(), arbitrary::cost_line()).prop_map(|(id, line)| Edit::SetCost(Cost {
            id: CostId(id),
            line,
        })),
        id().prop_map(|id| Edit::RemoveCost(CostId(id))),
        arbitrary::decimal().prop_map(Edit::SetPrice),
        Just(Edit::SetPrice(Decimal::ZERO)),
        "USD|EUR|x".prop_map(Edit::SetCurrency),
        arbitrary::network().prop_map(Edit::SetNetwork),
        figure().prop_map(Edit::SetFigure),
        arbitrary::protocol().prop_map(Edit::SetProtocol),
        parameter().prop_map(Edit::SetParameter),
        assumption().prop_map(Edit::Assume),
        vec(0..3u32, 0..3).prop_map(Edit::SetPastBlocks),
    ]
    .boxed()
}

/// One assumption of the years to come.
fn assumption() -> BoxedStrategy<Assumption> {
    let epoch = || (600..603u32).prop_map(Epoch);
    prop_oneof![
        arbitrary::projection::years().prop_map(Assumption::Years),
        option::of(epoch()).prop_map(Assumption::Start),
        any::<bool>().prop_map(Assumption::IsNew),
        ratio().prop_map(Assumption::PaidShare),
        any::<bool>().prop_map(Assumption::Compounds),
        arbitrary::projection::path().prop_map(Assumption::Delegation),
        ratio().prop_map(Assumption::PriceAYear),
        vec(arbitrary::projection::change(), 0..4).prop_map(Assumption::Changes),
    ]
    .boxed()
}

/// One change of an agreement.
fn agreement_edit() -> BoxedStrategy<AgreementEdit> {
    let id = || prop_oneof![1_000..1_006u32, 1..20u32].prop_map(StepId);
    let reserve = || prop_oneof![2_000..2_003u32, 1..20u32].prop_map(ReserveId);
    prop_oneof![
        prop::sample::select(AgreementPreset::ALL.to_vec()).prop_map(AgreementEdit::Choose),
        Just(AgreementEdit::AddStep),
        arbitrary::agreement::step().prop_map(AgreementEdit::SetStep),
        id().prop_map(AgreementEdit::RemoveStep),
        (id(), 0..8usize).prop_map(|(id, to)| AgreementEdit::MoveStep { id, to }),
        Just(AgreementEdit::AddReserve),
        (reserve(), "[ab]?").prop_map(|(id, name)| AgreementEdit::SetReserve(Reserve { id, name })),
        reserve().prop_map(AgreementEdit::RemoveReserve),
        arbitrary::agreement::particulars().prop_map(AgreementEdit::SetParticulars),
    ]
    .boxed()
}

fn edit() -> BoxedStrategy<Edit> {
    prop_oneof![
        6 => change(),
        1 => Just(Edit::AddOwner),
        2 => agreement_edit().prop_map(Edit::Agreement),
        1 => vec(arbitrary::cost_line(), 0..3).prop_map(Edit::AddCosts),
    ]
    .boxed()
}

#[derive(Clone, Debug)]
enum Act {
    Edit(Box<Edit>),
    Seal,
    Undo,
    Redo,
    Save,
}

fn act() -> BoxedStrategy<Act> {
    prop_oneof![
        8 => edit().prop_map(|edit| Act::Edit(Box::new(edit))),
        2 => Just(Act::Seal),
        2 => Just(Act::Undo),
        1 => Just(Act::Redo),
        1 => Just(Act::Save),
    ]
    .boxed()
}

fn undo_all(document: &mut Document) -> usize {
    let mut steps = 0;
    while document.undo_name().is_some() {
        document.undo();
        steps += 1;
    }
    steps
}

fn redo_all(document: &mut Document) -> usize {
    let mut steps = 0;
    while document.redo_name().is_some() {
        document.redo();
        steps += 1;
    }
    steps
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn undoing_everything_restores_the_first_plan_and_redoing_the_last(
        first in arbitrary::plan(),
        edits in vec((edit(), any::<bool>()), 0..30),
    ) {
        let mut document = Document::saved(first.clone());
        let revision = document.revision();
        for (edit, seals) in edits {
            document.apply(edit);
            if seals {
                document.seal();
            }
        }
        let (last, last_revision) = (Arc::clone(document.plan()), document.revision());
        let undone = undo_all(&mut document);
        prop_assert_eq!(document.plan().as_ref(), &first);
        prop_assert_eq!(document.revision(), revision);
        prop_assert!(document.is_saved());
        prop_assert_eq!(document.is_untouched(), undone == 0);
        prop_assert_eq!(redo_all(&mut document), undone);
        prop_assert_eq!(document.plan(), &last);
        prop_assert_eq!(document.revision(), last_revision);
        prop_assert_eq!(document.is_saved(), undone == 0);
    }

    #[test]
    fn equal_revisions_are_equal_plans_and_only_the_saved_one_is_saved(
        acts in vec(act(), 0..60),
        begins_saved: bool,
    ) {
        let mut document = if begins_saved {
            Document::saved(Plan::new())
        } else {
            Document::unsaved(Plan::new())
        };
        let first = Arc::clone(document.plan());
        let mut known: HashMap<Revision, Arc<Plan>> = HashMap::new();
        let mut saved = begins_saved.then(|| document.revision());
        for act in acts {
            match act {
                Act::Edit(edit) => {
                    let (before, revision) = (Arc::clone(document.plan()), document.revision());
                    document.apply(*edit);
                    prop_assert_eq!(
                        document.plan() == &before,
                        document.revision() == revision,
                        "a step without a change, or a change without a step"
                    );
                }
                Act::Seal => document.seal(),
                Act::Undo => document.undo(),
                Act::Redo => document.redo(),
                Act::Save => {
                    saved = Some(document.revision());
                    document.mark_saved(document.revision());
                }
            }
            let plan = known
                .entry(document.revision())
                .or_insert_with(|| Arc::clone(document.plan()));
            prop_assert_eq!(&*plan, document.plan());
            prop_assert_eq!(document.is_saved(), saved == Some(document.revision()));
            if let Some((before, revision)) = document.before() {
                prop_assert_ne!(before, document.plan());
                prop_assert_ne!(revision, document.revision());
            }
        }
        undo_all(&mut document);
        prop_assert_eq!(document.plan(), &first);
    }

    #[test]
    fn what_says_what_a_value_becomes_changes_nothing_the_second_time(
        plan in arbitrary::plan(),
        edit in change(),
    ) {
        let mut once = plan;
        once.apply(edit.clone());
        let mut twice = once.clone();
        twice.apply(edit);
        prop_assert_eq!(twice, once);
    }

    #[test]
    fn an_edit_of_an_owner_or_a_cost_that_is_gone_does_nothing(
        plan in arbitrary::plan(),
        owner in owner(),
        line in arbitrary::cost_line(),
    ) {
        let mut plan = plan;
        plan.apply(Edit::RemoveOwner(owner.id));
        let id = CostId(owner.id.0);
        plan.apply(Edit::RemoveCost(id));
        for edit in [
            Edit::SetOwner(owner.clone()),
            Edit::RemoveOwner(owner.id),
            Edit::SetCost(Cost { id, line }),
            Edit::RemoveCost(id),
        ] {
            let before = plan.clone();
            plan.apply(edit);
            prop_assert_eq!(&plan, &before);
        }
    }

    #[test]
    fn a_new_owner_or_cost_never_gets_an_id_that_is_in_use(
        plan in arbitrary::plan(),
        edits in vec(edit(), 0..30),
        next_id in prop_oneof![Just(u32::MAX), Just(u32::MAX - 1), 1..20u32],
    ) {
        let mut plan = plan;
        plan.next_id = plan.next_id.max(next_id);
        for edit in edits {
            plan.apply(edit);
            let owners = plan.owners.iter().map(|owner| owner.id.0);
            let mut ids: Vec<u32> = owners.chain(plan.costs.iter().map(|cost| cost.id.0)).collect();
            let count = ids.len();
            ids.sort_unstable();
            ids.dedup();
            prop_assert_eq!(ids.len(), count);
        }
    }
}

#[test]
fn a_drag_back_to_where_it_began_is_no_step_and_stays_saved() {
    let mut document = Document::saved(Plan::new());
    let revision = document.revision();
    for ada in [100_001, 200_000, 100_000] {
        document.apply(Edit::SetPledge(Lovelace::from_whole_ada(ada)));
    }
    assert_eq!(document.revision(), revision);
    assert_eq!(document.undo_name(), None);
    assert!(document.is_saved());
}

#[test]
fn steps_are_named_after_what_was_changed() {
    let mut document = Document::saved(Plan::new());
    let name = |document: &mut Document, edit: Edit| {
        document.apply(edit);
        document.undo_name().unwrap()
    };
    let margin = Edit::SetMargin(Ratio::percent(3));
    assert_eq!(name(&mut document, margin), "change margin");
    assert_eq!(name(&mut document, Edit::AddOwner), "add owner");
    let k = Edit::SetParameter(Parameter::TargetPools(1_000));
    assert_eq!(name(&mut document, k), "change k");
    document.undo();
    assert_eq!(document.redo_name(), Some("change k"));
    assert_eq!(document.undo_name(), Some("add owner"));
}

#[test]
fn a_change_by_hand_marks_the_preset_as_edited_and_choosing_it_again_does_not() {
    let mut plan = Plan::new();
    let (network, protocol) = (plan.network.clone(), plan.protocol.clone());
    plan.apply(Edit::SetFigure(Figure::Blocks(network.figures.blocks)));
    assert!(!plan.network.origin.edited);
    plan.apply(Edit::SetFigure(Figure::Blocks(1)));
    plan.apply(Edit::SetParameter(Parameter::TargetPools(1_000)));
    assert!(plan.network.origin.edited && plan.protocol.origin.edited);
    plan.apply(Edit::SetNetwork(network.clone()));
    plan.apply(Edit::SetProtocol(protocol.clone()));
    assert_eq!((plan.network, plan.protocol), (network, protocol));
}

#[test]
fn the_pledge_of_a_single_owner_moves_with_the_stake_and_several_owners_break_the_link() {
    let ada = Lovelace::from_whole_ada;
    let mut plan = Plan::new();
    plan.apply(Edit::SetPledge(ada(7)));
    assert_eq!(plan.owner_stake(), ada(7));
    let mut owner = plan.owners[0].clone();
    owner.stake = ada(9);
    plan.apply(Edit::SetOwner(owner.clone()));
    assert_eq!(plan.terms.pledge, ada(9));
    plan.apply(Edit::AddOwner);
    owner.id = plan.owners[1].id;
    plan.apply(Edit::SetOwner(owner));
    assert_eq!(plan.terms.pledge, ada(18));
    plan.apply(Edit::SetPledge(ada(10)));
    assert!(!plan.terms.pledge_follows_stake);
    assert_eq!((plan.terms.pledge, plan.owner_stake()), (ada(10), ada(18)));
    plan.apply(Edit::SetPledgeFollowsStake(true));
    assert_eq!(plan.terms.pledge, ada(18));
    let second = plan.owners[1].id;
    plan.apply(Edit::RemoveOwner(second));
    assert_eq!(plan.terms.pledge, ada(9));
}
