//! A plan as one scenario after another has it, in one working copy.

use super::{Change, Changes};
use crate::ledger::Lovelace;
use crate::plan::{Cost, CostId, OwnerId, Plan};
use std::collections::{BTreeMap, BTreeSet};

/// Makes a plan's variants one after the other. What a scenario did not change is not copied anew,
/// so that many scenarios of many owners cost no more than their changes.
#[derive(Clone, Debug)]
pub struct Variants<'a> {
    base: &'a Plan,
    plan: Plan,
    /// What the present variant changes of the lists.
    touched: BTreeSet<List>,
}

/// A part of the plan that is large enough not to be copied for nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum List {
    Owners,
    Costs,
    Steps,
    Projection,
}

impl<'a> Variants<'a> {
    /// The variants of a plan.
    pub fn of(base: &'a Plan) -> Self {
        let plan = base.with(&Changes::default());
        Self {
            base,
            plan,
            touched: BTreeSet::new(),
        }
    }

    /// The plan with these changes instead of those before, as [`Plan::with`] makes it.
    pub fn with(&mut self, changes: &Changes) -> &Plan {
        self.reset();
        for change in changes.iter() {
            let list = match change {
                Change::OwnerStake(..) => List::Owners,
                Change::Cost(_) | Change::ExtraCost(_) | Change::NoCost(_) => List::Costs,
                Change::Steps(_) => List::Steps,
                Change::Projection(_) => List::Projection,
                Change::Pledge(_)
                | Change::PledgeFollowsStake(_)
                | Change::FixedCost(_)
                | Change::Margin(_)
                | Change::Delegated(_)
                | Change::Blocks(_)
                | Change::Price(_)
                | Change::Currency(_)
                | Change::Network(_)
                | Change::Figure(_)
                | Change::Protocol(_)
                | Change::Parameter(_) => continue,
            };
            self.touched.insert(list);
        }
        changes.make(&mut self.plan);
        &self.plan
    }

    /// Makes the working copy the base again.
    fn reset(&mut self) {
        let (base, plan) = (self.base, &mut self.plan);
        let touched = std::mem::take(&mut self.touched);
        if touched.contains(&List::Owners) {
            for (owner, of_base) in plan.owners.iter_mut().zip(&base.owners) {
                owner.stake = of_base.stake;
            }
        }
        if touched.contains(&List::Costs) {
            plan.costs.clone_from(&base.costs);
        }
        if touched.contains(&List::Steps) {
            plan.agreement.steps.clone_from(&base.agreement.steps);
        }
        if touched.contains(&List::Projection) {
            plan.projection.clone_from(&base.projection);
        }
        plan.terms = base.terms;
        plan.delegated = base.delegated;
        plan.blocks = base.blocks;
        plan.price.clone_from(&base.price);
        plan.network.clone_from(&base.network);
        plan.protocol.clone_from(&base.protocol);
    }
}

impl Changes {
    /// Makes every change of a plan, going through its owners and costs once.
    pub(super) fn make(&self, plan: &mut Plan) {
        let mut stakes: BTreeMap<OwnerId, Lovelace> = BTreeMap::new();
        let mut changed: BTreeMap<CostId, &Cost> = BTreeMap::new();
        let mut extra: BTreeMap<CostId, &Cost> = BTreeMap::new();
        let mut gone: BTreeSet<CostId> = BTreeSet::new();
        for change in self.iter() {
            match change {
                Change::OwnerStake(id, stake) => _ = stakes.insert(*id, *stake),
                Change::Cost(cost) => _ = changed.insert(cost.id, cost),
                Change::ExtraCost(cost) => _ = extra.insert(cost.id, cost),
                Change::NoCost(id) => _ = gone.insert(*id),
                Change::Pledge(_)
                | Change::PledgeFollowsStake(_)
                | Change::Steps(_)
                | Change::FixedCost(_)
                | Change::Margin(_)
                | Change::Delegated(_)
                | Change::Blocks(_)
                | Change::Price(_)
                | Change::Currency(_)
                | Change::Network(_)
                | Change::Figure(_)
                | Change::Protocol(_)
                | Change::Parameter(_)
                | Change::Projection(_) => _ = change.make(plan),
            }
        }
        if !stakes.is_empty() {
            for owner in &mut plan.owners {
                if let Some(stake) = stakes.get(&owner.id) {
                    owner.stake = *stake;
                }
            }
        }
        plan.costs.retain(|cost| !gone.contains(&cost.id));
        if !(changed.is_empty() && extra.is_empty()) {
            for cost in &mut plan.costs {
                let known = extra.remove(&cost.id);
                if let Some(becomes) = known.or_else(|| changed.get(&cost.id).copied()) {
                    cost.clone_from(becomes);
                }
            }
            plan.costs.extend(extra.into_values().cloned());
        }
    }
}
