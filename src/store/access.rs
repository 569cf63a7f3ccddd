//! What a file has besides its content and goes on to the file that replaces it: owner, permissions,
//! access lists and extended attributes.

use std::fs::{self, File};
use std::io;
use std::path::Path;

/// Gives a file the permissions of the one that it is to replace, and as far as the system allows its
/// owner, group, access list and extended attributes. Where the group cannot be had, its rights are
/// not given to another group.
pub(super) fn give_access(file: &File, old: &Path) -> io::Result<()> {
    let about = fs::metadata(old)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, fchown};
        let new = file.metadata()?;
        if new.uid() != about.uid() {
            let _ = fchown(file, Some(about.uid()), None);
        }
        let has_group = new.gid() == about.gid() || fchown(file, None, Some(about.gid())).is_ok();
        let mode = about.permissions().mode();
        let mode = if has_group {
            mode
        } else {
            (mode & !0o070) | ((mode & 0o007) << 3)
        };
        attributes::forget_list(file);
        file.set_permissions(fs::Permissions::from_mode(mode))?;
        attributes::copy(file, old, has_group);
        Ok(())
    }
    #[cfg(not(unix))]
    {
        let _ = (file, about);
        Ok(())
    }
}

/// How many other names a file has: hard links, which keep what it held when it is replaced. On
/// Windows nobody says.
pub(super) fn other_names(path: &Path) -> u64 {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        fs::metadata(path).map_or(0, |about| about.nlink().saturating_sub(1))
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        0
    }
}

#[cfg(unix)]
mod attributes {
    use std::ffi::OsStr;
    use std::fs::File;
    use std::path::Path;
    use xattr::FileExt as _;

    /// The access list on Linux.
    const LIST: &str = "system.posix_acl_access";

    /// What the system says about the content itself; it would be false of another.
    const OF_CONTENT: [&str; 3] = ["security.ima", "security.evm", "security.capability"];

    /// Takes away the access list that a new file has from its folder.
    pub fn forget_list(file: &File) {
        let _ = file.remove_xattr(LIST);
    }

    /// Gives a file the attributes of another, each as far as the system allows. An access list has
    /// rights of the group in it.
    pub fn copy(to: &File, from: &Path, has_group: bool) {
        let Ok(names) = xattr::list_deref(from) else {
            return;
        };
        for name in names {
            let is = |other: &&str| name == OsStr::new(other);
            if OF_CONTENT.iter().any(is) || (!has_group && is(&LIST)) {
                continue;
            }
            if let Ok(Some(value)) = xattr::get_deref(from, &name) {
                let _ = to.set_xattr(&name, &value);
            }
        }
    }
}
