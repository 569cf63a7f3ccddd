//! The colours of a map's values.

use crate::forecast::{Map, MapFigure, Scale};
use crate::ui::cast::pixels;
use egui::{Color32, ColorImage};

/// On logarithmic axes amounts span decades, so colours follow their logarithm; yields never do.
fn is_shaped(map: &Map) -> bool {
    map.request.scale == Scale::Logarithmic && map.request.figure != MapFigure::ReturnOnStake
}

/// A value's place between the lowest and the highest, from 0 to 1.
fn shape(map: &Map, value: f64) -> f64 {
    let (low, high) = map.range;
    let place = |value: f64| {
        if is_shaped(map) {
            value.max(1.0).log10()
        } else {
            value
        }
    };
    let span = place(high) - place(low);
    if span > 0.0 {
        ((place(value) - place(low)) / span).clamp(0.0, 1.0)
    } else {
        0.5
    }
}

/// The value at a place between the lowest and the highest.
pub fn unshape(map: &Map, low: f64, high: f64, share: f64) -> f64 {
    if is_shaped(map) {
        let (low, high) = (low.max(1.0).log10(), high.max(1.0).log10());
        10f64.powf(low + (high - low) * share)
    } else {
        low + (high - low) * share
    }
}

/// The map as a picture, a pixel a cell.
pub fn image(map: &Map) -> ColorImage {
    let (columns, rows) = map.request.size;
    let (Ok(width), Ok(height)) = (usize::try_from(columns), usize::try_from(rows)) else {
        return ColorImage::default();
    };
    // Pictures run from the top, maps from the lowest pledge.
    let pixels = map
        .values
        .chunks(width.max(1))
        .rev()
        .flatten()
        .map(|value| colour(shape(map, *value)))
        .collect();
    ColorImage::new([width, height], pixels)
}

/// The viridis colours at nine places, straight lines between: rising in lightness, so that they
/// also read in grey and with any colour deficiency.
pub fn colour(share: f64) -> Color32 {
    const VIRIDIS: [[u8; 3]; 9] = [
        [68, 1, 84],
        [71, 44, 122],
        [59, 81, 139],
        [44, 113, 142],
        [33, 144, 141],
        [39, 173, 129],
        [92, 200, 99],
        [170, 220, 50],
        [253, 231, 37],
    ];
    let at = share.clamp(0.0, 1.0) * 8.0;
    let [low, high] = [at.floor(), at.floor() + 1.0].map(|place| {
        VIRIDIS
            .iter()
            .zip(0u8..)
            .find(|(_, index)| f64::from(*index) >= place)
            .map_or([253, 231, 37], |(colour, _)| *colour)
    });
    let part = pixels(at - at.floor());
    let mix = |index: usize| {
        let channel = |colour: [u8; 3]| f32::from(colour.get(index).copied().unwrap_or_default());
        egui::lerp(channel(low)..=channel(high), part)
    };
    let [r, g, b] = [mix(0), mix(1), mix(2)].map(byte);
    Color32::from_rgb(r, g, b)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a colour channel between 0 and 255"
)]
fn byte(channel: f32) -> u8 {
    channel.round() as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_rise_in_lightness() {
        let lightness = |share| {
            let colour = colour(share);
            u32::from(colour.r()) * 2 + u32::from(colour.g()) * 7 + u32::from(colour.b())
        };
        for step in 0..100u8 {
            let share = f64::from(step) / 100.0;
            assert!(lightness(share) < lightness(share + 0.01), "{share}");
        }
        assert_eq!(colour(0.0), Color32::from_rgb(68, 1, 84));
        assert_eq!(colour(1.0), Color32::from_rgb(253, 231, 37));
    }
}
