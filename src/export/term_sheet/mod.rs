//! The term sheet that co-owners sign: a plan's agreement in Markdown or as a page to print.
//!
//! Every figure is the plan's own; what the plan does not say is a blank to fill in by hand. The
//! text carries the plan's fingerprint.

mod page;
mod worked;

use crate::export::markdown::{Markdown, escape};
use crate::forecast::{Outcome, SafeOrder, SheetFigures, Stage};
use crate::ledger::{Epoch, LedgerError, Lovelace, fraction};
use crate::number::{self, Places, Separators};
use crate::plan::agreement::Words;
use crate::plan::{AccountControl, Blocks, Directory, Fingerprint, Owner, Plan, Role};
use rust_decimal::Decimal;

/// A gap to be filled in by hand.
const BLANK: &str = "……………………………………";

/// The term sheet as Markdown, ending with a line break.
///
/// # Errors
/// When the plan's network or parameters are outside what the formulas are defined for, so that
/// the worked epochs have no figures.
pub fn markdown(plan: &Plan, separators: Separators) -> Result<String, LedgerError> {
    let figures = SheetFigures::of(plan, &Outcome::of(plan)?);
    Ok(markdown_with(plan, &figures, separators))
}

/// The term sheet as Markdown, of figures that are known.
pub fn markdown_with(plan: &Plan, figures: &SheetFigures, separators: Separators) -> String {
    let directory = Directory::of(plan);
    let mut sheet = Sheet {
        plan,
        directory: &directory,
        figures,
        separators,
        out: Markdown::default(),
    };
    sheet.head();
    sheet.parties();
    sheet.powers();
    sheet.account();
    sheet.terms();
    sheet.division();
    worked::epochs(&mut sheet);
    sheet.withdrawal();
    sheet.changes();
    sheet.assumptions();
    sheet.signatures();
    sheet.out.text
}

/// The term sheet as one page that needs no network and no scripts, for A4 and Letter.
///
/// # Errors
/// As [`markdown()`].
pub fn html(plan: &Plan, separators: Separators) -> Result<String, LedgerError> {
    Ok(page_of(plan, &markdown(plan, separators)?))
}

/// The page of a term sheet that is there as Markdown.
pub fn page_of(plan: &Plan, markdown: &str) -> String {
    let title = match plan.agreement.particulars.pool.trim() {
        "" => "Agreement of the owners of a stake pool".to_owned(),
        pool => format!("Agreement of the owners of {pool}"),
    };
    page::of(&title, markdown)
}

struct Sheet<'a> {
    plan: &'a Plan,
    directory: &'a Directory<'a>,
    figures: &'a SheetFigures,
    separators: Separators,
    out: Markdown,
}

impl Sheet<'_> {
    fn head(&mut self) {
        let pool = given(&self.plan.agreement.particulars.pool);
        self.out
            .heading(1, &format!("Agreement of the owners of {pool}"));
        let fingerprint = Fingerprint::of(self.plan);
        self.out.paragraph(&format!(
            "Fingerprint of what is agreed: **{fingerprint}**. Whoever opens the same plan in \
             Poolwright sees the same code in the status line; another code means other numbers."
        ));
        self.out.paragraph(
            "A term sheet among the owners of a Cardano stake pool. The ledger pays all rewards of \
             operator and owners into one account and knows nothing of what follows. This is not \
             legal advice.",
        );
    }

    fn parties(&mut self) {
        self.out.heading(2, "1. Parties");
        let owned = self.plan.owner_stake();
        let rows: Vec<Vec<String>> = self
            .plan
            .owners
            .iter()
            .map(|owner| {
                let role = match owner.role {
                    Role::Operator => "Operator and owner",
                    Role::Owner => "Owner",
                };
                let share = fraction(owner.stake, owned)
                    .map_or_else(|| "–".to_owned(), |share| self.percent(share));
                vec![
                    name(owner),
                    role.to_owned(),
                    self.ada(owner.stake),
                    share,
                    BLANK.to_owned(),
                ]
            })
            .collect();
        self.out.table(
            &[
                "Name",
                "Role",
                "Stake held by the owner’s key",
                "Of all owners’ stake",
                "Stake address",
            ],
            "llrrl",
            &rows,
        );
        if self
            .plan
            .owners
            .iter()
            .all(|owner| owner.role == Role::Owner)
        {
            self.out.paragraph(&format!("Operator: {BLANK}"));
        }
    }

    fn powers(&mut self) {
        self.out.heading(2, "2. Who can do what");
        self.out
            .paragraph("With the pool’s cold key the operator alone can");
        self.out.bullets(&[
            "run the nodes and sign blocks",
            "retire the pool",
            "re-register the pool with other terms, as far as the owners named in the certificate \
             sign it too",
            "leave an owner out when re-registering: who is not named need not sign",
        ]);
        self.out.paragraph("Every owner alone can");
        self.out.bullets(&[
            "move the stake of their own key at any time; no one can hold it back, and the ledger \
             does not ask the others",
        ]);
        self.out.paragraph("Every owner must sign");
        self.out.bullets(&[
            "the registration and every re-registration that names them as an owner: pledge, fixed \
             cost, margin, reward account and the list of owners",
            "changes of this agreement",
        ]);
    }

    fn account(&mut self) {
        let particulars = &self.plan.agreement.particulars;
        self.out.heading(2, "3. The shared reward account");
        let control = match particulars.account_control {
            None => format!("{BLANK} (the operator, or so many of so many signatures)"),
            Some(AccountControl::Operator) => "the operator".to_owned(),
            Some(AccountControl::Signatures { needed, of }) => {
                format!("{needed} of {of} signatures")
            }
        };
        let holder = given(&particulars.account_holder);
        let payouts = given(&particulars.payouts);
        self.out.bullets(&[
            &format!("Controlled by: {control}"),
            &format!("Held by, address: {holder}"),
            &format!("How and when payouts are made: {payouts}"),
        ]);
        self.out.paragraph("What the ledger does with it:");
        self.out.bullets(&[
            "All rewards of operator and owners of an epoch are paid into it at the start of the \
             second epoch after; the delegators are paid by the ledger directly.",
            "An account held by a key can be withdrawn from only while it is delegated to a DRep or \
             to one of the predefined options (since epoch 537). Rewards accrue regardless.",
            "An account held by a script (so many of so many signatures) needs no such delegation. \
             But a script cannot be a pool owner: stake held by a script does not count towards the \
             pledge.",
            "Rewards that are not withdrawn count as stake of the account’s credential.",
            "The operator votes for the pool in governance. Where the operator does not vote, the \
             pool’s default vote follows the DRep that the reward account is delegated to.",
        ]);
    }

    fn terms(&mut self) {
        self.out.heading(2, "4. The pool’s terms");
        let terms = &self.plan.terms;
        let owned = self.plan.owner_stake();
        let headroom = match owned.checked_sub(terms.pledge) {
            Some(headroom) => self.ada(headroom),
            None => format!(
                "none: {} are missing, and everyone in the pool earns 0 until they are there",
                self.ada(terms.pledge.saturating_sub(owned))
            ),
        };
        let notice = match self.plan.agreement.particulars.notice_epochs {
            Some(1) => "1 epoch (5 days)".to_owned(),
            Some(epochs) => format!("{epochs} epochs ({} days)", u64::from(epochs) * 5),
            None => format!("{BLANK} epochs of 5 days"),
        };
        let rows = [
            ("Declared pledge", self.ada(terms.pledge)),
            ("Owners’ stake", self.ada(owned)),
            (
                "Headroom: what can leave before the pledge breaks",
                headroom,
            ),
            ("Notice period before an owner takes stake out", notice),
            ("Fixed cost an epoch", self.ada(terms.fixed_cost)),
            ("Margin", self.words().percent(terms.margin)),
        ]
        .map(|(name, value)| vec![name.to_owned(), value]);
        self.out.table(&["Term", "Agreed"], "lr", &rows);
        self.out.paragraph(
            "The owners together hold at least the declared pledge. If they hold less at the \
             snapshot of an epoch, nobody in the pool earns anything for it, delegators included.",
        );
    }

    fn division(&mut self) {
        self.out.heading(2, "5. What is shared, and how");
        self.out.paragraph(
            "Shared is the whole income of the reward account of every epoch: the fixed cost, the \
             margin’s income, and the reward of the owners’ own stake. The following steps are \
             carried out in this order over what the steps before them left:",
        );
        let words = self.words();
        let steps = self.plan.agreement.steps_or_default();
        let lines: Vec<String> = steps.iter().map(|step| escape(&words.step(step))).collect();
        self.out.numbered(&lines);
        let faults = &self.figures.faults;
        if !faults.is_empty() {
            self.out
                .paragraph("**Not ready to sign.** To be mended first:");
            let lines: Vec<String> = faults.iter().map(|fault| escape(&fault.what)).collect();
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            self.out.bullets(&lines);
        }
        self.out.bullets(&[
            "Rounding: 1 ada is 1,000,000 lovelace. What one party gets is rounded down to the \
             lovelace. Where several share, each share is rounded down, and the lovelace that are \
             left go one each to the largest fractions cut off; of equal fractions to those who \
             were entered in the plan first.",
            "Short epochs: steps are paid in their order as far as the income goes.",
            "Carrying forward: only a step that says so is owed what an epoch left unpaid; it is \
             due in the next epoch on top.",
            "Empty epochs: an epoch without income pays nobody.",
        ]);
    }

    fn withdrawal(&mut self) {
        self.out.heading(2, "7. Taking stake out");
        self.out.paragraph(
            "An owner who takes stake out tells the others before, by the notice period of \
             section 4. Where the owners would then hold less than the declared pledge, the order \
             is:",
        );
        let order = SafeOrder { register: Epoch(0) };
        let rows: Vec<Vec<String>> = Stage::ALL
            .into_iter()
            .map(|stage| {
                let epoch = match order.epoch(stage).0 {
                    0 => "N".to_owned(),
                    after => format!("N+{after}"),
                };
                vec![epoch, stage.text().to_owned()]
            })
            .collect();
        self.out.table(&["Epoch", "What happens"], "ll", &rows);
        self.out.paragraph(
            "Stake moved in epoch N already breaks the old pledge: everyone, delegators included, \
             then gets nothing for the blocks of epoch N+2, paid at the start of N+4.",
        );
    }

    fn changes(&mut self) {
        self.out.heading(2, "8. Changes and leaving");
        self.out.bullets(&[
            "This agreement changes only in writing, signed by all parties; a change has a new \
             fingerprint.",
            "An owner leaves by taking their stake out in the order of section 7 and by a \
             re-registration that does not name them. What steps of section 5 give them ends with \
             the first payment at the new amounts.",
            "The deposit of 500 ada for the pool comes back when the pool retires, into its reward \
             account. It belongs to whoever paid it: …………………………………… The deposit of \
             2 ada for a stake key belongs to its owner.",
            "Rewards of epochs before leaving are shared as agreed when they are paid, up to two \
             epochs later.",
        ]);
    }

    fn assumptions(&mut self) {
        let plan = self.plan;
        self.out.heading(2, "9. Assumptions");
        let network = &plan.network;
        let figures = &network.figures;
        let price = if plan.price.is_known() {
            let price = number::decimal(plan.price.of_ada, Places::Exact, self.separators);
            format!("{price} {} an ada", escape(&plan.price.currency))
        } else {
            "not assumed".to_owned()
        };
        let origin = |origin: &crate::plan::Origin| {
            escape(&format!(
                "{}; {}; {}",
                origin.text(),
                origin.source,
                origin.date
            ))
        };
        let blocks = match plan.blocks {
            Blocks::Expected { performance } => format!(
                "as expected, at {} performance",
                self.words().percent(performance)
            ),
            Blocks::Given(blocks) => format!("{blocks} an epoch"),
        };
        let rows = [
            ("Network figures", origin(&network.origin)),
            ("Reserves", self.ada(figures.reserves)),
            ("Fees an epoch", self.ada(figures.fees)),
            ("Active stake", self.ada(figures.active_stake)),
            ("Blocks an epoch, of all pools", figures.blocks.to_string()),
            ("Protocol parameters", origin(&plan.protocol.origin)),
            ("Delegated to the pool besides", self.ada(plan.delegated)),
            ("Blocks of the pool", blocks),
            ("Price", price),
        ]
        .map(|(name, value)| vec![name.to_owned(), value]);
        self.out.table(&["What", "Assumed"], "lr", &rows);
        self.out.paragraph(
            "The worked epochs follow from these. Real epochs differ; the steps of section 5 apply \
             to what the account really receives.",
        );
    }

    fn signatures(&mut self) {
        self.out.heading(2, "10. Signatures");
        let fingerprint = Fingerprint::of(self.plan);
        self.out.paragraph(&format!(
            "The parties have compared the fingerprint **{fingerprint}** and agree."
        ));
        let blank = BLANK.to_owned();
        let rows: Vec<Vec<String>> = self
            .plan
            .owners
            .iter()
            .map(|owner| vec![name(owner), blank.clone(), blank.clone()])
            .collect();
        self.out
            .table(&["Name", "Place, date", "Signature"], "lll", &rows);
        self.out.paragraph(
            "Made with Poolwright. The rewards are computed as the Cardano ledger computes them; \
             what they are worth, and what the law makes of this agreement, is not. Not legal advice.",
        );
    }

    fn words(&self) -> Words<'_> {
        Words {
            directory: self.directory,
            separators: self.separators,
        }
    }

    fn ada(&self, amount: Lovelace) -> String {
        number::ada(amount, Places::Exact, self.separators)
    }

    /// An amount with every lovelace.
    fn lovelace(&self, amount: Lovelace) -> String {
        number::ada(amount, Places::Fixed(6), self.separators)
    }

    fn percent(&self, share: Decimal) -> String {
        number::percent(share, Places::AtMost(4), self.separators)
    }
}

fn name(owner: &Owner) -> String {
    given(&owner.name)
}

/// The plan's own words, or a blank.
fn given(text: &str) -> String {
    match text.trim() {
        "" => BLANK.to_owned(),
        text => escape(text),
    }
}
