//! A file that appears only when it is whole: written beside its place, flushed, and renamed.

use super::access::give_access;
use super::folder_of;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// The names of files that are being written begin so, before some random characters.
const PREFIX: &str = ".poolwright-";
/// Their ending.
const SUFFIX: &str = ".part";

/// More links than this in a row are taken to lead in a circle.
const MOST_LINKS: usize = 40;

/// A file being written. Until [`Self::commit`] its place holds what it held before; dropped without
/// that, nothing is left of it. What a killed process leaves beside the place is removed by the next
/// one that writes in that folder.
#[derive(Debug)]
pub struct NewFile {
    part: NamedTempFile,
    target: PathBuf,
}

impl NewFile {
    /// Begins to write the file at this path, through symbolic links to what they point to. What
    /// stands there gives its permissions to the new one, and its owner, group, access list and
    /// extended attributes as far as the system allows.
    ///
    /// # Errors
    /// When the folder cannot be written to, or a folder, pipe or device is in the way.
    pub fn create(path: &Path) -> io::Result<Self> {
        let target = resolve(path)?;
        let is_there = match fs::metadata(&target) {
            Ok(about) if about.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
            // Renaming would put a file in the place of a device or a pipe.
            Ok(about) if !about.is_file() => {
                return Err(io::Error::other("This is a pipe or a device, not a file"));
            }
            Ok(_) => true,
            Err(error) if error.kind() == io::ErrorKind::NotFound => false,
            Err(error) => return Err(error),
        };
        let folder = folder_of(&target);
        sweep(folder);
        let part = part_in(folder)?;
        if is_there {
            give_access(part.as_file(), &target)?;
        }
        Ok(Self { part, target })
    }

    /// Writes all at once.
    ///
    /// # Errors
    /// When the folder cannot be written to or the disk is full.
    pub fn whole(path: &Path, bytes: &[u8]) -> io::Result<Self> {
        let mut file = Self::create(path)?;
        file.write_all(bytes)?;
        Ok(file)
    }

    /// Makes sure that the disk has what was written so far.
    ///
    /// # Errors
    /// When the disk has no room or fails.
    pub fn sync(&self) -> io::Result<()> {
        self.part.as_file().sync_all()
    }

    /// Puts the file in its place, for good: the disk has the file, then its name.
    ///
    /// # Errors
    /// When the disk has no room or fails, or the folder is gone.
    pub fn commit(self) -> io::Result<()> {
        self.sync()?;
        self.part
            .persist(&self.target)
            .map_err(|failed| failed.error)?;
        sync_folder(folder_of(&self.target))
    }

    /// The file as it stands beside its place.
    pub(super) fn as_file(&self) -> &File {
        self.part.as_file()
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.part.as_file_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.part.as_file_mut().flush()
    }
}

/// The target of a path through symbolic links, also where nothing is yet.
///
/// # Errors
/// When the links lead in a circle.
pub fn resolve(path: &Path) -> io::Result<PathBuf> {
    if let Ok(target) = fs::canonicalize(path) {
        return Ok(target);
    }
    let mut target = path.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::read_link(&target) {
            Ok(next) => target = folder_of(&target).join(next),
            Err(_) => return Ok(target),
        }
    }
    Err(io::Error::other("The links lead in a circle"))
}

/// Whether two paths lead to the same file: through links, other spellings, or as two names of it.
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    // Nothing else is opened to find out: a pipe would wait for who writes into it.
    let is_file = |path| fs::metadata(path).is_ok_and(|about| about.is_file());
    one == other
        || resolve(one)
            .ok()
            .is_some_and(|one| resolve(other).is_ok_and(|other| one == other))
        || (is_file(one) && is_file(other) && same_file::is_same_file(one, other).unwrap_or(false))
}

/// An empty file in this folder, locked while it is written.
fn part_in(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX).rand_bytes(8);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // As any new file: what the user's mask leaves of this.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let part = builder.tempfile_in(folder)?;
    // The lock tells others that this is being written. Where a disk has no locks nobody sweeps.
    let _ = part.as_file().try_lock();
    Ok(part)
}

/// Removes what killed processes left in a folder: parts that nobody holds a lock on. Failing to do
/// so harms nothing.
fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let is_part = name.to_str().is_some_and(|name| {
            let middle = name
                .strip_prefix(PREFIX)
                .and_then(|rest| rest.strip_suffix(SUFFIX));
            middle.is_some_and(|middle| {
                middle.len() == 8 && middle.bytes().all(|byte| byte.is_ascii_alphanumeric())
            })
        });
        if !is_part || !entry.file_type().is_ok_and(|kind| kind.is_file()) {
            continue;
        }
        let path = entry.path();
        let file = File::options().write(true).open(&path);
        if file.is_ok_and(|file| file.try_lock().is_ok()) {
            let _ = fs::remove_file(path);
        }
    }
}

/// Makes sure that the disk has the names in a folder.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if !cfg!(unix) {
        return Ok(());
    }
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        // Some network drives cannot do this; and a folder that we may write to need not be readable.
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::InvalidInput
                    | io::ErrorKind::Unsupported
                    | io::ErrorKind::PermissionDenied
            ) =>
        {
            Ok(())
        }
        synced => synced,
    }
}
