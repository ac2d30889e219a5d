//! The worker that writes files, started when one is wanted and ended after it.

use crate::bridge::client::WorkerClient;
use crate::spreadsheet::{SheetAnswer, SheetRequest};
use js_sys::ArrayBuffer;

/// The worker's loader, beside the page.
const WORKER: &str = "sheets_loader.js";

/// Has the worker write a file, of what goes with the request if need be; `None` if it could not, or fell.
pub async fn write(request: SheetRequest, beside: Option<ArrayBuffer>) -> Option<ArrayBuffer> {
    let worker = WorkerClient::start(WORKER).ok()?;
    let payload = postcard::to_allocvec(&request).ok()?;
    let answer = worker.call(payload, beside).await;
    worker.terminate();
    let (payload, file) = answer.ok()?;
    match postcard::from_bytes(&payload).ok()? {
        SheetAnswer::Written(_) => file,
        _ => None,
    }
}
