//! The owners' ada in this pool, and the same ada delegated elsewhere.

use super::benchmark_field;
use crate::forecast::{Outcome, Period, Worth};
use crate::ui::cast::pixels;
use crate::ui::scene::Scene;
use crate::ui::state::ViewState;
use crate::ui::theme;
use crate::ui::widgets::{Tile, heading, tiles};
use egui::{
    Align2, Color32, FontId, Label, Painter, Rangef, Rect, RichText, Sense, Stroke, StrokeKind, Ui,
    vec2,
};
use rust_decimal::Decimal;

/// Draws the comparison.
pub fn show(ui: &mut Ui, scene: Scene<'_>, view: &mut ViewState, outcome: &Outcome, found: &Worth) {
    benchmark_field(ui, scene, found, view);
    ui.add_space(6.0);
    sentence(ui, scene, view, found);
    ui.add_space(8.0);
    bars(ui, scene, view, outcome, found);
    ui.add_space(10.0);
    tiles(ui, &figures(scene, view, outcome, found));
}

fn sentence(ui: &mut Ui, scene: Scene<'_>, view: &ViewState, found: &Worth) {
    let there = found.elsewhere.there;
    let more = found.elsewhere.here.checked_sub(there).unwrap_or_default();
    let owned = scene.compact(scene.plan.owner_stake());
    let rate = scene.percent(found.benchmark.to_decimal(), 2);
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
            text.push_str(" at expected blocks; on average over luck ");
            text.push_str(&over(scene, view, average.abs()));
            text.push(' ');
            text.push_str(word);
        }
    }
    let text = RichText::new(text).size(17.0).color(theme::of(ui).text);
    ui.add(Label::new(text).wrap());
}

/// An amount a year over the view's period, with its words.
fn over(scene: Scene<'_>, view: &ViewState, a_year: Decimal) -> String {
    let amount = view.period.part_of_year(a_year);
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
    let palette = theme::of(ui);
    heading(ui, "What the owners’ ada brings");
    let year = |an_epoch| Period::Year.ada(an_epoch);
    let part = |name, amount, color| Part {
        name,
        amount,
        color,
    };
    let own_stake = year(outcome.parts.own_stake);
    let fees = year(outcome.parts.fees());
    let (costs, there) = (outcome.costs.ada_a_year, found.elsewhere.there);
    let income = year(outcome.parts.leader);
    let size = vec2(ui.available_width(), 3.0 * PITCH);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let summary = format!(
        "This pool: own stake {}, fees {}, running costs {}. Elsewhere: {}",
        over(scene, view, own_stake),
        over(scene, view, fees),
        over(scene, view, costs),
        over(scene, view, there)
    );
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, summary.clone()));
    let chart = Chart {
        painter: ui.painter(),
        palette,
        rect,
        most: ada(income.max(there).max(costs)).max(1e-6),
    };
    let parts = [
        part("Own stake", own_stake, palette.own_stake),
        part("Fees", fees, palette.fees),
    ];
    let end = chart.stacked(0.0, "This pool", &parts);
    chart.text(0.0, end + 8.0, over(scene, view, income), palette.quiet);
    chart.text(
        1.0,
        rect.left(),
        "less running costs".to_owned(),
        palette.quiet,
    );
    let left = chart.place((ada(income) - ada(costs)).max(0.0));
    let end = chart.hollow(1.0, left, end);
    let leaves = format!("leaves {}", over(scene, view, found.elsewhere.here));
    chart.text(1.0, end + 8.0, leaves, palette.text);
    let parts = [part("Reward", there, palette.delegators)];
    let end = chart.stacked(2.0, "Delegated elsewhere", &parts);
    chart.text(2.0, end + 8.0, over(scene, view, there), palette.text);
}

fn ada(amount: Decimal) -> f64 {
    f64::try_from(amount).unwrap_or(0.0)
}

/// The height of a bar, and the distance to the next one.
const ROW: f32 = 34.0;
const PITCH: f32 = ROW + 8.0;
/// The widths of the names left of the bars and of the amounts right of them.
const NAMES: f32 = 150.0;
const AMOUNTS: f32 = 180.0;

/// Bars over one axis.
struct Chart<'a> {
    painter: &'a Painter,
    palette: theme::Palette,
    rect: Rect,
    /// The amount of the longest bar.
    most: f64,
}

impl Chart<'_> {
    /// The place of an amount.
    fn place(&self, amount: f64) -> f32 {
        let room = (self.rect.width() - NAMES - AMOUNTS).max(40.0);
        self.rect.left() + NAMES + pixels(amount / self.most * f64::from(room))
    }

    fn row(&self, row: f32) -> Rangef {
        let top = self.rect.top() + row * PITCH;
        Rangef::new(top, top + ROW)
    }

    fn text(&self, row: f32, x: f32, text: String, color: Color32) {
        let at = egui::pos2(x, self.row(row).center());
        let font = FontId::proportional(13.0);
        self.painter
            .text(at, Align2::LEFT_CENTER, text, font, color);
    }

    /// A named bar of parts; where it ends.
    fn stacked(&self, row: f32, name: &str, parts: &[Part]) -> f32 {
        self.text(row, self.rect.left(), name.to_owned(), self.palette.text);
        let mut sum = 0.0;
        for part in parts {
            let from = self.place(sum);
            sum += ada(part.amount);
            let bar = Rect::from_x_y_ranges(from..=self.place(sum), self.row(row));
            self.painter.rect_filled(bar, 3.0, part.color);
            let font = FontId::proportional(13.0);
            let ink = self.palette.canvas;
            let name = self.painter.layout_no_wrap(part.name.to_owned(), font, ink);
            if name.size().x + 10.0 < bar.width() {
                let at = bar.left_center() + vec2(6.0, -name.size().y / 2.0);
                self.painter.galley(at, name, ink);
            }
        }
        self.place(sum)
    }

    /// An empty bar between two places, so that what is left can be read off; where it ends.
    fn hollow(&self, row: f32, left: f32, right: f32) -> f32 {
        let bar = Rect::from_x_y_ranges(left..=right.max(left + 1.0), self.row(row));
        let edge = Stroke::new(1.5, self.palette.text);
        self.painter.rect_stroke(bar, 3.0, edge, StrokeKind::Inside);
        bar.right()
    }
}
