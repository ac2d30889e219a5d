//! Waiting for a browser that may never answer.

use futures_channel::oneshot;
use futures_util::future::{Either, select};
use std::pin::pin;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::{JsFuture, spawn_local};

#[wasm_bindgen]
extern "C" {
    /// The timer of a window and of a worker alike.
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(callback: &js_sys::Function, delay_ms: u32);
}

/// Returns what `work` yields, or `None` if it has not within `patience_ms`.
///
/// Work that is late still runs to its end, and what it then yields is dropped: a connection must not stay open
/// because nobody waited for it.
pub(super) async fn within<T: 'static>(patience_ms: u32, work: impl Future<Output = T> + 'static) -> Option<T> {
    let (sender, receiver) = oneshot::channel();
    spawn_local(async move {
        drop(sender.send(work.await));
    });
    match select(receiver, pin!(pause(patience_ms))).await {
        Either::Left((yielded, _)) => yielded.ok(),
        Either::Right(_) => None,
    }
}

/// Waits.
pub(super) async fn pause(delay_ms: u32) {
    let timer = js_sys::Promise::new(&mut |resolve, _| set_timeout(&resolve, delay_ms));
    // A timer is never refused.
    drop(JsFuture::from(timer).await);
}
