//! The end of a program that dies: unsaved work is kept, and a message says where.

use super::Recovery;
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

/// Rescues the unsaved work and says on standard error where it is.
fn say(recovery: &Recovery) {
    // There may be no standard error, and a second panic would end the program at once.
    let _ = writeln!(io::stderr(), "{}", rescue(recovery));
}

/// Keeps the unsaved work of a program that is about to die, and returns a sentence about that.
fn rescue(recovery: &Recovery) -> String {
    match recovery.rescue() {
        Ok(None) => "No plan had unsaved changes.".to_owned(),
        Ok(Some(path)) => format!(
            "The unsaved plan was kept in {} and is offered at the next start.",
            path.display()
        ),
        Err(error) => format!("The unsaved plan could not be kept. {error}."),
    }
}

/// Does some work; a panic in it becomes an error.
///
/// # Errors
/// After a panic: a message for the user, which says where the unsaved plan is.
pub fn caught<T>(recovery: &Recovery, work: impl FnOnce() -> T) -> Result<T, String> {
    // Nothing of the window is used again after a panic; recovery copes with any state.
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|_| {
        format!(
            "Poolwright had to stop because of a fault in it. {}",
            rescue(recovery)
        )
    })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Executor;
    use crate::plan::Plan;
    use crate::store::{self, Unsaved};
    use std::io::{BufRead as _, BufReader, Read as _};
    use std::path::Path;
    use std::process::{Child, Command, Stdio};
    use std::sync::Arc;

    /// Tells a test that it runs as a program that is to die, and where its work is kept.
    const FOLDER: &str = "POOLWRIGHT_TEST_DIES";

    /// A program with unsaved work, of which nothing is written yet.
    fn program() -> Option<Recovery> {
        let folder = std::env::var_os(FOLDER)?.into();
        let recovery = Recovery::in_folder(folder, Executor::Thread);
        guard(&recovery);
        let plan = Arc::new(Plan::new());
        recovery.keep(Some(Unsaved { plan, file: None }));
        Some(recovery)
    }

    fn start(test: &str, folder: &Path) -> Child {
        Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                &format!("app::crash::tests::{test}"),
                "--nocapture",
            ])
            .env(FOLDER, folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    }

    /// Its standard error until it ended.
    fn end(mut program: Child) -> String {
        let mut said = String::new();
        let mut errors = program.stderr.take().unwrap();
        errors.read_to_string(&mut said).unwrap();
        program.wait().unwrap();
        said
    }

    #[test]
    fn panics() {
        if let Some(recovery) = program() {
            let text = caught(&recovery, || panic!("a fault for the test")).unwrap_err();
            eprintln!("told: {text}");
        }
    }

    #[test]
    fn a_panic_keeps_the_work_and_says_where() {
        let folder = tempfile::tempdir().unwrap();
        let said = end(start("panics", folder.path()));
        let found = store::found(folder.path());
        assert_eq!(found.len(), 1, "{said}");
        let place = found[0].path.display();
        let kept =
            format!("The unsaved plan was kept in {place} and is offered at the next start.");
        assert!(said.contains("a fault for the test"), "{said}");
        let told = format!("told: Poolwright had to stop because of a fault in it. {kept}");
        assert!(said.contains(&told), "{said}");
        assert!(said.contains(&format!("\n{kept}")), "by the hook: {said}");
    }

    #[cfg(unix)]
    #[test]
    fn waits_for_its_end() {
        if let Some(_recovery) = program() {
            println!("ready");
            loop {
                std::thread::park();
            }
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_session_that_ends_keeps_the_work() {
        use std::os::unix::process::ExitStatusExt as _;
        for (signal, number) in [("HUP", 1), ("INT", 2), ("TERM", 15)] {
            let folder = tempfile::tempdir().unwrap();
            let mut program = start("waits_for_its_end", folder.path());
            let mut lines = BufReader::new(program.stdout.take().unwrap()).lines();
            assert!(lines.any(|line| line.unwrap().ends_with("ready")));
            let id = program.id().to_string();
            let sent = Command::new("kill").args(["-s", signal, &id]).status();
            assert!(sent.unwrap().success());
            assert_eq!(program.wait().unwrap().signal(), Some(number));
            assert_eq!(store::found(folder.path()).len(), 1, "{signal}");
        }
    }
}
