//! The wire: one posted message is `[kind, id, payload]` or `[kind, id, payload, attachment]`.
//!
//! Payload and attachment are handed over, not copied: posting a message empties the sender's side of them.

use crate::bridge::BridgeFault;
use js_sys::{Array, ArrayBuffer, Function, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

#[wasm_bindgen]
extern "C" {
    /// What sends and receives messages: a `Worker`, a worker's own scope, or a `MessagePort`.
    #[derive(Clone)]
    pub type Port;

    #[wasm_bindgen(method, catch, js_name = postMessage)]
    fn post_message(this: &Port, message: &Array, transfer: &Array) -> Result<(), JsValue>;

    #[wasm_bindgen(method, setter, structural, js_name = onmessage)]
    fn set_on_message(this: &Port, handler: &JsValue);
}

impl Port {
    /// Posts a message.
    ///
    /// # Errors
    /// The browser refuses: the attachment was handed over before.
    pub(super) fn post(&self, message: Message) -> Result<(), BridgeFault> {
        let (message, transfer) = message.encode();
        self.post_message(&message, &transfer).map_err(|thrown| BridgeFault::Garbled(words_of(&thrown)))
    }

    /// Sets who is called with each message's event.
    pub(super) fn listen(&self, handler: &Function) {
        self.set_on_message(handler);
    }

    /// Stops listening.
    pub(super) fn ignore(&self) {
        self.set_on_message(&JsValue::NULL);
    }
}

/// What a call or an answer carries: its bytes, and a file too large to copy.
#[derive(Clone, Debug)]
pub struct Parcel {
    pub payload: Vec<u8>,
    pub attachment: Option<ArrayBuffer>,
}

/// One message between a client and its worker.
#[derive(Clone, Debug)]
pub enum Message {
    /// The worker listens. Nothing is sent to it before.
    Ready,
    /// The client asks.
    Call { id: u32, parcel: Parcel },
    /// The worker answers the call of this number.
    Answer { id: u32, parcel: Parcel },
    /// The worker speaks unasked.
    Event { payload: Vec<u8> },
    /// The worker's last words.
    Crash { words: String },
}

const READY: u32 = 0;
const CALL: u32 = 1;
const ANSWER: u32 = 2;
const EVENT: u32 = 3;
const CRASH: u32 = 4;

impl Message {
    /// Returns the message as it is posted, and what of it is handed over.
    #[must_use]
    pub fn encode(self) -> (Array, Array) {
        let (kind, id, parcel) = match self {
            Self::Ready => (READY, 0, Parcel::of_bytes(Vec::new())),
            Self::Call { id, parcel } => (CALL, id, parcel),
            Self::Answer { id, parcel } => (ANSWER, id, parcel),
            Self::Event { payload } => (EVENT, 0, Parcel::of_bytes(payload)),
            Self::Crash { words } => (CRASH, 0, Parcel::of_bytes(words.into_bytes())),
        };
        let payload = Uint8Array::from(parcel.payload.as_slice());
        let transfer = Array::of1(&payload.buffer());
        let message = Array::of3(&kind.into(), &id.into(), &payload);
        if let Some(attachment) = parcel.attachment {
            message.push(&attachment);
            transfer.push(&attachment);
        }
        (message, transfer)
    }

    /// Reads a posted message.
    ///
    /// # Errors
    /// It is not one of this wire.
    pub fn decode(posted: &JsValue) -> Result<Self, BridgeFault> {
        let garbled = |what: &str| BridgeFault::Garbled(format!("{what}: {posted:?}"));
        let parts: &Array = posted.dyn_ref().ok_or_else(|| garbled("not a message"))?;
        let number = |value: JsValue| value.as_f64().filter(|number| number.fract() == 0.0 && *number >= 0.0);
        let (Some(kind), Some(id)) = (number(parts.get(0)), number(parts.get(1))) else {
            return Err(garbled("no kind or no number"));
        };
        let payload = parts.get(2).dyn_into::<Uint8Array>().map_err(|_| garbled("no payload"))?.to_vec();
        let attachment = match parts.get(3) {
            missing if missing.is_undefined() => None,
            attachment => Some(attachment.dyn_into().map_err(|_| garbled("attachment is no buffer"))?),
        };
        let (kind, id) = (kind as u32, id as u32);
        match kind {
            READY => Ok(Self::Ready),
            CALL => Ok(Self::Call { id, parcel: Parcel { payload, attachment } }),
            ANSWER => Ok(Self::Answer { id, parcel: Parcel { payload, attachment } }),
            EVENT => Ok(Self::Event { payload }),
            CRASH => Ok(Self::Crash { words: String::from_utf8_lossy(&payload).into_owned() }),
            _ => Err(garbled("unknown kind")),
        }
    }
}

impl Parcel {
    /// Returns a parcel without an attachment.
    #[must_use]
    pub fn of_bytes(payload: Vec<u8>) -> Self {
        Self { payload, attachment: None }
    }
}

/// Returns what a thrown value says, for the log.
pub(super) fn words_of(thrown: &JsValue) -> String {
    match thrown.dyn_ref::<js_sys::Error>() {
        Some(error) => format!("{}: {}", error.name(), error.message()),
        None => format!("{thrown:?}"),
    }
}
