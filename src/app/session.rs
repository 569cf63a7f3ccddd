//! An open plan and its file.

use crate::plan::format::{self, EXTENSION};
use crate::plan::{Document, Plan};
use crate::store::{Seen, Unsaved};
use crate::text;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// An open plan and its file.
pub struct Session {
    /// Tells it apart from what was open before.
    pub number: u64,
    /// The plan and its steps.
    pub document: Document,
    /// Its file; none while it was never saved.
    pub file: Option<PlanFile>,
}

impl Session {
    /// A plan that has no file; nothing is lost while it is unchanged.
    pub fn new(plan: Plan) -> Self {
        Self {
            number: next_number(),
            document: Document::saved(plan),
            file: None,
        }
    }

    /// A plan as it stands in a file.
    pub fn in_file(plan: Plan, path: PathBuf, seen: Seen) -> Self {
        Self {
            number: next_number(),
            document: Document::saved(plan),
            file: Some(PlanFile::new(path, seen)),
        }
    }

    /// A plan that was not saved, and the file that it belongs to.
    pub fn unsaved(plan: Plan, file: Option<(PathBuf, Seen)>) -> Self {
        Self {
            number: next_number(),
            document: Document::unsaved(plan),
            file: file.map(|(path, seen)| PlanFile::new(path, seen)),
        }
    }

    /// Its file's path.
    pub fn path(&self) -> Option<&Path> {
        self.file.as_ref().map(|file| file.path.as_path())
    }

    /// The work to keep for recovery.
    pub fn to_keep(&self) -> Unsaved {
        Unsaved {
            plan: Arc::clone(self.document.plan()),
            file: self.file.clone().map(|file| (file.path, file.seen)),
        }
    }

    /// Its name in title bar and status line.
    pub fn name(&self) -> String {
        match self.path() {
            Some(path) => format::file_name(path),
            None => self.document.plan().label().to_owned(),
        }
    }

    /// A file name for a first save.
    pub fn suggested_file_name(&self) -> String {
        format!("{}.{EXTENSION}", self.file_stem())
    }

    /// The name, without what file systems dislike.
    pub fn file_stem(&self) -> String {
        let name: String = self
            .name()
            .chars()
            .map(|c| match c {
                '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '-',
                c if text::commands(c) => ' ',
                c => c,
            })
            .take(80)
            .collect();
        name.trim().to_owned()
    }
}

fn next_number() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

/// The file of an open plan.
#[derive(Clone, Debug)]
pub struct PlanFile {
    /// Its path.
    pub path: PathBuf,
    /// Its content when it was read or written here.
    pub seen: Seen,
    /// Whether the user knows that it is not there any more.
    pub is_gone: bool,
}

impl PlanFile {
    /// A file that was just read or written.
    pub const fn new(path: PathBuf, seen: Seen) -> Self {
        Self {
            path,
            seen,
            is_gone: false,
        }
    }
}

/// The content of a file that a plan may be saved over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overwrite {
    /// The one seen last in the plan's file.
    Seen,
    /// Any.
    Anything,
}
