//! Everything the window shows of one plan, computed together once a revision.

use super::{
    AccountIncome, Carried, Curve, Outcome, PledgeStep, Split, notices, pledge_curve, pledge_step,
    split, stake_axis, stake_curve, verdict,
};
use crate::ledger::{LedgerError, Lovelace};
use crate::number::Separators;
use crate::plan::{Fingerprint, Notice, Plan};

/// Points of a curve besides its kinks; more would not be seen at 1080p.
const POINTS: u32 = 300;

/// The step of pledge that is put in words.
const PLEDGE_STEP: Lovelace = Lovelace::from_whole_ada(100_000);

/// The figures, curves and sentences of a plan. Takes about a millisecond; the map, which takes
/// longer, is not in it.
#[derive(Clone, Debug)]
pub struct Figures {
    /// Single figures, or why there are none.
    pub outcome: Result<Outcome, LedgerError>,
    /// The plan in one sentence.
    pub verdict: String,
    /// What inputs and rewards say about themselves.
    pub notices: Vec<Notice>,
    /// Rewards against total stake, from the owners' stake to [`Self::stake_axis`].
    pub stake: Curve,
    /// Where the stake axis ends: 1.6 times saturation, or 1.1 times a larger plan.
    pub stake_axis: Lovelace,
    /// Rewards against pledge at the plan's stake.
    pub pledge: Curve,
    /// Rewards against pledge at saturation.
    pub pledge_saturated: Curve,
    /// What the next 100,000 ada of pledge bring.
    pub next_pledge: Option<PledgeStep>,
    /// Who gets what of an epoch's income.
    pub split: Option<Split>,
    /// What each owner gets along the points of [`Self::stake`], in the plan's order; empty where
    /// one owner gets all.
    pub owner_shares: Vec<Vec<Lovelace>>,
    /// By which co-owners know that they mean the same numbers.
    pub fingerprint: Fingerprint,
    /// The stake that makes one block an epoch on average.
    pub one_block: Option<Lovelace>,
}

impl Figures {
    /// The figures of a plan; sentences write numbers with these separators.
    pub fn of(plan: &Plan, separators: Separators) -> Self {
        let outcome = Outcome::of(plan);
        let verdict = verdict(plan, &outcome, separators);
        let notices = notices(plan, &outcome, separators);
        let Ok(figures) = &outcome else {
            return Self {
                outcome,
                verdict,
                notices,
                stake: Curve::default(),
                stake_axis: Lovelace::ZERO,
                pledge: Curve::default(),
                pledge_saturated: Curve::default(),
                next_pledge: None,
                split: None,
                owner_shares: Vec::new(),
                fingerprint: Fingerprint::of(plan),
                one_block: None,
            };
        };
        let model = &figures.model;
        let stake_axis = stake_axis(model);
        let stake = stake_curve(model, stake_axis, POINTS);
        let income = AccountIncome::of(&figures.parts);
        Self {
            owner_shares: owner_shares(plan, &stake),
            stake,
            stake_axis,
            split: Some(split(plan, &income, &Carried::default())),
            fingerprint: Fingerprint::of(plan),
            pledge: pledge_curve(model, model.pool.stake, POINTS),
            pledge_saturated: pledge_curve(model, figures.saturation, POINTS),
            next_pledge: pledge_step(model, PLEDGE_STEP),
            one_block: model.rewards.stake_for_blocks(model.performance, 1),
            verdict,
            notices,
            outcome,
        }
    }
}

/// What each owner gets at every point of a curve.
fn owner_shares(plan: &Plan, curve: &Curve) -> Vec<Vec<Lovelace>> {
    if plan.owners.len() < 2 && plan.agreement.is_empty() {
        return Vec::new();
    }
    let at = |point: &super::CurvePoint| {
        let split = split(plan, &AccountIncome::of(&point.parts), &Carried::default());
        split.owners.into_iter().map(|(_, amount)| amount).collect()
    };
    curve.points.iter().map(at).collect()
}
