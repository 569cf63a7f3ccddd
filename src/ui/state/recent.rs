//! Plans opened lately.

use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// The most that are remembered.
const MOST: usize = 10;

/// The files opened or saved lately, the newest first. Part of the window's state, not of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Recent {
    paths: Vec<PathBuf>,
}

impl Recent {
    /// Notes that a file was just opened or saved.
    pub fn note(&mut self, path: &Path) {
        self.forget(path);
        self.paths.insert(0, path.to_owned());
        self.paths.truncate(MOST);
    }

    /// Drops a file, because it is gone.
    pub fn forget(&mut self, path: &Path) {
        self.paths.retain(|known| known != path);
    }

    /// The files, the newest first.
    pub fn paths(&self) -> &[PathBuf] {
        &self.paths
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_file_comes_first_and_only_once() {
        let mut recent = Recent::default();
        for name in ["a", "b", "a"] {
            recent.note(Path::new(name));
        }
        assert_eq!(recent.paths(), [PathBuf::from("a"), PathBuf::from("b")]);
        for number in 0..20 {
            recent.note(Path::new(&number.to_string()));
        }
        assert_eq!(recent.paths().len(), MOST);
    }
}
