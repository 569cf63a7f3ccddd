//! The floors inside a module: which of its parts may use which.

use crate::uses::Use;

/// The parts of a module, from the ground up. Each may use its own floor and those below.
const FLOORS: [(&str, &[&[&str]]); 2] = [
    (
        "ui",
        &[
            &["state", "theme", "cast"],
            &["command", "focus"],
            &["install"],
            &["scene"],
            &["widgets"],
            &["plot"],
            &["panels", "dialogs"],
            &["views"],
            &["output"],
        ],
    ),
    (
        "forecast",
        &[
            &["period", "float", "bisect", "costs", "model"],
            &["viability", "curve", "break_even", "chance", "map"],
            &["outcome"],
            &[
                "account",
                "outlook",
                "luck",
                "comparison",
                "verdict",
                "notices",
            ],
            &["worth", "what_if", "drawn_plans"],
            &["figures"],
            &["shown"],
            &["left_out"],
        ],
    ),
];

/// Uses of a higher floor by a lower one, and of parts that stand on no floor.
pub fn pointing_up(uses: &[Use<'_>]) -> Vec<String> {
    let complaint = |a_use: &Use<'_>| {
        let (module, floors) = FLOORS.iter().find(|(module, _)| {
            part(a_use.from, module).is_some() && part(a_use.to, module).is_some()
        })?;
        let floor = |file| {
            let part = part(file, module)?;
            floors.iter().position(|floor| floor.contains(&part))
        };
        let is_kept = match (floor(a_use.from), floor(a_use.to)) {
            (Some(from), Some(to)) => to <= from,
            _ => false,
        };
        (!is_kept).then(|| a_use.to_string())
    };
    uses.iter().filter_map(complaint).collect()
}

/// The part of a module that a file belongs to; the module's own file belongs to none.
fn part<'a>(file: &'a str, module: &str) -> Option<&'a str> {
    let below = file.strip_prefix("src/")?.strip_prefix(module)?;
    let below = below.strip_prefix('/')?.trim_end_matches(".rs");
    let part = below.split('/').next()?;
    (part != "mod").then_some(part)
}
