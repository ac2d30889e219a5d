//! The worker that reads spreadsheets, started only when somebody brings a file.
//!
//! A message is the array `[request, file]`: the request in postcard's form as a `Uint8Array`, and the file's content
//! as an `ArrayBuffer` where there is one. Answers come back as a `Uint8Array` in the same form, `Ready` first.
//! To give up, the page terminates the worker; a worker that fails on a broken file does so alone.

#[cfg(target_arch = "wasm32")]
mod worker {
    use js_sys::{Array, ArrayBuffer, Uint8Array};
    use std::cell::RefCell;
    use tung_nha::spreadsheet::{SheetAnswer, SheetDesk, SheetFault, SheetRequest};
    use wasm_bindgen::JsCast;
    use wasm_bindgen::prelude::{Closure, JsValue};
    use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

    pub fn start() {
        console_error_panic_hook::set_once();
        let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
        let desk = RefCell::new(SheetDesk::default());
        let speaker = scope.clone();
        let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let answer = receive(&mut desk.borrow_mut(), &event.data(), &mut |answer| post(&speaker, &answer));
            post(&speaker, &answer);
        });
        scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        // The listener lives as long as the worker.
        listener.forget();
        post(&scope, &SheetAnswer::Ready);
    }

    fn receive(desk: &mut SheetDesk, message: &JsValue, report: &mut dyn FnMut(SheetAnswer)) -> SheetAnswer {
        let message = Array::from(message);
        let request = Uint8Array::new(&message.get(0)).to_vec();
        let file = message.get(1).dyn_into::<ArrayBuffer>().map(|file| Uint8Array::new(&file).to_vec());
        match postcard::from_bytes::<SheetRequest>(&request) {
            Ok(request) => desk.answer(request, &file.unwrap_or_default(), report),
            Err(fault) => SheetAnswer::Failed(SheetFault::Damaged { detail: fault.to_string() }),
        }
    }

    fn post(scope: &DedicatedWorkerGlobalScope, answer: &SheetAnswer) {
        let bytes = match postcard::to_allocvec(answer) {
            Ok(bytes) => Uint8Array::from(bytes.as_slice()),
            Err(fault) => return web_sys::console::error_1(&JsValue::from_str(&fault.to_string())),
        };
        let transfer = Array::of1(&bytes.buffer());
        if let Err(fault) = scope.post_message_with_transfer(&bytes, &transfer) {
            web_sys::console::error_1(&fault);
        }
    }
}

fn main() {
    #[cfg(target_arch = "wasm32")]
    worker::start();
}
