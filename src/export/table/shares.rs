//! The shares of the account's income along delegated stake, as CSV.

use super::{Csv, Source, ada};
use crate::forecast::{AccountIncome, Carried, Curve, Division};
use crate::plan::agreement::Words;
use crate::plan::{Directory, Plan};

/// A row for each point of a curve over total stake, and one for the plan itself; a column for each
/// owner and reserve. Amounts are ada an epoch, exact to the lovelace.
pub fn csv(source: Source<'_>, plan: &Plan, curve: &Curve) -> Vec<u8> {
    let model = source.model;
    let words = Words {
        directory: &Directory::of(plan),
        separators: crate::number::Separators::default(),
    };
    let mut head: Vec<String> = [
        "scenario",
        "is_plan",
        "total_stake_ada",
        "delegated_stake_ada",
        "account_income_ada_per_epoch",
    ]
    .map(str::to_owned)
    .to_vec();
    let parties = plan.parties();
    head.extend(parties.map(|party| format!("{} (ADA per epoch)", words.party(party))));
    head.push("stays in the account (ADA per epoch)".to_owned());
    let mut table = Csv::new(head);
    let division = Division::of(plan);
    let own = std::iter::once((true, model.pool.stake));
    let points = curve.points.iter().map(|point| (false, point.at));
    for (is_plan, stake) in own.chain(points) {
        let parts = model.parts(&model.at_stake(stake));
        let split = division.split(&AccountIncome::of(&parts), &Carried::default());
        let delegated = stake.saturating_sub(model.pool.owner_stake);
        let mut cells = vec![
            source.name.to_owned(),
            if is_plan { "yes" } else { "no" }.to_owned(),
            ada(stake),
            ada(delegated),
            ada(parts.leader),
        ];
        cells.extend(split.parties().map(|(_, amount)| ada(amount)));
        cells.push(ada(split.unassigned));
        table.row(cells);
    }
    table.text.into_bytes()
}
