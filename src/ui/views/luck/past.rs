//! Blocks really made, and how lucky that was.

use super::blocks;
use super::words::epochs;
use crate::forecast::{Chances, Luck, PastLuck};
use crate::number::{Separators, read_whole};
use crate::plan::Edit;
use crate::ui::cast;
use crate::ui::plot::{self, Figure, Series};
use crate::ui::scene::{Asks, Scene};
use crate::ui::theme::{self, dash};
use crate::ui::widgets::{ListField, heading, notices};
use egui::{RichText, Stroke, Ui};
use egui_plot::{Bar, BarChart, FilledArea, PlotPoint};

/// More numbers than these are not read.
const MOST: usize = 2_000;

/// Draws the field and what its numbers say.
pub fn show(
    ui: &mut Ui,
    scene: Scene<'_>,
    luck: &Luck,
    chances: &Chances,
    past: &PastLuck,
    asks: &mut Asks,
) {
    heading(ui, "Blocks made so far");
    field(ui, scene, asks);
    let blocks = &scene.plan.past_blocks;
    if blocks.is_empty() {
        notices::line(
            ui,
            "Type or paste the blocks of past epochs, the oldest first: 21, 19, 25. They are \
             compared with what today’s plan lets expect",
        );
        return;
    }
    words(ui, scene, past);
    picture(ui, scene, luck, chances, blocks);
}

fn field(ui: &mut Ui, scene: Scene<'_>, asks: &mut Asks) {
    let field = ListField {
        name: "Blocks of past epochs, the oldest first",
        example: "Blocks of past epochs, such as 21, 19, 25",
        rows: 1,
    };
    let write = |blocks: &[u32]| {
        let texts: Vec<String> = blocks.iter().map(u32::to_string).collect();
        texts.join(", ")
    };
    let typed = field.show(ui, &scene.plan.past_blocks, write, read);
    asks.edit(typed.map(Edit::SetPastBlocks));
}

/// The numbers in a text, between anything that divides numbers.
fn read(text: &str) -> Result<Vec<u32>, String> {
    let parts = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|'));
    let numbers: Result<Vec<u32>, String> = parts
        .filter(|part| !part.is_empty())
        .map(|part| {
            // What groups thousands elsewhere divides the numbers here.
            read_whole(part, Separators::default())
                .ok()
                .and_then(|blocks| u32::try_from(blocks).ok())
                .ok_or_else(|| format!("“{part}” is not a number of blocks"))
        })
        .collect();
    let numbers = numbers?;
    if numbers.len() > MOST {
        return Err("No more than 2,000 epochs".to_owned());
    }
    Ok(numbers)
}

fn words(ui: &mut Ui, scene: Scene<'_>, all: &PastLuck) {
    let ratio = all.ratio().map(|ratio| scene.estimate(ratio));
    let unusual = if all.at_most <= all.at_least {
        format!("so few or fewer come in {}", scene.estimate(all.at_most))
    } else {
        format!("so many or more come in {}", scene.estimate(all.at_least))
    };
    let text = format!(
        "{} in {}, {} expected: {} of it. By luck alone {unusual} of such stretches",
        blocks_of(scene, all.blocks),
        epochs(scene, f64::from(all.epochs)),
        scene.roughly(all.expected, 1),
        scene.or_dash(ratio),
    );
    let text = RichText::new(text).color(theme::of(ui).text);
    ui.add(egui::Label::new(text).wrap());
}

fn blocks_of(scene: Scene<'_>, blocks: u64) -> String {
    let noun = if blocks == 1 { "block" } else { "blocks" };
    format!("{} {noun}", scene.roughly(cast::count(blocks), 0))
}

/// Each epoch's blocks as a bar, over the range that nine of ten epochs keep to.
fn picture(ui: &mut Ui, scene: Scene<'_>, luck: &Luck, chances: &Chances, blocks: &[u32]) {
    let palette = theme::of(ui);
    let mean = luck.blocks.mean();
    let each: Vec<(f64, u32)> = std::iter::successors(Some(1.0), |place| Some(place + 1.0))
        .zip(blocks.iter().copied())
        .collect();
    let end = each.last().map_or(1.0, |(place, _)| *place) + 0.5;
    let (low, high) = usual(chances);
    let highest = each
        .iter()
        .fold(high, |most, (_, blocks)| most.max(f64::from(*blocks)));
    let figure = Figure {
        summary: format!(
            "Blocks made in past epochs: {}. Nine of ten epochs bring {} to {}",
            each.iter()
                .map(|(_, blocks)| blocks.to_string())
                .collect::<Vec<_>>()
                .join(", "),
            scene.roughly(low, 0),
            scene.roughly(high, 0)
        ),
        x_label: "Past epochs, the oldest first",
        y_label: "Blocks".to_owned(),
        x_mark: Box::new(move |value| {
            if value.fract().abs() > 1e-6 {
                String::new()
            } else {
                scene.roughly(value, 0)
            }
        }),
        series: vec![Series {
            name: format!("Expected {}", scene.roughly(mean, 2)),
            color: palette.text,
            style: dash::DASHED,
            width: 1.5,
            points: vec![PlotPoint::new(0.5, mean), PlotPoint::new(end, mean)],
        }],
        ..Figure::new(
            scene,
            "Blocks made so far",
            170.0,
            (0.5, end),
            (0.0, (highest * 1.3).max(1.0)),
        )
    };
    let bars = each
        .iter()
        .map(|(place, blocks)| {
            Bar::new(*place, f64::from(*blocks))
                .width(0.7)
                .fill(palette.pool.gamma_multiply(0.85))
                .stroke(Stroke::NONE)
        })
        .collect();
    let drawn = figure.show(ui, |plot_ui| {
        plot_ui.add(
            FilledArea::new("", &[0.5, end], &[low, low], &[high, high])
                .fill_color(palette.edge.gamma_multiply(0.6))
                .stroke(Stroke::NONE)
                .allow_hover(false),
        );
        plot_ui.bar_chart(BarChart::new("", bars).allow_hover(false));
    });
    plot::readout(ui, &drawn, |at| {
        let near = |(place, _): &&(f64, u32)| (place - at.x).abs() <= 0.5;
        let Some((place, blocks)) = each.iter().find(near) else {
            return Vec::new();
        };
        let one = PastLuck::of(&luck.blocks, &[*blocks]);
        let ratio = one.ratio().map(|ratio| scene.estimate(ratio));
        vec![
            (
                format!(
                    "Epoch {}: {}, luck {}",
                    scene.roughly(*place, 0),
                    blocks_of(scene, u64::from(*blocks)),
                    scene.or_dash(ratio)
                ),
                palette.text,
            ),
            (
                format!("so many or fewer in {}", scene.estimate(one.at_most)),
                palette.quiet,
            ),
            (
                format!("so many or more in {}", scene.estimate(one.at_least)),
                palette.quiet,
            ),
        ]
    });
}

/// The blocks that nine of ten epochs keep to.
fn usual(chances: &Chances) -> (f64, f64) {
    let number = |share| cast::count(blocks::point(chances, share));
    (number(0.05), number(0.95))
}

#[cfg(test)]
mod tests {
    use super::{MOST, read};

    #[test]
    fn numbers_are_read_however_they_are_divided() {
        for text in [
            "21, 19, 25",
            "21\n19\n25\n",
            "21;19;25",
            "21\t19 25",
            "21 | 19|25,",
        ] {
            assert_eq!(read(text), Ok(vec![21, 19, 25]), "{text:?}");
        }
        assert_eq!(read(" "), Ok(Vec::new()));
        assert_eq!(
            read("21, x"),
            Err("“x” is not a number of blocks".to_owned())
        );
        assert!(read("-1").is_err() && read("1.5").is_err());
        assert!(read(&"1 ".repeat(2_001)).is_err());
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_a_list_of_blocks_or_refused(text in "[0-9 ,;|.\n-]{0,60}|\\PC{0,30}") {
            if let Ok(blocks) = read(&text) {
                proptest::prop_assert!(blocks.len() <= MOST);
            }
        }
    }
}
