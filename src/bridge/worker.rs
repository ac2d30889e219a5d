//! The answering end of the bridge, in a dedicated worker.

use crate::bridge::BridgeFault;
use crate::bridge::port::{Message, Parcel, Port};
use futures_channel::mpsc;
use futures_util::StreamExt;
use js_sys::ArrayBuffer;
use std::panic;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::MessageEvent;

/// Speaks to the client unasked: what changed, how far a long task is.
#[derive(Clone)]
pub struct Events {
    port: Port,
}

impl Events {
    /// Returns the voice of this worker.
    #[must_use]
    pub fn of_this_worker() -> Self {
        Self { port: this_worker() }
    }

    /// Returns the voice of whoever serves this port.
    #[must_use]
    pub fn over(port: Port) -> Self {
        Self { port }
    }

    /// Sends a message to the client's listeners.
    ///
    /// # Errors
    /// The browser refuses to post it.
    pub fn post(&self, payload: Vec<u8>) -> Result<(), BridgeFault> {
        self.port.post(Message::Event { payload })
    }
}

/// Answers the calls made to this worker, strictly one after another, and tells the client should it panic.
///
/// The handler may wait as long as it likes: the next call is not looked at before it has answered.
pub fn serve<H>(handler: H)
where
    H: AsyncFnMut(Vec<u8>, Option<ArrayBuffer>) -> (Vec<u8>, Option<ArrayBuffer>) + 'static,
{
    tell_client_of_panics();
    serve_over(this_worker(), handler);
}

/// Answers the calls that come over a port, as [`serve`] does.
pub fn serve_over<H>(port: Port, mut handler: H)
where
    H: AsyncFnMut(Vec<u8>, Option<ArrayBuffer>) -> (Vec<u8>, Option<ArrayBuffer>) + 'static,
{
    let (sender, mut calls) = mpsc::unbounded();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        // The receiving end lives as long as the worker.
        drop(sender.unbounded_send(Message::decode(&event.data())));
    });
    port.listen(on_message.as_ref().unchecked_ref());
    // The browser calls it until the worker ends.
    on_message.forget();
    spawn_local(async move {
        let mut outcome = port.post(Message::Ready);
        while outcome.is_ok()
            && let Some(call) = calls.next().await
        {
            outcome = match call {
                Ok(Message::Call { id, parcel }) => {
                    let (payload, attachment) = handler(parcel.payload, parcel.attachment).await;
                    port.post(Message::Answer { id, parcel: Parcel { payload, attachment } })
                }
                Ok(other) => Err(BridgeFault::Garbled(format!("not a call: {other:?}"))),
                Err(fault) => Err(fault),
            };
        }
        if let Err(fault) = outcome {
            drop(port.post(Message::Crash { words: fault.to_string() }));
        }
    });
}

/// Makes a panic's words the last thing the client hears: the browser would tell it only "unreachable".
fn tell_client_of_panics() {
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        drop(this_worker().post(Message::Crash { words: panic.to_string() }));
        before(panic);
    }));
}

fn this_worker() -> Port {
    js_sys::global().unchecked_into()
}
