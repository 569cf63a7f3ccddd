//! An open plan and its file.

use crate::plan::{Document, Plan, format::EXTENSION};
use crate::ui::menu;
use std::path::PathBuf;

/// An open plan and where it is saved.
pub struct Session {
    /// The plan and its steps.
    pub document: Document,
    /// Its file; none while it was never saved.
    pub path: Option<PathBuf>,
}

impl Session {
    /// A plan that has no file; nothing is lost while it is unchanged.
    pub fn new(plan: Plan) -> Self {
        Self {
            document: Document::saved(plan),
            path: None,
        }
    }

    /// A plan as it stands in a file.
    pub fn in_file(plan: Plan, path: PathBuf) -> Self {
        Self {
            document: Document::saved(plan),
            path: Some(path),
        }
    }

    /// What title bar and status line call it.
    pub fn name(&self) -> String {
        let title = &self.document.plan().title;
        match &self.path {
            Some(path) => menu::file_name(path),
            None if title.is_empty() => "Untitled plan".to_owned(),
            None => title.clone(),
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
                c if c.is_control() => ' ',
                c => c,
            })
            .take(80)
            .collect();
        name.trim().to_owned()
    }
}
