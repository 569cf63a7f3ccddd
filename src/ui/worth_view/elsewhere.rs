//! The owners' ada in this pool, and the same ada delegated elsewhere.

use super::{benchmark, benchmark_field, heading};
use crate::forecast::{Outcome, Period, Worth, worth};
use crate::ui::plot::pixels;
use crate::ui::widgets::{Tile, tiles};
use crate::ui::{Scene, ViewState, theme};
use egui::{Align2, Color32, FontId, Label, Rect, RichText, Sense, Ui, vec2};
use rust_decimal::Decimal;

/// Draws the comparison.
pub fn show(ui: &mut Ui, scene: Scene<'_>, view: &mut ViewState, outcome: &Outcome, found: &Worth) {
    benchmark_field(ui, scene, outcome, view);
    ui.add_space(6.0);
    sentence(ui, scene, view, outcome, found);
    ui.add_space(8.0);
    bars(ui, scene, view, outcome, found);
    ui.add_space(10.0);
    tiles(ui, &figures(scene, view, outcome, found));
}

fn sentence(ui: &mut Ui, scene: Scene<'_>, view: &ViewState, outcome: &Outcome, found: &Worth) {
    let there = found.elsewhere.there;
    let more = found.elsewhere.here.checked_sub(there).unwrap_or_default();
    let owned = scene.compact(scene.plan.owner_stake());
    let rate = scene.percent(benchmark(scene, outcome, view).to_decimal(), 2);
    let amount = over(scene, view, more.abs());
    let word = if more.is_sign_negative() {
        "less"
    } else {
        "more"
    };
    let mut text = format!(
        "Running this pool leaves the owners {amount} {word} than delegating their {owned} elsewhere \
         at {rate} would"
    );
    if let Some(mean) = found.elsewhere.here_on_average {
        let mean = Decimal::try_from(mean).unwrap_or_default();
        let average = mean.checked_sub(there).unwrap_or_default();
        let differs = (average - more).abs() * Decimal::ONE_HUNDRED > more.abs();
        if differs {
            let word = if average.is_sign_negative() {
                "less"
            } else {
                "more"
            };
            text.push_str(&format!(
                " at expected blocks; on average over luck {} {word}",
                over(scene, view, average.abs())
            ));
        }
    }
    let text = RichText::new(text).size(17.0).color(theme::of(ui).text);
    ui.add(Label::new(text).wrap());
}

/// An amount a year over the view's period, with its words.
fn over(scene: Scene<'_>, view: &ViewState, a_year: Decimal) -> String {
    let amount = worth::over(a_year, view.period);
    format!("{} {}", scene.money(amount, view.unit), view.period.text())
}

fn figures(scene: Scene<'_>, view: &ViewState, outcome: &Outcome, found: &Worth) -> Vec<Tile> {
    let amount = |a_year| over(scene, view, a_year);
    let year = |an_epoch| Period::Year.ada(an_epoch);
    vec![
        Tile::new(
            "Fees",
            amount(year(outcome.parts.fees())),
            "fixed cost and margin",
        ),
        Tile::new(
            "Own stake",
            amount(year(outcome.parts.own_stake)),
            "the owners’ share of what the pool earns",
        ),
        Tile::new(
            "Running costs",
            amount(outcome.costs.ada_a_year),
            "costs paid once are not in it",
        ),
        Tile::new(
            "Left in this pool",
            amount(found.elsewhere.here),
            "fees and own stake less costs",
        ),
        Tile::new(
            "Delegated elsewhere",
            amount(found.elsewhere.there),
            "no work and no costs",
        ),
    ]
}

/// A part of a bar.
struct Part {
    name: &'static str,
    amount: Decimal,
    color: Color32,
}

/// Two bars over one axis; costs hang from the end of the first.
fn bars(ui: &mut Ui, scene: Scene<'_>, view: &ViewState, outcome: &Outcome, found: &Worth) {
    const ROW: f32 = 34.0;
    const NAME: f32 = 150.0;
    let palette = theme::of(ui);
    heading(ui, "What the owners’ ada brings");
    let year = |an_epoch| Period::Year.ada(an_epoch);
    let here = [
        Part {
            name: "Own stake",
            amount: year(outcome.parts.own_stake),
            color: palette.own_stake,
        },
        Part {
            name: "Fees",
            amount: year(outcome.parts.fees()),
            color: palette.fees,
        },
    ];
    let there = [Part {
        name: "Reward",
        amount: found.elsewhere.there,
        color: palette.delegators,
    }];
    let costs = outcome.costs.ada_a_year;
    let ada = |amount: Decimal| f64::try_from(amount).unwrap_or(0.0);
    let income = ada(year(outcome.parts.leader));
    let most = income
        .max(ada(found.elsewhere.there))
        .max(ada(costs))
        .max(1e-6);
    let size = vec2(ui.available_width(), 3.0 * (ROW + 8.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let summary = format!(
        "This pool: own stake {}, fees {}, running costs {}. Elsewhere: {}",
        over(scene, view, year(outcome.parts.own_stake)),
        over(scene, view, year(outcome.parts.fees())),
        over(scene, view, costs),
        over(scene, view, found.elsewhere.there)
    );
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, summary.clone()));
    let room = f64::from((rect.width() - NAME - 180.0).max(40.0));
    let place = |amount: f64| rect.left() + NAME + pixels(amount / most * room);
    let painter = ui.painter();
    let font = FontId::proportional(13.0);
    let row = |index: f32| rect.top() + index * (ROW + 8.0);
    let text = |x: f32, top: f32, align: Align2, text: String, color: Color32| {
        painter.text(
            egui::pos2(x, top + ROW / 2.0),
            align,
            text,
            font.clone(),
            color,
        );
    };
    let stacked = |top: f32, parts: &[Part]| {
        let mut sum = 0.0;
        for part in parts {
            let (from, to) = (place(sum), place(sum + ada(part.amount)));
            sum += ada(part.amount);
            let bar = Rect::from_x_y_ranges(from..=to, top..=top + ROW);
            painter.rect_filled(bar, 3.0, part.color.gamma_multiply(0.9));
            let name = painter.layout_no_wrap(part.name.to_owned(), font.clone(), palette.canvas);
            if name.size().x + 10.0 < bar.width() {
                let at = bar.left_center() + vec2(6.0, -name.size().y / 2.0);
                painter.galley(at, name, palette.canvas);
            }
        }
        place(sum)
    };
    text(
        rect.left(),
        row(0.0),
        Align2::LEFT_CENTER,
        "This pool".to_owned(),
        palette.text,
    );
    let end = stacked(row(0.0), &here);
    text(
        end + 8.0,
        row(0.0),
        Align2::LEFT_CENTER,
        over(scene, view, year(outcome.parts.leader)),
        palette.quiet,
    );
    text(
        rect.left(),
        row(1.0),
        Align2::LEFT_CENTER,
        "less running costs".to_owned(),
        palette.quiet,
    );
    // From the end of the income backwards, so that what is left can be read off.
    let left = place((income - ada(costs)).max(0.0));
    let bar = Rect::from_x_y_ranges(left..=end.max(left + 1.0), row(1.0)..=row(1.0) + ROW);
    painter.rect_stroke(
        bar,
        3.0,
        egui::Stroke::new(1.5, palette.text),
        egui::StrokeKind::Inside,
    );
    text(
        bar.right() + 8.0,
        row(1.0),
        Align2::LEFT_CENTER,
        format!("leaves {}", over(scene, view, found.elsewhere.here)),
        palette.text,
    );
    text(
        rect.left(),
        row(2.0),
        Align2::LEFT_CENTER,
        "Delegated elsewhere".to_owned(),
        palette.text,
    );
    let end = stacked(row(2.0), &there);
    text(
        end + 8.0,
        row(2.0),
        Align2::LEFT_CENTER,
        over(scene, view, found.elsewhere.there),
        palette.text,
    );
}
