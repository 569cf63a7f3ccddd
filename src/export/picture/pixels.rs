//! Pixels that stand within a picture, as the bytes of a PNG file.

use resvg::tiny_skia::{IntSize, Pixmap};

/// The bytes of a PNG file of these pixels; `None` where there are not as many as the size says.
/// `rgba` is red, green, blue and opacity of each, not multiplied.
pub fn encode(width: u32, height: u32, rgba: &[u8]) -> Option<Vec<u8>> {
    let mut data = rgba.to_vec();
    for pixel in data.chunks_exact_mut(4) {
        if let [red, green, blue, opacity] = pixel {
            for channel in [red, green, blue] {
                let product = u16::from(*channel) * u16::from(*opacity);
                *channel = u8::try_from((product + 127) / 255).unwrap_or(u8::MAX);
            }
        }
    }
    let size = IntSize::from_wh(width, height)?;
    Pixmap::from_vec(data, size)?.encode_png().ok()
}
