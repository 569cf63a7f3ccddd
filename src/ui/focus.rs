//! The keyboard's focus: seen wherever it is, brought into sight, and explained.
//!
//! egui gives focus to whatever can be used, but shows it differently by widget, lets it leave the
//! visible part of a scrolled panel, and explains only what the pointer rests on. Here it has one
//! ring for everything, and explanations come up where keys lead.

use crate::ui::theme;
use egui::containers::Tooltip;
use egui::{
    Context, Event, Id, Key, Label, Plugin, RawInput, Response, Sense, Stroke, StrokeKind, Ui,
};

/// The hand that moved the focus.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Mover {
    /// The pointer: what was clicked is known already.
    #[default]
    Pointer,
    Keys,
    ScreenReader,
}

/// The focus at the end of the newest frame.
#[derive(Clone, Copy, Debug, Default)]
struct Focus {
    on: Option<Id>,
    /// The hand it came by.
    by: Mover,
    /// Whether what has it is explained: until one types or takes the pointer.
    explains: bool,
    /// The hand of the newest input.
    newest: Mover,
}

impl Focus {
    fn of(ctx: &Context) -> Self {
        ctx.data(|data| data.get_temp(Self::id()))
            .unwrap_or_default()
    }

    fn keep(self, ctx: &Context) {
        ctx.data_mut(|data| data.insert_temp(Self::id(), self));
    }

    fn id() -> Id {
        Id::unique("focus")
    }

    fn hear(&mut self, event: &Event) {
        #[expect(
            clippy::wildcard_enum_match_arm,
            reason = "no other event moves the focus or does something with what has it"
        )]
        match event {
            Event::PointerButton { pressed: true, .. } => {
                self.newest = Mover::Pointer;
                self.explains = false;
            }
            Event::Key {
                key: Key::Tab | Key::ArrowUp | Key::ArrowDown | Key::ArrowLeft | Key::ArrowRight,
                pressed: true,
                ..
            } => self.newest = Mover::Keys,
            Event::AccessKitActionRequest(_) => self.newest = Mover::ScreenReader,
            Event::Text(_) | Event::Paste(_) | Event::PointerMoved(_) => self.explains = false,
            _ => {}
        }
    }
}

/// Draws a ring around what has the focus, unless it was clicked.
#[derive(Debug, Default)]
pub struct FocusRing;

/// Distance of the ring from what it surrounds, and its width, in logical pixels.
const RING: (f32, f32) = (1.5, 2.0);

impl Plugin for FocusRing {
    fn debug_name(&self) -> &'static str {
        "focus ring"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        let mut focus = Focus::of(ctx);
        for event in &input.events {
            focus.hear(event);
        }
        focus.keep(ctx);
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx();
        let mut focus = Focus::of(ctx);
        let on = ctx.memory(egui::Memory::focused);
        if on != focus.on {
            focus.on = on;
            focus.by = focus.newest;
            focus.explains = focus.by == Mover::Keys;
            ctx.request_repaint();
        }
        focus.keep(ctx);
        let Some(focused) = on.and_then(|id| ctx.read_response(id)) else {
            return;
        };
        if focus.by == Mover::Pointer {
            return;
        }
        let (gap, width) = RING;
        let seen = focused.interact_rect.expand(gap + width);
        let painter = ctx.layer_painter(focused.layer_id).with_clip_rect(seen);
        let accent = theme::of(ui).accent;
        painter.rect_stroke(
            focused.rect.expand(gap),
            5.0,
            Stroke::new(width, accent),
            StrokeKind::Middle,
        );
    }
}

/// Scrolls to what the focus was just moved to, where it is in this part of the window. Belongs at
/// the end of what is scrolled.
pub fn keep_in_sight(ui: &Ui) {
    let ctx = ui.ctx();
    let before = Focus::of(ctx);
    let on = ctx.memory(egui::Memory::focused);
    if on == before.on || before.newest == Mover::Pointer {
        return;
    }
    let Some(focused) = on.and_then(|id| ctx.read_response(id)) else {
        return;
    };
    let is_here = focused.layer_id == ui.layer_id() && ui.min_rect().intersects(focused.rect);
    if is_here {
        // With what is written below and above it.
        ui.scroll_to_rect(focused.rect.expand2(egui::vec2(4.0, 28.0)), None);
    }
}

/// Gives this the focus where nothing has it, as dialogs do with what is used first.
pub fn begin_at(response: &Response) {
    if response.ctx.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
}

/// Explanations that come up under the pointer and where keys lead.
#[expect(
    clippy::return_self_not_must_use,
    reason = "an explanation is the last thing said of most controls"
)]
pub trait Explained {
    /// Explains this in words; where it has no name, they name it to a screen reader too.
    fn explained(self, text: impl Into<String>) -> Self;

    /// Explains this by more than words.
    fn explained_by(self, explain: impl FnOnce(&mut Ui)) -> Self;
}

impl Explained for Response {
    fn explained(self, text: impl Into<String>) -> Self {
        let text = text.into();
        let led_to = is_led_to(&self);
        // Also says it to screen readers.
        let this = self.on_hover_text(text.clone());
        if led_to {
            Tooltip::for_widget(&this).show(|ui| {
                ui.set_max_width(ui.spacing().tooltip_width);
                ui.label(text);
            });
        }
        this
    }

    fn explained_by(self, explain: impl FnOnce(&mut Ui)) -> Self {
        if is_led_to(&self) {
            Tooltip::for_widget(&self).show(explain);
            return self;
        }
        self.on_hover_ui(explain)
    }
}

/// A text with an explanation; unlike other texts it can be reached by keys.
pub fn explained_label(ui: &mut Ui, label: Label, why: impl Into<String>) -> Response {
    ui.add(label.sense(Sense::focusable_noninteractive()))
        .explained(why)
}

/// Whether keys led the focus to this, and nothing was done with it yet.
fn is_led_to(response: &Response) -> bool {
    let focus = Focus::of(&response.ctx);
    focus.explains && focus.on == Some(response.id) && response.has_focus() && !response.hovered()
}
