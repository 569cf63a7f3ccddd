//! The owners, reserves and costs of a plan by their ids.

use super::{Cost, CostId, Owner, OwnerId, Party, Plan, Reserve, ReserveId};

/// Finds what ids name without going through the plan's lists, for whoever asks more than a few
/// times: a plan has up to 10,000 of each.
#[derive(Clone, Debug)]
pub struct Directory<'a> {
    plan: &'a Plan,
    owners: Places<OwnerId>,
    reserves: Places<ReserveId>,
    costs: Places<CostId>,
}

impl<'a> Directory<'a> {
    /// The directory of a plan.
    pub fn of(plan: &'a Plan) -> Self {
        let reserves = plan.agreement.reserves.iter();
        Self {
            plan,
            owners: Places::of(plan.owners.iter().map(|owner| owner.id)),
            reserves: Places::of(reserves.map(|reserve| reserve.id)),
            costs: Places::of(plan.costs.iter().map(|cost| cost.id)),
        }
    }

    /// The plan it is of.
    pub const fn plan(&self) -> &'a Plan {
        self.plan
    }

    /// The owner with this id.
    pub fn owner(&self, id: OwnerId) -> Option<&'a Owner> {
        self.plan.owners.get(self.owners.find(id)?)
    }

    /// The reserve with this id.
    pub fn reserve(&self, id: ReserveId) -> Option<&'a Reserve> {
        self.plan.agreement.reserves.get(self.reserves.find(id)?)
    }

    /// The cost with this id.
    pub fn cost(&self, id: CostId) -> Option<&'a Cost> {
        self.plan.costs.get(self.costs.find(id)?)
    }

    /// The place of a party among [`Plan::parties`].
    pub fn place(&self, party: Party) -> Option<usize> {
        match party {
            Party::Owner(id) => self.owners.find(id),
            Party::Reserve(id) => Some(self.plan.owners.len() + self.reserves.find(id)?),
        }
    }

    /// Whether a party is still there to be paid.
    pub fn has_party(&self, party: Party) -> bool {
        self.place(party).is_some()
    }

    /// The name of a party; the id of one that was removed.
    pub fn party_name(&self, party: Party) -> String {
        let name = match party {
            Party::Owner(id) => self.owner(id).map(|owner| owner.name.as_str()),
            Party::Reserve(id) => self.reserve(id).map(|reserve| reserve.name.as_str()),
        };
        party.called(name)
    }
}

/// Where each id stands in its list, sorted by id.
#[derive(Clone, Debug)]
struct Places<T>(Vec<(T, usize)>);

impl<T: Copy + Ord> Places<T> {
    fn of(ids: impl Iterator<Item = T>) -> Self {
        let mut places: Vec<(T, usize)> = ids.zip(0..).collect();
        places.sort_unstable();
        Self(places)
    }

    /// The place of an id, the first of several.
    fn find(&self, id: T) -> Option<usize> {
        let first = self.0.partition_point(|(known, _)| *known < id);
        let (known, place) = self.0.get(first)?;
        (*known == id).then_some(*place)
    }
}

impl Party {
    /// What a party of this name is called; `None` for one that was removed.
    pub(super) fn called(self, name: Option<&str>) -> String {
        match (name.map(str::trim), self) {
            (Some(""), Self::Owner(OwnerId(id))) => format!("Owner without a name (no. {id})"),
            (Some(""), Self::Reserve(ReserveId(id))) => {
                format!("Reserve without a name (no. {id})")
            }
            (Some(name), _) => name.to_owned(),
            (None, Self::Owner(OwnerId(id))) => format!("an owner who was removed (no. {id})"),
            (None, Self::Reserve(ReserveId(id))) => {
                format!("a reserve that was removed (no. {id})")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::Lovelace;
    use crate::plan::Role;

    #[test]
    fn a_directory_finds_what_the_lists_hold_in_any_order() {
        let mut plan = Plan::new();
        plan.owners = [7, 2, 9, 4]
            .map(|id| Owner {
                id: OwnerId(id),
                name: if id == 2 {
                    String::new()
                } else {
                    format!("N{id}")
                },
                stake: Lovelace(u64::from(id)),
                role: Role::Owner,
                notes: String::new(),
            })
            .to_vec();
        let reserve = |id| Reserve {
            id: ReserveId(id),
            name: format!("R{id}"),
        };
        plan.agreement.reserves = vec![reserve(8), reserve(3)];
        let directory = Directory::of(&plan);
        for id in 0..12 {
            let (owner, reserve) = (OwnerId(id), ReserveId(id));
            assert_eq!(directory.owner(owner), plan.owner(owner));
            assert_eq!(directory.reserve(reserve), plan.agreement.reserve(reserve));
            for party in [Party::Owner(owner), Party::Reserve(reserve)] {
                let place = plan.parties().position(|other| other == party);
                assert_eq!(directory.place(party), place);
                assert_eq!(directory.party_name(party), plan.party_name(party));
            }
        }
    }
}
