//! The split in pictures: an epoch's income flowing down the steps, and every owner's income
//! against delegated stake.

use crate::forecast::shown::OwnerShares;
use crate::forecast::{Curve, CurvePoint, DrawnPlan, DrawnPlans, Outcome, Split, StepSplit};
use crate::ledger::{Lovelace, fraction};
use crate::plan::agreement::Words;
use crate::plan::{Directory, Party};
use crate::ui::cast;
use crate::ui::plot::rewards::Amounts;
use crate::ui::plot::{self, Figure, Marker, Series, scenarios};
use crate::ui::scene::Scene;
use crate::ui::state::ViewState;
use crate::ui::theme::{self, dash};
use crate::ui::widgets::{long, notices};
use egui::{Align2, Color32, FontId, Pos2, Rect, Sense, Stroke, StrokeKind, Ui};
use egui_plot::{FilledArea, PlotPoint};
use rust_decimal::Decimal;

/// Height of a bar and of its row.
const BAR: f32 = 18.0;
const ROW: f32 = 26.0;

/// Steps that have a bar of their own.
const MOST_STEPS: usize = 40;

/// Parties that have a piece of a step's bar for themselves.
const MOST_PIECES: usize = 100;

/// One piece of a bar.
struct Piece {
    amount: Lovelace,
    color: Color32,
    name: String,
}

/// A bar that begins where the bars above it end.
struct Bar {
    name: String,
    from: Lovelace,
    pieces: Vec<Piece>,
    amount: String,
}

/// Draws the account's income and below it what each step takes of it for whom.
pub fn waterfall(ui: &mut Ui, scene: Scene<'_>, split: &Split) {
    let palette = theme::of(ui);
    let total = split.income.total;
    let bars = bars(scene, split, &palette);
    let height = ROW * f32::from(u16::try_from(bars.len()).unwrap_or(u16::MAX));
    let size = egui::vec2(ui.available_width(), height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let painter = ui.painter().with_clip_rect(rect);
    let names = (rect.width() * 0.32).clamp(120.0, 330.0);
    let figures = 130.0;
    let rail = Rect::from_min_max(
        Pos2::new(rect.left() + names + 8.0, rect.top()),
        Pos2::new(rect.right() - figures, rect.bottom()),
    );
    let place = |amount: Lovelace| {
        let share = fraction(amount, total).unwrap_or(Decimal::ZERO);
        rail.left() + rail.width() * cast::pixels(f64::try_from(share).unwrap_or(0.0))
    };
    let mut hovered = None;
    for (bar, top) in bars.iter().zip((0u16..).map(|row| f32::from(row) * ROW)) {
        let y = rect.top() + top + (ROW - BAR) / 2.0;
        let middle = y + BAR / 2.0;
        let mut name =
            painter.layout_no_wrap(bar.name.clone(), FontId::proportional(13.0), palette.text);
        if name.size().x > names {
            name = painter.layout_job(shortened(&bar.name, palette.text, names));
        }
        painter.galley(
            Pos2::new(rect.left(), middle - name.size().y / 2.0),
            name,
            palette.text,
        );
        let mut from = bar.from;
        for piece in &bar.pieces {
            let to = from.saturating_add(piece.amount);
            let body = Rect::from_min_max(
                Pos2::new(place(from), y),
                Pos2::new(place(to).max(place(from) + 1.0), y + BAR),
            );
            painter.rect(
                body,
                2.0,
                piece.color,
                Stroke::new(1.0, palette.canvas),
                StrokeKind::Inside,
            );
            piece_name(&painter, body, &piece.name, &palette);
            if response.hover_pos().is_some_and(|at| body.contains(at)) {
                hovered = Some(format!("{} {}", piece.name, scene.exact(piece.amount)));
            }
            from = to;
        }
        painter.text(
            Pos2::new(rect.right(), middle),
            Align2::RIGHT_CENTER,
            &bar.amount,
            FontId::proportional(13.0),
            palette.text,
        );
    }
    let said: Vec<String> = bars
        .iter()
        .map(|bar| format!("{}: {}", bar.name, bar.amount))
        .collect();
    let said = format!("How an epoch’s income is shared. {}", said.join(". "));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, said.clone()));
    if let Some(text) = hovered {
        response.on_hover_text_at_pointer(text);
    }
}

/// A name on its bar, where it fits.
fn piece_name(painter: &egui::Painter, body: Rect, name: &str, palette: &theme::Palette) {
    let galley =
        painter.layout_no_wrap(name.to_owned(), FontId::proportional(11.0), palette.canvas);
    if galley.size().x + 8.0 <= body.width() {
        let at = Pos2::new(body.left() + 5.0, body.center().y - galley.size().y / 2.0);
        painter.galley(at, galley, palette.canvas);
    }
}

fn shortened(text: &str, color: Color32, width: f32) -> egui::text::LayoutJob {
    let mut job = egui::text::LayoutJob::simple_singleline(
        text.to_owned(),
        FontId::proportional(13.0),
        color,
    );
    job.wrap = egui::text::TextWrapping::truncate_at_width(width);
    job
}

fn bars(scene: Scene<'_>, split: &Split, palette: &theme::Palette) -> Vec<Bar> {
    let income = &split.income;
    let piece = |amount, color, name: &str| Piece {
        amount,
        color,
        name: name.to_owned(),
    };
    let mut bars = vec![Bar {
        name: "Account receives".to_owned(),
        from: Lovelace::ZERO,
        pieces: [
            // Greys, since colours are the owners’ here.
            piece(income.fixed, palette.quiet, "Fixed cost"),
            piece(
                income.margin,
                palette.quiet.lerp_to_gamma(palette.edge, 0.12),
                "Margin",
            ),
            piece(income.own_stake, palette.quiet, "Own stake"),
        ]
        .into_iter()
        .filter(|piece| piece.amount > Lovelace::ZERO)
        .collect(),
        amount: scene.lovelace(income.total),
    }];
    let directory = Directory::of(scene.plan);
    let words = Words {
        directory: &directory,
        separators: scene.separators,
    };
    let steps = scene.plan.agreement.steps_or_default();
    let drawn = steps.iter().zip(&split.steps).take(MOST_STEPS);
    for (number, (step, done)) in (1..).zip(drawn) {
        let taken = income
            .total
            .saturating_sub(done.left)
            .saturating_sub(done.paid);
        bars.push(Bar {
            name: format!("{number}. {}", words.take(&step.take)),
            from: taken,
            pieces: pieces(&directory, done, palette),
            amount: scene.lovelace(done.paid),
        });
    }
    let more: Lovelace = split
        .steps
        .iter()
        .skip(MOST_STEPS)
        .map(|step| step.paid)
        .sum();
    let last = split.steps.get(MOST_STEPS - 1);
    if let (Some(last), true) = (last, split.steps.len() > MOST_STEPS) {
        bars.push(Bar {
            name: format!("and {} more steps", split.steps.len() - MOST_STEPS),
            from: income.total.saturating_sub(last.left),
            pieces: vec![piece(more, palette.quiet, "More steps")],
            amount: scene.lovelace(more),
        });
    }
    let left = split.steps.last().map_or(income.total, |step| step.left);
    if left > Lovelace::ZERO {
        bars.push(Bar {
            name: "Stays in the account".to_owned(),
            from: income.total.saturating_sub(left),
            pieces: vec![piece(left, palette.edge, "Nobody")],
            amount: scene.lovelace(left),
        });
    }
    bars
}

/// A piece for each that a step pays, and one for what nobody can take.
fn pieces(directory: &Directory<'_>, step: &StepSplit, palette: &theme::Palette) -> Vec<Piece> {
    let color = |party: Party| {
        let place = directory.place(party);
        theme::party(palette, place.unwrap_or(usize::MAX))
    };
    let mut payments = step
        .payments
        .iter()
        .filter(|payment| payment.amount > Lovelace::ZERO);
    let mut pieces: Vec<Piece> = payments
        .by_ref()
        .take(MOST_PIECES)
        .map(|payment| Piece {
            amount: payment.amount,
            color: color(payment.party),
            name: directory.party_name(payment.party),
        })
        .collect();
    let (count, amount) = payments.fold((0, Lovelace::ZERO), |(count, sum), payment| {
        (count + 1, sum.saturating_add(payment.amount))
    });
    if count > 0 {
        pieces.push(Piece {
            amount,
            color: palette.quiet,
            name: format!("and {count} more"),
        });
    }
    if step.unassigned > Lovelace::ZERO {
        pieces.push(Piece {
            amount: step.unassigned,
            color: palette.edge,
            name: "Nobody".to_owned(),
        });
    }
    pieces
}

/// An owner's income along the stake axis, upon that of the owners before.
struct Layer {
    bottom: Vec<f64>,
    top: Vec<f64>,
    color: Color32,
}

fn layers(
    scene: Scene<'_>,
    shares: &[(Lovelace, Vec<Lovelace>)],
    amounts: Amounts<'_>,
    palette: &theme::Palette,
) -> Vec<Layer> {
    let mut below = vec![0.0; shares.len()];
    (0..scene.plan.owners.len().min(long::MOST_NAMED))
        .map(|owner| {
            let top: Vec<f64> = below
                .iter()
                .zip(shares)
                .map(|(base, (_, shares))| {
                    base + amounts.place(shares.get(owner).copied().unwrap_or_default())
                })
                .collect();
            Layer {
                bottom: std::mem::replace(&mut below, top.clone()),
                top,
                color: theme::party(palette, owner),
            }
        })
        .collect()
}

/// Every owner's share of the plan's own epoch: `Ada ₳800, Grace ₳591`.
fn incomes(scene: Scene<'_>, amounts: Amounts<'_>) -> String {
    let Some(split) = &scene.figures.split else {
        return String::new();
    };
    let income = |place| {
        let (owner, amount) = split.owners.get(place).copied()?;
        let name = scene.plan.party_name(Party::Owner(owner));
        Some(format!("{name} {}", amounts.rounded(amount)))
    };
    long::named(split.owners.len(), |place| {
        income(place).unwrap_or_default()
    })
}

/// The account's income in each scenario, as a line; none where one plan is drawn alone.
fn accounts(
    plans: &DrawnPlans<Curve>,
    scene: Scene<'_>,
    amounts: Amounts<'_>,
    palette: &theme::Palette,
) -> Vec<Series> {
    if plans.is_alone() {
        return Vec::new();
    }
    let account = |plan: &DrawnPlan<Curve>| {
        let owned = plan.model.pool.owner_stake;
        let place = |point: &CurvePoint| {
            let delegated = plot::place(point.at.saturating_sub(owned));
            let income = amounts.place_at(point.parts.leader, &plan.price);
            PlotPoint::new(delegated, income)
        };
        let possible = |point: &&CurvePoint| point.at >= owned;
        let points = plan.drawn.points.iter().filter(possible);
        points.map(place).collect()
    };
    let mut lines = scenarios::each(plans, scene, amounts.unit(), palette, account);
    for line in &mut lines {
        line.name = format!("Account, {}", line.name);
    }
    lines
}

/// How many owners are left out of a plot.
fn not_drawn(ui: &mut Ui, owners: usize) {
    let more = owners.saturating_sub(long::MOST_NAMED);
    if more > 0 {
        notices::line(ui, &format!("and {more} more owners, who are not drawn"));
    }
}

/// Draws every owner's income along delegated stake, one upon the other.
pub fn against_stake(
    ui: &mut Ui,
    scene: Scene<'_>,
    outcome: &Outcome,
    shares: &OwnerShares,
    view: &ViewState,
) {
    let plan = scene.plan;
    if shares.along.is_empty() {
        notices::line(
            ui,
            "One owner gets everything; the Stake view shows it. Add owners to see each one’s part",
        );
        return;
    }
    let palette = theme::of(ui);
    let amounts = Amounts::new(scene, view);
    let owned = outcome.model.pool.owner_stake;
    let plans = &shares.plans;
    let places: Vec<f64> = shares
        .along
        .iter()
        .map(|(at, _)| plot::place(at.saturating_sub(owned)))
        .collect();
    let layers = layers(scene, &shares.along, amounts, &palette);
    let mut series = accounts(plans, scene, amounts, &palette);
    let owners = plan
        .owners
        .iter()
        .zip(&layers)
        .map(|(owner, layer)| Series {
            name: plan.party_name(Party::Owner(owner.id)),
            color: layer.color,
            style: dash::SOLID,
            width: 2.0,
            points: places
                .iter()
                .zip(&layer.top)
                .map(|(x, y)| PlotPoint::new(*x, *y))
                .collect(),
        });
    series.extend(owners);
    let to = plans.stake_axis().saturating_sub(owned);
    let marker = |at: Lovelace, text: String, is_plan| Marker {
        x: plot::place(at),
        text,
        is_plan,
    };
    let knee = outcome.saturation.saturating_sub(owned);
    let height = if scene.look.has_controls {
        300.0
    } else {
        ui.available_height().clamp(160.0, 420.0)
    };
    let figure = Figure {
        summary: format!(
            "Every owner’s income {} against delegated stake. This plan: {}",
            view.period.text(),
            incomes(scene, amounts)
        ),
        x_label: "Delegated stake in ADA",
        markers: vec![
            marker(
                knee,
                format!("Saturation at {} delegated", scene.compact(knee)),
                false,
            ),
            marker(
                plan.delegated,
                format!("This plan {}", scene.compact(plan.delegated)),
                true,
            ),
        ],
        ..amounts.figure("Owners’ income against delegated stake", height, to, series)
    };
    let drawn = figure.show(ui, |plot_ui| {
        for layer in &layers {
            let area = FilledArea::new("", &places, &layer.bottom, &layer.top);
            plot_ui.add(area.fill_color(layer.color.gamma_multiply(0.3)));
        }
    });
    not_drawn(ui, plan.owners.len());
    let model = &outcome.model;
    plot::readout(ui, &drawn, |at| {
        let delegated = plot::amount(at.x);
        let pool = model.at_stake(owned.saturating_add(delegated));
        let income = crate::forecast::AccountIncome::of(&model.parts(&pool));
        let split = crate::forecast::split(plan, &income, &crate::forecast::Carried::default());
        let mut lines = vec![(
            format!("Delegated {}", scene.exact(delegated)),
            palette.text,
        )];
        let owners = split.owners.iter().enumerate().take(long::MOST_NAMED);
        lines.extend(owners.map(|(place, (id, amount))| {
            let name = plan.party_name(Party::Owner(*id));
            let text = format!("{name} {}", amounts.exact(*amount));
            (text, theme::party(&palette, place))
        }));
        lines.push((
            format!("Account {}", amounts.exact(income.total)),
            palette.text,
        ));
        lines
    });
}
