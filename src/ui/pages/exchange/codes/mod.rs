//! A package from a screen to a camera. The codes are drawn and read by a worker of their own.

mod awake;
mod camera;
mod ending;
mod look;
mod show;
mod showing;
mod sight;

pub use look::ReadCodes;
pub use show::ShowCodes;

use crate::bridge::BridgeFault;
use crate::bridge::client::WorkerClient;
use crate::exchange::codes::{CodesAnswer, CodesRequest};
use futures_channel::oneshot;
use js_sys::ArrayBuffer;
use leptos::prelude::set_timeout;
use std::time::Duration;

/// The worker's loader, beside the page. It is started only when somebody hands a package over by codes.
const WORKER: &str = "codes_loader.js";

/// The worker that draws and reads codes; it must be ended.
#[derive(Clone)]
struct CodesWorker(WorkerClient);

impl CodesWorker {
    fn start() -> Result<Self, BridgeFault> {
        WorkerClient::start(WORKER).map(Self)
    }

    /// Asks; what travels beside the request is handed over. A worker that fell answers [`CodesAnswer::Failed`].
    async fn ask(&self, request: CodesRequest, content: Option<ArrayBuffer>) -> (CodesAnswer, Option<ArrayBuffer>) {
        // Requests are plain data: writing them to memory cannot fail.
        let payload = postcard::to_allocvec(&request).unwrap_or_default();
        match self.0.call(payload, content).await {
            Ok((payload, content)) => (postcard::from_bytes(&payload).unwrap_or(CodesAnswer::Failed), content),
            Err(_) => (CodesAnswer::Failed, None),
        }
    }

    fn end(&self) {
        self.0.terminate();
    }
}

/// Waits.
async fn pause(duration: Duration) {
    let (sender, receiver) = oneshot::channel();
    // Who waits may be gone by then.
    set_timeout(
        move || {
            let _ = sender.send(());
        },
        duration,
    );
    let _ = receiver.await;
}
