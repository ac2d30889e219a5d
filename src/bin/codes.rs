//! The worker that draws and reads QR codes, started only when a package goes from a screen to a camera.
//!
//! It answers over the bridge, one request after another. Pictures and packages travel beside the messages.

#[cfg(target_arch = "wasm32")]
mod worker {
    use js_sys::{ArrayBuffer, Uint8Array};
    use tung_nha::bridge::worker::serve;
    use tung_nha::exchange::codes::{CodesAnswer, CodesDesk, CodesRequest};

    pub fn start() {
        console_error_panic_hook::set_once();
        let mut desk = CodesDesk::default();
        serve(async move |payload, content| {
            let (answer, content) = receive(&mut desk, &payload, content);
            (encode(&answer), content.map(|content| Uint8Array::from(content.as_slice()).buffer()))
        });
    }

    fn receive(desk: &mut CodesDesk, payload: &[u8], content: Option<ArrayBuffer>) -> (CodesAnswer, Option<Vec<u8>>) {
        let content = content.map(|content| Uint8Array::new(&content).to_vec()).unwrap_or_default();
        match postcard::from_bytes::<CodesRequest>(payload) {
            Ok(request) => desk.answer(request, &content),
            Err(_) => (CodesAnswer::Failed, None),
        }
    }

    /// Returns the bytes of an answer.
    fn encode(answer: &CodesAnswer) -> Vec<u8> {
        // Answers are plain data: writing them to memory cannot fail.
        postcard::to_allocvec(answer).unwrap_or_default()
    }
}

fn main() {
    #[cfg(target_arch = "wasm32")]
    worker::start();
}
