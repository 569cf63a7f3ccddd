//! Rewards against pledge: total stake held, the owners hold just the pledge, delegation gives
//! way.

use crate::forecast::shown::{PledgeCurves, PledgeFigures};
use crate::forecast::{DrawnPlan, DrawnPlans, Outcome, Period};
use crate::ledger::Lovelace;
use crate::plan::Edit;
use crate::ui::plot::rewards::{Amounts, Part};
use crate::ui::plot::{self, Figure, Marker, scenarios};
use crate::ui::scene::{Asks, Scene};
use crate::ui::state::ViewState;
use crate::ui::theme;
use crate::ui::widgets::amounts::period_and_unit;
use crate::ui::widgets::notices;
use egui::{RichText, Ui};
use egui_plot::PlotPoint;
use rust_decimal::Decimal;

/// The lines, the most important last so that it lies on top.
const PARTS: [Part; 3] = [Part::Delegators, Part::Operator, Part::Pool];

/// Draws the curve at the plan's stake, the one at saturation, and the words below.
pub fn show(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut ViewState,
    figures: Option<&PledgeFigures>,
    asks: &mut Asks,
) {
    if scene.look.has_controls {
        ui.horizontal_wrapped(|ui| {
            period_and_unit(ui, scene, view);
            scenarios::choice(ui, figures.map(|figures| &figures.plans), view);
        });
    }
    let (Ok(outcome), Some(figures)) = (&scene.figures.outcome, figures) else {
        plot::cannot_draw(ui, &scene.figures.verdict);
        return;
    };
    words(ui, scene, outcome, figures);
    let height = (ui.available_height() - 16.0).max(scene.look.least_height(380.0)) / 2.0;
    let plans = &figures.plans;
    at_plan(ui, scene, outcome, plans, view, height, asks);
    at_saturation(ui, scene, outcome, plans, view, height);
}

/// The gain of the next step of pledge, in words.
fn words(ui: &mut Ui, scene: Scene<'_>, outcome: &Outcome, figures: &PledgeFigures) {
    let Some(step) = figures.next else {
        notices::line(
            ui,
            "The whole stake is pledged: there is no delegation left to replace",
        );
        return;
    };
    let a_year = |lovelace: i128| {
        let size = u64::try_from(lovelace.unsigned_abs()).unwrap_or(u64::MAX);
        let ada = Period::Year.ada(Lovelace(size));
        let amount = scene.money(ada, crate::ui::Unit::Ada);
        (lovelace.is_negative(), amount)
    };
    let (falls, bonus) = a_year(step.pool_bonus);
    let (_, share) = a_year(step.larger_share);
    let bonus = if falls {
        format!("takes {bonus} a year from the whole pool (past the peak of the pledge bonus)")
    } else {
        format!("brings the whole pool {bonus} more a year (pledge bonus)")
    };
    let mut text = format!(
        "At {} of stake, the next {} of pledge {bonus}; and {share} a year move from delegators \
         to the owners because more of the stake is theirs",
        scene.compact(outcome.model.pool.stake),
        scene.compact(step.added),
    );
    if outcome.model.pool.owner_stake != outcome.model.pool.pledge {
        text.push_str(
            ". Here the owners’ stake is not the pledge, so the plan’s point lies off the curve",
        );
    }
    let text = RichText::new(text).color(theme::of(ui).text);
    ui.add(egui::Label::new(text).wrap());
}

fn at_plan(
    ui: &mut Ui,
    scene: Scene<'_>,
    outcome: &Outcome,
    plans: &DrawnPlans<PledgeCurves>,
    view: &ViewState,
    height: f32,
    asks: &mut Asks,
) {
    let model = &outcome.model;
    let (stake, pledge) = (model.pool.stake, model.pool.pledge);
    let amounts = Amounts::new(scene, view);
    let part = scenarios::part(plans, view);
    let series = match part {
        Some(part) => scenarios::rewards(plans, scene, amounts, part, &theme::of(ui), |curves| {
            &curves.at_plan
        }),
        None => amounts.series(&plans.open().drawn.at_plan.points, &PARTS, &theme::of(ui)),
    };
    let mut markers = vec![Marker {
        x: plot::place(pledge),
        text: format!("This plan {}", scene.compact(pledge)),
        is_plan: true,
    }];
    if let Some(peak) = model.rewards.peak_pledge(stake) {
        let at_peak = model.pool_reward(&model.at_pledge(stake, peak));
        markers.push(Marker {
            x: plot::place(peak),
            text: format!(
                "Most reward at {}: {}",
                scene.compact(peak),
                amounts.rounded(at_peak)
            ),
            is_plan: false,
        });
    }
    let figure = Figure {
        summary: format!(
            "Reward {} against pledge at the plan’s stake of {}. This plan pledges {} and its pool \
             earns {}",
            view.period.text(),
            scene.whole(stake),
            scene.whole(pledge),
            amounts.rounded(outcome.parts.pool)
        ),
        x_label: "Pledge in ADA, at the plan’s total stake",
        markers,
        ..amounts.figure(
            "Reward against pledge at the plan’s stake",
            height,
            stake,
            series,
        )
    };
    let drawn = figure.show(ui, |_| {});
    let at = part.unwrap_or(Part::Pool).of(&outcome.parts);
    let at = PlotPoint::new(plot::place(pledge), amounts.place(at));
    if let Some(part) = part {
        scenarios::dots(ui, plans, scene, amounts.unit(), &drawn, |plan| {
            let parts = plan.model.parts(&plan.model.pool);
            let reward = amounts.place_at(part.of(&parts), &plan.price);
            PlotPoint::new(plot::place(plan.model.pool.pledge), reward)
        });
    }
    let shown = plot::place(stake);
    if let Some(to) = plot::handle(ui, &drawn, "Pledge of the plan", at, (shown / 200.0, 0.0)) {
        let pledge = plot::dragged_amount(to.x, shown).min(stake);
        asks.edit(Edit::pledge_at_stake(scene.plan, stake, pledge));
    }
    let own = |plan: &DrawnPlan<PledgeCurves>| plan.model.pool.stake;
    readout(ui, &drawn, scene, plans, stake, view, own);
}

fn at_saturation(
    ui: &mut Ui,
    scene: Scene<'_>,
    outcome: &Outcome,
    plans: &DrawnPlans<PledgeCurves>,
    view: &ViewState,
    height: f32,
) {
    let palette = theme::of(ui);
    let rewards = &outcome.model.rewards;
    let amounts = Amounts::new(scene, view);
    let part = scenarios::part(plans, view);
    let series = match part {
        Some(part) => scenarios::rewards(plans, scene, amounts, part, &palette, |curves| {
            &curves.at_saturation
        }),
        None => amounts.series(&plans.open().drawn.at_saturation.points, &PARTS, &palette),
    };
    let saturation = outcome.saturation;
    let end = plans.iter().map(|plan| plan.model.rewards.saturation());
    let end = end.max().filter(|_| part.is_some()).unwrap_or_default();
    let end = end.max(saturation);
    let model = &outcome.model;
    let reward_at = |pledge| model.pool_reward(&model.at_pledge(saturation, pledge));
    let none = reward_at(Lovelace::ZERO);
    let full = reward_at(saturation);
    let share = crate::ledger::fraction(none, full)
        .map(|share| scene.percent(share, 1))
        .unwrap_or_default();
    let over = |amount| amounts.rounded(amount);
    let marker = |at: Lovelace, text: String| Marker {
        x: plot::place(at),
        text,
        is_plan: false,
    };
    let markers = vec![
        marker(
            Lovelace::ZERO,
            format!("Delegation only {}: {share} of fully pledged", over(none)),
        ),
        marker(saturation, format!("Fully pledged {}", over(full))),
    ];
    let influence = rewards
        .delegation_only_share()
        .map_or(Decimal::ZERO, crate::ledger::Ratio::to_decimal);
    let figure = Figure {
        summary: format!(
            "Reward {} against pledge at saturation. Delegation only {}, fully pledged {}; 1/(1+a0) \
             is {}",
            view.period.text(),
            over(none),
            over(full),
            scene.percent(influence, 2)
        ),
        x_label: "Pledge in ADA, at saturation",
        markers,
        ..amounts.figure("Reward against pledge at saturation", height, end, series)
    };
    let drawn = figure.show(ui, |_| {});
    let painter = ui
        .painter()
        .with_clip_rect(drawn.transform.frame().expand(8.0));
    let ends = [(Lovelace::ZERO, none), (saturation, full)];
    for (at, reward) in ends.into_iter().filter(|_| part.is_none()) {
        let at = PlotPoint::new(plot::place(at), amounts.place(reward));
        let center = drawn.transform.position_from_point(&at);
        painter.circle(
            center,
            5.0,
            palette.canvas,
            egui::Stroke::new(2.0, palette.pool),
        );
    }
    let own = |plan: &DrawnPlan<PledgeCurves>| plan.model.rewards.saturation();
    readout(ui, &drawn, scene, plans, saturation, view, own);
}

fn readout(
    ui: &Ui,
    drawn: &plot::Drawn,
    scene: Scene<'_>,
    plans: &DrawnPlans<PledgeCurves>,
    stake: Lovelace,
    view: &ViewState,
    own_stake: impl Fn(&DrawnPlan<PledgeCurves>) -> Lovelace,
) {
    let palette = theme::of(ui);
    let model = &plans.open().model;
    plot::readout(ui, drawn, |at| {
        let pledge = plot::amount(at.x).min(stake);
        let pool = model.at_pledge(stake, pledge);
        let parts = model.parts(&pool);
        let share = crate::ledger::fraction(pledge, stake).unwrap_or(Decimal::ZERO);
        let mut lines = vec![(
            format!(
                "Pledge {}, {} of the stake",
                scene.exact(pledge),
                scene.percent(share, 2)
            ),
            palette.text,
        )];
        if let Some(part) = scenarios::part(plans, view) {
            let head = format!("{} with a pledge of {}", part.name(), scene.exact(pledge));
            let mut lines = vec![(head, palette.text)];
            let amounts = Amounts::new(scene, view);
            let at = |plan: &DrawnPlan<PledgeCurves>| {
                let own = own_stake(plan);
                plan.model.at_pledge(own, pledge)
            };
            lines.extend(scenarios::lines(plans, scene, amounts, part, &palette, at));
            return lines;
        }
        let shown = [Part::Pool, Part::Operator, Part::Delegators];
        lines.extend(Amounts::new(scene, view).lines(&parts, &shown, &palette));
        let ros = scene.percent(model.return_on_stake(&pool), 4);
        lines.push((format!("Delegators’ ROS {ros} a year"), palette.delegators));
        lines
    });
}
