//! A film for the camera of a browser, in place of a real one.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

/// What the camera sees, in pixels.
const WIDTH: usize = 640;
const HEIGHT: usize = 480;
const FRAMES_PER_SECOND: usize = 15;

/// How long a picture stands, in frames.
const STANDS: usize = 2;

/// The light of a wall around the pictures.
const WALL: u8 = 150;

/// A square picture that stood on a screen.
#[derive(Deserialize)]
pub struct Still {
    /// Its pixels, line by line: `1` is dark.
    dark: String,
}

/// Writes a film of pictures one after another, as a camera would see them on a screen.
///
/// # Errors
/// When a picture is no square or too large, or the file cannot be written.
pub fn write(path: &Path, stills: &[Still]) -> Result<()> {
    let mut film = format!("YUV4MPEG2 W{WIDTH} H{HEIGHT} F{FRAMES_PER_SECOND}:1 Ip A1:1 C420jpeg\n").into_bytes();
    for still in stills {
        let frame = frame(still)?;
        for _ in 0..STANDS {
            film.extend_from_slice(b"FRAME\n");
            film.extend_from_slice(&frame);
        }
    }
    Ok(fs::write(path, film)?)
}

/// Puts a picture into the middle of a frame, as large as it goes: its light, then two planes without colour.
fn frame(still: &Still) -> Result<Vec<u8>> {
    let dark = still.dark.as_bytes();
    let side = dark.len().isqrt();
    let scale = HEIGHT / side.max(1);
    let (left, top) = ((WIDTH - side * scale) / 2, (HEIGHT - side * scale) / 2);
    let mut frame = vec![WALL; WIDTH * HEIGHT];
    for (row, line) in dark.chunks(side.max(1)).enumerate() {
        for (column, pixel) in line.iter().enumerate() {
            let light = if *pixel == b'1' { 30 } else { 225 };
            for y in 0..scale {
                let start = (top + row * scale + y) * WIDTH + left + column * scale;
                frame.get_mut(start..start + scale).context("the picture is no square")?.fill(light);
            }
        }
    }
    frame.resize(WIDTH * HEIGHT * 3 / 2, 128);
    Ok(frame)
}
