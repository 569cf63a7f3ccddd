//! What the desktop around the window offers: file dialogs, and its colour scheme where the window
//! library cannot tell.

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

/// The desktop's colour scheme, asked for in the background at the start: X11 does not tell it.
#[derive(Default)]
pub struct ColourScheme {
    answer: Option<Receiver<Theme>>,
}

impl ColourScheme {
    /// Asks, and wakes the window when the answer is there.
    pub fn ask(ctx: &egui::Context) -> Self {
        if !cfg!(target_os = "linux") {
            return Self { answer: None };
        }
        let (sender, receiver) = channel();
        let ctx = ctx.clone();
        let ask = move || {
            if let Some(theme) = portal_theme()
                && sender.send(theme).is_ok()
            {
                ctx.request_repaint();
            }
        };
        let thread = thread::Builder::new().name("colour scheme".to_owned());
        Self {
            answer: thread.spawn(ask).ok().map(|_| receiver),
        }
    }

    /// Takes the answer over once it is there; the window library's own word goes first.
    pub fn apply(&mut self, ctx: &egui::Context) {
        let Some(receiver) = &self.answer else {
            return;
        };
        match receiver.try_recv() {
            Ok(theme) => {
                ctx.options_mut(|options| options.fallback_theme = theme);
                self.answer = None;
            }
            Err(std::sync::mpsc::TryRecvError::Disconnected) => self.answer = None,
            Err(std::sync::mpsc::TryRecvError::Empty) => {}
        }
    }
}

#[cfg(target_os = "linux")]
use linux::portal_theme;

#[cfg(not(target_os = "linux"))]
fn portal_theme() -> Option<Theme> {
    None
}

#[cfg(target_os = "linux")]
mod linux {
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

    /// The portal's `color-scheme`: 1 is dark, 2 is light, 0 no preference.
    pub fn portal_theme() -> Option<Theme> {
        if !has_portal() {
            return None;
        }
        let bus = Connection::session().ok()?;
        let path = "/org/freedesktop/portal/desktop";
        let settings = Proxy::new(&bus, PORTAL, path, "org.freedesktop.portal.Settings").ok()?;
        let key = ("org.freedesktop.appearance", "color-scheme");
        let value: OwnedValue = settings.call("ReadOne", &key).ok()?;
        match u32::try_from(value).ok()? {
            1 => Some(Theme::Dark),
            2 => Some(Theme::Light),
            _ => None,
        }
    }
}
