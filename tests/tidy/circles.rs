//! Files that are reached again from what they use.

use crate::uses::Use;
use std::collections::{BTreeMap, BTreeSet};

type Graph<'a> = BTreeMap<&'a str, BTreeSet<&'a str>>;

/// Every circle of files, each as large as it is. A module file and its parts may use each other:
/// without it they must not go in a circle.
pub fn circles<'a>(uses: &[Use<'a>]) -> Vec<BTreeSet<&'a str>> {
    let mut graph = Graph::new();
    for a_use in uses {
        graph.entry(a_use.from).or_default().insert(a_use.to);
    }
    let files: BTreeSet<_> = uses
        .iter()
        .flat_map(|a_use| [a_use.from, a_use.to])
        .collect();
    let mut found = Vec::new();
    let mut left = vec![files];
    while let Some(files) = left.pop() {
        for mut circle in closed(&graph, &files) {
            if let Some(root) = root(&circle) {
                circle.remove(root);
                left.push(circle);
            } else {
                found.push(circle);
            }
        }
    }
    found.sort();
    found
}

/// The module file among files that all others are parts of.
fn root<'a>(files: &BTreeSet<&'a str>) -> Option<&'a str> {
    files.iter().copied().find(|file| {
        file.strip_suffix("mod.rs")
            .is_some_and(|folder| files.iter().all(|file| file.starts_with(folder)))
    })
}

/// Files of which each reaches each other and stays among these.
fn closed<'a>(graph: &Graph<'a>, among: &BTreeSet<&'a str>) -> Vec<BTreeSet<&'a str>> {
    let reached: BTreeMap<_, _> = among
        .iter()
        .map(|file| (*file, reached(graph, among, file)))
        .collect();
    let mut found: Vec<BTreeSet<_>> = Vec::new();
    for (file, after) in &reached {
        if after.contains(file) && !found.iter().any(|circle| circle.contains(file)) {
            let back = after.iter().filter(|other| reached[*other].contains(file));
            found.push(back.copied().collect());
        }
    }
    found
}

fn reached<'a>(graph: &Graph<'a>, among: &BTreeSet<&'a str>, from: &str) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut left = vec![from];
    while let Some(file) = left.pop() {
        for to in graph.get(file).into_iter().flatten() {
            if among.contains(to) && found.insert(*to) {
                left.push(to);
            }
        }
    }
    found
}
