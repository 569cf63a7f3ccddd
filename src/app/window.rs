//! Opening the window: renderer, size, icon, and the message where it cannot be opened.

use super::{App, Config, Executor, NativeDialogs, Recovery, crash, desktop};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::path::Path;
use thiserror::Error;

/// Names the program to the desktop: the same as the `.desktop` file, which gives the window its icon
/// and its place in the dock.
const APP_ID: &str = "io.github.poolwright.poolwright";

/// The folder for the state between two starts, in the place that the system has for it.
const STATE_FOLDER: &str = "poolwright";

/// The icon of the window, where no installed file tells the system of one.
const ICON: &[u8] = if cfg!(target_os = "macos") {
    include_bytes!("../../assets/icon/macos.png")
} else {
    include_bytes!("../../assets/icon/256.png")
};

/// The library that draws the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RendererChoice {
    /// wgpu, and glow where wgpu cannot start.
    #[default]
    Auto,
    /// wgpu only.
    Wgpu,
    /// glow only: OpenGL, for instance over remote desktop.
    Glow,
}

impl RendererChoice {
    /// Every choice.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Wgpu, Self::Glow];

    /// Its name on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Wgpu => "wgpu",
            Self::Glow => "glow",
        }
    }
}

/// A failure to open the window.
#[derive(Debug, Error)]
pub enum StartError {
    /// There is no display, or none that we may use.
    #[error(
        "No display could be opened; the commands of poolwright, such as report and picture, work without one (see poolwright --help)"
    )]
    NoDisplay,
    /// There is a display but nothing could draw on it.
    #[error("The window could not be drawn: {0}")]
    Renderer(String),
    /// The program had a fault while its window was open.
    #[error("{0}")]
    Crashed(String),
}

/// The folder in the program's own data folder where unsaved work is kept.
const RECOVERY: &str = "recovery";

/// Opens the window, on the start screen or with a plan, and returns when it is closed.
///
/// # Errors
/// When there is no display, no renderer works, or the program had a fault; unsaved work is then kept
/// for recovery, and the error says where.
pub fn run(plan: Option<&Path>, renderer: RendererChoice) -> Result<(), StartError> {
    if !has_display() {
        return Err(StartError::NoDisplay);
    }
    let recovery = eframe::storage_dir(STATE_FOLDER).map_or_else(Recovery::none, |folder| {
        Recovery::in_folder(folder.join(RECOVERY), Executor::Thread)
    });
    crash::guard(&recovery);
    let attempts: &[eframe::Renderer] = match renderer {
        RendererChoice::Auto => &[eframe::Renderer::Wgpu, eframe::Renderer::Glow],
        RendererChoice::Wgpu => &[eframe::Renderer::Wgpu],
        RendererChoice::Glow => &[eframe::Renderer::Glow],
    };
    let mut failure = StartError::NoDisplay;
    for renderer in attempts {
        match crash::caught(&recovery, || attempt(plan, *renderer, &recovery)) {
            Ok(Ok(())) => return Ok(()),
            Ok(Err(error)) if is_no_display(&error) => return Err(StartError::NoDisplay),
            Ok(Err(error)) => failure = StartError::Renderer(error.to_string()),
            Err(text) => {
                if desktop::has_message_dialogs() {
                    desktop::show_message("Poolwright", &text);
                }
                return Err(StartError::Crashed(text));
            }
        }
    }
    Err(failure)
}

/// Says in a dialog of the system why no window opened, for a program started without a terminal.
/// On Linux that goes to the session's log instead: what shows dialogs there needs the same display.
pub fn say_in_dialog(reason: &str) {
    if cfg!(any(windows, target_os = "macos")) {
        desktop::show_message("Poolwright could not open its window", reason);
    }
}

fn attempt(plan: Option<&Path>, renderer: eframe::Renderer, recovery: &Recovery) -> eframe::Result {
    let plan = plan.map(Path::to_owned);
    let recovery = recovery.clone();
    eframe::run_native(
        APP_ID,
        options(renderer),
        Box::new(move |cc| {
            let config = Config {
                plan,
                dialogs: Box::new(NativeDialogs::default()),
                executor: Executor::Thread,
                recovery,
                today: Timestamp::now().to_zoned(TimeZone::UTC).date(),
            };
            Ok(Box::new(App::new(cc, config)))
        }),
    )
}

/// The options the window opens with; public for the benchmark of the start, which opens one alike.
pub fn options(renderer: eframe::Renderer) -> eframe::NativeOptions {
    let mut viewport = egui::ViewportBuilder::default()
        .with_app_id(APP_ID)
        .with_title("Poolwright")
        .with_inner_size([1240.0, 760.0])
        .with_min_inner_size([640.0, 420.0])
        .with_drag_and_drop(true);
    if let Ok(icon) = eframe::icon_data::from_png_bytes(ICON) {
        viewport = viewport.with_icon(icon);
    }
    eframe::NativeOptions {
        viewport,
        renderer,
        persistence_path: eframe::storage_dir(STATE_FOLDER).map(|folder| folder.join("app.ron")),
        // A second renderer can only be tried if the first one gives the event loop back.
        run_and_return: true,
        event_loop_builder: event_loop_builder(),
        ..Default::default()
    }
}

/// winit's default menu on macOS binds ⌘Q to quitting without asking; ⌘Q is a command of ours.
#[cfg(target_os = "macos")]
fn event_loop_builder() -> Option<eframe::EventLoopBuilderHook> {
    use winit::platform::macos::EventLoopBuilderExtMacOS as _;
    Some(Box::new(|builder| {
        builder.with_default_menu(false);
    }))
}

#[cfg(not(target_os = "macos"))]
const fn event_loop_builder() -> Option<eframe::EventLoopBuilderHook> {
    None
}

/// Whether the environment names a display at all. Asked first, since some of the libraries below
/// print or panic where there is none.
fn has_display() -> bool {
    if cfg!(any(windows, target_os = "macos")) {
        return true;
    }
    ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

fn is_no_display(error: &eframe::Error) -> bool {
    matches!(
        error,
        eframe::Error::WinitEventLoop(_) | eframe::Error::Winit(_)
    )
}
