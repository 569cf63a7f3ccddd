//! Lists that may have thousands of entries: what is drawn of them is what is seen.

use crate::ui::cast;
use crate::ui::focus;
use egui::{Id, Rect, ScrollArea, Ui, UiBuilder};

/// A list of so many entries is drawn whole; a longer one scrolls in a frame of its own.
const WHOLE: usize = 40;

/// Height of that frame, in logical pixels.
pub const FRAME: f32 = 420.0;

/// Entries that pictures, charts and sentences name at most.
pub const MOST_NAMED: usize = 24;

/// Draws entries of equal height below each other, `add` drawing the one at a place. Of a long list
/// only those in sight are drawn, and one more at each end for keys to go on to.
pub fn list(ui: &mut Ui, name: &str, count: usize, mut add: impl FnMut(&mut Ui, usize)) {
    if count <= WHOLE {
        for place in 0..count {
            add(ui, place);
        }
        return;
    }
    let measured = ui.scope_id().with((name, "height of an entry"));
    let entry = ui.data(|data| data.get_temp::<f32>(measured));
    let entry = entry.unwrap_or_else(|| ui.spacing().interact_size.y * 3.0);
    ScrollArea::vertical()
        .id_salt(name)
        .max_height(FRAME)
        .auto_shrink([false, false])
        .show_viewport(ui, |ui, viewport| {
            let seen = in_sight(viewport, entry, count);
            let width = ui.available_width();
            let all = egui::vec2(width, entry * pixels(count));
            let (_, rect) = ui.allocate_space(all);
            let top = rect.top() + entry * pixels(seen.start);
            let place = Rect::from_min_max(egui::pos2(rect.left(), top), rect.right_bottom());
            let builder = UiBuilder::new().max_rect(place).id_salt("in sight");
            let mut child = ui.new_child(builder);
            let drawn = seen.len();
            for place in seen {
                add(&mut child, place);
            }
            let spacing = child.spacing().item_spacing.y;
            let height = (child.min_rect().height() + spacing) / pixels(drawn.max(1));
            // An entry that says more while it is typed into moves those below it, not the list.
            if entry_changed(ui, measured, height) {
                ui.ctx().request_repaint();
            }
            focus::keep_in_sight(ui);
        });
}

/// Keeps the height of an entry when it was first measured; whether it was now.
fn entry_changed(ui: &Ui, measured: Id, height: f32) -> bool {
    ui.data_mut(|data| {
        let is_new = data.get_temp::<f32>(measured).is_none();
        if is_new {
            data.insert_temp(measured, height);
        }
        is_new
    })
}

/// The entries in a part of the list, and one more at each end.
pub fn in_sight(viewport: Rect, entry: f32, count: usize) -> std::ops::Range<usize> {
    let place = |at: f32| {
        let place = cast::whole(f64::from(at / entry));
        usize::try_from(place).unwrap_or(count).min(count)
    };
    let first = place(viewport.top()).saturating_sub(1);
    first..(place(viewport.bottom()) + 2).min(count)
}

/// A count of entries, to multiply lengths by.
pub fn pixels(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

/// Whether a list is drawn in a frame of its own.
pub const fn is_long(count: usize) -> bool {
    count > WHOLE
}

/// Names joined by commas, the first ones alone where there are many: `Ada, Grace and 98 more`.
pub fn named(count: usize, name: impl FnMut(usize) -> String) -> String {
    let mut names: Vec<String> = (0..count.min(MOST_NAMED)).map(name).collect();
    let more = count - names.len();
    let last = if more > 0 {
        Some(format!("and {more} more"))
    } else {
        None
    };
    names.extend(last);
    names.join(", ")
}
