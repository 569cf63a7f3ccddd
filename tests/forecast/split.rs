//! How an epoch's income is shared: the worked example, and what holds for any agreement.

use crate::amounts::ada;
use crate::arbitrary::{self, cases};
use poolwright::forecast::{AccountIncome, Carried, Outcome, Split, split};
use poolwright::ledger::{Lovelace, Ratio};
use poolwright::plan::agreement::faults;
use poolwright::plan::{
    AgreedPercent, AgreementEdit, AgreementPreset, Blocks, CostCurrency, Edit, Interval, Owner,
    OwnerId, Party, Plan, Reserve, ReserveId, Role, Step, StepId, Take, To,
};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// Three owners with 0.5, 1.5 and 1 M ada of a pool of 20 M; the first is the operator.
fn worked_example() -> Plan {
    let mut plan = Plan::new();
    let owner = |id, stake, role| Owner {
        id: OwnerId(id),
        name: format!("Owner {id}"),
        stake: ada(stake),
        role,
        notes: String::new(),
    };
    plan.owners = vec![
        owner(1, 500_000, Role::Operator),
        owner(2, 1_500_000, Role::Owner),
        owner(3, 1_000_000, Role::Owner),
    ];
    plan.next_id = 4;
    plan.terms.pledge = ada(2_500_000);
    plan.terms.pledge_follows_stake = false;
    plan.terms.fixed_cost = ada(170);
    plan.delegated = ada(17_000_000);
    plan.blocks = Blocks::Expected {
        performance: Ratio::ONE,
    };
    let figures = &mut plan.network.figures;
    figures.reserves = ada(7_495_773_912);
    figures.fees = Lovelace(107_387_014_000);
    figures.blocks = 21_600;
    figures.active_stake = ada(21_817_460_646);
    plan
}

fn income(plan: &Plan) -> AccountIncome {
    AccountIncome::of(&Outcome::of(plan).unwrap().parts)
}

fn agreed(plan: &Plan, preset: AgreementPreset) -> Plan {
    let mut plan = plan.clone();
    plan.apply(Edit::Agreement(AgreementEdit::Choose(preset)));
    plan
}

fn one_epoch(plan: &Plan) -> Split {
    split(plan, &income(plan), &Carried::default())
}

/// Owners' amounts in ada, rounded to hundredths.
fn rounded(split: &Split) -> Vec<String> {
    split
        .owners
        .iter()
        .map(|(_, amount)| format!("{:.2}", amount.ada().round_dp(2)))
        .collect()
}

fn sum(split: &Split) -> Lovelace {
    let owners = split.owners.iter().map(|(_, amount)| *amount);
    let reserves = split.reserves.iter().map(|(_, amount)| *amount);
    owners.chain(reserves).sum()
}

#[test]
fn the_worked_example_is_divided_as_published() {
    let plan = worked_example();
    let outcome = Outcome::of(&plan).unwrap();
    let hundredths = |amount: Lovelace| format!("{:.2}", amount.ada().round_dp(2));
    assert_eq!(
        outcome.model.rewards.pots().reward_pot.0 / 1_000_000,
        18_075_767
    );
    assert_eq!(hundredths(outcome.parts.pool), "7482.21");
    let income = income(&plan);
    assert_eq!(hundredths(income.total), "1391.14");
    assert_eq!(income.fixed, ada(170));
    assert_eq!(hundredths(income.margin), "146.24");
    assert_eq!(hundredths(income.own_stake), "1074.89");
    for (preset, amounts) in [
        (
            AgreementPreset::FixedCostFirst,
            ["373.52", "610.57", "407.05"],
        ),
        (
            AgreementPreset::FeesToOperator,
            ["495.39", "537.45", "358.30"],
        ),
        (AgreementPreset::Equal, ["463.71"; 3]),
        (AgreementPreset::Percentages, ["463.71"; 3]),
    ] {
        let split = one_epoch(&agreed(&plan, preset));
        assert_eq!(rounded(&split), amounts, "{}", preset.text());
        assert_eq!(sum(&split), income.total);
    }
    assert_eq!(
        one_epoch(&plan).owners,
        one_epoch(&agreed(&plan, AgreementPreset::ProRata)).owners,
        "without an agreement the income is shared by stake"
    );
}

#[test]
fn an_owner_who_leaves_breaks_the_pledge_unless_it_is_lowered_first() {
    let mut plan = worked_example();
    plan.apply(Edit::RemoveOwner(OwnerId(3)));
    assert_eq!(income(&plan), AccountIncome::default());
    assert_eq!(rounded(&one_epoch(&plan)), ["0.00", "0.00"]);
    plan.apply(Edit::SetPledge(ada(2_000_000)));
    let outcome = Outcome::of(&plan).unwrap();
    assert_eq!(plan.pool_stake(), ada(19_000_000));
    assert_eq!(
        format!("{:.2}", outcome.parts.pool.ada().round_dp(2)),
        "7096.04"
    );
}

fn in_order(take: Take, to: To, id: u32) -> Step {
    Step::new(StepId(id), take, to)
}

fn amount(text: &str, currency: CostCurrency, every: Interval) -> Take {
    Take::Amount {
        amount: Decimal::from_str_exact(text).unwrap(),
        currency,
        every,
    }
}

const OPERATOR: To = To::One(Party::Owner(OwnerId(1)));

fn of_total(total: u64) -> AccountIncome {
    AccountIncome {
        total: Lovelace(total),
        fixed: Lovelace(total),
        ..AccountIncome::default()
    }
}

#[test]
fn a_shortfall_is_carried_until_it_is_paid_and_never_paid_twice() {
    let mut plan = worked_example();
    let mut first = in_order(
        amount("100", CostCurrency::Ada, Interval::Epoch),
        OPERATOR,
        10,
    );
    first.carries_shortfall = true;
    plan.agreement.steps = vec![first, in_order(Take::Rest, To::Equally, 11)];
    let empty = split(&plan, &AccountIncome::default(), &Carried::default());
    assert_eq!(sum(&empty), Lovelace::ZERO);
    assert_eq!(empty.carried.of(StepId(10)), ada(100));
    let short = split(&plan, &of_total(150_000_000), &empty.carried);
    assert_eq!(short.of(Party::Owner(OwnerId(1))), ada(150));
    assert_eq!(short.carried.total(), ada(50));
    let rich = split(&plan, &of_total(180_000_000), &short.carried);
    assert_eq!(
        rich.steps.first().unwrap().due,
        ada(150),
        "100 of this epoch and 50 carried"
    );
    assert_eq!(rich.of(Party::Owner(OwnerId(1))), ada(160));
    assert_eq!(rich.carried, Carried::default());
}

#[test]
fn a_minimum_lifts_and_a_maximum_limits_what_a_step_is_due() {
    let mut plan = worked_example();
    let tenth = Ratio::percent(10);
    let mut step = in_order(Take::OfIncome(tenth), OPERATOR, 10);
    step.floor = Some(ada(20));
    step.cap = Some(ada(30));
    plan.agreement.steps = vec![step, in_order(Take::Rest, To::Equally, 11)];
    let taken = |ada: u64| {
        let split = split(&plan, &of_total(ada * 1_000_000), &Carried::default());
        split.steps.first().unwrap().paid.0 / 1_000_000
    };
    assert_eq!(
        [10, 100, 250, 1_000].map(taken),
        [10, 20, 25, 30],
        "of 10, 100, 250 and 1,000 ada"
    );
}

#[test]
fn money_becomes_lovelace_exactly_and_rounded_down() {
    let mut plan = worked_example();
    plan.price.of_ada = Decimal::from_str_exact("0.7").unwrap();
    plan.price.currency = "EUR".to_owned();
    let take = amount("100", CostCurrency::Fiat, Interval::Month);
    plan.agreement.steps = vec![
        in_order(take, OPERATOR, 10),
        in_order(Take::Rest, To::Equally, 11),
    ];
    let split = split(&plan, &of_total(1_000_000_000), &Carried::default());
    // 100 · 12 / 73 / 0.7 = 23.483365949…
    assert_eq!(split.steps.first().unwrap().due, Lovelace(23_483_365));
}

#[test]
fn what_is_meant_for_someone_who_left_stays_in_the_account() {
    let mut plan = worked_example();
    plan.agreement.reserves = vec![Reserve {
        id: ReserveId(20),
        name: "Taxes".to_owned(),
    }];
    let share = |party, percent| AgreedPercent {
        party,
        share: Ratio::percent(percent),
    };
    let percents = vec![
        share(Party::Owner(OwnerId(1)), 30),
        share(Party::Owner(OwnerId(3)), 50),
        share(Party::Reserve(ReserveId(20)), 20),
    ];
    plan.agreement.steps = vec![in_order(Take::Rest, To::ByPercent(percents), 10)];
    assert_eq!(faults(&plan), []);
    plan.apply(Edit::RemoveOwner(OwnerId(3)));
    let split = split(&plan, &of_total(1_000_000), &Carried::default());
    assert_eq!(split.of(Party::Owner(OwnerId(1))), Lovelace(300_000));
    assert_eq!(split.of(Party::Reserve(ReserveId(20))), Lovelace(200_000));
    assert_eq!(split.unassigned, Lovelace(500_000));
    let fault = &faults(&plan)[0];
    assert!(fault.holds_money);
    assert_eq!(
        fault.what,
        "Pays an owner who was removed (no. 3): choose someone else. Until then it stays in the account"
    );
}

#[test]
fn contradictions_are_told_beside_their_steps() {
    let mut plan = worked_example();
    let told = |plan: &Plan| -> Vec<(Option<u32>, String)> {
        faults(plan)
            .into_iter()
            .map(|fault| (fault.step.map(|step| step.0), fault.what))
            .collect()
    };
    let sixty = Take::OfIncome(Ratio::percent(60));
    plan.agreement.steps = vec![
        in_order(sixty.clone(), OPERATOR, 10),
        in_order(sixty, OPERATOR, 11),
        in_order(
            amount("1", CostCurrency::Fiat, Interval::Epoch),
            OPERATOR,
            12,
        ),
    ];
    assert_eq!(
        told(&plan),
        [
            (
                Some(11),
                "With this step the shares of the income add up to more than 100 %".to_owned()
            ),
            (
                Some(12),
                "Pays nothing: an amount in USD needs a price of ada".to_owned()
            ),
            (
                None,
                "Nobody takes the rest. End with a step that takes all that is left".to_owned()
            ),
        ]
    );
    plan.agreement.steps = vec![
        in_order(Take::Rest, To::ByPercent(Vec::new()), 10),
        in_order(Take::Margin, OPERATOR, 11),
    ];
    assert_eq!(
        told(&plan),
        [
            (
                Some(10),
                "The percentages add up to 0 %, not 100 %; nobody is paid until they do".to_owned()
            ),
            (
                Some(11),
                "Gets nothing: a step before it takes the rest. Move it up".to_owned()
            ),
        ]
    );
}

#[test]
fn the_odd_lovelace_goes_to_the_largest_fraction_and_is_named() {
    let mut plan = worked_example();
    plan.agreement.steps = vec![in_order(Take::Rest, To::Equally, 10)];
    let split_of = |plan: &Plan| split(plan, &of_total(11), &Carried::default());
    let odd: Vec<_> = split_of(&plan).odd_lovelace().collect();
    let owner = |id| (StepId(10), Party::Owner(OwnerId(id)));
    assert_eq!(odd, [owner(1), owner(2)]);
    plan.apply(Edit::MoveOwner {
        id: OwnerId(3),
        to: 0,
    });
    let odd: Vec<_> = split_of(&plan).odd_lovelace().collect();
    assert_eq!(
        odd,
        [owner(1), owner(2)],
        "the order of the list decides nothing"
    );
}

/// Incomes of every size up to the max supply, with parts that add up to them.
fn any_income() -> BoxedStrategy<AccountIncome> {
    let most = 45_000_000_000_000_000u64;
    (0..=most, 0..64u32, any::<(u64, u64)>())
        .prop_map(|(total, shift, (a, b))| {
            let total = total >> shift;
            let fixed = a % (total + 1);
            let margin = b % (total - fixed + 1);
            AccountIncome {
                total: Lovelace(total),
                fixed: Lovelace(fixed),
                margin: Lovelace(margin),
                own_stake: Lovelace(total - fixed - margin),
            }
        })
        .boxed()
}

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn nothing_is_lost_whatever_was_agreed(
        plan in arbitrary::plan(),
        incomes in prop::collection::vec(any_income(), 1..4),
    ) {
        let mut carried = Carried::default();
        for income in incomes {
            let split = split(&plan, &income, &carried);
            prop_assert_eq!(sum(&split).saturating_add(split.unassigned), income.total);
            for step in &split.steps {
                let paid: Lovelace = step.payments.iter().map(|payment| payment.amount).sum();
                prop_assert_eq!(paid.saturating_add(step.unassigned), step.paid);
                prop_assert!(step.paid <= step.due);
            }
            if income.total == Lovelace::ZERO {
                prop_assert_eq!(sum(&split), Lovelace::ZERO);
            }
            if faults(&plan).iter().all(|fault| !fault.holds_money) && !plan.owners.is_empty()
                && plan.owner_stake() > Lovelace::ZERO
            {
                prop_assert_eq!(split.unassigned, Lovelace::ZERO);
            }
            carried = split.carried;
        }
    }

    #[test]
    fn the_order_of_owners_changes_nobody_s_amount(
        plan in arbitrary::plan(),
        income in any_income(),
        from in 0..7u32,
        to in 0..7usize,
    ) {
        let mut moved = plan.clone();
        moved.apply(Edit::MoveOwner { id: OwnerId(from), to });
        let before = split(&plan, &income, &Carried::default());
        let after = split(&moved, &income, &Carried::default());
        for (owner, amount) in before.owners {
            prop_assert_eq!(after.of(Party::Owner(owner)), amount);
        }
    }

    #[test]
    fn removing_an_owner_loses_no_money(
        plan in arbitrary::plan(),
        income in any_income(),
        owner in 0..7u32,
    ) {
        let mut fewer = plan.clone();
        fewer.apply(Edit::RemoveOwner(OwnerId(owner)));
        let split = split(&fewer, &income, &Carried::default());
        prop_assert_eq!(sum(&split).saturating_add(split.unassigned), income.total);
    }
}
