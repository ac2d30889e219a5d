//! The worker that reads spreadsheets and writes papers, started only when somebody brings a file or wants one.
//!
//! It answers over the bridge, one request after another; how far a reading is goes out unasked. A register that was
//! read travels beside its answer, so that the screen hands it on to the engine without looking into it; so does a file
//! that was written. To give up,
//! the page terminates the worker; a worker that falls over a broken file falls alone.

#[cfg(target_arch = "wasm32")]
mod worker {
    use js_sys::{ArrayBuffer, Uint8Array};
    use tung_nha::bridge::worker::{Events, serve};
    use tung_nha::spreadsheet::{SheetAnswer, SheetDesk, SheetFault, SheetRequest};

    pub fn start() {
        console_error_panic_hook::set_once();
        let mut desk = SheetDesk::default();
        serve(async move |payload, file| {
            let mut answer = receive(&mut desk, &payload, file);
            let beside = match &mut answer {
                SheetAnswer::ReadDone(done) => Some(std::mem::take(&mut done.register)),
                SheetAnswer::Written(file) => Some(std::mem::take(file)),
                _ => None,
            };
            (encode(&answer), beside.map(|bytes| Uint8Array::from(bytes.as_slice()).buffer()))
        });
    }

    fn receive(desk: &mut SheetDesk, payload: &[u8], file: Option<ArrayBuffer>) -> SheetAnswer {
        let content = file.map(|file| Uint8Array::new(&file).to_vec()).unwrap_or_default();
        match postcard::from_bytes::<SheetRequest>(payload) {
            // A progress nobody hears changes nothing.
            Ok(request) => desk.answer(request, &content, &mut |progress| drop(events().post(encode(&progress)))),
            Err(fault) => SheetAnswer::Failed(SheetFault::Damaged { detail: fault.to_string() }),
        }
    }

    fn events() -> Events {
        Events::of_this_worker()
    }

    /// Returns the bytes of an answer.
    fn encode(answer: &SheetAnswer) -> Vec<u8> {
        // Answers are plain data: writing them to memory cannot fail.
        postcard::to_allocvec(answer).unwrap_or_default()
    }
}

fn main() {
    #[cfg(target_arch = "wasm32")]
    worker::start();
}
