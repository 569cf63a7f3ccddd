//! Work that an earlier run left behind: offering it, restoring it as an unsaved plan, discarding it.

use crate::app::App;
use crate::app::export::Done;
use crate::app::modal::{Intent, Overlay};
use crate::app::session::Session;
use crate::store::{self, Found, OnDisk};
use crate::ui::dialogs::recovery;
use crate::ui::dialogs::recovery::{Answer, Item};
use jiff::Timestamp;
use std::path::Path;

/// Work that earlier runs left behind.
#[derive(Default)]
pub struct Left {
    /// What was found at the start and is not decided on.
    pub found: Vec<Found>,
    /// Whether it is to be offered.
    pub offers: bool,
}

impl App {
    /// Looks for what earlier runs left, off the frame.
    pub(in crate::app) fn look_for_left(&self, ctx: &egui::Context) {
        if let Some(folder) = self.recovery.folder().map(Path::to_owned) {
            self.errands
                .run(ctx, move || Done::Found(store::found(&folder)));
        }
    }

    /// Offers what was found, as soon as nothing else lies over the window.
    pub(in crate::app) fn offer_left(&mut self) {
        if self.left.offers && self.overlay.is_none() && self.stage.is_none() {
            self.left.offers = false;
            self.overlay = Some(Overlay::Recover { discarding: None });
        }
    }

    /// Hands the unsaved work over to recovery where it is not what was handed over last.
    pub(in crate::app) fn keep_unsaved(&mut self) {
        let session = self.session.as_ref();
        let unsaved = session.filter(|it| !it.document.is_saved() && !self.may_close);
        let seen = |session: &Session| session.file.as_ref().map(|file| file.seen);
        let state = unsaved.map(|session| (session.document.revision(), seen(session)));
        if state != self.kept {
            self.kept = state;
            self.recovery.keep(unsaved.map(Session::to_keep));
        }
        if let Some(error) = self.recovery.failure() {
            self.note = Some(format!(
                "Unsaved changes are not kept for recovery. {error}"
            ));
        }
    }

    /// Shows what earlier runs left and does what was answered.
    pub(in crate::app) fn show_left(&mut self, ctx: &egui::Context, mut discarding: Option<usize>) {
        let items: Vec<Item> = self.left.found.iter().map(item).collect();
        if items.is_empty() {
            return;
        }
        match recovery::show(ctx, &items, &mut discarding) {
            None => self.overlay = Some(Overlay::Recover { discarding }),
            Some(Answer::Later) => {}
            Some(Answer::Restore(index)) => {
                if let Some(found) = self.left.found.get(index) {
                    let entry = found.path.clone();
                    self.unless_unsaved(ctx, Intent::Restore(entry));
                }
            }
            Some(Answer::Discard(index)) => {
                if index < self.left.found.len() {
                    self.discard(index);
                }
            }
        }
    }

    fn discard(&mut self, index: usize) {
        let found = self.left.found.remove(index);
        let path = found.path.clone();
        match found.discard() {
            Ok(()) if self.left.found.is_empty() => {}
            Ok(()) => self.overlay = Some(Overlay::Recover { discarding: None }),
            Err(error) => {
                let text = format!("{}: {error}", path.display());
                self.tell("The kept work was not discarded", text);
            }
        }
    }

    /// Opens work that was left behind, unsaved and with its file. It is forgotten only once it is
    /// kept as the work of this window.
    pub(in crate::app) fn restore(&mut self, entry: &Path) {
        let Some(index) = self.left.found.iter().position(|found| found.path == entry) else {
            return;
        };
        let found = self.left.found.remove(index);
        let Ok(plan) = &found.plan else {
            return;
        };
        let plan = crate::plan::Plan::clone(plan);
        self.session = Some(Session::unsaved(plan, found.file.clone()));
        self.keep_unsaved();
        if self.recovery.flush()
            && let Err(error) = found.discard()
        {
            self.note = Some(format!("The kept copy could not be removed: {error}"));
        }
    }
}

fn item(found: &Found) -> Item {
    Item {
        title: match &found.plan {
            Ok(plan) => plan.label().to_owned(),
            Err(_) => "Work that cannot be read".to_owned(),
        },
        place: found.file.as_ref().map(|(path, _)| path.clone()),
        since: match found.on_disk {
            None | Some(OnDisk::Same) => None,
            Some(OnDisk::Changed) => Some("The file was changed since by someone else"),
            Some(OnDisk::Gone) => Some("The file was moved or deleted since"),
        },
        at: found.at.map(time),
        fault: found.plan.as_ref().err().map(ToString::to_string),
    }
}

/// `2026-11-21 17:03 UTC`.
fn time(at: Timestamp) -> String {
    let at = at.to_zoned(jiff::tz::TimeZone::UTC).datetime();
    format!("{} {:02}:{:02} UTC", at.date(), at.hour(), at.minute())
}
