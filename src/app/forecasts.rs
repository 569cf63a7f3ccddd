//! What single views need computed: only while they are open, once a revision and request.

use crate::forecast::{Luck, LuckRequest, Outcome, Outlook, Worth, WorthRequest};
use crate::plan::{Plan, Revision};

/// The newest forecasts.
#[derive(Default)]
pub struct Forecasts {
    luck: Cached<LuckRequest, Option<Luck>>,
    worth: Cached<WorthRequest, Worth>,
    outlook: Cached<(), Outlook>,
}

/// A value and what it was computed for.
struct Cached<K, V> {
    known: Option<(Revision, K, V)>,
}

impl<K, V> Default for Cached<K, V> {
    fn default() -> Self {
        Self { known: None }
    }
}

impl<K: PartialEq, V> Cached<K, V> {
    /// The value for a revision and a request; computed where it is not the one that is known.
    fn get(&mut self, revision: Revision, request: K, compute: impl FnOnce(&K) -> V) -> &V {
        let stands = |(known, asked, _): &(Revision, K, V)| *known == revision && *asked == request;
        if !self.known.as_ref().is_some_and(stands) {
            self.known = None;
        }
        let (.., value) = self.known.get_or_insert_with(|| {
            let value = compute(&request);
            (revision, request, value)
        });
        value
    }
}

impl Forecasts {
    /// What luck makes of the plan.
    pub fn luck(
        &mut self,
        revision: Revision,
        plan: &Plan,
        outcome: Option<&Outcome>,
        request: LuckRequest,
    ) -> Option<&Luck> {
        self.luck
            .get(revision, request, |request| {
                Luck::of(plan, outcome?, *request)
            })
            .as_ref()
    }

    /// What would make the plan worth it.
    pub fn worth(
        &mut self,
        revision: Revision,
        plan: &Plan,
        outcome: &Outcome,
        request: WorthRequest,
    ) -> &Worth {
        self.worth.get(revision, request, |request| {
            Worth::of(plan, outcome, *request)
        })
    }

    /// What the years to come bring.
    pub fn outlook(&mut self, revision: Revision, plan: &Plan) -> &Outlook {
        self.outlook.get(revision, (), |()| Outlook::of(plan))
    }
}
