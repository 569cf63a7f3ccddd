//! The desktop around the window: whether it shows file dialogs and messages, its colour scheme where
//! the window library cannot tell, and its wish for less motion.

use egui::Theme;
use std::sync::mpsc::{Receiver, channel};
use std::thread;

/// Whether a file dialog can be shown. On Linux that needs the desktop's portal or zenity: without
/// either the dialog library answers as if the user had cancelled.
pub fn has_file_dialogs() -> bool {
    #[cfg(target_os = "linux")]
    {
        linux::has_portal() || linux::has_zenity()
    }
    #[cfg(not(target_os = "linux"))]
    {
        true
    }
}

/// Whether a message can be shown in a window of its own. On Linux only zenity does that.
pub fn has_message_dialogs() -> bool {
    #[cfg(target_os = "linux")]
    {
        linux::has_zenity()
    }
    #[cfg(not(target_os = "linux"))]
    {
        true
    }
}

/// Shows a message about a failure in a window of the system's own, until it is dismissed.
pub fn show_message(title: &str, text: &str) {
    rfd::MessageDialog::new()
        .set_level(rfd::MessageLevel::Error)
        .set_title(title)
        .set_description(text)
        .show();
}

/// The desktop's wishes for its windows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Wishes {
    theme: Option<Theme>,
    reduces_motion: bool,
}

/// The desktop's wishes for its windows, found out in the background at the start: the window library
/// tells nothing of motion, and on X11 nothing of the colour scheme.
#[derive(Default)]
pub struct Desktop {
    answer: Option<Receiver<Wishes>>,
    reduces_motion: bool,
}

impl Desktop {
    /// Asks, and wakes the window when the answer is there.
    pub fn ask(ctx: &egui::Context) -> Self {
        let (sender, receiver) = channel();
        let ctx = ctx.clone();
        let ask = move || {
            if sender.send(system::wishes()).is_ok() {
                ctx.request_repaint();
            }
        };
        let thread = thread::Builder::new().name("desktop".to_owned());
        Self {
            answer: thread.spawn(ask).ok().map(|_| receiver),
            reduces_motion: false,
        }
    }

    /// Takes the answer over once it is there; for the colour scheme the window library's own word
    /// goes first.
    pub fn apply(&mut self, ctx: &egui::Context) {
        let Some(receiver) = &self.answer else {
            return;
        };
        match receiver.try_recv() {
            Ok(wishes) => {
                if let Some(theme) = wishes.theme {
                    ctx.options_mut(|options| options.fallback_theme = theme);
                }
                self.reduces_motion = wishes.reduces_motion;
                self.answer = None;
            }
            Err(std::sync::mpsc::TryRecvError::Disconnected) => self.answer = None,
            Err(std::sync::mpsc::TryRecvError::Empty) => {}
        }
    }

    /// Whether the desktop asks for less motion; not before the answer is there.
    pub const fn reduces_motion(&self) -> bool {
        self.reduces_motion
    }
}

#[cfg(target_os = "linux")]
use linux as system;

/// The setting "Reduce motion" of macOS.
#[cfg(target_os = "macos")]
mod system {
    use super::Wishes;
    use std::process::Command;

    pub fn wishes() -> Wishes {
        let asked = Command::new("defaults")
            .args(["read", "com.apple.Accessibility", "ReduceMotionEnabled"])
            .output();
        let says_yes = |output: std::process::Output| output.stdout.trim_ascii() == b"1";
        Wishes {
            theme: None,
            reduces_motion: asked.is_ok_and(says_yes),
        }
    }
}

/// The setting "Animation effects" of Windows.
#[cfg(target_os = "windows")]
mod system {
    use super::Wishes;
    use std::os::windows::process::CommandExt as _;
    use std::process::Command;

    /// Without a console flashing up.
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;

    pub fn wishes() -> Wishes {
        let asked = Command::new("reg")
            .args(["query", r"HKCU\Control Panel\Desktop"])
            .args(["/v", "UserPreferencesMask"])
            .creation_flags(CREATE_NO_WINDOW)
            .output();
        let answer = asked.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
        Wishes {
            theme: None,
            reduces_motion: answer.is_ok_and(|answer| !super::windows_animates(&answer)),
        }
    }
}

/// Whether the mask that `reg query` prints lets windows animate what is in them: bit 33, which is
/// bit 1 of the fifth byte. Windows does by default.
#[cfg(any(target_os = "windows", test))]
fn windows_animates(printed: &str) -> bool {
    let mask = printed.split_whitespace().last().unwrap_or_default();
    let byte = mask
        .get(8..10)
        .and_then(|digits| u8::from_str_radix(digits, 16).ok());
    byte.is_none_or(|byte| byte & 0b10 != 0)
}

#[cfg(not(any(target_os = "linux", target_os = "macos", target_os = "windows")))]
mod system {
    pub fn wishes() -> super::Wishes {
        super::Wishes::default()
    }
}

#[cfg(target_os = "linux")]
mod linux {
    use super::Wishes;
    use egui::Theme;
    use std::process::{Command, Stdio};
    use zbus::blocking::{Connection, Proxy};
    use zbus::zvariant::OwnedValue;

    const PORTAL: &str = "org.freedesktop.portal.Desktop";

    /// Whether the portal runs or can be started by the session bus.
    pub fn has_portal() -> bool {
        let found = || -> zbus::Result<bool> {
            let bus = Connection::session()?;
            let names = zbus::blocking::fdo::DBusProxy::new(&bus)?;
            let is_portal = |name: &str| name == PORTAL;
            Ok(names.list_names()?.iter().any(|name| is_portal(name))
                || names
                    .list_activatable_names()?
                    .iter()
                    .any(|name| is_portal(name)))
        };
        found().unwrap_or(false)
    }

    pub fn has_zenity() -> bool {
        Command::new("zenity")
            .arg("--version")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    }

    /// The portal's settings of colours and motion.
    pub fn wishes() -> Wishes {
        if !has_portal() {
            return Wishes::default();
        }
        let read = |namespace: &str, key: &str| -> Option<OwnedValue> {
            let bus = Connection::session().ok()?;
            let path = "/org/freedesktop/portal/desktop";
            let name = "org.freedesktop.portal.Settings";
            let settings = Proxy::new(&bus, PORTAL, path, name).ok()?;
            settings.call("ReadOne", &(namespace, key)).ok()
        };
        let number = |key| u32::try_from(read("org.freedesktop.appearance", key)?).ok();
        // GNOME's own switch, for portals that do not know the common one yet.
        let gnome_animates = || {
            let value = read("org.gnome.desktop.interface", "enable-animations")?;
            bool::try_from(value).ok()
        };
        Wishes {
            theme: number("color-scheme").and_then(theme),
            reduces_motion: reduces_motion(number("reduced-motion"), gnome_animates),
        }
    }

    /// The portal's `reduced-motion`: 1 asks for it, 0 has no preference. GNOME's switch counts
    /// where there is no such setting.
    fn reduces_motion(common: Option<u32>, gnome_animates: impl Fn() -> Option<bool>) -> bool {
        common.map_or_else(|| gnome_animates() == Some(false), |asked| asked == 1)
    }

    #[cfg(test)]
    #[test]
    fn the_common_setting_goes_before_that_of_gnome() {
        for (common, gnome_animates, reduced) in [
            (Some(1), Some(true), true),
            (Some(0), Some(false), false),
            (None, Some(false), true),
            (None, Some(true), false),
            (None, None, false),
        ] {
            assert_eq!(reduces_motion(common, || gnome_animates), reduced);
        }
    }

    /// The portal's `color-scheme`: 1 is dark, 2 is light, 0 no preference.
    const fn theme(scheme: u32) -> Option<Theme> {
        match scheme {
            1 => Some(Theme::Dark),
            2 => Some(Theme::Light),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::windows_animates;

    #[test]
    fn windows_tells_in_a_mask_whether_it_animates() {
        let printed = |mask: &str| {
            format!(
                "\r\nHKEY_CURRENT_USER\\Control Panel\\Desktop\r\n    UserPreferencesMask    \
                 REG_BINARY    {mask}\r\n\r\n"
            )
        };
        assert!(windows_animates(&printed("9E1E078012000000")));
        assert!(!windows_animates(&printed("9012038010000000")));
        assert!(windows_animates(""), "where nothing is found it does");
    }
}
