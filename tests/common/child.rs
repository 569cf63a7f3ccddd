//! Tests that need a program to kill: the test executable runs one of its own tests as a program of
//! its own, which does its work only where a variable is set.

use std::env;
use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};

/// Tells a child its work; not set in the run that a person starts.
const WORK: &str = "POOLWRIGHT_TEST_WORK";

/// What the child was told to work on; none in a usual run of the tests.
pub fn work() -> Option<String> {
    env::var(WORK).ok()
}

/// The command that runs this test of this executable, such as `kill::saves`, as a program with this
/// work.
pub fn command(test: &str, work: &str) -> Command {
    let mut command = Command::new(env::current_exe().unwrap());
    command
        .args(["--exact", test, "--nocapture", "--test-threads", "1"])
        .env(WORK, work);
    command
}

/// A program that runs.
pub struct Running {
    pub child: Child,
    output: BufReader<ChildStdout>,
}

impl Running {
    pub fn start(mut command: Command) -> Self {
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        Self { child, output }
    }

    /// Waits until it prints this line.
    #[track_caller]
    pub fn says(&mut self, expected: &str) {
        let mut line = String::new();
        while self.output.read_line(&mut line).unwrap() > 0 {
            // The test harness prints the name of the test on the same line.
            if line.trim_end().ends_with(expected) {
                return;
            }
            line.clear();
        }
        panic!("the program ended without saying {expected:?}");
    }

    /// Ends it at once: it is told nothing.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}
