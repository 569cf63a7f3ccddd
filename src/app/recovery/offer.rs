//! Unsaved work that earlier runs kept: offering it, restoring it as an unsaved plan, discarding it.

use crate::app::App;
use crate::app::background::and_then;
use crate::app::modal::{Intent, Modal};
use crate::app::session::Session;
use crate::plan::Plan;
use crate::store::{self, Found, OnDisk};
use crate::ui::dialogs::recovery::{self, Answer, Item};
use jiff::Timestamp;
use std::path::Path;

/// Unsaved work of earlier runs that is neither restored nor discarded.
#[derive(Default)]
pub struct KeptWork {
    /// Each piece of it.
    pub found: Vec<Found>,
    /// Whether it is to be offered as soon as nothing lies over the window.
    pub offer_pending: bool,
}

impl KeptWork {
    /// The work found at the start, to be offered.
    pub const fn new(found: Vec<Found>) -> Self {
        Self {
            offer_pending: !found.is_empty(),
            found,
        }
    }
}

impl App {
    /// Looks for the work of earlier runs in the background.
    pub(in crate::app) fn find_kept_work(&self, ctx: &egui::Context) {
        if let Some(folder) = self.recovery.folder().map(Path::to_owned) {
            let find = move || {
                let found = store::found(&folder);
                and_then(move |app, _| app.kept_work = KeptWork::new(found))
            };
            self.background.run(ctx, find);
        }
    }

    /// Offers the work of earlier runs, as soon as nothing else lies over the window.
    pub(in crate::app) fn offer_kept_work(&mut self) {
        if self.kept_work.offer_pending && !self.is_covered() {
            self.kept_work.offer_pending = false;
            self.modal = Some(Modal::Recover { discarding: None });
        }
    }

    /// Hands the unsaved work over to recovery where it is not what was handed over last.
    pub(in crate::app) fn keep_unsaved(&mut self) {
        let session = self.session.as_ref();
        let unsaved = session
            .filter(|it| !it.document.is_saved() && (!self.may_close || self.saves.leaves_now()));
        let seen = |session: &Session| session.file.as_ref().map(|file| file.seen);
        let state = unsaved.map(|session| (session.document.revision(), seen(session)));
        if state != self.last_kept {
            self.last_kept = state;
            self.recovery.keep(unsaved.map(Session::to_keep));
        }
        if let Some(error) = self.recovery.failure() {
            self.note = Some(format!(
                "Unsaved changes are not kept for recovery. {error}"
            ));
        }
    }

    /// Shows the work of earlier runs and does what was answered.
    pub(in crate::app) fn show_kept_work(
        &mut self,
        ctx: &egui::Context,
        mut discarding: Option<usize>,
    ) {
        let items: Vec<Item> = self.kept_work.found.iter().map(item).collect();
        if items.is_empty() {
            return;
        }
        match recovery::show(ctx, &items, &mut discarding) {
            None => self.modal = Some(Modal::Recover { discarding }),
            Some(Answer::Later) => {}
            Some(Answer::Restore(index)) => {
                if let Some(found) = self.kept_work.found.get(index) {
                    let entry = found.path.clone();
                    self.unless_unsaved(ctx, Intent::Restore(entry));
                }
            }
            Some(Answer::Discard(index)) => {
                if index < self.kept_work.found.len() {
                    self.discard(index);
                }
            }
        }
    }

    fn discard(&mut self, index: usize) {
        let found = self.kept_work.found.remove(index);
        let path = found.path.clone();
        match found.discard() {
            Ok(()) if self.kept_work.found.is_empty() => {}
            Ok(()) => self.modal = Some(Modal::Recover { discarding: None }),
            Err(error) => {
                let text = format!("{}: {error}", path.display());
                self.tell("The kept work was not discarded", text);
            }
        }
    }

    /// Opens kept work, unsaved and with its file. It is forgotten only once it is
    /// kept as the work of this window.
    pub(in crate::app) fn restore(&mut self, entry: &Path) {
        let Some(index) = self
            .kept_work
            .found
            .iter()
            .position(|found| found.path == entry)
        else {
            return;
        };
        let found = self.kept_work.found.remove(index);
        let Ok(plan) = &found.plan else {
            return;
        };
        let plan = Plan::clone(plan);
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
