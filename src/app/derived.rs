//! Figures of the open plan, computed once a revision.

use crate::forecast::{Figures, Outcome};
use crate::number::Separators;
use crate::plan::{Document, Revision};

/// The figures of one revision and of the one before it.
#[derive(Default)]
pub struct Derived {
    now: Option<(Revision, Separators, Figures)>,
    before: Option<(Revision, Option<Outcome>)>,
}

impl Derived {
    /// Computes what the document's state needs and is not there yet.
    pub fn update(&mut self, document: &Document, separators: Separators) {
        let revision = document.revision();
        let stands = |(known, written, _): &(Revision, Separators, Figures)| {
            *known == revision && *written == separators
        };
        if !self.now.as_ref().is_some_and(stands) {
            let figures = Figures::of(document.plan(), separators);
            self.now = Some((revision, separators, figures));
        }
        match document.before() {
            None => self.before = None,
            Some((plan, revision)) => {
                if self.before.as_ref().map(|(known, _)| *known) != Some(revision) {
                    self.before = Some((revision, Outcome::of(plan).ok()));
                }
            }
        }
    }

    /// The figures of the plan as it stands.
    pub fn figures(&self) -> Option<&Figures> {
        self.now.as_ref().map(|(.., figures)| figures)
    }

    /// The figures before the newest step.
    pub fn before(&self) -> Option<&Outcome> {
        self.before
            .as_ref()
            .and_then(|(_, outcome)| outcome.as_ref())
    }
}
