//! The same stake as a pool of its own and as a part of this one: two distributions over one axis.

use super::words::stretch;
use crate::forecast::{Compared, Distribution, Luck};
use crate::ledger::Lovelace;
use crate::ui::plot::{self, Figure, Series};
use crate::ui::scene::Scene;
use crate::ui::state::ViewState;
use crate::ui::theme::{self, dash};
use crate::ui::widgets::{TypedField, chip, heading};
use egui::{Label, RichText, Ui};
use egui_plot::{FilledArea, PlotPoint};

/// The count of stretches of the axis that are told apart.
const BARS: usize = 120;

/// Draws the comparison.
pub fn show(ui: &mut Ui, scene: Scene<'_>, view: &mut ViewState, luck: &Luck) {
    heading(ui, "Alone or pooled");
    ui.horizontal_wrapped(|ui| {
        let stake = luck.compared.as_ref().map(|compared| compared.stake);
        let field = TypedField::new("Stake compared", scene.separators).width(140.0);
        let (typed, below) = field.show_alone(ui, stake.unwrap_or_default());
        if let Some(typed) = typed {
            view.compared_stake = Some(typed.0);
        }
        let owned = scene.plan.owner_stake();
        let hint = format!("Compare the owners’ stake of {}", scene.whole(owned));
        if chip(ui, "Owners’ stake", &hint) {
            view.compared_stake = None;
        }
        for ada in [10_000, 1_000_000] {
            let amount = Lovelace::from_whole_ada(ada);
            if chip(ui, &scene.compact(amount), "Compare this stake") {
                view.compared_stake = Some(amount.0);
            }
        }
        if let Some(below) = below {
            ui.label(below);
        }
    });
    match &luck.compared {
        None => crate::ui::widgets::notices::line(ui, "Enter a stake to compare"),
        Some(compared) => {
            words(ui, scene, view, luck, compared);
            picture(ui, scene, view, luck, compared);
        }
    }
}

fn words(ui: &mut Ui, scene: Scene<'_>, view: &ViewState, luck: &Luck, compared: &Compared) {
    let ada = |amount: f64| scene.about(amount, view.unit);
    let (alone, together) = (&compared.alone, &compared.together);
    let over = stretch(scene, luck.epochs);
    let fees = compared.before_fees - together.mean();
    let steadier = alone.deviation() / together.deviation().max(f64::MIN_POSITIVE);
    let bought = if together.deviation() > 0.0 && steadier > 1.05 {
        format!(
            "Pooling buys rewards that swing {} times less",
            scene.roughly(steadier, 1)
        )
    } else {
        "Pooling does not make these rewards steadier".to_owned()
    };
    let cost = if fees > 0.0 {
        format!("and costs {} in fees", ada(fees))
    } else {
        "and costs nothing".to_owned()
    };
    let text = format!(
        "{} in {over}: {} on average in this pool before its fees, {} after them; {} alone, wholly \
         pledged and before the costs of a server, with {} blocks an epoch. {bought}, {cost}",
        scene.compact(compared.stake),
        ada(compared.before_fees),
        ada(together.mean()),
        ada(alone.mean()),
        scene.roughly(compared.blocks_alone.mean(), 3),
    );
    ui.add(Label::new(RichText::new(text).color(theme::of(ui).text)).wrap());
}

fn picture(ui: &mut Ui, scene: Scene<'_>, view: &ViewState, luck: &Luck, compared: &Compared) {
    let palette = theme::of(ui);
    let (_, price) = scene.estimated_unit(view.unit);
    let (alone, together) = (&compared.alone, &compared.together);
    let low = alone.point(0.001).min(together.point(0.001));
    let high = alone.point(0.999).max(together.point(0.999));
    let reach = ((high - low) * 0.06).max(high.abs() * 0.01).max(1e-6);
    let (low, high) = ((low - reach).max(0.0), high + reach);
    let outline = |distribution: &Distribution| outline(distribution, low, high, price);
    let shapes = [
        ("Alone", palette.own_stake, outline(alone), dash::DASHED),
        (
            "In this pool",
            palette.delegators,
            outline(together),
            dash::SOLID,
        ),
    ];
    let series = shapes
        .iter()
        .map(|(name, color, points, style)| Series {
            name: (*name).to_owned(),
            color: *color,
            style: *style,
            width: 2.0,
            points: points.clone(),
        })
        .collect();
    let ada = |amount: f64| scene.about(amount, view.unit);
    let range = |distribution: &Distribution| {
        format!(
            "mean {}, {} to {} in 8 of 10 cases",
            ada(distribution.mean()),
            ada(distribution.point(0.1)),
            ada(distribution.point(0.9))
        )
    };
    let figure = Figure {
        summary: format!(
            "What {} brings in {}. Alone: {}. In this pool: {}",
            scene.whole(compared.stake),
            stretch(scene, luck.epochs),
            range(alone),
            range(together)
        ),
        x_label: scene.unit_name(view.unit),
        y_label: "Likelier".to_owned(),
        y_mark: Box::new(|_| String::new()),
        series,
        markers: [("Alone", alone), ("In this pool", together)]
            .map(|(name, distribution)| plot::Marker {
                x: distribution.mean() * price,
                text: format!("{name} {}", ada(distribution.mean())),
                is_plan: false,
            })
            .into(),
        ..Figure::new(
            scene,
            "Alone or pooled",
            200.0,
            (low * price, high * price),
            (0.0, 1.25),
        )
    };
    let drawn = figure.show(ui, |plot_ui| {
        for (_, color, points, _) in &shapes {
            let xs: Vec<f64> = points.iter().map(|point| point.x).collect();
            let tops: Vec<f64> = points.iter().map(|point| point.y).collect();
            let floor = vec![0.0; xs.len()];
            plot_ui.add(
                FilledArea::new("", &xs, &floor, &tops)
                    .fill_color(color.gamma_multiply(0.25))
                    .stroke(egui::Stroke::NONE)
                    .allow_hover(false),
            );
        }
    });
    plot::readout(ui, &drawn, |at| {
        let amount = at.x / price.max(f64::MIN_POSITIVE);
        let row = |name: &str, distribution: &Distribution, color| {
            let chance = scene.estimate(distribution.below(amount));
            (format!("{name}: less in {chance} of cases"), color)
        };
        vec![
            (ada(amount), palette.text),
            row("Alone", alone, palette.own_stake),
            row("In this pool", together, palette.delegators),
        ]
    });
}

/// The outline of a distribution as steps, as high as 1 at its likeliest.
fn outline(distribution: &Distribution, low: f64, high: f64, price: f64) -> Vec<PlotPoint> {
    let bars = distribution.bars(low, high, BARS);
    let highest = bars
        .iter()
        .fold(f64::MIN_POSITIVE, |most: f64, bar| most.max(*bar));
    let width = (high - low) / f64::from(u8::try_from(BARS).unwrap_or(u8::MAX));
    let mut left = low;
    let mut points = vec![PlotPoint::new(low * price, 0.0)];
    for bar in bars {
        let height = bar / highest;
        points.push(PlotPoint::new(left * price, height));
        left += width;
        points.push(PlotPoint::new(left * price, height));
    }
    points.push(PlotPoint::new(high * price, 0.0));
    points
}
