//! The numbers by which the parts of a plan refer to each other.

use super::Plan;
use std::collections::BTreeSet;

impl Plan {
    /// A number that no part of the plan has.
    pub(super) fn take_id(&mut self) -> u32 {
        let used: BTreeSet<u32> = self.ids().collect();
        let is_free = |id: &u32| !used.contains(id);
        // A file may have used up the highest number; any that is free then does.
        let id = std::iter::once(self.next_id)
            .chain(1..u32::MAX)
            .find(is_free)
            .unwrap_or(self.next_id);
        self.next_id = self.next_id.saturating_add(1);
        id
    }

    /// Every number in use, those of scenarios that are gone but still presented included.
    pub(super) fn ids(&self) -> impl Iterator<Item = u32> {
        let agreement = &self.agreement;
        let owners = self.owners.iter().map(|owner| owner.id.0);
        let costs = self.costs.iter().map(|cost| cost.id.0);
        let steps = agreement.steps.iter().map(|step| step.id.0);
        let reserves = agreement.reserves.iter().map(|reserve| reserve.id.0);
        let scenarios = self.scenarios.iter().flat_map(|scenario| {
            let own = scenario.own_ids();
            own.chain([scenario.id.0])
        });
        let stops = self.presentation.iter();
        let presented = stops.filter_map(|stop| stop.scenario).map(|id| id.0);
        owners
            .chain(costs)
            .chain(steps)
            .chain(reserves)
            .chain(scenarios)
            .chain(presented)
    }
}
