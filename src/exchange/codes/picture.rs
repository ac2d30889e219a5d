//! QR codes as pictures: drawn for the screen, found in what the camera sees.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};
use rqrr::PreparedImage;

/// The size every code of a package has, so that the picture does not jump: 77 modules a side. A larger one is taken
/// where the text asks for it.
const VERSION: u8 = 15;

/// The empty margin a reader needs, in modules.
const QUIET_ZONE: i32 = 4;

/// Bytes of a pixel: red, green, blue, opacity.
const PIXEL: usize = 4;
const DARK: [u8; PIXEL] = [0, 0, 0, 255];
const LIGHT: [u8; PIXEL] = [255, 255, 255, 255];

/// A square picture, one pixel a module, as a canvas takes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Pixels along a side.
    pub side: u32,
    /// Four bytes a pixel, line by line.
    pub pixels: Vec<u8>,
}

/// Draws a text of capitals and digits; `None` if it is too long for any code.
#[must_use]
pub fn draw(text: &str) -> Option<Picture> {
    if !QrSegment::is_alphanumeric(text) {
        return None;
    }
    let segment = QrSegment::make_alphanumeric(text);
    let code =
        QrCode::encode_segments_advanced(&[segment], QrCodeEcc::Low, Version::new(VERSION), Version::MAX, None, true)
            .ok()?;
    let modules = -QUIET_ZONE..code.size() + QUIET_ZONE;
    let colours = modules.clone().flat_map(|y| modules.clone().map(move |x| (x, y)));
    let pixels = colours.flat_map(|(x, y)| if code.get_module(x, y) { DARK } else { LIGHT }).collect();
    Some(Picture { side: (code.size() + 2 * QUIET_ZONE) as u32, pixels })
}

/// Finds the texts of all codes in a picture of `width` pixels a line, four bytes each.
#[must_use]
pub fn find_texts(pixels: &[u8], width: usize) -> Vec<String> {
    let Some(height) = pixels.len().checked_div(width * PIXEL).filter(|height| *height > 0) else {
        return Vec::new();
    };
    // Most of what makes a colour light is its green.
    let light = |x: usize, y: usize| pixels.get((y * width + x) * PIXEL + 1).copied().unwrap_or_default();
    let mut image = PreparedImage::prepare_from_greyscale(width, height, light);
    let codes = image.detect_grids();
    codes.iter().filter_map(|code| code.decode().ok()).map(|(_, text)| text).collect()
}
