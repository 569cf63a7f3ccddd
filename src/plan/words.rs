//! Lists in words.

/// `a, b and c`; `none` where there is nothing to list.
pub fn joined<T: AsRef<str>>(parts: &[T], none: &str) -> String {
    match parts {
        [] => none.to_owned(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}
