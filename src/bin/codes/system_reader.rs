//! The system's own reader of codes, which Chrome on Android offers.

use js_sys::{Array, ArrayBuffer, Object, Reflect, Uint8ClampedArray};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::ImageData;

#[wasm_bindgen]
extern "C" {
    type BarcodeDetector;

    #[wasm_bindgen(constructor, catch)]
    fn new(options: &JsValue) -> Result<BarcodeDetector, JsValue>;

    #[wasm_bindgen(method, catch)]
    async fn detect(this: &BarcodeDetector, image: &ImageData) -> Result<JsValue, JsValue>;
}

/// The reader, if there is one that works.
pub struct SystemReader(Option<BarcodeDetector>);

impl SystemReader {
    /// Looks for it.
    pub fn find() -> Self {
        let options = Object::new();
        // A plain object takes any value.
        let _ = Reflect::set(&options, &"formats".into(), &Array::of1(&"qr_code".into()));
        Self(BarcodeDetector::new(&options).ok())
    }

    /// Returns the texts of the codes it sees. Once it fails, its service is missing: it is not asked again.
    pub async fn texts(&mut self, pixels: &ArrayBuffer, width: u32) -> Vec<String> {
        let Some(detector) = &self.0 else { return Vec::new() };
        let Ok(image) = ImageData::new_with_js_u8_clamped_array(&Uint8ClampedArray::new(pixels), width) else {
            return Vec::new();
        };
        match detector.detect(&image).await {
            Ok(codes) => Array::from(&codes)
                .iter()
                .filter_map(|code| Reflect::get(&code, &"rawValue".into()).ok()?.as_string())
                .collect(),
            Err(_) => {
                self.0 = None;
                Vec::new()
            }
        }
    }
}
