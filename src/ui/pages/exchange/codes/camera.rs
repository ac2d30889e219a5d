//! The camera of the device: started on a tap, and off again as soon as nobody looks through it.

use js_sys::{ArrayBuffer, Object, Reflect, Uint8ClampedArray};
use leptos::prelude::{document, window};
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::{
    CanvasRenderingContext2d, DomException, HtmlCanvasElement, HtmlVideoElement, MediaStream, MediaStreamConstraints,
    MediaStreamTrack,
};
use wasm_bindgen_futures::JsFuture;

/// The most pixels a side of what is looked at: enough for a code, and quick to read for a cheap phone.
const SIDE_LIMIT: u32 = 720;

/// Why there is no picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CameraFault {
    /// The person or the device does not allow it.
    Denied,
    /// There is none.
    Absent,
    /// Something else uses it, or it does not start.
    Busy,
}

/// A camera that runs. Dropped, it is off.
pub struct Camera {
    stream: MediaStream,
}

impl Camera {
    /// Returns whether the browser lets pages use cameras at all; over an insecure connection it does not.
    pub fn is_offered() -> bool {
        Reflect::get(&window().navigator(), &"mediaDevices".into()).is_ok_and(|devices| devices.is_object())
    }

    /// Starts the camera on the back, or the only one; the browser asks the person first.
    ///
    /// # Errors
    /// There is no picture to be had.
    pub async fn start() -> Result<Self, CameraFault> {
        let wishes = Object::new();
        for (wish, value) in [("facingMode", "environment".into()), ("width", ideally(1280)), ("height", ideally(720))]
        {
            // A plain object takes any value.
            let _ = Reflect::set(&wishes, &wish.into(), &value);
        }
        let constraints = MediaStreamConstraints::new();
        constraints.set_video(&wishes);
        let devices = window().navigator().media_devices().map_err(|_| CameraFault::Absent)?;
        let promise = devices.get_user_media_with_constraints(&constraints).map_err(|thrown| fault(&thrown))?;
        let stream = JsFuture::from(promise).await.map_err(|thrown| fault(&thrown))?;
        Ok(Self { stream: stream.unchecked_into() })
    }

    /// Shows what it sees.
    pub fn show_in(&self, video: &HtmlVideoElement) {
        video.set_src_object(Some(&self.stream));
        // It has `autoplay`; the phones that want to be told are told.
        let _ = video.play();
    }

    /// Returns whether it still runs: another app may take it, and the person may take the permission back.
    pub fn is_live(&self) -> bool {
        self.stream.active()
    }
}

impl Drop for Camera {
    fn drop(&mut self) {
        for track in self.stream.get_tracks() {
            track.unchecked_into::<MediaStreamTrack>().stop();
        }
    }
}

fn ideally(pixels: u32) -> JsValue {
    let wish = Object::new();
    // A plain object takes any value.
    let _ = Reflect::set(&wish, &"ideal".into(), &pixels.into());
    wish.into()
}

fn fault(thrown: &JsValue) -> CameraFault {
    let name = thrown.dyn_ref::<DomException>().map(DomException::name).unwrap_or_default();
    match name.as_str() {
        "NotAllowedError" | "SecurityError" => CameraFault::Denied,
        "NotFoundError" | "OverconstrainedError" => CameraFault::Absent,
        _ => CameraFault::Busy,
    }
}

/// Takes pictures of what a video shows.
pub struct Shutter {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
}

impl Shutter {
    /// Makes one; `None` where the browser gives no canvas.
    pub fn new() -> Option<Self> {
        let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
        let options = Object::new();
        Reflect::set(&options, &"willReadFrequently".into(), &true.into()).ok()?;
        let context = canvas.get_context_with_context_options("2d", &options).ok()??.dyn_into().ok()?;
        Some(Self { canvas, context })
    }

    /// Takes the square in the middle of what the video shows, as the person sees it: pixels a side, and four bytes for
    /// each pixel. `None` while nothing is shown.
    pub fn take(&self, video: &HtmlVideoElement) -> Option<(u32, ArrayBuffer)> {
        let (width, height) = (video.video_width(), video.video_height());
        let seen = width.min(height);
        if seen == 0 {
            return None;
        }
        let side = seen.min(SIDE_LIMIT);
        if self.canvas.width() != side {
            self.canvas.set_width(side);
            self.canvas.set_height(side);
        }
        let (left, top) = (f64::from((width - seen) / 2), f64::from((height - seen) / 2));
        let (seen, shown) = (f64::from(seen), f64::from(side));
        self.context
            .draw_image_with_html_video_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
                video, left, top, seen, seen, 0.0, 0.0, shown, shown,
            )
            .ok()?;
        let image = self.context.get_image_data(0.0, 0.0, shown, shown).ok()?;
        // Its own accessor would copy the pixels on this thread, which has no use for them.
        let pixels: Uint8ClampedArray = Reflect::get(&image, &"data".into()).ok()?.dyn_into().ok()?;
        Some((side, pixels.buffer()))
    }
}
