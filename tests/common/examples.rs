//! The examples that come with the program.

use poolwright::plan::{EXAMPLES, Plan};

/// The example of this name.
pub fn example(name: &str) -> Plan {
    let example = EXAMPLES.iter().find(|example| example.name == name);
    example.unwrap().plan().unwrap()
}
