//! When the program dies: unsaved work is kept, and a message says where.

use super::{Recovery, desktop};
use std::io::{self, Write as _};
use std::panic::{self, AssertUnwindSafe};

/// Keeps the unsaved work when any thread panics, and when the system tells the program to end, as it
/// does when a session ends. The message goes to standard error.
pub fn guard(recovery: &Recovery) {
    let usual = panic::take_hook();
    let kept = recovery.clone();
    panic::set_hook(Box::new(move |info| {
        usual(info);
        say(&kept);
    }));
    #[cfg(unix)]
    on_signals(recovery.clone());
}

/// Says on standard error what became of the unsaved work.
fn say(recovery: &Recovery) {
    // There may be no standard error, and a second panic would end the program at once.
    let _ = writeln!(io::stderr(), "{}", rescue(recovery));
}

/// Keeps the unsaved work of a program that is about to die. What became of it, as a sentence.
fn rescue(recovery: &Recovery) -> String {
    match recovery.rescue() {
        Ok(None) => "No plan had unsaved changes.".to_owned(),
        Ok(Some(path)) => format!(
            "The unsaved plan was kept in {} and is offered at the next start.",
            path.display()
        ),
        Err(error) => format!("The unsaved plan could not be kept: {error}."),
    }
}

/// Does some work. Where that panics, says what became of the unsaved plan.
///
/// # Errors
/// What to tell the user after a panic.
pub fn caught<T>(recovery: &Recovery, work: impl FnOnce() -> T) -> Result<T, String> {
    // Nothing of the window is used again after a panic; recovery copes with any state.
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|_| {
        format!(
            "Poolwright had to stop because of a fault in it. {}",
            rescue(recovery)
        )
    })
}

/// Shows a message in a window of the system's, where it has such, until it is dismissed.
pub fn show_message(text: &str) {
    if desktop::has_message_dialogs() {
        rfd::MessageDialog::new()
            .set_level(rfd::MessageLevel::Error)
            .set_title("Poolwright")
            .set_description(text)
            .show();
    }
}

#[cfg(unix)]
fn on_signals(recovery: Recovery) {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT]) else {
        return;
    };
    let wait = move || {
        for signal in signals.forever() {
            say(&recovery);
            // Ends the program as the signal would have.
            let _ = signal_hook::low_level::emulate_default_handler(signal);
        }
    };
    let _ = std::thread::Builder::new()
        .name("signals".to_owned())
        .spawn(wait);
}
