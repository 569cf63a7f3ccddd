//! Plan files: what is saved is loaded again, and what cannot be loaded says why.

use poolwright::plan::{EXAMPLES, Plan, format};

#[test]
fn a_new_plan_saved_and_loaded_is_the_same_plan() {
    let plan = Plan::new();
    assert_eq!(format::read(format::write(&plan).as_bytes()), Ok(plan));
}

#[test]
fn every_example_is_written_as_it_stands_in_its_file() {
    for example in EXAMPLES {
        let path = format!(
            "{}/assets/examples/{}",
            env!("CARGO_MANIFEST_DIR"),
            example.file
        );
        let text = std::fs::read_to_string(path).unwrap().replace("\r\n", "\n");
        let plan = example.plan().unwrap();
        assert_eq!(format::write(&plan), text, "{}", example.file);
    }
}
