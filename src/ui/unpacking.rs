//! Unpacking what gzip compressed, with the browser's own means, piece by piece and no further than is safe.

use crate::exchange::{Damage, Lookalike, PackageFault, glance, unpacked_limit};
use js_sys::{Array, Reflect, Uint8Array};
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::{Blob, ReadableStreamDefaultReader, ReadableWritablePair};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    type DecompressionStream;

    /// Throws where the browser does not know the format, or has no such thing at all.
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;
}

/// Unpacks a file.
///
/// # Errors
/// The browser does not unpack, the file was damaged, it unpacks to too much, or what is in it is no package: that shows
/// at its first bytes, and the rest is not unpacked then.
pub async fn unpack(file: &Blob) -> Result<Blob, PackageFault> {
    const DAMAGED: PackageFault = PackageFault::Damaged(Damage::Gzip);
    let limit = unpacked_limit(file.size() as u64);
    // Browsers that do not unpack are told apart from files that do not: the person can unpack the file elsewhere.
    let stream = DecompressionStream::new("gzip").map_err(|_| PackageFault::NotText(Lookalike::Gzip))?;
    let reader: ReadableStreamDefaultReader =
        file.stream().pipe_through(stream.unchecked_ref::<ReadableWritablePair>()).get_reader().unchecked_into();
    let pieces = Array::new();
    let mut size = 0;
    while let Some(piece) = next(&reader).await.ok_or(DAMAGED)? {
        if size == 0 {
            // The end is not known yet, so none is found missing.
            let looked_at = glance(&piece.to_vec(), b"}", 0);
            if looked_at.is_err() {
                stop(&reader);
            }
            looked_at?;
        }
        size += u64::from(piece.length());
        if size > limit {
            stop(&reader);
            return Err(PackageFault::TooLarge { bytes: size, limit });
        }
        pieces.push(&piece);
    }
    Blob::new_with_buffer_source_sequence(&pieces).map_err(|_| DAMAGED)
}

/// Returns the next piece, nothing at the end, and `None` if there is a fault.
async fn next(reader: &ReadableStreamDefaultReader) -> Option<Option<Uint8Array>> {
    let read = JsFuture::from(reader.read()).await.ok()?;
    if Reflect::get(&read, &"done".into()).ok()?.is_truthy() {
        return Some(None);
    }
    Reflect::get(&read, &"value".into()).ok()?.dyn_into().ok().map(Some)
}

/// Lets go of the rest.
fn stop(reader: &ReadableStreamDefaultReader) {
    // How letting go ends is nobody's concern.
    drop(reader.cancel());
}
