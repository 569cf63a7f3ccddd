//! What co-owners ask: who leaves, owner or delegator, what is owed of past epochs, what is signed.

use crate::amounts::ada;
use crate::arbitrary::{self, cases};
use crate::examples::example;
use poolwright::chain::receipts::{Receipt, read_receipts};
use poolwright::export::table::statement as export;
use poolwright::export::term_sheet;
use poolwright::forecast::{AccountIncome, Carried, Outcome, SafeOrder, Stage, split};
use poolwright::forecast::{as_delegator, leaving, statement};
use poolwright::ledger::{Epoch, Lovelace, Ratio};
use poolwright::number::Separators;
use poolwright::plan::fingerprint::canonical_text;
use poolwright::plan::{
    AgreementEdit, AgreementPreset, Edit, Fingerprint, Owner, OwnerId, Party, Plan, Reserve,
    ReserveId, Step, StepId, Take, To,
};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn three_owners() -> Plan {
    example("Three owners")
}

fn rounded(amount: Lovelace) -> String {
    amount.ada().round_dp(2).to_string()
}

#[test]
fn leaving_breaks_the_pledge_for_all_and_lowering_it_first_does_not() {
    let plan = three_owners();
    let leaving = leaving(&plan, OwnerId(3), ada(1_000_000)).unwrap().unwrap();
    assert_eq!(rounded(leaving.before.parts.pool), "7482.21");
    assert!(!leaving.after.is_pledge_met());
    assert_eq!(leaving.after.parts.pool, Lovelace::ZERO);
    assert_eq!(leaving.after.parts.delegators, Lovelace::ZERO);
    assert_eq!(leaving.loss(), leaving.before.parts.pool);
    let lowered = leaving.after_lowering.unwrap();
    assert_eq!(lowered.pool.pledge, ada(2_000_000));
    assert_eq!(rounded(lowered.parts.pool), "7096.04");
}

#[test]
fn what_the_headroom_covers_can_leave_without_lowering_the_pledge() {
    let plan = three_owners();
    let within = leaving(&plan, OwnerId(3), ada(500_000)).unwrap().unwrap();
    assert!(within.after.is_pledge_met());
    assert!(within.after_lowering.is_none());
    let more = leaving(&plan, OwnerId(3), Lovelace(500_000_000_001))
        .unwrap()
        .unwrap();
    assert!(!more.after.is_pledge_met());
    let all = leaving(&plan, OwnerId(3), ada(99_999_999))
        .unwrap()
        .unwrap();
    assert_eq!(all.amount, ada(1_000_000), "no more than the owner holds");
    assert!(leaving_of_nobody(&plan));
}

fn leaving_of_nobody(plan: &Plan) -> bool {
    leaving(plan, OwnerId(99), ada(1)).unwrap().is_none()
}

#[test]
fn a_delegating_owner_is_paid_by_the_ledger_and_the_account_keeps_the_fees() {
    let mut plan = three_owners();
    plan.terms.pledge = ada(1_000_000);
    let outcome = Outcome::of(&plan).unwrap();
    let choices = as_delegator(&plan, &outcome);
    let third = choices
        .iter()
        .find(|choice| choice.owner == OwnerId(3))
        .unwrap();
    let delegating = &third.delegating;
    assert!(third.after_lowering.is_none());
    assert_eq!(delegating.shares.pool.stake, plan.pool_stake());
    assert_eq!(delegating.shares.pool.owner_stake, ada(2_000_000));
    // (f̂ − c)·(1 − m)·t/st, on the ledger's own formula.
    let expected = outcome
        .model
        .pool
        .member_reward(outcome.parts.pool, ada(1_000_000));
    assert_eq!(delegating.direct, expected);
    assert_eq!(delegating.from_account, Lovelace::ZERO);
    // As an owner this one got the same, and a share of the margin on top.
    assert!(third.as_owner > delegating.total());
    let first = choices.first().unwrap();
    assert_eq!(
        first.delegating.from_account,
        ada(170),
        "the operator's fixed cost stays agreed"
    );
}

#[test]
fn a_delegating_owner_can_break_the_pledge() {
    let plan = three_owners();
    let outcome = Outcome::of(&plan).unwrap();
    let choices = as_delegator(&plan, &outcome);
    let second = choices.get(1).unwrap();
    assert_eq!(second.delegating.total(), Lovelace::ZERO);
    let lowered = second.after_lowering.as_ref().unwrap();
    assert_eq!(lowered.shares.pool.pledge, ada(1_500_000));
    assert!(lowered.direct > Lovelace::ZERO);
}

#[test]
fn the_safe_order_has_the_epochs_of_the_ledger() {
    let order = SafeOrder {
        register: Epoch(600),
    };
    let epochs = Stage::ALL.map(|stage| order.epoch(stage).0);
    assert_eq!(epochs, [600, 601, 603, 604, 605]);
}

fn receipts(text: &str) -> Vec<Receipt> {
    read_receipts(text, Separators::default()).unwrap()
}

#[test]
fn receipts_are_read_from_what_people_paste() {
    let expected = receipts("epoch,income_ada\n600,1391.14\n601,0\n");
    assert_eq!(expected.first().unwrap().income, Lovelace(1_391_140_000));
    for text in [
        "income_lovelace,epoch\n1391140000,600\n0,601\n",
        "Epoch\tIncome\tPool\n600\t1,391.14\tPOOL\n601\t0\tPOOL\n",
        "\u{feff}epoch;income ada\r\n600;\"1,391.14\"\r\n\r\n601;0\r\n",
        "date,income_ada\n2025-12-10,1391.14\n2025-12-15T22:00:00Z,0\n",
        "date,income_ada\n2025-12-15,1391.14\n2025-12-15 22:00:00,0\n"
            .replace("2025-12-15,", "2025-12-14,")
            .as_str(),
    ] {
        assert_eq!(receipts(text), expected, "{text}");
    }
    let full = receipts(
        "epoch,income_ada,pool_stake,owner_stake_lovelace,fixed_cost,margin,price\n\
         600,1,20000000,3000000000000,170,2 %,0.7\n",
    );
    let full = full.first().unwrap();
    assert_eq!(full.pool_stake, Some(ada(20_000_000)));
    assert_eq!(full.owner_stake, Some(ada(3_000_000)));
    assert_eq!(full.margin, Some(Ratio::percent(2)));
    assert_eq!(full.price, Some(Decimal::new(7, 1)));
}

#[test]
fn a_table_that_is_no_list_of_receipts_says_where_and_why() {
    for (text, message) in [
        (
            "",
            "There are no rows. The first line names the columns: epoch (or date) and income_ada \
             (or income_lovelace)",
        ),
        (
            "epoch,income_ada\n",
            "There are no rows. The first line names the columns: epoch (or date) and income_ada \
             (or income_lovelace)",
        ),
        ("income_ada\n5\n", "Line 1 names no column epoch or date"),
        (
            "epoch,amount\n1,2\n",
            "Line 1 names no column income_ada or income_lovelace",
        ),
        (
            "epoch,income_ada,income_lovelace\n1,2,3\n",
            "Line 1 names the column income twice",
        ),
        (
            "epoch,income_ada\n600,1\n601\n",
            "Line 3: 1 cells, but the first line names 2 columns",
        ),
        (
            "epoch,income_ada\n600,1\n601,\n",
            "Line 3, column income: nothing stands there",
        ),
        (
            "epoch,income_ada\n600,-1\n",
            "Line 2, column income: Cannot be negative",
        ),
        (
            "epoch,income_lovelace\n600,1.5\n",
            "Line 2, column income: lovelace are whole numbers",
        ),
        (
            "epoch,income_ada\nsoon,1\n",
            "Line 2, column epoch: “soon” is no epoch number such as 618",
        ),
        (
            "date,income_ada\n10.3.2026,1\n",
            "Line 2, column date: “10.3.2026” is no date such as 2026-03-10",
        ),
        (
            "epoch,income_ada,margin\n600,1,2\n",
            "Line 2, column margin: a margin cannot be above 1; write 0.02 or 2 %",
        ),
        (
            "epoch,income_ada\n600,1\n601,1\n600,2\n",
            "Epoch 600 stands in line 2 and again in line 4; add the two up",
        ),
    ] {
        let error = read_receipts(text, Separators::default()).unwrap_err();
        assert_eq!(error.to_string(), message, "{text}");
    }
}

#[test]
fn a_statement_works_out_the_parts_of_what_was_received() {
    let plan = three_owners();
    let outcome = Outcome::of(&plan).unwrap();
    let income = AccountIncome::of(&outcome.parts);
    let text = format!(
        "epoch,income_lovelace,pool_stake_ada,owner_stake_ada,fixed_cost_ada,margin,price\n\
         600,{},20000000,3000000,170,0.02,\n601,1000000,,,,,\n",
        income.total.0
    );
    let statement = statement(&plan, &receipts(&text));
    let exact = statement.rows.first().unwrap();
    assert!(!exact.is_estimated);
    assert_eq!(exact.split.income, income);
    let estimated = statement.rows.get(1).unwrap();
    assert!(estimated.is_estimated);
    assert_eq!(estimated.split.of(Party::Owner(OwnerId(1))), ada(1));
    assert_eq!(statement.income(), income.total.saturating_add(ada(1)));
}

#[test]
fn a_statement_names_the_epochs_that_are_missing() {
    let plan = three_owners();
    let told = statement(
        &plan,
        &receipts("epoch,income_ada\n603,1\n600,1\n601,1\n606,0\n"),
    );
    assert_eq!(told.missing, [Epoch(602), Epoch(604), Epoch(605)]);
    let epochs: Vec<u32> = told.rows.iter().map(|row| row.receipt.epoch.0).collect();
    assert_eq!(epochs, [600, 601, 603, 606]);
    let far = statement(&plan, &receipts("epoch,income_ada\n1,1\n4000000000,1\n"));
    assert_eq!(far.missing.len(), 1_000, "a slip of the pen is no hang");
}

#[test]
fn a_statement_is_exported_with_totals_and_read_back() {
    let mut plan = three_owners();
    plan.apply(Edit::Agreement(AgreementEdit::Choose(
        AgreementPreset::CostsFirst,
    )));
    let mut step = plan.agreement.steps.first().unwrap().clone();
    step.take = Take::Amount {
        amount: Decimal::from(100),
        currency: poolwright::plan::CostCurrency::Ada,
        every: poolwright::plan::Interval::Epoch,
    };
    plan.apply(Edit::Agreement(AgreementEdit::SetStep(step)));
    let told = statement(
        &plan,
        &receipts("epoch,income_ada\n600,40\n601,200.000001\n"),
    );
    assert_eq!(
        export::csv(&plan, &told),
        "epoch,starts_utc,income_ada,fixed_cost_part_ada,margin_part_ada,own_stake_part_ada,\
         estimated,Amina (ADA),Bjørn (ADA),Chidi (ADA),stays in the account (ADA),\
         \"carried forward, step 1 (ADA)\",odd lovelace to\n\
         600,2025-12-10T21:44:51Z,40.000000,40.000000,0.000000,0.000000,yes,40.000000,0.000000,\
         0.000000,0.000000,60.000000,\n\
         601,2025-12-15T21:44:51Z,200.000001,170.000000,3.592814,26.407187,yes,166.666667,\
         20.000000,13.333334,0.000000,0.000000,\"Amina; Chidi\"\n\
         total,,240.000001,210.000000,3.592814,26.407187,,206.666667,20.000000,13.333334,0.000000,\
         0.000000,\n"
    );
}

#[test]
fn the_fingerprint_is_that_of_what_is_agreed_and_of_nothing_else() {
    let plan = three_owners();
    let of = |change: &dyn Fn(&mut Plan)| {
        let mut plan = plan.clone();
        change(&mut plan);
        Fingerprint::of(&plan)
    };
    let same = Fingerprint::of(&plan);
    assert_eq!(same.to_string(), "1-W3M4-R3MI-3RD5-D6QH");
    assert_eq!(of(&|plan| plan.title = "Other".to_owned()), same);
    assert_eq!(of(&|plan| plan.notes.clear()), same);
    assert_eq!(
        of(&|plan| plan.apply(Edit::MoveOwner {
            id: OwnerId(3),
            to: 0
        })),
        same,
        "the order on screen is not agreed on"
    );
    assert_eq!(of(&|plan| plan.next_id += 7), same);
    let numbered = of(&|plan| {
        for step in &mut plan.agreement.steps {
            step.id = StepId(step.id.0 + 100);
        }
    });
    assert_eq!(numbered, same, "ids are not agreed on");
    let changes: [&dyn Fn(&mut Plan); 9] = [
        &|plan| plan.terms.pledge = ada(2_400_000),
        &|plan| plan.terms.margin = Ratio::percent(3),
        &|plan| plan.delegated = Lovelace(17_000_000_000_001),
        &|plan| plan.network.figures.fees = ada(1),
        &|plan| plan.protocol.parameters.target_pools = 1_000,
        &|plan| plan.price.of_ada = Decimal::ONE,
        &|plan| plan.agreement.steps.reverse(),
        &|plan| plan.agreement.particulars.notice_epochs = None,
        &|plan| {
            let owner = plan.owners.first().unwrap().clone();
            plan.apply(Edit::SetOwner(Owner {
                name: "Amina B.".to_owned(),
                ..owner
            }));
        },
    ];
    let mut seen = vec![same];
    for (number, change) in changes.iter().enumerate() {
        let other = of(change);
        assert!(!seen.contains(&other), "change {number}");
        seen.push(other);
    }
}

#[test]
fn the_canonical_text_of_version_1_never_changes() {
    let mut plan = three_owners();
    plan.agreement.reserves.push(Reserve {
        id: ReserveId(9),
        name: "Tax \"pot\"".to_owned(),
    });
    let taxes = To::One(Party::Reserve(ReserveId(9)));
    let mut step = Step::new(StepId(10), Take::OfIncome(Ratio::new(1, 3).unwrap()), taxes);
    step.floor = Some(Lovelace(5));
    step.cap = Some(ada(7));
    step.carries_shortfall = true;
    plan.agreement.steps.insert(1, step);
    plan.price.of_ada = Decimal::new(70, 2);
    let text = canonical_text(&plan);
    golden("three-owners.canonical.txt", &text);
    // The fingerprint is the SHA-256 of just this text.
    let digest = <sha2::Sha256 as sha2::Digest>::digest(text.as_bytes());
    assert_eq!(
        Fingerprint::of(&plan).hex(),
        data_encoding::HEXLOWER.encode(&digest)
    );
}

fn golden(name: &str, text: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(text, expected, "{name}; UPDATE_GOLDEN=1 writes it anew");
}

#[test]
fn the_term_sheet_stands_as_it_was_approved() {
    let plan = three_owners();
    let separators = Separators::default();
    let markdown = term_sheet::markdown(&plan, separators).unwrap();
    golden("three-owners.md", &markdown);
    let page = term_sheet::html(&plan, separators).unwrap();
    golden("three-owners.html", &page);
    for outside in ["http:", "https:", "<script", "src=", "url("] {
        assert!(!page.contains(outside), "the page needs no {outside}");
    }
}

#[test]
fn a_term_sheet_without_particulars_has_blanks_and_no_guesses() {
    let mut plan = Plan::new();
    plan.owners.first_mut().unwrap().name = " ".to_owned();
    let sheet = term_sheet::markdown(&plan, Separators::default()).unwrap();
    for line in [
        "# Agreement of the owners of ……",
        "| …………………………………… | Operator and owner |",
        "- Controlled by: ……",
        "- Held by, address: ……",
        "- How and when payouts are made: ……",
        "an owner takes stake out | ……",
        "| Price | not assumed |",
        "1. The rest to all owners in proportion to their stakes",
    ] {
        assert!(sheet.contains(line), "{line} in {sheet}");
    }
}

#[test]
fn a_term_sheet_with_a_fault_says_that_it_is_not_ready() {
    let mut plan = three_owners();
    plan.apply(Edit::RemoveOwner(OwnerId(1)));
    let sheet = term_sheet::markdown(&plan, Separators::default()).unwrap();
    assert!(sheet.contains("**Not ready to sign.** To be mended first:"));
    assert!(sheet.contains("- Pays an owner who was removed (no. 1)"));
}

#[test]
fn names_mean_themselves_in_the_term_sheet() {
    let mut plan = three_owners();
    for (owner, name) in plan.owners.iter_mut().zip([
        "<script>alert(1)</script> | `x` **y** & co_owner",
        "שלום 👩‍🚀",
        &"very long ".repeat(40),
    ]) {
        owner.name = name.to_owned();
    }
    let page = term_sheet::html(&plan, Separators::default()).unwrap();
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; | `x` **y** &amp; co_owner"));
    assert!(!page.contains("<script>"));
    assert!(page.contains("שלום 👩‍🚀"));
    let rows = page.matches("<tr>").count();
    let plain = term_sheet::html(&three_owners(), Separators::default()).unwrap();
    assert_eq!(
        rows,
        plain.matches("<tr>").count(),
        "no name breaks a table"
    );
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn a_statement_is_its_single_epochs_with_what_each_carries(
        plan in arbitrary::plan(),
        incomes in prop::collection::vec(arbitrary::lovelace(), 1..6),
    ) {
        let receipts: Vec<Receipt> = (600..)
            .zip(incomes)
            .map(|(epoch, income)| Receipt {
                epoch: Epoch(epoch),
                income,
                pool_stake: None,
                owner_stake: None,
                fixed_cost: None,
                margin: None,
                price: None,
            })
            .collect();
        let told = statement(&plan, &receipts);
        let mut carried = Carried::default();
        for row in &told.rows {
            let parts = row.split.income;
            let sum = parts.fixed.saturating_add(parts.margin).saturating_add(parts.own_stake);
            prop_assert_eq!(sum, parts.total);
            let single = split(&plan, &parts, &carried);
            prop_assert_eq!(&single, &row.split);
            carried = single.carried;
        }
        prop_assert_eq!(told.carried(), carried);
    }

    #[test]
    fn any_plan_has_a_term_sheet_or_a_reason_and_any_text_is_read_or_refused(
        plan in arbitrary::plan(),
        text in arbitrary::text(),
        rows in "(epoch|date|income_ada|margin|,|;|\t|\n|\"|[0-9.%/-]{1,4}){0,40}",
    ) {
        let _ = term_sheet::html(&plan, Separators::default());
        let _ = Fingerprint::of(&plan);
        let _ = read_receipts(&text, Separators::default());
        if let Ok(receipts) = read_receipts(&rows, Separators::default()) {
            let _ = export::csv(&plan, &statement(&plan, &receipts));
        }
    }
}
