//! The order of lists that a person arranges.

/// Moves the entry that `is` tells to a position of the list.
pub(super) fn moved<T>(list: &mut Vec<T>, is: impl FnMut(&T) -> bool, to: usize) {
    if let Some(from) = list.iter().position(is) {
        let entry = list.remove(from);
        list.insert(to.min(list.len()), entry);
    }
}
