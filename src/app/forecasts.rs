//! What single views need computed: only while they are open, once a revision and request.

use crate::forecast::{LuckRequest, WorthRequest};
use crate::plan::Revision;
use crate::ui::views::{Computed, Ready};
use crate::ui::views::{luck, worth};
use crate::ui::{Scene, View, ViewState};

/// The forecasts of the view that is open.
#[derive(Default)]
pub struct Forecasts {
    known: Option<(Wish, Computed)>,
}

/// What forecasts were made for.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Wish {
    revision: Revision,
    view: View,
    luck: Option<LuckRequest>,
    worth: Option<WorthRequest>,
}

impl Forecasts {
    /// What the open view needs; computed where it is not what is known.
    pub fn ready(&mut self, revision: Revision, scene: Scene<'_>, view: &ViewState) -> Ready<'_> {
        let wish = Wish {
            revision,
            view: view.view,
            luck: (view.view == View::Luck).then(|| luck::request(view)),
            worth: scene
                .outcome()
                .filter(|_| view.view == View::Worth)
                .map(|outcome| worth::request(scene, outcome, view)),
        };
        if self.known.as_ref().is_some_and(|(known, _)| *known != wish) {
            self.known = None;
        }
        let (_, computed) = self
            .known
            .get_or_insert_with(|| (wish, Computed::of(scene, view)));
        computed.ready()
    }
}
