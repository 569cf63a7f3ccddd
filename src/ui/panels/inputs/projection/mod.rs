//! The years to come: how far to look, and what moves on the way.

pub mod change;

use crate::ledger::{Epoch, Lovelace, Ratio};
use crate::number::{self, Places, ReadError, Separators, read_decimal, read_percent, read_whole};
use crate::plan::{Assumption, DelegationPath, Edit, Field, Growth, PathPoint, Preset, presets};
use crate::ui::focus::Explained as _;
use crate::ui::scene::{Asks, Scene};
use crate::ui::widgets::{Kind, ListField, TypedField, chip, chips, notices};
use egui::{ComboBox, Ui};
use rust_decimal::Decimal;

/// Draws the assumptions of the years to come.
pub fn show(ui: &mut Ui, scene: Scene<'_>, asks: &mut Asks) {
    let mut assumed = Vec::new();
    time(ui, scene, &mut assumed);
    delegation(ui, scene, &mut assumed);
    money(ui, scene, &mut assumed);
    change::show(ui, scene, &mut assumed);
    for assumption in assumed {
        asks.edit(Edit::Assume(assumption));
    }
    notices::beside(ui, scene, Field::Projection);
}

fn time(ui: &mut Ui, scene: Scene<'_>, assumed: &mut Vec<Assumption>) {
    let projection = &scene.plan.projection;
    let field = TypedField::new("Look ahead", scene.separators)
        .unit("years")
        .hint("1 to 20 years of 73 epochs");
    assumed.extend(field.show(ui, projection.years).map(Assumption::Years));
    let network = scene.plan.network.epoch;
    let start = projection.start.unwrap_or(network);
    let field = TypedField::new("First epoch", scene.separators)
        .hint("From when on; between the network’s figures and it the reserves run on");
    let typed = field.show(ui, start.0);
    assumed.extend(typed.map(|epoch| Assumption::Start(Some(Epoch(epoch)))));
    chips(ui, |ui| {
        if projection.start.is_some() && chip(ui, "Network’s epoch", "Start with its figures") {
            assumed.push(Assumption::Start(None));
        }
        notices::line(ui, &format!("begins {}", scene.date(start)));
    });
    let mut is_new = projection.is_new;
    ui.horizontal_wrapped(|ui| {
        let hint = "Registers in the first epoch: first blocks two epochs later, first reward four";
        let new = ui.radio_value(&mut is_new, true, "New pool");
        new.explained(hint);
        let hint = "Makes blocks already; its first payments are like those of the first epoch";
        let running = ui.radio_value(&mut is_new, false, "Running pool");
        running.explained(hint);
    });
    if is_new != projection.is_new {
        assumed.push(Assumption::IsNew(is_new));
    }
}

/// A kind of path of delegation.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Constant,
    Linear,
    SShaped,
    Table,
}

impl Shape {
    const ALL: [Self; 4] = [Self::Constant, Self::Linear, Self::SShaped, Self::Table];

    const fn of(path: &DelegationPath) -> Self {
        match path {
            DelegationPath::Constant => Self::Constant,
            DelegationPath::Linear(_) => Self::Linear,
            DelegationPath::SShaped(_) => Self::SShaped,
            DelegationPath::Table(_) => Self::Table,
        }
    }

    const fn text(self) -> &'static str {
        match self {
            Self::Constant => "stays",
            Self::Linear => "grows evenly",
            Self::SShaped => "grows slowly, fast, slowly",
            Self::Table => "by a table",
        }
    }

    /// A path of this shape that keeps what it can of another.
    fn path(self, before: &DelegationPath, delegated: Lovelace) -> DelegationPath {
        let growth = match before {
            DelegationPath::Linear(growth) | DelegationPath::SShaped(growth) => *growth,
            DelegationPath::Constant | DelegationPath::Table(_) => Growth {
                to: delegated.saturating_mul(2),
                epochs: 146,
            },
        };
        match self {
            Self::Constant => DelegationPath::Constant,
            Self::Linear => DelegationPath::Linear(growth),
            Self::SShaped => DelegationPath::SShaped(growth),
            Self::Table => DelegationPath::Table(vec![
                PathPoint {
                    after: 0,
                    delegated,
                },
                PathPoint {
                    after: growth.epochs,
                    delegated: growth.to,
                },
            ]),
        }
    }
}

fn delegation(ui: &mut Ui, scene: Scene<'_>, assumed: &mut Vec<Assumption>) {
    let path = &scene.plan.projection.delegation;
    let before = Shape::of(path);
    let mut shape = before;
    ui.horizontal(|ui| {
        ui.label("Delegation");
        ComboBox::from_id_salt("delegation path")
            .selected_text(shape.text())
            .width(180.0)
            .show_ui(ui, |ui| {
                for choice in Shape::ALL {
                    ui.selectable_value(&mut shape, choice, choice.text());
                }
            })
            .response
            .explained("How the delegated stake moves");
    });
    if shape != before {
        let path = shape.path(path, scene.plan.delegated);
        assumed.push(Assumption::Delegation(path));
        return;
    }
    match path {
        DelegationPath::Constant => {}
        DelegationPath::Linear(growth) => {
            let grown = growth_fields(ui, scene, *growth).map(DelegationPath::Linear);
            assumed.extend(grown.map(Assumption::Delegation));
        }
        DelegationPath::SShaped(growth) => {
            let grown = growth_fields(ui, scene, *growth).map(DelegationPath::SShaped);
            assumed.extend(grown.map(Assumption::Delegation));
        }
        DelegationPath::Table(points) => {
            let typed = table(ui, scene.separators, points).map(DelegationPath::Table);
            assumed.extend(typed.map(Assumption::Delegation));
        }
    }
}

fn growth_fields(ui: &mut Ui, scene: Scene<'_>, growth: Growth) -> Option<Growth> {
    let field = TypedField::new("Delegated in the end", scene.separators);
    let to = field.show(ui, growth.to);
    let field = TypedField::new("Over", scene.separators).unit("epochs");
    let epochs = field.show(ui, growth.epochs);
    (to.is_some() || epochs.is_some()).then(|| Growth {
        to: to.unwrap_or(growth.to),
        epochs: epochs.unwrap_or(growth.epochs),
    })
}

fn table(ui: &mut Ui, separators: Separators, points: &[PathPoint]) -> Option<Vec<PathPoint>> {
    let field = ListField {
        name: "Delegation by epochs after the first: a line for each, such as 73 2M",
        example: "0 1M\n73 2M",
        rows: 3,
    };
    let write = |points: &[PathPoint]| {
        let line = |point: &PathPoint| {
            let delegated = number::decimal(point.delegated.ada(), Places::Exact, separators);
            format!("{} {delegated}", point.after)
        };
        points.iter().map(line).collect::<Vec<_>>().join("\n")
    };
    let read = |text: &str| read_table(text, separators);
    let typed = field.show(ui, points, write, read);
    notices::line(ui, "Epochs after the first, and the delegated ada");
    typed
}

/// More lines than these are not read: so many changes no plan has.
const MOST_LINES: usize = 2_000;

/// A line for each entry: epochs after the first, anything that divides, an amount of ada.
fn read_table(text: &str, separators: Separators) -> Result<Vec<PathPoint>, String> {
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    if lines().nth(MOST_LINES).is_some() {
        return Err("No more than 2,000 lines".to_owned());
    }
    lines()
        .map(|line| {
            let divides = |c: char| c.is_whitespace() || matches!(c, ';' | ',' | '|' | ':');
            let (after, rest) = line
                .split_once(divides)
                .ok_or_else(|| format!("“{line}” needs epochs and an amount, such as 73 2M"))?;
            // What groups thousands elsewhere ends the number here.
            let after = read_whole(after, Separators::default())
                .ok()
                .and_then(|epochs| u32::try_from(epochs).ok())
                .ok_or_else(|| format!("“{after}” is not a number of epochs"))?;
            let rest = rest.trim_start_matches(divides);
            let ada = read_decimal(rest, separators).map_err(|error| error.to_string())?;
            let delegated = Lovelace::from_ada(ada).map_err(|error| error.to_string())?;
            Ok(PathPoint { after, delegated })
        })
        .collect()
}

/// A price after a year as a multiple of the one before, typed as a change in per cent.
#[derive(Clone, Copy, PartialEq)]
struct Yearly(Ratio);

impl Kind for Yearly {
    const UNIT: &'static str = "% a year";

    fn read(text: &str, separators: Separators) -> Result<Self, String> {
        const SIGNS: [char; 5] = ['-', '−', '–', '－', '+'];
        let text = text.trim();
        let falls = text.starts_with(SIGNS) && !text.starts_with('+');
        let size = text.strip_prefix(SIGNS).unwrap_or(text).trim_start();
        if size.starts_with(SIGNS) {
            return Err(ReadError::NotANumber.to_string());
        }
        let percent = read_percent(size, separators).map_err(|error| error.to_string())?;
        let change = if falls { -percent } else { percent };
        let multiple = Decimal::ONE_HUNDRED
            .checked_add(change)
            .ok_or("Too many digits")?;
        if multiple.is_sign_negative() && !multiple.is_zero() {
            return Err("A price cannot fall by more than 100 %".to_owned());
        }
        Ratio::from_percent(multiple)
            .map(Self)
            .map_err(|_| "Too many digits".to_owned())
    }

    fn write(self, separators: Separators) -> String {
        let change = self
            .0
            .to_decimal()
            .checked_sub(Decimal::ONE)
            .and_then(|change| change.checked_mul(Decimal::ONE_HUNDRED))
            .unwrap_or(Decimal::MAX);
        let size = number::decimal(change.abs(), Places::Exact, separators);
        let sign = if change.is_sign_negative() && !change.is_zero() {
            "−"
        } else {
            ""
        };
        format!("{sign}{size}")
    }
}

fn money(ui: &mut Ui, scene: Scene<'_>, assumed: &mut Vec<Assumption>) {
    let projection = &scene.plan.projection;
    let field = TypedField::new("Price changes", scene.separators)
        .hint("How the price changes in a year; 0 where it stays");
    let typed = field.show(ui, Yearly(projection.price_a_year));
    assumed.extend(typed.map(|Yearly(multiple)| Assumption::PriceAYear(multiple)));
    let field = TypedField::new("Paid of the pot", scene.separators).hint(
        "Share of the reward pot that all pools together are paid; the rest returns to the \
         reserves. Unstaked ada, unused pledge bonus and oversaturation make it far less than all",
    );
    let typed = field.show(ui, projection.paid_share);
    assumed.extend(typed.map(Assumption::PaidShare));
    chips(ui, |ui| {
        for preset in presets() {
            let Preset { name, .. } = preset;
            let share = scene.percent(preset.paid_share.to_decimal(), 1);
            if chip(ui, &share, name) {
                assumed.push(Assumption::PaidShare(preset.paid_share));
            }
        }
    });
    let mut compounds = projection.compounds;
    let hint = "Owners’ rewards stay in the reward account and count as stake two epochs later";
    let response = ui.checkbox(&mut compounds, "Owners leave their rewards in the pool");
    if response.explained(hint).changed() {
        assumed.push(Assumption::Compounds(compounds));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_table_is_read_line_by_line() {
        let read = |text| read_table(text, Separators::CommaPoint);
        let point = |after, ada| PathPoint {
            after,
            delegated: Lovelace::from_whole_ada(ada),
        };
        let points = vec![point(0, 1_000_000), point(73, 2_500_000)];
        for text in ["0 1M\n73 2.5M", "0\t1,000,000\r\n\n73;  2,500,000"] {
            assert_eq!(read(text), Ok(points.clone()), "{text:?}");
        }
        assert_eq!(read(""), Ok(Vec::new()));
        assert!(read("73").is_err() && read("x 1M").is_err() && read("1 -5").is_err());
    }

    #[test]
    fn a_table_has_an_end() {
        let text = "1 1M\n".repeat(MOST_LINES + 1);
        let said = read_table(&text, Separators::CommaPoint);
        assert_eq!(said, Err("No more than 2,000 lines".to_owned()));
    }

    proptest! {
        #[test]
        fn any_text_is_a_table_and_a_change_or_refused(text in "[-+0-9.,:;| kM%a\n\t]{0,60}|\\PC{0,30}") {
            for separators in Separators::ALL {
                let _ = read_table(&text, separators);
                if let Ok(change) = Yearly::read(&text, separators) {
                    let written = change.write(separators);
                    prop_assert!(Yearly::read(&written, separators).is_ok(), "{}", written);
                }
            }
        }
    }

    #[test]
    fn a_change_a_year_is_read_with_its_sign() {
        let read = |text: &str| Yearly::read(text, Separators::CommaPoint);
        for (text, percent) in [
            ("10", 110),
            ("-10", 90),
            ("−10 %", 90),
            ("+0", 100),
            ("-100", 0),
        ] {
            let multiple = Ratio::percent(percent);
            assert!(read(text) == Ok(Yearly(multiple)), "{text}");
            let written = Yearly(multiple).write(Separators::CommaPoint);
            assert!(read(&written) == Ok(Yearly(multiple)), "{written}");
        }
        for text in ["-101", "x", "--5", "+-5", "- -5", "-"] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
